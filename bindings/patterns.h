/* patterns.h: the patterns of all rules as one program, and what it needs of
** the words that they name. Built once; then read only, but for rules taken
** out. How patterns are written: docs/rules.md. */
#ifndef PATTERNS_H
#define PATTERNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "literals.h"

#define PATTERN_NONE     UINT32_MAX
#define MAX_PATTERN_CODE 1024 /* instructions of one pattern */
#define MAX_CAPTURES     16   /* of one pattern, 'value' included */
#define MAX_NESTING_DEPTH                                                      \
  32 /* of parentheses and named parts, one in the other */

/* What a literal is to phrases and clauses, as bits. */
enum {
  TRAIT_CLAUSE_END = 1 << 0,
  TRAIT_OPENER = 1 << 1,
  TRAIT_CLOSER = 1 << 2,
  TRAIT_ROUND = 1 << 3,   /* "(", which opens a clause */
  TRAIT_COMMA = 1 << 4,   /* 、 */
  TRAIT_NOTE = 1 << 5,    /* "]" */
  TRAIT_TITLE = 1 << 6,   /* 《 or 》 */
  TRAIT_CUT = 1 << 7,     /* a noun phrase begins after it */
  TRAIT_HEAD = 1 << 8,    /* dropped from a noun phrase's beginning */
  TRAIT_TAIL = 1 << 9,    /* and from its end */
  TRAIT_STOP = 1 << 10,   /* ends a phrase read rightwards */
  TRAIT_ORG = 1 << 11,    /* what the names of bodies end with */
  TRAIT_REGION = 1 << 12, /* names a place */
  TRAIT_LIMIT = 1 << 13
};

typedef struct LiteralUse {
  uint32_t marks;
  uint8_t bracket;     /* which pair an opener or closer is of; 0: none */
  uint32_t sets_start; /* in Patterns.set_uses: the sets that it is in, */
  uint32_t sets_count; /* ascending */
} LiteralUse;

/* A set of literals; equal sets are one. */
typedef struct LiteralSet {
  uint32_t start, count; /* in Patterns.members, ascending */
} LiteralSet;

/* <...>: what may stand there. */
typedef enum ElementType {
  ELEMENT_QUANTITY,
  ELEMENT_NOUN_PHRASE,
  ELEMENT_VERB_PHRASE,
  ELEMENT_WORD,
  ELEMENT_BODY,
  ELEMENT_REGION,
  ELEMENT_TITLE
} ElementType;

typedef enum UnitDemand { UNIT_ANY, UNIT_NONE, UNIT_SOME, UNIT_IS } UnitDemand;

typedef struct Bound {
  uint32_t digits; /* at Patterns.strings: a decimal; PATTERN_NONE: no bound */
} Bound;

typedef struct Element {
  ElementType type;
  uint32_t types; /* of quantities: bits of QuantityType */
  uint32_t roles; /* bits of QuantityRole */
  UnitDemand unit_demand;
  uint32_t unit;         /* at strings, for UNIT_IS */
  uint32_t approximates; /* bits: '=' 1, '~' 2, '>' 4, '<' 8; 0: any */
  Bound least, most;
  uint64_t tags[4]; /* of a word: the tags it may have, as bits */
} Element;

typedef enum Operation {
  OP_TERMS,   /* x: a set; the longest that stands here, then shorter ones */
  OP_ELEMENT, /* x: an element; y: its capture */
  OP_SPLIT,   /* goes on at x; where that fails at y */
  OP_STEP,    /* one word on; x: a StepLimit */
  OP_EDGE,    /* x: an EdgeType */
  OP_OPEN,    /* a capture y begins here */
  OP_CLOSE,   /* and ends */
  OP_ABSENT,  /* fails if what follows up to OP_FOUND matches; else goes to x */
  OP_FOUND,
  OP_JUMP, /* goes on at x */
  OP_TURN, /* from the left of the number to its right */
  OP_MATCH
} Operation;

typedef enum StepLimit { STEP_CLAUSE, STEP_SENTENCE, STEP_SECTION } StepLimit;

typedef enum EdgeType {
  EDGE_CLAUSE_START,
  EDGE_CLAUSE_END,
  EDGE_SENTENCE_START,
  EDGE_SENTENCE_END
} EdgeType;

typedef struct Instruction {
  uint8_t operation;
  uint8_t leftwards;
  uint16_t y;
  uint32_t x;
  uint32_t source, source_end; /* of what it is the code, in its pattern; of a
                                  named part the name */
} Instruction;

/* One alternative of one 'match' of a rule. */
typedef struct Pattern {
  uint32_t rule;     /* the owner's number */
  uint32_t index;    /* of its source among those of the rule, from 0 */
  uint32_t group;    /* alternatives of one source; the first to match counts */
  uint32_t sections; /* bits of section roles; 0: any */
  uint32_t code, code_count;
  uint32_t values, value_count;      /* elements that its number may be */
  uint32_t required, required_count; /* in Patterns.required: sets */
  uint32_t names[MAX_CAPTURES];      /* of captures, at strings; 'value' none */
  uint32_t name_count;
  uint32_t value_source, value_end; /* where its value stands, in bytes */
  bool wide;                        /* looks beyond its sentence */
} Pattern;

typedef struct Rank {
  int64_t priority;
  uint32_t order; /* of rules with one priority */
  bool disabled;
} Rank;

typedef struct NamedList {
  uint32_t name; /* at strings */
  uint32_t set;
} NamedList;

typedef struct NamedPart {
  uint32_t name, source; /* at strings */
  bool open;             /* it is being read: it may not name itself */
} NamedPart;

typedef struct SetMember {
  uint32_t literal, set;
} SetMember;

typedef struct Patterns {
  Literals literals;
  LiteralUse *uses; /* of each literal */
  size_t use_room;
  LiteralSet *sets;
  size_t set_count, set_room;
  uint32_t *members;
  size_t member_count, member_room;
  uint32_t *set_uses; /* made by patterns_finish */
  Element *elements;
  size_t element_count, element_room;
  Instruction *code;
  size_t code_count, code_room;
  Pattern *items;
  size_t count, room;
  uint32_t *required;
  size_t required_count, required_room;
  NamedList *lists;
  size_t list_count, list_room;
  NamedPart *parts;
  size_t part_count, part_room;
  Rank *ranks; /* of rules, by the owner's number */
  size_t rank_count, rank_room;
  char *strings;
  size_t strings_count, strings_room;
  uint32_t roles[32]; /* names of section roles, at strings */
  uint32_t role_count;
  uint32_t groups;
  size_t max_code; /* of one pattern */
  /* made by patterns_finish: patterns by the set that they need most */
  uint32_t *keyed;       /* patterns, those of one set together */
  uint32_t *keyed_start; /* of each set; that of set_count: without any */
  bool any_wide;
  bool finished;
} Patterns;

/* What is wrong with a pattern. */
typedef struct PatternFault {
  char message[200];
  size_t at;     /* byte of the source */
  char part[64]; /* the named part whose source that is; "" the pattern */
  bool short_of_memory;
} PatternFault;

void patterns_init(Patterns *patterns); /* empty, but valid */
void patterns_free(Patterns *patterns); /* and empty again */

/* The functions below that return bool are false when memory is short. */

/* The marks of every language of texts: clause ends, brackets. Call first. */
bool patterns_add_marks(Patterns *patterns);

/* Gives a word one of TRAIT_CUT .. TRAIT_REGION. */
bool patterns_mark(Patterns *patterns, const char *word, size_t length,
                   uint32_t mark);

/* A list that patterns name as @NAME, for now empty; its words. */
bool patterns_add_list(Patterns *patterns, const char *name, size_t length,
                       const char *const *words, const size_t *lengths,
                       size_t count);

/* A part that patterns name as @NAME. It is read where it is named. */
bool patterns_add_part(Patterns *patterns, const char *name, size_t length,
                       const char *source, size_t source_length);

bool patterns_has_name(const Patterns *patterns, const char *name,
                       size_t length);

/* The bit of a section role; 0 when memory is short or there are too many. */
uint32_t patterns_role(Patterns *patterns, const char *name, size_t length);
/* The same of a role that may be unknown: then 0. */
uint32_t patterns_find_role(const Patterns *patterns, const char *name,
                            size_t length);

/* Adds a pattern of rule number 'rule'. Its source is valid UTF-8 (or not: a
** byte that begins no char is a literal's). False on a fault; nothing is added
** then. */
bool patterns_add(Patterns *patterns, uint32_t rule, uint32_t sections,
                  const char *source, size_t length, PatternFault *fault);

bool patterns_rank(Patterns *patterns, uint32_t rule, int64_t priority,
                   uint32_t order);
bool patterns_disable(Patterns *patterns, uint32_t rule);

/* Makes it ready to match, anew after patterns were added. */
bool patterns_finish(Patterns *patterns);

/* The set of these literals (which are sorted here); PATTERN_NONE on shortage.
** Used by the compiler, as are the two below. */
uint32_t patterns_set(Patterns *patterns, uint32_t *literals, size_t count);
uint32_t patterns_literal(Patterns *patterns, const char *text, size_t length);
uint32_t patterns_string(Patterns *patterns, const char *text, size_t length);

static inline const char *patterns_text(const Patterns *patterns, uint32_t at) {
  return patterns->strings + at;
}

#endif
