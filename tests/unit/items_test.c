/* items_test.c: enumerations inside a paragraph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "items.h"

/* One line an item: its level, its ordinal, its text. The caller frees it. */
static char *items_of(const char *text) {
  Items items = {0};
  Span span = {0, (uint32_t)strlen(text)};
  size_t i, used = 0, size = strlen(text) * 4 + 256;
  char *shown = malloc(size);
  assert_non_null(shown);
  assert_true(items_find(&items, text, span));
  shown[0] = '\0';
  for (i = 0; i < items.count; i++) {
    const Item *item = &items.items[i];
    used += (size_t)snprintf(
        shown + used, size - used, "%d.%d %.*s\n", item->level, item->ordinal,
        (int)(item->span.end - item->span.start), text + item->span.start);
  }
  items_free(&items);
  return shown;
}

static void check(char *got, const char *wanted) {
  assert_string_equal(got, wanted);
  free(got);
}

static void test_series(void **state) {
  (void)state;
  check(items_of("抓好三项:一是稳增长;二是促改革;三是惠民生。"),
        "1.1 一是稳增长;\n1.2 二是促改革;\n1.3 三是惠民生。\n");
  check(items_of("一要学习,二要实践。"), "1.1 一要学习,\n1.2 二要实践。\n");
  check(items_of("首先,抓投入。其次,抓产出。最后,抓效益。"),
        "1.1 首先,抓投入。\n1.2 其次,抓产出。\n1.4 最后,抓效益。\n");
  check(items_of("包括(1)修路3.5公里;(2)架桥;(3)通水。"),
        "1.1 (1)修路3.5公里;\n1.2 (2)架桥;\n1.3 (3)通水。\n");
  check(items_of("①甲;②乙"), "1.1 ①甲;\n1.2 ②乙\n");
  check(items_of("第一,抓早。第二,抓小。"),
        "1.1 第一,抓早。\n1.2 第二,抓小。\n");
  check(items_of("——经济增长。增长5%。——民生改善。"),
        "1.1 ——经济增长。增长5%。\n1.2 ——民生改善。\n");
}

static void test_levels(void **state) {
  (void)state;
  check(items_of("一是稳增长。(1)扩投资;(2)促消费。二是惠民生。"),
        "1.1 一是稳增长。(1)扩投资;(2)促消费。\n2.1 (1)扩投资;\n"
        "2.2 (2)促消费。\n1.2 二是惠民生。\n");
}

static void test_what_is_no_item(void **state) {
  (void)state;
  check(items_of("一是一,二是二"), "1.1 一是一,\n1.2 二是二\n");
  check(items_of("问题之一是投入不足,另有三要素。"), "");
  check(items_of("增长3.5%,第二产业增长2.1%,二、三产业协同。"), "");
  check(items_of("2016年完成(3)项,企业(含民营)33家。"), "");
  check(items_of("龙头企业——云岭钢铁,产值——3亿元。"), "");
  check(items_of("一是投入不足。"), "");
  check(items_of(""), "");
}

static void test_passes_long_rows_of_dashes(void **state) {
  enum { DASHES = 1000000 };
  static const char dash[] = "—";
  Items items = {0};
  Span span = {0, 2 + 3 * DASHES};
  char *text = malloc(span.end);
  size_t i;
  (void)state;
  assert_non_null(text);
  text[0] = text[span.end - 1] = 'a';
  for (i = 0; i < DASHES; i++) memcpy(text + 1 + 3 * i, dash, 3);
  assert_true(items_find(&items, text, span));
  assert_int_equal(items.count, 0);
  items_free(&items);
  free(text);
}

static void test_a_second_series_starts_anew(void **state) {
  (void)state;
  check(items_of("一是甲;二是乙。另外,一是丙;二是丁;三是戊。"),
        "1.1 一是甲;\n1.2 二是乙。另外,\n1.1 一是丙;\n1.2 二是丁;\n"
        "1.3 三是戊。\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_series),
      cmocka_unit_test(test_levels),
      cmocka_unit_test(test_what_is_no_item),
      cmocka_unit_test(test_a_second_series_starts_anew),
      cmocka_unit_test(test_passes_long_rows_of_dashes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
