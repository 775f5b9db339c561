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

/* Question marks that no one asks with: a run at the start of a line, beside a
** digit, or a long one in the midst of Chinese. */
static size_t marks_end(const char *text, size_t at, size_t length) {
  size_t end = at;
  unsigned char before = at > 0 ? (unsigned char)text[at - 1] : '\n';
  while (end < length && text[end] == '?') end++;
  if (end - at < FEWEST_MARKS) return at;
  if (before == '\n' || (before >= '0' && before <= '9') || before == ',')
    return end;
  if (end == length) return at;
  if (text[end] >= '0' && text[end] <= '9') return end;
  return end - at >= MANY_MARKS && (unsigned char)text[end] >= 0xE4 &&
                 (unsigned char)text[end] <= 0xE9
             ? end
             : at;
}

/* The end of what is lost from 'at' on, or 'at'. */
static size_t lost_end(const char *text, size_t at, size_t length) {
  size_t end = at;
  switch ((unsigned char)text[at]) {
  case '?': return marks_end(text, at, length);
  case 0xEF: return repeat_end(text, at, length, "\uFFFD");
  case 0xE7: end = repeat_end(text, at, length, "烫"); break;
  case 0xE5: end = repeat_end(text, at, length, "屯"); break;
  default: break;
  }
  if (end - at >= FEWEST_REPEATS * 3) return end;
  return cycle_end(text, at, length);
}

bool find_lost(Edits *edits, const char *text, size_t length) {
  size_t at = 0, bytes;
  if (edits->absent & CHAR_LOST) return true;
  at = char_find(char_lost, text, at, length);
  while (at < length) {
    size_t end = lost_end(text, at, length);
    if (end > at) {
      Span old = {(uint32_t)at, (uint32_t)end};
      if (!edits_add(edits, STEP_LOST, old, text + at, end - at)) return false;
    } else {
      utf8_read(text, at, length, &bytes);
      end = at + bytes;
    }
    at = char_find(char_lost, text, end, length);
  }
  return true;
}
