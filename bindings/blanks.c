/* blanks.c: the step that drops blanks inside numbers (7 4 7 7 2), between a
** number and its unit (2016 年) or the word before it (增长 5%), and between
** Chinese chars that were spread out (工 作 总 结); where a text has the habit,
** also those within words (发 展) and beside all numbers. Blanks at the ends of
** a line stay, and so do those of a table. */
#include <string.h>

#include "clean.h"
#include "spacing.h"
#include "utf8.h"

enum {
  MAX_GAP = 2,    /* blanks between a number and its unit; more are a column */
  MAX_LABEL = 8,  /* chars of a label */
  MAX_DIGITS = 12 /* before a decimal point */
};

/* What a blank between it and a number does not part. */
static const char *const units[] = {
    "%",    "‰",    "℃",    "㎡",   "亿",   "億",   "万",   "萬",   "千",
    "百",   "元",   "美元", "港元", "欧元", "年",   "月",   "日",   "个",
    "個",   "家",   "项",   "項",   "倍",   "户",   "戶",   "位",   "名",
    "次",   "件",   "吨",   "噸",   "亩",   "畝",   "米",   "度",   "天",
    "种",   "種",   "条",   "條",   "座",   "所",   "辆",   "輛",   "套",
    "头",   "只",   "岁",   "篇",   "批",   "届",   "期",   "公里", "公顷",
    "公頃", "公斤", "平方", "立方", "分钟", "分鐘", "小时", "小時", "人",
    "厘米", "毫米", "兆瓦", "标箱", "班次", "课时", "亿吨", "支",   "台"};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_han(uint32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_unit(const char *text, size_t at, size_t end) {
  size_t i;
  for (i = 0; i < sizeof units / sizeof *units; i++) {
    size_t size = strlen(units[i]);
    if (end - at >= size && memcmp(text + at, units[i], size) == 0) return true;
  }
  return false;
}

static size_t skip_blanks(const char *text, size_t at, size_t end) {
  while (at < end && text[at] == ' ') at++;
  return at;
}

static bool is_fraction(const char *text, size_t at, size_t end) {
  return end - at >= 2 && text[at] == '.' && is_digit(text[at + 1]);
}

/* The first decimal behind a dot at 'at', from which one blank may part it; 0
** where there is none. */
static size_t find_decimal(const char *text, size_t at, size_t end) {
  if (at >= end || text[at] != '.') return 0;
  at++;
  if (at < end && text[at] == ' ') at++;
  return at < end && is_digit(text[at]) ? at : 0;
}

/* A digit alone: no digit before it or behind it. */
static bool is_lone_digit(const char *text, size_t at, size_t end) {
  return at < end && is_digit(text[at]) &&
         (at == 0 || !is_digit(text[at - 1])) &&
         (at + 1 == end || !is_digit(text[at + 1]));
}

/* Where a row of lone digits, the first at 'at', ends; 'at' itself when it is
** no number: it is one only before a unit or a fraction (1 2 3 4 5 are pages),
** and the decimals of a number begin none: 0.2 0.3 is a row of a table. */
static size_t find_digits_end(const char *text, size_t at, size_t end) {
  size_t last = at, next = at, count = 0;
  if (at >= 2 && text[at - 1] == '.' && is_digit(text[at - 2])) return at;
  while (is_lone_digit(text, next, end) && count <= MAX_DIGITS) {
    count++;
    last = next + 1;
    next = skip_blanks(text, last, end);
    if (next != last + 1) break; /* two blanks part columns */
  }
  if (count < 2 || count > MAX_DIGITS) return at;
  if (is_unit(text, next, end) || is_fraction(text, next, end)) return last;
  return at;
}

static size_t skip_digits(const char *text, size_t at, size_t end) {
  size_t start = at;
  while (at < end && at - start <= MAX_DIGITS && is_digit(text[at])) at++;
  return at;
}

/* Is it a year that one blank parts: 20 16年? The blank is at 'at'. */
static bool is_parted_year(const char *text, size_t at, size_t next,
                           size_t end) {
  static const char year[] = "年";
  size_t start = at, stop = skip_digits(text, next, end);
  while (start > 0 && at - start < 4 && is_digit(text[start - 1])) start--;
  if (start > 0 && is_digit(text[start - 1])) return false;
  if ((at - start) + (stop - next) != 4 || next != at + 1) return false;
  if (end - stop < 3 || memcmp(text + stop, year, 3) != 0) return false;
  return (text[start] == '1' &&
          (at - start > 1 ? text[start + 1] : text[next]) == '9') ||
         (text[start] == '2' &&
          (at - start > 1 ? text[start + 1] : text[next]) == '0');
}

/* Does a number with its unit begin at 'at'? */
static bool is_number(const char *text, size_t at, size_t end) {
  size_t next = skip_digits(text, at, end);
  if (next == at) return false;
  if (is_fraction(text, next, end)) next = skip_digits(text, next + 1, end);
  if (next < end && text[next] == ' ') next++;
  return is_unit(text, next, end);
}

/* Is there a Chinese char at 'at' with none right before and behind it? */
static bool is_lone_han(const char *text, size_t at, size_t end) {
  size_t bytes;
  if (at >= end || !is_han(utf8_read(text, at, end, &bytes))) return false;
  if (at >= 3 && is_han(utf8_read(text, at - 3, end, &bytes)) && bytes == 3)
    return false;
  return at + 3 >= end || !is_han(utf8_read(text, at + 3, end, &bytes));
}

static bool follows_han(const char *text, size_t at) {
  size_t bytes;
  return is_han(utf8_read(text, at - 3, at, &bytes)) && bytes == 3;
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

/* Do 5. and 9% make one number? They do behind a Chinese char, and where they
** are no heading's number and year. 'at' is behind the dot, 'next' at the 9. */
static bool is_parted_decimal(const char *text, size_t at, size_t next,
                              size_t end) {
  size_t start = at - 1, stop = next;
  while (start > 0 && at - start <= MAX_DIGITS && is_digit(text[start - 1]))
    start--;
  if (start == at - 1 || start == 0 || (unsigned char)text[start - 1] < 0x80)
    return false;
  while (stop < end && stop - next < 3 && is_digit(text[stop])) stop++;
  return stop > next && stop - next < 3 &&
         is_unit(text, skip_blanks(text, stop, end), end);
}

/* Drops every blank from 'start' to 'end'. */
static bool drop_blanks(Edits *edits, const char *text, size_t start,
                        size_t end) {
  while (start < end) {
    Span blanks = {(uint32_t)start, 0};
    start = skip_blanks(text, start, end);
    blanks.end = (uint32_t)start;
    if (blanks.end > blanks.start) {
      if (!edits_add(edits, STEP_BLANKS, blanks, "", 0)) return false;
    } else
      start++;
  }
  return true;
}

/* How far blanks go from those at 'at' on, which lie between two chars of a
** line: the end of the stretch that loses its blanks, or 'at' for none. */
static size_t find_drop_end(const char *text, size_t at, size_t end,
                            TextLine *line) {
  size_t next = skip_blanks(text, at, end), row;
  if (text[at - 1] == '.')
    return is_parted_decimal(text, at, next, end) ? next : at;
  if (is_digit(text[at - 1])) {
    size_t decimal = find_decimal(text, next, end);
    if (decimal > 0) return decimal;
    if (next <= at + MAX_GAP && is_unit(text, next, end)) return next;
    if (is_parted_year(text, at, next, end)) return next;
    row = find_digits_end(text, at - 1, end);
    return row > at ? row : at;
  }
  if (at < 3) return at;
  if (next == at + 1 && follows_han(text, at) && is_number(text, next, end)) {
    line_read(line, text, at, end);
    return line->is_row ? at : next;
  }
  row = find_spread_end(text, at - 3, end);
  return row > at ? row : at;
}

/* Does a line begin with the digits before 'at'? They may number it. */
static bool begins_line(const char *text, const TextLine *line, size_t at) {
  while (at > line->start && is_digit(text[at - 1])) at--;
  return at == line->start;
}

/* What the blanks of a text part, found out when it is needed. */
typedef struct Search {
  const char *text;
  size_t length;
  TextLine line;
  Spacing spacing;
  bool knows_spacing;
} Search;

/* Does the text have the habit of blanks like the single one at 'at'? */
static bool is_habit(Search *search, size_t at) {
  const char *text = search->text;
  bool han, next_han, digit = is_digit(text[at - 1]) || text[at - 1] == '%';
  size_t next = at + 1, bytes;
  if (next == search->length || text[next] == ' ') return false;
  han = at >= 3 && follows_han(text, at);
  next_han = is_han(utf8_read(text, next, search->length, &bytes));
  if (!(han || digit) || !(next_han || is_digit(text[next]))) return false;
  line_read(&search->line, text, at, search->length);
  if (!search->line.is_prose) return false;
  if (!search->knows_spacing)
    search->spacing = spacing_find(text, search->length);
  search->knows_spacing = true;
  if (han && next_han) return search->spacing.in_words;
  if (han || next_han)
    return search->spacing.beside_numbers &&
           !is_grouped(text, at, search->line.end) &&
           !(digit && begins_line(text, &search->line, at));
  return search->spacing.in_numbers &&
         parts_number(text, at, search->line.end, true);
}

bool find_blanks(Edits *edits, const char *text, size_t length) {
  Search search = {text, length, {0, 0, false, false}, {0}, false};
  size_t at = 0;
  while (at < length) {
    const char *blank = memchr(text + at, ' ', length - at);
    size_t end;
    if (blank == NULL) break;
    at = (size_t)(blank - text);
    end = skip_blanks(text, at, length);
    if (at > 0 && text[at - 1] != '\n' && end < length && text[end] != '\n') {
      size_t drop_end = find_drop_end(text, at, length, &search.line);
      if (drop_end == at && is_habit(&search, at)) drop_end = end;
      if (!drop_blanks(edits, text, at, drop_end)) return false;
      if (drop_end > end) end = drop_end;
    }
    at = end;
  }
  return true;
}
