/* counted.h: amounts as the pass meets them, from the word before them on. Each
** function is false where there is none. */
#ifndef COUNTED_H
#define COUNTED_H

#include "pass.h"

/* The amount whose number begins at 'at'. 'money' stood before it, at 'start':
** $, 摄氏; or NULL. */
bool counted_read(Pass *pass, uint32_t at, const Meaning *money,
                  uint32_t start);

/* 1:27, 3比2; a ratio of more parts has no one value and claims none. */
bool counted_read_ratio(Pass *pass, uint32_t at);

/* 每小时十公里. */
bool counted_read_each(Pass *pass, uint32_t at);

/* 零下5度, whose number begins at 'number'. */
bool counted_read_below(Pass *pass, uint32_t at, uint32_t number);

/* 对折 over 'span', which stands for the amount 'written'. */
bool counted_read_word(Pass *pass, Span span, const char *written);

/* 若干家, whose unit begins at 'unit'. */
bool counted_read_some(Pass *pass, uint32_t at, uint32_t unit);

#endif
