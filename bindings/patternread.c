/* patternread.c: reads the language of patterns into a tree. It recurses with
** the nesting of parentheses, which is bounded. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"
#include "patterntree.h"

typedef struct Reader {
  Patterns *patterns;
  PatternTree *tree;
  PatternFault *fault;
  const char *source;
  size_t length, at;
  int depth;
  bool in_absent, in_part;
  uint32_t part_at, part_end; /* where the outermost part is named */
} Reader;

/* What a gap may pass over when it does not say how many words. */
static const uint32_t usual_gap[] = {6, 20, 60}; /* by StepLimit */
#define MAX_GAP 200

bool pattern_fail(PatternFault *fault, size_t at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(fault->message, sizeof fault->message, format, arguments);
  va_end(arguments);
  fault->at = at;
  return false;
}

bool pattern_shortage(PatternFault *fault) {
  fault->short_of_memory = true;
  return pattern_fail(fault, 0, "not enough memory");
}

void patterntree_free(PatternTree *tree) {
  memory_resize(tree->nodes, 0);
  memory_resize(tree->rows, 0);
  memset(tree, 0, sizeof *tree);
}

/* ---- chars ---- */

static char char_at(const Reader *reader, size_t at) {
  return at < reader->length ? reader->source[at] : '\0';
}

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_name(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}

static bool is_plain(char c) {
  return c != '\0' && !is_blank(c) && strchr("()|?*+<>:^$!\"@", c) == NULL;
}

/* How many chars the bytes are: those that begin one. */
static size_t count_chars(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++)
    if (((unsigned char)text[i] & 0xC0) != 0x80) count++;
  return count;
}

/* ---- nodes ---- */

static bool add_row(Reader *reader, uint32_t *row) {
  PatternTree *tree = reader->tree;
  if (!memory_grow((void **)&tree->rows, &tree->row_room, tree->row_count + 1,
                   sizeof *tree->rows))
    return pattern_shortage(reader->fault);
  tree->rows[tree->row_count] = (Row){PATTERN_NONE, PATTERN_NONE};
  *row = (uint32_t)tree->row_count++;
  return true;
}

static bool add_node(Reader *reader, const Node *node, uint32_t *index) {
  PatternTree *tree = reader->tree;
  if (!memory_grow((void **)&tree->nodes, &tree->node_room,
                   tree->node_count + 1, sizeof *tree->nodes))
    return pattern_shortage(reader->fault);
  tree->nodes[tree->node_count] = *node;
  *index = (uint32_t)tree->node_count++;
  return true;
}

static bool make_literal(Reader *reader, const char *text, size_t length,
                         Node *node) {
  uint32_t literal = patterns_literal(reader->patterns, text, length);
  uint32_t only = literal;
  if (literal == LITERAL_NONE) return pattern_shortage(reader->fault);
  node->type = NODE_LITERAL;
  node->literal = literal;
  node->set = patterns_set(reader->patterns, &only, 1);
  return node->set != PATTERN_NONE || pattern_shortage(reader->fault);
}

static bool read_choice(Reader *reader, char closing, uint32_t *row);

/* Is the row a word alone, without a name or a mark? */
static bool is_word_alone(const PatternTree *tree, uint32_t row) {
  const Node *node;
  if (tree->rows[row].first == PATTERN_NONE) return false;
  node = &tree->nodes[tree->rows[row].first];
  return node->type == NODE_LITERAL && node->next == PATTERN_NONE &&
         node->name == PATTERN_NONE && node->repeats == 0;
}

/* A choice between words alone becomes one set. */
static bool make_choice(Reader *reader, uint32_t row, Node *node) {
  const PatternTree *tree = reader->tree;
  size_t count = 0;
  uint32_t *literals;
  node->type = NODE_CHOICE;
  node->row = row;
  for (uint32_t i = row; i != PATTERN_NONE; i = tree->rows[i].next) {
    if (!is_word_alone(tree, i)) return true;
    count++;
  }
  literals = memory_resize(NULL, count * sizeof *literals);
  if (literals == NULL) return pattern_shortage(reader->fault);
  count = 0;
  for (uint32_t i = row; i != PATTERN_NONE; i = tree->rows[i].next)
    literals[count++] = tree->nodes[tree->rows[i].first].literal;
  node->type = NODE_TERMS;
  node->set = patterns_set(reader->patterns, literals, count);
  memory_resize(literals, 0);
  return node->set != PATTERN_NONE || pattern_shortage(reader->fault);
}

/* ---- atoms ---- */

static bool read_parentheses(Reader *reader, Node *node) {
  uint32_t row;
  reader->at++;
  return read_choice(reader, ')', &row) && make_choice(reader, row, node);
}

static bool read_absent(Reader *reader, Node *node) {
  bool inside = reader->in_absent;
  reader->at += 2;
  reader->in_absent = true;
  node->type = NODE_ABSENT;
  if (!read_choice(reader, ')', &node->row)) return false;
  reader->in_absent = inside;
  return true;
}

static bool read_quoted(Reader *reader, Node *node) {
  size_t start = reader->at + 1;
  const char *text = reader->source + start;
  const char *end = memchr(text, '"', reader->length - start);
  if (end == NULL || end == text)
    return pattern_fail(reader->fault, reader->at, "a quote is not closed");
  reader->at = start + (size_t)(end - text) + 1;
  return make_literal(reader, text, (size_t)(end - text), node);
}

static bool read_angle(Reader *reader, Node *node) {
  node->type = NODE_ELEMENT;
  node->element = (uint32_t)reader->patterns->element_count;
  if (!pattern_read_angle(reader->patterns, reader->source, reader->length,
                          reader->at, &reader->at, reader->fault))
    return false;
  node->count = (uint32_t)reader->patterns->element_count - node->element;
  return true;
}

/* .. in the clause, ... in the sentence, .... in the section; then the words
** that it may pass over, if not the usual number. */
static bool read_gap(Reader *reader, Node *node) {
  size_t start = reader->at, dots, digits;
  uint32_t most = 0;
  while (char_at(reader, reader->at) == '.') reader->at++;
  dots = reader->at - start;
  if (dots > 4)
    return pattern_fail(reader->fault, start, "a gap has two to four dots");
  digits = reader->at;
  while (is_digit(char_at(reader, reader->at)) && most <= MAX_GAP)
    most = 10 * most + (uint32_t)(char_at(reader, reader->at++) - '0');
  node->type = NODE_GAP;
  node->limit = (StepLimit)(dots - 2);
  node->most = reader->at > digits ? most : usual_gap[dots - 2];
  if (node->most == 0 || node->most > MAX_GAP)
    return pattern_fail(reader->fault, start, "a gap has 1 to %d words",
                        MAX_GAP);
  return true;
}

static bool read_edge(Reader *reader, Node *node) {
  char mark = char_at(reader, reader->at++);
  bool doubled = char_at(reader, reader->at) == mark;
  if (doubled) reader->at++;
  node->type = NODE_EDGE;
  if (mark == '^')
    node->edge = doubled ? EDGE_SENTENCE_START : EDGE_CLAUSE_START;
  else
    node->edge = doubled ? EDGE_SENTENCE_END : EDGE_CLAUSE_END;
  return true;
}

static bool is_string(const Reader *reader, uint32_t at, const char *text,
                      size_t length) {
  const char *known = patterns_text(reader->patterns, at);
  return strlen(known) == length && memcmp(known, text, length) == 0;
}

/* The rows of a named part, as if they stood in parentheses here. Its source
** is copied, for strings move when others are added. */
static bool read_part(Reader *reader, size_t index, Node *node) {
  Patterns *patterns = reader->patterns;
  const char *text = patterns_text(patterns, patterns->parts[index].source);
  Reader inner = *reader;
  uint32_t row;
  bool done;
  char *copy;
  if (patterns->parts[index].open)
    return pattern_fail(reader->fault, node->source, "@%s names itself",
                        patterns_text(patterns, patterns->parts[index].name));
  inner.length = strlen(text);
  inner.at = 0;
  if (!reader->in_part) {
    inner.part_at = node->source;
    inner.part_end = (uint32_t)reader->at;
  }
  inner.in_part = true;
  copy = memory_resize(NULL, inner.length + 1);
  if (copy == NULL) return pattern_shortage(reader->fault);
  memcpy(copy, text, inner.length + 1);
  inner.source = copy;
  patterns->parts[index].open = true;
  done = read_choice(&inner, '\0', &row);
  patterns->parts[index].open = false;
  memory_resize(copy, 0);
  if (done) return make_choice(reader, row, node);
  if (reader->fault->part[0] == '\0')
    snprintf(reader->fault->part, sizeof reader->fault->part, "%s",
             patterns_text(patterns, patterns->parts[index].name));
  return false;
}

static bool read_name(Reader *reader, Node *node) {
  size_t at = reader->at, start = ++reader->at, length;
  const Patterns *patterns = reader->patterns;
  const char *name = reader->source + start;
  while (is_name(char_at(reader, reader->at))) reader->at++;
  length = reader->at - start;
  if (length == 0) return pattern_fail(reader->fault, at, "'@' without a name");
  for (size_t i = 0; i < patterns->list_count; i++)
    if (is_string(reader, patterns->lists[i].name, name, length)) {
      node->type = NODE_TERMS;
      node->set = patterns->lists[i].set;
      return true;
    }
  for (size_t i = 0; i < patterns->part_count; i++)
    if (is_string(reader, patterns->parts[i].name, name, length))
      return read_part(reader, i, node);
  return pattern_fail(reader->fault, at,
                      "no lexicon or pattern is called @%.*s",
                      (int)(length < 60 ? length : 60), name);
}

static bool read_literal(Reader *reader, Node *node) {
  size_t start = reader->at, end = start;
  while (is_plain(char_at(reader, end)) &&
         !(char_at(reader, end) == '.' && char_at(reader, end + 1) == '.'))
    end++;
  if (end == start)
    return pattern_fail(reader->fault, start, "unexpected '%c'",
                        reader->source[start]);
  reader->at = end;
  return make_literal(reader, reader->source + start, end - start, node);
}

static bool read_atom(Reader *reader, Node *node) {
  char first = char_at(reader, reader->at);
  char second = char_at(reader, reader->at + 1);
  switch (first) {
  case '(': return read_parentheses(reader, node);
  case '<': return read_angle(reader, node);
  case '@': return read_name(reader, node);
  case '"': return read_quoted(reader, node);
  case '^':
  case '$': return read_edge(reader, node);
  default: break;
  }
  if (first == '!' && second == '(') return read_absent(reader, node);
  if (first == '.' && second == '.') return read_gap(reader, node);
  return read_literal(reader, node);
}

/* ---- elements with their names and marks ---- */

/* name: before an atom. What a rule's function is given has the field 'context'
** besides the captures. */
static bool read_capture(Reader *reader, Node *node) {
  size_t end = reader->at;
  if (!is_letter(char_at(reader, end))) return true;
  while (is_name(char_at(reader, end))) end++;
  if (char_at(reader, end) != ':') return true;
  node->is_value = end - reader->at == 5 &&
                   memcmp(reader->source + reader->at, "value", 5) == 0;
  if (end - reader->at == 7 &&
      memcmp(reader->source + reader->at, "context", 7) == 0)
    return pattern_fail(reader->fault, reader->at,
                        "no capture may be called 'context'");
  if (reader->in_absent)
    return pattern_fail(reader->fault, reader->at,
                        "nothing is captured inside !( )");
  if (node->is_value && (reader->depth > 1 || reader->in_part))
    return pattern_fail(reader->fault, reader->at,
                        "'value' cannot stand inside parentheses or a part");
  node->name = patterns_string(reader->patterns, reader->source + reader->at,
                               end - reader->at);
  if (node->name == PATTERN_NONE) return pattern_shortage(reader->fault);
  reader->at = end + 1;
  return true;
}

/* ? * + after an atom. */
static bool read_repeats(Reader *reader, Node *node, size_t start) {
  char mark = char_at(reader, reader->at);
  size_t chars = count_chars(reader->source + start, reader->at - start);
  if (mark != '?' && mark != '*' && mark != '+') return true;
  if (node->type == NODE_LITERAL && reader->source[start] == '"') chars -= 2;
  if (node->type == NODE_LITERAL && chars > 1)
    return pattern_fail(
        reader->fault, reader->at, "put (%.*s) in parentheses before '%c'",
        (int)(reader->at - start < 100 ? reader->at - start : 100),
        reader->source + start, mark);
  node->repeats = mark;
  reader->at++;
  return true;
}

static bool read_element(Reader *reader, uint32_t *index) {
  Node node = {.next = PATTERN_NONE, .name = PATTERN_NONE};
  size_t start;
  node.source = (uint32_t)reader->at;
  if (!read_capture(reader, &node)) return false;
  start = reader->at;
  if (start >= reader->length)
    return pattern_fail(reader->fault, node.source, "nothing to capture");
  if (!read_atom(reader, &node) || !read_repeats(reader, &node, start))
    return false;
  node.source_end = (uint32_t)reader->at;
  if (reader->in_part) {
    node.source = reader->part_at;
    node.source_end = reader->part_end;
  }
  return add_node(reader, &node, index);
}

/* Reads rows parted by '|' up to 'closing', or to the end for '\0'. */
static bool read_rows(Reader *reader, char closing, uint32_t *first_row) {
  size_t opened = reader->at > 0 ? reader->at - 1 : 0;
  uint32_t row, last = PATTERN_NONE, node = PATTERN_NONE;
  if (!add_row(reader, &row)) return false;
  *first_row = row;
  for (;;) {
    char c;
    while (is_blank(char_at(reader, reader->at))) reader->at++;
    c = char_at(reader, reader->at);
    if (reader->at >= reader->length) {
      if (closing == '\0') return true;
      return pattern_fail(reader->fault, opened, "'(' without ')'");
    }
    if (c == '\0')
      return pattern_fail(reader->fault, reader->at, "a zero byte");
    if (c == ')') {
      if (closing != ')')
        return pattern_fail(reader->fault, reader->at, "')' without '('");
      reader->at++;
      return true;
    }
    if (c == '|') {
      uint32_t next;
      reader->at++;
      if (!add_row(reader, &next)) return false;
      reader->tree->rows[row].next = next;
      row = next;
      last = PATTERN_NONE;
      continue;
    }
    if (!read_element(reader, &node)) return false;
    if (last == PATTERN_NONE)
      reader->tree->rows[row].first = node;
    else
      reader->tree->nodes[last].next = node;
    last = node;
  }
}

static bool read_choice(Reader *reader, char closing, uint32_t *row) {
  bool done;
  if (reader->depth >= MAX_NESTING_DEPTH)
    return pattern_fail(reader->fault, reader->at,
                        "parentheses nest deeper than %d", MAX_NESTING_DEPTH);
  reader->depth++;
  done = read_rows(reader, closing, row);
  reader->depth--;
  return done;
}

bool pattern_read(Patterns *patterns, const char *source, size_t length,
                  PatternTree *tree, uint32_t *row, PatternFault *fault) {
  Reader reader = {.patterns = patterns,
                   .tree = tree,
                   .fault = fault,
                   .source = source,
                   .length = length};
  return read_choice(&reader, '\0', row);
}
