/* segmenter.c: cuts text into words. The way of a text through it: intake.c
** turns a window of it into ids; path.c finds the words in it; then they are
** written. Nothing is allocated but the words. */
#include "segmenter.h"

#include <string.h>

#include "intake.h"
#include "lexiconfile.h"
#include "memory.h"
#include "parts.h"
#include "path.h"
#include "tags.h"

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
  Graph graph;
  Path path;
  window_path(cutting->segmenter, cutting->intake.text, window, &graph, &path);
  return write_words(cutting, &graph, window, &path);
}

/* Appends the words of the path. */
static bool cut_path(Cutting *cutting) {
  Intake *intake = &cutting->intake;
  Window window;
  while (intake->at < intake->end) {
    intake_fill(intake, &window);
    if (intake->at < intake->end) {
      window_close(cutting->segmenter, &window);
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
                     {segmenter_alphabet(segmenter), text, 0, length, forced,
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
  if (dictionary_open(&segmenter->dictionary, dictionary_path, fault)) {
    if (!lexicon_is(&segmenter->dictionary)) return segmenter;
    fault_set(fault, FAULT_FORMAT, "%s: a lexicon, no dictionary",
              dictionary_path);
  }
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

bool segmenter_has_lexicon(const Segmenter *segmenter) {
  return segmenter->lexicon.image != NULL;
}

bool segmenter_save_lexicon(const Segmenter *segmenter, const char *source,
                            size_t length, const char *path, Fault *fault) {
  return lexicon_save(&segmenter->lexicon, &segmenter->dictionary, source,
                      length, path, fault);
}

bool segmenter_load_lexicon(Segmenter *segmenter, const char *source,
                            size_t length, const char *path, Fault *fault) {
  Dictionary lexicon;
  if (!lexicon_open(&lexicon, &segmenter->dictionary, source, length, path,
                    fault))
    return false;
  dictionary_close(&segmenter->lexicon);
  segmenter->lexicon = lexicon;
  return true;
}

void words_free(Words *words) {
  memory_resize(words->items, 0);
  memset(words, 0, sizeof *words);
}
