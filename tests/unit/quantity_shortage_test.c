/* quantity_shortage_test.c: every engine of the quantity pass under a memory
** that fails at its nth call, for every n: each says so, leaks nothing, and
** leaves behind what may be freed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "failing_memory.h"
#include "glossary.h"
#include "quantifier.h"

/* Something for every reader: fixed words, ranks, ratios, periods, amounts. */
static const char TEXT[] =
    "一、去年11月,对折以3比2和1:27居首位,前10名、第三届,每小时8元,零下5度,"
    "若干元,《3元》,$5,020-12345678,9点30分,8:30,一企一策,近3元5角至4亿元,"
    "三分之二、5%,8、13元,20世纪90年代,2016/2017年度。统一";

static const struct {
  enum WordList list;
  const char *word, *value;
  Meaning meaning;
} words[] = {
    {WORDS_UNITS, "元", "元", {UNIT_PLAIN, QUANTITY_CURRENCY, 0, 1, 100, NULL}},
    {WORDS_UNITS, "角", "角", {UNIT_PLAIN, QUANTITY_CURRENCY, 0, 1, 10, NULL}},
    {WORDS_UNITS, "%", "%", {UNIT_PLAIN, QUANTITY_PERCENT, 0, 0, 0, NULL}},
    {WORDS_UNITS,
     "度",
     "度",
     {UNIT_PLAIN, QUANTITY_TEMPERATURE, 0, 0, 0, NULL}},
    {WORDS_UNITS,
     "小时",
     "小时",
     {UNIT_PLAIN, QUANTITY_DIMENSION, 0, 3, 3600, NULL}},
    {WORDS_FIXED, "去年", "year-1", {FIXED_YEAR, 0, 0, 0, 0, NULL}},
    {WORDS_FIXED, "首位", "1", {FIXED_RANK, 0, 0, 0, 0, NULL}},
    {WORDS_FIXED, "$", "元", {FIXED_MONEY, QUANTITY_CURRENCY, 0, 0, 0, NULL}},
    {WORDS_FIXED, "对折", "5%", {FIXED_AMOUNT, 0, 0, 0, 0, NULL}},
    {WORDS_FIXED, "零下", "", {FIXED_MINUS, 0, 0, 0, 0, NULL}},
    {WORDS_FIXED, "若干", "", {FIXED_SOME, 0, 0, 0, 0, NULL}},
    {WORDS_FIXED, "统一", "", {FIXED_WORD, 0, 0, 0, 0, NULL}},
    {WORDS_BEFORE, "近", "", {0, 0, '~', 0, 0, NULL}},
};

/* One that knows them; NULL when memory is short. */
static Quantifier *open_quantifier(void) {
  Quantifier *quantifier = quantifier_new();
  bool made = quantifier != NULL;
  size_t i;
  Fault fault;
  for (i = 0; made && i < sizeof words / sizeof *words; i++) {
    Meaning meaning = words[i].meaning;
    meaning.value = words[i].value;
    made = quantifier_add(quantifier, words[i].list, words[i].word,
                          strlen(words[i].word), &meaning, &fault);
    if (!made) assert_int_equal(FAULT_MEMORY, fault.code);
  }
  if (made) quantifier_seal(quantifier);
  if (made) return quantifier;
  quantifier_free(quantifier);
  return NULL;
}

/* Runs 'work' with one allocation more at each turn, until it is done. */
static void starve(bool (*work)(void)) {
  int turn;
  bool done = false;
  for (turn = 0; !done; turn++) {
    assert_true(turn < 2000);
    allocations_left = turn;
    done = work();
    if (turn == 0) assert_false(done);
  }
  allocations_left = -1;
}

static bool make_forms(void) {
  uint16_t *forms = forms_new();
  memory_resize(forms, 0);
  return forms != NULL;
}

/* Enough words for all its tables to grow. */
static bool fill_glossary(void) {
  static uint16_t forms[TEXT_FORMS];
  Meaning meaning = {0, 0, 0, 0, 0, "x"};
  Glossary *glossary;
  char word[16];
  bool added = true;
  uint32_t i, end;
  Fault fault;
  Text text = {word, 0, forms};
  for (i = 0; i < TEXT_FORMS; i++) forms[i] = (uint16_t)i;
  glossary = glossary_new(forms, false);
  for (i = 0; glossary != NULL && added && i < 300; i++) {
    int length = snprintf(word, sizeof word, "w%u", i);
    added = glossary_add(glossary, word, (size_t)length, &meaning, &fault);
    text.length = (uint32_t)length;
    if (added)
      assert_non_null(glossary_after(glossary, &text, 0, false, &end));
    else
      assert_int_equal(FAULT_MEMORY, fault.code);
  }
  added = added && glossary != NULL;
  glossary_free(glossary);
  return added;
}

static bool add_quantities(void) {
  Quantities found = {0};
  Number number;
  uint32_t i;
  for (i = 0; i < 40; i++) {
    Span span = {i, i + 1};
    Quantity *item =
        quantities_add(&found, span, QUANTITY_NUMBER, ROLE_CLAIM, REASON_BARE);
    number_set(&number, i);
    if (item != NULL) item->value = quantities_add_number(&found, &number);
    if (item != NULL) item->grain = quantities_add_grain(&found, &number);
    if (item != NULL) item->unit = quantities_add_string(&found, "unit");
  }
  i = found.short_of_memory;
  quantities_free(&found);
  assert_null(found.items);
  return i == 0;
}

static bool know_words(void) {
  Quantifier *quantifier = open_quantifier();
  quantifier_free(quantifier);
  return quantifier != NULL;
}

static Quantifier *full; /* made with memory to spare */

static bool find(void) {
  QuantifierOptions options = {.words = true};
  Quantities found = {0};
  bool done = quantifier_find(full, TEXT, sizeof TEXT - 1, &options, &found);
  if (done)
    assert_int_equal(found.count, 24);
  else
    assert_true(found.count == 0 && found.items == NULL);
  quantities_free(&found);
  return done;
}

static void forms(void **state) {
  (void)state;
  starve(make_forms);
}

static void glossary(void **state) {
  (void)state;
  starve(fill_glossary);
}

static void quantities(void **state) {
  (void)state;
  starve(add_quantities);
}

static void quantifier(void **state) {
  (void)state;
  starve(know_words);
}

static void the_pass(void **state) {
  (void)state;
  full = open_quantifier();
  assert_non_null(full);
  starve(find);
  quantifier_free(full);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms), cmocka_unit_test(glossary),
      cmocka_unit_test(quantities), cmocka_unit_test(quantifier),
      cmocka_unit_test(the_pass)};
  return cmocka_run_group_tests_name("quantity shortage", tests, NULL, NULL);
}
