/* outliner.h: the shape of a clean text: blocks (lines), sentences, clauses. */
#ifndef OUTLINER_H
#define OUTLINER_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

enum BlockType {
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,    /* a numbered or titled line: level 1 is the topmost */
  BLOCK_METADATA,   /* a line such as "发布日期:2018-09-27" */
  BLOCK_FURNITURE   /* of the page, not of the report: menus, counters, spam */
};

typedef struct Block {
  Span span;    /* without the blanks around it and the line end */
  Span number;  /* of a heading: "一、", "(二)"; empty elsewhere */
  enum BlockType type;
  unsigned char level;
  const char *reason;  /* why it is furniture: a static string, or NULL */
} Block;

typedef struct Sentence {
  Span span;
  uint32_t block;
} Sentence;

typedef struct Outline {
  Block *blocks;
  size_t block_count, block_capacity;
  Sentence *sentences;  /* of paragraphs and of headings, in reading order */
  size_t sentence_count, sentence_capacity;
} Outline;

/* Cuts 'text' (valid UTF-8) into blocks and sentences. False when memory is
** short; 'outline' is then empty. Linear in the text. */
bool outline_build(Outline *outline, const char *text, size_t length);

void outline_free(Outline *outline);

#endif
