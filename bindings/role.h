/* role.h: what an amount does in its sentence: a claim, or part of a name, a
** slogan, a reference, a heading. Judged from the chars around it alone. */
#ifndef ROLE_H
#define ROLE_H

#include "amount.h"

/* The role of 'amount' (with its bounds set). */
enum QuantityRole role_of(const Text *text, const Vocabulary *vocabulary,
                          const Amount *amount);

/* Whether a heading number stands at 'at', the start of a line or clause: 一、
** (二) 1. 第一, 一是; sets *end after it. */
bool role_heading(const Text *text, uint32_t at, bool line, uint32_t *end);

/* Whether a line starts at 'at', leaving blanks aside; the same of a clause. */
bool role_line_start(const Text *text, uint32_t at);
bool role_clause_start(const Text *text, uint32_t at);

bool role_is_boundary(uint32_t c); /* the end of a clause, or of the text */

#endif
