/* quantities.c: the growing list of what was found. */
#include "quantities.h"

#include <string.h>

#include "memory.h"

const char *const quantity_type_names[QUANTITY_TYPES] = {
    "number",  "percent",  "points",    "multiple", "ratio",       "rank",
    "ordinal", "currency", "dimension", "age",      "temperature", "period"};

const char *const quantity_role_names[ROLE_COUNT] = {
    "claim", "period", "heading", "name", "reference", "idiom", "word"};

const char *const quantity_reason_names[REASON_COUNT] = {
    "measured",   "stated",   "bound",   "large",  "doing",    "lasting",
    "noun",       "rank",     "ratio",   "shared", "calendar", "span",
    "numbering",  "ordinal",  "letters", "quoted", "titled",   "naming",
    "threshold",  "serial",   "bare",    "parts",  "listed",   "cued",
    "referring",  "chained",  "clock",   "zero",   "slogan",   "small",
    "multiplier", "financial"};

void quantities_free(Quantities *quantities) {
  memory_resize(quantities->items, 0);
  memory_resize(quantities->digits, 0);
  memory_resize(quantities->strings, 0);
  memset(quantities, 0, sizeof *quantities);
}

Quantity *quantities_add(Quantities *quantities, Span span,
                         enum QuantityType type, enum QuantityRole role,
                         enum QuantityReason reason) {
  Quantity *item;
  if (quantities->short_of_memory ||
      !memory_grow((void **)&quantities->items, &quantities->capacity,
                   quantities->count + 1, sizeof *item)) {
    quantities->short_of_memory = true;
    return NULL;
  }
  item = &quantities->items[quantities->count++];
  memset(item, 0, sizeof *item);
  item->span = item->number = item->context = span;
  item->approx_word.start = item->approx_word.end = span.end;
  item->type = type;
  item->role = role;
  item->reason = reason;
  item->approx = '=';
  return item;
}

uint32_t quantities_add_string(Quantities *quantities, const char *string) {
  size_t at = quantities->strings_count, size = strlen(string) + 1;
  if (string[0] == '\0' && at > 0) return 0;
  if (at + size > UINT32_MAX ||
      !memory_grow((void **)&quantities->strings, &quantities->strings_capacity,
                   at + size, 1)) {
    quantities->short_of_memory = true;
    return 0;
  }
  memcpy(quantities->strings + at, string, size);
  quantities->strings_count += size;
  return (uint32_t)at;
}

Decimal quantities_add_number(Quantities *quantities, const Number *number) {
  size_t at = quantities->digits_count, length;
  Decimal decimal = {{0, 0}};
  if (at + NUMBER_WRITTEN > UINT32_MAX ||
      !memory_grow((void **)&quantities->digits, &quantities->digits_capacity,
                   at + NUMBER_WRITTEN, 1)) {
    quantities->short_of_memory = true;
    return decimal;
  }
  length = number_write(number, quantities->digits + at);
  quantities->digits_count += length;
  decimal.digits.start = (uint32_t)at;
  decimal.digits.end = (uint32_t)(at + length);
  return decimal;
}

Decimal quantities_add_grain(Quantities *quantities, const Number *number) {
  Number grain;
  number_set(&grain, 1);
  grain.exponent = number->exponent;
  return quantities_add_number(quantities, &grain);
}

size_t quantities_from(const Quantities *quantities, uint32_t at) {
  size_t low = 0, high = quantities->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (quantities->items[middle].span.start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
