/* map.h: where each byte of clean text came from in the raw file.
** A Map owns its runs. Runs lie in reading order of the clean text; raw text
** between two runs was dropped. */
#ifndef MAP_H
#define MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

/* From 'clean' on, every clean_step bytes of clean text stand for raw_step
** bytes of raw text, up to the next run: 1 and 1 for text that was kept, 3 and
** 2 for Chinese chars out of GB18030, 1 and 3 for full-width digits. */
typedef struct MapRun {
  uint32_t clean, raw;
  uint32_t clean_step, raw_step;
} MapRun;

typedef struct Map {
  MapRun *runs;
  size_t count, capacity;
  size_t hint; /* the run of the text it is written from that was read last */
} Map;

/* Says that 'clean_step' bytes at the end of the clean text, which begins at
** 'clean', stand for 'raw_step' bytes at 'raw'; joins the last run where it
** continues it. False when memory is short. */
bool map_add(Map *map, uint32_t clean, uint32_t raw, uint32_t clean_step,
             uint32_t raw_step);

/* The raw bytes that a span of clean text came from: the smallest span that
** covers every char of it. An empty span maps to an empty span. */
Span map_to_raw(const Map *map, Span clean);

/* The stretch 'kept' of a text, whose map is 'from', stands unchanged in a new
** text from 'clean' on: gives 'to' its runs. False when memory is short. */
bool map_keep(Map *to, uint32_t clean, const Map *from, Span kept);

/* 'length' bytes at 'clean' of a new text stand, as one unit, for the stretch
** 'old' of a text whose map is 'from'. False when memory is short. */
bool map_replace(Map *to, uint32_t clean, uint32_t length, const Map *from,
                 Span old);

void map_free(Map *map);

#endif
