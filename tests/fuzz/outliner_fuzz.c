/* outliner_fuzz.c: any bytes as clean text, with and without marks. Blocks and
** sentences must lie in order, inside the text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "items.h"
#include "outliner.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const Outline *outline, const char *text, size_t size) {
  SentenceCursor cursor = {0};
  Sentence sentence;
  uint32_t at = 0;
  size_t i;
  for (i = 0; i < outline->block_count; i++) {
    Span span = outline->blocks[i].span;
    if (span.start < at || span.end <= span.start || span.end > size) abort();
    if (outline->blocks[i].header > i) abort();
    at = span.end;
  }
  at = 0;
  while (outline_sentence(outline, text, &cursor, &sentence)) {
    Span block = outline->blocks[sentence.block].span;
    if (sentence.span.start < at || sentence.span.start < block.start ||
        sentence.span.end > block.end ||
        sentence.span.end <= sentence.span.start)
      abort();
    at = sentence.span.end;
  }
}

/* Items lie in order in the whole, each after its number. */
static void check_items(const char *text, size_t size) {
  Items items = {0};
  Span span = {0, (uint32_t)size};
  size_t i;
  if (!items_find(&items, text, span)) abort();
  for (i = 0; i < items.count; i++) {
    const Item *item = &items.items[i];
    if (item->number.start != item->span.start || item->level == 0 ||
        item->span.end > size || item->span.end < item->number.start ||
        (i > 0 && item->span.start < items.items[i - 1].number.end))
      abort();
  }
  items_free(&items);
}

/* Words of the input itself: of each kind one of two bytes, one of nine. */
static void add_marks(Marks *marks, const char *text, size_t size) {
  size_t i;
  for (i = 0; i < MARK_KINDS && 3 * i + 9 < size; i++)
    if (!marks_add(marks, (enum MarkKind)i, text + i, 2) ||
        !marks_add(marks, (enum MarkKind)i, text + 3 * i, 9))
      abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data;
  Outline outline = {0};
  Marks marks = {0};
  add_marks(&marks, text, size);
  if (!outline_build(&outline, text, size, &marks)) abort();
  check(&outline, text, size);
  outline_free(&outline);
  if (!outline_build(&outline, text, size, NULL)) abort();
  check(&outline, text, size);
  outline_free(&outline);
  marks_free(&marks);
  check_items(text, size);
  return 0;
}
