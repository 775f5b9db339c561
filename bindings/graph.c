/* graph.c: by levels and without branches: all words of two tokens of a window
** are looked up first, with the nodes fetched ahead; only the prefixes that
** survive go on to the third and fourth token. Then one pass keeps the four
** open costs in registers. */
#include "graph.h"

#include <string.h>

#define LENGTH_BITS 5
#define LENGTH_MASK 31u
#define DEAR        (NO_WORD | 1u << 15) /* more than any four tokens */

/* A prefix that may be longer: where it begins, and its base. */
typedef struct Prefix {
  uint32_t at, base;
} Prefix;

/* The cost of a side with the length in its low bits; DEAR for NO_WORD. */
static inline uint32_t make_cost(uint32_t side, uint32_t length) {
  uint32_t cost = side_cost(side);
  cost |= (cost + 1) >> 12 << 15;
  return cost << LENGTH_BITS | length;
}

static inline uint32_t first_cost(uint32_t side) {
  uint32_t cost = side_cost(side);
  return (cost == NO_WORD ? UNKNOWN_COST : cost) << LENGTH_BITS | 1;
}

/* Words of one and two tokens. Returns how many prefixes of two there are. */
static uint32_t look_up_two(Graph *graph, const Dictionary *dictionary,
                            const Window *window, Prefix *to) {
  const First *first = dictionary->first;
  const uint32_t *nodes = dictionary->nodes, *sides = dictionary->sides;
  const uint16_t *id = window->id;
  uint32_t count = 0;
  for (uint32_t i = 0; i < window->count; i++)
    __builtin_prefetch(&nodes[side_base(first[id[i]].side) + id[i + 1]]);
  for (uint32_t i = 0; i < window->count; i++) {
    uint32_t one = first[id[i]].side;
    uint32_t index = dictionary_step(dictionary, side_base(one), id[i + 1]);
    uint32_t two = sides[index];
    graph->cost[4 * i] = first_cost(one);
    graph->cost[4 * i + 1] = make_cost(two, 2);
    graph->cost[4 * i + 2] = DEAR << LENGTH_BITS | 3;
    graph->cost[4 * i + 3] = DEAR << LENGTH_BITS | 4;
    graph->side[4 * i + 1] = index;
    to[count] = (Prefix){i, side_base(two)};
    count += side_base(two) != 0;
  }
  return count;
}

/* Words of 'length' tokens, out of shorter prefixes. */
static uint32_t look_up(Graph *graph, const Dictionary *dictionary,
                        const Window *window, uint32_t length,
                        const Prefix *from, uint32_t from_count, Prefix *to) {
  const uint32_t *nodes = dictionary->nodes, *sides = dictionary->sides;
  const uint16_t *id = window->id + length - 1;
  uint32_t count = 0;
  for (uint32_t k = 0; k < from_count; k++)
    __builtin_prefetch(&nodes[from[k].base + id[from[k].at]]);
  for (uint32_t k = 0; k < from_count; k++) {
    uint32_t at = from[k].at;
    uint32_t index = dictionary_step(dictionary, from[k].base, id[at]);
    uint32_t side = sides[index];
    graph->cost[4 * at + length - 1] = make_cost(side, length);
    graph->side[4 * at + length - 1] = index;
    to[count] = (Prefix){at, side_base(side)};
    count += side_base(side) != 0;
  }
  return count;
}

void graph_make(Graph *graph, const Dictionary *dictionary,
                const Window *window) {
  Prefix two[WINDOW + 1], three[WINDOW + 1];
  uint32_t count = look_up_two(graph, dictionary, window, two);
  count = look_up(graph, dictionary, window, 3, two, count, three);
  count = look_up(graph, dictionary, window, 4, three, count, two);
  for (uint32_t i = 0; i < count; i++) {
    graph->longer[i].at = two[i].at;
    graph->longer[i].base = two[i].base;
  }
  graph->longer[count].at = UINT32_MAX;
}

/* ---- the path ---- */

/* The costs of the cheapest paths to the next four tokens. */
typedef struct Open {
  uint32_t here, one, two, three;
} Open;

static inline uint32_t least(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

/* Goes over one token, whose words cost 'cost'. 'incoming' is what a long word
** costs that ends four tokens on. */
static inline void step(Open *open, const uint32_t *cost, uint32_t incoming) {
  uint32_t from = open->here & ~LENGTH_MASK;
  open->here = least(open->one, from + cost[0]);
  open->one = least(open->two, from + cost[1]);
  open->two = least(open->three, from + cost[2]);
  open->three = least(incoming, from + cost[3]);
}

/* Lets the words of five tokens and more that go on from a prefix compete for
** the paths to their ends. */
static void relax_longer(const Dictionary *dictionary, const Window *window,
                         uint32_t at, uint32_t base, uint32_t here,
                         uint32_t *incoming) {
  for (uint32_t length = 5; base != 0 && length <= MAX_WORD; length++) {
    uint16_t id = window->id[at + length - 1];
    uint32_t side = dictionary->sides[dictionary_step(dictionary, base, id)];
    uint32_t cost = (here & ~LENGTH_MASK) + make_cost(side, length);
    base = side_base(side);
    if (side_cost(side) != NO_WORD)
      incoming[at + length] = least(incoming[at + length], cost);
  }
}

static void find_short(Graph *graph, uint32_t from, uint32_t to) {
  Open open = {0, UINT32_MAX, UINT32_MAX, UINT32_MAX};
  for (uint32_t i = from; i < to; i++) {
    graph->best[i] = open.here;
    step(&open, &graph->cost[4 * i], UINT32_MAX);
  }
  graph->best[to] = open.here;
}

static void find_long(Graph *graph, const Dictionary *dictionary,
                      const Window *window, uint32_t from, uint32_t to,
                      size_t next) {
  uint32_t incoming[WINDOW + 2 * MARGIN];
  Open open = {0, UINT32_MAX, UINT32_MAX, UINT32_MAX};
  memset(incoming + from, 0xFF, (to - from + 2 * MARGIN) * sizeof *incoming);
  for (uint32_t i = from; i < to; i++) {
    graph->best[i] = open.here;
    for (; graph->longer[next].at == i; next++)
      relax_longer(dictionary, window, i, graph->longer[next].base, open.here,
                   incoming);
    step(&open, &graph->cost[4 * i], incoming[i + 4]);
  }
  graph->best[to] = open.here;
}

void graph_path(Graph *graph, const Dictionary *dictionary,
                const Window *window, uint32_t from, uint32_t to, Path *path) {
  size_t next = 0;
  while (graph->longer[next].at < from) next++;
  if (graph->longer[next].at < to)
    find_long(graph, dictionary, window, from, to, next);
  else
    find_short(graph, from, to);
  for (uint32_t i = to; i > from; i -= graph->best[i] & LENGTH_MASK)
    set_bit_at(path->starts, i);
  set_bit_at(path->starts, from);
}
