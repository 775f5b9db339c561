/* rank.h: ranks and ordinals: 第二, 第47位, 前三甲, 首位. */
#ifndef RANK_H
#define RANK_H

#include "pass.h"

/* 第二, 第47位, 第三届 at its 第. */
bool rank_read_ordinal(Pass *pass, uint32_t at);

/* 前三, 前三甲, 前10位 at its 前; not 前三年. */
bool rank_read_top(Pass *pass, uint32_t at);

/* A word over 'span' that is the rank 'rank', one digit: 首位. */
void rank_add_word(Pass *pass, Span span, const char *rank);

#endif
