/* discover_test.c: new words of a text, and what happens short of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "discover.h"
#include "failing_memory.h"

/* 澜浦 thrice, each time between other chars. */
static const char text[] = "甲澜浦乙丙。丁澜浦戊己，庚澜浦辛壬癸";
static const DiscoverOptions options = {4, 3, 0, 1};

static void finds_what_varies_around(void **state) {
  Candidates found = {0};
  (void)state;
  assert_true(discover(text, sizeof text - 1, &options, &found));
  assert_int_equal(found.count, 1);
  assert_int_equal(found.items[0].span.start, 3);
  assert_int_equal(found.items[0].span.end, 9);
  assert_int_equal(found.items[0].count, 3);
  assert_true(found.items[0].left > 1.58 && found.items[0].left < 1.59);
  assert_true(found.items[0].cohesion > 2);
  candidates_free(&found);
}

static void takes_nothing(void **state) {
  Candidates found = {0};
  (void)state;
  assert_true(discover("", 0, &options, &found));
  assert_true(discover("\xE4\xB8", 2, &options, &found));
  assert_true(discover("abc\0\xFF", 5, &options, &found));
  assert_int_equal(found.count, 0);
  candidates_free(&found);
}

static void tells_of_short_memory(void **state) {
  (void)state;
  for (int n = 0;; n++) {
    Candidates found = {0};
    bool done;
    allocations_left = n;
    done = discover(text, sizeof text - 1, &options, &found);
    allocations_left = -1;
    candidates_free(&found);
    if (done) break;
    assert_true(n < 20);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_what_varies_around),
      cmocka_unit_test(takes_nothing),
      cmocka_unit_test(tells_of_short_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
