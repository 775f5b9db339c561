/* matcher.c: runs the code of patterns. */
#include "matcher.h"

#include <string.h>

#include "memory.h"

#define RESTORE 0x80000000u /* a job that gives a capture back */
#define NOTHING UINT32_MAX  /* start of the span of what is not captured */

typedef struct Slot {
  Span span;
  uint32_t open; /* where it began, until it is closed */
} Slot;

/* One pattern at one number. */
typedef struct Run {
  Matcher *matcher;
  const Patterns *patterns;
  const Pattern *pattern;
  View *view;
  const Quantity *number;
  uint32_t low, high;   /* the places it may go to */
  uint32_t left, right; /* where it begins */
  uint32_t leftmost, rightmost;
  Slot slots[MAX_CAPTURES];
  uint32_t far_code, far_place; /* of what failed last */
  int depth;                    /* of !( ) */
  bool short_of_memory;
} Run;

typedef enum Outcome { FAILS, GOES_ON, MATCHES } Outcome;

void matcher_init(Matcher *matcher) {
  memset(matcher, 0, sizeof *matcher);
}

void matcher_free(Matcher *matcher) {
  memory_resize(matcher->stamps, 0);
  memory_resize(matcher->stack, 0);
  memory_resize(matcher->captures, 0);
  memory_resize(matcher->matches, 0);
  matcher_init(matcher);
}

/* ---- the stack and what was seen ---- */

static bool push(Run *run, uint32_t code, uint32_t place, Span span) {
  Matcher *matcher = run->matcher;
  if (!memory_grow((void **)&matcher->stack, &matcher->stack_room,
                   matcher->stack_count + 1, sizeof *matcher->stack)) {
    run->short_of_memory = true;
    return false;
  }
  matcher->stack[matcher->stack_count++] = (MatchJob){code, place, span};
  return true;
}

static bool push_place(Run *run, uint32_t code, uint32_t place) {
  return push(run, code, place, (Span){0, 0});
}

/* Makes room to note every instruction at every place. */
static bool prepare_stamps(Run *run) {
  Matcher *matcher = run->matcher;
  size_t needed = (size_t)run->pattern->code_count * (run->high - run->low + 1);
  if (!memory_grow((void **)&matcher->stamps, &matcher->stamp_room, needed,
                   sizeof *matcher->stamps)) {
    run->short_of_memory = true;
    return false;
  }
  if (needed > matcher->stamp_count) {
    memset(matcher->stamps + matcher->stamp_count, 0,
           (needed - matcher->stamp_count) * sizeof *matcher->stamps);
    matcher->stamp_count = needed;
  }
  return true;
}

/* A number that no stamp has. */
static uint32_t new_stamp(Matcher *matcher) {
  if (++matcher->run == 0) {
    memset(matcher->stamps, 0, matcher->stamp_count * sizeof *matcher->stamps);
    matcher->run = 1;
  }
  return matcher->run;
}

/* Is the instruction new at this place, in the run with this stamp? */
static bool is_new(Run *run, uint32_t stamp, uint32_t code, uint32_t place) {
  uint32_t *seen;
  if (place < run->low || place > run->high) return false;
  seen = &run->matcher->stamps[(size_t)code * (run->high - run->low + 1) +
                               (place - run->low)];
  if (*seen == stamp) return false;
  *seen = stamp;
  return true;
}

/* ---- captures ---- */

/* The bytes of some words; none of those that bound the number, of which a word
** may hold a part. */
static Span bytes_of(const Run *run, uint32_t start, uint32_t end,
                     bool leftwards) {
  Span context = run->number->context, span;
  if (start < end) {
    span = view_span(run->view, start, end);
  } else if (leftwards) {
    span.start = span.end =
        start == run->left ? context.start : run->view->words[start].span.start;
  } else {
    span.start = span.end = start == run->right
                                ? context.end
                                : run->view->words[start - 1].span.end;
  }
  if (leftwards && span.end > context.start && span.start < context.start)
    span.end = context.start;
  if (!leftwards && span.start < context.end && span.end > context.end)
    span.start = context.end;
  return span;
}

/* Sets a capture, and gives back the old one where this way fails. */
static bool set_slot(Run *run, uint32_t slot, Slot value) {
  Slot *at = &run->slots[slot];
  if (!push(run, RESTORE | slot, at->open, at->span)) return false;
  *at = value;
  return true;
}

static bool capture(Run *run, const Instruction *code, uint32_t start,
                    uint32_t end) {
  Slot slot = {.open = NO_PLACE};
  if (code->y == 0) return true;
  slot.span = bytes_of(run, start, end, code->leftwards);
  return set_slot(run, code->y - 1u, slot);
}

/* ---- instructions: each may move 'place' ---- */

static Outcome step_terms(Run *run, const Instruction *code, uint32_t next,
                          uint32_t *place) {
  const View *view = run->view;
  const Place *at = &view->places[*place];
  bool last = *place >= view->count;
  uint32_t from, to, chosen = NO_PLACE;
  if (code->leftwards) {
    if (view_at_start(view, *place)) return FAILS;
    from = at->to;
    to = last ? (uint32_t)view->occurrence_count : at[1].to;
  } else {
    if (view_at_end(view, *place)) return FAILS;
    from = at->from;
    to = at[1].from;
  }
  /* From the shortest on: the longest is taken, the others wait. */
  for (uint32_t i = 0; i < to - from; i++) {
    uint32_t index = code->leftwards ? view->ended[to - 1 - i] : from + i;
    const Occurrence *one = &view->occurrences[index];
    if (!view_in_set(view, one->literal, code->x)) continue;
    if (chosen != NO_PLACE && !push_place(run, next, chosen)) return FAILS;
    chosen = code->leftwards ? one->start : one->end;
  }
  if (chosen == NO_PLACE) return FAILS;
  *place = chosen;
  return GOES_ON;
}

/* A word in the direction; NO_PLACE at the sentence's edge. */
static uint32_t next_word(const View *view, uint32_t place, bool leftwards) {
  if (leftwards) return view_at_start(view, place) ? NO_PLACE : place - 1;
  return view_at_end(view, place) ? NO_PLACE : place;
}

static bool has_tag(const Element *element, uint8_t tag) {
  const uint64_t *tags = element->tags;
  if ((tags[0] | tags[1] | tags[2] | tags[3]) == 0) return true;
  return (tags[tag / 64] >> tag % 64 & 1) != 0;
}

/* One word: any, one with a tag, a quantity. */
static Outcome step_word(Run *run, const Instruction *code,
                         const Element *element, uint32_t *place) {
  uint32_t word = next_word(run->view, *place, code->leftwards);
  if (word == NO_PLACE) return FAILS;
  if (element->type == ELEMENT_QUANTITY) {
    const Quantity *quantity = view_quantity(run->view, word);
    if (quantity == NULL || !element_accepts(run->patterns, element,
                                             run->view->quantities, quantity))
      return FAILS;
  } else if (!has_tag(element, run->view->words[word].tag)) {
    return FAILS;
  }
  if (!capture(run, code, word, word + 1)) return FAILS;
  *place = code->leftwards ? word : word + 1;
  return GOES_ON;
}

static Phrase find_phrase(View *view, ElementType type, uint32_t place,
                          bool leftwards) {
  static const Phrase none = {NO_PLACE, NO_PLACE, NO_PLACE, true};
  switch (type) {
  case ELEMENT_NOUN_PHRASE:
    return leftwards ? view_noun_phrase_left(view, place)
                     : view_noun_phrase_right(view, place);
  case ELEMENT_VERB_PHRASE:
    return leftwards ? none : view_verb_phrase(view, place);
  case ELEMENT_BODY: return view_body(view, place, leftwards);
  case ELEMENT_REGION: return view_region(view, place, leftwards);
  case ELEMENT_TITLE: return view_title(view, place, leftwards);
  default: return none;
  }
}

static Outcome step_element(Run *run, const Instruction *code, uint32_t next,
                            uint32_t *place) {
  const Element *element = &run->patterns->elements[code->x];
  bool leftwards = code->leftwards;
  uint32_t beyond;
  Phrase phrase;
  if (element->type == ELEMENT_QUANTITY || element->type == ELEMENT_WORD)
    return step_word(run, code, element, place);
  if (next_word(run->view, *place, leftwards) == NO_PLACE) return FAILS;
  phrase = find_phrase(run->view, element->type, *place, leftwards);
  if (phrase.start == NO_PLACE) return FAILS;
  if (!capture(run, code, phrase.start, phrase.end)) return FAILS;
  beyond = leftwards ? phrase.start : phrase.end;
  if (element->type == ELEMENT_TITLE) beyond = phrase.edge;
  /* Next to the trimmed phrase, or else where the dropped words begin. */
  if (phrase.edge != NO_PLACE && phrase.edge != beyond &&
      !push_place(run, next, phrase.edge))
    return FAILS;
  *place = beyond;
  return GOES_ON;
}

static Outcome step_gap(const Run *run, const Instruction *code,
                        uint32_t *place) {
  const View *view = run->view;
  uint32_t word = next_word(view, *place, code->leftwards);
  if (code->x == STEP_SECTION) {
    if (code->leftwards ? *place == 0 : *place >= view->count) return FAILS;
    word = code->leftwards ? *place - 1 : *place;
  }
  if (word == NO_PLACE) return FAILS;
  if (code->x == STEP_CLAUSE &&
      (view_flags(view, word) & TRAIT_CLAUSE_END) != 0)
    return FAILS;
  *place = code->leftwards ? word : word + 1;
  return GOES_ON;
}

static bool is_edge(const View *view, EdgeType edge, uint32_t place) {
  switch (edge) {
  case EDGE_CLAUSE_START:
    return view_at_start(view, place) ||
           (view_flags(view, place - 1) & TRAIT_CLAUSE_END) != 0;
  case EDGE_CLAUSE_END:
    return view_at_end(view, place) ||
           (view_flags(view, place) & TRAIT_CLAUSE_END) != 0;
  case EDGE_SENTENCE_START: return view_at_start(view, place);
  case EDGE_SENTENCE_END: break;
  }
  while (!view_at_end(view, place) &&
         (view_flags(view, place) & (TRAIT_CLAUSE_END | TRAIT_CLOSER)) != 0)
    place++;
  return view_at_end(view, place);
}

static Outcome open_slot(Run *run, const Instruction *code, uint32_t place) {
  Slot slot = run->slots[code->y - 1];
  slot.open = place;
  return set_slot(run, code->y - 1u, slot) ? GOES_ON : FAILS;
}

static Outcome close_slot(Run *run, const Instruction *code, uint32_t place) {
  Slot slot = run->slots[code->y - 1];
  uint32_t start = code->leftwards ? place : slot.open;
  uint32_t end = code->leftwards ? slot.open : place;
  slot.span = bytes_of(run, start, end, code->leftwards);
  return set_slot(run, code->y - 1u, slot) ? GOES_ON : FAILS;
}

static bool runs(Run *run, uint32_t code, uint32_t place);

/* Recurses with !( ) inside !( ), which the reader of patterns bounds. */
static Outcome step_absent(Run *run, uint32_t next, uint32_t place) {
  bool found;
  run->depth++;
  found = runs(run, next, place);
  run->depth--;
  return found || run->short_of_memory ? FAILS : GOES_ON;
}

/* Does one instruction; *at and *place move on unless it fails. */
static Outcome step(Run *run, uint32_t *at, uint32_t *place) {
  const Instruction *code = &run->patterns->code[run->pattern->code + *at];
  uint32_t next = *at + 1;
  Outcome outcome = GOES_ON;
  switch ((Operation)code->operation) {
  case OP_TERMS: outcome = step_terms(run, code, next, place); break;
  case OP_ELEMENT: outcome = step_element(run, code, next, place); break;
  case OP_STEP: outcome = step_gap(run, code, place); break;
  case OP_EDGE:
    if (!is_edge(run->view, (EdgeType)code->x, *place)) return FAILS;
    break;
  case OP_SPLIT:
    if (!push_place(run, code->y, *place)) return FAILS;
    next = code->x;
    break;
  case OP_OPEN: outcome = open_slot(run, code, *place); break;
  case OP_CLOSE: outcome = close_slot(run, code, *place); break;
  case OP_ABSENT:
    outcome = step_absent(run, next, *place);
    next = code->x;
    break;
  case OP_JUMP: next = code->x; break;
  case OP_TURN:
    run->leftmost = *place;
    *place = run->right;
    break;
  case OP_FOUND: return MATCHES;
  case OP_MATCH: run->rightmost = *place; return MATCHES;
  }
  if (outcome == GOES_ON) *at = next;
  return outcome;
}

/* Takes jobs from the stack down to 'base' until one says where to go on. */
static bool pop(Run *run, size_t base, uint32_t *at, uint32_t *place) {
  Matcher *matcher = run->matcher;
  while (matcher->stack_count > base) {
    MatchJob job = matcher->stack[--matcher->stack_count];
    if ((job.code & RESTORE) == 0) {
      *at = job.code;
      *place = job.place;
      return true;
    }
    run->slots[job.code & ~RESTORE] = (Slot){job.span, job.place};
  }
  return false;
}

/* For the explanation: what comes later in the code is farther. */
static void note_failure(Run *run, uint32_t at, uint32_t place) {
  if (run->depth > 0 || at < run->far_code) return;
  run->far_code = at;
  run->far_place = place;
}

/* Does the code from 'at' on match from 'place' on? */
static bool runs(Run *run, uint32_t at, uint32_t place) {
  size_t base = run->matcher->stack_count;
  uint32_t stamp = new_stamp(run->matcher);
  do {
    while (is_new(run, stamp, at, place)) {
      Outcome outcome = step(run, &at, &place);
      if (outcome == MATCHES) {
        run->matcher->stack_count = base;
        return true;
      }
      if (outcome == FAILS) {
        note_failure(run, at, place);
        break;
      }
    }
  } while (!run->short_of_memory && pop(run, base, &at, &place));
  run->matcher->stack_count = base;
  return false;
}

/* ---- a number ---- */

/* The places left and right of the number with the words that bound it. A word
** that they hold only a part of is one of its neighbours. */
static void set_bounds(Run *run, uint32_t word) {
  const View *view = run->view;
  Span context = run->number->context;
  run->left = word;
  run->right = word + 1;
  while (run->left > 0 &&
         view->words[run->left - 1].span.start >= context.start)
    run->left--;
  while (run->right < view->count &&
         view->words[run->right].span.end <= context.end)
    run->right++;
  run->low = word > MAX_REACH ? word - MAX_REACH : 0;
  run->high =
      view->count - word > MAX_REACH + 1 ? word + 1 + MAX_REACH : view->count;
}

static bool run_pattern(Run *run, const Pattern *pattern) {
  run->pattern = pattern;
  run->far_code = 0;
  run->far_place = run->left;
  run->depth = 0;
  run->matcher->stack_count = 0;
  for (uint32_t i = 0; i < pattern->name_count; i++)
    run->slots[i] = (Slot){{NOTHING, NOTHING}, NO_PLACE};
  return prepare_stamps(run) && runs(run, 0, run->left);
}

static Span match_span(const Run *run) {
  Span context = run->number->context, span = context;
  const Word *words = run->view->words;
  if (run->leftmost != run->left) span.start = words[run->leftmost].span.start;
  if (run->rightmost != run->right)
    span.end = words[run->rightmost - 1].span.end;
  return span;
}

static bool add_captures(Run *run, RuleMatch *match) {
  Matcher *matcher = run->matcher;
  match->captures = (uint32_t)matcher->capture_count;
  match->captured = 0;
  if (!memory_grow((void **)&matcher->captures, &matcher->capture_room,
                   matcher->capture_count + MAX_CAPTURES,
                   sizeof *matcher->captures)) {
    run->short_of_memory = true;
    return false;
  }
  for (uint32_t i = 0; i < run->pattern->name_count; i++) {
    if (run->slots[i].span.start == NOTHING) continue;
    matcher->captures[matcher->capture_count++] =
        (Capture){run->pattern->names[i], run->slots[i].span};
    match->captured++;
  }
  return true;
}

/* Adds the match of the pattern that has just matched; of one rule the longest
** stays, of equally long ones the first. A rule's patterns come together. */
static bool add_match(Run *run, uint32_t index) {
  Matcher *matcher = run->matcher;
  RuleMatch match = {.rule = run->pattern->rule, .pattern = index};
  RuleMatch *last =
      matcher->count > 0 ? &matcher->matches[matcher->count - 1] : NULL;
  match.span = match_span(run);
  if (last != NULL && last->rule == match.rule) {
    if (match.span.end - match.span.start <= last->span.end - last->span.start)
      return true;
    return add_captures(run, &match) && (*last = match, true);
  }
  if (!memory_grow((void **)&matcher->matches, &matcher->room,
                   matcher->count + 1, sizeof *matcher->matches)) {
    run->short_of_memory = true;
    return false;
  }
  if (!add_captures(run, &match)) return false;
  matcher->matches[matcher->count++] = match;
  return true;
}

static bool is_better(const Patterns *patterns, const RuleMatch *a,
                      const RuleMatch *b) {
  const Rank *left = &patterns->ranks[a->rule], *right;
  uint32_t left_length = a->span.end - a->span.start;
  uint32_t right_length = b->span.end - b->span.start;
  right = &patterns->ranks[b->rule];
  if (left->priority != right->priority)
    return left->priority > right->priority;
  if (left_length != right_length) return left_length > right_length;
  return left->order < right->order;
}

/* By insertion: few rules match one number. */
static void sort_matches(Matcher *matcher, const Patterns *patterns) {
  for (size_t i = 1; i < matcher->count; i++) {
    RuleMatch match = matcher->matches[i];
    size_t at = i;
    for (; at > 0 && is_better(patterns, &match, &matcher->matches[at - 1]);
         at--)
      matcher->matches[at] = matcher->matches[at - 1];
    matcher->matches[at] = match;
  }
}

static bool is_for_section(const Pattern *pattern, uint32_t role) {
  return pattern->sections == 0 || (pattern->sections & role) != 0;
}

bool matcher_find(Matcher *matcher, const Patterns *patterns, View *view,
                  uint32_t word, uint32_t role) {
  Run run = {.matcher = matcher, .patterns = patterns, .view = view};
  uint32_t done = PATTERN_NONE; /* the group that has matched */
  matcher->count = matcher->capture_count = 0;
  run.number = view_quantity(view, word);
  if (run.number == NULL) return true;
  set_bounds(&run, word);
  for (size_t i = 0; i < view->active_count; i++) {
    const Pattern *pattern = &patterns->items[view->active[i]];
    if (pattern->group == done || !is_for_section(pattern, role) ||
        !pattern_accepts(patterns, pattern, view->quantities, run.number))
      continue;
    if (run_pattern(&run, pattern)) {
      done = pattern->group;
      if (!add_match(&run, view->active[i])) return false;
    }
    if (run.short_of_memory) return false;
  }
  sort_matches(matcher, patterns);
  return true;
}

/* ---- why not ---- */

static bool lacks_words(const View *view, const Pattern *pattern) {
  const uint32_t *required = view->patterns->required + pattern->required;
  for (uint32_t i = 0; i < pattern->required_count; i++)
    if (view->found[required[i]] != view->now) return true;
  return false;
}

/* Where the pattern that has just failed got farthest. */
static void tell_failure(const Run *run, Explanation *explanation) {
  const Instruction *code =
      &run->patterns->code[run->pattern->code + run->far_code];
  Span place = bytes_of(run, run->far_place, run->far_place, code->leftwards);
  explanation->source = (Span){code->source, code->source_end};
  explanation->leftwards = code->leftwards;
  explanation->at = place.start;
}

bool matcher_explain(Matcher *matcher, const Patterns *patterns, View *view,
                     uint32_t word, uint32_t role, uint32_t index,
                     Explanation *explanation) {
  Run run = {.matcher = matcher, .patterns = patterns, .view = view};
  const Pattern *pattern = &patterns->items[index];
  memset(explanation, 0, sizeof *explanation);
  explanation->source = (Span){pattern->value_source, pattern->value_end};
  explanation->at = view->words[word].span.start;
  run.number = view_quantity(view, word);
  explanation->wrong_value =
      run.number == NULL ||
      !pattern_accepts(patterns, pattern, view->quantities, run.number);
  explanation->wrong_section = !is_for_section(pattern, role);
  explanation->lacks = lacks_words(view, pattern);
  if (explanation->wrong_value || explanation->wrong_section) return true;
  set_bounds(&run, word);
  explanation->matched = run_pattern(&run, pattern);
  if (!explanation->matched) tell_failure(&run, explanation);
  return !run.short_of_memory;
}
