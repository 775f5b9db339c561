/* amount.c: sign, range and bounds of amounts. */
#include "amount.h"

#include <string.h>

#include "fraction.h"
#include "heading.h"
#include "measure.h"

#define OF      0x4E4Bu /* 之 */
#define MINUS   0x8D1Fu /* 负 */
#define AND     0x548Cu /* 和 */
#define WITH    0x4E0Eu /* 与 */
#define STRONG  0x5F3Au /* 强 */
#define WEAK    0x5F31u /* 弱 */
#define BETWEEN 0x95F4u /* 间 */

void amount_set_unit(Amount *amount, const Meaning *unit) {
  size_t length = strlen(unit->value);
  if (length >= UNIT_WRITTEN) length = UNIT_WRITTEN - 1;
  amount->unit = unit;
  amount->type = (enum QuantityType)unit->type;
  memcpy(amount->unit_name, unit->value, length);
  amount->unit_name[length] = '\0';
}

uint32_t amount_sign(const Text *text, uint32_t at, bool *negative) {
  uint32_t next, c = text_at(text, at, &next);
  *negative = c == '-' || c == MINUS;
  return *negative ? text_skip(text, next) : at;
}

/* Reads the numeral of one amount; 半 is one where a unit follows. */
static bool read_numeral(const Text *text, const Glossary *units, uint32_t at,
                         Numeral *numeral) {
  uint32_t next, end;
  if (text_at(text, at, &next) != CHAR_HALF)
    return numeral_read(text, at, units, numeral);
  if (glossary_after(units, text, next, false, &end) == NULL) return false;
  memset(numeral, 0, sizeof *numeral);
  number_set(&numeral->value, 5);
  numeral->value.exponent = -1;
  numeral->lead = numeral->value;
  numeral->chinese = true;
  numeral->span.start = at;
  numeral->span.end = next;
  return true;
}

/* 三两个: two or three, where no 两 is meant. */
static void read_few(const Text *text, const Glossary *units, uint32_t at,
                     Amount *amount) {
  Numeral *numeral = &amount->numeral;
  uint32_t next, end;
  if (text_at(text, at, &next) != 0x4E09 || /* 三 */
      text_at(text, next, &next) != CHAR_TWO ||
      glossary_after(units, text, next, false, &end) == NULL)
    return;
  number_set(&numeral->value, 2);
  number_set(&numeral->high, 3);
  numeral->lead = numeral->value;
  numeral->range = true;
  numeral->span.end = next;
}

/* Reads one amount without range and bounds. */
static bool read_one(const Text *text, const Vocabulary *vocabulary,
                     uint32_t at, Amount *amount) {
  const Glossary *units = vocabulary->lists[WORDS_UNITS];
  amount->span.start = amount->number.start = at;
  at = amount_sign(text, at, &amount->signed_);
  if (!read_numeral(text, units, at, &amount->numeral)) return false;
  amount->bounded = amount->fraction = amount->cut = amount->great =
      amount->some = false;
  amount->type = QUANTITY_NUMBER;
  amount->unit = NULL;
  amount->unit_name[0] = '\0';
  read_few(text, units, amount->numeral.span.start, amount);
  amount->value = amount->numeral.value;
  amount->range = amount->numeral.range;
  if (amount->range) amount->high = amount->numeral.high;
  amount->number.end = amount->span.end = amount->numeral.span.end;
  fraction_read(text, units, amount);
  if (amount->signed_) amount->value.negative = !amount->value.negative;
  if (amount->unit_name[0] == '\0') measure_read(text, vocabulary, amount);
  return true;
}

static bool is_dash(uint32_t c) {
  return c == '-' || c == '~' || c == 0x2014 || c == 0x2013;
}

/* The place after a blank and a sign; columns of a table: 0.4 -0.3. */
static bool is_sign(const Text *text, uint32_t blank, uint32_t at) {
  uint32_t next, c = text_at(text, at, &next);
  return c == '-' && at > blank && text_skip(text, next) == next;
}

/* Where the second number of a range may begin, or 0. */
static uint32_t read_connector(const Text *text, uint32_t at, bool *dash,
                               bool *between) {
  uint32_t next, c = text_at(text, at, &next);
  if (c == '(') { /* 5%(含)-10% */
    if (text_at(text, next, &next) != 0x542B) return 0;
    if (text_at(text, next, &at) != ')') return 0;
  }
  next = text_skip(text, at);
  if (is_sign(text, at, next)) return 0;
  c = text_at(text, next, &at);
  *dash = is_dash(c);
  *between = c == AND || c == WITH;
  if (!*dash && !*between && c != CHAR_TO && c != CHAR_UNTIL) return 0;
  if (*dash && c == 0x2014 && char_at(text, at) == c) text_at(text, at, &at);
  if (*dash && is_dash(char_at(text, at))) return 0;
  return text_skip(text, at);
}

/* Whether two amounts, a connector between them, are the ends of a range. */
static bool is_range(const Text *text, const Amount *low, const Amount *high,
                     bool dash) {
  if (low->range || high->range || high->signed_) return false;
  if (high->numeral.arabic == 4 && char_at(text, high->number.end) == CHAR_YEAR)
    return false;
  if (low->unit_name[0] != '\0' && strcmp(low->unit_name, high->unit_name) != 0)
    return false;
  if (dash && high->unit_name[0] == '\0') {
    if (low->numeral.zero || high->numeral.zero) return false;
    if (is_dash(char_at(text, high->span.end))) return false;
    if (is_dash(char_before(text, low->span.start))) return false;
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

/* Makes *amount the whole range from it to 'high'. */
static void join(Amount *amount, const Amount *high) {
  Amount whole = *high;
  whole.span.start = amount->span.start;
  whole.number.start = amount->number.start;
  whole.high = high->value;
  whole.value = amount->value;
  whole.range = true;
  whole.signed_ = amount->signed_;
  *amount = whole;
}

/* Gives the 五 of 百分之三到五 the percents of what stands before it. */
static void share_percent(const Text *text, const Amount *low, Amount *high) {
  uint32_t next, c = text_at(text, low->span.start, &next);
  if (low->type != QUANTITY_PERCENT || c != 0x767E || /* 百 */
      char_at(text, text_skip(text, next)) != CHAR_PART ||
      high->unit_name[0] != '\0' || is_han(char_at(text, high->span.end)))
    return;
  high->type = low->type;
  strcpy(high->unit_name, low->unit_name);
}

/* Reads "—4亿元" after 3.5 and makes *amount the whole range. */
static void read_range(const Text *text, const Vocabulary *vocabulary,
                       Amount *amount) {
  Amount high;
  Number low;
  bool dash, between;
  uint32_t at = read_connector(text, amount->span.end, &dash, &between);
  if (at == 0 || !read_one(text, vocabulary, at, &high)) return;
  if (!dash) share_percent(text, amount, &high);
  if (!is_range(text, amount, &high, dash)) return;
  if (between && (char_at(text, high.span.end) != OF ||
                  second_char(text, high.span.end) != BETWEEN))
    return; /* 20和30之间 */
  low = amount->value;
  if (amount->unit_name[0] == '\0' && amount->numeral.big == 0 &&
      !carry_back(&low, &high.numeral))
    return;
  if (number_compare(&low, &high.value) > 0 && !low.negative) return;
  amount->value = low;
  join(amount, &high);
}

/* Whether the sign that ends at 'at' belongs to the number after it. */
static bool is_signed(const Text *text, uint32_t at, uint32_t floor,
                      uint32_t *start) {
  uint32_t end = text_skip_back(text, at), c = text_before(text, end, start);
  if (*start < floor || (c != MINUS && (c != '-' || end != at))) return false;
  if (c == MINUS) return char_before(text, *start) != 0x6B63; /* 正负 */
  c = char_before(text, *start);
  return !is_letter(c) && !is_digit(c);
}

bool amount_read(const Text *text, const Vocabulary *vocabulary, uint32_t at,
                 uint32_t floor, Amount *amount) {
  uint32_t start;
  bool negative;
  amount_sign(text, at, &negative);
  if (!negative && is_signed(text, at, floor, &start)) at = start;
  if (!read_one(text, vocabulary, at, amount)) return false;
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

/* Whether the + before 'at' says that there are more: 10万+, but not 1+9. */
static bool is_open(const Text *text, uint32_t at, const Amount *amount) {
  const Numeral *numeral = &amount->numeral;
  return (numeral->multiplier >= 4 || numeral->arabic > 2) &&
         heading_is_boundary(char_at(text, at));
}

/* Words after it. */
static void bound_after(const Text *text, const Glossary *words,
                        Amount *amount) {
  uint32_t at = text_skip(text, amount->span.end), end, next;
  const Meaning *word = glossary_after(words, text, at, false, &end);
  uint32_t c = text_at(text, at, &next);
  if (word != NULL && word->sign != 0) {
    amount->approx = word->sign;
  } else if ((c == STRONG || c == WEAK) && amount->fraction &&
             !is_han(char_at(text, next))) { /* 四分之一强 */
    amount->approx = c == STRONG ? '>' : '<';
    end = next;
  } else if (((c == CHAR_MORE || c == CHAR_REST) &&
              !is_han(char_at(text, next))) ||
             (c == '+' && is_open(text, next, amount))) {
    amount->approx = '>';
    end = next;
  } else {
    return;
  }
  amount->approx_word.start = at;
  amount->approx_word.end = amount->context.end = end;
}

/* 从 由 自 位于 介于 在 before a range, 之间 after it. */
static void bound_range(const Text *text, uint32_t floor, Amount *amount) {
  uint32_t at = text_skip_back(text, amount->context.start), start, next;
  uint32_t c = text_before(text, at, &start);
  if (char_at(text, amount->context.end) == OF &&
      second_char(text, amount->context.end) == BETWEEN) {
    text_at(text, amount->context.end, &next);
    text_at(text, next, &amount->context.end);
  }
  if (start < floor) return;
  if (c == 0x4E8E) { /* 位于 介于 */
    c = text_before(text, start, &start);
    if ((c == 0x4F4D || c == 0x4ECB) && start >= floor)
      amount->context.start = start;
  } else if (c == 0x4ECE || c == 0x7531 || c == 0x81EA || c == 0x5728) {
    amount->context.start = start;
  }
}

/* A word of approximation at 'at'; sets *sign and *end. */
static bool read_bound(const Text *text, const Glossary *words, uint32_t at,
                       char *sign, uint32_t *end) {
  uint32_t stop = at, start, i;
  const Meaning *word;
  bool found = false;
  for (i = 0; i < 5; i++) { /* words are kept backwards: try where one ends */
    uint32_t next, c = text_at(text, stop, &next);
    if (next == stop || c == '\n') break;
    stop = next;
    word = glossary_before(words, text, stop, &start);
    if (word == NULL || start != at) continue;
    found = word->sign != 0;
    *sign = word->sign;
    *end = stop;
  }
  return found;
}

/* 大于10并小于20: where a second bound follows the first, the range of both.
 */
static void bound_both(const Text *text, const Vocabulary *vocabulary,
                       Amount *amount) {
  const Glossary *words = vocabulary->lists[WORDS_BEFORE];
  uint32_t at = text_skip(text, amount->span.end), next, c;
  uint32_t start = amount->context.start;
  Amount second;
  char sign = 0;
  if (amount->range || (amount->approx != '>' && amount->approx != '<')) return;
  c = text_at(text, at, &next);
  if (c == ',' || c == CHAR_COMMA)
    c = text_at(text, at = text_skip(text, next), &next);
  if (c == 0x5E76)
    c = text_at(text, at = text_skip(text, next), &next); /* 并 */
  if (c == 0x4E14) at = text_skip(text, next);            /* 且 */
  if (!read_bound(text, words, at, &sign, &at)) return;
  if (sign + amount->approx != '<' + '>') return;
  at = text_skip(text, at);
  if (!numeral_starts(char_at(text, at)) ||
      !read_one(text, vocabulary, at, &second) || second.range)
    return;
  if (amount->unit_name[0] != '\0' &&
      strcmp(amount->unit_name, second.unit_name) != 0)
    return;
  c = (uint32_t)(number_compare(&amount->value, &second.value) < 0);
  if (c != (uint32_t)(amount->approx == '>')) return;
  join(amount, &second);
  if (sign == '>') {
    Number high = amount->value;
    amount->value = amount->high;
    amount->high = high;
  }
  amount->bounded = true;
  amount->approx = '=';
  amount->context.start = start;
  amount->context.end = amount->span.end;
  amount->approx_word.start = amount->approx_word.end = amount->span.end;
}

void amount_bound(const Text *text, const Vocabulary *vocabulary,
                  uint32_t floor, Amount *amount) {
  amount->context = amount->span;
  amount->approx = '=';
  amount->approx_word.start = amount->approx_word.end = amount->span.end;
  if (amount->numeral.more.end > 0 && !amount->range) {
    bool about = char_at(text, amount->numeral.more.start) == CHAR_ABOUT;
    amount->approx = about ? '~' : '>';
    amount->approx_word = amount->numeral.more;
    if (amount->approx_word.end > amount->context.end)
      amount->context.end = amount->approx_word.end;
  }
  if (amount->some) {
    amount->approx = '~';
    amount->approx_word.start = amount->number.end;
    text_at(text, amount->number.end, &amount->approx_word.end);
  }
  bound_before(text, vocabulary->lists[WORDS_BEFORE], floor, amount);
  bound_after(text, vocabulary->lists[WORDS_AFTER], amount);
  if (amount->range) bound_range(text, floor, amount);
  bound_both(text, vocabulary, amount);
}
