/* arabic.c: Arabic digits of a numeral: 1,043.23  1,2345,6789  1.2×10⁸. */
#include "reader.h"

/* How many Arabic digits stand at 'at', up to 'most'. */
static uint32_t count_digits(const Text *text, uint32_t at, uint32_t most) {
  uint32_t next, count = 0;
  while (count < most && is_digit(text_at(text, at, &next))) {
    at = next;
    count++;
  }
  return count;
}

/* How many digits stand between the commas, of which one is at 'at': 3, or 4
** where two commas at least do so (1,2345,6789); 0 where it parts nothing. */
static uint32_t separator_width(const Text *text, uint32_t at, uint32_t run) {
  uint32_t next, count;
  if (run > 4 || text_at(text, at, &next) != ',') return 0;
  count = count_digits(text, next, 5);
  if (count == 3 && run <= 3) return 3;
  if (count != 4) return 0;
  for (; count > 0; count--) text_at(text, next, &next);
  if (text_at(text, next, &next) != ',') return 0;
  return count_digits(text, next, 5) == 4 ? 4 : 0;
}

/* Whether the multiplier, unit or % of a number stands at 'at'. */
static bool is_measured(const Reader *reader, uint32_t at) {
  uint32_t next, c = text_at(reader->text, at, &next);
  int value;
  enum NumeralChar kind = numeral_char(c, &value);
  return kind == NUMERAL_SMALL || kind == NUMERAL_BIG ||
         glossary_after(reader->units, reader->text, at, false, &next) != NULL;
}

/* Whether what stands before a number at 'at' is its label, or another number
** of its row: 表1, 第3, 3 5. */
static bool is_labelled(const Text *text, uint32_t at) {
  uint32_t c = char_before(text, text_skip_back(text, at));
  return is_digit(c) || c == 0x8868 || c == 0x56FE || c == CHAR_ORDER ||
         c == 0x4EF6 || c == 0x4F8B; /* 表图件例 */
}

/* Whether the blank at 'at' parts thousands, as all after it do, and a unit
** follows: 1 234 567元. */
static bool parts_thousands(const Reader *reader, uint32_t at) {
  const Text *text = reader->text;
  uint32_t next, i;
  if (is_labelled(text, reader->numeral->span.start)) return false;
  while (text_at(text, at, &next) == ' ') {
    if (count_digits(text, next, 4) != 3) break;
    for (at = next, i = 0; i < 3; i++) text_at(text, at, &at);
  }
  if (text_at(text, at, &next) == '.')
    for (at = next; is_digit(text_at(text, at, &next)); at = next) {}
  return is_measured(reader, text_skip(text, at));
}

/* Where the decimals begin whose point stands at 'at', or behind blanks there:
** 5 . 9, but not 5. 9, which may number a heading. 'at' where there are none.
*/
static uint32_t find_decimals(const Text *text, uint32_t at) {
  uint32_t dot = text_skip(text, at), next;
  if (text_at(text, dot, &next) != '.') return at;
  if (dot > at) next = text_skip(text, next);
  return is_digit(char_at(text, next)) ? next : at;
}

/* The digit that a superscript writes, or -1. */
static int superscript(uint32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return (int)(c - 0xB0);
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int)(c - 0x2070) : -1;
}

/* Reads the exponent at 'at', raised or not, of up to three digits. */
static bool read_exponent(const Text *text, uint32_t at, bool raised,
                          int *exponent, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  bool negative = c == '-' || c == 0x207B;
  int count = 0;
  *exponent = 0;
  if (negative || c == '+' || c == 0x207A) at = next;
  for (;; at = next, count++) {
    int digit;
    c = text_at(text, at, &next);
    digit = raised ? superscript(c) : is_digit(c) ? (int)(c - '0') : -1;
    if (digit < 0 || count == 3) break;
    *exponent = *exponent * 10 + digit;
  }
  *end = at;
  if (negative) *exponent = -*exponent;
  return count > 0 && !is_letter(c) && !is_digit(c);
}

/* Takes the ×10⁸, ×10^8 or e8 of the scientific notation after digits. */
static void take_power(Reader *reader) {
  const Text *text = reader->text;
  uint32_t at = text_skip(text, reader->at), next, end;
  uint32_t c = text_at(text, at, &next);
  int exponent;
  bool raised;
  if (c == '*') {
    next = text_skip(text, next);
    if (text_at(text, next, &next) != '1') return;
    if (text_at(text, next, &next) != '0') return;
    raised = text_at(text, next, &end) != '^';
    if (!raised) next = end;
  } else {
    c = c == 'e' || c == 'E' ? char_at(text, next) : 0;
    raised = false;
    if (at != reader->at || (c != '+' && c != '-' && !is_digit(c))) return;
    if (is_digit(c) && !reader->numeral->point) return; /* 2E3 is a name */
  }
  if (!read_exponent(text, next, raised, &exponent, &end)) return;
  if (!number_shift(&reader->pending, exponent)) reader->room = false;
  reader->decimal = reader->numeral->point = true;
  reader->at = reader->end = end;
}

void reader_take_arabic(Reader *reader) {
  const Text *text = reader->text;
  Numeral *numeral = reader->numeral;
  uint32_t next, run = 0, width = 0, at = reader->at;
  number_set(&reader->pending, 0);
  numeral->arabic = 0;
  while (reader->room) {
    uint32_t c = text_at(text, at, &next);
    if (is_digit(c)) {
      if (numeral->arabic == 0 && c == '0') numeral->zero = true;
      reader->room = number_append(&reader->pending, (int)(c - '0'));
      numeral->arabic++;
      run++;
    } else if (c == ',' && run > 0 &&
               (width == 0 ? (width = separator_width(text, at, run)) != 0
                           : count_digits(text, next, width + 1) == width)) {
      numeral->separated = true;
      run = 0;
    } else if (c == ' ' && (width == 0 ? run < 4 && reader->pending.count > 0 &&
                                             parts_thousands(reader, at)
                                       : width == 1)) {
      numeral->separated = true;
      width = 1; /* blanks part all thousands */
      run = 0;
    } else {
      break;
    }
    at = next;
  }
  if (numeral->arabic < 2) numeral->zero = false;
  next = find_decimals(text, at);
  if (next > at) {
    uint32_t c;
    reader->decimal = numeral->point = true;
    for (at = next; reader->room && is_digit(c = text_at(text, at, &next));
         at = next) {
      if (reader->pending.count > 0 || c != '0')
        reader->room = number_append(&reader->pending, (int)(c - '0'));
      reader->pending.exponent--;
    }
    if (reader->pending.exponent < -NUMBER_EXPONENT) reader->room = false;
  }
  reader->has_pending = true;
  reader->single = numeral->arabic == 1 && !reader->decimal;
  reader->at = reader->end = at;
  take_power(reader);
}
