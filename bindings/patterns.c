/* patterns.c: the words, sets and names of patterns, and their index. */
#include "patterns.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

void patterns_init(Patterns *patterns) {
  memset(patterns, 0, sizeof *patterns);
}

void patterns_free(Patterns *patterns) {
  literals_free(&patterns->literals);
  memory_resize(patterns->uses, 0);
  memory_resize(patterns->sets, 0);
  memory_resize(patterns->members, 0);
  memory_resize(patterns->set_uses, 0);
  memory_resize(patterns->elements, 0);
  memory_resize(patterns->code, 0);
  memory_resize(patterns->items, 0);
  memory_resize(patterns->required, 0);
  memory_resize(patterns->lists, 0);
  memory_resize(patterns->parts, 0);
  memory_resize(patterns->ranks, 0);
  memory_resize(patterns->strings, 0);
  memory_resize(patterns->keyed, 0);
  memory_resize(patterns->keyed_start, 0);
  patterns_init(patterns);
}

/* ---- strings and literals ---- */

uint32_t patterns_string(Patterns *patterns, const char *text, size_t length) {
  size_t at = patterns->strings_count;
  if (at + length + 1 >= UINT32_MAX ||
      !memory_grow((void **)&patterns->strings, &patterns->strings_room,
                   at + length + 1, 1))
    return PATTERN_NONE;
  memcpy(patterns->strings + at, text, length);
  patterns->strings[at + length] = '\0';
  patterns->strings_count = at + length + 1;
  return (uint32_t)at;
}

uint32_t patterns_literal(Patterns *patterns, const char *text, size_t length) {
  uint32_t before = patterns->literals.count;
  uint32_t literal;
  if (!memory_grow((void **)&patterns->uses, &patterns->use_room, before + 1,
                   sizeof *patterns->uses))
    return LITERAL_NONE;
  literal = literals_add(&patterns->literals, text, length);
  if (literal == before)
    memset(&patterns->uses[literal], 0, sizeof(LiteralUse));
  return literal;
}

bool patterns_mark(Patterns *patterns, const char *word, size_t length,
                   uint32_t mark) {
  uint32_t literal = patterns_literal(patterns, word, length);
  if (literal == LITERAL_NONE) return false;
  patterns->uses[literal].marks |= mark;
  return true;
}

static const char *const clause_ends[] = {",",  ";",  ":",  "。", "!",  "?",
                                          "，", "；", "：", "！", "？", "…",
                                          "\n", "\t", "——", "—",  NULL};
static const char *const brackets[][2] = {
    {"(", ")"}, {"（", "）"}, {"“", "”"},   {"《", "》"},
    {"‘", "’"}, {"[", "]"},   {"【", "】"}, {NULL, NULL}};

static bool add_bracket(Patterns *patterns, int kind) {
  for (int side = 0; side < 2; side++) {
    const char *text = brackets[kind][side];
    uint32_t literal = patterns_literal(patterns, text, strlen(text));
    if (literal == LITERAL_NONE) return false;
    patterns->uses[literal].marks |= side == 0 ? TRAIT_OPENER : TRAIT_CLOSER;
    patterns->uses[literal].bracket = (uint8_t)(kind + 1);
  }
  return true;
}

bool patterns_add_marks(Patterns *patterns) {
  for (int i = 0; clause_ends[i] != NULL; i++)
    if (!patterns_mark(patterns, clause_ends[i], strlen(clause_ends[i]),
                       TRAIT_CLAUSE_END))
      return false;
  for (int kind = 0; brackets[kind][0] != NULL; kind++)
    if (!add_bracket(patterns, kind)) return false;
  return patterns_mark(patterns, "(", 1, TRAIT_ROUND) &&
         patterns_mark(patterns, "]", 1, TRAIT_NOTE) &&
         patterns_mark(patterns, "、", strlen("、"), TRAIT_COMMA) &&
         patterns_mark(patterns, "《", strlen("《"), TRAIT_TITLE) &&
         patterns_mark(patterns, "》", strlen("》"), TRAIT_TITLE);
}

/* ---- sets ---- */

static int compare_numbers(const void *a, const void *b) {
  uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
  return (left > right) - (left < right);
}

/* Sorts, and drops what stands twice; the new count. */
static size_t sort_unique(uint32_t *numbers, size_t count) {
  size_t kept = 0;
  if (count > 1) qsort(numbers, count, sizeof *numbers, compare_numbers);
  for (size_t i = 0; i < count; i++)
    if (i == 0 || numbers[i] != numbers[i - 1]) numbers[kept++] = numbers[i];
  return kept;
}

uint32_t patterns_set(Patterns *patterns, uint32_t *literals, size_t count) {
  LiteralSet set = {(uint32_t)patterns->member_count, 0};
  count = sort_unique(literals, count);
  for (size_t i = 0; i < patterns->set_count; i++)
    if (patterns->sets[i].count == count &&
        memcmp(patterns->members + patterns->sets[i].start, literals,
               count * sizeof *literals) == 0)
      return (uint32_t)i;
  if (!memory_grow((void **)&patterns->members, &patterns->member_room,
                   patterns->member_count + count + 1,
                   sizeof *patterns->members) ||
      !memory_grow((void **)&patterns->sets, &patterns->set_room,
                   patterns->set_count + 1, sizeof *patterns->sets))
    return PATTERN_NONE;
  memcpy(patterns->members + patterns->member_count, literals,
         count * sizeof *literals);
  set.count = (uint32_t)count;
  patterns->member_count += count;
  patterns->sets[patterns->set_count] = set;
  return (uint32_t)patterns->set_count++;
}

/* ---- names ---- */

static bool is_string(const Patterns *patterns, uint32_t at, const char *text,
                      size_t length) {
  const char *known = patterns_text(patterns, at);
  return strlen(known) == length && memcmp(known, text, length) == 0;
}

bool patterns_has_name(const Patterns *patterns, const char *name,
                       size_t length) {
  for (size_t i = 0; i < patterns->list_count; i++)
    if (is_string(patterns, patterns->lists[i].name, name, length)) return true;
  for (size_t i = 0; i < patterns->part_count; i++)
    if (is_string(patterns, patterns->parts[i].name, name, length)) return true;
  return false;
}

bool patterns_add_list(Patterns *patterns, const char *name, size_t length,
                       const char *const *words, const size_t *lengths,
                       size_t count) {
  uint32_t *literals = memory_resize(NULL, (count + 1) * sizeof *literals);
  NamedList list = {PATTERN_NONE, PATTERN_NONE};
  bool done = literals != NULL;
  for (size_t i = 0; done && i < count; i++) {
    literals[i] = patterns_literal(patterns, words[i], lengths[i]);
    done = literals[i] != LITERAL_NONE;
  }
  if (done) list.set = patterns_set(patterns, literals, count);
  if (done) list.name = patterns_string(patterns, name, length);
  memory_resize(literals, 0);
  if (list.set == PATTERN_NONE || list.name == PATTERN_NONE ||
      !memory_grow((void **)&patterns->lists, &patterns->list_room,
                   patterns->list_count + 1, sizeof *patterns->lists))
    return false;
  patterns->lists[patterns->list_count++] = list;
  return true;
}

bool patterns_add_part(Patterns *patterns, const char *name, size_t length,
                       const char *source, size_t source_length) {
  NamedPart part = {patterns_string(patterns, name, length), 0, false};
  part.source = patterns_string(patterns, source, source_length);
  if (part.name == PATTERN_NONE || part.source == PATTERN_NONE ||
      !memory_grow((void **)&patterns->parts, &patterns->part_room,
                   patterns->part_count + 1, sizeof *patterns->parts))
    return false;
  patterns->parts[patterns->part_count++] = part;
  return true;
}

uint32_t patterns_find_role(const Patterns *patterns, const char *name,
                            size_t length) {
  for (uint32_t i = 0; i < patterns->role_count; i++)
    if (is_string(patterns, patterns->roles[i], name, length)) return 1u << i;
  return 0;
}

uint32_t patterns_role(Patterns *patterns, const char *name, size_t length) {
  uint32_t bit = patterns_find_role(patterns, name, length);
  uint32_t string;
  if (bit != 0 || patterns->role_count == 32) return bit;
  string = patterns_string(patterns, name, length);
  if (string == PATTERN_NONE) return 0;
  patterns->roles[patterns->role_count] = string;
  return 1u << patterns->role_count++;
}

/* ---- rules ---- */

/* Makes room for the rank of a rule. */
static bool add_rank(Patterns *patterns, uint32_t rule) {
  size_t needed = (size_t)rule + 1;
  if (!memory_grow((void **)&patterns->ranks, &patterns->rank_room, needed,
                   sizeof *patterns->ranks))
    return false;
  if (needed > patterns->rank_count) {
    memset(patterns->ranks + patterns->rank_count, 0,
           (needed - patterns->rank_count) * sizeof *patterns->ranks);
    patterns->rank_count = needed;
  }
  return true;
}

bool patterns_rank(Patterns *patterns, uint32_t rule, int64_t priority,
                   uint32_t order) {
  if (!add_rank(patterns, rule)) return false;
  patterns->ranks[rule].priority = priority;
  patterns->ranks[rule].order = order;
  return true;
}

bool patterns_disable(Patterns *patterns, uint32_t rule) {
  if (!add_rank(patterns, rule)) return false;
  patterns->ranks[rule].disabled = true;
  return true;
}

/* ---- the index ---- */

/* For each literal the sets that it is in. */
static bool index_literals(Patterns *patterns) {
  uint32_t at = 0;
  memory_resize(patterns->set_uses, 0);
  patterns->set_uses = memory_resize(NULL, (patterns->member_count + 1) *
                                               sizeof *patterns->set_uses);
  if (patterns->set_uses == NULL) return false;
  for (uint32_t i = 0; i < patterns->literals.count; i++)
    patterns->uses[i].sets_count = 0;
  for (size_t i = 0; i < patterns->member_count; i++)
    patterns->uses[patterns->members[i]].sets_count++;
  for (uint32_t i = 0; i < patterns->literals.count; i++) {
    patterns->uses[i].sets_start = at;
    at += patterns->uses[i].sets_count;
    patterns->uses[i].sets_count = 0;
  }
  for (uint32_t set = 0; set < patterns->set_count; set++)
    for (uint32_t i = 0; i < patterns->sets[set].count; i++) {
      LiteralUse *use =
          &patterns->uses[patterns->members[patterns->sets[set].start + i]];
      patterns->set_uses[use->sets_start + use->sets_count++] = set;
    }
  return true;
}

/* The set that a pattern needs and that has the fewest words: what most
** seldom stands in a sentence. set_count when it needs none. */
static uint32_t key_of(const Patterns *patterns, const Pattern *pattern) {
  uint32_t key = (uint32_t)patterns->set_count, fewest = UINT32_MAX;
  for (uint32_t i = 0; i < pattern->required_count; i++) {
    uint32_t set = patterns->required[pattern->required + i];
    if (patterns->sets[set].count < fewest) {
      fewest = patterns->sets[set].count;
      key = set;
    }
  }
  return key;
}

/* For each set the patterns whose key it is, by counting. */
static bool index_patterns(Patterns *patterns) {
  size_t keys = patterns->set_count + 1;
  uint32_t *start;
  memory_resize(patterns->keyed, 0);
  memory_resize(patterns->keyed_start, 0);
  patterns->keyed =
      memory_resize(NULL, (patterns->count + 1) * sizeof *patterns->keyed);
  start = memory_resize(NULL, (keys + 2) * sizeof *start);
  patterns->keyed_start = start;
  if (patterns->keyed == NULL || start == NULL) return false;
  memset(start, 0, (keys + 2) * sizeof *start);
  for (size_t i = 0; i < patterns->count; i++)
    start[key_of(patterns, &patterns->items[i]) + 2]++;
  for (size_t i = 2; i < keys + 2; i++) start[i] += start[i - 1];
  for (size_t i = 0; i < patterns->count; i++)
    patterns->keyed[start[key_of(patterns, &patterns->items[i]) + 1]++] =
        (uint32_t)i;
  return true;
}

bool patterns_finish(Patterns *patterns) {
  patterns->finished = false;
  patterns->any_wide = false;
  for (size_t i = 0; i < patterns->count; i++) {
    const Pattern *pattern = &patterns->items[i];
    if (pattern->wide) patterns->any_wide = true;
    if (pattern->rule >= patterns->rank_count &&
        !patterns_rank(patterns, pattern->rule, 0, pattern->rule))
      return false;
  }
  patterns->finished = index_literals(patterns) && index_patterns(patterns);
  return patterns->finished;
}
