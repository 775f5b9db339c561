/* text_fuzz.c: any bytes through decode, html and clean; what comes out is
** valid UTF-8 whose every char maps into the raw bytes. */
#include <stdint.h>
#include <stdlib.h>

#include "clean.h"
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
  static Simplifier simplifier; /* kept: slow to open */
  Draft page = {0}, draft = {0};
  Decoding decoding;
  Changes changes = {0};
  if (decode(&page, &decoding, (const char *)data, size, NULL, "", NULL)) {
    check(&page, size);
    if (html_extract(&draft, NULL, &page, "", NULL)) check(&draft, size);
    if (clean(&page, &changes, 0, &simplifier, "", NULL)) check(&page, size);
  }
  changes_free(&changes);
  draft_free(&draft);
  draft_free(&page);
  return 0;
}
