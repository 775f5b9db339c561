/* numeralchar.c: the chars of which Chinese numerals are made. */
#include "numeralchar.h"

#include "chars.h"

enum NumeralChar numeral_char(uint32_t c, int *value) {
  switch (c) {
  case 0x3007:
  case 0x96F6: *value = 0; return NUMERAL_DIGIT; /* 〇零 */
  case 0x4E00:
  case 0x58F9:
  case 0x5E7A:
  case 0x5F0C: /* 一壹幺弌 */ *value = 1; return NUMERAL_DIGIT;
  case 0x4E8C:
  case 0x8D30:
  case 0x4E24:
  case 0x4FE9:
  case 0x5F0D:
    *value = 2; /* 二贰两俩弍 */
    return NUMERAL_DIGIT;
  case 0x4E09:
  case 0x53C1:
  case 0x5F0E: *value = 3; return NUMERAL_DIGIT;
  case 0x56DB:
  case 0x8086: *value = 4; return NUMERAL_DIGIT; /* 四肆 */
  case 0x4E94:
  case 0x4F0D: *value = 5; return NUMERAL_DIGIT; /* 五伍 */
  case 0x516D:
  case 0x9646: *value = 6; return NUMERAL_DIGIT; /* 六陆 */
  case 0x4E03:
  case 0x67D2: *value = 7; return NUMERAL_DIGIT; /* 七柒 */
  case 0x516B:
  case 0x634C: *value = 8; return NUMERAL_DIGIT; /* 八捌 */
  case 0x4E5D:
  case 0x7396: *value = 9; return NUMERAL_DIGIT; /* 九玖 */
  case 0x5341:
  case 0x62FE: *value = 1; return NUMERAL_SMALL; /* 十拾 */
  case 0x767E:
  case 0x4F70: *value = 2; return NUMERAL_SMALL; /* 百佰 */
  case 0x5343:
  case 0x4EDF: *value = 3; return NUMERAL_SMALL; /* 千仟 */
  case 0x4E07: *value = 4; return NUMERAL_BIG;   /* 万 */
  case 0x4EBF: *value = 8; return NUMERAL_BIG;   /* 亿 */
  case 0x5146: *value = 12; return NUMERAL_BIG;  /* 兆 */
  case 0x4EAC: *value = 16; return NUMERAL_BIG;  /* 京 */
  case 0x5793: *value = 20; return NUMERAL_BIG;  /* 垓 */
  case 0x79ED: *value = 24; return NUMERAL_BIG;  /* 秭 */
  case 0x7A70: *value = 28; return NUMERAL_BIG;  /* 穰 */
  case 0x6C9F: *value = 32; return NUMERAL_BIG;  /* 沟 */
  case 0x6DA7: *value = 36; return NUMERAL_BIG;  /* 涧 */
  case 0x5EFF: *value = 2; return NUMERAL_TENS;  /* 廿 */
  case 0x5345: *value = 3; return NUMERAL_TENS;  /* 卅 */
  case 0x534C: *value = 4; return NUMERAL_TENS;  /* 卌 */
  case 0x51E0:
  case 0x6570: *value = 1; return NUMERAL_SOME; /* 几数 */
  default: *value = 0; return NUMERAL_NONE;
  }
}

bool numeral_is_financial(uint32_t c) {
  int value;
  return c > 0x4E09 && c != CHAR_TWO && c != 0x4FE9 && c != 0x4E8C &&
         c != 0x56DB && c != 0x4E94 && c != 0x516D && c != 0x516B &&
         c != 0x4E5D && numeral_char(c, &value) == NUMERAL_DIGIT && value > 0;
}

bool numeral_starts(uint32_t c) {
  int value;
  return is_digit(c) || numeral_char(c, &value) != NUMERAL_NONE;
}
