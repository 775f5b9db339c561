/* breaks.c: the step that joins lines which were broken in mid-sentence, so
** that a paragraph is one line. What tells a broken line:
**   its marks    the next line begins with a mark that begins no line, or it
**                ends in one that ends none
**   its number   it ends in one that the next line goes on with
**   its width    it is as wide as the broken lines of the text (wrapping.c)
**   its text     it is prose, and stops in the middle of a sentence, which the
**                next line ends
**   its links    the next line is a few words, behind which a mark of the
**                sentence begins a line: the page put each link on its own
** Items of lists, labels, rows of tables and indented lines begin anew. The
** number of a page that stands within a paragraph goes with the break. */
#include <string.h>

#include "chars.h"
#include "clean.h"
#include "parted.h"
#include "rows.h"
#include "utf8.h"
#include "wrapping.h"

enum {
  MIN_COMMA = 20, /* columns of a line that ends in a comma or an "and";
                     shorter ones are verse */
  MIN_PROSE = 50,
  MAX_LINK = 60 /* bytes of a link on a line of its own */
};

/* A text whose rows are joined: the paragraph so far, and its last row. */
typedef struct Joining {
  const char *text;
  size_t length;
  Wrapping wrapping;
  Row row;
  Width width;    /* of the row */
  size_t columns; /* of all rows of the paragraph */
  bool is_prose;  /* a sentence has ended in it */
  bool is_joined; /* of two rows at least */
  bool is_listed; /* the row and the one before it are bare numbers */
} Joining;

static const char inner_marks[] = ",，、。;；)）]】》〉”’」』%％‰";

/* The marks of lines --------------------------------------------------------
 */

/* Marks that begin no line, and marks and words that end none. */
static bool is_broken_by_marks(const Joining *joining, const Row *next) {
  const char *text = joining->text;
  uint32_t before = row_last_char(&joining->row, text);
  uint32_t after = row_first_char(next, text);
  bool long_enough = joining->columns >= MIN_COMMA || joining->is_joined;
  if (!is_han(after) && utf8_is_any(after, inner_marks)) return true;
  if (is_han(before)
          ? !utf8_is_any(before, "与和及") || !long_enough || next->gap > 0
          : !utf8_is_any(before, "(（[《〈“‘【「『") &&
                (!utf8_is_any(before, ",，、") || !long_enough))
    return false;
  return !row_begins_item(next, text) && !row_begins_label(next, text);
}

/* Is 'next' a link whose sentence goes on at 'at', where the row behind it
** begins? */
static bool is_broken_by_link(const Joining *joining, const Row *next,
                              size_t at) {
  const char *text = joining->text;
  size_t bytes;
  if (next->end - next->start > MAX_LINK || next->gap > 0 || next->indent > 0 ||
      at >= joining->length || row_begins_item(&joining->row, text))
    return false;
  return utf8_is_any(utf8_read(text, at, joining->length, &bytes),
                     inner_marks) &&
         !utf8_is_any(row_last_char(next, text), "。！？!?…;；:：,，、");
}

/* Numbers --------------------------------------------------------------------
 */

/* Does the number that begins at 'number' stand in a sentence, and is no cell
** of a table, no label's, no date and no heading's? */
static bool is_in_sentence(const Joining *joining, size_t number) {
  uint32_t before = char_ending(joining->text, number);
  if (number > joining->row.start + 1 && utf8_is_any(before, "-~")) {
    size_t low = number_start(joining->text, number - 1); /* 2013-2016 */
    if (low == number - 1) return false;
    number = low;
    before = char_ending(joining->text, number);
  }
  if (number <= joining->row.start) return false;
  if (before == ' ' && joining->columns >= MIN_COMMA)
    before = char_ending(joining->text, number - 1);
  return (is_han(before) && !utf8_is_any(before, LABEL_ENDS)) ||
         utf8_is_any(before, ",、(（“<>—+±≥≤¥$€《");
}

/* A row of its own that is a number goes on only with what is sure to be its
** unit: 2015 | 年, 3 | 亿元, where it is no column of numbers. */
static bool is_sure_unit(const Joining *joining, const Row *next) {
  const char *text = joining->text, *unit = text + next->start;
  size_t size = next->end - next->start;
  if (joining->is_listed || !row_is_number(&joining->row, text)) return false;
  if (size >= 3 && memcmp(unit, "年", 3) == 0) /* 1 | 年度考核 is a heading */
    return joining->row.end - joining->row.start == 4;
  return (size >= 3 && (memcmp(unit, "亿", 3) == 0 ||
                        memcmp(unit, "万元", size < 6 ? size : 6) == 0)) ||
         (size >= 12 && memcmp(unit, "个百分点", 12) == 0);
}

/* 74.4 | 万亿元, 2016 | -2025年, 5 | .3%: the row ends in a digit. */
static bool is_broken_at_digit(const Joining *joining, const Row *next) {
  const char *text = joining->text;
  size_t number = number_start(text, joining->row.end), at = next->start;
  if (number < joining->row.start) number = joining->row.start;
  if (number == joining->row.start) return is_sure_unit(joining, next);
  if (!is_in_sentence(joining, number)) return false;
  if (strchr(".-~", text[at]) != NULL && at + 1 < next->end)
    return is_digit((unsigned char)text[at + 1]);
  return begins_unit(text, at, next->end);
}

static size_t numerals_end(const char *text, size_t at, size_t end) {
  size_t bytes;
  while (at < end && utf8_is_any(utf8_read(text, at, end, &bytes),
                                 "一二三四五六七八九十百千万亿零〇○点"))
    at += bytes;
  return at;
}

/* 二十 | 五亿元, 百分之 | 五, 一九八 | ○年: the row ends in a numeral of two
** chars or more. */
static bool is_broken_at_numeral(const Joining *joining, const Row *next) {
  const char *text = joining->text;
  size_t end = joining->row.end, stop, bytes;
  stop = numerals_end(text, next->start, next->end);
  if (stop == next->start || joining->row.end - joining->row.start <= 6)
    return false;
  if (memcmp(text + end - 6, "分之", 6) == 0) return true;
  return numerals_end(text, end - 6, end) == end &&
         utf8_read(text, end - 6, end, &bytes) != 0x4E00 && /* 一 */
         (stop >= next->start + 6 || begins_unit(text, stop, next->end));
}

static bool is_broken_by_number(const Joining *joining, const Row *next) {
  const char *text = joining->text;
  const Row *row = &joining->row;
  uint32_t before = row_last_char(row, text);
  bool digit = is_digit((unsigned char)text[next->start]), broken;
  if (is_digit(before))
    broken = is_broken_at_digit(joining, next);
  else if (before == '.')
    broken =
        digit && parts_decimal(text, row->end, next->start, joining->length);
  else if (utf8_is_any(before, "¥$€±≥≤"))
    broken = digit;
  else
    broken = is_broken_at_numeral(joining, next);
  return broken && !row_has_columns(row, text) && !row_has_columns(next, text);
}

/* Lines ----------------------------------------------------------------------
 */

/* A full row goes on, unless it ends a sentence; then, too, where each new
** paragraph is known by how it stands, or where most rows go on and the first
** word of 'next' had no room. With 'exact', it must have had none. */
static bool is_broken_by_width(const Joining *joining, const Row *next,
                               bool exact) {
  const Wrapping *wrapping = &joining->wrapping;
  if (!wrapping_is_full(wrapping, &joining->width) ||
      wrapping_is_first(wrapping, next))
    return false;
  if (exact &&
      !wrapping_has_no_room(wrapping, &joining->width, next, joining->text))
    return false;
  if (row_is_open(&joining->row, joining->text)) return true;
  if (row_begins_label(next, joining->text)) return false;
  return wrapping->is_paragraphed ||
         (wrapping->is_dense &&
          wrapping_has_no_room(wrapping, &joining->width, next, joining->text));
}

static bool is_broken_in_prose(const Joining *joining, const Row *next) {
  const char *text = joining->text;
  return joining->is_prose && joining->columns >= MIN_PROSE && next->gap == 0 &&
         next->indent < 2 && !row_begins_label(next, text) &&
         !utf8_is_any(row_last_char(&joining->row, text), ")）]】》”") &&
         row_has_stop(next, text);
}

/* The row behind 'next' begins at 'at', or a blank line does. */
static bool is_broken(const Joining *joining, const Row *next, size_t at) {
  const char *text = joining->text;
  bool open;
  if (next->quotes != joining->row.quotes) return false;
  open = row_is_open(&joining->row, text);
  if (is_broken_by_marks(joining, next) ||
      (open && is_broken_by_number(joining, next)))
    return true;
  if ((!open && joining->wrapping.width == 0) ||
      next->gap > joining->wrapping.gap ||
      row_has_columns(&joining->row, text) || row_has_columns(next, text))
    return false;
  if (row_begins_item(next, text))
    return joining->wrapping.is_paragraphed &&
           is_broken_by_width(joining, next, true);
  return (open && is_broken_by_link(joining, next, at)) ||
         is_broken_by_width(joining, next, false) ||
         (open && is_broken_in_prose(joining, next));
}

/* Is 'next' the number of a page, in the midst of the paragraph that goes on
** with the row from *at on? Then it becomes that row. */
static bool skip_page_number(const Joining *joining, Row *next, size_t *at) {
  const Wrapping *wrapping = &joining->wrapping;
  bool full = wrapping_is_full(wrapping, &joining->width);
  bool open = row_is_open(&joining->row, joining->text);
  size_t behind = *at;
  Row row;
  if ((!open && !wrapping->is_paragraphed) ||
      !row_is_page_number(next, joining->text, open && full) ||
      !row_read(&row, joining->text, &behind, joining->length))
    return false;
  row.gap = wrapping->gap;
  if (!is_broken(joining, &row, behind)) return false;
  *next = row;
  *at = behind;
  return true;
}

/* What stands where two rows are joined: one blank between Latin words. */
static const char *joint(const char *text, const Row *row, const Row *next) {
  uint32_t before = row_last_char(row, text),
           after = row_first_char(next, text);
  bool parted = (is_letter(before) && (is_letter(after) || is_digit(after))) ||
                (is_digit(before) && is_letter(after)) ||
                (utf8_is_any(before, ",.;") && is_letter(after));
  return parted ? " " : "";
}

/* Makes 'next' the last row; of the paragraph so far, if it is 'joined'. */
static void append(Joining *joining, const Row *next, bool joined) {
  const char *text = joining->text;
  joining->is_listed = !joined && row_is_number(next, text) &&
                       row_is_number(&joining->row, text);
  joining->is_joined = joined;
  joining->is_prose = joined && joining->is_prose;
  joining->row = *next;
  joining->width = wrapping_measure(next, text);
  if (!joined) joining->columns = 0;
  joining->columns += row_width(next, text).in[COLUMNS];
}

bool find_breaks(Edits *edits, const char *text, size_t length) {
  Joining joining = {.text = text, .length = length};
  size_t at = 0;
  Row next;
  if (!row_read(&joining.row, text, &at, length)) return true;
  joining.wrapping = wrapping_find(text, length);
  joining.width = wrapping_measure(&joining.row, text);
  joining.columns = row_width(&joining.row, text).in[COLUMNS];
  while (row_read(&next, text, &at, length)) {
    bool joined;
    if (!joining.is_prose && row_is_open(&joining.row, text))
      joining.is_prose = row_has_stop(&joining.row, text);
    joined = skip_page_number(&joining, &next, &at) ||
             is_broken(&joining, &next, at);
    if (joined) {
      const char *between = joint(text, &joining.row, &next);
      Span old = {(uint32_t)joining.row.end, (uint32_t)next.start};
      if (!edits_add(edits, STEP_BREAKS, old, between, strlen(between)))
        return false;
    }
    append(&joining, &next, joined);
  }
  return true;
}
