/* tables.c: rows of tables in plain text. */
#include "tables.h"

#include <string.h>

#include "punctuation.h"
#include "numbering.h"
#include "outliner.h"

enum { MIN_GAP_CELLS = 3, MAX_ROW = 400 /* bytes */ };

size_t table_cells(const char *text, size_t start, size_t end) {
  size_t at = start, cells = 1;
  while (at < end) {
    size_t after = skip_blanks(text, at, end);
    if (after == at) {
      size_t length;
      utf8_read(text, at, end, &length);
      at += length;
    } else {
      if (after - at >= 2 || text[at] == '\t') cells++;
      at = after;
    }
  }
  return cells;
}

/* The cells of a line that may be a row; 0 for another. */
static size_t row_cells(const Lines *lines, const Line *line, bool *tabbed) {
  const char *text = lines->text + line->span.start;
  size_t length = line->span.end - line->span.start, cells;
  *tabbed = false;
  if (line->type != BLOCK_PARAGRAPH || length > MAX_ROW ||
      !line_has(line, LINE_MAY_GAP))
    return 0;
  *tabbed = memchr(text, '\t', length) != NULL;
  if (!*tabbed && memmem(text, length, "  ", 2) == NULL &&
      memmem(text, length, "\xE3\x80\x80", 3) == NULL)
    return 0;
  cells = table_cells(lines->text, line->span.start, line->span.end);
  if (cells == 2 && line->number_kind != NUMBER_NONE) return 0;
  return cells >= (*tabbed ? 2u : MIN_GAP_CELLS) ? cells : 0;
}

void tables_mark(Lines *lines) {
  size_t i, before = 0;
  bool tabbed = false;
  for (i = 0; i < lines->count; i++) {
    Line *line = &lines->items[i];
    bool was_tabbed = tabbed;
    size_t cells = row_cells(lines, line, &tabbed);
    if (cells > 0 && before > 0 && tabbed == was_tabbed &&
        (tabbed || cells == before)) {
      line[-1].flags |= LINE_ROW;
      line->flags |= LINE_ROW;
    }
    before = cells;
  }
}

bool table_has_header(const Lines *lines, size_t i, size_t *end) {
  bool header = !line_has(&lines->items[i], LINE_HAS_FIGURE), figures = false;
  while (i < lines->count && line_has(&lines->items[i], LINE_ROW) &&
         lines->items[i].type == BLOCK_PARAGRAPH)
    figures |= line_has(&lines->items[i++], LINE_HAS_FIGURE);
  *end = i;
  return header && figures;
}
