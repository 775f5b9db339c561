/* spacing.c: habits are counted over the lines of prose. Random blanks part
** words as often as not, those of an author hardly ever; a typesetter who puts
** blanks beside numbers does so at most of them. */
#include "spacing.h"

#include <string.h>

#include "bigram.h"
#include "bytes.h"
#include "chartables.h"
#include "utf8.h"

enum {
  FEWEST = 5,         /* blanks that make a habit */
  FEWEST_NUMBERS = 2, /* numbers in halves that do */
  WORD_GAIN = 2,      /* bits that a char gains by that before it in a word */
  MAX_DIGITS = 12
};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static uint32_t char_before(const char *text, size_t at) {
  size_t start = at, bytes;
  if (at == 0) return 0;
  do start--;
  while (start > 0 && at - start < 4 &&
         ((unsigned char)text[start] & 0xC0) == 0x80);
  return utf8_read(text, start, at, &bytes);
}

static uint32_t char_at(const char *text, size_t at, size_t end) {
  size_t bytes;
  return at < end ? utf8_read(text, at, end, &bytes) : 0;
}

static bool is_han(uint32_t c) {
  return c >= FIRST_HAN && c <= LAST_HAN;
}

/* Lines ----------------------------------------------------------------------
 */

static bool has_mark(const char *text, size_t at, size_t end) {
  for (; at < end; at++) {
    if (strchr(",;!?", text[at]) != NULL && text[at] != '\0') return true;
    if ((unsigned char)text[at] == 0xE3 && end - at >= 3 &&
        (unsigned char)text[at + 1] == 0x80 &&
        ((unsigned char)text[at + 2] == 0x81 ||
         (unsigned char)text[at + 2] == 0x82)) /* 、 。 */
      return true;
  }
  return false;
}

/* The end of a cell, which may be empty. */
static size_t cell_end(const char *text, size_t at, size_t end) {
  while (at < end && text[at] != ' ' && text[at] != '\t') at++;
  return at;
}

/* Is a cell a number with a unit of at most two Chinese chars? */
static bool is_number_cell(const char *text, size_t at, size_t end) {
  if (at == end || !is_digit(text[at])) return false;
  while (at < end && (is_digit(text[at]) || text[at] == '.' || text[at] == '%'))
    at++;
  return end - at <= 6;
}

/* Do two cells make a date: 2016年 3月? */
static bool is_date(const char *text, size_t end, size_t next_end) {
  uint32_t before = char_before(text, end), after = char_before(text, next_end);
  return utf8_is_any(before, "年月日时") && before != after;
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
}

/* Numbers --------------------------------------------------------------------
 */

/* The start of the number that ends at 'at', over one more blank if 'far'. */
static size_t number_start(const char *text, size_t at, bool far) {
  size_t start = at;
  while (start > 0 && at - start <= MAX_DIGITS) {
    bool inner = start > 1 && is_digit(text[start - 2]);
    if (!is_digit(text[start - 1]) && !(text[start - 1] == '.' && inner)) {
      if (!far || text[start - 1] != ' ' || !inner) break;
      far = false;
    }
    start--;
  }
  return start;
}

/* Its end, likewise; 'at' is its first digit. */
static size_t number_end(const char *text, size_t at, size_t end, bool far) {
  size_t start = at;
  while (at < end && at - start <= MAX_DIGITS) {
    bool inner = at + 1 < end && is_digit(text[at + 1]);
    if (!is_digit(text[at]) && !(text[at] == '.' && inner)) {
      if (!far || text[at] != ' ' || !inner) break;
      far = false;
    }
    at++;
  }
  return at;
}

static size_t count_points(const char *text, size_t at, size_t end) {
  size_t count = 0;
  for (; at < end; at++) count += text[at] == '.';
  return count;
}

/* The first part stands in Chinese, and is the number of no table; the other
** is no year, and a Chinese char or % ends it. */
bool parts_number(const char *text, size_t at, size_t end, bool far) {
  size_t start = number_start(text, at, far), stop;
  uint32_t before, after;
  if (start == at || at + 1 >= end || !is_digit(text[at + 1])) return false;
  stop = number_end(text, at + 1, end, far);
  if (count_points(text, start, stop) > 1) return false;
  before = char_before(text, start);
  after = char_at(text, stop, end);
  if (is_han(before) ? utf8_is_any(before, "表图件第章节条款页务一至到和与")
                     : !utf8_is_any(before, ",、。;:“(") ||
                           (start > 1 && is_digit(text[start - 2])))
    return false;
  return (is_han(after) && after != 0x5E74) || after == '%'; /* 年 */
}

bool is_grouped(const char *text, size_t at, size_t end) {
  size_t start = at, stop = at + 1;
  while (start > 0 && at - start <= MAX_DIGITS && is_digit(text[start - 1]))
    start--;
  while (stop < end && stop - at <= MAX_DIGITS && is_digit(text[stop])) stop++;
  return (start < at && start > 1 && text[start - 1] == ' ' &&
          is_digit(text[start - 2])) ||
         (stop > at + 1 && stop + 1 < end && text[stop] == ' ' &&
          is_digit(text[stop + 1]));
}

/* Habits ---------------------------------------------------------------------
 */

typedef struct Counts {
  size_t numbers;          /* in two halves */
  size_t beside, close;    /* borders of numbers with a blank, and without */
  size_t words, all_words; /* blanks within words, between Chinese chars */
} Counts;

static bool is_word(uint32_t before, uint32_t after) {
  return bigram_cost(before, after) + WORD_GAIN * BIGRAM_BIT <=
         bigram_cost(0, after);
}

/* Counts the single blank at 'at'. */
static void count_blank(Counts *counts, const char *text, size_t at,
                        size_t end) {
  uint32_t before = char_before(text, at), after = char_at(text, at + 1, end);
  if (is_han(before) && is_han(after)) {
    counts->all_words++;
    counts->words += is_word(before, after);
  } else if ((utf8_is_any(before, "0123456789%") && is_han(after)) ||
             (is_han(before) && utf8_is_any(after, "0123456789"))) {
    counts->beside += !is_grouped(text, at, end);
  } else if (parts_number(text, at, end, false)) {
    counts->numbers++;
  }
}

static bool begins_han(unsigned char c) {
  return c >= 0xE4 && c <= 0xE9;
}

/* The next ASCII byte from 'at' on, or 'length'. */
static size_t skip_chinese(const char *text, size_t at, size_t length) {
  while (length - at >= 8) {
    uint64_t ascii = bytes_below(bytes_read(text + at), 0x80);
    if (ascii != 0) return at + bytes_first(ascii);
    at += 8;
  }
  while (at < length && (unsigned char)text[at] >= 0x80) at++;
  return at;
}

/* Borders between Chinese chars and numbers that no blank parts. */
static size_t count_close(const char *text, size_t length) {
  size_t at = 0, count = 0;
  while ((at = skip_chinese(text, at, length)) < length) {
    bool digit = is_digit(text[at]);
    count += digit && at > 0 && (unsigned char)text[at - 1] >= 0x80;
    at++;
    count += (digit || text[at - 1] == '%') && at < length &&
             begins_han((unsigned char)text[at]);
  }
  return count;
}

Spacing spacing_find(const char *text, size_t length) {
  Spacing spacing = {false, false, false};
  Counts counts = {0, 0, 0, 0, 0};
  TextLine line = {0, 0, false, false};
  const char *blank = memchr(text, ' ', length);
  while (blank != NULL) {
    size_t at = (size_t)(blank - text), end = at + 1;
    while (end < length && text[end] == ' ') end++;
    if (at > 0 && end == at + 1 && end < length) {
      line_read(&line, text, at, length);
      if (line.is_prose) count_blank(&counts, text, at, line.end);
    }
    blank = memchr(text + end, ' ', length - end);
  }
  spacing.in_numbers = counts.numbers >= FEWEST_NUMBERS;
  spacing.in_words =
      counts.words >= FEWEST && counts.words * 4 >= counts.all_words;
  if (counts.beside >= FEWEST)
    spacing.beside_numbers = counts.beside >= count_close(text, length) / 2;
  return spacing;
}
