/* lines.h: the lines of a text, with what their chars tell. Private to the
** outline stage. Lines own their items and borrow the text. */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "marks.h"
#include "span.h"

/* In chars. */
enum {
  MAX_PAGE_LINE = 200, /* a longer line is not searched for marks */
  MAX_TITLE = 80,      /* the title of a document */
  MAX_HEADING = 55,    /* a heading on a line of its own */
  MIN_BODY = 25        /* a sentence that begins or ends the report */
};

enum LineFlag {
  LINE_INDENTED = 1,
  LINE_HAS_STOP = 2,  /* 。！？ somewhere */
  LINE_STOPPED = 4,   /* ends in a stop, ; : or a closing mark */
  LINE_FULL_STOP = 8, /* ends in a stop, closing marks aside */
  LINE_HAS_CHINESE = 16,
  LINE_HAS_FIGURE = 32, /* a digit that is no year and in no quotation; a
                           line of more than MAX_PAGE_LINE counts as such */
  LINE_ROW = 64,        /* cells with gaps between them */
  LINE_LONE = 128,      /* one word of a menu */
  LINE_MAY_GAP = 256,   /* may have a gap between cells */
  LINE_MAY_LOSE = 512   /* may have a number behind a stop */
};

typedef struct Line {
  Span span;      /* without the blanks around it */
  uint16_t chars; /* UINT16_MAX also for more; a guess for long lines */
  uint16_t seen;  /* kinds of marks, bits as in marks_seen */
  uint16_t flags; /* of LineFlag */
  uint8_t bullet; /* bytes before its content: a bullet */
  uint8_t number; /* bytes of its number, after the bullet */
  uint8_t number_kind, ordinal; /* of numbering.h */
  uint8_t hashes;               /* of a heading in Markdown: # is 1 */
  uint8_t type, reason;         /* of BlockType, of Reason */
} Line;

typedef struct Lines {
  Line *items;
  size_t count, capacity;
  const char *text;
  const Marks *marks;
  size_t body_first, body_end; /* indexes; equal where there is no body */
} Lines;

/* Fills 'lines', whose text is set, with the lines that are not blank. False
** when memory is short. */
bool lines_read(Lines *lines, size_t length);

/* Counts and judges the chars of line->span anew. */
void line_judge(Line *line, const char *text);

static inline bool line_has(const Line *line, unsigned flags) {
  return (line->flags & flags) != 0;
}

static inline bool line_saw(const Line *line, enum MarkKind kind) {
  return (line->seen & 1u << kind) != 0;
}

/* Where the line starts after its bullet. */
static inline size_t line_content(const Line *line) {
  return line->span.start + line->bullet;
}

/* The line's content starts with a mark of 'kind'. */
static inline bool line_starts(const Lines *lines, const Line *line,
                               enum MarkKind kind) {
  return marks_longest(lines->marks, kind, lines->text, line_content(line),
                       line->span.end) > 0;
}

/* Its last char. */
uint32_t line_last_char(const Lines *lines, const Line *line);

#endif
