/* spacing.h: what blanks mean in a text: whether its lines are rows, and which
** blanks it has by habit, so that they part nothing. */
#ifndef SPACING_H
#define SPACING_H

#include <stdbool.h>
#include <stddef.h>

/* Where single blanks stand by habit in lines of prose. */
typedef struct Spacing {
  bool beside_numbers; /* between most numbers and Chinese chars */
  bool in_numbers;     /* 新增6 100公里 */
  bool in_words;       /* 加快发 展 */
} Spacing;

typedef struct TextLine {
  size_t start, end;
  bool is_prose; /* it has marks of a sentence */
  bool is_row;   /* it has none, and numbers side by side: 2015年 2016年 */
} TextLine;

/* Reads the line that 'at' lies in, where it is not 'line' already. */
void line_read(TextLine *line, const char *text, size_t at, size_t length);

/* Has text[start, end) numbers in two cells that follow each other, as a row of
** a table has? */
bool has_number_cells(const char *text, size_t start, size_t end);

/* Is the number before or behind the blank at 'at' one of digits in groups,
** such as 0731 8412 3456? */
bool is_grouped(const char *text, size_t at, size_t end);

Spacing spacing_find(const char *text, size_t length);

/* Does one blank at 'at', within a line, stand in the midst of a number that
** ends before 'end'? With 'far', of one that other blanks part, too. */
bool parts_number(const char *text, size_t at, size_t end, bool far);

#endif
