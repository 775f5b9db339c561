/* parted.h: numbers that a blank or a line break parts, from their unit or in
** their midst, in text whose digits and % are ASCII. */
#ifndef PARTED_H
#define PARTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a number stands behind that is its label: 表1, 第3. */
#define LABEL_ENDS "表图件第章节条款页例号"

enum { MAX_DIGITS = 12 }; /* of a number, before its point */

/* The char that ends at 'at'; 0 at the start of the text. */
uint32_t char_ending(const char *text, size_t at);

/* Behind the digits at 'at', of which it passes MAX_DIGITS + 1 at most. */
size_t skip_digits(const char *text, size_t at, size_t end);

/* Does a unit, a multiplier or 年 begin at 'at', which a blank does not part
** from a number? */
bool begins_unit(const char *text, size_t at, size_t end);

/* Does a number with its unit begin at 'at'? With 'parted', blanks may part its
** thousands. */
bool begins_quantity(const char *text, size_t at, size_t end, bool parted);

/* Where the number begins that ends at 'end', with its points and commas; 'end'
** where there is none. */
size_t number_start(const char *text, size_t end);

/* Do 5. and 9% make one number? They do behind a Chinese char, and where they
** are no heading's number and year. 'at' is behind the dot, 'next' at the 9. */
bool parts_decimal(const char *text, size_t at, size_t next, size_t end);

/* The end of the digits that single blanks part, of which the first ends at
** 'at', where they are one number: lone ones before a unit or a fraction, or a
** year. 'at' where they are none: 1 2 3 4 5 are pages. */
size_t parted_digits_end(const char *text, size_t at, size_t end);

/* Does the single blank at 'at' stand in the midst of a number that ends before
** 'end', in a text that parts numbers so? In any text, where 'sure': the blank
** parts thousands, and a unit follows: 1 246.8亿元. */
bool parts_number(const char *text, size_t at, size_t end, bool sure);

/* Is the number before or behind the blank at 'at' one of digits in groups,
** such as 0731 8412 3456? */
bool is_grouped(const char *text, size_t at, size_t end);

#endif
