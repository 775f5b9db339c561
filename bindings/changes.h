/* changes.h: the log of what clean changed. */
#ifndef CHANGES_H
#define CHANGES_H

#include <stddef.h>

#include "span.h"

/* The steps of clean, in the order in which they are made. */
enum CleanStep {
  STEP_ENTITIES,    /* &#20013; &nbsp; that were left as text */
  STEP_MOJIBAKE,    /* text that was read in a wrong encoding */
  STEP_LOST,        /* marks what cannot be brought back; changes nothing */
  STEP_LINES,       /* every line end is \n */
  STEP_INVISIBLE,   /* marks, zero-width, soft and control chars dropped */
  STEP_SPACES,      /* every Unicode space is one ordinary space */
  STEP_WIDTH,       /* full-width forms of ASCII to ASCII */
  STEP_FORMS,       /* compatibility forms to the chars that they stand for */
  STEP_PINYIN,      /* 總結(jié) */
  STEP_TRADITIONAL, /* Traditional to Simplified */
  STEP_BREAKS,      /* lines broken in mid-sentence are joined */
  STEP_BLANKS,      /* 7 4 7 7 2 亿元, 2016 年, 工 作 总 结 */
  STEP_COUNT
};

typedef struct Change {
  enum CleanStep step;
  Span clean; /* in the clean text; empty where something was dropped */
  Span raw;
  Span old; /* what stood there before the step, in Changes.old */
} Change;

typedef struct Changes { /* owns its items and its old text */
  Change *items;
  size_t count, capacity;
  char *old;
  size_t old_length, old_capacity;
} Changes;

/* The name of a step in options and in the log: "pinyin". */
const char *step_name(enum CleanStep step);

/* Puts the changes in reading order of the clean text. */
void changes_sort(Changes *changes);

void changes_free(Changes *changes);

#endif
