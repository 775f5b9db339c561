/* copies.c: text that stands twice. Lines with a sentence are looked up by
** their hash; from each that stood before, the copy is followed line by line.
*/
#include "copies.h"

#include <string.h>

#include "furniture.h"
#include "memory.h"

enum {
  MIN_COPY = 25,       /* chars of a line that is looked up */
  MIN_COPY_LINES = 3,  /* of a copy that does not follow its original ... */
  MIN_COPY_CHARS = 200 /* ... and its chars */
};

/* Indexes of lines by the hash of their text; open addressing. */
typedef struct Seen {
  uint32_t *slots; /* index + 1, 0 where free */
  size_t size;     /* a power of 2 */
} Seen;

static uint64_t hash_of(const char *text, size_t length) {
  uint64_t hash = length, word = 0;
  for (; length >= 8; text += 8, length -= 8) {
    memcpy(&word, text, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
  }
  word = 0;
  memcpy(&word, text, length);
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

static size_t length_of(const Line *line) {
  return line->span.end - line->span.start;
}

bool copies_same(const Lines *lines, const Line *one, const Line *two) {
  return length_of(one) == length_of(two) &&
         memcmp(lines->text + one->span.start, lines->text + two->span.start,
                length_of(one)) == 0;
}

static bool same_text(const Lines *lines, size_t one, size_t two) {
  return copies_same(lines, &lines->items[one], &lines->items[two]);
}

static bool is_sentence(const Line *line) {
  return line->type == BLOCK_PARAGRAPH && line->chars >= MIN_COPY &&
         line_has(line, LINE_HAS_STOP);
}

/* The line of the same text that was looked up first, or i itself. */
static size_t look_up(const Lines *lines, Seen *seen, size_t i) {
  const Line *line = &lines->items[i];
  size_t at = (size_t)hash_of(lines->text + line->span.start, length_of(line));
  for (;; at++) {
    uint32_t *slot = &seen->slots[at & (seen->size - 1)];
    if (*slot == 0) {
      *slot = (uint32_t)i + 1;
      return i;
    }
    if (same_text(lines, *slot - 1, i)) return *slot - 1;
  }
}

/* How many lines from 'copy' on are the same as from 'first' on. */
static size_t copy_length(const Lines *lines, size_t first, size_t copy,
                          size_t *chars) {
  size_t count = 0;
  for (*chars = 0; copy + count < lines->count && first + count < copy &&
                   same_text(lines, first + count, copy + count);
       count++)
    *chars += lines->items[copy + count].chars;
  return count;
}

static size_t skip_furniture(const Lines *lines, size_t i) {
  while (i < lines->count && lines->items[i].type == BLOCK_FURNITURE) i++;
  return i;
}

static void set_aside(Lines *lines, size_t i, size_t end) {
  for (; i < end; i++)
    if (lines->items[i].type != BLOCK_FURNITURE)
      line_set(&lines->items[i], BLOCK_FURNITURE, REASON_REPEATED);
}

/* Sets the copy at 'i' of line 'first' aside, if it is long enough; returns
** where to go on. 'least' is the end of the copy before. */
static size_t mark_copy(Lines *lines, size_t first, size_t i, size_t least) {
  size_t chars, end = i + copy_length(lines, first, i, &chars);
  if (skip_furniture(lines, first + 1) == i) {
    if (end == i) end = i + 1;
  } else if (end - i < MIN_COPY_LINES || chars < MIN_COPY_CHARS) {
    return i + 1;
  }
  while (i > least && first > 0 && i - 1 > first - 1 &&
         same_text(lines, first - 1, i - 1)) { /* headings above it */
    first--;
    i--;
  }
  set_aside(lines, i, end);
  return end;
}

bool copies_mark_repeats(Lines *lines) {
  Seen seen = {NULL, 16};
  size_t i, count = 0, capacity = 0, least = 0;
  for (i = 0; i < lines->count; i++) count += is_sentence(&lines->items[i]);
  if (count < 2) return true;
  while (seen.size < 2 * count) seen.size *= 2;
  if (!memory_grow((void **)&seen.slots, &capacity, seen.size,
                   sizeof *seen.slots))
    return false;
  memset(seen.slots, 0, seen.size * sizeof *seen.slots);
  for (i = 0; i < lines->count;) {
    size_t first = is_sentence(&lines->items[i]) ? look_up(lines, &seen, i) : i;
    size_t next = first < i ? mark_copy(lines, first, i, least) : i + 1;
    if (next > i + 1 || lines->items[i].type == BLOCK_FURNITURE) least = next;
    i = next;
  }
  memory_resize(seen.slots, 0);
  return true;
}
