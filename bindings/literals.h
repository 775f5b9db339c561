/* literals.h: the words that patterns name, all in one automaton. A literal
** begins where a word of the text begins, so the automaton is the goto
** function of Aho and Corasick (Efficient string matching, 1975) alone: what
** its failure links lead to begins inside a word. */
#ifndef LITERALS_H
#define LITERALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LITERAL_NONE UINT32_MAX

typedef struct LiteralEdge {
  uint32_t key; /* node << 8 | byte; 0 where the place is free */
  uint32_t node;
} LiteralEdge;

typedef struct Literals {
  LiteralEdge *edges; /* a hash table; its size is a power of two */
  size_t edge_count, edge_room;
  uint32_t *ends; /* of each node, the literal that ends there, or none */
  size_t node_count, node_room;
  uint32_t count; /* of literals */
} Literals;

/* The number of 'text' (length > 0) among the literals, from 0, added if it is
** new. LITERAL_NONE when memory is short. */
uint32_t literals_add(Literals *literals, const char *text, size_t length);

/* The same, not added; LITERAL_NONE where it is none. */
uint32_t literals_find(const Literals *literals, const char *text,
                       size_t length);

/* Goes from 'node' (the first is 1) over one byte; 0 where no literal does. */
static inline uint32_t literals_step(const Literals *literals, uint32_t node,
                                     unsigned char byte) {
  uint32_t key = node << 8 | byte;
  size_t mask = literals->edge_room - 1;
  for (size_t at = (key * 2654435761u >> 7) & mask;; at = (at + 1) & mask) {
    if (literals->edges[at].key == key) return literals->edges[at].node;
    if (literals->edges[at].key == 0) return 0;
  }
}

void literals_free(Literals *literals); /* and empty again */

#endif
