/* rows.c: what a line is, told by its own chars alone. */
#include "rows.h"

#include <string.h>

#include "chars.h"
#include "parted.h"
#include "spacing.h"
#include "utf8.h"

enum {
  MAX_LABEL = 24, /* bytes before the colon of a label */
  MAX_PAGE = 30   /* bytes of the number of a page */
};

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* Moves the row's start behind blanks and the marks of a quote. */
static void skip_indent(Row *row, const char *text) {
  size_t from = row->start;
  for (; row->start < row->end; row->start++) {
    if (text[row->start] == '>') {
      row->quotes++;
      from = row->start + 1;
    } else if (!is_blank(text[row->start])) {
      break;
    }
  }
  row->indent = row->start - from;
}

bool row_read(Row *row, const char *text, size_t *at, size_t length) {
  row->gap = 0;
  for (; *at < length; row->gap++) {
    const char *stop = memchr(text + *at, '\n', length - *at);
    row->start = *at;
    row->end = stop != NULL ? (size_t)(stop - text) : length;
    row->quotes = 0;
    *at = stop != NULL ? row->end + 1 : length;
    skip_indent(row, text);
    while (row->end > row->start && is_blank(text[row->end - 1])) row->end--;
    if (row->start < row->end) return true;
  }
  return false;
}

/* In how many bytes of eight the lowest bit is set. */
static size_t count_bits(uint64_t low) {
  return (size_t)(low * 0x0101010101010101u >> 56);
}

Width row_width(const Row *row, const char *text) {
  static const uint64_t lowest = 0x0101010101010101u;
  Width width = {{MAX_WIDTH + 1, MAX_WIDTH + 1}};
  size_t at, inner = 0, wide = 0, chars; /* bytes inside a char, from 0xE0 on */
  if (row->end - row->start > 2 * MAX_WIDTH) return width;
  for (at = row->start; row->end - at >= 8; at += 8) {
    uint64_t bytes;
    memcpy(&bytes, text + at, 8);
    inner += count_bits(bytes >> 7 & ~bytes >> 6 & lowest);
    wide += count_bits(bytes >> 7 & bytes >> 6 & bytes >> 5 & lowest);
  }
  for (; at < row->end; at++) {
    inner += ((unsigned char)text[at] & 0xC0) == 0x80;
    wide += (unsigned char)text[at] >= 0xE0;
  }
  chars = row->end - row->start - inner;
  if (chars + wide > MAX_WIDTH) return width;
  width.in[COLUMNS] = chars + wide;
  width.in[CHARS] = chars;
  return width;
}

/* Chars ----------------------------------------------------------------------
 */

uint32_t row_first_char(const Row *row, const char *text) {
  size_t at = row->start, bytes;
  uint32_t c = utf8_read(text, at, row->end, &bytes);
  while (c == UTF8_INVALID && at + bytes < row->end) {
    at += bytes;
    c = utf8_read(text, at, row->end, &bytes);
  }
  return c;
}

uint32_t row_last_char(const Row *row, const char *text) {
  size_t at = row->end, bytes;
  uint32_t c = UTF8_INVALID;
  while (c == UTF8_INVALID && at > row->start) {
    at--;
    while (at > row->start && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
    c = utf8_read(text, at, row->end, &bytes);
  }
  return c;
}

bool row_is_open(const Row *row, const char *text) {
  uint32_t last = row_last_char(row, text);
  return is_han(last) || !utf8_is_any(last, "。！？!?…;；:：");
}

bool row_has_stop(const Row *row, const char *text) {
  const char *at = text + row->start, *end = text + row->end;
  while (at != NULL && end - at >= 3) {
    if (memcmp(at, "。", 3) == 0) return true;
    at = memchr(at + 1, 0xE3, (size_t)(end - at) - 1); /* 。 is E3 80 82 */
  }
  return false;
}

/* How a row begins -----------------------------------------------------------
 */

static size_t skip_while(const char *text, size_t at, size_t end,
                         const char *chars) {
  size_t bytes;
  while (at < end && utf8_is_any(utf8_read(text, at, end, &bytes), chars))
    at += bytes;
  return at;
}

/* Is there one of 'chars' at 'at'? */
static bool stands(const char *text, size_t at, size_t end, const char *chars) {
  size_t bytes;
  return at < end && utf8_is_any(utf8_read(text, at, end, &bytes), chars);
}

bool row_begins_item(const Row *row, const char *text) {
  static const char numerals[] = "一二三四五六七八九十";
  size_t at = row->start, end = row->end, next;
  uint32_t c = row_first_char(row, text);
  if (c == '-') return at + 1 == end || !is_digit((unsigned char)text[at + 1]);
  if (c == 0x25CB) return !stands(text, at + 3, end, "一二三四五六七八九○年");
  if (!is_han(c) &&
      (utf8_is_any(c, "•·●■◆▪*—※□◇★☆▲") || (c >= 0x2460 && c <= 0x2473)))
    return true;
  if (c == '(') {
    next = skip_while(text, at + 1, end, numerals);
    if (next == at + 1) next = skip_digits(text, next, end);
    return next > at + 1 && next <= at + 10 && stands(text, next, end, ")");
  }
  if (c == 0x7B2C) { /* 第 */
    next = skip_while(text, at + 3, end, numerals);
    return next > at + 3 && stands(text, next, end, "章节篇部条、,");
  }
  next = skip_while(text, at, end, numerals);
  if (next > at) return next <= at + 9 && stands(text, next, end, "、.");
  next = skip_digits(text, at, end);
  return next > at && next <= at + 2 && stands(text, next, end, "、.") &&
         !stands(text, next + 1, end, "0123456789");
}

bool row_begins_label(const Row *row, const char *text) {
  size_t at = row->start, bytes;
  while (at < row->end && at - row->start <= MAX_LABEL) {
    uint32_t c = utf8_read(text, at, row->end, &bytes);
    if (c == ':' || c == 0xFF1A) return at > row->start;
    if (!is_han(c) && c != ' ') return false;
    at += bytes;
  }
  return false;
}

/* What a row is --------------------------------------------------------------
 */

/* Has it a comma beside a Chinese char, as a sentence has? */
static bool has_comma(const Row *row, const char *text) {
  const char *end = text + row->end, *at = text + row->start;
  for (; (at = memchr(at, ',', (size_t)(end - at))) != NULL; at++)
    if ((at > text + row->start && (unsigned char)at[-1] >= 0x80) ||
        (at + 1 < end && (unsigned char)at[1] >= 0x80))
      return true;
  return false;
}

bool row_has_columns(const Row *row, const char *text) {
  size_t length = row->end - row->start;
  return memchr(text + row->start, '\t', length) != NULL ||
         memchr(text + row->start, '|', length) != NULL ||
         memmem(text + row->start, length, "  ", 2) != NULL ||
         (length <= 2 * MAX_WIDTH && !row_has_stop(row, text) &&
          !has_comma(row, text) &&
          has_number_cells(text, row->start, row->end));
}

bool row_is_number(const Row *row, const char *text) {
  return skip_while(text, row->start, row->end, "0123456789.,") == row->end;
}

bool row_is_page_number(const Row *row, const char *text, bool bare) {
  size_t at = row->start, end = row->end, digits, stop;
  if (end - at > MAX_PAGE) return false;
  at = skip_while(text, at, end, "—-–―·第 ");
  digits = skip_digits(text, at, end);
  if (digits == at || digits > at + 4) return false;
  stop = skip_while(text, digits, end, "—-–―·页共第/,0123456789 ");
  if (stop < end) return false;
  return (at > row->start && digits < end) ||
         memmem(text + row->start, end - row->start, "页", 3) != NULL ||
         memchr(text + row->start, '/', end - row->start) != NULL ||
         (bare && at == row->start && digits == end && digits <= at + 3);
}
