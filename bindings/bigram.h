/* bigram.h: how likely a char is behind another in Chinese, Simplified or
** Traditional, by the char bigrams of a word list. What tells a repaired text
** from a damaged one. */
#ifndef BIGRAM_H
#define BIGRAM_H

#include <stdint.h>

#define BIGRAM_BIT 8 /* a cost of one bit */

/* The cost of 'c' behind 'before' (0: nothing is known of what is before), in
** eighths of a bit: minus the binary logarithm of its probability. Common
** words cost about 4 bits a char, common chars 7, chars that no word has 18. */
unsigned bigram_cost(uint32_t before, uint32_t c);

#endif
