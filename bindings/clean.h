/* clean.h: decoded text to clean text, step by step. */
#ifndef CLEAN_H
#define CLEAN_H

#include <stdbool.h>
#include <stddef.h>

#include "changes.h"
#include "draft.h"
#include "edit.h"
#include "fault.h"
#include "simplify.h"

/* The step of that name, or STEP_COUNT. */
enum CleanStep clean_find_step(const char *name);

/* Cleans 'draft' (valid UTF-8) in place and logs each change in 'changes'
** (NULL: no log). Bit 1 << step of 'skipped' leaves that step out. 'simplifier'
** is opened when it is needed. *lost becomes the number of chars that
** STEP_LOST marks. The message of a fault begins with 'name'. */
bool clean(Draft *draft, Changes *changes, unsigned skipped,
           Simplifier *simplifier, size_t *lost, const char *name,
           Fault *fault);

/* The steps from lines to forms, which replace single chars, in one pass; false
** when memory is short. */
bool replace_chars(Edits *edits, Draft *draft, unsigned skipped,
                   Changes *changes);

/* The other steps, each in a file of its own. They only find edits; false when
** memory is short. */
bool find_entities(Edits *edits, const char *text, size_t length);
bool find_mojibake(Edits *edits, const char *text, size_t length);
bool find_lost(Edits *edits, const char *text, size_t length);
bool find_pinyin(Edits *edits, const char *text, size_t length);
bool find_breaks(Edits *edits, const char *text, size_t length);
bool find_blanks(Edits *edits, const char *text, size_t length);

#endif
