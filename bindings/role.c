/* role.c: rules by which numbers that claim something are told from others.
** Each rule is one function; role_of asks them in order. */
#include "role.h"

#include <string.h>

static uint32_t char_at(const Text *text, uint32_t at) {
  uint32_t next;
  return text_at(text, at, &next);
}

static uint32_t char_before(const Text *text, uint32_t at) {
  uint32_t start;
  return text_before(text, at, &start);
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_han(uint32_t c) {
  return c >= 0x3400 && c <= 0x9FFF;
}

bool role_is_boundary(uint32_t c) {
  switch (c) {
  case 0:
  case '\n':
  case '\r':
  case ',':
  case ';':
  case '.':
  case '!':
  case '?':
  case ':':
  case ')':
  case '(':
  case ']':
  case 0x3002:
  case 0xFF1B:
  case 0x3001:
  case 0xFF01:
  case 0xFF1F:
  case 0x2014:
  case 0x2026:
  case 0xFF61: return true;
  default: return false;
  }
}

bool role_line_start(const Text *text, uint32_t at) {
  uint32_t start, c, i;
  for (i = 0; i < 16; i++) { /* no line is indented further */
    c = text_before(text, at, &start);
    if (at == 0 || c == '\n' || c == '\r') return true;
    if (c != ' ' && c != '\t' && c != 0xA0) return false;
    at = start;
  }
  return false;
}

bool role_clause_start(const Text *text, uint32_t at) {
  uint32_t c = char_before(text, text_skip_back(text, at));
  if (role_line_start(text, at)) return true;
  return c != '(' && c != 0x3001 && c != '.' && role_is_boundary(c);
}

/* Reads 一 or 12: up to three chars that a heading may number with. */
static bool read_mark(const Text *text, uint32_t at, uint32_t *end) {
  uint32_t next, c;
  int value, count = 0;
  enum NumeralChar kind;
  for (;; at = next) {
    c = text_at(text, at, &next);
    kind = numeral_char(c, &value);
    if (!is_digit(c) && kind != NUMERAL_DIGIT && c != 0x5341) break;
    if (++count > 3) return false;
  }
  *end = at;
  return count > 0;
}

bool role_heading(const Text *text, uint32_t at, bool line, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next), mark;
  bool bracket = c == '(';
  if (c == 0x7B2C) { /* 第一, 第一章 */
    if (!read_mark(text, next, &mark)) return false;
    c = text_at(text, mark, &next);
    *end = mark;
    if (c == ',' || c == 0x3001 || c == ':') return true;
    if (!line) return false;
    *end = next;
    return c == 0x7AE0 || c == 0x8282 || c == 0x6761 || c == 0x90E8;
  }
  if (bracket) at = next;
  if (!read_mark(text, at, &mark)) return false;
  *end = mark;
  c = text_at(text, mark, &next);
  if (bracket) return c == ')' && (*end = next, true);
  if (c == 0x662F || c == 0x8981) /* 一是, 一要 */
    return !is_digit(char_at(text, at));
  if (!line) return false;
  if (c == 0x3001 || c == ')') return true;
  return c == '.' && !is_digit(char_at(text, next));
}

static bool is_open_quote(const Text *text, uint32_t at) {
  uint32_t start, c = text_before(text, at, &start);
  return c == 0x201C || c == 0x2018 || c == 0x300A || c == 0x3008;
}

static bool is_close_quote(const Text *text, uint32_t at) {
  uint32_t c = char_at(text, at);
  return c == 0x201D || c == 0x2019 || c == 0x300B || c == 0x3009;
}

/* “30条”: what is quoted whole is a name. */
static bool is_quoted(const Text *text, const Amount *amount) {
  return is_open_quote(text, amount->span.start) &&
         is_close_quote(text, amount->span.end);
}

static const Meaning *cue_before(const Text *text, const Vocabulary *vocabulary,
                                 uint32_t at) {
  uint32_t start, c;
  at = text_skip_back(text, at);
  c = text_before(text, at, &start);
  if (c == ':' || c == 0x201D) at = text_skip_back(text, start);
  return glossary_before(vocabulary->lists[WORDS_CUES], text, at, &start);
}

static bool has_cue(const Text *text, const Vocabulary *vocabulary, uint32_t at,
                    enum CueKind kind) {
  const Meaning *cue = cue_before(text, vocabulary, at);
  return cue != NULL && cue->kind == (int)kind;
}

/* Part of a name by the chars that touch it: KS-1Q, “1+9”, 3D, “7.31”. */
static bool touches_name(const Text *text, const Amount *amount) {
  uint32_t before = char_before(text, amount->span.start);
  uint32_t after = char_at(text, amount->span.end);
  uint32_t start;
  if (is_letter(before) && amount->unit == NULL) return true;
  if (is_letter(before) && before != 'M') return true;
  if (before == '+' || before == '_') return true;
  if (before == '-' && !amount->signed_) {
    text_before(text, amount->span.start, &start);
    if (is_letter(char_before(text, start)) ||
        is_digit(char_before(text, start)))
      return true;
  }
  if (amount->unit != NULL && amount->unit->kind == UNIT_NAME) return true;
  if (amount->unit != NULL) return false;
  if (after == '+' || after == '_' || is_letter(after)) return true;
  return is_open_quote(text, amount->span.start) ||
         is_close_quote(text, amount->span.end);
}

static bool is_reference(const Text *text, const Vocabulary *vocabulary,
                         const Amount *amount) {
  uint32_t after = char_at(text, amount->span.end);
  uint32_t before = char_before(text, amount->span.start);
  if (amount->unit != NULL) return amount->unit->kind == UNIT_REFERENCE;
  if (has_cue(text, vocabulary, amount->span.start, CUE_REFERENCE)) return true;
  if (amount->numeral.zero && amount->numeral.arabic > 1 &&
      !amount->numeral.point)
    return true;
  if (before == '[' || after == ']' || after == '@') return true;
  return amount->numeral.arabic >= 9 && !amount->numeral.separated &&
         !amount->numeral.point && !amount->numeral.chinese;
}

/* A bare number claims something where a word says so before it, or where it
** ends its clause. */
static enum QuantityRole bare_role(const Text *text,
                                   const Vocabulary *vocabulary,
                                   const Amount *amount) {
  uint32_t after = char_at(text, text_skip(text, amount->context.end));
  bool large = amount->numeral.multiplier >= 4 || amount->numeral.point ||
               amount->numeral.separated || amount->fraction;
  if (amount->numeral.bare && amount->approx == '=') return ROLE_NAME;
  if (amount->numeral.multiplier == 12 && amount->numeral.arabic > 0)
    return ROLE_NAME; /* 800兆 */
  if (amount->range && !large) return is_han(after) ? ROLE_NAME : ROLE_CLAIM;
  if (amount->approx != '=' || large)
    return amount->numeral.bare && is_han(after) ? ROLE_NAME : ROLE_CLAIM;
  if (!role_is_boundary(after)) return ROLE_NAME;
  if (amount->numeral.chinese && amount->numeral.value.count < 2)
    return ROLE_IDIOM;
  if (has_cue(text, vocabulary, amount->context.start, CUE_STATING))
    return ROLE_CLAIM;
  return ROLE_NAME;
}

/* 百亿元企业: a threshold that names a kind of thing. */
static bool is_threshold(const Text *text, const Amount *amount) {
  uint32_t next, c = text_at(text, amount->context.end, &next);
  if (!amount->numeral.bare) return false;
  if (amount->approx == '=') return true;
  return c == 0x7EA7 || c == 0x4F01 || c == 0x9879 || c == 0x7684;
}

/* 3年, 两年, 11年, and 一天 一米: claimed after 连续; a period where 内 or 来
 * follows. */
static enum QuantityRole years_role(const Text *text,
                                    const Vocabulary *vocabulary,
                                    const Amount *amount) {
  uint32_t c = char_at(text, amount->span.end);
  const Meaning *cue = cue_before(text, vocabulary, amount->span.start);
  if (cue != NULL && cue->kind == CUE_LASTING) return ROLE_CLAIM;
  if (strcmp(amount->unit_name, "年") != 0)
    return amount->approx == '=' ? ROLE_IDIOM : ROLE_CLAIM; /* 一天 */
  if (cue != NULL && (cue->kind == CUE_RECENT || cue->kind == CUE_COMING))
    return ROLE_PERIOD;
  if (c == 0x6765 || c == 0x5185 || c == 0x95F4 || c == 0x4EE5 || c == 0x524D ||
      c == 0x540E || c == 0x671F)
    return ROLE_PERIOD;
  if (amount->approx != '=') return ROLE_CLAIM;
  if (amount->numeral.chinese || is_han(c)) return ROLE_NAME;
  return ROLE_CLAIM;
}

/* 七届人大五次会议, 十一届十次全会: the name of a meeting. */
static bool names_meeting(const Text *text, const Amount *amount,
                          const Meaning *noun, bool doing) {
  uint32_t before = char_before(text, amount->span.start);
  if (strcmp(amount->unit_name, "次") != 0 || amount->approx != '=')
    return false;
  if (before == 0x5C4A) return true; /* 届 */
  return noun != NULL && noun->kind == NOUN_MEETING &&
         (!doing || before == 0x3001);
}

/* A small Chinese count with its measure word: 三次会议, 八个着力. */
static enum QuantityRole small_role(const Text *text,
                                    const Vocabulary *vocabulary,
                                    const Amount *amount) {
  uint32_t end, noun_start = amount->span.end;
  const Meaning *noun = glossary_after(vocabulary->lists[WORDS_NOUNS], text,
                                       noun_start, false, &end);
  uint32_t one, before = char_before(text, amount->span.start);
  bool is_one = number_small(&amount->value, 2, &one);
  bool doing = has_cue(text, vocabulary, amount->span.start, CUE_DOING);
  if (noun != NULL && noun->kind == NOUN_SLOGAN) return ROLE_IDIOM;
  if (is_open_quote(text, amount->span.start)) return ROLE_IDIOM;
  if (names_meeting(text, amount, noun, doing)) return ROLE_NAME;
  if (amount->approx != '=' || amount->range) return ROLE_CLAIM;
  if (amount->unit->kind == UNIT_LOOSE && is_one)
    return doing ? ROLE_CLAIM : ROLE_IDIOM;
  if (amount->unit->kind == UNIT_SERIAL && (!doing || before == 0x3001) &&
      char_at(text, amount->number.start) != 0x4E24 &&
      char_at(text, amount->span.end) != 0x201C)
    return ROLE_NAME; /* 二期, but not 两届 */
  return ROLE_CLAIM;
}

enum QuantityRole role_of(const Text *text, const Vocabulary *vocabulary,
                          const Amount *amount) {
  uint32_t value;
  if (touches_name(text, amount)) return ROLE_NAME;
  if (is_quoted(text, amount)) return ROLE_NAME;
  if (is_reference(text, vocabulary, amount)) return ROLE_REFERENCE;
  if (amount->unit_name[0] == '\0') return bare_role(text, vocabulary, amount);
  if (is_threshold(text, amount)) return ROLE_NAME;
  if (amount->unit != NULL && amount->unit->kind == UNIT_GREAT)
    return amount->great ? ROLE_CLAIM : ROLE_IDIOM;
  if (amount->numeral.multiplier >= 4 && amount->unit != NULL &&
      strcmp(amount->unit->value, "级") == 0)
    return ROLE_NAME; /* 十亿级 */
  if (strcmp(amount->unit_name, "年") == 0 ||
      (amount->numeral.chinese && amount->type == QUANTITY_DIMENSION &&
       number_small(&amount->value, 2, &value)))
    return years_role(text, vocabulary, amount);
  if (amount->numeral.chinese && amount->type == QUANTITY_NUMBER &&
      number_small(&amount->value, 21, &value))
    return small_role(text, vocabulary, amount);
  return ROLE_CLAIM;
}
