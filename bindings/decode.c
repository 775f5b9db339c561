/* decode.c: finds the encoding of a file and decodes it. UTF-8 is checked and
** copied here; glibc's iconv does the others, in bulk, and since it keeps one
** char for one char, the map is rebuilt by walking both sides together. */
#include "decode.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "utf8.h"

enum {
  CHUNK = 1 << 16, /* bytes that iconv is given at a time */
  HEAD = 4096,     /* where a page names its charset */
  MAX_GROWTH = 2   /* bytes of UTF-8 for a byte, at most: 3 for 2 */
};

static const char utf8_name[] = "UTF-8";
static const char gb_name[] = "GB18030";
static const char big5_name[] = "Big5";
static const char utf16le_name[] = "UTF-16LE";
static const char utf16be_name[] = "UTF-16BE";

static const struct {
  const char *alias, *encoding;
} aliases[] = {
    {"UTF-8", utf8_name},      {"UTF8", utf8_name},
    {"GB18030", gb_name},      {"GBK", gb_name},
    {"GB2312", gb_name},       {"CP936", gb_name},
    {"GB_2312-80", gb_name},   {"BIG5", big5_name},
    {"BIG-5", big5_name},      {"CP950", big5_name},
    {"BIG5-HKSCS", big5_name}, {"UTF-16LE", utf16le_name},
    {"UTF-16", utf16le_name},  {"UTF-16BE", utf16be_name},
};

const char *decode_find(const char *name, size_t length) {
  size_t i;
  for (i = 0; i < sizeof aliases / sizeof *aliases; i++) {
    if (strlen(aliases[i].alias) == length &&
        strncasecmp(aliases[i].alias, name, length) == 0)
      return aliases[i].encoding;
  }
  return NULL;
}

/* Length of a char by lead byte --------------------------------------------*/

/* Bytes of the GB18030 char at p: 1, 2 or 4; 0 where none begins. */
static size_t gb_length(const unsigned char *p, size_t left) {
  if (p[0] < 0x80) return 1;
  if (p[0] == 0x80 || p[0] == 0xFF || left < 2) return 0;
  if (p[1] >= 0x40 && p[1] != 0x7F && p[1] != 0xFF) return 2;
  if (left >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 &&
      p[2] <= 0xFE && p[3] >= 0x30 && p[3] <= 0x39)
    return 4;
  return 0;
}

static size_t big5_length(const unsigned char *p, size_t left) {
  if (p[0] < 0x80) return 1;
  if (p[0] == 0x80 || p[0] == 0xFF || left < 2) return 0;
  return (p[1] >= 0x40 && p[1] <= 0x7E) || (p[1] >= 0xA1 && p[1] <= 0xFE) ? 2
                                                                          : 0;
}

static uint32_t read_unit(const unsigned char *p, bool little) {
  return little ? p[0] | (uint32_t)p[1] << 8 : p[1] | (uint32_t)p[0] << 8;
}

static size_t utf16_length(const unsigned char *p, size_t left, bool little) {
  uint32_t unit;
  if (left < 2) return 0;
  unit = read_unit(p, little);
  if (unit < 0xD800 || unit > 0xDFFF) return 2;
  if (unit > 0xDBFF || left < 4) return 0;
  unit = read_unit(p + 2, little);
  return unit >= 0xDC00 && unit <= 0xDFFF ? 4 : 0;
}

static bool is_utf16(const char *encoding) {
  return encoding == utf16le_name || encoding == utf16be_name;
}

/* Bytes of the char at p in 'encoding'; 0 where none begins. */
static size_t char_length(const char *encoding, const unsigned char *p,
                          size_t left) {
  if (encoding == gb_name) return gb_length(p, left);
  if (encoding == big5_name) return big5_length(p, left);
  return utf16_length(p, left, encoding == utf16le_name);
}

/* Detection ----------------------------------------------------------------*/

/* How well bytes fit an encoding of two-byte chars. */
typedef struct Fit {
  size_t chars, common, invalid;
} Fit;

/* GB 2312 keeps its punctuation in row A1 and the 3755 most used chars in rows
** B0 to D7; Big5 in A1 to A3 and, 5401 of them, in A4 to C6. */
static bool is_common(const char *encoding, const unsigned char *p) {
  if (encoding == gb_name)
    return p[1] >= 0xA1 &&
           ((p[0] >= 0xB0 && p[0] <= 0xD7) || p[0] == 0xA1 || p[0] == 0xA3);
  return p[0] >= 0xA1 && p[0] <= 0xC6;
}

static Fit measure(const char *encoding, const unsigned char *raw,
                   size_t length) {
  Fit fit = {0, 0, 0};
  size_t at = 0;
  while (at < length) {
    size_t bytes = char_length(encoding, raw + at, length - at);
    if (bytes == 0) fit.invalid++;
    if (bytes > 1) {
      fit.chars++;
      if (bytes == 2 && is_common(encoding, raw + at)) fit.common++;
    }
    at += bytes == 0 ? 1 : bytes;
  }
  return fit;
}

static double share_of_common(const Fit *fit) {
  size_t all = fit->chars + fit->invalid * 2;
  return all == 0 ? 0 : (double)fit->common / (double)all;
}

/* Chars of two bytes do not count: GBK looks like them now and then. */
static Fit measure_utf8(const char *raw, size_t length) {
  Fit fit = {0, 0, 0};
  size_t at = 0, bytes;
  while (at < length) {
    if ((unsigned char)raw[at] < 0x80) {
      at++;
      continue;
    }
    utf8_read(raw, at, length, &bytes);
    if (bytes == 1) fit.invalid++;
    if (bytes > 2) fit.chars++;
    at += bytes;
  }
  return fit;
}

/* Is this what a UTF-16 unit of a Chinese report looks like? */
static bool is_plain_unit(uint32_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' ||
         unit == '\t' || (unit >= 0x2010 && unit <= 0x203F) ||
         (unit >= 0x3000 && unit <= 0x303F) ||
         (unit >= 0x4E00 && unit <= 0x9FFF) ||
         (unit >= 0xFF00 && unit <= 0xFFEF);
}

/* UTF-16 without a mark has zero bytes, all on one side of its units, and
** units that are nearly all plain. NULL when the bytes are not that. */
static const char *find_utf16(const unsigned char *raw, size_t length) {
  size_t little = 0, big = 0, at;
  size_t units = length / 2;
  if (units == 0 || memchr(raw, 0, length) == NULL) return NULL;
  for (at = 0; at + 1 < length; at += 2) {
    if (is_plain_unit(read_unit(raw + at, true))) little++;
    if (is_plain_unit(read_unit(raw + at, false))) big++;
  }
  if (little > big && little >= units - units / 10) return utf16le_name;
  if (big > little && big >= units - units / 10) return utf16be_name;
  return NULL;
}

/* A file of another kind, by its first bytes, or by its control bytes: more
** than one in fifty (two are let pass in a text of any length). */
static bool is_binary(const unsigned char *raw, size_t length) {
  static const char *const marks[] = {"%PDF-",
                                      "PK\003\004",
                                      "\x7F"
                                      "ELF",
                                      "\x89PNG",
                                      "GIF8",
                                      "\xFF\xD8\xFF",
                                      "\xD0\xCF\x11\xE0",
                                      "{\\rtf",
                                      "Rar!",
                                      "\x1F\x8B\x08"};
  size_t controls = 0, i;
  for (i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t size = strlen(marks[i]);
    if (length >= size && memcmp(raw, marks[i], size) == 0) return true;
  }
  for (i = 0; i < length; i++) {
    controls += (raw[i] < 0x20) & ((raw[i] < '\t') | (raw[i] > '\r'));
  }
  return controls > 2 && controls > length / 50;
}

/* What charset=... near the head of a page names, or NULL. */
static const char *find_declared(const char *raw, size_t length) {
  static const char key[] = "charset=";
  size_t limit = length < HEAD ? length : HEAD;
  size_t at, size;
  for (at = 0; at + sizeof key - 1 < limit; at++) {
    const char *name;
    if (strncasecmp(raw + at, key, sizeof key - 1) != 0) continue;
    at += sizeof key - 1;
    while (at < limit && strchr("\"' ", raw[at]) != NULL && raw[at]) at++;
    for (size = 0; at + size < limit; size++)
      if (strchr("\"' ;/>", raw[at + size]) != NULL) break;
    name = decode_find(raw + at, size);
    if (name != NULL) return name;
  }
  return NULL;
}

/* GB18030 or Big5, by validity and share of common chars; what the page says
** of itself wins unless it plainly fits worse. */
static void choose_double_byte(Decoding *decoding, const char *raw,
                               size_t length) {
  const unsigned char *bytes = (const unsigned char *)raw;
  const char *declared = find_declared(raw, length);
  Fit gb = measure(gb_name, bytes, length);
  Fit big5 = measure(big5_name, bytes, length);
  double gb_share = share_of_common(&gb), big5_share = share_of_common(&big5);
  if (declared == gb_name) gb_share += 0.2;
  if (declared == big5_name) big5_share += 0.2;
  decoding->encoding = big5_share > gb_share ? big5_name : gb_name;
  decoding->sure = decoding->encoding == declared ||
                   gb_share - big5_share > 0.1 || big5_share - gb_share > 0.1;
}

/* Detects the encoding of bytes without a byte order mark. UTF-8 bears stray
** bytes, as long as whole chars outnumber them: other encodings read as UTF-8
** are nearly all stray bytes. */
static void detect(Decoding *decoding, const char *raw, size_t length) {
  Fit utf8 = measure_utf8(raw, length);
  Fit gb;
  decoding->encoding = utf8_name;
  decoding->sure = utf8.invalid == 0;
  if (utf8.invalid <= utf8.chars) return;
  gb = measure(gb_name, (const unsigned char *)raw, length);
  if (gb.chars == 0) return; /* Latin letters, perhaps: no Chinese at all */
  choose_double_byte(decoding, raw, length);
}

/* Sets the encoding; returns how many bytes of byte order mark to skip. */
static size_t find_encoding(Decoding *decoding, const char *raw, size_t length,
                            const char *encoding) {
  static const struct {
    const char *mark;
    size_t size;
    const char *encoding;
  } marks[] = {{"\xEF\xBB\xBF", 3, utf8_name},
               {"\xFF\xFE", 2, utf16le_name},
               {"\xFE\xFF", 2, utf16be_name}};
  size_t i;
  decoding->sure = true;
  decoding->encoding = encoding;
  for (i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (length < marks[i].size ||
        memcmp(raw, marks[i].mark, marks[i].size) != 0)
      continue;
    if (encoding != NULL && encoding != marks[i].encoding) continue;
    decoding->encoding = marks[i].encoding;
    return marks[i].size;
  }
  if (encoding != NULL) return 0;
  decoding->encoding = find_utf16((const unsigned char *)raw, length);
  if (decoding->encoding == NULL) detect(decoding, raw, length);
  return 0;
}

/* Decoding -----------------------------------------------------------------*/

/* Appends 'bytes' of UTF-8 that stand for 'raw_bytes' at 'raw_at'. */
static bool append(Draft *draft, const char *text, size_t bytes, size_t raw_at,
                   size_t raw_bytes) {
  if (!draft_reserve(draft, bytes) ||
      !map_add(&draft->map, (uint32_t)draft->length, (uint32_t)raw_at,
               (uint32_t)bytes, (uint32_t)raw_bytes))
    return false;
  memcpy(draft->text + draft->length, text, bytes);
  draft->length += bytes;
  return true;
}

/* Appends one U+FFFD for 'bytes' that stand for nothing. */
static bool append_invalid(Draft *draft, Decoding *decoding, size_t raw_at,
                           size_t bytes) {
  decoding->invalid_count += bytes;
  return append(draft, "\xEF\xBF\xBD", 3, raw_at, bytes);
}

/* Appends the valid UTF-8 from 'start' to 'end', byte for byte. */
static bool append_valid(Draft *draft, const char *raw, size_t start,
                         size_t end) {
  if (start == end) return true;
  if (!draft_reserve(draft, end - start) ||
      !map_add(&draft->map, (uint32_t)draft->length, (uint32_t)start, 1, 1))
    return false;
  memcpy(draft->text + draft->length, raw + start, end - start);
  draft->length += end - start;
  return true;
}

static bool decode_utf8(Draft *draft, Decoding *decoding, const char *raw,
                        size_t at, size_t length) {
  size_t start = at, bytes;
  while (at < length) {
    if ((unsigned char)raw[at] < 0x80) {
      at++;
      continue;
    }
    utf8_read(raw, at, length, &bytes);
    if (bytes == 1) {
      if (!append_valid(draft, raw, start, at) ||
          !append_invalid(draft, decoding, at, 1))
        return false;
      start = at + 1;
    }
    at += bytes;
  }
  return append_valid(draft, raw, start, length);
}

/* Bytes of the valid UTF-8 char that 'lead' begins. */
static size_t utf8_length(char lead) {
  unsigned char c = (unsigned char)lead;
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Adds to the map what iconv made: 'raw_bytes' at 'raw_at' became the chars
** that stand at draft->length, 'bytes' of them. */
static bool map_chars(Draft *draft, const char *encoding, const char *raw,
                      size_t raw_at, size_t raw_end, size_t bytes) {
  size_t end = draft->length + bytes;
  while (draft->length < end) {
    size_t size = utf8_length(draft->text[draft->length]);
    size_t raw_size = char_length(encoding, (const unsigned char *)raw + raw_at,
                                  raw_end - raw_at);
    if (!map_add(&draft->map, (uint32_t)draft->length, (uint32_t)raw_at,
                 (uint32_t)size, (uint32_t)raw_size))
      return false;
    draft->length += size;
    raw_at += raw_size;
  }
  return true;
}

static bool has_char(const char *encoding, const char *raw, size_t at,
                     size_t length) {
  return char_length(encoding, (const unsigned char *)raw + at, length - at) >
         0;
}

/* Where a stretch of whole chars from 'at' ends: before the first byte that
** begins none, or after about CHUNK bytes. */
static size_t find_stretch(const char *encoding, const char *raw, size_t at,
                           size_t length) {
  size_t limit = length - at > CHUNK ? at + CHUNK : length;
  while (at < limit) {
    size_t bytes =
        char_length(encoding, (const unsigned char *)raw + at, length - at);
    if (bytes == 0) return at;
    at += bytes;
  }
  return at;
}

/* Converts whole chars from *at to 'end'; stops early, with *at there, at a
** char that has the right form but stands for nothing. */
static bool convert(iconv_t converter, Draft *draft, const char *encoding,
                    const char *raw, size_t *at, size_t end) {
  char *in = (char *)(uintptr_t)(raw + *at), *out; /* iconv only reads it */
  size_t in_left = end - *at, out_size = in_left * MAX_GROWTH, out_left;
  size_t raw_at = *at;
  if (!draft_reserve(draft, out_size)) return false;
  out = draft->text + draft->length;
  out_left = out_size;
  iconv(converter, &in, &in_left, &out, &out_left);
  *at = (size_t)(in - raw);
  return map_chars(draft, encoding, raw, raw_at, *at, out_size - out_left);
}

/* How many bytes to give up at a place where no char was found: a whole char
** that stands for nothing, a unit of UTF-16, else one byte. */
static size_t bad_length(const char *encoding, const char *raw, size_t at,
                         size_t length) {
  size_t bytes =
      char_length(encoding, (const unsigned char *)raw + at, length - at);
  if (bytes > 0) return bytes;
  return is_utf16(encoding) && length - at >= 2 ? 2 : 1;
}

/* Decodes from 'at' on: stretches of whole chars in bulk, and between them
** one U+FFFD for each byte, or each pair, that stands for nothing. */
static bool decode_stretches(iconv_t converter, Draft *draft,
                             Decoding *decoding, const char *raw, size_t at,
                             size_t length) {
  const char *encoding = decoding->encoding;
  size_t end = at, bad;
  while (at < length) {
    if (at == end) end = find_stretch(encoding, raw, at, length);
    if (at < end && !convert(converter, draft, encoding, raw, &at, end))
      return false;
    if (at == end && (at == length || has_char(encoding, raw, at, length)))
      continue;
    bad = bad_length(encoding, raw, at, length);
    if (!append_invalid(draft, decoding, at, bad)) return false;
    at += bad;
    if (at > end) end = at;
  }
  return true;
}

static bool decode_other(Draft *draft, Decoding *decoding, const char *raw,
                         size_t at, size_t length) {
  iconv_t converter = iconv_open(utf8_name, decoding->encoding);
  bool done;
  if (converter == (iconv_t)-1) return false;
  done = decode_stretches(converter, draft, decoding, raw, at, length);
  iconv_close(converter);
  return done;
}

/* Refuses what no decoder should be given. */
static bool refuse_size(size_t length, const char *name, Fault *fault) {
  if (length == 0)
    fault_set(fault, FAULT_FORMAT, "%s: is empty", name);
  else if (length >= UINT32_MAX)
    fault_set(fault, FAULT_FORMAT, "%s: is larger than 4 GiB", name);
  return length == 0 || length >= UINT32_MAX;
}

bool decode(Draft *draft, Decoding *decoding, const char *raw, size_t length,
            const char *encoding, const char *name, Fault *fault) {
  size_t at;
  bool done;
  decoding->invalid_count = 0;
  if (refuse_size(length, name, fault)) return false;
  at = find_encoding(decoding, raw, length, encoding);
  if (encoding == NULL && !is_utf16(decoding->encoding) &&
      is_binary((const unsigned char *)raw, length)) {
    fault_set(fault, FAULT_FORMAT, "%s: looks like a binary file", name);
    return false;
  }
  if (encoding == NULL && at == 0 && decoding->sure &&
      decoding->encoding == utf8_name) /* detect has read it all */
    done = draft_borrow(draft, raw, 0, length);
  else if (decoding->encoding == utf8_name)
    done = decode_utf8(draft, decoding, raw, at, length);
  else
    done = decode_other(draft, decoding, raw, at, length);
  if (!done)
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  else if (draft->length == 0)
    fault_set(fault, FAULT_FORMAT, "%s: is empty", name);
  return done && draft->length > 0;
}
