/* path.h: the words of a window, as a path; and where a window ends. Private to
** the segmenter: segmenter.c writes the words, explain.c tells why. */
#ifndef PATH_H
#define PATH_H

#include "graph.h"

struct Segmenter {
  Dictionary dictionary;
  Dictionary lexicon; /* of terms; its image is NULL when there are none. Its
                         alphabet goes on from that of the dictionary */
  uint32_t owner_count;
};

static inline const Alphabet *segmenter_alphabet(const Segmenter *segmenter) {
  return segmenter->lexicon.image != NULL ? &segmenter->lexicon.alphabet
                                          : &segmenter->dictionary.alphabet;
}

/* Shortens a window after which the text goes on, to where no word is cut: so
** words do not depend on where windows begin. Text in which words overlap
** without end (一一一一…) is cut at a length of its own. */
void window_close(const Segmenter *segmenter, Window *window);

/* Makes the graph, and finds the cheapest path over the dictionary alone. */
void window_cheapest(const Segmenter *segmenter, const Window *window,
                     Graph *graph, Path *path);

/* Finds the path that holds the terms and joins unknown words. What the graph holds of costs is that of the last search. */
void window_path(const Segmenter *segmenter, const char *text,
                 const Window *window, Graph *graph, Path *path);

#endif
