/* discover.h: stretches of a corpus that behave like words. A stretch of Han
** chars is a candidate when its chars stand together more often than chance
** has it (cohesion) while what stands before and after it varies (entropy). */
#ifndef DISCOVER_H
#define DISCOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

#define DISCOVER_LONGEST 12 /* chars that a candidate may have at most */

typedef struct DiscoverOptions {
  uint32_t longest; /* chars of a candidate: 2 to DISCOVER_LONGEST */
  uint32_t count;   /* how often it stands in the text, at least; above 0 */
  double cohesion;  /* in bits, at least */
  double entropy;   /* in bits, on either side, at least */
} DiscoverOptions;

typedef struct Candidate {
  Span span; /* bytes of its first place in the text */
  uint32_t count;
  double cohesion;    /* the least, over where it may be cut in two, of the
                         bits that the whole is likelier than its halves */
  double left, right; /* entropy of the chars before and after, in bits; the
                         end of a run of Han chars is each time another char */
} Candidate;

typedef struct Candidates {
  Candidate *items;
  size_t count, capacity;
} Candidates;

/* Appends the candidates of a text of less than 4 GB, sorted by length in chars
** and then as chars sort. Time is linear in the text, but for a logarithm for
** each candidate. False when memory is short. */
bool discover(const char *text, uint32_t length, const DiscoverOptions *options,
              Candidates *candidates);

void candidates_free(Candidates *candidates);

#endif
