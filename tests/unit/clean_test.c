/* clean_test.c: what each step makes of a text, the log, and the map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "decode.h"
#include "utf8.h"

#define FIVE "区(qū)工业(yè)和科(kē)技(jì)局(jú)"

static const struct {
  const char *step, *raw, *clean;
} rows[] = {
    {"lines", "一\r\n二\r三\u2028四\n", "一\n二\n三\n四\n"},
    {"invisible", "\uFEFF总\u200B产\u00AD值\x01\x7F\uFE0F", "总产值"},
    {"spaces", "\u3000总值\u00A0产业\u2003", " 总值 产业 "},
    {"width", "增长５．９％，（含税）～！“十”。、；",
     "增长5.9%,(含税)~!“十”。、;"},
    {"width", "面积19㎡,10℃", "面积19㎡,10℃"},
    {"blanks", "达到7 4 7 7 2 亿元,增长1 1 %", "达到74772亿元,增长11%"},
    {"blanks", "增长8 .8 %,占1 5 .3 %", "增长8.8%,占15.3%"},
    {"blanks", "2016 年企业4056 家,资 49.26 亿元",
     "2016年企业4056家,资49.26亿元"},
    {"blanks", "1 2 3 4 5\n10 20 30\n下一页 1 2 3 4 5 尾页",
     "1 2 3 4 5\n10 20 30\n下一页 1 2 3 4 5 尾页"},
    {"blanks", "20 16年和1 998年 2月 5 日增长 8.2 %",
     "2016年和1998年2月5日增长8.2%"},
    {"blanks", "砚川 33 12 8家", "砚川 33 12 8家"},
    {"blanks", "工 作 总 结", "工作总结"},
    {"blanks", "增长5 . 9 %,1. 2016年,占5. 9%", "增长5.9%,1. 2016年,占5.9%"},
    {"blanks", "共1,234.5 亿元,各120, 234 人", "共1,234.5亿元,各120, 234人"},
    {"blanks", "• 索 引 号:366", "• 索 引 号:366"},
    {"blanks", "王  李  张\n甲  2 元", "王  李  张\n甲  2元"},
    {"blanks", "王 某", "王 某"},
    {"blanks", "消费价格    0.2    0.3    0.0",
     "消费价格    0.2    0.3    0.0"},
    {"blanks", "出口 312.4 9.8", "出口 312.4 9.8"},
    {"blanks", "农村  1  2  3  4", "农村  1  2  3  4"},
    {"blanks", "5 6\n7 8", "5 6\n7 8"},
    {"blanks", "  一、 总体\n  2 ", "  一、 总体\n  2 "},
    {"blanks", "1. 2016年", "1. 2016年"},
    {"blanks", "11-17 15:31 来源", "11-17 15:31 来源"},
    {"blanks", "指标 2015年 2016年", "指标 2015年 2016年"},
    {"blanks", "2016年 3月 5日", "2016年3月5日"},
    {"blanks", "新增6 100座,7 200座,共3 2 45.5箱,见表1 20座。",
     "新增6100座,7200座,共3245.5箱,见表1 20座。"},
    {"blanks", "见表1 20座,得6 100座。", "见表1 20座,得6100座。"},
    {"blanks", "完成 1 246.8 亿元,砚川 33 128.5 家。\n家 1 234 家",
     "完成1246.8亿元,砚川33128.5家。\n家 1 234家"},
    {"blanks", "1 9 8 0年,2 0 16年,共2 0 16", "1980年,2016年,共2 0 16"},
    {"blanks", "总 产 值 9 8 . 6 亿 元 , 占 1 5 % 。\n县 长   赵 国 强",
     "总产值98.6亿元,占15%。\n县长   赵国强"},
    {"blanks", "一、综 合\n(二)农 业\n主 任", "一、综合\n(二)农业\n主 任"},
    {"blanks", "达12.6\t公里,占5%\t以上。\n2016\t年总结\n产值\t5\t亿元",
     "达12.6公里,占5%以上。\n2016年总结\n产值\t5\t亿元"},
    {"blanks", "水利局2017年工作总结 2017年,增长 5%。",
     "水利局2017年工作总结 2017年,增长5%。"},
    {"blanks", "占5% 以上,共12 余家,有2 起重大事故。",
     "占5%以上,共12余家,有2 起重大事故。"},
    {"blanks", "加快发 展,推进建 设,提高质 量,扩大开 放,改善环 境和 生活。",
     "加快发展,推进建设,提高质量,扩大开放,改善环境和生活。"},
    {"blanks", "王某 李某,张某 赵某,发 展", "王某 李某,张某 赵某,发 展"},
    {"blanks", "有 3 处,在 5 处,占 7% 的,第 9 处。\n1 总则,各 8 处。",
     "有3处,在5处,占7%的,第9处。\n1 总则,各8处。"},
    {"forms", "⼀⼆年⻓,㈠⑴⒉豈︰﹑｡㎡①", "一二年长,(一)(1)2.豈:、。㎡①"},
    {"breaks", "完成投资\n,增长5%。", "完成投资,增长5%。"},
    {"breaks", "根据《\n规划\n》要求,在\n云溪\n、砚川两地\n",
     "根据《规划》要求,在云溪、砚川两地\n"},
    {"breaks", "一、总体情况\n工业平稳\n二、问题\n",
     "一、总体情况\n工业平稳\n二、问题\n"},
    {"breaks", "春眠不觉晓,\n处处闻啼鸟。", "春眠不觉晓,\n处处闻啼鸟。"},
    {"breaks", "下载\n打印\n全屏\n收藏", "下载\n打印\n全屏\n收藏"},
    {"breaks", "砚川市工业和信息化局二〇一六年工作总结\n和二〇一七年工作计划\n",
     "砚川市工业和信息化局二〇一六年工作总结\n和二〇一七年工作计划\n"},
    {"breaks",
     "工业经济平稳增长。全市规模以上工业企业完成总产值三千亿元,"
     "同比增\n长百分之八。\n来源:本站\n",
     "工业经济平稳增长。全市规模以上工业企业完成总产值三千亿元,"
     "同比增长百分之八。\n来源:本站\n"},
    {"breaks",
     "工业经济平稳增长。全市规模以上工业企业完成总产值三千亿元,"
     "同比有增长\n【打印】【关闭】\n",
     "工业经济平稳增长。全市规模以上工业企业完成总产值三千亿元,"
     "同比有增长\n【打印】【关闭】\n"},
    {"breaks",
     "全市工业经济运行总体平稳稳中有进结构优化\n动能转换持续加快质量效益同步提"
     "升企业活力\n不断增强。全年完成总产值三千二百八十六亿\n元。\n二、下一步打"
     "算推动工业经济高质量发展取得\n新成效。\n",
     "全市工业经济运行总体平稳稳中有进结构优化动能转换持续加快质量效益同步提升"
     "企业活力不断增强。全年完成总产值三千二百八十六亿元。\n二、下一步打算推动"
     "工业经济高质量发展取得新成效。\n"},
    {"breaks", "总产值达到74.4\n\n万亿元,增长5.\n3%,占\n1\n2\n3\n",
     "总产值达到74.4万亿元,增长5.3%,占\n1\n2\n3\n"},
    {"breaks", "2015\n年\n12\n家庭农场\n附件1\n项目清单\n产值\t12\n亿元",
     "2015年\n12\n家庭农场\n附件1\n项目清单\n产值\t12\n亿元"},
    {"breaks", "时间:2026-02-03\n天台县\n规划(2016\n-2025年)",
     "时间:2026-02-03\n天台县\n规划(2016-2025年)"},
    {"breaks", "增长百分之\n五,户数二十\n五万,票价¥\n5,数九\n二是",
     "增长百分之五,户数二十五万,票价¥5,数九\n二是"},
    {"breaks",
     "    工业平稳增长结构不断优化质量效益同步提升\n企业活力不断增强。全年"
     "完成总产值三千亿元。增\n长百分之八势头良好。新增企业八十家户数增加\n"
     "民生持续改善就业稳定收入增加物价平稳运行良\n\n          — 3 —\n\n"
     "好得到群众拥护。\n    二是改革。\n    三是开放。\n    四是发展。\n",
     "    工业平稳增长结构不断优化质量效益同步提升企业活力不断增强。全年"
     "完成总产值三千亿元。增长百分之八势头良好。新增企业八十家户数增加"
     "民生持续改善就业稳定收入增加物价平稳运行良好得到群众拥护。\n"
     "    二是改革。\n    三是开放。\n    四是发展。\n"},
    {"breaks", "> 建成了\n> ,增长。\n> 二是\n,三是",
     "> 建成了,增长。\n> 二是\n,三是"},
    {"breaks", "支持建设Smart\nFactory项目三十个,推广应用GDP核算方法(\n试行)。",
     "支持建设Smart\nFactory项目三十个,推广应用GDP核算方法(试行)。"},
    {"pinyin", FIVE "(GDP)(app)", "区工业和科技局(GDP)(app)"},
    {"pinyin", FIVE "重庆(chóngqìng)的(de)", "区工业和科技局重庆的"},
    {"pinyin", FIVE "(kē", "区工业和科技局(kē"},
    {"pinyin", "禺(yú)区", "禺(yú)区"},
    {"mojibake", "调度!笆\uE1A2奈濉逼陂g,我局", "调度。“十四五”期間,我局"},
    {"mojibake", "调度!笆奈濉逼陂g,我局", "调度。“十四五”期間,我局"},
    {"mojibake", "加油!我们要干", "加油!我们要干"},
    {"mojibake", "图标\uE001\uE002\uE003", "图标\uE001\uE002\uE003"},
    {"mojibake", "!笆濉逼陂g,", "。“\uFFFD”期間,"},
    {"traditional", "區委、區政府對企業發展,沿著",
     "区委、区政府对企业发展,沿着"},
    {"traditional", "朱镕基總理", "朱镕基總理"},
};

static Simplifier simplifier; /* slow to open, so it is opened once */

static int close_simplifier(void **state) {
  (void)state;
  simplifier_close(&simplifier);
  return 0;
}

/* 'raw' decoded as UTF-8 and cleaned. */
static void make_clean(Draft *draft, Changes *changes, const char *raw,
                       size_t length, unsigned skipped) {
  Decoding decoding;
  size_t lost;
  memset(draft, 0, sizeof *draft);
  memset(changes, 0, sizeof *changes);
  assert_true(
      decode(draft, &decoding, raw, length, decode_find("UTF-8", 5), "", NULL));
  assert_true(clean(draft, changes, skipped, &simplifier, &lost, "", NULL));
}

static void free_clean(Draft *draft, Changes *changes) {
  draft_free(draft);
  changes_free(changes);
}

static void makes_each_step(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    Draft draft;
    Changes changes;
    make_clean(&draft, &changes, rows[i].raw, strlen(rows[i].raw), 0);
    assert_string_equal(draft.text, rows[i].clean);
    free_clean(&draft, &changes);
  }
}

static void leaves_out_a_step(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    enum CleanStep step = clean_find_step(rows[i].step);
    Draft draft;
    Changes changes;
    assert_int_not_equal(step, STEP_COUNT);
    make_clean(&draft, &changes, rows[i].raw, strlen(rows[i].raw),
               ~(1u << step));
    assert_string_equal(draft.text, rows[i].clean);
    free_clean(&draft, &changes);
    make_clean(&draft, &changes, rows[i].raw, strlen(rows[i].raw), ~0u);
    assert_string_equal(draft.text,
                        rows[i].raw +
                            (memcmp(rows[i].raw, "\uFEFF", 3) == 0 ? 3 : 0));
    assert_int_equal(changes.count, 0);
    free_clean(&draft, &changes);
  }
}

static void logs_what_it_changed(void **state) {
  static const char raw[] = "增长５．９％\r\n2016 年";
  Draft draft;
  Changes changes;
  const Change *change;
  (void)state;
  make_clean(&draft, &changes, raw, sizeof raw - 1, 0);
  assert_string_equal(draft.text, "增长5.9%\n2016年");
  assert_int_equal(changes.count, 3);
  change = &changes.items[0];
  assert_int_equal(change->step, STEP_WIDTH);
  assert_int_equal(change->clean.start, 6);
  assert_int_equal(change->clean.end, 10);
  assert_int_equal(change->raw.start, 6);
  assert_int_equal(change->raw.end, 18);
  assert_int_equal(change->old.end - change->old.start, 12);
  assert_memory_equal(changes.old + change->old.start, "５．９％", 12);
  assert_int_equal(changes.items[1].step, STEP_LINES);
  change = &changes.items[2];
  assert_int_equal(change->step, STEP_BLANKS);
  assert_int_equal(change->clean.start, 15);
  assert_int_equal(change->clean.end, 15);
  assert_int_equal(change->raw.start, 24);
  free_clean(&draft, &changes);
}

static void moves_earlier_changes_along(void **state) {
  static const char raw[] = "7 4 7 亿元，" FIVE "。";
  Draft draft;
  Changes changes;
  size_t i;
  (void)state;
  make_clean(&draft, &changes, raw, sizeof raw - 1, 0);
  assert_string_equal(draft.text, "747亿元,区工业和科技局。");
  for (i = 0; i < changes.count; i++) {
    const Change *change = &changes.items[i];
    Span raw_span;
    if (change->clean.start == change->clean.end) continue;
    raw_span = map_to_raw(&draft.map, change->clean);
    assert_int_equal(raw_span.start, change->raw.start);
    assert_int_equal(raw_span.end, change->raw.end);
    if (change->step == STEP_WIDTH)
      assert_int_equal(draft.text[change->clean.start], ',');
  }
  free_clean(&draft, &changes);
}

/* Is the char at 'at' the work of a step that needs more than one char? */
static bool is_of_context(const Changes *changes, size_t at) {
  size_t i;
  for (i = 0; i < changes->count; i++) {
    const Change *change = &changes->items[i];
    if ((change->step == STEP_TRADITIONAL || change->step == STEP_MOJIBAKE ||
         change->step == STEP_FORMS || change->step == STEP_BREAKS) &&
        change->clean.start <= at && at < change->clean.end)
      return true;
  }
  return false;
}

/* The raw bytes of each char, cleaned alone, are that char. */
static void maps_each_char(void **state) {
  size_t i, at, bytes;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    Draft draft, alone;
    Changes changes, other;
    make_clean(&draft, &changes, rows[i].raw, strlen(rows[i].raw), 0);
    for (at = 0; at < draft.length; at += bytes) {
      Span span = {(uint32_t)at, 0}, raw;
      utf8_read(draft.text, at, draft.length, &bytes);
      span.end = (uint32_t)(at + bytes);
      raw = map_to_raw(&draft.map, span);
      assert_true(raw.start < raw.end && raw.end <= strlen(rows[i].raw));
      if (is_of_context(&changes, at)) continue;
      make_clean(&alone, &other, rows[i].raw + raw.start, raw.end - raw.start,
                 0);
      assert_int_equal(alone.length, bytes);
      assert_memory_equal(alone.text, draft.text + at, bytes);
      free_clean(&alone, &other);
    }
    free_clean(&draft, &changes);
  }
}

static void maps_traditional_chars_one_by_one(void **state) {
  static const char raw[] = "對企業發展";
  Draft draft;
  Changes changes;
  size_t at;
  (void)state;
  make_clean(&draft, &changes, raw, sizeof raw - 1, 0);
  assert_string_equal(draft.text, "对企业发展");
  for (at = 0; at < draft.length; at += 3) {
    Span span = {(uint32_t)at, (uint32_t)at + 3};
    Span found = map_to_raw(&draft.map, span);
    assert_int_equal(found.start, at);
    assert_int_equal(found.end, at + 3);
  }
  free_clean(&draft, &changes);
}

static void keeps_clean_text_as_it_is(void **state) {
  static const char raw[] = "全年完成总产值65.1亿元,增长5.9%。\n(一)“十四五”";
  Draft draft;
  Changes changes;
  (void)state;
  make_clean(&draft, &changes, raw, sizeof raw - 1, 0);
  assert_string_equal(draft.text, raw);
  assert_int_equal(changes.count, 0);
  assert_int_equal(draft.map.count, 1);
  free_clean(&draft, &changes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(makes_each_step),
      cmocka_unit_test(leaves_out_a_step),
      cmocka_unit_test(logs_what_it_changed),
      cmocka_unit_test(moves_earlier_changes_along),
      cmocka_unit_test(maps_each_char),
      cmocka_unit_test(maps_traditional_chars_one_by_one),
      cmocka_unit_test(keeps_clean_text_as_it_is),
  };
  return cmocka_run_group_tests_name("clean", tests, NULL, close_simplifier);
}
