/* memory.c: allocation for engines. */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>

void *memory_resize(void *block, size_t size) {
  if (size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, size);
}

bool memory_grow(void **items, size_t *capacity, size_t needed,
                 size_t item_size) {
  size_t wanted = *capacity;
  void *grown;
  if (needed <= *capacity) return true;
  if (needed > SIZE_MAX / 2 / item_size) return false;
  if (wanted < 16) wanted = 16;
  while (wanted < needed) wanted *= 2;
  grown = memory_resize(*items, wanted * item_size);
  if (grown == NULL) return false;
  *items = grown;
  *capacity = wanted;
  return true;
}
