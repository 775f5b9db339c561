/* step.h: what the edits of one step make of a text, for the tests of steps. */
#ifndef STEP_H
#define STEP_H

#include <stdlib.h>
#include <string.h>

#include "edit.h"

/* The text with its edits made, which must be in reading order; to be freed. */
static char *apply(const Edits *edits, const char *text, size_t length) {
  size_t i, at = 0, end = 0;
  char *made = malloc(length + edits->text_length + 1);
  assert_non_null(made);
  for (i = 0; i < edits->count; i++) {
    const Edit *edit = &edits->items[i];
    assert_true(at <= edit->old.start && edit->old.start < edit->old.end);
    memcpy(made + end, text + at, edit->old.start - at);
    end += edit->old.start - at;
    if (edit->text.end > edit->text.start)
      memcpy(made + end, edits->text + edit->text.start,
             edit->text.end - edit->text.start);
    end += edit->text.end - edit->text.start;
    at = edit->old.end;
  }
  memcpy(made + end, text + at, length - at);
  made[end + length - at] = '\0';
  return made;
}

/* What 'find' makes of 'text'. */
static char *make(bool (*find)(Edits *edits, const char *text, size_t length),
                  const char *text) {
  Edits edits = {0};
  char *made;
  assert_true(find(&edits, text, strlen(text)));
  made = apply(&edits, text, strlen(text));
  edits_free(&edits);
  return made;
}

#endif
