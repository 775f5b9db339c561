/* simplify_test.c: which lines are Traditional, and what becomes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "simplify.h"
#include "step.h"

static Simplifier simplifier; /* slow to open, so it is opened once */

static int close_simplifier(void **state) {
  (void)state;
  simplifier_close(&simplifier);
  return 0;
}

static bool find(Edits *edits, const char *text, size_t length) {
  return find_traditional(edits, text, length, &simplifier);
}

static bool find_all(Edits *edits, const char *text, size_t length) {
  return simplify_all(edits, text, length, &simplifier);
}

#define TRADITIONAL "這項工作取得顯著成效,各方面反映良好。\n"
#define FROM_IT     "这项工作取得显著成效,各方面反映良好。\n"
#define FOREWORD    "为贯彻国务院关于经济发展的决定,进一步优化产业结构。\n"

static const struct {
  const char *raw, *clean;
} rows[] = {
    {"區委、區政府對企業發展,沿著", "区委、区政府对企业发展,沿着"},
    {"朱镕基總理", NULL},
    {"本市与臺灣开展合作,引进臺資企业12家。", NULL},
    {"乾隆年间,瞭望周刊,著作权,显著,於先生,萧乾", NULL},
    {"《臺灣通史》\n我们的工作报告\n", NULL},
    {"关于印发《臺灣同胞投資保護法實施細則》的通知", NULL},
    {"志载:“縣治北有山曰松嶺,產鐵。縣民鍊鐵為業,歲輸銀。”这是记载。", NULL},
    {"来访的有「聯華電子」等企业,老字号“德興館”“萬隆醬園”恢复营业", NULL},
    {"これは日本語の文章です。東京都は計画を発表、國立圖書館の經濟學", NULL},
    {TRADITIONAL "这项工作成效显著。\n", FROM_IT "这项工作成效显著。\n"},
    {"首页 国际 说明\n" TRADITIONAL "主任：乾淨\n" TRADITIONAL "版权 网页\n",
     "首页 国际 说明\n" FROM_IT "主任：干净\n" FROM_IT "版权 网页\n"},
    {"這項經濟發展工作。国务院办公厅对这项工作发表说明。",
     "这项经济发展工作。国务院办公厅对这项工作发表说明。"},
    {"他說這是“国务院办公厅”的報告,顯示經濟發展",
     "他说这是“国务院办公厅”的报告,显示经济发展"},
    {"這項經濟發展《国务院这样说》,业“大",
     "这项经济发展《国务院这样说》,业“大"},
    {TRADITIONAL "这项工作取得成效。\n計劃\n发布\n時間:2016年\n" TRADITIONAL,
     FROM_IT "这项工作取得成效。\n计划\n发布\n时间:2016年\n" FROM_IT},
    {FOREWORD FOREWORD "計劃\n\n" TRADITIONAL FOREWORD "計劃\n",
     FOREWORD FOREWORD "计划\n\n" FROM_IT FOREWORD "計劃\n"},
    {"醫療衞生事業發展,説明情況,裏面着手",
     "医疗卫生事业发展,说明情况,里面着手"},
    {"", NULL},
};

static void simplifies_traditional_lines(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *made = make(find, rows[i].raw);
    assert_string_equal(made, rows[i].clean ? rows[i].clean : rows[i].raw);
    free(made);
  }
}

static void simplifies_all_when_told(void **state) {
  char *made = make(find_all, "臺灣\n总理");
  (void)state;
  assert_string_equal(made, "台湾\n总理");
  free(made);
}

/* OpenCC ends at a NUL; what is behind it is converted too. */
static void goes_past_nul(void **state) {
  static const char text[] = "對企業發展\0對企業發展\n對企業";
  static const char simple[] = "对企业发展\0对企业发展\n对企业";
  Edits edits = {0};
  char *made;
  (void)state;
  assert_true(find(&edits, text, sizeof text - 1));
  made = apply(&edits, text, sizeof text - 1);
  assert_memory_equal(made, simple, sizeof simple);
  free(made);
  edits_free(&edits);
}

/* Longer than a piece, in one line, which is cut at its commas, at the ends of
** its sentences, or anywhere, and in many. */
static void goes_through_long_texts(void **state) {
  enum { TIMES = 4000, KINDS = 4 };
  static const char words[KINDS][25] = {"區政府對企業發展", "區政府對企業發\n",
                                        "區政府對企業發,", "區政府對企業發。"};
  int kind;
  (void)state;
  for (kind = 0; kind < KINDS; kind++) {
    size_t length = strlen(words[kind]), i;
    char *text = calloc(TIMES, sizeof words[kind]), *made;
    assert_non_null(text);
    for (i = 0; i < TIMES; i++)
      memcpy(text + i * length, words[kind], length + 1);
    made = make(find, text);
    assert_int_equal(strlen(made), TIMES * length);
    for (i = 0; i < TIMES; i++)
      assert_memory_equal(made + i * length, "区政府对企业发", 21);
    free(made);
    free(text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(simplifies_traditional_lines),
      cmocka_unit_test(simplifies_all_when_told),
      cmocka_unit_test(goes_past_nul),
      cmocka_unit_test(goes_through_long_texts)};
  return cmocka_run_group_tests_name("simplify", tests, NULL, close_simplifier);
}
