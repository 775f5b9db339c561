/* measure.c: units, from the end of the number on. */
#include "measure.h"

#include <string.h>

#define ALSO  0x53C8u /* 又 */
#define PER   0x6BCFu /* 每 */
#define ZERO  0x96F6u /* 零 */
#define BLOCK 0x5757u /* 块 */

/* Whether a unit of letters ends at a letter's end: 5m, but not 5mother. */
static bool unit_stands(const Text *text, uint32_t start, uint32_t end) {
  uint32_t before;
  uint32_t last = text_before(text, end, &before), c;
  if (!is_letter(last)) return true;
  c = char_at(text, end);
  if (last <= 'Z' && before == start &&
      is_digit(text_before(text, start, &before)) &&
      !is_digit(char_before(text, before)))
    return false; /* 3W is a name */
  return !is_letter(c) && !is_digit(c) && c != '-' && c != '_';
}

/* Reads "(个)" after 户: a second name of the unit. */
static uint32_t read_second_name(const Text *text, const Glossary *units,
                                 uint32_t at) {
  uint32_t next, end;
  if (text_at(text, at, &next) != '(') return at;
  if (glossary_after(units, text, next, false, &end) == NULL) return at;
  return text_at(text, end, &next) == ')' ? next : at;
}

/* Appends to the unit's name. False where there is no room. */
static bool name_unit(Amount *amount, const char *more, size_t length) {
  size_t used = strlen(amount->unit_name);
  if (used + length + 1 > UNIT_WRITTEN) return false;
  memcpy(amount->unit_name + used, more, length);
  amount->unit_name[used + length] = '\0';
  return true;
}

/* Reads "/平方米", "/万元", "每平方米": the unit is derived. */
static uint32_t read_per(const Text *text, const Glossary *units, uint32_t at,
                         Amount *amount) {
  uint32_t next, from, end, c = text_at(text, at, &from);
  const Meaning *below;
  size_t used = strlen(amount->unit_name);
  int power;
  if (c != '/' && c != PER) return at;
  next = from;
  below = glossary_after(units, text, next, false, &end);
  while (below == NULL && next - from <= 6) { /* 万元, 百户 */
    enum NumeralChar kind = numeral_char(text_at(text, next, &next), &power);
    if (kind != NUMERAL_BIG && kind != NUMERAL_SMALL) return at;
    below = glossary_after(units, text, next, false, &end);
  }
  if (below == NULL || !unit_stands(text, next, end)) return at;
  if (c == PER && (amount->type == QUANTITY_NUMBER ||
                   (below->group != 0 && below->group == amount->unit->group)))
    return at; /* 5年每年 */
  if (!name_unit(amount, "/", 1) ||
      !name_unit(amount, text->bytes + from, next - from) ||
      !name_unit(amount, below->value, strlen(below->value))) {
    amount->unit_name[used] = '\0';
    return at;
  }
  if (amount->type == QUANTITY_NUMBER) amount->type = QUANTITY_DIMENSION;
  return end;
}

/* Reads the /10万 or /10万人 of a rate, 16.1/10万, as the unit of a bare amount.
 */
static bool read_rate(const Text *text, const Glossary *units, Amount *amount) {
  uint32_t at = amount->span.end, next, end;
  Numeral below;
  const Number *value = &below.value;
  const Meaning *unit;
  if (text_at(text, at, &next) != '/' || amount->fraction ||
      !numeral_starts(char_at(text, next)) ||
      !numeral_read(text, next, units, &below) || below.multiplier < 4 ||
      below.range || value->digits[0] != 1 ||
      (value->count > 1 && value->digits[1] != 0))
    return false;
  unit = glossary_after(units, text, below.span.end, false, &end);
  if (unit == NULL) end = below.span.end;
  if (!name_unit(amount, text->bytes + at, below.span.end - at) ||
      (unit != NULL && !name_unit(amount, unit->value, strlen(unit->value)))) {
    amount->unit_name[0] = '\0';
    return false;
  }
  amount->type = QUANTITY_DIMENSION;
  amount->span.end = end;
  return true;
}

/* value += 1/2 */
static bool add_half(Amount *amount) {
  Number half;
  number_set(&half, 5);
  half.exponent = -1;
  return number_add(&amount->value, &half);
}

/* 半 after a unit: adds half of it. */
static uint32_t read_half(const Text *text, uint32_t at, Amount *amount) {
  uint32_t next;
  if (text_at(text, at, &next) != CHAR_HALF || is_han(char_at(text, next)))
    return at;
  return add_half(amount) ? next : at;
}

/* Whether a number divided by 'size' has an end. */
static bool divides(uint32_t size) {
  while (size % 2 == 0) size /= 2;
  while (size % 5 == 0) size /= 5;
  return size == 1;
}

/* Whether size is 10^n; sets *n. */
static bool is_power(uint32_t size, int *n) {
  for (*n = 0; size > 1 && size % 10 == 0; size /= 10) ++*n;
  return size == 1;
}

/* Adds 'small' of a unit of which 'ratio' make one of amount's. Stays in the
** larger unit where the decimals have an end (元 and 角, 小时 and 刻钟), else
** takes the smaller. */
static bool add_smaller(Amount *amount, Number small, const Meaning *unit,
                        uint32_t ratio) {
  bool cut = false;
  Number sum = amount->value, by;
  if (divides(ratio)) {
    number_set(&by, ratio);
    if (!number_divide(&small, &by, &cut) || cut || !number_add(&sum, &small))
      return false;
  } else {
    if (!number_times(&sum, ratio) || !number_add(&sum, &small)) return false;
    amount_set_unit(amount, unit);
  }
  amount->value = sum;
  return true;
}

/* Whether an amount may end with digits without a unit before 'c'. */
static bool may_end(uint32_t c) {
  if (c == 0x5DE6 || c == 0x4EE5 || c == 0x7684) return true; /* 左 以 的 */
  return !is_han(c) && !is_digit(c) && !is_letter(c);
}

/* Adds the 七五 of 一米七五 and the 75 of 1米75. */
static void add_decimals(const Text *text, const Numeral *numeral,
                         Amount *amount) {
  Number part = numeral->value;
  uint32_t at = numeral->span.start;
  int places, value;
  if (amount->value.exponent < 0) return;
  if (!amount->numeral.chinese && amount->numeral.arabic != 1) return;
  for (places = 0; at < numeral->span.end; places++) {
    uint32_t c = text_at(text, at, &at);
    if (!is_digit(c) && numeral_char(c, &value) != NUMERAL_DIGIT) return;
  }
  if (places > 2 || !may_end(char_at(text, at))) return;
  if (number_shift(&part, -places) && number_add(&amount->value, &part))
    amount->span.end = at;
}

/* Whether an Arabic digit may be a tenth of the 块 or the 元 that ends at 'at':
** 3块5, 1元5. */
static bool takes_tenth(const Text *text, uint32_t at, const Numeral *whole) {
  uint32_t c = char_before(text, at);
  return c == BLOCK || (c == 0x5143 && whole->arabic > 0 && /* 元 */
                        whole->arabic < 3 && whole->multiplier == 0);
}

/* Adds the 五 of 十二块五, 3块5 and 两毛五; a tenth of it after 零. 'last' is
** the smallest unit so far. */
static void add_last_digit(const Text *text, const Meaning *last, bool zero,
                           const Numeral *numeral, Amount *amount) {
  uint32_t next, c = text_at(text, numeral->span.start, &next);
  Number digit = numeral->value;
  int value, places = 0;
  if (amount->type == QUANTITY_DIMENSION || numeral->span.end != next) return;
  if (numeral_char(c, &value) != NUMERAL_DIGIT &&
      (!is_digit(c) ||
       !takes_tenth(text, numeral->span.start, &amount->numeral)))
    return;
  if (!may_end(char_at(text, next))) return;
  if (last->size > 0 && !is_power(amount->unit->size / last->size, &places))
    return;
  if (!number_shift(&digit, -places - (zero ? 2 : 1)) ||
      !number_add(&amount->value, &digit))
    return;
  amount->span.end = next;
}

/* Reads the next smaller unit: 5角 of 3元5角, 30分 of 1小时30分, 五 of 两毛五.
** *last is the smallest unit so far. */
static bool read_smaller(const Text *text, const Glossary *units,
                         const Meaning **last, Amount *amount) {
  Numeral numeral;
  const Meaning *unit = NULL;
  uint32_t at = text_skip(text, amount->span.end), next, end;
  uint32_t c = text_at(text, at, &next);
  uint32_t group = amount->unit->group;
  bool zero = c == ZERO || c == ALSO;
  if (group == 0 && amount->type != QUANTITY_PERCENT) return false;
  if (zero) at = text_skip(text, next);
  if (at > amount->span.end && !zero && amount->type != QUANTITY_PERCENT)
    return false;
  if (c == ZERO && !numeral_starts(char_at(text, at)))
    at = text_skip(text, amount->span.end); /* 零分 */
  if (!numeral_starts(char_at(text, at))) return false;
  if (!numeral_read(text, at, units, &numeral) || numeral.range) return false;
  end = text_skip(text, numeral.span.end);
  if (group != 0) unit = glossary_member(units, text, end, true, group, &end);
  if (unit == NULL) {
    if (strcmp(amount->unit_name, "米") == 0)
      add_decimals(text, &numeral, amount);
    else if (group != 0 || strcmp(amount->unit_name, "成") == 0)
      add_last_digit(text, *last, zero, &numeral, amount);
    return false;
  }
  if (unit->size == 0 || unit->size >= (*last)->size) return false;
  if (amount->unit->size % unit->size != 0) return false;
  if (!add_smaller(amount, numeral.value, unit,
                   amount->unit->size / unit->size))
    return false;
  *last = unit;
  amount->span.end = end;
  return true;
}

/* 个半 of 一个半小时: adds half, and returns where the unit begins. */
static uint32_t read_and_half(const Text *text, const Glossary *units,
                              uint32_t at, Amount *amount) {
  uint32_t next, end;
  const Meaning *unit;
  text_at(text, at, &next);
  text_at(text, next, &next);
  unit = glossary_after(units, text, next, true, &end);
  if (unit == NULL ||
      (unit->type != QUANTITY_DIMENSION && unit->type != QUANTITY_POINTS))
    return at;
  if (!add_half(amount)) return at;
  amount->number.end = next;
  return next;
}

/* The noun that 四大 counts, within eight chars: the span goes on to its end.
 */
static void read_great(const Text *text, const Vocabulary *vocabulary,
                       Amount *amount) {
  uint32_t at = amount->span.end, next, end;
  int i;
  for (i = 0; i < 8 && is_han(text_at(text, at, &next)); i++, at = next) {
    const Meaning *noun =
        glossary_after(vocabulary->lists[WORDS_NOUNS], text, at, false, &end);
    if (noun == NULL || noun->kind == NOUN_MONEY) continue;
    if (noun->kind == NOUN_SLOGAN) return;
    amount->span.end = end;
    amount->great = true;
    return;
  }
}

/* A bare amount of 亿 before a word for money, within six chars, is money. */
static void read_money(const Text *text, const Vocabulary *vocabulary,
                       Amount *amount) {
  uint32_t at = amount->span.end, next, end;
  const Meaning *noun;
  int i;
  if (amount->numeral.big < 8) return;
  for (i = 0; i < 6 && is_han(text_at(text, at, &next)); i++, at = next) {
    noun =
        glossary_after(vocabulary->lists[WORDS_NOUNS], text, at, false, &end);
    if (noun == NULL || noun->kind != NOUN_MONEY) continue;
    amount->type = QUANTITY_CURRENCY;
    strcpy(amount->unit_name, "元");
    return;
  }
}

/* Where the unit begins: behind 多 余 几 来, or in 个半 behind that. */
static uint32_t find_unit(const Text *text, const Glossary *units,
                          Amount *amount) {
  uint32_t at = text_skip(text, amount->span.end), next, end, unit_end;
  uint32_t c = text_at(text, at, &next);
  if (c == CHAR_MORE || c == CHAR_REST || c == CHAR_SEVERAL)
    return text_skip(text, next);
  if (c == '+' && amount->numeral.arabic > 1 &&
      glossary_after(units, text, next, true, &end) != NULL) {
    amount->numeral.more.start = at; /* 500+家 */
    amount->numeral.more.end = next;
    return next;
  }
  if (c == CHAR_ABOUT &&
      glossary_after(units, text, next, true, &end) != NULL) {
    amount->some = true; /* 十来个 */
    return next;
  }
  if (c != CHAR_PIECE) return at;
  c = text_at(text, next, &end);
  if (c == CHAR_HALF) return read_and_half(text, units, at, amount);
  if (c == CHAR_MORE &&
      glossary_after(units, text, end, true, &unit_end) != NULL) {
    amount->numeral.more.start = next; /* 一个多月 */
    amount->numeral.more.end = end;
    return end;
  }
  return at;
}

/* Of a word for several units (分) the one that the next smaller unit belongs
** to: 五分三十秒. 'unit' ends at 'end' where nothing tells. */
static const Meaning *choose_unit(const Text *text, const Glossary *units,
                                  uint32_t at, uint32_t end,
                                  const Meaning *unit) {
  Numeral numeral;
  const Meaning *smaller, *same;
  uint32_t next, same_end;
  if (unit->group != 0 || !numeral_starts(char_at(text, end))) return unit;
  if (!numeral_read(text, end, units, &numeral)) return unit;
  smaller = glossary_after(units, text, numeral.span.end, true, &next);
  if (smaller == NULL || smaller->group == 0) return unit;
  same = glossary_member(units, text, at, true, smaller->group, &same_end);
  return same != NULL && same_end == end && same->size > smaller->size ? same
                                                                       : unit;
}

/* Multiplies by the size of a unit that counts things: 八打. False where the
** product has no room. */
static bool count_out(Amount *amount, const Meaning *unit) {
  if (unit->group != 0 || unit->size <= 1) return true;
  if (amount->range && !number_times(&amount->high, unit->size)) return false;
  return number_times(&amount->value, unit->size);
}

void measure_read(const Text *text, const Vocabulary *vocabulary,
                  Amount *amount) {
  const Glossary *units = vocabulary->lists[WORDS_UNITS];
  uint32_t at = find_unit(text, units, amount), end;
  const Meaning *unit = glossary_after(units, text, at, true, &end);
  if (unit == NULL || !unit_stands(text, at, end) ||
      (amount->fraction && unit->kind == UNIT_NAME) ||
      !count_out(amount, unit)) {
    if (!read_rate(text, units, amount)) read_money(text, vocabulary, amount);
    return;
  }
  unit = choose_unit(text, units, at, end, unit);
  amount_set_unit(amount, unit);
  amount->span.end = end;
  if (strcmp(unit->value, "折") == 0 && amount->value.exponent == 0 &&
      amount->value.count == 2 && !amount->range)
    number_shift(&amount->value, -1); /* 七五折 */
  if (unit->kind == UNIT_GREAT) read_great(text, vocabulary, amount);
  amount->span.end = read_second_name(text, units, amount->span.end);
  amount->span.end = read_per(text, units, amount->span.end, amount);
  if (amount->type == QUANTITY_NUMBER || amount->range) return;
  amount->span.end = read_half(text, amount->span.end, amount);
  while (read_smaller(text, units, &unit, amount)) {}
}
