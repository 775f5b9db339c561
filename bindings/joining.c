/* joining.c: instead of jieba's hidden Markov model, which joins chars that
** stand well alone too. */
#include "joining.h"

#include "tags.h"
#include "utf8.h"

#define MIN_PLACE 2 /* chars before the suffix of a place */
#define MAX_PLACE 4

/* Whether 'c' is one of 'chars', which are of three bytes each. */
static bool is_one_of(uint32_t c, const char *chars) {
  size_t length;
  for (; *chars != '\0'; chars += length)
    if (utf8_read(chars, 0, 3, &length) == c) return true;
  return false;
}

/* What the last char of an unknown word says that it is. */
static uint8_t tag_by_last(uint32_t c) {
  if (is_one_of(c, "区市县镇乡村屯州山河湖海江岛港坡塘")) return TAG_NS;
  return is_one_of(c, "局厂委院社") ? TAG_NT : TAG_N;
}

static uint32_t char_at(const char *text, const Window *window, uint32_t i) {
  size_t length;
  return utf8_read(text, window->start[i], window->start[i + 1], &length);
}

/* Whether token i ends names of places: a char, not a quantity that begins so.
*/
static bool is_place_suffix(const char *text, const Window *window,
                            uint32_t i) {
  return window->id[i] != ID_QUANTITY &&
         is_one_of(char_at(text, window, i), "区市县镇乡村屯州");
}

static void join(const Alphabet *alphabet, const char *text,
                 const Window *window, Path *path, uint32_t from, uint32_t to) {
  for (uint32_t i = from + 1; i < to; i++) clear_bit_at(path->starts, i);
  set_bit_at(path->marked, from);
  path->tag[from] = tag_by_last(char_at(text, window, to - 1));
  if (path->tag[from] == TAG_N && to - from <= 3 &&
      has_kind(alphabet, window->id[from], KIND_SURNAME))
    path->tag[from] = TAG_NR;
}

/* Whether token i is a word of the path, and no term. */
static bool is_single(const Window *window, const Path *path, uint32_t i) {
  return i < window->count && get_bit(path->starts, i) &&
         get_bit(path->starts, i + 1) && !get_bit(path->marked, i);
}

/* The end of the name of a place that begins at 'from': rare or bound chars,
** and a suffix. 0 where there is none. */
static uint32_t place_end(const Alphabet *alphabet, const char *text,
                          const Window *window, const Path *path,
                          uint32_t from) {
  uint32_t to = from;
  while (to - from < MAX_PLACE && is_single(window, path, to) &&
         is_loose(alphabet, window->id[to]) &&
         !is_place_suffix(text, window, to))
    to++;
  if (to - from < MIN_PLACE || !is_single(window, path, to)) return 0;
  return is_place_suffix(text, window, to) ? to + 1 : 0;
}

/* The end of the row of bound chars that begins at 'from'. */
static uint32_t row_end(const Alphabet *alphabet, const Window *window,
                        const Path *path, uint32_t from) {
  uint32_t to = from;
  while (is_single(window, path, to) && is_bound(alphabet, window->id[to]))
    to++;
  return to;
}

/* Whether a surname and two chars of given names stand at 'from', each a word
** of the path. */
static bool is_name(const Alphabet *alphabet, const Window *window,
                    const Path *path, uint32_t from) {
  return has_kind(alphabet, window->id[from], KIND_SURNAME) &&
         has_kind(alphabet, window->id[from + 1], KIND_GIVEN) &&
         has_kind(alphabet, window->id[from + 2], KIND_GIVEN) &&
         is_single(window, path, from) && is_single(window, path, from + 1) &&
         is_single(window, path, from + 2);
}

/* Makes a surname and a given name, two words, of the chars at 'from'. */
static void join_name(Path *path, uint32_t from) {
  clear_bit_at(path->starts, from + 2);
  set_bit_at(path->marked, from);
  set_bit_at(path->marked, from + 1);
  path->tag[from] = path->tag[from + 1] = TAG_NR;
}

/* Finds the names of persons in the 64 tokens from 64 * w on. */
static void join_names(const Alphabet *alphabet, const char *text,
                       const Window *window, Path *path, uint32_t w) {
  uint64_t s = path->starts[w], next = path->starts[w + 1];
  uint64_t names =
      s & (s >> 1 | next << 63) & (s >> 2 | next << 62) & (s >> 3 | next << 61);
  for (; names != 0; names &= names - 1) {
    uint32_t from = w * 64 + (uint32_t)__builtin_ctzll(names);
    if (is_name(alphabet, window, path, from) &&
        !is_place_suffix(text, window, from + 2))
      join_name(path, from);
  }
}

void joining_apply(const Alphabet *alphabet, const char *text,
                   const Window *window, Path *path) {
  uint32_t done = 0; /* all before are settled */
  for (uint32_t w = 0; w <= window->count / 64; w++)
    join_names(alphabet, text, window, path, w);
  for (uint32_t w = 0; w <= window->count / 64; w++) {
    uint64_t s = path->starts[w];
    uint64_t one = s >> 1 | path->starts[w + 1] << 63;
    uint64_t two = s >> 2 | path->starts[w + 1] << 62;
    for (uint64_t pairs = s & one & two; pairs != 0; pairs &= pairs - 1) {
      uint32_t from = w * 64 + (uint32_t)__builtin_ctzll(pairs), to;
      if (from < done || !is_loose(alphabet, window->id[from])) continue;
      to = place_end(alphabet, text, window, path, from);
      if (to == 0) to = row_end(alphabet, window, path, from);
      if (to - from >= 2 && to - from <= MAX_JOINED)
        join(alphabet, text, window, path, from, to);
      if (to > done) done = to;
    }
  }
}
