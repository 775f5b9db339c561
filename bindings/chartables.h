/* chartables.h: tables of chars that the build makes (bindings/generate/) from
** the word list, iconv and OpenCC; linked in, so that nothing can fail at run
** time. A char here is one below 0x10000; of those beyond nothing is known. */
#ifndef CHARTABLES_H
#define CHARTABLES_H

#include <stddef.h>
#include <stdint.h>

enum {
  FIRST_HAN = 0x4E00,
  LAST_HAN = 0x9FFF,
  HAN_COUNT = LAST_HAN - FIRST_HAN + 1,
  FIRST_LEAD = 0x81, /* of the two bytes of a GBK or Big5 char */
  LAST_LEAD = 0xFE,
  FIRST_TRAIL = 0x40,
  LAST_TRAIL = 0xFE,
  TRAIL_COUNT = LAST_TRAIL - FIRST_TRAIL + 1,
  CODE_COUNT = (LAST_LEAD - FIRST_LEAD + 1) * TRAIL_COUNT
};

/* What a char is; bits of char_kinds. */
enum CharKind {
  CHAR_ODD = 1,         /* ordinary Chinese text hardly has it */
  CHAR_TRADITIONAL = 2, /* Simplified text has another in its place; or a form
                           that forms.c may replace by such a char */
  CHAR_SIMPLE = 4,      /* Traditional text has another in its place */
  CHAR_KANA = 8,
  CHAR_HONGKONG = 16, /* as Hong Kong writes it, and Taiwan does not */
  CHAR_TAIWAN = 32,   /* the reverse */
  CHAR_LOST = 64      /* may stand where something was lost */
};

enum { RARE_KINDS = CHAR_ODD | CHAR_TRADITIONAL | CHAR_LOST };

extern const uint8_t char_kinds[0x10000];

/* Sets of chars: bit c % 64 of set[c / 64]. */
typedef uint64_t CharSet[0x10000 / 64];

extern const CharSet char_traditional, char_lost; /* the kinds */
extern const CharSet char_rare;                   /* of RARE_KINDS */

/* The first char from 'at' on that is in the set, or 'length'. All beyond
** 0xFFFF are in every set. 'text' is valid UTF-8. */
static inline size_t char_find(const CharSet set, const char *text, size_t at,
                               size_t length) {
  const unsigned char *p = (const unsigned char *)text;
  while (at < length) {
    unsigned c = p[at];
    while (c - 0xE0 < 0x10 && length - at > 3) { /* most Chinese text */
      if (set[(c - 0xE0) * 64 + (p[at + 1] - 0x80u)] >> (p[at + 2] & 0x3F) & 1)
        return at;
      at += 3;
      c = p[at];
    }
    if (c < 0x80) {
      if (set[c >> 6] >> (c & 0x3F) & 1) return at;
      at++;
    } else if (c < 0xE0 && length - at >= 2) {
      if (set[c & 0x1F] >> (p[at + 1] & 0x3F) & 1) return at;
      at += 2;
    } else if (c < 0xF0 && length - at == 3) { /* the last char */
      c = (c & 0xFu) << 6 | (p[at + 1] & 0x3Fu);
      return set[c] >> (p[at + 2] & 0x3F) & 1 ? at : length;
    } else {
      return at;
    }
  }
  return length;
}

/* Chars by their two bytes: (lead - FIRST_LEAD) * TRAIL_COUNT + trail -
** FIRST_TRAIL, 0 where there is none; and the two bytes by char, lead first.
** GBK has the private-use chars that GB18030 gives its unassigned rows. */
extern const uint16_t gbk_chars[CODE_COUNT], big5_chars[CODE_COUNT];
extern const uint16_t gbk_codes[0x10000], big5_codes[0x10000];

/* The char with these two bytes, in gbk_chars or big5_chars; 0 if none has. */
static inline uint32_t char_of_pair(const uint16_t chars[CODE_COUNT],
                                    uint32_t lead, uint32_t trail) {
  if (lead < FIRST_LEAD || lead > LAST_LEAD || trail < FIRST_TRAIL ||
      trail > LAST_TRAIL)
    return 0;
  return chars[(lead - FIRST_LEAD) * TRAIL_COUNT + trail - FIRST_TRAIL];
}

/* The model that bigram.c reads. Ids are those of Simplified chars, also for
** Traditional ones; id 0 is every char that no word has. Costs are in eighths
** of a bit. The pairs of first char 'id' are a hash table with open addressing,
** bigram_pairs[bigram_rows[id]] up to that of id + 1, of 2 to the power of
** something or no slots: the second id << 8 | cost, or 0. */
extern const uint16_t bigram_ids[LAST_HAN - FIRST_HAN + 1];
extern const uint8_t bigram_alone[];
extern const uint32_t bigram_rows[];
extern const uint32_t bigram_pairs[];

/* Where the search for 'id' begins in a table of 'size' slots. */
static inline size_t bigram_slot(uint32_t id, size_t size) {
  return (id * 0x9E3779B1u >> 16) & (size - 1);
}

#endif
