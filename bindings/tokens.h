/* tokens.h: the alphabet of a list of words: which tokens they have, and an
** id for each, the most frequent first. For builder.c. */
#ifndef TOKENS_H
#define TOKENS_H

#include "dictionary.h"

/* Owns the arrays of its alphabet, and what it was made with. */
typedef struct Numbering {
  Alphabet alphabet;
  size_t token_count; /* of all entries together */
  bool is_full;       /* more tokens than there are ids */
} Numbering;

/* Numbers the tokens of the entries; those that 'below' (or NULL) has keep
** their ids. False when memory is short or the ids run out. */
bool numbering_make(Numbering *numbering, const Alphabet *below,
                    const Entry *entries, size_t count);

void numbering_free(Numbering *numbering);

/* Reads the token at 'at' as builders do: its char, or 0 for a run. Returns
** its end. */
uint32_t token_end(const char *text, uint32_t at, uint32_t end, uint32_t *code);

#endif
