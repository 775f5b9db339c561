/* entities.c: the step that decodes char references of HTML that were left as
** text: &#20013; &#x4E2D; &nbsp;, also escaped once or twice more (&amp;#…).
** Those of the signs of HTML itself (&amp; &lt;) stay in a text that has a & of
** its own: it was never escaped, and speaks of them. */
#include <string.h>

#include "charset.h"
#include "clean.h"
#include "utf8.h"

enum { MAX_DIGITS = 8, MAX_NAME = 8, MOST_ESCAPES = 2 };

static const struct {
  char name[MAX_NAME];
  uint16_t c;
} entities[] = {
    {"nbsp", 0xA0},     {"amp", '&'},      {"lt", '<'},
    {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"mdash", 0x2014}, {"ndash", 0x2013},
    {"hellip", 0x2026}, {"middot", 0xB7},  {"bull", 0x2022},
    {"permil", 0x2030}, {"times", 0xD7},   {"divide", 0xF7},
    {"plusmn", 0xB1},   {"deg", 0xB0},     {"sect", 0xA7},
    {"yen", 0xA5},      {"copy", 0xA9},    {"reg", 0xAE},
    {"trade", 0x2122},  {"laquo", 0xAB},   {"raquo", 0xBB},
    {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009},
    {"zwnj", 0x200C},   {"zwj", 0x200D},   {"shy", 0xAD},
};

static int digit_of(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base != 16) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A char that text may have. */
static bool is_valid(uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  return c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE && c != 0x7F;
}

/* A number names a char of CP1252 where Unicode has control chars. */
static uint32_t from_number(uint32_t c) {
  if (c < 0x80 || c > 0x9F || cp1252_chars[c - 0x80] == 0) return c;
  return cp1252_chars[c - 0x80];
}

/* Reads a number with its semicolon from 'at', behind the #. Returns where it
** ends, or 0. */
static size_t read_number(const char *text, size_t at, size_t length,
                          uint32_t *c) {
  int base = 10, digit;
  size_t first;
  uint32_t number = 0;
  if (at < length && (text[at] == 'x' || text[at] == 'X')) base = 16, at++;
  first = at;
  for (; at < length && (digit = digit_of(text[at], base)) >= 0; at++) {
    if (at - first == MAX_DIGITS) return 0;
    number = number * (uint32_t)base + (uint32_t)digit;
  }
  if (at == first || at == length || text[at] != ';' || !is_valid(number))
    return 0;
  *c = from_number(number);
  return at + 1;
}

static size_t read_name(const char *text, size_t at, size_t length,
                        uint32_t *c) {
  size_t i;
  for (i = 0; i < sizeof entities / sizeof *entities; i++) {
    size_t size = strlen(entities[i].name);
    if (length - at <= size || text[at + size] != ';' ||
        memcmp(text + at, entities[i].name, size) != 0)
      continue;
    *c = entities[i].c;
    return at + size + 1;
  }
  return 0;
}

/* Reads what follows a &; returns where it ends, or 0. */
static size_t read_entity(const char *text, size_t at, size_t length,
                          uint32_t *c) {
  int escapes;
  size_t end = 0, longer;
  for (escapes = 0; escapes <= MOST_ESCAPES; escapes++) {
    longer = at < length && text[at] == '#'
                 ? read_number(text, at + 1, length, c)
                 : read_name(text, at, length, c);
    if (longer == 0) break;
    end = at = longer;
    if (*c != '&') break;
  }
  return end;
}

/* Has the text a & that begins no reference? */
static bool has_bare_sign(const char *text, size_t length) {
  const char *sign = text, *stop = text + length;
  uint32_t c;
  while (sign < stop &&
         (sign = memchr(sign, '&', (size_t)(stop - sign))) != NULL) {
    size_t end = read_entity(text, (size_t)(sign - text) + 1, length, &c);
    if (end == 0) return true;
    sign = text + end;
  }
  return false;
}

static bool is_sign(uint32_t c) {
  return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

bool find_entities(Edits *edits, const char *text, size_t length) {
  enum { UNKNOWN, ESCAPED, PLAIN } text_is = UNKNOWN;
  size_t at = 0;
  while (at < length) {
    const char *sign = memchr(text + at, '&', length - at);
    uint32_t c;
    size_t end;
    if (sign == NULL) break;
    at = (size_t)(sign - text);
    end = read_entity(text, at + 1, length, &c);
    if (end > 0 && is_sign(c) && text_is == UNKNOWN)
      text_is = has_bare_sign(text, length) ? PLAIN : ESCAPED;
    if (end > 0 && !(is_sign(c) && text_is == PLAIN)) {
      Span old = {(uint32_t)at, (uint32_t)end};
      char fixed[4];
      if (!edits_add(edits, STEP_ENTITIES, old, fixed, utf8_write(fixed, c)))
        return false;
    }
    at = end > 0 ? end : at + 1;
  }
  return true;
}
