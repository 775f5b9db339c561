/* enclosed.h: titles in 《》 and terms in “”: where they are in a text. */
#ifndef ENCLOSED_H
#define ENCLOSED_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

#define MAX_ENCLOSED_CHARS                                                     \
  120                 /* inside; the mark that closed a longer one is
                                  missing */
#define MAX_NESTING 8 /* open at a time; a deeper one is none */

typedef enum EnclosedKind {
  ENCLOSED_TITLE, /* 《》 and 〈〉 */
  ENCLOSED_QUOTED /* “” ‘’ 「」 『』 */
} EnclosedKind;

typedef struct Enclosed {
  Span span;   /* with its marks */
  Span inside; /* without; not empty */
  EnclosedKind kind;
  unsigned depth; /* how many others it lies in */
} Enclosed;

typedef struct EnclosedList {
  Enclosed *items;
  size_t count, capacity;
} EnclosedList;

/* Appends what is enclosed in 'text', sorted by start; they nest and never
** cross. A mark that is not closed before the line ends, before what it lies
** in is closed, or within MAX_ENCLOSED_CHARS, encloses nothing, but what lies
** in it stays. A mark between two Latin letters (don’t) closes nothing. Linear
** in the text. False when memory is short. */
bool enclosed_find(const char *text, size_t length, EnclosedList *list);

void enclosed_free(EnclosedList *list);

#endif
