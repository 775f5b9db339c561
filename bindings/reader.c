/* reader.c: what a numeral amounts to so far. */
#include "reader.h"

void reader_restart(Reader *reader, enum Choice choice) {
  Numeral *numeral = reader->numeral;
  numeral->more.start = numeral->more.end = 0;
  numeral->chinese = numeral->bare = numeral->spelled = false;
  numeral->financial = numeral->zero = numeral->point = false;
  numeral->separated = false;
  numeral->arabic = 0;
  reader->choice = choice;
  reader->at = reader->end = numeral->span.start;
  reader->part_count = 0;
  reader->has_section = reader->has_pending = false;
  reader->single = reader->pair = reader->after_zero = false;
  reader->decimal = false;
  reader->last = 0;
  reader->room = true;
}

bool reader_is_empty(const Reader *reader) {
  return !reader->has_pending && !reader->has_section &&
         reader->part_count == 0;
}

void reader_add(Reader *reader, Number *to, const Number *what) {
  if (!number_add(to, what)) reader->room = false;
}

void reader_shift(Reader *reader, Number *number, int by) {
  if (!number_shift(number, by)) reader->room = false;
}

void reader_close_pending(Reader *reader) {
  if (!reader->has_pending) return;
  if (!reader->has_section) number_set(&reader->section, 0);
  reader_add(reader, &reader->section, &reader->pending);
  reader->has_section = true;
  reader->has_pending = false;
}

bool reader_take_small(Reader *reader, int exponent, uint32_t next) {
  bool empty = reader_is_empty(reader);
  int most = exponent == 1 ? 1 : 3;
  if (reader->has_pending && reader->numeral->arabic > most) return false;
  if (reader->has_section && reader->last <= exponent) return false;
  if (reader->decimal && !reader->has_pending) return false;
  if (!reader->has_pending) {
    if (!empty && exponent != 1 && !reader->after_zero) return false;
    if (empty && exponent > 1) reader->numeral->bare = true;
    number_set(&reader->pending, 1);
    reader->numeral->chinese = true;
  }
  reader_shift(reader, &reader->pending, exponent);
  reader->has_pending = true;
  reader_close_pending(reader);
  reader->last = exponent;
  reader->after_zero = false;
  reader->decimal = false;
  reader->at = reader->end = next;
  return true;
}

bool reader_take_big(Reader *reader, int exponent, uint32_t next) {
  Number sum;
  bool any;
  if (reader_is_empty(reader)) {
    number_set(&reader->pending, 1);
    reader->has_pending = true;
    reader->numeral->bare = true;
    reader->numeral->chinese = true;
  }
  reader_close_pending(reader);
  any = reader->has_section;
  if (any)
    sum = reader->section;
  else
    number_set(&sum, 0);
  while (reader->part_count > 0 &&
         (reader->parts[reader->part_count - 1].exponent < exponent || !any)) {
    reader_add(reader, &sum, &reader->parts[--reader->part_count].value);
    any = true;
  }
  if (reader->part_count == PARTS) return false;
  reader_shift(reader, &sum, exponent);
  reader->parts[reader->part_count].value = sum;
  reader->parts[reader->part_count++].exponent = exponent;
  reader->has_section = false;
  reader->last = exponent;
  reader->after_zero = false;
  reader->decimal = false;
  reader->at = reader->end = next;
  return true;
}

void reader_raise_short(Reader *reader) {
  if (reader->has_pending && reader->single && reader->last > 1 &&
      !reader->after_zero && reader->numeral->arabic < 2)
    reader_shift(reader, &reader->pending, reader->last - 1);
}

void reader_sum(Reader *reader, Number *sum) {
  int i;
  reader_raise_short(reader);
  reader_close_pending(reader);
  if (reader->has_section)
    *sum = reader->section;
  else
    number_set(sum, 0);
  for (i = 0; i < reader->part_count; i++)
    reader_add(reader, sum, &reader->parts[i].value);
}
