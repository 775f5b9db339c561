/* edit.c: applies the edits of one step to a draft, and logs them. */
#include "edit.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

static const char *const names[STEP_COUNT] = {
    "entities", "mojibake", "lost",   "lines",       "invisible", "spaces",
    "width",    "forms",    "pinyin", "traditional", "breaks",    "blanks"};

const char *step_name(enum CleanStep step) {
  return names[step];
}

static int compare(const void *one, const void *other) {
  const Change *a = one, *b = other;
  if (a->clean.start != b->clean.start)
    return a->clean.start < b->clean.start ? -1 : 1;
  if (a->raw.start != b->raw.start) return a->raw.start < b->raw.start ? -1 : 1;
  return (int)a->step - (int)b->step;
}

void changes_sort(Changes *changes) {
  if (changes->count > 0)
    qsort(changes->items, changes->count, sizeof *changes->items, compare);
}

void changes_free(Changes *changes) {
  memory_resize(changes->items, 0);
  memory_resize(changes->old, 0);
  memset(changes, 0, sizeof *changes);
}

/* Appends to a text that grows; false when memory is short. */
static bool append(char **text, size_t *length, size_t *capacity,
                   const char *more, size_t more_length) {
  if (more_length == 0) return true;
  if (more_length >= UINT32_MAX - *length ||
      !memory_grow((void **)text, capacity, *length + more_length, 1))
    return false;
  memcpy(*text + *length, more, more_length);
  *length += more_length;
  return true;
}

bool edits_add(Edits *edits, enum CleanStep step, Span old, const char *text,
               size_t length) {
  Edit *edit;
  uint32_t start = (uint32_t)edits->text_length;
  if (!memory_grow((void **)&edits->items, &edits->capacity, edits->count + 1,
                   sizeof *edits->items) ||
      !append(&edits->text, &edits->text_length, &edits->text_capacity, text,
              length))
    return false;
  edit = &edits->items[edits->count++];
  edit->step = step;
  edit->old = old;
  edit->text.start = start;
  edit->text.end = start + (uint32_t)length;
  return true;
}

/* Do two texts of one length have chars of the same lengths? */
static bool same_shape(const char *one, const char *other, size_t length) {
  size_t i;
  for (i = 0; i < length; i++) {
    if (((unsigned char)one[i] & 0xC0) != ((unsigned char)other[i] & 0xC0) ||
        ((unsigned char)one[i] < 0x80) != ((unsigned char)other[i] < 0x80))
      return false;
  }
  return true;
}

/* Puts 'text' into 'next'. What only is marked stays as it is; Traditional and
** Simplified chars stand one for one, so those are mapped char by char; else as
** one unit. */
static bool replace(Draft *next, const Draft *draft, enum CleanStep step,
                    Span old, const char *text, size_t length) {
  size_t at = next->length;
  if (length == old.end - old.start &&
      memcmp(draft->text + old.start, text, length) == 0)
    return draft_keep(next, draft, old);
  if (step != STEP_TRADITIONAL || length != old.end - old.start ||
      !same_shape(draft->text + old.start, text, length))
    return draft_replace(next, text, length, draft, old);
  if (!draft_keep(next, draft, old)) return false;
  memcpy(next->text + at, text, length);
  return true;
}

/* Joins neighbours of the same step: a run of width changes is one change. */
static bool joins(const Change *last, const Change *change) {
  return last->step == change->step && last->raw.end == change->raw.start &&
         last->clean.end == change->clean.start &&
         last->old.end == change->old.start;
}

static bool log_change(Changes *changes, enum CleanStep step, Span old,
                       Span clean, const Draft *draft) {
  Change change = {step,
                   clean,
                   map_to_raw(&draft->map, old),
                   {(uint32_t)changes->old_length, 0}};
  if (!append(&changes->old, &changes->old_length, &changes->old_capacity,
              draft->text + old.start, old.end - old.start))
    return false;
  change.old.end = (uint32_t)changes->old_length;
  if (changes->count > 0 &&
      joins(&changes->items[changes->count - 1], &change)) {
    Change *last = &changes->items[changes->count - 1];
    last->clean.end = change.clean.end;
    last->raw.end = change.raw.end;
    last->old.end = change.old.end;
    return true;
  }
  if (!memory_grow((void **)&changes->items, &changes->capacity,
                   changes->count + 1, sizeof *changes->items))
    return false;
  changes->items[changes->count++] = change;
  return true;
}

bool edit_write(Draft *next, const Draft *draft, enum CleanStep step, Span old,
                const char *text, size_t length, Changes *changes) {
  Span clean = {(uint32_t)next->length, 0};
  if (!replace(next, draft, step, old, text, length)) return false;
  clean.end = (uint32_t)next->length;
  return changes == NULL || log_change(changes, step, old, clean, draft);
}

/* Where byte 'at' of the old text is in the new one; what lies inside an edit
** moves to the start of its new text, or to the end for the end of a span. */
static uint32_t moved(const Edits *edits, uint32_t at, bool is_end) {
  size_t low = 0, high = edits->count;
  const Edit *edit;
  uint32_t end;
  while (low < high) { /* the first edit that begins behind 'at' */
    size_t middle = low + (high - low) / 2;
    if (edits->items[middle].old.start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0) return at;
  edit = &edits->items[low - 1];
  end = edit->start + (edit->text.end - edit->text.start);
  if (at >= edit->old.end) return end + (at - edit->old.end);
  if (edit->old.end - edit->old.start == end - edit->start)
    return edit->start + (at - edit->old.start); /* char for char */
  return is_end && at > edit->old.start ? end : edit->start;
}

static void move_changes(Changes *changes, size_t count, const Edits *edits) {
  size_t i;
  for (i = 0; i < count; i++) {
    Span *clean = &changes->items[i].clean;
    bool is_empty = clean->start == clean->end;
    uint32_t end = moved(edits, clean->end, !is_empty);
    clean->start = moved(edits, clean->start, false);
    clean->end = end < clean->start ? clean->start : end;
  }
}

static bool write_draft(Draft *next, const Draft *draft, Edits *edits,
                        Changes *changes) {
  Span kept = {0, 0};
  const char *text = edits->text != NULL ? edits->text : "";
  size_t i;
  for (i = 0; i < edits->count; i++) {
    Edit *edit = &edits->items[i];
    kept.end = edit->old.start;
    if (!draft_keep(next, draft, kept)) return false;
    edit->start = (uint32_t)next->length;
    if (!edit_write(next, draft, edit->step, edit->old, text + edit->text.start,
                    edit->text.end - edit->text.start, changes))
      return false;
    kept.start = edit->old.end;
  }
  kept.end = (uint32_t)draft->length;
  return draft_keep(next, draft, kept);
}

bool edits_apply(Edits *edits, Draft *draft, Changes *changes) {
  size_t earlier = changes != NULL ? changes->count : 0;
  if (edits->count == 0) return true;
  draft_clear(&edits->spare);
  if (!draft_reserve(&edits->spare, draft->length) ||
      !write_draft(&edits->spare, draft, edits, changes))
    return false;
  if (changes != NULL) move_changes(changes, earlier, edits);
  edits_swap(edits, draft);
  edits->count = edits->text_length = 0;
  edits->absent = 0;
  return true;
}

void edits_swap(Edits *edits, Draft *draft) {
  Draft old = *draft;
  *draft = edits->spare;
  edits->spare = old;
}

void edits_free(Edits *edits) {
  memory_resize(edits->items, 0);
  memory_resize(edits->text, 0);
  draft_free(&edits->spare);
  memset(edits, 0, sizeof *edits);
}
