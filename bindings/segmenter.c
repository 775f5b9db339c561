/* segmenter.c: cuts text into words. The way of a text through it: intake.c
** turns a window of it into ids; graph.c finds the words of the dictionary in
** it and the cheapest path over them; terms.c keeps the terms of a lexicon
** whole; joining.c makes unknown words of what is left; then the words are
** written. Nothing is allocated but the words. */
#include "segmenter.h"

#include <string.h>

#include "dictionary.h"
#include "graph.h"
#include "joining.h"
#include "memory.h"
#include "parts.h"
#include "intake.h"
#include "tags.h"
#include "terms.h"

#define ROUNDS 3 /* of paths around terms, before all terms hold */

struct Segmenter {
  Dictionary dictionary;
  Dictionary lexicon; /* of terms; its image is NULL when there are none. Its
                         alphabet goes on from that of the dictionary */
  uint32_t owner_count;
};

static const Alphabet *alphabet_of(const Segmenter *segmenter) {
  return segmenter->lexicon.image != NULL ? &segmenter->lexicon.alphabet
                                          : &segmenter->dictionary.alphabet;
}

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
  const Alphabet *alphabet = alphabet_of(segmenter);
  uint32_t furthest = 1, joint = 0;
  for (uint32_t i = 0; i + MAX_WORD <= window->count; i++) {
    uint32_t end = reach(&segmenter->dictionary, window, i);
    if (furthest <= i && i > 0 &&
        !(is_bound(alphabet, window->id[i - 1]) &&
          is_bound(alphabet, window->id[i])))
      joint = i;
    if (end > furthest) furthest = end;
    if (segmenter->lexicon.image == NULL) continue;
    end = reach(&segmenter->lexicon, window, i);
    if (end > furthest) furthest = end;
  }
  return joint;
}

/* Shortens a window after which the text goes on, to where no word is cut: so
** words do not depend on where windows begin. Text in which words overlap
** without end (一一一一…) is cut at a length of its own. */
static void close_window(const Segmenter *segmenter, Window *window) {
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
static void find_path(Graph *graph, const Dictionary *dictionary,
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
    find_path(graph, &segmenter->dictionary, window, &held, path);
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

/* ---- the words ---- */

static bool reserve(Words *words, size_t more) {
  void *items = words->items;
  bool done = memory_grow(&items, &words->capacity, words->count + more,
                          sizeof *words->items);
  words->items = items;
  return done;
}

/* The tag of the word of the dictionary that is tokens [from, to). */
static uint8_t walk_tag(const Dictionary *dictionary, const Window *window,
                        uint32_t from, uint32_t to) {
  uint32_t base = side_base(dictionary->first[window->id[from]].side);
  uint32_t index = 0;
  if (to - from == 1) return dictionary->first[window->id[from]].tag;
  for (uint32_t i = from + 1; i < to; i++) {
    index = dictionary_step(dictionary, base, window->id[i]);
    base = side_base(dictionary->sides[index]);
  }
  return dictionary->tags[index];
}

/* The tag of one token. The ids that only the lexicon has are above those of
** the dictionary. */
static inline uint8_t token_tag(const Segmenter *segmenter, uint16_t id) {
  const Dictionary *dictionary = &segmenter->dictionary;
  if (id >= dictionary->alphabet.id_count) dictionary = &segmenter->lexicon;
  return dictionary->first[id].tag;
}

static inline uint8_t word_tag(const Segmenter *segmenter, const Graph *graph,
                               const Window *window, const Path *path,
                               uint32_t from, uint32_t to) {
  if (get_bit(path->marked, from)) return path->tag[from];
  if (to - from == 1) return token_tag(segmenter, window->id[from]);
  if (to - from <= 4)
    return segmenter->dictionary.tags[graph->side[4 * from + (to - from) - 1]];
  return walk_tag(&segmenter->dictionary, window, from, to);
}

/* A cutting: the text, and where its words go. */
typedef struct Cutting {
  const Segmenter *segmenter;
  Intake intake;
  Words *words;
  uint32_t quantity; /* index of the next forced span */
} Cutting;

static inline Word *put_word(Word *to, const Window *window, uint32_t from,
                             uint32_t end, uint8_t tag) {
  to->span.start = window->start[from];
  to->span.end = window->start[end];
  to->quantity = WORD_NO_QUANTITY;
  to->tag = tag;
  return to + 1;
}

/* Puts what the dictionary has as one word, a number and a measure, as two. */
static Word *put_two(Word *to, const Window *window, uint32_t from,
                     uint32_t end, uint8_t tag) {
  uint32_t middle = end - (tag == TAG_SPLIT_ONE ? 1 : 2);
  to = put_word(to, window, from, middle, TAG_M);
  return put_word(to, window, middle, end, TAG_Q);
}

/* Writes the words of a path; blanks are none. */
static bool write_words(Cutting *cutting, const Graph *graph,
                        const Window *window, const Path *path) {
  uint32_t from = 0;
  Word *to;
  if (!reserve(cutting->words, window->count)) return false;
  to = cutting->words->items + cutting->words->count;
  for (uint32_t w = 0; w <= window->count / 64; w++) {
    uint64_t bits = path->starts[w];
    if (w == 0) bits &= ~(uint64_t)1;
    for (; bits != 0; bits &= bits - 1) {
      uint32_t end = w * 64 + (uint32_t)__builtin_ctzll(bits);
      uint8_t tag =
          word_tag(cutting->segmenter, graph, window, path, from, end);
      if (tag >= TAG_SPLIT_ONE) {
        to = put_two(to, window, from, end, tag);
      } else {
        put_word(to, window, from, end, tag);
        if (window->id[from] == ID_QUANTITY) to->quantity = cutting->quantity++;
        to += window->id[from] != ID_BLANK;
      }
      from = end;
    }
  }
  cutting->words->count = (size_t)(to - cutting->words->items);
  return true;
}

static bool cut_window(Cutting *cutting, const Window *window) {
  const Segmenter *segmenter = cutting->segmenter;
  Graph graph;
  Path path;
  graph_make(&graph, &segmenter->dictionary, window);
  find_path(&graph, &segmenter->dictionary, window, NULL, &path);
  if (segmenter->lexicon.image != NULL)
    apply_terms(segmenter, &graph, window, &path);
  joining_apply(alphabet_of(segmenter), cutting->intake.text, window, &path);
  return write_words(cutting, &graph, window, &path);
}

/* Appends the words of the path. */
static bool cut_path(Cutting *cutting) {
  Intake *intake = &cutting->intake;
  Window window;
  while (intake->at < intake->end) {
    intake_fill(intake, &window);
    if (intake->at < intake->end) {
      close_window(cutting->segmenter, &window);
      intake_go_back(intake, &window);
    }
    if (!cut_window(cutting, &window)) return false;
  }
  return true;
}

/* ---- public ---- */

bool segmenter_cut(const Segmenter *segmenter, const char *text,
                   uint32_t length, CutMode mode, const Span *forced,
                   size_t forced_count, Words *words) {
  Cutting cutting = {segmenter,
                     {alphabet_of(segmenter), text, 0, length, forced,
                      forced_count, forced_count},
                     words,
                     0};
  const Dictionary *layers[2];
  size_t layer_count = 0, first = words->count;
  if (!cut_path(&cutting)) return false;
  if (mode == CUT_WORDS) return true;
  if (segmenter->lexicon.image != NULL)
    layers[layer_count++] = &segmenter->lexicon;
  layers[layer_count++] = &segmenter->dictionary;
  return parts_expand(layers, layer_count, text, mode, words, first);
}

int cut_mode_find(const char *name) {
  static const char *const names[] = {"words", "search", "all", "chars"};
  for (int i = 0; i < 4; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

Segmenter *segmenter_open(const char *dictionary_path, Fault *fault) {
  Segmenter *segmenter = memory_resize(NULL, sizeof *segmenter);
  if (segmenter == NULL) {
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", dictionary_path);
    return NULL;
  }
  memset(segmenter, 0, sizeof *segmenter);
  segmenter->owner_count = 1;
  if (dictionary_open(&segmenter->dictionary, dictionary_path, fault))
    return segmenter;
  segmenter_close(segmenter);
  return NULL;
}

Segmenter *segmenter_share(Segmenter *segmenter) {
  segmenter->owner_count++;
  return segmenter;
}

void segmenter_close(Segmenter *segmenter) {
  if (segmenter == NULL || --segmenter->owner_count > 0) return;
  dictionary_close(&segmenter->dictionary);
  dictionary_close(&segmenter->lexicon);
  memory_resize(segmenter, 0);
}

size_t segmenter_word_count(const Segmenter *segmenter) {
  return segmenter->dictionary.word_count;
}

bool segmenter_set_lexicon(Segmenter *segmenter, const Term *terms,
                           size_t count, Fault *fault) {
  Dictionary lexicon = {0};
  Entry *entries = NULL;
  bool done = false;
  if (count > 0) entries = memory_resize(NULL, count * sizeof *entries);
  if (count > 0 && entries == NULL) {
    fault_set(fault, FAULT_MEMORY, "not enough memory for the lexicon");
    goto done;
  }
  for (size_t i = 0; i < count; i++) {
    const char *problem = entry_problem(terms[i].text, terms[i].length);
    if (problem != NULL) {
      fault_set(fault, FAULT_FORMAT, "term %zu: %s", i + 1, problem);
      goto done;
    }
    entries[i] = (Entry){terms[i].text, (uint32_t)terms[i].length,
                         terms[i].frequency, terms[i].tag};
  }
  if (count > 0 && !dictionary_build(&lexicon, &segmenter->dictionary.alphabet,
                                     entries, count, fault))
    goto done;
  dictionary_close(&segmenter->lexicon);
  segmenter->lexicon = lexicon;
  done = true;
done:
  memory_resize(entries, 0);
  return done;
}

void words_free(Words *words) {
  memory_resize(words->items, 0);
  memset(words, 0, sizeof *words);
}
