/* difference.c: compares two lines that are alike. */
#include "difference.h"

#include <string.h>

#include "utf8.h"

/* Steps over one char. */
static void pass_char(const char *text, size_t *at, size_t end) {
  size_t bytes;
  utf8_read(text, *at, end, &bytes);
  *at += bytes;
}

static size_t count_chars(const char *text, size_t length) {
  size_t count = 0, at;
  for (at = 0; at < length; at++)
    count += ((unsigned char)text[at] & 0xC0) != 0x80;
  return count;
}

/* Does the same char stand on both sides? */
static bool is_same_char(const char *one, size_t one_at, size_t one_end,
                         const char *other, size_t other_at, size_t other_end) {
  size_t bytes, other_bytes;
  uint32_t c = utf8_read(one, one_at, one_end, &bytes);
  return c == utf8_read(other, other_at, other_end, &other_bytes);
}

/* Edits for a line whose chars stand one for one. */
static bool compare_chars(Edits *edits, enum CleanStep step, const char *text,
                          Span line, const char *other, size_t length) {
  size_t at = line.start, new_at = 0;
  while (at < line.end && new_at < length) {
    size_t new_start = new_at;
    Span old = {(uint32_t)at, 0};
    while (at < line.end && new_at < length &&
           !is_same_char(text, at, line.end, other, new_at, length)) {
      pass_char(text, &at, line.end);
      pass_char(other, &new_at, length);
    }
    old.end = (uint32_t)at;
    if (old.end > old.start) {
      if (!edits_add(edits, step, old, other + new_start, new_at - new_start))
        return false;
    } else {
      pass_char(text, &at, line.end);
      pass_char(other, &new_at, length);
    }
  }
  return true;
}

/* One edit for a line with other counts: what lies between the bytes that both
** sides begin and end with, in whole chars. */
static bool compare_ends(Edits *edits, enum CleanStep step, const char *text,
                         Span line, const char *other, size_t new_length) {
  size_t start = 0, same = 0, length = line.end - line.start;
  const char *old = text + line.start;
  Span span;
  while (start < length && start < new_length && old[start] == other[start])
    start++;
  while (start > 0 && start < length &&
         ((unsigned char)old[start] & 0xC0) == 0x80)
    start--;
  while (same < length - start && same < new_length - start &&
         old[length - 1 - same] == other[new_length - 1 - same])
    same++;
  while (same > 0 && ((unsigned char)old[length - same] & 0xC0) == 0x80) same--;
  span.start = line.start + (uint32_t)start;
  span.end = line.end - (uint32_t)same;
  return edits_add(edits, step, span, other + start, new_length - same - start);
}

bool difference_find(Edits *edits, enum CleanStep step, const char *text,
                     Span line, const char *other, size_t length) {
  size_t old_length = line.end - line.start;
  if (old_length == length && memcmp(text + line.start, other, length) == 0)
    return true;
  if (count_chars(text + line.start, old_length) == count_chars(other, length))
    return compare_chars(edits, step, text, line, other, length);
  return compare_ends(edits, step, text, line, other, length);
}
