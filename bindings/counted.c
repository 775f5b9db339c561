/* counted.c: amounts, ratios, and counts that the text leaves open. */
#include "counted.h"

#include <string.h>

#define THAN 0x6BD4u /* 比 */

/* The end of a ratio of more parts than two (8.0:45.0:47.0), whose second part
** ends at 'end'; else 'end' itself. */
static uint32_t ratio_end(const Text *text, const Glossary *units,
                          uint32_t end) {
  Numeral part;
  uint32_t colon;
  while (text_at(text, end, &colon) == ':' &&
         numeral_read(text, colon, units, &part) && !part.chinese)
    end = part.span.end;
  return end;
}

/* Whether nothing is measured by the second number of 3比2: a comparison would
** go on, as 3比2多 does. */
static bool is_score(const Text *text, const Glossary *units,
                     const Numeral *second) {
  uint32_t end, small, c = char_at(text, second->span.end);
  return !second->range && second->multiplier == 0 &&
         number_small(&second->value, 1000, &small) && c != CHAR_MORE &&
         c != 0x5927 && c != 0x9AD8 && c != '%' && /* 大高 */
         glossary_after(units, text, second->span.end, true, &end) == NULL;
}

/* 1:27, 3:2, 3比2. A ratio of more parts has no one value and claims none. */
bool counted_read_ratio(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  const Glossary *units = pass->vocabulary.lists[WORDS_UNITS];
  Numeral first, second;
  Span span = {at, at};
  uint32_t colon, c;
  char unit[NUMBER_WRITTEN + 4];
  Quantity *item;
  if (!numeral_read(text, at, units, &first)) return false;
  c = text_at(text, first.span.end, &colon);
  if (c != ':' && c != THAN) return false;
  if (first.multiplier != 0 || first.range) return false;
  if (c == ':' && (first.chinese || !is_digit(char_at(text, colon))))
    return false;
  if (!numeral_read(text, colon, units, &second)) return false;
  if (c == THAN && !is_score(text, units, &second)) return false;
  span.end = ratio_end(text, units, second.span.end);
  if (span.end > second.span.end) {
    pass_add(pass, span, QUANTITY_RATIO, ROLE_NAME, REASON_PARTS);
    return true;
  }
  item = pass_add(pass, span, QUANTITY_RATIO, ROLE_CLAIM, REASON_RATIO);
  if (item == NULL) return true;
  number_write(&first.value, unit);
  strcat(unit, ":n");
  item->value = quantities_add_number(pass->out, &second.value);
  item->grain = quantities_add_grain(pass->out, &second.value);
  item->unit = quantities_add_string(pass->out, unit);
  return true;
}

/* 万, 亿, 万万 alone say no number. */
static bool is_lone_multiplier(const Text *text, const Amount *amount) {
  uint32_t at = amount->number.start, next;
  int value;
  if (!amount->numeral.bare) return false;
  for (; at < amount->number.end; at = next)
    if (numeral_char(text_at(text, at, &next), &value) != NUMERAL_BIG)
      return next == amount->number.end;
  return true;
}

/* 拾 or 陆 beside another Han char is mostly part of a word. */
static bool is_lone_financial(const Text *text, const Amount *amount) {
  return amount->numeral.financial &&
         (is_han(char_before(text, amount->number.start)) ||
          is_han(char_at(text, amount->number.end)));
}

/* Gives an amount the unit that stood before it, at 'start': $, 摄氏. */
static void set_money(const Text *text, const Meaning *money, uint32_t start,
                      Amount *amount) {
  uint32_t next, c = text_at(text, amount->span.end, &next);
  amount_set_unit(amount, money);
  amount->span.start = start;
  if (amount->type == QUANTITY_TEMPERATURE && (c == 0x5EA6 || c == 0xB0))
    amount->span.end = next;
}

bool counted_read(Pass *pass, uint32_t at, const Meaning *money,
                  uint32_t start) {
  Amount amount;
  const Text *text = &pass->text;
  if (!amount_read(text, &pass->vocabulary, at, pass->floor, &amount))
    return false;
  if (amount.unit_name[0] == '\0' && !amount.fraction) {
    bool financial = is_lone_financial(text, &amount);
    if (financial || is_lone_multiplier(text, &amount)) {
      pass_add_word(pass, amount.span.start, amount.span.end,
                    financial ? REASON_FINANCIAL : REASON_MULTIPLIER);
      return false;
    }
  }
  if (amount.unit_name[0] == '\0' && char_at(text, amount.span.end) == THAN &&
      counted_read_ratio(pass, at))
    return true;
  if (money != NULL) set_money(text, money, start, &amount);
  amount_bound(text, &pass->vocabulary, pass->floor, &amount);
  pass_add_amount(pass, &amount);
  return true;
}

/* 每小时十公里: an amount for each unit of time, which stands before it. */
bool counted_read_each(Pass *pass, uint32_t at) {
  const Glossary *units = pass->vocabulary.lists[WORDS_UNITS];
  Amount amount;
  uint32_t end;
  size_t used;
  const Meaning *per;
  text_at(&pass->text, at, &end);
  per = glossary_after(units, &pass->text, end, false, &end);
  if (per == NULL || per->type != QUANTITY_DIMENSION || per->group == 0)
    return false;
  if (!numeral_starts(char_at(&pass->text, end)) ||
      !amount_read(&pass->text, &pass->vocabulary, end, end, &amount))
    return false;
  used = strlen(amount.unit_name);
  if (amount.unit == NULL || amount.unit->type != QUANTITY_DIMENSION ||
      used + strlen(per->value) + 2 > UNIT_WRITTEN)
    return false;
  amount.unit_name[used] = '/';
  strcpy(amount.unit_name + used + 1, per->value);
  amount.span.start = at;
  amount_bound(&pass->text, &pass->vocabulary, pass->floor, &amount);
  pass_add_amount(pass, &amount);
  return true;
}

/* 零下5度, whose number begins at 'number'. */
bool counted_read_below(Pass *pass, uint32_t at, uint32_t number) {
  Amount amount;
  const Text *text = &pass->text;
  if (!numeral_starts(char_at(text, number)) ||
      !amount_read(text, &pass->vocabulary, number, number, &amount) ||
      amount.unit == NULL || amount.signed_)
    return false;
  if (strcmp(amount.unit_name, "度") == 0) {
    amount.type = QUANTITY_TEMPERATURE;
    strcpy(amount.unit_name, "摄氏度");
  }
  if (amount.type != QUANTITY_TEMPERATURE) return false;
  amount.span.start = amount.number.start = at;
  amount.value.negative = true;
  if (amount.range) { /* 零下10至5度 goes from -10 to -5 */
    Number low = amount.high;
    low.negative = true;
    amount.high = amount.value;
    amount.value = low;
  }
  amount_bound(text, &pass->vocabulary, pass->floor, &amount);
  pass_add_amount(pass, &amount);
  return true;
}

/* 对折 over 'span', which stands for the amount 'written'. */
bool counted_read_word(Pass *pass, Span span, const char *written) {
  Amount amount;
  Text text = pass->text;
  text.bytes = written;
  text.length = (uint32_t)strlen(written);
  if (!amount_read(&text, &pass->vocabulary, 0, 0, &amount)) return false;
  amount.span = amount.number = span;
  amount_bound(&pass->text, &pass->vocabulary, pass->floor, &amount);
  pass_add_amount(pass, &amount);
  return true;
}

/* 若干家: a count that the text leaves open. */
bool counted_read_some(Pass *pass, uint32_t at, uint32_t unit) {
  Span span = {at, at};
  const Meaning *meaning = glossary_after(pass->vocabulary.lists[WORDS_UNITS],
                                          &pass->text, unit, false, &span.end);
  Quantity *item;
  if (meaning == NULL) return false;
  item = pass_add(pass, span, (enum QuantityType)meaning->type, ROLE_IDIOM,
                  REASON_SMALL);
  if (item == NULL) return true;
  item->approx = '~';
  item->number.end = item->approx_word.end = unit;
  item->approx_word.start = at;
  item->unit = quantities_add_string(pass->out, meaning->value);
  return true;
}
