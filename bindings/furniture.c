/* furniture.c: lines that their words tell to be of the page, wherever they
** stand. */
#include "furniture.h"

#include <string.h>

#include "punctuation.h"
#include "insets.h"
#include "numbering.h"

enum {
  MAX_KEY = 48,     /* bytes of a metadata key */
  MAX_CAPTION = 55, /* chars */
  MAX_SAYING = 110, /* chars of what a site says to its readers */
  MAX_UNKNOWN = 8,  /* chars of a word among those of menus */
  MIN_KNOWN = 3,    /* of these, beside unknown ones */
  LONG_WORD = 12    /* bytes */
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

/* What the words of a line are. */
typedef struct Words {
  int menus, buttons;
  int briefs;  /* buttons of one char */
  int longs;   /* menus and buttons of four chars and more */
  int unknown; /* other short words */
  int bars;    /* | */
  bool digits;
} Words;

/* What the words of a line make of it. LONE: one word, which may as well be a
** heading of the report, or a cell: 大. */
static enum Whole judge_whole(const Words *words) {
  int known = words->menus + words->buttons;
  if (words->unknown > 0)
    return known >= MIN_KNOWN && known >= words->unknown &&
                   words->longs + words->buttons + words->bars > 1 &&
                   !words->digits
               ? WHOLE_SURE
               : WHOLE_NOT;
  if (known == 0)
    return words->briefs == 0 || words->digits ? WHOLE_NOT
           : words->briefs > 1                 ? WHOLE_SURE
                                               : WHOLE_LONE;
  return words->buttons > 0 || known + words->briefs > 1 ? WHOLE_SURE
                                                         : WHOLE_LONE;
}

/* The bytes of a menu's or a button's word at text[at], which it counts. */
static size_t read_word(const Lines *lines, size_t at, size_t end,
                        Words *words) {
  const char *text = lines->text;
  size_t button = marks_longest(lines->marks, MARK_BUTTON, text, at, end);
  size_t menu = marks_longest(lines->marks, MARK_MENU, text, at, end), one;
  if (button == 0 && menu == 0) return 0;
  utf8_read(text, at, end, &one);
  if (button >= menu)
    *(button > one ? &words->buttons : &words->briefs) += 1;
  else
    words->menus++;
  words->longs += (button > menu ? button : menu) >= LONG_WORD;
  return button > menu ? button : menu;
}

/* The bytes of the unknown word at text[at], which goes on to a separator or a
** blank; 0 where it is too long for one. */
static size_t read_unknown(const char *text, size_t at, size_t end) {
  size_t start = at, length, chars = 0;
  for (; at < end && chars <= MAX_UNKNOWN; at += length, chars++) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (is_separator(c) || blank_length(text, at, end) > 0) break;
  }
  return chars <= MAX_UNKNOWN ? at - start : 0;
}

/* A bar in a short line without a sentence: 松岭新闻 | 要闻 | 国内. */
static bool is_barred(const Lines *lines, const Line *line) {
  return line->chars <= MAX_TITLE && !line_has(line, LINE_HAS_STOP) &&
         memchr(lines->text + line->span.start, '|',
                line->span.end - line->span.start) != NULL;
}

/* Nothing in the line but words of buttons and menus, and separators; among
** several of them, some words may be unknown. */
static enum Whole read_whole(const Lines *lines, const Line *line) {
  const char *text = lines->text;
  size_t at = line_content(line), end = line->span.end, length;
  Words words = {0};
  while (at < end) {
    uint32_t c = utf8_read(text, at, end, &length);
    size_t word = read_word(lines, at, end, &words);
    if (word > 0) {
      length = word;
    } else if (is_separator(c)) {
      words.digits |= is_digit(c);
      words.bars += c == '|';
    } else if (!is_bullet(c) && blank_length(text, at, end) == 0) {
      if ((words.menus + words.buttons == 0 && !is_barred(lines, line)) ||
          (length = read_unknown(text, at, end)) == 0)
        return WHOLE_NOT;
      words.unknown++;
    }
    at += length;
  }
  return judge_whole(&words);
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

bool furniture_is_report(const Line *line) {
  return line->chars > MAX_SAYING && line_has(line, LINE_HAS_STOP) &&
         line_has(line, LINE_HAS_FIGURE) && line_saw(line, MARK_TITLE) &&
         (line->seen & (1u << MARK_LEGAL | 1u << MARK_ADDRESS)) == 0;
}

bool furniture_is_notice(const Line *line) {
  unsigned others = (PAGE_PARTS & ~(1u << MARK_NOTICE)) | 1u << MARK_CONTACT |
                    1u << MARK_INSET;
  return line_saw(line, MARK_NOTICE) && !furniture_is_report(line) &&
         (!line_has(line, LINE_HAS_FIGURE) || (line->seen & others) != 0);
}

bool furniture_is_part(const Line *line) {
  if ((line->seen & PAGE_PARTS) == 0 || furniture_is_report(line)) return false;
  if (furniture_is_notice(line)) return true;
  if (line_has(line, LINE_FULL_STOP))
    return line->chars <= MIN_BODY && !line_has(line, LINE_HAS_FIGURE);
  return !line_has(line, LINE_HAS_STOP) || line_saw(line, MARK_LEGAL) ||
         !line_has(line, LINE_HAS_FIGURE);
}

bool furniture_is_bare(const Line *line) {
  return !line_has(line, LINE_HAS_STOP) && line->chars <= MAX_HEADING &&
         !(line_has(line, LINE_HAS_FIGURE) && line_has(line, LINE_HAS_CHINESE));
}

bool furniture_opens_tail(const Lines *lines, const Line *line) {
  if (line_has(line, LINE_HAS_FIGURE) && line_has(line, LINE_HAS_STOP))
    return false;
  if (line->chars <= MAX_TITLE && line_last_char(lines, line) == ':' &&
      marks_end(lines->marks, MARK_TAIL, lines->text, line_content(line),
                line->span.end - 1))
    return true;
  return line_starts(lines, line, MARK_TAIL);
}

enum Reason furniture_reason(const Line *line) {
  static const struct {
    enum MarkKind kind;
    enum Reason reason;
  } reasons[] = {{MARK_LEGAL, REASON_LEGAL},     {MARK_NOTICE, REASON_NOTICE},
                 {MARK_TRAIL, REASON_TRAIL},     {MARK_COUNTER, REASON_COUNTER},
                 {MARK_ADDRESS, REASON_CONTACT}, {MARK_SHARE, REASON_SHARE}};
  size_t i;
  for (i = 0; i < sizeof reasons / sizeof *reasons; i++)
    if (line_saw(line, reasons[i].kind)) return reasons[i].reason;
  return REASON_NONE;
}

static bool is_trail(const Lines *lines, const Line *line) {
  return line_saw(line, MARK_TRAIL) &&
         memchr(lines->text + line->span.start, '>',
                line->span.end - line->span.start) != NULL;
}

static void mark_line(const Lines *lines, Line *line, const Line *before) {
  enum Whole whole;
  enum Reason reason;
  if (line->chars > MAX_PAGE_LINE) return;
  line->seen = (uint16_t)marks_seen(lines->marks, lines->text,
                                    line_content(line), line->span.end);
  if (furniture_has_key(lines, line) &&
      (!line_has(line, LINE_FULL_STOP) ||
       (before != NULL && before->type == BLOCK_METADATA))) {
    line_set(line, BLOCK_METADATA, REASON_NONE);
  } else if ((whole = read_whole(lines, line)) != WHOLE_NOT) {
    line_set(line, BLOCK_FURNITURE,
             is_trail(lines, line) ? REASON_TRAIL : REASON_MENU);
    if (whole == WHOLE_LONE) line->flags |= LINE_LONE;
  } else if ((reason = inset_reason(lines, line, before)) != REASON_NONE) {
    line_set(line, BLOCK_FURNITURE, reason);
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
