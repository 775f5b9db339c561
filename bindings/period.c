/* period.c: years, spans of years and five-year plans; what lies within a year
** is read by yearpart.c. */
#include "period.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "heading.h"
#include "yearpart.h"

#define SEASON 0x5B63u /* 季 */
#define DEGREE 0x5EA6u /* 度 */
#define FIVE   0x4E94u /* 五 */

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
  if (yearpart_read(text, at, &part, &end)) {
    yearpart_write(&part, year, period->notation, PERIOD_WRITTEN);
    period->span.end = end;
  } else {
    snprintf(period->notation, PERIOD_WRITTEN, "%.24s", year);
    period->span.end = calendar_edge(text, period->span.end);
  }
  read_since(text, period);
}

/* Reads 2016-11-30, 2016.11.30, 2016/11/30, 2016-11. */
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

/* Reads the end of 2013-2017年 or 2013年至2017年 after the first year. */
static bool read_second_year(const Text *text, uint32_t at, int first,
                             Period *period) {
  uint32_t next;
  int second;
  if (!calendar_connector(text_at(text, at, &next))) return false;
  if (calendar_connector(char_at(text, next))) text_at(text, next, &next);
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

/* Reads 十三五 and what makes sure that it is the plan: 期间, 时期, quotes. */
static bool read_plan(const Text *text, uint32_t at, Period *period) {
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
  return char_at(text, at) == CHAR_TEN &&
         heading_is_boundary(char_at(text, end));
}

bool period_may_follow(uint32_t c) {
  switch (c) {
  case CHAR_YEAR:
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

bool period_read(const Text *text, uint32_t at, Period *period) {
  Part part;
  uint32_t start;
  period->span.start = at;
  if (is_digit(char_at(text, at)) && is_digit(text_before(text, at, &start)))
    return false;
  if (read_dated(text, at, period) || read_plan(text, at, period)) return true;
  if (!yearpart_read(text, at, &part, &period->span.end)) return false;
  yearpart_write(&part, "year+0", period->notation, PERIOD_WRITTEN);
  return true;
}
