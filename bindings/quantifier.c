/* quantifier.c: the pass over a text. Chars at which something may begin are
** told by one table; at each of them the readers are asked in order: fixed
** words, headings, ordinals, periods, references, ratios, amounts. */
#include "quantifier.h"

#include <string.h>

#include "counted.h"
#include "fixed.h"
#include "heading.h"
#include "memory.h"
#include "rank.h"
#include "reference.h"

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
         c == EACH || c == 0x4E0A || c == 0x4E0B || c == 0x9996; /* 上下首 */
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
  pass_add(pass, span, QUANTITY_NUMBER, ROLE_IDIOM, REASON_SLOGAN);
  return true;
}

static bool read_heading(Pass *pass, uint32_t at, uint32_t c) {
  Span span = {at, at};
  bool line = heading_line_start(&pass->text, at);
  if (c != '(' && !line && !heading_clause_start(&pass->text, at)) return false;
  if (!heading_read(&pass->text, at, line, &span.end)) return false;
  pass_add(pass, span, c == CHAR_ORDER ? QUANTITY_ORDINAL : QUANTITY_NUMBER,
           ROLE_HEADING, REASON_NUMBERING);
  return true;
}

/* Whether a line goes on at 'at' as the row of a table does: with a place and
** no more, or with another number. */
static bool is_row(const Text *text, uint32_t at) {
  uint32_t next, c = 0, last = 0, i;
  for (i = 0; i < 30; i++, at = next) {
    last = c;
    c = text_at(text, at, &next);
    if (c == '\n') break;
    if (c == '.' && is_digit(last) && is_digit(char_at(text, next)))
      return true;
  }
  return c == '\n' && (last == 0x5E02 || last == 0x53BF || last == 0x7701 ||
                       last == 0x533A); /* 市县省区 */
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
  if (is_row(text, next)) return false;
  pass_add(pass, span, QUANTITY_NUMBER, ROLE_HEADING, REASON_NUMBERING);
  return true;
}

static bool read_period(Pass *pass, uint32_t at) {
  Period period;
  if (!period_read(&pass->text, pass->vocabulary.lists[WORDS_UNITS], at,
                   &period))
    return false;
  pass_add_period(pass, &period);
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
  if (end == 0) return c == ':' && counted_read_ratio(pass, at);
  pass_add_reference(pass, at, end, c == ':' ? REASON_CLOCK : REASON_CHAINED);
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
  if ((starts & START_WORD) != 0 && (end = fixed_read(pass, at)) != 0)
    return end;
  if ((starts & START_MARK) != 0) return pass_mark(pass, c, next);
  if ((starts & START_NUMBER) == 0) return next;
  if (c == EACH) return counted_read_each(pass, at) ? pass->floor : next;
  if (read_heading(pass, at, c)) return pass->floor;
  if (c == '(') return next;
  if (c == ONE && read_saying(pass, at)) return pass->floor;
  read = is_digit(c) ? read_special(pass, at) : read_period(pass, at);
  if (read) return pass->floor;
  if (c == CHAR_ORDER) return rank_read_ordinal(pass, at) ? pass->floor : next;
  if (c == CHAR_BEFORE) return rank_read_top(pass, at) ? pass->floor : next;
  if ((end = reference_hour(&pass->text, at)) != 0) {
    pass_add_reference(pass, at, end, REASON_CLOCK);
    return end;
  }
  if (counted_read(pass, at, NULL, at)) return pass->floor;
  /* more digits than a number may have */
  end = is_digit(c) ? reference_number(&pass->text, at)
                    : reference_chars(&pass->text, at);
  if (end == 0) return next;
  pass_add_reference(pass, at, end, REASON_CHAINED);
  return end;
}

/* 3、5、8家 and 9、12和15家: a bare number takes the unit of the next; not over
** the comma of a clause, ，. */
static void share_units(Pass *pass) {
  Quantities *out = pass->out;
  size_t i;
  for (i = out->count; i > 1; i--) {
    Quantity *bare = &out->items[i - 2];
    const Quantity *next = &out->items[i - 1];
    uint32_t end, c;
    if (bare->unit != 0 || next->unit == 0) continue;
    if (bare->grain.digits.end == bare->grain.digits.start) continue; /* 2/3 */
    c = text_at(&pass->text, bare->span.end, &end);
    if (c == ',' && end > bare->span.end + 1) continue;
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
  const unsigned char *starts = pass->starts;
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
  Pass pass = {quantifier->starts,
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
