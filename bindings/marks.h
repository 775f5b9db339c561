/* marks.h: word lists by which lines of a page are told apart. An analyst edits
** them in scripts/lexicon/furniture.lua; the engine only knows their kinds.
** Marks own their text; once filled they are only read, by any number of
** documents. */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum MarkKind {
  /* Looked for anywhere in a line: bits of marks_seen. */
  MARK_LEGAL,   /* copyright, licences, who runs the site: 版权所有 */
  MARK_TRAIL,   /* where the page lies: 当前位置 */
  MARK_ADDRESS, /* how to reach the site: 邮编: */
  MARK_COUNTER, /* 浏览次数 */
  MARK_SHARE,   /* sharing, printing, sizes, replies: 分享到 */
  MARK_NOTICE,  /* sentences of the site: 您的浏览器, 未经授权 */
  MARK_SPAM,    /* injected advertising, with a contact or no sentence */
  MARK_CONTACT, /* what advertising comes with: 电话, www. */
  MARK_OFFER,   /* what advertising sells: 贷款 */
  MARK_LURE,    /* how it says so: 当天放款 */
  MARK_INSET,   /* links and calls, also amid the report: 点击查看 */
  MARK_POST,    /* of who signs or speaks: 省长 */
  MARK_TITLE,   /* in the title of a document: 工作报告 */
  MARK_SECTION, /* in a heading that has no number: 回顾 */
  MARK_CLOSING, /* in one that ends the report: 结束语, 附件 */
  /* At one place in a line only. */
  MARK_ANYWHERE,
  MARK_BUTTON =
      MARK_ANYWHERE, /* a line of these and menus is furniture: 打印 */
  MARK_MENU,     /* the same, but not one alone amid the report: 政务公开 */
  MARK_TAIL,     /* opens what follows the report: 相关报道 */
  MARK_CAPTION,  /* ends the caption of a picture: 摄 */
  MARK_SCENE,    /* ends one that stands above the report: 作工作报告 */
  MARK_KEY,      /* of metadata, before a colon: 发布日期 */
  MARK_GREETING, /* opens a speech: 各位代表 */
  MARK_KINDS
};

enum { MARK_BUCKETS = 1024 };

typedef struct Mark {
  uint32_t start, length; /* in Marks.text */
  uint32_t next; /* index + 1 of the next in its bucket, 0 at the end */
  uint8_t kind;
} Mark;

/* Finds the words that start at a place by its first six bytes. */
typedef struct MarkTable {
  uint64_t present[1024];         /* bits: some word has this hash */
  uint32_t buckets[MARK_BUCKETS]; /* of words of six bytes and more */
  uint32_t brief[512]; /* of shorter ones: by their first byte, then by the
                          hash of their first char, of three bytes or more */
  bool starts[256];    /* some shorter word starts with this byte */
} MarkTable;

typedef struct Marks {
  Mark *items;
  size_t count, capacity;
  char *text;
  size_t text_length, text_capacity;
  MarkTable anywhere, placed; /* by whether kind < MARK_ANYWHERE */
  uint64_t keys[64];          /* bits: some key starts with these three bytes */
  uint64_t ends[64]; /* bits: some caption or scene ends with these two */
} Marks;

/* Adds one mark of at least one byte. False when memory is short. */
bool marks_add(Marks *marks, enum MarkKind kind, const char *text,
               size_t length);

/* The length of the longest mark of 'kind' that starts at text[at]; 0 where
** there is none. 'marks' may be NULL. */
size_t marks_longest(const Marks *marks, enum MarkKind kind, const char *text,
                     size_t at, size_t end);

/* Which of the kinds below MARK_ANYWHERE have a mark somewhere in
** text[start..end): bit 1u << kind. 'marks' may be NULL. */
unsigned marks_seen(const Marks *marks, const char *text, size_t start,
                    size_t end);

/* May a mark of MARK_KEY start at text[at]? Quick, and seldom wrong. */
bool marks_may_key(const Marks *marks, const char *text, size_t at, size_t end);

/* Does text[start..end) end with a mark of 'kind', which is MARK_CAPTION,
** MARK_SCENE or MARK_TAIL, of 16 chars at most? 'marks' may be NULL. */
bool marks_end(const Marks *marks, enum MarkKind kind, const char *text,
               size_t start, size_t end);

void marks_free(Marks *marks); /* and empty again; harmless twice */

#endif
