/* decode.c: UTF-8 is copied, or borrowed, by stretches; glibc's iconv does the
** other encodings in bulk, and since it keeps one char for one char, the map
** is rebuilt by walking both sides together. */
#include "decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "charset.h"
#include "detect.h"
#include "filekind.h"
#include "scan.h"
#include "utf8.h"

enum {
  CHUNK = 1 << 16, /* bytes that iconv is given at a time */
  MAX_GROWTH = 2,  /* bytes of UTF-8 for a byte, at most: 3 for 2 */
  STEP_UNITS = 16  /* units that show whether UTF-16 is in step */
};

typedef struct Decoder {
  Draft *draft;
  Decoding *decoding;
  const char *raw;
  enum Charset charset;
  iconv_t converter;
} Decoder;

const char *decode_find(const char *name, size_t length) {
  enum Charset charset = charset_find(name, length);
  return charset == CHARSET_COUNT ? NULL : charset_name(charset);
}

/* Appends one U+FFFD for 'bytes' at 'at' that stand for nothing. */
static bool give_up(Decoder *decoder, size_t at, size_t bytes) {
  Draft *draft = decoder->draft;
  decoder->decoding->invalid_count += bytes;
  if (!draft_reserve(draft, 3) || !map_add(&draft->map, (uint32_t)draft->length,
                                           (uint32_t)at, 3, (uint32_t)bytes))
    return false;
  memcpy(draft->text + draft->length, "\xEF\xBF\xBD", 3);
  draft->length += 3;
  return true;
}

/* UTF-8 --------------------------------------------------------------------*/

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

static bool decode_utf8(Decoder *decoder, size_t at, size_t end) {
  size_t controls = 0;
  while (at < end) {
    size_t stop = scan_utf8(decoder->raw, at, end, &controls);
    if (!append_valid(decoder->draft, decoder->raw, at, stop)) return false;
    if (stop < end && !give_up(decoder, stop, 1)) return false;
    at = stop + 1;
  }
  return true;
}

/* Through iconv ------------------------------------------------------------*/

static const unsigned char *bytes_at(const Decoder *decoder, size_t at) {
  return (const unsigned char *)decoder->raw + at;
}

static size_t count_plain(const unsigned char *p, bool little) {
  size_t plain = 0, i;
  for (i = 0; i < STEP_UNITS; i++)
    plain += is_plain_unit(utf16_unit(p + 2 * i, little));
  return plain;
}

/* Would the units from here on be plain if a byte were left out? */
static bool is_out_of_step(const unsigned char *p, size_t left, bool little) {
  return left > 2 * STEP_UNITS && !is_plain_unit(utf16_unit(p, little)) &&
         count_plain(p, little) <= STEP_UNITS / 2 &&
         count_plain(p + 1, little) >= STEP_UNITS - 1;
}

/* Bytes of the char at 'at'; 0 where none begins. */
static inline size_t length_at(const Decoder *decoder, enum Charset charset,
                               size_t at, size_t end) {
  const unsigned char *p = bytes_at(decoder, at);
  if (is_utf16(charset) &&
      is_out_of_step(p, end - at, charset == CHARSET_UTF16LE))
    return 0;
  return char_length(charset, p, end - at);
}

/* How many bytes to give up where no char begins: a unit of UTF-16 that is in
** step, else one byte. */
static size_t fault_length(const Decoder *decoder, size_t at, size_t end) {
  if (!is_utf16(decoder->charset) || end - at < 2) return 1;
  return char_length(decoder->charset, bytes_at(decoder, at), end - at) == 0
             ? 2
             : 1;
}

/* Bytes to give up of a char that has the right form but stands for nothing. */
static size_t unknown_length(const Decoder *decoder, size_t at, size_t end) {
  const unsigned char *p = bytes_at(decoder, at);
  size_t bytes = char_length(decoder->charset, p, end - at);
  return bytes == 2 && p[1] < 0x80 && !is_utf16(decoder->charset) ? 1 : bytes;
}

static inline size_t pass_chars(const Decoder *decoder, enum Charset charset,
                                size_t at, size_t limit, size_t end) {
  while (at < limit) {
    size_t bytes = length_at(decoder, charset, at, end);
    if (bytes == 0) break;
    at += bytes;
  }
  return at;
}

/* Where a stretch of whole chars from 'at' ends: before the first byte that
** begins none, or after about CHUNK bytes. One loop is compiled for each
** charset. */
static size_t find_stretch(const Decoder *decoder, size_t at, size_t end) {
  size_t limit = end - at > CHUNK ? at + CHUNK : end;
  switch (decoder->charset) {
  case CHARSET_GB: return pass_chars(decoder, CHARSET_GB, at, limit, end);
  case CHARSET_BIG5: return pass_chars(decoder, CHARSET_BIG5, at, limit, end);
  case CHARSET_UTF16LE:
    return pass_chars(decoder, CHARSET_UTF16LE, at, limit, end);
  default: return pass_chars(decoder, CHARSET_UTF16BE, at, limit, end);
  }
}

/* Four pairs of Hong Kong stand for a letter and an accent. */
static bool is_accented(enum Charset charset, const unsigned char *p) {
  return charset == CHARSET_BIG5 &&
         ((p[0] == 0x88 &&
           (p[1] == 0x62 || p[1] == 0x64 || p[1] == 0xA3 || p[1] == 0xA5)));
}

/* Adds to the map what iconv made: the bytes at 'raw_at' became the text from
** draft->length to 'text_end'. */
static inline bool map_chars(Decoder *decoder, enum Charset charset,
                             size_t raw_at, size_t raw_end, size_t text_end) {
  Draft *draft = decoder->draft;
  size_t at = draft->length, size = 0, raw_size = 0;
  while (at < text_end) {
    const unsigned char *p = bytes_at(decoder, raw_at);
    size_t old_size = size, old_raw_size = raw_size;
    size = utf8_size(draft->text[at]);
    raw_size = char_length(charset, p, raw_end - raw_at);
    if (size == 2 && is_accented(charset, p))
      size += utf8_size(draft->text[at + size]);
    if ((size != old_size || raw_size != old_raw_size) &&
        !map_add(&draft->map, (uint32_t)at, (uint32_t)raw_at, (uint32_t)size,
                 (uint32_t)raw_size))
      return false;
    at += size;
    raw_at += raw_size;
  }
  draft->length = text_end;
  return true;
}

static bool map_converted(Decoder *decoder, size_t start, size_t end,
                          size_t text_end) {
  switch (decoder->charset) {
  case CHARSET_GB: return map_chars(decoder, CHARSET_GB, start, end, text_end);
  case CHARSET_BIG5:
    return map_chars(decoder, CHARSET_BIG5, start, end, text_end);
  case CHARSET_UTF16LE:
    return map_chars(decoder, CHARSET_UTF16LE, start, end, text_end);
  default: return map_chars(decoder, CHARSET_UTF16BE, start, end, text_end);
  }
}

/* Converts whole chars from *at to 'end'; stops early, with *at there, at a
** char that stands for nothing. */
static bool convert(Decoder *decoder, size_t *at, size_t end) {
  char *in = (char *)(uintptr_t)(decoder->raw + *at); /* iconv only reads it */
  Draft *draft = decoder->draft;
  size_t in_left = end - *at, room = in_left * MAX_GROWTH, start = *at;
  char *out;
  if (!draft_reserve(draft, room)) return false;
  out = draft->text + draft->length;
  iconv(decoder->converter, &in, &in_left, &out, &room);
  iconv(decoder->converter, NULL, NULL, &out, &room); /* what it holds back */
  *at = (size_t)(in - decoder->raw);
  return map_converted(decoder, start, *at, (size_t)(out - draft->text));
}

static bool decode_stretches(Decoder *decoder, size_t at, size_t end) {
  while (at < end) {
    size_t stop = find_stretch(decoder, at, end), bytes;
    while (at < stop) {
      if (!convert(decoder, &at, stop)) return false;
      if (at == stop) break;
      bytes = unknown_length(decoder, at, stop);
      if (!give_up(decoder, at, bytes)) return false;
      at += bytes;
    }
    if (at == end || length_at(decoder, decoder->charset, at, end) > 0)
      continue;
    bytes = fault_length(decoder, at, end);
    if (!give_up(decoder, at, bytes)) return false;
    at += bytes;
  }
  return true;
}

static size_t find_line_end(const char *raw, size_t at, size_t length) {
  const char *stop = memchr(raw + at, '\n', length - at);
  return stop == NULL ? length : (size_t)(stop - raw) + 1;
}

static bool is_gb_line(const char *raw, size_t at, size_t length) {
  return detect_gb_line(raw + at, find_line_end(raw, at, length) - at);
}

/* Lines of one encoding that follow each other are decoded together. */
static bool decode_lines(Decoder *decoder, size_t at, size_t length) {
  const char *raw = decoder->raw;
  decoder->charset = CHARSET_GB;
  while (at < length) {
    bool is_gb = is_gb_line(raw, at, length);
    size_t end = at;
    do {
      end = find_line_end(raw, end, length);
    } while (end < length && is_gb_line(raw, end, length) == is_gb);
    if (!(is_gb ? decode_stretches : decode_utf8)(decoder, at, end))
      return false;
    at = end;
  }
  return true;
}

/* False, with the fault, where iconv has no such converter. */
static bool open_converter(Decoder *decoder, const char *name, Fault *fault) {
  enum Charset charset =
      decoder->charset == CHARSET_MIXED ? CHARSET_GB : decoder->charset;
  if (charset == CHARSET_BIG5)
    decoder->converter = iconv_open("UTF-8", "BIG5-HKSCS");
  if (decoder->converter == (iconv_t)-1)
    decoder->converter = iconv_open("UTF-8", charset_name(charset));
  if (decoder->converter != (iconv_t)-1) return true;
  if (errno == ENOMEM)
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  else
    fault_set(fault, FAULT_SYSTEM, "%s: iconv of this system knows no %s", name,
              charset_name(charset));
  return false;
}

static bool decode_other(Decoder *decoder, size_t at, size_t length,
                         const char *name, Fault *fault) {
  bool done;
  if (!open_converter(decoder, name, fault)) return false;
  done = decoder->charset == CHARSET_MIXED
             ? decode_lines(decoder, at, length)
             : decode_stretches(decoder, at, length);
  iconv_close(decoder->converter);
  if (!done) fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  return done;
}

/* The whole ----------------------------------------------------------------*/

/* What the caller named, with the mark skipped that fits it. */
static Guess take_named(const char *raw, size_t length, const char *encoding) {
  Guess guess = {
      charset_find(encoding, strlen(encoding)), true, "named", 0, false, 0};
  enum Charset marked = CHARSET_COUNT;
  size_t skip = detect_mark(raw, length, &marked), controls = 0;
  if (skip > 0 && is_utf16(marked) && is_utf16(guess.charset))
    guess.charset = marked; /* UTF-16 may be either */
  if (marked == guess.charset ||
      (marked == CHARSET_UTF8 && guess.charset == CHARSET_MIXED))
    guess.skip = skip;
  if (guess.charset == CHARSET_UTF8)
    guess.is_valid = scan_utf8(raw, guess.skip, length, &controls) == length;
  return guess;
}

/* Refuses what holds no text: more than one control byte in fifty (two are let
** pass in a text of any length). */
static bool refuse_binary(const Guess *guess, const char *raw, size_t length,
                          const char *name, Fault *fault) {
  const char *kind = filekind(raw, length);
  size_t controls;
  if (kind != NULL) {
    fault_set(fault, FAULT_FORMAT, "%s: is %s, not plain text", name, kind);
    return true;
  }
  if (is_utf16(guess->charset)) return false;
  controls = guess->is_valid ? guess->controls : scan_controls(raw, length);
  if (controls <= 2 || controls <= length / 50) return false;
  fault_set(fault, FAULT_FORMAT, "%s: looks like a binary file", name);
  return true;
}

/* Refuses what no decoder should be given. */
static bool refuse_size(size_t length, const char *name, Fault *fault) {
  if (length == 0)
    fault_set(fault, FAULT_FORMAT, "%s: is empty", name);
  else if (length >= UINT32_MAX)
    fault_set(fault, FAULT_FORMAT, "%s: is larger than 4 GiB", name);
  return length == 0 || length >= UINT32_MAX;
}

static bool decode_guess(Decoder *decoder, const Guess *guess, size_t length,
                         const char *name, Fault *fault) {
  bool done;
  if (guess->charset != CHARSET_UTF8)
    return decode_other(decoder, guess->skip, length, name, fault);
  if (guess->is_valid)
    done = draft_borrow(decoder->draft, decoder->raw, guess->skip, length);
  else
    done = decode_utf8(decoder, guess->skip, length);
  if (!done) fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  return done;
}

bool decode(Draft *draft, Decoding *decoding, const char *raw, size_t length,
            const char *encoding, const char *name, Fault *fault) {
  Decoder decoder = {draft, decoding, raw, CHARSET_COUNT, (iconv_t)-1};
  Guess guess;
  decoding->invalid_count = 0;
  if (refuse_size(length, name, fault)) return false;
  guess = encoding == NULL ? detect(raw, length)
                           : take_named(raw, length, encoding);
  decoding->encoding = charset_name(guess.charset);
  decoding->sure = guess.sure;
  decoding->why = guess.why;
  decoder.charset = guess.charset;
  if (encoding == NULL && refuse_binary(&guess, raw, length, name, fault))
    return false;
  if (!decode_guess(&decoder, &guess, length, name, fault)) return false;
  if (draft->length == 0) fault_set(fault, FAULT_FORMAT, "%s: is empty", name);
  return draft->length > 0;
}
