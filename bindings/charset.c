/* charset.c: encodings by name. */
#include "charset.h"

#include <string.h>
#include <strings.h>

static const char *const names[] = {"UTF-8",    "GB18030",  "Big5",
                                    "UTF-16LE", "UTF-16BE", "UTF-8+GB18030"};

static const struct {
  const char *alias;
  enum Charset charset;
} aliases[] = {
    {"UTF8", CHARSET_UTF8},       {"GBK", CHARSET_GB},
    {"GB2312", CHARSET_GB},       {"GB_2312-80", CHARSET_GB},
    {"CP936", CHARSET_GB},        {"MS936", CHARSET_GB},
    {"X-GBK", CHARSET_GB},        {"EUC-CN", CHARSET_GB},
    {"CN-GB", CHARSET_GB},        {"BIG-5", CHARSET_BIG5},
    {"CN-BIG5", CHARSET_BIG5},    {"X-X-BIG5", CHARSET_BIG5},
    {"CP950", CHARSET_BIG5},      {"MS950", CHARSET_BIG5},
    {"BIG5-HKSCS", CHARSET_BIG5}, {"UTF16LE", CHARSET_UTF16LE},
    {"UTF-16", CHARSET_UTF16LE},  {"UTF16", CHARSET_UTF16LE},
    {"UTF16BE", CHARSET_UTF16BE},
};

const uint16_t cp1252_chars[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

const char *charset_name(enum Charset charset) {
  return names[charset];
}

static bool is_name(const char *known, const char *name, size_t length) {
  return strlen(known) == length && strncasecmp(known, name, length) == 0;
}

enum Charset charset_find(const char *name, size_t length) {
  enum Charset charset;
  size_t i;
  for (charset = 0; charset < CHARSET_COUNT; charset++)
    if (is_name(names[charset], name, length)) return charset;
  for (i = 0; i < sizeof aliases / sizeof *aliases; i++)
    if (is_name(aliases[i].alias, name, length)) return aliases[i].charset;
  return CHARSET_COUNT;
}
