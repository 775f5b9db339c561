/* blanks.c: the step that drops blanks inside numbers (7 4 7 7 2), between a
** number and its unit (2016 年) or the word before it (增长 5%), and between
** Chinese chars that were spread out (工 作 总 结); where a text has the habit,
** also those within words (发 展) and beside all numbers. Blanks at the ends of
** a line stay, and so do those of a table, and that before the year behind a
** title (工作总结 2017年). */
#include <string.h>

#include "chars.h"
#include "clean.h"
#include "parted.h"
#include "rows.h"
#include "spacing.h"
#include "utf8.h"

enum {
  MAX_GAP = 2,    /* blanks between a number and its unit; more are a column */
  MAX_LABEL = 8,  /* chars of a label */
  MAX_TITLE = 150 /* bytes of a title */
};

/* What the blanks of a text part, found out when it is needed. */
typedef struct Search {
  const char *text;
  size_t length;
  TextLine line;
  Spacing spacing;
  bool knows_spacing;
} Search;

static const TextLine *line_at(Search *search, size_t at) {
  line_read(&search->line, search->text, at, search->length);
  return &search->line;
}

static bool digit_at(const char *text, size_t at) {
  return is_digit((unsigned char)text[at]);
}

static uint32_t char_from(const char *text, size_t at, size_t end) {
  size_t bytes;
  return at < end ? utf8_read(text, at, end, &bytes) : 0;
}

static size_t skip_blanks(const char *text, size_t at, size_t end) {
  while (at < end && text[at] == ' ') at++;
  return at;
}

/* Numbers --------------------------------------------------------------------
 */

/* The first decimal behind a dot at 'at', from which one blank may part it; 0
** where there is none. */
static size_t find_decimal(const char *text, size_t at, size_t end) {
  if (at >= end || text[at] != '.') return 0;
  at++;
  if (at < end && text[at] == ' ') at++;
  return at < end && digit_at(text, at) ? at : 0;
}

/* Does a title end at 'at', the first of its line, and a year begin at 'next'?
** 2016年工作总结 2017年 */
static bool parts_title(Search *search, size_t at, size_t next) {
  static const char *const titles[] = {"总结", "计划", "报告", "公报",
                                       "要点", "打算", "安排", "意见",
                                       "方案", "规划", "讲话", "通知"};
  const char *text = search->text;
  size_t start, i;
  if (search->length - next < 7 ||
      skip_digits(text, next, next + 5) != next + 4 ||
      memcmp(text + next + 4, "年", 3) != 0)
    return false;
  start = line_at(search, at)->start;
  if (at - start < 12 || at - start > MAX_TITLE ||
      memchr(text + start, ',', at - start) != NULL ||
      memmem(text + start, at - start, "。", 3) != NULL)
    return false;
  for (i = 0; i < sizeof titles / sizeof *titles; i++)
    if (memcmp(text + at - 6, titles[i], 6) == 0) return true;
  return false;
}

/* Spread chars ---------------------------------------------------------------
 */

/* Is there a Chinese char at 'at' with none right before and behind it? */
static bool is_lone_han(const char *text, size_t at, size_t end) {
  return is_han(char_from(text, at, end)) && !is_han(char_ending(text, at)) &&
         !is_han(char_from(text, at + 3, end));
}

/* Where a row of lone Chinese chars ends; 'at' when they are less than three,
** or the label of a line: 索 引 号: is laid out so. Two blanks part columns. */
static size_t find_spread_end(const char *text, size_t at, size_t end) {
  size_t last = at, next = at, count = 0;
  while (is_lone_han(text, next, end)) {
    count++;
    last = next + 3;
    next = skip_blanks(text, last, end);
    if (next != last + 1) break;
  }
  if (count <= MAX_LABEL && next < end && text[next] == ':') return at;
  return count >= 3 ? last : at;
}

/* Do blanks part the two chars of a numbered heading: 一、综 合? */
static bool parts_heading(const char *text, size_t at, size_t next,
                          size_t end) {
  uint32_t before = char_ending(text, at), after = char_from(text, next, end);
  size_t start = at - 3;
  if (next > at + MAX_GAP || !is_han(after) || after < 0x4E00) return false;
  if (next + 3 < end && text[next + 3] != '\n') return false;
  if (start > 0 && text[start - 1] == ' ') start--;
  return utf8_is_any(char_ending(text, start), "、.)章节篇") &&
         is_word(before, after);
}

/* Dropping -------------------------------------------------------------------
 */

/* Drops every blank from 'start' to 'end'. */
static bool drop_blanks(Edits *edits, const char *text, size_t start,
                        size_t end) {
  while (start < end) {
    Span blanks = {(uint32_t)start, 0};
    while (start < end && (text[start] == ' ' || text[start] == '\t')) start++;
    blanks.end = (uint32_t)start;
    if (blanks.end > blanks.start) {
      if (!edits_add(edits, STEP_BLANKS, blanks, "", 0)) return false;
    } else
      start++;
  }
  return true;
}

/* How far blanks go from those at 'at' on, which lie behind a digit, up to
** 'next'; 'at' for not at all. */
static size_t find_number_end(Search *search, size_t at, size_t next) {
  const char *text = search->text;
  size_t end = search->length, decimal = find_decimal(text, next, end);
  if (decimal > 0) return decimal;
  if (next <= at + MAX_GAP && begins_unit(text, next, end)) return next;
  if (next > at + 1) return at;
  if (parts_number(text, at, end, true) && line_at(search, at)->is_prose)
    return next;
  return parted_digits_end(text, at, end);
}

/* How far blanks go from those at 'at' on, which lie between two chars of a
** line: the end of the stretch that loses its blanks, or 'at' for none. */
static size_t find_drop_end(Search *search, size_t at, size_t next) {
  const char *text = search->text;
  size_t end = search->length, row;
  if (text[at - 1] == '.')
    return parts_decimal(text, at, next, end) ? next : at;
  if (digit_at(text, at - 1)) return find_number_end(search, at, next);
  if (!is_han(char_ending(text, at))) return at;
  if (next == at + 1 && digit_at(text, next) &&
      begins_quantity(text, next, end, line_at(search, at)->is_prose))
    return search->line.is_row || parts_title(search, at, next) ? at : next;
  if (parts_heading(text, at, next, end)) return next;
  row = find_spread_end(text, at - 3, end);
  return row > at ? row : at;
}

/* Does a line begin with the digits before 'at'? They may number it. */
static bool begins_line(const char *text, const TextLine *line, size_t at) {
  while (at > line->start && digit_at(text, at - 1)) at--;
  return at == line->start;
}

/* Does the sentence go on with its number or % behind the blank at 'at'? */
static bool goes_on(const char *text, const TextLine *line, size_t at) {
  size_t start = number_start(text, text[at - 1] == '%' ? at - 1 : at);
  if (start <= line->start || text[start - 1] == ' ') return false;
  return text[at - 1] == '%' || follows_number(text, at + 1, line->end);
}

/* Does the text have the habit of blanks like the single one at 'at'? */
static bool is_habit(Search *search, size_t at) {
  const char *text = search->text;
  uint32_t before = char_ending(text, at);
  uint32_t after = char_from(text, at + 1, search->length);
  bool digit = is_digit(before) || before == '%', han = is_han(before);
  bool next_han = is_han(after);
  const TextLine *line;
  if (after == ' ' || after == 0) return false;
  line = line_at(search, at);
  if (line->is_spread) return true;
  if (!line->is_prose && !(han && next_han && is_word(before, after)))
    return false;
  if (!(han || digit || before == '.') ||
      !(next_han || is_digit(after) || after == '.'))
    return false;
  if (digit && next_han && goes_on(text, line, at)) return true;
  if (!search->knows_spacing)
    search->spacing = spacing_find(text, search->length);
  search->knows_spacing = true;
  if (han && next_han) return search->spacing.in_words;
  if (han || next_han)
    return (digit || is_digit(after)) && search->spacing.beside_numbers &&
           !is_grouped(text, at, line->end) &&
           !(digit && begins_line(text, line, at)) &&
           !parts_title(search, at, at + 1);
  return search->spacing.in_numbers && parts_number(text, at, line->end, false);
}

/* Is it one tab between a number and its unit, in a line that has no other? */
static bool is_tab(Search *search, size_t at, size_t end) {
  return end == at + 1 && search->text[at] == '\t' &&
         !line_at(search, at)->has_cells;
}

/* The first blank or tab from 'at' on; *blank and *tab are the next of each. */
static size_t find_gap(const Search *search, size_t at, size_t *blank,
                       size_t *tab) {
  const char *text = search->text, *found;
  if (*blank < at) {
    found = memchr(text + at, ' ', search->length - at);
    *blank = found != NULL ? (size_t)(found - text) : search->length;
  }
  if (*tab < at) {
    found = memchr(text + at, '\t', search->length - at);
    *tab = found != NULL ? (size_t)(found - text) : search->length;
  }
  return *blank < *tab ? *blank : *tab;
}

bool find_blanks(Edits *edits, const char *text, size_t length) {
  Search search = {.text = text, .length = length};
  size_t at = 1, blank = 0, tab = 0;
  while (at < length && (at = find_gap(&search, at, &blank, &tab)) < length) {
    size_t end = at, drop_end = at;
    while (end < length && (text[end] == ' ' || text[end] == '\t')) end++;
    if (text[at - 1] != '\n' && text[at - 1] != ' ' && end < length &&
        text[end] != '\n') {
      if (text[at] == '\t' || memchr(text + at, '\t', end - at) != NULL)
        drop_end = is_tab(&search, at, end) ? end : at;
      else
        drop_end = find_drop_end(&search, at, end);
      if (drop_end == at && end == at + 1 && text[at] == ' ' &&
          is_habit(&search, at))
        drop_end = end;
      if (!drop_blanks(edits, text, at, drop_end)) return false;
    }
    at = drop_end > end ? drop_end : end;
  }
  return true;
}
