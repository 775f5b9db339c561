/* amount.h: reads one amount: a numeral with sign, fraction, unit, range and
** the words that bound it. Knows nothing of what the amount does in its
** sentence (role.h). fraction.c and measure.c are parts of it. */
#ifndef AMOUNT_H
#define AMOUNT_H

#include "numeral.h"
#include "quantifier.h"

#define UNIT_WRITTEN 96

typedef struct Vocabulary {
  Glossary *lists[WORDS_LISTS];
  bool taiwan;    /* 兆 after digits is 10^12, not mega */
  bool festivals; /* 春节 and its kin are periods */
} Vocabulary;

typedef struct Amount {
  Span span, number, context;
  Span approx_word;
  char approx;
  enum QuantityType type;
  Numeral numeral;    /* the last one read */
  Number value, high; /* value is the low end of a range */
  bool range;
  bool bounded; /* the range was given by two bounds: 大于10小于20 */
  bool signed_; /* has a sign of its own */
  bool fraction;
  bool cut;            /* of a fraction: more digits would follow */
  bool some;           /* 十来个: about ten */
  bool great;          /* 四大平台: the span goes on to the noun counted */
  const Meaning *unit; /* NULL when bare */
  char unit_name[UNIT_WRITTEN]; /* "" when bare */
} Amount;

/* Reads the amount whose numeral, sign or 百分之 begins at 'at'. 'floor' is
** where the amount before it ended: nothing before that is read. */
bool amount_read(const Text *text, const Vocabulary *vocabulary, uint32_t at,
                 uint32_t floor, Amount *amount);

/* Sets approx, approx_word and context from the words around amount->span;
** 大于10小于20 becomes one range. */
void amount_bound(const Text *text, const Vocabulary *vocabulary,
                  uint32_t floor, Amount *amount);

/* Gives the amount a unit, or another one. */
void amount_set_unit(Amount *amount, const Meaning *unit);

/* Takes "-" or 负 at 'at': the place after it, or 'at'. */
uint32_t amount_sign(const Text *text, uint32_t at, bool *negative);

#endif
