/* numeral.c: one numeral, in one reading from left to right, token by token. An
** uncertain numeral (三五百) is read twice. */
#include "numeral.h"

#include "reader.h"

static bool is_more(uint32_t c) {
  return c == CHAR_MORE || c == CHAR_REST || c == CHAR_SEVERAL;
}

/* Whether 两 at 'at' is a digit there: it is a unit of weight after a number
** (三千两) unless a multiplier follows. */
static bool pair_is_unit(const Reader *reader, uint32_t c) {
  int value;
  enum NumeralChar next =
      numeral_char(second_char(reader->text, reader->at), &value);
  if (c != CHAR_TWO || reader->end == reader->numeral->span.start) return false;
  return next != NUMERAL_SMALL && next != NUMERAL_BIG;
}

/* Takes 多 余 几 if a multiplier follows (十多万); notes it if not. */
static bool take_more(Reader *reader, uint32_t next) {
  Numeral *numeral = reader->numeral;
  uint32_t after = text_skip(reader->text, next), unused;
  int value;
  enum NumeralChar kind =
      numeral_char(text_at(reader->text, after, &unused), &value);
  if (reader_is_empty(reader) || numeral->more.end > 0) return false;
  numeral->more.start = reader->at;
  numeral->more.end = next;
  if (kind != NUMERAL_BIG && kind != NUMERAL_SMALL) return false;
  if (kind == NUMERAL_SMALL && (reader->last == 0 || reader->last <= value) &&
      reader->last > 0)
    return false;
  reader->at = after;
  return true;
}

/* Takes the 来 of 十来万. */
static bool take_about(Reader *reader, uint32_t next) {
  int value;
  if (reader->has_pending || reader->last < 1 || reader->last > 3 ||
      numeral_char(char_at(reader->text, next), &value) != NUMERAL_BIG)
    return false;
  return take_more(reader, next);
}

/* Takes 几 or 数 before a multiplier: from one to ten of it. */
static bool take_some(Reader *reader, uint32_t next) {
  int value;
  uint32_t unused;
  enum NumeralChar kind =
      numeral_char(text_at(reader->text, next, &unused), &value);
  if (!reader_is_empty(reader)) return false;
  if (kind != NUMERAL_SMALL && kind != NUMERAL_BIG) return false;
  number_set(&reader->pending, reader->choice == CHOOSE_HIGH ? 10 : 1);
  reader->has_pending = reader->pair = true;
  reader->single = false;
  reader->numeral->chinese = true;
  reader->at = reader->end = next;
  return true;
}

/* Takes k or w written for 千 and 万: 30w; W only where it is no 瓦: 10W元. */
static bool take_letter(Reader *reader, uint32_t c, uint32_t next) {
  uint32_t unused, after = text_at(reader->text, next, &unused);
  int exponent = c == 'k' || c == 'K' ? 3 : c == 'w' ? 4 : 0;
  if (c == 'W' && (after == '+' || after == 0x5143 || after == 0x4EBA))
    exponent = 4; /* 元人 */
  if (exponent == 0 || reader->numeral->chinese || !reader->has_pending)
    return false;
  if (is_letter(after) || is_digit(after)) return false;
  return reader_take_big(reader, exponent, next);
}

/* Whether the multiplier at 'at' begins a unit instead: 千瓦, 兆字节. A unit of
** one char never does. */
static bool begins_unit(const Reader *reader, uint32_t at) {
  uint32_t end, next, unit_end;
  text_at(reader->text, at, &next);
  if (reader_is_empty(reader)) return false;
  if (glossary_after(reader->units, reader->text, at, false, &end) == NULL)
    return false;
  if (end <= next) return false;
  /* 三千米 and 五百米: 千米 is a unit, but 千万米 is not */
  return !(glossary_after(reader->units, reader->text, next, false,
                          &unit_end) != NULL &&
           unit_end > end);
}

/* 京 沟 涧 also begin names (2016京津冀): they count only among other chars of
** a Chinese numeral, or at its end. */
static bool closes_numeral(const Reader *reader, uint32_t at) {
  int value;
  uint32_t next, c = text_at(reader->text, at, &next);
  if (!reader->numeral->chinese) return false;
  return c < 0x3400 || numeral_char(c, &value) != NUMERAL_NONE;
}

/* Whether the digits at 'at', behind a blank, have a multiplier of their own,
** smaller than the last: 3亿 5千万, but not 4亿 6%. */
static bool goes_on(const Reader *reader, uint32_t at) {
  const Text *text = reader->text;
  uint32_t next, c = text_at(text, at, &next), count;
  int value;
  enum NumeralChar kind = numeral_char(c, &value);
  if (kind == NUMERAL_DIGIT) /* 一百 二十, but not 九百亿 三五百 */
    return numeral_char(char_at(text, next), &value) != NUMERAL_DIGIT;
  if (!is_digit(c)) return false;
  for (count = 0; count < 12 && (is_digit(c) || c == '.' || c == ',');
       count++, at = next)
    c = text_at(text, at, &next);
  if (c == ' ') c = char_at(text, text_skip(text, at));
  kind = numeral_char(c, &value);
  return (kind == NUMERAL_BIG || kind == NUMERAL_SMALL) && value < reader->last;
}

/* Takes one token; false when the numeral is over. */
static bool take_token(Reader *reader) {
  const Text *text = reader->text;
  uint32_t at = text_skip(text, reader->at), next, c;
  bool blank = at > reader->at;
  int value;
  enum NumeralChar kind;
  c = text_at(text, at, &next);
  kind = numeral_char(c, &value);
  if (blank &&
      (reader_is_empty(reader) ||
       (kind != NUMERAL_SMALL && kind != NUMERAL_BIG && c != CHAR_POINT &&
        !(is_more(c) && reader->numeral->chinese) &&
        !(reader->last > 0 && !reader->has_pending && goes_on(reader, at)))))
    return false;
  if (blank && reader->last == 0 && c == CHAR_POINT &&
      !reader->numeral->chinese)
    return false;
  reader->at = at;
  if (is_digit(c)) {
    if (reader->has_pending || reader->decimal) return false;
    if (reader->last == 0 && !reader_is_empty(reader)) return false;
    reader_take_arabic(reader);
    return true;
  }
  if (is_letter(c)) return take_letter(reader, c, next);
  switch (kind) {
  case NUMERAL_DIGIT:
    if (reader->has_pending || reader->decimal || pair_is_unit(reader, c))
      return false;
    reader_take_digits(reader);
    return true;
  case NUMERAL_TENS:
    if (reader->has_pending || reader->decimal) return false;
    if (reader->has_section && reader->last <= 1) return false;
    number_set(&reader->pending, (unsigned)value);
    reader->has_pending = reader->numeral->chinese = true;
    return reader_take_small(reader, 1, next);
  case NUMERAL_SMALL:
    if (begins_unit(reader, at)) return false;
    return reader_take_small(reader, value, next);
  case NUMERAL_BIG:
    if (value > 8 && reader_is_empty(reader)) return false;
    if (value > 12 && !closes_numeral(reader, next)) return false;
    if (begins_unit(reader, at)) return false;
    return reader_take_big(reader, value, next);
  case NUMERAL_SOME:
    if (c == CHAR_SEVERAL && !reader_is_empty(reader))
      return take_more(reader, next);
    return take_some(reader, next);
  default:
    if (c == CHAR_POINT) return reader_take_point(reader, next);
    if (is_more(c)) return take_more(reader, next);
    if (c == CHAR_ABOUT) return take_about(reader, next);
    if (c == CHAR_PIECE && reader->has_pending &&
        text_at(text, next, &next) == 0x4EBF)
      return reader_take_big(reader, 8, next); /* 两个亿 */
    return false;
  }
}

/* Reads all tokens under one choice. False when nothing, or too much. */
static bool read_choice(Reader *reader, enum Choice choice, Number *sum) {
  Numeral *numeral = reader->numeral;
  reader_restart(reader, choice);
  while (reader->room && take_token(reader)) {}
  if (reader_is_empty(reader) || !reader->room) return false;
  reader_sum(reader, sum);
  numeral->span.end = reader->end;
  return reader->room && reader->end > numeral->span.start;
}

/* Parts 'value' into lead and closing multiplier, for 3至5亿. */
static void find_lead(const Text *text, Numeral *numeral) {
  uint32_t at = numeral->span.end, start;
  int value;
  numeral->lead = numeral->value;
  numeral->multiplier = numeral->big = 0;
  while (at > numeral->span.start) {
    enum NumeralChar kind = numeral_char(text_before(text, at, &start), &value);
    if (kind != NUMERAL_BIG && kind != NUMERAL_SMALL) break;
    if (kind == NUMERAL_SMALL && value == 1) break;
    if (start == numeral->span.start) break;
    numeral->multiplier += value;
    if (kind == NUMERAL_BIG) numeral->big = numeral->multiplier;
    at = text_skip_back(text, start);
  }
  if (!number_shift(&numeral->lead, -numeral->multiplier))
    numeral->multiplier = 0;
}

static bool read(const Text *text, uint32_t at, const Glossary *units, bool of,
                 Numeral *numeral) {
  Part parts[PARTS];
  Reader reader = {.text = text,
                   .units = units,
                   .of = of,
                   .parts = parts,
                   .numeral = numeral};
  uint32_t next, c = text_at(text, at, &next);
  numeral->span.start = at;
  numeral->range = false;
  if (!read_choice(&reader, CHOOSE_LOW, &numeral->value)) return false;
  if (reader.pair) {
    numeral->range = true;
    if (!read_choice(&reader, CHOOSE_HIGH, &numeral->high)) return false;
  }
  numeral->financial = next == numeral->span.end &&
                       (numeral_is_financial(c) || c == 0x62FE); /* 拾 */
  find_lead(text, numeral);
  return true;
}

bool numeral_read(const Text *text, uint32_t at, const Glossary *units,
                  Numeral *numeral) {
  return read(text, at, units, false, numeral);
}

bool numeral_read_part(const Text *text, uint32_t at, const Glossary *units,
                       Numeral *numeral) {
  return read(text, at, units, true, numeral);
}
