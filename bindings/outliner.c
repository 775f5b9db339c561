/* outliner.c: from text to blocks, by one pass after another over its lines:
**   lines.c      lines with what their chars tell
**   headings.c   the numbers they begin with
**   furniture.c  furniture and metadata by their words (insets.c: amid a report)
**   edges.c      the first and last line of the report; titles; more furniture
**                (amid.c: between the two)
**   pages.c      page numbers and running titles
**   copies.c     text that stands twice
**   tables.c     rows
**   headings.c   blocks, with the levels of headings */
#include "outliner.h"

#include <assert.h>
#include <string.h>

#include "punctuation.h"
#include "copies.h"
#include "furniture.h"
#include "headings.h"
#include "lines.h"
#include "memory.h"
#include "sentences.h"
#include "tables.h"

static bool build(Outline *outline, Lines *lines, size_t length) {
  if (!lines_read(lines, length)) return false;
  headings_number(lines);
  furniture_mark(lines);
  furniture_cut(lines);
  copies_mark_pages(lines);
  if (!copies_mark_repeats(lines)) return false;
  tables_mark(lines);
  return headings_write(outline, lines);
}

bool outline_build(Outline *outline, const char *text, size_t length,
                   const Marks *marks) {
  Lines lines = {0};
  bool done;
  assert(length < UINT32_MAX && outline->block_count == 0);
  lines.text = text;
  lines.marks = marks;
  done = build(outline, &lines, length);
  memory_resize(lines.items, 0);
  if (!done) outline_free(outline);
  return done;
}

static bool has_sentences(const Block *block) {
  return block->type == BLOCK_PARAGRAPH || block->type == BLOCK_HEADING ||
         block->type == BLOCK_ROW;
}

size_t outline_find_block(const Outline *outline, size_t start) {
  size_t low = 0, high = outline->block_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (outline->blocks[middle].span.end <= start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool outline_sentence(const Outline *outline, const char *text,
                      SentenceCursor *cursor, Sentence *sentence) {
  for (; cursor->block < outline->block_count; cursor->block++) {
    const Block *block = &outline->blocks[cursor->block];
    size_t start = block->span.start, end = block->span.end;
    if (!has_sentences(block)) continue;
    if (cursor->at > start) start = skip_blanks(text, cursor->at, end);
    if (start >= end) continue;
    cursor->at =
        block->type == BLOCK_ROW ? end : sentence_end(text, start, end);
    sentence->span.start = (uint32_t)start;
    sentence->span.end = (uint32_t)cursor->at;
    sentence->block = cursor->block;
    return true;
  }
  return false;
}

void outline_free(Outline *outline) {
  memory_resize(outline->blocks, 0);
  memset(outline, 0, sizeof *outline);
}
