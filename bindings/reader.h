/* reader.h: a numeral while it is being read (numeral.c), from left to right. It
** is kept as parts, each closed by a big multiplier (三亿 | 五千万 | 二), the
** section that no big multiplier has closed yet, and the digit pending before
** the next multiplier. Part of numeral.h. */
#ifndef READER_H
#define READER_H

#include "numeral.h"

#define PARTS 12 /* 载 is the largest of 11 big multipliers */

enum Choice { CHOOSE_LOW, CHOOSE_HIGH };

typedef struct Part {
  Number value;
  int exponent;
} Part;

typedef struct Reader {
  const Text *text;
  const Glossary *units;
  enum Choice choice;
  uint32_t at;  /* where the next token begins */
  uint32_t end; /* of what was taken */
  Part *parts;  /* room for PARTS, of which part_count are set */
  int part_count;
  Number section, pending;
  bool has_section, has_pending;
  bool single;     /* pending is one digit, or a pair such as 六七 */
  bool pair;       /* a pair was seen */
  int last;        /* exponent of the last multiplier; 0: none yet */
  bool after_zero; /* 零 came after the last multiplier */
  bool decimal;    /* pending or section has decimals */
  bool room;       /* false: the digits did not fit */
  bool of;         /* after 分之, where 点五 is 0.5 */
  Numeral *numeral;
} Reader;

/* Back to the start, with nothing read, under one choice. */
void reader_restart(Reader *reader, enum Choice choice);

bool reader_is_empty(const Reader *reader);

/* Sums and shifts that leave reader->room false where they find none. */
void reader_add(Reader *reader, Number *to, const Number *what);
void reader_shift(Reader *reader, Number *number, int by);

/* section += pending */
void reader_close_pending(Reader *reader);

/* The 五 of 三万五 stands for 五千. */
void reader_raise_short(Reader *reader);

/* Takes 十 百 千. False when it cannot stand here. */
bool reader_take_small(Reader *reader, int exponent, uint32_t next);

/* Takes 万 亿 兆: it multiplies all that is smaller before it. */
bool reader_take_big(Reader *reader, int exponent, uint32_t next);

/* Takes Arabic digits, with separators, decimals and the power of ten behind
** them, into 'pending' (arabic.c). */
void reader_take_arabic(Reader *reader);

/* Takes a run of Chinese digits into 'pending' (digits.c). */
void reader_take_digits(Reader *reader);

/* Takes the digits at 'at', after 点. False when it is no decimal point:
** 八点三十 (digits.c). */
bool reader_take_point(Reader *reader, uint32_t at);

/* Sums what was read into *sum. */
void reader_sum(Reader *reader, Number *sum);

#endif
