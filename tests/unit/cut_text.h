/* cut_text.h: a text cut by hand, as the tests of the matcher read it:
** "工业/n 投资/n <147亿元/currency/元> 。/x". The words are joined without
** blanks; in <> stands a quantity: its text, type and, where it has one, unit.
** A type that is the name of a role (period) makes a number of that role. */
#ifndef CUT_TEXT_H
#define CUT_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "matchview.h"
#include "tags.h"

#define CUT_WORDS 400
#define CUT_BYTES 8000

typedef struct CutText {
  char text[CUT_BYTES];
  uint32_t length;
  Word word_items[CUT_WORDS];
  Quantity quantity_items[CUT_WORDS];
  char strings[CUT_BYTES], digits[CUT_BYTES];
  Words words;
  Quantities quantities;
} CutText;

static int name_index(const char *const *names, int count, const char *name,
                      size_t length) {
  for (int i = 0; i < count; i++)
    if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
      return i;
  return -1;
}

/* The digits that a number begins with are its value. */
static Decimal cut_value(CutText *cut, const char *text, size_t length) {
  size_t size = 0;
  Decimal value = {{0, 0}};
  while (size < length && ((text[size] >= '0' && text[size] <= '9') ||
                           text[size] == '.' || text[size] == '-'))
    size++;
  value.digits.start = (uint32_t)cut->quantities.digits_count;
  memcpy(cut->digits + cut->quantities.digits_count, text, size);
  cut->quantities.digits_count += size;
  value.digits.end = (uint32_t)cut->quantities.digits_count;
  return value;
}

/* A number: text, then type, then unit, at 'slash' and 'unit'. */
static void cut_quantity(CutText *cut, Word *word, const char *item,
                         const char *slash, const char *end) {
  Quantity *quantity = &cut->quantity_items[cut->quantities.count];
  const char *unit = memchr(slash + 1, '/', (size_t)(end - slash - 1));
  size_t type_length = (size_t)((unit != NULL ? unit : end) - slash - 1);
  int type =
      name_index(quantity_type_names, QUANTITY_TYPES, slash + 1, type_length);
  int role =
      name_index(quantity_role_names, ROLE_COUNT, slash + 1, type_length);
  memset(quantity, 0, sizeof *quantity);
  quantity->span = quantity->number = quantity->context = word->span;
  quantity->type = type < 0 ? QUANTITY_NUMBER : (enum QuantityType)type;
  quantity->role = role < 0 ? ROLE_CLAIM : (enum QuantityRole)role;
  quantity->approx = '=';
  quantity->value = cut_value(cut, item, (size_t)(slash - item));
  if (unit != NULL) {
    size_t length = (size_t)(end - unit - 1);
    quantity->unit = (uint32_t)cut->quantities.strings_count;
    memcpy(cut->strings + quantity->unit, unit + 1, length);
    cut->strings[quantity->unit + length] = '\0';
    cut->quantities.strings_count += length + 1;
  }
  word->tag = TAG_M;
  word->quantity = (uint32_t)cut->quantities.count++;
}

static void cut_item(CutText *cut, const char *item, const char *end) {
  bool is_number = *item == '<' && end[-1] == '>' && end - item > 2;
  const char *slash;
  Word *word = &cut->word_items[cut->words.count++];
  if (is_number) {
    item++;
    end--;
  }
  for (slash = item + 1; *slash != '/';) slash++;
  memcpy(cut->text + cut->length, item, (size_t)(slash - item));
  word->span.start = cut->length;
  cut->length += (uint32_t)(slash - item);
  word->span.end = cut->length;
  word->quantity = WORD_NO_QUANTITY;
  if (is_number)
    cut_quantity(cut, word, item, slash, end);
  else
    word->tag = tag_find(slash + 1, (size_t)(end - slash - 1));
}

/* Cuts 'source' at its blanks. */
static void cut_text(CutText *cut, const char *source) {
  memset(cut, 0, sizeof *cut);
  cut->words.items = cut->word_items;
  cut->quantities.items = cut->quantity_items;
  cut->quantities.strings = cut->strings;
  cut->quantities.strings_count = 1; /* the first is "" */
  cut->quantities.digits = cut->digits;
  while (*source != '\0') {
    const char *end = source + strcspn(source, " ");
    if (end > source) cut_item(cut, source, end);
    source = *end == ' ' ? end + 1 : end;
  }
}

#endif
