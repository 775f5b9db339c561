/* memory.h: the one function through which engines allocate, so that a test
** can link another memory.c that fails at its nth call. */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Like realloc; size 0 frees 'block' and returns NULL. NULL when memory is
** short: 'block' is then still valid. */
void *memory_resize(void *block, size_t size);

/* Makes room for 'needed' items of 'item_size' bytes in *items, doubling
** *capacity. False when memory is short or the size would overflow; *items and
** *capacity are then unchanged. */
bool memory_grow(void **items, size_t *capacity, size_t needed,
                 size_t item_size);

#endif
