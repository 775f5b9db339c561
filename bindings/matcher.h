/* matcher.h: finds the patterns that match around a number of a view.
**
** A pattern is run as RE2 runs small ones (Cox, BitState, in RE2's
** bitstate.cc): depth first with a stack of its own, and no instruction twice
** at one place. So it costs at most its instructions times the places around
** the number, whatever it repeats, and what it finds first is what trying all
** ways in order would find first. */
#ifndef MATCHER_H
#define MATCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "matchview.h"
#include "patterns.h"
#include "span.h"

#define MAX_REACH 256 /* words that a pattern sees on each side of its number */

typedef struct Capture {
  uint32_t name; /* at Patterns.strings */
  Span span;
} Capture;

/* The best match of a rule. */
typedef struct RuleMatch {
  uint32_t rule, pattern;
  Span span;                   /* from the leftmost to the rightmost */
  uint32_t captures, captured; /* in Matcher.captures; 'value' is none */
} RuleMatch;

/* How far a pattern got: what of it was asked for in vain, farthest from the
** start of its run. */
typedef struct Explanation {
  bool matched;
  bool wrong_value;   /* the number is not such a one as 'value' asks for */
  bool wrong_section; /* the rule is for other sections */
  bool lacks;         /* a word that it needs stands nowhere in the sentence */
  Span source;        /* of what failed, in the pattern's source */
  uint32_t at;        /* byte of the text where it was asked for */
  bool leftwards;     /* it was to end there, else to begin */
} Explanation;

typedef struct MatchJob {
  uint32_t code; /* an instruction, or RESTORE + a capture's number */
  uint32_t place;
  Span span; /* what the capture was before */
} MatchJob;

typedef struct Matcher {
  uint32_t *stamps; /* of each instruction at each place: the run that saw it */
  size_t stamp_room, stamp_count;
  uint32_t run;
  MatchJob *stack;
  size_t stack_count, stack_room;
  Capture *captures;
  size_t capture_count, capture_room;
  RuleMatch *matches; /* best first */
  size_t count, room;
} Matcher;

void matcher_init(Matcher *matcher); /* empty, but valid */
void matcher_free(Matcher *matcher); /* and empty again */

/* Finds every rule that matches around 'word', a number, in a section of this
** role (a bit, or 0), best first: by priority, then by length, then by order.
** False when memory is short. */
bool matcher_find(Matcher *matcher, const Patterns *patterns, View *view,
                  uint32_t word, uint32_t role);

/* Tells what kept patterns->items[index] from matching there. False when memory
** is short. */
bool matcher_explain(Matcher *matcher, const Patterns *patterns, View *view,
                     uint32_t word, uint32_t role, uint32_t index,
                     Explanation *explanation);

/* Can it be the 'value' of a pattern? */
bool pattern_accepts(const Patterns *patterns, const Pattern *pattern,
                     const Quantities *quantities, const Quantity *quantity);

/* Is it what an element asks for? 'element' is of ELEMENT_QUANTITY. */
bool element_accepts(const Patterns *patterns, const Element *element,
                     const Quantities *quantities, const Quantity *quantity);

/* <0, 0, >0 as a plain decimal ("-4.4") is less, equal, more. */
int decimal_compare(const char *left, size_t left_length, const char *right,
                    size_t right_length);

#endif
