/* bigram.c: looks a pair of chars up in the model that the build made. */
#include "bigram.h"

#include "chartables.h"

/* Costs in bits of what is not Han. */
static unsigned other_bits(uint32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 6;
    return c < 0x20 && c != '\n' && c != '\t' ? 20 : 5;
  }
  if (c < 0xA0) return 20;  /* control chars */
  if (c < 0x250) return 12; /* Latin letters */
  if (c < 0x2000) return 15;
  if (c < 0x2070) return c >= 0x2010 && c <= 0x2026 ? 6 : 12;
  if (c < 0x3000) return 14;
  if (c == 0x3001 || c == 0x3002 || c == 0xFF0C) return 4; /* 、。， */
  if (c < 0x3020) return 6;                                /* 《》 */
  if (c < 0x3100) return 8;                                /* kana */
  if (c < FIRST_HAN) return 17;
  if (c >= 0xAC00 && c <= 0xD7A3) return 12;
  if (c >= 0xFF01 && c <= 0xFF5E) return 7;
  return c == 0xFFFD ? 14 : 22; /* private use and what nobody uses */
}

static unsigned id_of(uint32_t c) {
  return c >= FIRST_HAN && c <= LAST_HAN ? bigram_ids[c - FIRST_HAN] : 0;
}

unsigned bigram_cost(uint32_t before, uint32_t c) {
  unsigned second = id_of(c), first = id_of(before);
  const uint32_t *pairs;
  size_t size, slot;
  if (second == 0)
    return c >= FIRST_HAN && c <= LAST_HAN ? bigram_alone[0]
                                           : other_bits(c) * BIGRAM_BIT;
  pairs = bigram_pairs + bigram_rows[first];
  size = bigram_rows[first + 1] - bigram_rows[first];
  if (size == 0) return bigram_alone[second];
  slot = bigram_slot(second, size);
  while (pairs[slot] != 0 && pairs[slot] >> 8 != second)
    slot = (slot + 1) & (size - 1);
  return pairs[slot] != 0 ? pairs[slot] & 0xFF : bigram_alone[second];
}
