/* breaks.c: the step that joins lines which were broken in mid-sentence, so
** that a paragraph is one line. What tells a broken line:
**   its marks   the next line begins with a mark that begins no line, or it
**               ends in one that ends none
**   its width   all lines of a copy from a PDF or Word file end within a few
**               columns, or chars, of one width, and few at the end of a
**               sentence; those few go on, too, where each paragraph is known
**               by its indent or by a blank line
**   its text    it is prose, and stops in the middle of a sentence, which the
**               next line ends
**   its links   the next line is a few words, behind which a mark of the
**               sentence begins a line: the page put each link on its own
** Items of lists, labels, rows of tables and indented lines begin anew. */
#include <string.h>

#include "bytes.h"
#include "clean.h"
#include "spacing.h"
#include "utf8.h"

/* In columns, of which a Chinese char takes two, or in chars. */
enum Measure { COLUMNS, CHARS, MEASURE_COUNT };

/* Of lines that are all of one width: the least, how far they lie apart. */
static const size_t least_width[MEASURE_COUNT] = {40, 20};
static const size_t ragged[MEASURE_COUNT] = {9, 6};

enum {
  MAX_WIDTH = 200, /* in columns; wider lines are whole paragraphs */
  FEWEST = 3,      /* lines of one width that make it a habit */
  MIN_COMMA = 20,  /* a line that ends in a comma; shorter ones are verse */
  MIN_PROSE = 50,
  MAX_LINK = 60, /* bytes of a link on a line of its own */
  MAX_LABEL = 24 /* bytes before the colon of a label */
};

typedef struct Row { /* a line that is not blank */
  size_t start, end; /* without the blanks around it */
  size_t indent;     /* of blanks before it */
  bool apart;        /* blank lines lie before it */
} Row;

/* Reads the next row from *at on, and moves *at behind it. */
static bool read_row(Row *row, const char *text, size_t *at, size_t length) {
  row->apart = false;
  while (*at < length) {
    const char *stop = memchr(text + *at, '\n', length - *at);
    size_t line = *at, end = stop != NULL ? (size_t)(stop - text) : length;
    *at = stop != NULL ? end + 1 : length;
    row->start = line;
    while (row->start < end && strchr(" \t", text[row->start]) != NULL &&
           text[row->start] != '\0')
      row->start++;
    while (end > row->start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
      end--;
    row->end = end;
    row->indent = row->start - line;
    if (row->start < row->end) return true;
    row->apart = true;
  }
  return false;
}

/* The first char that is not lost (U+FFFD), which may be none. */
static uint32_t first_char(const char *text, const Row *row) {
  size_t at = row->start, bytes;
  uint32_t c = utf8_read(text, at, row->end, &bytes);
  while (c == UTF8_INVALID && at + bytes < row->end) {
    at += bytes;
    c = utf8_read(text, at, row->end, &bytes);
  }
  return c;
}

/* The last one. */
static uint32_t last_char(const char *text, const Row *row) {
  size_t at = row->end, bytes;
  uint32_t c = UTF8_INVALID;
  while (c == UTF8_INVALID && at > row->start) {
    at--;
    while (at > row->start && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
    c = utf8_read(text, at, row->end, &bytes);
  }
  return c;
}

typedef struct Width {
  size_t in[MEASURE_COUNT];
} Width;

/* Those that begin a char of two columns: E2 and above. */
static uint64_t find_wide(uint64_t bytes) {
  return bytes & ((bytes & EACH(0x7F)) + EACH(0x80 - 0x62)) & EACH(0x80);
}

/* The width of a row; MAX_WIDTH + 1 for all that is wider. */
static Width width_of(const char *text, const Row *row) {
  Width width = {{0, 0}};
  size_t at = row->start;
  bool wide = row->end - row->start > 2 * MAX_WIDTH;
  for (; !wide && row->end - at >= 8; at += 8) {
    uint64_t bytes = bytes_read(text + at), heads = bytes_heads(bytes);
    width.in[CHARS] += bytes_count(heads);
    width.in[COLUMNS] += bytes_count(heads) + bytes_count(find_wide(bytes));
    wide = width.in[COLUMNS] > MAX_WIDTH;
  }
  for (; !wide && at < row->end; at++) {
    unsigned char c = (unsigned char)text[at];
    if ((c & 0xC0) == 0x80) continue;
    width.in[CHARS]++;
    width.in[COLUMNS] += c < 0xE2 ? 1 : 2;
  }
  if (wide || width.in[COLUMNS] > MAX_WIDTH)
    width.in[COLUMNS] = width.in[CHARS] = MAX_WIDTH + 1;
  return width;
}

/* Chars ----------------------------------------------------------------------
 */

static bool is_stop(uint32_t c) {
  return utf8_is_any(c, "。！？!?…");
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_han(uint32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool has_stop(const char *text, const Row *row) {
  size_t at, bytes;
  for (at = row->start; at < row->end; at += bytes) {
    uint32_t c = utf8_read(text, at, row->end, &bytes);
    if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F) return true;
  }
  return false;
}

/* How a row begins -----------------------------------------------------------
 */

static size_t skip_while(const char *text, size_t at, size_t end,
                         const char *chars) {
  size_t bytes;
  while (at < end && utf8_is_any(utf8_read(text, at, end, &bytes), chars))
    at += bytes;
  return at;
}

/* Is there one of 'chars' at 'at'? */
static bool stands(const char *text, size_t at, size_t end, const char *chars) {
  size_t bytes;
  return at < end && utf8_is_any(utf8_read(text, at, end, &bytes), chars);
}

/* A bullet, a dash, or a number that opens an item or a heading: 一、 (二) 3.
** 第四章 ①. */
static bool begins_item(const char *text, const Row *row) {
  static const char numerals[] = "一二三四五六七八九十";
  static const char digits[] = "0123456789";
  size_t at = row->start, end = row->end, next;
  uint32_t c = first_char(text, row);
  if (utf8_is_any(c, "•·●■◆▪*○—-※□◇★☆▲") || (c >= 0x2460 && c <= 0x2473))
    return true;
  if (c == '(') {
    next = skip_while(text, at + 1, end, numerals);
    if (next == at + 1) next = skip_while(text, next, end, digits);
    return next > at + 1 && next <= at + 10 && stands(text, next, end, ")");
  }
  if (c == 0x7B2C) { /* 第 */
    next = skip_while(text, at + 3, end, numerals);
    return next > at + 3 && stands(text, next, end, "章节篇部条、,");
  }
  next = skip_while(text, at, end, numerals);
  if (next > at) return next <= at + 9 && stands(text, next, end, "、.");
  next = skip_while(text, at, end, digits);
  return next > at && next <= at + 2 && stands(text, next, end, "、.") &&
         !stands(text, next + 1, end, digits);
}

/* A few Chinese chars and a colon: 来源: */
static bool begins_label(const char *text, const Row *row) {
  size_t at = row->start, bytes;
  while (at < row->end && at - row->start <= MAX_LABEL) {
    uint32_t c = utf8_read(text, at, row->end, &bytes);
    if (c == ':' || c == 0xFF1A) return at > row->start;
    if (!is_han(c) && c != ' ') return false;
    at += bytes;
  }
  return false;
}

/* Is it a row of a table, or of a menu? */
static bool has_columns(const char *text, const Row *row) {
  size_t length = row->end - row->start;
  return memchr(text + row->start, '\t', length) != NULL ||
         memchr(text + row->start, '|', length) != NULL ||
         memmem(text + row->start, length, "  ", 2) != NULL ||
         (length <= 2 * MAX_WIDTH && !has_stop(text, row) &&
          has_number_cells(text, row->start, row->end));
}

/* The width of the lines -----------------------------------------------------
 */

/* How the lines of a text were broken. */
typedef struct Habit {
  enum Measure measure;
  size_t width;        /* the greatest; 0 where they were not broken at one */
  bool is_paragraphed; /* paragraphs begin with an indent or a blank line */
} Habit;

typedef struct Widths {
  size_t open[MAX_WIDTH + 2]; /* rows of this width that end in no stop */
  size_t all[MAX_WIDTH + 2];
} Widths;

static bool is_open(const char *text, const Row *row) {
  return !utf8_is_any(last_char(text, row), "。！？!?…;；:：");
}

static void count_widths(Widths widths[MEASURE_COUNT], const char *text,
                         size_t length) {
  size_t at = 0;
  Row row;
  memset(widths, 0, MEASURE_COUNT * sizeof *widths);
  while (read_row(&row, text, &at, length)) {
    Width width = width_of(text, &row);
    bool open = width.in[COLUMNS] <= MAX_WIDTH && is_open(text, &row);
    int in;
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

/* How many rows there are of the width that most have, if it is a habit: most
** lines that end in mid-sentence lie right below it, and hardly any line is
** wider. 0 where it is none. */
static size_t find_width(const Widths *widths, enum Measure in, size_t *best) {
  size_t width, most = 0, open, least = least_width[in];
  for (width = least; width <= MAX_WIDTH; width++) {
    size_t first = width > least + ragged[in] ? width - ragged[in] : least;
    size_t found = sum(widths->open, first, width);
    if (found > most) {
      most = found;
      *best = width;
    }
  }
  if (most < FEWEST) return 0;
  open = sum(widths->open, least, MAX_WIDTH);
  if (most * 10 < open * 7) return 0;
  if (sum(widths->all, *best + 1, MAX_WIDTH + 1) * 10 > most) return 0;
  return most;
}

static bool is_full(const Habit *habit, const Width *width) {
  return habit->width > 0 && width->in[habit->measure] <= habit->width &&
         width->in[habit->measure] + ragged[habit->measure] >= habit->width;
}

/* Is there an indent or a blank line behind nearly all lines that end a
** sentence and have room left? */
static bool is_paragraphed(const Habit *habit, const char *text,
                           size_t length) {
  size_t at = 0, ends = 0, marked = 0;
  Row row, next;
  if (!read_row(&row, text, &at, length)) return false;
  for (; read_row(&next, text, &at, length); row = next) {
    Width width = width_of(text, &row);
    if (is_open(text, &row) || is_full(habit, &width)) continue;
    ends++;
    marked += next.apart || next.indent >= 2;
  }
  return ends >= FEWEST && marked * 10 >= ends * 9;
}

static Habit find_habit(const char *text, size_t length) {
  Habit habit = {COLUMNS, 0, false};
  Widths widths[MEASURE_COUNT];
  size_t most = 0, width = 0;
  enum Measure in;
  count_widths(widths, text, length);
  for (in = COLUMNS; in < MEASURE_COUNT; in++) {
    size_t found = find_width(&widths[in], in, &width);
    if (found <= most) continue;
    most = found;
    habit.measure = in;
    habit.width = width;
  }
  if (habit.width > 0)
    habit.is_paragraphed = is_paragraphed(&habit, text, length);
  return habit;
}

/* Joining --------------------------------------------------------------------
 */

/* The paragraph that is being joined, and its last row. */
typedef struct Paragraph {
  Row row;
  Width width;    /* of the row */
  size_t columns; /* of all its rows */
  bool is_prose;  /* a sentence has ended in it */
  bool is_joined; /* of two rows at least */
} Paragraph;

static const char inner_marks[] = ",，、。;；)）]】》〉”’」』%％";

/* Marks that begin no line, and marks that end none. */
static bool is_broken_by_marks(const char *text, const Paragraph *paragraph,
                               const Row *next) {
  uint32_t before = last_char(text, &paragraph->row);
  uint32_t after = first_char(text, next);
  if (utf8_is_any(after, inner_marks)) return true;
  if (begins_item(text, next) || begins_label(text, next)) return false;
  if (utf8_is_any(before, "(（[《〈“‘【「『")) return true;
  return (paragraph->columns >= MIN_COMMA || paragraph->is_joined) &&
         utf8_is_any(before, ",，、");
}

/* Is 'next' a link whose sentence goes on at 'at', where the row behind it
** begins? */
static bool is_broken_by_link(const char *text, const Paragraph *paragraph,
                              const Row *next, size_t at, size_t length) {
  if (next->end - next->start > MAX_LINK || next->apart || next->indent > 0 ||
      at >= length || begins_item(text, &paragraph->row))
    return false;
  return stands(text, at, length, inner_marks) &&
         !utf8_is_any(last_char(text, next), "。！？!?…;；:：,，、");
}

/* The row behind 'next' begins at 'at', or a blank line does. */
static bool is_broken(const char *text, const Habit *habit,
                      const Paragraph *paragraph, const Row *next, size_t at,
                      size_t length) {
  const Row *row = &paragraph->row;
  bool open = is_open(text, row);
  if (is_broken_by_marks(text, paragraph, next)) return true;
  if (next->apart || (!open && !habit->is_paragraphed) ||
      begins_item(text, next) || has_columns(text, row) ||
      has_columns(text, next))
    return false;
  if (open && is_broken_by_link(text, paragraph, next, at, length)) return true;
  if (is_full(habit, &paragraph->width) && next->indent < row->indent + 2 &&
      (open || (next->indent < 2 && !begins_label(text, next))))
    return true;
  return open && paragraph->is_prose && paragraph->columns >= MIN_PROSE &&
         next->indent < 2 && !begins_label(text, next) &&
         !utf8_is_any(last_char(text, row), ")）]】》”") &&
         has_stop(text, next);
}

/* What stands where two rows are joined: one blank between Latin words. */
static const char *joint(const char *text, const Row *row, const Row *next) {
  uint32_t before = last_char(text, row), after = first_char(text, next);
  bool parted = (is_letter(before) && (is_letter(after) || is_digit(after))) ||
                (is_digit(before) && is_letter(after)) ||
                (utf8_is_any(before, ",.;") && is_letter(after));
  return parted ? " " : "";
}

bool find_breaks(Edits *edits, const char *text, size_t length) {
  size_t at = 0;
  Paragraph paragraph = {{0, 0, 0, false}, {{0, 0}}, 0, false, false};
  Habit habit;
  Row next;
  if (!read_row(&paragraph.row, text, &at, length)) return true;
  habit = find_habit(text, length);
  paragraph.width = width_of(text, &paragraph.row);
  paragraph.columns = paragraph.width.in[COLUMNS];
  for (; read_row(&next, text, &at, length); paragraph.row = next) {
    if (!paragraph.is_prose && !is_stop(last_char(text, &paragraph.row)))
      paragraph.is_prose = has_stop(text, &paragraph.row);
    paragraph.is_joined =
        is_broken(text, &habit, &paragraph, &next, at, length);
    if (paragraph.is_joined) {
      const char *between = joint(text, &paragraph.row, &next);
      Span old = {(uint32_t)paragraph.row.end, (uint32_t)next.start};
      if (!edits_add(edits, STEP_BREAKS, old, between, strlen(between)))
        return false;
    } else {
      paragraph.is_prose = false;
      paragraph.columns = 0;
    }
    paragraph.width = width_of(text, &next);
    paragraph.columns += paragraph.width.in[COLUMNS];
  }
  return true;
}
