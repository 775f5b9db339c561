/* measures.c: a number word is digits in Chinese, perhaps after 第; a measure
** is one of a list. A year (一九九七年) is one word, and so is what 百, 千 and 万
** alone make with a measure (百年, 千家). */
#include "measures.h"

#include <stdbool.h>
#include <string.h>

#include "tags.h"

#define CHAR 3 /* bytes of a Chinese char */

static const char numerals[] = "一二两三四五六七八九十百千万几数多半";
static const char measures[] =
    "个种位次批条项名座部艘枚场支只家届类件张所台套年天份段篇首颗幅辆间层级轮组"
    "双"
    "片块根棵头匹把本册队群股道顶笔栋户口期代派步声遍趟阵顿句封架";
static const char *const long_measures[] = {"系列", "部分"};

static bool has_char(const char *list, const char *p) {
  for (; *list != '\0'; list += CHAR)
    if (memcmp(list, p, CHAR) == 0) return true;
  return false;
}

/* Whether text[0..length) is a number: 一, 二十, 第三. */
static bool is_number(const char *text, size_t length) {
  size_t start = length > CHAR && memcmp(text, "第", CHAR) == 0 ? CHAR : 0;
  if (length == CHAR && has_char("百千万", text)) return false;
  for (size_t i = start; i < length; i += CHAR)
    if (!has_char(numerals, text + i)) return false;
  return length > start;
}

uint8_t measure_tag(const char *text, size_t length, uint8_t tag) {
  const char *name = tag_name(tag), *last = text + length - CHAR;
  if (strcmp(name, "m") != 0 && strcmp(name, "mq") != 0) return tag;
  if (length % CHAR != 0 || length < 2 * CHAR) return tag;
  if (has_char(measures, last) && is_number(text, length - CHAR)) {
    bool is_year = length > 4 * CHAR && memcmp(last, "年", CHAR) == 0;
    return is_year ? tag : TAG_SPLIT_ONE;
  }
  if (length < 3 * CHAR || !is_number(text, length - 2 * CHAR)) return tag;
  for (size_t i = 0; i < sizeof long_measures / sizeof *long_measures; i++)
    if (memcmp(last - CHAR, long_measures[i], 2 * CHAR) == 0)
      return TAG_SPLIT_TWO;
  return tag;
}
