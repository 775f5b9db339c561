/* breaks.c: the step that joins lines which were broken in mid-sentence, so
** that a paragraph is one line. What tells a broken line:
**   its marks   the next line begins with a mark that begins no line, or it
**               ends in one that ends none
**   its width   all lines of a copy from a PDF or Word file end within a few
**               columns of one width, and few at the end of a sentence
**   its text    it is prose, and stops in the middle of a sentence, which the
**               next line ends
**   its links   the next line is a few words, behind which a mark of the
**               sentence begins a line: the page put each link on its own
** Items of lists, labels, rows of tables and indented lines begin anew. */
#include <string.h>

#include "clean.h"
#include "utf8.h"

/* In columns: a Chinese char takes two. */
enum {
  MAX_WIDTH = 200,  /* wider lines are whole paragraphs */
  LEAST_WIDTH = 40, /* of lines that are all of one width */
  RAGGED = 9,       /* how far their widths lie apart */
  FEWEST = 3,       /* such lines that make it a habit */
  MIN_COMMA = 20,   /* a line that ends in a comma; shorter ones are verse */
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

static uint32_t first_char(const char *text, const Row *row) {
  size_t bytes;
  return utf8_read(text, row->start, row->end, &bytes);
}

static uint32_t last_char(const char *text, const Row *row) {
  size_t at = row->end - 1, bytes;
  while (at > row->start && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
  return utf8_read(text, at, row->end, &bytes);
}

/* Columns of a row; MAX_WIDTH + 1 for all that is wider. */
static size_t width_of(const char *text, const Row *row) {
  size_t at = row->start, width = 0;
  if (row->end - row->start > 2 * MAX_WIDTH) return MAX_WIDTH + 1;
  while (at < row->end) {
    unsigned char c = (unsigned char)text[at];
    width += c < 0xE2 ? 1 : 2;
    at += c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  }
  return width < MAX_WIDTH ? width : MAX_WIDTH + 1;
}

/* Chars ----------------------------------------------------------------------
 */

static bool is_any(uint32_t c, const char *chars) {
  size_t at, bytes, end = strlen(chars);
  for (at = 0; at < end; at += bytes)
    if (utf8_read(chars, at, end, &bytes) == c) return true;
  return false;
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

/* Is it one of 'marks', of which none is Han? */
static bool is_mark(uint32_t c, const char *marks) {
  return !is_han(c) && is_any(c, marks);
}

static bool is_stop(uint32_t c) {
  return is_mark(c, "。！？!?…");
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
  while (at < end && is_any(utf8_read(text, at, end, &bytes), chars))
    at += bytes;
  return at;
}

/* Is there one of 'chars' at 'at'? */
static bool stands(const char *text, size_t at, size_t end, const char *chars) {
  size_t bytes;
  return at < end && is_any(utf8_read(text, at, end, &bytes), chars);
}

/* A bullet, a dash, or a number that opens an item or a heading: 一、 (二) 3.
** 第四章 ①. */
static bool begins_item(const char *text, const Row *row) {
  static const char numerals[] = "一二三四五六七八九十";
  static const char digits[] = "0123456789";
  size_t at = row->start, end = row->end, next;
  uint32_t c = first_char(text, row);
  if (is_mark(c, "•·●■◆▪*○—-※□◇★☆▲") || (c >= 0x2460 && c <= 0x2473))
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
         memmem(text + row->start, length, "  ", 2) != NULL;
}

/* The width of the lines -----------------------------------------------------
 */

typedef struct Widths {
  size_t open[MAX_WIDTH + 2]; /* rows of this width that end in no stop */
  size_t all[MAX_WIDTH + 2];
} Widths;

static void count_widths(Widths *widths, const char *text, size_t length) {
  size_t at = 0;
  Row row;
  memset(widths, 0, sizeof *widths);
  while (read_row(&row, text, &at, length)) {
    size_t width = width_of(text, &row);
    widths->all[width]++;
    if (width <= MAX_WIDTH && width >= LEAST_WIDTH &&
        !is_mark(last_char(text, &row), "。！？!?…;；:："))
      widths->open[width]++;
  }
}

static size_t sum(const size_t *counts, size_t first, size_t last) {
  size_t i, all = 0;
  for (i = first; i <= last; i++) all += counts[i];
  return all;
}

/* The greatest width of the lines, where they were all broken at one: most
** lines that end in mid-sentence lie right below it, and hardly any line is
** wider. 0 where they were not. */
static size_t find_width(const char *text, size_t length) {
  Widths widths;
  size_t width, best = 0, most = 0, open;
  count_widths(&widths, text, length);
  for (width = LEAST_WIDTH; width <= MAX_WIDTH; width++) {
    size_t first = width > LEAST_WIDTH + RAGGED ? width - RAGGED : LEAST_WIDTH;
    size_t found = sum(widths.open, first, width);
    if (found > most) {
      most = found;
      best = width;
    }
  }
  if (most < FEWEST) return 0;
  open = sum(widths.open, LEAST_WIDTH, MAX_WIDTH);
  if (most * 10 < open * 7) return 0;
  if (sum(widths.all, best + 1, MAX_WIDTH + 1) * 10 > most) return 0;
  return best;
}

/* Joining --------------------------------------------------------------------
 */

/* The paragraph that is being joined, and its last row. */
typedef struct Paragraph {
  Row row;
  bool is_prose;  /* a sentence has ended in it */
  bool is_joined; /* of two rows at least */
} Paragraph;

static const char inner_marks[] = ",，、。;；)）]】》〉”’」』%％";

/* Marks that begin no line, and marks that end none. */
static bool is_broken_by_marks(const char *text, const Paragraph *paragraph,
                               const Row *next) {
  uint32_t before = last_char(text, &paragraph->row);
  uint32_t after = first_char(text, next);
  if (is_mark(after, inner_marks)) return true;
  if (begins_item(text, next) || begins_label(text, next)) return false;
  if (is_mark(before, "(（[《〈“‘【「『")) return true;
  return is_mark(before, ",，、") &&
         (paragraph->is_joined || width_of(text, &paragraph->row) >= MIN_COMMA);
}

/* Is 'next' a link whose sentence goes on at 'at', where the row behind it
** begins? */
static bool is_broken_by_link(const char *text, const Paragraph *paragraph,
                              const Row *next, size_t at, size_t length) {
  if (next->end - next->start > MAX_LINK || next->apart || next->indent > 0 ||
      at >= length || begins_item(text, &paragraph->row))
    return false;
  return stands(text, at, length, inner_marks) &&
         !is_mark(last_char(text, next), "。！？!?…;；:：,，、");
}

/* The row behind 'next' begins at 'at', or a blank line does. */
static bool is_broken(const char *text, size_t width,
                      const Paragraph *paragraph, const Row *next, size_t at,
                      size_t length) {
  const Row *row = &paragraph->row;
  size_t row_width;
  if (is_broken_by_marks(text, paragraph, next)) return true;
  if (next->apart || is_mark(last_char(text, row), "。！？!?…;；:：") ||
      begins_item(text, next) || has_columns(text, row) ||
      has_columns(text, next))
    return false;
  if (is_broken_by_link(text, paragraph, next, at, length)) return true;
  row_width = width_of(text, row);
  if (width > 0 && row_width <= width && row_width + RAGGED >= width &&
      next->indent < row->indent + 2)
    return true;
  return paragraph->is_prose && row_width >= MIN_PROSE && next->indent < 2 &&
         !begins_label(text, next) &&
         !is_mark(last_char(text, row), ")）]】》”") && has_stop(text, next);
}

/* What stands where two rows are joined: one blank between Latin words. */
static const char *joint(const char *text, const Row *row, const Row *next) {
  uint32_t before = last_char(text, row), after = first_char(text, next);
  bool parted = (is_letter(before) && (is_letter(after) || is_digit(after))) ||
                (is_digit(before) && is_letter(after)) ||
                (is_mark(before, ",.;") && is_letter(after));
  return parted ? " " : "";
}

bool find_breaks(Edits *edits, const char *text, size_t length) {
  size_t width, at = 0;
  Paragraph paragraph = {{0, 0, 0, false}, false, false};
  Row next;
  if (!read_row(&paragraph.row, text, &at, length)) return true;
  width = find_width(text, length);
  for (; read_row(&next, text, &at, length); paragraph.row = next) {
    if (!paragraph.is_prose && !is_stop(last_char(text, &paragraph.row)))
      paragraph.is_prose = has_stop(text, &paragraph.row);
    paragraph.is_joined = is_broken(text, width, &paragraph, &next, at, length);
    if (paragraph.is_joined) {
      const char *between = joint(text, &paragraph.row, &next);
      Span old = {(uint32_t)paragraph.row.end, (uint32_t)next.start};
      if (!edits_add(edits, STEP_BREAKS, old, between, strlen(between)))
        return false;
    } else
      paragraph.is_prose = false;
  }
  return true;
}
