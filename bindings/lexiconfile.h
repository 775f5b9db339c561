/* lexiconfile.h: the compiled terms of a lexicon, for one dictionary and one
** text: so that a text need not be read anew at each start. */
#ifndef LEXICONFILE_H
#define LEXICONFILE_H

#include "dictionary.h"

/* Writes a lexicon that was built above 'below' out of 'source', whole or not
** at all. */
bool lexicon_save(const Dictionary *lexicon, const Dictionary *below,
                  const char *source, size_t length, const char *path,
                  Fault *fault);

/* Maps a file that lexicon_save wrote. A fault when it is damaged, or was
** written for another dictionary or another source. */
bool lexicon_open(Dictionary *lexicon, const Dictionary *below,
                  const char *source, size_t length, const char *path,
                  Fault *fault);

/* Whether a file is a lexicon, and of no use alone. */
bool lexicon_is(const Dictionary *dictionary);

#endif
