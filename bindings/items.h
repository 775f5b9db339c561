/* items.h: enumerations inside a paragraph: 一是…二是…, (1)…;(2)…, 首先…其次….
** Part of the outline stage. Items are found when they are asked for. */
#ifndef ITEMS_H
#define ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

enum ItemKind {
  ITEM_SHI,     /* 一是 */
  ITEM_YAO,     /* 一要 */
  ITEM_ORDINAL, /* 第一, */
  ITEM_ORDER,   /* 首先, 其次, 再次, 最后 */
  ITEM_COMMA,   /* 一、 */
  ITEM_ROUND,   /* (一) */
  ITEM_DIGIT,   /* (1) */
  ITEM_DOT,     /* 1. */
  ITEM_CIRCLED, /* ① */
  ITEM_DASH,    /* —— at the start of a paragraph or after a stop */
  ITEM_KINDS
};

typedef struct Item {
  Span span;   /* from its number up to the next item, or to the end of what
                  it stands in; without blanks at its end */
  Span number; /* 一是 */
  uint16_t ordinal; /* from 1; dashes are counted */
  uint8_t kind;
  uint8_t level; /* 1 is outermost */
} Item;

typedef struct Items {
  Item *items;
  size_t count, capacity;
} Items;

/* Adds the items of one paragraph, text[span], in reading order: numbers that
** count on from one, two at least of a kind (one dash will do). False when
** memory is short; what was added before stays. Linear in the span. */
bool items_find(Items *items, const char *text, Span span);

void items_free(Items *items); /* and empty again; harmless twice */

#endif
