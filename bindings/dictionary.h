/* dictionary.h: words with costs and tags, as a double array trie that is used
** where it lies: mapped read-only from a compiled file, or built in memory for
** terms.
**
** A word is a sequence of ids (alphabet.h). first[id] is the prefix of one
** token. nodes[base + id] is that of a longer one, base being its parent's: its
** low 14 bits are the id, else there is no such prefix; the rest is an index
** into 'sides', whose items are a base (20 bits; 0: nothing longer) and a cost
** (12 bits). Leaves of the same cost and tag share a side, so that most of what
** text touches is small. No two parents share a base, so the id says enough. */
#ifndef DICTIONARY_H
#define DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "alphabet.h"
#include "fault.h"

#define DICTIONARY_VERSION 4
#define MAX_WORD           31     /* tokens in a word; a length has 5 bits */
#define NO_WORD            0xFFFu /* cost of a prefix that is no word */
#define UNKNOWN_COST       4000u  /* cost of a token that is no word alone */

typedef struct First {
  uint32_t side; /* as those in 'sides' */
  uint8_t tag;
  uint8_t unused[3];
} First;

typedef struct Dictionary {
  Alphabet alphabet;
  const First *first; /* of ID_LIMIT + 1 ids */
  const uint32_t *nodes;
  const uint32_t *sides; /* the first is NO_WORD, without a base */
  const uint8_t *tags;   /* of the words that end there, one a side */
  uint32_t word_count, node_count, side_count;
  void *image; /* owned: all of the above lies in it */
  size_t size;
  bool is_mapped;
} Dictionary;

typedef struct Entry {
  const char *text; /* borrowed */
  uint32_t length;
  uint32_t frequency; /* at least 1 */
  uint8_t tag;
} Entry;

/* What is wrong with a word: a static string, or NULL when nothing is. */
const char *entry_problem(const char *text, size_t length);

/* Builds a Dictionary in memory, its ids going on from those of 'below', which
** may be NULL. Entries must have no problem; of equal words the most frequent
** counts, then the lowest tag. A fault when memory or the ids run out. */
bool dictionary_build(Dictionary *dictionary, const Alphabet *below,
                      const Entry *entries, size_t count, Fault *fault);

/* Compiles "word frequency tag" lines of the files 'sources' into the file
** 'target', written whole or not at all. A later source goes over the ones
** before it: its word replaces theirs, and one with frequency 0 takes it away.
** The same sources give the same bytes. A malformed line is a fault that names
** it. */
bool dictionary_compile(const char *const *sources, size_t source_count,
                        const char *target, uint32_t *word_count, Fault *fault);

/* Maps a compiled file. A file that is damaged, cut short or of another
** version is a fault; after success no index in it leaves the image. */
bool dictionary_open(Dictionary *dictionary, const char *path, Fault *fault);

void dictionary_close(Dictionary *dictionary); /* harmless twice */

/* The side of nodes[base + id], by its index; 0 where there is none. */
static inline uint32_t dictionary_step(const Dictionary *dictionary,
                                       uint32_t base, uint16_t id) {
  uint32_t node = dictionary->nodes[base + id];
  return node >> 14 & -(uint32_t)((node & 0x3FFF) == id);
}

static inline uint32_t side_base(uint32_t side) {
  return side >> 12;
}

static inline uint32_t side_cost(uint32_t side) {
  return side & 0xFFF;
}

#endif
