/* pass.c: adds what the readers found, with its role. */
#include "pass.h"

#include <stdio.h>
#include <string.h>

#include "role.h"

Quantity *pass_add(Pass *pass, Span span, enum QuantityType type,
                   enum QuantityRole role, enum QuantityReason reason) {
  if (role == ROLE_CLAIM && pass->titled) {
    role = ROLE_NAME;
    reason = REASON_TITLED;
  }
  pass->floor = span.end;
  return quantities_add(pass->out, span, type, role, reason);
}

/* Something that is no number: told only where asked for. */
void pass_add_word(Pass *pass, uint32_t start, uint32_t end,
                   enum QuantityReason reason) {
  Span span = {start, end};
  uint32_t floor = pass->floor;
  if (!pass->words) return;
  pass_add(pass, span, QUANTITY_NUMBER, ROLE_WORD, reason);
  pass->floor = floor; /* words bound nothing */
}

void pass_add_reference(Pass *pass, uint32_t start, uint32_t end) {
  Span span = {start, end};
  pass_add(pass, span, QUANTITY_NUMBER, ROLE_REFERENCE, REASON_CHAINED);
}

void pass_add_period(Pass *pass, const Period *period) {
  Quantity *item = pass_add(pass, period->span, QUANTITY_PERIOD, ROLE_PERIOD,
                            REASON_CALENDAR);
  uint32_t start = text_skip_back(&pass->text, period->span.start), from;
  uint32_t c = text_before(&pass->text, start, &from);
  if (item == NULL) return;
  if (c == CHAR_TO || c == CHAR_UNTIL) item->context.start = from;
  item->period = quantities_add_string(pass->out, period->notation);
}

/* The word before 'at' that says what a number there does, or NULL. */
const Meaning *pass_cue(const Pass *pass, uint32_t at) {
  uint32_t start;
  return glossary_before(pass->vocabulary.lists[WORDS_CUES], &pass->text,
                         text_skip_back(&pass->text, at), &start);
}

/* Names the periods of 近三年, 未来五年, 三年来 for a number of years. */
static void name_years(Pass *pass, const Amount *amount, Quantity *item) {
  char notation[PERIOD_WRITTEN];
  uint32_t years, c = char_at(&pass->text, amount->span.end);
  const Meaning *cue = pass_cue(pass, amount->span.start);
  if (!number_small(&amount->value, 1000, &years) || years == 0) return;
  if (cue != NULL && cue->kind == CUE_COMING)
    snprintf(notation, sizeof notation, "year+1..year+%u", years);
  else if (c == 0x5185) /* 内 */
    snprintf(notation, sizeof notation, "year+0..year+%u", years - 1);
  else if (c == CHAR_BEFORE)
    snprintf(notation, sizeof notation, "year-%u", years);
  else
    snprintf(notation, sizeof notation, "year-%u..year+0", years - 1);
  item->period = quantities_add_string(pass->out, notation);
}

void pass_add_amount(Pass *pass, const Amount *amount) {
  Verdict said = role_of(&pass->text, &pass->vocabulary, amount);
  Quantity *item =
      pass_add(pass, amount->span, amount->type, said.role, said.reason);
  if (item == NULL) return;
  item->number = amount->number;
  item->context = amount->context;
  item->approx = amount->approx;
  item->approx_word = amount->approx_word;
  if (amount->range) {
    item->low = quantities_add_number(pass->out, &amount->value);
    item->high = quantities_add_number(pass->out, &amount->high);
  } else {
    item->value = quantities_add_number(pass->out, &amount->value);
  }
  item->cut = amount->cut;
  if (!amount->fraction)
    item->grain = quantities_add_grain(pass->out, &amount->value);
  item->unit = quantities_add_string(pass->out, amount->unit_name);
  if (said.role == ROLE_PERIOD) name_years(pass, amount, item);
}
