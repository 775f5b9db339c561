/* patterntree.h: a pattern as it is written, as a tree. It lasts from the
** reading of a pattern (patternread.c) to its code (patterncode.c). */
#ifndef PATTERNTREE_H
#define PATTERNTREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "patterns.h"

typedef enum NodeType {
  NODE_LITERAL, /* one word; becomes a set of one */
  NODE_TERMS,
  NODE_CHOICE,
  NODE_ABSENT,
  NODE_GAP,
  NODE_EDGE,
  NODE_ELEMENT
} NodeType;

typedef struct Node {
  NodeType type;
  uint32_t next;           /* in its row; PATTERN_NONE: the last */
  uint32_t literal;        /* of NODE_LITERAL */
  uint32_t set;            /* of NODE_LITERAL and NODE_TERMS */
  uint32_t row;            /* of NODE_CHOICE and NODE_ABSENT: the first */
  uint32_t element, count; /* of NODE_ELEMENT: one of these */
  uint32_t most;           /* of NODE_GAP: words */
  StepLimit limit;         /* of NODE_GAP */
  EdgeType edge;           /* of NODE_EDGE */
  uint32_t name;           /* of its capture, at strings; or PATTERN_NONE */
  char repeats;            /* '?' '*' '+' or 0 */
  bool is_value;
  uint32_t source, source_end; /* bytes of the pattern */
} Node;

typedef struct Row {
  uint32_t first; /* node; PATTERN_NONE: the row is empty */
  uint32_t next;  /* row; PATTERN_NONE: the last */
} Row;

typedef struct PatternTree {
  Node *nodes;
  size_t node_count, node_room;
  Row *rows;
  size_t row_count, row_room;
} PatternTree;

/* Reads a pattern; its first row in *row. The tree is the caller's to free,
** also on a fault. Elements and sets are added to 'patterns'. */
bool pattern_read(Patterns *patterns, const char *source, size_t length,
                  PatternTree *tree, uint32_t *row, PatternFault *fault);

/* Reads <...> at 'at', of which '<' is the first byte: adds the elements that
** it lists, and sets *end after it. */
bool pattern_read_angle(Patterns *patterns, const char *source, size_t length,
                        size_t at, size_t *end, PatternFault *fault);

/* Adds the code of a pattern's rows; the tree is only read. */
bool pattern_code(Patterns *patterns, const PatternTree *tree, uint32_t row,
                  uint32_t rule, uint32_t sections, PatternFault *fault);

void patterntree_free(PatternTree *tree); /* and empty again */

/* Says what is wrong at byte 'at' of the source; returns false. */
bool pattern_fail(PatternFault *fault, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool pattern_shortage(PatternFault *fault);

#endif
