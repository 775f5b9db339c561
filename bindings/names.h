/* names.h: what a list of words tells of the names of persons. */
#ifndef NAMES_H
#define NAMES_H

#include "dictionary.h"

/* Whether an entry is the name of a person, a surname and two chars; then they
** are in 'given'. */
bool read_name(const Entry *entry, uint32_t given[2]);

/* The bits KIND_SURNAME and KIND_GIVEN of a char that 'count' given names have,
** and that alone is 'share' of all words. */
uint8_t name_kind(uint32_t c, uint32_t count, double share);

#endif
