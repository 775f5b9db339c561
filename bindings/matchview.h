/* matchview.h: one sentence as patterns see it: its words, what literals stand
** in it, where its clauses and phrases begin and end.
**
** A place is counted in words: place i lies before word i of the view, place
** 'count' after the last. A view may hold the sentences around its own
** ([low, high)) for gaps that go there; no word, phrase or literal crosses the
** border of sentences. */
#ifndef MATCHVIEW_H
#define MATCHVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "patterns.h"
#include "quantities.h"
#include "segmenter.h"
#include "span.h"

#define NO_PLACE         UINT32_MAX
#define MAX_PHRASE_WORDS 24 /* a longer noun phrase is no indicator */

/* What a word is besides the marks of its literal, as bits above TRAIT_LIMIT. */
enum {
  WORD_FIRST = TRAIT_LIMIT << 0,     /* a sentence begins with it */
  WORD_CLAIM = TRAIT_LIMIT << 1,     /* a claimed number */
  WORD_WALL = TRAIT_LIMIT << 2,      /* a number that ends phrases */
  WORD_FUNCTION = TRAIT_LIMIT << 3,  /* alone names nothing */
  WORD_ENDING = TRAIT_LIMIT << 4,    /* ends a phrase read rightwards */
  WORD_VERB = TRAIT_LIMIT << 5,      /* tag v */
  WORD_NOUN = TRAIT_LIMIT << 6,      /* a tag that begins with n */
  WORD_SUBJECT = TRAIT_LIMIT << 7,   /* may be in a clause's subject */
  WORD_REFERENCE = TRAIT_LIMIT << 8, /* a number that refers */
  WORD_APART = TRAIT_LIMIT << 9      /* a tab or a line end stands before it */
};

/* A literal that stands on whole words. */
typedef struct Occurrence {
  uint32_t start, end; /* places */
  uint32_t literal;
} Occurrence;

typedef struct Phrase {
  uint32_t start, end; /* places; NO_PLACE: there is none */
  uint32_t edge;       /* where the words dropped from its beginning begin */
  bool known;
} Phrase;

typedef struct Place {
  uint32_t flags;     /* of the word after it: TRAIT_... and WORD_... */
  uint32_t partner;   /* of a bracket: the word that is its other one */
  uint32_t clause;    /* where the clause of that word begins */
  uint32_t claims;    /* claimed numbers before it */
  uint32_t from;      /* in 'occurrences': those that begin here ... */
  uint32_t to;        /* in 'ended': those that end here; one more place than */
  Phrase left, right; /* words, so that counts are differences */
} Place;

typedef struct View {
  const Patterns *patterns;
  const char *text;
  const Word *words;
  const Quantities *quantities;
  uint32_t count;     /* of words */
  uint32_t low, high; /* places of its sentence */
  Span span;          /* of its sentence, in bytes */
  Place *places;      /* count + 1 */
  size_t place_room;
  Occurrence *occurrences; /* by start, then by end */
  size_t occurrence_count, occurrence_room;
  uint32_t *ended; /* numbers of occurrences, by end, the longest first */
  size_t ended_room;
  uint32_t *found; /* of each set of the patterns: 'now' where it is held */
  size_t found_room;
  uint32_t now;
  uint32_t *held; /* the sets that are, in no order */
  size_t held_count, held_room;
  uint32_t *active; /* patterns that may match, ascending */
  size_t active_count, active_room;
} View;

void view_init(View *view); /* empty, but valid */
void view_free(View *view); /* and empty again */

/* Reads the sentence 'span' of a text with its words and quantities, which it
** borrows as it does 'patterns'. 'around' holds the sentence and may be larger;
** 'starts' are the starts of the sentences in it, ascending. False when memory
** is short; the view is then empty. */
bool view_read(View *view, const Patterns *patterns, const char *text,
               const Words *words, const Quantities *quantities, Span span,
               Span around, const uint32_t *starts, size_t start_count);

/* The word that holds byte 'at'; NO_PLACE where none does. */
uint32_t view_word_at(const View *view, uint32_t at);

/* The quantity that a word is; NULL where it is none. */
const Quantity *view_quantity(const View *view, uint32_t word);

/* Does the set hold this literal? */
bool view_in_set(const View *view, uint32_t literal, uint32_t set);

/* The bytes of the words from place 'start' to place 'end'. */
Span view_span(const View *view, uint32_t start, uint32_t end);

static inline uint32_t view_flags(const View *view, uint32_t word) {
  return view->places[word].flags;
}

/* May one not go on leftwards, or rightwards, from a place: is it the edge of
** the view, of a sentence, or of a cell in a row? */
static inline bool view_at_start(const View *view, uint32_t place) {
  return place == 0 ||
         (view->places[place].flags & (WORD_FIRST | WORD_APART)) != 0;
}
static inline bool view_at_end(const View *view, uint32_t place) {
  return place >= view->count ||
         (view->places[place].flags & (WORD_FIRST | WORD_APART)) != 0;
}

/* ---- phrases.c ---- */

/* The noun phrase that ends at 'place', or begins there, without what the
** phrase vocabularies drop; start is NO_PLACE where there is none. Remembered.
*/
Phrase view_noun_phrase_left(View *view, uint32_t place);
Phrase view_noun_phrase_right(View *view, uint32_t place);

/* From 'place' to the end of the clause or the next number: what is done. */
Phrase view_verb_phrase(const View *view, uint32_t place);

/* Drops what the vocabularies say from both ends. False when nothing is left.
*/
bool view_trim(const View *view, uint32_t *start, uint32_t *end);

/* The nouns that open the clause of 'word', where something else follows them
** before the place 'limit': what the clause is about. */
Phrase view_subject(const View *view, uint32_t word, uint32_t limit);

/* ---- propernames.c: they end at 'place' (leftwards) or begin there ---- */

Phrase view_body(const View *view, uint32_t place, bool leftwards);
Phrase view_region(const View *view, uint32_t place, bool leftwards);
/* Without its marks; 'edge' is the place on the other side of them. */
Phrase view_title(const View *view, uint32_t place, bool leftwards);

#endif
