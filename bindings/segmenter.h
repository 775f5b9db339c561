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

/* Which words of a text are wanted. Each word of CUT_WORDS is also one of
** CUT_SEARCH, and each of those one of CUT_ALL; a span that several modes give
** has the same tag in all of them. */
typedef enum CutMode {
  CUT_WORDS,  /* the most probable path: every char is in one word */
  CUT_SEARCH, /* and the words of two chars and more inside its words */
  CUT_ALL,    /* and those across its words: every word of the dictionaries */
  CUT_CHARS   /* single chars; Latin words and quantities stay whole */
} CutMode;

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

/* One more owner, who closes it too: a tokenizer may outlive the Lua object.
** Owners share a thread. */
Segmenter *segmenter_share(Segmenter *segmenter);

size_t segmenter_word_count(const Segmenter *segmenter);

/* Replaces the lexicon; count 0 takes it away. The order of terms does not
** matter. False on a fault (a term that entry_problem of dictionary.h objects
** to, or memory); the lexicon is then as it was. */
bool segmenter_set_lexicon(Segmenter *segmenter, const Term *terms,
                           size_t count, Fault *fault);

/* Writes the lexicon, which was read from 'source', to a file; it has terms. */
bool segmenter_save_lexicon(const Segmenter *segmenter, const char *source,
                            size_t length, const char *path, Fault *fault);

/* Replaces the lexicon by that of a file. False on a fault, as when it was
** written for another source or dictionary; the lexicon is then as it was. */
bool segmenter_load_lexicon(Segmenter *segmenter, const char *source,
                            size_t length, const char *path, Fault *fault);

bool segmenter_has_lexicon(const Segmenter *segmenter);

/* Appends the words of 'text' to 'words', as 'mode' says; in modes search and
** all they overlap, sorted by start, then by end. In mode words: blanks are no
** words; every other char is in exactly one. Each of the 'forced' spans (not empty, sorted, not
** overlapping, inside the text) is one word with tag m and, as its quantity,
** its index. Between them each term of the lexicon is one word: where terms
** overlap the longest counts, of equally long ones the first. A word never
** begins or ends inside a run of Latin letters and digits. Linear in the text,
** with no allocation but in 'words'. False when memory is short. */
bool segmenter_cut(const Segmenter *segmenter, const char *text,
                   uint32_t length, CutMode mode, const Span *forced,
                   size_t forced_count, Words *words);

/* CUT_WORDS .. CUT_CHARS for "words", "search", "all", "chars"; -1 for others.
*/
int cut_mode_find(const char *name);

void words_free(Words *words);

#endif
