/* mojibake.c: the step that repairs GBK that was read one byte out of step. A
** page lost the first byte of 。“十四五” and shows !笆 and so on, up to the
*next
** ASCII char, which was swallowed or ends the harm. Here such a stretch is
** encoded again, the lost byte is put back, and the result is taken only if it
** is clearly better Chinese. */
#include <iconv.h>
#include <string.h>

#include "clean.h"
#include "utf8.h"

enum {
  MAX_CHARS = 48, /* of one stretch */
  MAX_BACK = 8,   /* chars from a private-use char back to where it began */
  GAIN = 3        /* frequent chars that a repair must win */
};

/* The most frequent chars of reports, Simplified and Traditional. */
static const char frequent[] =
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主"
    "发"
    "年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里"
    "如"
    "水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些"
    "然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
    "程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接"
    "知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取完举色"
    "這個國時來為們產對會發動過說經進種後電從業應還間樣與關數線內義實現體機當點"
    "質氣變條結問無軍題黨員總設長頭資邊級圖統較將組見計運農區強決戰則規創“”。、"
    "，";

/* A stretch of text that is encoded again in GBK. */
typedef struct Stretch {
  unsigned char bytes[MAX_CHARS * 4 + 8];
  size_t count; /* of bytes, after the one put back */
  uint32_t end; /* of the stretch in the text */
} Stretch;

static bool is_frequent(uint32_t c) {
  size_t at, bytes, end = sizeof frequent - 1;
  for (at = 0; at < end; at += bytes)
    if (utf8_read(frequent, at, end, &bytes) == c) return true;
  return false;
}

static size_t count_frequent(const char *text, size_t start, size_t end) {
  size_t count = 0, bytes;
  for (; start < end; start += bytes)
    if (is_frequent(utf8_read(text, start, end, &bytes))) count++;
  return count;
}

/* Private use, where GBK's unassigned rows are decoded to. */
static bool is_private(uint32_t c) {
  return c >= 0xE000 && c <= 0xE765;
}

/* 十四 out of step is a 笆, a private-use char and the first byte of 奈 or so;
** editors drop the private-use char. It is put back where the chars around it
** leave no other reading. */
static void restore_private(Stretch *stretch) {
  static const unsigned char seen[] = {0xB0, 0xCA, 0xC4, 0xCE};
  static const unsigned char whole[] = {0xB0, 0xCA, 0xAE, 0xCB, 0xC4, 0xCE};
  unsigned char *tail = stretch->bytes + stretch->count - sizeof seen;
  if (stretch->count < sizeof seen || memcmp(tail, seen, sizeof seen) != 0)
    return;
  memcpy(tail, whole, sizeof whole);
  stretch->count += sizeof whole - sizeof seen;
}

/* Appends the two bytes of the char at 'at'; false when it has not two. */
static bool encode_char(iconv_t encoder, Stretch *stretch, const char *text,
                        size_t at, size_t bytes) {
  char *in = (char *)(uintptr_t)(text + at); /* iconv only reads it */
  char *out = (char *)stretch->bytes + stretch->count;
  size_t in_left = bytes, out_left = 2;
  if (iconv(encoder, &in, &in_left, &out, &out_left) == (size_t)-1 ||
      out_left != 0) {
    iconv(encoder, NULL, NULL, NULL, NULL);
    return false;
  }
  stretch->count += 2;
  restore_private(stretch);
  return true;
}

/* Encodes from 'start' to the next ASCII char, with byte 'lost' in front. An
** ASCII mark at the start stands for its full-width form. False where the
** bytes do not come out even. */
static bool encode(iconv_t encoder, Stretch *stretch, const char *text,
                   size_t start, size_t length, unsigned char lost) {
  size_t at = start, chars = 0, bytes;
  stretch->bytes[0] = lost;
  stretch->count = 1;
  if ((unsigned char)text[at] < 0x80) {
    stretch->bytes[stretch->count++] = 0xA3;
    stretch->bytes[stretch->count++] = (unsigned char)text[at++] | 0x80;
  }
  while (at < length && (unsigned char)text[at] >= 0x80) {
    utf8_read(text, at, length, &bytes);
    if (++chars == MAX_CHARS || !encode_char(encoder, stretch, text, at, bytes))
      return false;
    at += bytes;
  }
  stretch->end = (uint32_t)at;
  if (at < length && text[at] >= 0x40 && text[at] < 0x7F) {
    stretch->bytes[stretch->count++] = (unsigned char)text[at];
    stretch->end++; /* swallowed as a second byte */
    return true;
  }
  stretch->count--; /* the first byte of a mark whose second is lost too */
  return stretch->bytes[stretch->count] == 0xA1 ||
         stretch->bytes[stretch->count] == 0xA3;
}

/* Is it Chinese, without private-use chars and lone chars in quotes? */
static bool is_clean(const char *text, size_t length) {
  size_t at, bytes, since_quote = MAX_CHARS;
  for (at = 0; at < length; at += bytes) {
    uint32_t c = utf8_read(text, at, length, &bytes);
    if (is_private(c) || c == UTF8_INVALID) return false;
    if (c < 0x2010 || (c > 0x203F && c < 0x3000) || (c > 0x303F && c < 0x4E00))
      return false;
    if (c == 0x201D && since_quote == 1) return false; /* “十五” without 五 */
    since_quote = c == 0x201C ? 0 : since_quote + 1;
  }
  return true;
}

/* Tries to repair from 'start' with 'lost' put back. Returns the end of the
** stretch and adds its edit; or 0 when that is not better, or in *failed when
** memory is short. */
static size_t repair(iconv_t encoder, iconv_t decoder, Edits *edits,
                     const char *text, size_t start, size_t length,
                     bool *failed) {
  Stretch stretch;
  char fixed[MAX_CHARS * 6 + 12], *in = (char *)stretch.bytes, *out = fixed;
  size_t in_left, out_left = sizeof fixed, size;
  Span old = {(uint32_t)start, 0};
  if (!encode(encoder, &stretch, text, start, length, 0xA1)) return 0;
  in_left = stretch.count;
  if (iconv(decoder, &in, &in_left, &out, &out_left) == (size_t)-1) {
    iconv(decoder, NULL, NULL, NULL, NULL);
    return 0;
  }
  size = sizeof fixed - out_left;
  old.end = stretch.end;
  if (!is_clean(fixed, size) ||
      count_frequent(fixed, 0, size) <
          2 * count_frequent(text, start, old.end) + GAIN)
    return 0;
  *failed = !edits_add(edits, STEP_MOJIBAKE, old, fixed, size);
  return old.end;
}

/* A place that asks for a look: an exclamation mark right before a Chinese
** char (。 that lost a byte), or a private-use char. */
static bool is_suspect(const char *text, size_t at, size_t length) {
  unsigned char c = (unsigned char)text[at];
  size_t bytes;
  if (c == '!')
    return at + 1 < length && (unsigned char)text[at + 1] >= 0xE3 &&
           (unsigned char)text[at + 1] <= 0xEE;
  return is_private(utf8_read(text, at, length, &bytes));
}

/* The next suspect place from 'at' on, or 'length'. */
static size_t find_suspect(const char *text, size_t at, size_t length) {
  while (at < length) {
    unsigned char c = (unsigned char)text[at];
    if ((c == '!' || c == 0xEE) && is_suspect(text, at, length)) break;
    at++;
  }
  return at;
}

/* The start of the char before 'at', or 'at' at the start of a line. */
static size_t step_back(const char *text, size_t at, size_t limit) {
  size_t back = at;
  if (at == limit || text[at - 1] == '\n') return at;
  do back--;
  while (back > limit && ((unsigned char)text[back] & 0xC0) == 0x80);
  return back;
}

/* Tries the suspect place, and for a private-use char those before it, but not
** before 'limit'. Returns where to go on. */
static size_t try_place(iconv_t encoder, iconv_t decoder, Edits *edits,
                        const char *text, size_t at, size_t limit,
                        size_t length, bool *failed) {
  size_t tries = text[at] == '!' ? 1 : MAX_BACK, start = at, end, bytes;
  while (tries-- > 0) {
    end = repair(encoder, decoder, edits, text, start, length, failed);
    if (end > 0) return end;
    if (step_back(text, start, limit) == start) break;
    start = step_back(text, start, limit);
  }
  utf8_read(text, at, length, &bytes);
  return at + bytes;
}

static bool find_places(iconv_t encoder, iconv_t decoder, Edits *edits,
                        const char *text, size_t at, size_t length) {
  size_t limit = 0;
  bool failed = false;
  while (at < length && !failed) {
    limit =
        try_place(encoder, decoder, edits, text, at, limit, length, &failed);
    at = find_suspect(text, limit, length);
  }
  return !failed;
}

bool find_mojibake(Edits *edits, const char *text, size_t length) {
  iconv_t encoder, decoder;
  size_t at = find_suspect(text, 0, length);
  bool done = false;
  if (at == length) return true;
  encoder = iconv_open("GB18030", "UTF-8");
  decoder = iconv_open("UTF-8", "GB18030");
  if (encoder != (iconv_t)-1 && decoder != (iconv_t)-1)
    done = find_places(encoder, decoder, edits, text, at, length);
  if (encoder != (iconv_t)-1) iconv_close(encoder);
  if (decoder != (iconv_t)-1) iconv_close(decoder);
  return done;
}
