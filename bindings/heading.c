/* heading.c: judged by the chars around a place alone. */
#include "heading.h"

#include "numeral.h"

#define INDENT 16 /* no line is indented further */

bool heading_is_boundary(uint32_t c) {
  switch (c) {
  case 0:
  case '\n':
  case ',':
  case ';':
  case '.':
  case ':':
  case ')':
  case '(':
  case ']':
  case CHAR_COMMA:
  case 0xFF1B:
  case 0x2014:
  case 0x2026: return true;
  default: return false;
  }
}

/* ”》) and their kin, in one form. */
static bool is_closer(uint32_t c) {
  return c == 0x201D || c == 0x2019 || c == 0x300B || c == 0x3009 || c == ')' ||
         c == ']' || c == 0x3011 || c == 0x300F;
}

bool heading_line_start(const Text *text, uint32_t at) {
  uint32_t start, c, i;
  for (i = 0; i < INDENT; i++, at = start) {
    c = text_before(text, at, &start);
    if (c == '\n') return true;
    if (c != ' ' && c != '\t' && c != 0xA0 && !is_closer(c)) return false;
  }
  return false;
}

bool heading_clause_start(const Text *text, uint32_t at) {
  uint32_t c;
  if (heading_line_start(text, at)) return true;
  c = char_before(text, text_skip_back(text, at));
  return c != '(' && c != CHAR_COMMA && c != '.' && heading_is_boundary(c);
}

/* Reads 一 or 12: up to three chars that a heading may number with. */
static bool read_mark(const Text *text, uint32_t at, uint32_t *end) {
  uint32_t next, c;
  int value, count = 0;
  for (;; at = next) {
    c = text_at(text, at, &next);
    if (!is_digit(c) && c != CHAR_TEN &&
        numeral_char(c, &value) != NUMERAL_DIGIT)
      break;
    if (++count > 3) return false;
  }
  *end = at;
  return count > 0;
}

/* 第一, 第一章 whose 第 ends at 'at'. */
static bool read_ordinal(const Text *text, uint32_t at, bool line,
                         uint32_t *end) {
  uint32_t c, next;
  if (!read_mark(text, at, end)) return false;
  c = text_at(text, *end, &next);
  if (c == ',' && is_digit(char_at(text, next))) return false; /* 第1,234 */
  if (c == ',' || c == CHAR_COMMA || c == ':') return true;
  if (!line) return false;
  *end = next;
  return c == 0x7AE0 || c == 0x8282 || c == 0x6761 ||
         c == 0x90E8; /* 章节条部 */
}

bool heading_read(const Text *text, uint32_t at, bool line, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next), mark;
  bool bracket = c == '(';
  if (c == CHAR_ORDER) return read_ordinal(text, next, line, end);
  if (bracket) at = next;
  if (!read_mark(text, at, &mark)) return false;
  *end = mark;
  c = text_at(text, mark, &next);
  if (bracket) return c == ')' && (*end = next, true);
  if (c == 0x662F || c == 0x8981) /* 一是, 一要 */
    return !is_digit(char_at(text, at));
  if (!line) return false;
  if (c == CHAR_COMMA || c == ')') return true;
  return c == '.' && !is_digit(char_at(text, next));
}
