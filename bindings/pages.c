/* pages.c: page numbers and running titles of a copy made from pages. */
#include "punctuation.h"
#include "copies.h"
#include "furniture.h"
#include "numbering.h"

#include <string.h>

enum {
  MAX_NUMBER_LINE = 24, /* chars */
  MAX_BARE = 999,       /* a bare number above may be a year */
  MIN_PAGE = 3,         /* lines between page numbers that are bare digits */
  MAX_RUNNING = 40      /* chars of a running title */
};

/* What a line that may be a page number says; number 0 where it is none. */
typedef struct PageNumber {
  unsigned number;
  bool sure; /* — 3 —, 第3页; otherwise bare digits */
} PageNumber;

static bool is_dash(uint32_t c) {
  return c == '-' || c == 0x2014 || c == 0x2013 || c == 0x2015 || c == 0xB7 ||
         c == 0x2212 || c == 0xFF0D;
}

static size_t skip_dashes(const char *text, size_t at, size_t end) {
  size_t length;
  while (at < end && (is_dash(utf8_read(text, at, end, &length)) ||
                      blank_length(text, at, end) > 0))
    at += length;
  return at;
}

static unsigned read_number(const char *text, size_t *at, size_t end) {
  unsigned value = 0;
  size_t start = *at;
  while (*at < end && *at - start < 4 && is_digit((unsigned char)text[*at]))
    value = value * 10 + (unsigned)(text[(*at)++] - '0');
  return value;
}

/* 第页共/, and their kin, which may stand around the number of a page. */
static bool is_page_word(uint32_t c) {
  static const uint32_t words[] = {
      0x7B2C, 0x9875, 0x5171, 0x603B, 0x5F53, 0x524D, 0x672C, 0x6587, 0x4E3A,
      0x4E0A, 0x4E0B, 0x63A5, 0x8F6C, 0x7D27, 0x7248, '/',    0xFF0F, ',',
      0xFF0C, 0x3001, ':',    0xFF1A, '(',    ')',    '[',    ']'};
  size_t i;
  for (i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i] == c) return true;
  return false;
}

static bool holds_char(const char *text, size_t at, size_t end,
                       const char *word) {
  return memmem(text + at, end - at, word, 3) != NULL;
}

/* 第3页 共12页, 3/12页, 当前第2页, (下转第二版), (接上页): nothing but such words
** and a number, and 页, or 版 after 上 or 下. The first number, or 0. */
static unsigned read_paged(const char *text, size_t start, size_t end) {
  size_t at = start;
  unsigned number = 0;
  bool paged = holds_char(text, at, end, "\xE9\xA1\xB5");      /* 页 */
  if (!paged && (!holds_char(text, at, end, "\xE7\x89\x88") || /* 版 */
                 (!holds_char(text, at, end, "\xE4\xB8\x8A") &&
                  !holds_char(text, at, end, "\xE4\xB8\x8B"))))
    return 0;
  while (at < end) {
    size_t length, before = at;
    unsigned value = read_number(text, &at, end);
    if (value == 0) value = read_chinese(text, &at, end);
    if (number == 0) number = value;
    if (at > before) continue;
    if (!is_page_word(utf8_read(text, at, end, &length)) &&
        blank_length(text, at, end) == 0)
      return 0;
    at += length;
  }
  if (number == 0 && holds_char(text, start, end, "\xE6\x8E\xA5")) return 1;
  return number;
}

static PageNumber read_page(const Lines *lines, const Line *line) {
  const char *text = lines->text;
  PageNumber page = {0, false};
  size_t start = line->span.start, end = line->span.end, at;
  if (line->chars > MAX_NUMBER_LINE || line->type != BLOCK_PARAGRAPH)
    return page;
  page.number = read_paged(text, start, end);
  page.sure = page.number > 0;
  if (page.sure) return page;
  at = skip_dashes(text, start, end);
  page.number = read_number(text, &at, end);
  page.sure = at < end && at > start && !is_digit((unsigned char)text[start]);
  if (at < end && !page.sure) page.number = 0;
  if (skip_dashes(text, at, end) != end) page.number = 0;
  if (page.number == 0) page.sure = false;
  return page;
}

/* Bare digits are page numbers when three of them count on, some lines apart.
** Returns the number of such lines, which it sets aside if 'marking'. */
static size_t count_bare(Lines *lines, bool marking) {
  size_t i, last = 0, found = 0;
  unsigned number = 0;
  for (i = 0; i < lines->count; i++) {
    PageNumber page = read_page(lines, &lines->items[i]);
    if (page.number == 0 || page.number > MAX_BARE || page.sure) continue;
    if (found > 0 && (page.number != number + 1 || i - last < MIN_PAGE))
      continue;
    number = page.number;
    last = i;
    found++;
    if (marking)
      line_set(&lines->items[i], BLOCK_FURNITURE, REASON_PAGE_NUMBER);
  }
  return found;
}

/* Running titles stand right before or after a page number, or repeat the
** title amid the report. */
static bool is_running(const Lines *lines, size_t i, const Line *running) {
  const Line *line = &lines->items[i];
  if (line->type != BLOCK_PARAGRAPH || line->chars > MAX_RUNNING ||
      line_has(line, LINE_HAS_STOP) || i < lines->body_first)
    return false;
  return running != NULL && copies_same(lines, line, running);
}

static bool is_page_number(const Lines *lines, size_t i) {
  return i < lines->count && lines->items[i].reason == REASON_PAGE_NUMBER;
}

/* The first line next to a page number whose text stands next to the next page
** number as well. */
static const Line *find_running(const Lines *lines) {
  size_t i, k;
  const Line *known[2] = {NULL, NULL}; /* after and before a number */
  for (i = 0; i < lines->count; i++) {
    if (!is_page_number(lines, i)) continue;
    for (k = 0; k < 2; k++) {
      size_t near = k == 0 ? i + 1 : i - 1;
      const Line *line;
      if ((k == 1 && i == 0) || near >= lines->count) continue;
      line = &lines->items[near];
      if (line->chars > MAX_RUNNING || line_has(line, LINE_HAS_STOP)) continue;
      if (known[k] != NULL && copies_same(lines, known[k], line)) return line;
      known[k] = line;
    }
  }
  return NULL;
}

/* Runs of the title that stand amid the report on lines of their own. */
static const Line *find_title(const Lines *lines) {
  size_t i;
  for (i = 0; i < lines->body_first && i < lines->count; i++)
    if (lines->items[i].type == BLOCK_HEADING) return &lines->items[i];
  return NULL;
}

void copies_mark_pages(Lines *lines) {
  const Line *running, *title = find_title(lines);
  size_t i;
  for (i = 0; i < lines->count; i++)
    if (read_page(lines, &lines->items[i]).sure)
      line_set(&lines->items[i], BLOCK_FURNITURE, REASON_PAGE_NUMBER);
  if (count_bare(lines, false) >= 3) count_bare(lines, true);
  running = find_running(lines);
  for (i = 0; i < lines->count; i++)
    if (is_running(lines, i, running) || is_running(lines, i, title))
      line_set(&lines->items[i], BLOCK_FURNITURE, REASON_REPEATED);
}
