/* syllable.h: pinyin, as it stands in parentheses behind the char it spells. */
#ifndef SYLLABLE_H
#define SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MAX_LETTERS = 32 };

/* One reading, or more, without tones; v stands for ü. */
typedef struct Reading {
  char letters[MAX_LETTERS];
  size_t count;
  bool has_tone;   /* a tone mark or a tone digit */
  bool is_capital; /* a capital letter is among them */
} Reading;

/* Reads the pinyin that text[at, end) begins with, up to the char that is none.
** Returns where that is, or 'at' when what stands there is not pinyin. */
size_t read_pinyin(Reading *reading, const char *text, size_t at, size_t end);

#endif
