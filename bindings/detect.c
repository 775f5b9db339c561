/* detect.c: in the order of what proves most: a byte order mark, valid UTF-8,
** units of UTF-16, then how well the bytes fit each encoding. */
#include "detect.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "scan.h"
#include "utf8.h"

enum {
  HEAD = 4096,   /* where a page names its charset */
  PIECE = 4096,  /* how a long file is looked at: in so many bytes, */
  PIECES = 32,   /* in so many places, evenly spread */
  FEW = 8,       /* chars that prove little */
  ROW = 4,       /* valid chars in a row that GBK does not hold by chance */
  MANY_BYTES = 4 /* stray bytes for a char that UTF-8 bears: other encodings
                    read as UTF-8 have a hundred */
};

/* How well bytes fit an encoding. */
typedef struct Fit {
  size_t chars, common, invalid;
  size_t rows; /* of UTF-8: how many times ROW chars were valid in a row */
} Fit;

typedef struct Fits {
  Fit utf8, gb, big5;
} Fits;

/* Fit ----------------------------------------------------------------------*/

/* GB 2312 keeps its punctuation in rows A1 and A3 and the 3755 most used chars
** in rows B0 to D7; Big5 in A1 and, 5401 of them, in A4 to C6. */
static bool is_common(enum Charset charset, const unsigned char *p) {
  if (charset == CHARSET_BIG5)
    return p[0] == 0xA1 || (p[0] >= 0xA4 && p[0] <= 0xC6);
  return p[1] >= 0xA1 &&
         ((p[0] >= 0xB0 && p[0] <= 0xD7) || p[0] == 0xA1 || p[0] == 0xA3);
}

static inline void measure(Fit *fit, enum Charset charset, const char *raw,
                           size_t length) {
  const unsigned char *p = (const unsigned char *)raw;
  size_t at = 0;
  while (at < length) {
    size_t bytes = 1;
    if (p[at] >= 0x80) {
      bytes = char_length(charset, p + at, length - at);
      if (bytes == 0) {
        fit->invalid++;
        bytes = 1;
      } else {
        fit->chars++;
        if (bytes == 2) fit->common += is_common(charset, p + at);
      }
    }
    at += bytes;
  }
}

static double share_of_common(const Fit *fit) {
  size_t all = fit->chars + fit->invalid * 2;
  return all == 0 ? 0 : (double)fit->common / (double)all;
}

/* Chars of two bytes do not count: GBK looks like them now and then. */
static void measure_utf8(Fit *fit, const char *raw, size_t length) {
  size_t at = 0, bytes, row = 0;
  while (at < length) {
    bytes = 1;
    if ((unsigned char)raw[at] >= 0x80) {
      utf8_read(raw, at, length, &bytes);
      fit->invalid += bytes == 1;
      fit->chars += bytes > 2;
      row = bytes > 2 ? row + 1 : 0;
      fit->rows += row == ROW;
    }
    at += bytes;
  }
}

/* The next piece of a long file that is looked at, from a line's begin where
** there is one; all of a short file is one piece. False behind the last. */
static bool next_piece(const char *raw, size_t length, size_t *number,
                       size_t *start, size_t *end) {
  const char *stop;
  if (*number >= (length > PIECES * PIECE ? PIECES : 1)) return false;
  *start = length / PIECES * (*number)++;
  *end = length > PIECES * PIECE ? *start + PIECE : length;
  stop = *start == 0 ? NULL : memchr(raw + *start, '\n', *end - *start);
  if (stop != NULL) *start = (size_t)(stop - raw) + 1;
  return true;
}

static Fits measure_all(const char *raw, size_t length) {
  Fits fits = {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
  size_t number = 0, start, end;
  while (next_piece(raw, length, &number, &start, &end)) {
    measure_utf8(&fits.utf8, raw + start, end - start);
    measure(&fits.gb, CHARSET_GB, raw + start, end - start);
    measure(&fits.big5, CHARSET_BIG5, raw + start, end - start);
  }
  return fits;
}

/* A few chars may be valid by chance. */
static bool bears_strays(const Fit *utf8) {
  return utf8->invalid <= utf8->chars * (utf8->chars < FEW ? 1 : MANY_BYTES);
}

/* A few Chinese chars in GBK, now and then, are valid UTF-8 of two-byte chars;
** but true ones are all of one script, so their first bytes are neighbours. */
static bool is_gb_in_disguise(const char *raw, size_t length) {
  unsigned char low = 0xFF, high = 0;
  size_t at, pairs = 0;
  Fit gb = {0, 0, 0, 0};
  if (length > 4 * FEW) return false;
  for (at = 0; at < length; at++) {
    unsigned char c = (unsigned char)raw[at];
    if (c < 0x80) continue;
    if (c >= 0xE0) return false;
    if (c < low) low = c;
    if (c > high) high = c;
    pairs++;
    at++;
  }
  measure(&gb, CHARSET_GB, raw, length);
  return pairs >= 2 && high - low > 4 && gb.common == gb.chars;
}

/* UTF-16 -------------------------------------------------------------------*/

/* UTF-16 without a mark has units that are nearly all plain on one side, and
** fewer on the other. CHARSET_COUNT when the bytes are not that. */
static enum Charset find_utf16(const char *raw, size_t length) {
  const unsigned char *p = (const unsigned char *)raw;
  size_t little = 0, big = 0, units = 0, number = 0, at, end;
  while (next_piece(raw, length, &number, &at, &end)) {
    for (at &= ~(size_t)1; at + 1 < end; at += 2, units++) {
      little += is_plain_unit(utf16_unit(p + at, true));
      big += is_plain_unit(utf16_unit(p + at, false));
    }
  }
  if (units == 0 || little == big) return CHARSET_COUNT;
  if ((little > big ? little : big) < units - units / 10) return CHARSET_COUNT;
  return little > big ? CHARSET_UTF16LE : CHARSET_UTF16BE;
}

/* What a page says of itself -----------------------------------------------*/

/* The value of the attribute whose name ends at 'at': its charset. */
static enum Charset read_declared(const char *raw, size_t at, size_t limit) {
  size_t size = 0;
  while (at < limit && isspace((unsigned char)raw[at])) at++;
  if (at == limit || raw[at] != '=') return CHARSET_COUNT;
  at++;
  while (at < limit && raw[at] != '\0' && strchr("\"' \t\r\n", raw[at])) at++;
  while (at + size < limit && raw[at + size] != '\0' &&
         strchr("\"' \t\r\n;/?>", raw[at + size]) == NULL)
    size++;
  return charset_find(raw + at, size);
}

/* What charset=... in a page's head, or encoding=... in an XML declaration
** names. */
static enum Charset find_declared(const char *raw, size_t length) {
  static const char *const keys[] = {"charset", "encoding"};
  size_t limit = length < HEAD ? length : HEAD, at, i;
  if (memchr(raw, '<', limit) == NULL) return CHARSET_COUNT;
  for (at = 0; at < limit; at++) {
    for (i = 0; i < 2; i++) {
      size_t size = strlen(keys[i]);
      enum Charset charset;
      if (limit - at < size || strncasecmp(raw + at, keys[i], size) != 0)
        continue;
      charset = read_declared(raw, at + size, limit);
      if (charset != CHARSET_COUNT) return charset;
    }
  }
  return CHARSET_COUNT;
}

/* Two encodings in one file ------------------------------------------------*/

bool detect_gb_line(const char *line, size_t length) {
  size_t controls = 0;
  Fit utf8 = {0, 0, 0, 0}, gb = {0, 0, 0, 0};
  if (scan_utf8(line, 0, length, &controls) == length) return false;
  measure_utf8(&utf8, line, length);
  if (bears_strays(&utf8)) return false;
  measure(&gb, CHARSET_GB, line, length);
  return gb.invalid == 0 && gb.common >= gb.chars - gb.chars / 5;
}

/* Are there enough lines in UTF-8 and enough in GB18030? */
static bool is_mixed(const char *raw, size_t length) {
  size_t at = 0, controls = 0;
  Fit valid = {0, 0, 0, 0}, other = {0, 0, 0, 0};
  while (at < length && (valid.chars < FEW || other.chars < FEW)) {
    const char *stop = memchr(raw + at, '\n', length - at);
    size_t end = stop == NULL ? length : (size_t)(stop - raw) + 1;
    if (scan_utf8(raw, at, end, &controls) < end) {
      if (detect_gb_line(raw + at, end - at))
        measure(&other, CHARSET_GB, raw + at, end - at);
    } else if (valid.rows == 0 || valid.chars < FEW)
      measure_utf8(&valid, raw + at, end - at);
    at = end;
  }
  return valid.chars >= FEW && valid.rows > 0 && other.chars >= FEW;
}

/* Judgement ----------------------------------------------------------------*/

static Guess make_guess(enum Charset charset, bool sure, const char *why) {
  Guess guess = {charset, sure, why, 0, false, 0};
  return guess;
}

/* GB18030 or Big5, by the share of common chars; what the page says of itself
** wins unless it plainly fits worse. */
static Guess choose_double_byte(const Fits *fits, enum Charset declared) {
  double gb = share_of_common(&fits->gb), big5 = share_of_common(&fits->big5);
  double margin = gb - big5;
  enum Charset best;
  if (gb < 0.2 && big5 < 0.2 && declared != CHARSET_GB &&
      declared != CHARSET_BIG5)
    return make_guess(CHARSET_UTF8, false, "no encoding fits");
  if (declared == CHARSET_GB) margin += 0.2;
  if (declared == CHARSET_BIG5) margin -= 0.2;
  best = margin < 0 ? CHARSET_BIG5 : CHARSET_GB;
  if (best == declared) return make_guess(best, true, "declared, and it fits");
  return make_guess(best,
                    fits->gb.chars >= FEW && (margin > 0.1 || margin < -0.1),
                    "by the chars it would hold");
}

static Guess judge_faulty(const char *raw, size_t length, bool is_marked) {
  enum Charset utf16 = is_marked ? CHARSET_COUNT : find_utf16(raw, length);
  Fits fits;
  bool is_utf8;
  if (utf16 != CHARSET_COUNT)
    return make_guess(utf16, length >= 4 * FEW, "by the units it would hold");
  fits = measure_all(raw, length);
  is_utf8 = bears_strays(&fits.utf8);
  if ((is_utf8 || fits.utf8.rows > 0) && is_mixed(raw, length))
    return make_guess(CHARSET_MIXED, true, "line by line");
  if (is_utf8)
    return make_guess(CHARSET_UTF8, fits.utf8.chars >= FEW,
                      is_marked ? "byte order mark" : "valid but for strays");
  return choose_double_byte(&fits, find_declared(raw, length));
}

static Guess judge(const char *raw, size_t length, bool is_marked) {
  size_t controls = 0;
  Guess guess;
  if (scan_utf8(raw, 0, length, &controls) < length)
    return judge_faulty(raw, length, is_marked);
  if (controls > 0 && !is_marked && memchr(raw, 0, length) != NULL) {
    enum Charset utf16 = find_utf16(raw, length);
    if (utf16 != CHARSET_COUNT)
      return make_guess(utf16, true, "by the units it would hold");
  }
  if (!is_marked && is_gb_in_disguise(raw, length))
    return make_guess(CHARSET_GB, false, "by the chars it would hold");
  guess = make_guess(CHARSET_UTF8, true,
                     is_marked ? "byte order mark" : "valid throughout");
  guess.is_valid = true;
  guess.controls = controls;
  return guess;
}

size_t detect_mark(const char *raw, size_t length, enum Charset *charset) {
  static const struct {
    const char *mark;
    size_t size;
    enum Charset charset;
  } marks[] = {{"\xEF\xBB\xBF", 3, CHARSET_UTF8},
               {"\x84\x31\x95\x33", 4, CHARSET_GB},
               {"\xFF\xFE", 2, CHARSET_UTF16LE},
               {"\xFE\xFF", 2, CHARSET_UTF16BE}};
  size_t i;
  for (i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (length < marks[i].size ||
        memcmp(raw, marks[i].mark, marks[i].size) != 0)
      continue;
    *charset = marks[i].charset;
    return marks[i].size;
  }
  return 0;
}

/* A mark of UTF-8 before bytes that are not UTF-8 was put there by a program
** that joined files: the bytes decide. */
Guess detect(const char *raw, size_t length) {
  enum Charset marked;
  size_t skip = detect_mark(raw, length, &marked);
  Guess guess;
  if (skip > 0 && marked != CHARSET_UTF8)
    guess = make_guess(marked, true, "byte order mark");
  else
    guess = judge(raw + skip, length - skip, skip > 0);
  guess.skip = skip;
  return guess;
}
