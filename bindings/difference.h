/* difference.h: the edits that make one line of text another. */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H

#include "edit.h"

/* Adds, as changes of 'step', what differs between text[line.start, line.end)
** and 'other': char by char where both have as many, else one edit of all that
** lies between what they begin and end with. Both are valid UTF-8. False when
** memory is short. */
bool difference_find(Edits *edits, enum CleanStep step, const char *text,
                     Span line, const char *other, size_t length);

#endif
