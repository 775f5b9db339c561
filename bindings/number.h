/* number.h: exact decimal numbers: digits and an exponent, never a double. A
** Number is a plain value; it holds NUMBER_DIGITS digits and no more, and what
** would not fit is refused, never cut (number_divide alone cuts, and says so). */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUMBER_DIGITS   100
#define NUMBER_EXPONENT 200 /* the largest, either way */
/* The longest that number_write writes: sign, digits, zeros, point, NUL. */
#define NUMBER_WRITTEN (NUMBER_DIGITS + NUMBER_EXPONENT + 8)

typedef struct Number {
  char digits[NUMBER_DIGITS]; /* 0 to 9; the first is not 0 */
  int count;                  /* 0: the number is zero */
  int exponent; /* value = digits * 10^exponent; the last digit written */
  bool negative;
} Number;

void number_set(Number *number, unsigned value); /* 0 to 9999 */

/* number = number * 10 + digit. False when it has no room for it. */
bool number_append(Number *number, int digit);

/* number = number * 10^by. False when out of bounds. */
bool number_shift(Number *number, int by);

/* number = number + other; signs are left aside. False when out of bounds. */
bool number_add(Number *number, const Number *other);

/* number = number * by, 'by' up to 10^9. False when out of bounds. */
bool number_times(Number *number, uint32_t by);

/* number = number / by to 20 digits; signs are multiplied. *cut tells whether
** more would follow. False when 'by' is zero or has more than 17 digits. */
bool number_divide(Number *number, const Number *by, bool *cut);

/* <0, 0, >0 as the size of 'a' is less, equal, more than that of 'b'. */
int number_compare(const Number *a, const Number *b);

/* Whether the number is whole and less than 'limit'; then sets *value. */
bool number_small(const Number *number, uint32_t limit, uint32_t *value);

/* Writes plain digits ("-4.4", "435000000") without needless zeros, NUL-ended,
** and returns their length. 'to' has room for NUMBER_WRITTEN. */
size_t number_write(const Number *number, char *to);

#endif
