/* simplify.h: Traditional Chinese to Simplified, through OpenCC. */
#ifndef SIMPLIFY_H
#define SIMPLIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "edit.h"

enum Variant { VARIANT_TAIWAN, VARIANT_HONGKONG, VARIANT_COUNT };

/* Converters of OpenCC, each opened at its first use, since that is slow, and
** then kept. Begins with all members NULL; its owner closes it. */
typedef struct Simplifier {
  void *handles[VARIANT_COUNT];
  const char *error; /* what OpenCC refused, until its next call; or NULL */
} Simplifier;

/* Finds the chars of 'text' (valid UTF-8) that differ in Simplified, in the
** lines that are Traditional: those with more than a few chars that Simplified
** text has not, and those between them that could be either. Japanese is left
** alone. False when memory is short or, with simplifier->error set, when OpenCC
** refuses. */
bool find_traditional(Edits *edits, const char *text, size_t length,
                      Simplifier *simplifier);

/* The same for all lines, whatever they look like. */
bool simplify_all(Edits *edits, const char *text, size_t length,
                  Simplifier *simplifier);

void simplifier_close(Simplifier *simplifier); /* harmless twice */

#endif
