/* bytes.h: eight bytes at a time, the first of them lowest. A test of all
** gives a word with bit 7 of each byte that it holds for. */
#ifndef BYTES_H
#define BYTES_H

#include <stdint.h>
#include <string.h>

#define EACH(byte) (0x0101010101010101u * (byte)) /* in all eight places */

static inline uint64_t bytes_read(const char *p) {
  uint64_t bytes;
  memcpy(&bytes, p, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  return bytes;
}

/* Those below 0x80 that are not below 'least'. */
static inline uint64_t bytes_from(uint64_t bytes, unsigned least) {
  return ((bytes & EACH(0x7F)) + EACH(0x80 - least)) & ~bytes & EACH(0x80);
}

/* Those below 'limit', which is 0x80 at most. */
static inline uint64_t bytes_below(uint64_t bytes, unsigned limit) {
  return ~(((bytes & EACH(0x7F)) + EACH(0x80 - limit)) | bytes) & EACH(0x80);
}

/* Those that begin a char: all but the tails of chars of UTF-8. */
static inline uint64_t bytes_heads(uint64_t bytes) {
  return (~bytes | bytes << 1) & EACH(0x80);
}

/* How many a test holds for. */
static inline unsigned bytes_count(uint64_t flags) {
  return (unsigned)((flags >> 7) * EACH(1) >> 56);
}

/* The place of the first of them. Needs one. */
static inline unsigned bytes_first(uint64_t flags) {
  return (unsigned)__builtin_ctzll(flags) / 8;
}

#endif
