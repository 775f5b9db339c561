/* propernames.c: bodies, places and titles, as patterns ask for them. */
#include <string.h>

#include "matchview.h"
#include "tags.h"

#define MAX_NAME_WORDS   8
#define MAX_ENDING_BYTES 12 /* of what the name of a body ends with */

static const Phrase none = {NO_PLACE, NO_PLACE, NO_PLACE, true};

/* One word from 'place' in a direction; NO_PLACE at the edge. */
static uint32_t next_word(const View *view, uint32_t place, bool leftwards) {
  if (leftwards) return view_at_start(view, place) ? NO_PLACE : place - 1;
  return view_at_end(view, place) ? NO_PLACE : place;
}

/* Can the word be part of the name of a body? */
static bool is_nominal(const View *view, uint32_t word) {
  uint32_t flags = view_flags(view, word);
  if ((flags & (TRAIT_CUT | WORD_WALL)) != 0) return false;
  return (flags & (WORD_SUBJECT | WORD_NOUN)) != 0;
}

/* Does it end as names of bodies do, or is it tagged as one? */
static bool ends_body(const View *view, uint32_t word) {
  const Word *item = &view->words[word];
  const Literals *literals = &view->patterns->literals;
  uint32_t length = item->span.end - item->span.start;
  if (item->tag == TAG_NT) return true;
  for (uint32_t size = 1; size <= length && size <= MAX_ENDING_BYTES; size++) {
    uint32_t literal =
        literals_find(literals, view->text + item->span.end - size, size);
    if (literal != LITERAL_NONE &&
        (view->patterns->uses[literal].marks & TRAIT_ORG) != 0)
      return true;
  }
  return false;
}

static Phrase body_left(const View *view, uint32_t place) {
  Phrase body = none;
  uint32_t word = next_word(view, place, true);
  if (word == NO_PLACE || !is_nominal(view, word) || !ends_body(view, word))
    return none;
  body.end = place;
  for (int count = 0; word != NO_PLACE && count < MAX_NAME_WORDS; count++) {
    if (!is_nominal(view, word)) break;
    body.start = word;
    word = next_word(view, word, true);
  }
  body.edge = body.start;
  return view_trim(view, &body.start, &body.end) ? body : none;
}

/* The longest run of nouns that ends as a body does. */
static Phrase body_right(const View *view, uint32_t place) {
  Phrase body = none;
  uint32_t word = next_word(view, place, false);
  for (int count = 0; word != NO_PLACE && count < MAX_NAME_WORDS; count++) {
    if (!is_nominal(view, word)) break;
    if (ends_body(view, word)) body.end = word + 1;
    word = next_word(view, word + 1, false);
  }
  if (body.end != NO_PLACE) body.start = place;
  return body;
}

Phrase view_body(const View *view, uint32_t place, bool leftwards) {
  return leftwards ? body_left(view, place) : body_right(view, place);
}

static bool is_region(const View *view, uint32_t word) {
  return view->words[word].tag == TAG_NS ||
         (view_flags(view, word) & TRAIT_REGION) != 0;
}

/* All the places named one after the other: 广东省广州市. */
Phrase view_region(const View *view, uint32_t place, bool leftwards) {
  uint32_t word = next_word(view, place, leftwards), far = NO_PLACE;
  for (int count = 0; word != NO_PLACE && count < MAX_NAME_WORDS; count++) {
    if (!is_region(view, word)) break;
    far = leftwards ? word : word + 1;
    word = next_word(view, far, leftwards);
  }
  if (far == NO_PLACE) return none;
  return leftwards ? (Phrase){far, place, NO_PLACE, true}
                   : (Phrase){place, far, NO_PLACE, true};
}

Phrase view_title(const View *view, uint32_t place, bool leftwards) {
  uint32_t mark = next_word(view, place, leftwards), partner;
  uint32_t side = leftwards ? TRAIT_CLOSER : TRAIT_OPENER;
  if (mark == NO_PLACE || (view_flags(view, mark) & TRAIT_TITLE) == 0 ||
      (view_flags(view, mark) & side) == 0)
    return none;
  partner = view->places[mark].partner;
  if (partner == NO_PLACE) return none;
  return leftwards ? (Phrase){partner + 1, mark, partner, true}
                   : (Phrase){mark + 1, partner, partner + 1, true};
}
