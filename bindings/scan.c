/* scan.c: looks at a block of bytes at once where they are plain, which the
** compiler does sixteen at a time; the rest goes through utf8_read. */
#include "scan.h"

#include <stdbool.h>

#include "bytes.h"
#include "utf8.h"

enum { BLOCK = 64 };

static bool is_control(char byte) {
  unsigned char c = (unsigned char)byte;
  return c < 0x20 && (c < '\t' || c > '\r');
}

/* Is the block at 'p', behind two bytes of the text, one of ASCII and of chars
** of two and three bytes, with no control bytes? The last char may go on behind
** it, the first have begun before it. Chars that begin with E0 or ED, which not
** every byte may follow, are not plain. No branches: see the head. */
static bool is_plain(const char *p) {
  const unsigned char *bytes = (const unsigned char *)p;
  unsigned char faults = 0;
  int i;
  for (i = 0; i < BLOCK; i++) {
    unsigned char c = bytes[i], before = bytes[i - 1], earlier = bytes[i - 2];
    unsigned char is_tail = (c & 0xC0) == 0x80;
    unsigned char wants_tail = (before >= 0xC0) | (earlier >= 0xE0);
    unsigned char is_rare = (c == 0xE0) | (c == 0xED) | (c >= 0xF0);
    unsigned char is_bad = (c & 0xFE) == 0xC0;
    unsigned char is_low = (c < 0x20) & ((unsigned char)(c - '\t') > 4);
    faults |= (is_tail ^ wants_tail) | is_rare | is_bad | is_low;
  }
  return faults == 0;
}

/* Where the plain blocks from 'at' on, behind two bytes of text at least, end:
** before a char that goes on behind them. */
static size_t pass_blocks(const char *raw, size_t at, size_t length) {
  if (at == length) return at;
  while (length - at >= BLOCK && is_plain(raw + at)) at += BLOCK;
  if (((unsigned char)raw[at - 1] & 0xC0) == 0xC0) return at - 1;
  return (unsigned char)raw[at - 2] >= 0xE0 ? at - 2 : at;
}

size_t scan_utf8(const char *raw, size_t at, size_t length, size_t *controls) {
  while (at < length) {
    size_t stop = length - at > BLOCK ? at + BLOCK : length, bytes;
    for (; at < stop; at += bytes) {
      if (utf8_read(raw, at, length, &bytes) == UTF8_INVALID && bytes == 1)
        return at;
      *controls += is_control(raw[at]);
    }
    at = pass_blocks(raw, at, length);
  }
  return at;
}

static size_t count_controls(const char *raw, size_t at, size_t end) {
  size_t count = 0;
  for (; at < end; at++) count += is_control(raw[at]);
  return count;
}

size_t scan_controls(const char *raw, size_t length) {
  size_t at = 0, count = 0;
  for (; length - at >= 8; at += 8)
    if (bytes_below(bytes_read(raw + at), 0x20))
      count += count_controls(raw, at, at + 8);
  return count + count_controls(raw, at, length);
}
