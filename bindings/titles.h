/* titles.h: what reads like the title of a heading, also inside a line. Private
** to the outline stage. */
#ifndef TITLES_H
#define TITLES_H

#include <stdbool.h>
#include <stddef.h>

#include "numbering.h"

/* Where the first sentence of text[start..end) ends, if that is within
** MAX_HEADING chars; else 0. */
size_t title_end(const char *text, size_t start, size_t end);

/* A figure, or a mark that a heading does not have, makes a title content; so
** does being empty. */
bool title_is_content(const char *text, size_t start, size_t end);

/* The number that follows the first stop from text[*at] on that has one after
** it; moves *at to the number and *after past it. */
enum NumberKind title_next_number(const char *text, size_t *at, size_t end,
                                  size_t *after, unsigned *ordinal);

/* Is the next number of that kind, after a stop from text[at] on, a second, so
** that the one before is a first? */
bool title_has_second(const char *text, size_t at, size_t end,
                      enum NumberKind wanted);

#endif
