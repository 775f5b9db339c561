/* lost.c: the step that marks what no repair can bring back: U+FFFD, 锟斤拷
** (which it becomes when it is read as GBK), 烫烫烫 and 屯屯屯 (memory that
** nothing was written to), and question marks in place of Chinese. The text
** stays as it is. */
#include <string.h>

#include "chartables.h"
#include "clean.h"
#include "utf8.h"

enum { FEWEST_MARKS = 3, MANY_MARKS = 4, FEWEST_REPEATS = 3 };

/* The end of a run of 'c' (of three bytes) from 'at' on. */
static size_t repeat_end(const char *text, size_t at, size_t length,
                         const char *c) {
  while (length - at >= 3 && memcmp(text + at, c, 3) == 0) at += 3;
  return at;
}

/* 锟斤拷 over and over, from any of the three on: at least three chars. */
static size_t cycle_end(const char *text, size_t at, size_t length) {
  static const char cycle[] = "锟斤拷锟斤拷";
  size_t from, end = at;
  for (from = 0; from < 9; from += 3)
    if (length - at >= 9 && memcmp(text + at, cycle + from, 9) == 0) break;
  if (from == 9) return at;
  while (length - end >= 3 && memcmp(text + end, cycle + from, 3) == 0) {
    end += 3;
    from = (from + 3) % 9;
  }
  return end;
}

static size_t marks_end(const char *text, size_t at, size_t length) {
  while (at < length && text[at] == '?') at++;
  return at;
}

/* Question marks that no one asks with: a run at the start of a line, beside a
** digit, or a long one in the midst of Chinese. */
static bool are_lost_marks(const char *text, size_t at, size_t end,
                           size_t length) {
  unsigned char before = at > 0 ? (unsigned char)text[at - 1] : '\n', after;
  if (end - at < FEWEST_MARKS) return false;
  if (before == '\n' || (before >= '0' && before <= '9') || before == ',')
    return true;
  if (end == length) return false;
  after = (unsigned char)text[end];
  if (after >= '0' && after <= '9') return true;
  return end - at >= MANY_MARKS && after >= 0xE4 && after <= 0xE9;
}

/* Is what stands at 'at' lost? In *end, where that ends, or where to look on.
 */
static bool is_lost(const char *text, size_t at, size_t length, size_t *end) {
  size_t bytes;
  *end = at;
  switch ((unsigned char)text[at]) {
  case '?':
    *end = marks_end(text, at, length);
    return are_lost_marks(text, at, *end, length);
  case 0xEF: *end = repeat_end(text, at, length, "\uFFFD"); break;
  case 0xE7: *end = repeat_end(text, at, length, "烫"); break;
  case 0xE5: *end = repeat_end(text, at, length, "屯"); break;
  default: break;
  }
  if (*end > at && (text[at] == '\xEF' || *end - at >= FEWEST_REPEATS * 3))
    return true;
  *end = cycle_end(text, at, length);
  if (*end > at) return true;
  utf8_read(text, at, length, &bytes);
  *end = at + bytes;
  return false;
}

bool find_lost(Edits *edits, const char *text, size_t length) {
  size_t at, end;
  if (edits->absent & CHAR_LOST) return true;
  at = char_find(char_lost, text, 0, length);
  while (at < length) {
    if (is_lost(text, at, length, &end)) {
      Span old = {(uint32_t)at, (uint32_t)end};
      if (!edits_add(edits, STEP_LOST, old, text + at, end - at)) return false;
    }
    at = char_find(char_lost, text, end, length);
  }
  return true;
}
