/* yearpart.c: halves, quarters, months, days. */
#include "yearpart.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"

#define SEASON 0x5B63u /* 季 */
#define DEGREE 0x5EA6u /* 度 */
#define UP     0x4E0Au /* 上 */
#define DOWN   0x4E0Bu /* 下 */
#define NUMBER 0x53F7u /* 号 */
#define FIRST  0x9996u /* 首 */

static void set_month(char *to, int month) {
  snprintf(to, PART_WRITTEN, "-%02d", month % 100);
}

static void set_quarter(char *to, int quarter) { /* 1 to 4 */
  to[0] = 'Q';
  to[1] = (char)('0' + quarter);
  to[2] = '\0';
}

static void set_day(char *to, int month, int day) {
  snprintf(to, PART_WRITTEN, "-%02d-%02d", month % 100, day % 100);
}

static int days_of(int month) { /* of a year that is no leap year */
  return month == 2                                              ? 28
         : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                 : 31;
}

/* Reads 上旬, 中旬, 下旬 after a month: ten days of it. */
static bool read_ten_days(const Text *text, uint32_t at, int month, Part *part,
                          uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  int first = c == UP ? 1 : c == 0x4E2D ? 11 : c == DOWN ? 21 : 0;    /* 中 */
  if (first == 0 || text_at(text, next, end) != 0x65EC) return false; /* 旬 */
  set_day(part->from, month, first);
  set_day(part->to, month, first == 21 ? days_of(month) : first + 9);
  return true;
}

static bool is_day(uint32_t c) {
  return c == CHAR_DAY || c == NUMBER;
}

/* Reads the day of 11月30日, the days of 11月1日至5日 and 11月1-5日. */
static bool read_days(const Text *text, uint32_t at, int month, Part *part,
                      uint32_t *end) {
  int first, second;
  uint32_t next, c;
  if (!calendar_small(text, text_skip(text, at), &first, &at) || first < 1)
    return false;
  c = text_at(text, at, &next);
  if (is_day(c)) {
    set_day(part->from, month, first);
    *end = next;
    c = text_at(text, next, &next);
  } else if (!calendar_connector(c)) {
    return false;
  }
  if (calendar_connector(c) && calendar_small(text, next, &second, &at) &&
      is_day(text_at(text, at, &next)) && second > first) {
    set_day(part->from, month, first);
    set_day(part->to, month, second);
    *end = next;
    return true;
  }
  return part->from[3] == '-';
}

/* Reads the end of 1-11月 or 1月至11月 at the connector, and of 7、8月. */
static bool read_second_month(const Text *text, uint32_t at, int first,
                              Part *part, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  int second;
  if (!calendar_connector(c) && c != CHAR_COMMA) return false;
  if (!calendar_small(text, text_skip(text, next), &second, &at)) return false;
  if (second <= first || second > 12) return false;
  if (c == CHAR_COMMA && second != first + 1) return false;
  if (text_at(text, text_skip(text, at), &next) != CHAR_MONTH) return false;
  set_month(part->from, first);
  set_month(part->to, second);
  *end = calendar_edge(text, next);
  return true;
}

/* Reads 11月, 1-11月, 11月30日, 三月份. */
static bool read_months(const Text *text, uint32_t at, Part *part,
                        uint32_t *end) {
  int month;
  if (!calendar_small(text, at, &month, &at) || month < 1 || month > 12)
    return false;
  at = text_skip(text, at);
  if (read_second_month(text, at, month, part, end)) return true;
  if (text_at(text, at, &at) != CHAR_MONTH) return false;
  if (read_second_month(text, at, month, part, end)) return true;
  set_month(part->from, month);
  part->to[0] = '\0';
  *end = calendar_edge(text, at);
  if (read_ten_days(text, at, month, part, end)) return true;
  read_days(text, at, month, part, end);
  return true;
}

/* Whether 前 ends a word before a month: 此前11月, 日前. */
static bool ends_word(const Text *text, uint32_t at) {
  uint32_t c = char_before(text, at);
  return c == 0x6B64 || c == 0x4E4B || c == 0x4EE5 || c == 0x76EE ||
         c == CHAR_DAY || c == CHAR_MONTH || c == CHAR_YEAR; /* 此之以目 */
}

/* 前 首 头 before a number of months or quarters: the first ones of the year.
 */
static bool is_leading(uint32_t c) {
  return c == CHAR_BEFORE || c == FIRST || c == 0x5934;
}

/* Reads 前三个月, 前11个月, 前11月. */
static bool read_first_months(const Text *text, uint32_t at, Part *part,
                              uint32_t *end) {
  int last;
  uint32_t start = at, next;
  if (!is_leading(text_at(text, at, &at))) return false;
  if (!calendar_small(text, at, &last, &at) || last < 2 || last > 12)
    return false;
  if (text_at(text, at, &next) == CHAR_PIECE)
    at = next;
  else if (ends_word(text, start))
    return false;
  if (text_at(text, at, &next) != CHAR_MONTH) return false;
  *end = char_at(text, next) == 0x4EFD ? calendar_edge(text, next) : next;
  set_month(part->from, 1);
  set_month(part->to, last);
  return true;
}

/* Reads 季度 or, where 'ordered' says which quarter it is, 季: 第三季, but not
** that of a series, 《…》第三季, nor 第一季节. */
static bool read_season(const Text *text, uint32_t at, bool ordered,
                        uint32_t start, uint32_t *end) {
  uint32_t next, c;
  if (text_at(text, at, end) != SEASON) return false;
  c = text_at(text, *end, &next);
  if (c == DEGREE) *end = next;
  return c == DEGREE || (ordered && char_before(text, start) != 0x300B &&
                         c != 0x8282 && c != 0x8D5B); /* 节赛 */
}

/* Reads 一季度, 第一季度, 前三季度, 1-3季度, 首季, 首三季, 第三季. */
static bool read_quarters(const Text *text, uint32_t at, Part *part,
                          uint32_t *end) {
  uint32_t start = at, next, c = text_at(text, at, &next);
  int first = 1, second = 0;
  bool before = is_leading(c), ordered = before || c == CHAR_ORDER;
  if (ordered) at = next;
  if (c == FIRST && char_at(text, at) == SEASON)
    before = false;
  else if (!calendar_small(text, at, &first, &at) || first < 1 || first > 4)
    return false;
  if (calendar_connector(text_at(text, at, &next)) ||
      char_at(text, at) == 0x3001) {
    if (!calendar_small(text, next, &second, &at) || second <= first ||
        second > 4)
      return false;
  }
  if (ordered && char_at(text, at) == CHAR_PIECE) text_at(text, at, &at);
  if (!read_season(text, at, ordered, start, &next)) return false;
  if (before) {
    second = first;
    first = 1;
  }
  set_quarter(part->from, first);
  part->to[0] = '\0';
  if (second > first) set_quarter(part->to, second);
  *end = calendar_edge(text, next);
  return true;
}

/* Reads 上半年, 下半年. */
static bool read_half(const Text *text, uint32_t at, Part *part,
                      uint32_t *end) {
  uint32_t c = text_at(text, at, &at);
  if (c != UP && c != DOWN) return false;
  if (text_at(text, at, &at) != CHAR_HALF ||
      text_at(text, at, &at) != CHAR_YEAR)
    return false;
  snprintf(part->from, sizeof part->from, c == UP ? "H1" : "H2");
  part->to[0] = '\0';
  *end = at;
  return true;
}

/* Reads Q1 and H1. */
static bool read_letter(const Text *text, uint32_t at, Part *part,
                        uint32_t *end) {
  uint32_t c = text_at(text, at, &at), digit = text_at(text, at, end), after;
  if (c != 'Q' && c != 'H') return false;
  if (digit < '1' || digit > (c == 'Q' ? '4' : '2')) return false;
  after = char_at(text, *end);
  if (is_digit(after) || is_letter(after)) return false;
  snprintf(part->from, sizeof part->from, "%c%c", (char)c, (char)digit);
  return true;
}

bool yearpart_read(const Text *text, uint32_t at, bool within, Part *part,
                   uint32_t *end) {
  part->to[0] = '\0';
  return read_half(text, at, part, end) ||
         (within && read_letter(text, at, part, end)) ||
         read_quarters(text, at, part, end) ||
         read_months(text, at, part, end) ||
         read_first_months(text, at, part, end);
}

static bool is_leap(const char *year) {
  int number = 0;
  return sscanf(year, "%4d", &number) == 1 && number > 0 && number % 4 == 0 &&
         (number % 100 != 0 || number % 400 == 0);
}

void yearpart_write(const Part *part, const char *year, char *notation,
                    size_t size) {
  const char *to = part->to;
  if (strcmp(part->from, "-02-21") == 0 && strcmp(to, "-02-28") == 0 &&
      is_leap(year))
    to = "-02-29";
  if (to[0] == '\0')
    snprintf(notation, size, "%s%s", year, part->from);
  else
    snprintf(notation, size, "%s%s..%s%s", year, part->from, year, to);
}
