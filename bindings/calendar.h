/* calendar.h: the numbers and joints of dates. Each reader is false where there
** is none, and sets *end after what it read. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "chars.h"

/* 至 到 and the dashes. */
bool calendar_connector(uint32_t c);

/* A whole number of 'least' to 'most' Arabic digits, no more. */
bool calendar_digits(const Text *text, uint32_t at, int least, int most,
                     int *value, uint32_t *end);

/* A whole number of one or two digits, Arabic or Chinese: 7, 31, 五十九. */
bool calendar_count(const Text *text, uint32_t at, int *value, uint32_t *end);

/* The same; one in Chinese is 31 at most. */
bool calendar_small(const Text *text, uint32_t at, int *value, uint32_t *end);

/* Four digits that name a year, Arabic or Chinese: 2016, 二〇一六. */
bool calendar_year(const Text *text, uint32_t at, int *year, uint32_t *end);

/* The end of a span that leaves out the century: 18 of 2017-18, 一八 of
** 二零一七至一八. It is later than 'first' and in the same century. */
bool calendar_short_year(const Text *text, uint32_t at, int first, int *year,
                         uint32_t *end);

/* The place after 底 末 初 份 of a year or a month, which leave the notation as
** it is; 'at' where there is none. */
uint32_t calendar_edge(const Text *text, uint32_t at);

#endif
