/* yearpart.h: a stretch within a year: 11月30日, 1-11月, 前三季度, 上半年. Part of
** period.h. */
#ifndef YEARPART_H
#define YEARPART_H

#include "chars.h"

#define PART_WRITTEN 16

/* What follows the year in the notation of a period. */
typedef struct Part {
  /* "-01", "-01-31", "Q1", "H1"; 'to' is empty for one alone */
  char from[PART_WRITTEN], to[PART_WRITTEN];
} Part;

/* Reads one at 'at'; false where there is none. */
bool yearpart_read(const Text *text, uint32_t at, Part *part, uint32_t *end);

/* Writes its notation within 'year' ("2016", "year-1") into 'notation', which
** has room for 'size' bytes. */
void yearpart_write(const Part *part, const char *year, char *notation,
                    size_t size);

#endif
