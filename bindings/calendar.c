/* calendar.c: years, months and days as numbers. */
#include "calendar.h"

#include "numeralchar.h"

bool calendar_connector(uint32_t c) {
  return c == 0x81F3 || c == 0x5230 || c == '-' || c == '~' || c == 0x2014 ||
         c == 0x2013 || c == 0x2012 || c == 0x2500;
}

bool calendar_digits(const Text *text, uint32_t at, int least, int most,
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

bool calendar_count(const Text *text, uint32_t at, int *value, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  int digit, tens = 0;
  enum NumeralChar kind;
  if (is_digit(c)) return calendar_digits(text, at, 1, 2, value, end);
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
  return true;
}

bool calendar_small(const Text *text, uint32_t at, int *value, uint32_t *end) {
  return calendar_count(text, at, value, end) &&
         (*value <= 31 || is_digit(char_at(text, at)));
}

/* 'count' digits and no more, Arabic or Chinese. */
static bool read_digits(const Text *text, uint32_t at, int count, int *value,
                        uint32_t *end) {
  uint32_t next, c;
  int digit, i;
  if (is_digit(char_at(text, at)))
    return calendar_digits(text, at, count, count, value, end);
  *value = 0;
  for (i = 0; i < count; i++) {
    c = text_at(text, at, &next);
    if (c == 0x25CB || c == 'O' || c == 'o')
      digit = 0; /* ○ for 〇 */
    else if (numeral_char(c, &digit) != NUMERAL_DIGIT)
      return false;
    *value = *value * 10 + digit;
    at = next;
  }
  *end = at;
  return true;
}

bool calendar_year(const Text *text, uint32_t at, int *year, uint32_t *end) {
  return read_digits(text, at, 4, year, end) && *year >= 1800 && *year <= 2199;
}

bool calendar_short_year(const Text *text, uint32_t at, int first, int *year,
                         uint32_t *end) {
  if (!read_digits(text, at, 2, year, end)) return false;
  *year += first / 100 * 100;
  return *year > first;
}

uint32_t calendar_edge(const Text *text, uint32_t at) {
  uint32_t next, c = text_at(text, at, &next);
  if (c == 0x4EFD) { /* 份 */
    at = next;
    c = text_at(text, at, &next);
  }
  return c == 0x5E95 || c == 0x672B || c == 0x521D ? next : at;
}
