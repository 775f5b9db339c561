/* amount.c: amounts, from the numeral outwards: fraction, unit, half, smaller
** unit, range, bounds. */
#include "amount.h"

#include <stdio.h>
#include <string.h>

#define PART  0x5206u /* 分 */
#define OF    0x4E4Bu /* 之 */
#define ALSO  0x53C8u /* 又 */
#define MINUS 0x8D1Fu /* 负 */
#define HALF  0x534Au /* 半 */
#define TO    0x5230u /* 到 */
#define UNTIL 0x81F3u /* 至 */
#define AND   0x548Cu /* 和 */
#define WITH  0x4E0Eu /* 与 */
#define MORE  0x591Au /* 多 */
#define REST  0x4F59u /* 余 */
#define YEAR  0x5E74u /* 年 */

static uint32_t char_at(const Text *text, uint32_t at) {
  uint32_t next;
  return text_at(text, at, &next);
}

static uint32_t second_char(const Text *text, uint32_t at) {
  uint32_t next;
  text_at(text, at, &next);
  return text_at(text, next, &next);
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_han(uint32_t c) {
  return c >= 0x3400 && c <= 0x9FFF;
}

static void set_unit(Amount *amount, const Meaning *unit) {
  amount->unit = unit;
  amount->type = (enum QuantityType)unit->type;
  snprintf(amount->unit_name, UNIT_WRITTEN, "%s", unit->value);
}

/* Takes "-" or 负. */
static uint32_t read_sign(const Text *text, uint32_t at, bool *negative) {
  uint32_t next, c = text_at(text, at, &next);
  *negative = c == '-' || c == MINUS;
  return *negative ? text_skip(text, next) : at;
}

/* Reads 分之 and what is above the line; amount->numeral is below it. */
static bool read_over(const Text *text, const Glossary *units, uint32_t at,
                      Amount *amount) {
  Numeral above;
  Number below = amount->numeral.value;
  bool bare = amount->numeral.bare && below.count == 1, negative, of = false;
  uint32_t next;
  at = text_skip(text, at);
  if (text_at(text, at, &at) != PART) return false;
  at = text_skip(text, at);
  if (text_at(text, at, &next) == OF) {
    at = text_skip(text, next);
    of = true;
  }
  at = read_sign(text, at, &negative);
  if (!numeral_read(text, at, units, &above)) return false;
  if (!of && (!bare || below.exponent != 2)) return false;
  amount->number.end = amount->span.end = above.span.end;
  amount->value = above.value;
  if (negative) amount->value.negative = !amount->value.negative;
  amount->range = above.range;
  amount->high = above.high;
  amount->numeral = above;
  amount->numeral.chinese = true;
  if (bare) {
    bool mille = below.exponent == 3;
    amount->type = QUANTITY_PERCENT;
    if (of) amount->number.start = above.span.start;
    strcpy(amount->unit_name, mille ? "‰" : "%");
    if (mille) return true;
    return number_shift(&amount->value, 2 - below.exponent) &&
           (!amount->range || number_shift(&amount->high, 2 - below.exponent));
  }
  amount->fraction = true;
  return number_divide(&amount->value, &below) &&
         (!amount->range || number_divide(&amount->high, &below));
}

/* Reads 1/16 at the stroke. */
static bool read_stroke(const Text *text, const Glossary *units, uint32_t at,
                        Amount *amount) {
  Numeral below;
  uint32_t next, before;
  if (amount->numeral.chinese || amount->numeral.point) return false;
  if (amount->numeral.arabic > 3 || text_at(text, at, &next) != '/')
    return false;
  if (text_before(text, amount->span.start, &before) == '/') return false;
  if (!is_digit(char_at(text, next))) return false;
  if (!numeral_read(text, next, units, &below)) return false;
  if (below.chinese || below.point || below.arabic > 4 || below.zero)
    return false;
  if (char_at(text, below.span.end) == '/') return false;
  if (!number_divide(&amount->value, &below.value)) return false;
  amount->fraction = true;
  amount->number.end = amount->span.end = below.span.end;
  return true;
}

/* Reads what may follow a first numeral: 分之, /, 又三分之一. */
static void read_fraction(const Text *text, const Glossary *units,
                          Amount *amount) {
  uint32_t next, at = text_skip(text, amount->span.end);
  Amount whole = *amount;
  if (text_at(text, at, &next) == ALSO) {
    at = text_skip(text, next);
    if (numeral_read(text, at, units, &amount->numeral) &&
        read_over(text, units, amount->numeral.span.end, amount) &&
        number_add(&amount->value, &whole.value)) {
      amount->number.start = whole.number.start;
      amount->type = QUANTITY_NUMBER;
      return;
    }
    *amount = whole;
  } else if (!read_over(text, units, amount->span.end, amount)) {
    *amount = whole;
    if (!read_stroke(text, units, amount->span.end, amount)) *amount = whole;
  }
}

/* Whether a unit of letters ends at a letter's end: 5m, but not 5mother. */
static bool unit_stands(const Text *text, uint32_t start, uint32_t end) {
  uint32_t before;
  uint32_t last = text_before(text, end, &before), c = char_at(text, end);
  if (!is_letter(last)) return true;
  if (last <= 'Z' && before == start &&
      is_digit(text_before(text, start, &before)) &&
      !is_digit(text_before(text, before, &before)))
    return false; /* 3W is a name */
  return !is_letter(c) && !is_digit(c) && c != '-' && c != '_';
}

/* Reads "(个)" after 户: a second name of the unit. */
static uint32_t read_second_name(const Text *text, const Glossary *units,
                                 uint32_t at) {
  uint32_t next, end, mark = text_at(text, at, &next);
  if (mark != '(' && mark != '/') return at;
  if (glossary_after(units, text, next, false, &end) == NULL) return at;
  if (mark == '/') return at;
  if (text_at(text, end, &next) != ')') return at;
  return next;
}

/* Reads "/平方米", "/万元": the unit is derived. */
static uint32_t read_per(const Text *text, const Glossary *units, uint32_t at,
                         Amount *amount) {
  uint32_t next, end, c = text_at(text, at, &next);
  const Meaning *below;
  size_t used = strlen(amount->unit_name), length;
  bool ten_thousand;
  if (c != '/') return at;
  ten_thousand = char_at(text, next) == 0x4E07;
  if (ten_thousand) text_at(text, next, &next);
  below = glossary_after(units, text, next, false, &end);
  if (below == NULL || !unit_stands(text, next, end)) return at;
  length = strlen(below->value);
  if (used + length + 5 > UNIT_WRITTEN) return at;
  snprintf(amount->unit_name + used, UNIT_WRITTEN - used, "/%s%s",
           ten_thousand ? "万" : "", below->value);
  if (amount->type == QUANTITY_NUMBER) amount->type = QUANTITY_DIMENSION;
  return end;
}

/* 半 after a unit: adds half of it. */
static uint32_t read_half(const Text *text, uint32_t at, Amount *amount) {
  uint32_t next;
  Number half;
  if (text_at(text, at, &next) != HALF || is_han(char_at(text, next)))
    return at;
  number_set(&half, 5);
  half.exponent = -1;
  return number_add(&amount->value, &half) ? next : at;
}

/* Whether size is 10^n; sets *n. */
static bool is_power(uint32_t size, int *n) {
  for (*n = 0; size > 1 && size % 10 == 0; size /= 10) ++*n;
  return size == 1;
}

/* Adds 'small' of a unit of which 'ratio' make one of amount's. Stays in the
** larger unit where that keeps decimals (元 and 角), else takes the smaller. */
static bool add_smaller(Amount *amount, Number small, const Meaning *unit,
                        uint32_t ratio) {
  int places;
  Number sum = amount->value;
  if (is_power(ratio, &places)) {
    if (!number_shift(&small, -places) || !number_add(&sum, &small))
      return false;
  } else {
    if (!number_times(&sum, ratio) || !number_add(&sum, &small)) return false;
    set_unit(amount, unit);
  }
  amount->value = sum;
  return true;
}

/* Reads the next smaller unit: 5角 of 3元5角, 30分 of 1小时30分, 五 of 两毛五.
 */
static bool read_smaller(const Text *text, const Glossary *units,
                         Amount *amount) {
  Numeral numeral;
  const Meaning *unit;
  uint32_t at = text_skip(text, amount->span.end), next, end;
  uint32_t c = text_at(text, at, &next);
  bool zero = c == 0x96F6 || c == ALSO;
  int value;
  if (amount->unit == NULL || amount->range) return false;
  if (amount->unit->group == 0 && strcmp(amount->unit_name, "成") != 0)
    return false;
  if (zero) at = text_skip(text, next);
  if (at > amount->span.end && !zero && amount->type != QUANTITY_PERCENT)
    return false;
  if (!numeral_read(text, at, units, &numeral) || numeral.range) return false;
  end = text_skip(text, numeral.span.end);
  unit = amount->unit->group == 0 ? NULL
                                  : glossary_member(units, text, end, true,
                                                    amount->unit->group, &end);
  if (unit == NULL) {
    c = text_at(text, at, &next);
    if (amount->type == QUANTITY_DIMENSION ||
        numeral_char(c, &value) != NUMERAL_DIGIT || numeral.span.end != next ||
        is_han(char_at(text, next)) || is_digit(char_at(text, next)))
      return false;
    if (!number_shift(&numeral.value, zero ? -2 : -1)) return false;
    if (!number_add(&amount->value, &numeral.value)) return false;
    amount->span.end = next; /* 十二块五 */
    return false;
  }
  if (unit->size >= amount->unit->size || unit->size == 0) return false;
  if (amount->unit->size % unit->size != 0) return false;
  if (!add_smaller(amount, numeral.value, unit,
                   amount->unit->size / unit->size))
    return false;
  amount->span.end = end;
  return true;
}

/* 个半 of 一个半小时: adds half, and returns where the unit begins. */
static uint32_t read_and_half(const Text *text, const Glossary *units,
                              uint32_t at, Amount *amount) {
  uint32_t next, end;
  Number half;
  const Meaning *unit;
  text_at(text, at, &next);
  text_at(text, next, &next);
  unit = glossary_after(units, text, next, true, &end);
  if (unit == NULL || unit->type != QUANTITY_DIMENSION) return at;
  number_set(&half, 5);
  half.exponent = -1;
  if (!number_add(&amount->value, &half)) return at;
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

/* Reads the unit at the end of the number and all that belongs to it. */
static void read_unit(const Text *text, const Vocabulary *vocabulary,
                      Amount *amount) {
  const Glossary *units = vocabulary->lists[WORDS_UNITS];
  uint32_t at = text_skip(text, amount->span.end), next, end;
  uint32_t c = text_at(text, at, &next);
  const Meaning *unit;
  bool more = c == MORE || c == REST || c == 0x51E0;
  if (more)
    at = text_skip(text, next);
  else if (c == 0x4E2A && char_at(text, next) == HALF)
    at = read_and_half(text, units, at, amount);
  else if (c == 0x6765 && amount->numeral.chinese)
    at = next; /* 十来个 */
  unit = glossary_after(units, text, at, true, &end);
  if (unit == NULL || !unit_stands(text, at, end)) {
    amount->unit_start = amount->span.end;
    read_money(text, vocabulary, amount);
    return;
  }
  amount->unit_start = at;
  set_unit(amount, unit);
  amount->span.end = end;
  if (unit->group == 0 && unit->size > 1 &&
      !number_times(&amount->value, unit->size)) /* 八打 */
    number_set(&amount->value, 0);
  if (strcmp(unit->value, "折") == 0 && amount->value.exponent == 0 &&
      amount->value.count == 2 && !amount->range)
    number_shift(&amount->value, -1); /* 七五折 */
  if (unit->kind == UNIT_GREAT) read_great(text, vocabulary, amount);
  amount->span.end = read_second_name(text, units, amount->span.end);
  amount->span.end = read_per(text, units, amount->span.end, amount);
  if (amount->type == QUANTITY_NUMBER) return;
  amount->span.end = read_half(text, amount->span.end, amount);
  while (read_smaller(text, units, amount)) {}
}

/* Reads one amount without range and bounds. */
static bool read_one(const Text *text, const Vocabulary *vocabulary,
                     uint32_t at, Amount *amount) {
  const Glossary *units = vocabulary->lists[WORDS_UNITS];
  amount->span.start = amount->number.start = at;
  at = read_sign(text, at, &amount->signed_);
  amount->range = amount->fraction = amount->great = false;
  amount->type = QUANTITY_NUMBER;
  amount->unit = NULL;
  amount->unit_name[0] = '\0';
  if (char_at(text, at) == HALF) {
    uint32_t next, end;
    text_at(text, at, &next);
    if (glossary_after(units, text, next, false, &end) == NULL) return false;
    memset(&amount->numeral, 0, sizeof amount->numeral);
    number_set(&amount->numeral.value, 5);
    amount->numeral.value.exponent = -1;
    amount->numeral.lead = amount->numeral.value;
    amount->numeral.chinese = true;
    amount->numeral.span.start = at;
    amount->numeral.span.end = next;
  } else if (!numeral_read(text, at, units, &amount->numeral)) {
    return false;
  }
  amount->value = amount->numeral.value;
  amount->high = amount->numeral.high;
  amount->range = amount->numeral.range;
  amount->number.end = amount->span.end = amount->numeral.span.end;
  read_fraction(text, units, amount);
  if (amount->signed_) amount->value.negative = !amount->value.negative;
  if (amount->unit_name[0] == '\0')
    read_unit(text, vocabulary, amount);
  else
    amount->unit_start = amount->span.end;
  return true;
}

static bool is_dash(uint32_t c) {
  return c == '-' || c == '~' || c == 0x2014 || c == 0x2013;
}

/* Is the dash at 'at' the sign of the next number? Columns: 0.4 -0.3. */
static bool is_sign(const Text *text, uint32_t blank, uint32_t at) {
  uint32_t next;
  uint32_t c = text_at(text, at, &next);
  return c == '-' && at > blank && text_skip(text, next) == next;
}

/* Where the second number of a range may begin, or 0. */
static uint32_t read_connector(const Text *text, uint32_t at, bool *dash,
                               bool *between) {
  static const char included[] = "(含)", wide[] = "（含）";
  uint32_t next, c;
  if (text->length - at >= sizeof included - 1 &&
      memcmp(text->bytes + at, included, sizeof included - 1) == 0)
    at += (uint32_t)sizeof included - 1;
  else if (text->length - at >= sizeof wide - 1 &&
           memcmp(text->bytes + at, wide, sizeof wide - 1) == 0)
    at += (uint32_t)sizeof wide - 1;
  if (is_sign(text, at, text_skip(text, at))) return 0;
  at = text_skip(text, at);
  c = text_at(text, at, &next);
  *dash = is_dash(c);
  if (!*dash && c != TO && c != UNTIL && c != AND && c != WITH) return 0;
  *between = c == AND || c == WITH;
  if (*dash && is_dash(char_at(text, next))) return 0;
  return text_skip(text, next);
}

/* Whether two amounts, a connector between them, are the ends of a range. */
static bool is_range(const Text *text, const Amount *low, const Amount *high,
                     bool dash) {
  uint32_t start;
  if (low->range || high->range || high->signed_) return false;
  if (high->numeral.arabic == 4 && char_at(text, high->number.end) == YEAR)
    return false;
  if (low->unit_name[0] != '\0' && strcmp(low->unit_name, high->unit_name) != 0)
    return false;
  if (dash && high->unit_name[0] == '\0') {
    if (low->numeral.zero || high->numeral.zero) return false;
    if (is_dash(char_at(text, high->span.end))) return false;
    if (is_dash(text_before(text, low->span.start, &start))) return false;
    if (low->numeral.chinese != high->numeral.chinese) return false;
  }
  return true;
}

/* Gives the low end of 3至5亿 and 八百到九百亿 the multiplier of the high one.
 */
static bool carry_back(Number *low, const Numeral *high) {
  Number lead = high->lead;
  if (number_compare(low, &lead) < 0)
    return number_shift(low, high->multiplier);
  if (!number_shift(&lead, high->multiplier - high->big)) return false;
  if (high->big > 0 && number_compare(low, &lead) < 0)
    return number_shift(low, high->big);
  return true;
}

/* Reads "—4亿元" after 3.5 and makes *amount the whole range. */
static void read_range(const Text *text, const Vocabulary *vocabulary,
                       Amount *amount) {
  Amount high;
  bool dash, between;
  uint32_t at = read_connector(text, amount->span.end, &dash, &between);
  if (at == 0 || !read_one(text, vocabulary, at, &high)) return;
  if (!is_range(text, amount, &high, dash)) return;
  if (between && (char_at(text, high.span.end) != OF ||
                  second_char(text, high.span.end) != 0x95F4))
    return; /* 20和30之间 */
  if (amount->unit_name[0] == '\0' && amount->numeral.big == 0 &&
      !carry_back(&amount->value, &high.numeral))
    return;
  if (number_compare(&amount->value, &high.value) > 0 &&
      !amount->value.negative)
    return;
  high.span.start = amount->span.start;
  high.number.start = amount->number.start;
  high.high = high.value;
  high.value = amount->value;
  high.range = true;
  high.signed_ = amount->signed_;
  *amount = high;
}

bool amount_read(const Text *text, const Vocabulary *vocabulary, uint32_t at,
                 uint32_t floor, Amount *amount) {
  uint32_t start, before, c;
  if (!read_one(text, vocabulary, at, amount)) return false;
  start = text_skip_back(text, at);
  c = text_before(text, start, &before);
  if (before >= floor && (c == MINUS || (c == '-' && start == at)) &&
      !amount->signed_) {
    uint32_t unused, previous = text_before(text, before, &unused);
    if (c == MINUS || (!is_letter(previous) && !is_digit(previous))) {
      if (!read_one(text, vocabulary, before, amount)) return false;
    }
  }
  read_range(text, vocabulary, amount);
  return true;
}

/* Words of approximation before the amount. */
static void bound_before(const Text *text, const Glossary *words,
                         uint32_t floor, Amount *amount) {
  int i;
  for (i = 0; i < 3; i++) {
    uint32_t at = text_skip_back(text, amount->context.start), start;
    const Meaning *word = glossary_before(words, text, at, &start);
    if (word == NULL || start < floor) return;
    amount->context.start = start;
    if (amount->approx == '=' && word->sign != 0) {
      amount->approx = word->sign;
      amount->approx_word.start = start;
      amount->approx_word.end = at;
    }
  }
}

/* Words after it. */
static void bound_after(const Text *text, const Glossary *words,
                        Amount *amount) {
  uint32_t at = text_skip(text, amount->span.end), end, next;
  const Meaning *word = glossary_after(words, text, at, false, &end);
  uint32_t c = text_at(text, at, &next);
  if (word != NULL && word->sign != 0) {
    amount->approx = word->sign;
  } else if ((c == MORE || c == REST) && !is_han(char_at(text, next))) {
    amount->approx = '>';
    end = next;
  } else {
    return;
  }
  amount->approx_word.start = at;
  amount->approx_word.end = amount->context.end = end;
}

void amount_bound(const Text *text, const Vocabulary *vocabulary,
                  uint32_t floor, Amount *amount) {
  amount->context = amount->span;
  amount->approx = '=';
  amount->approx_word.start = amount->approx_word.end = amount->span.end;
  if (amount->numeral.more.end > 0 && !amount->range) {
    amount->approx = '>';
    amount->approx_word = amount->numeral.more;
    if (amount->approx_word.end > amount->context.end)
      amount->context.end = amount->approx_word.end;
  }
  bound_before(text, vocabulary->lists[WORDS_BEFORE], floor, amount);
  bound_after(text, vocabulary->lists[WORDS_AFTER], amount);
}
