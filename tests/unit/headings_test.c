/* headings_test.c: headings, rows, page numbers and what stands twice. */
#include "shown_outline.h"

static void test_levels_go_by_first_appearance(void **state) {
  (void)state;
  check(outline_of("一、去年成效\n1.创新提升\n(1)平台建设\n二、今年思路\n"
                   "1.工作目标\n"),
        "H1 一、去年成效\nH2 1.创新提升\nH3 (1)平台建设\nH1 二、今年思路\n"
        "H2 1.工作目标\n");
  check(
      outline_of("一、成效\n(一)工业\n第一,扩大投资。新开工一批。\n(二)农业\n"),
      "H1 一、成效\nH2 (一)工业\nH3 第一,扩大投资。\nP 新开工一批。\n"
      "H2 (二)农业\n");
}

static void test_splits_a_heading_that_runs_in(void **state) {
  (void)state;
  check(outline_of("(一)做强工业。全年新增企业33家。\n"),
        "H1 (一)做强工业。\nP 全年新增企业33家。\n");
  check(outline_of("1.新增企业33家。同比增长5%。\n"),
        "P 1.新增企业33家。同比增长5%。\n");
  check(outline_of("一是做强工业。二是做优农业。\n"),
        "P 一是做强工业。二是做优农业。\n");
  check(outline_of("二、三产业协同发展\n"), "P 二、三产业协同发展\n");
  check(outline_of("3.5万人参加\n"), "P 3.5万人参加\n");
  check(outline_of("一、降低消耗；\n二、提高质量。\n"),
        "P 一、降低消耗；\nP 二、提高质量。\n");
}

static void test_headings_without_numbers(void **state) {
  (void)state;
  check(outline_of("各位代表:\n过去五年的回顾\n经济平稳较快发展。\n"
                   "一、关于工业\n工业较快发展。\n附件\n新增企业名单见下。\n"),
        "P 各位代表:\nH1 过去五年的回顾\nP 经济平稳较快发展。\n"
        "H2 一、关于工业\nP 工业较快发展。\nH1 附件\nP 新增企业名单见下。\n");
}

static void test_more_numbers(void **state) {
  (void)state;
  check(outline_of("（一）加强领导。各级要重视。\n1．抓落实\n2、抓考核\n"),
        "H1 （一）加强领导。\nP 各级要重视。\nH2 1．抓落实\nH2 2、抓考核\n");
  check(outline_of("第一章 总则\n第一节 目标\n第二章 任务\n"),
        "H1 第一章 总则\nH2 第一节 目标\nH1 第二章 任务\n");
  check(
      outline_of("1.1 工业\n增长。\n1.1.1 投资\n增长。\n1.2 农业\n2.1亿元。\n"),
      "H1 1.1 工业\nP 增长。\nH2 1.1.1 投资\nP 增长。\nH1 1.2 农业\n"
      "P 2.1亿元。\n");
  check(outline_of("II. 计划\nIV. 保障\nⅢ、任务\nIPO企业3家\n"),
        "H1 II. 计划\nH1 IV. 保障\nH1 Ⅲ、任务\nP IPO企业3家\n");
  check(outline_of("## 成效\n### 工业\n增长。\n## 一、计划\n#标签\n"),
        "H1 成效\nH2 工业\nP 增长。\nH3 一、计划\nP #标签\n");
}

static void test_headings_that_lost_their_line_break(void **state) {
  (void)state;
  check(outline_of("一、做强工业。投资3亿元。二、做优农业。产量5万吨。\n"),
        "H1 一、做强工业。\nP 投资3亿元。\nH1 二、做优农业。\nP 产量5万吨。\n");
  check(outline_of("一、成效。(一)工业。投资3亿元。(二)农业。产量5万吨。\n"),
        "H1 一、成效。\nH2 (一)工业。\nP 投资3亿元。\nH2 (二)农业。\n"
        "P 产量5万吨。\n");
  check(outline_of("全年向好。一、工业。投资3亿元。二、农业。产量5万吨。\n"),
        "P 全年向好。\nH1 一、工业。\nP 投资3亿元。\nH1 二、农业。\n"
        "P 产量5万吨。\n");
  check(outline_of("措施:(一)加强领导。(二)强化督查。\n"),
        "P 措施:(一)加强领导。(二)强化督查。\n");
  check(outline_of("一、工业\n投资增长。三、外贸回稳。出口3亿元。\n"),
        "H1 一、工业\nP 投资增长。三、外贸回稳。出口3亿元。\n");
}

static void test_series_of_sentences_are_no_headings(void **state) {
  static const char first[] =
      "一、所有项目一律按照国家规定的程序报批并由主管部门逐项审查,没有列入年度"
      "计划的项目任何地方和单位都不得自行开工建设,已经开工的要立即停下来。\n";
  char text[512], wanted[512];
  (void)state;
  snprintf(text, sizeof text, "%s二、严格程序。逐项审查。\n", first);
  snprintf(wanted, sizeof wanted, "P %sP 二、严格程序。逐项审查。\n", first);
  check(outline_of(text), wanted);
}

static void test_a_series_under_another_of_its_kind(void **state) {
  (void)state;
  check(outline_of(
            "一、回顾\n二、改革\n一、认识意义\n二、认识过程\n三、认识利益\n"
            "三、外交\n"),
        "H1 一、回顾\nH1 二、改革\nH2 一、认识意义\nH2 二、认识过程\n"
        "H2 三、认识利益\nH1 三、外交\n");
  check(outline_of("一、回顾\n二、改革\n一、目标\n二、任务\n"),
        "H1 一、回顾\nH1 二、改革\nH1 一、目标\nH1 二、任务\n");
}

static void test_rows_know_their_header(void **state) {
  static const char text[] =
      "区县\t产值\n东区\t12.5\n西区\t11.2\n合计23.7亿元。\n"
      "名称  单位  数量\n钢材  万吨  3.5\n";
  Outline outline = {0};
  (void)state;
  check(outline_of(text), "R 区县\t产值\nR 东区\t12.5\nR 西区\t11.2\n"
                          "P 合计23.7亿元。\nR 名称  单位  数量\n"
                          "R 钢材  万吨  3.5\n");
  assert_true(outline_build(&outline, text, sizeof text - 1, NULL));
  assert_int_equal(outline.blocks[0].header, 0);
  assert_int_equal(outline.blocks[1].header, 1);
  assert_int_equal(outline.blocks[2].header, 1);
  assert_int_equal(outline.blocks[5].header, 5);
  outline_free(&outline);
  check(outline_of("一、\t回顾\n二、\t计划\n"),
        "H1 一、\t回顾\nH1 二、\t计划\n");
  check(outline_of("甲\t乙\n一行文字。\n"), "P 甲\t乙\nP 一行文字。\n");
}

static void test_copies_in_pages(void **state) {
  (void)state;
  check(outline_of("一、回顾\n— 1 —\n投资增长。\n第2页 共3页\n出口增长。\n"),
        "H1 一、回顾\nF — 1 —\nP 投资增长。\nF 第2页 共3页\nP 出口增长。\n");
  check(outline_of("产值\n12\n增长\n13\n出口\n14\n"),
        "P 产值\nP 12\nP 增长\nP 13\nP 出口\nP 14\n");
  check(outline_of("-3%\n-5\n3-5\n第3季度\n共3页\n"),
        "P -3%\nP -5\nP 3-5\nP 第3季度\nF 共3页\n");
}

static void test_what_stands_twice(void **state) {
  static const char line[] =
      "全年新增规模以上工业企业三十多家,完成技术改造投资三亿多元。\n";
  char text[1024], wanted[1024];
  (void)state;
  snprintf(text, sizeof text, "%s%s一、计划\n%s", line, line, line);
  snprintf(wanted, sizeof wanted, "P %sF %sH1 一、计划\nP %s", line, line,
           line);
  check(outline_of(text), wanted);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_levels_go_by_first_appearance),
      cmocka_unit_test(test_splits_a_heading_that_runs_in),
      cmocka_unit_test(test_headings_without_numbers),
      cmocka_unit_test(test_more_numbers),
      cmocka_unit_test(test_headings_that_lost_their_line_break),
      cmocka_unit_test(test_series_of_sentences_are_no_headings),
      cmocka_unit_test(test_a_series_under_another_of_its_kind),
      cmocka_unit_test(test_rows_know_their_header),
      cmocka_unit_test(test_copies_in_pages),
      cmocka_unit_test(test_what_stands_twice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
