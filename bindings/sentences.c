/* sentences.c: where sentences end. 。！？!? end one, but not the ? of an
** address. */
#include "sentences.h"

#include <stdbool.h>
#include <stdint.h>

#include "punctuation.h"

/* A quotation or parenthesis longer than this lost the mark that closes it. */
#define MAX_ENCLOSED 600

static bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '=' || c == '/' || c == '&';
}

/* The ! or ? at text[at] stands inside an address or a formula. */
static bool inside_word(const char *text, size_t start, size_t at, size_t end) {
  return (unsigned char)text[at] < 0x80 && at > start && at + 1 < end &&
         is_word_byte(text[at - 1]) && is_word_byte(text[at + 1]);
}

/* The end of the stops and closing marks that follow one another from 'at'. */
static size_t skip_endings(const char *text, size_t at, size_t end) {
  size_t length;
  while (at < end) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (!is_stop(c) && !is_closer(c)) break;
    at += length;
  }
  return at;
}

/* What follows a quotation that ended in a stop belongs to its sentence. */
static bool continues(const char *text, size_t at, size_t end) {
  switch (char_at(text, at, end)) {
  case ',':
  case ';':
  case ':':
  case 0xFF0C:
  case 0xFF1B:
  case 0xFF1A:
  case 0x3001:
  case 0x7684:
  case 0x548C:
  case 0x7B49: return true;
  default: return false;
  }
}

/* From text[at] to the next char that may be a stop or a bracket. */
static size_t next_mark(const char *text, size_t at, size_t end) {
  size_t step;
  while (at < end && (step = PLAIN_STEP[(unsigned char)text[at]]) > 0)
    at += step;
  return at < end ? at : end;
}

size_t sentence_end(const char *text, size_t start, size_t end) {
  size_t at, length, depth = 0;
  size_t opened = 0;          /* the outermost mark that is still open */
  size_t first = 0, last = 0; /* ends of the stops inside it */
  for (at = start;; at += length) {
    size_t limit = end;
    uint32_t c;
    if (first > 0 && end - opened > MAX_ENCLOSED) limit = opened + MAX_ENCLOSED;
    at = at < limit ? next_mark(text, at, limit) : limit;
    if (at == limit) break;
    c = utf8_read(text, at, end, &length);
    if (is_opener(c)) {
      if (depth > 0 && first > 0 && c == char_at(text, opened, end))
        return first; /* the earlier one was never closed */
      if (depth++ == 0) opened = at;
    } else if (is_closer(c) && depth > 0) {
      if (--depth > 0) continue;
      if (last == at && !continues(text, at + length, end))
        return skip_endings(text, at + length, end);
      first = last = 0;
    } else if (is_stop(c) && !inside_word(text, start, at, end)) {
      if (depth == 0) return skip_endings(text, at + length, end);
      last = at + length;
      if (first == 0) first = last;
    }
  }
  return first > 0 ? first : end;
}
