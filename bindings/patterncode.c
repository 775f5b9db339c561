/* patterncode.c: the code of a pattern. Its row is parted at 'value': what
** stands before it is run leftwards from the number, nearest first, then what
** stands after it rightwards. Repeats and gaps are written out, so that code
** never counts; the size of a pattern is bounded instead. */
#include <string.h>

#include "memory.h"
#include "patterntree.h"
#include "quantities.h"

#define MAX_REPEATS 8 /* of '*' and '+' */

typedef struct Coder {
  Patterns *patterns;
  const PatternTree *tree;
  PatternFault *fault;
  Pattern pattern;
  bool leftwards;
  uint32_t captured; /* a bit for each capture on the way to this node */
  uint32_t source, source_end; /* of the node that is coded */
} Coder;

/* Where the next instruction will be, from the pattern's first. */
static uint32_t here(const Coder *coder) {
  return (uint32_t)coder->patterns->code_count - coder->pattern.code;
}

static bool emit(Coder *coder, Operation operation, uint32_t x, uint32_t y) {
  Patterns *patterns = coder->patterns;
  if (here(coder) >= MAX_PATTERN_CODE)
    return pattern_fail(coder->fault, coder->source,
                        "the pattern is too long with its repeats and gaps "
                        "written out: more than %d steps",
                        MAX_PATTERN_CODE);
  if (!memory_grow((void **)&patterns->code, &patterns->code_room,
                   patterns->code_count + 1, sizeof *patterns->code))
    return pattern_shortage(coder->fault);
  patterns->code[patterns->code_count++] =
      (Instruction){(uint8_t)operation, coder->leftwards, (uint16_t)y, x,
                    coder->source,      coder->source_end};
  return true;
}

static void set_source(Coder *coder, const Node *node) {
  coder->source = node->source;
  coder->source_end = node->source_end;
}

static Instruction *code_at(const Coder *coder, uint32_t at) {
  return &coder->patterns->code[coder->pattern.code + at];
}

/* The number of a capture, from 0, added if it is new. */
static bool capture_slot(Coder *coder, uint32_t name, uint32_t *slot) {
  Pattern *pattern = &coder->pattern;
  const char *text = patterns_text(coder->patterns, name);
  for (*slot = 0; *slot < pattern->name_count; ++*slot)
    if (strcmp(patterns_text(coder->patterns, pattern->names[*slot]), text) ==
        0)
      return true;
  if (pattern->name_count == MAX_CAPTURES)
    return pattern_fail(coder->fault, coder->source, "more than %d captures",
                        MAX_CAPTURES);
  pattern->names[pattern->name_count++] = name;
  return true;
}

static bool code_rows(Coder *coder, uint32_t row);

/* The alternatives of <a|b>, the first tried first. */
static bool code_element(Coder *coder, const Node *node, uint32_t capture) {
  uint32_t jumps[64], count = 0;
  if (node->count > 64)
    return pattern_fail(coder->fault, node->source, "more than 64 kinds");
  for (uint32_t i = 0; i < node->count; i++) {
    uint32_t split = here(coder);
    bool more = i + 1 < node->count;
    if (more && !emit(coder, OP_SPLIT, split + 1, 0)) return false;
    if (!emit(coder, OP_ELEMENT, node->element + i, capture)) return false;
    if (!more) break;
    jumps[count++] = here(coder);
    if (!emit(coder, OP_JUMP, 0, 0)) return false;
    code_at(coder, split)->y = (uint16_t)here(coder);
  }
  for (uint32_t i = 0; i < count; i++)
    code_at(coder, jumps[i])->x = here(coder);
  return true;
}

/* Up to so many steps, as few as will do. */
static bool code_gap(Coder *coder, const Node *node) {
  uint32_t first = here(coder);
  if (node->limit == STEP_SECTION) coder->pattern.wide = true;
  for (uint32_t i = 0; i < node->most; i++)
    if (!emit(coder, OP_SPLIT, 0, here(coder) + 1) ||
        !emit(coder, OP_STEP, node->limit, 0))
      return false;
  for (uint32_t at = first; at < here(coder); at += 2)
    code_at(coder, at)->x = here(coder);
  return true;
}

static bool code_absent(Coder *coder, const Node *node) {
  uint32_t at = here(coder);
  if (!emit(coder, OP_ABSENT, 0, 0) || !code_rows(coder, node->row) ||
      !emit(coder, OP_FOUND, 0, 0))
    return false;
  code_at(coder, at)->x = here(coder);
  return true;
}

static bool code_plain(Coder *coder, const Node *node) {
  switch (node->type) {
  case NODE_LITERAL:
  case NODE_TERMS: return emit(coder, OP_TERMS, node->set, 0);
  case NODE_CHOICE: return code_rows(coder, node->row);
  case NODE_ABSENT: return code_absent(coder, node);
  case NODE_GAP: return code_gap(coder, node);
  case NODE_EDGE: return emit(coder, OP_EDGE, node->edge, 0);
  case NODE_ELEMENT: break;
  }
  return code_element(coder, node, 0);
}

/* An element's capture is what it found (a noun phrase is trimmed), any other's
** all that it went over. */
static bool code_once(Coder *coder, const Node *node) {
  uint32_t slot;
  set_source(coder, node);
  if (node->name == PATTERN_NONE) return code_plain(coder, node);
  if (!capture_slot(coder, node->name, &slot)) return false;
  if (coder->captured & 1u << slot)
    return pattern_fail(coder->fault, node->source, "'%s' is captured twice",
                        patterns_text(coder->patterns, node->name));
  coder->captured |= 1u << slot;
  if (node->type == NODE_ELEMENT) return code_element(coder, node, slot + 1);
  if (!emit(coder, OP_OPEN, 0, slot + 1) || !code_plain(coder, node))
    return false;
  set_source(coder, node);
  return emit(coder, OP_CLOSE, 0, slot + 1);
}

/* A repeated element may capture each time. */
static bool code_node(Coder *coder, const Node *node) {
  uint32_t splits[MAX_REPEATS], count = 0, captured = coder->captured;
  uint32_t most = node->repeats == '?' ? 1 : MAX_REPEATS;
  if (node->repeats == 0) return code_once(coder, node);
  if (node->repeats == '+') {
    if (!code_once(coder, node)) return false;
    most--;
  }
  while (count < most) {
    splits[count++] = here(coder);
    set_source(coder, node);
    coder->captured = captured;
    if (!emit(coder, OP_SPLIT, here(coder) + 1, 0) || !code_once(coder, node))
      return false;
  }
  for (uint32_t i = 0; i < count; i++)
    code_at(coder, splits[i])->y = (uint16_t)here(coder);
  return true;
}

/* The nodes from 'first' up to 'end' in the order of the direction. The nodes
** of a row before 'value' are found anew for each: rows are short. */
static bool code_nodes(Coder *coder, uint32_t first, uint32_t end) {
  const Node *nodes = coder->tree->nodes;
  uint32_t stop = end;
  if (!coder->leftwards) {
    for (uint32_t i = first; i != end; i = nodes[i].next)
      if (!code_node(coder, &nodes[i])) return false;
    return true;
  }
  while (stop != first) {
    uint32_t i = first;
    while (nodes[i].next != stop) i = nodes[i].next;
    if (!code_node(coder, &nodes[i])) return false;
    stop = i;
  }
  return true;
}

/* The rows from 'row' on, the first tried first. Each may capture the same. */
static bool code_rows(Coder *coder, uint32_t row) {
  const Row *rows = coder->tree->rows;
  uint32_t before = coder->captured, all = before;
  uint32_t last_jump =
      PATTERN_NONE; /* jumps are chained till the end is known */
  for (; row != PATTERN_NONE; row = rows[row].next) {
    bool more = rows[row].next != PATTERN_NONE;
    uint32_t split = here(coder), jump;
    if (more && !emit(coder, OP_SPLIT, split + 1, 0)) return false;
    coder->captured = before;
    if (!code_nodes(coder, rows[row].first, PATTERN_NONE)) return false;
    all |= coder->captured;
    if (!more) break;
    jump = here(coder);
    if (!emit(coder, OP_JUMP, last_jump, 0)) return false;
    last_jump = jump;
    code_at(coder, split)->y = (uint16_t)here(coder);
  }
  while (last_jump != PATTERN_NONE) {
    uint32_t next = code_at(coder, last_jump)->x;
    code_at(coder, last_jump)->x = here(coder);
    last_jump = next;
  }
  coder->captured = all;
  return true;
}

/* ---- what a sentence must hold ---- */

static bool require_set(Coder *coder, uint32_t set) {
  Patterns *patterns = coder->patterns;
  if (!memory_grow((void **)&patterns->required, &patterns->required_room,
                   patterns->required_count + 1, sizeof *patterns->required))
    return pattern_shortage(coder->fault);
  patterns->required[patterns->required_count++] = set;
  coder->pattern.required_count++;
  return true;
}

/* The sets of which every match of the row holds a word. */
static bool require_row(Coder *coder, uint32_t first) {
  const Node *nodes = coder->tree->nodes;
  for (uint32_t i = first; i != PATTERN_NONE; i = nodes[i].next) {
    const Node *node = &nodes[i];
    if (node->repeats == '?' || node->repeats == '*') continue;
    if (node->type == NODE_LITERAL || node->type == NODE_TERMS) {
      if (!require_set(coder, node->set)) return false;
    } else if (node->type == NODE_CHOICE &&
               coder->tree->rows[node->row].next == PATTERN_NONE) {
      if (!require_row(coder, coder->tree->rows[node->row].first)) return false;
    }
  }
  return true;
}

/* ---- a pattern ---- */

/* The node that is 'value'. */
static bool find_value(Coder *coder, uint32_t row, const Node **value,
                       uint32_t *index) {
  const Node *nodes = coder->tree->nodes;
  *value = NULL;
  for (uint32_t i = coder->tree->rows[row].first; i != PATTERN_NONE;
       i = nodes[i].next) {
    if (!nodes[i].is_value) continue;
    if (*value != NULL)
      return pattern_fail(coder->fault, nodes[i].source,
                          "'value' is captured twice");
    *value = &nodes[i];
    *index = i;
  }
  if (*value == NULL)
    return pattern_fail(coder->fault, 0, "no element is captured as 'value'");
  if ((*value)->type != NODE_ELEMENT || (*value)->repeats != 0)
    return pattern_fail(coder->fault, (*value)->source,
                        "'value' must be one element, such as "
                        "value:<percent>");
  for (uint32_t i = 0; i < (*value)->count; i++)
    if (coder->patterns->elements[(*value)->element + i].type !=
        ELEMENT_QUANTITY)
      return pattern_fail(coder->fault, (*value)->source,
                          "'value' must be a quantity");
  return true;
}

static bool code_row(Coder *coder, uint32_t row) {
  Patterns *patterns = coder->patterns;
  uint32_t first = coder->tree->rows[row].first, at = PATTERN_NONE;
  const Node *value;
  if (!find_value(coder, row, &value, &at)) return false;
  coder->pattern.values = value->element;
  coder->pattern.value_count = value->count;
  coder->pattern.value_source = value->source;
  coder->pattern.value_end = value->source_end;
  coder->captured = 0;
  coder->leftwards = true;
  if (!code_nodes(coder, first, at)) return false;
  coder->leftwards = false;
  set_source(coder, value);
  if (!emit(coder, OP_TURN, 0, 0) ||
      !code_nodes(coder, value->next, PATTERN_NONE) ||
      !emit(coder, OP_MATCH, 0, 0) || !require_row(coder, first))
    return false;
  coder->pattern.code_count = here(coder);
  if (!memory_grow((void **)&patterns->items, &patterns->room,
                   patterns->count + 1, sizeof *patterns->items))
    return pattern_shortage(coder->fault);
  patterns->items[patterns->count++] = coder->pattern;
  if (patterns->max_code < coder->pattern.code_count)
    patterns->max_code = coder->pattern.code_count;
  return true;
}

bool pattern_code(Patterns *patterns, const PatternTree *tree, uint32_t row,
                  uint32_t rule, uint32_t sections, PatternFault *fault) {
  uint32_t group = patterns->groups++, index = 0;
  const Pattern *last = NULL;
  if (patterns->count > 0) last = &patterns->items[patterns->count - 1];
  if (last != NULL && last->rule == rule) index = last->index + 1;
  for (; row != PATTERN_NONE; row = tree->rows[row].next) {
    Coder coder = {.patterns = patterns, .tree = tree, .fault = fault};
    coder.pattern.rule = rule;
    coder.pattern.group = group;
    coder.pattern.index = index;
    coder.pattern.sections = sections;
    coder.pattern.code = (uint32_t)patterns->code_count;
    coder.pattern.required = (uint32_t)patterns->required_count;
    if (!code_row(&coder, row)) return false;
  }
  return true;
}

bool patterns_add(Patterns *patterns, uint32_t rule, uint32_t sections,
                  const char *source, size_t length, PatternFault *fault) {
  size_t count = patterns->count, code = patterns->code_count;
  size_t elements = patterns->element_count;
  size_t required = patterns->required_count;
  PatternTree tree = {0};
  uint32_t row;
  bool done;
  memset(fault, 0, sizeof *fault);
  done = pattern_read(patterns, source, length, &tree, &row, fault) &&
         pattern_code(patterns, &tree, row, rule, sections, fault);
  patterntree_free(&tree);
  if (done) {
    patterns->finished = false;
    return true;
  }
  patterns->count = count;
  patterns->code_count = code;
  patterns->element_count = elements;
  patterns->required_count = required;
  return false;
}
