/* outliner_test.c: blocks: headings, metadata, furniture at the edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "memory.h"
#include "outliner.h"

static const struct {
  enum MarkKind kind;
  const char *text;
} words[] = {
    {MARK_BUTTON, "下载"},    {MARK_BUTTON, "打印"},
    {MARK_BUTTON, "字号"},    {MARK_BUTTON, "浏览量"},
    {MARK_MENU, "政务公开"},  {MARK_MENU, "首页"},
    {MARK_LEGAL, "版权所有"}, {MARK_TRAIL, "网站地图"},
    {MARK_ADDRESS, "电话:"},  {MARK_COUNTER, "次浏览"},
    {MARK_SHARE, "微信号:"},  {MARK_NOTICE, "浏览器"},
    {MARK_SPAM, "真人游戏"},  {MARK_CONTACT, "网站"},
    {MARK_TAIL, "相关报道"},  {MARK_CAPTION, "摄"},
    {MARK_SCENE, "作报告"},   {MARK_KEY, "索引号"},
    {MARK_KEY, "来源"},       {MARK_POST, "省长"},
    {MARK_TITLE, "报告"},     {MARK_GREETING, "各位代表"},
    {MARK_TITLE, "总结"},     {MARK_SECTION, "回顾"},
    {MARK_SECTION, "附件"},   {MARK_CLOSING, "附件"},
};

/* One line a block: its type, its level, its text. The caller frees it. */
static char *outline_of(const char *text) {
  static const char *const types[] = {"P", "H", "M", "F", "R"};
  Marks marks = {0};
  Outline outline = {0};
  size_t i, size = strlen(text) * 2 + 4096, used = 0;
  char *shown = malloc(size);
  assert_non_null(shown);
  for (i = 0; i < sizeof words / sizeof *words; i++)
    assert_true(
        marks_add(&marks, words[i].kind, words[i].text, strlen(words[i].text)));
  assert_true(outline_build(&outline, text, strlen(text), &marks));
  shown[0] = '\0';
  for (i = 0; i < outline.block_count; i++) {
    const Block *block = &outline.blocks[i];
    used +=
        (size_t)snprintf(shown + used, size - used, "%s", types[block->type]);
    if (block->type == BLOCK_HEADING)
      used += (size_t)snprintf(shown + used, size - used, "%d", block->level);
    used += (size_t)snprintf(shown + used, size - used, " %.*s\n",
                             (int)(block->span.end - block->span.start),
                             text + block->span.start);
  }
  outline_free(&outline);
  marks_free(&marks);
  return shown;
}

static void check(char *got, const char *wanted) {
  assert_string_equal(got, wanted);
  free(got);
}

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
        "H0 某区2017年工作总结-某区网站\nF 你好,看网站地图! 简体\nF 办事\n"
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

static void test_joins_a_broken_paragraph(void **state) {
  (void)state;
  check(outline_of("审议通过了《\n规划纲要\n》,提出了任务。\n"),
        "P 审议通过了《\n规划纲要\n》,提出了任务。\n");
}

static void test_joins_no_page_line(void **state) {
  (void)state;
  check(
      outline_of("一、回顾\n去年全市工业平稳增长。全年新增规模以上工业企业三十"
                 "多家\n网站地图\n"),
      "H1 一、回顾\nP 去年全市工业平稳增长。全年新增规模以上工业企业三十多家\n"
      "F 网站地图\n");
}

static void test_headings_without_numbers(void **state) {
  (void)state;
  check(outline_of("各位代表:\n过去五年的回顾\n经济平稳较快发展。\n"
                   "一、关于工业\n工业较快发展。\n附件\n新增企业名单见下。\n"),
        "P 各位代表:\nH1 过去五年的回顾\nP 经济平稳较快发展。\n"
        "H2 一、关于工业\nP 工业较快发展。\nH1 附件\nP 新增企业名单见下。\n");
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_levels_go_by_first_appearance),
      cmocka_unit_test(test_splits_a_heading_that_runs_in),
      cmocka_unit_test(test_sets_page_lines_aside),
      cmocka_unit_test(test_menus_between_titles),
      cmocka_unit_test(test_keeps_what_reads_like_a_report),
      cmocka_unit_test(test_joins_a_broken_paragraph),
      cmocka_unit_test(test_joins_no_page_line),
      cmocka_unit_test(test_headings_without_numbers),
      cmocka_unit_test(test_empty_and_hostile_input),
      cmocka_unit_test(test_a_very_long_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
