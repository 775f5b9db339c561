/* enclosed_fuzz.c: any bytes as a text; what is enclosed lies in it, has its
** marks around it, is sorted, and nests without crossing. */
#include <stdint.h>
#include <stdlib.h>

#include "enclosed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const Enclosed *item, size_t size) {
  if (item->span.start >= item->inside.start ||
      item->inside.start >= item->inside.end ||
      item->inside.end >= item->span.end || item->span.end > size)
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  EnclosedList list = {0};
  uint32_t ends[MAX_NESTING + 1];
  if (!enclosed_find((const char *)data, size, &list)) abort();
  for (size_t i = 0; i < list.count; i++) {
    const Enclosed *item = &list.items[i];
    unsigned depth = item->depth;
    check(item, size);
    if (i > 0 && item->span.start <= list.items[i - 1].span.start) abort();
    if (depth >= MAX_NESTING) abort();
    if (depth > 0 && (i == 0 || item->span.end > ends[depth - 1])) abort();
    ends[depth] = item->inside.end;
  }
  enclosed_free(&list);
  return 0;
}
