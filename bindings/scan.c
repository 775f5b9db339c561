/* scan.c: reads eight bytes at a time where they are all ASCII, and two chars
** at a time where they are Chinese; the rest goes through utf8_read. */
#include "scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

#define EACH(byte) (0x0101010101010101u * (byte)) /* in all eight places */

static bool is_control(char byte) {
  unsigned char c = (unsigned char)byte;
  return c < 0x20 && (c < '\t' || c > '\r');
}

/* The eight bytes at p, the first one lowest whatever the machine. */
static uint64_t read_word(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/* Is a byte of the word below 0x20? */
static bool has_low(uint64_t word) {
  return ((word - EACH(0x20)) & ~word & EACH(0x80)) != 0;
}

static size_t count_controls(const char *raw, size_t at, size_t end) {
  size_t count = 0;
  for (; at < end; at++) count += is_control(raw[at]);
  return count;
}

/* Are the low six bytes two chars of three bytes? Those that begin with E0 or
** ED, which not every byte may follow, are left to utf8_read. */
static bool is_two_chars(uint64_t word) {
  uint64_t low = word & 0x0000000F00000Fu; /* of each first byte */
  uint64_t other = low ^ 0x0000000D00000Du;
  return (word & 0xC0C0F0C0C0F0u) == 0x8080E08080E0u &&
         ((low + 0x0000000F00000Fu) & (other + 0x0000000F00000Fu) &
          0x00000010000010u) == 0x00000010000010u;
}

size_t scan_utf8(const char *raw, size_t at, size_t length, size_t *controls) {
  size_t bytes;
  while (at < length) {
    while (length - at >= 8) {
      uint64_t word = read_word(raw + at);
      if (is_two_chars(word)) {
        at += 6;
      } else if ((word & EACH(0x80)) == 0) {
        if (has_low(word)) *controls += count_controls(raw, at, at + 8);
        at += 8;
      } else
        break;
    }
    if (at == length) break;
    if (utf8_read(raw, at, length, &bytes) == UTF8_INVALID && bytes == 1) break;
    *controls += is_control(raw[at]);
    at += bytes;
  }
  return at;
}

size_t scan_controls(const char *raw, size_t length) {
  size_t at = 0, count = 0;
  for (; length - at >= 8; at += 8)
    if (has_low(read_word(raw + at))) count += count_controls(raw, at, at + 8);
  return count + count_controls(raw, at, length);
}
