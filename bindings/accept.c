/* accept.c: is a quantity such a one as <...> asks for? */
#include <string.h>

#include "matcher.h"

/* ---- decimals as they are written ---- */

typedef struct Digits {
  const char *whole, *part;
  size_t whole_length, part_length;
  bool negative;
} Digits;

static Digits split(const char *text, size_t length) {
  Digits digits = {.negative = length > 0 && text[0] == '-'};
  const char *point;
  if (digits.negative) {
    text++;
    length--;
  }
  while (length > 1 && text[0] == '0' && text[1] != '.') {
    text++;
    length--;
  }
  point = memchr(text, '.', length);
  digits.whole = text;
  digits.whole_length = point != NULL ? (size_t)(point - text) : length;
  if (point != NULL) {
    digits.part = point + 1;
    digits.part_length = length - digits.whole_length - 1;
  }
  while (digits.part_length > 0 && digits.part[digits.part_length - 1] == '0')
    digits.part_length--;
  return digits;
}

/* By size, the signs left aside. */
static int compare_sizes(const Digits *left, const Digits *right) {
  size_t shared = left->part_length < right->part_length ? left->part_length
                                                         : right->part_length;
  int order;
  if (left->whole_length != right->whole_length)
    return left->whole_length < right->whole_length ? -1 : 1;
  order = memcmp(left->whole, right->whole, left->whole_length);
  if (order == 0 && shared > 0) order = memcmp(left->part, right->part, shared);
  if (order != 0) return order;
  return (left->part_length > right->part_length) -
         (left->part_length < right->part_length);
}

int decimal_compare(const char *left_text, size_t left_length,
                    const char *right_text, size_t right_length) {
  Digits left = split(left_text, left_length);
  Digits right = split(right_text, right_length);
  if (left.negative != right.negative) return left.negative ? -1 : 1;
  return left.negative ? compare_sizes(&right, &left)
                       : compare_sizes(&left, &right);
}

/* ---- quantities ---- */

static bool in_bound(const Patterns *patterns, const Bound *bound,
                     const Quantities *quantities, const Decimal *value,
                     int sign) {
  const char *digits = quantities->digits + value->digits.start;
  size_t length = value->digits.end - value->digits.start;
  const char *limit;
  if (length == 0) return false;
  limit = patterns_text(patterns, bound->digits);
  return sign * decimal_compare(digits, length, limit, strlen(limit)) >= 0;
}

/* Of a range its lower end must reach the least, its upper the most. */
static bool has_size(const Patterns *patterns, const Element *element,
                     const Quantities *quantities, const Quantity *quantity) {
  bool single = quantity->value.digits.start < quantity->value.digits.end;
  const Decimal *low = single ? &quantity->value : &quantity->low;
  const Decimal *high = single ? &quantity->value : &quantity->high;
  if (element->least.digits != PATTERN_NONE &&
      !in_bound(patterns, &element->least, quantities, low, 1))
    return false;
  return element->most.digits == PATTERN_NONE ||
         in_bound(patterns, &element->most, quantities, high, -1);
}

static bool has_unit(const Patterns *patterns, const Element *element,
                     const char *unit) {
  switch (element->unit_demand) {
  case UNIT_ANY: return true;
  case UNIT_NONE: return unit[0] == '\0';
  case UNIT_SOME: return unit[0] != '\0';
  case UNIT_IS: break;
  }
  return strcmp(patterns_text(patterns, element->unit), unit) == 0;
}

static uint32_t approximation_bit(char approx) {
  static const char signs[] = "=~><";
  const char *sign = approx != '\0' ? strchr(signs, approx) : NULL;
  return sign != NULL ? 1u << (sign - signs) : 0;
}

bool element_accepts(const Patterns *patterns, const Element *element,
                     const Quantities *quantities, const Quantity *quantity) {
  if ((element->types >> quantity->type & 1) == 0 ||
      (element->roles >> quantity->role & 1) == 0)
    return false;
  if (element->unit_demand != UNIT_ANY &&
      !has_unit(patterns, element, quantities->strings + quantity->unit))
    return false;
  if (element->approximates != 0 &&
      (element->approximates & approximation_bit(quantity->approx)) == 0)
    return false;
  return has_size(patterns, element, quantities, quantity);
}

bool pattern_accepts(const Patterns *patterns, const Pattern *pattern,
                     const Quantities *quantities, const Quantity *quantity) {
  if (quantity->role != ROLE_CLAIM) return false;
  for (uint32_t i = 0; i < pattern->value_count; i++)
    if (element_accepts(patterns, &patterns->elements[pattern->values + i],
                        quantities, quantity))
      return true;
  return false;
}
