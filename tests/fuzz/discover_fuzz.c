/* discover_fuzz.c: any bytes as a corpus; every candidate lies in them. */
#include <stdint.h>
#include <stdlib.h>

#include "discover.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const DiscoverOptions options = {5, 2, 0, 0};
  Candidates found = {0};
  if (!discover((const char *)data, (uint32_t)size, &options, &found)) abort();
  for (size_t i = 0; i < found.count; i++)
    if (found.items[i].span.end > size || found.items[i].count < 2) abort();
  candidates_free(&found);
  return 0;
}
