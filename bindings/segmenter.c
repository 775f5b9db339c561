/* segmenter.c: cuts text into words. The way of a text through it:
** forced spans divide it into gaps; a gap is read in windows of chars; in a
** window the terms of the lexicon divide it into stretches; in a stretch the
** cheapest path over the words of the dictionary is found, and traced back. */
#include "segmenter.h"

#include <assert.h>
#include <string.h>

#include "dictionary.h"
#include "memory.h"
#include "parts.h"
#include "tags.h"
#include "utf8.h"

#define WINDOW    1024 /* chars; what is held of them fits the first cache */
#define LOOKAHEAD (2 * MAX_WORD)
#define TAG_BLANK 254 /* in a window only: a char that is no word */
#define TAG_CHAR  253 /* in a window only: ask the dictionary */
#define UNREACHED UINT64_MAX

struct Segmenter {
  Dictionary dictionary;
  Dictionary lexicon; /* of terms; its image is NULL when there are none */
  uint32_t owner_count;
};

/* What is known of the chars of a window, by their index. 'own' is the word
** that a char begins where the dictionary has none: the char itself, or the
** whole of a run of letters and digits. */
typedef struct Window {
  uint32_t count;
  uint32_t start[WINDOW + 1];   /* bytes of the text */
  uint16_t id[WINDOW + 1];      /* in the dictionary */
  uint16_t term_id[WINDOW + 1]; /* in the lexicon */
  uint16_t own_end[WINDOW];
  uint8_t own_tag[WINDOW];
  bool inside[WINDOW + 1];   /* a run: no word begins or ends here */
  uint16_t term_end[WINDOW]; /* of the term that is a word here; 0 elsewhere */
  bool has_terms;
} Window;

/* A run of chars that are one word unless the dictionary says more. */
typedef struct Run {
  uint32_t end; /* in bytes */
  uint32_t count;
  uint8_t tag;
} Run;

/* ---- chars ---- */

/* A full-width form as its ASCII char; any other char as it is. */
static uint32_t fold(uint32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

/* Latin, Greek and Cyrillic. */
static bool is_letter(uint32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7;
}

static bool is_alphanumeric(uint32_t c) {
  return is_digit(c) || is_letter(c);
}

/* The folded char at 'at' and its length; 0 at the end. */
static uint32_t peek(const char *text, uint32_t at, uint32_t end,
                     size_t *length) {
  *length = 0;
  return at < end ? fold(utf8_read(text, at, end, length)) : 0;
}

/* Whether exactly three digits stand at 'at': thousands after a comma. */
static bool is_thousands(const char *text, uint32_t at, uint32_t end) {
  size_t length;
  int digits = 0;
  while (digits < 4 && is_digit(peek(text, at, end, &length))) {
    at += (uint32_t)length;
    digits++;
  }
  return digits == 3;
}

/* Whether the sign at 'at' goes on a word of letters and digits, 'before'
** being the char before it: KS-1Q, PM2.5, R&D, 1,234. */
static bool is_joint(const char *text, uint32_t at, uint32_t end,
                     uint32_t before, bool has_letter) {
  size_t length, next_length;
  uint32_t sign = peek(text, at, end, &length);
  uint32_t next_at = at + (uint32_t)length;
  uint32_t next = peek(text, next_at, end, &next_length);
  if (!is_alphanumeric(next)) return false;
  switch (sign) {
  case '_': return true;
  case '.': return has_letter || is_digit(next);
  case '-': return has_letter || is_letter(next);
  case '&':
  case '\'': return is_letter(before) && is_letter(next);
  case ',': return !has_letter && is_thousands(text, next_at, end);
  default: return false;
  }
}

/* The run that begins at 'at' with a letter or digit. */
static Run latin_run(const char *text, uint32_t at, uint32_t end) {
  Run run = {at, 0, TAG_M};
  uint32_t before = 0, c;
  size_t length;
  for (;;) {
    c = peek(text, run.end, end, &length);
    if (is_letter(c))
      run.tag = TAG_ENG;
    else if (!is_digit(c) &&
             !is_joint(text, run.end, end, before, run.tag == TAG_ENG))
      break;
    before = c;
    run.end += (uint32_t)length;
    run.count++;
  }
  if (run.tag == TAG_M && (c == '%' || c == 0x2030)) {
    run.end += (uint32_t)length;
    run.count++;
  }
  return run;
}

/* Whether repeats of a sign are one sign: …… —— ---- ==== */
static bool is_repeated(uint32_t c) {
  switch (c) {
  case 0x2014: /* — */
  case 0x2026: /* … */
  case 0x2500: /* ─ */
  case '-':
  case '.':
  case '=':
  case '*':
  case '_':
  case '~': return true;
  default: return false;
  }
}

/* The run of the sign at 'at'. */
static Run sign_run(const char *text, uint32_t at, uint32_t end) {
  size_t length;
  uint32_t sign = utf8_read(text, at, end, &length);
  Run run = {at, 0, TAG_X};
  do {
    run.end += (uint32_t)length;
    run.count++;
  } while (run.end < end && utf8_read(text, run.end, end, &length) == sign);
  return run;
}

/* ---- reading a window ---- */

static void add_char(const Segmenter *segmenter, Window *window, uint32_t at,
                     uint32_t c, uint8_t own_tag) {
  uint32_t i = window->count++;
  window->start[i] = at;
  window->id[i] = dictionary_id(&segmenter->dictionary, c);
  window->term_id[i] = segmenter->lexicon.image == NULL
                           ? 0
                           : dictionary_id(&segmenter->lexicon, c);
  window->own_end[i] = (uint16_t)(i + 1);
  window->own_tag[i] = own_tag;
  window->inside[i] = false;
}

/* Adds a run char by char, as words may begin or end with it (IP地址); as one
** unknown char when it is longer than any word. False when it does not fit. */
static bool add_run(const Segmenter *segmenter, Window *window,
                    const char *text, uint32_t at, const Run *run) {
  uint32_t first = window->count;
  size_t length;
  if (run->count > MAX_WORD) {
    add_char(segmenter, window, at, 0, run->tag);
    return true;
  }
  if (first + run->count > WINDOW) return false;
  for (; at < run->end; at += (uint32_t)length) {
    uint32_t c = utf8_read(text, at, run->end, &length);
    add_char(segmenter, window, at, c, run->tag);
    window->inside[window->count - 1] = true;
  }
  window->inside[first] = false;
  window->own_end[first] = (uint16_t)window->count;
  return true;
}

/* Reads chars of text[at..end) until the window is full. Returns how far. */
static uint32_t read_window(const Segmenter *segmenter, Window *window,
                            const char *text, uint32_t at, uint32_t end) {
  window->count = 0;
  while (at < end && window->count < WINDOW) {
    size_t length;
    uint32_t c = utf8_read(text, at, end, &length);
    if (c >= 0x3001 && c < 0xFF00) { /* nearly all chars take this way */
      add_char(segmenter, window, at, c, TAG_CHAR);
    } else if (is_blank(c)) {
      add_char(segmenter, window, at, c, TAG_BLANK);
    } else if (is_alphanumeric(fold(c)) || is_repeated(c)) {
      Run run =
          is_repeated(c) ? sign_run(text, at, end) : latin_run(text, at, end);
      if (!add_run(segmenter, window, text, at, &run)) break;
      length = run.end - at;
    } else {
      add_char(segmenter, window, at, c, TAG_CHAR);
    }
    at += (uint32_t)length;
  }
  window->start[window->count] = at;
  window->inside[window->count] = false;
  return at;
}

/* Shortens a window after which the text goes on to end behind a char that is
** in no word and no term. False when its second half has none. */
static bool end_window(Window *window) {
  for (uint32_t i = window->count; i > window->count / 2; i--) {
    if (window->id[i - 1] == 0 && window->term_id[i - 1] == 0 &&
        !window->inside[i]) {
      window->count = i;
      return true;
    }
  }
  return false;
}

/* ---- terms ---- */

/* The lengths of the terms that begin at 'at': bit n - 1 for n chars. */
static uint32_t term_lengths(const Dictionary *lexicon, const Window *window,
                             uint32_t at) {
  Node node = lexicon->first[window->term_id[at]];
  uint32_t lengths = 0;
  for (uint32_t i = at;;) {
    if (node.cost != NO_WORD && !window->inside[i + 1])
      lengths |= 1u << (i - at);
    if (node.base == 0 || ++i >= window->count || i - at >= MAX_WORD) break;
    uint16_t id = window->term_id[i];
    node = lexicon->nodes[node.base + id];
    if (node.label != id) break;
  }
  return lengths;
}

/* Marks the terms that become words: the longest first, of equally long ones
** the leftmost. A term that overlaps one at least as long covers none of it,
** or has its first or last char in it. */
static void mark_terms(const Dictionary *lexicon, Window *window) {
  uint16_t candidates[WINDOW];
  uint32_t lengths[WINDOW], all = 0, count = 0;
  bool taken[WINDOW];
  window->has_terms = false;
  if (lexicon->image == NULL) return;
  for (uint32_t i = 0; i < window->count; i++) {
    if (window->inside[i]) continue;
    lengths[count] = term_lengths(lexicon, window, i);
    candidates[count] = (uint16_t)i;
    all |= lengths[count];
    count += lengths[count] != 0;
  }
  if (count == 0) return;
  window->has_terms = true;
  memset(taken, 0, sizeof taken);
  memset(window->term_end, 0, sizeof window->term_end);
  for (uint32_t length = MAX_WORD; length > 0; length--) {
    if ((all >> (length - 1) & 1) == 0) continue;
    for (uint32_t k = 0; k < count; k++) {
      uint32_t i = candidates[k], end = i + length;
      if ((lengths[k] >> (length - 1) & 1) == 0 || taken[i] || taken[end - 1])
        continue;
      memset(taken + i, 1, length);
      window->term_end[i] = (uint16_t)end;
    }
  }
}

static uint8_t term_tag(const Dictionary *lexicon, const Window *window,
                        uint32_t from, uint32_t to) {
  Node node = lexicon->first[window->term_id[from]];
  for (uint32_t i = from + 1; i < to; i++)
    node = lexicon->nodes[node.base + window->term_id[i]];
  return node.tag;
}

/* ---- the cheapest path ---- */

static void add_word(Words *words, uint32_t start, uint32_t end, uint8_t tag) {
  Word *word = &words->items[words->count++];
  word->span.start = start;
  word->span.end = end;
  word->quantity = WORD_NO_QUANTITY;
  word->tag = tag;
}

/* A path to a joint in one number, so that the least is the cheapest: its
** cost, then the joint it comes from and the tag of its last word. */
static uint64_t make_path(uint32_t cost, uint32_t from, uint8_t tag) {
  return (uint64_t)cost << 32 | (uint64_t)from << 8 | tag;
}

static uint32_t path_from(uint64_t path) {
  return (uint32_t)path >> 8;
}

/* paths[i] becomes the cheapest path from 'from' to i, for i up to 'to'. */
static void find_paths(const Dictionary *dictionary, const Window *window,
                       uint32_t from, uint32_t to, uint64_t *paths) {
  const Node *nodes = dictionary->nodes;
  for (uint32_t i = from; i <= to; i++) paths[i] = UNREACHED;
  paths[from] = 0;
  for (uint32_t i = from; i < to; i++) {
    uint32_t cost = (uint32_t)(paths[i] >> 32), base, last;
    Node node = dictionary->first[window->id[i]];
    uint32_t own_end = window->own_end[i];
    uint32_t own_cost = node.cost == NO_WORD ? UNKNOWN_COST : node.cost;
    uint8_t own_tag = window->own_tag[i];
    uint64_t path;
    if (paths[i] == UNREACHED) continue;
    if (own_tag == TAG_CHAR) own_tag = (uint8_t)node.tag;
    path = make_path(cost + own_cost, i, own_tag);
    if (path < paths[own_end]) paths[own_end] = path;
    base = node.base;
    last = to - i > MAX_WORD ? i + MAX_WORD : to;
    for (uint32_t j = i + 1; base != 0 && j < last; j++) {
      uint16_t id = window->id[j];
      node = nodes[base + id];
      if (node.label != id) break;
      base = node.base;
      if (node.cost == NO_WORD || window->inside[j + 1]) continue;
      path = make_path(cost + node.cost, i, (uint8_t)node.tag);
      if (path < paths[j + 1]) paths[j + 1] = path;
    }
  }
}

/* Appends the words of the chars from 'from' to 'to'. There is room. */
static void cut_stretch(const Segmenter *segmenter, const Window *window,
                        uint32_t from, uint32_t to, Words *words) {
  uint64_t paths[WINDOW + 1];
  uint16_t ends[WINDOW];
  uint32_t count = 0;
  find_paths(&segmenter->dictionary, window, from, to, paths);
  for (uint32_t end = to; end > from; end = path_from(paths[end]))
    ends[count++] = (uint16_t)end;
  while (count > 0) {
    uint32_t end = ends[--count];
    uint8_t tag = (uint8_t)paths[end];
    if (tag != TAG_BLANK)
      add_word(words, window->start[path_from(paths[end])], window->start[end],
               tag);
  }
}

static void cut_window(const Segmenter *segmenter, const Window *window,
                       Words *words) {
  uint32_t from = 0;
  for (uint32_t i = 0; window->has_terms && i < window->count; i++) {
    uint32_t end = window->term_end[i];
    if (end == 0) continue;
    if (i > from) cut_stretch(segmenter, window, from, i, words);
    add_word(words, window->start[i], window->start[end],
             term_tag(&segmenter->lexicon, window, i, end));
    from = end;
    i = end - 1;
  }
  if (window->count > from)
    cut_stretch(segmenter, window, from, window->count, words);
}

/* Takes back the words from 'first' on that end after 'limit'. Returns where
** to go on. */
static uint32_t take_back(Words *words, size_t first, uint32_t limit) {
  uint32_t at = limit;
  while (words->count > first &&
         words->items[words->count - 1].span.end > limit)
    at = words->items[--words->count].span.start;
  return at < limit ? at : limit;
}

static bool reserve(Words *words, size_t more) {
  void *items = words->items;
  bool done = memory_grow(&items, &words->capacity, words->count + more,
                          sizeof *words->items);
  words->items = items;
  return done;
}

/* Appends the words of text[at..end), which has no forced span in it. */
static bool cut_gap(const Segmenter *segmenter, const char *text, uint32_t at,
                    uint32_t end, Words *words) {
  Window window;
  while (at < end) {
    uint32_t read_end = read_window(segmenter, &window, text, at, end);
    bool is_closed = read_end == end || end_window(&window);
    size_t count = words->count;
    if (!reserve(words, window.count)) return false;
    mark_terms(&segmenter->lexicon, &window);
    cut_window(segmenter, &window, words);
    at = window.start[window.count];
    if (!is_closed) /* words at the end may go on: cut them again */
      at = take_back(words, count, window.start[window.count - LOOKAHEAD]);
  }
  return true;
}

/* ---- public ---- */

/* Appends the words of the path. */
static bool cut_path(const Segmenter *segmenter, const char *text,
                     uint32_t length, const Span *forced, size_t forced_count,
                     Words *words) {
  uint32_t at = 0;
  for (size_t i = 0; i < forced_count; i++) {
    assert(forced[i].start >= at && forced[i].end > forced[i].start &&
           forced[i].end <= length);
    if (!cut_gap(segmenter, text, at, forced[i].start, words)) return false;
    if (!reserve(words, 1)) return false;
    add_word(words, forced[i].start, forced[i].end, TAG_M);
    words->items[words->count - 1].quantity = (uint32_t)i;
    at = forced[i].end;
  }
  return cut_gap(segmenter, text, at, length, words);
}

bool segmenter_cut(const Segmenter *segmenter, const char *text,
                   uint32_t length, CutMode mode, const Span *forced,
                   size_t forced_count, Words *words) {
  const Dictionary *layers[2];
  size_t layer_count = 0, first = words->count;
  if (!cut_path(segmenter, text, length, forced, forced_count, words))
    return false;
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
  if (count > 0 && !dictionary_build(&lexicon, entries, count, fault))
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
