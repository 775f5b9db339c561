/* segmenter_test.c: cutting text with a small dictionary of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "dictionary.h"
#include "failing_memory.h"
#include "segmenter.h"
#include "tags.h"

static const char dictionary_words[] =
    "工业 900 n\n增加 800 v\n增加值 300 n\n值 200 n\n工 50 n\n业 40 ng\n"
    "同比 300 d\n增长 700 v\n研究 600 vn\n研究生 300 n\n生命 400 vn\n"
    "命 100 n\n生 100 vn\n起源 200 v\n的 9000 uj\n人 900 n\n"
    "T恤 5 n\nIP地址 5 n\nc++ 5 nz\n江南style 3 n\n一一 9 m\n一 99 m\n"
    "赵 50 nr\n汪 40 n\n汪晓彤 3 nr\n汪晓村 3 nrfg\n";

static char path[] = "/tmp/segmenter_test_XXXXXX";
static Segmenter *segmenter;
static Words words;

/* Joins the words of 'text' with / into 'line'; with tags: 工业_n/增长_v. */
static void join(const char *text, bool has_tags, char *line) {
  line[0] = '\0';
  for (size_t i = 0; i < words.count; i++) {
    const Word *word = &words.items[i];
    line += sprintf(line, "%s%.*s", i > 0 ? "/" : "",
                    (int)(word->span.end - word->span.start),
                    text + word->span.start);
    if (has_tags) line += sprintf(line, "_%s", tag_name(word->tag));
  }
}

static void cut(const char *text, const Span *forced, size_t count) {
  words.count = 0;
  assert_true(segmenter_cut(segmenter, text, (uint32_t)strlen(text), CUT_WORDS,
                            forced, count, &words));
}

static void expect(const char *text, const char *wanted) {
  char line[4096];
  cut(text, NULL, 0);
  join(text, strchr(wanted, '_') != NULL && strchr(text, '_') == NULL, line);
  assert_string_equal(line, wanted);
}

static void set_terms(const char *const *texts, size_t count) {
  Term terms[16];
  Fault fault;
  for (size_t i = 0; i < count; i++)
    terms[i] = (Term){texts[i], strlen(texts[i]), 1, TAG_N};
  assert_true(segmenter_set_lexicon(segmenter, terms, count, &fault));
}

static void takes_the_most_probable_path(void **state) {
  (void)state;
  expect("工业增加值同比增长", "工业_n/增加值_n/同比_d/增长_v");
  expect("研究生命的起源", "研究_vn/生命_vn/的_uj/起源_v");
  expect("研究生", "研究生_n");
  expect("", "");
}

static void tags_what_the_dictionary_does_not_know(void **state) {
  (void)state;
  expect("龘人，WLAN 12。", "龘_x/人_n/，_x/WLAN_eng/12_m/。_x");
  expect("𠀀人", "𠀀_x/人_n");
}

static void keeps_letters_and_digits_whole(void **state) {
  (void)state;
  expect("KS-1Q、O2O", "KS-1Q/、/O2O");
  expect("PM2.5的IPv6", "PM2.5/的/IPv6");
  expect("R&D AT&T a_b", "R&D/AT&T/a_b");
  expect("www.a-b.com.", "www.a-b.com/.");
  expect("1,234.5万3.8%５．９％", "1,234.5/万/3.8%/５．９％");
  expect("1,2,345,6789", "1/,/2,345/,/6789");
  expect("2018-09-27", "2018/-/09/-/27");
  expect("1.A 1-3", "1/./A/1/-/3");
  expect("ＫＳ－１Ｑ", "ＫＳ－１Ｑ");
  expect("-a a-", "-/a/a/-");
  expect("naïve Ω", "naïve/Ω");
}

static void joins_repeated_signs(void **state) {
  (void)state;
  expect("人……人——人，，", "人/……/人/——/人/，/，");
}

static void knows_words_with_letters(void **state) {
  (void)state;
  expect("T恤IP地址", "T恤/IP地址");
  expect("XT恤", "XT/恤");
  expect("c++人c", "c++/人/c");
  expect("江南style江南styles", "江南style/江南/styles");
}

/* 龘 and 靐 are in no word: bound; 的 and 人 are words alone. */
static void joins_chars_that_are_no_words_alone(void **state) {
  (void)state;
  expect("龘靐的龘人", "龘靐_n/的_uj/龘_x/人_n");
  expect("人龘靐村人", "人/龘靐村/人");
  expect("龘靐村，龘靐靐靐靐靐靐靐靐", "龘靐村/，/龘/靐/靐/靐/靐/靐/靐/靐/靐");
}

/* 晓 and 彤 are in names of the dictionary, 人 is too frequent alone. */
static void knows_names_of_persons(void **state) {
  (void)state;
  expect("赵彤晓的人", "赵_nr/彤晓_nr/的_uj/人_n");
  expect("汪晓彤", "汪晓彤_nr");
  expect("的赵彤人", "的/赵/彤/人");
  expect("赵晓村", "赵_nr/晓村_ns");
}

static void leaves_blanks_out(void **state) {
  (void)state;
  expect(" 工业\t　增加 \r\n值\xC2\xA0", "工业/增加/值");
  expect(" \n", "");
}

static void makes_each_invalid_byte_a_word(void **state) {
  (void)state;
  expect("人\xE4\xBA人\xFF", "人/\xE4/\xBA/人/\xFF");
  words.count = 0;
  assert_true(
      segmenter_cut(segmenter, "人\0人", 7, CUT_WORDS, NULL, 0, &words));
  assert_int_equal(words.count, 3);
}

static void makes_each_forced_span_one_word(void **state) {
  const char *text = "工业增加值3.5亿元的人";
  const Span forced[] = {{6, 9}, {15, 24}};
  char line[256];
  (void)state;
  cut(text, forced, 2);
  join(text, true, line);
  assert_string_equal(line, "工业_n/增_m/加_x/值_n/3.5亿元_m/的_uj/人_n");
  assert_int_equal(words.items[0].quantity, WORD_NO_QUANTITY);
  assert_int_equal(words.items[1].quantity, 0);
  assert_int_equal(words.items[4].quantity, 1);
}

static void joins_no_quantity_to_a_place(void **state) {
  const char *text = "鹭屿市级的";
  const Span forced[] = {{6, 12}};
  char line[256];
  (void)state;
  cut(text, forced, 1);
  join(text, false, line);
  assert_string_equal(line, "鹭屿/市级/的");
  assert_int_equal(words.items[1].quantity, 0);
}

static void keeps_terms_whole(void **state) {
  static const char *const terms[] = {"业增", "研究生命", "AI人", "增加值同比"};
  (void)state;
  set_terms(terms, 4);
  expect("工业增长", "工/业增/长");
  expect("研究生命的起源", "研究生命/的/起源");
  expect("AI人XAI人", "AI人/XAI/人");
  /* what does not touch the term is as it was */
  expect("研究生的工业增长", "研究生/的/工/业增/长");
  /* the longer of two that overlap, though it begins later */
  expect("工业增加值同比", "工业/增加值同比");
  set_terms(NULL, 0);
  expect("工业增长", "工业/增长");
}

static void takes_the_first_of_terms_as_long(void **state) {
  static const char *const terms[] = {"一二三", "三四五", "五六七", "七八"};
  static const char *const reversed[] = {"七八", "五六七", "三四五", "一二三"};
  (void)state;
  set_terms(terms, 4);
  expect("一二三四五六七八", "一二三/四/五六七/八");
  set_terms(reversed, 4);
  expect("一二三四五六七八", "一二三/四/五六七/八");
  set_terms(NULL, 0);
}

static void uses_a_shorter_term_where_the_longer_lost(void **state) {
  static const char *const terms[] = {"一二三", "三四五六", "一二"};
  (void)state;
  set_terms(terms, 3);
  expect("一二三四五六", "一二/三四五六");
  set_terms(NULL, 0);
}

static void lets_terms_give_way_to_quantities(void **state) {
  static const char *const terms[] = {"五百强", "人五百强的"};
  const char *text = "人五百强的";
  const Span forced[] = {{3, 9}};
  char line[256];
  (void)state;
  set_terms(terms, 2);
  cut(text, forced, 1);
  join(text, false, line);
  assert_string_equal(line, "人/五百/强/的");
  set_terms(NULL, 0);
}

static void refuses_bad_terms_and_keeps_the_old_ones(void **state) {
  static const char *const terms[] = {"业增"};
  const Term bad[] = {{"人", 3, 1, TAG_N}, {"\xFF", 1, 1, TAG_N}};
  Fault fault;
  (void)state;
  set_terms(terms, 1);
  assert_false(segmenter_set_lexicon(segmenter, bad, 2, &fault));
  assert_string_equal(fault.message, "term 2: not valid UTF-8");
  expect("工业增长", "工/业增/长");
  set_terms(NULL, 0);
}

/* A unit repeated into a long line is cut as the unit is, at every length
** around the borders of what is read at a time. */
static void cuts_long_lines_as_short_ones(void **state) {
  static const char *const units[] = {"工业增加值同比增长", "研究生命的起源，",
                                      "一一", "T恤", "ab-1 "};
  static char text[40000];
  (void)state;
  for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
    size_t unit_length = strlen(units[u]), per_unit, length = 0;
    cut(units[u], NULL, 0);
    per_unit = words.count;
    for (size_t n = 1; length + unit_length < sizeof text; n++) {
      memcpy(text + length, units[u], unit_length + 1);
      length += unit_length;
      if (n % 61 != 0 && (n < 330 || n > 350)) continue;
      cut(text, NULL, 0);
      assert_int_equal(words.count, n * per_unit);
      assert_true(words.items[words.count - 1].span.end + 3 >= length);
    }
  }
}

static void covers_every_char_once(void **state) {
  static char text[30000];
  uint32_t seed = 1, at = 0;
  (void)state;
  for (size_t i = 0; i < sizeof text - 1; i++) {
    seed = seed * 1664525 + 1013904223;
    text[i] = (char)(seed >> 24);
    if (text[i] == 0 || text[i] == ' ' || (unsigned char)text[i] == 0xC2 ||
        (unsigned char)text[i] >= 0xE1)
      text[i] = 'a';
    if ((text[i] >= 9 && text[i] <= 13) || (text[i] >= 28 && text[i] <= 31))
      text[i] = '.';
  }
  cut(text, NULL, 0);
  for (size_t i = 0; i < words.count; i++) {
    assert_int_equal(words.items[i].span.start, at);
    assert_true(words.items[i].span.end > at);
    at = words.items[i].span.end;
  }
  assert_int_equal(at, sizeof text - 1);
}

static void keeps_a_word_of_any_length(void **state) {
  static char text[5000];
  (void)state;
  memset(text, 'a', sizeof text - 1);
  cut(text, NULL, 0);
  assert_int_equal(words.count, 1);
  assert_int_equal(words.items[0].span.end, sizeof text - 1);
}

static void survives_every_failing_allocation(void **state) {
  const Term term = {"业增", 6, 1, TAG_N};
  bool done = false;
  (void)state;
  for (int n = 0; n < 200 && !done; n++) {
    Words out = {NULL, 0, 0};
    Fault fault;
    Segmenter *opened;
    allocations_left = n;
    opened = segmenter_open(path, &fault);
    done = opened != NULL && segmenter_set_lexicon(opened, &term, 1, &fault) &&
           segmenter_cut(opened, "工业增长", 12, CUT_WORDS, NULL, 0, &out);
    allocations_left = -1;
    segmenter_close(opened);
    words_free(&out);
  }
  assert_true(done);
}

static int open_segmenter(void **state) {
  const char *source = path;
  int file = mkstemp(path);
  uint32_t count;
  Fault fault;
  (void)state;
  if (write(file, dictionary_words, sizeof dictionary_words - 1) < 0) return -1;
  close(file);
  if (!dictionary_compile(&source, 1, path, &count, &fault)) return -1;
  segmenter = segmenter_open(path, &fault);
  return segmenter == NULL ? -1 : 0;
}

static int close_segmenter(void **state) {
  (void)state;
  segmenter_close(segmenter);
  words_free(&words);
  return unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_the_most_probable_path),
      cmocka_unit_test(tags_what_the_dictionary_does_not_know),
      cmocka_unit_test(keeps_letters_and_digits_whole),
      cmocka_unit_test(joins_repeated_signs),
      cmocka_unit_test(knows_words_with_letters),
      cmocka_unit_test(joins_chars_that_are_no_words_alone),
      cmocka_unit_test(knows_names_of_persons),
      cmocka_unit_test(leaves_blanks_out),
      cmocka_unit_test(makes_each_invalid_byte_a_word),
      cmocka_unit_test(makes_each_forced_span_one_word),
      cmocka_unit_test(joins_no_quantity_to_a_place),
      cmocka_unit_test(keeps_terms_whole),
      cmocka_unit_test(takes_the_first_of_terms_as_long),
      cmocka_unit_test(uses_a_shorter_term_where_the_longer_lost),
      cmocka_unit_test(lets_terms_give_way_to_quantities),
      cmocka_unit_test(refuses_bad_terms_and_keeps_the_old_ones),
      cmocka_unit_test(cuts_long_lines_as_short_ones),
      cmocka_unit_test(covers_every_char_once),
      cmocka_unit_test(keeps_a_word_of_any_length),
      cmocka_unit_test(survives_every_failing_allocation),
  };
  return cmocka_run_group_tests(tests, open_segmenter, close_segmenter);
}
