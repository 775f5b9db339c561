/* htmltable.c: looks at no more than some nodes of each cell, so that nested
** tables cost no more than flat ones. */
#include "htmltable.h"

#include <ctype.h>
#include <string.h>

enum {
  CELL_NODES = 64, /* a cell of more nodes or text holds a layout, not data */
  CELL_TEXT = 300,
  MAX_ROWS = 1000,
  MAX_HEAD = 4 /* rows of a head */
};

/* The next node of the cell in reading order. */
static const GumboNode *next_node(const GumboNode *node,
                                  const GumboNode *cell) {
  const GumboNode *child = tree_first_child(node);
  return child != NULL ? child : tree_pass(node, cell);
}

bool table_is_data_cell(const GumboNode *cell) {
  const GumboNode *node = tree_first_child(cell);
  size_t nodes = 0, text = 0;
  for (; node != NULL; node = next_node(node, cell)) {
    if (tree_is(node, GUMBO_TAG_TABLE)) return false;
    if (node->type == GUMBO_NODE_TEXT) text += strlen(node->v.text.text);
    if (++nodes > CELL_NODES || text > CELL_TEXT) return false;
  }
  return true;
}

/* What a cell holds, as far as a head is told by it. */
enum Content { CONTENT_EMPTY, CONTENT_WORDS, CONTENT_NUMBER };

/* A number is made of these and a digit; a year alone may head a column. */
static bool is_number(const char *text, size_t length) {
  size_t digits = 0, i;
  for (i = 0; i < length; i++) {
    if (isdigit((unsigned char)text[i]))
      digits++;
    else if (strchr(".,%+-/:()", text[i]) == NULL)
      return false;
  }
  if (length == 4 && digits == 4 && (text[0] == '1' || text[0] == '2'))
    return false;
  return digits > 0;
}

static enum Content content_of(const GumboNode *cell) {
  const GumboNode *node = tree_first_child(cell);
  char text[32];
  size_t length = 0, nodes = 0;
  for (; node != NULL && nodes < CELL_NODES; nodes++) {
    const char *from = node->type == GUMBO_NODE_TEXT ? node->v.text.text : "";
    for (; *from != '\0' && length < sizeof text; from++) {
      if (strncmp(from, "\xC2\xA0", 2) == 0)
        from++;
      else if (!isspace((unsigned char)*from))
        text[length++] = *from;
    }
    node = next_node(node, cell);
  }
  if (length == 0) return CONTENT_EMPTY;
  return is_number(text, length) ? CONTENT_NUMBER : CONTENT_WORDS;
}

typedef struct Row {
  size_t filled, numbers, heads; /* cells with text, with a number, <th> */
  size_t height;                 /* rows that the tallest cell covers */
} Row;

static Row measure_row(const GumboNode *row) {
  const GumboNode *cell = tree_first_child(row);
  Row measured = {0, 0, 0, 1};
  for (; cell != NULL; cell = tree_next_sibling(cell)) {
    enum Content content =
        tree_is_cell(cell) ? content_of(cell) : CONTENT_EMPTY;
    size_t height;
    if (content == CONTENT_EMPTY) continue;
    height = tree_number(cell, "rowspan", MAX_HEAD);
    if (height > measured.height) measured.height = height;
    measured.filled++;
    measured.numbers += content == CONTENT_NUMBER;
    measured.heads += tree_is(cell, GUMBO_TAG_TH);
  }
  return measured;
}

/* The row 'count' rows below, or NULL. */
static const GumboNode *row_below(const GumboNode *row, size_t count) {
  while (row != NULL && count > 0) {
    row = tree_next_sibling(row);
    if (row != NULL && tree_is(row, GUMBO_TAG_TR)) count--;
  }
  return row;
}

static bool is_covered(const Table *table) {
  size_t i;
  for (i = 0; i < TABLE_COLUMNS; i++)
    if (table->covered[i] > 0) return true;
  return false;
}

/* A head says so (thead, th in all cells); or it is the first row, without a
** number, above one with numbers; or what cells of a head reach down into. */
static bool is_head(const Table *table, const GumboNode *row,
                    const Row *measured) {
  const GumboNode *below;
  if (tree_is(row->parent, GUMBO_TAG_THEAD)) return true;
  if (measured->heads == measured->filled) return true;
  if (measured->numbers > 0) return false;
  if (table->was_head && is_covered(table)) return true;
  below = table->rows == 0 ? row_below(row, measured->height) : NULL;
  return below != NULL && measure_row(below).numbers > 0;
}

void table_start(Table *table) {
  memset(table, 0, sizeof *table);
}

void table_start_row(Table *table, const GumboNode *row) {
  Row measured = measure_row(row);
  table->column = 0;
  table->is_aligned = measured.filled > 1;
  table->is_head = table->is_aligned && is_head(table, row, &measured);
  table->rows += table->is_aligned;
}

/* Passes the columns that cells above reach down into. */
static void pass_covered(Table *table) {
  while (table->column < TABLE_COLUMNS && table->covered[table->column] > 0)
    table->covered[table->column++]--;
}

size_t table_add_cell(Table *table, const GumboNode *cell) {
  size_t width = tree_number(cell, "colspan", TABLE_COLUMNS);
  size_t height = tree_number(cell, "rowspan", MAX_ROWS);
  size_t column;
  pass_covered(table);
  column = table->column;
  for (; width > 0 && table->column < TABLE_COLUMNS; width--)
    table->covered[table->column++] = (uint16_t)(height - 1);
  return table->is_aligned ? column : 0;
}

void table_end_row(Table *table) {
  for (; table->column < TABLE_COLUMNS; table->column++)
    if (table->covered[table->column] > 0) table->covered[table->column]--;
  table->was_head = table->is_head;
  table->is_aligned = table->is_head = false;
}
