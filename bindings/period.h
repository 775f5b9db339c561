/* period.h: reads one period: 2016年, 2013-2017年, 1-11月, 前三季度, “十三五”,
** 去年底. Its notation is that of facts: 2016 2016-11 2016Q1 2016H1 2013..2017
** 2015.. ("2015.." since, "..2020" until); a year that the text does not name
** is written year+0 (this year), year-1, year+1 in place of the digits:
** year+0-01..year+0-11, year-4..year+0. "now" is now. */
#ifndef PERIOD_H
#define PERIOD_H

#include "glossary.h"
#include "span.h"

#define PERIOD_WRITTEN 96

typedef struct Period {
  Span span;
  char notation[PERIOD_WRITTEN];
} Period;

/* Whether a period may have 'c' after Arabic digits at its beginning. */
bool period_may_follow(uint32_t c);

/* Reads the longest period that begins at 'at'. 'units' tells 十三五 from 十三五
** 岁. */
bool period_read(const Text *text, const Glossary *units, uint32_t at,
                 Period *period);

/* The year of an era whose name ends at 'at' (民国106年, 令和元年), and what
** follows of the period; 'before' is the year before the era's first. Sets the
** end of the span and the notation. */
bool period_read_era(const Text *text, const Glossary *units, uint32_t at,
                     int before, Period *period);

/* The rest of a period whose year was named by a word such as 去年 ("year-1")
** that ends at period->span.end: 去年11月, 今年上半年. */
void period_extend(const Text *text, const char *year, Period *period);

#endif
