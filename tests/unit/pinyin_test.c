/* pinyin_test.c: which parentheses are readings, and in which documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clean.h"
#include "step.h"
#include "syllable.h"

#define FIVE "区(qū)工业(yè)和科(kē)技(jì)局(jú)"

static const struct {
  const char *raw, *clean;
} rows[] = {
    {FIVE "(GDP)(app)", "区工业和科技局(GDP)(app)"},
    {FIVE "重庆(chóngqìng)的(de)", "区工业和科技局重庆的"},
    {FIVE "(kē", "区工业和科技局(kē"},
    {FIVE "专家(23名)(R&D)(a)(A)(he)(café)(Köln)",
     "区工业和科技局专家(23名)(R&D)(a)(A)(he)(café)(Köln)"},
    {FIVE "行（háng）长(zhǎng/cháng)女(nǚ)花(huā)儿(r)玩(wánr)",
     "区工业和科技局行长女花儿玩"},
    {"区(qu1)工业(ye4)和科(ke1)技(ji4)局(ju2)女(nü3)绿(lv4)律(lu:4)表(a1)",
     "区工业和科技局女绿律表(a1)"},
    {"区(qū)业(yè)科(ke\u0304)技(ji\u0300)局(jú)", "区业科技局"},
    {"工(gong)业(ye)经(jing)济(ji)工(gong)业(ye)经(jing)济(ji)区(qu)工(gong)"
     "业(ye)(GDP)(a)",
     "工业经济工业经济区工业(GDP)(a)"},
    {"禺(yú)区", NULL},
    {"赵翀(chōng)、李赟(yūn)、王晔(yè)", NULL},
    {"项(he)目(men)工(can)作(an)", NULL},
    {"", NULL},
};

static void drops_readings(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *made = make(find_pinyin, rows[i].raw);
    assert_string_equal(made, rows[i].clean ? rows[i].clean : rows[i].raw);
    free(made);
  }
}

/* A long text that spells each of six names once keeps them. */
static void keeps_spelled_names(void **state) {
  static const char name[] = "翀(chōng)赟(yūn)晔(yè)玥(yuè)翚(huī)骉(biāo)";
  static const char words[] = "全市工业经济平稳增长，完成总产值";
  enum { TIMES = 40 };
  char text[TIMES * sizeof words + sizeof name] = "", *made;
  size_t i;
  (void)state;
  for (i = 0; i < TIMES; i++) strcat(text, words);
  strcat(text, name);
  made = make(find_pinyin, text);
  assert_string_equal(made, text);
  free(made);
}

static void reads_pinyin(void **state) {
  static const struct {
    const char *text;
    size_t length;
    bool has_tone;
  } readings[] = {{"zhuāng", 7, true}, {"zhuang1", 7, true}, {"xi'ān", 6, true},
                  {"de", 2, false},    {"vr", 0, false},     {"app", 0, false},
                  {"", 0, false},      {"a1", 0, false}};
  size_t i;
  (void)state;
  for (i = 0; i < sizeof readings / sizeof *readings; i++) {
    Reading reading;
    size_t end =
        read_pinyin(&reading, readings[i].text, 0, strlen(readings[i].text));
    if (readings[i].length > 0)
      assert_int_equal(reading.has_tone, readings[i].has_tone);
    if (i != 7) assert_int_equal(end, readings[i].length);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(drops_readings),
                                     cmocka_unit_test(keeps_spelled_names),
                                     cmocka_unit_test(reads_pinyin)};
  return cmocka_run_group_tests_name("pinyin", tests, NULL, NULL);
}
