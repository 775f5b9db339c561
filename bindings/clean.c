/* clean.c: the order of the steps. */
#include "clean.h"

#include <string.h>

enum CleanStep clean_find_step(const char *name) {
  enum CleanStep step;
  for (step = 0; step < STEP_COUNT; step++)
    if (strcmp(step_name(step), name) == 0) break;
  return step;
}

static size_t count_chars(const char *text, size_t at, size_t end) {
  size_t count = 0;
  for (; at < end; at++) count += ((unsigned char)text[at] & 0xC0) != 0x80;
  return count;
}

static bool mark_lost(Edits *edits, const char *text, size_t length) {
  size_t i;
  if (!find_lost(edits, text, length)) return false;
  for (i = 0; i < edits->count; i++)
    edits->lost +=
        count_chars(text, edits->items[i].old.start, edits->items[i].old.end);
  return true;
}

/* One step after those of single chars. */
static bool make_step(enum CleanStep step, Edits *edits, Draft *draft,
                      Changes *changes, Simplifier *simplifier) {
  const char *text = draft->text;
  size_t length = draft->length;
  bool found = true;
  if (step == STEP_ENTITIES)
    found = find_entities(edits, text, length);
  else if (step == STEP_LOST)
    found = mark_lost(edits, text, length);
  else if (step == STEP_MOJIBAKE)
    found = find_mojibake(edits, text, length);
  else if (step == STEP_PINYIN)
    found = find_pinyin(edits, text, length);
  else if (step == STEP_BREAKS)
    found = find_breaks(edits, text, length);
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
           Simplifier *simplifier, size_t *lost, const char *name,
           Fault *fault) {
  Edits edits = {0};
  bool done;
  simplifier->error = NULL; /* of an earlier text */
  done = make_steps(STEP_ENTITIES, STEP_LOST, skipped, &edits, draft, changes,
                    simplifier) &&
         replace_chars(&edits, draft, skipped, changes) &&
         make_steps(STEP_PINYIN, STEP_BLANKS, skipped, &edits, draft, changes,
                    simplifier) &&
         draft_finish(draft);
  *lost = edits.lost;
  edits_free(&edits);
  if (done && changes != NULL) changes_sort(changes);
  if (done) return true;
  if (simplifier->error != NULL)
    fault_set(fault, FAULT_SYSTEM, "%s: OpenCC: %s", name, simplifier->error);
  else
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  return false;
}
