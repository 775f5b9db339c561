/* quantifier_fuzz.c: any bytes as clean text. Quantities must lie in order,
** inside the text, each with its parts inside. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "glossary.h"
#include "quantifier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
  enum WordList list;
  const char *word, *value;
  Meaning meaning;
} words[] = {
    {WORDS_UNITS, "元", "元", {UNIT_PLAIN, QUANTITY_CURRENCY, 0, 1, 100, NULL}},
    {WORDS_UNITS, "角", "角", {UNIT_PLAIN, QUANTITY_CURRENCY, 0, 1, 10, NULL}},
    {WORDS_UNITS, "个", "个", {UNIT_LOOSE, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_UNITS, "大", "个", {UNIT_GREAT, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_UNITS, "%", "%", {UNIT_PLAIN, QUANTITY_PERCENT, 0, 0, 0, NULL}},
    {WORDS_UNITS, "年", "年", {UNIT_PLAIN, QUANTITY_DIMENSION, 0, 2, 12, NULL}},
    {WORDS_UNITS,
     "小时",
     "小时",
     {UNIT_PLAIN, QUANTITY_DIMENSION, 0, 3, 3600, NULL}},
    {WORDS_UNITS, "分", "分", {UNIT_PLAIN, QUANTITY_DIMENSION, 0, 3, 60, NULL}},
    {WORDS_FIXED,
     "去年",
     "year-1",
     {FIXED_YEAR, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_FIXED, "首位", "1", {FIXED_RANK, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_FIXED, "$", "美元", {FIXED_MONEY, QUANTITY_CURRENCY, 0, 0, 0, NULL}},
    {WORDS_FIXED, "对折", "5%", {FIXED_AMOUNT, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_FIXED, "零下", "", {FIXED_MINUS, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_FIXED, "若干", "", {FIXED_SOME, QUANTITY_NUMBER, 0, 0, 0, NULL}},
    {WORDS_UNITS,
     "度",
     "度",
     {UNIT_PLAIN, QUANTITY_TEMPERATURE, 0, 0, 0, NULL}},
    {WORDS_CUES, "增长", "", {CUE_CHANGE, 0, 0, 0, 0, NULL}},
    {WORDS_BEFORE, "大于", "", {0, 0, '>', 0, 0, NULL}},
    {WORDS_BEFORE, "小于", "", {0, 0, '<', 0, 0, NULL}},
    {WORDS_BEFORE, "约", "", {0, 0, '~', 0, 0, NULL}},
    {WORDS_AFTER, "以上", "", {0, 0, '>', 0, 0, NULL}},
    {WORDS_CUES, "连续", "", {CUE_LASTING, 0, 0, 0, 0, NULL}},
    {WORDS_NOUNS, "平台", "", {NOUN_THING, 0, 0, 0, 0, NULL}},
};

static Quantifier *open_quantifier(void) {
  Quantifier *quantifier = quantifier_new();
  Fault fault;
  size_t i;
  if (quantifier == NULL) abort();
  for (i = 0; i < sizeof words / sizeof *words; i++) {
    Meaning meaning = words[i].meaning;
    meaning.value = words[i].value;
    if (!quantifier_add(quantifier, words[i].list, words[i].word,
                        strlen(words[i].word), &meaning, &fault))
      abort();
  }
  quantifier_seal(quantifier);
  return quantifier;
}

static void check(const Quantities *found, size_t size) {
  uint32_t at = 0;
  size_t i;
  for (i = 0; i < found->count; i++) {
    const Quantity *item = &found->items[i];
    if (item->span.start < at || item->span.end <= item->span.start) abort();
    if (item->span.end > size || item->context.end > size) abort();
    if (item->context.start > item->span.start) abort();
    if (item->context.end < item->span.end) abort();
    if (item->unit >= found->strings_count) abort();
    if (item->period >= found->strings_count) abort();
    at = item->span.end;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Quantifier *quantifier; /* opened once; never changed by a find */
  Quantities found = {0};
  if (quantifier == NULL) quantifier = open_quantifier();
  if (!quantifier_find(quantifier, (const char *)data, size, NULL, &found))
    abort();
  check(&found, size);
  quantities_free(&found);
  return 0;
}
