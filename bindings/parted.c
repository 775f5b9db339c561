/* parted.c: what blanks and breaks part, told by the chars around them. */
#include "parted.h"

#include <string.h>

#include "chars.h"
#include "rows.h"
#include "utf8.h"

static const char *const units[] = {
    "%",    "‰",    "℃",    "㎡",   "亿",   "億",   "万",   "萬",   "千",
    "百",   "元",   "美元", "港元", "欧元", "年",   "月",   "日",   "个",
    "個",   "家",   "项",   "項",   "倍",   "户",   "戶",   "位",   "名",
    "次",   "件",   "吨",   "噸",   "亩",   "畝",   "米",   "度",   "天",
    "种",   "種",   "条",   "條",   "座",   "所",   "辆",   "輛",   "套",
    "头",   "只",   "岁",   "篇",   "批",   "届",   "期",   "公里", "公顷",
    "公頃", "公斤", "平方", "立方", "分钟", "分鐘", "小时", "小時", "人",
    "厘米", "毫米", "兆瓦", "标箱", "班次", "课时", "亿吨", "支",   "台"};

static bool digit_at(const char *text, size_t at) {
  return is_digit((unsigned char)text[at]);
}

uint32_t char_ending(const char *text, size_t at) {
  size_t start = at, bytes;
  if (at == 0) return 0;
  do start--;
  while (start > 0 && at - start < 4 &&
         ((unsigned char)text[start] & 0xC0) == 0x80);
  return utf8_read(text, start, at, &bytes);
}

bool begins_unit(const char *text, size_t at, size_t end) {
  size_t i;
  for (i = 0; i < sizeof units / sizeof *units; i++) {
    size_t size = strlen(units[i]);
    if (end - at >= size && memcmp(text + at, units[i], size) == 0) return true;
  }
  return false;
}

static size_t skip_blanks(const char *text, size_t at, size_t end) {
  while (at < end && text[at] == ' ') at++;
  return at;
}

static size_t skip_blank(const char *text, size_t at, size_t end) {
  return at < end && text[at] == ' ' ? at + 1 : at;
}

static bool is_fraction(const char *text, size_t at, size_t end) {
  return end - at >= 2 && text[at] == '.' && digit_at(text, at + 1);
}

size_t skip_digits(const char *text, size_t at, size_t end) {
  size_t start = at;
  while (at < end && at - start <= MAX_DIGITS && digit_at(text, at)) at++;
  return at;
}

/* Behind the number at 'at', whose thousands blanks may part if 'parted'; 'at'
** where there is none. */
static size_t number_end(const char *text, size_t at, size_t end, bool parted) {
  size_t next = skip_digits(text, at, end);
  while (parted && next - at <= MAX_DIGITS && next < end && text[next] == ' ' &&
         skip_digits(text, next + 1, end) == next + 4)
    next += 4;
  if (next > at && is_fraction(text, next, end))
    next = skip_digits(text, next + 1, end);
  return next;
}

bool begins_quantity(const char *text, size_t at, size_t end, bool parted) {
  size_t next = number_end(text, at, end, parted);
  return next > at && begins_unit(text, skip_blank(text, next, end), end);
}

size_t number_start(const char *text, size_t end) {
  size_t start = end;
  while (start > 0 && end - start <= 2 * MAX_DIGITS &&
         (digit_at(text, start - 1) ||
          (start > 1 && strchr(".,", text[start - 1]) != NULL &&
           digit_at(text, start - 2))))
    start--;
  return start;
}

bool parts_decimal(const char *text, size_t at, size_t next, size_t end) {
  size_t start = number_start(text, at), stop = next, before = start;
  if (before > 0 && text[before - 1] == ' ') before--;
  if (start >= at - 1 || before == 0 ||
      (unsigned char)text[before - 1] < 0x80 ||
      memchr(text + start, '.', at - 1 - start) != NULL)
    return false;
  while (stop < end && stop - next < 3 && digit_at(text, stop)) stop++;
  return stop > next && stop - next < 3 &&
         begins_unit(text, skip_blanks(text, stop, end), end);
}

/* Numbers in parts -----------------------------------------------------------
 */

/* Digits and points that single blanks part. */
typedef struct Parts {
  size_t start, end;
  size_t digits, points;
} Parts;

/* May 'c' stand in a number? */
static bool is_part(char c) {
  return is_digit((unsigned char)c) || c == '.';
}

/* Reads the parts around the blank or the digit at 'at'; .start == .end where
** they are too many for a number. */
static Parts read_parts(const char *text, size_t at, size_t end) {
  Parts parts = {at, at, 0, 0};
  size_t i;
  while (parts.start > 0 && at - parts.start <= 2 * MAX_DIGITS &&
         (is_part(text[parts.start - 1]) ||
          (text[parts.start - 1] == ' ' && parts.start > 1 &&
           is_part(text[parts.start - 2]))))
    parts.start--;
  while (parts.end < end && parts.end - at <= 2 * MAX_DIGITS &&
         (is_part(text[parts.end]) ||
          (text[parts.end] == ' ' && parts.end + 1 < end &&
           is_part(text[parts.end + 1]))))
    parts.end++;
  for (i = parts.start; i < parts.end; i++) {
    parts.digits += digit_at(text, i);
    parts.points += text[i] == '.';
  }
  if (parts.digits > MAX_DIGITS) parts.end = parts.start;
  return parts;
}

/* Is it a year that blanks part: 20 16年? */
static bool is_year(const Parts *parts, const char *text, size_t end) {
  size_t second = parts->start + (text[parts->start + 1] == ' ' ? 2 : 1);
  if (parts->digits != 4 || parts->points > 0) return false;
  if (end - parts->end < 3 || memcmp(text + parts->end, "年", 3) != 0)
    return false;
  return (text[parts->start] == '1' && text[second] == '9') ||
         (text[parts->start] == '2' && text[second] == '0');
}

static size_t lone_digits_end(const char *text, size_t at, size_t end) {
  size_t last = at, next = at, count = 0;
  if (at >= 2 && text[at - 1] == '.' && digit_at(text, at - 2)) return at;
  while (next < end && digit_at(text, next) &&
         (next + 1 == end || !digit_at(text, next + 1)) &&
         count <= MAX_DIGITS) {
    count++;
    last = next + 1;
    next = skip_blanks(text, last, end);
    if (next != last + 1) break; /* two blanks part columns */
  }
  if (count < 2 || count > MAX_DIGITS) return at;
  return begins_unit(text, next, end) || is_fraction(text, next, end) ? last
                                                                      : at;
}

size_t parted_digits_end(const char *text, size_t at, size_t end) {
  Parts parts = read_parts(text, at, end);
  size_t stop;
  if (parts.end > at && is_year(&parts, text, end)) return parts.end;
  if (at > 1 && digit_at(text, at - 2)) return at;
  stop = lone_digits_end(text, at - 1, end);
  return stop > at ? stop : at;
}

/* Are they thousands: 1 246.8? */
static bool is_thousands(const Parts *parts, const char *text) {
  size_t at = parts->start, group = skip_digits(text, at, parts->end) - at;
  if (group == 0 || group > 3) return false;
  for (at += group; at < parts->end && text[at] == ' '; at += 4)
    if (skip_digits(text, at + 1, parts->end) != at + 4) return false;
  return at == parts->end ||
         (text[at] == '.' &&
          skip_digits(text, at + 1, parts->end) == parts->end);
}

/* Does a number of so many digits begin at 'at'? No label's and no table's does,
** and none behind another: 5, 120. With 'apart', a blank may stand before it. */
static bool opens_number(const char *text, size_t at, size_t digits,
                         bool apart) {
  uint32_t before = char_ending(text, at);
  bool digit = at > 1 && digit_at(text, at - 2);
  if (apart && before == ' ' && is_han(char_ending(text, at - 1)))
    before = char_ending(text, at - 1);
  if (is_han(before)) return !utf8_is_any(before, LABEL_ENDS "务一");
  if (before == ',') return !digit || digits == 3;
  if (utf8_is_any(before, "-~")) return digit;
  return utf8_is_any(before, "、。;:“(—∶>") && !digit;
}

bool parts_number(const char *text, size_t at, size_t end, bool sure) {
  Parts parts = read_parts(text, at, end);
  uint32_t after;
  size_t bytes;
  if (parts.start >= at || parts.end <= at + 1 || parts.points > 1 ||
      text[parts.start] == '.' || text[parts.end - 1] == '.' ||
      !opens_number(text, parts.start, parts.digits, sure))
    return false;
  after = parts.end < end ? utf8_read(text, parts.end, end, &bytes) : 0;
  if (sure)
    return is_thousands(&parts, text) && after != CHAR_YEAR &&
           begins_unit(text, skip_blank(text, parts.end, end), end);
  return (is_han(after) && after != CHAR_YEAR) || utf8_is_any(after, "%∶”—");
}

bool is_grouped(const char *text, size_t at, size_t end) {
  size_t start = at, stop = at + 1;
  while (start > 0 && at - start <= MAX_DIGITS && digit_at(text, start - 1))
    start--;
  while (stop < end && stop - at <= MAX_DIGITS && digit_at(text, stop)) stop++;
  return (start < at && start > 1 && text[start - 1] == ' ' &&
          digit_at(text, start - 2)) ||
         (stop > at + 1 && stop + 1 < end && text[stop] == ' ' &&
          digit_at(text, stop + 1));
}
