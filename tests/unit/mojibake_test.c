/* mojibake_test.c: what entities, mojibake and lost find, and leave alone. */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bigram.h"
#include "clean.h"
#include "step.h"
#include "chartables.h"

#define REPORT                                                                        \
  "全市完成工业总产值65.1亿元，同比增长5.9%，新增企业23家。\n" \
  "一、主要工作\n我们坚持稳中求进，“十三五”期间发展势头良好。\n"

typedef struct Row {
  const char *raw, *clean;
} Row;

static const Row entities[] = {
    {"&#20013;&#x56FD;&#X4eba;", "中国人"},
    {"&amp;#20013;&amp;amp;#x56FD;", "中国"},
    {"增长&nbsp;5&permil;&#160;R&amp;D", "增长\u00A05‰\u00A0R&D"},
    {"&ldquo;一&rdquo;&hellip;&#150;", "“一”…\u2013"},
    {"&#0;&#xD800;&#x110000;&#xFFFF;&#7;", NULL},
    {"&#;&#x;&nosuch;&#20013 R&D A&B; &", NULL},
    {"&#99999999999999;", NULL},
};

static const Row known[] = {
    {"浣犲ソ锛屼腑鍥姐€?", "你好，中国\uFFFD"},
    {"ä½\u00A0å¥½", "你好"},
    {"ä½ å¥½ä¸\u00ADå›½", "你好中国"},
    {"ä¸å›½ç»æµ", "\uFFFD国\uFFFD\uFFFD"},
    {"Ã¤Â½Â\u00A0Ã¥Â¥Â½", "你好"},
    {"ÖÐ¹ú¾\u00AD¼Ã", "中国经济"},
    {"ÖÐ¹ú·¢Õ¹", "中国发展"},
    {"ï»¿ç»Ÿè®¡å…¬æŠ¥", "\uFEFF统计公报"},
    {"调度!笆\uE1A2奈濉逼陂g,我局", "调度。“十四五”期間,我局"},
    {"调度!笆奈濉逼陂g,我局", "调度。“十四五”期間,我局"},
    {"调度！笆\uE1A2奈濉逼陂g，我局", "调度。“十四五”期間，我局"},
    {"!笆濉逼陂g,", "。“\uFFFD”期間,"},
    {"全市的消腊踩\uE076ぷ魅〉妹飨猿尚В\uE0D3髑\uE25B险婕觳橹点单位的设施，发现"
     "问题及时整改",
     "全市的消\uFFFD安全工作取得明显成效，各区认真检查\uFFFD点单位的设施，"
     "发现问题及时整改"},
};

/* Undamaged text with chars that few texts have. */
static const char *const undamaged[] = {
    REPORT,
    "café naïve Ångström résumé Größe Übergröße façade œuvre à l'été créée",
    "El niño ¿Qué tal? ¡Hola! São Paulo coração VÄÄRÄ ÄÄNI pöytä Ðæð Þórður",
    "x² + y² = z², ½ ¼ ¾, 5 µm ± 3 µm, £5 ¥10 §3 «quoted» ©2020 ®™",
    "魑魅魍魉，饕餮睚眦，犄角旮旯，囹圄踯躅，龃龉不合，耄耋老人。",
    "龘靐齉爩鱻麤灪爨，狻猊、螭吻、狴犴、赑屃",
    "砹氡钫镭锕镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥，嘌呤、嘧啶、噻吩、呋喃",
    "昶旻赟翀喆垚淼犇骉羴昊玥玮珏琨瑀瑄瑢璟璠瓒祎禛禹稷窈筠綦翙翚",
    "これは日本語の文章です。東京都の人口は、込み入った働き、図書館、峠、辻、榊"
    "。",
    "關關雎鳩，在河之洲。窈窕淑女，君子好逑。參差荇菜，左右流之。",
    "愛新覺羅·努爾哈赤、鈕祜祿氏、瓜爾佳氏、葉赫那拉氏",
    "浣纱溪 涓涓细流 浣熊 鍥而不舍 张骞 锘 銆 锛 鐨",
    "加油!我们要干",
    "图标\uE001\uE002\uE003",
    "怎么办!笨蛋!篱笆!笆斗",
    "한국어 문장입니다. Москва — столица. Ελληνικά",
    "&#20013;",
    "",
    "\uFFFD\uFFFD",
    "?"};

static void check(bool (*find)(Edits *, const char *, size_t), const Row *rows,
                  size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    char *made = make(find, rows[i].raw);
    assert_string_equal(made, rows[i].clean ? rows[i].clean : rows[i].raw);
    free(made);
  }
}

static void decodes_entities(void **state) {
  (void)state;
  check(find_entities, entities, sizeof entities / sizeof *entities);
}

static void repairs_what_is_known(void **state) {
  (void)state;
  check(find_mojibake, known, sizeof known / sizeof *known);
}

static void leaves_undamaged_text(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof undamaged / sizeof *undamaged; i++) {
    char *made = make(find_mojibake, undamaged[i]);
    assert_string_equal(made, undamaged[i]);
    free(made);
  }
}

/* Text from one encoding to another, to be freed; what has no char in the
** other is a question mark. */
static char *recode(const char *text, size_t length, const char *from,
                    const char *to, size_t *made_length) {
  iconv_t converter = iconv_open(to, from);
  size_t room = 4 * length + 1, left = room - 1;
  char *made = malloc(room), *out = made, *in = (char *)(uintptr_t)text;
  assert_true(converter != (iconv_t)-1);
  assert_non_null(made);
  while (iconv(converter, &in, &length, &out, &left) == (size_t)-1) {
    *out++ = '?';
    left--, in++, length--;
  }
  iconv_close(converter);
  *made_length = room - 1 - left;
  *out = '\0';
  return made;
}

/* 'text' in the encoding 'right', read as 'wrong'; to be freed. */
static char *misread(const char *text, const char *right, const char *wrong) {
  size_t length;
  char *bytes = recode(text, strlen(text), "UTF-8", right, &length);
  char *made = recode(bytes, length, wrong, "UTF-8", &length);
  free(bytes);
  return made;
}

static void undoes_each_way(void **state) {
  static const char *const ways[][2] = {{"UTF-8", "ISO-8859-1"},
                                        {"GBK", "ISO-8859-1"}};
  size_t i;
  (void)state;
  for (i = 0; i < sizeof ways / sizeof *ways; i++) {
    char *damaged = misread(REPORT, ways[i][0], ways[i][1]);
    char *made = make(find_mojibake, damaged);
    assert_string_equal(made, REPORT);
    free(made);
    free(damaged);
  }
}

static void undoes_what_was_done_twice(void **state) {
  char *once = misread(REPORT, "UTF-8", "ISO-8859-1");
  char *twice = misread(once, "UTF-8", "ISO-8859-1");
  char *made = make(find_mojibake, twice);
  (void)state;
  assert_string_equal(made, REPORT);
  free(made);
  free(twice);
  free(once);
}

static void undoes_big5_read_as_gbk(void **state) {
  static const char report[] =
      "中華民國政府工作報告：經濟發展與產業升級成果豐碩";
  char *damaged = misread(report, "BIG5", "GB18030");
  char *made = make(find_mojibake, damaged);
  (void)state;
  assert_string_equal(made, report);
  free(made);
  free(damaged);
}

/* A line amid others, and a stretch amid a line. */
static void repairs_only_what_is_damaged(void **state) {
  static const Row rows[] = {
      {REPORT "骞村伐涓氭€讳骇鍊\n" REPORT, NULL},
      {"标题：ÖÐ¹ú·¢Õ¹，正文照旧", "标题：中国发展，正文照旧"},
      {"café里写着ä½\u00A0å¥½两字", "café里写着你好两字"},
      {"今年以来，全市工业经济运行平稳。特别是ÐÂÏÜ·¨µÄ°ä²¼£¬±êÖ¾×ÅÎÒ¹úÉç»á阶段"
       "。",
       "今年以来，全市工业经济运行平稳。特别是新宪法的颁布，标志着我国社会阶段"
       "。"},
  };
  char *made = make(find_mojibake, rows[0].raw);
  (void)state;
  assert_memory_equal(made, REPORT, sizeof REPORT - 1);
  assert_non_null(strstr(made, "年工业总产"));
  free(made);
  check(find_mojibake, rows + 1, 3);
}

/* Many stretches and no line end: more than the bench holds. */
static void repairs_long_lines(void **state) {
  enum { TIMES = 3000 };
  static const char damaged[] = "ÖÐ¹ú·¢Õ¹, ", fixed[] = "中国发展, ";
  char *text = malloc(TIMES * sizeof damaged);
  char *made;
  size_t i;
  (void)state;
  assert_non_null(text);
  for (i = 0; i < TIMES; i++)
    memcpy(text + i * (sizeof damaged - 1), damaged, sizeof damaged);
  made = make(find_mojibake, text);
  assert_int_equal(strlen(made), TIMES * (sizeof fixed - 1));
  for (i = 0; i < TIMES; i++)
    assert_memory_equal(made + i * (sizeof fixed - 1), fixed, sizeof fixed - 1);
  free(made);
  free(text);
}

/* One byte out of step each char read shares its bytes with two that were
** meant, so that the whole line is one piece. */
static void loses_nothing_out_of_step(void **state) {
  static const char meant[] =
      "丙市場投資生產文化科技改革全面城市項目資金環境衛生醫療完成提高目標。\n";
  size_t length;
  char *bytes = recode(meant, sizeof meant - 1, "UTF-8", "BIG5", &length);
  char *damaged = recode(bytes + 1, length - 1, "GB18030", "UTF-8", &length);
  char *made = make(find_mojibake, damaged);
  (void)state;
  assert_non_null(strstr(made, "市場投資生產文化科技改革全面城市項目資金"
                               "環境衛生醫療完成提高目標。\n"));
  free(made);
  free(damaged);
  free(bytes);
}

/* Each run is looked at once: a line of nothing else takes no longer. */
static void passes_long_runs_of_marks(void **state) {
  enum { LENGTH = 4000000 };
  char *text = malloc(LENGTH + 1);
  Edits edits = {0};
  (void)state;
  assert_non_null(text);
  memset(text, '?', LENGTH);
  text[0] = text[LENGTH - 1] = 'a';
  text[LENGTH] = '\0';
  assert_true(find_lost(&edits, text, LENGTH));
  assert_int_equal(edits.count, 0);
  edits_free(&edits);
  free(text);
}

static void marks_what_is_lost(void **state) {
  static const struct {
    const char *text;
    int count, bytes;
  } rows[] = {
      {"产值锟斤拷锟斤拷亿元", 1, 18}, {"斤拷锟斤", 1, 12},
      {"锟斤，烫手，屯田", 0, 0},      {"一\uFFFD\uFFFD二\uFFFD", 2, 9},
      {"烫烫烫屯屯屯", 2, 18},         {"????????\n2016年???3亿", 2, 11},
      {"怎么办????\n真的吗???", 0, 0}, {"", 0, 0}};
  size_t i, j;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    Edits edits = {0};
    size_t bytes = 0;
    char *made;
    assert_true(find_lost(&edits, rows[i].text, strlen(rows[i].text)));
    assert_int_equal(edits.count, rows[i].count);
    for (j = 0; j < edits.count; j++) {
      assert_int_equal(edits.items[j].step, STEP_LOST);
      bytes += edits.items[j].old.end - edits.items[j].old.start;
    }
    assert_int_equal(bytes, rows[i].bytes);
    made = apply(&edits, rows[i].text, strlen(rows[i].text));
    assert_string_equal(made, rows[i].text);
    free(made);
    edits_free(&edits);
  }
}

static void knows_chinese(void **state) {
  (void)state;
  assert_true(bigram_cost(0x5DE5, 0x4F5C) < 5 * BIGRAM_BIT); /* 工作 */
  assert_true(bigram_cost(0x7D93, 0x6FDF) < 5 * BIGRAM_BIT); /* 經濟 */
  assert_true(bigram_cost(0, 0x6D93) > 11 * BIGRAM_BIT);     /* 涓 */
  assert_int_equal(bigram_cost(0, 0x6D57), 18 * BIGRAM_BIT); /* 浗 */
  assert_true(char_kinds[0x570B] & CHAR_TRADITIONAL);        /* 國 */
  assert_true(char_kinds[0x56FD] & CHAR_SIMPLE);             /* 国 */
  assert_false(char_kinds[0x4E7E] & CHAR_TRADITIONAL);       /* 乾 */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_chinese),
      cmocka_unit_test(decodes_entities),
      cmocka_unit_test(repairs_what_is_known),
      cmocka_unit_test(leaves_undamaged_text),
      cmocka_unit_test(undoes_each_way),
      cmocka_unit_test(undoes_what_was_done_twice),
      cmocka_unit_test(undoes_big5_read_as_gbk),
      cmocka_unit_test(repairs_only_what_is_damaged),
      cmocka_unit_test(repairs_long_lines),
      cmocka_unit_test(loses_nothing_out_of_step),
      cmocka_unit_test(marks_what_is_lost),
      cmocka_unit_test(passes_long_runs_of_marks),
  };
  return cmocka_run_group_tests_name("mojibake", tests, NULL, NULL);
}
