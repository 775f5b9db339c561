/* items.c: enumerations inside a paragraph. First every number that may open
** an item is noted; then those that count on are kept, by kind; then each ends
** where the next of its level or of an outer one begins. */
#include "items.h"

#include <string.h>

#include "memory.h"
#include "numbering.h"
#include "punctuation.h"

/* After what a number may stand: the start, or a mark that ends a clause. */
static bool is_boundary(uint32_t c) {
  return is_stop(c) || is_comma(c) || is_semicolon(c) || is_colon(c) ||
         is_closer(c) || is_opener(c) || c == 0x2014 || c == 0x2026;
}

static uint32_t last_before(const char *text, size_t start, size_t at) {
  size_t before = trim_end(text, start, at);
  return before == start ? '\n'
                         : char_at(text, char_before(text, start, before), at);
}

/* 一是, 一要: the kind that text[*at] goes on with after a numeral. */
static bool read_verb(const char *text, size_t *at, size_t end, Item *item) {
  if (skip_char(text, at, end, 0x662F)) { /* 是 */
    item->kind = ITEM_SHI;
    skip_char(text, at, end, ',');
    return true;
  }
  item->kind = ITEM_YAO;
  return skip_char(text, at, end, 0x8981); /* 要 */
}

/* 首先, 其次, 再次 (or 第三步), 最后; moves *at. */
static bool read_order(const char *text, size_t *at, size_t end, Item *item) {
  static const char words[][7] = {"首先", "其次", "再次", "最后"};
  size_t i;
  for (i = 0; i < 4; i++) {
    if (end - *at < 6 || memcmp(text + *at, words[i], 6) != 0) continue;
    *at += 6;
    item->kind = ITEM_ORDER;
    item->ordinal = (uint16_t)(i + 1);
    skip_char(text, at, end, ',');
    return true;
  }
  return false;
}

static bool read_dash(const char *text, size_t *at, size_t end, Item *item) {
  size_t start = *at;
  while (skip_char(text, at, end, 0x2014)) continue;
  item->kind = ITEM_DASH;
  return *at - start >= 6 && *at < end;
}

static bool read_number(const char *text, size_t *at, size_t end, Item *item) {
  static const struct {
    enum NumberKind number;
    enum ItemKind item;
  } kinds[] = {
      {NUMBER_ORDINAL, ITEM_ORDINAL},   {NUMBER_COMMA, ITEM_COMMA},
      {NUMBER_ROUND, ITEM_ROUND},       {NUMBER_DOT, ITEM_DOT},
      {NUMBER_ROUND_DIGIT, ITEM_DIGIT}, {NUMBER_CIRCLED, ITEM_CIRCLED}};
  unsigned value = 0;
  enum NumberKind kind = number_read(text, at, end, &value);
  size_t i;
  item->ordinal = (uint16_t)value;
  for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (kinds[i].number != kind) continue;
    item->kind = (uint8_t)kinds[i].item;
    return true;
  }
  return false;
}

/* What opens an item at text[*at]; moves *at past it. */
static bool read_item(const char *text, size_t *at, size_t end, Item *item) {
  size_t start = *at;
  unsigned value = read_chinese(text, at, end);
  if (value > 0 && *at < end) {
    item->ordinal = (uint16_t)value;
    if (read_verb(text, at, end, item)) return true;
  }
  *at = start;
  if (read_order(text, at, end, item)) return true;
  *at = start;
  if (read_dash(text, at, end, item)) return true;
  *at = start;
  return read_number(text, at, end, item) && *at < end;
}

/* Numbers in brackets and circles open an item after anything. */
static bool opens_anywhere(const Item *item) {
  return item->kind == ITEM_CIRCLED || item->kind == ITEM_DIGIT ||
         item->kind == ITEM_ROUND;
}

/* Dashes amid a sentence only set something in: 企业——大多为… */
static bool may_open(const Item *item, uint32_t before) {
  if (item->kind == ITEM_DASH)
    return before == '\n' || is_stop(before) || is_semicolon(before) ||
           is_colon(before);
  return before == '\n' || is_boundary(before) || opens_anywhere(item);
}

/* The char that may begin an item: a numeral, a bracket, 第 首 其 再 最, a
** digit, a circle or a dash. */
static bool may_begin(uint32_t c) {
  switch (c) {
  case '(':
  case 0xFF08:
  case 0x2014:
  case 0x7B2C:
  case 0x9996:
  case 0x5176:
  case 0x518D:
  case 0x6700:
  case 0x4E00:
  case 0x4E8C:
  case 0x4E09:
  case 0x56DB:
  case 0x4E94:
  case 0x516D:
  case 0x4E03:
  case 0x516B:
  case 0x4E5D:
  case 0x5341: return true;
  default: return is_digit(c) || (c >= 0x2460 && c <= 0x2473);
  }
}

/* Notes every number that may open an item. Of a row of dashes only the first
** may: that row is read to its end each time. */
static bool note_items(Items *items, const char *text, Span span) {
  size_t at = span.start, length;
  uint32_t c = 0, before;
  for (; at < span.end; at += length) {
    Item item = {0};
    size_t after = at;
    before = c;
    c = utf8_read(text, at, span.end, &length);
    if (!may_begin(c) || (c == 0x2014 && before == c) ||
        !read_item(text, &after, span.end, &item) ||
        !may_open(&item, last_before(text, span.start, at)))
      continue;
    item.span.start = item.number.start = (uint32_t)at;
    item.number.end = (uint32_t)after;
    item.span.end = span.end;
    if (!memory_grow((void **)&items->items, &items->capacity, items->count + 1,
                     sizeof item))
      return false;
    items->items[items->count++] = item;
    length = after - at;
  }
  return true;
}

/* 最后 ends a series wherever it stands, 首先 begins one. */
static bool counts_on(const Item *item, unsigned last) {
  if (item->kind == ITEM_ORDER)
    return last > 0 ? item->ordinal > last : item->ordinal == 1;
  return item->ordinal == last + 1;
}

/* Keeps, from 'first' on, numbers that count on from one in their kind. The
** level of those not kept is 0. */
static void keep_series(Items *items, size_t first) {
  size_t last[ITEM_KINDS] = {0}; /* index + 1 of the last kept of a kind */
  size_t i;
  unsigned dashes = 0;
  for (i = first; i < items->count; i++) {
    Item *item = &items->items[i];
    const Item *before =
        last[item->kind] > 0 ? &items->items[last[item->kind] - 1] : NULL;
    if (item->kind == ITEM_DASH) {
      item->ordinal = (uint16_t)(++dashes);
      item->level = 1;
    } else if (item->ordinal == 1) {
      last[item->kind] = i + 1; /* kept when its second comes */
    } else if (before != NULL && counts_on(item, before->ordinal)) {
      items->items[last[item->kind] - 1].level = 1;
      item->level = 1;
      last[item->kind] = i + 1;
    }
  }
}

/* Levels, by the order in which kinds appear, and ends. */
static void nest(Items *items, size_t first, const char *text) {
  uint8_t kinds[ITEM_KINDS];
  size_t open[ITEM_KINDS], depth = 0, i, kept = first;
  for (i = first; i < items->count; i++) {
    Item *item = &items->items[i];
    size_t k = 0, level;
    if (item->level == 0) continue;
    while (k < depth && kinds[k] != item->kind) k++;
    for (level = k; level < depth; level++) {
      Item *ended = &items->items[open[level]];
      ended->span.end =
          (uint32_t)trim_end(text, ended->span.start, item->span.start);
    }
    kinds[k] = item->kind;
    open[k] = kept;
    depth = k + 1;
    item->level = (uint8_t)depth;
    items->items[kept++] = *item;
  }
  items->count = kept;
}

bool items_find(Items *items, const char *text, Span span) {
  size_t first = items->count;
  if (!note_items(items, text, span)) {
    items->count = first;
    return false;
  }
  keep_series(items, first);
  nest(items, first, text);
  return true;
}

void items_free(Items *items) {
  memory_resize(items->items, 0);
  memset(items, 0, sizeof *items);
}
