/* punctuation.c: kinds of chars that shape a text. */
#include "punctuation.h"

#define BYTES_2(n)  n, n
#define BYTES_4(n)  n, n, n, n
#define BYTES_16(n) BYTES_4(n), BYTES_4(n), BYTES_4(n), BYTES_4(n)
#define BYTES_64(n) BYTES_16(n), BYTES_16(n), BYTES_16(n), BYTES_16(n)

const unsigned char PLAIN_STEP[256] = {
    BYTES_16(1), BYTES_16(1), /* control */
    1,           0,           1, 1, 1,          1,          1, 1, 0, 0, 1,
    1,           1,           1, 1, 1, /* ! ( ) */
    1,           1,           1, 1, 1,          1,          1, 1, 1, 1, 1,
    1,           1,           1, 1, 0, /* ? */
    BYTES_16(1), 1,           1, 1, 1,          1,          1, 1, 1, 1, 1,
    1,           0,           1, 0, 1,          1, /* [ ] */
    BYTES_16(1), BYTES_16(1),                      /* a to z */
    BYTES_64(1),                                   /* inside */
    BYTES_16(2), BYTES_16(2),                      /* C0 to DF */
    1,           3,           0, 0, BYTES_4(3), BYTES_4(3), 3, 3, 3, 0, /* E2 E3
                                                                           EF */
    BYTES_16(1)};

const unsigned char TELLING_STEP[256] = {
    BYTES_4(1),  BYTES_4(1),  1,          0,          BYTES_4(1), BYTES_2(1),
    BYTES_16(1), 0,           0,          BYTES_2(1), BYTES_4(1), BYTES_4(1),
    BYTES_4(1),  BYTES_4(0),  BYTES_4(0), BYTES_2(0), BYTES_4(1), 1,
    0,           BYTES_64(1), BYTES_64(1), /* to BF */
    BYTES_16(2), BYTES_16(2), 3,          3,          0,          0,
    BYTES_4(3),  BYTES_4(3),  BYTES_2(3), 3,          0, /* E0 to EF */
    BYTES_16(4)};

bool is_opener(uint32_t c) {
  switch (c) {
  case '(':
  case '[':
  case 0x201C:
  case 0x2018:
  case 0x300A:
  case 0x3008:
  case 0x3010:
  case 0x300C:
  case 0x300E:
  case 0xFF08: return true;
  default: return false;
  }
}

bool is_closer(uint32_t c) {
  switch (c) {
  case ')':
  case ']':
  case 0x201D:
  case 0x2019:
  case 0x300B:
  case 0x3009:
  case 0x3011:
  case 0x300D:
  case 0x300F:
  case 0xFF09: return true;
  default: return false;
  }
}

bool is_bullet(uint32_t c) {
  return c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25A0 ||
         c == 0x25C6 || c == 0x25AA || c == '*' || c == 0x25CB || c == 0xFF0A;
}

size_t blank_length(const char *text, size_t at, size_t end) {
  unsigned char byte = (unsigned char)text[at];
  size_t length;
  uint32_t c;
  if (byte < 0x80)
    return byte == ' ' || byte == 0 || (byte >= '\t' && byte <= '\r');
  if (byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3 &&
      byte != 0xEF)
    return 0;
  c = utf8_read(text, at, end, &length);
  switch (c) {
  case 0x85:
  case 0xA0:
  case 0x1680:
  case 0x2028:
  case 0x2029:
  case 0x202F:
  case 0x205F:
  case 0x2060:
  case 0x3000:
  case 0xFEFF: return length;
  default: return c >= 0x2000 && c <= 0x200F ? length : 0;
  }
}

size_t skip_blanks(const char *text, size_t at, size_t end) {
  size_t length;
  while (at < end && (length = blank_length(text, at, end)) > 0) at += length;
  return at;
}

size_t char_before(const char *text, size_t start, size_t at) {
  size_t least = at - start > 4 ? at - 4 : start;
  at--;
  while (at > least && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
  return at;
}

size_t trim_end(const char *text, size_t start, size_t end) {
  while (end > start) {
    size_t at = char_before(text, start, end);
    if (blank_length(text, at, end) != end - at) break;
    end = at;
  }
  return end;
}

bool skip_char(const char *text, size_t *at, size_t end, uint32_t wanted) {
  size_t length;
  if (*at >= end || utf8_read(text, *at, end, &length) != wanted) return false;
  *at += length;
  return true;
}
