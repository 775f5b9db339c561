/* explain.c: goes the way of segmenter.c once more, and writes down what it
** chose from. For people: it is not made to be fast. */
#include "explain.h"

#include <string.h>

#include "intake.h"
#include "memory.h"
#include "path.h"
#include "tags.h"

/* A text being explained: its words, and where its edges go. */
typedef struct Explaining {
  const Segmenter *segmenter;
  Words words;
  size_t next_word; /* the first that begins at or after the token */
  uint64_t total;   /* of the cheapest paths of the windows before */
  Edges *edges;
} Explaining;

/* What a window became: all searches over it. */
typedef struct Searches {
  Window window;
  Graph graph;
  uint32_t best[WINDOW + 1]; /* cost of the cheapest path to each token */
  Path cheapest, chosen;
} Searches;

/* A walk through a dictionary, token by token. */
typedef struct Walk {
  const Dictionary *dictionary;
  uint32_t base; /* 0: nothing longer */
  uint32_t side; /* of the prefix so far */
  uint8_t tag;
} Walk;

static void walk_start(Walk *walk, const Dictionary *dictionary, uint16_t id) {
  walk->dictionary = dictionary;
  walk->base = 0;
  walk->side = NO_WORD;
  walk->tag = TAG_X;
  if (dictionary->image == NULL) return;
  walk->side = dictionary->first[id].side;
  walk->tag = dictionary->first[id].tag;
  walk->base = side_base(walk->side);
}

static void walk_on(Walk *walk, uint16_t id) {
  uint32_t index = 0;
  if (walk->base != 0)
    index = dictionary_step(walk->dictionary, walk->base, id);
  walk->side = index == 0 ? NO_WORD : walk->dictionary->sides[index];
  walk->tag = index == 0 ? TAG_X : walk->dictionary->tags[index];
  walk->base = side_base(walk->side);
}

static bool walk_is_word(const Walk *walk) {
  return side_cost(walk->side) != NO_WORD;
}

/* Whether tokens [from, to) are a word of a path. */
static bool is_on(const Path *path, uint32_t from, uint32_t to) {
  return get_bit(path->starts, from) && next_start(path->starts, from) == to;
}

static EdgeSource find_source(const Searches *searches, const Walk *word,
                              const Walk *term, uint32_t from, uint32_t to) {
  if (searches->window.id[from] == ID_QUANTITY) return EDGE_QUANTITY;
  if (walk_is_word(term)) return EDGE_TERM;
  if (walk_is_word(word)) return EDGE_WORD;
  if (to - from == 1) return EDGE_TOKEN;
  return is_on(&searches->chosen, from, to) ? EDGE_JOINED : EDGE_MEASURE;
}

/* The cost that the graph has for an edge: a token always has one. */
static uint32_t find_cost(const Walk *word, uint32_t length) {
  if (walk_is_word(word)) return side_cost(word->side);
  return length == 1 ? UNKNOWN_COST : NO_COST;
}

static bool add_edge(Explaining *explaining, const Searches *searches,
                     const Walk *word, const Walk *term, uint32_t from,
                     uint32_t to, const Word *chosen) {
  const Window *window = &searches->window;
  Edges *edges = explaining->edges;
  void *items = edges->items;
  Edge *edge;
  bool done =
      memory_grow(&items, &edges->capacity, edges->count + 1, sizeof *edge);
  edges->items = items;
  if (!done) return false;
  edge = &edges->items[edges->count++];
  edge->span = (Span){window->start[from], window->start[to]};
  edge->source = find_source(searches, word, term, from, to);
  edge->cost = find_cost(word, to - from);
  edge->total = edge->cost == NO_COST
                    ? NO_COST
                    : explaining->total + searches->best[from] + edge->cost;
  edge->tag = walk_is_word(term) ? term->tag : word->tag;
  if (edge->tag >= TAG_SPLIT_ONE) edge->tag = TAG_M;
  edge->is_cheapest = is_on(&searches->cheapest, from, to);
  edge->is_chosen = chosen != NULL;
  if (chosen != NULL) edge->tag = chosen->tag;
  return true;
}

/* The word of the cut that begins at a byte, or NULL. */
static const Word *find_chosen(Explaining *explaining, uint32_t start) {
  const Words *words = &explaining->words;
  while (explaining->next_word < words->count &&
         words->items[explaining->next_word].span.start < start)
    explaining->next_word++;
  if (explaining->next_word == words->count ||
      words->items[explaining->next_word].span.start != start)
    return NULL;
  return &words->items[explaining->next_word];
}

/* Adds the edges that begin at a token. */
static bool explain_token(Explaining *explaining, const Searches *searches,
                          uint32_t from) {
  const Window *window = &searches->window;
  const Segmenter *segmenter = explaining->segmenter;
  const Word *chosen = find_chosen(explaining, window->start[from]);
  Walk word, term;
  walk_start(&word, &segmenter->dictionary, window->id[from]);
  walk_start(&term, &segmenter->lexicon, window->id[from]);
  for (uint32_t to = from + 1; to <= window->count; to++) {
    const Word *here = chosen;
    if (chosen != NULL && chosen->span.end != window->start[to]) here = NULL;
    if ((to == from + 1 || walk_is_word(&word) || walk_is_word(&term) ||
         here != NULL) &&
        !add_edge(explaining, searches, &word, &term, from, to, here))
      return false;
    if (word.base == 0 && term.base == 0 &&
        (chosen == NULL || chosen->span.end <= window->start[to]))
      break;
    walk_on(&word, window->id[to]);
    walk_on(&term, window->id[to]);
  }
  return true;
}

static bool explain_window(Explaining *explaining, const char *text,
                           Searches *searches) {
  const Window *window = &searches->window;
  window_cheapest(explaining->segmenter, window, &searches->graph,
                  &searches->cheapest);
  for (uint32_t i = 0; i <= window->count; i++)
    searches->best[i] = graph_cost(&searches->graph, i);
  window_path(explaining->segmenter, text, window, &searches->graph,
              &searches->chosen);
  for (uint32_t i = 0; i < window->count; i++)
    if (window->id[i] != ID_BLANK && !explain_token(explaining, searches, i))
      return false;
  explaining->total += searches->best[window->count];
  return true;
}

bool segmenter_explain(const Segmenter *segmenter, const char *text,
                       uint32_t length, const Span *forced, size_t forced_count,
                       Edges *edges) {
  Intake intake = {segmenter_alphabet(segmenter),
                   text,
                   0,
                   length,
                   forced,
                   forced_count,
                   forced_count};
  Explaining explaining = {segmenter, {NULL, 0, 0}, 0, 0, edges};
  Searches searches;
  bool done = segmenter_cut(segmenter, text, length, CUT_WORDS, forced,
                            forced_count, &explaining.words);
  while (done && intake.at < intake.end) {
    intake_fill(&intake, &searches.window);
    if (intake.at < intake.end) {
      window_close(segmenter, &searches.window);
      intake_go_back(&intake, &searches.window);
    }
    done = explain_window(&explaining, text, &searches);
  }
  words_free(&explaining.words);
  return done;
}

const char *edge_source_name(EdgeSource source) {
  static const char *const names[] = {"word",   "token",   "term",
                                      "joined", "measure", "quantity"};
  return names[source];
}

void edges_free(Edges *edges) {
  memory_resize(edges->items, 0);
  memset(edges, 0, sizeof *edges);
}
