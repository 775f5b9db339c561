/* numbering.c: numbers of headings and of items. */
#include "numbering.h"

#include "punctuation.h"

enum { MAX_ROMAN = 5, MAX_DECIMAL = 30 };

/* The value of 一 to 十, or 0. */
static unsigned chinese_digit(uint32_t c) {
  switch (c) {
  case 0x4E00: return 1;
  case 0x4E8C: return 2;
  case 0x4E09: return 3;
  case 0x56DB: return 4;
  case 0x4E94: return 5;
  case 0x516D: return 6;
  case 0x4E03: return 7;
  case 0x516B: return 8;
  case 0x4E5D: return 9;
  case 0x5341: return 10;
  default: return 0;
  }
}

/* The value of 壹 to 拾, or 0. 参 is Taiwan's 叁. */
static unsigned formal_digit(uint32_t c) {
  switch (c) {
  case 0x58F9: return 1;
  case 0x8D30: return 2;
  case 0x53C1:
  case 0x53C2: return 3;
  case 0x8086: return 4;
  case 0x4F0D: return 5;
  case 0x9646: return 6;
  case 0x67D2: return 7;
  case 0x634C: return 8;
  case 0x7396: return 9;
  case 0x62FE: return 10;
  default: return 0;
  }
}

unsigned read_chinese(const char *text, size_t *at, size_t end) {
  unsigned value = 0, digit;
  for (; (digit = chinese_digit(char_at(text, *at, end))) > 0; *at += 3) {
    if (digit == 10)
      value = (value == 0 ? 1 : value) * 10;
    else
      value += digit;
    if (value > 99) return 0;
  }
  return value;
}

unsigned read_digits(const char *text, size_t *at, size_t end) {
  unsigned value = 0;
  size_t start = *at;
  while (*at < end && is_digit((unsigned char)text[*at])) {
    if (*at - start == 2) return 0;
    value = value * 10 + (unsigned)(text[(*at)++] - '0');
  }
  return value;
}

/* Moves *at past a comma of any kind, or false. */
static bool skip_comma(const char *text, size_t *at, size_t end) {
  return skip_char(text, at, end, 0x3001) || skip_char(text, at, end, ',') ||
         skip_char(text, at, end, 0xFF0C);
}

static bool skip_dot(const char *text, size_t *at, size_t end) {
  return skip_char(text, at, end, '.') || skip_char(text, at, end, 0xFF0E) ||
         skip_char(text, at, end, 0x3001);
}

/* 二、三产业 and 二、三季度 are no headings. */
static bool goes_on_counting(const char *text, size_t at, size_t end) {
  if (read_chinese(text, &at, end) == 0) return false;
  switch (char_at(text, at, end)) {
  case 0x4EA7:
  case 0x5B63:
  case 0x6708:
  case 0x7EBF:
  case 0x7EA7:
  case 0x6B21:
  case 0x3001: return true; /* 产 季 月 线 级 次 、 */
  default: return false;
  }
}

static enum NumberKind read_round(const char *text, size_t *at, size_t end,
                                  unsigned *value) {
  enum NumberKind kind = NUMBER_ROUND;
  *value = read_chinese(text, at, end);
  if (*value == 0) {
    *value = read_digits(text, at, end);
    kind = NUMBER_ROUND_DIGIT;
  }
  if (*value == 0) return NUMBER_NONE;
  if (!skip_char(text, at, end, ')') && !skip_char(text, at, end, 0xFF09))
    return NUMBER_NONE;
  skip_char(text, at, end, 0x3001);
  return kind;
}

/* After 第. */
static enum NumberKind read_ordinal(const char *text, size_t *at, size_t end,
                                    unsigned *value) {
  *value = read_chinese(text, at, end);
  if (*value == 0) *value = read_digits(text, at, end);
  if (*value == 0) return NUMBER_NONE;
  if (skip_comma(text, at, end)) return NUMBER_ORDINAL;
  if (skip_char(text, at, end, 0x7BC7) || skip_char(text, at, end, 0x7F16))
    return NUMBER_VOLUME;               /* 篇 编 */
  if (skip_char(text, at, end, 0x7AE0)) /* 章 */
    return NUMBER_CHAPTER;
  if (skip_char(text, at, end, 0x90E8)) /* 部分 */
    return skip_char(text, at, end, 0x5206) ? NUMBER_CHAPTER : NUMBER_NONE;
  return skip_char(text, at, end, 0x8282) ? NUMBER_PART : NUMBER_NONE;
}

/* After "1." where a digit follows: the rest of 1.2 or 1.2.3, and a blank. */
static enum NumberKind read_decimal(const char *text, size_t *at, size_t end,
                                    unsigned *value) {
  enum NumberKind kind = NUMBER_DECIMAL;
  *value = read_digits(text, at, end);
  if (*at < end && text[*at] == '.') {
    ++*at;
    *value = read_digits(text, at, end);
    kind = NUMBER_DECIMAL_3;
  }
  if (*value == 0 || *value > MAX_DECIMAL || *at == end ||
      blank_length(text, *at, end) == 0)
    return NUMBER_NONE;
  return kind;
}

/* After digits. */
static enum NumberKind read_dotted(const char *text, size_t *at, size_t end,
                                   unsigned *value) {
  if (!skip_dot(text, at, end)) return NUMBER_NONE;
  if (!is_digit(char_at(text, *at, end))) return NUMBER_DOT;
  return read_decimal(text, at, end, value);
}

/* II. or Ⅱ、: up to MAX_ROMAN letters, or one char that is the numeral. */
static enum NumberKind read_roman(const char *text, size_t *at, size_t end,
                                  unsigned *value) {
  uint32_t c = char_at(text, *at, end);
  unsigned last = 10;
  size_t start = *at;
  if (c >= 0x2160 && c <= 0x216B) {
    *value = c - 0x2160 + 1;
    *at += 3;
  } else {
    for (*value = 0; *at < end && *at - start < MAX_ROMAN; ++*at) {
      unsigned digit = text[*at] == 'I'   ? 1
                       : text[*at] == 'V' ? 5
                       : text[*at] == 'X' ? 10
                                          : 0;
      if (digit == 0) break;
      *value += digit;
      if (digit > last) *value -= 2 * last; /* IV, IX */
      last = digit;
    }
  }
  if (*value == 0 || !skip_dot(text, at, end)) return NUMBER_NONE;
  return NUMBER_ROMAN;
}

/* 一、, 十二. */
static enum NumberKind read_comma(const char *text, size_t *at, size_t end,
                                  unsigned *value) {
  *value = read_chinese(text, at, end);
  if (*value == 0 || !skip_dot(text, at, end)) return NUMBER_NONE;
  return goes_on_counting(text, *at, end) ? NUMBER_NONE : NUMBER_COMMA;
}

enum NumberKind number_read(const char *text, size_t *at, size_t end,
                            unsigned *value) {
  uint32_t c = char_at(text, *at, end);
  if (chinese_digit(c) > 0) return read_comma(text, at, end, value);
  if (is_digit(c)) {
    *value = read_digits(text, at, end);
    return *value > 0 ? read_dotted(text, at, end, value) : NUMBER_NONE;
  }
  if (c == '(' || c == 0xFF08) {
    *at += c == '(' ? 1 : 3;
    return read_round(text, at, end, value);
  }
  if (c == 0x7B2C) { /* 第 */
    *at += 3;
    return read_ordinal(text, at, end, value);
  }
  if (c >= 0x2460 && c <= 0x2473) {
    *value = c - 0x2460 + 1;
    *at += 3;
    return NUMBER_CIRCLED;
  }
  if (c == 'I' || c == 'V' || c == 'X' || (c >= 0x2160 && c <= 0x216B))
    return read_roman(text, at, end, value);
  *value = formal_digit(c);
  if (*value == 0) return NUMBER_NONE;
  *at += 3;
  return skip_char(text, at, end, 0x3001) ? NUMBER_FORMAL : NUMBER_NONE;
}
