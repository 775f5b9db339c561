/* marks.c: word lists, found by their first char in a table of buckets. */
#include "marks.h"

#include <assert.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"

static uint32_t *bucket_of(Marks *marks, const char *text, size_t length) {
  size_t bytes;
  return &marks->buckets[utf8_read(text, 0, length, &bytes) % MARK_BUCKETS];
}

bool marks_add(Marks *marks, enum MarkKind kind, const char *text,
               size_t length) {
  uint32_t *bucket;
  Mark *mark;
  assert(length > 0);
  if (length > UINT32_MAX - marks->text_length ||
      !memory_grow((void **)&marks->text, &marks->text_capacity,
                   marks->text_length + length, 1) ||
      !memory_grow((void **)&marks->items, &marks->capacity, marks->count + 1,
                   sizeof *marks->items))
    return false;
  bucket = bucket_of(marks, text, length);
  mark = &marks->items[marks->count++];
  mark->start = (uint32_t)marks->text_length;
  mark->length = (uint32_t)length;
  mark->kind = (uint8_t)kind;
  mark->next = *bucket;
  *bucket = (uint32_t)marks->count;
  memcpy(marks->text + marks->text_length, text, length);
  marks->text_length += length;
  return true;
}

static bool stands_at(const Marks *marks, const Mark *mark, const char *text,
                      size_t at, size_t end) {
  return mark->length <= end - at &&
         memcmp(marks->text + mark->start, text + at, mark->length) == 0;
}

size_t marks_longest(const Marks *marks, enum MarkKind kind, const char *text,
                     size_t at, size_t end) {
  size_t bytes, longest = 0;
  uint32_t i;
  if (marks == NULL || at >= end) return 0;
  i = marks->buckets[utf8_read(text, at, end, &bytes) % MARK_BUCKETS];
  for (; i != 0; i = marks->items[i - 1].next) {
    const Mark *mark = &marks->items[i - 1];
    if (mark->kind == kind && mark->length > longest &&
        stands_at(marks, mark, text, at, end))
      longest = mark->length;
  }
  return longest;
}

unsigned marks_seen(const Marks *marks, const char *text, size_t start,
                    size_t end) {
  unsigned seen = 0;
  size_t bytes, at;
  if (marks == NULL) return 0;
  for (at = start; at < end; at += bytes) {
    uint32_t i =
        marks->buckets[utf8_read(text, at, end, &bytes) % MARK_BUCKETS];
    for (; i != 0; i = marks->items[i - 1].next) {
      const Mark *mark = &marks->items[i - 1];
      if ((seen & 1u << mark->kind) == 0 &&
          stands_at(marks, mark, text, at, end))
        seen |= 1u << mark->kind;
    }
  }
  return seen;
}

void marks_free(Marks *marks) {
  memory_resize(marks->text, 0);
  memory_resize(marks->items, 0);
  memset(marks, 0, sizeof *marks);
}
