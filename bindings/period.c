/* period.c: years, spans of years and five-year plans; what lies within a year
** is read by yearpart.c. */
#include "period.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "heading.h"
#include "numeral.h"
#include "yearpart.h"

#define SEASON     0x5B63u /* 季 */
#define DEGREE     0x5EA6u /* 度 */
#define FIVE       0x4E94u /* 五 */
#define AGE        0x4E16u /* 世 */
#define GENERATION 0x4EE3u /* 代 */

/* 以来: the period is open at its end. */
static void read_since(const Text *text, Period *period) {
  uint32_t next, at = period->span.end, c = text_at(text, at, &next);
  bool since = c == 0x4EE5 && text_at(text, next, &next) == 0x6765;
  if (!since && c == 0x81F3) /* 至今 */
    since = text_at(text, next, &next) == 0x4ECA;
  if (!since || strstr(period->notation, "..") != NULL) return;
  if (strlen(period->notation) + 3 > PERIOD_WRITTEN) return;
  strcat(period->notation, "..");
  period->span.end = next;
}

void period_extend(const Text *text, const char *year, Period *period) {
  Part part;
  uint32_t end, at = text_skip(text, period->span.end);
  if (char_at(text, at) == 0x7684) text_at(text, at, &at); /* 的 */
  if (yearpart_read(text, at, true, &part, &end)) {
    yearpart_write(&part, year, period->notation, PERIOD_WRITTEN);
    period->span.end = end;
  } else {
    snprintf(period->notation, PERIOD_WRITTEN, "%.24s", year);
    period->span.end = calendar_edge(text, period->span.end);
  }
  read_since(text, period);
}

/* Reads 2016-11-30, 2016.11.30, 2016/11/30. */
static bool read_date(const Text *text, uint32_t at, int year, Period *period) {
  uint32_t next, end, mark = text_at(text, at, &next);
  int month, day;
  if (mark != '-' && mark != '.' && mark != '/') return false;
  if (!calendar_digits(text, next, 1, 2, &month, &end) || month < 1 ||
      month > 12)
    return false;
  if (text_at(text, end, &next) != mark ||
      !calendar_digits(text, next, 1, 2, &day, &end) || day < 1 || day > 31)
    return false;
  snprintf(period->notation, PERIOD_WRITTEN, "%04d-%02d-%02d", year, month,
           day);
  period->span.end = end;
  return true;
}

static bool is_mark(uint32_t c) {
  return c <= ' ' || c == ')' || c == ',' || c == 0x300B || c == 0x201D ||
         c == CHAR_COMMA;
}

/* Whether the year that ends at 'at' is one of a list that shares its 年:
** 2014、2015和2016年. */
static bool is_listed(const Text *text, uint32_t at) {
  uint32_t next, c;
  int year, count;
  for (count = 0; count < 12; count++) {
    c = text_at(text, text_skip(text, at), &next);
    if (c == CHAR_YEAR) return count > 0;
    if (c != CHAR_COMMA && c != ',' && c != 0x548C && c != 0x53CA &&
        c != 0x4E0E) /* 和及与 */
      return false;
    if (!calendar_year(text, text_skip(text, next), &year, &at)) return false;
  }
  return false;
}

/* 年, 年度, 财政年度, 财年, 学年 at 'at': sets *end after it. */
static bool read_year_word(const Text *text, uint32_t at, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  if (c == 0x8D22 || c == 0x5B66) {                   /* 财 学 */
    if (c == 0x8D22 && char_at(text, next) == 0x653F) /* 政 */
      text_at(text, next, &next);
    at = next;
  }
  if (text_at(text, at, end) != CHAR_YEAR) return false;
  if (char_at(text, *end) == DEGREE) text_at(text, *end, end);
  return true;
}

/* Reads the end of 2016/2017年度 and 2016/17学年 behind the stroke, and of
** 2016-17年度 behind a connector. */
static bool read_short_span(const Text *text, uint32_t at, int first,
                            bool stroke, Period *period) {
  uint32_t next;
  int second;
  if (!calendar_short_year(text, at, first, &second, &next) &&
      (!stroke || !calendar_year(text, at, &second, &next)))
    return false;
  if (stroke && second != first + 1) return false;
  if (!read_year_word(text, text_skip(text, next), &period->span.end))
    return false;
  snprintf(period->notation, PERIOD_WRITTEN, "%04d..%04d", first, second);
  return true;
}

/* Reads the end of 2013-2017年 or 2013年至2017年 after the first year. */
static bool read_second_year(const Text *text, uint32_t at, int first,
                             Period *period) {
  uint32_t next;
  int second;
  if (text_at(text, at, &next) == '/') /* 2016/2017年度 */
    return read_short_span(text, next, first, true, period);
  if (!calendar_connector(text_at(text, at, &next))) return false;
  if (calendar_connector(char_at(text, next))) text_at(text, next, &next);
  if (read_short_span(text, text_skip(text, next), first, false, period))
    return true;
  if (!calendar_year(text, text_skip(text, next), &second, &at) ||
      second <= first)
    return false;
  snprintf(period->notation, PERIOD_WRITTEN, "%04d..%04d", first, second);
  period->span.end = at;
  if (text_at(text, text_skip(text, at), &next) != CHAR_YEAR)
    return is_mark(char_at(text, at)); /* (2016-2020) */
  if (char_at(text, next) == DEGREE) text_at(text, next, &next);
  period->span.end = calendar_edge(text, next);
  return true;
}

static bool read_dated(const Text *text, uint32_t at, Period *period) {
  char name[8];
  Part part;
  uint32_t next;
  int year;
  if (!calendar_year(text, at, &year, &at)) return false;
  if (read_second_year(text, at, year, period)) return true;
  if (read_date(text, at, year, period)) return true;
  if (is_listed(text, at) && char_at(text, text_skip(text, at)) != CHAR_YEAR) {
    snprintf(period->notation, PERIOD_WRITTEN, "%04d", year);
    period->span.end = at;
    return true;
  }
  if (yearpart_read(text, at, true, &part, &next) &&
      is_letter(char_at(text, at))) {
    snprintf(name, sizeof name, "%04d", year);
    yearpart_write(&part, name, period->notation, PERIOD_WRITTEN);
    period->span.end = next;
    return true;
  }
  if (text_at(text, text_skip(text, at), &next) != CHAR_YEAR) return false;
  if (read_second_year(text, next, year, period)) return true;
  if (char_at(text, next) == DEGREE) text_at(text, next, &next);
  snprintf(name, sizeof name, "%04d", year);
  period->span.end = next;
  period_extend(text, name, period);
  return true;
}

static bool is_quote(uint32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D;
}

/* Whether 十三五 ends at 'at' as the name of a plan does, and not as a number:
** before no digit, multiplier or unit. */
static bool ends_plan(const Text *text, const Glossary *units, uint32_t at) {
  uint32_t end, c = char_at(text, at);
  if (heading_is_boundary(c)) return true;
  return is_han(c) && !numeral_starts(c) && c != CHAR_MORE && c != CHAR_REST &&
         c != CHAR_POINT && c != CHAR_HALF &&
         (glossary_after(units, text, at, false, &end) == NULL ||
          text_has(text, at, "项目"));
}

/* A number of two digits, Arabic or Chinese: 90, 九十, 二十一. */
static bool read_count(const Text *text, uint32_t at, int *number,
                       uint32_t *end) {
  if (is_digit(char_at(text, at)))
    return calendar_digits(text, at, 2, 2, number, end);
  return calendar_count(text, at, number, end);
}

/* Reads 十三五 and what makes sure that it is the plan: 期间, 时期, quotes. */
static bool read_plan(const Text *text, const Glossary *units, uint32_t at,
                      Period *period) {
  static const char *const sure[] = {"期间", "时期", "规划", "以来", "末",
                                     "开局", "收官", "中期", "初期", "计划",
                                     "发展", "时",   "期"};
  uint32_t start, end;
  int plan;
  size_t i;
  if (!calendar_small(text, at, &plan, &end)) return false;
  if (plan < 6 || plan > 19 || text_at(text, end, &end) != FIVE) return false;
  snprintf(period->notation, PERIOD_WRITTEN, "%d..%d", 1951 + 5 * plan,
           1955 + 5 * plan);
  period->span.end = end;
  if (is_quote(text_before(text, at, &start)) && is_quote(char_at(text, end)) &&
      (char_at(text, start) != 0x201D || char_before(text, start) != '\n')) {
    period->span.start = start;
    text_at(text, end, &period->span.end);
    return true;
  }
  for (i = 0; i < sizeof sure / sizeof *sure; i++) {
    size_t length = strlen(sure[i]);
    if (text->length - end >= length &&
        memcmp(text->bytes + end, sure[i], length) == 0)
      return true;
  }
  return char_at(text, at) == CHAR_TEN && ends_plan(text, units, end);
}

/* Reads 20世纪, 20世纪90年代, 90年代. */
static bool read_decade(const Text *text, uint32_t at, Period *period) {
  uint32_t next, end;
  int number, century = 0, decade = -1;
  if (!read_count(text, at, &number, &end)) return false;
  if (text_at(text, end, &next) == AGE && second_char(text, end) == 0x7EAA) {
    text_at(text, next, &end); /* 世纪 */
    century = number;
    if (century < 1 || century > 30) return false;
    period->span.end = end;
    if (!read_count(text, end, &number, &end)) number = -1;
  }
  if (number >= 0 && number % 10 == 0 &&
      text_at(text, end, &next) == CHAR_YEAR &&
      text_at(text, next, &next) == GENERATION &&
      char_at(text, next) != 0x8868) { /* 20年代表 */
    decade = number;
    period->span.end = calendar_edge(text, next);
  }
  if (century == 0 && decade < 0) return false;
  if (century == 0) century = decade >= 50 ? 20 : 21;
  number = 100 * (century - 1) + (decade < 0 ? 1 : decade);
  snprintf(period->notation, PERIOD_WRITTEN, "%04d..%04d", number,
           decade < 0 ? 100 * century : number + 9);
  return true;
}

bool period_read_era(const Text *text, const Glossary *units, uint32_t at,
                     int before, Period *period) {
  char name[8];
  Numeral numeral;
  uint32_t year = 1, end;
  at = text_skip(text, at);
  if (text_at(text, at, &end) != 0x5143) { /* 元 */
    if (!numeral_read(text, at, units, &numeral) || numeral.range ||
        !number_small(&numeral.value, 200, &year) || year == 0)
      return false;
    end = numeral.span.end;
  }
  if (text_at(text, text_skip(text, end), &end) != CHAR_YEAR) return false;
  if (char_at(text, end) == DEGREE) text_at(text, end, &end);
  snprintf(name, sizeof name, "%04d", (before + (int)year) % 10000);
  period->span.end = end;
  period_extend(text, name, period);
  return true;
}

bool period_may_follow(uint32_t c) {
  switch (c) {
  case CHAR_YEAR:
  case AGE:
  case 'Q':
  case 'H':
  case CHAR_MONTH:
  case SEASON:
  case CHAR_PIECE:
  case CHAR_COMMA:
  case ' ':
  case '.':
  case '/':
  case 0x548C: /* 和 */
  case 0x4E0E: /* 与 */
  case 0x53CA: /* 及 */
  case ',': return true;
  default: return calendar_connector(c);
  }
}

bool period_read(const Text *text, const Glossary *units, uint32_t at,
                 Period *period) {
  Part part;
  uint32_t start;
  period->span.start = at;
  if (is_digit(char_at(text, at)) && is_digit(text_before(text, at, &start)))
    return false;
  if (read_dated(text, at, period) || read_plan(text, units, at, period) ||
      read_decade(text, at, period))
    return true;
  if (!yearpart_read(text, at, false, &part, &period->span.end)) return false;
  yearpart_write(&part, "year+0", period->notation, PERIOD_WRITTEN);
  return true;
}
