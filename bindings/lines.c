/* lines.c: the lines of a text, with what their chars tell. */
#include "lines.h"

#include <string.h>

#include "punctuation.h"
#include "memory.h"
#include "numbering.h"

/* More bytes than MAX_PAGE_LINE chars can have. */
#define LONG_LINE  (4u * MAX_PAGE_LINE)
#define MAX_HASHES 6

/* ---- judging ---- */

/* Digits from text[at] that say no amount: a year, a day, or a name like 5G.
** In *end, where the digits end. */
static bool is_date_or_name(const char *text, size_t at, size_t limit,
                            size_t *end) {
  size_t stop = at, digits = 0;
  uint32_t next;
  for (; stop < limit; stop++) { /* also 1 9 9 8 年 */
    if (is_digit((unsigned char)text[stop]))
      digits++;
    else if (text[stop] != ' ' || digits > 4)
      break;
  }
  while (!is_digit((unsigned char)text[stop - 1])) stop--;
  *end = stop;
  next = char_at(text, stop + (stop < limit && text[stop] == ' '), limit);
  return next == 0x5E74 || next == 0x6708 || next == 0x65E5 || next == '-' ||
         next == ']' || (next >= 'A' && next <= 'Z') ||
         (digits == 4 && next == '.');
}

static bool has_chinese(const char *text, size_t at, size_t end) {
  size_t length;
  for (; at < end; at += length) {
    unsigned char byte = (unsigned char)text[at];
    if (byte >= 0xE4 && byte <= 0xE9) return true;
    if (is_chinese(utf8_read(text, at, end, &length))) return true;
  }
  return false;
}

static bool has_stop(const char *text, size_t at, size_t end) {
  size_t length;
  for (; at < end; at += length) {
    length = PLAIN_STEP[(unsigned char)text[at]];
    if (length == 0 && is_stop(utf8_read(text, at, end, &length))) return true;
  }
  return false;
}

/* Of a stop that ends at text[after]. */
static unsigned judge_stop(const char *text, size_t after, size_t end) {
  unsigned ordinal;
  after = skip_blanks(text, after, end);
  if (after < end && number_read(text, &after, end, &ordinal) != NUMBER_NONE)
    return LINE_HAS_STOP | LINE_MAY_LOSE;
  return LINE_HAS_STOP;
}

/* Past the digits at text[*at], which stand in a quotation or not. */
static unsigned judge_digits(const char *text, size_t *at, size_t end,
                             bool quoted) {
  size_t start = *at;
  unsigned flags = 0;
  if (!is_date_or_name(text, start, end, at) && !quoted)
    flags |= LINE_HAS_FIGURE;
  if (memchr(text + start, ' ', *at - start) != NULL) flags |= LINE_MAY_GAP;
  return flags;
}

/* HAS_STOP, HAS_FIGURE, MAY_GAP and MAY_LOSE; counts the chars. */
static unsigned judge_inside(const char *text, size_t at, size_t end,
                             size_t *chars) {
  unsigned flags = 0;
  bool quoted = false;
  size_t length;
  for (*chars = 0; at < end; at += length, ++*chars) {
    unsigned char byte = (unsigned char)text[at];
    length = TELLING_STEP[byte];
    if (length > 0) continue;
    if (is_digit(byte)) {
      size_t start = at;
      flags |= judge_digits(text, &at, end, quoted);
      *chars += at - start - 1;
    } else if (byte == ' ' || byte == '\t') {
      length = 1;
      if (byte == '\t' || (at + 1 < end && text[at + 1] == ' '))
        flags |= LINE_MAY_GAP;
    } else {
      uint32_t c = utf8_read(text, at, end, &length);
      if (c == 0x201C) quoted = true;
      if (c == 0x201D) quoted = false;
      if (c == 0x3000) flags |= LINE_MAY_GAP;
      if (is_stop(c)) flags |= judge_stop(text, at + length, end);
    }
  }
  return flags;
}

/* STOPPED and FULL_STOP. */
static unsigned judge_end(const char *text, size_t start, size_t end) {
  size_t at = char_before(text, start, end);
  uint32_t c = char_at(text, at, end);
  unsigned flags = 0;
  if (is_stop(c) || is_closer(c) || is_semicolon(c) || is_colon(c) ||
      c == 0x2026)
    flags |= LINE_STOPPED;
  while (is_closer(c) && at > start) {
    size_t last = at;
    at = char_before(text, start, at);
    c = char_at(text, at, last);
  }
  return is_stop(c) ? flags | LINE_FULL_STOP : flags;
}

void line_judge(Line *line, const char *text) {
  size_t start = line->span.start, end = line->span.end;
  size_t chars = end - start;
  unsigned flags = line->flags & (LINE_INDENTED | LINE_ROW);
  if (chars > LONG_LINE) {
    chars /= 3;
    flags |= LINE_HAS_FIGURE;
    if (has_stop(text, start, end)) flags |= LINE_HAS_STOP | LINE_MAY_LOSE;
  } else {
    flags |= judge_inside(text, start, end, &chars);
  }
  if (has_chinese(text, start, end)) flags |= LINE_HAS_CHINESE;
  flags |= judge_end(text, start, end);
  line->chars = (uint16_t)(chars < UINT16_MAX ? chars : UINT16_MAX);
  line->flags = (uint16_t)flags;
}

/* ---- reading ---- */

/* Bytes of the bullets and blanks that the line starts with; 0 when there is
** nothing after them, or too many. */
static uint8_t bullet_length(const char *text, size_t start, size_t end) {
  size_t at = start, length;
  while (at < end && at - start <= UINT8_MAX) {
    if ((length = blank_length(text, at, end)) == 0 &&
        !is_bullet(utf8_read(text, at, end, &length)))
      return (uint8_t)(at - start);
    at += length;
  }
  return 0;
}

/* Past the marks of a heading in Markdown: "## ". Counts them. */
static size_t skip_hashes(const char *text, size_t start, size_t end,
                          uint8_t *hashes) {
  size_t at = start, content;
  while (at < end && at - start < MAX_HASHES && text[at] == '#') at++;
  content = skip_blanks(text, at, end);
  if (at == start || content == at || content == end) return start;
  *hashes = (uint8_t)(at - start);
  return content;
}

static bool add_line(Lines *lines, size_t start, size_t end) {
  const char *text = lines->text;
  size_t first = skip_blanks(text, start, end);
  Line line = {0};
  if (first == end) return true;
  if (first - start >= 2) line.flags = LINE_INDENTED;
  first = skip_hashes(text, first, end, &line.hashes);
  end = trim_end(text, first, end);
  if (first == end) return true;
  line.span.start = (uint32_t)first;
  line.span.end = (uint32_t)end;
  line.bullet = bullet_length(text, first, end);
  line_judge(&line, text);
  if (!memory_grow((void **)&lines->items, &lines->capacity, lines->count + 1,
                   sizeof line))
    return false;
  lines->items[lines->count++] = line;
  return true;
}

/* Where the next 'byte' from text[at] on is, or 'length'. */
static size_t find_byte(const char *text, size_t at, size_t length, int byte) {
  const char *found = memchr(text + at, byte, length - at);
  return found != NULL ? (size_t)(found - text) : length;
}

bool lines_read(Lines *lines, size_t length) {
  const char *text = lines->text;
  size_t start = 0, feed, back;
  if (length == 0) return true;
  feed = find_byte(text, 0, length, '\n');
  back = find_byte(text, 0, length, '\r');
  while (start < length) {
    size_t end;
    if (feed < start) feed = find_byte(text, start, length, '\n');
    if (back < start) back = find_byte(text, start, length, '\r');
    end = feed < back ? feed : back;
    if (end > start && !add_line(lines, start, end)) return false;
    start = end + 1;
  }
  return true;
}

uint32_t line_last_char(const Lines *lines, const Line *line) {
  size_t at = char_before(lines->text, line->span.start, line->span.end);
  return char_at(lines->text, at, line->span.end);
}
