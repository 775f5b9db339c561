/* outliner.c: from lines to blocks and sentences, in one pass after another
** over the lines:
**   read_lines    lines with what their chars tell
**   join_lines    lines that the page broke one paragraph into
**   mark_lines    furniture and metadata by their words
**   find_body     the first and last line that can only be of the report
**   mark_edges    before and after the body: titles, and more furniture
**   find_headings numbers, levels, headings that run into their paragraph
**   add_blocks    blocks, and the sentences in them
** Nothing is set aside that reads like a report: furniture is known by words
** (marks.h), or is a line without sentence, number or title above the title. */
#include "outliner.h"

#include <assert.h>
#include <string.h>

#include "memory.h"
#include "sentences.h"
#include "utf8.h"

/* In chars. A line longer than MAX_PAGE_LINE is never furniture. */
enum {
  MAX_PAGE_LINE = 200,
  MAX_TITLE = 80,   /* the title of a document */
  MAX_HEADING = 55, /* a heading on a line of its own */
  MIN_PLAIN_HEADING = 3,
  MAX_PLAIN_HEADING = 30, /* a heading without a number */
  MIN_BODY = 25,          /* a sentence that begins or ends the report */
  MAX_TAIL = 500,         /* what follows the report, all lines together */
  MAX_KEY = 48            /* bytes of a metadata key */
};

enum NumberKind {
  NUMBER_NONE,
  NUMBER_CLOSING,     /* 结束语, 附件: always topmost */
  NUMBER_PLAIN,       /* a heading without a number */
  NUMBER_CHAPTER,     /* 第一部分, 第一章 */
  NUMBER_PART,        /* 第一节 */
  NUMBER_COMMA,       /* 一、 */
  NUMBER_ROUND,       /* (一) */
  NUMBER_DOT,         /* 1. */
  NUMBER_ROUND_DIGIT, /* (1) */
  NUMBER_ORDINAL,     /* 第一, */
  NUMBER_CIRCLED,     /* ① */
  NUMBER_KINDS
};

typedef struct Line {
  Span span; /* without the blanks around it */
  uint32_t chars;
  uint32_t content;   /* where it starts after a bullet */
  uint32_t title_end; /* of a heading that runs into its paragraph, or 0 */
  Span number;
  const char *reason;
  unsigned seen; /* kinds of marks, bits as in marks_seen */
  uint8_t type, level, number_kind;
  uint16_t ordinal;
  bool indented;
  bool has_stop;  /* 。！？ somewhere */
  bool stopped;   /* ends in a stop, ; : or a closing mark */
  bool full_stop; /* ends in a stop, closing marks aside */
  bool has_chinese;
  bool has_figure; /* a digit that is no year and in no quotation */
  bool joined;     /* into the line before */
} Line;

typedef struct Lines {
  Line *items;
  size_t count, capacity;
  const char *text;
  size_t body_first, body_end; /* indexes; equal where there is no body */
} Lines;

static const unsigned PAGE_KINDS =
    1u << MARK_PART | 1u << MARK_SPAM | 1u << MARK_TAIL;

static bool saw(const Line *line, enum MarkKind kind) {
  return (line->seen & 1u << kind) != 0;
}

static uint32_t read_char(const Lines *lines, size_t at, size_t end) {
  size_t length;
  return at < end ? utf8_read(lines->text, at, end, &length) : 0;
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_chinese(uint32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_bullet(uint32_t c) {
  return c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25A0 ||
         c == 0x25C6 || c == 0x25AA || c == '*' || c == 0x25CB;
}

/* ---- read_lines ---- */

/* Digits from text[at] that say no amount: a year, a day, or a name like 5G.
** In *end, where the digits end. */
static bool is_date_or_name(const Lines *lines, size_t at, size_t limit,
                            size_t *end) {
  size_t stop = at, digits = 0;
  uint32_t next;
  for (; stop < limit; stop++) { /* also 1 9 9 8 年 */
    if (is_digit((unsigned char)lines->text[stop]))
      digits++;
    else if (lines->text[stop] != ' ' || digits > 4)
      break;
  }
  while (!is_digit((unsigned char)lines->text[stop - 1])) stop--;
  *end = stop;
  next = stop < limit && lines->text[stop] == ' '
             ? read_char(lines, stop + 1, limit)
             : read_char(lines, stop, limit);
  return next == 0x5E74 || next == 0x6708 || next == 0x65E5 || next == '-' ||
         next == ']' || (next >= 'A' && next <= 'Z') ||
         (digits == 4 && next == '.');
}

static void read_chars(const Lines *lines, Line *line) {
  size_t at = line->span.start, end = line->span.end, length, stop;
  uint32_t last = 0, quotes = 0;
  for (; at < end; at += length) {
    uint32_t c = utf8_read(lines->text, at, end, &length);
    line->chars++;
    if (is_chinese(c)) line->has_chinese = true;
    if (is_stop(c)) line->has_stop = true;
    if (c == 0x201C) quotes = 1;
    if (c == 0x201D) quotes = 0;
    if (!is_closer(c)) last = c;
    if (is_digit(c)) {
      if (!is_date_or_name(lines, at, end, &stop) && quotes == 0)
        line->has_figure = true;
      line->chars += (uint32_t)(stop - at - 1);
      length = stop - at;
    }
    line->stopped = is_stop(c) || is_closer(c) || c == ';' || c == ':' ||
                    c == 0xFF1B || c == 0xFF1A || c == 0x2026;
  }
  line->full_stop = is_stop(last);
}

static bool add_line(Lines *lines, size_t start, size_t end) {
  const char *text = lines->text;
  size_t length, first = start;
  Line line = {0};
  while (first < end && (length = blank_length(text, first, end)) > 0)
    first += length;
  if (first == end) return true;
  line.span.start = (uint32_t)first;
  line.indented = first - start >= 2;
  line.span.end = (uint32_t)first;
  for (start = first; start < end; start += length) {
    utf8_read(text, start, end, &length);
    if (blank_length(text, start, end) == 0)
      line.span.end = (uint32_t)(start + length);
  }
  line.content = line.span.start;
  while (line.content < line.span.end) {
    utf8_read(text, line.content, line.span.end, &length);
    if (!is_bullet(read_char(lines, line.content, line.span.end)) &&
        blank_length(text, line.content, line.span.end) == 0)
      break;
    line.content += (uint32_t)length;
  }
  read_chars(lines, &line);
  if (!memory_grow((void **)&lines->items, &lines->capacity, lines->count + 1,
                   sizeof line))
    return false;
  lines->items[lines->count++] = line;
  return true;
}

static bool read_lines(Lines *lines, size_t length) {
  size_t start = 0, at;
  for (at = 0; at <= length; at++) {
    if (at < length && lines->text[at] != '\n' && lines->text[at] != '\r')
      continue;
    if (at > start && !add_line(lines, start, at)) return false;
    start = at + 1;
  }
  return true;
}

/* ---- numbers of headings ---- */

/* The value of a Chinese numeral up to 99 at text[*at], or 0; moves *at. */
static unsigned read_chinese(const Lines *lines, size_t *at, size_t end) {
  static const uint32_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                    0x516D, 0x4E03, 0x516B, 0x4E5D};
  unsigned value = 0, digit;
  for (; *at < end; *at += 3) {
    uint32_t c = read_char(lines, *at, end);
    if (c == 0x5341) { /* 十 */
      value = (value == 0 ? 1 : value) * 10;
    } else {
      for (digit = 0; digit < 9 && digits[digit] != c; digit++) continue;
      if (digit == 9) break;
      value += digit + 1;
    }
    if (value > 99) return 0;
  }
  return value;
}

/* The value of one or two digits at text[*at], or 0; moves *at. */
static unsigned read_digits(const Lines *lines, size_t *at, size_t end) {
  unsigned value = 0;
  size_t start = *at;
  while (*at < end && is_digit((unsigned char)lines->text[*at])) {
    if (*at - start == 2) return 0;
    value = value * 10 + (unsigned)(lines->text[(*at)++] - '0');
  }
  return value;
}

static bool skip(const Lines *lines, size_t *at, size_t end, uint32_t wanted) {
  size_t length;
  if (*at >= end || utf8_read(lines->text, *at, end, &length) != wanted)
    return false;
  *at += length;
  return true;
}

/* Moves *at past a comma of any kind, or false. */
static bool skip_comma(const Lines *lines, size_t *at, size_t end) {
  return skip(lines, at, end, 0x3001) || skip(lines, at, end, ',') ||
         skip(lines, at, end, 0xFF0C);
}

static bool skip_dot(const Lines *lines, size_t *at, size_t end) {
  return skip(lines, at, end, '.') || skip(lines, at, end, 0xFF0E) ||
         skip(lines, at, end, 0x3001);
}

/* 二、三产业 and 二、三季度 are no headings. */
static bool goes_on_counting(const Lines *lines, size_t at, size_t end) {
  if (read_chinese(lines, &at, end) == 0) return false;
  switch (read_char(lines, at, end)) {
  case 0x4EA7:
  case 0x5B63:
  case 0x6708:
  case 0x7EBF:
  case 0x7EA7:
  case 0x6B21:
  case 0x3001: return true; /* 产 季 月 线 级 次 、 */
  default: return false;
  }
}

static enum NumberKind read_round(const Lines *lines, size_t *at, size_t end,
                                  unsigned *value) {
  enum NumberKind kind = NUMBER_ROUND;
  *value = read_chinese(lines, at, end);
  if (*value == 0) {
    *value = read_digits(lines, at, end);
    kind = NUMBER_ROUND_DIGIT;
  }
  if (*value == 0) return NUMBER_NONE;
  if (!skip(lines, at, end, ')') && !skip(lines, at, end, 0xFF09))
    return NUMBER_NONE;
  skip(lines, at, end, 0x3001);
  return kind;
}

/* After 第. */
static enum NumberKind read_ordinal(const Lines *lines, size_t *at, size_t end,
                                    unsigned *value) {
  *value = read_chinese(lines, at, end);
  if (*value == 0) *value = read_digits(lines, at, end);
  if (*value == 0) return NUMBER_NONE;
  if (skip_comma(lines, at, end)) return NUMBER_ORDINAL;
  if (skip(lines, at, end, 0x7AE0) || skip(lines, at, end, 0x7BC7))
    return NUMBER_CHAPTER;          /* 章 篇 */
  if (skip(lines, at, end, 0x90E8)) /* 部分 */
    return skip(lines, at, end, 0x5206) ? NUMBER_CHAPTER : NUMBER_NONE;
  return skip(lines, at, end, 0x8282) ? NUMBER_PART : NUMBER_NONE;
}

/* What number starts at text[*at]; moves *at past it. */
static enum NumberKind read_number(const Lines *lines, size_t *at, size_t end,
                                   unsigned *value) {
  uint32_t c = read_char(lines, *at, end);
  if (c >= 0x2460 && c <= 0x2473) {
    *value = c - 0x2460 + 1;
    *at += 3;
    return NUMBER_CIRCLED;
  }
  if (skip(lines, at, end, '(') || skip(lines, at, end, 0xFF08))
    return read_round(lines, at, end, value);
  if (skip(lines, at, end, 0x7B2C)) return read_ordinal(lines, at, end, value);
  *value = read_digits(lines, at, end);
  if (*value > 0) {
    if (!skip_dot(lines, at, end)) return NUMBER_NONE;
    return is_digit(read_char(lines, *at, end)) ? NUMBER_NONE : NUMBER_DOT;
  }
  *value = read_chinese(lines, at, end);
  if (*value == 0 || !skip_dot(lines, at, end)) return NUMBER_NONE;
  return goes_on_counting(lines, *at, end) ? NUMBER_NONE : NUMBER_COMMA;
}

static void number_line(const Lines *lines, Line *line) {
  size_t at = line->content;
  unsigned value = 0;
  enum NumberKind kind = read_number(lines, &at, line->span.end, &value);
  if (kind == NUMBER_NONE) return;
  line->number_kind = (uint8_t)kind;
  line->ordinal = (uint16_t)value;
  line->number.start = line->content;
  line->number.end = (uint32_t)at;
}

/* ---- metadata ---- */

/* The line starts with a metadata key and a colon; blanks in the key do not
** count: "索 引 号:". */
static bool has_key(const Lines *lines, const Line *line, const Marks *marks) {
  char key[MAX_KEY];
  size_t used = 0, at = line->content, length;
  for (; at < line->span.end; at += length) {
    uint32_t c = utf8_read(lines->text, at, line->span.end, &length);
    if (c == ':' || c == 0xFF1A)
      return used > 0 && marks_longest(marks, MARK_KEY, key, 0, used) == used;
    if (blank_length(lines->text, at, line->span.end) > 0 || c == 0x3010)
      continue;
    if (length > sizeof key - used) return false;
    memcpy(key + used, lines->text + at, length);
    used += length;
  }
  return false;
}

static bool is_separator(uint32_t c) {
  return c == '|' || c == ':' || c == 0xFF1A || c == 0x3010 || c == 0x3011 ||
         c == '[' || c == ']' || c == '>' || c == '<' || c == '-' || c == '/' ||
         c == '(' || c == ')' || c == 0x300B || c == 0x300A || is_digit(c);
}

/* Nothing in the line but MARK_WHOLE words, at least one, and separators. */
static bool is_whole(const Lines *lines, const Line *line, const Marks *marks) {
  size_t at = line->content, end = line->span.end, length;
  bool found = false;
  while (at < end) {
    uint32_t c = utf8_read(lines->text, at, end, &length);
    size_t word = marks_longest(marks, MARK_WHOLE, lines->text, at, end);
    if (word > 0) {
      length = word;
      found = true;
    } else if (blank_length(lines->text, at, end) == 0 && !is_separator(c) &&
               !is_bullet(c)) {
      return false;
    }
    at += length;
  }
  return found;
}

/* ---- join_lines ---- */

static uint32_t last_char(const Lines *lines, const Line *line) {
  size_t at = line->span.end - 1;
  while (at > line->span.start &&
         ((unsigned char)lines->text[at] & 0xC0) == 0x80)
    at--;
  return read_char(lines, at, line->span.end);
}

static bool is_comma(uint32_t c) {
  return c == ',' || c == 0xFF0C || c == 0x3001;
}

/* The line has a word of the page, so no paragraph goes on with it. */
static bool is_page_line(const Lines *lines, const Line *line,
                         const Marks *marks) {
  static const unsigned kinds = 1u << MARK_PART | 1u << MARK_SPAM;
  if (line->chars > MAX_PAGE_LINE) return false;
  return (marks_seen(marks, lines->text, line->content, line->span.end) &
          kinds) != 0 ||
         marks_longest(marks, MARK_TAIL, lines->text, line->content,
                       line->span.end) > 0 ||
         marks_longest(marks, MARK_GREETING, lines->text, line->content,
                       line->span.end) > 0 ||
         is_whole(lines, line, marks);
}

/* 'next' goes on with the paragraph that 'line' began. */
static bool is_broken(const Lines *lines, const Line *line, const Line *next,
                      const Marks *marks) {
  uint32_t before = last_char(lines, line);
  uint32_t after = read_char(lines, next->span.start, next->span.end);
  if (is_closer(after) || is_comma(after) || after == 0x3002 || after == ';' ||
      after == 0xFF1B)
    return true;
  if (next->number_kind != NUMBER_NONE || has_key(lines, next, marks))
    return false;
  if (is_comma(before) || is_opener(before)) return true;
  return line->has_stop && !line->stopped && !next->indented &&
         line->chars > MIN_BODY && !is_page_line(lines, next, marks);
}

static void join(Line *line, const Line *next) {
  line->span.end = next->span.end;
  line->chars += next->chars;
  line->has_stop |= next->has_stop;
  line->has_chinese |= next->has_chinese;
  line->has_figure |= next->has_figure;
  line->stopped = next->stopped;
  line->full_stop = next->full_stop;
}

static void join_lines(Lines *lines, const Marks *marks) {
  size_t i, kept = 0;
  for (i = 0; i < lines->count; i++) {
    Line *line = &lines->items[i];
    if (kept > 0 && is_broken(lines, &lines->items[kept - 1], line, marks))
      join(&lines->items[kept - 1], line);
    else
      lines->items[kept++] = *line;
  }
  lines->count = kept;
}

/* ---- mark_lines ---- */

static void set_aside(Line *line, enum BlockType type, const char *reason) {
  line->type = (uint8_t)type;
  line->reason = reason;
}

static bool is_caption(const Lines *lines, const Line *line,
                       const Marks *marks) {
  size_t end = line->span.end, at = end;
  if (line->chars > MAX_HEADING || line->has_figure) return false;
  if (last_char(lines, line) == 0x3002) end -= 3;
  for (at = line->span.start; at < end; at++)
    if (marks_longest(marks, MARK_CAPTION, lines->text, at, end) == end - at)
      return true;
  return false;
}

static void mark_line(const Lines *lines, Line *line, const Marks *marks) {
  if (line->chars > MAX_PAGE_LINE) return;
  line->seen = marks_seen(marks, lines->text, line->content, line->span.end);
  if (has_key(lines, line, marks) && !line->full_stop)
    set_aside(line, BLOCK_METADATA, NULL);
  else if (saw(line, MARK_WHOLE) && is_whole(lines, line, marks))
    set_aside(line, BLOCK_FURNITURE, "words of the page");
  else if (saw(line, MARK_SPAM) && line->number_kind == NUMBER_NONE &&
           (!line->has_stop || saw(line, MARK_CONTACT)))
    set_aside(line, BLOCK_FURNITURE, "advertising");
  else if (saw(line, MARK_CAPTION) && is_caption(lines, line, marks))
    set_aside(line, BLOCK_FURNITURE, "caption");
}

/* ---- find_body ---- */

static bool starts_with(const Lines *lines, const Line *line,
                        const Marks *marks, enum MarkKind kind) {
  return marks_longest(marks, kind, lines->text, line->content,
                       line->span.end) > 0;
}

/* A line with words of the page, and not one that reads like a report. */
static bool is_page_part(const Line *line) {
  return saw(line, MARK_PART) &&
         (!line->full_stop || (line->chars <= MIN_BODY && !line->has_figure));
}

static bool is_body(const Lines *lines, const Line *line, const Marks *marks) {
  if (line->type != BLOCK_PARAGRAPH) return false;
  if (is_page_part(line)) return false;
  if (line->number_kind != NUMBER_NONE) return true;
  if (saw(line, MARK_GREETING) &&
      starts_with(lines, line, marks, MARK_GREETING))
    return true;
  return line->has_stop && line->chars >= MIN_BODY && line->has_chinese &&
         !starts_with(lines, line, marks, MARK_TAIL);
}

/* The report may also end in a short sentence. */
static bool is_body_end(const Lines *lines, const Line *line,
                        const Marks *marks) {
  return is_body(lines, line, marks) ||
         (line->type == BLOCK_PARAGRAPH && line->full_stop &&
          line->has_chinese && !saw(line, MARK_PART) && !saw(line, MARK_TAIL));
}

/* A line that opens the tail, if what follows is short enough to be one. */
static size_t find_tail(const Lines *lines, const Marks *marks) {
  size_t i, chars = 0, tail = lines->count;
  for (i = lines->count; i-- > 0;) {
    chars += lines->items[i].chars;
    if (chars > MAX_TAIL) break;
    if (saw(&lines->items[i], MARK_TAIL) &&
        starts_with(lines, &lines->items[i], marks, MARK_TAIL))
      tail = i;
  }
  return tail;
}

static void find_body(Lines *lines, const Marks *marks) {
  size_t tail = find_tail(lines, marks), i;
  size_t first = 0, end = tail;
  while (first < tail && !is_body(lines, &lines->items[first], marks)) first++;
  while (end > first && !is_body_end(lines, &lines->items[end - 1], marks))
    end--;
  lines->body_first = first;
  lines->body_end = end;
  if (first == tail) return; /* no body, so nothing that follows it */
  for (i = tail; i < lines->count; i++)
    if (lines->items[i].type == BLOCK_PARAGRAPH)
      set_aside(&lines->items[i], BLOCK_FURNITURE, "after the report");
}

/* ---- mark_edges ---- */

static bool holds(const Lines *lines, Span whole, Span part) {
  size_t length = part.end - part.start;
  return length <= whole.end - whole.start &&
         memmem(lines->text + whole.start, whole.end - whole.start,
                lines->text + part.start, length) != NULL;
}

static bool is_title(const Line *line) {
  return line->type == BLOCK_PARAGRAPH && line->has_chinese &&
         line->chars <= MAX_TITLE && !line->full_stop && !line->has_figure &&
         saw(line, MARK_TITLE) && (line->seen & PAGE_KINDS) == 0;
}

/* Titles above the body: lines with a word such as 报告, and the lines that
** repeat one or a piece of it. Returns the end of the last, 0 without any. */
static size_t mark_titles(Lines *lines, size_t end) {
  size_t i, titled = 0, first = 0;
  for (i = 0; i < end; i++) {
    Line *line = &lines->items[i];
    bool repeats = titled > 0 && line->type == BLOCK_PARAGRAPH &&
                   line->chars <= MAX_TITLE &&
                   holds(lines, lines->items[first].span, line->span);
    if (!is_title(line) && !repeats) continue;
    if (titled > 0 && !repeats && i + 1 == lines->body_first &&
        saw(line, MARK_SECTION))
      continue; /* the first heading of the report */
    if (titled == 0) first = i;
    titled = i + 1;
    line->type = BLOCK_HEADING;
  }
  return titled;
}

/* Neither sentence nor figure, so nothing is lost with it. */
static bool is_bare(const Line *line) {
  return !line->has_stop && !(line->has_figure && line->has_chinese) &&
         !saw(line, MARK_SECTION) && line->chars <= MAX_HEADING;
}

static void mark_head(Lines *lines) {
  size_t i, end = lines->body_first;
  size_t titled = mark_titles(lines, end);
  bool has_body = lines->body_end > lines->body_first;
  for (i = 0; i < end; i++) {
    Line *line = &lines->items[i];
    if (line->type != BLOCK_PARAGRAPH) continue;
    if (is_page_part(line))
      set_aside(line, BLOCK_FURNITURE, "words of the page");
    else if (saw(line, MARK_POST) && is_bare(line))
      set_aside(line, BLOCK_METADATA, NULL);
    else if (has_body && is_bare(line) && (i < titled || !line->has_chinese))
      set_aside(line, BLOCK_FURNITURE, "above the title");
  }
}

static void mark_foot(Lines *lines) {
  size_t i;
  bool began = false;
  for (i = lines->body_end; i < lines->count; i++) {
    Line *line = &lines->items[i];
    if (line->type == BLOCK_PARAGRAPH && !line->full_stop &&
        (saw(line, MARK_PART) || (began && is_bare(line))))
      set_aside(line, BLOCK_FURNITURE, "below the report");
    if (line->type == BLOCK_FURNITURE) began = true;
  }
}

/* ---- find_headings ---- */

/* Where the first sentence of the title ends, if that is within 'chars'. */
static size_t title_end(const Lines *lines, const Line *line, size_t chars) {
  size_t at = line->number.end, length, end = line->span.end;
  for (; at < end && chars > 0; at += length, chars--) {
    uint32_t c = utf8_read(lines->text, at, end, &length);
    if (is_stop(c)) return sentence_end(lines->text, line->number.end, end);
  }
  return at == end ? end : 0;
}

/* A figure, or a mark that a heading does not have, makes a title content. */
static bool reads_as_content(const Lines *lines, size_t start, size_t end) {
  Line title = {0};
  size_t at, length;
  title.span.start = (uint32_t)start;
  title.span.end = (uint32_t)end;
  read_chars(lines, &title);
  if (title.has_figure) return true;
  for (at = start; at < end; at += length) {
    uint32_t c = utf8_read(lines->text, at, end, &length);
    if (c == ';' || c == 0xFF1B || c == ':' || c == 0xFF1A)
      return at + length < end;
  }
  return false;
}

static bool is_list_item(const Lines *lines, const Line *line) {
  uint32_t last = last_char(lines, line);
  return last == ';' || last == 0xFF1B;
}

static bool is_numbered_heading(const Lines *lines, Line *line) {
  size_t end = title_end(lines, line, MAX_HEADING);
  uint32_t last = last_char(lines, line);
  if (end == 0 || end == line->number.end || is_comma(last)) return false;
  if (reads_as_content(lines, line->number.end, end)) return false;
  if (end < line->span.end) line->title_end = (uint32_t)end;
  return true;
}

static bool is_plain_heading(const Lines *lines, size_t i) {
  const Line *line = &lines->items[i];
  const Line *next = line + 1;
  if (i + 1 >= lines->count || line->chars > MAX_PLAIN_HEADING ||
      line->has_stop || line->stopped || line->has_figure ||
      !line->has_chinese || !saw(line, MARK_SECTION) ||
      (line->chars < MIN_PLAIN_HEADING && !saw(line, MARK_CLOSING)))
    return false;
  if (i > 0 && line[-1].type == BLOCK_PARAGRAPH && !line[-1].stopped)
    return false; /* a broken line */
  return next->type == BLOCK_PARAGRAPH &&
         (saw(line, MARK_CLOSING) || next->number_kind != NUMBER_NONE ||
          saw(next, MARK_SECTION) || next->has_stop);
}

/* Levels go by the order in which the kinds of number appear: 1. right under
** 一、 is of level 2, like (一). */
typedef struct Levels {
  uint8_t kinds[NUMBER_KINDS];
  uint8_t depth;
} Levels;

static uint8_t level_of(Levels *levels, uint8_t kind) {
  uint8_t i = 0;
  while (i < levels->depth && levels->kinds[i] != kind) i++;
  if (kind == NUMBER_CLOSING) i = 0;
  levels->kinds[i] = kind;
  levels->depth = (uint8_t)(i + 1);
  return levels->depth;
}

static void find_headings(Lines *lines, const Marks *marks) {
  Levels levels = {0};
  uint16_t listed[NUMBER_KINDS] = {0}; /* the last item of a list, or 0 */
  size_t i;
  for (i = 0; i < lines->count; i++) {
    Line *line = &lines->items[i];
    uint8_t kind = line->number_kind;
    if (line->type != BLOCK_PARAGRAPH) continue;
    if (kind == NUMBER_NONE) {
      if (i < lines->body_end && is_plain_heading(lines, i)) {
        line->type = BLOCK_HEADING;
        line->level =
            level_of(&levels, starts_with(lines, line, marks, MARK_CLOSING)
                                  ? NUMBER_CLOSING
                                  : NUMBER_PLAIN);
      }
    } else if (is_list_item(lines, line) ||
               (listed[kind] > 0 && line->ordinal == listed[kind] + 1)) {
      listed[kind] = is_list_item(lines, line) ? line->ordinal : 0;
    } else {
      listed[kind] = 0;
      if (!is_numbered_heading(lines, line)) continue;
      line->type = BLOCK_HEADING;
      line->level = level_of(&levels, kind);
    }
  }
}

/* ---- add_blocks ---- */

static bool add_block(Outline *outline, const Block *block) {
  if (outline->block_count == UINT32_MAX ||
      !memory_grow((void **)&outline->blocks, &outline->block_capacity,
                   outline->block_count + 1, sizeof *block))
    return false;
  outline->blocks[outline->block_count++] = *block;
  return true;
}

static bool add_sentences(Outline *outline, const char *text) {
  const Block *block = &outline->blocks[outline->block_count - 1];
  size_t at = block->span.start, end = block->span.end, length;
  while (at < end) {
    Sentence sentence;
    if ((length = blank_length(text, at, end)) > 0) {
      at += length;
      continue;
    }
    sentence.span.start = (uint32_t)at;
    at = sentence_end(text, at, end);
    sentence.span.end = (uint32_t)at;
    sentence.block = (uint32_t)(outline->block_count - 1);
    if (!memory_grow((void **)&outline->sentences, &outline->sentence_capacity,
                     outline->sentence_count + 1, sizeof sentence))
      return false;
    outline->sentences[outline->sentence_count++] = sentence;
  }
  return true;
}

static bool add_part(Outline *outline, const char *text, const Block *block) {
  if (!add_block(outline, block)) return false;
  if (block->type != BLOCK_PARAGRAPH && block->type != BLOCK_HEADING)
    return true;
  return add_sentences(outline, text);
}

static bool add_blocks(Outline *outline, const Lines *lines) {
  size_t i, length, at;
  for (i = 0; i < lines->count; i++) {
    const Line *line = &lines->items[i];
    Block block = {0};
    block.span = line->span;
    block.type = (enum BlockType)line->type;
    block.level = line->level;
    block.reason = line->reason;
    if (block.type == BLOCK_HEADING) block.number = line->number;
    if (line->title_end > 0) block.span.end = line->title_end;
    if (!add_part(outline, lines->text, &block)) return false;
    if (line->title_end == 0) continue;
    memset(&block, 0, sizeof block); /* the paragraph it runs into */
    at = line->title_end;
    while (at < line->span.end &&
           (length = blank_length(lines->text, at, line->span.end)) > 0)
      at += length;
    block.span.start = (uint32_t)at;
    block.span.end = line->span.end;
    if (!add_part(outline, lines->text, &block)) return false;
  }
  return true;
}

bool outline_build(Outline *outline, const char *text, size_t length,
                   const Marks *marks) {
  Lines lines = {0};
  size_t i;
  bool done;
  assert(length < UINT32_MAX && outline->block_count == 0);
  lines.text = text;
  done = read_lines(&lines, length);
  if (done) {
    for (i = 0; i < lines.count; i++) number_line(&lines, &lines.items[i]);
    join_lines(&lines, marks);
    for (i = 0; i < lines.count; i++) mark_line(&lines, &lines.items[i], marks);
    find_body(&lines, marks);
    mark_head(&lines);
    mark_foot(&lines);
    find_headings(&lines, marks);
    done = add_blocks(outline, &lines);
  }
  memory_resize(lines.items, 0);
  if (!done) outline_free(outline);
  return done;
}

void outline_free(Outline *outline) {
  memory_resize(outline->sentences, 0);
  memory_resize(outline->blocks, 0);
  memset(outline, 0, sizeof *outline);
}
