/* punctuation.h: kinds of chars that shape a text: stops, brackets, blanks,
** digits. Part of the outline stage. */
#ifndef PUNCTUATION_H
#define PUNCTUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "utf8.h"

static inline bool is_chinese(uint32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* 。！？!? */
static inline bool is_stop(uint32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';
}

static inline bool is_comma(uint32_t c) {
  return c == ',' || c == 0xFF0C || c == 0x3001;
}

static inline bool is_semicolon(uint32_t c) {
  return c == ';' || c == 0xFF1B;
}

static inline bool is_colon(uint32_t c) {
  return c == ':' || c == 0xFF1A;
}

bool is_opener(uint32_t c); /* “《( and their kin */
bool is_closer(uint32_t c); /* ”》) and their kin */
bool is_bullet(uint32_t c); /* •·● and their kin */

/* Bytes of the blank char at text[at], 0 if it is none; at < end. */
size_t blank_length(const char *text, size_t at, size_t end);

/* From text[at] on, past blanks. */
size_t skip_blanks(const char *text, size_t at, size_t end);

/* The char at text[at]; 0 at the end. */
static inline uint32_t char_at(const char *text, size_t at, size_t end) {
  size_t length;
  return at < end ? utf8_read(text, at, end, &length) : 0;
}

/* Where the char before text[at] starts; start < at. */
size_t char_before(const char *text, size_t start, size_t at);

/* Where text[start..end) ends without the blanks at its end. */
size_t trim_end(const char *text, size_t start, size_t end);

/* Moves *at past the char 'wanted', or false. */
bool skip_char(const char *text, size_t *at, size_t end, uint32_t wanted);

/* How far to go on from a byte that begins no stop, bracket or quotation mark;
** 0 for one that may. Lets a scan for those leave out all else. */
extern const unsigned char PLAIN_STEP[256];

/* The same for one that begins no stop, digit, blank or quotation mark. */
extern const unsigned char TELLING_STEP[256];

#endif
