/* pages.c: page numbers and running titles of a copy made from pages. */
#include "punctuation.h"
#include "copies.h"
#include "furniture.h"

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

/* Past blanks and any of these chars, up to the next digit. */
static size_t skip_words(const char *text, size_t at, size_t end) {
  static const uint32_t words[] = {0x7B2C, 0x9875, 0x5171, '/',
                                   ',',    0xFF0C, 0xFF0F, 0x3001,
                                   '(',    ')',    '[',    ']'}; /* 第页共 */
  size_t length, i;
  for (; at < end; at += length) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (blank_length(text, at, end) > 0) continue;
    for (i = 0; i < sizeof words / sizeof *words && words[i] != c;) i++;
    if (i == sizeof words / sizeof *words) break;
  }
  return at;
}

/* 第3页 共12页, 第 3 页, 3/12页: 页 must be there. */
static unsigned read_paged(const char *text, size_t at, size_t end) {
  unsigned number;
  if (memmem(text + at, end - at, "\xE9\xA1\xB5", 3) == NULL) return 0;
  at = skip_words(text, at, end);
  number = read_number(text, &at, end);
  at = skip_words(text, at, end);
  read_number(text, &at, end);
  return skip_words(text, at, end) == end ? number : 0;
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

static bool same_text(const Lines *lines, const Line *a, const Line *b) {
  size_t length = a->span.end - a->span.start;
  return length == b->span.end - b->span.start &&
         memcmp(lines->text + a->span.start, lines->text + b->span.start,
                length) == 0;
}

/* Running titles stand right before or after a page number, or repeat the
** title amid the report. */
static bool is_running(const Lines *lines, size_t i, const Line *running) {
  const Line *line = &lines->items[i];
  if (line->type != BLOCK_PARAGRAPH || line->chars > MAX_RUNNING ||
      line_has(line, LINE_HAS_STOP) || i < lines->body_first)
    return false;
  return running != NULL && same_text(lines, line, running);
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
      if (known[k] != NULL && same_text(lines, known[k], line)) return line;
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
