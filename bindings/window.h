/* window.h: the tokens of a stretch of text that words are found in at a time,
** the word graph over them, and the words themselves, as bits and marks. All of
** it lies on the stack and fits the first caches. */
#ifndef WINDOW_H
#define WINDOW_H

#include "dictionary.h"
#include "segmenter.h"

#define WINDOW       1024           /* tokens */
#define MARGIN       (MAX_WORD + 1) /* zeros that follow, so that none looks */
#define BITS         (WINDOW / 64 + 1)
#define TAG_NONE_YET 0xFF /* in 'tag': ask the dictionary */

typedef struct Window {
  uint32_t count;
  uint32_t
      start[WINDOW + 1]; /* bytes of the text; that of 'count' is the end */
  uint16_t id[WINDOW + MARGIN];
} Window;

/* Bit i of 'starts' says that a word begins at token i; that of the window's
** count is set too. */
typedef struct Path {
  uint64_t starts[BITS + 1];
  uint64_t marked[BITS + 1]; /* its word's tag is in 'tag' */
  uint8_t tag[WINDOW + 1];
} Path;

static inline bool get_bit(const uint64_t *bits, uint32_t i) {
  return bits[i / 64] >> i % 64 & 1;
}

static inline void set_bit_at(uint64_t *bits, uint32_t i) {
  bits[i / 64] |= (uint64_t)1 << i % 64;
}

static inline void clear_bit_at(uint64_t *bits, uint32_t i) {
  bits[i / 64] &= ~((uint64_t)1 << i % 64);
}

/* Where the word that begins at 'from' ends. There is one before the end. */
static inline uint32_t next_start(const uint64_t *starts, uint32_t from) {
  uint32_t i = (from + 1) / 64;
  uint64_t bits = starts[i] & ~(uint64_t)0 << (from + 1) % 64;
  while (bits == 0) bits = starts[++i];
  return i * 64 + (uint32_t)__builtin_ctzll(bits);
}

#endif
