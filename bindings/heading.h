/* heading.h: where lines and clauses begin and end, and what numbers them. */
#ifndef HEADING_H
#define HEADING_H

#include "chars.h"

/* Whether a sentence or line starts at 'at', leaving blanks and the marks that
** close a quotation aside; the same of a clause. */
bool heading_line_start(const Text *text, uint32_t at);
bool heading_clause_start(const Text *text, uint32_t at);

/* Whether 'c' ends a clause. */
bool heading_is_boundary(uint32_t c);

/* Whether a heading number stands at 'at', the start of a line or clause: 一、
** (二) 1. 第一, 一是; sets *end after it. */
bool heading_read(const Text *text, uint32_t at, bool line, uint32_t *end);

#endif
