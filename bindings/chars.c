/* chars.c: the table of forms, and chars that are not of the common kind. */
#include "chars.h"

#include <string.h>

#include "memory.h"
#include "utf8.h"

/* Pairs: a Traditional or other form, then the one it is read as. Only chars
** that occur in numbers, units and the words around them. */
static const char forms[] =
    "萬万億亿個个點点兩两幾几餘余數数雙双對对鐘钟鍾钟時时間间歲岁週周"
    "噸吨裏里裡里幣币圓圆韓韩歐欧鎊镑攝摄氣气華华溫温時时畝亩頃顷"
    "項项場场條条戶户張张輛辆種种類类級级節节門门頭头隻只棟栋層层"
    "處处檔档間间課课屆届單单筆笔這这過过達达於于爲为為为約约"
    "將将從从後后來来東东國国負负準准標标號号員员隊队書书業业"
    "強强臺台畝亩歷历年年兒儿倆俩參叁貳贰陸陆錢钱塊块"
    "釐厘侖仑採采總总計计獎奖學学機机構构專专劃划結结"
    "溝沟澗涧載载無无簡简報报與与體体並并階阶"
    "開开關关總总產产資资發发設设財财貨货電电車车環环續续輪轮"
    "額额價价標标題题陰阴陽阳際际產产實实點点長长龍龙"
    "−-－-～~〜~％%，,／/（(）)：:＋+．.﹣-﹪%º°圆元鈪鈪"
    "「“」”『“』”碼码【[】]〔[〕]［[］]　 　 ×*∶:";

/* What ends a sentence. */
static const char ends[] = "。！？!?｡\r";

static uint32_t next_char(const char *list, size_t *at) {
  size_t length;
  uint32_t c = utf8_read(list, *at, strlen(list), &length);
  *at += length;
  return c;
}

uint16_t *forms_new(void) {
  uint16_t *table = memory_resize(NULL, TEXT_FORMS * sizeof *table);
  size_t at;
  uint32_t c;
  if (table == NULL) return NULL;
  for (c = 0; c < TEXT_FORMS; c++) table[c] = (uint16_t)c;
  for (c = 0xFF10; c <= 0xFF5A; c++) table[c] = (uint16_t)(c - 0xFEE0);
  for (at = 0; at < sizeof forms - 1;) {
    uint32_t from = next_char(forms, &at);
    table[from] = (uint16_t)next_char(forms, &at);
  }
  for (at = 0; at < sizeof ends - 1;) table[next_char(ends, &at)] = '\n';
  return table;
}

uint32_t text_at_any(const Text *text, uint32_t at, uint32_t *next) {
  size_t length;
  uint32_t c;
  *next = at;
  if (at >= text->length) return '\n';
  c = utf8_read(text->bytes, at, text->length, &length);
  *next = at + (uint32_t)length;
  return c < TEXT_FORMS ? text->forms[c] : c;
}

uint32_t text_before_any(const Text *text, uint32_t at, uint32_t *start) {
  uint32_t next, from = at;
  *start = at;
  if (at == 0) return '\n';
  do from--;
  while (from > 0 && at - from < 4 &&
         ((unsigned char)text->bytes[from] & 0xC0) == 0x80);
  *start = from;
  return text_at(text, from, &next);
}

bool text_has(const Text *text, uint32_t at, const char *word) {
  size_t length = strlen(word);
  return text->length - at >= length &&
         memcmp(text->bytes + at, word, length) == 0;
}
