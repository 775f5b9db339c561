/* sentences_test.c: where sentences end, and walking over them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "outliner.h"
#include "sentences.h"

/* The sentences of 'text' with a '|' after each. The caller frees it. */
static char *sentences_of(const char *text) {
  Outline outline = {0};
  SentenceCursor cursor = {0};
  Sentence sentence;
  size_t size = strlen(text) * 2 + 16, used = 0;
  char *shown = malloc(size);
  assert_non_null(shown);
  assert_true(outline_build(&outline, text, strlen(text), NULL));
  shown[0] = '\0';
  while (outline_sentence(&outline, text, &cursor, &sentence)) {
    Span span = sentence.span;
    used += (size_t)snprintf(shown + used, size - used, "%.*s|",
                             (int)(span.end - span.start), text + span.start);
  }
  outline_free(&outline);
  return shown;
}

static void check(char *got, const char *wanted) {
  assert_string_equal(got, wanted);
  free(got);
}

static void test_sentences(void **state) {
  (void)state;
  check(sentences_of("增长3.5%。完成！好吗？是;还有"),
        "增长3.5%。|完成！|好吗？|是;还有|");
  check(sentences_of("他说“可以。行。”随后离开。好。"),
        "他说“可以。行。”|随后离开。|好。|");
  check(sentences_of("提出“稳。进。”的要求。好。"),
        "提出“稳。进。”的要求。|好。|");
  check(sentences_of("任务(详见附表。共三项)完成。好。"),
        "任务(详见附表。共三项)完成。|好。|");
  check(sentences_of("网址http://a.cn/b?id=1有效。好!好?!"),
        "网址http://a.cn/b?id=1有效。|好!|好?!|");
}

static void test_an_unclosed_quote_swallows_nothing(void **state) {
  (void)state;
  check(sentences_of("称“稳定。发展“一号工程”。好。"),
        "称“稳定。|发展“一号工程”。|好。|");
  check(sentences_of("称(稳定。发展。"), "称(稳定。|发展。|");
}

/* A list of many lines' length is cut behind a comma, not inside a number. */
static void test_a_very_long_sentence_is_cut(void **state) {
  enum { PARTS = 1000 };
  static const char part[] = "甲厂1.5万吨,";
  static char text[PARTS * (sizeof part - 1) + 1];
  size_t start = 0, end, count = 0;
  (void)state;
  for (size_t i = 0; i < PARTS; i++)
    memcpy(text + i * (sizeof part - 1), part, sizeof part);
  for (; start < sizeof text - 1; start = end) {
    end = sentence_end(text, start, sizeof text - 1);
    assert_true(end > start && end - start <= 6000 + sizeof part);
    assert_int_equal(text[end - 1], ',');
    count++;
  }
  assert_in_range(count, 2, 4);
}

static void test_rows_and_lines_without_stop(void **state) {
  (void)state;
  check(sentences_of("指标\t数量\n产值。\t3.5\n没有句号的一行\n"),
        "指标\t数量|产值。\t3.5|没有句号的一行|");
}

/* Brackets that never close, one inside another, for 4 MB. */
static void test_is_linear(void **state) {
  static const char *const pieces[] = {"(甲。", "“乙。《丙。", "(", "丁", "。"};
  const size_t size = 4u << 20;
  char *text = malloc(size);
  size_t k, i, at, count;
  (void)state;
  assert_non_null(text);
  for (k = 0; k < sizeof pieces / sizeof *pieces; k++) {
    size_t length = strlen(pieces[k]);
    for (i = 0; i < size; i++) text[i] = pieces[k][i % length];
    for (at = 0, count = 0; at < size; count++)
      at = sentence_end(text, at, size);
    assert_int_equal(at, size);
    assert_true(count > 0);
  }
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_an_unclosed_quote_swallows_nothing),
      cmocka_unit_test(test_a_very_long_sentence_is_cut),
      cmocka_unit_test(test_rows_and_lines_without_stop),
      cmocka_unit_test(test_is_linear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
