/* discover.c: see discover.h. The places of the text are sorted by the chars
** that follow; equal stretches then lie side by side, and so do the chars after
** them. */
#include "discover.h"

#include <math.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"

#define CHAR_COUNT 0x10000

/* A text as chars. 0 is what is no Han char: it ends every stretch. */
typedef struct Corpus {
  const DiscoverOptions *options;
  uint16_t *chars;   /* 'count' of them, and 'longest' + 1 that are 0 */
  uint32_t *offsets; /* of their bytes, and of the end of the text */
  uint32_t *places;  /* of Han chars, sorted by what follows */
  uint32_t *spare;   /* as many, for sorting */
  uint32_t *tally;   /* CHAR_COUNT + 1 counts, 0 between uses */
  uint16_t *seen;    /* chars whose tally is not 0 */
  size_t count, place_count;
} Corpus;

/* ---- chars and places ---- */

static void corpus_free(Corpus *corpus) {
  memory_resize(corpus->chars, 0);
  memory_resize(corpus->offsets, 0);
  memory_resize(corpus->places, 0);
  memory_resize(corpus->spare, 0);
  memory_resize(corpus->tally, 0);
  memory_resize(corpus->seen, 0);
}

/* How many Han chars a text has at most: the bytes that may begin one. */
static size_t count_han(const char *text, uint32_t length) {
  size_t count = 0;
  for (uint32_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    count += c >= 0xE3 && c <= 0xE9;
  }
  return count;
}

/* Room for so many Han chars, and what stands before, between and after them.
** False when memory is short. */
static bool corpus_make(Corpus *corpus, size_t han) {
  size_t chars = 2 * han + 2, padding = corpus->options->longest + 1;
  corpus->chars =
      memory_resize(NULL, (chars + padding) * sizeof *corpus->chars);
  corpus->offsets = memory_resize(NULL, (chars + 1) * sizeof *corpus->offsets);
  corpus->places = memory_resize(NULL, (han + 1) * sizeof *corpus->places);
  corpus->spare = memory_resize(NULL, (han + 1) * sizeof *corpus->spare);
  corpus->tally = memory_resize(NULL, (CHAR_COUNT + 1) * sizeof *corpus->tally);
  corpus->seen = memory_resize(NULL, CHAR_COUNT * sizeof *corpus->seen);
  return corpus->chars != NULL && corpus->offsets != NULL &&
         corpus->places != NULL && corpus->spare != NULL &&
         corpus->tally != NULL && corpus->seen != NULL;
}

/* Reads the chars; those that are no Han char, or one beyond CHAR_COUNT, become
** one 0 for a run. */
static void read_chars(Corpus *corpus, const char *text, uint32_t length) {
  size_t count = 0, bytes;
  corpus->place_count = 0;
  for (size_t at = 0; at < length; at += bytes) {
    uint32_t c = utf8_read(text, at, length, &bytes);
    if (!is_han(c) || c >= CHAR_COUNT) {
      if (count > 0 && corpus->chars[count - 1] == 0) continue;
      c = 0;
    }
    if (c != 0) corpus->places[corpus->place_count++] = (uint32_t)count;
    corpus->offsets[count] = (uint32_t)at;
    corpus->chars[count++] = (uint16_t)c;
  }
  corpus->count = count;
  corpus->offsets[count] = length;
  memset(corpus->chars + count, 0,
         (corpus->options->longest + 1) * sizeof *corpus->chars);
}

/* Sorts the places by the char that stands 'distance' after each, and keeps
** the order of those that have the same there. */
static void sort_by(Corpus *corpus, size_t distance) {
  const uint16_t *chars = corpus->chars + distance;
  uint32_t *swap = corpus->places;
  memset(corpus->tally, 0, (CHAR_COUNT + 1) * sizeof *corpus->tally);
  for (size_t i = 0; i < corpus->place_count; i++)
    corpus->tally[chars[corpus->places[i]] + 1]++;
  for (size_t c = 0; c < CHAR_COUNT; c++)
    corpus->tally[c + 1] += corpus->tally[c];
  for (size_t i = 0; i < corpus->place_count; i++)
    corpus->spare[corpus->tally[chars[corpus->places[i]]]++] =
        corpus->places[i];
  corpus->places = corpus->spare;
  corpus->spare = swap;
}

static void sort_places(Corpus *corpus) {
  for (size_t distance = corpus->options->longest + 1; distance-- > 0;)
    sort_by(corpus, distance);
  memset(corpus->tally, 0, (CHAR_COUNT + 1) * sizeof *corpus->tally);
}

/* ---- measures ---- */

/* How many places from 'low' to 'high' come before 'stretch', or, with
** 'is_after', do not come after it. */
static size_t find_place(const Corpus *corpus, const uint16_t *stretch,
                         size_t length, bool is_after) {
  size_t low = 0, high = corpus->place_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2, i = 0;
    const uint16_t *chars = corpus->chars + corpus->places[middle];
    while (i < length && chars[i] == stretch[i]) i++;
    if (i == length ? is_after : chars[i] < stretch[i])
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How often a stretch stands in the text. */
static double count_of(const Corpus *corpus, const uint16_t *stretch,
                       size_t length) {
  return (double)(find_place(corpus, stretch, length, true) -
                  find_place(corpus, stretch, length, false));
}

static double cohesion_of(const Corpus *corpus, const uint16_t *stretch,
                          size_t length, double count) {
  double least = INFINITY;
  for (size_t cut = 1; cut < length; cut++) {
    double before = count_of(corpus, stretch, cut);
    double after = count_of(corpus, stretch + cut, length - cut);
    double bits = log2(count * (double)corpus->place_count / (before * after));
    if (bits < least) least = bits;
  }
  return least;
}

/* Entropy of the chars that stand at 'distance' from the places from 'first' to
** 'last', excluded; 0, the end of a run, is another one each time. */
static double entropy_of(Corpus *corpus, size_t first, size_t last,
                         long distance) {
  double total = (double)(last - first), sum = 0;
  size_t seen = 0;
  for (size_t i = first; i < last; i++) {
    long at = (long)corpus->places[i] + distance;
    uint16_t c = at < 0 ? 0 : corpus->chars[at];
    if (c == 0)
      sum += log2(total) / total;
    else if (corpus->tally[c]++ == 0)
      corpus->seen[seen++] = c;
  }
  for (size_t i = 0; i < seen; i++) {
    double share = (double)corpus->tally[corpus->seen[i]] / total;
    sum -= share * log2(share);
    corpus->tally[corpus->seen[i]] = 0;
  }
  return sum;
}

/* ---- candidates ---- */

/* Appends the stretch of 'length' chars that stands at the places from 'first'
** to 'last', excluded, if it is a candidate. False when memory is short. */
static bool consider(Corpus *corpus, size_t first, size_t last, size_t length,
                     Candidates *candidates) {
  const DiscoverOptions *options = corpus->options;
  size_t at = corpus->places[first];
  Candidate found;
  if (last - first < options->count) return true;
  found.count = (uint32_t)(last - first);
  found.right = entropy_of(corpus, first, last, (long)length);
  if (found.right < options->entropy) return true;
  found.left = entropy_of(corpus, first, last, -1);
  if (found.left < options->entropy) return true;
  found.cohesion = cohesion_of(corpus, corpus->chars + at, length, found.count);
  if (found.cohesion < options->cohesion) return true;
  for (size_t i = first + 1; i < last; i++)
    if (corpus->places[i] < at) at = corpus->places[i];
  found.span.start = corpus->offsets[at];
  found.span.end = corpus->offsets[at + length];
  if (!memory_grow((void **)&candidates->items, &candidates->capacity,
                   candidates->count + 1, sizeof *candidates->items))
    return false;
  candidates->items[candidates->count++] = found;
  return true;
}

/* Whether 'length' Han chars stand at a place. */
static bool has_chars(const uint16_t *chars, size_t length) {
  return length == 0 ||
         (chars[length - 1] != 0 && has_chars(chars, length - 1));
}

static bool consider_length(Corpus *corpus, size_t length,
                            Candidates *candidates) {
  size_t first = 0, last;
  for (; first < corpus->place_count; first = last) {
    const uint16_t *chars = corpus->chars + corpus->places[first];
    last = first + 1;
    if (!has_chars(chars, length)) continue;
    while (last < corpus->place_count &&
           memcmp(corpus->chars + corpus->places[last], chars,
                  length * sizeof *chars) == 0)
      last++;
    if (!consider(corpus, first, last, length, candidates)) return false;
  }
  return true;
}

bool discover(const char *text, uint32_t length, const DiscoverOptions *options,
              Candidates *candidates) {
  Corpus corpus = {0};
  bool done = false;
  corpus.options = options;
  if (!corpus_make(&corpus, count_han(text, length))) goto done;
  read_chars(&corpus, text, length);
  sort_places(&corpus);
  done = true;
  for (size_t i = 2; i <= options->longest && done; i++)
    done = consider_length(&corpus, i, candidates);
done:
  corpus_free(&corpus);
  return done;
}

void candidates_free(Candidates *candidates) {
  memory_resize(candidates->items, 0);
  memset(candidates, 0, sizeof *candidates);
}
