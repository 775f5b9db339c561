/* measures.h: words of a dictionary that are a number and its measure (一个,
** 第三次, 一系列), which are given as two words. */
#ifndef MEASURES_H
#define MEASURES_H

#include <stddef.h>
#include <stdint.h>

/* TAG_SPLIT_ONE or TAG_SPLIT_TWO when text[0..length), a word with this tag, is
** such a word; else the tag. */
uint8_t measure_tag(const char *text, size_t length, uint8_t tag);

#endif
