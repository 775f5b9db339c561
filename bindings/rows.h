/* rows.h: the lines of a text that are not blank, how they begin and how they
** end: what the step of broken lines asks of them. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In columns, of which a Chinese char takes two, or in chars. */
enum Measure { COLUMNS, CHARS, MEASURE_COUNT };

enum { MAX_WIDTH = 200 }; /* in columns; wider lines are whole paragraphs */

typedef struct Width {
  size_t in[MEASURE_COUNT];
} Width;

typedef struct Row { /* a line that is not blank */
  size_t start, end; /* without the blanks around it and the marks of a quote */
  size_t indent;     /* of blanks before it */
  size_t gap;        /* blank lines before it */
  size_t quotes;     /* > before it, as mail quotes */
} Row;

/* Reads the next row from *at on, and moves *at behind it; false at the end. */
bool row_read(Row *row, const char *text, size_t *at, size_t length);

/* The width of a row; MAX_WIDTH + 1 for all that is wider. */
Width row_width(const Row *row, const char *text);

/* The first and the last char that is not lost (U+FFFD), which may be none. */
uint32_t row_first_char(const Row *row, const char *text);
uint32_t row_last_char(const Row *row, const char *text);

/* Does the sentence go on behind the row, as far as its last char tells? */
bool row_is_open(const Row *row, const char *text);

/* Does a sentence end in it (or with it)? */
bool row_has_stop(const Row *row, const char *text);

/* Does it begin with a bullet, a dash, or a number that opens an item or a
** heading: 一、 (二) 3. 第四章 ①? */
bool row_begins_item(const Row *row, const char *text);

/* Does it begin with a few Chinese chars and a colon: 来源:? */
bool row_begins_label(const Row *row, const char *text);

/* Is it a row of a table, or of a menu? */
bool row_has_columns(const Row *row, const char *text);

/* Is it nothing but digits and marks between them: 12, 3.4? */
bool row_is_number(const Row *row, const char *text);

/* Is it the number of a page: — 3 —, 第3页, 3/12; bare digits, too, if 'bare'? */
bool row_is_page_number(const Row *row, const char *text, bool bare);

#endif
