/* simplify.h: Traditional Chinese to Simplified, through OpenCC. */
#ifndef SIMPLIFY_H
#define SIMPLIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "edit.h"

/* A converter of OpenCC, opened at its first use, since that is slow, and then
** kept. Begins as {NULL, NULL}; its owner closes it. */
typedef struct Simplifier {
  void *handle;
  const char *error; /* what OpenCC refused, until its next call; or NULL */
} Simplifier;

/* Is the text (valid UTF-8) Traditional? It is when chars that only Traditional
 *text has are
 ** more than a few of its Chinese chars. */
bool is_traditional(const char *text, size_t length);

/* Finds the chars of 'text' (valid UTF-8) that differ in Simplified. False when
** memory is short or, with simplifier->error set, when OpenCC refuses. */
bool find_traditional(Edits *edits, const char *text, size_t length,
                      Simplifier *simplifier);

void simplifier_close(Simplifier *simplifier); /* harmless twice */

#endif
