/* period.c: years, halves, quarters, months, days and five-year plans. */
#include "period.h"

#include <stdio.h>
#include <string.h>

#include "heading.h"
#include "numeral.h"

#define SEASON 0x5B63u /* 季 */
#define DEGREE 0x5EA6u /* 度 */
#define UP     0x4E0Au /* 上 */
#define DOWN   0x4E0Bu /* 下 */
#define NUMBER 0x53F7u /* 号 */
#define FIVE   0x4E94u /* 五 */

#define PART_WRITTEN 16

/* A stretch within a year: what follows the year in the notation. */
typedef struct Part {
  /* "-01", "-01-31", "Q1", "H1"; 'to' is empty for one alone */
  char from[PART_WRITTEN], to[PART_WRITTEN];
} Part;

/* 至 到 and the dashes. */
static bool is_connector(uint32_t c) {
  return c == 0x81F3 || c == 0x5230 || c == '-' || c == '~' || c == 0x2014 ||
         c == 0x2013 || c == 0x2012 || c == 0x2500;
}

/* Reads a whole number of 'least' to 'most' Arabic digits, no more. */
static bool read_arabic(const Text *text, uint32_t at, int least, int most,
                        int *value, uint32_t *end) {
  uint32_t next, c;
  int count = 0;
  *value = 0;
  while (is_digit(c = text_at(text, at, &next))) {
    if (++count > most) return false;
    *value = *value * 10 + (int)(c - '0');
    at = next;
  }
  *end = at;
  return count >= least;
}

/* Reads a small whole number, Arabic or Chinese, up to 31. */
static bool read_small(const Text *text, uint32_t at, int *value,
                       uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  int digit, tens = 0;
  enum NumeralChar kind;
  if (is_digit(c)) return read_arabic(text, at, 1, 2, value, end);
  kind = numeral_char(c, &digit);
  if (kind == NUMERAL_TENS || c == CHAR_TEN) {
    tens = kind == NUMERAL_TENS ? digit : 1;
  } else if (kind == NUMERAL_DIGIT && digit > 0) {
    if (char_at(text, next) != CHAR_TEN) {
      *value = digit;
      *end = next;
      return true;
    }
    tens = digit;
    text_at(text, next, &next);
  } else {
    return false;
  }
  *value = tens * 10;
  *end = next;
  if (numeral_char(text_at(text, next, &next), &digit) == NUMERAL_DIGIT &&
      digit > 0) {
    *value += digit;
    *end = next;
  }
  return *value <= 31;
}

/* Reads four digits that name a year, Arabic or Chinese: 2016, 二〇一六. */
static bool read_year(const Text *text, uint32_t at, int *year, uint32_t *end) {
  uint32_t next = at, c;
  int digit, count;
  if (is_digit(char_at(text, at))) {
    if (!read_arabic(text, at, 4, 4, year, end)) return false;
    return *year >= 1800 && *year <= 2199;
  }
  *year = 0;
  for (count = 0; count < 4; count++) {
    c = text_at(text, at, &next);
    if (c == 0x25CB || c == 'O' || c == 'o')
      digit = 0; /* ○ for 〇 */
    else if (numeral_char(c, &digit) != NUMERAL_DIGIT)
      return false;
    *year = *year * 10 + digit;
    at = next;
  }
  *end = at;
  return *year >= 1800 && *year <= 2199;
}

static void set_month(char *to, int month) {
  snprintf(to, PART_WRITTEN, "-%02d", month % 100);
}

static void set_quarter(char *to, int quarter) { /* 1 to 4 */
  to[0] = 'Q';
  to[1] = (char)('0' + quarter);
  to[2] = '\0';
}

/* 底 末 初 份 of a year or a month, which leave the notation as it is. */
static uint32_t skip_edge(const Text *text, uint32_t at) {
  uint32_t next, c = text_at(text, at, &next);
  if (c == 0x4EFD) { /* 份 */
    at = next;
    c = text_at(text, at, &next);
  }
  return c == 0x5E95 || c == 0x672B || c == 0x521D ? next : at;
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
  if (!read_small(text, text_skip(text, at), &first, &at) || first < 1)
    return false;
  c = text_at(text, at, &next);
  if (is_day(c)) {
    set_day(part->from, month, first);
    *end = next;
    c = text_at(text, next, &next);
  } else if (!is_connector(c)) {
    return false;
  }
  if (is_connector(c) && read_small(text, next, &second, &at) &&
      is_day(text_at(text, at, &next)) && second > first) {
    set_day(part->from, month, first);
    set_day(part->to, month, second);
    *end = next;
    return true;
  }
  return part->from[3] == '-';
}

/* Reads the end of 1-11月 or 1月至11月 at the connector. */
static bool read_second_month(const Text *text, uint32_t at, int first,
                              Part *part, uint32_t *end) {
  uint32_t next;
  int second;
  if (!is_connector(text_at(text, at, &next))) return false;
  if (!read_small(text, text_skip(text, next), &second, &at)) return false;
  if (second <= first || second > 12) return false;
  if (text_at(text, text_skip(text, at), &next) != CHAR_MONTH) return false;
  set_month(part->from, first);
  set_month(part->to, second);
  *end = skip_edge(text, next);
  return true;
}

/* Reads 11月, 1-11月, 11月30日, 三月份. */
static bool read_months(const Text *text, uint32_t at, Part *part, bool *dated,
                        uint32_t *end) {
  int month;
  if (!read_small(text, at, &month, &at) || month < 1 || month > 12)
    return false;
  at = text_skip(text, at);
  if (read_second_month(text, at, month, part, end)) return true;
  if (text_at(text, at, &at) != CHAR_MONTH) return false;
  if (read_second_month(text, at, month, part, end)) return true;
  set_month(part->from, month);
  part->to[0] = '\0';
  *end = skip_edge(text, at);
  if (read_ten_days(text, at, month, part, end)) return true;
  if (read_days(text, at, month, part, end)) *dated = true;
  return true;
}

/* Reads 前三个月, 前11个月. */
static bool read_first_months(const Text *text, uint32_t at, Part *part,
                              uint32_t *end) {
  int last;
  if (text_at(text, at, &at) != CHAR_BEFORE) return false;
  if (!read_small(text, at, &last, &at) || last < 2 || last > 12) return false;
  if (text_at(text, at, &at) != CHAR_PIECE) return false;
  if (text_at(text, at, end) != CHAR_MONTH) return false;
  set_month(part->from, 1);
  set_month(part->to, last);
  return true;
}

/* Reads 一季度, 第一季度, 前三季度, 1-3季度. */
static bool read_quarters(const Text *text, uint32_t at, Part *part,
                          uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  int first, second = 0;
  bool before = c == CHAR_BEFORE;
  if (before || c == CHAR_ORDER) at = next;
  if (!read_small(text, at, &first, &at) || first < 1 || first > 4)
    return false;
  if (is_connector(text_at(text, at, &next)) || char_at(text, at) == 0x3001) {
    if (!read_small(text, next, &second, &at) || second <= first || second > 4)
      return false;
  }
  if (char_at(text, at) == 0x4E2A) text_at(text, at, &at); /* 个 */
  if (text_at(text, at, &next) != SEASON ||
      text_at(text, next, &next) != DEGREE)
    return false;
  if (before) {
    second = first;
    first = 1;
  }
  set_quarter(part->from, first);
  part->to[0] = '\0';
  if (second > first) set_quarter(part->to, second);
  *end = skip_edge(text, next);
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

static bool read_part(const Text *text, uint32_t at, Part *part, bool *dated,
                      uint32_t *end) {
  return read_half(text, at, part, end) || read_quarters(text, at, part, end) ||
         read_months(text, at, part, dated, end) ||
         read_first_months(text, at, part, end);
}

static bool is_leap(const char *year) {
  int number = 0;
  return sscanf(year, "%4d", &number) == 1 && number > 0 && number % 4 == 0 &&
         (number % 100 != 0 || number % 400 == 0);
}

static void write_part(Period *period, const char *year, Part *part) {
  if (strcmp(part->from, "-02-21") == 0 && strcmp(part->to, "-02-28") == 0 &&
      is_leap(year))
    set_day(part->to, 2, 29);
  if (part->to[0] == '\0')
    snprintf(period->notation, PERIOD_WRITTEN, "%s%s", year, part->from);
  else
    snprintf(period->notation, PERIOD_WRITTEN, "%s%s..%s%s", year, part->from,
             year, part->to);
}

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
  if (read_part(text, at, &part, &period->dated, &end)) {
    write_part(period, year, &part);
    period->span.end = end;
  } else {
    snprintf(period->notation, PERIOD_WRITTEN, "%.24s", year);
    period->span.end = skip_edge(text, period->span.end);
  }
  read_since(text, period);
}

/* Reads 2016-11-30, 2016.11.30, 2016/11/30, 2016-11. */
static bool read_date(const Text *text, uint32_t at, int year, Period *period) {
  uint32_t next, end, mark = text_at(text, at, &next);
  int month, day;
  if (mark != '-' && mark != '.' && mark != '/') return false;
  if (!read_arabic(text, next, 1, 2, &month, &end) || month < 1 || month > 12)
    return false;
  if (text_at(text, end, &next) != mark ||
      !read_arabic(text, next, 1, 2, &day, &end) || day < 1 || day > 31)
    return false;
  snprintf(period->notation, PERIOD_WRITTEN, "%04d-%02d-%02d", year, month,
           day);
  period->span.end = end;
  period->dated = true;
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
    if (!read_year(text, text_skip(text, next), &year, &at)) return false;
  }
  return false;
}

/* Reads the end of 2013-2017年 or 2013年至2017年 after the first year. */
static bool read_second_year(const Text *text, uint32_t at, int first,
                             Period *period) {
  uint32_t next;
  int second;
  if (!is_connector(text_at(text, at, &next))) return false;
  if (is_connector(char_at(text, next))) text_at(text, next, &next);
  if (!read_year(text, text_skip(text, next), &second, &at) || second <= first)
    return false;
  snprintf(period->notation, PERIOD_WRITTEN, "%04d..%04d", first, second);
  period->span.end = at;
  if (text_at(text, text_skip(text, at), &next) != CHAR_YEAR)
    return is_mark(char_at(text, at)); /* (2016-2020) */
  if (char_at(text, next) == DEGREE) text_at(text, next, &next);
  period->span.end = skip_edge(text, next);
  return true;
}

static bool read_dated(const Text *text, uint32_t at, Period *period) {
  char name[8];
  uint32_t next;
  int year;
  if (!read_year(text, at, &year, &at)) return false;
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
  if (!read_small(text, at, &plan, &end)) return false;
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
  default: return is_connector(c);
  }
}

bool period_read(const Text *text, uint32_t at, Period *period) {
  Part part;
  uint32_t start;
  period->span.start = at;
  period->dated = false;
  if (is_digit(char_at(text, at)) && is_digit(text_before(text, at, &start)))
    return false;
  if (read_dated(text, at, period) || read_plan(text, at, period)) return true;
  if (!read_part(text, at, &part, &period->dated, &period->span.end))
    return false;
  write_part(period, "year+0", &part);
  return true;
}
