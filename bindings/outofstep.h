/* outofstep.h: GBK that was read one byte out of step, since a byte was lost
** before it: 。“十四五” shows as !笆 and so on, up to the next ASCII char,
** which is swallowed or ends the harm. */
#ifndef OUTOFSTEP_H
#define OUTOFSTEP_H

#include "edit.h"

/* What its repair gains in text[start, end), valid UTF-8: in bits. */
int outofstep_gain(const char *text, size_t start, size_t end);

/* Finds the stretches that are better Chinese when they are read in step. The
** char that lost its byte is told where only one fits, else U+FFFD. False when
** memory is short. */
bool outofstep_find(Edits *edits, const char *text, size_t start, size_t end);

#endif
