/* glossary.c: words sorted by their chars, found by their first one. */
#include "glossary.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"

#define WORD 24 /* chars of the longest word */

typedef struct Entry {
  uint16_t chars[WORD];
  int count;
  uint32_t order; /* when it was added */
  Meaning meaning;
  char *value; /* owned: meaning.value */
} Entry;

struct Glossary {
  Entry *entries;
  size_t count, capacity;
  uint16_t *first;       /* by char: one more than its first entry, or 0 */
  const uint16_t *forms; /* borrowed */
  bool backwards;
};

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
    "溝沟澗涧載载無无簡简報报與与體体"
    "開开關关總总產产資资發发設设財财貨货電电車车環环續续輪轮"
    "額额價价標标題题陰阴陽阳際际產产實实點点長长龍龙"
    "−-－-～~〜~％%，,／/（(）)：:＋+．.﹣-﹪%º°圆元鈪鈪"
    "「“」”『“』”碼码【[】]〔[〕]［[］]　 　 ";

uint16_t *forms_new(void) {
  uint16_t *table = memory_resize(NULL, TEXT_FORMS * sizeof *table);
  size_t at = 0, length;
  uint32_t c;
  if (table == NULL) return NULL;
  for (c = 0; c < TEXT_FORMS; c++) table[c] = (uint16_t)c;
  for (c = 0xFF10; c <= 0xFF5A; c++) table[c] = (uint16_t)(c - 0xFEE0);
  while (at < sizeof forms - 1) {
    uint32_t from = utf8_read(forms, at, sizeof forms - 1, &length);
    at += length;
    table[from] = (uint16_t)utf8_read(forms, at, sizeof forms - 1, &length);
    at += length;
  }
  return table;
}

uint32_t text_at(const Text *text, uint32_t at, uint32_t *next) {
  size_t length;
  uint32_t c;
  *next = at;
  if (at >= text->length) return 0;
  c = utf8_read(text->bytes, at, text->length, &length);
  *next = at + (uint32_t)length;
  return c < TEXT_FORMS ? text->forms[c] : c;
}

uint32_t text_before(const Text *text, uint32_t at, uint32_t *start) {
  uint32_t next, from = at;
  *start = at;
  if (at == 0) return 0;
  do from--;
  while (from > 0 && at - from < 4 &&
         ((unsigned char)text->bytes[from] & 0xC0) == 0x80);
  *start = from;
  return text_at(text, from, &next);
}

uint32_t text_skip(const Text *text, uint32_t at) {
  uint32_t next, i;
  for (i = 0; i < 4 && text_at(text, at, &next) == ' '; i++) at = next;
  return at;
}

uint32_t text_skip_back(const Text *text, uint32_t at) {
  uint32_t start, i;
  for (i = 0; i < 4 && text_before(text, at, &start) == ' '; i++) at = start;
  return at;
}

Glossary *glossary_new(const uint16_t *table, bool backwards) {
  Glossary *glossary = memory_resize(NULL, sizeof *glossary);
  if (glossary == NULL) return NULL;
  memset(glossary, 0, sizeof *glossary);
  glossary->forms = table;
  glossary->backwards = backwards;
  glossary->first = memory_resize(NULL, TEXT_FORMS * sizeof(uint16_t));
  if (glossary->first == NULL) {
    glossary_free(glossary);
    return NULL;
  }
  memset(glossary->first, 0, TEXT_FORMS * sizeof(uint16_t));
  return glossary;
}

void glossary_free(Glossary *glossary) {
  size_t i;
  if (glossary == NULL) return;
  for (i = 0; i < glossary->count; i++)
    memory_resize(glossary->entries[i].value, 0);
  memory_resize(glossary->entries, 0);
  memory_resize(glossary->first, 0);
  memory_resize(glossary, 0);
}

/* Reads 'word' into entry->chars, the last char first if 'backwards'. */
static bool read_chars(Entry *entry, const Text *word, bool backwards) {
  uint32_t at = 0, next;
  int i;
  for (entry->count = 0; at < word->length; at = next) {
    uint32_t c = text_at(word, at, &next);
    if (entry->count == WORD || c >= TEXT_FORMS) return false;
    entry->chars[entry->count++] = (uint16_t)c;
  }
  for (i = 0; backwards && i < entry->count / 2; i++) {
    uint16_t c = entry->chars[i];
    entry->chars[i] = entry->chars[entry->count - 1 - i];
    entry->chars[entry->count - 1 - i] = c;
  }
  return entry->count > 0;
}

bool glossary_add(Glossary *glossary, const char *word, size_t length,
                  const Meaning *meaning, Fault *fault) {
  Text text = {word, (uint32_t)length, glossary->forms};
  size_t value_size = strlen(meaning->value) + 1;
  Entry *entry;
  if (glossary->count >= UINT16_MAX - 1 ||
      !memory_grow((void **)&glossary->entries, &glossary->capacity,
                   glossary->count + 1, sizeof(Entry))) {
    fault_set(fault, FAULT_MEMORY, "no room for another word");
    return false;
  }
  entry = &glossary->entries[glossary->count];
  if (!read_chars(entry, &text, glossary->backwards)) {
    fault_set(fault, FAULT_FORMAT, "'%.*s' has 0 or over %d chars",
              (int)(length > 80 ? 80 : length), word, WORD);
    return false;
  }
  entry->value = memory_resize(NULL, value_size);
  if (entry->value == NULL) {
    fault_set(fault, FAULT_MEMORY, "no room for another word");
    return false;
  }
  memcpy(entry->value, meaning->value, value_size);
  entry->meaning = *meaning;
  entry->meaning.value = entry->value;
  entry->order = (uint32_t)glossary->count++;
  return true;
}

/* By first char, then the longest first, then as added. */
static int compare_entries(const void *left, const void *right) {
  const Entry *a = left, *b = right;
  int i;
  if (a->chars[0] != b->chars[0]) return a->chars[0] - b->chars[0];
  if (a->count != b->count) return b->count - a->count;
  for (i = 1; i < a->count; i++)
    if (a->chars[i] != b->chars[i]) return a->chars[i] - b->chars[i];
  return a->order < b->order ? -1 : 1;
}

void glossary_seal(Glossary *glossary) {
  size_t i;
  if (glossary->count > 0)
    qsort(glossary->entries, glossary->count, sizeof(Entry), compare_entries);
  for (i = glossary->count; i > 0; i--)
    glossary->first[glossary->entries[i - 1].chars[0]] = (uint16_t)i;
}

bool glossary_starts(const Glossary *glossary, uint32_t c) {
  return c < TEXT_FORMS && glossary->first[c] != 0;
}

const Meaning *glossary_after(const Glossary *glossary, const Text *text,
                              uint32_t at, bool loose, uint32_t *end) {
  return glossary_member(glossary, text, at, loose, 0, end);
}

const Meaning *glossary_member(const Glossary *glossary, const Text *text,
                               uint32_t at, bool loose, uint32_t group,
                               uint32_t *end) {
  uint32_t next, second;
  uint32_t c = text_at(text, at, &second);
  size_t i;
  if (!glossary_starts(glossary, c)) return NULL;
  for (i = glossary->first[c] - 1u; i < glossary->count; i++) {
    const Entry *entry = &glossary->entries[i];
    uint32_t place = second;
    int matched = 1;
    if (entry->chars[0] != c) break;
    if (group != 0 && entry->meaning.group != group) continue;
    for (; matched < entry->count; matched++) {
      if (loose) place = text_skip(text, place);
      if (text_at(text, place, &next) != entry->chars[matched]) break;
      place = next;
    }
    if (matched < entry->count) continue;
    *end = place;
    return &entry->meaning;
  }
  return NULL;
}

const Meaning *glossary_before(const Glossary *glossary, const Text *text,
                               uint32_t at, uint32_t *start) {
  uint32_t next, second;
  uint32_t c = text_before(text, at, &second);
  size_t i;
  if (!glossary_starts(glossary, c)) return NULL;
  for (i = glossary->first[c] - 1u; i < glossary->count; i++) {
    const Entry *entry = &glossary->entries[i];
    uint32_t place = second;
    int matched = 1;
    if (entry->chars[0] != c) break;
    for (; matched < entry->count; matched++) {
      if (text_before(text, place, &next) != entry->chars[matched]) break;
      place = next;
    }
    if (matched < entry->count) continue;
    *start = place;
    return &entry->meaning;
  }
  return NULL;
}
