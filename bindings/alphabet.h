/* alphabet.h: the tokens of text as dense numbers, ids. A token is a char, or a
** run of runs.h. The tokens that are in words have ids of their own, the
** frequent ones the lowest; all others share a few. */
#ifndef ALPHABET_H
#define ALPHABET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "utf8.h"

#define ID_LIMIT 0x3FFF /* no id is as high */
#define ID_RUN   0xFFFF /* in 'ids': a run begins with this char */

#define MAX_RUN 255 /* bytes of a run that has an id of its own */

/* Ids that no word of a dictionary has. */
enum {
  ID_OTHER,    /* a sign, an invalid byte, a char of another script */
  ID_BLANK,    /* white space: no word */
  ID_NUMBER,   /* a run of digits */
  ID_LATIN,    /* a run with letters */
  ID_QUANTITY, /* a forced span */
  ID_HAN,      /* a Chinese char that no word has */
  ID_FIRST     /* the first of a dictionary's own */
};

/* What a token is to the rules for what no dictionary knows. */
enum {
  KIND_OTHER,
  KIND_NUMBER,
  KIND_LATIN,
  KIND_FREE,  /* a Chinese char that is a word alone often enough */
  KIND_RARE,  /* one that is, but is rare */
  KIND_BOUND, /* one that hardly ever is */
  KIND_MASK = 0x0F,
  KIND_SURNAME = 0x10, /* a bit of its own, as the next */
  KIND_GIVEN = 0x20    /* a char of given names that is no frequent word */
};

typedef struct WideId { /* of a char beyond U+FFFF */
  uint32_t code, id;
} WideId;

typedef struct RunId { /* of a run that is in words */
  uint32_t start;      /* of its bytes, in run_bytes */
  uint16_t length;     /* 0: an empty slot */
  uint16_t id;
} RunId;

/* Borrows everything from the image of a dictionary. */
typedef struct Alphabet {
  const uint16_t *ids; /* of the chars up to U+FFFF */
  const WideId *wide;  /* sorted by code */
  const RunId *runs;   /* a hash table, run_mask + 1 slots */
  const char *run_bytes;
  const uint8_t *kinds; /* of the ids */
  uint32_t wide_count, run_mask, run_byte_count;
  uint32_t id_count; /* ids in use are below */
} Alphabet;

/* Fills ids[0x10000] for an alphabet without any words. */
void alphabet_start(uint16_t *ids);

uint32_t run_hash(const char *bytes, uint32_t length);

/* The end of the token that begins at 'at', and its id. Needs at < end. */
uint32_t alphabet_read(const Alphabet *alphabet, const char *text, uint32_t at,
                       uint32_t end, uint16_t *id);

/* Whether a char is a blank: Unicode's white space. No word has one. */
static inline bool is_blank(uint32_t c) {
  if (c < 0x85) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

#endif
