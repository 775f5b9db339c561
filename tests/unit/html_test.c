/* html_test.c: which files are pages, and the text of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "html.h"
#include "utf8.h"

static void finds_pages(void **state) {
  static const char *const pages[] = {"<!DOCTYPE html><p>a",
                                      "\n<html lang=zh>",
                                      "<meta charset=gbk>a",
                                      "<?xml version='1.0'?><html>",
                                      "<div>总结</div>",
                                      "<p>增长5%</p>",
                                      "标题<br>一、工作<br/>二、打算",
                                      "一</td><td>二</td>",
                                      "<!-- a --><p class='x'>一</p><p>二</p>"};
  static const char *const texts[] = {"增速<5%",
                                      "<工作总结>",
                                      "a < b > c",
                                      "<div of labour",
                                      "",
                                      "#include <p>",
                                      "<p> alone",
                                      "若a<b且c>d则<u>成立",
                                      "<br>",
                                      "<b",
                                      "见<附件></附件><附件></附件>",
                                      "<a@b.cn> 5</6 </ >"};
  size_t i;
  (void)state;
  for (i = 0; i < sizeof pages / sizeof *pages; i++)
    assert_true(html_detect(pages[i], strlen(pages[i])));
  for (i = 0; i < sizeof texts / sizeof *texts; i++)
    assert_false(html_detect(texts[i], strlen(texts[i])));
}

/* A page as decode gives it: mapped one to one. */
static void make_page(Draft *page, const char *text, size_t length) {
  memset(page, 0, sizeof *page);
  assert_true(draft_reserve(page, length));
  memcpy(page->text, text, length);
  page->length = length;
  assert_true(map_add(&page->map, 0, 0, 1, 1));
}

static const struct {
  const char *page, *text;
} rows[] = {
    {"<html><p>一</p><p>二</p>", "一\n二"},
    {"<html><body>一<br>二<div>三</div>四", "一\n二\n三\n四"},
    {"<html><p>总产值 <b>65.1</b>亿元", "总产值 65.1亿元"},
    {"<html><p>  增长\n  5%  </p>", "增长 5%"},
    {"<html><p>工业\n增长</p>", "工业增长"},
    {"<html><p>GDP\ngrowth</p>", "GDP growth"},
    {"<html><p>a&nbsp;b&lt;c&amp;amp;d&#37;&#x25;", "a\u00A0b<c&amp;d%%"},
    {"<html><p>&copy2018&nosuch;&", "©2018&nosuch;&"},
    {"<html><p>3 < 5 <b></i>和</b>", "3 < 5 和"},
    {"<html><script>var a='x'</script><style>p{}</style>正文"
     "<noscript>无</noscript><template>模</template>",
     "正文"},
    {"<html><div hidden>暗</div><p style='color:red; Display : None'>灯</p>明",
     "明"},
    {"<html><table><tr><td>指标</td><td><p>值</p></td></tr>"
     "<tr><td>总产值</td><td>65.1</td></tr></table>后",
     "指标\t值\n总产值\t65.1\n后"},
    /* empty cells, and cells that span */
    {"<html><table><tr><td><td>甲<td>乙</table>", "\t甲\t乙"},
    {"<html><table><tr><td colspan=2>甲<td>乙<tr><td>一<td>二<td>三</table>",
     "甲\t\t乙\n一\t二\t三"},
    {"<html><table><tr><td rowspan=2>工业<td>产值<td>5<tr><td>税收<td>6"
     "<tr><td>农业<td>产值<td>7</table>",
     "工业\t产值\t5\n\t税收\t6\n农业\t产值\t7"},
    {"<html><table><tr><td></td><td>一、总结</td></tr></table>", "一、总结"},
    {"<html><div style='visibility:hidden'>暗</div>"
     "<div style='not-display:none'>明</div>",
     "明"},
    {"<html><div id=js_content style='visibility: hidden; opacity: 0'>文</div>",
     "文"},
    {"<html>&#150;&#8451;&#x20000;&#128;&#0;&#1114112;",
     "–℃\U00020000€\uFFFD\uFFFD"},
    {"<html>&NotEqualTilde;后&nvlt;", "\u2242\u0338后<\u20D2"},
    {"<html><svg><path/><path/><text>图</text></svg><p>文", "图\n文"},
    {"<html><o:p/>一<o:p>二</o:p>", "一二"},
    {"<html><ul><li>一<li>二</ul><title>题", "一\n二\n题"},
    {"<html><table><tr><td><table><tr><td>甲<td>乙</table></td></tr></table>",
     "甲\t乙"},
    {"<html><pre>一  二\n三</pre>", "一  二\n三"},
    {"<html><ruby>總<rp>(</rp><rt>zǒng</rt><rp>)</rp></ruby>產值", "總產值"},
    {"<html><title>标题</title><h1>总结</h1>\r\n\r\n<p>一\r\n</p>",
     "标题\n总结\n一"},
    {"<html><table>漏<tr><td>一</td></tr></table>", "漏\n一"},
};

/* Where a char of the text was kept, its raw bytes are that char. */
static void check_map(const Draft *draft, const char *page) {
  size_t at, bytes;
  for (at = 0; at < draft->length; at += bytes) {
    Span span = {(uint32_t)at, 0}, raw;
    utf8_read(draft->text, at, draft->length, &bytes);
    span.end = (uint32_t)(at + bytes);
    raw = map_to_raw(&draft->map, span);
    assert_true(raw.start <= raw.end && raw.end <= strlen(page));
    if (strchr(" \t\n", draft->text[at]) != NULL || page[raw.start] == '&')
      continue;
    assert_int_equal(raw.end - raw.start, bytes);
    assert_memory_equal(page + raw.start, draft->text + at, bytes);
  }
}

static void extracts_the_text(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    Draft page, draft = {0};
    make_page(&page, rows[i].page, strlen(rows[i].page));
    assert_true(html_extract(&draft, NULL, &page, "name", NULL));
    assert_true(draft_finish(&draft));
    assert_string_equal(draft.text, rows[i].text);
    check_map(&draft, rows[i].page);
    draft_free(&draft);
    draft_free(&page);
  }
}

static void maps_entities_to_their_source(void **state) {
  static const char text[] = "<html><p>增长5&#37;左右";
  Draft page, draft = {0};
  Span raw;
  (void)state;
  make_page(&page, text, sizeof text - 1);
  assert_true(html_extract(&draft, NULL, &page, "name", NULL));
  raw = map_to_raw(&draft.map, (Span){6, 8}); /* 5% */
  assert_int_equal(raw.end - raw.start, 6);
  assert_memory_equal(text + raw.start, "5&#37;", 6);
  draft_free(&draft);
  draft_free(&page);
}

static void keeps_an_article_in_a_layout_table_in_lines(void **state) {
  static const char line[] =
      "<p>全年完成总产值65.1亿元,增长5.9%,好于预期。</p>";
  char text[2000] = "<html><table><tr><td>";
  Draft page, draft = {0};
  int i;
  (void)state;
  for (i = 0; i < 10; i++) strcat(text, line);
  make_page(&page, text, strlen(text));
  assert_true(html_extract(&draft, NULL, &page, "name", NULL));
  assert_non_null(memchr(draft.text, '\n', draft.length));
  assert_null(memchr(draft.text, '\t', draft.length));
  draft_free(&draft);
  draft_free(&page);
}

static void bears_deep_nesting(void **state) {
  enum { DEPTH = 3000 };
  char *text = malloc(DEPTH * 6 + 10);
  Draft page, draft = {0};
  size_t i;
  (void)state;
  assert_non_null(text);
  for (i = 0; i < DEPTH; i++) memcpy(text + i * 6, "<span>", 6);
  memcpy(text + DEPTH * 6, "a", 1);
  make_page(&page, text, DEPTH * 6 + 1);
  assert_true(html_extract(&draft, NULL, &page, "name", NULL));
  assert_int_equal(draft.length, 1);
  draft_free(&draft);
  draft_free(&page);
  free(text);
}

static void knows_the_heads_of_tables(void **state) {
  static const struct {
    const char *page, *heads; /* those, a bar behind each */
  } tables[] = {
      {"<html><table><tr><th>指标<th>值<tr><td>产值<td>5</table>",
       "指标<th>值|"},
      {"<html><table><tr><td>指标<td>2016<tr><td>产值<td>5</table>",
       "指标<td>2016|"},
      {"<html><table><thead><tr><td>甲<td>乙<tbody><tr><td>丙<td>丁</table>",
       "甲<td>乙|"},
      {"<html><table><tr><td colspan=2>表一<tr><td>指标<td>值"
       "<tr><td>产值<td>65.1</table>",
       "指标<td>值|"},
      {"<html><table><tr><td rowspan=2>指标<td colspan=2>产值<tr><td>去年"
       "<td>今年<tr><td>工业<td>1<td>2</table>",
       "指标<td colspan=2>产值|去年<td>今年|"},
      {"<html><table><tr><td>产值<td>5<tr><td>税收<td>6</table>", ""},
      {"<html><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", ""},
  };
  size_t i, at;
  (void)state;
  for (i = 0; i < sizeof tables / sizeof *tables; i++) {
    Draft page, draft = {0};
    Heads heads = {0};
    char found[200] = "";
    make_page(&page, tables[i].page, strlen(tables[i].page));
    assert_true(html_extract(&draft, &heads, &page, "name", NULL));
    for (at = 0; at < heads.count; at++) {
      Span head = heads.items[at];
      strncat(found, tables[i].page + head.start, head.end - head.start);
      strcat(found, "|");
      assert_true(heads_hold(&heads, (Span){head.start, head.start + 3}));
      assert_false(heads_hold(&heads, (Span){head.start, head.end + 1}));
    }
    assert_string_equal(found, tables[i].heads);
    heads_free(&heads);
    draft_free(&draft);
    draft_free(&page);
  }
}

/* Each of these took gumbo minutes, or is nested deeper than any page. */
static void bears_hostile_pages(void **state) {
  static const char *const pieces[] = {
      "<div>",
      "<p><font a>",
      "<table><tr><td>",
      "<form><div></form>",
      "<li><ul></li>",
      "<noscript><div></noscript>",
      "<div><!--</div>-->",
      "<div><a title='</div>'>",
      "<svg><title><div><!--</title></div>-->",
      "<select><title><!--</title></select></div>--><div>",
      "<table><b c></table>",
      "<a><div>",
      "<body b>",
      "<svg>",
      "<title>"};
  enum { TIMES = 20000 };
  size_t i, at;
  (void)state;
  for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    size_t size = strlen(pieces[i]);
    char *text = malloc(TIMES * size + 6);
    Draft page, draft = {0};
    assert_non_null(text);
    memcpy(text, "字", 3);
    for (at = 0; at < TIMES; at++)
      memcpy(text + 3 + at * size, pieces[i], size);
    memcpy(text + 3 + TIMES * size, "末", 3);
    make_page(&page, text, TIMES * size + 6);
    assert_true(html_extract(&draft, NULL, &page, "name", NULL));
    assert_memory_equal(draft.text, "字", 3);
    draft_free(&draft);
    draft_free(&page);
    free(text);
  }
}

static void refuses_a_page_without_text(void **state) {
  Draft page, draft = {0};
  Fault fault;
  (void)state;
  make_page(&page, "<html><p> </p>", 14);
  assert_false(html_extract(&draft, NULL, &page, "a.html", &fault));
  assert_string_equal(fault.message, "a.html: a web page without text");
  draft_free(&draft);
  draft_free(&page);
}

/* gumbo leaves a NUL out; what follows it may be the last char. */
static void passes_over_a_nul(void **state) {
  Draft page, draft = {0};
  (void)state;
  make_page(&page, "\0$", 2);
  assert_true(html_extract(&draft, NULL, &page, "", NULL));
  assert_int_equal(draft.length, 1);
  assert_int_equal(draft.text[0], '$');
  draft_free(&draft);
  draft_free(&page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(passes_over_a_nul),
      cmocka_unit_test(finds_pages),
      cmocka_unit_test(extracts_the_text),
      cmocka_unit_test(maps_entities_to_their_source),
      cmocka_unit_test(keeps_an_article_in_a_layout_table_in_lines),
      cmocka_unit_test(bears_deep_nesting),
      cmocka_unit_test(knows_the_heads_of_tables),
      cmocka_unit_test(bears_hostile_pages),
      cmocka_unit_test(refuses_a_page_without_text),
  };
  return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
