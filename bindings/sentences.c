/* sentences.c: where sentences end. 。！？!? end one; ； and ： do not, a dot
** never does (3.5, 1., www.), nor does the ? of an address. */
#include "sentences.h"

#include "utf8.h"

/* A quotation or parenthesis longer than this lost the mark that closes it. */
#define MAX_ENCLOSED 600

bool is_stop(uint32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';
}

bool is_opener(uint32_t c) {
  switch (c) {
  case '(':
  case '[':
  case 0x201C:
  case 0x2018:
  case 0x300A:
  case 0x3008:
  case 0x3010:
  case 0x300C:
  case 0x300E:
  case 0xFF08: return true;
  default: return false;
  }
}

bool is_closer(uint32_t c) {
  switch (c) {
  case ')':
  case ']':
  case 0x201D:
  case 0x2019:
  case 0x300B:
  case 0x3009:
  case 0x3011:
  case 0x300D:
  case 0x300F:
  case 0xFF09: return true;
  default: return false;
  }
}

size_t blank_length(const char *text, size_t at, size_t end) {
  size_t length;
  uint32_t c = utf8_read(text, at, end, &length);
  switch (c) {
  case 0:
  case ' ':
  case '\t':
  case '\n':
  case '\v':
  case '\f':
  case '\r':
  case 0x85:
  case 0xA0:
  case 0x1680:
  case 0x2028:
  case 0x2029:
  case 0x202F:
  case 0x205F:
  case 0x2060:
  case 0x3000:
  case 0xFEFF: return length;
  default: return c >= 0x2000 && c <= 0x200F ? length : 0;
  }
}

static uint32_t char_at(const char *text, size_t at, size_t end) {
  size_t length;
  return at < end ? utf8_read(text, at, end, &length) : 0;
}

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

size_t sentence_end(const char *text, size_t start, size_t end) {
  size_t at, length, depth = 0;
  size_t opened = 0;          /* the outermost mark that is still open */
  size_t first = 0, last = 0; /* ends of the stops inside it */
  for (at = start; at < end; at += length) {
    uint32_t c = utf8_read(text, at, end, &length);
    if (depth > 0 && first > 0 && at - opened > MAX_ENCLOSED) return first;
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
  return depth > 0 && first > 0 ? first : end;
}
