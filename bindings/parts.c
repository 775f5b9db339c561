/* parts.c: what the modes search, all and chars make of the words of a path.
** A part is a word of a dictionary; it never begins or ends inside a run of
** letters and digits, nor inside a quantity. */
#include "parts.h"

#include <string.h>

#include "memory.h"
#include "tags.h"

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

/* Adds the words of one layer that begin at 'at'. */
static void find_in(const Dictionary *dictionary, const Alphabet *alphabet,
                    const char *text, uint32_t at, uint32_t end, Found *found) {
  uint32_t side = 0, index = 0;
  for (uint32_t i = 0; i < MAX_WORD && at < end; i++) {
    uint16_t id;
    uint8_t tag;
    at = alphabet_read(alphabet, text, at, end, &id);
    if (i > 0) index = dictionary_step(dictionary, side_base(side), id);
    if (i > 0 && index == 0) break;
    side = i == 0 ? dictionary->first[id].side : dictionary->sides[index];
    tag = i == 0 ? dictionary->first[id].tag : dictionary->tags[index];
    if (side_cost(side) != NO_WORD && (found->lengths >> i & 1) == 0) {
      found->lengths |= 1u << i;
      found->ends[i] = at;
      found->tags[i] = tag >= TAG_SPLIT_ONE ? TAG_M : tag;
    }
    if (side_base(side) == 0) break;
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
    find_in(parts->layers[i], &parts->layers[0]->alphabet, parts->text, at, end,
            &found);
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
  const Alphabet *alphabet = &parts->layers[0]->alphabet;
  uint32_t at = word->span.start;
  uint16_t id;
  if (word->quantity != WORD_NO_QUANTITY)
    return add(parts, at, word->span.end, word);
  while (at < word->span.end) {
    if (!add_at(parts, at, end, at == word->span.start ? word : NULL))
      return false;
    at = alphabet_read(alphabet, parts->text, at, word->span.end, &id);
  }
  return true;
}

static uint8_t token_tag(const Parts *parts, uint16_t id) {
  for (size_t i = 0; i < parts->layer_count; i++) {
    const First *first = &parts->layers[i]->first[id];
    if (side_cost(first->side) != NO_WORD) return first->tag;
  }
  return parts->layers[0]->first[id].tag;
}

/* The tokens of one word of the path. */
static bool add_chars(Parts *parts, const Word *word) {
  const Alphabet *alphabet = &parts->layers[0]->alphabet;
  uint32_t at = word->span.start, end = word->span.end;
  if (word->quantity != WORD_NO_QUANTITY) return add(parts, at, end, word);
  while (at < end) {
    uint32_t start = at;
    Word part = *word;
    uint16_t id;
    at = alphabet_read(alphabet, parts->text, at, end, &id);
    if (start > word->span.start || at < end) part.tag = token_tag(parts, id);
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
