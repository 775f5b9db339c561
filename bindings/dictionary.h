/* dictionary.h: words with costs and tags, as a trie that is used where it
** lies: mapped read-only from a compiled file, or built in memory for terms.
**
** Chars get dense ids, the frequent ones first; id 0 is every char that is in
** no word. first[id] is the node of a word's first char. The node of any
** longer prefix is nodes[base + id], base being its parent's; it is there only
** when its label is id. No two parents share a base, so the label says enough.
*/
#ifndef DICTIONARY_H
#define DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

#define DICTIONARY_VERSION 1
#define MAX_WORD           32     /* chars in a word */
#define NO_WORD            0xFFFF /* cost of a node that ends no word */
#define UNKNOWN_COST       60000  /* cost of a char that is no word alone */

typedef struct Node {
  uint32_t base : 24; /* of the children; 0 where there are none */
  uint32_t tag : 8;   /* of the word that ends here */
  uint16_t label;     /* id of the char; 0xFFFF in an empty slot */
  uint16_t cost;      /* -log of the word's probability, scaled; NO_WORD */
} Node;

typedef struct Dictionary {
  const uint16_t *pages; /* char / 256 to a page of ids; page 0 is all 0 */
  const uint16_t *ids;   /* page * 256 + char % 256 to the id */
  const Node *first;
  const Node *nodes;
  uint32_t word_count, char_count, node_count;
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

/* Builds a Dictionary in memory. Entries must have no problem; of equal words
** the most frequent counts, then the lowest tag. False when memory is short. */
bool dictionary_build(Dictionary *dictionary, const Entry *entries,
                      size_t count, Fault *fault);

/* Compiles "word frequency tag" lines of the file 'source' into the file
** 'target', written whole or not at all. The same source gives the same bytes.
** A malformed line is a fault that names it. */
bool dictionary_compile(const char *source, const char *target,
                        uint32_t *word_count, Fault *fault);

/* Maps a compiled file. A file that is damaged, cut short or of another
** version is a fault; after success no index in it leaves the image. */
bool dictionary_open(Dictionary *dictionary, const char *path, Fault *fault);

void dictionary_close(Dictionary *dictionary); /* harmless twice */

/* Whether a char is a blank: Unicode's white space. No word has one. */
static inline bool is_blank(uint32_t c) {
  if (c < 0x85) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

/* The id of a char (at most 0x10FFFF). */
static inline uint16_t dictionary_id(const Dictionary *dictionary, uint32_t c) {
  return dictionary->ids[(uint32_t)dictionary->pages[c >> 8] << 8 | (c & 0xFF)];
}

#endif
