/* quantifier.h: numbers, quantities, ranks and periods in clean text, found in
** one pass. What the words mean comes from outside (scripts/lexicon); how
** numbers are built is here. */
#ifndef QUANTIFIER_H
#define QUANTIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "quantities.h"

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
  FIXED_ERA,    /* value: the year before its first one: 1911 of 民国 */
  FIXED_RANK,   /* value: the rank: 首位 */
  FIXED_MONEY,  /* before a number: $; value: the unit; type */
  FIXED_MINUS,  /* 零下: the temperature after it is below zero */
  FIXED_SOME,   /* 若干: before a unit, more than one and not told */
  FIXED_ADVERB, /* 十分: no number before a Han char that measures nothing */
  FIXED_FESTIVAL, /* value: notation of a period, told only where asked for */
  FIXED_AMOUNT    /* value: the amount that it stands for: 5折 of 对折 */
};

enum CueKind {
  CUE_REFERENCE, /* 电话 邮编 编号 */
  CUE_RANKING,   /* 居 位列 排名 */
  CUE_LASTING,   /* 连续 长达: a length of time that is claimed */
  CUE_RECENT,    /* 近 过去 */
  CUE_COMING,    /* 未来 今后 */
  CUE_STATING,   /* 为 达 超: a bare number after it is claimed */
  CUE_DOING,     /* 举办 召开: a small count after it is claimed */
  CUE_CHANGE     /* 增长 同比: a + after it is a sign */
};

enum NounKind {
  NOUN_THING,  /* 平台 基地: 四大平台 is counted */
  NOUN_MONEY,  /* 资金 基金: 15亿 before it is money */
  NOUN_SLOGAN, /* 着力 结合: 八个着力 is not */
  NOUN_MEETING /* 会议 全会: 五次会议 is the fifth one's name */
};

typedef struct Quantifier Quantifier;
typedef struct Meaning Meaning;

Quantifier *quantifier_new(void);             /* NULL when memory is short */
void quantifier_free(Quantifier *quantifier); /* accepts NULL */

/* Tells it a word (UTF-8); everything is copied. */
bool quantifier_add(Quantifier *quantifier, enum WordList list,
                    const char *word, size_t length, const Meaning *meaning,
                    Fault *fault);

/* To be called once, after the last word and before quantifier_find. From
** here the Quantifier never changes and may be shared. */
void quantifier_seal(Quantifier *quantifier);

typedef struct QuantifierOptions {
  bool taiwan;    /* the document is Taiwan's: 800兆 is 800 times 10^12 */
  bool festivals; /* 春节 and its kin are periods */
  bool words;     /* what is no number is found too, with ROLE_WORD */
} QuantifierOptions;

/* Adds the quantities of 'text' to 'quantities' (zeroed by the caller), in
** reading order, never overlapping. 'options' may be NULL: none. False when
** memory is short or the text is 4 GiB or more; they are then freed and empty.
** Linear in the text. What is found in a sentence depends on no other. */
bool quantifier_find(const Quantifier *quantifier, const char *text,
                     size_t length, const QuantifierOptions *options,
                     Quantities *quantities);

#endif
