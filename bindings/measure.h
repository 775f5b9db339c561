/* measure.h: the unit of an amount and all that belongs to it: 台(套), 元/吨,
** 3元5角, 三斤半. Part of amount.h. */
#ifndef MEASURE_H
#define MEASURE_H

#include "amount.h"

/* Reads the unit at the end of the number; leaves *amount bare where there is
** none. */
void measure_read(const Text *text, const Vocabulary *vocabulary,
                  Amount *amount);

#endif
