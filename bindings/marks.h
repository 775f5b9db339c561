/* marks.h: word lists by which lines of a page are told apart. An analyst edits
** them in scripts/lexicon/furniture.lua; the engine only knows their kinds.
** Marks own their text. */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum MarkKind {
  MARK_WHOLE,    /* a line made of these alone is furniture: 下载, 打印 */
  MARK_PART,     /* a line at the edge that has one is: 版权所有 */
  MARK_SPAM,     /* injected advertising, with a contact or no sentence */
  MARK_CONTACT,  /* what advertising comes with: 电话:, www. */
  MARK_TAIL,     /* opens what follows the report: 相关报道 */
  MARK_CAPTION,  /* ends the caption of a picture: 摄 */
  MARK_KEY,      /* of metadata, before a colon: 发布日期 */
  MARK_POST,     /* of who signs or speaks: 省长 */
  MARK_GREETING, /* opens a speech: 各位代表 */
  MARK_TITLE,    /* in the title of a document: 工作报告 */
  MARK_SECTION,  /* in a heading that has no number: 回顾 */
  MARK_CLOSING,  /* in one that ends the report: 结束语, 附件 */
  MARK_KINDS
};

#define MARK_BUCKETS 256

typedef struct Mark {
  uint32_t start, length; /* in Marks.text */
  uint32_t next; /* index + 1 of the next in its bucket, 0 at the end */
  uint8_t kind;
} Mark;

typedef struct Marks {
  Mark *items;
  size_t count, capacity;
  char *text;
  size_t text_length, text_capacity;
  uint32_t buckets[MARK_BUCKETS]; /* by the first char */
} Marks;

/* Adds one mark of at least one byte. False when memory is short. */
bool marks_add(Marks *marks, enum MarkKind kind, const char *text,
               size_t length);

/* The length of the longest mark of 'kind' that starts at text[at]; 0 where
** there is none. 'marks' may be NULL. */
size_t marks_longest(const Marks *marks, enum MarkKind kind, const char *text,
                     size_t at, size_t end);

/* Which kinds have a mark somewhere in text[start..end): bit 1u << kind. */
unsigned marks_seen(const Marks *marks, const char *text, size_t start,
                    size_t end);

void marks_free(Marks *marks); /* and empty again; harmless twice */

#endif
