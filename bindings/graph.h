/* graph.h: the word graph of a window and the cheapest path through it: the
** words whose probabilities have the greatest product, as in jieba. */
#ifndef GRAPH_H
#define GRAPH_H

#include "window.h"

/* For each token the words of one to four tokens that begin with it, as costs
** and the sides that they come from; where longer ones begin, in 'longer'. */
typedef struct Graph {
  uint32_t cost[4 * WINDOW]; /* << 5 | length; NO_WORD's are dear */
  uint32_t side[4 * WINDOW]; /* 0 in a token's first: it is in 'first' */
  struct {
    uint32_t at, base; /* a prefix of four tokens, and what follows it */
  } longer[WINDOW + 1];
  uint32_t best[WINDOW + 1]; /* of the path so far << 5 | length */
} Graph;

void graph_make(Graph *graph, const Dictionary *dictionary,
                const Window *window);

/* Sets the starts of the words of the cheapest path from 'from' to 'to', and
** that of 'to' itself. */
void graph_path(Graph *graph, const Dictionary *dictionary,
                const Window *window, uint32_t from, uint32_t to, Path *path);

/* The cost of the cheapest path to 'at' of the last graph_path. */
static inline uint32_t graph_cost(const Graph *graph, uint32_t at) {
  return graph->best[at] >> 5;
}

#endif
