/* quantifier.h: numbers, quantities, ranks and periods in clean text. */
#ifndef QUANTIFIER_H
#define QUANTIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

enum QuantityType {
  QUANTITY_NUMBER,     /* a bare number, or a count of things: 3家 */
  QUANTITY_PERCENT,    /* 5.9%, 百分之三 */
  QUANTITY_POINTS,     /* 0.5个百分点 */
  QUANTITY_MULTIPLE,   /* 30倍, 一番 */
  QUANTITY_RATIO,      /* 1:27 */
  QUANTITY_RANK,       /* 第二, 首位, 第47名 */
  QUANTITY_ORDINAL,    /* 第三届: an ordinal that ranks nothing */
  QUANTITY_CURRENCY,   /* 4.35亿元 */
  QUANTITY_DIMENSION,  /* 19万平方米, 18.1万千瓦, 8天 */
  QUANTITY_AGE,
  QUANTITY_TEMPERATURE,
  QUANTITY_PERIOD      /* 2016年, 1-11月, “十三五”, 去年 */
};

/* What a number does in its sentence. Only claims become facts. */
enum QuantityRole {
  ROLE_CLAIM,      /* says something that could stand in a table */
  ROLE_PERIOD,     /* when */
  ROLE_HEADING,    /* 一、 (二) 1. 一是 */
  ROLE_NAME,       /* inside a name: 中国制造2025, 500强, 4G, “1+9” */
  ROLE_REFERENCE,  /* phone, postcode, document number, version, coordinate */
  ROLE_IDIOM       /* 一企一策, 八个着力 */
};

/* An exact decimal number: digits as written, "-4.4", "435000000"; never
** through a double. */
typedef struct Decimal {
  Span digits;  /* into Quantities.digits; empty where there is none */
} Decimal;

typedef struct Quantity {
  Span span;     /* number and unit, with 多 余 几 inside, without 约 超 */
  Span number;   /* the number without its unit */
  Span context;  /* with the words that bound it: 约 超 近 以上 左右 */
  enum QuantityType type;
  enum QuantityRole role;
  char approx;               /* '=' '~' '>' '<' */
  Span approx_word;          /* 约, 多, 以上; empty where exact */
  Decimal value, low, high;  /* base units; a range has low or high instead */
  Decimal grain;             /* what 1 in the last written digit is worth */
  const char *unit;          /* "元", "%", "百分点"; "" where bare */
  const char *period;        /* type PERIOD: "2016", "2015..2017", "2016Q1";
                                relative ones: "year-1", "year+0-11",
                                "now"; NULL elsewhere */
} Quantity;

typedef struct Quantities {
  Quantity *items;
  size_t count, capacity;
  char *digits;  /* owned: the digits of every Decimal */
  size_t digits_count, digits_capacity;
  char *strings;  /* owned: units and periods that are no static strings */
  size_t strings_count, strings_capacity;
} Quantities;

void quantities_free(Quantities *quantities);

#endif
