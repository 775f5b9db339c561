/* headings.c: from lines to blocks. */
#include "headings.h"

#include <string.h>

#include "punctuation.h"
#include "memory.h"
#include "numbering.h"
#include "tables.h"
#include "titles.h"

enum { /* chars of a heading without a number */
       MIN_PLAIN_HEADING = 3,
       MAX_PLAIN_HEADING = 30,
       MAX_BLANK_TITLE = 90 /* bytes of one that a blank ends */
};

/* Levels go by the order in which the kinds of number appear: 1. right under
** 一、 is of level 2, like (一). */
typedef struct Levels {
  uint8_t kinds[NUMBER_KINDS];
  uint8_t last[NUMBER_KINDS]; /* the ordinal of the last heading of a kind, 0
                                 where none is open */
  uint8_t depth;
} Levels;

typedef struct Writer {
  Outline *outline;
  const Lines *lines;
  Levels levels;
  uint8_t listed[NUMBER_KINDS]; /* the last item of a list, or 0 */
  uint8_t series[NUMBER_KINDS]; /* of one whose first is a long sentence */
  size_t table_end;             /* of the table that is being written */
  uint32_t header;              /* index + 1 of its header row, or 0 */
} Writer;

/* ---- numbers ---- */

static void number_line(const char *text, Line *line) {
  size_t at = line_content(line), start = at;
  unsigned value = 0;
  enum NumberKind kind = number_read(text, &at, line->span.end, &value);
  line->number_kind = NUMBER_NONE;
  line->number = 0;
  if (kind == NUMBER_NONE || at - start > UINT8_MAX) return;
  line->number_kind = (uint8_t)kind;
  line->ordinal = (uint8_t)value;
  line->number = (uint8_t)(at - start);
}

void headings_number(Lines *lines) {
  size_t i;
  for (i = 0; i < lines->count; i++) number_line(lines->text, &lines->items[i]);
}

static uint8_t level_of(Levels *levels, uint8_t kind, uint8_t ordinal) {
  uint8_t i = 0, k;
  while (i < levels->depth && levels->kinds[i] != kind) i++;
  if (kind == NUMBER_CLOSING) i = 0;
  for (k = i; k < levels->depth; k++) levels->last[levels->kinds[k]] = 0;
  levels->kinds[i] = kind;
  levels->last[kind] = ordinal;
  levels->depth = (uint8_t)(i + 1);
  return levels->depth;
}

/* ---- what is a heading ---- */

/* A blank that ends the title from 'start' on: a number follows, or the title
** has the word of a section. 0 without one. */
static size_t blank_end(const Lines *lines, size_t start, size_t end) {
  const char *text = lines->text;
  size_t at = skip_blanks(text, start, end), length;
  if (end - start > MAX_BLANK_TITLE) end = start + MAX_BLANK_TITLE;
  for (; at < end; at += length) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (is_stop(c) || is_comma(c) || is_colon(c)) return 0;
    if (blank_length(text, at, end) > 0) {
      size_t next = skip_blanks(text, at, end);
      unsigned value;
      if ((marks_seen(lines->marks, text, start, at) & 1u << MARK_SECTION) !=
              0 ||
          number_read(text, &next, end, &value) != NUMBER_NONE)
        return at;
    }
  }
  return 0;
}

/* Where the title from 'start' on ends, if text follows it or it is all there
** is; 0 where it is none. The blank counts where no line end can be meant. */
static size_t read_title(const Lines *lines, size_t start, size_t end) {
  size_t stop = title_end(lines->text, start, end), blank;
  if (stop == end &&
      !is_stop(char_at(lines->text, char_before(lines->text, start, end), end)))
    return stop;
  blank = blank_end(lines, start, stop > 0 ? stop : end);
  return blank > 0 ? blank : stop;
}

/* Where the title of the numbered line ends; 0 where it is no heading. */
static size_t heading_end(const Lines *lines, const Line *line) {
  size_t start = line_content(line) + line->number, end;
  if (is_comma(line_last_char(lines, line))) return 0;
  end = read_title(lines, start, line->span.end);
  if (end == 0 || end == start || title_is_content(lines->text, start, end))
    return 0;
  return end;
}

/* 【存在问题】, the whole line. */
static bool is_bracketed(const Lines *lines, const Line *line) {
  return line_last_char(lines, line) == 0x3011 &&
         char_at(lines->text, line_content(line), line->span.end) == 0x3010;
}

static bool is_plain_heading(const Writer *writer, size_t i) {
  const Lines *lines = writer->lines;
  const Outline *outline = writer->outline;
  const Line *line = &lines->items[i];
  const Line *next = line + 1;
  bool closing;
  if (i + 1 >= lines->count || line->chars > MAX_PLAIN_HEADING ||
      line_has(line, LINE_HAS_STOP | LINE_HAS_FIGURE) ||
      (line_has(line, LINE_STOPPED) && !is_bracketed(lines, line)) ||
      !line_has(line, LINE_HAS_CHINESE) || !line_saw(line, MARK_SECTION))
    return false;
  closing = line_saw(line, MARK_CLOSING);
  if (line->chars < MIN_PLAIN_HEADING && !closing) return false;
  if (outline->block_count > 0 && !line_has(&line[-1], LINE_STOPPED) &&
      line_has(&line[-1], LINE_HAS_CHINESE) &&
      outline->blocks[outline->block_count - 1].type == BLOCK_PARAGRAPH)
    return false; /* a broken line */
  return next->type == BLOCK_PARAGRAPH &&
         (closing || next->number_kind != NUMBER_NONE ||
          line_saw(next, MARK_SECTION) || line_has(next, LINE_HAS_STOP));
}

/* Goes on with 'last', and becomes it. */
static bool goes_on(const Line *line, uint8_t *last) {
  bool next = *last > 0 && line->ordinal == *last + 1;
  *last = next ? line->ordinal : 0;
  return next;
}

/* An item of a list: it ends in ; or follows one that does, or the first of its
** series is a sentence too long for a heading. */
static bool is_list_item(Writer *writer, const Line *line) {
  const Lines *lines = writer->lines;
  uint8_t *listed = &writer->listed[line->number_kind];
  uint8_t *series = &writer->series[line->number_kind];
  bool follows = goes_on(line, listed), item = goes_on(line, series);
  if (line->ordinal == 1 &&
      title_end(lines->text, line_content(line) + line->number,
                line->span.end) == 0)
    *series = 1;
  if (is_semicolon(line_last_char(lines, line))) {
    *listed = line->ordinal;
    return true;
  }
  *listed = 0;
  return follows || item;
}

/* ---- headings inside a line ---- */

/* Is what starts at text[at] a heading that goes on with those before it, or a
** first one? 'after' is past its number. Returns where its title ends, or 0. */
static size_t lost_end(const Writer *writer, size_t after, size_t end,
                       enum NumberKind kind, unsigned ordinal, bool under) {
  const char *text = writer->lines->text;
  unsigned last = writer->levels.last[kind];
  size_t stop = read_title(writer->lines, after, end);
  if (stop <= after || stop >= end || title_is_content(text, after, stop))
    return 0;
  if (last > 0) return ordinal == last + 1 ? stop : 0;
  if (ordinal != 1 || kind > NUMBER_ROUND) return 0;
  return under || title_has_second(text, after, end, kind) ? stop : 0;
}

/* Where a heading that lost its line break starts, or the part's end; and, in
** *stop, where its title ends. 'under': the part follows a heading. */
static size_t find_lost(const Writer *writer, const Line *part, bool under,
                        size_t *stop) {
  const char *text = writer->lines->text;
  size_t at = part->span.start, end = part->span.end, after = at;
  unsigned ordinal = 0;
  enum NumberKind kind = NUMBER_NONE;
  if (under) kind = number_read(text, &after, end, &ordinal);
  if (kind != NUMBER_NONE &&
      (*stop = lost_end(writer, after, end, kind, ordinal, true)) > 0)
    return at;
  if (!line_has(part, LINE_MAY_LOSE)) return end;
  while ((kind = title_next_number(text, &at, end, &after, &ordinal)) !=
         NUMBER_NONE) {
    *stop = lost_end(writer, after, end, kind, ordinal, false);
    if (*stop > 0) return at;
    at = after;
  }
  return end;
}

/* ---- blocks ---- */

static bool add_block(Outline *outline, const Block *block) {
  if (outline->block_count == UINT32_MAX ||
      !memory_grow((void **)&outline->blocks, &outline->block_capacity,
                   outline->block_count + 1, sizeof *block))
    return false;
  outline->blocks[outline->block_count++] = *block;
  return true;
}

static Block block_of(const Line *line) {
  Block block = {0};
  block.span = line->span;
  block.type = line->type;
  block.reason = line->reason;
  return block;
}

static bool write_span(Writer *writer, const Line *line, size_t start,
                       size_t end) {
  Block block = block_of(line);
  block.span.start = (uint32_t)start;
  block.span.end = (uint32_t)end;
  return add_block(writer->outline, &block);
}

/* A heading from the start of the line to 'end'. */
static bool write_heading(Writer *writer, const Line *line, size_t end,
                          uint8_t kind) {
  Block block = block_of(line);
  block.type = BLOCK_HEADING;
  block.level = level_of(&writer->levels, kind, line->ordinal);
  block.number_offset = line->bullet;
  block.number_length = line->number;
  block.span.end = (uint32_t)end;
  return add_block(writer->outline, &block);
}

/* 一、 begins anew at line 'i' after 'last' of its kind: does the one after
** 'last' still come, so that this is a series inside that one? */
static bool is_nested(const Lines *lines, size_t i, unsigned last) {
  unsigned inner = 1;
  for (i++; i < lines->count; i++) {
    const Line *line = &lines->items[i];
    if (line->number_kind != NUMBER_COMMA || line->type != BLOCK_PARAGRAPH)
      continue;
    if (line->ordinal == inner + 1)
      inner++;
    else if (line->ordinal == last + 1)
      return true;
    else if (line->ordinal == 1 || line->ordinal > inner)
      return false;
  }
  return false;
}

/* NUMBER_NESTED for a heading 一、 inside a series of them. */
static uint8_t nested_kind(const Writer *writer, const Line *line, size_t i) {
  const uint8_t *last = writer->levels.last;
  if (line->number_kind != NUMBER_COMMA || last[NUMBER_COMMA] == 0)
    return line->number_kind;
  if (line->ordinal == 1 && is_nested(writer->lines, i, last[NUMBER_COMMA]))
    return NUMBER_NESTED;
  if (last[NUMBER_NESTED] > 0 && line->ordinal == last[NUMBER_NESTED] + 1)
    return NUMBER_NESTED;
  return NUMBER_COMMA;
}

/* Line 'i': a paragraph, a heading, or both by turns. */
static bool write_parts(Writer *writer, size_t i) {
  const Line *line = &writer->lines->items[i];
  const char *text = writer->lines->text;
  Line part = *line;
  size_t end = 0;
  if (line->number_kind != NUMBER_NONE && !is_list_item(writer, line))
    end = heading_end(writer->lines, line);
  for (;;) {
    bool under = end > 0;
    size_t start = part.span.start, lost;
    if (under) {
      uint8_t kind = nested_kind(writer, &part, i);
      if (!write_heading(writer, &part, end, kind)) return false;
      start = skip_blanks(text, end, line->span.end);
    }
    if (start == line->span.end) return true;
    part.span.start = (uint32_t)start;
    lost = find_lost(writer, &part, under, &end);
    if (lost > start &&
        !write_span(writer, &part, start, trim_end(text, start, lost)))
      return false;
    if (lost == line->span.end) return true;
    part.span.start = (uint32_t)lost;
    part.bullet = 0;
    number_line(text, &part);
  }
}

static bool write_row(Writer *writer, size_t i) {
  const Lines *lines = writer->lines;
  Block block = block_of(&lines->items[i]);
  bool opens = i >= writer->table_end;
  bool header = opens && table_has_header(lines, i, &writer->table_end);
  block.type = BLOCK_ROW;
  block.header = opens ? 0 : writer->header;
  if (!add_block(writer->outline, &block)) return false;
  if (opens)
    writer->header = header ? (uint32_t)writer->outline->block_count : 0;
  return true;
}

static bool write_line(Writer *writer, size_t i) {
  const Lines *lines = writer->lines;
  const Line *line = &lines->items[i];
  if (line->type != BLOCK_PARAGRAPH)
    return write_span(writer, line, line->span.start, line->span.end);
  if (line_has(line, LINE_ROW)) return write_row(writer, i);
  if (line->number_kind == NUMBER_NONE && line->hashes > 0)
    return write_heading(writer, line, line->span.end,
                         (uint8_t)(NUMBER_HASH + line->hashes - 1));
  if (line->number_kind == NUMBER_NONE && i < lines->body_end &&
      is_plain_heading(writer, i))
    return write_heading(writer, line, line->span.end,
                         line_starts(lines, line, MARK_CLOSING) ? NUMBER_CLOSING
                                                                : NUMBER_PLAIN);
  return write_parts(writer, i);
}

bool headings_write(Outline *outline, const Lines *lines) {
  Writer writer = {0};
  size_t i;
  writer.outline = outline;
  writer.lines = lines;
  for (i = 0; i < lines->count; i++)
    if (!write_line(&writer, i)) return false;
  return true;
}
