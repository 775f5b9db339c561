/* terms.h: the terms of a lexicon in a window. */
#ifndef TERMS_H
#define TERMS_H

#include "window.h"

typedef struct Place { /* of a term: tokens, end exclusive */
  uint16_t start, end;
} Place;

typedef struct Places {
  uint32_t count;
  Place items[WINDOW]; /* in order, not overlapping */
} Places;

/* Finds the terms: where they overlap the longest count, of equally long ones
** the first. A term that overlaps one at least as long is no place. */
void terms_find(const Dictionary *lexicon, const Window *window,
                Places *places);

uint8_t term_tag(const Dictionary *lexicon, const Window *window,
                 const Place *place);

/* Whether the path cuts a term: neither does it begin and end where words do,
** nor does it lie in one word. */
bool term_is_cut(const Path *path, const Place *place);

/* Makes each place one word of the path that is not cut; one that lies inside
** a longer word stays in it. */
void terms_join(const Dictionary *lexicon, const Window *window,
                const Places *places, Path *path);

#endif
