/* matcher_test.c: patterns on sentences cut by hand. */
#include "matcher.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cut_text.h"
#include "memory.h"

static CutText cut;

static void mark_all(Patterns *patterns, const char *words, uint32_t mark) {
  while (*words != '\0') {
    size_t length = strcspn(words, " ");
    assert_true(patterns_mark(patterns, words, length, mark));
    words += length + (words[length] == ' ');
  }
}

static void add_list(Patterns *patterns, const char *name, const char *one,
                     const char *other) {
  const char *words[] = {one, other};
  size_t lengths[] = {strlen(one), strlen(other)};
  assert_true(
      patterns_add_list(patterns, name, strlen(name), words, lengths, 2));
}

static void add_part(Patterns *patterns, const char *name, const char *source) {
  assert_true(
      patterns_add_part(patterns, name, strlen(name), source, strlen(source)));
}

/* The vocabularies and names that all tests use. */
static void begin(Patterns *patterns) {
  patterns_init(patterns);
  assert_true(patterns_add_marks(patterns));
  mark_all(patterns, "完成 新增 居", TRAIT_CUT);
  mark_all(patterns, "全市 其中", TRAIT_HEAD);
  mark_all(patterns, "达 累计 总数", TRAIT_TAIL);
  mark_all(patterns, "入选", TRAIT_STOP);
  mark_all(patterns, "局 公司", TRAIT_ORG);
  mark_all(patterns, "全省", TRAIT_REGION);
  add_list(patterns, "up", "增长", "增");
  add_part(patterns, "same_period", "(同比 | 比 上年)");
  add_part(patterns, "self", "增长 @self");
  add_part(patterns, "wrong", "增长 (下降");
}

/* Reads all of 'cut' as one sentence. */
static void read_view(View *view, const Patterns *patterns) {
  Span span = {0, cut.length};
  assert_true(view_read(view, patterns, cut.text, &cut.words, &cut.quantities,
                        span, span, NULL, 0));
}

/* The word of the nth number that is a claim, from 1. */
static uint32_t claim_word(int nth) {
  for (uint32_t i = 0; i < cut.words.count; i++) {
    uint32_t index = cut.word_items[i].quantity;
    if (index == WORD_NO_QUANTITY) continue;
    if (cut.quantity_items[index].role == ROLE_CLAIM && --nth == 0) return i;
  }
  return NO_PLACE;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Writes "name=text name=text", sorted, of a match. */
static void write_captures(const Patterns *patterns, const Matcher *matcher,
                           const RuleMatch *match, char *to) {
  char lines[MAX_CAPTURES][400], *sorted[MAX_CAPTURES];
  *to = '\0';
  for (uint32_t i = 0; i < match->captured; i++) {
    const Capture *one = &matcher->captures[match->captures + i];
    snprintf(lines[i], sizeof lines[i], "%s=%.*s",
             patterns_text(patterns, one->name),
             (int)(one->span.end - one->span.start),
             cut.text + one->span.start);
    sorted[i] = lines[i];
  }
  qsort(sorted, match->captured, sizeof *sorted, by_name);
  for (uint32_t i = 0; i < match->captured; i++)
    sprintf(to + strlen(to), "%s%s", i > 0 ? " " : "", sorted[i]);
}

/* What a pattern captures around the nth claim of a cut sentence: "" where it
** matches without captures, NULL where it does not. */
static const char *captures_of(const char *source, const char *sentence,
                               int nth) {
  static char text[2000];
  Patterns patterns;
  PatternFault fault;
  View view;
  Matcher matcher;
  bool found;
  begin(&patterns);
  view_init(&view);
  matcher_init(&matcher);
  cut_text(&cut, sentence);
  if (!patterns_add(&patterns, 1, 0, source, strlen(source), &fault))
    fail_msg("%s: %s", source, fault.message);
  assert_true(patterns_finish(&patterns));
  read_view(&view, &patterns);
  assert_true(matcher_find(&matcher, &patterns, &view, claim_word(nth), 0));
  found = matcher.count > 0;
  if (found) write_captures(&patterns, &matcher, &matcher.matches[0], text);
  matcher_free(&matcher);
  view_free(&view);
  patterns_free(&patterns);
  return found ? text : NULL;
}

typedef struct Row {
  const char *source, *sentence;
  int nth;
  const char *captures; /* NULL: no match */
} Row;

static void check_rows(const Row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *got =
        captures_of(rows[i].source, rows[i].sentence, rows[i].nth);
    if ((got == NULL) != (rows[i].captures == NULL) ||
        (got != NULL && strcmp(got, rows[i].captures) != 0))
      fail_msg("%s on %s: got %s, wanted %s", rows[i].source, rows[i].sentence,
               got != NULL ? got : "no match",
               rows[i].captures != NULL ? rows[i].captures : "no match");
  }
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void takes_noun_phrases(void **state) {
  static const Row rows[] = {
      {"x:<np> value:<money>",
       "全市/n 工业/n 投资/n 累计/v 达/v <147亿元/currency>", 1, "x=工业投资"},
      {"x:<np> value:<money>", "工业/n 完成/v 总产值/n <9亿元/currency>", 1,
       "x=总产值"},
      {"x:<np> value:<count>",
       "伪基站/n <8个/number/个> 、/x 黑广播/n <22个/number/个>", 2,
       "x=黑广播"},
      {"value:<count> x:<np>", "<19家/number/家> 大型/b 企业/n 入选/v 名单/n",
       1, "x=大型企业"},
      {"x:<np> value:<count>",
       ",/x 企业/n (/x 含/v 试点/n )/x <30家/number/家>", 1, "x=企业(含试点)"},
      {"x:<np> value:<count>",
       "企业/n (/x <3家/number> )/x 产值/n <9家/number/家>", 2, "x=产值"},
      {"x:<np> value:<count>", "分/v <3家/number/家>", 1, NULL},
      {"x:<np> value:<count>", "其中/r <3家/number/家>", 1, NULL},
      {"x:<np> value:<money>",
       "生产总值/n [/x <2/reference> ]/x <1845亿元/currency/元>", 1,
       "x=生产总值"},
      {"value:<count> x:<vp>", "<5家/number/家> 入选/v 省/n 名单/n ,/x 投资/n",
       1, "x=入选省名单"},
      {"其中 x:<np> value:<count>", "其中/r 企业/n 总数/n <3家/number/家>", 1,
       "x=企业"},
  };
  (void)state;
  CHECK(rows);
}

static void takes_words(void **state) {
  static const Row rows[] = {
      {"x:<np> (同比)? way:@up value:<percent>",
       "出口/n 同比/d 增长/v <6%/percent>", 1, "way=增长 x=出口"},
      {"x:<np>? 增长 value:<percent>", ",/x 增长/v <6%/percent>", 1, ""},
      {"way:(升高|升|降) value:<percent>", "升/v <6%/percent>", 1, "way=升"},
      {"way:@up value:<percent>", "新增/v <6%/percent>", 1, NULL},
      {"比上年 value:<percent>", "比/p 上年/t <6%/percent>", 1, ""},
      {"x:<np> @same_period 增长 value:<percent>",
       "出口/n 比/p 上年/t 增长/v <6%/percent>", 1, "x=出口"},
      {"w:<tag=v> value:<percent>", "出口/n 增/v <6%/percent>", 1, "w=增"},
      {"w:<tag=n*> value:<percent>", "出口/nz <6%/percent>", 1, "w=出口"},
      {"w:<tag=n*> value:<percent>", "出口/v <6%/percent>", 1, NULL},
      {"w:<word> value:<percent>", "出口/v <6%/percent>", 1, "w=出口"},
      {"(增|长)* value:<percent>", "增/v 长/v 增/v <6%/percent>", 1, ""},
      {"^ w:(增|长)+ value:<percent>", "增/v 长/v <6%/percent>", 1, "w=增"},
  };
  (void)state;
  CHECK(rows);
}

static void asks_for_quantities(void **state) {
  static const Row rows[] = {
      {"value:<percent>", "<19家/number/家>", 1, NULL},
      {"value:<percent|count>", "<19家/number/家>", 1, ""},
      {"value:<number>", "<19家/number/家>", 1, NULL},
      {"value:<number>", "<19/number>", 1, ""},
      {"value:<unit=家>", "<19家/number/家>", 1, ""},
      {"value:<unit=项>", "<19家/number/家>", 1, NULL},
      {"value:<count unit=家>", "<19家/number/家>", 1, ""},
      {"value:<count >=19>", "<19家/number/家>", 1, ""},
      {"value:<count ≥20>", "<19家/number/家>", 1, NULL},
      {"value:<count <=0.1万>", "<1000家/number/家>", 1, ""},
      {"value:<count ≤999.9>", "<1000家/number/家>", 1, NULL},
      {"value:<quantity ≥-4.5>", "<-4.4/percent>", 1, ""},
      {"value:<quantity ≥-4.4>", "<-4.5/percent>", 1, NULL},
      {"value:<count exact>", "<19家/number/家>", 1, ""},
      {"value:<count about|count over>", "<19家/number/家>", 1, NULL},
      {"value:<type=age>", "<19岁/age/岁>", 1, ""},
      {"when:<period> value:<count>", "<2016年/period> <19家/number/家>", 1,
       "when=2016年"},
      {"<count> 、 value:<count>", "<1家/number/家> 、/x <2家/number/家>", 2,
       ""},
  };
  (void)state;
  CHECK(rows);
}

static void keeps_to_its_clause(void **state) {
  static const Row rows[] = {
      {"居 .. value:<rank>", "居/v 全国/n 各/r 城市/n <第二/rank>", 1, ""},
      {"居 .. value:<rank>", "居/v 前列/n ,/x 城市/n <第二/rank>", 1, NULL},
      {"居 ... value:<rank>", "居/v 前列/n ,/x 城市/n <第二/rank>", 1, ""},
      {"居 ..1 value:<rank>", "居/v 全国/n 城市/n <第二/rank>", 1, NULL},
      {"居 x:..2 value:<rank>", "居/v 全国/n 城市/n <第二/rank>", 1,
       "x=全国城市"},
      {"^ 增长 value:<percent> $", "出口/n ,/x 增长/v <6%/percent> 。/x", 1,
       ""},
      {"^ 增长 value:<percent>", "出口/n 增长/v <6%/percent>", 1, NULL},
      {"^^ 增长 value:<percent>", "出口/n ,/x 增长/v <6%/percent>", 1, NULL},
      {"^^ 增长 value:<percent> $$", "增长/v <6%/percent> 。/x ”/x", 1, ""},
      {"value:<percent> $$", "增长/v <6%/percent> ,/x 好/a", 1, NULL},
      {"x:<np> !(等) value:<count>", "甲/n 乙/n 等/u <5家/number/家>", 1, NULL},
      {"value:<count> !(以上)", "<5家/number/家> 以上/f", 1, NULL},
      {"!(计划 ..) value:<count>", "计划/v 投资/v <5家/number/家>", 1, NULL},
      {"!(计划 ..) value:<count>", "完成/v 投资/v <5家/number/家>", 1, ""},
      {"!(!(增长)) value:<count>", "增长/v <5家/number/家>", 1, ""},
      {"!(!(增长)) value:<count>", "下降/v <5家/number/家>", 1, NULL},
  };
  (void)state;
  CHECK(rows);
}

static void takes_names(void **state) {
  static const Row rows[] = {
      {"x:<org> 投资 value:<money>",
       "全市/n 水务/n 局/n 投资/v <5元/currency/元>", 1, "x=水务局"},
      {"value:<count> x:<org>", "<3家/number/家> 城建/n 公司/n 完成/v", 1,
       "x=城建公司"},
      {"x:<org> value:<money>", "水务/n 投资/n <5元/currency/元>", 1, NULL},
      {"x:<region> value:<money>", "东山/ns 清河/ns <5元/currency/元>", 1,
       "x=东山清河"},
      {"x:<region> value:<money>", "居/v 全省/n <5元/currency/元>", 1,
       "x=全省"},
      {"t:<title> value:<count>",
       "出台/v 《/x 清河/ns 条例/n 》/x <3项/number/项>", 1, "t=清河条例"},
      {"出台 t:<title> value:<count>",
       "出台/v 《/x 清河/ns 条例/n 》/x <3项/number/项>", 1, "t=清河条例"},
      {"value:<count> t:<title> $", "<3项/number/项> 《/x 条例/n 》/x", 1,
       "t=条例"},
      {"t:<title> value:<count>", "条例/n 》/x <3项/number/项>", 1, NULL},
  };
  (void)state;
  CHECK(rows);
}

/* What is said of a pattern that cannot be read, and at which byte. */
static void refuses_what_is_wrong(void **state) {
  static const struct {
    const char *source, *message;
    size_t at;
  } rows[] = {
      {"x:<np>", "no element is captured as 'value'", 0},
      {"value:<percent> value:<percent>", "'value' is captured twice", 16},
      {"value:<percnt>", "no element is called <percnt>", 6},
      {"(增长 value2:<percent>", "'(' without ')'", 0},
      {"增长) value:<percent>", "')' without '('", 6},
      {"value:<percent", "'<' without '>'", 6},
      {"value:<>", "'<>' names no element", 6},
      {"value:<np unit=元>", "only a quantity has a unit", 6},
      {"value:<money >=x>", "'x' is no number", 6},
      {"value:<tag=zzz>", "no tag is called zzz", 6},
      {"value:<type=zzz>", "no type is called zzz", 6},
      {"@nothing value:<percent>", "no lexicon or pattern is called @nothing",
       0},
      {"value:(增长)", "'value' must be one element", 0},
      {"value:<np>", "'value' must be a quantity", 0},
      {"同比? value:<percent>", "put (同比) in parentheses", 6},
      {"\"增 value:<percent>", "a quote is not closed", 0},
      {"..... value:<percent>", "a gap has two to four dots", 0},
      {"..300 value:<percent>", "a gap has 1 to 200 words", 0},
      {"(a value:<percent>)", "'value' cannot stand inside", 3},
      {"!(x:增) value:<percent>", "nothing is captured inside !( )", 2},
      {"@self value:<percent>", "@self names itself", 7},
      {"@wrong value:<percent>", "'(' without ')'", 7},
      {"((a..200 b)* c)* value:<percent>", "the pattern is too long", 0},
      {"x:", "nothing to capture", 0},
  };
  Patterns patterns;
  PatternFault fault;
  (void)state;
  begin(&patterns);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t count = patterns.count, code = patterns.code_count;
    if (patterns_add(&patterns, 1, 0, rows[i].source, strlen(rows[i].source),
                     &fault))
      fail_msg("%s is read", rows[i].source);
    if (strstr(fault.message, rows[i].message) == NULL)
      fail_msg("%s: %s", rows[i].source, fault.message);
    if (fault.at != rows[i].at && strstr(fault.message, "too long") == NULL)
      fail_msg("%s: at %zu, wanted %zu", rows[i].source, fault.at, rows[i].at);
    assert_int_equal(count, patterns.count);
    assert_int_equal(code, patterns.code_count);
  }
  assert_true(patterns_add(&patterns, 1, 0, "value:<percent>", 15, &fault));
  patterns_free(&patterns);
}

static void bounds_nesting(void **state) {
  char source[200] = "";
  Patterns patterns;
  PatternFault fault;
  (void)state;
  begin(&patterns);
  for (int i = 0; i < MAX_NESTING_DEPTH; i++) strcat(source, "(");
  assert_false(patterns_add(&patterns, 1, 0, source, strlen(source), &fault));
  assert_non_null(strstr(fault.message, "parentheses nest deeper"));
  patterns_free(&patterns);
}

static void add_rule(Patterns *patterns, uint32_t rule, int64_t priority,
                     uint32_t order, uint32_t sections, const char *source) {
  PatternFault fault;
  assert_true(
      patterns_add(patterns, rule, sections, source, strlen(source), &fault));
  assert_true(patterns_rank(patterns, rule, priority, order));
}

static void tries_the_best_rule_first(void **state) {
  Patterns patterns;
  View view;
  Matcher matcher;
  uint32_t plan;
  static const uint32_t order[] = {2, 4, 3, 1};
  (void)state;
  begin(&patterns);
  plan = patterns_role(&patterns, "plan", 4);
  add_rule(&patterns, 1, 0, 4, 0, "value:<percent>");
  add_rule(&patterns, 2, 5, 3, 0, "value:<percent>");
  add_rule(&patterns, 3, 0, 2, 0, "增长 value:<percent>");
  add_rule(&patterns, 4, 0, 1, 0, "增长 value:<percent>");
  add_rule(&patterns, 5, 9, 1, plan, "增长 value:<percent>");
  add_rule(&patterns, 6, 9, 1, 0, "增长 value:<percent>");
  assert_true(patterns_disable(&patterns, 6));
  assert_true(patterns_finish(&patterns));
  view_init(&view);
  matcher_init(&matcher);
  cut_text(&cut, "出口/n 增长/v <6%/percent>");
  read_view(&view, &patterns);
  assert_true(matcher_find(&matcher, &patterns, &view, claim_word(1), 0));
  assert_int_equal(4, matcher.count);
  for (size_t i = 0; i < 4; i++)
    assert_int_equal(order[i], matcher.matches[i].rule);
  assert_true(matcher_find(&matcher, &patterns, &view, claim_word(1), plan));
  assert_int_equal(5, matcher.matches[0].rule);
  matcher_free(&matcher);
  view_free(&view);
  patterns_free(&patterns);
}

/* A gap of four dots goes into the sentences around. */
static void looks_beyond_the_sentence(void **state) {
  Patterns patterns;
  View view;
  Matcher matcher;
  uint32_t starts[] = {0, 15};
  Span span = {15, 0}, around = {0, 0};
  (void)state;
  begin(&patterns);
  add_rule(&patterns, 1, 0, 1, 0, "目标 .... value:<percent>");
  add_rule(&patterns, 2, 0, 2, 0, "目标 ... value:<percent>");
  assert_true(patterns_finish(&patterns));
  assert_true(patterns.any_wide);
  cut_text(&cut, "目标/n 如下/v 。/x 出口/n 增长/v <6%/percent>");
  span.end = around.end = cut.length;
  view_init(&view);
  matcher_init(&matcher);
  assert_true(view_read(&view, &patterns, cut.text, &cut.words, &cut.quantities,
                        span, around, starts, 2));
  assert_int_equal(3, view.low);
  assert_true(matcher_find(&matcher, &patterns, &view, claim_word(1), 0));
  assert_int_equal(1, matcher.count);
  assert_int_equal(1, matcher.matches[0].rule);
  matcher_free(&matcher);
  view_free(&view);
  patterns_free(&patterns);
}

/* What would take for ever by trying all ways takes at most so many steps. */
static void is_linear(void **state) {
  static char sentence[CUT_BYTES];
  (void)state;
  strcpy(sentence, "下/v ");
  for (int i = 0; i < 200; i++) strcat(sentence, "增/v ");
  strcat(sentence, "<6%/percent>");
  assert_null(captures_of("下 ((增|增长)* (增 ..2 增)*)+ 长 value:<percent>",
                          sentence, 1));
  assert_non_null(
      captures_of("((增|增长)* (增 ..2 增)*)+ value:<percent>", sentence, 1));
}

static void explains(void **state) {
  static const char source[] = "x:<np> 同比 增长 value:<percent>";
  Patterns patterns;
  View view;
  Matcher matcher;
  Explanation why;
  (void)state;
  begin(&patterns);
  add_rule(&patterns, 1, 0, 1, 0, source);
  assert_true(patterns_finish(&patterns));
  view_init(&view);
  matcher_init(&matcher);
  cut_text(&cut, "出口/n 去年/t 增长/v <6%/percent>");
  read_view(&view, &patterns);
  assert_true(matcher_explain(&matcher, &patterns, &view, 3, 0, 0, &why));
  assert_false(why.matched);
  assert_true(why.lacks);
  assert_true(why.leftwards);
  assert_int_equal(strstr(source, "同比") - source, why.source.start);
  assert_int_equal(why.source.start + 6, why.source.end);
  assert_int_equal(strlen("出口去年"), why.at);
  cut_text(&cut, "<6家/number/家>");
  read_view(&view, &patterns);
  assert_true(matcher_explain(&matcher, &patterns, &view, 0, 0, 0, &why));
  assert_true(why.wrong_value);
  matcher_free(&matcher);
  view_free(&view);
  patterns_free(&patterns);
}

static void compares_decimals(void **state) {
  static const struct {
    const char *left, *right;
    int order;
  } rows[] = {
      {"1", "1", 0},      {"10", "9", 1},
      {"0.5", "0.50", 0}, {"-4.4", "-4.5", 1},
      {"-1", "0", -1},    {"435000000", "435000000.1", -1},
      {"007", "7", 0},    {"0.45", "0.5", -1},
      {"12", "12.0", 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int order = decimal_compare(rows[i].left, strlen(rows[i].left),
                                rows[i].right, strlen(rows[i].right));
    assert_int_equal(rows[i].order, (order > 0) - (order < 0));
  }
}

static void knows_clauses_and_subjects(void **state) {
  Patterns patterns;
  View view;
  Phrase subject;
  uint32_t start = 0, end = 4;
  (void)state;
  begin(&patterns);
  assert_true(patterns_finish(&patterns));
  view_init(&view);
  cut_text(&cut,
           "全市/n 规上/b 工业/n 完成/v ,/x 投资/n (/x <5家/number/家> )/x");
  read_view(&view, &patterns);
  assert_int_equal(0, view.places[3].clause);
  assert_int_equal(5, view.places[5].clause);
  assert_int_equal(7, view.places[7].clause);
  assert_int_equal(8, view.places[6].partner);
  subject = view_subject(&view, 3, 4);
  assert_int_equal(1, subject.start);
  assert_int_equal(3, subject.end);
  assert_true(view_trim(&view, &start, &end));
  assert_int_equal(1, start);
  view_free(&view);
  patterns_free(&patterns);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_noun_phrases),
      cmocka_unit_test(takes_words),
      cmocka_unit_test(asks_for_quantities),
      cmocka_unit_test(keeps_to_its_clause),
      cmocka_unit_test(takes_names),
      cmocka_unit_test(refuses_what_is_wrong),
      cmocka_unit_test(bounds_nesting),
      cmocka_unit_test(tries_the_best_rule_first),
      cmocka_unit_test(looks_beyond_the_sentence),
      cmocka_unit_test(is_linear),
      cmocka_unit_test(explains),
      cmocka_unit_test(compares_decimals),
      cmocka_unit_test(knows_clauses_and_subjects),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
