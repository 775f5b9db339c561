/* number.c: exact decimal arithmetic, as little of it as numerals need. */
#include "number.h"

#include <string.h>

void number_set(Number *number, unsigned value) {
  char reversed[8];
  int count = 0, i;
  while (value > 0 && count < 8) {
    reversed[count++] = (char)(value % 10);
    value /= 10;
  }
  for (i = 0; i < count; i++) number->digits[i] = reversed[count - 1 - i];
  number->count = count;
  number->exponent = 0;
  number->negative = false;
}

bool number_append(Number *number, int digit) {
  if (number->count == 0 && digit == 0) return true;
  if (number->count >= NUMBER_DIGITS) return false;
  number->digits[number->count++] = (char)digit;
  return true;
}

bool number_shift(Number *number, int by) {
  int exponent = number->exponent + by;
  if (exponent > NUMBER_EXPONENT || exponent < -NUMBER_EXPONENT) return false;
  number->exponent = exponent;
  return true;
}

/* The digit of 10^place. */
static int digit_at(const Number *number, int place) {
  int from_end = place - number->exponent;
  if (from_end < 0 || from_end >= number->count) return 0;
  return number->digits[number->count - 1 - from_end];
}

/* One above the place of the first digit. */
static int top_place(const Number *number) {
  return number->count + number->exponent;
}

bool number_add(Number *number, const Number *other) {
  Number sum;
  int low, high, place, carry = 0, count;
  if (other->count == 0) return true;
  if (number->count == 0) {
    bool negative = number->negative;
    *number = *other;
    number->negative = negative;
    return true;
  }
  low = number->exponent < other->exponent ? number->exponent : other->exponent;
  high = top_place(number) > top_place(other) ? top_place(number)
                                              : top_place(other);
  count = high - low + 1; /* room for a carry */
  if (count > NUMBER_DIGITS) return false;
  for (place = low; place <= high; place++) {
    int digit = digit_at(number, place) + digit_at(other, place) + carry;
    sum.digits[count - 1 - (place - low)] = (char)(digit % 10);
    carry = digit / 10;
  }
  if (sum.digits[0] == 0) memmove(sum.digits, sum.digits + 1, (size_t)--count);
  sum.count = count;
  sum.exponent = low;
  sum.negative = number->negative;
  *number = sum;
  return true;
}

bool number_times(Number *number, uint32_t by) {
  char product[NUMBER_DIGITS + 12];
  uint64_t carry = 0;
  int at = NUMBER_DIGITS + 12, i;
  if (by == 0) number->count = 0;
  if (number->count == 0) return true;
  for (i = number->count - 1; i >= 0; i--) {
    carry += (uint64_t)by * (uint64_t)number->digits[i];
    product[--at] = (char)(carry % 10);
    carry /= 10;
  }
  for (; carry > 0; carry /= 10) product[--at] = (char)(carry % 10);
  i = NUMBER_DIGITS + 12 - at;
  if (i > NUMBER_DIGITS) return false;
  memcpy(number->digits, product + at, (size_t)i);
  number->count = i;
  return true;
}

bool number_divide(Number *number, const Number *by, bool *cut) {
  Number result;
  uint64_t divisor = 0, rest = 0;
  int i;
  if (by->count == 0 || by->count > 17) return false;
  for (i = 0; i < by->count; i++)
    divisor = divisor * 10 + (uint64_t)by->digits[i];
  if (divisor == 0) return false;
  number_set(&result, 0);
  result.exponent = number->exponent - by->exponent;
  result.negative = number->negative != by->negative;
  for (i = 0; i < number->count; i++) {
    rest = rest * 10 + (uint64_t)number->digits[i];
    number_append(&result, (int)(rest / divisor));
    rest %= divisor;
  }
  for (i = 0; rest > 0 && result.count < 20 && i < 40; i++) {
    rest *= 10;
    number_append(&result, (int)(rest / divisor));
    rest %= divisor;
    result.exponent--;
  }
  *cut = rest > 0;
  *number = result;
  return number_shift(number, 0);
}

int number_compare(const Number *a, const Number *b) {
  int place = top_place(a), low;
  if (a->count == 0 || b->count == 0) return a->count - b->count;
  if (place != top_place(b)) return place - top_place(b);
  low = a->exponent < b->exponent ? a->exponent : b->exponent;
  while (--place >= low) {
    int difference = digit_at(a, place) - digit_at(b, place);
    if (difference != 0) return difference;
  }
  return 0;
}

bool number_small(const Number *number, uint32_t limit, uint32_t *value) {
  uint64_t total = 0;
  int place;
  if (number->count > 0 && top_place(number) > 9) return false;
  for (place = number->exponent; place < 0; place++)
    if (digit_at(number, place) != 0) return false;
  for (place = top_place(number) - 1; place >= 0; place--)
    total = total * 10 + (uint64_t)digit_at(number, place);
  if (total >= limit) return false;
  *value = (uint32_t)total;
  return true;
}

size_t number_write(const Number *number, char *to) {
  size_t length = 0;
  int place = top_place(number), low = number->exponent;
  if (number->count == 0) place = low = 0;
  while (low < 0 && digit_at(number, low) == 0) low++;
  if (number->negative && number->count > 0) to[length++] = '-';
  if (place < 1) place = 1;
  while (--place >= 0) to[length++] = (char)('0' + digit_at(number, place));
  if (low < 0) to[length++] = '.';
  for (; place >= low; place--)
    to[length++] = (char)('0' + digit_at(number, place));
  to[length] = '\0';
  return length;
}
