/* edges.c: where the report begins and ends on its page, and what stands
** before and after it. */
#include <string.h>

#include "punctuation.h"
#include "furniture.h"
#include "numbering.h"

enum {
  MAX_TAIL = 1500,   /* chars of what follows the report, all lines together */
  MIN_TEXT = 80,     /* chars of a line that is surely the report's */
  MAX_DAY = 16,      /* chars */
  MAX_REPEATED = 3,  /* lines that may stand between a list and its sentence */
  MIN_MAIN_TITLE = 5 /* chars of a title that tells which lines repeat it */
};

/* ---- where the body is ---- */

static bool is_title(const Line *line) {
  return line->type == BLOCK_PARAGRAPH && line->chars <= MAX_TITLE &&
         line->bullet == 0 && line_has(line, LINE_HAS_CHINESE) &&
         !line_has(line, LINE_FULL_STOP | LINE_HAS_FIGURE) &&
         line_saw(line, MARK_TITLE) &&
         (line->seen & (PAGE_PARTS | 1u << MARK_SPAM)) == 0;
}

static bool is_body(const Lines *lines, const Line *line) {
  if (line->type != BLOCK_PARAGRAPH || furniture_is_part(line)) return false;
  if (line->number_kind != NUMBER_NONE) return true;
  if (line_starts(lines, line, MARK_GREETING)) return true;
  return line_has(line, LINE_HAS_STOP) && line->chars >= MIN_BODY &&
         line_has(line, LINE_HAS_CHINESE) &&
         !line_starts(lines, line, MARK_TAIL);
}

/* A list of headlines above the title is numbered, too. */
static bool is_headline(const Lines *lines, size_t i) {
  const Line *line = &lines->items[i];
  size_t k;
  if (line->number_kind != NUMBER_DOT && line->number_kind != NUMBER_CIRCLED)
    return false;
  if (line_has(line, LINE_HAS_STOP) || line->chars > MAX_HEADING) return false;
  for (k = i + 1; k < lines->count && k <= i + MAX_REPEATED; k++) {
    const Line *next = &lines->items[k];
    if (line_has(next, LINE_HAS_STOP)) return false;
    if (next->number_kind == NUMBER_NONE && is_title(next)) return true;
  }
  return k == i + MAX_REPEATED + 1;
}

/* The report may also end in a short sentence. */
static bool is_body_end(const Lines *lines, const Line *line) {
  return is_body(lines, line) ||
         (line->type == BLOCK_PARAGRAPH && line_has(line, LINE_FULL_STOP) &&
          line_has(line, LINE_HAS_CHINESE) && (line->seen & PAGE_PARTS) == 0 &&
          !line_starts(lines, line, MARK_TAIL));
}

/* A line of sentences without a word of the page, long or with figures: the
** report's. */
static bool is_text(const Lines *lines, const Line *line) {
  size_t least = line_has(line, LINE_HAS_FIGURE) ? MIN_BODY : MIN_TEXT;
  return line->type == BLOCK_PARAGRAPH && line->chars >= least &&
         line_has(line, LINE_FULL_STOP) && (line->seen & PAGE_PARTS) == 0 &&
         !line_starts(lines, line, MARK_TAIL);
}

/* The number of a section; lists of headlines have 1. and such. */
static bool opens_section(const Line *line) {
  return line->number_kind >= NUMBER_VOLUME &&
         line->number_kind <= NUMBER_ROUND;
}

/* An item behind a dash, as no list of headlines has them: ——推进改革. */
static bool is_dashed(const Lines *lines, const Line *line) {
  return line->type == BLOCK_PARAGRAPH &&
         char_at(lines->text, line_content(line), line->span.end) == 0x2014;
}

/* Who reports, on a line of its own. */
static bool names_body(const Lines *lines, const Line *line) {
  static const uint32_t ends[] = {
      0x5C40, 0x59D4, 0x5385, 0x9662, 0x529E, 0x4F1A, 0x5E9C,
      0x90E8, 0x5904, 0x53F8, 0x5BA4, 0x5E74}; /* 局委厅院办会府部处司室年 */
  uint32_t last = line_last_char(lines, line);
  size_t i;
  if (line->type != BLOCK_PARAGRAPH || line->chars > MAX_TITLE ||
      (line->seen & (PAGE_PARTS | 1u << MARK_SPAM)) != 0)
    return false;
  for (i = 0; i < sizeof ends / sizeof *ends; i++)
    if (ends[i] == last) return true;
  return false;
}

/* A day on a line of its own: 2016年12月20日. */
static bool is_day(const Lines *lines, size_t i) {
  const Line *line = &lines->items[i];
  const char *text = lines->text + line->span.start;
  size_t length = line->span.end - line->span.start;
  return line->chars <= MAX_DAY && !line_has(line, LINE_HAS_FIGURE) &&
         line_last_char(lines, line) == 0x65E5 && /* 日 */
         memmem(text, length, "\xE5\xB9\xB4", 3) != NULL;
}

/* Who signs, above the day. */
static bool signs(const Lines *lines, size_t i) {
  return i + 1 < lines->count && is_day(lines, i + 1) &&
         names_body(lines, &lines->items[i]);
}

static bool is_signature(const Lines *lines, size_t i) {
  return is_day(lines, i) || signs(lines, i);
}

/* A line that opens the tail, if what follows is short enough to be one and
** has neither a heading, an item, a text nor the signature of a report. */
static size_t find_tail(const Lines *lines) {
  size_t i, chars = 0, tail = lines->count;
  for (i = lines->count; i-- > 0;) {
    const Line *line = &lines->items[i];
    chars += line->chars;
    if (chars > MAX_TAIL || is_text(lines, line) || opens_section(line) ||
        is_dashed(lines, line) || signs(lines, i))
      break;
    if (furniture_opens_tail(lines, line)) tail = i;
  }
  return tail;
}

static void find_body(Lines *lines) {
  size_t tail = find_tail(lines), i;
  size_t first = 0, end = tail;
  while (first < tail &&
         (!is_body(lines, &lines->items[first]) || is_headline(lines, first)))
    first++;
  while (end > first && !is_body_end(lines, &lines->items[end - 1])) end--;
  lines->body_first = first;
  lines->body_end = end;
  if (first == tail) return; /* no body, so nothing that follows it */
  for (i = tail; i < lines->count; i++)
    if (lines->items[i].type == BLOCK_PARAGRAPH && !is_signature(lines, i))
      line_set(&lines->items[i], BLOCK_FURNITURE, REASON_RELATED);
}

/* ---- above ---- */

static bool holds(const Lines *lines, const Line *whole, const Line *part) {
  size_t length = part->span.end - part->span.start;
  return length <= whole->span.end - whole->span.start &&
         memmem(lines->text + whole->span.start,
                whole->span.end - whole->span.start,
                lines->text + part->span.start, length) != NULL;
}

static bool is_akin(const Lines *lines, const Line *title, const Line *line) {
  return line->chars <= MAX_TITLE && line->type == BLOCK_PARAGRAPH &&
         line_has(line, LINE_HAS_CHINESE) &&
         (holds(lines, title, line) ||
          (title->chars >= MIN_MAIN_TITLE && is_title(line) &&
           holds(lines, line, title)));
}

/* The upper line of a title that goes on below: ends in a word that joins. */
static bool is_upper_title(const Lines *lines, const Line *line) {
  static const uint32_t ends[] = {0x4E0E, 0x548C, 0x53CA, 0x66A8,
                                  0x7684}; /* 与和及暨的 */
  uint32_t last = line_last_char(lines, line);
  size_t i;
  if (line->type != BLOCK_PARAGRAPH || line->chars > MAX_TITLE ||
      line_has(line, LINE_HAS_STOP))
    return false;
  for (i = 0; i < sizeof ends / sizeof *ends; i++)
    if (ends[i] == last) return true;
  return false;
}

/* Does furniture stand between two lines? */
static bool are_apart(const Lines *lines, size_t first, size_t end) {
  size_t i;
  for (i = first + 1; i < end; i++)
    if (lines->items[i].type == BLOCK_FURNITURE ||
        furniture_is_part(&lines->items[i]))
      return true;
  return false;
}

/* The title is the last line above the body with a word such as 报告, unless
** that is the report's first heading. lines->count without one. */
static size_t find_title(const Lines *lines, size_t end) {
  size_t i, title = lines->count;
  for (i = 0; i < end; i++) {
    const Line *line = &lines->items[i];
    if (!is_title(line)) continue;
    if (title < lines->count && i + 1 == end && line_saw(line, MARK_SECTION) &&
        !are_apart(lines, title, i) &&
        !holds(lines, &lines->items[title], line) &&
        !holds(lines, line, &lines->items[title]))
      continue;
    title = i;
  }
  return title;
}

/* The title with the name of the site behind it, as browsers show it:
** 2016年工作总结_某某网. */
static bool names_site(const Lines *lines, const Line *title,
                       const Line *line) {
  const char *text = lines->text;
  size_t length = title->span.end - title->span.start;
  size_t at = line->span.start + length;
  uint32_t c;
  if (title == line || line->type != BLOCK_PARAGRAPH ||
      line->chars > MAX_PAGE_LINE || at >= line->span.end ||
      title->chars < MIN_MAIN_TITLE ||
      memcmp(text + line->span.start, text + title->span.start, length) != 0)
    return false;
  c = char_at(text, skip_blanks(text, at, line->span.end), line->span.end);
  return c == '_' || c == '-' || c == '|' || c == 0x2014 || c == 0x2013;
}

/* Makes headings of the title and the lines that repeat it or a piece of it.
** Returns the end of the last, 0 without any. */
static size_t mark_titles(Lines *lines, size_t end) {
  size_t i, main = find_title(lines, end), fullest = main, titled;
  if (main == lines->count) return 0;
  for (i = 0; i < main; i++)
    if (names_site(lines, &lines->items[main], &lines->items[i]))
      line_set(&lines->items[i], BLOCK_FURNITURE, REASON_ABOVE);
  for (i = 0; i < end; i++)
    if (is_akin(lines, &lines->items[main], &lines->items[i]) &&
        lines->items[i].chars > lines->items[fullest].chars)
      fullest = i;
  titled = main + 1;
  if (main > 0 && (names_body(lines, &lines->items[main - 1]) ||
                   is_upper_title(lines, &lines->items[main - 1])))
    line_set(&lines->items[main - 1], BLOCK_HEADING, REASON_NONE);
  for (i = 0; i < end; i++) {
    if (i == main || i == fullest ||
        !is_akin(lines, &lines->items[fullest], &lines->items[i]))
      continue;
    line_set(&lines->items[i], BLOCK_HEADING, REASON_NONE);
    if (i >= titled) titled = i + 1;
  }
  line_set(&lines->items[main], BLOCK_HEADING, REASON_NONE);
  line_set(&lines->items[fullest], BLOCK_HEADING, REASON_NONE);
  return fullest >= titled ? fullest + 1 : titled;
}

/* When and by whom it was put on the page: a line with a time of day. */
static bool is_byline(const Lines *lines, const Line *line) {
  const char *text = lines->text;
  size_t at;
  if (line->chars > MAX_TITLE || line_has(line, LINE_HAS_STOP)) return false;
  for (at = line->span.start + 2; at + 1 < line->span.end; at++)
    if (text[at] == ':' && is_digit((unsigned char)text[at - 1]) &&
        is_digit((unsigned char)text[at + 1]))
      return true;
  return false;
}

static void mark_head(Lines *lines) {
  size_t i, end = lines->body_first;
  size_t titled = mark_titles(lines, end);
  bool has_body = lines->body_end > lines->body_first;
  bool on_page = false; /* furniture stands above, so this is a web page */
  for (i = 0; i < end; i++) {
    Line *line = &lines->items[i];
    bool short_line =
        !line_has(line, LINE_HAS_STOP) && line->chars <= MAX_TITLE;
    if (line->type == BLOCK_FURNITURE) on_page = true;
    if (line->type == BLOCK_METADATA && line_saw(line, MARK_COUNTER) &&
        !line_has(line, LINE_HAS_STOP))
      line_set(line, BLOCK_FURNITURE, REASON_COUNTER);
    if (line->type != BLOCK_PARAGRAPH) continue;
    if (i > 0 && line[-1].type == BLOCK_METADATA && short_line &&
        furniture_is_key(lines, line - 1)) {
      line_set(line, BLOCK_METADATA, REASON_NONE);
    } else if (furniture_is_part(line)) {
      line_set(line, BLOCK_FURNITURE, furniture_reason(line));
      on_page = true;
    } else if ((line_saw(line, MARK_POST) && furniture_is_bare(line) &&
                !line_saw(line, MARK_SECTION)) ||
               (titled > 0 && i >= titled && is_byline(lines, line))) {
      line_set(line, BLOCK_METADATA, REASON_NONE);
    } else if (has_body && i >= titled && furniture_is_scene(lines, line)) {
      line_set(line, BLOCK_FURNITURE, REASON_CAPTION);
    } else if (has_body && i < titled &&
               (furniture_is_bare(line) || (on_page && short_line))) {
      line_set(line, BLOCK_FURNITURE, REASON_ABOVE);
    } else if (has_body && furniture_is_bare(line) &&
               !line_has(line, LINE_HAS_CHINESE)) {
      line_set(line, BLOCK_FURNITURE, REASON_ABOVE);
    }
  }
}

/* ---- below ---- */

/* A word such as END, without figures. */
static bool is_foreign(const Lines *lines, const Line *line) {
  size_t at;
  if (line_has(line, LINE_HAS_CHINESE | LINE_HAS_STOP)) return false;
  for (at = line->span.start; at < line->span.end; at++)
    if (is_digit((unsigned char)lines->text[at])) return false;
  return true;
}

/* Is there a frame below: more than one word of a menu, or a contact? */
static bool has_frame(const Lines *lines) {
  size_t i;
  for (i = lines->body_end; i < lines->count; i++) {
    const Line *line = &lines->items[i];
    if ((line->type == BLOCK_FURNITURE && !line_has(line, LINE_LONE)) ||
        (line->seen & PAGE_PARTS & ~(1u << MARK_ADDRESS)) != 0)
      return true;
  }
  return false;
}

static void mark_foot(Lines *lines) {
  size_t i;
  bool framed = has_frame(lines), began = false;
  for (i = lines->body_end; i < lines->count; i++) {
    Line *line = &lines->items[i];
    if (!framed && line_has(line, LINE_LONE) &&
        !line_starts(lines, line, MARK_TAIL)) {
      line_set(line, BLOCK_PARAGRAPH, REASON_NONE);
    } else if (framed && line->type == BLOCK_PARAGRAPH &&
               !is_signature(lines, i)) {
      if (furniture_is_part(line))
        line_set(line, BLOCK_FURNITURE, furniture_reason(line));
      else if (is_foreign(lines, line) || (began && furniture_is_bare(line) &&
                                           !line_has(line, LINE_FULL_STOP) &&
                                           !line_saw(line, MARK_SECTION)))
        line_set(line, BLOCK_FURNITURE, REASON_BELOW);
    }
    if (line->type == BLOCK_FURNITURE) began = true;
  }
}

void furniture_cut(Lines *lines) {
  find_body(lines);
  furniture_amid(lines);
  mark_head(lines);
  mark_foot(lines);
}
