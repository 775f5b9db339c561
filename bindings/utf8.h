/* utf8.h: reading one char (a code point, never a byte) from UTF-8. Text that
** has passed decode is valid; these still never read past the end. */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define UTF8_INVALID 0xFFFDu /* stands for a byte that begins no char */

/* The char at text[at] and, in *length, its bytes: 1 to 4. A byte that begins
** no valid char is UTF8_INVALID of length 1. Needs at < end. */
static inline uint32_t utf8_read(const char *text, size_t at, size_t end,
                                 size_t *length) {
  const unsigned char *p = (const unsigned char *)text + at;
  size_t left = end - at;
  uint32_t c = p[0];
  *length = 1;
  if (c < 0x80) return c;
  if (c >= 0xE1 && c <= 0xEC && left >= 3 && (p[1] & 0xC0) == 0x80 &&
      (p[2] & 0xC0) == 0x80) { /* most Chinese text takes this way */
    *length = 3;
    return (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  }
  if (c >= 0xC2 && c <= 0xDF && left >= 2 && (p[1] & 0xC0) == 0x80) {
    *length = 2;
    return (c & 0x1F) << 6 | (p[1] & 0x3Fu);
  }
  if (c >= 0xE0 && c <= 0xEF && left >= 3 && (p[1] & 0xC0) == 0x80 &&
      (p[2] & 0xC0) == 0x80) {
    c = (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    if (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF)) return UTF8_INVALID;
    *length = 3;
    return c;
  }
  if (c >= 0xF0 && c <= 0xF4 && left >= 4 && (p[1] & 0xC0) == 0x80 &&
      (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80) {
    c = (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
        (p[3] & 0x3Fu);
    if (c < 0x10000 || c > 0x10FFFF) return UTF8_INVALID;
    *length = 4;
    return c;
  }
  return UTF8_INVALID;
}

/* Writes 'c' at 'to' (room for 4 bytes) and returns its length in bytes. */
static inline size_t utf8_write(char *to, uint32_t c) {
  if (c < 0x80) {
    to[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    to[0] = (char)(0xC0 | c >> 6);
    to[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    to[0] = (char)(0xE0 | c >> 12);
    to[1] = (char)(0x80 | (c >> 6 & 0x3F));
    to[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  to[0] = (char)(0xF0 | c >> 18);
  to[1] = (char)(0x80 | (c >> 12 & 0x3F));
  to[2] = (char)(0x80 | (c >> 6 & 0x3F));
  to[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

/* The bytes of a char of valid UTF-8, by its first. */
static inline size_t utf8_size(char first) {
  unsigned char c = (unsigned char)first;
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static inline bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static inline bool is_letter(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A Chinese char, of all of Unicode's blocks of them. */
static inline bool is_han(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

/* Is 'c' one of the chars of a string? NUL is of none. */
static inline bool utf8_is_any(uint32_t c, const char *chars) {
  char one[5];
  one[utf8_write(one, c)] = '\0';
  return c != 0 && strstr(chars, one) != NULL;
}

#endif
