/* singles.c: the steps that replace single chars, whatever stands beside them.
** They are made in one pass that writes the new text itself: the full-width
** commas of a report alone are more than all other edits. */
#include <string.h>

#include "bytes.h"
#include "clean.h"
#include "forms.h"
#include "utf8.h"

/* What becomes of one char. */
typedef struct Replacement {
  enum CleanStep step; /* STEP_COUNT: it stays */
  char text[MAX_FORM];
  size_t length;
} Replacement;

/* Bytes that begin no char, or a Chinese one of E4 to E9, none of which is
** replaced, are passed over without decoding them. */
static bool is_suspect(unsigned char c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return c == 0x7F || c == 0xC2 || c == 0xCD || c == 0xD8 || c == 0xE1 ||
         c == 0xE2 || c == 0xE3 || c == 0xEF || c == 0xF3;
}

/* Of eight bytes, those that is_suspect holds for, and few others. */
static uint64_t find_suspects(uint64_t bytes) {
  uint64_t low = bytes & EACH(0x7F);
  uint64_t is_han = (low + EACH(0x80 - 0x64)) & ~(low + EACH(0x80 - 0x6A));
  return (bytes & bytes << 1 & ~is_han & EACH(0x80)) |
         bytes_below(bytes, 0x20) | bytes_from(bytes, 0x7F);
}

/* A mark such as 、。《》 “”— that begins with a suspect byte and yet stays. */
static bool is_plain_mark(const char *text, size_t at, size_t length) {
  unsigned char second, third;
  if (length - at < 3) return false;
  second = (unsigned char)text[at + 1];
  third = (unsigned char)text[at + 2];
  if (second != 0x80) return false;
  if (text[at] == '\xE3') return third != 0x80;
  return text[at] == '\xE2' && third >= 0x90 && third <= 0xA7;
}

static bool is_invisible(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x34F ||
         c == 0x61C || (c >= 0x180B && c <= 0x180E) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_space(uint32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x3164;
}

static bool is_line_end(uint32_t c) {
  return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

static void replace_by(Replacement *to, enum CleanStep step, char c) {
  to->step = step;
  to->text[0] = c;
  to->length = 1;
}

/* 'behind' is the byte behind 'c', or NUL. */
static void find_replacement(Replacement *to, uint32_t c, char behind) {
  to->step = STEP_COUNT;
  to->length = 0;
  if (c >= 0xFF01 && c <= 0xFF5E) {
    replace_by(to, STEP_WIDTH, (char)(c - 0xFF01 + '!'));
  } else if (c == '\r' && behind == '\n') {
    to->step = STEP_LINES;
  } else if (is_line_end(c)) {
    replace_by(to, STEP_LINES, '\n');
  } else if (is_invisible(c)) {
    to->step = STEP_INVISIBLE;
  } else if (is_space(c)) {
    replace_by(to, STEP_SPACES, ' ');
  } else if ((to->length = find_form(c, to->text)) > 0) {
    to->step = STEP_FORMS;
  }
}

/* May a char with something to do begin at 'at'? */
static bool stands_out(const bool *suspect, const char *text, size_t at,
                       size_t length) {
  return suspect[(unsigned char)text[at]] && !is_plain_mark(text, at, length);
}

/* The next byte from 'at' on that may begin a char with something to do, or
** 'length'. */
static size_t find_suspect(const bool *suspect, const char *text, size_t at,
                           size_t length) {
  for (; length - at >= 8; at += 8) {
    uint64_t found = find_suspects(bytes_read(text + at));
    for (; found != 0; found &= found - 1)
      if (stands_out(suspect, text, at + bytes_first(found), length))
        return at + bytes_first(found);
  }
  while (at < length && !stands_out(suspect, text, at, length)) at++;
  return at;
}

/* The next char from old->end on that a step replaces: in *old where it is, in
** *to what takes its place. False when there is none. */
static bool next_replacement(const bool *suspect, const Draft *draft,
                             unsigned skipped, Span *old, Replacement *to) {
  const char *text = draft->text;
  size_t length = draft->length, at = old->end, bytes;
  while ((at = find_suspect(suspect, text, at, length)) < length) {
    uint32_t c = utf8_read(text, at, length, &bytes);
    find_replacement(to, c, at + bytes < length ? text[at + bytes] : '\0');
    old->start = (uint32_t)at;
    old->end = (uint32_t)(at + bytes);
    if (to->step != STEP_COUNT && !(skipped & 1u << to->step)) return true;
    at += bytes;
  }
  return false;
}

/* Writes all of 'draft' into 'next', and nothing where no char changes. */
static bool write_chars(Draft *next, const Draft *draft, unsigned skipped,
                        const bool *suspect, bool *changed) {
  Span kept = {0, 0}, old = {0, 0};
  Replacement to;
  while (next_replacement(suspect, draft, skipped, &old, &to)) {
    kept.end = old.start;
    if ((!*changed && !draft_reserve(next, draft->length)) ||
        !draft_keep(next, draft, kept) ||
        !edit_write(next, draft, to.step, old, to.text, to.length, NULL))
      return false;
    *changed = true;
    kept.start = old.end;
  }
  kept.end = (uint32_t)draft->length;
  return !*changed || draft_keep(next, draft, kept);
}

/* The same as edits, which the log of earlier steps can be moved along. */
static bool find_chars(Edits *edits, const Draft *draft, unsigned skipped,
                       const bool *suspect) {
  Span old = {0, 0};
  Replacement to;
  while (next_replacement(suspect, draft, skipped, &old, &to))
    if (!edits_add(edits, to.step, old, to.text, to.length)) return false;
  return true;
}

bool replace_chars(Edits *edits, Draft *draft, unsigned skipped,
                   Changes *changes) {
  bool suspect[256], changed = false;
  int c;
  for (c = 0; c < 256; c++) suspect[c] = is_suspect((unsigned char)c);
  if (changes != NULL)
    return find_chars(edits, draft, skipped, suspect) &&
           edits_apply(edits, draft, changes);
  draft_clear(&edits->spare);
  if (!write_chars(&edits->spare, draft, skipped, suspect, &changed))
    return false;
  if (changed) edits_swap(edits, draft);
  return true;
}
