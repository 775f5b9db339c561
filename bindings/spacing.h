/* spacing.h: what blanks mean in a text: whether its lines are rows, and which
** blanks it has by habit, so that they part nothing. */
#ifndef SPACING_H
#define SPACING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where single blanks stand by habit in lines of prose. */
typedef struct Spacing {
  bool beside_numbers; /* between many numbers and Chinese chars */
  bool in_numbers;     /* 新增6 100公里 */
  bool in_words;       /* 加快发 展 */
} Spacing;

typedef struct TextLine {
  size_t start, end;
  bool is_prose;  /* it has marks of a sentence */
  bool is_row;    /* it has none, and numbers side by side: 2015年 2016年 */
  bool is_spread; /* a blank stands behind nearly each of its chars */
  bool has_cells; /* it has a tab that is not between a number and its unit */
} TextLine;

/* Reads the line that 'at' lies in, where it is not 'line' already. */
void line_read(TextLine *line, const char *text, size_t at, size_t length);

/* Has text[start, end) numbers in two cells that follow each other, as a row of
** a table has? */
bool has_number_cells(const char *text, size_t start, size_t end);

/* Is it likelier that two chars make one word than that they do not? */
bool is_word(uint32_t before, uint32_t after);

/* Does what stands at 'at' go on with the number or % before a blank: 5% 以上,
** 3 亿元? */
bool follows_number(const char *text, size_t at, size_t end);

Spacing spacing_find(const char *text, size_t length);

#endif
