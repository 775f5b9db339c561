/* joining.c: instead of jieba's hidden Markov model, which joins chars that
** stand well alone too. */
#include "joining.h"

#include "tags.h"
#include "utf8.h"

/* What the last char of an unknown word says that it is. */
static uint8_t tag_by_last(uint32_t c) {
  switch (c) {
  case 0x533A: /* 区 */
  case 0x5E02: /* 市 */
  case 0x53BF: /* 县 */
  case 0x9547: /* 镇 */
  case 0x4E61: /* 乡 */
  case 0x6751: /* 村 */
  case 0x5C6F: /* 屯 */
  case 0x5DDE: /* 州 */
  case 0x5C71: /* 山 */
  case 0x6CB3: /* 河 */
  case 0x6E56: /* 湖 */
  case 0x6D77: /* 海 */
  case 0x6C5F: /* 江 */
  case 0x5C9B: /* 岛 */
  case 0x6E2F: /* 港 */
  case 0x5761: /* 坡 */
  case 0x5858: /* 塘 */ return TAG_NS;
  case 0x5C40: /* 局 */
  case 0x5382: /* 厂 */
  case 0x59D4: /* 委 */
  case 0x9662: /* 院 */
  case 0x793E: /* 社 */ return TAG_NT;
  default: return TAG_N;
  }
}

/* What the first char of a word of two or three chars says: a surname makes it
** a person. */
static bool is_surname(uint32_t c) {
  static const uint16_t surnames[] = {
      /* the commonest that are bound */
      0x4F55, 0x5218, 0x5362, 0x5415, 0x5434, 0x5468, 0x59DA, 0x5B59,
      0x5D14, 0x5E9E, 0x5F90, 0x66F9, 0x674E, 0x675C, 0x6797, 0x6881,
      0x6C6A, 0x6F58, 0x7A0B, 0x8096, 0x80E1, 0x8303, 0x8427, 0x848B,
      0x8521, 0x8881, 0x8C2D, 0x8D75, 0x90AF, 0x90B9, 0x90D1, 0x90ED,
      0x9093, 0x949F, 0x94B1, 0x9648, 0x97E9, 0x9B4F, 0x9EC4};
  for (unsigned i = 0; i < sizeof surnames / sizeof *surnames; i++)
    if (surnames[i] == c) return true;
  return false;
}

static uint32_t char_at(const char *text, const Window *window, uint32_t i) {
  size_t length;
  return utf8_read(text, window->start[i], window->start[i + 1], &length);
}

static void join(const char *text, const Window *window, Path *path,
                 uint32_t from, uint32_t to) {
  for (uint32_t i = from + 1; i < to; i++) clear_bit_at(path->starts, i);
  set_bit_at(path->marked, from);
  path->tag[from] = tag_by_last(char_at(text, window, to - 1));
  if (path->tag[from] == TAG_N && to - from <= 3 &&
      is_surname(char_at(text, window, from)))
    path->tag[from] = TAG_NR;
}

/* Whether token i is a word of the path, and a bound char that is no term. */
static bool is_loose(const Alphabet *alphabet, const Window *window,
                     const Path *path, uint32_t i) {
  return i < window->count && get_bit(path->starts, i) &&
         get_bit(path->starts, i + 1) && !get_bit(path->marked, i) &&
         is_bound(alphabet, window->id[i]);
}

void joining_apply(const Alphabet *alphabet, const char *text,
                   const Window *window, Path *path) {
  uint32_t done = 0; /* all before are settled */
  for (uint32_t w = 0; w <= window->count / 64; w++) {
    uint64_t s = path->starts[w];
    uint64_t one = s >> 1 | path->starts[w + 1] << 63;
    uint64_t two = s >> 2 | path->starts[w + 1] << 62;
    for (uint64_t pairs = s & one & two; pairs != 0; pairs &= pairs - 1) {
      uint32_t from = w * 64 + (uint32_t)__builtin_ctzll(pairs), to = from;
      if (from < done || !is_bound(alphabet, window->id[from])) continue;
      while (is_loose(alphabet, window, path, to)) to++;
      if (to - from >= 2 && to - from <= MAX_JOINED)
        join(text, window, path, from, to);
      if (to > done) done = to;
    }
  }
}
