/* enclosed_test.c: titles and quoted terms in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "enclosed.h"
#include "failing_memory.h"

/* What is found, as kind, depth and inside: t0甲|q1乙| */
static void expect(const char *text, const char *wanted) {
  EnclosedList list = {0};
  char shown[2048];
  size_t used = 0;
  shown[0] = '\0';
  assert_true(enclosed_find(text, strlen(text), &list));
  for (size_t i = 0; i < list.count; i++) {
    const Enclosed *item = &list.items[i];
    used +=
        (size_t)snprintf(shown + used, sizeof shown - used, "%c%u%.*s|",
                         item->kind == ENCLOSED_TITLE ? 't' : 'q', item->depth,
                         (int)(item->inside.end - item->inside.start),
                         text + item->inside.start);
  }
  assert_string_equal(shown, wanted);
  enclosed_free(&list);
}

static void finds_titles_and_quoted_terms(void **state) {
  (void)state;
  expect("印发《甲规划》，推进“乙工程”和「丙」『丁』。",
         "t0甲规划|q0乙工程|q0丙|q0丁|");
  expect("", "");
  expect("无", "");
}

static void finds_what_is_nested(void **state) {
  (void)state;
  expect("《关于〈甲〉的“乙”通知》《丙》",
         "t0关于〈甲〉的“乙”通知|t1甲|q1乙|t0丙|");
  expect("《甲《乙》丙》", "t0甲《乙》丙|t1乙|");
}

static void leaves_out_what_is_not_closed(void **state) {
  (void)state;
  expect("《甲“乙”", "q0乙|");
  expect("《甲“乙》丙”", "t0甲“乙|");
  expect("“甲\n乙”《丙》", "t0丙|");
  expect("》甲《》“”", "");
  expect("“a don’t b”", "q0a don’t b|");
}

static void leaves_out_what_is_too_long(void **state) {
  char text[8192] = "";
  (void)state;
  strcat(text, "《");
  for (int i = 0; i < MAX_ENCLOSED_CHARS + 1; i++) strcat(text, "甲");
  strcat(text, "》《乙》");
  expect(text, "t0乙|");
  text[0] = '\0';
  for (int i = 0; i < 20; i++) strcat(text, "“");
  for (int i = 0; i < MAX_ENCLOSED_CHARS; i++) strcat(text, "甲");
  strcat(text, "“乙”");
  expect(text, "q0乙|");
}

static void says_when_memory_is_short(void **state) {
  EnclosedList list = {0};
  (void)state;
  allocations_left = 0;
  assert_false(enclosed_find("《甲》", strlen("《甲》"), &list));
  allocations_left = -1;
  enclosed_free(&list);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_titles_and_quoted_terms),
      cmocka_unit_test(finds_what_is_nested),
      cmocka_unit_test(leaves_out_what_is_not_closed),
      cmocka_unit_test(leaves_out_what_is_too_long),
      cmocka_unit_test(says_when_memory_is_short),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
