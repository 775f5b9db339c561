/* fixed.c: what each kind of fixed word gives. */
#include "fixed.h"

#include <stdlib.h>
#include <string.h>

#include "counted.h"
#include "quantifier.h"
#include "rank.h"

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

/* Whether the fixed word from 'at' to 'end' is a digit and part of a unit: 三公
** of 三公里. */
static bool takes_unit(const Pass *pass, uint32_t at, uint32_t end) {
  uint32_t next, unit_end;
  if (!numeral_starts(text_at(&pass->text, at, &next))) return false;
  return glossary_after(pass->vocabulary.lists[WORDS_UNITS], &pass->text, next,
                        false, &unit_end) != NULL &&
         unit_end > end;
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
  memcpy(period.notation, word->value, length);
  period.notation[length] = '\0';
  if (word->kind == FIXED_YEAR)
    period_extend(&pass->text, word->value, &period);
  pass_add_period(pass, &period);
}

/* 民国106年, whose era ends at 'span.end'. */
static bool read_era(Pass *pass, Span span, const Meaning *word) {
  Period period;
  period.span = span;
  if (!period_read_era(&pass->text, pass->vocabulary.lists[WORDS_UNITS],
                       span.end, (int)strtol(word->value, NULL, 10) % 10000,
                       &period))
    return false;
  pass_add_period(pass, &period);
  return true;
}

/* A word of the list of fixed words at 'at'. Returns its end, or 0. */
uint32_t fixed_read(Pass *pass, uint32_t at) {
  Span span = {at, at};
  const Meaning *word = glossary_after(pass->vocabulary.lists[WORDS_FIXED],
                                       &pass->text, at, false, &span.end);
  if (word == NULL) return 0;
  switch ((enum FixedKind)word->kind) {
  case FIXED_ADVERB:
    if (is_counted(pass, span.end)) return 0;
    pass_add_word(pass, at, span.end, REASON_LISTED);
    break;
  case FIXED_WORD:
    if (takes_digit(pass, span.end) || takes_unit(pass, at, span.end)) return 0;
    pass_add_word(pass, at, span.end, REASON_LISTED);
    break;
  case FIXED_IDIOM:
  case FIXED_NAME:
    if (takes_digit(pass, span.end) || takes_unit(pass, at, span.end)) return 0;
    pass_add(pass, span, QUANTITY_NUMBER,
             word->kind == FIXED_IDIOM ? ROLE_IDIOM : ROLE_NAME, REASON_LISTED);
    break;
  case FIXED_AMOUNT:
    return counted_read_word(pass, span, word->value) ? pass->floor : 0;
  case FIXED_FESTIVAL:
    if (!pass->vocabulary.festivals) return 0;
    add_word_period(pass, span, word);
    return pass->floor;
  case FIXED_PERIOD:
  case FIXED_YEAR: add_word_period(pass, span, word); return pass->floor;
  case FIXED_ERA: return read_era(pass, span, word) ? pass->floor : 0;
  case FIXED_MINUS:
    return counted_read_below(pass, at, span.end) ? pass->floor : 0;
  case FIXED_SOME:
    return counted_read_some(pass, at, span.end) ? pass->floor : 0;
  case FIXED_RANK: rank_add_word(pass, span, word->value); break;
  case FIXED_MONEY:
    if (counted_read(pass, text_skip(&pass->text, span.end), word, at))
      return pass->floor;
    break;
  }
  return span.end;
}
