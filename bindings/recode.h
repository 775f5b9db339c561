/* recode.h: text that was read in a wrong encoding, back to its bytes, and
** those read in the right one. The work is done in a Bench, piece by piece,
** each of which knows where in the text it came from. */
#ifndef RECODE_H
#define RECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "charset.h"

enum { BENCH_SIZE = 1 << 14 }; /* bytes of text at a time */

enum PieceType {
  PIECE_KEPT, /* stands as it stood */
  PIECE_READ, /* read from its bytes */
  PIECE_CUT,  /* the bytes of one char, but not all of them: U+FFFD */
  PIECE_STRAY /* bytes that mean nothing: U+FFFD */
};

typedef struct Piece {
  uint32_t start, end; /* of the text whose bytes it is made of */
  uint32_t c;
  enum PieceType type;
} Piece;

typedef struct Byte {
  uint32_t start, end; /* of the char of the text that gave it */
  uint32_t value;      /* below 256; BYTE_LOST; or BYTE_KEPT | char */
} Byte;

enum { BYTE_LOST = 0x100, BYTE_KEPT = 0x1000000 };

typedef struct Bench {
  Piece text[BENCH_SIZE]; /* the text as it stands */
  Piece pieces[BENCH_SIZE];
  Byte bytes[BENCH_SIZE];
  size_t text_count, piece_count, byte_count;
  char fixed[4 * BENCH_SIZE]; /* room for the pieces as text */
} Bench;

/* Puts text[start, end), valid UTF-8 of at most BENCH_SIZE bytes, on the bench:
** each char a piece of bench->text. */
void bench_read(Bench *bench, const char *text, size_t start, size_t end);

/* Makes of that text the bytes that it has in 'wrong', and of those the pieces
** that they are in 'right', 'rounds' times; UTF-16 is neither. ASCII is kept where it is no second
** byte. */
void bench_recode(Bench *bench, enum Charset wrong, enum Charset right,
                  int rounds);

/* The byte of 'c' in Latin-1 or CP1252, or 0. */
unsigned latin_byte(uint32_t c);

#endif
