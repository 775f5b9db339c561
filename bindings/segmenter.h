/* segmenter.h: words with part-of-speech tags, by the maximum probability path
** over the word graph of a dictionary (the algorithm of jieba). */
#ifndef SEGMENTER_H
#define SEGMENTER_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "span.h"

#define WORD_NO_QUANTITY UINT32_MAX

typedef struct Word {
  Span span;
  const char *tag;    /* jieba's tag names, "n", "v", "m"; a static string */
  uint32_t quantity;  /* index of the quantity that this word is, or none */
} Word;

typedef struct Words {
  Word *items;
  size_t count, capacity;
} Words;

typedef struct Segmenter Segmenter;  /* dictionaries; shared, never changed */

void words_free(Words *words);

#endif
