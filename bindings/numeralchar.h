/* numeralchar.h: what a char is in a numeral: 一 三 十 万 廿 几. */
#ifndef NUMERALCHAR_H
#define NUMERALCHAR_H

#include <stdbool.h>
#include <stdint.h>

enum NumeralChar {
  NUMERAL_NONE,
  NUMERAL_DIGIT, /* value 0 to 9 */
  NUMERAL_SMALL, /* 十 百 千: value is the exponent */
  NUMERAL_BIG,   /* 万 亿 兆 and up: value is the exponent */
  NUMERAL_TENS,  /* 廿 卅 卌: value 2 to 4 */
  NUMERAL_SOME   /* 几 数 before a multiplier */
};

/* What 'c' (in one form) is in a Chinese numeral. */
enum NumeralChar numeral_char(uint32_t c, int *value);

/* The digits of cheques: 壹贰叁肆伍陆柒捌玖. */
bool numeral_is_financial(uint32_t c);

/* Whether a numeral may begin with 'c' (in one form). */
bool numeral_starts(uint32_t c);

#endif
