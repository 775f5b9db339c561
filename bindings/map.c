/* map.c: runs of clean text and the raw bytes that they stand for. A unit is
** the clean_step bytes that stand for raw_step bytes; a run is a row of units
** of one size, and its last unit may be cut short by the next run. */
#include "map.h"

#include <assert.h>

#include "memory.h"

/* Does a unit of these sizes continue the last run? */
static bool continues(const MapRun *last, uint32_t clean, uint32_t raw,
                      uint16_t clean_step, uint16_t raw_step) {
  uint32_t distance = clean - last->clean;
  if (last->clean_step != clean_step || last->raw_step != raw_step)
    return false;
  return distance % clean_step == 0 &&
         (uint64_t)last->raw + (uint64_t)distance / clean_step * raw_step ==
             raw;
}

bool map_add(Map *map, uint32_t clean, uint32_t raw, uint16_t clean_step,
             uint16_t raw_step) {
  MapRun *run;
  assert(clean_step > 0);
  if (map->count > 0) {
    run = &map->runs[map->count - 1];
    assert(clean > run->clean);
    if (continues(run, clean, raw, clean_step, raw_step)) return true;
  }
  if (!memory_grow((void **)&map->runs, &map->capacity, map->count + 1,
                   sizeof *map->runs))
    return false;
  run = &map->runs[map->count++];
  run->clean = clean;
  run->raw = raw;
  run->clean_step = clean_step;
  run->raw_step = raw_step;
  return true;
}

/* The run that byte 'clean' lies in: the last that begins at or before it.
** Needs a map that is not empty. */
static size_t find_run(const Map *map, uint32_t clean) {
  size_t low = 0, high = map->count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (map->runs[middle].clean <= clean)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The raw bytes of the units that bytes start to end of one run touch. */
static Span run_to_raw(const MapRun *run, uint32_t start, uint32_t end) {
  uint32_t first = (start - run->clean) / run->clean_step;
  uint32_t last = (end - 1 - run->clean) / run->clean_step;
  Span raw = {run->raw + first * run->raw_step,
              run->raw + (last + 1) * run->raw_step};
  return raw;
}

/* Where the empty span at 'clean' lies: before the unit that begins there, or
** behind the last one. */
static Span empty_to_raw(const Map *map, uint32_t clean) {
  Span raw = {0, 0};
  const MapRun *run;
  if (map->count == 0) return raw;
  run = &map->runs[find_run(map, clean)];
  raw.start = run->raw + (clean - run->clean) / run->clean_step * run->raw_step;
  raw.end = raw.start;
  return raw;
}

Span map_to_raw(const Map *map, Span clean) {
  Span raw = {UINT32_MAX, 0};
  size_t i;
  if (map->count == 0 || clean.start >= clean.end)
    return empty_to_raw(map, clean.start);
  for (i = find_run(map, clean.start);
       i < map->count && map->runs[i].clean < clean.end; i++) {
    const MapRun *run = &map->runs[i];
    uint32_t start = run->clean > clean.start ? run->clean : clean.start;
    uint32_t end = clean.end;
    Span piece;
    if (i + 1 < map->count && map->runs[i + 1].clean < end)
      end = map->runs[i + 1].clean;
    piece = run_to_raw(run, start, end);
    if (piece.start < raw.start) raw.start = piece.start;
    if (piece.end > raw.end) raw.end = piece.end;
  }
  return raw;
}

/* Adds bytes start to end of 'run', cutting units that lie across an end. */
static bool keep_run(Map *to, uint32_t clean, const MapRun *run, uint32_t start,
                     uint32_t end) {
  uint32_t step = run->clean_step;
  uint32_t cut = (start - run->clean) % step;
  if (cut > 0) { /* the rest of a unit stands for all of the unit's raw */
    uint32_t rest = step - cut < end - start ? step - cut : end - start;
    Span raw = run_to_raw(run, start, start + rest);
    if (!map_add(to, clean, raw.start, (uint16_t)rest, run->raw_step))
      return false;
    start += rest;
    clean += rest;
  }
  if (start == end) return true;
  return map_add(to, clean, run_to_raw(run, start, end).start, run->clean_step,
                 run->raw_step);
}

bool map_keep(Map *to, uint32_t clean, const Map *from, Span kept) {
  uint32_t start = kept.start;
  size_t i;
  if (start >= kept.end || from->count == 0) return true;
  for (i = find_run(from, start); start < kept.end; i++) {
    uint32_t end = kept.end;
    if (i + 1 < from->count && from->runs[i + 1].clean < end)
      end = from->runs[i + 1].clean;
    if (!keep_run(to, clean + (start - kept.start), &from->runs[i], start, end))
      return false;
    start = end;
  }
  return true;
}

bool map_replace(Map *to, uint32_t clean, uint32_t length, const Map *from,
                 Span old) {
  Span raw = map_to_raw(from, old);
  uint32_t width = raw.end - raw.start;
  uint16_t raw_step = width < UINT16_MAX ? (uint16_t)width : UINT16_MAX;
  while (length > UINT16_MAX) { /* longer than a unit can be: several */
    if (!map_add(to, clean, raw.start, UINT16_MAX, raw_step)) return false;
    clean += UINT16_MAX;
    length -= UINT16_MAX;
  }
  if (length == 0) return true;
  return map_add(to, clean, raw.start, (uint16_t)length, raw_step);
}

void map_free(Map *map) {
  memory_resize(map->runs, 0);
  map->runs = NULL;
  map->count = map->capacity = 0;
}
