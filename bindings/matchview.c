/* matchview.c: reads a sentence for patterns, in one pass over its words for
** each kind of knowledge. */
#include "matchview.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "tags.h"

#define BRACKET_KINDS 8

void view_init(View *view) {
  memset(view, 0, sizeof *view);
}

void view_free(View *view) {
  memory_resize(view->places, 0);
  memory_resize(view->occurrences, 0);
  memory_resize(view->ended, 0);
  memory_resize(view->found, 0);
  memory_resize(view->held, 0);
  memory_resize(view->active, 0);
  view_init(view);
}

/* ---- words ---- */

static bool is_one_of(const char *tag, const char *const *tags) {
  for (; *tags != NULL; tags++)
    if (strcmp(*tags, tag) == 0) return true;
  return false;
}

static uint32_t make_tag_flags(const char *tag) {
  static const char *const function[] = {"v", "d",  "p",  "c", "r",
                                         "u", "uj", "ul", "x", NULL};
  static const char *const ending[] = {"v",  "vd", "p", "d", "r",
                                       "uj", "ul", "y", NULL};
  static const char *const subject[] = {"n",   "nz", "nl", "ng", "nt",
                                        "ns",  "vn", "b",  "j",  "an",
                                        "eng", "l",  NULL};
  uint32_t flags = 0;
  if (is_one_of(tag, function)) flags |= WORD_FUNCTION;
  if (is_one_of(tag, ending)) flags |= WORD_ENDING;
  if (is_one_of(tag, subject)) flags |= WORD_SUBJECT;
  if (strcmp(tag, "v") == 0) flags |= WORD_VERB;
  if (tag[0] == 'n') flags |= WORD_NOUN;
  return flags;
}

/* What a tag makes of a word. The names of tags are asked once a view: they
** are few, and no state is kept between views. */
typedef struct TagFlags {
  uint32_t flags[TAG_LIMIT];
  bool known[TAG_LIMIT];
} TagFlags;

static uint32_t tag_flags(TagFlags *tags, uint8_t tag) {
  if (tag >= TAG_LIMIT) return 0;
  if (!tags->known[tag]) {
    tags->flags[tag] = make_tag_flags(tag_name(tag));
    tags->known[tag] = true;
  }
  return tags->flags[tag];
}

static uint32_t quantity_flags(const Quantity *quantity) {
  switch (quantity->role) {
  case ROLE_CLAIM: return WORD_CLAIM | WORD_WALL;
  case ROLE_PERIOD:
  case ROLE_HEADING: return WORD_WALL;
  case ROLE_REFERENCE: return WORD_REFERENCE;
  default: return 0;
  }
}

const Quantity *view_quantity(const View *view, uint32_t word) {
  uint32_t index = view->words[word].quantity;
  return index == WORD_NO_QUANTITY ? NULL : &view->quantities->items[index];
}

/* Does a tab or a line end stand between a word and the one before it? */
static bool is_apart(const View *view, uint32_t word) {
  uint32_t at = word > 0 ? view->words[word - 1].span.end : UINT32_MAX;
  for (; at < view->words[word].span.start; at++)
    if (view->text[at] == '\t' || view->text[at] == '\n') return true;
  return false;
}

static void read_words(View *view) {
  TagFlags tags;
  memset(tags.known, 0, sizeof tags.known);
  for (uint32_t i = 0; i < view->count; i++) {
    const Quantity *quantity = view_quantity(view, i);
    view->places[i].flags = tag_flags(&tags, view->words[i].tag);
    if (quantity != NULL) view->places[i].flags |= quantity_flags(quantity);
    if (is_apart(view, i)) view->places[i].flags |= WORD_APART;
  }
}

static void read_starts(View *view, const uint32_t *starts, size_t count) {
  size_t at = 0;
  if (view->count > 0) view->places[0].flags |= WORD_FIRST;
  for (uint32_t i = 0; i < view->count; i++) {
    bool begins = false;
    for (; at < count && starts[at] <= view->words[i].span.start; at++)
      begins = true;
    if (begins) view->places[i].flags |= WORD_FIRST;
  }
}

/* ---- literals ---- */

static bool add_occurrence(View *view, uint32_t start, uint32_t end,
                           uint32_t literal) {
  if (!memory_grow((void **)&view->occurrences, &view->occurrence_room,
                   view->occurrence_count + 1, sizeof *view->occurrences))
    return false;
  view->occurrences[view->occurrence_count++] =
      (Occurrence){start, end, literal};
  return true;
}

/* The literals that begin with word 'first' and end with a word of the same
** sentence. */
static bool find_from(View *view, uint32_t first) {
  const Literals *literals = &view->patterns->literals;
  uint32_t at = view->words[first].span.start, node = 1;
  for (uint32_t word = first; word < view->count; word++) {
    if (word > first && view_at_start(view, word)) break;
    for (; at < view->words[word].span.end; at++) {
      node = literals_step(literals, node, (unsigned char)view->text[at]);
      if (node == 0) return true;
    }
    if (literals->ends[node] != LITERAL_NONE &&
        !add_occurrence(view, first, word + 1, literals->ends[node]))
      return false;
  }
  return true;
}

static bool find_literals(View *view) {
  view->occurrence_count = 0;
  for (uint32_t i = 0; i < view->count; i++) {
    view->places[i].from = (uint32_t)view->occurrence_count;
    if (view->patterns->literals.count > 0 && !find_from(view, i)) return false;
  }
  view->places[view->count].from = (uint32_t)view->occurrence_count;
  return true;
}

/* Orders the occurrences by their ends, by counting. */
static bool index_ends(View *view) {
  Place *places = view->places;
  uint32_t total = 0;
  if (!memory_grow((void **)&view->ended, &view->ended_room,
                   view->occurrence_count + 1, sizeof *view->ended))
    return false;
  for (uint32_t i = 0; i <= view->count; i++) places[i].to = 0;
  for (size_t i = 0; i < view->occurrence_count; i++)
    places[view->occurrences[i].end].to++;
  for (uint32_t i = 0; i <= view->count; i++) {
    total += places[i].to;
    places[i].to = total;
  }
  for (size_t i = view->occurrence_count; i-- > 0;)
    view->ended[--places[view->occurrences[i].end].to] = (uint32_t)i;
  return true;
}

/* What a literal is goes to the word that it is alone. */
static void mark_words(View *view) {
  for (size_t i = 0; i < view->occurrence_count; i++) {
    const Occurrence *one = &view->occurrences[i];
    if (one->end == one->start + 1)
      view->places[one->start].flags |=
          view->patterns->uses[one->literal].marks;
  }
}

/* ---- brackets and clauses ---- */

static uint8_t bracket_of(const View *view, uint32_t word) {
  const Place *places = view->places;
  for (uint32_t i = places[word].from; i < places[word + 1].from; i++)
    if (view->occurrences[i].end == word + 1)
      return view->patterns->uses[view->occurrences[i].literal].bracket;
  return 0;
}

/* Finds the partners, kind by kind: a closer's is the last one still open. An
** open bracket keeps the one open before it as its partner for so long. */
static void match_brackets(View *view) {
  uint32_t open[BRACKET_KINDS], kind;
  for (kind = 0; kind < BRACKET_KINDS; kind++) open[kind] = NO_PLACE;
  for (uint32_t i = 0; i < view->count; i++) {
    Place *place = &view->places[i];
    uint32_t opener;
    place->partner = NO_PLACE;
    if ((place->flags & WORD_FIRST) != 0)
      for (kind = 0; kind < BRACKET_KINDS; kind++) {
        for (; open[kind] != NO_PLACE; open[kind] = opener) {
          opener = view->places[open[kind]].partner;
          view->places[open[kind]].partner = NO_PLACE;
        }
      }
    if ((place->flags & (TRAIT_OPENER | TRAIT_CLOSER)) == 0) continue;
    kind = bracket_of(view, i);
    opener = open[kind];
    if ((place->flags & TRAIT_OPENER) != 0) {
      place->partner = opener;
      open[kind] = i;
    } else if (opener != NO_PLACE) {
      open[kind] = view->places[opener].partner;
      view->places[opener].partner = i;
      place->partner = opener;
    }
  }
  for (kind = 0; kind < BRACKET_KINDS; kind++)
    while (open[kind] != NO_PLACE) {
      uint32_t opener = view->places[open[kind]].partner;
      view->places[open[kind]].partner = NO_PLACE;
      open[kind] = opener;
    }
}

static void count_clauses(View *view) {
  uint32_t clause = 0, claims = 0;
  for (uint32_t i = 0; i < view->count; i++) {
    Place *place = &view->places[i];
    uint32_t before = i > 0 ? view->places[i - 1].flags : 0;
    if ((place->flags & WORD_FIRST) != 0 ||
        (before & (TRAIT_CLAUSE_END | TRAIT_ROUND)) != 0)
      clause = i;
    place->clause = clause;
    place->claims = claims;
    if ((place->flags & WORD_CLAIM) != 0) claims++;
  }
  view->places[view->count].clause = clause;
  view->places[view->count].claims = claims;
}

/* ---- patterns that may match ---- */

static bool has_required(const View *view, const Pattern *pattern) {
  const uint32_t *required = view->patterns->required + pattern->required;
  for (uint32_t i = 0; i < pattern->required_count; i++)
    if (view->found[required[i]] != view->now) return false;
  return true;
}

/* Adds the patterns whose key is 'set', if the sentence has all they need. */
static bool add_active(View *view, size_t set) {
  const Patterns *patterns = view->patterns;
  for (uint32_t i = patterns->keyed_start[set];
       i < patterns->keyed_start[set + 1]; i++) {
    uint32_t index = patterns->keyed[i];
    const Pattern *pattern = &patterns->items[index];
    if (patterns->ranks[pattern->rule].disabled || !has_required(view, pattern))
      continue;
    if (!memory_grow((void **)&view->active, &view->active_room,
                     view->active_count + 1, sizeof *view->active))
      return false;
    view->active[view->active_count++] = index;
  }
  return true;
}

static int compare_numbers(const void *a, const void *b) {
  uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
  return (left > right) - (left < right);
}

/* Notes the sets that a literal is in. */
static bool hold_sets(View *view, const LiteralUse *use) {
  const uint32_t *sets = view->patterns->set_uses + use->sets_start;
  if (!memory_grow((void **)&view->held, &view->held_room,
                   view->held_count + use->sets_count, sizeof *view->held))
    return false;
  for (uint32_t i = 0; i < use->sets_count; i++) {
    if (view->found[sets[i]] == view->now) continue;
    view->found[sets[i]] = view->now;
    view->held[view->held_count++] = sets[i];
  }
  return true;
}

/* Notes which sets the view holds; a new 'now' forgets those of before. */
static bool find_sets(View *view) {
  const Patterns *patterns = view->patterns;
  if (view->found_room < patterns->set_count + 1) {
    if (!memory_grow((void **)&view->found, &view->found_room,
                     patterns->set_count + 1, sizeof *view->found))
      return false;
    memset(view->found, 0, view->found_room * sizeof *view->found);
    view->now = 0;
  }
  if (++view->now == 0) {
    memset(view->found, 0, view->found_room * sizeof *view->found);
    view->now = 1;
  }
  view->held_count = 0;
  for (size_t i = 0; i < view->occurrence_count; i++)
    if (!hold_sets(view, &patterns->uses[view->occurrences[i].literal]))
      return false;
  return true;
}

static bool find_active(View *view) {
  const Patterns *patterns = view->patterns;
  view->active_count = 0;
  if (!find_sets(view) || !add_active(view, patterns->set_count)) return false;
  for (size_t i = 0; i < view->held_count; i++)
    if (!add_active(view, view->held[i])) return false;
  if (view->active_count > 1)
    qsort(view->active, view->active_count, sizeof *view->active,
          compare_numbers);
  return true;
}

bool view_in_set(const View *view, uint32_t literal, uint32_t set) {
  const LiteralUse *use = &view->patterns->uses[literal];
  const uint32_t *sets = view->patterns->set_uses + use->sets_start;
  uint32_t low = 0, high = use->sets_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (sets[middle] < set)
      low = middle + 1;
    else
      high = middle;
  }
  return low < use->sets_count && sets[low] == set;
}

/* ---- the view ---- */

/* The first word that ends after byte 'at'. */
static size_t find_word(const Word *words, size_t count, uint32_t at) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (words[middle].span.end > at)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

uint32_t view_word_at(const View *view, uint32_t at) {
  size_t word = find_word(view->words, view->count, at);
  if (word == view->count || view->words[word].span.start > at) return NO_PLACE;
  return (uint32_t)word;
}

Span view_span(const View *view, uint32_t start, uint32_t end) {
  if (start < end)
    return (Span){view->words[start].span.start, view->words[end - 1].span.end};
  if (start < view->count)
    return (Span){view->words[start].span.start, view->words[start].span.start};
  return (Span){view->span.end, view->span.end};
}

/* The words that lie wholly in 'around'. */
static void take_words(View *view, const Words *words, Span around) {
  size_t from = find_word(words->items, words->count, around.start), to;
  while (from < words->count && words->items[from].span.start < around.start)
    from++;
  to = find_word(words->items, words->count, around.end);
  while (to > from && words->items[to - 1].span.end > around.end) to--;
  view->words = words->items + from;
  view->count = (uint32_t)(to - from);
}

bool view_read(View *view, const Patterns *patterns, const char *text,
               const Words *words, const Quantities *quantities, Span span,
               Span around, const uint32_t *starts, size_t start_count) {
  view->patterns = patterns;
  view->text = text;
  view->quantities = quantities;
  view->span = span;
  take_words(view, words, around);
  view->low = (uint32_t)find_word(view->words, view->count, span.start);
  view->high = (uint32_t)find_word(view->words, view->count, span.end);
  if (!memory_grow((void **)&view->places, &view->place_room,
                   (size_t)view->count + 1, sizeof *view->places)) {
    view->count = view->low = view->high = 0;
    view->active_count = 0;
    return false;
  }
  memset(view->places, 0, ((size_t)view->count + 1) * sizeof *view->places);
  read_words(view);
  read_starts(view, starts, start_count);
  if (!find_literals(view) || !index_ends(view)) {
    view->active_count = view->occurrence_count = 0;
    return false;
  }
  mark_words(view);
  match_brackets(view);
  count_clauses(view);
  return find_active(view);
}
