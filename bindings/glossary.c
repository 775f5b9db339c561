/* glossary.c: a tree of chars. A node is a number; node 0 is the root. The way
** from a node by a char is found in one table by hashing both; the ways from
** the root are also a set of bits, since most places of a text start no word.
*/
#include "glossary.h"

#include <string.h>

#include "memory.h"

#define WORD  24 /* chars of the longest word */
#define NODES 0xFFFFu

typedef struct Entry {
  Meaning meaning;
  char *value;   /* owned: meaning.value */
  uint32_t next; /* index + 1 of the next meaning of the same word, or 0 */
} Entry;

typedef struct Edge {
  uint32_t key;  /* node << 16 | char; 0: a free place */
  uint32_t node; /* where it leads */
} Edge;

struct Glossary {
  Entry *entries;
  size_t count, capacity;
  uint32_t *nodes; /* index + 1 of the node's first entry, or 0 */
  size_t node_count, node_capacity;
  Edge *edges;
  size_t edge_count, edge_capacity; /* a power of two, or 0 */
  uint32_t first[TEXT_FORMS / 32];  /* chars that start a word */
  const uint16_t *forms;            /* borrowed */
  bool backwards;
};

Glossary *glossary_new(const uint16_t *forms, bool backwards) {
  Glossary *glossary = memory_resize(NULL, sizeof *glossary);
  if (glossary == NULL) return NULL;
  memset(glossary, 0, sizeof *glossary);
  glossary->forms = forms;
  glossary->backwards = backwards;
  return glossary;
}

void glossary_free(Glossary *glossary) {
  size_t i;
  if (glossary == NULL) return;
  for (i = 0; i < glossary->count; i++)
    memory_resize(glossary->entries[i].value, 0);
  memory_resize(glossary->entries, 0);
  memory_resize(glossary->nodes, 0);
  memory_resize(glossary->edges, 0);
  memory_resize(glossary, 0);
}

/* The place of 'key' in the table: its own, or a free one. */
static Edge *find_edge(const Glossary *glossary, uint32_t key) {
  size_t mask = glossary->edge_capacity - 1;
  size_t at = (size_t)(key * 2654435761u >> 12) & mask;
  while (glossary->edges[at].key != key && glossary->edges[at].key != 0)
    at = (at + 1) & mask;
  return &glossary->edges[at];
}

/* Where 'c' leads from 'node', or 0. */
static inline uint32_t follow(const Glossary *glossary, uint32_t node,
                              uint32_t c) {
  if (c >= TEXT_FORMS) return 0;
  return find_edge(glossary, node << 16 | c)->node;
}

/* Makes room for one edge more, so that half of the table stays free. */
static bool grow_edges(Glossary *glossary) {
  Edge *old = glossary->edges;
  size_t capacity = glossary->edge_capacity, i;
  if (2 * (glossary->edge_count + 1) <= capacity) return true;
  glossary->edge_capacity = capacity == 0 ? 256 : 2 * capacity;
  glossary->edges = memory_resize(NULL, glossary->edge_capacity * sizeof(Edge));
  if (glossary->edges == NULL) {
    glossary->edges = old;
    glossary->edge_capacity = capacity;
    return false;
  }
  memset(glossary->edges, 0, glossary->edge_capacity * sizeof(Edge));
  for (i = 0; i < capacity; i++)
    if (old[i].key != 0) *find_edge(glossary, old[i].key) = old[i];
  memory_resize(old, 0);
  return true;
}

/* A new node without meanings; 0 when there is no room. */
static uint32_t add_node(Glossary *glossary) {
  if (glossary->node_count >= NODES ||
      !memory_grow((void **)&glossary->nodes, &glossary->node_capacity,
                   glossary->node_count + 2, sizeof(uint32_t)))
    return 0;
  if (glossary->node_count == 0) glossary->nodes[glossary->node_count++] = 0;
  glossary->nodes[glossary->node_count] = 0;
  return (uint32_t)glossary->node_count++;
}

/* The node at the end of the way of 'chars', made where it is missing; 0 when
** there is no room. */
static uint32_t make_way(Glossary *glossary, const uint16_t *chars, int count) {
  uint32_t node = 0;
  int i;
  for (i = 0; i < count; i++) {
    Edge *edge;
    if (!grow_edges(glossary)) return 0;
    edge = find_edge(glossary, node << 16 | chars[i]);
    if (edge->key == 0) {
      uint32_t child = add_node(glossary);
      if (child == 0) return 0;
      edge->key = node << 16 | chars[i];
      edge->node = child;
      glossary->edge_count++;
    }
    node = edge->node;
  }
  return node;
}

/* Reads 'word' into 'chars', the last char first if 'backwards'. Returns their
** count; 0 where it cannot be kept. */
static int read_chars(const Text *word, bool backwards, uint16_t *chars) {
  uint32_t at = 0, next;
  int count = 0, i;
  for (; at < word->length; at = next) {
    uint32_t c = text_at(word, at, &next);
    if (count == WORD || c >= TEXT_FORMS || c == 0) return 0;
    chars[count++] = (uint16_t)c;
  }
  for (i = 0; backwards && i < count / 2; i++) {
    uint16_t c = chars[i];
    chars[i] = chars[count - 1 - i];
    chars[count - 1 - i] = c;
  }
  return count;
}

/* Puts a copy of 'meaning' into entries[count]. */
static bool copy_meaning(Glossary *glossary, const Meaning *meaning) {
  size_t size = strlen(meaning->value) + 1;
  Entry *entry;
  if (!memory_grow((void **)&glossary->entries, &glossary->capacity,
                   glossary->count + 1, sizeof(Entry)))
    return false;
  entry = &glossary->entries[glossary->count];
  entry->value = memory_resize(NULL, size);
  if (entry->value == NULL) return false;
  memcpy(entry->value, meaning->value, size);
  entry->meaning = *meaning;
  entry->meaning.value = entry->value;
  entry->next = 0;
  glossary->count++;
  return true;
}

bool glossary_add(Glossary *glossary, const char *word, size_t length,
                  const Meaning *meaning, Fault *fault) {
  Text text = {word, (uint32_t)length, glossary->forms};
  uint16_t chars[WORD];
  int count =
      length < UINT32_MAX ? read_chars(&text, glossary->backwards, chars) : 0;
  uint32_t node, *link;
  if (count == 0) {
    fault_set(fault, FAULT_FORMAT, "'%.*s' has 0 or over %d chars",
              (int)(length > 80 ? 80 : length), word, WORD);
    return false;
  }
  node = make_way(glossary, chars, count);
  if (node == 0 || !copy_meaning(glossary, meaning)) {
    fault_set(fault, FAULT_MEMORY, "no room for another word");
    return false;
  }
  for (link = &glossary->nodes[node]; *link != 0;)
    link = &glossary->entries[*link - 1].next;
  *link = (uint32_t)glossary->count;
  glossary->first[chars[0] / 32] |= 1u << chars[0] % 32;
  return true;
}

bool glossary_starts(const Glossary *glossary, uint32_t c) {
  return c < TEXT_FORMS && (glossary->first[c / 32] >> c % 32 & 1) != 0;
}

/* The first meaning at 'node' of the group (any if 0), or NULL. */
static const Meaning *meaning_at(const Glossary *glossary, uint32_t node,
                                 uint32_t group) {
  uint32_t i = glossary->nodes[node];
  for (; i != 0; i = glossary->entries[i - 1].next)
    if (group == 0 || glossary->entries[i - 1].meaning.group == group)
      return &glossary->entries[i - 1].meaning;
  return NULL;
}

const Meaning *glossary_after(const Glossary *glossary, const Text *text,
                              uint32_t at, bool loose, uint32_t *end) {
  return glossary_member(glossary, text, at, loose, 0, end);
}

const Meaning *glossary_member(const Glossary *glossary, const Text *text,
                               uint32_t at, bool loose, uint32_t group,
                               uint32_t *end) {
  const Meaning *longest = NULL, *meaning;
  uint32_t node = 0, c = text_at(text, at, &at);
  if (!glossary_starts(glossary, c)) return NULL;
  while ((node = follow(glossary, node, c)) != 0) {
    meaning = meaning_at(glossary, node, group);
    if (meaning != NULL) {
      longest = meaning;
      *end = at;
    }
    c = text_at(text, loose ? text_skip(text, at) : at, &at);
  }
  return longest;
}

const Meaning *glossary_before(const Glossary *glossary, const Text *text,
                               uint32_t at, uint32_t *start) {
  const Meaning *longest = NULL, *meaning;
  uint32_t node = 0, c = text_before(text, at, &at);
  if (!glossary_starts(glossary, c)) return NULL;
  while ((node = follow(glossary, node, c)) != 0) {
    meaning = meaning_at(glossary, node, 0);
    if (meaning != NULL) {
      longest = meaning;
      *start = at;
    }
    c = text_before(text, text_skip_back(text, at), &at);
  }
  return longest;
}
