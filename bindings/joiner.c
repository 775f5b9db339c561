/* joiner.c: lines that the page broke one paragraph into, joined. */
#include "joiner.h"

#include "punctuation.h"
#include "furniture.h"
#include "numbering.h"

/* 'next' goes on with the paragraph that 'line' began. */
static bool is_broken(const Lines *lines, const Line *line, const Line *next) {
  uint32_t before = line_last_char(lines, line);
  uint32_t after = line_first_char(lines, next);
  if (is_closer(after) || is_comma(after) || after == 0x3002 ||
      is_semicolon(after))
    return true;
  if (next->number_kind != NUMBER_NONE || furniture_has_key(lines, next))
    return false;
  if (is_comma(before) || is_opener(before)) return true;
  return line_has(line, LINE_HAS_STOP) && !line_has(line, LINE_STOPPED) &&
         !line_has(next, LINE_INDENTED) && line->chars > MIN_BODY &&
         !furniture_is_page_line(lines, next);
}

static void join(Line *line, const Line *next) {
  unsigned chars = (unsigned)line->chars + next->chars;
  unsigned last = LINE_STOPPED | LINE_FULL_STOP;
  line->span.end = next->span.end;
  line->chars = (uint16_t)(chars < UINT16_MAX ? chars : UINT16_MAX);
  line->flags = (uint8_t)((line->flags & ~last) | (next->flags & last) |
                          (next->flags & ~(last | LINE_INDENTED)));
}

void join_lines(Lines *lines) {
  size_t i, kept = 0;
  for (i = 0; i < lines->count; i++) {
    Line *line = &lines->items[i];
    if (kept > 0 && is_broken(lines, &lines->items[kept - 1], line))
      join(&lines->items[kept - 1], line);
    else
      lines->items[kept++] = *line;
  }
  lines->count = kept;
}
