/* runs.c: where Latin words, numbers and repeated signs end. */
#include "runs.h"

#include "utf8.h"

/* A full-width form as its ASCII char; any other char as it is. */
static uint32_t fold(uint32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* Latin, Greek and Cyrillic. */
static bool is_alphabetic(uint32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7;
}

static bool is_alphanumeric(uint32_t c) {
  return is_digit(c) || is_alphabetic(c);
}

/* Whether repeats of a sign are one sign: …… —— ---- ==== */
static bool is_repeated(uint32_t c) {
  switch (c) {
  case 0x2014: /* — */
  case 0x2026: /* … */
  case 0x2500: /* ─ */
  case '-':
  case '.':
  case '=':
  case '*':
  case '_':
  case '~': return true;
  default: return false;
  }
}

bool run_begins(uint32_t c) {
  return is_alphanumeric(fold(c)) || is_repeated(c);
}

/* The folded char at 'at' and its length; 0 at the end. */
static uint32_t peek(const char *text, uint32_t at, uint32_t end,
                     size_t *length) {
  *length = 0;
  return at < end ? fold(utf8_read(text, at, end, length)) : 0;
}

/* Whether exactly three digits stand at 'at': thousands after a comma. */
static bool is_thousands(const char *text, uint32_t at, uint32_t end) {
  size_t length;
  int digits = 0;
  while (digits < 4 && is_digit(peek(text, at, end, &length))) {
    at += (uint32_t)length;
    digits++;
  }
  return digits == 3;
}

/* Whether the sign at 'at' goes on a word of letters and digits, 'before'
** being the char before it: KS-1Q, PM2.5, R&D, 1,234. */
static bool is_joint(const char *text, uint32_t at, uint32_t end,
                     uint32_t before, bool has_letter) {
  size_t length, next_length;
  uint32_t sign = peek(text, at, end, &length);
  uint32_t next_at = at + (uint32_t)length;
  uint32_t next = peek(text, next_at, end, &next_length);
  if (!is_alphanumeric(next)) return false;
  switch (sign) {
  case '_': return true;
  case '.': return has_letter || is_digit(next);
  case '-': return has_letter || is_alphabetic(next);
  case '&':
  case '\'': return is_alphabetic(before) && is_alphabetic(next);
  case ',': return !has_letter && is_thousands(text, next_at, end);
  default: return false;
  }
}

/* Skips ASCII letters and digits, the common case. */
static uint32_t skip_ascii(const char *text, uint32_t at, uint32_t end,
                           bool *has_letter) {
  for (; at < end; at++) {
    unsigned char c = (unsigned char)text[at];
    if (c < 0x80 && is_alphabetic(c))
      *has_letter = true;
    else if (!is_digit(c))
      break;
  }
  return at;
}

static uint32_t latin_end(const char *text, uint32_t at, uint32_t end,
                          RunKind *kind) {
  bool has_letter = false;
  uint32_t start = at, before = 0, c;
  size_t length;
  for (;;) {
    at = skip_ascii(text, at, end, &has_letter);
    if (at > start) before = (unsigned char)text[at - 1];
    c = peek(text, at, end, &length);
    if (is_alphabetic(c))
      has_letter = true;
    else if (!is_digit(c) && !is_joint(text, at, end, before, has_letter))
      break;
    before = c;
    at += (uint32_t)length;
    start = at;
  }
  *kind = has_letter ? RUN_LATIN : RUN_NUMBER;
  if (!has_letter && (c == '%' || c == 0x2030)) at += (uint32_t)length;
  return at;
}

static uint32_t signs_end(const char *text, uint32_t at, uint32_t end) {
  size_t length;
  uint32_t sign = utf8_read(text, at, end, &length);
  do at += (uint32_t)length;
  while (at < end && utf8_read(text, at, end, &length) == sign);
  return at;
}

uint32_t run_end(const char *text, uint32_t at, uint32_t end, RunKind *kind) {
  size_t length;
  *kind = RUN_SIGNS;
  if (is_repeated(utf8_read(text, at, end, &length)))
    return signs_end(text, at, end);
  return latin_end(text, at, end, kind);
}
