/* fixed.h: words of the list of fixed words: 统一, 一企一策, 去年, 首位, $. */
#ifndef FIXED_H
#define FIXED_H

#include "pass.h"

/* Reads the fixed word at 'at'. Returns its end, or 0 where there is none. */
uint32_t fixed_read(Pass *pass, uint32_t at);

#endif
