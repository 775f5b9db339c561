/* glossary_test.c: words found at and before a place, in every form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "failing_memory.h"
#include "glossary.h"

static uint16_t *forms;

static Text text_of(const char *bytes) {
  Text text = {bytes, (uint32_t)strlen(bytes), forms};
  return text;
}

static Glossary *glossary_of(bool backwards) {
  static const Meaning meter = {.value = "米", .group = 1, .size = 1};
  static const Meaning square = {.value = "平方米", .group = 2, .size = 1};
  Glossary *glossary = glossary_new(forms, backwards);
  assert_non_null(glossary);
  assert_true(glossary_add(glossary, "平方", 6, &meter, NULL));
  assert_true(glossary_add(glossary, "平方米", 9, &square, NULL));
  return glossary;
}

static int open_forms(void **state) {
  (void)state;
  forms = forms_new();
  return forms == NULL;
}

static int close_forms(void **state) {
  (void)state;
  memory_resize(forms, 0);
  return 0;
}

static void longest_word(void **state) {
  Glossary *glossary = glossary_of(false);
  Text text = text_of("平方米 平 方");
  uint32_t end = 0;
  (void)state;
  assert_string_equal(glossary_after(glossary, &text, 0, false, &end)->value,
                      "平方米");
  assert_int_equal(end, 9);
  assert_null(glossary_after(glossary, &text, 10, false, &end));
  assert_string_equal(glossary_after(glossary, &text, 10, true, &end)->value,
                      "米");
  assert_int_equal(end, text.length);
  assert_string_equal(
      glossary_member(glossary, &text, 0, false, 1, &end)->value, "米");
  assert_true(glossary_starts(glossary, 0x5E73));
  assert_false(glossary_starts(glossary, 0x65B9));
  glossary_free(glossary);
}

static void word_before(void **state) {
  Glossary *glossary = glossary_of(true);
  Text text = text_of("一平方米");
  uint32_t start = 0;
  (void)state;
  assert_string_equal(
      glossary_before(glossary, &text, text.length, &start)->value, "平方米");
  assert_int_equal(start, 3);
  assert_null(glossary_before(glossary, &text, 3, &start));
  assert_null(glossary_before(glossary, &text, 0, &start));
  glossary_free(glossary);
}

static void chars_in_one_form(void **state) {
  Text text = text_of("５萬\xFF元");
  uint32_t next, start;
  (void)state;
  assert_int_equal(text_at(&text, 0, &next), '5');
  assert_int_equal(next, 3);
  assert_int_equal(text_at(&text, 3, &next), 0x4E07);
  text_at(&text, 6, &next);
  assert_int_equal(next, 7);
  assert_int_equal(text_before(&text, text.length, &start), 0x5143);
  assert_int_equal(start, 7);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(longest_word),
                                     cmocka_unit_test(word_before),
                                     cmocka_unit_test(chars_in_one_form)};
  return cmocka_run_group_tests_name("glossary", tests, open_forms,
                                     close_forms);
}
