/* quantifier.c: the pass over a text. Chars that can begin a quantity are told
** by one table; at each of them the readers are asked in order: fixed words,
** headings, ordinals, periods, references, ratios, amounts. */
#include "quantifier.h"

#include <stdio.h>
#include <string.h>

#include "amount.h"
#include "memory.h"
#include "period.h"
#include "role.h"
#include "utf8.h"

#define ORDER  0x7B2Cu /* 第 */
#define BEFORE 0x524Du /* 前 */

const char *const quantity_type_names[QUANTITY_TYPES] = {
    "number",  "percent",  "points",    "multiple", "ratio",       "rank",
    "ordinal", "currency", "dimension", "age",      "temperature", "period"};

const char *const quantity_role_names[ROLE_COUNT] = {
    "claim", "period", "heading", "name", "reference", "idiom"};

struct Quantifier {
  uint16_t *forms;
  unsigned char *starts; /* by char as written: enum Start */
  Vocabulary vocabulary;
};

typedef struct Pass {
  const Quantifier *quantifier;
  const Vocabulary *vocabulary;
  Text text;
  Quantities *out;
  uint32_t floor; /* end of the last quantity */
  bool titled;    /* between 《 and 》 */
  bool memory;    /* false: it was short */
} Pass;

void quantities_free(Quantities *quantities) {
  memory_resize(quantities->items, 0);
  memory_resize(quantities->digits, 0);
  memory_resize(quantities->strings, 0);
  memset(quantities, 0, sizeof *quantities);
}

Quantifier *quantifier_new(void) {
  Quantifier *quantifier = memory_resize(NULL, sizeof *quantifier);
  int i;
  bool made = true;
  if (quantifier == NULL) return NULL;
  memset(quantifier, 0, sizeof *quantifier);
  quantifier->forms = forms_new();
  quantifier->starts = memory_resize(NULL, TEXT_FORMS);
  for (i = 0; i < WORDS_LISTS; i++) {
    bool backwards = i == WORDS_BEFORE || i == WORDS_CUES;
    quantifier->vocabulary.lists[i] =
        glossary_new(quantifier->forms, backwards);
    if (quantifier->vocabulary.lists[i] == NULL) made = false;
  }
  if (made && quantifier->forms != NULL && quantifier->starts != NULL)
    return quantifier;
  quantifier_free(quantifier);
  return NULL;
}

void quantifier_free(Quantifier *quantifier) {
  int i;
  if (quantifier == NULL) return;
  for (i = 0; i < WORDS_LISTS; i++)
    glossary_free(quantifier->vocabulary.lists[i]);
  memory_resize(quantifier->starts, 0);
  memory_resize(quantifier->forms, 0);
  memory_resize(quantifier, 0);
}

bool quantifier_add(Quantifier *quantifier, enum WordList list,
                    const char *word, size_t length, const Meaning *meaning,
                    Fault *fault) {
  return glossary_add(quantifier->vocabulary.lists[list], word, length, meaning,
                      fault);
}

/* Whether a number, a period or an address may begin with 'c', in its one
** form, without a fixed word. */
static bool may_start(uint32_t c) {
  int value;
  enum NumeralChar kind = numeral_char(c, &value);
  if (kind == NUMERAL_BIG) return value <= 8;
  if (kind != NUMERAL_NONE) return true;
  if (c >= '0' && c <= '9') return true;
  if (c == ORDER || c == BEFORE || c == 0x534A || c == '(') return true;
  if (c == 0x4E0A || c == 0x4E0B) return true; /* 上半年, 下半年 */
  if (c == ':' || c == '@') return true;       /* of addresses */
  return c == 0x300A || c == 0x300B || c == 0x3002 || c == '\n'; /* 《》。 */
}

/* What the pass does at a char. */
enum Start { START_NEVER, START_WORD, START_NUMBER };

static enum Start start_of(const Quantifier *quantifier, uint32_t c) {
  if (may_start(c)) return START_NUMBER;
  return glossary_starts(quantifier->vocabulary.lists[WORDS_FIXED], c)
             ? START_WORD
             : START_NEVER;
}

void quantifier_seal(Quantifier *quantifier) {
  uint32_t c;
  int i;
  for (i = 0; i < WORDS_LISTS; i++)
    glossary_seal(quantifier->vocabulary.lists[i]);
  for (c = 0; c < TEXT_FORMS; c++)
    quantifier->starts[c] =
        (unsigned char)start_of(quantifier, quantifier->forms[c]);
}

/* Appends to a growing buffer of chars and returns where; sets pass->memory. */
static uint32_t append(Pass *pass, char **buffer, size_t *count,
                       size_t *capacity, const char *what, size_t length) {
  size_t at = *count;
  if (at + length > UINT32_MAX ||
      !memory_grow((void **)buffer, capacity, at + length, 1)) {
    pass->memory = false;
    return 0;
  }
  memcpy(*buffer + at, what, length);
  *count += length;
  return (uint32_t)at;
}

static uint32_t add_string(Pass *pass, const char *string) {
  Quantities *out = pass->out;
  if (string[0] == '\0' && out->strings_count > 0) return 0;
  return append(pass, &out->strings, &out->strings_count,
                &out->strings_capacity, string, strlen(string) + 1);
}

static Decimal add_number(Pass *pass, const Number *number) {
  Quantities *out = pass->out;
  char written[NUMBER_WRITTEN];
  size_t length = number_write(number, written);
  Decimal decimal;
  decimal.digits.start = append(pass, &out->digits, &out->digits_count,
                                &out->digits_capacity, written, length);
  decimal.digits.end = decimal.digits.start + (uint32_t)length;
  return decimal;
}

static Decimal add_grain(Pass *pass, const Number *number) {
  Number grain;
  number_set(&grain, 1);
  grain.exponent = number->exponent;
  return add_number(pass, &grain);
}

/* Adds a quantity over 'span', plain and without value, or returns NULL. */
static Quantity *add_item(Pass *pass, Span span, enum QuantityType type,
                          enum QuantityRole role) {
  Quantities *out = pass->out;
  Quantity *item;
  if (!pass->memory) return NULL;
  if (!memory_grow((void **)&out->items, &out->capacity, out->count + 1,
                   sizeof *item)) {
    pass->memory = false;
    return NULL;
  }
  item = &out->items[out->count++];
  memset(item, 0, sizeof *item);
  item->span = item->number = item->context = span;
  item->approx_word.start = item->approx_word.end = span.end;
  item->type = type;
  item->role = role == ROLE_CLAIM && pass->titled ? ROLE_NAME : role;
  item->approx = '=';
  pass->floor = span.end;
  return item;
}

static void add_period(Pass *pass, const Period *period) {
  Quantity *item = add_item(pass, period->span, QUANTITY_PERIOD, ROLE_PERIOD);
  uint32_t start = text_skip_back(&pass->text, period->span.start), from;
  uint32_t c = text_before(&pass->text, start, &from);
  if (item == NULL) return;
  if (c == 0x5230 || c == 0x81F3) item->context.start = from; /* 到 至 */
  item->period = add_string(pass, period->notation);
}

/* Writes the periods of 近三年, 未来五年, 三年来 for a number of years. */
static void name_years(Pass *pass, const Amount *amount, Quantity *item) {
  char notation[PERIOD_WRITTEN];
  uint32_t years, start, c, next;
  const Meaning *cue =
      glossary_before(pass->vocabulary->lists[WORDS_CUES], &pass->text,
                      text_skip_back(&pass->text, amount->span.start), &start);
  if (!number_small(&amount->value, 1000, &years) || years == 0) return;
  c = text_at(&pass->text, amount->span.end, &next);
  if (cue != NULL && cue->kind == CUE_COMING)
    snprintf(notation, sizeof notation, "year+1..year+%u", years);
  else if (c == 0x5185) /* 内 */
    snprintf(notation, sizeof notation, "year+0..year+%u", years - 1);
  else if (c == 0x524D) /* 前 */
    snprintf(notation, sizeof notation, "year-%u", years);
  else
    snprintf(notation, sizeof notation, "year-%u..year+0", years - 1);
  item->period = add_string(pass, notation);
}

static void add_amount(Pass *pass, Amount *amount) {
  enum QuantityRole role = role_of(&pass->text, pass->vocabulary, amount);
  Quantity *item = add_item(pass, amount->span, amount->type, role);
  if (item == NULL) return;
  item->number = amount->number;
  item->context = amount->context;
  item->approx = amount->approx;
  item->approx_word = amount->approx_word;
  if (amount->range) {
    item->low = add_number(pass, &amount->value);
    item->high = add_number(pass, &amount->high);
  } else {
    item->value = add_number(pass, &amount->value);
  }
  item->grain = add_grain(pass, &amount->value);
  item->unit = add_string(pass, amount->unit_name);
  if (role == ROLE_PERIOD) name_years(pass, amount, item);
}

/* A rank or an ordinal, its value read from 'numeral'. */
static void add_rank(Pass *pass, Span span, const Numeral *numeral,
                     enum QuantityType type, enum QuantityRole role,
                     char approx) {
  Quantity *item = add_item(pass, span, type, role);
  if (item == NULL) return;
  item->approx = approx;
  item->value = add_number(pass, &numeral->value);
  item->grain = add_grain(pass, &numeral->value);
  item->number = numeral->span;
  item->unit = add_string(pass, type == QUANTITY_RANK ? "位" : "");
}

static bool read_rank_word(Pass *pass, Span span, const char *rank) {
  Numeral numeral;
  number_set(&numeral.value, (unsigned)(rank[0] - '0'));
  numeral.span = span;
  add_rank(pass, span, &numeral, QUANTITY_RANK, ROLE_CLAIM, '=');
  return true;
}

/* Whether what ends at 'at' says that a rank follows: 位列, 排名. */
static bool after_ranking(const Pass *pass, uint32_t at) {
  uint32_t start;
  const Meaning *cue =
      glossary_before(pass->vocabulary->lists[WORDS_CUES], &pass->text,
                      text_skip_back(&pass->text, at), &start);
  return cue != NULL && cue->kind == CUE_RANKING;
}

/* 位 名 甲 after a rank: its end, or 0. */
static uint32_t rank_unit(const Text *text, uint32_t at) {
  uint32_t next, c = text_at(text, at, &next);
  return c == 0x4F4D || c == 0x540D || c == 0x7532 ? next : 0;
}

/* 第二, 第47位, 第三届. */
static bool read_ordinal(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  Numeral numeral;
  Span span = {at, at};
  uint32_t next, c, unit;
  bool clause = role_clause_start(text, at);
  text_at(text, at, &next);
  if (!numeral_read(text, text_skip(text, next),
                    pass->vocabulary->lists[WORDS_UNITS], &numeral))
    return false;
  span.end = numeral.span.end;
  unit = rank_unit(text, span.end);
  c = text_at(text, span.end, &next);
  if (unit != 0) {
    span.end = unit;
    add_rank(pass, span, &numeral, QUANTITY_RANK, ROLE_CLAIM, '=');
  } else if (clause && role_is_boundary(c)) {
    add_rank(pass, span, &numeral, QUANTITY_ORDINAL, ROLE_HEADING, '=');
  } else if (role_is_boundary(c) || (c == 0x7684 && after_ranking(pass, at))) {
    add_rank(pass, span, &numeral, QUANTITY_RANK, ROLE_CLAIM, '=');
  } else {
    add_rank(pass, span, &numeral, QUANTITY_ORDINAL, ROLE_NAME, '=');
  }
  return true;
}

/* 前三, 前三甲, 前10位; not 前三年. */
static bool read_top(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  Numeral numeral;
  Span span = {at, at};
  uint32_t next, c, unit, value;
  text_at(text, at, &next);
  if (!numeral_read(text, next, pass->vocabulary->lists[WORDS_UNITS],
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
  else if (!role_is_boundary(c) && c != 0x7684)
    return false;
  add_rank(pass, span, &numeral, QUANTITY_RANK, ROLE_CLAIM, '<');
  return true;
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static void add_reference(Pass *pass, uint32_t start, uint32_t end) {
  Span span = {start, end};
  add_item(pass, span, QUANTITY_NUMBER, ROLE_REFERENCE);
}

/* 4006-256-896, 1.2.3, 2016-00180: digits chained by - or . */
static bool read_chain(Pass *pass, uint32_t at) {
  uint32_t end = at, next, c, dots = 0, dashes = 0, run = 0;
  bool zero = false;
  for (;; end = next) {
    c = text_at(&pass->text, end, &next);
    if (is_digit(c)) {
      if (run == 0 && c == '0' && dashes > 0) zero = true;
      run++;
      continue;
    }
    if ((c != '-' && c != '.') || run == 0) break;
    if (!is_digit(text_at(&pass->text, next, &run))) break;
    if (c == '-')
      dashes++;
    else
      dots++;
    run = 0;
  }
  if (dots < 2 && dashes < 2 && !(dashes == 1 && zero && dots == 0))
    return false;
  add_reference(pass, at, end);
  return true;
}

/* 8:30, 10:30:15 of the clock. False for a ratio. */
static bool read_clock(Pass *pass, uint32_t at) {
  uint32_t end = at, next, c, parts = 0, run = 0, hour = 0;
  for (;; end = next) {
    c = text_at(&pass->text, end, &next);
    if (is_digit(c)) {
      if (parts == 0) hour = hour * 10 + (c - '0');
      if (++run > 2) return false;
    } else if (c == ':' && run > 0 &&
               is_digit(text_at(&pass->text, next, &c))) {
      if (parts > 0 && run != 2) return false;
      parts++;
      run = 0;
    } else {
      break;
    }
  }
  if (parts == 0 || parts > 2 || run != 2 || hour > 24) return false;
  if (parts == 1 && end - at < 5) {
    c = text_before(&pass->text, text_skip_back(&pass->text, at), &next);
    if (c != 0x65E5 && c != 0x5348 && c != 0x6668 && c != 0x665A) return false;
  }
  add_reference(pass, at, end);
  return true;
}

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

/* 1:27, 3:2. A ratio of more parts has no one value and claims none. */
static bool read_ratio(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  const Glossary *units = pass->vocabulary->lists[WORDS_UNITS];
  Numeral first, second;
  Span span;
  uint32_t colon;
  char unit[NUMBER_WRITTEN + 4];
  Quantity *item;
  if (!numeral_read(text, at, units, &first)) return false;
  if (text_at(text, first.span.end, &colon) != ':') return false;
  if (first.chinese || first.multiplier != 0) return false;
  if (!is_digit(text_at(text, colon, &span.end))) return false;
  if (!numeral_read(text, colon, units, &second)) return false;
  span.start = at;
  span.end = ratio_end(text, units, second.span.end);
  if (span.end > second.span.end) {
    add_item(pass, span, QUANTITY_RATIO, ROLE_NAME);
    return true;
  }
  item = add_item(pass, span, QUANTITY_RATIO, ROLE_CLAIM);
  if (item == NULL) return true;
  number_write(&first.value, unit);
  strcat(unit, ":n");
  item->value = add_number(pass, &second.value);
  item->grain = add_grain(pass, &second.value);
  item->unit = add_string(pass, unit);
  return true;
}

/* The rest of an address from "://" or "@" on. */
static uint32_t skip_address(const Text *text, uint32_t at) {
  uint32_t next, c;
  for (;; at = next) {
    c = text_at(text, at, &next);
    if (c <= ' ' || c >= 0x7F || c == '"' || c == '<') return at;
  }
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

static bool read_amount(Pass *pass, uint32_t at, const Meaning *money,
                        uint32_t start) {
  Amount amount;
  if (!amount_read(&pass->text, pass->vocabulary, at, pass->floor, &amount))
    return false;
  if (amount.unit_name[0] == '\0' && !amount.fraction &&
      (amount.numeral.financial || is_lone_multiplier(&pass->text, &amount)))
    return false;
  if (money != NULL) {
    uint32_t next, c = text_at(&pass->text, amount.span.end, &next);
    amount.span.start = start;
    amount.unit = money;
    amount.type = (enum QuantityType)money->type;
    snprintf(amount.unit_name, UNIT_WRITTEN, "%s", money->value);
    if (amount.type == QUANTITY_TEMPERATURE && (c == 0x5EA6 || c == 0xB0))
      amount.span.end = next;
  }
  amount_bound(&pass->text, pass->vocabulary, pass->floor, &amount);
  add_amount(pass, &amount);
  return true;
}

/* A word of the list of fixed words at 'at'. Returns its end, or 0. */
static uint32_t read_fixed(Pass *pass, uint32_t at) {
  Span span = {at, at};
  Period period;
  const Meaning *word = glossary_after(pass->vocabulary->lists[WORDS_FIXED],
                                       &pass->text, at, false, &span.end);
  if (word == NULL) return 0;
  switch ((enum FixedKind)word->kind) {
  case FIXED_WORD: break;
  case FIXED_IDIOM: add_item(pass, span, QUANTITY_NUMBER, ROLE_IDIOM); break;
  case FIXED_NAME: add_item(pass, span, QUANTITY_NUMBER, ROLE_NAME); break;
  case FIXED_PERIOD:
  case FIXED_YEAR:
    period.span = span;
    period.dated = false;
    snprintf(period.notation, PERIOD_WRITTEN, "%.32s", word->value);
    if (word->kind == FIXED_YEAR)
      period_extend(&pass->text, word->value, &period);
    add_period(pass, &period);
    return period.span.end;
  case FIXED_RANK: read_rank_word(pass, span, word->value); break;
  case FIXED_MONEY:
    if (read_amount(pass, text_skip(&pass->text, span.end), word, at))
      return pass->floor;
    break;
  }
  return span.end;
}

static bool read_heading(Pass *pass, uint32_t at, uint32_t c) {
  Span span = {at, at};
  bool line = role_line_start(&pass->text, at);
  if (c != '(' && !line && !role_clause_start(&pass->text, at)) return false;
  if (!role_heading(&pass->text, at, line, &span.end)) return false;
  add_item(pass, span, c == ORDER ? QUANTITY_ORDINAL : QUANTITY_NUMBER,
           ROLE_HEADING);
  return true;
}

/* Reads what begins at 'at' and returns where to go on. */
static uint32_t step(Pass *pass, uint32_t at) {
  Period period;
  uint32_t next, end, c = text_at(&pass->text, at, &next);
  if (c == 0x300A || c == 0x300B || c == 0x3002 || c == '\n') {
    pass->titled = c == 0x300A;
    return next;
  }
  if ((end = read_fixed(pass, at)) != 0) return end;
  if (c >= TEXT_FORMS || pass->quantifier->starts[c] != START_NUMBER)
    return next;
  if (c == '@') return skip_address(&pass->text, next);
  if (c == ':') {
    if (text_at(&pass->text, next, &end) == '/' &&
        text_at(&pass->text, end, &end) == '/')
      return skip_address(&pass->text, next);
    return next;
  }
  if (read_heading(pass, at, c)) return pass->floor;
  if (c == '(') return next;
  if (period_read(&pass->text, at, &period)) {
    add_period(pass, &period);
    return period.span.end;
  }
  if (c == ORDER && read_ordinal(pass, at)) return pass->floor;
  if (c == BEFORE && read_top(pass, at)) return pass->floor;
  if (is_digit(c) &&
      (read_chain(pass, at) || read_clock(pass, at) || read_ratio(pass, at)))
    return pass->floor;
  if (c != ORDER && c != BEFORE && read_amount(pass, at, NULL, at))
    return pass->floor;
  if (is_digit(c)) { /* more digits than a number may have */
    while (is_digit(text_at(&pass->text, next, &end))) next = end;
    add_reference(pass, at, next);
  }
  return next;
}

/* 3、5、8家 and 9、12和15家: a bare number takes the unit of the next. */
static void share_units(Pass *pass) {
  Quantities *out = pass->out;
  size_t i;
  for (i = out->count; i > 1; i--) {
    Quantity *bare = &out->items[i - 2];
    const Quantity *next = &out->items[i - 1];
    uint32_t end, c = text_at(&pass->text, bare->span.end, &end);
    if (bare->unit != 0 || next->unit == 0 || end != next->span.start) continue;
    if (bare->type != QUANTITY_NUMBER || bare->role > ROLE_NAME) continue;
    if (bare->role == ROLE_HEADING || next->role != ROLE_CLAIM) continue;
    if (next->type == QUANTITY_RANK || next->type == QUANTITY_RATIO) continue;
    if (c != 0x3001 && c != 0x548C && c != ',') continue;
    bare->unit = next->unit;
    bare->type = next->type;
    bare->role = ROLE_CLAIM;
  }
}

bool quantifier_find(const Quantifier *quantifier, const char *text,
                     size_t length, Quantities *quantities) {
  Pass pass = {quantifier,
               &quantifier->vocabulary,
               {text, (uint32_t)length, quantifier->forms},
               quantities,
               0,
               false,
               length < UINT32_MAX};
  uint32_t at = 0;
  size_t size;
  if (pass.memory) add_string(&pass, "");
  while (at < length && pass.memory) {
    uint32_t c = (unsigned char)text[at];
    size = 1;
    if (c >= 0x80) c = utf8_read(text, at, length, &size);
    if (c < TEXT_FORMS && quantifier->starts[c])
      at = step(&pass, at);
    else
      at += (uint32_t)size;
  }
  if (pass.memory) {
    share_units(&pass);
    return true;
  }
  quantities_free(quantities);
  return false;
}
