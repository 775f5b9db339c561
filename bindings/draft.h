/* draft.h: a text being built together with its map. Steps of decode, html and
** clean write one Draft from another; the last becomes the Document's text. A
** Draft owns its map, and its text unless that is borrowed. Each function
** returns false when memory is short or the text would pass 4 GiB. */
#ifndef DRAFT_H
#define DRAFT_H

#include "map.h"

typedef struct Draft {
  char *text;              /* not NUL-terminated until draft_finish */
  size_t length, capacity; /* capacity 0: the text is borrowed, or NULL */
  Map map;
} Draft;

/* Makes the empty 'draft' stand for the bytes of 'raw' from 'at' to 'length',
** which are valid UTF-8 and must outlive it. Nothing is copied until something
** is appended. */
bool draft_borrow(Draft *draft, const char *raw, size_t at, size_t length);

/* Makes room for 'more' bytes behind the text. */
bool draft_reserve(Draft *draft, size_t more);

/* Appends the stretch 'kept' of another draft, unchanged. */
bool draft_keep(Draft *draft, const Draft *from, Span kept);

/* Appends 'text' in place of the stretch 'old' of another draft. */
bool draft_replace(Draft *draft, const char *text, size_t length,
                   const Draft *from, Span old);

/* Puts a NUL behind the text, which is no part of it, unless it is borrowed. */
bool draft_finish(Draft *draft);

/* Empties the draft but keeps its memory for another text. */
void draft_clear(Draft *draft);

void draft_free(Draft *draft); /* and empty again; harmless twice */

#endif
