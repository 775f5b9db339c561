/* names.c: see names.h. */
#include "names.h"

#include <string.h>

#include "tags.h"
#include "utf8.h"

#define SHARE 7e-5 /* that a char is of all words, for each name that has it */
#define NAMES 10   /* more of them say no more */

/* The frequent ones of one char, three bytes each. */
static const char surnames[] =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢"
    "韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔康毛"
    "邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚庞"
    "樊殷施洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳"
    "邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪"
    "靳盛童欧甄项曲成游裴席卫查屈鲍覃霍翁隋甘肖郎桂宫";

static bool is_surname(uint32_t c) {
  size_t length;
  for (const char *at = surnames; *at != '\0'; at += length)
    if (utf8_read(at, 0, 3, &length) == c) return true;
  return false;
}

bool read_name(const Entry *entry, uint32_t given[2]) {
  size_t at, length;
  if (entry->tag != TAG_NR && strcmp(tag_name(entry->tag), "nrfg") != 0)
    return false;
  if (!is_surname(utf8_read(entry->text, 0, entry->length, &at))) return false;
  for (int i = 0; i < 2; i++, at += length) {
    if (at >= entry->length) return false;
    given[i] = utf8_read(entry->text, at, entry->length, &length);
    if (!is_han(given[i])) return false;
  }
  return at == entry->length;
}

uint8_t name_kind(uint32_t c, uint32_t count, double share) {
  uint8_t kind = is_surname(c) ? KIND_SURNAME : 0;
  if (count > NAMES) count = NAMES;
  if (count > 0 && share <= SHARE * count) kind |= KIND_GIVEN;
  return kind;
}
