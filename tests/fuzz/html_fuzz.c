/* html_fuzz.c: any bytes as a page. Its text is valid UTF-8 whose every char
** maps into the raw bytes, and the heads lie in these too. */
#include <stdint.h>
#include <stdlib.h>

#include "decode.h"
#include "html.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const Draft *draft, size_t raw_length) {
  size_t at, bytes;
  for (at = 0; at < draft->length; at += bytes) {
    uint32_t c = utf8_read(draft->text, at, draft->length, &bytes);
    Span raw =
        map_to_raw(&draft->map, (Span){(uint32_t)at, (uint32_t)(at + bytes)});
    if (c == UTF8_INVALID && bytes == 1) abort();
    if (raw.start > raw.end || raw.end > raw_length) abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Draft page = {0}, draft = {0};
  Decoding decoding;
  Heads heads = {0};
  size_t i;
  if (decode(&page, &decoding, (const char *)data, size, "UTF-8", "", NULL)) {
    html_detect(page.text, page.length);
    if (html_extract(&draft, &heads, &page, "", NULL)) check(&draft, size);
    for (i = 0; i < heads.count; i++)
      if (heads.items[i].start >= heads.items[i].end ||
          heads.items[i].end > size)
        abort();
  }
  heads_free(&heads);
  draft_free(&draft);
  draft_free(&page);
  return 0;
}
