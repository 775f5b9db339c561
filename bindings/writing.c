/* writing.c: counts the chars that only one writing has, and judges by them. */
#include "writing.h"

#include <stdint.h>

#include "chartables.h"
#include "utf8.h"

enum {
  FEWEST = 3,     /* chars that only Traditional text has */
  MOST_SHARE = 4, /* and so many times those that only Simplified has */
  JAPANESE = 5    /* one kana in so many chars */
};

WritingCount writing_count(const char *text, size_t at, size_t end) {
  WritingCount count = {0};
  size_t bytes;
  for (; at < end; at += bytes) {
    uint32_t c = utf8_read(text, at, end, &bytes), kind;
    if (c < 0x3000 || c > LAST_HAN) continue;
    kind = char_kinds[c];
    count.han += c >= FIRST_HAN;
    count.traditional += (kind & CHAR_TRADITIONAL) != 0;
    count.simple += (kind & CHAR_SIMPLE) != 0;
    count.kana += (kind & CHAR_KANA) != 0;
    count.hongkong += (kind & CHAR_HONGKONG) != 0;
    count.taiwan += (kind & CHAR_TAIWAN) != 0;
  }
  return count;
}

void writing_add(WritingCount *count, WritingCount more) {
  count->traditional += more.traditional;
  count->simple += more.simple;
}

WritingCount writing_count_unquoted(const char *text, size_t at, size_t end) {
  WritingCount count = {0};
  size_t bytes, depth = 0, from = at, opened = at;
  for (; at < end; at += bytes) {
    uint32_t c = utf8_read(text, at, end, &bytes);
    bool opens =
        c == 0x201C || c == 0x2018 || c == 0x300A || c == 0x300C || c == 0x300E;
    bool closes =
        c == 0x201D || c == 0x2019 || c == 0x300B || c == 0x300D || c == 0x300F;
    if (opens && depth++ == 0) opened = at;
    if (closes && depth > 0 && --depth == 0) {
      writing_add(&count, writing_count(text, from, opened));
      from = at + bytes;
    }
  }
  writing_add(&count,
              writing_count(text, from, end)); /* also a quote unclosed */
  return count;
}

enum Writing writing_judge(const WritingCount *count) {
  if (count->kana >= FEWEST && count->kana * JAPANESE > count->han)
    return WRITING_JAPANESE;
  if (count->traditional >= FEWEST &&
      count->traditional >= MOST_SHARE * count->simple)
    return WRITING_TRADITIONAL;
  if (count->traditional >= FEWEST &&
      count->simple < MOST_SHARE * count->traditional)
    return WRITING_MIXED;
  return count->simple > count->traditional ? WRITING_SIMPLIFIED
                                            : WRITING_UNDECIDED;
}

bool writing_is_traditional(const WritingCount *count) {
  return count->traditional > 0 &&
         count->traditional >= MOST_SHARE * count->simple;
}

bool writing_is_simplified(const WritingCount *count) {
  return count->simple >= MOST_SHARE * count->traditional;
}
