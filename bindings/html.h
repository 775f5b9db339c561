/* html.h: the text of a web page, one line for each block. */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "draft.h"
#include "fault.h"

/* Which rows of tables are their heads: spans of the RAW file, in reading
** order. */
typedef struct Heads {
  Span *items;
  size_t count, capacity;
} Heads;

void heads_free(Heads *heads); /* and empty again */

/* Does 'raw', a stretch of the raw file, lie in a head? */
bool heads_hold(const Heads *heads, Span raw);

/* Does a decoded file look like a web page, or a piece of one? By the tags near
** its begin; a stray < in a text does not make it one. */
bool html_detect(const char *text, size_t length);

/* Writes the text of the page 'page' into the empty 'draft', which the caller
** frees either way, and its heads to the empty 'heads', if that is not NULL.
** Blocks become lines; scripts, styles and what is hidden are left out. The
** cells of a row become one line with a tab between two: a tab more for each
** column that a cell spans or that a cell above reaches down into, so that
** columns stay columns; rows with text in one cell only have none. A cell with
** a table or an article in it is layout, and becomes lines. Linear. The message
** of a fault begins with 'name'. */
bool html_extract(Draft *draft, Heads *heads, const Draft *page,
                  const char *name, Fault *fault);

#endif
