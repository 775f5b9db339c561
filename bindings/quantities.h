/* quantities.h: what quantifier.c finds. Quantities own their items, the digits
** of their numbers and their strings. */
#ifndef QUANTITIES_H
#define QUANTITIES_H

#include <stdbool.h>
#include <stddef.h>

#include "number.h"
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
  ROLE_WORD,      /* no number at all: 统一; found only where asked for */
  ROLE_COUNT
};

/* Why it has that role; its names are keys that stdlib/explanation.lua
 * explains.
 */
enum QuantityReason {
  REASON_MEASURED,   /* has a unit and nothing speaks against it */
  REASON_STATED,     /* a word before it states it: 为 达 */
  REASON_BOUND,      /* a bare number with 约 超 多 */
  REASON_LARGE,      /* a bare number with 万, decimals or separators */
  REASON_DOING,      /* a small count of what is done: 举办三届 */
  REASON_LASTING,    /* a length of time after 连续 */
  REASON_NOUN,       /* counts the noun after it: 四大平台 */
  REASON_RANK,       /* ranks */
  REASON_RATIO,      /* two numbers and a colon */
  REASON_SHARED,     /* takes the unit of the number after it: 8、13家 */
  REASON_CALENDAR,   /* a date, month, year, plan */
  REASON_SPAN,       /* a number of years that says when: 近三年 */
  REASON_NUMBERING,  /* numbers a heading or a point of a list */
  REASON_ORDINAL,    /* 第三届: tells which one */
  REASON_LETTERS,    /* touches letters or signs of a name: KS-1, 1+9 */
  REASON_QUOTED,     /* stands in quotation marks */
  REASON_TITLED,     /* stands in 《》 */
  REASON_NAMING,     /* its unit makes names: 500强 */
  REASON_THRESHOLD,  /* 百亿元企业: names a kind of thing */
  REASON_SERIAL,     /* 二期, 五次会议: tells which one */
  REASON_BARE,       /* nothing says what it counts */
  REASON_PARTS,      /* 8:45:47 has no one value */
  REASON_LISTED,     /* stands in a list of fixed words */
  REASON_CUED,       /* a word before it announces a reference: 电话 */
  REASON_REFERRING,  /* its unit refers: 12号 */
  REASON_CHAINED,    /* digits chained by - . : or too many to be a number */
  REASON_ZERO,       /* begins with a needless zero */
  REASON_SLOGAN,     /* counts what slogans count: 八个着力 */
  REASON_SMALL,      /* 一个 一次 一天: mostly no count */
  REASON_MULTIPLIER, /* 万 or 亿 alone */
  REASON_FINANCIAL,  /* 拾 or 陆 alone, mostly another word */
  REASON_COUNT
};

extern const char *const quantity_type_names[QUANTITY_TYPES];
extern const char *const quantity_role_names[ROLE_COUNT];
extern const char *const quantity_reason_names[REASON_COUNT];

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
  enum QuantityReason reason;
  char approx;              /* '=' '~' '>' '<' */
  Span approx_word;         /* 约, 多, 以上; empty where exact */
  Decimal value, low, high; /* base units; a range has low or high instead */
  Decimal grain;            /* what 1 in the last written digit is worth */
  bool cut; /* a fraction of which more digits would follow: 三分之二 */
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
  bool short_of_memory; /* something could not be added */
} Quantities;

void quantities_free(Quantities *quantities); /* and empty again */

/* The functions below add something; where memory is short they set
** short_of_memory, and what they return may be used as if it were there. */

/* An exact, plain quantity over 'span' without value or unit. The pointer
** holds until the next one is added; NULL where memory is short. */
Quantity *quantities_add(Quantities *quantities, Span span,
                         enum QuantityType type, enum QuantityRole role,
                         enum QuantityReason reason);
uint32_t quantities_add_string(Quantities *quantities, const char *string);
Decimal quantities_add_number(Quantities *quantities, const Number *number);

/* 10^n, n the exponent of 'number': what 1 in its last digit is worth. */
Decimal quantities_add_grain(Quantities *quantities, const Number *number);

/* The index of the first item that starts at or after 'at'. */
size_t quantities_from(const Quantities *quantities, uint32_t at);

#endif
