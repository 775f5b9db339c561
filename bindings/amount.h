/* amount.h: reads one amount: a numeral with sign, fraction, unit, range and
** the words that bound it. Knows nothing of what the amount does in its
** sentence (role.h). */
#ifndef AMOUNT_H
#define AMOUNT_H

#include "numeral.h"
#include "quantifier.h"

#define UNIT_WRITTEN 96

typedef struct Vocabulary {
  Glossary *lists[WORDS_LISTS];
} Vocabulary;

typedef struct Amount {
  Span span, number, context;
  Span approx_word;
  char approx;
  enum QuantityType type;
  Numeral numeral;    /* the last one read */
  Number value, high; /* value is the low end of a range */
  bool range;
  bool signed_; /* has a sign of its own */
  bool fraction;
  bool great;          /* 四大平台: the span goes on to the noun counted */
  const Meaning *unit; /* NULL when bare */
  uint32_t unit_start; /* where the unit begins; span.end when bare */
  char unit_name[UNIT_WRITTEN]; /* "" when bare */
} Amount;

/* Reads the amount whose numeral, sign or 百分之 begins at 'at'. 'floor' is
 *where
 ** the amount before it ended: nothing before that is read. */
bool amount_read(const Text *text, const Vocabulary *vocabulary, uint32_t at,
                 uint32_t floor, Amount *amount);

/* Sets approx, approx_word and context from the words around amount->span. */
void amount_bound(const Text *text, const Vocabulary *vocabulary,
                  uint32_t floor, Amount *amount);

#endif
