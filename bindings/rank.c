/* rank.c: ranks told from ordinals that rank nothing. */
#include "rank.h"

#include "heading.h"

/* A rank or an ordinal with its value. */
static void add_rank(Pass *pass, Span span, const Number *value,
                     enum QuantityType type, enum QuantityRole role,
                     enum QuantityReason reason, char approx) {
  Quantity *item = pass_add(pass, span, type, role, reason);
  if (item == NULL) return;
  item->approx = approx;
  item->value = quantities_add_number(pass->out, value);
  item->grain = quantities_add_grain(pass->out, value);
  item->unit =
      quantities_add_string(pass->out, type == QUANTITY_RANK ? "位" : "");
}

void rank_add_word(Pass *pass, Span span, const char *rank) {
  Number value;
  number_set(&value, (unsigned)(rank[0] - '0'));
  add_rank(pass, span, &value, QUANTITY_RANK, ROLE_CLAIM, REASON_RANK, '=');
}

/* 位 名 甲 after a rank: its end, or 0. */
static uint32_t rank_unit(const Text *text, uint32_t at) {
  uint32_t next, c = text_at(text, at, &next);
  return c == 0x4F4D || c == 0x540D || c == 0x7532 ? next : 0;
}

/* Whether a rank by size ends the clause at 'at': 第三多, 第二大, 第一快. */
static bool is_superlative(const Text *text, uint32_t at) {
  uint32_t next, c = text_at(text, at, &next);
  if (c != 0x591A && c != 0x5927 && c != 0x9AD8 && c != 0x5FEB && c != 0x957F &&
      c != 0x4F4E && c != 0x5C11)
    return false;
  return heading_is_boundary(char_at(text, next));
}

/* 第二, 第47位, 第三届. */
bool rank_read_ordinal(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  Numeral numeral;
  Span span = {at, at};
  uint32_t next, c, unit;
  const Meaning *cue;
  text_at(text, at, &next);
  if (!numeral_read(text, text_skip(text, next),
                    pass->vocabulary.lists[WORDS_UNITS], &numeral))
    return false;
  span.end = numeral.span.end;
  unit = rank_unit(text, span.end);
  c = char_at(text, span.end);
  if (unit != 0) {
    span.end = unit;
    add_rank(pass, span, &numeral.value, QUANTITY_RANK, ROLE_CLAIM, REASON_RANK,
             '=');
    if (pass->out->short_of_memory) return true;
    pass->out->items[pass->out->count - 1].number.end = numeral.span.end;
    return true;
  }
  if (heading_is_boundary(c) && heading_clause_start(text, at)) {
    add_rank(pass, span, &numeral.value, QUANTITY_ORDINAL, ROLE_HEADING,
             REASON_NUMBERING, '=');
    return true;
  }
  cue = c == 0x7684 ? pass_cue(pass, at) : NULL; /* 的 */
  if (heading_is_boundary(c) || is_superlative(text, span.end) ||
      (cue != NULL && cue->kind == CUE_RANKING))
    add_rank(pass, span, &numeral.value, QUANTITY_RANK, ROLE_CLAIM, REASON_RANK,
             '=');
  else
    add_rank(pass, span, &numeral.value, QUANTITY_ORDINAL, ROLE_NAME,
             REASON_ORDINAL, '=');
  return true;
}

/* 前三, 前三甲, 前10位; not 前三年. */
bool rank_read_top(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  Numeral numeral;
  Span span = {at, at};
  uint32_t next, c, unit, value;
  text_at(text, at, &next);
  if (!numeral_starts(char_at(text, next)) ||
      !numeral_read(text, next, pass->vocabulary.lists[WORDS_UNITS],
                    &numeral) ||
      numeral.range || !number_small(&numeral.value, 10000, &value))
    return false;
  span.end = numeral.span.end;
  unit = rank_unit(text, span.end);
  c = text_at(text, span.end, &next);
  if (unit != 0)
    span.end = unit;
  else if (c == 0x5F3A)
    span.end = next; /* 前十强 */
  else if (!heading_is_boundary(c) && c != 0x7684)
    return false;
  add_rank(pass, span, &numeral.value, QUANTITY_RANK, ROLE_CLAIM, REASON_RANK,
           '<');
  if (!pass->out->short_of_memory)
    pass->out->items[pass->out->count - 1].number = numeral.span;
  return true;
}
