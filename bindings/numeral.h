/* numeral.h: reads one numeral, Arabic, Chinese or mixed, into exact digits:
** 1,043.23亿  一百二十  3亿5千万  二〇一六  三五百  几十万  120多  1.2×10⁸.
** Signs, units, fractions and ranges with a connector are left to amount.c. */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "glossary.h"
#include "number.h"
#include "numeralchar.h"
#include "span.h"

typedef struct Numeral {
  Span span;    /* 多 余 几 inside, but not after it */
  Number value; /* the lower one of an uncertain numeral */
  Number high;  /* 三五百: 500; only if 'range' */
  bool range;
  Span more;      /* 多 余 几, inside or just after; empty where none */
  Number lead;    /* without the multipliers that close it: 3.5 of 3.5亿 */
  int multiplier; /* ... 8 */
  int big; /* the same of 万 亿 alone: 8 of 九百亿, where the first is 10 */
  bool chinese;   /* has a Chinese digit; 3亿 has none */
  bool bare;      /* begins with a multiplier: 百 千 万, not 十 */
  bool spelled;   /* Chinese digits in a row: 二〇一六 */
  bool financial; /* one lone 肆 伍 陆 拾, which are mostly other words */
  bool zero;      /* begins with a needless 0: 007 */
  bool point;     /* has decimals */
  bool separated; /* has thousands separators */
  int arabic;     /* digits of its Arabic whole part, when all is Arabic */
} Numeral;

/* Reads the longest numeral at 'at'. 'units' says where 千 or 兆 begins a unit
** (千瓦, 兆字节). False when there is none, or when it has too many digits. */
bool numeral_read(const Text *text, uint32_t at, const Glossary *units,
                  Numeral *numeral);

/* The same behind 分之, where 点五 is 0.5. */
bool numeral_read_part(const Text *text, uint32_t at, const Glossary *units,
                       Numeral *numeral);

#endif
