/* fraction.c: 分之 and the stroke. */
#include "fraction.h"

#include <string.h>

#define OF   0x4E4Bu /* 之 */
#define ALSO 0x53C8u /* 又 */

/* Makes percents of what stands over 百 or 万, per mille over 千: 'power' is
** its exponent. */
static bool set_percent(Amount *amount, int power) {
  amount->type = QUANTITY_PERCENT;
  strcpy(amount->unit_name, power == 3 ? "‰" : "%");
  if (power == 3) return true;
  return number_shift(&amount->value, 2 - power) &&
         (!amount->range || number_shift(&amount->high, 2 - power));
}

/* Reads 分之 at 'at' and what is above the line; amount->numeral is below. */
static bool read_over(const Text *text, const Glossary *units, uint32_t at,
                      Amount *amount) {
  Numeral above;
  Number below = amount->numeral.value;
  bool bare = amount->numeral.bare && below.count == 1, negative, of, cut;
  uint32_t next;
  at = text_skip(text, at);
  if (text_at(text, at, &at) != CHAR_PART) return false;
  at = text_skip(text, at);
  of = text_at(text, at, &next) == OF;
  if (of) at = text_skip(text, next);
  if (!of && (!bare || below.exponent != 2)) return false;
  at = amount_sign(text, at, &negative);
  if (!numeral_read_part(text, at, units, &above)) return false;
  amount->number.end = amount->span.end = above.span.end;
  amount->value = above.value;
  if (negative) amount->value.negative = !amount->value.negative;
  amount->range = above.range;
  amount->high = above.high;
  amount->numeral = above;
  amount->numeral.chinese = true;
  if (bare) {
    if (of) amount->number.start = above.span.start;
    return set_percent(amount, below.exponent);
  }
  amount->fraction = true;
  if (!number_divide(&amount->value, &below, &amount->cut)) return false;
  if (!amount->range) return true;
  if (!number_divide(&amount->high, &below, &cut)) return false;
  amount->cut = amount->cut || cut;
  return true;
}

/* Reads 1/16 at the stroke. */
static bool read_stroke(const Text *text, const Glossary *units, uint32_t at,
                        Amount *amount) {
  Numeral below;
  uint32_t next;
  text_at(text, at, &next);
  if (amount->numeral.chinese || amount->numeral.point) return false;
  if (amount->numeral.arabic > 3) return false;
  if (char_before(text, amount->span.start) == '/') return false;
  if (!is_digit(char_at(text, next))) return false;
  if (!numeral_read(text, next, units, &below)) return false;
  if (below.chinese || below.point || below.arabic > 4 || below.zero ||
      below.multiplier >= 4) /* 16/10万 is a rate */
    return false;
  if (char_at(text, below.span.end) == '/') return false;
  if (!number_divide(&amount->value, &below.value, &amount->cut)) return false;
  amount->fraction = true;
  amount->number.end = amount->span.end = below.span.end;
  return true;
}

/* Reads the fraction of 五又三分之一 and 2又1/2 behind 又. */
static bool read_mixed(const Text *text, const Glossary *units, uint32_t at,
                       Amount *amount) {
  Number whole = amount->value;
  uint32_t start = amount->number.start, end;
  if (!numeral_read(text, text_skip(text, at), units, &amount->numeral))
    return false;
  end = amount->numeral.span.end;
  amount->value = amount->numeral.value;
  if (!(char_at(text, end) == '/' ? read_stroke(text, units, end, amount)
                                  : read_over(text, units, end, amount)) ||
      !number_add(&amount->value, &whole))
    return false;
  amount->number.start = start;
  amount->type = QUANTITY_NUMBER;
  amount->unit_name[0] = '\0';
  return true;
}

void fraction_read(const Text *text, const Glossary *units, Amount *amount) {
  uint32_t next, at = text_skip(text, amount->span.end);
  uint32_t c = text_at(text, at, &next);
  Amount read;
  if (c != ALSO && c != CHAR_PART && c != '/') return;
  read = *amount;
  if (c == ALSO ? read_mixed(text, units, next, &read)
      : c == CHAR_PART
          ? read_over(text, units, at, &read)
          : at == amount->span.end && read_stroke(text, units, at, &read))
    *amount = read;
}
