/* outliner.h: the shape of a clean text: its blocks, in reading order.
** A block is a line; a heading that runs into its paragraph is a block of its
** own. Sentences are not kept: outline_sentence finds them one by one. */
#ifndef OUTLINER_H
#define OUTLINER_H

#include <stdbool.h>
#include <stddef.h>

#include "marks.h"
#include "span.h"

enum BlockType {
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,   /* a numbered or titled line: level 1 is the topmost, level
                      0 the title of the document */
  BLOCK_METADATA,  /* a line such as "发布日期:2018-09-27" */
  BLOCK_FURNITURE, /* of the page, not of the report: menus, counters, spam */
  BLOCK_ROW        /* of a table: cells with tabs or gaps between them */
};

/* Why a block is furniture. */
enum Reason {
  REASON_NONE,
  REASON_MENU,        /* nothing but words of a page's menus and buttons */
  REASON_LEGAL,       /* copyright, licences, who runs the site */
  REASON_TRAIL,       /* 当前位置: where the page lies */
  REASON_CONTACT,     /* how to reach the site */
  REASON_COUNTER,     /* 浏览次数 */
  REASON_SHARE,       /* sharing, printing, sizes, replies */
  REASON_NOTICE,      /* sentences of the site: browser, cookies, players */
  REASON_ADVERTISING, /* injected anywhere */
  REASON_CAPTION,     /* of a picture */
  REASON_RELATED,     /* what follows the report: other articles */
  REASON_ABOVE,       /* a bare line above the title */
  REASON_BELOW,       /* a bare line among furniture below the report */
  REASON_PAGE_NUMBER, /* — 3 — */
  REASON_REPEATED,    /* a running title, or text that stood before */
  REASONS
};

typedef struct Block {
  Span span;       /* without the blanks around it and the line end */
  uint32_t header; /* of a row under a header row: that block's index + 1 */
  uint8_t type, level, reason;
  uint8_t number_offset, number_length; /* of a heading's number: 一、 */
} Block;

typedef struct Outline {
  Block *blocks;
  size_t block_count, block_capacity;
} Outline;

typedef struct Sentence {
  Span span;
  size_t block;
} Sentence;

/* Where outline_sentence goes on; {0} is the start. */
typedef struct SentenceCursor {
  size_t block, at;
} SentenceCursor;

/* Cuts 'text' (valid UTF-8, less than 4 GB) into blocks; 'marks' tells
** furniture and metadata by their words and may be NULL. False when memory is
** short; 'outline', which it must find empty, is then empty. Linear in the
** text. */
bool outline_build(Outline *outline, const char *text, size_t length,
                   const Marks *marks);

/* The index of the first block that ends after byte 'start'; block_count where
** none does. */
size_t outline_find_block(const Outline *outline, size_t start);

/* The next sentence of paragraphs, headings and rows (a row is one sentence);
** false after the last. 'text' is the one the outline was built from. */
bool outline_sentence(const Outline *outline, const char *text,
                      SentenceCursor *cursor, Sentence *sentence);

void outline_free(Outline *outline); /* and empty again; harmless twice */

#endif
