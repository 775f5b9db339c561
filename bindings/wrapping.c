/* wrapping.c: the width of broken lines is found by counting, and then how the
** lines behind them stand. */
#include "wrapping.h"

#include <string.h>

#include "chars.h"

/* Of lines that are all of one width: the least, how far they lie apart, what
** is narrow. */
static const size_t least_width[MEASURE_COUNT] = {32, 16};
static const size_t ragged[MEASURE_COUNT] = {9, 6};
static const size_t narrow[MEASURE_COUNT] = {40, 20};

enum {
  FEWEST = 3,        /* lines of one width that make it a habit */
  FEWEST_NARROW = 8, /* of narrow ones: titles and verse are, too */
  INDENT = 2,        /* blanks more than other lines have: a paragraph begins */
  MAX_INDENT = 32,
  MAX_GAP = 4
};

Width wrapping_measure(const Row *row, const char *text) {
  Width width = row_width(row, text);
  if (row->indent < INDENT || row->indent > 4 * INDENT ||
      width.in[COLUMNS] > MAX_WIDTH - 4)
    return width; /* what is indented further is centred */
  width.in[COLUMNS] += 4;
  width.in[CHARS] += 2;
  return width;
}

/* The first of the greatest counts. */
static size_t find_most(const size_t *counts, size_t first, size_t last) {
  size_t i, most = first;
  for (i = first; i <= last; i++)
    if (counts[i] > counts[most]) most = i;
  return most;
}

bool wrapping_is_full(const Wrapping *wrapping, const Width *width) {
  enum Measure in = wrapping->measure;
  return wrapping->width > 0 && width->in[in] <= wrapping->width &&
         width->in[in] + ragged[in] >= wrapping->width;
}

/* Standing -------------------------------------------------------------------
 */

bool wrapping_is_first(const Wrapping *wrapping, const Row *row) {
  return row->gap > wrapping->gap || row->indent >= wrapping->indent + INDENT;
}

/* How most rows stand: those behind rows that are full and go on, where the
** width is known, else all. */
static void set_standing(Wrapping *wrapping, const char *text, size_t length) {
  size_t indents[MAX_INDENT + 1] = {0}, gaps[MAX_GAP + 1] = {0}, at = 0;
  Row row, next;
  if (!row_read(&row, text, &at, length)) return;
  for (; row_read(&next, text, &at, length); row = next) {
    if (wrapping->width > 0) {
      Width width = wrapping_measure(&row, text);
      if (!wrapping_is_full(wrapping, &width) || !row_is_open(&row, text))
        continue;
    }
    if (next.indent <= MAX_INDENT) indents[next.indent]++;
    if (next.gap <= MAX_GAP) gaps[next.gap]++;
  }
  wrapping->indent = find_most(indents, 0, MAX_INDENT);
  wrapping->gap = find_most(gaps, 0, MAX_GAP);
}

/* Width ----------------------------------------------------------------------
 */

typedef struct Widths {
  size_t open[MAX_WIDTH + 2]; /* open rows of this width */
  size_t all[MAX_WIDTH + 2];
} Widths;

/* Behind an open row the sentence goes on, for all that is known: neither its
** last char nor how the next row stands tells that a paragraph ends. */
static void count_widths(const Wrapping *wrapping, Widths widths[MEASURE_COUNT],
                         const char *text, size_t length) {
  size_t at = 0;
  Row row, next;
  bool more = row_read(&row, text, &at, length);
  memset(widths, 0, MEASURE_COUNT * sizeof *widths);
  for (; more; row = next) {
    Width width = wrapping_measure(&row, text);
    bool open = width.in[COLUMNS] <= MAX_WIDTH && row_is_open(&row, text);
    int in;
    more = row_read(&next, text, &at, length);
    open = open && !(more && wrapping_is_first(wrapping, &next));
    for (in = 0; in < MEASURE_COUNT; in++) {
      widths[in].all[width.in[in]]++;
      if (open && width.in[in] >= least_width[in])
        widths[in].open[width.in[in]]++;
    }
  }
}

static size_t sum(const size_t *counts, size_t first, size_t last) {
  size_t i, all = 0;
  for (i = first; i <= last; i++) all += counts[i];
  return all;
}

static size_t window_start(enum Measure in, size_t width) {
  return width > least_width[in] + ragged[in] ? width - ragged[in]
                                              : least_width[in];
}

/* How many rows there are of the width that most have, if it is a habit: most
** lines that end in mid-sentence lie right below it, short ones (titles, cells)
** apart, and hardly any line is wider. 0 where it is none. */
static size_t find_width(const Widths *widths, enum Measure in, size_t *best) {
  size_t width, most = 0, open, least = least_width[in], few = FEWEST;
  for (width = least; width <= MAX_WIDTH; width++) {
    size_t found = sum(widths->open, window_start(in, width), width);
    if (found > most) {
      most = found;
      *best = width;
    }
  }
  if (*best < narrow[in]) few = FEWEST_NARROW;
  if (most < few) return 0;
  open = sum(widths->open, *best / 2, MAX_WIDTH);
  if (most * 10 < open * 7) return 0;
  if (sum(widths->all, *best + 1, MAX_WIDTH + 1) * 10 > most) return 0;
  return most;
}

static void set_width(Wrapping *wrapping, const char *text, size_t length) {
  Widths widths[MEASURE_COUNT];
  size_t most = 0, width = 0;
  enum Measure in;
  count_widths(wrapping, widths, text, length);
  for (in = COLUMNS; in < MEASURE_COUNT; in++) {
    size_t found = find_width(&widths[in], in, &width);
    if (found <= most) continue;
    most = found;
    wrapping->measure = in;
    wrapping->width = width;
    wrapping->usual =
        find_most(widths[in].open, window_start(in, width), width);
  }
}

bool wrapping_has_no_room(const Wrapping *wrapping, const Width *width,
                          const Row *next, const char *text) {
  size_t at = next->start, word;
  while (at < next->end && (is_digit((unsigned char)text[at]) ||
                            is_letter((unsigned char)text[at])))
    at++;
  word = at - next->start;
  if (word == 0) word = wrapping->measure == COLUMNS ? 2 : 1;
  return wrapping_is_full(wrapping, width) &&
         width->in[wrapping->measure] + word > wrapping->usual;
}

/* Paragraphs -----------------------------------------------------------------
 */

/* Rows that have room left, and those of them behind which a row stands as the
** first of a paragraph does. */
typedef struct Ends {
  size_t all, marked;
} Ends;

static bool are_marked(const Ends *ends) {
  return ends->all >= FEWEST && ends->marked * 10 >= ends->all * 9;
}

/* Are nearly all paragraphs marked, or nearly all that end a sentence? And do
** more rows go on than paragraphs end? */
static void set_paragraphs(Wrapping *wrapping, const char *text,
                           size_t length) {
  Ends ends[2] = {{0, 0}, {0, 0}}; /* of rows that end a sentence, of others */
  size_t at = 0, going = 0;
  Row row, next;
  if (!row_read(&row, text, &at, length)) return;
  for (; row_read(&next, text, &at, length); row = next) {
    Width width = wrapping_measure(&row, text);
    bool open = row_is_open(&row, text);
    if (wrapping_is_full(wrapping, &width)) {
      going += open;
    } else {
      ends[open].all++;
      ends[open].marked += wrapping_is_first(wrapping, &next);
    }
  }
  wrapping->is_dense = going > ends[false].all;
  wrapping->is_paragraphed = are_marked(&ends[false]);
  ends[true].all += ends[false].all;
  ends[true].marked += ends[false].marked;
  wrapping->is_paragraphed |= are_marked(&ends[true]);
}

Wrapping wrapping_find(const char *text, size_t length) {
  Wrapping wrapping = {COLUMNS, 0, 0, 0, 0, false, false};
  set_standing(&wrapping, text, length);
  set_width(&wrapping, text, length);
  if (wrapping.width == 0) return wrapping;
  set_standing(&wrapping, text, length);
  set_paragraphs(&wrapping, text, length);
  return wrapping;
}
