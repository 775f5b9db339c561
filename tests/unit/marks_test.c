/* marks_test.c: words of every length found at the places where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "marks.h"

static void add(Marks *marks, enum MarkKind kind, const char *word) {
  assert_true(marks_add(marks, kind, word, strlen(word)));
}

static unsigned seen(const Marks *marks, const char *text) {
  return marks_seen(marks, text, 0, strlen(text));
}

static void test_seen_any_length(void **state) {
  static const char *const words[] = {"q",  "网页", "网",      "·",
                                      "é6", "www.", "版权所有"};
  size_t i, count = sizeof words / sizeof *words;
  Marks marks = {0};
  (void)state;
  for (i = 0; i < count; i++) add(&marks, (enum MarkKind)i, words[i]);
  assert_int_equal(seen(&marks, "这里什么也没有说"), 0);
  assert_int_equal(seen(&marks, "q"), 1);
  assert_int_equal(seen(&marks, "本网公布的数字"), 1 << 2);
  assert_int_equal(seen(&marks, "网"), 1 << 2);
  assert_int_equal(seen(&marks, "这个网页"), 1 << 1 | 1 << 2);
  assert_int_equal(seen(&marks, "首页·新闻中心"), 1 << 3);
  assert_int_equal(seen(&marks, "首页·"), 1 << 3);
  assert_int_equal(seen(&marks, "é6"), 1 << 4);
  assert_int_equal(seen(&marks, "见www."), 1 << 5);
  assert_int_equal(seen(&marks, "市政府版权所有"), 1 << 6);
  marks_free(&marks);
}

static void test_longest(void **state) {
  static const char text[] = "打印本页";
  Marks marks = {0};
  (void)state;
  add(&marks, MARK_BUTTON, "打");
  assert_int_equal(marks_longest(&marks, MARK_BUTTON, text, 0, 12), 3);
  add(&marks, MARK_BUTTON, "打印");
  assert_int_equal(marks_longest(&marks, MARK_BUTTON, text, 0, 12), 6);
  assert_int_equal(marks_longest(&marks, MARK_BUTTON, text, 0, 3), 3);
  assert_int_equal(marks_longest(&marks, MARK_BUTTON, text, 3, 12), 0);
  assert_int_equal(marks_longest(&marks, MARK_MENU, text, 0, 12), 0);
  marks_free(&marks);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_seen_any_length),
                                     cmocka_unit_test(test_longest)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
