/* marks.c: word lists. Where no word can start is told by one bit of a hash of
** the six bytes there, two Chinese chars; few places pass. */
#include "marks.h"

#include <assert.h>
#include <string.h>

#include "bytes.h"
#include "memory.h"
#include "punctuation.h"

enum { KEY_BYTES = 6, MAX_ENDING = 16 /* chars */ };

/* 16 bits from eight bytes, of which KEY_BYTES count. */
static inline uint32_t hash_of_bytes(uint64_t bytes) {
  return (uint32_t)((bytes << 16) * 0x9E3779B97F4A7C15u >> 48);
}

/* The same from the first KEY_BYTES bytes of 'p'. */
static uint32_t hash_of(const char *p) {
  char key[8] = {0};
  memcpy(key, p, KEY_BYTES);
  return hash_of_bytes(bytes_read(key));
}

static bool has_bit(const uint64_t *bits, uint32_t i) {
  return (bits[i / 64] >> i % 64 & 1) != 0;
}

static void set_bit(uint64_t *bits, uint32_t i) {
  bits[i / 64] |= 1ull << i % 64;
}

/* 12 bits of the first char, up to three bytes. */
static uint32_t start_of(const char *p, size_t length) {
  uint32_t hash = (unsigned char)p[0];
  if (hash < 0x80 || length < 3) return hash;
  return (hash * 31 + (unsigned char)p[1] * 64u + (unsigned char)p[2]) & 0xFFF;
}

/* 12 bits of the last two bytes. */
static uint32_t end_of(const char *p, size_t length) {
  return ((unsigned char)p[length - 1] | (unsigned char)p[length - 2] << 8) &
         0xFFF;
}

/* The list of the short words that start as 'p' does, of three bytes and more
** where that is no ASCII. */
static uint32_t brief_of(const char *p, size_t length) {
  uint32_t first = (unsigned char)p[0];
  if (first < 0x80 || length < 3) return first;
  return 256 + (start_of(p, length) & 0xFF);
}

/* Notes what keys start with, and what captions and such end with. */
static void note_edges(Marks *marks, enum MarkKind kind, const char *text,
                       size_t length) {
  if (kind == MARK_KEY) set_bit(marks->keys, start_of(text, length));
  if (kind != MARK_CAPTION && kind != MARK_SCENE && kind != MARK_TAIL) return;
  if (length >= 2)
    set_bit(marks->ends, end_of(text, length));
  else
    memset(marks->ends, 0xFF, sizeof marks->ends);
}

static const MarkTable *table_of(const Marks *marks, enum MarkKind kind) {
  return kind < MARK_ANYWHERE ? &marks->anywhere : &marks->placed;
}

static uint32_t *bucket_for(Marks *marks, enum MarkKind kind, const char *text,
                            size_t length) {
  MarkTable *table = kind < MARK_ANYWHERE ? &marks->anywhere : &marks->placed;
  uint32_t hash;
  if (length < KEY_BYTES) {
    table->starts[(unsigned char)text[0]] = true;
    return &table->brief[brief_of(text, length)];
  }
  hash = hash_of(text);
  set_bit(table->present, hash);
  return &table->buckets[hash % MARK_BUCKETS];
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
  bucket = bucket_for(marks, kind, text, length);
  mark = &marks->items[marks->count++];
  mark->start = (uint32_t)marks->text_length;
  mark->length = (uint32_t)length;
  mark->kind = (uint8_t)kind;
  mark->next = *bucket;
  *bucket = (uint32_t)marks->count;
  memcpy(marks->text + marks->text_length, text, length);
  marks->text_length += length;
  note_edges(marks, kind, text, length);
  return true;
}

static bool stands_at(const Marks *marks, const Mark *mark, const char *text,
                      size_t at, size_t end) {
  return mark->length <= end - at &&
         memcmp(marks->text + mark->start, text + at, mark->length) == 0;
}

/* The bucket of the longer words that may start at text[at], or 0. */
static inline uint32_t find_bucket(const MarkTable *table, const char *text,
                                   size_t at, size_t end) {
  uint32_t hash;
  if (end - at < KEY_BYTES) return 0;
  hash = hash_of(text + at);
  if (!has_bit(table->present, hash)) return 0;
  return table->buckets[hash % MARK_BUCKETS];
}

static size_t longest_in(const Marks *marks, uint32_t i, enum MarkKind kind,
                         const char *text, size_t at, size_t end) {
  size_t longest = 0;
  for (; i != 0; i = marks->items[i - 1].next) {
    const Mark *mark = &marks->items[i - 1];
    if (mark->kind == kind && mark->length > longest &&
        stands_at(marks, mark, text, at, end))
      longest = mark->length;
  }
  return longest;
}

size_t marks_longest(const Marks *marks, enum MarkKind kind, const char *text,
                     size_t at, size_t end) {
  const MarkTable *table;
  uint32_t bucket;
  size_t longest;
  if (marks == NULL || at >= end) return 0;
  table = table_of(marks, kind);
  bucket = find_bucket(table, text, at, end);
  longest = longest_in(marks, bucket, kind, text, at, end);
  if (longest > 0 || !table->starts[(unsigned char)text[at]]) return longest;
  bucket = table->brief[brief_of(text + at, end - at)];
  longest = longest_in(marks, bucket, kind, text, at, end);
  if (longest > 0) return longest;
  return longest_in(marks, table->brief[(unsigned char)text[at]], kind, text,
                    at, end);
}

static unsigned kinds_in(const Marks *marks, uint32_t i, const char *text,
                         size_t at, size_t end) {
  unsigned seen = 0;
  for (; i != 0; i = marks->items[i - 1].next) {
    const Mark *mark = &marks->items[i - 1];
    if (stands_at(marks, mark, text, at, end)) seen |= 1u << mark->kind;
  }
  return seen;
}

/* From text[at] to the next char, or on inside this one. */
static inline size_t next_char(const char *text, size_t at) {
  static const unsigned char step[] = {1, 1, 1, 1, 1, 1, 1, 1,
                                       1, 1, 1, 1, 2, 2, 3, 4}; /* upper half */
  return at + step[(unsigned char)text[at] >> 4];
}

/* Kinds of the short words that start at text[at]. */
static unsigned briefs_at(const Marks *marks, const char *text, size_t at,
                          size_t end) {
  const uint32_t *brief = marks->anywhere.brief;
  return kinds_in(marks, brief[brief_of(text + at, end - at)], text, at, end) |
         kinds_in(marks, brief[(unsigned char)text[at]], text, at, end);
}

unsigned marks_seen(const Marks *marks, const char *text, size_t start,
                    size_t end) {
  const MarkTable *table;
  unsigned seen = 0;
  size_t at;
  if (marks == NULL) return 0;
  table = &marks->anywhere;
  for (at = start; at + sizeof(uint64_t) <= end; at = next_char(text, at)) {
    uint32_t hash = hash_of_bytes(bytes_read(text + at));
    if (has_bit(table->present, hash))
      seen |=
          kinds_in(marks, table->buckets[hash % MARK_BUCKETS], text, at, end);
    if (table->starts[(unsigned char)text[at]])
      seen |= briefs_at(marks, text, at, end);
  }
  for (; at < end; at = next_char(text, at)) {
    seen |= kinds_in(marks, find_bucket(table, text, at, end), text, at, end);
    if (table->starts[(unsigned char)text[at]])
      seen |= briefs_at(marks, text, at, end);
  }
  return seen;
}

bool marks_may_key(const Marks *marks, const char *text, size_t at,
                   size_t end) {
  return marks != NULL && at < end &&
         has_bit(marks->keys, start_of(text + at, end - at));
}

bool marks_end(const Marks *marks, enum MarkKind kind, const char *text,
               size_t start, size_t end) {
  size_t at = end;
  int chars;
  if (marks == NULL || end - start < 2 ||
      !has_bit(marks->ends, end_of(text + start, end - start)))
    return false;
  for (chars = 0; at > start && chars < MAX_ENDING; chars++) {
    at = char_before(text, start, at);
    if (marks_longest(marks, kind, text, at, end) == end - at) return true;
  }
  return false;
}

void marks_free(Marks *marks) {
  memory_resize(marks->text, 0);
  memory_resize(marks->items, 0);
  memset(marks, 0, sizeof *marks);
}
