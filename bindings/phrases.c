/* phrases.c: noun phrases, verb phrases and subjects, by the words at which
** they end (scripts/lexicon/phrases) and by tags. */
#include "matchview.h"

static const Phrase none = {NO_PLACE, NO_PLACE, NO_PLACE, true};

static bool has(const View *view, uint32_t word, uint32_t flags) {
  return (view->places[word].flags & flags) != 0;
}

/* Does a claimed number stand between two words? */
static bool has_claim(const View *view, uint32_t first, uint32_t last) {
  return view->places[first].claims != view->places[last].claims;
}

/* ---- trimming ---- */

static uint32_t marks_of(const View *view, const Occurrence *one) {
  return view->patterns->uses[one->literal].marks;
}

/* Where what is dropped from the beginning ends: the longest counts. */
static uint32_t drop_head(const View *view, uint32_t start, uint32_t end) {
  const Place *places = view->places;
  for (uint32_t i = places[start + 1].from; i-- > places[start].from;) {
    const Occurrence *one = &view->occurrences[i];
    if (one->end <= end && (marks_of(view, one) & TRAIT_HEAD) != 0)
      return one->end;
  }
  return start;
}

/* How many occurrences end at or before a place. */
static uint32_t ended_up_to(const View *view, uint32_t place) {
  return place < view->count ? view->places[place + 1].to
                             : (uint32_t)view->occurrence_count;
}

static uint32_t drop_tail(const View *view, uint32_t start, uint32_t end) {
  for (uint32_t i = view->places[end].to; i < ended_up_to(view, end); i++) {
    const Occurrence *one = &view->occurrences[view->ended[i]];
    if (one->start >= start && (marks_of(view, one) & TRAIT_TAIL) != 0)
      return one->start;
  }
  return end;
}

bool view_trim(const View *view, uint32_t *start, uint32_t *end) {
  while (*start < *end) {
    uint32_t new_start = drop_head(view, *start, *end);
    uint32_t new_end = drop_tail(view, new_start, *end);
    if (new_start == *start && new_end == *end) return true;
    *start = new_start;
    *end = new_end;
  }
  return false;
}

/* ---- leftwards ---- */

/* The word before the mark of a note that ends with 'word', else 'word':
** 生产总值[2]1845亿元. NO_PLACE where there is none. */
static uint32_t skip_note(const View *view, uint32_t word) {
  uint32_t open;
  if (!has(view, word, TRAIT_NOTE)) return word;
  open = view->places[word].partner;
  if (open == NO_PLACE || word - open != 2) return word;
  if (!has(view, open + 1, WORD_REFERENCE)) return word;
  return view_at_start(view, open) ? NO_PLACE : open - 1;
}

/* Where a noun phrase that ends with 'word' begins; NO_PLACE when not even that
** word can belong to it. */
static uint32_t phrase_start(const View *view, uint32_t word) {
  uint32_t start = NO_PLACE, list_mark = NO_PLACE, count = 0;
  for (; count < MAX_PHRASE_WORDS; word--) {
    uint32_t flags = view->places[word].flags;
    if ((flags & (TRAIT_CLAUSE_END | TRAIT_OPENER)) != 0) break;
    if ((flags & WORD_WALL) != 0)
      return list_mark != NO_PLACE ? list_mark : start;
    if ((flags & TRAIT_CLOSER) != 0) {
      uint32_t partner = view->places[word].partner;
      if (partner == NO_PLACE || has_claim(view, partner, word)) break;
      word = partner;
    } else if ((flags & TRAIT_CUT) != 0) {
      break;
    }
    if ((flags & TRAIT_COMMA) != 0) list_mark = start;
    start = word;
    count++;
    if (view_at_start(view, word)) break;
  }
  return start;
}

/* Is the phrase one word that alone names nothing: 分(三批), 翻(一番)? */
static bool is_function_word(const View *view, uint32_t start, uint32_t end) {
  return end == start + 1 && has(view, start, WORD_FUNCTION);
}

static Phrase read_left(const View *view, uint32_t place) {
  uint32_t word;
  Phrase phrase = {.known = true};
  if (view_at_start(view, place)) return none;
  word = skip_note(view, place - 1);
  while (word != NO_PLACE && has(view, word, TRAIT_TAIL))
    word = view_at_start(view, word) ? NO_PLACE : word - 1;
  if (word == NO_PLACE) return none;
  phrase.start = phrase_start(view, word);
  if (phrase.start == NO_PLACE) return none;
  phrase.edge = phrase.start;
  phrase.end = word + 1;
  if (!view_trim(view, &phrase.start, &phrase.end) ||
      is_function_word(view, phrase.start, phrase.end))
    return none;
  return phrase;
}

Phrase view_noun_phrase_left(View *view, uint32_t place) {
  Phrase *known = &view->places[place].left; /* many rules ask for the same */
  if (!known->known) *known = read_left(view, place);
  return *known;
}

/* ---- rightwards ---- */

/* Does a word end a noun phrase of which 'count' words are read? A verb may
** open one: 2个独立党支部. */
static bool ends_noun_phrase(const View *view, uint32_t word, uint32_t count) {
  if (has(view, word,
          TRAIT_CLAUSE_END | TRAIT_COMMA | TRAIT_CLOSER | TRAIT_STOP))
    return true;
  if (count == 0 && has(view, word, WORD_VERB) && !view_at_end(view, word + 1))
    return !has(view, word + 1, WORD_NOUN);
  return has(view, word, WORD_ENDING);
}

/* What is done does not begin with a mark. */
static bool ends_clause(const View *view, uint32_t word, uint32_t count) {
  return has(view, word, TRAIT_CLAUSE_END | TRAIT_CLOSER) ||
         (count == 0 && has(view, word, TRAIT_COMMA));
}

/* The words from 'place' up to a number or to where 'ends' says; a bracket is
** passed over whole, unless a claimed number stands in it. */
static Phrase read_right(const View *view, uint32_t place,
                         bool (*ends)(const View *, uint32_t, uint32_t)) {
  uint32_t word = place, end = NO_PLACE, count = 0;
  if (place >= view->count) return none;
  do {
    if (has(view, word, WORD_WALL) || ends(view, word, count)) break;
    if (has(view, word, TRAIT_OPENER)) {
      uint32_t partner = view->places[word].partner;
      if (partner == NO_PLACE || has_claim(view, word, partner)) break;
      word = partner;
    }
    count++;
    end = ++word;
  } while (count < MAX_PHRASE_WORDS && !view_at_end(view, word));
  if (end == NO_PLACE) return none;
  return (Phrase){place, end, NO_PLACE, true};
}

Phrase view_noun_phrase_right(View *view, uint32_t place) {
  Phrase *known = &view->places[place].right;
  if (known->known) return *known;
  *known = view_at_end(view, place) && place != view->low
               ? none
               : read_right(view, place, ends_noun_phrase);
  if (known->start != NO_PLACE && !view_trim(view, &known->start, &known->end))
    *known = none;
  return *known;
}

Phrase view_verb_phrase(const View *view, uint32_t place) {
  return read_right(view, place, ends_clause);
}

/* ---- the subject ---- */

/* Does it belong to no subject, at the beginning of its clause? */
static bool is_dropped(const View *view, uint32_t word) {
  return drop_head(view, word, word + 1) > word || has(view, word, WORD_WALL);
}

Phrase view_subject(const View *view, uint32_t word, uint32_t limit) {
  Phrase subject = none;
  if (word >= view->count) return none;
  for (word = view->places[word].clause; word < limit; word++) {
    if (has(view, word, TRAIT_CLAUSE_END)) break;
    if (subject.start == NO_PLACE && is_dropped(view, word)) continue;
    if (!has(view, word, WORD_SUBJECT)) break;
    if (subject.start == NO_PLACE) subject.start = word;
    subject.end = word + 1;
  }
  return word < limit ? subject : none;
}
