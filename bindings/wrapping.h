/* wrapping.h: how the lines of a text were broken at one width, as a copy from
** a PDF or Word file has them. */
#ifndef WRAPPING_H
#define WRAPPING_H

#include "rows.h"

typedef struct Wrapping {
  enum Measure measure;
  size_t width;        /* the greatest; 0 where lines are not broken at one */
  size_t usual;        /* that most broken lines have */
  size_t indent, gap;  /* of a line that goes on with the one before it */
  bool is_paragraphed; /* paragraphs begin with an indent or a blank line */
  bool is_dense;       /* most lines go on: one that is full does so, too, where
                          it ends a sentence */
} Wrapping;

Wrapping wrapping_find(const char *text, size_t length);

/* The width of a row with its indent, which is of two Chinese chars. */
Width wrapping_measure(const Row *row, const char *text);

/* Is a row of that width as wide as a broken line? */
bool wrapping_is_full(const Wrapping *wrapping, const Width *width);

/* Was there no room for the first word of 'next' behind such a row? */
bool wrapping_has_no_room(const Wrapping *wrapping, const Width *width,
                          const Row *next, const char *text);

/* Does a row stand as the first of a paragraph does, indented or apart? */
bool wrapping_is_first(const Wrapping *wrapping, const Row *row);

#endif
