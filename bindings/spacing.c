/* spacing.c: habits are counted over the lines of prose. Random blanks part
** words as often as not, those of an author hardly ever; a typesetter who puts
** blanks beside numbers does so at most of them. */
#include "spacing.h"

#include <string.h>

#include "bigram.h"
#include "chars.h"
#include "parted.h"
#include "rows.h"
#include "utf8.h"

enum {
  FEWEST = 5,         /* blanks that make a habit */
  FEWEST_NUMBERS = 2, /* numbers in halves that do */
  CLOSE_BORDERS = 4,  /* borders without a blank to one with, at most */
  FEWEST_SPREAD = 3,  /* blanks between Chinese chars of a spread line */
  SPREAD = 8,         /* blanks for each border without one */
  WORD_GAIN = 2       /* bits that a char gains by that before it in a word */
};

static bool digit_at(const char *text, size_t at) {
  return is_digit((unsigned char)text[at]);
}

static uint32_t char_from(const char *text, size_t at, size_t end) {
  size_t bytes;
  return at < end ? utf8_read(text, at, end, &bytes) : 0;
}

bool is_word(uint32_t before, uint32_t after) {
  return bigram_cost(before, after) + WORD_GAIN * BIGRAM_BIT <=
         bigram_cost(0, after);
}

bool follows_number(const char *text, size_t at, size_t end) {
  return begins_unit(text, at, end) ||
         utf8_is_any(char_from(text, at, end), "多余以左的和与至到级场处部周");
}

/* Rows of a table ------------------------------------------------------------
 */

/* The end of a cell, which may be empty. */
static size_t cell_end(const char *text, size_t at, size_t end) {
  while (at < end && text[at] != ' ' && text[at] != '\t') at++;
  return at;
}

/* Is a cell a number with a unit of at most two Chinese chars? */
static bool is_number_cell(const char *text, size_t at, size_t end) {
  if (at == end || !digit_at(text, at)) return false;
  while (at < end && (digit_at(text, at) || text[at] == '.' || text[at] == '%'))
    at++;
  return end - at <= 6;
}

/* Do two cells make a date: 2016年 3月? */
static bool is_date(const char *text, size_t end, size_t next_end) {
  uint32_t before = char_ending(text, end);
  return utf8_is_any(before, "年月日时") &&
         before != char_ending(text, next_end);
}

bool has_number_cells(const char *text, size_t at, size_t end) {
  size_t last = 0; /* the end of the cell before, where that is a number */
  for (; at < end; at++) {
    size_t stop = cell_end(text, at, end);
    bool number = is_number_cell(text, at, stop);
    if (number && last > 0 && !is_date(text, last, stop)) return true;
    if (stop > at) last = number ? stop : 0;
    at = stop;
  }
  return false;
}

/* Does the tab at 'at' part a number, which opens no line and no cell unless it
** is a year, from its unit? */
static bool parts_unit(const TextLine *line, const char *text, size_t at) {
  size_t start =
      number_start(text, at > line->start && text[at - 1] == '%' ? at - 1 : at);
  bool year = line->end - at > 3 && memcmp(text + at + 1, "年", 3) == 0;
  if (start >= at || start < line->start) return false;
  if (start == line->start || text[start - 1] == '\t')
    return year && at - start == 4;
  return text[at - 1] == '%' || follows_number(text, at + 1, line->end);
}

static bool has_cells(const TextLine *line, const char *text) {
  size_t at = line->start;
  for (; at < line->end; at++) {
    const char *tab = memchr(text + at, '\t', line->end - at);
    if (tab == NULL) return false;
    at = (size_t)(tab - text);
    if (!parts_unit(line, text, at)) return true;
  }
  return false;
}

/* Lines ----------------------------------------------------------------------
 */

static bool has_mark(const char *text, size_t at, size_t end) {
  for (; at < end; at++) {
    unsigned char c = (unsigned char)text[at];
    if (c < 0x80 ? c == ',' || c == ';' || c == '!' || c == '?'
                 : c == 0xE3 && end - at >= 3 &&
                       (memcmp(text + at, "、", 3) == 0 ||
                        memcmp(text + at, "。", 3) == 0))
      return true;
  }
  return false;
}

/* Counts the borders between the chars of a line that one blank parts, those
** between Chinese chars alone, and those with no blank. */
static bool is_spread(const char *text, size_t at, size_t end) {
  size_t single = 0, chinese = 0, close = 0, bytes;
  uint32_t before = 0, c;
  for (; at < end; at += bytes, before = c) {
    c = utf8_read(text, at, end, &bytes);
    if (c == ' ' && before != ' ' && before != 0 && at + 1 < end &&
        text[at + 1] != ' ') {
      single++;
      chinese += is_han(before) && is_han(char_from(text, at + 1, end));
    } else if (c != ' ' && before != ' ' && before != 0) {
      close++;
    }
  }
  return chinese >= FEWEST_SPREAD && single >= SPREAD * close;
}

void line_read(TextLine *line, const char *text, size_t at, size_t length) {
  const char *stop, *start;
  if (line->end > 0 && at >= line->start && at < line->end) return;
  start = memrchr(text, '\n', at);
  stop = memchr(text + at, '\n', length - at);
  line->start = start != NULL ? (size_t)(start - text) + 1 : 0;
  line->end = stop != NULL ? (size_t)(stop - text) : length;
  line->is_prose = has_mark(text, line->start, line->end);
  line->is_row =
      !line->is_prose && has_number_cells(text, line->start, line->end);
  line->is_spread = is_spread(text, line->start, line->end);
  line->has_cells = has_cells(line, text);
}

/* Habits ---------------------------------------------------------------------
 */

typedef struct Counts {
  size_t numbers;          /* in two halves */
  size_t beside;           /* borders of numbers with a blank */
  size_t words, all_words; /* blanks within words, between Chinese chars */
} Counts;

/* Counts the single blank at 'at'. */
static void count_blank(Counts *counts, const char *text, size_t at,
                        size_t end) {
  uint32_t before = char_ending(text, at), after = char_from(text, at + 1, end);
  if (is_han(before) && is_han(after)) {
    counts->all_words++;
    counts->words += is_word(before, after);
  } else if (((is_digit(before) || before == '%') && is_han(after)) ||
             (is_han(before) && is_digit(after))) {
    counts->beside += !is_grouped(text, at, end);
  } else if (parts_number(text, at, end, false)) {
    counts->numbers++;
  }
}

/* Are more than 'most' borders between Chinese chars and numbers without a
** blank? */
static bool has_close(const char *text, size_t length, size_t most) {
  size_t at, count = 0;
  bool digit = false, high = false; /* of the byte before */
  for (at = 0; at < length && count <= most; at++) {
    unsigned char c = (unsigned char)text[at];
    bool here = (unsigned)c - '0' < 10;
    count += (here & high) | (digit & (c >= 0xE4) & (c <= 0xE9));
    digit = here | (c == '%');
    high = c >= 0x80;
  }
  return count > most;
}

Spacing spacing_find(const char *text, size_t length) {
  Spacing spacing = {false, false, false};
  Counts counts = {0, 0, 0, 0};
  TextLine line = {0, 0, false, false, false, false};
  const char *blank = memchr(text, ' ', length);
  while (blank != NULL) {
    size_t at = (size_t)(blank - text), end = at + 1;
    while (end < length && text[end] == ' ') end++;
    if (at > 0 && end == at + 1 && end < length) {
      line_read(&line, text, at, length);
      if (line.is_prose && !line.is_spread)
        count_blank(&counts, text, at, line.end);
    }
    blank = memchr(text + end, ' ', length - end);
  }
  spacing.in_numbers = counts.numbers >= FEWEST_NUMBERS;
  spacing.in_words =
      counts.words >= FEWEST && counts.words * 4 >= counts.all_words;
  spacing.beside_numbers =
      counts.beside >= FEWEST &&
      !has_close(text, length, CLOSE_BORDERS * counts.beside);
  return spacing;
}
