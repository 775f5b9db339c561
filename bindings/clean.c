/* clean.c: the simple replacements of single chars, and the order of the
** steps. */
#include "clean.h"

#include <string.h>

#include "utf8.h"

enum CleanStep clean_find_step(const char *name) {
  enum CleanStep step;
  for (step = 0; step < STEP_COUNT; step++)
    if (strcmp(step_name(step), name) == 0) break;
  return step;
}

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

bool find_chars(Edits *edits, const char *text, size_t length,
                unsigned skipped) {
  bool suspect[256];
  size_t at = 0, bytes;
  int c;
  for (c = 0; c < 256; c++) suspect[c] = is_suspect((unsigned char)c);
  while (at < length) {
    char to;
    enum CleanStep step;
    uint32_t read;
    if (!suspect[(unsigned char)text[at]]) {
      at++;
      continue;
    }
    read = utf8_read(text, at, length, &bytes);
    step = find_char_step(read, at + bytes < length ? text[at + bytes] : '\0',
                          &to);
    if (step != STEP_COUNT && !(skipped & 1u << step)) {
      Span old = {(uint32_t)at, (uint32_t)(at + bytes)};
      if (!edits_add(edits, step, old, &to, to != '\0')) return false;
    }
    at += bytes;
  }
  return true;
}

/* One step but those of single chars. */
static bool make_step(enum CleanStep step, Edits *edits, Draft *draft,
                      Changes *changes, Simplifier *simplifier) {
  const char *text = draft->text;
  size_t length = draft->length;
  bool found = true;
  if (step == STEP_ENTITIES)
    found = find_entities(edits, text, length);
  else if (step == STEP_LOST)
    found = find_lost(edits, text, length);
  else if (step == STEP_MOJIBAKE)
    found = find_mojibake(edits, text, length);
  else if (step == STEP_PINYIN)
    found = find_pinyin(edits, text, length);
  else if (step == STEP_BLANKS)
    found = find_blanks(edits, text, length);
  else if (step == STEP_TRADITIONAL)
    found = find_traditional(edits, text, length, simplifier);
  return found && edits_apply(edits, draft, changes);
}

/* The steps 'first' to 'last' that are not skipped. */
static bool make_steps(enum CleanStep first, enum CleanStep last,
                       unsigned skipped, Edits *edits, Draft *draft,
                       Changes *changes, Simplifier *simplifier) {
  enum CleanStep step;
  for (step = first; step <= last; step++)
    if (!(skipped & 1u << step) &&
        !make_step(step, edits, draft, changes, simplifier))
      return false;
  return true;
}

bool clean(Draft *draft, Changes *changes, unsigned skipped,
           Simplifier *simplifier, const char *name, Fault *fault) {
  Edits edits = {0};
  bool done;
  simplifier->error = NULL; /* of an earlier text */
  done = make_steps(STEP_ENTITIES, STEP_LOST, skipped, &edits, draft, changes,
                    simplifier) &&
         find_chars(&edits, draft->text, draft->length, skipped) &&
         edits_apply(&edits, draft, changes) &&
         make_steps(STEP_PINYIN, STEP_BLANKS, skipped, &edits, draft, changes,
                    simplifier) &&
         draft_finish(draft);
  edits_free(&edits);
  if (done)
    changes_sort(changes);
  else if (simplifier->error != NULL)
    fault_set(fault, FAULT_SYSTEM, "%s: OpenCC: %s", name, simplifier->error);
  else
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  return done;
}
