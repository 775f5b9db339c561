/* htmltable.h: which column a cell of a table stands in, and which rows are its
** head. */
#ifndef HTMLTABLE_H
#define HTMLTABLE_H

#include <stdint.h>

#include "htmltree.h"

enum { TABLE_COLUMNS = 64 }; /* those further right are not told apart */

/* The table that is being read, row by row. */
typedef struct Table {
  uint16_t covered[TABLE_COLUMNS]; /* rows that a cell above reaches down */
  size_t column; /* the next that is free, of the row being read */
  size_t rows;   /* with text in more than one cell, so far */
  bool is_aligned, is_head, was_head; /* this row, this row, the row before */
} Table;

/* Is the cell one of a table of data: short, and without a table in it? */
bool table_is_data_cell(const GumboNode *cell);

void table_start(Table *table);
void table_start_row(Table *table, const GumboNode *row);

/* The column of the row's next cell; 0 in a row that is not aligned. */
size_t table_add_cell(Table *table, const GumboNode *cell);

void table_end_row(Table *table);

#endif
