/* digits.c: Chinese digits of a numeral, in a row or after 点: 二〇一六, 三五
** of 三五百, 点三五. */
#include "reader.h"

/* Whether the 两 before 'at' goes with the 一 before it: 一两百, 一两个; not
** so in 一两黄金. */
static bool is_one_or_two(const Reader *reader, uint32_t at) {
  const Text *text = reader->text;
  uint32_t end;
  int value;
  enum NumeralChar kind = numeral_char(char_at(text, at), &value);
  return kind == NUMERAL_SMALL || kind == NUMERAL_BIG ||
         glossary_after(reader->units, text, at, true, &end) != NULL;
}

/* Whether two digits in a row name a lower and a higher one: 三四, 三五. */
static bool is_pair(int a, int b) {
  return a > 0 && (b == a + 1 || (a == 3 && b == 5));
}

void reader_take_digits(Reader *reader) {
  const Text *text = reader->text;
  int run[2] = {0, 0}, count = 0, value;
  uint32_t next, at = reader->at, c = 0, first_end = at;
  bool zeros = reader->last > 0; /* zeros after a multiplier say nothing */
  bool plain = true;
  number_set(&reader->pending, 0);
  for (; reader->room; at = next) {
    c = text_at(text, at, &next);
    if (numeral_char(c, &value) != NUMERAL_DIGIT) break;
    if (count > 0 && c == CHAR_TWO &&
        !(count == 1 && run[0] == 1 && is_one_or_two(reader, next)))
      break; /* 二两 */
    if (zeros && value == 0) {
      reader->after_zero = true;
      reader->end = next;
      continue;
    }
    zeros = false;
    if (numeral_is_financial(c)) plain = false;
    if (count < 2) run[count] = value;
    if (count++ == 0) first_end = next;
    reader->room = number_append(&reader->pending, value);
  }
  reader->at = at;
  reader->numeral->chinese = true;
  if (count == 0) return;
  reader->end = at;
  reader->has_pending = true;
  reader->single = count == 1;
  if (count == 2 && plain && is_pair(run[0], run[1])) {
    uint32_t after = text_skip(text, at);
    enum NumeralChar kind = numeral_char(text_at(text, after, &next), &value);
    uint32_t unit;
    if (text_at(text, after, &next) != CHAR_POINT &&
        (reader->last > 0 || kind == NUMERAL_SMALL || kind == NUMERAL_BIG ||
         glossary_after(reader->units, text, after, true, &unit) != NULL)) {
      number_set(&reader->pending,
                 (unsigned)run[reader->choice == CHOOSE_HIGH]);
      reader->pair = reader->single = true;
      return;
    }
  }
  if (count > 1 && reader->last == 1) { /* after 十 there is room for one */
    number_set(&reader->pending, (unsigned)run[0]);
    reader->at = reader->end = first_end;
    reader->single = true;
    return;
  }
  if (count > 1) reader->numeral->spelled = true;
}

bool reader_take_point(Reader *reader, uint32_t at) {
  const Text *text = reader->text;
  uint32_t next, c, from = text_skip(text, at), end;
  int value, count = 0;
  Number fraction;
  if (reader->decimal || (reader_is_empty(reader) && !reader->of)) return false;
  reader_raise_short(reader);
  reader_close_pending(reader);
  number_set(&fraction, 0);
  for (at = from;; at = next) {
    enum NumeralChar kind;
    c = text_at(text, at, &next);
    kind = numeral_char(c, &value);
    if (is_digit(c))
      value = (int)(c - '0');
    else if (kind != NUMERAL_DIGIT)
      break;
    if (!number_append(&fraction, value)) reader->room = false;
    fraction.exponent--;
    count++;
  }
  if (count == 0 || c == CHAR_TEN || c == 0x523B || c == 0x949F) return false;
  if (c == CHAR_PART && second_char(text, at) != 0x4E4B) return false;
  if (fraction.exponent < -NUMBER_EXPONENT) reader->room = false;
  end = at;
  if (!reader->has_section) number_set(&reader->section, 0);
  if (reader->room) {
    if (reader->section.count == 0)
      reader->section = fraction;
    else
      reader_add(reader, &reader->section, &fraction);
  }
  reader->has_section = true;
  reader->decimal = reader->numeral->point = true;
  reader->single = false;
  reader->at = reader->end = end;
  return true;
}
