/* outliner_fuzz.c: any bytes as clean text, with and without marks. Blocks and
** sentences must lie in order, inside the text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "outliner.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const Outline *outline, size_t size) {
  uint32_t at = 0;
  size_t i;
  for (i = 0; i < outline->block_count; i++) {
    Span span = outline->blocks[i].span;
    if (span.start < at || span.end <= span.start || span.end > size) abort();
    at = span.end;
  }
  at = 0;
  for (i = 0; i < outline->sentence_count; i++) {
    const Sentence *sentence = &outline->sentences[i];
    Span block = outline->blocks[sentence->block].span;
    if (sentence->span.start < at || sentence->span.start < block.start ||
        sentence->span.end > block.end ||
        sentence->span.end <= sentence->span.start)
      abort();
    at = sentence->span.end;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Outline outline = {0};
  Marks marks = {0};
  size_t i;
  for (i = 0; i < MARK_KINDS && i + 3 < size; i++)
    if (!marks_add(&marks, (enum MarkKind)i, (const char *)data + i, 3))
      abort();
  if (!outline_build(&outline, (const char *)data, size, &marks)) abort();
  check(&outline, size);
  outline_free(&outline);
  if (!outline_build(&outline, (const char *)data, size, NULL)) abort();
  check(&outline, size);
  outline_free(&outline);
  marks_free(&marks);
  return 0;
}
