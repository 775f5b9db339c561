/* quantifier.c: the pass over a text. Chars at which something may begin are
** told by one table; at each of them the readers are asked in order: fixed
** words, headings, ordinals, periods, references, ratios, amounts. */
#include "quantifier.h"

#include <stdio.h>
#include <string.h>

#include "amount.h"
#include "heading.h"
#include "memory.h"
#include "period.h"
#include "reference.h"
#include "role.h"

#define TITLE_OPEN  0x300Au /* 《 */
#define TITLE_CLOSE 0x300Bu /* 》 */
#define EACH        0x6BCFu /* 每 */
#define ONE         0x4E00u /* 一 */

/* What may begin at a char: bits. */
enum Start { START_NUMBER = 1, START_WORD = 2, START_MARK = 4 };

struct Quantifier {
  uint16_t *forms;
  unsigned char *starts; /* by char as written: bits of enum Start */
  Vocabulary vocabulary;
};

typedef struct Pass {
  const Quantifier *quantifier;
  Vocabulary vocabulary;
  Text text;
  Quantities *out;
  uint32_t floor; /* end of the last quantity */
  bool titled;    /* between 《 and 》 */
  bool words;     /* words that are no number are wanted */
} Pass;

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

/* Whether a number or a period may begin with 'c', in its one form, without a
** fixed word. */
static bool starts_number(uint32_t c) {
  int value;
  enum NumeralChar kind = numeral_char(c, &value);
  if (kind == NUMERAL_BIG) return value <= 8;
  if (kind != NUMERAL_NONE || is_digit(c)) return true;
  return c == CHAR_ORDER || c == CHAR_BEFORE || c == CHAR_HALF || c == '(' ||
         c == EACH || c == 0x4E0A || c == 0x4E0B; /* 上半年, 下半年 */
}

/* Marks that the pass must see: addresses, titles, ends of sentences. */
static bool is_mark(uint32_t c) {
  return c == ':' || c == '@' || c == TITLE_OPEN || c == TITLE_CLOSE ||
         c == '\n';
}

void quantifier_seal(Quantifier *quantifier) {
  const Glossary *fixed = quantifier->vocabulary.lists[WORDS_FIXED];
  uint32_t i;
  for (i = 0; i < TEXT_FORMS; i++) {
    uint32_t c = quantifier->forms[i];
    quantifier->starts[i] =
        (unsigned char)((starts_number(c) ? START_NUMBER : 0) |
                        (glossary_starts(fixed, c) ? START_WORD : 0) |
                        (is_mark(c) ? START_MARK : 0));
  }
}

static Quantity *add_item(Pass *pass, Span span, enum QuantityType type,
                          enum QuantityRole role, enum QuantityReason reason) {
  if (role == ROLE_CLAIM && pass->titled) {
    role = ROLE_NAME;
    reason = REASON_TITLED;
  }
  pass->floor = span.end;
  return quantities_add(pass->out, span, type, role, reason);
}

/* Something that is no number: told only where asked for. */
static void add_word(Pass *pass, uint32_t start, uint32_t end,
                     enum QuantityReason reason) {
  Span span = {start, end};
  uint32_t floor = pass->floor;
  if (!pass->words) return;
  add_item(pass, span, QUANTITY_NUMBER, ROLE_WORD, reason);
  pass->floor = floor; /* words bound nothing */
}

static void add_reference(Pass *pass, uint32_t start, uint32_t end) {
  Span span = {start, end};
  add_item(pass, span, QUANTITY_NUMBER, ROLE_REFERENCE, REASON_CHAINED);
}

static void add_period(Pass *pass, const Period *period) {
  Quantity *item = add_item(pass, period->span, QUANTITY_PERIOD, ROLE_PERIOD,
                            REASON_CALENDAR);
  uint32_t start = text_skip_back(&pass->text, period->span.start), from;
  uint32_t c = text_before(&pass->text, start, &from);
  if (item == NULL) return;
  if (c == CHAR_TO || c == CHAR_UNTIL) item->context.start = from;
  item->period = quantities_add_string(pass->out, period->notation);
}

/* The word before 'at' that says what a number there does, or NULL. */
static const Meaning *cue_before(const Pass *pass, uint32_t at) {
  uint32_t start;
  return glossary_before(pass->vocabulary.lists[WORDS_CUES], &pass->text,
                         text_skip_back(&pass->text, at), &start);
}

/* Names the periods of 近三年, 未来五年, 三年来 for a number of years. */
static void name_years(Pass *pass, const Amount *amount, Quantity *item) {
  char notation[PERIOD_WRITTEN];
  uint32_t years, c = char_at(&pass->text, amount->span.end);
  const Meaning *cue = cue_before(pass, amount->span.start);
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

static void add_amount(Pass *pass, const Amount *amount) {
  Verdict said = role_of(&pass->text, &pass->vocabulary, amount);
  Quantity *item =
      add_item(pass, amount->span, amount->type, said.role, said.reason);
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
  item->grain = quantities_add_grain(pass->out, &amount->value);
  item->unit = quantities_add_string(pass->out, amount->unit_name);
  if (said.role == ROLE_PERIOD) name_years(pass, amount, item);
}

/* A rank or an ordinal with its value. */
static void add_rank(Pass *pass, Span span, const Number *value,
                     enum QuantityType type, enum QuantityRole role,
                     enum QuantityReason reason, char approx) {
  Quantity *item = add_item(pass, span, type, role, reason);
  if (item == NULL) return;
  item->approx = approx;
  item->value = quantities_add_number(pass->out, value);
  item->grain = quantities_add_grain(pass->out, value);
  item->unit =
      quantities_add_string(pass->out, type == QUANTITY_RANK ? "位" : "");
}

static void add_rank_word(Pass *pass, Span span, const char *rank) {
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
static bool read_ordinal(Pass *pass, uint32_t at) {
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
  cue = c == 0x7684 ? cue_before(pass, at) : NULL; /* 的 */
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
static bool read_top(Pass *pass, uint32_t at) {
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
  const Glossary *units = pass->vocabulary.lists[WORDS_UNITS];
  Numeral first, second;
  Span span = {at, at};
  uint32_t colon;
  char unit[NUMBER_WRITTEN + 4];
  Quantity *item;
  if (!numeral_read(text, at, units, &first)) return false;
  if (text_at(text, first.span.end, &colon) != ':') return false;
  if (first.chinese || first.multiplier != 0) return false;
  if (!is_digit(char_at(text, colon))) return false;
  if (!numeral_read(text, colon, units, &second)) return false;
  span.end = ratio_end(text, units, second.span.end);
  if (span.end > second.span.end) {
    add_item(pass, span, QUANTITY_RATIO, ROLE_NAME, REASON_PARTS);
    return true;
  }
  item = add_item(pass, span, QUANTITY_RATIO, ROLE_CLAIM, REASON_RATIO);
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

static bool read_amount(Pass *pass, uint32_t at, const Meaning *money,
                        uint32_t start) {
  Amount amount;
  const Text *text = &pass->text;
  if (!amount_read(text, &pass->vocabulary, at, pass->floor, &amount))
    return false;
  if (amount.unit_name[0] == '\0' && !amount.fraction) {
    bool financial = is_lone_financial(text, &amount);
    if (financial || is_lone_multiplier(text, &amount)) {
      add_word(pass, amount.span.start, amount.span.end,
               financial ? REASON_FINANCIAL : REASON_MULTIPLIER);
      return false;
    }
  }
  if (money != NULL) set_money(text, money, start, &amount);
  amount_bound(text, &pass->vocabulary, pass->floor, &amount);
  add_amount(pass, &amount);
  return true;
}

/* 每小时十公里: an amount for each unit of time, which stands before it. */
static bool read_each(Pass *pass, uint32_t at) {
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
  add_amount(pass, &amount);
  return true;
}

/* 零下5度, whose number begins at 'number'. */
static bool read_below(Pass *pass, uint32_t at, uint32_t number) {
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
  add_amount(pass, &amount);
  return true;
}

/* 若干家: a count that the text leaves open. */
static bool read_some(Pass *pass, uint32_t at, uint32_t unit) {
  Span span = {at, at};
  const Meaning *meaning = glossary_after(pass->vocabulary.lists[WORDS_UNITS],
                                          &pass->text, unit, false, &span.end);
  Quantity *item;
  if (meaning == NULL) return false;
  item = add_item(pass, span, (enum QuantityType)meaning->type, ROLE_IDIOM,
                  REASON_SMALL);
  if (item == NULL) return true;
  item->approx = '~';
  item->number.end = item->approx_word.end = unit;
  item->approx_word.start = at;
  item->unit = quantities_add_string(pass->out, meaning->value);
  return true;
}

/* Whether a fixed word took the first digit of a numeral: 统一 of 统一百人,
** but not of 统一百货. */
static bool takes_digit(const Pass *pass, uint32_t end) {
  const Glossary *fixed = pass->vocabulary.lists[WORDS_FIXED];
  uint32_t last, word_end;
  int value;
  enum NumeralChar kind = numeral_char(char_at(&pass->text, end), &value);
  if (kind != NUMERAL_SMALL && kind != NUMERAL_BIG) return false;
  if (numeral_char(text_before(&pass->text, end, &last), &value) !=
      NUMERAL_DIGIT)
    return false;
  return glossary_after(fixed, &pass->text, end, false, &word_end) == NULL;
}

/* Whether what follows 十分 makes it a number after all: 十分钟, 十分之三. */
static bool is_counted(const Pass *pass, uint32_t end) {
  uint32_t next, c = char_at(&pass->text, end);
  if (!is_han(c) || numeral_starts(c)) return true;
  if (c == 0x4E4B || c == 0x949F || c == CHAR_HALF || c == CHAR_MORE ||
      c == CHAR_REST || c == 0x5236) /* 之钟半多余制 */
    return true;
  return glossary_after(pass->vocabulary.lists[WORDS_AFTER], &pass->text, end,
                        false, &next) != NULL;
}

static void add_word_period(Pass *pass, Span span, const Meaning *word) {
  Period period;
  size_t length = strlen(word->value);
  if (length > PERIOD_WRITTEN / 3) length = PERIOD_WRITTEN / 3;
  period.span = span;
  period.dated = false;
  memcpy(period.notation, word->value, length);
  period.notation[length] = '\0';
  if (word->kind == FIXED_YEAR)
    period_extend(&pass->text, word->value, &period);
  add_period(pass, &period);
}

/* A word of the list of fixed words at 'at'. Returns its end, or 0. */
static uint32_t read_fixed(Pass *pass, uint32_t at) {
  Span span = {at, at};
  const Meaning *word = glossary_after(pass->vocabulary.lists[WORDS_FIXED],
                                       &pass->text, at, false, &span.end);
  if (word == NULL) return 0;
  switch ((enum FixedKind)word->kind) {
  case FIXED_ADVERB:
    if (is_counted(pass, span.end)) return 0;
    add_word(pass, at, span.end, REASON_LISTED);
    break;
  case FIXED_WORD:
    if (takes_digit(pass, span.end)) return 0;
    add_word(pass, at, span.end, REASON_LISTED);
    break;
  case FIXED_IDIOM:
  case FIXED_NAME:
    if (takes_digit(pass, span.end)) return 0;
    add_item(pass, span, QUANTITY_NUMBER,
             word->kind == FIXED_IDIOM ? ROLE_IDIOM : ROLE_NAME, REASON_LISTED);
    break;
  case FIXED_FESTIVAL:
    if (!pass->vocabulary.festivals) return 0;
    add_word_period(pass, span, word);
    return pass->floor;
  case FIXED_PERIOD:
  case FIXED_YEAR: add_word_period(pass, span, word); return pass->floor;
  case FIXED_MINUS: return read_below(pass, at, span.end) ? pass->floor : 0;
  case FIXED_SOME: return read_some(pass, at, span.end) ? pass->floor : 0;
  case FIXED_RANK: add_rank_word(pass, span, word->value); break;
  case FIXED_MONEY:
    if (read_amount(pass, text_skip(&pass->text, span.end), word, at))
      return pass->floor;
    break;
  }
  return span.end;
}

/* 一企一策, 一户一表: one thing for each of another, said of none. */
static bool read_saying(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  Span span = {at, at};
  uint32_t place, second, fourth;
  text_at(text, at, &place);
  second = text_at(text, place, &place);
  if (!is_han(second) || second == 0x662F || second == 0x8981) /* 是要 */
    return false;
  if (text_at(text, place, &place) != ONE) return false;
  fourth = text_at(text, place, &span.end);
  if (!is_han(fourth) || numeral_starts(second) || numeral_starts(fourth))
    return false;
  add_item(pass, span, QUANTITY_NUMBER, ROLE_IDIOM, REASON_SLOGAN);
  return true;
}

static bool read_heading(Pass *pass, uint32_t at, uint32_t c) {
  Span span = {at, at};
  bool line = heading_line_start(&pass->text, at);
  if (c != '(' && !line && !heading_clause_start(&pass->text, at)) return false;
  if (!heading_read(&pass->text, at, line, &span.end)) return false;
  add_item(pass, span, c == CHAR_ORDER ? QUANTITY_ORDINAL : QUANTITY_NUMBER,
           ROLE_HEADING, REASON_NUMBERING);
  return true;
}

/* 3.1 发展现状: a number of two levels before a heading, and no amount. */
static bool read_level(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  Glossary *const *lists = pass->vocabulary.lists;
  Span span = {at, at};
  uint32_t next, end, c = reference_after_digits(text, at, &span.end);
  if (c != '.' || span.end > at + 2 || !heading_line_start(text, at))
    return false;
  text_at(text, span.end, &next);
  c = reference_after_digits(text, next, &span.end);
  next = text_skip(text, span.end);
  if (span.end == next || !is_han(char_at(text, next)) ||
      numeral_starts(char_at(text, next)))
    return false;
  if (glossary_after(lists[WORDS_UNITS], text, next, false, &end) != NULL ||
      glossary_after(lists[WORDS_AFTER], text, next, false, &end) != NULL)
    return false;
  add_item(pass, span, QUANTITY_NUMBER, ROLE_HEADING, REASON_NUMBERING);
  return true;
}

static bool read_period(Pass *pass, uint32_t at) {
  Period period;
  if (!period_read(&pass->text, at, &period)) return false;
  add_period(pass, &period);
  return true;
}

/* What begins with an Arabic digit and is no plain amount. */
static bool read_special(Pass *pass, uint32_t at) {
  const Text *text = &pass->text;
  uint32_t end, c = reference_after_digits(text, at, &end);
  if (period_may_follow(c) && read_period(pass, at)) return true;
  if (c == '.' && read_level(pass, at)) return true;
  if (c == '.' || c == '-')
    end = reference_chain(text, at);
  else if (c == ':')
    end = reference_clock(text, at);
  else
    return false;
  if (end == 0 && c == '.') { /* 8.0:45.0 */
    reference_after_digits(text, at, &end);
    text_at(text, end, &end);
    c = reference_after_digits(text, end, &end);
    end = 0;
  }
  if (end == 0) return c == ':' && read_ratio(pass, at);
  add_reference(pass, at, end);
  return true;
}

/* Passes a mark and returns where to go on. */
static uint32_t pass_mark(Pass *pass, uint32_t c, uint32_t next) {
  const Text *text = &pass->text;
  switch (c) {
  case TITLE_OPEN: pass->titled = true; break;
  case '@': return reference_address(text, next);
  case ':':
    if (char_at(text, next) == '/' && second_char(text, next) == '/')
      return reference_address(text, next);
    break;
  default: pass->titled = false; break;
  }
  return next;
}

/* Reads what begins at 'at' with the bits 'starts', and returns where to go
** on. */
static uint32_t step(Pass *pass, uint32_t at, unsigned starts) {
  uint32_t next, end, c = text_at(&pass->text, at, &next);
  bool read;
  if ((starts & START_WORD) != 0 && (end = read_fixed(pass, at)) != 0)
    return end;
  if ((starts & START_MARK) != 0) return pass_mark(pass, c, next);
  if ((starts & START_NUMBER) == 0) return next;
  if (c == EACH) return read_each(pass, at) ? pass->floor : next;
  if (read_heading(pass, at, c)) return pass->floor;
  if (c == '(') return next;
  if (c == ONE && read_saying(pass, at)) return pass->floor;
  read = is_digit(c) ? read_special(pass, at) : read_period(pass, at);
  if (read) return pass->floor;
  if (c == CHAR_ORDER) return read_ordinal(pass, at) ? pass->floor : next;
  if (c == CHAR_BEFORE) return read_top(pass, at) ? pass->floor : next;
  if (read_amount(pass, at, NULL, at)) return pass->floor;
  /* more digits than a number may have */
  end = is_digit(c) ? reference_number(&pass->text, at)
                    : reference_chars(&pass->text, at);
  if (end == 0) return next;
  add_reference(pass, at, end);
  return end;
}

/* 3、5、8家 and 9、12和15家: a bare number takes the unit of the next. */
static void share_units(Pass *pass) {
  Quantities *out = pass->out;
  size_t i;
  for (i = out->count; i > 1; i--) {
    Quantity *bare = &out->items[i - 2];
    const Quantity *next = &out->items[i - 1];
    uint32_t end, c;
    if (bare->unit != 0 || next->unit == 0) continue;
    c = text_at(&pass->text, bare->span.end, &end);
    if (end != next->span.start) continue;
    if (bare->type != QUANTITY_NUMBER || bare->role > ROLE_NAME) continue;
    if (bare->role == ROLE_HEADING || next->role != ROLE_CLAIM) continue;
    if (next->type == QUANTITY_RANK || next->type == QUANTITY_RATIO) continue;
    if (c != CHAR_COMMA && c != 0x548C && c != ',') continue; /* 和 */
    bare->unit = next->unit;
    bare->type = next->type;
    bare->role = ROLE_CLAIM;
    bare->reason = REASON_SHARED;
  }
}

/* The place from 'at' on where something may begin, with the bits of it; the
** end of the text where nothing does. */
static uint32_t find_start(const Pass *pass, uint32_t at, unsigned *bits) {
  const unsigned char *starts = pass->quantifier->starts;
  const unsigned char *bytes = (const unsigned char *)pass->text.bytes;
  uint32_t length = pass->text.length, next;
  while (at < length) {
    const unsigned char *p = bytes + at;
    if (p[0] < 0x80) {
      if ((*bits = starts[p[0]]) != 0) return at;
      at++;
    } else if (length - at >= 3 && is_common(p)) {
      if ((*bits = starts[common_char(p)]) != 0) return at;
      at += 3;
    } else {
      uint32_t c = text_at(&pass->text, at, &next);
      if (c < TEXT_FORMS && (*bits = starts[c]) != 0) return at;
      at = next;
    }
  }
  return at;
}

bool quantifier_find(const Quantifier *quantifier, const char *text,
                     size_t length, const QuantifierOptions *options,
                     Quantities *quantities) {
  Pass pass = {quantifier,
               quantifier->vocabulary,
               {text, (uint32_t)length, quantifier->forms},
               quantities,
               0,
               false,
               options != NULL && options->words};
  uint32_t at = 0;
  unsigned bits = 0;
  pass.vocabulary.taiwan = options != NULL && options->taiwan;
  pass.vocabulary.festivals = options != NULL && options->festivals;
  quantities->short_of_memory = length >= UINT32_MAX;
  if (!quantities->short_of_memory) quantities_add_string(quantities, "");
  while (!quantities->short_of_memory) {
    at = find_start(&pass, at, &bits);
    if (at >= length) break;
    at = step(&pass, at, bits);
  }
  if (quantities->short_of_memory) {
    quantities_free(quantities);
    return false;
  }
  share_units(&pass);
  return true;
}
