/* furniture.c: lines that their words tell to be of the page, wherever they
** stand. */
#include "furniture.h"

#include <string.h>

#include "punctuation.h"
#include "numbering.h"

enum {
  MAX_KEY = 48,    /* bytes of a metadata key */
  MAX_NOTICE = 60, /* chars of a sentence that a notice may be amid the text */
  MAX_CAPTION = 55 /* chars */
};

static bool is_key_end(uint32_t c) {
  return is_colon(c) || c == '|' || c == 0xFF5C || c == 0x4E28 || /* 丨 */
         c == 0x3011 || c == ']' || c == '\t';
}

static bool is_key(const Lines *lines, const char *key, size_t length) {
  return length > 0 &&
         marks_longest(lines->marks, MARK_KEY, key, 0, length) == length;
}

/* Where the metadata key ends that the line starts with; 0 without one. */
static size_t key_end(const Lines *lines, const Line *line) {
  const char *text = lines->text;
  char key[MAX_KEY];
  size_t used = 0, at = line_content(line), length;
  bool brief = line->chars <= MAX_KEY && !line_has(line, LINE_HAS_STOP);
  uint32_t first = char_at(text, at, line->span.end);
  if (first == 0x3010 || first == '[') /* 【 */
    at += first == '[' ? 1 : 3;
  at = skip_blanks(text, at, line->span.end);
  if (!marks_may_key(lines->marks, text, at, line->span.end)) return 0;
  for (; at < line->span.end; at += length) {
    uint32_t c = utf8_read(text, at, line->span.end, &length);
    bool blank = c != '\t' && blank_length(text, at, line->span.end) > 0;
    if (is_key_end(c)) return is_key(lines, key, used) ? at + length : 0;
    if (blank && brief && is_key(lines, key, used)) return at + length;
    if (blank) continue;
    if (length > sizeof key - used || is_stop(c) || is_comma(c)) return 0;
    memcpy(key + used, text + at, length);
    used += length;
  }
  return is_key(lines, key, used) ? at : 0;
}

bool furniture_has_key(const Lines *lines, const Line *line) {
  return key_end(lines, line) > 0;
}

bool furniture_is_key(const Lines *lines, const Line *line) {
  return key_end(lines, line) == line->span.end;
}

static bool is_separator(uint32_t c) {
  return c == '|' || is_colon(c) || c == 0x3010 || c == 0x3011 || c == '[' ||
         c == ']' || c == '>' || c == '<' || c == '-' || c == '/' || c == '(' ||
         c == ')' || c == 0x300B || c == 0x300A || c == 0xFF5C || c == 0xBB ||
         c == '+' || is_digit(c);
}

enum Whole { WHOLE_NOT, WHOLE_LONE, WHOLE_SURE };

/* What the words found in a line of nothing else make of it. LONE: one word,
** which may as well be a heading of the report, or a cell: 大. */
static enum Whole judge_whole(int menus, int buttons, int briefs, bool digits) {
  if (menus + buttons == 0)
    return briefs == 0 || digits ? WHOLE_NOT
           : briefs > 1          ? WHOLE_SURE
                                 : WHOLE_LONE;
  return buttons > 0 || menus + briefs > 1 ? WHOLE_SURE : WHOLE_LONE;
}

/* Nothing in the line but words of buttons and menus, and separators. */
static enum Whole read_whole(const Lines *lines, const Line *line) {
  const char *text = lines->text;
  size_t at = line_content(line), end = line->span.end, length;
  int menus = 0, buttons = 0, briefs = 0; /* briefs: of one char */
  bool digits = false;
  while (at < end) {
    uint32_t c = utf8_read(text, at, end, &length);
    size_t button = marks_longest(lines->marks, MARK_BUTTON, text, at, end);
    size_t menu = marks_longest(lines->marks, MARK_MENU, text, at, end);
    if (button > 0 && button >= menu) {
      *(button > length ? &buttons : &briefs) += 1;
      length = button;
    } else if (menu > 0) {
      length = menu;
      menus++;
    } else if (is_separator(c)) {
      digits |= is_digit(c);
    } else if (!is_bullet(c) && blank_length(text, at, end) == 0) {
      return WHOLE_NOT;
    }
    at += length;
  }
  return judge_whole(menus, buttons, briefs, digits);
}

static bool ends_with(const Lines *lines, const Line *line,
                      enum MarkKind kind) {
  size_t end = line->span.end;
  if (line_last_char(lines, line) == 0x3002) end -= 3;
  return marks_end(lines->marks, kind, lines->text, line_content(line), end);
}

bool furniture_is_scene(const Lines *lines, const Line *line) {
  return line->chars <= MAX_CAPTION && !line_has(line, LINE_HAS_FIGURE) &&
         (ends_with(lines, line, MARK_CAPTION) ||
          ends_with(lines, line, MARK_SCENE));
}

static bool is_caption(const Lines *lines, const Line *line) {
  return line->chars <= MAX_CAPTION && !line_has(line, LINE_HAS_FIGURE) &&
         ends_with(lines, line, MARK_CAPTION);
}

static bool is_spam(const Line *line) {
  return line_saw(line, MARK_SPAM) && line->number_kind == NUMBER_NONE &&
         (!line_has(line, LINE_HAS_STOP) || line_saw(line, MARK_CONTACT));
}

static bool is_notice(const Line *line) {
  return line_saw(line, MARK_NOTICE) && line->number_kind == NUMBER_NONE &&
         (!line_has(line, LINE_HAS_STOP) || line->chars <= MAX_NOTICE);
}

static void mark_line(const Lines *lines, Line *line, const Line *before) {
  enum Whole whole;
  if (line->chars > MAX_PAGE_LINE) return;
  line->seen = (uint16_t)marks_seen(lines->marks, lines->text,
                                    line_content(line), line->span.end);
  if (furniture_has_key(lines, line) &&
      (!line_has(line, LINE_FULL_STOP) ||
       (before != NULL && before->type == BLOCK_METADATA))) {
    line_set(line, BLOCK_METADATA, REASON_NONE);
  } else if ((whole = read_whole(lines, line)) != WHOLE_NOT) {
    line_set(line, BLOCK_FURNITURE, REASON_MENU);
    if (whole == WHOLE_LONE) line->flags |= LINE_LONE;
  } else if (is_spam(line)) {
    line_set(line, BLOCK_FURNITURE, REASON_ADVERTISING);
  } else if (is_notice(line)) {
    line_set(line, BLOCK_FURNITURE, REASON_NOTICE);
  } else if (is_caption(lines, line)) {
    line_set(line, BLOCK_FURNITURE, REASON_CAPTION);
  }
}

void furniture_mark(Lines *lines) {
  size_t i;
  if (lines->marks == NULL) return;
  for (i = 0; i < lines->count; i++)
    mark_line(lines, &lines->items[i], i > 0 ? &lines->items[i - 1] : NULL);
}
