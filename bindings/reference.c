/* reference.c: telephone numbers, versions, times of the clock, addresses. */
#include "reference.h"

#include "calendar.h"
#include "numeral.h"

uint32_t reference_after_digits(const Text *text, uint32_t at, uint32_t *end) {
  uint32_t next, c;
  while (is_digit(c = text_at(text, at, &next))) at = next;
  *end = at;
  return c;
}

uint32_t reference_number(const Text *text, uint32_t at) {
  for (;;) {
    uint32_t next, c = reference_after_digits(text, at, &at);
    text_at(text, at, &next);
    if (c == 'e' || c == 'E') {
      c = char_at(text, next);
      if (c == '-' || c == '+') text_at(text, next, &next);
    } else if (c != '.' && c != ',' && c != '*' && c != '^') {
      return at;
    }
    if (!is_digit(char_at(text, next))) return at;
    at = next;
  }
}

uint32_t reference_chars(const Text *text, uint32_t at) {
  uint32_t next, count;
  int value;
  for (count = 0;
       numeral_char(text_at(text, at, &next), &value) != NUMERAL_NONE; count++)
    at = next;
  return count > NUMBER_DIGITS ? at : 0;
}

uint32_t reference_chain(const Text *text, uint32_t at) {
  uint32_t next, c, dots = 0, dashes = 0, run = 0, code = 0;
  uint32_t before = 0, whole = 0;       /* dots and digits before the dash */
  bool zero = char_at(text, at) == '0'; /* 020-12345678 */
  bool inner = false;                   /* 2016-00180 */
  for (;; at = next) {
    c = text_at(text, at, &next);
    if (is_digit(c)) {
      if (run == 0 && c == '0' && dashes > 0) zero = inner = true;
      run++;
      continue;
    }
    if ((c != '-' && c != '.') || run == 0) break;
    if (!is_digit(char_at(text, next))) break;
    if (c == '-')
      dashes++;
    else
      dots++;
    if (c == '-' && dashes == 1) before = dots;
    if (c == '.' && dots == 1) whole = run;
    if (dashes == 1) code = run;
    run = 0;
  }
  if (dots == 2 && dashes == 1 && before == 1 && whole < 4)
    return 0; /* 1.5-2.5, but not 2016.3-2017.5 */
  if (dots > 1 || dashes > 1) return at;
  if (dots == 1 || dashes == 0) return 0;
  return zero && (inner || (code >= 3 && run >= 7)) ? at : 0;
}

/* 日 午 晨 晚 早 号, which a time of the day may follow. */
static bool is_daytime(uint32_t c) {
  return c == CHAR_DAY || c == 0x5348 || c == 0x6668 || c == 0x665A ||
         c == 0x65E9 || c == 0x53F7;
}

uint32_t reference_hour(const Text *text, uint32_t at) {
  uint32_t next, end, c;
  int hour, minute;
  bool sure = is_daytime(char_before(text, at));
  if (!calendar_small(text, at, &hour, &end) || hour > 24) return 0;
  c = text_at(text, end, &next);
  if (c != CHAR_POINT && c != 0x65F6) return 0; /* 时 */
  c = text_at(text, end = next, &next);
  if (c == 0x949F || c == 0x6574) return next; /* 钟整 */
  if (c == CHAR_HALF && !is_han(char_at(text, next))) return next;
  if (calendar_count(text, end, &minute, &at)) {
    c = text_at(text, at, &next);
    if (c == 0x523B && (minute == 1 || minute == 3)) return next;      /* 刻 */
    return c == CHAR_PART && char_at(text, next) != 0x4E4B ? next : 0; /* 之 */
  }
  return sure ? end : 0;
}

/* Whether 日 午 晨 晚 before a short time says that it is one. */
static bool after_day(const Text *text, uint32_t at) {
  return is_daytime(char_before(text, text_skip_back(text, at)));
}

/* The end of the second time of 8:00-9:30, whose first ends at 'at'; else 'at'.
** Sets *sure where that is a time by itself: 11:00. */
static uint32_t until(const Text *text, uint32_t at, bool *sure) {
  uint32_t next, end;
  int hour, minute;
  if (!calendar_connector(text_at(text, at, &next)) ||
      !calendar_digits(text, next, 1, 2, &hour, &end) || hour > 24 ||
      text_at(text, end, &next) != ':' ||
      !calendar_digits(text, next, 2, 2, &minute, &end) || minute > 59)
    return at;
  if (hour > 9 || char_at(text, next) == '0') *sure = true;
  return end;
}

uint32_t reference_clock(const Text *text, uint32_t at) {
  bool full = false; /* no ratio has such a second part: 8:05 */
  uint32_t end = at, next, c, parts = 0, run = 0, hour = 0, hour_digits = 0;
  for (;; end = next) {
    c = text_at(text, end, &next);
    if (is_digit(c)) {
      if (parts == 0) {
        hour = hour * 10 + (c - '0');
        hour_digits++;
      }
      if (++run > 2) return 0;
    } else if (c == ':' && run > 0 && is_digit(char_at(text, next))) {
      if (parts > 0 && run != 2) return 0;
      parts++;
      run = 0;
      full = char_at(text, next) == '0';
    } else {
      break;
    }
  }
  if (parts == 0 || parts > 2 || run != 2 || hour > 24) return 0;
  end = until(text, end, &full);
  if (parts == 1 && hour_digits < 2 && !full && !after_day(text, at)) return 0;
  return end;
}

static bool is_word_byte(unsigned char c) {
  return is_digit(c) || is_letter(c) || c == '=' || c == '/' || c == '&';
}

/* Whether the ! or ? at 'at' stands inside an address, as sentences.c has it.
 */
static bool goes_on(const Text *text, uint32_t at) {
  return at > 0 && at + 1 < text->length &&
         is_word_byte((unsigned char)text->bytes[at - 1]) &&
         is_word_byte((unsigned char)text->bytes[at + 1]);
}

uint32_t reference_address(const Text *text, uint32_t at) {
  for (; at < text->length; at++) { /* as written, not in one form */
    unsigned char c = (unsigned char)text->bytes[at];
    if (c <= ' ' || c >= 0x7F || c == '"' || c == '<') break;
    if ((c == '!' || c == '?') && !goes_on(text, at)) break;
  }
  return at;
}
