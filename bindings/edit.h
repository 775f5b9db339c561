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

typedef struct Edits { /* owns its items, its text and its spare */
  Edit *items;
  size_t count, capacity;
  char *text;
  size_t text_length, text_capacity;
  size_t lost;     /* chars that the step of that name has marked */
  unsigned absent; /* bits of CharKind: the draft has no such chars, or no
                      two CHAR_LOST side by side; 0 where not known */
  Draft spare;     /* memory of the text before the last step */
} Edits;

/* Adds an edit behind all others. False when memory is short. */
bool edits_add(Edits *edits, enum CleanStep step, Span old, const char *text,
               size_t length);

/* Replaces 'draft' by what the edits make of it, logs each edit in 'changes'
** (NULL: no log), moves the clean spans of earlier changes along, and empties
** 'edits'. False when memory is short; everything is then still valid, but
** unfinished. */
bool edits_apply(Edits *edits, Draft *draft, Changes *changes);

/* For a step with very many edits, which writes edits->spare itself, from start
** to end: draft_keep for what stays, edit_write for what does not, and at last
** edits_swap, which makes that the draft. */
bool edit_write(Draft *next, const Draft *draft, enum CleanStep step, Span old,
                const char *text, size_t length, Changes *changes);
void edits_swap(Edits *edits, Draft *draft);

void edits_free(Edits *edits);

#endif
