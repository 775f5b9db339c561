/* quantifier.h: numbers, quantities, ranks and periods in clean text, found in
** one pass. What the words mean comes from outside (stdlib/units.lua and
** numbers.lua); how numbers are built is here. */
#ifndef QUANTIFIER_H
#define QUANTIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "span.h"

enum QuantityType {
  QUANTITY_NUMBER,    /* a bare number, or a count of things: 3家 */
  QUANTITY_PERCENT,   /* 5.9%, 百分之三 */
  QUANTITY_POINTS,    /* 0.5个百分点 */
  QUANTITY_MULTIPLE,  /* 30倍, 一番 */
  QUANTITY_RATIO,     /* 1:27 */
  QUANTITY_RANK,      /* 第二, 首位, 第47名 */
  QUANTITY_ORDINAL,   /* 第三届: an ordinal that ranks nothing */
  QUANTITY_CURRENCY,  /* 4.35亿元 */
  QUANTITY_DIMENSION, /* 19万平方米, 18.1万千瓦, 8天 */
  QUANTITY_AGE,
  QUANTITY_TEMPERATURE,
  QUANTITY_PERIOD, /* 2016年, 1-11月, “十三五”, 去年 */
  QUANTITY_TYPES
};

/* What a number does in its sentence. Only claims become facts. */
enum QuantityRole {
  ROLE_CLAIM,     /* says something that could stand in a table */
  ROLE_PERIOD,    /* when */
  ROLE_HEADING,   /* 一、 (二) 1. 一是 */
  ROLE_NAME,      /* inside a name: 中国制造2025, 500强, 4G, “1+9” */
  ROLE_REFERENCE, /* phone, postcode, document number, version, coordinate */
  ROLE_IDIOM,     /* 一企一策, 八个着力 */
  ROLE_COUNT
};

extern const char *const quantity_type_names[QUANTITY_TYPES];
extern const char *const quantity_role_names[ROLE_COUNT];

/* An exact decimal number: digits as written, "-4.4", "435000000"; never
** through a double. */
typedef struct Decimal {
  Span digits; /* into Quantities.digits; empty where there is none */
} Decimal;

typedef struct Quantity {
  Span span;    /* number and unit, with 多 余 几 inside, without 约 超 */
  Span number;  /* the number without its unit */
  Span context; /* with the words that bound it: 约 超 近 以上 左右 */
  enum QuantityType type;
  enum QuantityRole role;
  char approx;              /* '=' '~' '>' '<' */
  Span approx_word;         /* 约, 多, 以上; empty where exact */
  Decimal value, low, high; /* base units; a range has low or high instead */
  Decimal grain;            /* what 1 in the last written digit is worth */
  uint32_t unit; /* at Quantities.strings: "元", "%", "百分点"; "" if bare */
  uint32_t period; /* there too: notation of period.h; "" elsewhere */
} Quantity;

typedef struct Quantities {
  Quantity *items;
  size_t count, capacity;
  char *digits; /* owned: the digits of every Decimal */
  size_t digits_count, digits_capacity;
  char *strings; /* owned: NUL-ended; the first is "" */
  size_t strings_count, strings_capacity;
} Quantities;

void quantities_free(Quantities *quantities);

/* The word lists that a Quantifier is told. */
enum WordList {
  WORDS_UNITS,  /* after a number: kind is UnitKind, type, group, size */
  WORDS_FIXED,  /* anywhere: kind is FixedKind */
  WORDS_BEFORE, /* before a number: sign */
  WORDS_AFTER,  /* after a quantity: sign; 0: looks like one, but is none */
  WORDS_CUES,   /* before a quantity: kind is CueKind */
  WORDS_NOUNS,  /* after a small count: kind is NounKind */
  WORDS_LISTS
};

enum UnitKind {
  UNIT_PLAIN,
  UNIT_SERIAL, /* numbers things more than it counts them: 期 届 所 */
  UNIT_GREAT, /* 大: counts the noun after it, 四大平台, or names a slogan */
  UNIT_LOOSE,    /* mostly no count after 一 to 十: 个 次 项 种 */
  UNIT_NAME,     /* makes the number a name: 强 代 G */
  UNIT_REFERENCE /* makes the number a reference: 号 条(法) */
};

enum FixedKind {
  FIXED_WORD,   /* no number: 统一, 进一步 */
  FIXED_IDIOM,  /* 一企一策 */
  FIXED_NAME,   /* 三一重工 */
  FIXED_PERIOD, /* value: notation of its year, or of itself */
  FIXED_YEAR,   /* a word for a year, which months may follow: 去年 */
  FIXED_RANK,   /* value: the rank: 首位 */
  FIXED_MONEY   /* before a number: $; value: the unit; type */
};

enum CueKind {
  CUE_REFERENCE, /* 电话 邮编 编号 */
  CUE_RANKING,   /* 居 位列 排名 */
  CUE_LASTING,   /* 连续 长达: a length of time that is claimed */
  CUE_RECENT,    /* 近 过去 */
  CUE_COMING,    /* 未来 今后 */
  CUE_STATING,   /* 为 达 超: a bare number after it is claimed */
  CUE_DOING      /* 举办 召开: a small count after it is claimed */
};

enum NounKind {
  NOUN_THING,  /* 平台 基地: 四大平台 is counted */
  NOUN_MONEY,  /* 资金 基金: 15亿 before it is money */
  NOUN_SLOGAN, /* 着力 结合: 八个着力 is not */
  NOUN_MEETING /* 会议 全会: 五次会议 is the fifth one's name */
};

typedef struct Quantifier Quantifier;

Quantifier *quantifier_new(void);             /* NULL when memory is short */
void quantifier_free(Quantifier *quantifier); /* accepts NULL */

typedef struct Meaning Meaning;

/* Tells it a word (UTF-8); everything is copied. */
bool quantifier_add(Quantifier *quantifier, enum WordList list,
                    const char *word, size_t length, const Meaning *meaning,
                    Fault *fault);

/* To be called once, after the last word and before quantifier_find. From
** here the Quantifier never changes and may be shared. */
void quantifier_seal(Quantifier *quantifier);

/* Adds the quantities of 'text' to 'quantities' (zeroed by the caller), in
** reading order, never overlapping. False when memory is short or the text is
** 4 GiB or more; they are then freed and empty. Linear in the text. What is
** found in a sentence depends on no other sentence. */
bool quantifier_find(const Quantifier *quantifier, const char *text,
                     size_t length, Quantities *quantities);

#endif
