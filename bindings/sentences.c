/* sentences.c: where sentences end. 。！？!? end one, but not the ? of an
** address. */
#include "sentences.h"

#include <stdbool.h>
#include <stdint.h>

#include "punctuation.h"

/* A quotation or parenthesis longer than this lost the mark that closes it. */
#define MAX_ENCLOSED 600

/* One longer than this is cut behind the next mark of a clause: it is a list, or
** a text whose stops were lost, and later stages look at sentences whole. */
#define MAX_SENTENCE 6000

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

/* , ; : ， ； ： 、 */
static bool is_clause_mark(uint32_t c) {
  return c == ',' || c == ';' || c == ':' || c == 0xFF0C || c == 0xFF1B ||
         c == 0xFF1A || c == 0x3001;
}

/* What follows a quotation that ended in a stop belongs to its sentence. */
static bool continues(const char *text, size_t at, size_t end) {
  uint32_t c = char_at(text, at, end);
  return is_clause_mark(c) || c == 0x7684 || c == 0x548C || c == 0x7B49;
}

/* From text[at] to the next char that may be a stop or a bracket. */
static size_t next_mark(const char *text, size_t at, size_t end) {
  size_t step;
  while (at < end && (step = PLAIN_STEP[(unsigned char)text[at]]) > 0)
    at += step;
  return at < end ? at : end;
}

/* As sentence_end, however long. */
static size_t whole_end(const char *text, size_t start, size_t end) {
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

/* Behind the first mark from text[at] on that ends a clause or a sentence. */
static size_t clause_end(const char *text, size_t start, size_t at,
                         size_t end) {
  size_t length;
  for (; at < end; at += length) {
    uint32_t c = utf8_read(text, at, end, &length);
    if ((is_clause_mark(c) || is_stop(c)) && !inside_word(text, start, at, end))
      return skip_endings(text, at + length, end);
  }
  return end;
}

size_t sentence_end(const char *text, size_t start, size_t end) {
  size_t limit = start + MAX_SENTENCE, found;
  if (end - start <= MAX_SENTENCE) return whole_end(text, start, end);
  while (((unsigned char)text[limit] & 0xC0) == 0x80 && limit > start) limit--;
  if (limit == start) return whole_end(text, start, end);
  found = whole_end(text, start, limit);
  return found < limit ? found : clause_end(text, start, limit, end);
}
