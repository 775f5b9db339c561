/* role.h: what an amount does in its sentence: a claim, or part of a name, a
** slogan, a reference. Judged from the chars around it alone. */
#ifndef ROLE_H
#define ROLE_H

#include "amount.h"

typedef struct Verdict {
  enum QuantityRole role;
  enum QuantityReason reason;
} Verdict;

/* The role of 'amount' (with its bounds set), and why. */
Verdict role_of(const Text *text, const Vocabulary *vocabulary,
                const Amount *amount);

#endif
