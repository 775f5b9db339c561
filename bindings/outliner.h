/* outliner.h: the shape of a clean text: blocks and their sentences.
** A block is a line, or several that the page broke one paragraph into; a
** heading that runs into its paragraph is a block of its own. */
#ifndef OUTLINER_H
#define OUTLINER_H

#include <stdbool.h>
#include <stddef.h>

#include "marks.h"
#include "span.h"

enum BlockType {
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,  /* a numbered or titled line: level 1 is the topmost, level
                     0 the title of the document */
  BLOCK_METADATA, /* a line such as "发布日期:2018-09-27" */
  BLOCK_FURNITURE /* of the page, not of the report: menus, counters, spam */
};

typedef struct Block {
  Span span;   /* without the blanks around it and the line end */
  Span number; /* of a heading: "一、", "(二)"; empty elsewhere */
  enum BlockType type;
  unsigned char level;
  const char *reason; /* why it is furniture: a static string, or NULL */
} Block;

typedef struct Sentence {
  Span span;
  uint32_t block;
} Sentence;

typedef struct Outline {
  Block *blocks;
  size_t block_count, block_capacity;
  Sentence *sentences; /* of paragraphs and of headings, in reading order */
  size_t sentence_count, sentence_capacity;
} Outline;

/* Cuts 'text' (valid UTF-8, less than 4 GB) into blocks and sentences; 'marks'
** tells furniture and metadata by their words and may be NULL. False when
** memory is short; 'outline', which it must find empty, is then empty. Linear
** in the text. */
bool outline_build(Outline *outline, const char *text, size_t length,
                   const Marks *marks);

void outline_free(Outline *outline); /* and empty again; harmless twice */

#endif
