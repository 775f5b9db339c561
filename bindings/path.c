/* path.c: the path of a window: graph.c finds the words of the dictionary in it
** and the cheapest path over them; terms.c keeps the terms of a lexicon whole;
** joining.c makes unknown words of what is left. */
#include "path.h"

#include <string.h>

#include "joining.h"
#include "terms.h"

#define ROUNDS 3 /* of paths around terms, before all terms hold */

/* ---- where a window ends ---- */

/* Whether no word and no term reaches over a token. */
static bool is_separator(uint16_t id) {
  return id < ID_FIRST && id != ID_HAN;
}

/* How far the longest word or prefix reaches that begins at 'at'. */
static uint32_t reach(const Dictionary *dictionary, const Window *window,
                      uint32_t at) {
  uint32_t base = side_base(dictionary->first[window->id[at]].side);
  uint32_t length = 1;
  while (base != 0 && length < MAX_WORD) {
    uint32_t index = dictionary_step(dictionary, base, window->id[at + length]);
    if (index == 0) break;
    base = side_base(dictionary->sides[index]);
    length++;
  }
  return at + length;
}

/* The last joint that nothing reaches over, a word's length before the end of
** the window; 0 where there is none. */
static uint32_t find_joint(const Segmenter *segmenter, const Window *window) {
  const Alphabet *alphabet = segmenter_alphabet(segmenter);
  uint32_t furthest = 1, joint = 0;
  for (uint32_t i = 0; i + MAX_WORD <= window->count; i++) {
    uint32_t end = reach(&segmenter->dictionary, window, i);
    if (furthest <= i && i > 0 && !is_loose(alphabet, window->id[i - 1]))
      joint = i;
    if (end > furthest) furthest = end;
    if (segmenter->lexicon.image == NULL) continue;
    end = reach(&segmenter->lexicon, window, i);
    if (end > furthest) furthest = end;
  }
  return joint;
}

void window_close(const Segmenter *segmenter, Window *window) {
  uint32_t count = window->count;
  while (count > 0 && !is_separator(window->id[count - 1])) count--;
  if (count == 0) count = find_joint(segmenter, window);
  if (count == 0) count = WINDOW - 2 * MAX_WORD;
  window->count = count;
  memset(window->id + count, 0, MARGIN * sizeof *window->id);
}

/* ---- the path ---- */

static void clear_path(Path *path, uint32_t count) {
  memset(path->starts, 0, (count / 64 + 2) * sizeof *path->starts);
  memset(path->marked, 0, (count / 64 + 2) * sizeof *path->marked);
}

/* Adds the terms that the path cuts to those that 'held' holds; all of them
** when 'all' is true. Returns whether there are more than before. */
static bool hold_terms(const Places *places, const Path *path, bool all,
                       Places *held) {
  uint32_t before = held->count, next = 0;
  Places more = {0};
  for (uint32_t k = 0; k < places->count; k++) {
    bool is_held =
        next < before && held->items[next].start == places->items[k].start;
    if (is_held) next++;
    if (is_held || all || term_is_cut(path, &places->items[k]))
      more.items[more.count++] = places->items[k];
  }
  *held = more;
  return more.count > before;
}

/* The cheapest path that has a word for each place in 'held'. */
static void find_between(Graph *graph, const Dictionary *dictionary,
                         const Window *window, const Places *held, Path *path) {
  uint32_t from = 0;
  clear_path(path, window->count);
  for (uint32_t k = 0; held != NULL && k < held->count; k++) {
    const Place *place = &held->items[k];
    graph_path(graph, dictionary, window, from, place->start, path);
    from = place->end;
  }
  graph_path(graph, dictionary, window, from, window->count, path);
}

/* Where a path cuts terms, finds one that does not. */
static void find_around(const Segmenter *segmenter, Graph *graph,
                        const Window *window, const Places *places,
                        Path *path) {
  Places held;
  held.count = 0;
  for (int round = 1; round <= ROUNDS; round++) {
    if (!hold_terms(places, path, round == ROUNDS, &held)) return;
    find_between(graph, &segmenter->dictionary, window, &held, path);
  }
}

static bool cuts_a_term(const Places *places, const Path *path) {
  for (uint32_t k = 0; k < places->count; k++)
    if (term_is_cut(path, &places->items[k])) return true;
  return false;
}

static void apply_terms(const Segmenter *segmenter, Graph *graph,
                        const Window *window, Path *path) {
  Places places;
  terms_find(&segmenter->lexicon, window, &places);
  if (places.count == 0) return;
  if (cuts_a_term(&places, path))
    find_around(segmenter, graph, window, &places, path);
  terms_join(&segmenter->lexicon, window, &places, path);
}

void window_cheapest(const Segmenter *segmenter, const Window *window,
                     Graph *graph, Path *path) {
  graph_make(graph, &segmenter->dictionary, window);
  find_between(graph, &segmenter->dictionary, window, NULL, path);
}

void window_path(const Segmenter *segmenter, const char *text,
                 const Window *window, Graph *graph, Path *path) {
  window_cheapest(segmenter, window, graph, path);
  if (segmenter->lexicon.image != NULL)
    apply_terms(segmenter, graph, window, path);
  joining_apply(segmenter_alphabet(segmenter), text, window, path);
}
