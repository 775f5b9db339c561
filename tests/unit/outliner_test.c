/* outliner_test.c: metadata and furniture at the edges; hostile input. */
#include "shown_outline.h"

static void test_sets_page_lines_aside(void **state) {
  (void)state;
  check(outline_of("下载\n打印\n【字号:\n2026年某省政府工作报告\n来源:某报\n"
                   "省长 某某\n各位代表:\n一、回顾\n全年新增企业33家。\n"
                   "相关报道:\n另一条新闻\n"),
        "F 下载\nF 打印\nF 【字号:\nH0 2026年某省政府工作报告\nM 来源:某报\n"
        "M 省长 某某\nP 各位代表:\nH1 一、回顾\nP 全年新增企业33家。\n"
        "F 相关报道:\nF 另一条新闻\n");
  check(outline_of("• 索 引 号:1/2\n一、回顾\n新增企业。\n版权所有:某区\n"),
        "M • 索 引 号:1/2\nH1 一、回顾\nP 新增企业。\nF 版权所有:某区\n");
  check(outline_of("一、回顾\n新增企业。\n某某真人游戏网站。\n转型升级。\n"),
        "H1 一、回顾\nP 新增企业。\nF 某某真人游戏网站。\nP 转型升级。\n");
}

static void test_menus_between_titles(void **state) {
  (void)state;
  check(outline_of("某区2017年工作总结-某区网站\n你好,看网站地图! 简体\n办事\n"
                   "某区2017年工作总结\n一、回顾\n新增企业。\n"),
        "F 某区2017年工作总结-某区网站\nF 你好,看网站地图! 简体\nF 办事\n"
        "H0 某区2017年工作总结\nH1 一、回顾\nP 新增企业。\n");
}

static void test_keeps_what_reads_like_a_report(void **state) {
  (void)state;
  check(
      outline_of("全年下载量达3万次,版权所有人增加两成,知识产权保护工作得到"
                 "明显加强。\n网站地图服务升级,新增企业33家。\n"),
      "P 全年下载量达3万次,版权所有人增加两成,知识产权保护工作得到明显加强。\n"
      "P 网站地图服务升级,新增企业33家。\n");
  check(outline_of("工业投资147.44亿元,同比增长64.6%"),
        "P 工业投资147.44亿元,同比增长64.6%\n");
}

static void test_empty_and_hostile_input(void **state) {
  static const char nul[] = "a\0b\n\0\n\xFF\xFE。\n";
  Outline outline = {0};
  (void)state;
  check(outline_of(""), "");
  check(outline_of("\n \r\n\xE3\x80\x80\n"), "");
  assert_true(outline_build(&outline, nul, sizeof nul - 1, NULL));
  assert_int_equal(outline.block_count, 2);
  outline_free(&outline);
  outline_free(&outline);
}

static void test_a_very_long_line(void **state) {
  const size_t size = 20u << 20;
  char *text = malloc(size);
  size_t i;
  Outline outline = {0};
  (void)state;
  assert_non_null(text);
  for (i = 0; i < size; i++) text[i] = "(\"[1.,!"[i % 7];
  assert_true(outline_build(&outline, text, size, NULL));
  assert_int_equal(outline.block_count, 1);
  outline_free(&outline);
  free(text);
}

/* Hostile texts are repeated to this size; a quadratic pass would not end. */
static void test_is_linear(void **state) {
  static const char *const pieces[] = {"一、甲\n",     "二、甲。\n",
                                       "3\n",          "甲\t1\n",
                                       "相关报道\n",   "一、甲。乙。",
                                       "(一)甲。二、", "甲，\n",
                                       "\r",           "#",
                                       "浏览器",       "政务公开\n",
                                       "“甲。",        "报告\n",
                                       "索引号:\n",    "一是甲，",
                                       "一、\n",       "— 1 —\n甲\n",
                                       "\xE3\x80\x80"};
  const size_t size = 1u << 20;
  char *text = malloc(size + 16);
  Marks marks = {0};
  size_t i, k;
  (void)state;
  assert_non_null(text);
  for (i = 0; i < sizeof words / sizeof *words; i++)
    assert_true(
        marks_add(&marks, words[i].kind, words[i].text, strlen(words[i].text)));
  for (k = 0; k < sizeof pieces / sizeof *pieces; k++) {
    Outline outline = {0};
    size_t length = strlen(pieces[k]), used = 0;
    for (; used + length <= size; used += length)
      memcpy(text + used, pieces[k], length);
    assert_true(outline_build(&outline, text, used, &marks));
    outline_free(&outline);
  }
  marks_free(&marks);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sets_page_lines_aside),
      cmocka_unit_test(test_menus_between_titles),
      cmocka_unit_test(test_keeps_what_reads_like_a_report),
      cmocka_unit_test(test_empty_and_hostile_input),
      cmocka_unit_test(test_a_very_long_line),
      cmocka_unit_test(test_is_linear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
