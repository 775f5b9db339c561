/* reference.h: digits that refer and measure nothing: chained ones (telephone
** numbers, versions), times of the clock, addresses. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "chars.h"

/* The char after the Arabic digits at 'at', and where it stands. */
uint32_t reference_after_digits(const Text *text, uint32_t at, uint32_t *end);

/* The end of the number at 'at' that is too long or too great to be read: its
** digits with the points, separators and powers between them. */
uint32_t reference_number(const Text *text, uint32_t at);

/* The same of the chars of a Chinese numeral at 'at'; 0 where they are no more
** than a number may have. */
uint32_t reference_chars(const Text *text, uint32_t at);

/* The end of 4006-256-896, 1.2.3 or 2016-00180 at 'at'; 0 if it is none. */
uint32_t reference_chain(const Text *text, uint32_t at);

/* The end of 8:30 or 10:30:15 of the clock; 0 if it is none. */
uint32_t reference_clock(const Text *text, uint32_t at);

/* The end of an hour of the day at 'at': 上午9点, 9点30分, 三点半, 八点钟; 0 if it
** is none. */
uint32_t reference_hour(const Text *text, uint32_t at);

/* Where an address that goes on at 'at', behind "://" or "@", ends. */
uint32_t reference_address(const Text *text, uint32_t at);

#endif
