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
  uint32_t quantity; /* index of the quantity that this word is, or none */
  uint8_t tag;       /* its name is tag_name(tag), of tags.h */
} Word;

typedef struct Words {
  Word *items;
  size_t count, capacity;
} Words;

/* A term of a lexicon: kept whole wherever it stands. */
typedef struct Term {
  const char *text; /* borrowed */
  size_t length;
  uint32_t frequency; /* of two tags for one term, the more frequent counts */
  uint8_t tag;
} Term;

/* Owns a mapped dictionary and the terms of a lexicon. Cutting changes
** nothing in it, so threads may share it. */
typedef struct Segmenter Segmenter;

/* NULL on a fault. */
Segmenter *segmenter_open(const char *dictionary_path, Fault *fault);

void segmenter_close(Segmenter *segmenter); /* accepts NULL */

size_t segmenter_word_count(const Segmenter *segmenter);

/* Replaces the lexicon; count 0 takes it away. The order of terms does not
** matter. False on a fault (a term that entry_problem of dictionary.h objects
** to, or memory); the lexicon is then as it was. */
bool segmenter_set_lexicon(Segmenter *segmenter, const Term *terms,
                           size_t count, Fault *fault);

/* Appends the words of 'text' to 'words'. Blanks are no words; every other
** char is in exactly one. Each of the 'forced' spans (not empty, sorted, not
** overlapping, inside the text) is one word with tag m and, as its quantity,
** its index. Between them each term of the lexicon is one word: where terms
** overlap the longest counts, of equally long ones the first. A word never
** begins or ends inside a run of Latin letters and digits. Linear in the text,
** with no allocation but in 'words'. False when memory is short. */
bool segmenter_cut(const Segmenter *segmenter, const char *text,
                   uint32_t length, const Span *forced, size_t forced_count,
                   Words *words);

void words_free(Words *words);

#endif
