/* parts.c: what the modes search, all and chars make of the words of a path.
** A part is a word of a dictionary; it never begins or ends inside a run of
** letters and digits, nor inside a quantity. */
#include "parts.h"

#include <string.h>

#include "memory.h"
#include "tags.h"
#include "utf8.h"

/* The words that begin at one place: by their length in chars. */
typedef struct Found {
  uint32_t lengths; /* bit n: a word of n + 1 chars */
  uint32_t ends[MAX_WORD];
  uint8_t tags[MAX_WORD];
} Found;

typedef struct Parts {
  const Dictionary *const *layers;
  size_t layer_count;
  const char *text;
  Words *words;
} Parts;

/* Whether no word may begin or end between two chars: letters, digits and
** signs, in full width or not, hold together. */
static bool is_glued(uint32_t before, uint32_t after) {
  bool is_low_before = before < 0x2E80 || (before > 0xFF00 && before < 0xFFF0);
  bool is_low_after = after < 0x2E80 || (after > 0xFF00 && after < 0xFFF0);
  return is_low_before && is_low_after;
}

static void find_in(const Dictionary *dictionary, const char *text, uint32_t at,
                    uint32_t end, Found *found) {
  uint32_t base = 0, before = 0;
  for (uint32_t i = 0; i < MAX_WORD && at < end; i++) {
    size_t length;
    uint32_t c = utf8_read(text, at, end, &length);
    uint16_t id = dictionary_id(dictionary, c);
    Node node = i == 0 ? dictionary->first[id] : dictionary->nodes[base + id];
    uint32_t next = at + (uint32_t)length;
    if (node.label != id) break;
    before = next < end ? utf8_read(text, next, end, &length) : 0x3000;
    if (node.cost != NO_WORD && (found->lengths >> i & 1) == 0 &&
        !is_glued(c, before)) {
      found->lengths |= 1u << i;
      found->ends[i] = next;
      found->tags[i] = (uint8_t)node.tag;
    }
    base = node.base;
    if (base == 0) break;
    at = next;
  }
}

static bool add(Parts *parts, uint32_t start, uint32_t end, const Word *like) {
  void *items = parts->words->items;
  Word word = *like;
  bool done = memory_grow(&items, &parts->words->capacity,
                          parts->words->count + 1, sizeof word);
  parts->words->items = items;
  if (!done) return false;
  word.span.start = start;
  word.span.end = end;
  parts->words->items[parts->words->count++] = word;
  return true;
}

/* Adds the words of two chars and more that begin at 'at' and end by 'end';
** among them 'whole', where it is a word of the path that begins here. */
static bool add_at(Parts *parts, uint32_t at, uint32_t end, const Word *whole) {
  Found found;
  found.lengths = 0;
  for (size_t i = 0; i < parts->layer_count; i++)
    find_in(parts->layers[i], parts->text, at, end, &found);
  for (uint32_t i = 1; i < MAX_WORD; i++) {
    Word part = {{0, 0}, WORD_NO_QUANTITY, 0};
    if ((found.lengths >> i & 1) == 0) continue;
    if (whole != NULL && found.ends[i] >= whole->span.end) {
      if (!add(parts, at, whole->span.end, whole)) return false;
      if (found.ends[i] == whole->span.end) {
        whole = NULL;
        continue;
      }
      whole = NULL;
    }
    part.tag = found.tags[i];
    if (!add(parts, at, found.ends[i], &part)) return false;
  }
  return whole == NULL || add(parts, at, whole->span.end, whole);
}

/* The parts of one word of the path that end by 'end'. */
static bool add_parts(Parts *parts, const Word *word, uint32_t end) {
  uint32_t at = word->span.start, before = 0x3000;
  if (word->quantity != WORD_NO_QUANTITY)
    return add(parts, at, word->span.end, word);
  while (at < word->span.end) {
    size_t length;
    uint32_t c = utf8_read(parts->text, at, word->span.end, &length);
    if (at == word->span.start) {
      if (!add_at(parts, at, end, word)) return false;
    } else if (!is_glued(before, c) && !add_at(parts, at, end, NULL)) {
      return false;
    }
    before = c;
    at += (uint32_t)length;
  }
  return true;
}

static uint8_t char_tag(const Parts *parts, uint32_t c) {
  for (size_t i = 0; i < parts->layer_count; i++) {
    const Dictionary *layer = parts->layers[i];
    Node node = layer->first[dictionary_id(layer, c)];
    if (node.cost != NO_WORD) return (uint8_t)node.tag;
  }
  return TAG_X;
}

/* The chars of one word of the path; what holds together stays one. */
static bool add_chars(Parts *parts, const Word *word) {
  uint32_t at = word->span.start, end = word->span.end;
  if (word->quantity != WORD_NO_QUANTITY) return add(parts, at, end, word);
  while (at < end) {
    uint32_t start = at, c, next = 0x3000;
    Word part = *word;
    size_t length;
    c = utf8_read(parts->text, at, end, &length);
    part.tag = char_tag(parts, c);
    for (;;) {
      at += (uint32_t)length;
      if (at >= end) break;
      next = utf8_read(parts->text, at, end, &length);
      if (!is_glued(c, next)) break;
      part.tag = TAG_ENG;
      c = next;
    }
    if (start == word->span.start && at == end) part.tag = word->tag;
    if (!add(parts, start, at, &part)) return false;
  }
  return true;
}

/* Where the words that begin in the path's word i must end: at the next
** quantity or blank in mode all, at the word's own end otherwise. */
static uint32_t reach(const Words *words, size_t i, size_t count,
                      CutMode mode) {
  uint32_t end = words->items[i].span.end;
  size_t limit = i + MAX_WORD;
  if (mode != CUT_ALL) return end;
  while (++i < count && i < limit && words->items[i].span.start == end &&
         words->items[i].quantity == WORD_NO_QUANTITY)
    end = words->items[i].span.end;
  return end;
}

bool parts_expand(const Dictionary *const *layers, size_t layer_count,
                  const char *text, CutMode mode, Words *words, size_t first) {
  Parts parts = {layers, layer_count, text, words};
  size_t count = words->count;
  for (size_t i = first; i < count; i++) {
    Word word = words->items[i];
    bool done = mode == CUT_CHARS
                    ? add_chars(&parts, &word)
                    : add_parts(&parts, &word, reach(words, i, count, mode));
    if (!done) return false;
  }
  memmove(words->items + first, words->items + count,
          (words->count - count) * sizeof *words->items);
  words->count -= count - first;
  return true;
}
