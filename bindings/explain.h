/* explain.h: why a text is cut as it is: its word graph with costs, and where
** each word of the cut comes from. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "segmenter.h"

#define NO_COST UINT32_MAX

/* Where a word comes from. */
typedef enum EdgeSource {
  EDGE_WORD,    /* the dictionary has it */
  EDGE_TOKEN,   /* a single char or run that is no word of it */
  EDGE_TERM,    /* the lexicon has it, and perhaps the dictionary too */
  EDGE_JOINED,  /* of chars that hardly ever are words alone */
  EDGE_MEASURE, /* a part of a number and measure that the dictionary has */
  EDGE_QUANTITY /* a forced span */
} EdgeSource;

/* A word that could stand in the text. */
typedef struct Edge {
  Span span;
  uint32_t cost;  /* in the dictionary, 0 to 4000; NO_COST: not a word of it */
  uint64_t total; /* of the cheapest path to its end that has it */
  EdgeSource source;
  uint8_t tag;
  bool is_cheapest; /* on the cheapest path over the dictionary alone */
  bool is_chosen;   /* a word of the cut */
} Edge;

typedef struct Edges {
  Edge *items;
  size_t count, capacity;
} Edges;

/* Appends the edges of the graph of 'text', sorted by start, then by end. The
** chosen ones are the words of segmenter_cut in mode words. False when memory
** is short. */
bool segmenter_explain(const Segmenter *segmenter, const char *text,
                       uint32_t length, const Span *forced, size_t forced_count,
                       Edges *edges);

/* "word", "token", "term", "joined", "measure", "quantity". */
const char *edge_source_name(EdgeSource source);

void edges_free(Edges *edges);

#endif
