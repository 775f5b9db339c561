/* shown_outline.h: an outline as text, for the tests of its passes. */
#ifndef SHOWN_OUTLINE_H
#define SHOWN_OUTLINE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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

#endif
