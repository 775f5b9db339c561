/* chars.c: the steps that replace single chars, whatever stands beside them.
** They are made in one pass that writes the new text itself: the full-width
** commas of a report alone are more than all other edits. */
#include <string.h>

#include "clean.h"
#include "utf8.h"

/* Bytes that may begin a char with something to do; the other bytes of Chinese
** text are passed over without decoding them. */
static bool is_suspect(unsigned char c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return c == 0x7F || c == 0xC2 || c == 0xCD || c == 0xD8 || c == 0xE1 ||
         c == 0xE2 || c == 0xE3 || c == 0xEF || c == 0xF3;
}

static bool is_invisible(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x34F ||
         c == 0x61C || (c >= 0x180B && c <= 0x180E) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_space(uint32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x3164;
}

/* The step that changes char 'c', and in *to what it becomes (NUL: nothing);
** STEP_COUNT where it stays. 'next' is the byte behind it. */
static enum CleanStep find_char_step(uint32_t c, char next, char *to) {
  *to = '\0';
  if (c == '\r' && next == '\n') return STEP_LINES;
  if (c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
      c == 0x2029) {
    *to = '\n';
    return STEP_LINES;
  }
  if (is_invisible(c)) return STEP_INVISIBLE;
  if (is_space(c)) {
    *to = ' ';
    return STEP_SPACES;
  }
  if (c >= 0xFF01 && c <= 0xFF5E) {
    *to = (char)(c - 0xFF01 + '!');
    return STEP_WIDTH;
  }
  return STEP_COUNT;
}

/* The next byte from 'at' on that may begin a char with something to do. */
static size_t find_suspect(const bool *suspect, const char *text, size_t at,
                           size_t length) {
  while (at < length && !suspect[(unsigned char)text[at]]) at++;
  return at;
}

/* Writes all of 'draft' into 'next', and nothing where no char changes. */
static bool write_chars(Draft *next, const Draft *draft, unsigned skipped,
                        Changes *changes, bool *changed) {
  const char *text = draft->text;
  size_t length = draft->length, at = 0, bytes;
  bool suspect[256];
  Span kept = {0, 0};
  int c;
  for (c = 0; c < 256; c++) suspect[c] = is_suspect((unsigned char)c);
  while ((at = find_suspect(suspect, text, at, length)) < length) {
    char to;
    uint32_t read = utf8_read(text, at, length, &bytes);
    char behind = at + bytes < length ? text[at + bytes] : '\0';
    enum CleanStep step = find_char_step(read, behind, &to);
    if (step != STEP_COUNT && !(skipped & 1u << step)) {
      Span old = {(uint32_t)at, (uint32_t)(at + bytes)};
      kept.end = old.start;
      if ((!*changed && !draft_reserve(next, length)) ||
          !draft_keep(next, draft, kept) ||
          !edit_write(next, draft, step, old, &to, to != '\0', changes))
        return false;
      *changed = true;
      kept.start = old.end;
    }
    at += bytes;
  }
  kept.end = (uint32_t)length;
  return !*changed || draft_keep(next, draft, kept);
}

bool replace_chars(Edits *edits, Draft *draft, unsigned skipped,
                   Changes *changes) {
  bool changed = false;
  if (!write_chars(&edits->spare, draft, skipped, changes, &changed))
    return false;
  if (changed) edits_swap(edits, draft);
  return true;
}
