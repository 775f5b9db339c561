/* titles.c: what reads like the title of a heading. */
#include "titles.h"

#include "lines.h"
#include "punctuation.h"
#include "sentences.h"

size_t title_end(const char *text, size_t start, size_t end) {
  size_t at = start, length, chars = MAX_HEADING;
  for (; at < end && chars > 0; at += length, chars--) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (is_stop(c)) return sentence_end(text, start, end);
  }
  return at == end ? end : 0;
}

bool title_is_content(const char *text, size_t start, size_t end) {
  Line title = {0};
  size_t at, length;
  title.span.start = (uint32_t)start;
  title.span.end = (uint32_t)end;
  if (start == end) return true;
  line_judge(&title, text);
  if (line_has(&title, LINE_HAS_FIGURE)) return true;
  for (at = start; at < end; at += length) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (is_semicolon(c) || is_colon(c)) return at + length < end;
  }
  return false;
}

enum NumberKind title_next_number(const char *text, size_t *at, size_t end,
                                  size_t *after, unsigned *ordinal) {
  while (*at < end) {
    size_t length = PLAIN_STEP[(unsigned char)text[*at]];
    enum NumberKind kind;
    if (length > 0) {
      *at += length;
      continue;
    }
    if (!is_stop(utf8_read(text, *at, end, &length))) {
      *at += length;
      continue;
    }
    *at = *after = skip_blanks(text, *at + length, end);
    if (*at >= end) break;
    kind = number_read(text, after, end, ordinal);
    if (kind != NUMBER_NONE) return kind;
  }
  return NUMBER_NONE;
}

bool title_has_second(const char *text, size_t at, size_t end,
                      enum NumberKind wanted) {
  size_t after;
  unsigned ordinal = 0;
  enum NumberKind kind;
  while ((kind = title_next_number(text, &at, end, &after, &ordinal)) !=
         NUMBER_NONE)
    if (kind == wanted) return ordinal == 2;
  return false;
}
