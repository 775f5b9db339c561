/* terms.c: which terms stand in a window, and how they become words. A term
** never divides a longer word that holds it: 研究 in a lexicon leaves 研究生 as
** it is. */
#include "terms.h"

#include <string.h>

/* The lengths of the terms that begin at 'at': bit n - 1 for n tokens. */
static uint32_t term_lengths(const Dictionary *lexicon, const Window *window,
                             uint32_t at) {
  uint32_t side = lexicon->first[window->id[at]].side, lengths = 0;
  for (uint32_t i = 0; i < MAX_WORD; i++) {
    uint32_t index;
    if (side_cost(side) != NO_WORD) lengths |= 1u << i;
    if (side_base(side) == 0) break;
    index = dictionary_step(lexicon, side_base(side), window->id[at + i + 1]);
    side = lexicon->sides[index];
  }
  return lengths;
}

/* Lists the tokens that terms may begin with: one token that is a term, or two
** that one begins with. Without branches, as nearly none does. */
static uint32_t list_candidates(const Dictionary *lexicon, const Window *window,
                                uint16_t *candidates) {
  const First *first = lexicon->first;
  const uint16_t *id = window->id;
  uint32_t count = 0;
  for (uint32_t i = 0; i < window->count; i++) {
    uint32_t side = first[id[i]].side;
    uint32_t two = dictionary_step(lexicon, side_base(side), id[i + 1]);
    candidates[count] = (uint16_t)i;
    count += (two != 0) | (side_cost(side) != NO_WORD);
  }
  return count;
}

void terms_find(const Dictionary *lexicon, const Window *window,
                Places *places) {
  uint16_t candidates[WINDOW];
  uint32_t lengths[WINDOW], all = 0, kept = 0;
  uint8_t chosen[WINDOW];
  bool taken[WINDOW];
  uint32_t count = list_candidates(lexicon, window, candidates);
  for (uint32_t k = 0; k < count; k++) {
    lengths[kept] = term_lengths(lexicon, window, candidates[k]);
    candidates[kept] = candidates[k];
    chosen[kept] = 0;
    all |= lengths[kept];
    kept += lengths[kept] != 0;
  }
  places->count = 0;
  if (kept == 0) return;
  memset(taken, 0, window->count);
  for (uint32_t length = MAX_WORD; length > 0; length--) {
    if ((all >> (length - 1) & 1) == 0) continue;
    for (uint32_t k = 0; k < kept; k++) {
      uint32_t i = candidates[k];
      if ((lengths[k] >> (length - 1) & 1) == 0 || taken[i] ||
          taken[i + length - 1])
        continue;
      memset(taken + i, 1, length);
      chosen[k] = (uint8_t)length;
    }
  }
  for (uint32_t k = 0; k < kept; k++)
    if (chosen[k] > 0)
      places->items[places->count++] =
          (Place){candidates[k], (uint16_t)(candidates[k] + chosen[k])};
}

uint8_t term_tag(const Dictionary *lexicon, const Window *window,
                 const Place *place) {
  const First *first = &lexicon->first[window->id[place->start]];
  uint32_t base = side_base(first->side), index = 0;
  for (uint32_t i = place->start + 1u; i < place->end; i++) {
    index = dictionary_step(lexicon, base, window->id[i]);
    base = side_base(lexicon->sides[index]);
  }
  return index == 0 ? first->tag : lexicon->tags[index];
}

/* Whether the place lies in one word of the path. */
static bool is_inside(const Path *path, const Place *place) {
  for (uint32_t i = place->start + 1u; i < place->end; i++)
    if (get_bit(path->starts, i)) return false;
  return true;
}

bool term_is_cut(const Path *path, const Place *place) {
  if (get_bit(path->starts, place->start) && get_bit(path->starts, place->end))
    return false;
  return !is_inside(path, place);
}

void terms_join(const Dictionary *lexicon, const Window *window,
                const Places *places, Path *path) {
  for (uint32_t k = 0; k < places->count; k++) {
    const Place *place = &places->items[k];
    if (!get_bit(path->starts, place->start) ||
        !get_bit(path->starts, place->end))
      continue;
    for (uint32_t i = place->start + 1u; i < place->end; i++)
      clear_bit_at(path->starts, i);
    set_bit_at(path->marked, place->start);
    path->tag[place->start] = term_tag(lexicon, window, place);
  }
}
