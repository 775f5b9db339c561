/* role.c: rules by which numbers that claim something are told from others.
** Each rule is one function; role_of asks them in order. */
#include "role.h"

#include <string.h>

#include "heading.h"

#define MEGA 0x5146u /* 兆 */

static Verdict verdict(enum QuantityRole role, enum QuantityReason reason) {
  Verdict said = {role, reason};
  return said;
}

static bool is_open_quote(uint32_t c) {
  return c == 0x201C || c == 0x2018 || c == 0x300A || c == 0x3008;
}

static bool is_close_quote(uint32_t c) {
  return c == 0x201D || c == 0x2019 || c == 0x300B || c == 0x3009;
}

static const Meaning *cue_before(const Text *text, const Vocabulary *vocabulary,
                                 uint32_t at) {
  uint32_t start, c;
  at = text_skip_back(text, at);
  c = text_before(text, at, &start);
  if (c == ':' || c == 0x201D) at = text_skip_back(text, start);
  return glossary_before(vocabulary->lists[WORDS_CUES], text, at, &start);
}

static bool has_cue(const Text *text, const Vocabulary *vocabulary, uint32_t at,
                    enum CueKind kind) {
  const Meaning *cue = cue_before(text, vocabulary, at);
  return cue != NULL && cue->kind == (int)kind;
}

/* Whether the + that ends at 'start' is the sign of a rate, +3.5%, and joins no
** names. */
static bool is_plus(const Text *text, const Vocabulary *vocabulary,
                    uint32_t start, const Amount *amount) {
  uint32_t c = char_before(text, start);
  if (amount->type != QUANTITY_PERCENT && amount->type != QUANTITY_POINTS)
    return false;
  if (is_han(c))
    return has_cue(text, vocabulary, start, CUE_CHANGE) ||
           has_cue(text, vocabulary, start, CUE_STATING);
  return !is_letter(c) && !is_digit(c);
}

/* GDP8.99万亿元, CPI2.1%: money or a rate right behind letters, the first of
** which at least stands before 'at'. */
static bool follows_indicator(const Text *text, uint32_t at,
                              const Amount *amount) {
  return is_letter(char_before(text, at)) &&
         (amount->type == QUANTITY_CURRENCY ||
          amount->type == QUANTITY_PERCENT);
}

/* Part of a name by the chars that touch it: KS-1Q, “1+9”, 3D. */
static bool touches_name(const Text *text, const Vocabulary *vocabulary,
                         const Amount *amount) {
  uint32_t start, before = text_before(text, amount->span.start, &start);
  uint32_t after;
  if (is_letter(before) && (amount->unit == NULL || before != 'M') &&
      !follows_indicator(text, start, amount))
    return true;
  if (before == '_' ||
      (before == '+' && !is_plus(text, vocabulary, start, amount)))
    return true;
  if (before == '-' && !amount->signed_) {
    uint32_t c = char_before(text, start);
    if (is_letter(c) || is_digit(c)) return true;
  }
  if (amount->unit != NULL) return false;
  after = char_at(text, amount->span.end);
  return (after == '+' && amount->approx == '=') || after == '_' ||
         is_letter(after);
}

/* “30条”, “7.31”: quoted whole; a bare number also at either end. */
static bool is_quoted(const Text *text, const Amount *amount) {
  bool open = is_open_quote(char_before(text, amount->span.start));
  bool close = is_close_quote(char_at(text, amount->span.end));
  return amount->unit == NULL ? open || close : open && close;
}

/* A bare number that refers, by a cue before it or by its own looks. */
static bool is_reference(const Text *text, const Vocabulary *vocabulary,
                         const Amount *amount, enum QuantityReason *reason) {
  const Numeral *numeral = &amount->numeral;
  uint32_t after = char_at(text, amount->span.end);
  *reason = REASON_CUED;
  if (has_cue(text, vocabulary, amount->span.start, CUE_REFERENCE)) return true;
  *reason = REASON_ZERO;
  if (numeral->zero && numeral->arabic > 1 && !numeral->point) return true;
  *reason = REASON_CHAINED;
  if (char_before(text, amount->span.start) == '[') return true;
  if (after == ']' || after == '@') return true;
  return numeral->arabic >= 9 && !numeral->separated && !numeral->point &&
         !numeral->chinese;
}

/* A bare 百, 万, 百亿: no digit multiplies it. */
static bool is_multiplier(const Numeral *numeral) {
  return numeral->bare && numeral->value.count == 1;
}

/* 工业4.0, Web3.0: a small number with a needless zero, at the end of a word.
 */
static bool is_version(const Text *text, const Amount *amount) {
  const Number *value = &amount->numeral.value;
  uint32_t before = char_before(text, amount->span.start);
  return amount->numeral.point && value->exponent == -1 && value->count == 2 &&
         value->digits[1] == 0 && is_han(before) && amount->approx == '=' &&
         !amount->range;
}

/* A bare number claims something where a word says so before it, or where it
** is large, or where it ends its clause. */
static Verdict bare_role(const Text *text, const Vocabulary *vocabulary,
                         const Amount *amount) {
  const Numeral *numeral = &amount->numeral;
  uint32_t after = char_at(text, text_skip(text, amount->context.end));
  bool large = numeral->multiplier >= 4 || numeral->point ||
               numeral->separated || amount->fraction;
  bool exact = amount->approx == '=';
  if (is_multiplier(numeral) && (exact || is_han(after)))
    return verdict(ROLE_NAME, REASON_THRESHOLD);
  if (numeral->multiplier == 12 && numeral->arabic > 0 &&
      char_before(text, numeral->span.end) == MEGA && !vocabulary->taiwan)
    return verdict(ROLE_NAME, REASON_NAMING); /* 800兆 */
  if (amount->range && !large && is_han(after))
    return verdict(ROLE_NAME, REASON_BARE);
  if (!exact) return verdict(ROLE_CLAIM, REASON_BOUND);
  if (is_version(text, amount) &&
      !has_cue(text, vocabulary, amount->span.start, CUE_STATING))
    return verdict(ROLE_NAME, REASON_SERIAL);
  if (large || amount->range) return verdict(ROLE_CLAIM, REASON_LARGE);
  if (!heading_is_boundary(after)) return verdict(ROLE_NAME, REASON_BARE);
  if (numeral->chinese && numeral->value.count < 2)
    return verdict(ROLE_IDIOM, REASON_SMALL);
  if (has_cue(text, vocabulary, amount->context.start, CUE_STATING))
    return verdict(ROLE_CLAIM, REASON_STATED);
  return verdict(ROLE_NAME, REASON_BARE);
}

/* 百亿元企业, 十亿级: a threshold that names a kind of thing. */
static bool is_threshold(const Text *text, const Amount *amount) {
  uint32_t c = char_at(text, amount->context.end);
  if (amount->numeral.multiplier >= 4 && amount->unit != NULL &&
      strcmp(amount->unit->value, "级") == 0)
    return true;
  if (!is_multiplier(&amount->numeral)) return false;
  if (amount->type == QUANTITY_PERCENT) return false; /* 百分之百 */
  if (amount->approx == '=') return true;
  if (amount->type == QUANTITY_NUMBER) return c == 0x7EA7; /* 级 */
  return c == 0x7EA7 || c == 0x4F01 || c == 0x9879 ||
         c == 0x7684; /* 级企项的 */
}

/* 来 内 间 以 前 后 期间 at 'at', after a number of years, make a period of it.
 */
static bool ends_period(const Text *text, uint32_t at) {
  uint32_t c = char_at(text, at);
  if (c == 0x671F) return second_char(text, at) == 0x95F4;
  return c == 0x6765 || c == 0x5185 || c == 0x95F4 || c == 0x4EE5 ||
         c == CHAR_BEFORE || c == 0x540E;
}

/* 3年, 两年, 11年, and 一天 一米: claimed after 连续; a period where 内 or 来
** follows. */
static Verdict years_role(const Text *text, const Vocabulary *vocabulary,
                          const Amount *amount) {
  uint32_t c = char_at(text, amount->span.end);
  const Meaning *cue = cue_before(text, vocabulary, amount->span.start);
  bool exact = amount->approx == '=' && !amount->range;
  if (cue != NULL && cue->kind == CUE_LASTING)
    return verdict(ROLE_CLAIM, REASON_LASTING);
  if (strcmp(amount->unit_name, "年") != 0) /* 一天 */
    return exact ? verdict(ROLE_IDIOM, REASON_SMALL)
                 : verdict(ROLE_CLAIM, REASON_BOUND);
  if (amount->value.count + amount->value.exponent > 2) /* 公元前221年 */
    return exact ? verdict(ROLE_NAME, REASON_SERIAL)
                 : verdict(ROLE_CLAIM, REASON_BOUND);
  if (cue != NULL && (cue->kind == CUE_RECENT || cue->kind == CUE_COMING))
    return verdict(ROLE_PERIOD, REASON_SPAN);
  if (ends_period(text, amount->span.end))
    return verdict(ROLE_PERIOD, REASON_SPAN);
  if (!exact) return verdict(ROLE_CLAIM, REASON_BOUND);
  if (amount->numeral.chinese || is_han(c))
    return verdict(ROLE_NAME, REASON_SERIAL);
  return verdict(ROLE_CLAIM, REASON_MEASURED);
}

/* 七届人大五次会议, 十一届十次全会: the name of a meeting. */
static bool names_meeting(const Text *text, const Amount *amount,
                          const Meaning *noun, bool doing) {
  uint32_t before = char_before(text, amount->span.start);
  if (strcmp(amount->unit_name, "次") != 0 || amount->approx != '=')
    return false;
  if (before == 0x5C4A) return true; /* 届 */
  return noun != NULL && noun->kind == NOUN_MEETING &&
         (!doing || before == CHAR_COMMA);
}

/* 二期, but not 两届 or 三届“…”. */
static bool is_serial(const Text *text, const Amount *amount, bool doing) {
  if (amount->unit->kind != UNIT_SERIAL) return false;
  if (doing && char_before(text, amount->span.start) != CHAR_COMMA)
    return false;
  return char_at(text, amount->number.start) != CHAR_TWO &&
         char_at(text, amount->span.end) != 0x201C;
}

/* A small Chinese count with its measure word: 三次会议, 八个着力. */
static Verdict small_role(const Text *text, const Vocabulary *vocabulary,
                          const Amount *amount) {
  uint32_t end, one;
  const Meaning *noun = glossary_after(vocabulary->lists[WORDS_NOUNS], text,
                                       amount->span.end, false, &end);
  bool is_one = number_small(&amount->value, 2, &one);
  bool doing = has_cue(text, vocabulary, amount->span.start, CUE_DOING);
  if (noun != NULL && noun->kind == NOUN_SLOGAN)
    return verdict(ROLE_IDIOM, REASON_SLOGAN);
  if (is_open_quote(char_before(text, amount->span.start)))
    return verdict(ROLE_IDIOM, REASON_QUOTED);
  if (names_meeting(text, amount, noun, doing))
    return verdict(ROLE_NAME, REASON_SERIAL);
  if (amount->approx != '=' || amount->range)
    return verdict(ROLE_CLAIM, REASON_BOUND);
  if (amount->unit->kind == UNIT_LOOSE && is_one)
    return doing ? verdict(ROLE_CLAIM, REASON_DOING)
                 : verdict(ROLE_IDIOM, REASON_SMALL);
  if (is_serial(text, amount, doing)) return verdict(ROLE_NAME, REASON_SERIAL);
  return verdict(ROLE_CLAIM, doing ? REASON_DOING : REASON_MEASURED);
}

/* The role that the unit gives; REASON_COUNT where it gives none. */
static Verdict unit_role(const Amount *amount) {
  if (amount->unit != NULL && amount->unit->kind == UNIT_NAME)
    return verdict(ROLE_NAME, REASON_NAMING);
  if (amount->unit != NULL && amount->unit->kind == UNIT_REFERENCE)
    return verdict(ROLE_REFERENCE, REASON_REFERRING);
  return verdict(ROLE_CLAIM, REASON_COUNT);
}

/* The role of a number that has a unit and is no name. */
static Verdict measured_role(const Text *text, const Vocabulary *vocabulary,
                             const Amount *amount) {
  uint32_t value;
  bool chinese = amount->numeral.chinese;
  if (is_threshold(text, amount)) return verdict(ROLE_NAME, REASON_THRESHOLD);
  if (amount->unit != NULL && amount->unit->kind == UNIT_GREAT)
    return amount->great ? verdict(ROLE_CLAIM, REASON_NOUN)
                         : verdict(ROLE_IDIOM, REASON_SLOGAN);
  if (strcmp(amount->unit_name, "年") == 0 ||
      (chinese && amount->type == QUANTITY_DIMENSION &&
       number_small(&amount->value, 2, &value)))
    return years_role(text, vocabulary, amount);
  if (chinese && amount->type == QUANTITY_NUMBER && amount->unit != NULL &&
      number_small(&amount->value, 21, &value))
    return small_role(text, vocabulary, amount);
  return verdict(ROLE_CLAIM, REASON_MEASURED);
}

Verdict role_of(const Text *text, const Vocabulary *vocabulary,
                const Amount *amount) {
  Verdict said = unit_role(amount);
  enum QuantityReason reason;
  if (touches_name(text, vocabulary, amount))
    return verdict(ROLE_NAME, REASON_LETTERS);
  if (said.role == ROLE_NAME) return said;
  if (is_quoted(text, amount)) return verdict(ROLE_NAME, REASON_QUOTED);
  if (said.role == ROLE_REFERENCE) return said;
  if (amount->unit == NULL && is_reference(text, vocabulary, amount, &reason))
    return verdict(ROLE_REFERENCE, reason);
  if (amount->unit_name[0] == '\0') return bare_role(text, vocabulary, amount);
  return measured_role(text, vocabulary, amount);
}
