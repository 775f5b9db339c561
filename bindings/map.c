/* map.c: runs of clean text and the raw bytes that they stand for. A unit is
** the clean_step bytes that stand for raw_step bytes; a run is a row of units
** of one size, and its last unit may be cut short by the next run. */
#include "map.h"

#include <assert.h>

#include "memory.h"

enum { MAX_STEPS = 8 }; /* runs looked at one by one before a search */

/* Does a unit of these sizes continue the last run? */
static bool continues(const MapRun *last, uint32_t clean, uint32_t raw,
                      uint32_t clean_step, uint32_t raw_step) {
  uint32_t distance = clean - last->clean;
  if (last->clean_step != clean_step || last->raw_step != raw_step)
    return false;
  if (clean_step == 1 && raw_step == 1) return last->raw + distance == raw;
  return distance % clean_step == 0 &&
         (uint64_t)last->raw + (uint64_t)distance / clean_step * raw_step ==
             raw;
}

static bool grow(Map *map) {
  return memory_grow((void **)&map->runs, &map->capacity, map->count + 1,
                     sizeof *map->runs);
}

/* Adds a run behind all others, whether or not it continues the last. */
static inline bool add_run(Map *map, MapRun run) {
  if (map->count == map->capacity && !grow(map)) return false;
  map->runs[map->count++] = run;
  return true;
}

bool map_add(Map *map, uint32_t clean, uint32_t raw, uint32_t clean_step,
             uint32_t raw_step) {
  assert(clean_step > 0);
  if (map->count > 0) {
    const MapRun *last = &map->runs[map->count - 1];
    assert(clean > last->clean);
    if (continues(last, clean, raw, clean_step, raw_step)) return true;
  }
  return add_run(map, (MapRun){clean, raw, clean_step, raw_step});
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

/* The same, quicker where texts are written from start to end: looks first
** where the last piece was found. */
static size_t find_run_near(const Map *map, uint32_t clean, size_t *hint) {
  size_t at = *hint, steps;
  if (at < map->count && map->runs[at].clean <= clean) {
    for (steps = 0; steps < MAX_STEPS; steps++, at++) {
      if (at + 1 < map->count && map->runs[at + 1].clean <= clean) continue;
      return *hint = at;
    }
  }
  return *hint = find_run(map, clean);
}

/* The raw bytes of the units that bytes start to end of one run touch. */
static Span units_to_raw(const MapRun *run, uint32_t start, uint32_t end) {
  uint32_t first = (start - run->clean) / run->clean_step;
  uint32_t last = (end - 1 - run->clean) / run->clean_step;
  Span raw = {run->raw + first * run->raw_step,
              run->raw + (last + 1) * run->raw_step};
  return raw;
}

/* How far raw bytes lie from clean ones in a run byte for byte. */
static uint32_t moved_by(const MapRun *run) {
  return run->raw - run->clean;
}

static Span run_to_raw(const MapRun *run, uint32_t start, uint32_t end) {
  if (run->clean_step == 1 && run->raw_step == 1) { /* most text; no division */
    uint32_t moved = moved_by(run);
    return (Span){start + moved, end + moved};
  }
  return units_to_raw(run, start, end);
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

/* The raw bytes of a span that is not empty and begins in run 'i'. */
static Span runs_to_raw(const Map *map, size_t i, Span clean) {
  Span raw = {UINT32_MAX, 0};
  for (; i < map->count && map->runs[i].clean < clean.end; i++) {
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

Span map_to_raw(const Map *map, Span clean) {
  if (map->count == 0 || clean.start >= clean.end)
    return empty_to_raw(map, clean.start);
  return runs_to_raw(map, find_run(map, clean.start), clean);
}

/* Does run 'i', byte for byte, go on to 'end'? */
static bool is_plain(const Map *map, size_t i, uint32_t end) {
  const MapRun *run = &map->runs[i];
  return run->clean_step == 1 && run->raw_step == 1 &&
         (i + 1 == map->count || end <= run[1].clean);
}

/* Adds bytes start to end of 'run', cutting units that lie across an end. */
static bool keep_run(Map *to, uint32_t clean, const MapRun *run, uint32_t start,
                     uint32_t end) {
  uint32_t step = run->clean_step;
  uint32_t cut = step == 1 ? 0 : (start - run->clean) % step;
  if (cut > 0) { /* the rest of a unit stands for all of the unit's raw */
    uint32_t rest = step - cut < end - start ? step - cut : end - start;
    Span raw = run_to_raw(run, start, start + rest);
    if (!map_add(to, clean, raw.start, rest, run->raw_step)) return false;
    start += rest;
    clean += rest;
  }
  if (start == end) return true;
  return map_add(to, clean, run_to_raw(run, start, end).start, run->clean_step,
                 run->raw_step);
}

/* Adds the runs from 'i' on that begin before 'end', 'moved' bytes further on.
** Needs no look at how they join: they join no better than in 'from'. */
static bool copy_runs(Map *to, uint32_t moved, const Map *from, size_t i,
                      uint32_t end) {
  for (; i < from->count && from->runs[i].clean < end; i++) {
    MapRun run = from->runs[i];
    run.clean += moved;
    if (!add_run(to, run)) return false;
  }
  return true;
}

bool map_keep(Map *to, uint32_t clean, const Map *from, Span kept) {
  uint32_t start = kept.start;
  size_t i, first;
  if (start >= kept.end || from->count == 0) return true;
  first = find_run_near(from, start, &to->hint);
  if (is_plain(from, first, kept.end))
    return map_add(to, clean, start + moved_by(&from->runs[first]), 1, 1);
  for (i = first; start < kept.end; i++) {
    uint32_t end = kept.end;
    if (i == first + 2)
      return copy_runs(to, clean - kept.start, from, i, kept.end);
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
  Span raw;
  size_t i;
  if (length == 0) return true;
  if (from->count == 0 || old.start >= old.end) {
    raw = empty_to_raw(from, old.start);
  } else {
    i = find_run_near(from, old.start, &to->hint);
    raw = is_plain(from, i, old.end)
              ? run_to_raw(&from->runs[i], old.start, old.end)
              : runs_to_raw(from, i, old);
  }
  return map_add(to, clean, raw.start, length, raw.end - raw.start);
}

void map_free(Map *map) {
  memory_resize(map->runs, 0);
  map->runs = NULL;
  map->count = map->capacity = map->hint = 0;
}
