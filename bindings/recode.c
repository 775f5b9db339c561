/* recode.c: chars to the bytes of one encoding and bytes to the chars of
** another. */
#include "recode.h"

#include "chartables.h"
#include "utf8.h"

void bench_read(Bench *bench, const char *text, size_t start, size_t end) {
  size_t bytes;
  bench->text_count = 0;
  for (; start < end; start += bytes) {
    Piece *piece = &bench->text[bench->text_count++];
    piece->c = utf8_read(text, start, end, &bytes);
    piece->start = (uint32_t)start;
    piece->end = (uint32_t)(start + bytes);
    piece->type = PIECE_KEPT;
  }
}

/* ---- chars to bytes ---- */

unsigned latin_byte(uint32_t c) {
  unsigned i;
  if (c < 0x80) return 0;
  if (c <= 0xFF) return c;
  if (c > 0x2122) return 0;
  for (i = 0; i < 32; i++)
    if (cp1252_chars[i] == c) return 0x80 + i;
  return 0;
}

/* Lead << 8 | trail, a single byte, or 0. */
static unsigned code_of(enum Charset charset, uint32_t c) {
  if (c >= 0x10000) return 0;
  if (charset == CHARSET_GB) return c == 0x20AC ? 0x80 : gbk_codes[c];
  if (charset == CHARSET_BIG5) return big5_codes[c];
  return latin_byte(c);
}

static void add_byte(Bench *bench, const Piece *piece, uint32_t value) {
  Byte *byte = &bench->bytes[bench->byte_count++];
  byte->start = piece->start;
  byte->end = piece->end;
  byte->value = value;
}

static void encode(Bench *bench, const Piece *pieces, size_t count,
                   enum Charset charset) {
  const Piece *piece = pieces;
  bench->byte_count = 0;
  for (; piece < pieces + count; piece++) {
    unsigned code = code_of(charset, piece->c);
    if (piece->c < 0x80) {
      add_byte(bench, piece, piece->c);
    } else if (piece->c == UTF8_INVALID) {
      add_byte(bench, piece, BYTE_LOST);
    } else if (code == 0) {
      add_byte(bench, piece, BYTE_KEPT | piece->c);
    } else {
      if (code > 0xFF) add_byte(bench, piece, code >> 8);
      add_byte(bench, piece, code & 0xFF);
    }
  }
}

/* ---- bytes to chars ---- */

static void add_piece(Bench *bench, size_t first, size_t count, uint32_t c,
                      enum PieceType type) {
  Piece *piece = &bench->pieces[bench->piece_count++];
  piece->start = bench->bytes[first].start;
  piece->end = bench->bytes[first + count - 1].end;
  piece->c = c;
  piece->type = type;
}

static uint32_t value_at(const Bench *bench, size_t at) {
  return at < bench->byte_count ? bench->bytes[at].value : BYTE_LOST;
}

/* Adds what stands for itself at 'at': ASCII, or what has no bytes. */
static bool add_kept(Bench *bench, size_t at) {
  uint32_t value = bench->bytes[at].value;
  if (value >= 0x80 && value < BYTE_KEPT) return false;
  add_piece(bench, at, 1, value & (BYTE_KEPT - 1), PIECE_KEPT);
  return true;
}

/* A byte that may go on a char of UTF-8, else 0. Of Latin-1, 0xA0 is a space
** that an editor has made an ordinary one. */
static uint32_t trail_at(const Bench *bench, size_t at, bool is_latin) {
  uint32_t value = value_at(bench, at);
  if (is_latin && value == ' ') return 0xA0;
  return value >= 0x80 && value <= 0xBF ? value : 0;
}

/* How many bytes a char of UTF-8 has by its first; 0 where none begins so. */
static size_t size_of(uint32_t lead) {
  return lead >= 0xC2 && lead <= 0xF4 ? utf8_size((char)lead) : 0;
}

/* Does a byte, or the sign for one, stand for bytes that were lost? */
static bool is_lost(const Bench *bench, size_t at) {
  uint32_t value = value_at(bench, at);
  return at < bench->byte_count && (value == BYTE_LOST || value == '?');
}

/* Adds the piece at 'at', whose char lacks bytes. Returns how many it has. */
static size_t add_broken(Bench *bench, size_t at, size_t size, size_t found) {
  size_t count = found;
  while (found > 0 && count < size && is_lost(bench, at + count)) count++;
  if (found >= 2 || count > found) {
    add_piece(bench, at, count, UTF8_INVALID, PIECE_CUT);
    return count;
  }
  add_piece(bench, at, 1, UTF8_INVALID, PIECE_STRAY);
  return 1;
}

static void decode_utf8(Bench *bench, bool is_latin) {
  size_t at = 0;
  while (at < bench->byte_count) {
    uint32_t lead = bench->bytes[at].value, c, trail;
    size_t size = size_of(lead), found = 1;
    if (add_kept(bench, at)) {
      at++;
      continue;
    }
    c = size < 2 ? 0 : lead & (0x7Fu >> size);
    while (found < size &&
           (trail = trail_at(bench, at + found, is_latin)) != 0) {
      c = c << 6 | (trail & 0x3F);
      found++;
    }
    if (found == size && (size != 3 || c >= 0x800) &&
        (size != 4 || (c >= 0x10000 && c <= 0x10FFFF)) &&
        (c < 0xD800 || c > 0xDFFF)) {
      add_piece(bench, at, size, c, PIECE_READ);
      at += size;
    } else {
      at += add_broken(bench, at, size, size == 0 ? 0 : found);
    }
  }
}

static void decode_pairs(Bench *bench, enum Charset charset) {
  const uint16_t *chars = charset == CHARSET_GB ? gbk_chars : big5_chars;
  size_t at = 0;
  while (at < bench->byte_count) {
    uint32_t c;
    if (add_kept(bench, at)) {
      at++;
      continue;
    }
    c = char_of_pair(chars, bench->bytes[at].value, value_at(bench, at + 1));
    if (c != 0) {
      add_piece(bench, at, 2, c, PIECE_READ);
      at += 2;
    } else if (is_lost(bench, at + 1)) {
      add_piece(bench, at, 2, UTF8_INVALID, PIECE_CUT);
      at += 2;
    } else {
      add_piece(bench, at++, 1, UTF8_INVALID, PIECE_STRAY);
    }
  }
}

void bench_recode(Bench *bench, enum Charset wrong, enum Charset right,
                  int rounds) {
  int round;
  for (round = 0; round < rounds; round++) {
    encode(bench, round == 0 ? bench->text : bench->pieces,
           round == 0 ? bench->text_count : bench->piece_count, wrong);
    bench->piece_count = 0;
    if (right == CHARSET_UTF8)
      decode_utf8(bench, wrong == CHARSET_LATIN);
    else
      decode_pairs(bench, right);
  }
}
