/* tables.h: rows of tables in plain text. Private to the outline stage. */
#ifndef TABLES_H
#define TABLES_H

#include "lines.h"

/* Cells of the line: what tabs, or gaps of two blanks and more, set apart. */
size_t table_cells(const char *text, size_t start, size_t end);

/* Flags the rows of tables LINE_ROW: lines next to each other that have cells
** set apart by tabs, or the same number of cells, at least three, by gaps. */
void tables_mark(Lines *lines);

/* Is the row at 'i', the first of its table, a header: no figure in it, but in
** a row below? Moves *end past the table. */
bool table_has_header(const Lines *lines, size_t i, size_t *end);

#endif
