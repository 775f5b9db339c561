/* fraction.h: what makes parts of a whole of a numeral: 百分之五, 三分之二,
** 五又三分之一, 1/16. Part of amount.h. */
#ifndef FRACTION_H
#define FRACTION_H

#include "amount.h"

/* Reads what may follow amount->numeral; leaves *amount where nothing does. */
void fraction_read(const Text *text, const Glossary *units, Amount *amount);

#endif
