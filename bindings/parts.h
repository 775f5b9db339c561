/* parts.h: the modes of cutting that give more, or other, words than the path:
** words inside long words, all words, single chars. */
#ifndef PARTS_H
#define PARTS_H

#include "dictionary.h"
#include "segmenter.h"

/* Appends to 'words' what 'mode' makes of the path, which is the words
** items[first..count) of 'words' itself and goes away. Sorted by start, then by
** end; no span comes twice. 'layers' are the dictionaries to ask, the first one
** that knows a word gives its tag. False when memory is short. */
bool parts_expand(const Dictionary *const *layers, size_t layer_count,
                  const char *text, CutMode mode, Words *words, size_t first);

#endif
