/* edit.h: how a step of clean changes a text. A step only finds edits, in
** reading order; edits_apply makes the new text, its map and the log. */
#ifndef EDIT_H
#define EDIT_H

#include "changes.h"
#include "draft.h"

typedef struct Edit {
  Span old;       /* in the text before the step */
  Span text;      /* what takes its place, in Edits.text; empty: dropped */
  uint32_t start; /* where that is in the text after the step */
  enum CleanStep step;
} Edit;

typedef struct Edits { /* owns its items and its text */
  Edit *items;
  size_t count, capacity;
  char *text;
  size_t text_length, text_capacity;
} Edits;

/* Adds an edit behind all others. False when memory is short. */
bool edits_add(Edits *edits, enum CleanStep step, Span old, const char *text,
               size_t length);

/* Replaces 'draft' by what the edits make of it, logs each edit in 'changes',
** moves the clean spans of earlier changes along, and empties 'edits'. False
** when memory is short; everything is then still valid, but unfinished. */
bool edits_apply(Edits *edits, Draft *draft, Changes *changes);

void edits_free(Edits *edits);

#endif
