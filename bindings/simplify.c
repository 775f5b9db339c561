/* simplify.c: finds Traditional text and, line by line, what OpenCC makes of
** it. OpenCC is given no NUL and no line end. */
#include "simplify.h"

#include <opencc/opencc.h>
#include <string.h>

#include "utf8.h"

enum { FIRST_HAN = 0x4E00, LAST_HAN = 0x9FFF };

/* Chars that are frequent in Traditional reports and that Simplified text and
** Japanese surnames apart, nobody else writes. */
static const char traditional_only[] =
    "個這們國來為時會說發經過後對產業東車長門問間開關見現實與學習務報總結縣區廣"
    "計"
    "劃機進還運達選適遠連電話語讓論議認證評試該詳請調資質貿費賞賽軍輕較輪轉農邊"
    "鄉"
    "銀錢鐵體點當萬億從種將應處織組項類際難離雙單協華號變讀賣買場塊壓歲歷參氣濟"
    "準漢災熱營環療盡監確碼禮積穩節紅級約純網線編緊縮績聯職腦舊創衛裝規視覺觀設"
    "許訊訓記講識護負責貢財貨購貼趨跡躍輸辦遞鄭鎮鎖鋼錄鏈鑽閱陽陰隊階隨險雜雲靜"
    "頁順領頭題願顯風飛飯館驗驚魚鳥黃齊齡龍";

enum { BITMAP = (LAST_HAN - FIRST_HAN) / 8 + 1, SHARE = 50, FEWEST = 3 };

static void fill_bitmap(unsigned char *bitmap) {
  size_t at, bytes, end = sizeof traditional_only - 1;
  memset(bitmap, 0, BITMAP);
  for (at = 0; at < end; at += bytes) {
    uint32_t c = utf8_read(traditional_only, at, end, &bytes) - FIRST_HAN;
    bitmap[c / 8] |= (unsigned char)(1u << c % 8);
  }
}

bool is_traditional(const char *text, size_t length) {
  const unsigned char *bytes = (const unsigned char *)text;
  unsigned char bitmap[BITMAP];
  size_t at = 0, all = 0, traditional = 0;
  fill_bitmap(bitmap);
  while (at < length) {
    uint32_t c;
    if (bytes[at] < 0xE4 || bytes[at] > 0xE9) { /* no char of this block */
      at++;
      continue;
    }
    c = ((bytes[at] & 0x0Fu) << 12 | (bytes[at + 1] & 0x3Fu) << 6 |
         (bytes[at + 2] & 0x3Fu)) -
        FIRST_HAN;
    at += 3;
    if (c > LAST_HAN - FIRST_HAN) continue; /* before it, wrapped round */
    all++;
    if (bitmap[c / 8] & 1u << c % 8) traditional++;
  }
  return traditional >= FEWEST && traditional > all / SHARE;
}

/* Steps over one char on both sides. */
static void pass_char(const char *text, size_t *at, size_t end) {
  size_t bytes;
  utf8_read(text, *at, end, &bytes);
  *at += bytes;
}

static size_t count_chars(const char *text, size_t start, size_t end) {
  size_t count = 0;
  while (start < end) {
    pass_char(text, &start, end);
    count++;
  }
  return count;
}

/* Does the same char stand on both sides? */
static bool is_same_char(const char *one, size_t one_at, size_t one_end,
                         const char *other, size_t other_at, size_t other_end) {
  size_t bytes, other_bytes;
  uint32_t c = utf8_read(one, one_at, one_end, &bytes);
  return c == utf8_read(other, other_at, other_end, &other_bytes);
}

/* Edits for a line whose chars stand one for one. */
static bool compare_chars(Edits *edits, const char *text, Span line,
                          const char *simple, size_t simple_length) {
  size_t at = line.start, other = 0;
  while (at < line.end && other < simple_length) {
    size_t start = at, other_start = other;
    Span old = {(uint32_t)at, 0};
    while (at < line.end && other < simple_length &&
           !is_same_char(text, at, line.end, simple, other, simple_length)) {
      pass_char(text, &at, line.end);
      pass_char(simple, &other, simple_length);
    }
    old.end = (uint32_t)at;
    if (at > start && !edits_add(edits, STEP_TRADITIONAL, old,
                                 simple + other_start, other - other_start))
      return false;
    if (at > start) continue;
    pass_char(text, &at, line.end);
    pass_char(simple, &other, simple_length);
  }
  return true;
}

/* One edit for a line with other counts: what lies between the bytes that both
** sides begin and end with, in whole chars. */
static bool compare_ends(Edits *edits, const char *text, Span line,
                         const char *simple, size_t simple_length) {
  size_t start = 0, same = 0, length = line.end - line.start;
  const char *old = text + line.start;
  Span span;
  while (start < length && start < simple_length && old[start] == simple[start])
    start++;
  while (start > 0 && start < length &&
         ((unsigned char)old[start] & 0xC0) == 0x80)
    start--;
  while (same < length - start && same < simple_length - start &&
         old[length - 1 - same] == simple[simple_length - 1 - same])
    same++;
  while (same > 0 && ((unsigned char)old[length - same] & 0xC0) == 0x80) same--;
  span.start = line.start + (uint32_t)start;
  span.end = line.end - (uint32_t)same;
  return edits_add(edits, STEP_TRADITIONAL, span, simple + start,
                   simple_length - same - start);
}

static bool simplify_line(Edits *edits, const char *text, Span line,
                          Simplifier *simplifier) {
  size_t length;
  bool done;
  char *simple = opencc_convert_utf8(simplifier->handle, text + line.start,
                                     line.end - line.start);
  if (simple == NULL) {
    simplifier->error = opencc_error();
    return false;
  }
  length = strlen(simple);
  if (count_chars(text, line.start, line.end) == count_chars(simple, 0, length))
    done = compare_chars(edits, text, line, simple, length);
  else
    done = compare_ends(edits, text, line, simple, length);
  opencc_convert_utf8_free(simple);
  return done;
}

static bool open_simplifier(Simplifier *simplifier) {
  opencc_t handle;
  simplifier->error = NULL;
  if (simplifier->handle != NULL) return true;
  handle = opencc_open("tw2s.json");
  if (handle == (opencc_t)-1) {
    simplifier->error = opencc_error();
    return false;
  }
  simplifier->handle = handle;
  return true;
}

bool find_traditional(Edits *edits, const char *text, size_t length,
                      Simplifier *simplifier) {
  Span line = {0, 0};
  if (!open_simplifier(simplifier)) return false;
  while (line.start < length) {
    bool plain = true;
    line.end = line.start;
    while (line.end < length && text[line.end] != '\n' &&
           text[line.end] != '\0') {
      if ((unsigned char)text[line.end] >= 0x80) plain = false;
      line.end++;
    }
    if (!plain && !simplify_line(edits, text, line, simplifier)) return false;
    line.start = line.end + 1;
  }
  return true;
}

void simplifier_close(Simplifier *simplifier) {
  if (simplifier->handle != NULL) opencc_close(simplifier->handle);
  simplifier->handle = NULL;
}
