/* columns.h: how wide text is on a terminal: two columns for East Asian wide
** and full-width chars, none for combining and control chars, else one. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include <stddef.h>

size_t columns_of(const char *text, size_t length);

/* How many bytes of 'text' fit into 'columns', in whole chars; and in *width
** the columns that they take. */
size_t columns_cut(const char *text, size_t length, size_t columns,
                   size_t *width);

#endif
