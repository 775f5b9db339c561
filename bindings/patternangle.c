/* patternangle.c: reads <...>, what may stand at a place by its kind. */
#include <stdio.h>
#include <string.h>

#include "memory.h"
#include "number.h"
#include "patterntree.h"
#include "quantities.h"
#include "tags.h"

#define TYPE(name)     (1u << QUANTITY_##name)
#define ALL_TYPES      ((1u << QUANTITY_TYPES) - 1)
#define ALL_ROLES      ((1u << ROLE_COUNT) - 1)
#define CLAIM          (1u << ROLE_CLAIM)
#define MAX_SHOWN_KIND 60 /* bytes of a kind in a message */

static const struct {
  const char *name;
  ElementType type;
  uint32_t types, roles;
  UnitDemand unit_demand;
} kinds[] = {
    {"quantity", ELEMENT_QUANTITY, ALL_TYPES, CLAIM, UNIT_ANY},
    {"percent", ELEMENT_QUANTITY, TYPE(PERCENT), CLAIM, UNIT_ANY},
    {"points", ELEMENT_QUANTITY, TYPE(POINTS), CLAIM, UNIT_ANY},
    {"multiple", ELEMENT_QUANTITY, TYPE(MULTIPLE), CLAIM, UNIT_ANY},
    {"ratio", ELEMENT_QUANTITY, TYPE(RATIO), CLAIM, UNIT_ANY},
    {"rank", ELEMENT_QUANTITY, TYPE(RANK), CLAIM, UNIT_ANY},
    {"money", ELEMENT_QUANTITY, TYPE(CURRENCY), CLAIM, UNIT_ANY},
    {"count", ELEMENT_QUANTITY, TYPE(NUMBER), CLAIM, UNIT_SOME},
    {"number", ELEMENT_QUANTITY, TYPE(NUMBER), CLAIM, UNIT_NONE},
    {"amount", ELEMENT_QUANTITY,
     TYPE(NUMBER) | TYPE(CURRENCY) | TYPE(DIMENSION) | TYPE(AGE) |
         TYPE(TEMPERATURE),
     CLAIM, UNIT_ANY},
    {"period", ELEMENT_QUANTITY, ALL_TYPES, 1u << ROLE_PERIOD, UNIT_ANY},
    {"np", ELEMENT_NOUN_PHRASE, 0, 0, UNIT_ANY},
    {"vp", ELEMENT_VERB_PHRASE, 0, 0, UNIT_ANY},
    {"word", ELEMENT_WORD, 0, 0, UNIT_ANY},
    {"org", ELEMENT_BODY, 0, 0, UNIT_ANY},
    {"region", ELEMENT_REGION, 0, 0, UNIT_ANY},
    {"title", ELEMENT_TITLE, 0, 0, UNIT_ANY},
};
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

static const struct {
  const char *name;
  uint32_t bit;
} approximations[] = {{"exact", 1}, {"about", 2}, {"over", 4}, {"under", 8}};

typedef struct Angle {
  Patterns *patterns;
  PatternFault *fault;
  size_t at; /* of '<', where a fault is shown */
  Element element;
  bool named; /* its kind is known */
} Angle;

static bool is_word(const char *text, size_t length, const char *word) {
  return strlen(word) == length && memcmp(text, word, length) == 0;
}

static bool starts(const char *text, size_t length, const char *with) {
  return length > strlen(with) && memcmp(text, with, strlen(with)) == 0;
}

static bool fail_kind(const Angle *angle, const char *text, size_t length) {
  return pattern_fail(angle->fault, angle->at, "no element is called <%.*s>",
                      (int)(length < MAX_SHOWN_KIND ? length : MAX_SHOWN_KIND),
                      text);
}

static bool set_kind(Angle *angle, const char *text, size_t length) {
  for (size_t i = 0; i < KIND_COUNT; i++) {
    if (!is_word(text, length, kinds[i].name)) continue;
    angle->element.type = kinds[i].type;
    angle->element.types = kinds[i].types;
    angle->element.roles = kinds[i].roles;
    angle->element.unit_demand = kinds[i].unit_demand;
    angle->named = true;
    return true;
  }
  return false;
}

/* tag=v, or tag=n* for every tag that begins with n. */
static bool set_tag(Angle *angle, const char *text, size_t length) {
  bool is_prefix = length > 0 && text[length - 1] == '*';
  uint64_t *tags = angle->element.tags;
  bool found = false;
  if (is_prefix) length--;
  for (unsigned tag = 0; tag < TAG_LIMIT; tag++) {
    const char *name = tag_name((uint8_t)tag);
    if (name[0] == '\0' || strlen(name) < length ||
        memcmp(name, text, length) != 0 || (!is_prefix && name[length] != '\0'))
      continue;
    tags[tag / 64] |= (uint64_t)1 << tag % 64;
    found = true;
  }
  if (angle->named && angle->element.type != ELEMENT_WORD)
    return pattern_fail(angle->fault, angle->at, "only a word has a tag");
  angle->element.type = ELEMENT_WORD;
  angle->named = true;
  return found || pattern_fail(angle->fault, angle->at, "no tag is called %.*s",
                               (int)(length < 8 ? length : 8), text);
}

/* Quantities of any role may be asked for their unit or type alone. */
static bool need_quantity(Angle *angle) {
  if (!angle->named) {
    angle->element.type = ELEMENT_QUANTITY;
    angle->element.types = ALL_TYPES;
    angle->element.roles = ALL_ROLES;
    angle->named = true;
  }
  return angle->element.type == ELEMENT_QUANTITY ||
         pattern_fail(angle->fault, angle->at,
                      "only a quantity has a unit, a type and a size");
}

static bool set_unit(Angle *angle, const char *text, size_t length) {
  if (!need_quantity(angle)) return false;
  angle->element.unit_demand = UNIT_IS;
  angle->element.unit = patterns_string(angle->patterns, text, length);
  return angle->element.unit != PATTERN_NONE || pattern_shortage(angle->fault);
}

static bool set_type(Angle *angle, const char *text, size_t length) {
  if (!need_quantity(angle)) return false;
  for (unsigned i = 0; i < QUANTITY_TYPES; i++)
    if (is_word(text, length, quantity_type_names[i])) {
      angle->element.types = 1u << i;
      return true;
    }
  return pattern_fail(angle->fault, angle->at, "no type is called %.*s",
                      (int)(length < 20 ? length : 20), text);
}

static bool set_approximation(Angle *angle, const char *text, size_t length) {
  for (size_t i = 0; i < 4; i++)
    if (is_word(text, length, approximations[i].name)) {
      angle->element.approximates |= approximations[i].bit;
      return need_quantity(angle);
    }
  return false;
}

/* Takes 万, 亿, 万亿 from the end of a number; the power of ten that they are.
 */
static int take_multiplier(const char *text, size_t *length) {
  static const struct {
    const char *word;
    int power;
  } multipliers[] = {{"亿", 8}, {"万", 4}};
  int power = 0;
  for (size_t i = 0; i < 2; i++) {
    size_t size = strlen(multipliers[i].word);
    if (*length <= size ||
        memcmp(text + *length - size, multipliers[i].word, size) != 0)
      continue;
    *length -= size;
    power += multipliers[i].power;
  }
  return power;
}

static bool read_number(const char *text, size_t length, Number *number) {
  int power = take_multiplier(text, &length), decimals = 0;
  bool point = false, any = false;
  size_t i = 0;
  number_set(number, 0);
  if (length > 0 && text[0] == '-') {
    number->negative = true;
    i++;
  }
  for (; i < length; i++) {
    if (text[i] == '.' && !point) {
      point = true;
    } else {
      if (text[i] < '0' || text[i] > '9') return false;
      if (!number_append(number, text[i] - '0')) return false;
      decimals += point;
      any = true;
    }
  }
  return any && number_shift(number, power - decimals);
}

/* A bound such as >=1000, ≥1亿, ≤5: sets *bound to it. */
static bool set_bound(Angle *angle, const char *text, size_t length,
                      Bound *bound) {
  char digits[NUMBER_WRITTEN];
  Number number;
  if (!need_quantity(angle)) return false;
  if (!read_number(text, length, &number))
    return pattern_fail(angle->fault, angle->at, "'%.*s' is no number",
                        (int)(length < 40 ? length : 40), text);
  bound->digits =
      patterns_string(angle->patterns, digits, number_write(&number, digits));
  return bound->digits != PATTERN_NONE || pattern_shortage(angle->fault);
}

static bool read_condition(Angle *angle, const char *text, size_t length) {
  static const char *const least[] = {">=", "≥"}, *const most[] = {"<=", "≤"};
  for (int i = 0; i < 2; i++) {
    size_t sign = strlen(least[i]);
    if (starts(text, length, least[i]))
      return set_bound(angle, text + sign, length - sign,
                       &angle->element.least);
    if (starts(text, length, most[i]))
      return set_bound(angle, text + sign, length - sign, &angle->element.most);
  }
  if (starts(text, length, "unit="))
    return set_unit(angle, text + 5, length - 5);
  if (starts(text, length, "type="))
    return set_type(angle, text + 5, length - 5);
  if (starts(text, length, "tag=")) return set_tag(angle, text + 4, length - 4);
  angle->fault->message[0] = '\0';
  if (set_approximation(angle, text, length)) return true;
  if (angle->fault->message[0] != '\0') return false;
  if (!angle->named && set_kind(angle, text, length)) return true;
  return fail_kind(angle, text, length);
}

static bool add_element(Angle *angle) {
  Patterns *patterns = angle->patterns;
  if (!memory_grow((void **)&patterns->elements, &patterns->element_room,
                   patterns->element_count + 1, sizeof *patterns->elements))
    return pattern_shortage(angle->fault);
  patterns->elements[patterns->element_count++] = angle->element;
  return true;
}

/* One alternative: its kind and conditions, with blanks between. */
static bool read_alternative(Angle *angle, const char *text, size_t length) {
  size_t at = 0;
  memset(&angle->element, 0, sizeof angle->element);
  angle->element.least.digits = angle->element.most.digits = PATTERN_NONE;
  angle->named = false;
  while (at < length) {
    size_t start = at;
    while (at < length && text[at] != ' ') at++;
    if (at > start && !read_condition(angle, text + start, at - start))
      return false;
    while (at < length && text[at] == ' ') at++;
  }
  if (!angle->named)
    return pattern_fail(angle->fault, angle->at, "'<>' names no element");
  return add_element(angle);
}

/* The '>' that closes; >= and <= are signs within. */
static size_t find_close(const char *source, size_t length, size_t at) {
  for (size_t i = at + 1; i < length; i++) {
    bool is_sign = i + 1 < length && source[i + 1] == '=';
    if (source[i] == '\n' || (source[i] == '<' && !is_sign)) return length;
    if (source[i] == '>' && !is_sign) return i;
  }
  return length;
}

bool pattern_read_angle(Patterns *patterns, const char *source, size_t length,
                        size_t at, size_t *end, PatternFault *fault) {
  Angle angle = {.patterns = patterns, .fault = fault, .at = at};
  size_t close = find_close(source, length, at), start = at + 1;
  if (close == length) return pattern_fail(fault, at, "'<' without '>'");
  for (;;) {
    const char *bar = memchr(source + start, '|', close - start);
    size_t stop = bar != NULL ? (size_t)(bar - source) : close;
    if (!read_alternative(&angle, source + start, stop - start)) return false;
    if (bar == NULL) break;
    start = stop + 1;
  }
  *end = close + 1;
  return true;
}
