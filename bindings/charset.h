/* charset.h: the encodings that text is in, and the form of a char in each:
** how many bytes, whatever it stands for. */
#ifndef CHARSET_H
#define CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum Charset {
  CHARSET_UTF8,
  CHARSET_GB,   /* GB18030, and so GBK and GB 2312 */
  CHARSET_BIG5, /* with the chars of Hong Kong */
  CHARSET_UTF16LE,
  CHARSET_UTF16BE,
  CHARSET_MIXED, /* lines of UTF-8 and lines of GB18030 */
  CHARSET_COUNT, /* and: none */
  CHARSET_LATIN  /* Latin-1 with CP1252: what text was misread in, alone */
};

/* What users call one below CHARSET_COUNT, a static string: "GB18030". */
const char *charset_name(enum Charset charset);

/* The charset of that name, in any case and by the usual aliases ("gbk");
** CHARSET_COUNT where it is none of these. */
enum Charset charset_find(const char *name, size_t length);

/* The chars of CP1252 that have 0x80 to 0x9F; 0 where none has. */
extern const uint16_t cp1252_chars[32];

/* Bytes of the GB18030 char at p: 1, 2 or 4; 0 where none begins. */
static inline size_t gb_length(const unsigned char *p, size_t left) {
  if (p[0] < 0x80) return 1;
  if (p[0] == 0x80 || p[0] == 0xFF || left < 2) return 0;
  if (p[1] >= 0x40) return p[1] != 0x7F && p[1] != 0xFF ? 2 : 0;
  return left >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 &&
                 p[2] <= 0xFE && p[3] >= 0x30 && p[3] <= 0x39
             ? 4
             : 0;
}

static inline size_t big5_length(const unsigned char *p, size_t left) {
  if (p[0] < 0x80) return 1;
  if (p[0] == 0x80 || p[0] == 0xFF || left < 2) return 0;
  return (p[1] >= 0x40 && p[1] <= 0x7E) || (p[1] >= 0xA1 && p[1] <= 0xFE) ? 2
                                                                          : 0;
}

static inline uint32_t utf16_unit(const unsigned char *p, bool little) {
  return little ? p[0] | (uint32_t)p[1] << 8 : p[1] | (uint32_t)p[0] << 8;
}

static inline size_t utf16_length(const unsigned char *p, size_t left,
                                  bool little) {
  uint32_t unit;
  if (left < 2) return 0;
  unit = utf16_unit(p, little);
  if (unit < 0xD800 || unit > 0xDFFF) return 2;
  if (unit > 0xDBFF || left < 4) return 0;
  unit = utf16_unit(p + 2, little);
  return unit >= 0xDC00 && unit <= 0xDFFF ? 4 : 0;
}

/* Bytes of the char at p in a charset that is not UTF-8; 0 where none begins.
** Needs left > 0. */
static inline size_t char_length(enum Charset charset, const unsigned char *p,
                                 size_t left) {
  if (charset == CHARSET_GB) return gb_length(p, left);
  if (charset == CHARSET_BIG5) return big5_length(p, left);
  return utf16_length(p, left, charset == CHARSET_UTF16LE);
}

static inline bool is_utf16(enum Charset charset) {
  return charset == CHARSET_UTF16LE || charset == CHARSET_UTF16BE;
}

/* Is this what a UTF-16 unit of a Chinese report looks like? */
static inline bool is_plain_unit(uint32_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' ||
         unit == '\t' || (unit >= 0x2010 && unit <= 0x203F) ||
         (unit >= 0x3000 && unit <= 0x303F) ||
         (unit >= 0x4E00 && unit <= 0x9FFF) ||
         (unit >= 0xFF00 && unit <= 0xFFEF);
}

#endif
