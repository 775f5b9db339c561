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
  uint32_t low, high;
  if (second == 0)
    return c >= FIRST_HAN && c <= LAST_HAN ? bigram_alone[0]
                                           : other_bits(c) * BIGRAM_BIT;
  if (first == 0) return bigram_alone[second];
  low = bigram_rows[first];
  high = bigram_rows[first + 1];
  while (low < high) { /* the first pair that is not below */
    uint32_t middle = low + (high - low) / 2;
    if (bigram_pairs[middle] >> 8 < second)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < bigram_rows[first + 1] && bigram_pairs[low] >> 8 == second)
    return bigram_pairs[low] & 0xFF;
  return bigram_alone[second];
}
