/* numeral_test.c: numerals read into exact digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "memory.h"
#include "numeral.h"

static uint16_t *forms;
static Glossary *units;

static int open_units(void **state) {
  static const char *const names[] = {"千瓦", "千米", "兆字节",
                                      "斤",   "两",   "个"};
  Meaning meaning = {0, 0, 0, 0, 0, ""};
  size_t i;
  (void)state;
  forms = forms_new();
  units = glossary_new(forms, false);
  for (i = 0; i < sizeof names / sizeof *names; i++)
    assert_true(
        glossary_add(units, names[i], strlen(names[i]), &meaning, NULL));
  return 0;
}

static int close_units(void **state) {
  (void)state;
  glossary_free(units);
  memory_resize(forms, 0);
  return 0;
}

/* Reads 'written': "value" or "low..high", then what is left of the text. */
static void expect(const char *written, const char *wanted) {
  Text text = {written, (uint32_t)strlen(written), forms};
  char got[NUMBER_WRITTEN * 2 + 64], digits[NUMBER_WRITTEN];
  Numeral numeral;
  if (!numeral_read(&text, 0, units, &numeral)) {
    strcpy(got, "none");
  } else {
    number_write(&numeral.value, digits);
    sprintf(got, "%s", digits);
    if (numeral.range) {
      number_write(&numeral.high, digits);
      sprintf(got + strlen(got), "..%s", digits);
    }
    sprintf(got + strlen(got), "|%s", written + numeral.span.end);
  }
  assert_string_equal(wanted, got);
}

static void test_arabic(void **state) {
  (void)state;
  expect("1043.23亿", "104323000000|");
  expect("4.35亿元", "435000000|元");
  expect("1,234,567.5", "1234567.5|");
  expect("1,23", "1|,23");
  expect("４，５６５", "4565|");
  expect("007", "7|");
  expect("0.0500", "0.05|");
  expect("350万亿", "350000000000000|");
  expect("30w上下", "300000|上下");
  expect("12.", "12|.");
}

static void test_chinese(void **state) {
  (void)state;
  expect("一百二十三", "123|");
  expect("一百二", "120|");
  expect("一百零二", "102|");
  expect("三万五", "35000|");
  expect("两千四百五", "2450|");
  expect("壹佰贰拾", "120|");
  expect("五百卅四", "534|");
  expect("二〇一六", "2016|");
  expect("一点二五", "1.25|");
  expect("四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二",
         "4569831148725382|");
  expect("九京零九千萬零九百億零九十萬零九", "99000090000900009|");
  expect("一百 五 十 二", "152|");
  expect("八点三十分", "8|点三十分");
}

static void test_mixed(void **state) {
  (void)state;
  expect("3亿5千万", "350000000|");
  expect("25万6千", "256000|");
  expect("1千零1", "1001|");
  expect("1万600", "10600|");
  expect("10万千瓦", "100000|千瓦");
  expect("三千米", "3|千米");
  expect("三千两百两", "3200|两");
  expect("2025十大", "2025|十大");
}

static void test_uncertain(void **state) {
  (void)state;
  expect("三五百", "300..500|");
  expect("七八斤", "7..8|斤");
  expect("四十五六万", "450000..460000|");
  expect("一万六七", "16000..17000|");
  expect("几十万", "100000..1000000|");
  expect("十多万", "100000|");
  expect("120多个", "120|多个");
  expect("二二三四", "2234|");
}

static void test_too_long(void **state) {
  char digits[400];
  (void)state;
  memset(digits, '9', sizeof digits - 1);
  digits[sizeof digits - 1] = '\0';
  expect(digits, "none");
}

static void write(const Number *number, const char *wanted) {
  char digits[NUMBER_WRITTEN];
  number_write(number, digits);
  assert_string_equal(wanted, digits);
}

static void test_arithmetic(void **state) {
  Number a, b;
  bool cut;
  (void)state;
  number_set(&a, 1500);
  assert_true(number_shift(&a, -2));
  write(&a, "15");
  number_set(&b, 5);
  b.exponent = -3;
  assert_true(number_add(&a, &b));
  write(&a, "15.005");
  assert_true(number_times(&a, 60));
  write(&a, "900.3");
  number_set(&a, 2);
  number_set(&b, 3);
  assert_true(number_divide(&a, &b, &cut));
  write(&a, "0.66666666666666666666");
  number_set(&b, 0);
  assert_false(number_divide(&a, &b, &cut));
  assert_false(number_shift(&a, 1000));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_arabic),   cmocka_unit_test(test_chinese),
      cmocka_unit_test(test_mixed),    cmocka_unit_test(test_uncertain),
      cmocka_unit_test(test_too_long), cmocka_unit_test(test_arithmetic)};
  return cmocka_run_group_tests(tests, open_units, close_units);
}
