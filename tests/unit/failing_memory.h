/* failing_memory.h: a memory.c that fails at its nth call; a test that includes
** it, once, is linked with it instead of the engines' own. */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include <stdlib.h>

#include "memory.h"

/* Allocations until all fail; negative: none does. */
static int allocations_left = -1;

void *memory_resize(void *block, size_t size) {
  if (size == 0) {
    free(block);
    return NULL;
  }
  if (allocations_left == 0) return NULL;
  if (allocations_left > 0) allocations_left--;
  return realloc(block, size);
}

bool memory_grow(void **items, size_t *capacity, size_t needed,
                 size_t item_size) {
  void *grown;
  if (needed <= *capacity) return true;
  grown = memory_resize(*items, 2 * needed * item_size);
  if (grown == NULL) return false;
  *items = grown;
  *capacity = 2 * needed;
  return true;
}

#endif
