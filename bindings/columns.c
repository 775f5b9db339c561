/* columns.c: ranges of chars by their width on a terminal. */
#include "columns.h"

#include <stdbool.h>
#include <stdint.h>

#include "utf8.h"

typedef struct Range {
  uint32_t first, last;
} Range;

/* In ascending order. */
static const Range none[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F},  {0x0483, 0x0489},
    {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},  {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},  {0x1DC0, 0x1DFF},
    {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},  {0x20D0, 0x20FF},
    {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F},  {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};

static const Range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},
    {0x23E9, 0x23EC},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x274C, 0x274C},
    {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF},
    {0x1B000, 0x1B2FF}, {0x1F200, 0x1F2FF}, {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD}};

static bool is_in(uint32_t c, const Range *ranges, size_t count) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (c > ranges[middle].last)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && c >= ranges[low].first;
}

static size_t width_of(uint32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  if (is_in(c, none, sizeof none / sizeof *none)) return 0;
  return is_in(c, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t columns_of(const char *text, size_t length) {
  size_t width;
  columns_cut(text, length, SIZE_MAX, &width);
  return width;
}

size_t columns_cut(const char *text, size_t length, size_t columns,
                   size_t *width) {
  size_t at = 0, bytes, more;
  *width = 0;
  while (at < length) {
    more = width_of(utf8_read(text, at, length, &bytes));
    if (more > columns - *width) break;
    *width += more;
    at += bytes;
  }
  return at;
}
