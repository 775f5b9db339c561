/* span.h: a stretch of bytes, from 0, end exclusive. A span borrows its text.
** Lua sees 'first' = start + 1 and 'last' = end (from 1, both in). */
#ifndef SPAN_H
#define SPAN_H

#include <stdint.h>

typedef struct Span {
  uint32_t start, end;
} Span;

#endif
