/* quantifier_test.c: the pass with a few words of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "glossary.h"
#include "quantifier.h"

static Quantifier *quantifier;

static void add(enum WordList list, const char *word, int kind, int type,
                char sign, const char *value) {
  Meaning meaning = {kind, type, sign, 0, 0, value};
  assert_true(
      quantifier_add(quantifier, list, word, strlen(word), &meaning, NULL));
}

static int open_quantifier(void **state) {
  (void)state;
  quantifier = quantifier_new();
  assert_non_null(quantifier);
  add(WORDS_UNITS, "元", UNIT_PLAIN, QUANTITY_CURRENCY, 0, "元");
  add(WORDS_UNITS, "家", UNIT_PLAIN, QUANTITY_NUMBER, 0, "家");
  add(WORDS_UNITS, "%", UNIT_PLAIN, QUANTITY_PERCENT, 0, "%");
  add(WORDS_UNITS, "强", UNIT_NAME, QUANTITY_NUMBER, 0, "强");
  add(WORDS_FIXED, "统一", FIXED_WORD, 0, 0, "");
  add(WORDS_FIXED, "去年", FIXED_YEAR, 0, 0, "year-1");
  add(WORDS_FIXED, "首位", FIXED_RANK, 0, 0, "1");
  add(WORDS_BEFORE, "约", 0, 0, '~', "");
  add(WORDS_AFTER, "以上", 0, 0, '>', "");
  quantifier_seal(quantifier);
  return 0;
}

static int close_quantifier(void **state) {
  (void)state;
  quantifier_free(quantifier);
  return 0;
}

/* One word a quantity: text:value:unit:approx:role. */
static void expect(const char *text, const char *wanted) {
  Quantities found = {0};
  char got[1024] = "";
  size_t i;
  assert_true(quantifier_find(quantifier, text, strlen(text), NULL, &found));
  for (i = 0; i < found.count; i++) {
    const Quantity *item = &found.items[i];
    Span value = item->value.digits;
    sprintf(got + strlen(got), "%s%.*s:%.*s%s:%s:%c:%s", i > 0 ? " " : "",
            (int)(item->span.end - item->span.start), text + item->span.start,
            (int)(value.end - value.start),
            found.digits != NULL ? found.digits + value.start : "",
            found.strings + item->period, found.strings + item->unit,
            item->approx, quantity_role_names[item->role]);
  }
  quantities_free(&found);
  assert_string_equal(wanted, got);
}

static void test_amounts(void **state) {
  (void)state;
  expect("", "");
  expect("约3亿元", "3亿元:300000000:元:~:claim");
  expect("120多家", "120多家:120:家:>:claim");
  expect("10%以上", "10%:10:%:>:claim");
  expect("500强,统一", "500强:500:强:=:name");
  expect("首位", "首位:1:位:=:claim");
}

static void test_periods(void **state) {
  (void)state;
  expect("2016年", "2016年:2016::=:period");
  expect("去年1-3月", "去年1-3月:year-1-01..year-1-03::=:period");
  expect("前三季度", "前三季度:year+0Q1..year+0Q3::=:period");
}

/* A name that fills the notation leaves no room for the ".." of 以来. */
static void test_long_name_of_a_year(void **state) {
  static const char text[] = "隔年3月以来";
  char name[120], wanted[96];
  Quantities found = {0};
  Quantifier *own = quantifier_new();
  Meaning meaning = {FIXED_YEAR, 0, 0, 0, 0, name};
  (void)state;
  assert_non_null(own);
  memset(name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  memset(wanted, 'x', sizeof wanted - 1);
  wanted[sizeof wanted - 1] = '\0';
  assert_true(quantifier_add(own, WORDS_FIXED, "隔年", 6, &meaning, NULL));
  quantifier_seal(own);
  assert_true(quantifier_find(own, text, sizeof text - 1, NULL, &found));
  assert_string_equal(found.strings + found.items[0].period, wanted);
  quantities_free(&found);
  quantifier_free(own);
}

static void test_others(void **state) {
  (void)state;
  expect("一、概况", "一:::=:heading");
  expect("4006-256-896", "4006-256-896:::=:reference");
  expect("见http://a.cn/30%25", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_amounts),
                                     cmocka_unit_test(test_periods),
                                     cmocka_unit_test(test_long_name_of_a_year),
                                     cmocka_unit_test(test_others)};
  return cmocka_run_group_tests(tests, open_quantifier, close_quantifier);
}
