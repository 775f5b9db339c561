/* numbering.h: numbers of headings and of items: 一、 (二) 1. 第三, ①. Private
** to the outline stage. */
#ifndef NUMBERING_H
#define NUMBERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum NumberKind {
  NUMBER_NONE,
  NUMBER_CLOSING, /* 结束语, 附件: always topmost */
  NUMBER_PLAIN,   /* a heading without a number */
  NUMBER_VOLUME,  /* 第一篇, 第一编 */
  NUMBER_FORMAL,  /* 壹、 */
  NUMBER_CHAPTER, /* 第一部分, 第一章 */
  NUMBER_PART,    /* 第一节 */
  NUMBER_COMMA,   /* 一、 */
  NUMBER_NESTED,  /* 一、 again under 二、, while 三、 is still to come */
  NUMBER_ROUND,   /* (一) */
  NUMBER_ROMAN,   /* II. */
  NUMBER_DOT,     /* 1. */
  NUMBER_DECIMAL, /* 1.1 */
  NUMBER_DECIMAL_3,   /* 1.1.1 */
  NUMBER_ROUND_DIGIT, /* (1) */
  NUMBER_ORDINAL,     /* 第一, */
  NUMBER_CIRCLED,     /* ① */
  NUMBER_HASH,        /* a heading in Markdown; and the next five: ## ... */
  NUMBER_KINDS = NUMBER_HASH + 6
};

/* The value of a Chinese numeral up to 99 at text[*at], or 0; moves *at. */
unsigned read_chinese(const char *text, size_t *at, size_t end);

/* The value of one or two digits at text[*at], or 0; moves *at. */
unsigned read_digits(const char *text, size_t *at, size_t end);

/* What number starts at text[*at]; moves *at past it, and sets *value. */
enum NumberKind number_read(const char *text, size_t *at, size_t end,
                            unsigned *value);

#endif
