/* numeral.c: one numeral, in one reading from left to right. A numeral is kept
** as parts, each closed by a big multiplier (三亿 | 五千万 | 二), the section
** that no big multiplier has closed yet, and the digit pending before the next
** multiplier. An uncertain numeral (三五百) is read twice. */
#include "numeral.h"

#define PARTS 12 /* 载 is the largest of 11 big multipliers */

enum Choice { CHOOSE_LOW, CHOOSE_HIGH };

typedef struct Part {
  Number value;
  int exponent;
} Part;

typedef struct Reader {
  const Text *text;
  const Glossary *units;
  enum Choice choice;
  uint32_t at;  /* where the next token begins */
  uint32_t end; /* of what was taken */
  Part *parts;  /* room for PARTS, of which part_count are set */
  int part_count;
  Number section, pending;
  bool has_section, has_pending;
  bool single;     /* pending is one digit, or a pair such as 六七 */
  bool pair;       /* a pair was seen */
  int last;        /* exponent of the last multiplier; 0: none yet */
  bool after_zero; /* 零 came after the last multiplier */
  bool decimal;    /* pending or section has decimals */
  bool room;       /* false: the digits did not fit */
  bool of;         /* after 分之, where 点五 is 0.5 */
  Numeral *numeral;
} Reader;

enum NumeralChar numeral_char(uint32_t c, int *value) {
  switch (c) {
  case 0x3007:
  case 0x96F6: *value = 0; return NUMERAL_DIGIT; /* 〇零 */
  case 0x4E00:
  case 0x58F9:
  case 0x5E7A:
  case 0x5F0C: /* 一壹幺弌 */ *value = 1; return NUMERAL_DIGIT;
  case 0x4E8C:
  case 0x8D30:
  case 0x4E24:
  case 0x4FE9:
  case 0x5F0D:
    *value = 2; /* 二贰两俩弍 */
    return NUMERAL_DIGIT;
  case 0x4E09:
  case 0x53C1:
  case 0x5F0E: *value = 3; return NUMERAL_DIGIT;
  case 0x56DB:
  case 0x8086: *value = 4; return NUMERAL_DIGIT; /* 四肆 */
  case 0x4E94:
  case 0x4F0D: *value = 5; return NUMERAL_DIGIT; /* 五伍 */
  case 0x516D:
  case 0x9646: *value = 6; return NUMERAL_DIGIT; /* 六陆 */
  case 0x4E03:
  case 0x67D2: *value = 7; return NUMERAL_DIGIT; /* 七柒 */
  case 0x516B:
  case 0x634C: *value = 8; return NUMERAL_DIGIT; /* 八捌 */
  case 0x4E5D:
  case 0x7396: *value = 9; return NUMERAL_DIGIT; /* 九玖 */
  case 0x5341:
  case 0x62FE: *value = 1; return NUMERAL_SMALL; /* 十拾 */
  case 0x767E:
  case 0x4F70: *value = 2; return NUMERAL_SMALL; /* 百佰 */
  case 0x5343:
  case 0x4EDF: *value = 3; return NUMERAL_SMALL; /* 千仟 */
  case 0x4E07: *value = 4; return NUMERAL_BIG;   /* 万 */
  case 0x4EBF: *value = 8; return NUMERAL_BIG;   /* 亿 */
  case 0x5146: *value = 12; return NUMERAL_BIG;  /* 兆 */
  case 0x4EAC: *value = 16; return NUMERAL_BIG;  /* 京 */
  case 0x5793: *value = 20; return NUMERAL_BIG;  /* 垓 */
  case 0x79ED: *value = 24; return NUMERAL_BIG;  /* 秭 */
  case 0x7A70: *value = 28; return NUMERAL_BIG;  /* 穰 */
  case 0x6C9F: *value = 32; return NUMERAL_BIG;  /* 沟 */
  case 0x6DA7: *value = 36; return NUMERAL_BIG;  /* 涧 */
  case 0x5EFF: *value = 2; return NUMERAL_TENS;  /* 廿 */
  case 0x5345: *value = 3; return NUMERAL_TENS;  /* 卅 */
  case 0x534C: *value = 4; return NUMERAL_TENS;  /* 卌 */
  case 0x51E0:
  case 0x6570: *value = 1; return NUMERAL_SOME; /* 几数 */
  default: *value = 0; return NUMERAL_NONE;
  }
}

static bool is_more(uint32_t c) {
  return c == CHAR_MORE || c == CHAR_REST || c == CHAR_SEVERAL;
}

/* The digits of cheques: 壹贰叁肆伍陆柒捌玖. */
static bool is_financial(uint32_t c) {
  int value;
  return c > 0x4E09 && c != CHAR_TWO && c != 0x4FE9 && c != 0x4E8C &&
         c != 0x56DB && c != 0x4E94 && c != 0x516D && c != 0x516B &&
         c != 0x4E5D && numeral_char(c, &value) == NUMERAL_DIGIT && value > 0;
}

/* How many Arabic digits stand at 'at', up to 'most'. */
static uint32_t count_digits(const Text *text, uint32_t at, uint32_t most) {
  uint32_t next, count = 0;
  while (count < most && is_digit(text_at(text, at, &next))) {
    at = next;
    count++;
  }
  return count;
}

/* How many digits stand between the commas, of which one is at 'at': 3, or 4
** where two commas at least do so (1,2345,6789); 0 where it parts nothing. */
static uint32_t separator_width(const Text *text, uint32_t at, uint32_t run) {
  uint32_t next, count;
  if (run > 4 || text_at(text, at, &next) != ',') return 0;
  count = count_digits(text, next, 5);
  if (count == 3 && run <= 3) return 3;
  if (count != 4) return 0;
  for (; count > 0; count--) text_at(text, next, &next);
  if (text_at(text, next, &next) != ',') return 0;
  return count_digits(text, next, 5) == 4 ? 4 : 0;
}

/* The digit that a superscript writes, or -1. */
static int superscript(uint32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return (int)(c - 0xB0);
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int)(c - 0x2070) : -1;
}

/* Reads the exponent at 'at', raised or not, of up to three digits. */
static bool read_exponent(const Text *text, uint32_t at, bool raised,
                          int *exponent, uint32_t *end) {
  uint32_t next, c = text_at(text, at, &next);
  bool negative = c == '-' || c == 0x207B;
  int count = 0;
  *exponent = 0;
  if (negative || c == '+' || c == 0x207A) at = next;
  for (;; at = next, count++) {
    int digit;
    c = text_at(text, at, &next);
    digit = raised ? superscript(c) : is_digit(c) ? (int)(c - '0') : -1;
    if (digit < 0 || count == 3) break;
    *exponent = *exponent * 10 + digit;
  }
  *end = at;
  if (negative) *exponent = -*exponent;
  return count > 0 && !is_letter(c) && !is_digit(c);
}

/* Takes the ×10⁸, ×10^8 or e8 of the scientific notation after digits. */
static void take_power(Reader *reader) {
  const Text *text = reader->text;
  uint32_t at = text_skip(text, reader->at), next, end;
  uint32_t c = text_at(text, at, &next);
  int exponent;
  bool raised;
  if (c == '*') {
    next = text_skip(text, next);
    if (text_at(text, next, &next) != '1') return;
    if (text_at(text, next, &next) != '0') return;
    raised = text_at(text, next, &end) != '^';
    if (!raised) next = end;
  } else {
    c = c == 'e' || c == 'E' ? char_at(text, next) : 0;
    raised = false;
    if (at != reader->at || (c != '+' && c != '-' && !is_digit(c))) return;
    if (is_digit(c) && !reader->numeral->point) return; /* 2E3 is a name */
  }
  if (!read_exponent(text, next, raised, &exponent, &end)) return;
  if (!number_shift(&reader->pending, exponent)) reader->room = false;
  reader->decimal = reader->numeral->point = true;
  reader->at = reader->end = end;
}

/* Takes Arabic digits, with separators and decimals, into 'pending'. */
static void take_arabic(Reader *reader) {
  const Text *text = reader->text;
  Numeral *numeral = reader->numeral;
  uint32_t next, run = 0, width = 0, at = reader->at;
  number_set(&reader->pending, 0);
  numeral->arabic = 0;
  while (reader->room) {
    uint32_t c = text_at(text, at, &next);
    if (is_digit(c)) {
      if (numeral->arabic == 0 && c == '0') numeral->zero = true;
      reader->room = number_append(&reader->pending, (int)(c - '0'));
      numeral->arabic++;
      run++;
    } else if (c == ',' && run > 0 &&
               (width == 0 ? (width = separator_width(text, at, run)) != 0
                           : count_digits(text, next, width + 1) == width)) {
      numeral->separated = true;
      run = 0;
    } else {
      break;
    }
    at = next;
  }
  if (numeral->arabic < 2) numeral->zero = false;
  if (text_at(text, at, &next) == '.' && count_digits(text, next, 1) == 1) {
    uint32_t c;
    reader->decimal = numeral->point = true;
    for (at = next; reader->room && is_digit(c = text_at(text, at, &next));
         at = next) {
      if (reader->pending.count > 0 || c != '0')
        reader->room = number_append(&reader->pending, (int)(c - '0'));
      reader->pending.exponent--;
    }
    if (reader->pending.exponent < -NUMBER_EXPONENT) reader->room = false;
  }
  reader->has_pending = true;
  reader->single = numeral->arabic == 1 && !reader->decimal;
  reader->at = reader->end = at;
  take_power(reader);
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

/* Whether the 两 before 'at' goes with the 一 before it: 一两百, 一两个; not
** so in 一两黄金. */
static bool is_one_or_two(const Reader *reader, uint32_t at) {
  const Text *text = reader->text;
  uint32_t end;
  int value;
  enum NumeralChar kind = numeral_char(char_at(text, at), &value);
  return kind == NUMERAL_SMALL || kind == NUMERAL_BIG ||
         glossary_after(reader->units, text, at, true, &end) != NULL;
}

/* Whether two digits in a row name a lower and a higher one: 三四, 三五. */
static bool is_pair(int a, int b) {
  return a > 0 && (b == a + 1 || (a == 3 && b == 5));
}

/* Takes a run of Chinese digits into 'pending'. */
static void take_digits(Reader *reader) {
  const Text *text = reader->text;
  int run[2] = {0, 0}, count = 0, value;
  uint32_t next, at = reader->at, c = 0, first_end = at;
  bool zeros = reader->last > 0; /* zeros after a multiplier say nothing */
  bool plain = true;
  number_set(&reader->pending, 0);
  for (; reader->room; at = next) {
    c = text_at(text, at, &next);
    if (numeral_char(c, &value) != NUMERAL_DIGIT) break;
    if (count > 0 && c == CHAR_TWO &&
        !(count == 1 && run[0] == 1 && is_one_or_two(reader, next)))
      break; /* 二两 */
    if (zeros && value == 0) {
      reader->after_zero = true;
      reader->end = next;
      continue;
    }
    zeros = false;
    if (is_financial(c)) plain = false;
    if (count < 2) run[count] = value;
    if (count++ == 0) first_end = next;
    reader->room = number_append(&reader->pending, value);
  }
  reader->at = at;
  reader->numeral->chinese = true;
  if (count == 0) return;
  reader->end = at;
  reader->has_pending = true;
  reader->single = count == 1;
  if (count == 2 && plain && is_pair(run[0], run[1])) {
    uint32_t after = text_skip(text, at);
    enum NumeralChar kind = numeral_char(text_at(text, after, &next), &value);
    uint32_t unit;
    if (text_at(text, after, &next) != CHAR_POINT &&
        (reader->last > 0 || kind == NUMERAL_SMALL || kind == NUMERAL_BIG ||
         glossary_after(reader->units, text, after, true, &unit) != NULL)) {
      number_set(&reader->pending,
                 (unsigned)run[reader->choice == CHOOSE_HIGH]);
      reader->pair = reader->single = true;
      return;
    }
  }
  if (count > 1 && reader->last == 1) { /* after 十 there is room for one */
    number_set(&reader->pending, (unsigned)run[0]);
    reader->at = reader->end = first_end;
    reader->single = true;
    return;
  }
  if (count > 1) reader->numeral->spelled = true;
}

static void add(Reader *reader, Number *to, const Number *what) {
  if (!number_add(to, what)) reader->room = false;
}

static void shift(Reader *reader, Number *number, int by) {
  if (!number_shift(number, by)) reader->room = false;
}

/* section += pending */
static void close_pending(Reader *reader) {
  if (!reader->has_pending) return;
  if (!reader->has_section) number_set(&reader->section, 0);
  add(reader, &reader->section, &reader->pending);
  reader->has_section = true;
  reader->has_pending = false;
}

static bool is_empty(const Reader *reader) {
  return !reader->has_pending && !reader->has_section &&
         reader->part_count == 0;
}

/* Takes 十 百 千. False when it cannot stand here. */
static bool take_small(Reader *reader, int exponent, uint32_t next) {
  bool empty = is_empty(reader);
  int most = exponent == 1 ? 1 : 3;
  if (reader->has_pending && reader->numeral->arabic > most) return false;
  if (reader->has_section && reader->last <= exponent) return false;
  if (reader->decimal && !reader->has_pending) return false;
  if (!reader->has_pending) {
    if (!empty && exponent != 1 && !reader->after_zero) return false;
    if (empty && exponent > 1) reader->numeral->bare = true;
    number_set(&reader->pending, 1);
    reader->numeral->chinese = true;
  }
  shift(reader, &reader->pending, exponent);
  reader->has_pending = true;
  close_pending(reader);
  reader->last = exponent;
  reader->after_zero = false;
  reader->decimal = false;
  reader->at = reader->end = next;
  return true;
}

/* Takes 万 亿 兆: it multiplies all that is smaller before it. */
static bool take_big(Reader *reader, int exponent, uint32_t next) {
  Number sum;
  bool any;
  if (is_empty(reader)) {
    number_set(&reader->pending, 1);
    reader->has_pending = true;
    reader->numeral->bare = true;
    reader->numeral->chinese = true;
  }
  close_pending(reader);
  any = reader->has_section;
  if (any)
    sum = reader->section;
  else
    number_set(&sum, 0);
  while (reader->part_count > 0 &&
         (reader->parts[reader->part_count - 1].exponent < exponent || !any)) {
    add(reader, &sum, &reader->parts[--reader->part_count].value);
    any = true;
  }
  if (reader->part_count == PARTS) return false;
  shift(reader, &sum, exponent);
  reader->parts[reader->part_count].value = sum;
  reader->parts[reader->part_count++].exponent = exponent;
  reader->has_section = false;
  reader->last = exponent;
  reader->after_zero = false;
  reader->decimal = false;
  reader->at = reader->end = next;
  return true;
}

/* The 五 of 三万五 stands for 五千. */
static void raise_short(Reader *reader) {
  if (reader->has_pending && reader->single && reader->last > 1 &&
      !reader->after_zero && reader->numeral->arabic < 2)
    shift(reader, &reader->pending, reader->last - 1);
}

/* Takes 点 and the digits after it. False when it is no decimal point:
 * 八点三十. */
static bool take_point(Reader *reader, uint32_t at) {
  const Text *text = reader->text;
  uint32_t next, c, from = text_skip(text, at), end;
  int value, count = 0;
  Number fraction;
  if (reader->decimal || (is_empty(reader) && !reader->of)) return false;
  raise_short(reader);
  close_pending(reader);
  number_set(&fraction, 0);
  for (at = from;; at = next) {
    enum NumeralChar kind;
    c = text_at(text, at, &next);
    kind = numeral_char(c, &value);
    if (is_digit(c))
      value = (int)(c - '0');
    else if (kind != NUMERAL_DIGIT)
      break;
    if (!number_append(&fraction, value)) reader->room = false;
    fraction.exponent--;
    count++;
  }
  if (count == 0 || c == CHAR_TEN || c == 0x523B || c == 0x949F) return false;
  if (c == CHAR_PART && second_char(text, at) != 0x4E4B) return false;
  if (fraction.exponent < -NUMBER_EXPONENT) reader->room = false;
  end = at;
  if (!reader->has_section) number_set(&reader->section, 0);
  if (reader->room) {
    if (reader->section.count == 0)
      reader->section = fraction;
    else
      add(reader, &reader->section, &fraction);
  }
  reader->has_section = true;
  reader->decimal = reader->numeral->point = true;
  reader->single = false;
  reader->at = reader->end = end;
  return true;
}

/* Takes 多 余 几 if a multiplier follows (十多万); notes it if not. */
static bool take_more(Reader *reader, uint32_t next) {
  Numeral *numeral = reader->numeral;
  uint32_t after = text_skip(reader->text, next), unused;
  int value;
  enum NumeralChar kind =
      numeral_char(text_at(reader->text, after, &unused), &value);
  if (is_empty(reader) || numeral->more.end > 0) return false;
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
  if (!is_empty(reader)) return false;
  if (kind != NUMERAL_SMALL && kind != NUMERAL_BIG) return false;
  number_set(&reader->pending, reader->choice == CHOOSE_HIGH ? 10 : 1);
  reader->has_pending = reader->pair = true;
  reader->single = false;
  reader->numeral->chinese = true;
  reader->at = reader->end = next;
  return true;
}

/* Takes k or w written for 千 and 万: 30w. */
static bool take_letter(Reader *reader, uint32_t c, uint32_t next) {
  uint32_t unused, after = text_at(reader->text, next, &unused);
  int exponent = c == 'k' || c == 'K' ? 3 : c == 'w' ? 4 : 0;
  if (exponent == 0 || reader->numeral->chinese || !reader->has_pending)
    return false;
  if (is_letter(after) || is_digit(after)) return false;
  return take_big(reader, exponent, next);
}

/* Whether the multiplier at 'at' begins a unit instead: 千瓦, 兆字节. A unit of
** one char never does. */
static bool begins_unit(const Reader *reader, uint32_t at) {
  uint32_t end, next, unit_end;
  text_at(reader->text, at, &next);
  if (is_empty(reader)) return false;
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

/* Takes one token; false when the numeral is over. */
static bool take_token(Reader *reader) {
  const Text *text = reader->text;
  uint32_t at = text_skip(text, reader->at), next, c;
  bool blank = at > reader->at;
  int value;
  enum NumeralChar kind;
  c = text_at(text, at, &next);
  kind = numeral_char(c, &value);
  if (blank && (is_empty(reader) ||
                (kind != NUMERAL_SMALL && kind != NUMERAL_BIG &&
                 c != CHAR_POINT && !(is_more(c) && reader->numeral->chinese) &&
                 !(reader->last > 0 && !reader->has_pending &&
                   (kind == NUMERAL_DIGIT || is_digit(c))))))
    return false;
  if (blank && reader->last == 0 && c == CHAR_POINT &&
      !reader->numeral->chinese)
    return false;
  reader->at = at;
  if (is_digit(c)) {
    if (reader->has_pending || reader->decimal) return false;
    if (reader->last == 0 && !is_empty(reader)) return false;
    take_arabic(reader);
    return true;
  }
  if (is_letter(c)) return take_letter(reader, c, next);
  switch (kind) {
  case NUMERAL_DIGIT:
    if (reader->has_pending || reader->decimal || pair_is_unit(reader, c))
      return false;
    take_digits(reader);
    return true;
  case NUMERAL_TENS:
    if (reader->has_pending || reader->decimal) return false;
    if (reader->has_section && reader->last <= 1) return false;
    number_set(&reader->pending, (unsigned)value);
    reader->has_pending = reader->numeral->chinese = true;
    return take_small(reader, 1, next);
  case NUMERAL_SMALL:
    if (begins_unit(reader, at)) return false;
    return take_small(reader, value, next);
  case NUMERAL_BIG:
    if (value > 8 && is_empty(reader)) return false;
    if (value > 12 && !closes_numeral(reader, next)) return false;
    if (begins_unit(reader, at)) return false;
    return take_big(reader, value, next);
  case NUMERAL_SOME:
    if (c == CHAR_SEVERAL && !is_empty(reader)) return take_more(reader, next);
    return take_some(reader, next);
  default:
    if (c == CHAR_POINT) return take_point(reader, next);
    if (is_more(c)) return take_more(reader, next);
    if (c == CHAR_ABOUT) return take_about(reader, next);
    if (c == CHAR_PIECE && reader->has_pending &&
        text_at(text, next, &next) == 0x4EBF)
      return take_big(reader, 8, next); /* 两个亿 */
    return false;
  }
}

/* Sums what was read into *sum; sets lead and multiplier of the numeral. */
static void finish(Reader *reader, Number *sum) {
  int i;
  raise_short(reader);
  close_pending(reader);
  if (reader->has_section)
    *sum = reader->section;
  else
    number_set(sum, 0);
  for (i = 0; i < reader->part_count; i++)
    add(reader, sum, &reader->parts[i].value);
}

/* Reads all tokens under one choice. False when nothing, or too much. */
static bool read_choice(Reader *reader, enum Choice choice, Number *sum) {
  Numeral *numeral = reader->numeral;
  uint32_t start = numeral->span.start;
  numeral->more.start = numeral->more.end = 0;
  numeral->span.start = start;
  numeral->chinese = numeral->bare = numeral->spelled = false;
  numeral->financial = numeral->zero = numeral->point = false;
  numeral->separated = false;
  numeral->arabic = 0;
  reader->choice = choice;
  reader->at = reader->end = start;
  reader->part_count = 0;
  reader->has_section = reader->has_pending = false;
  reader->single = reader->pair = reader->after_zero = false;
  reader->decimal = false;
  reader->last = 0;
  reader->room = true;
  while (reader->room && take_token(reader)) {}
  if (is_empty(reader) || !reader->room) return false;
  finish(reader, sum);
  numeral->span.end = reader->end;
  return reader->room && reader->end > start;
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
  numeral->financial =
      next == numeral->span.end && (is_financial(c) || c == 0x62FE); /* 拾 */
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

bool numeral_starts(uint32_t c) {
  int value;
  return is_digit(c) || numeral_char(c, &value) != NUMERAL_NONE;
}
