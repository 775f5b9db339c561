/* chars.h: text read char by char in one form: full-width as half-width,
** Traditional as Simplified where it matters to numbers, and whatever ends a
** sentence (。！？, the end of a line) as '\n', which also stands before and
** after the text. A reader can therefore not tell a sentence's end from the
** text's, and what it finds does not depend on where a text was cut. */
#ifndef CHARS_H
#define CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "utf8.h"

#define TEXT_FORMS 0x10000u

/* A text being read; borrows its bytes and its table of forms. */
typedef struct Text {
  const char *bytes;
  uint32_t length;
  const uint16_t *forms; /* of forms_new */
} Text;

/* The one form of every char below TEXT_FORMS: of ０ it is 0, of 萬 it is 万.
** The caller frees it by memory_resize. NULL when memory is short. */
uint16_t *forms_new(void);

/* text_at and text_before for chars of two and four bytes, for bytes that are
** no char, and for the ends of the text. */
uint32_t text_at_any(const Text *text, uint32_t at, uint32_t *next);
uint32_t text_before_any(const Text *text, uint32_t at, uint32_t *start);

/* Whether p begins a char of three bytes, U+1000 to U+CFFF: most of Chinese. */
static inline bool is_common(const unsigned char *p) {
  return p[0] >= 0xE1 && p[0] <= 0xEC && (p[1] & 0xC0) == 0x80 &&
         (p[2] & 0xC0) == 0x80;
}

static inline uint32_t common_char(const unsigned char *p) {
  return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

/* The char at 'at', in one form, and where the next begins. */
static inline uint32_t text_at(const Text *text, uint32_t at, uint32_t *next) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  if (at < text->length && p[0] < 0x80) {
    *next = at + 1;
    return text->forms[p[0]];
  }
  if (at < text->length && text->length - at >= 3 && is_common(p)) {
    *next = at + 3;
    return text->forms[common_char(p)];
  }
  return text_at_any(text, at, next);
}

/* The char that ends at 'at', and where it begins. */
static inline uint32_t text_before(const Text *text, uint32_t at,
                                   uint32_t *start) {
  const unsigned char *p = (const unsigned char *)text->bytes + at;
  if (at >= 1 && p[-1] < 0x80) {
    *start = at - 1;
    return text->forms[p[-1]];
  }
  if (at >= 3 && is_common(p - 3)) {
    *start = at - 3;
    return text->forms[common_char(p - 3)];
  }
  return text_before_any(text, at, start);
}

static inline uint32_t char_at(const Text *text, uint32_t at) {
  uint32_t next;
  return text_at(text, at, &next);
}

static inline uint32_t char_before(const Text *text, uint32_t at) {
  uint32_t start;
  return text_before(text, at, &start);
}

/* The char after the next one. */
static inline uint32_t second_char(const Text *text, uint32_t at) {
  uint32_t next;
  text_at(text, at, &next);
  return text_at(text, next, &next);
}

/* The place after the blanks (of one line) at 'at', at most four. */
static inline uint32_t text_skip(const Text *text, uint32_t at) {
  uint32_t next, i;
  for (i = 0; i < 4 && text_at(text, at, &next) == ' '; i++) at = next;
  return at;
}

/* The same backwards. */
static inline uint32_t text_skip_back(const Text *text, uint32_t at) {
  uint32_t start, i;
  for (i = 0; i < 4 && text_before(text, at, &start) == ' '; i++) at = start;
  return at;
}

/* Whether the bytes at 'at' are those of 'word'. */
bool text_has(const Text *text, uint32_t at, const char *word);

/* Chars that more than one reader asks for. */
#define CHAR_YEAR    0x5E74u /* 年 */
#define CHAR_MONTH   0x6708u /* 月 */
#define CHAR_DAY     0x65E5u /* 日 */
#define CHAR_HALF    0x534Au /* 半 */
#define CHAR_TEN     0x5341u /* 十 */
#define CHAR_BEFORE  0x524Du /* 前 */
#define CHAR_ORDER   0x7B2Cu /* 第 */
#define CHAR_PIECE   0x4E2Au /* 个 */
#define CHAR_MORE    0x591Au /* 多 */
#define CHAR_REST    0x4F59u /* 余 */
#define CHAR_SEVERAL 0x51E0u /* 几 */
#define CHAR_ABOUT   0x6765u /* 来 */
#define CHAR_POINT   0x70B9u /* 点 */
#define CHAR_PART    0x5206u /* 分 */
#define CHAR_TO      0x5230u /* 到 */
#define CHAR_UNTIL   0x81F3u /* 至 */
#define CHAR_COMMA   0x3001u /* 、 */
#define CHAR_TWO     0x4E24u /* 两 */

#endif
