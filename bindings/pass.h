/* pass.h: one pass over a text, which its readers (rank.c, counted.c, fixed.c)
** share: where it stands, and how what was found is added. */
#ifndef PASS_H
#define PASS_H

#include "amount.h"
#include "period.h"
#include "quantities.h"

typedef struct Pass {
  const unsigned char *starts; /* by char as written: bits of enum Start */
  Vocabulary vocabulary;
  Text text;
  Quantities *out;
  uint32_t floor; /* end of the last quantity */
  bool titled;    /* between 《 and 》 */
  bool words;     /* words that are no number are wanted */
} Pass;

/* Adds something over 'span'. NULL where memory is short. */
Quantity *pass_add(Pass *pass, Span span, enum QuantityType type,
                   enum QuantityRole role, enum QuantityReason reason);

/* Something that is no number: told only where asked for. */
void pass_add_word(Pass *pass, uint32_t start, uint32_t end,
                   enum QuantityReason reason);
void pass_add_reference(Pass *pass, uint32_t start, uint32_t end,
                        enum QuantityReason reason);
void pass_add_period(Pass *pass, const Period *period);
void pass_add_amount(Pass *pass, const Amount *amount);

/* The word before 'at' that says what a number there does, or NULL. */
const Meaning *pass_cue(const Pass *pass, uint32_t at);

#endif
