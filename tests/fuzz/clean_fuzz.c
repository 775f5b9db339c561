/* clean_fuzz.c: any valid UTF-8 through clean, each step or all of them. What
** comes out is valid UTF-8 whose every char maps into the raw bytes, the log
** lies within it, and cleaning without a log gives the same text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "decode.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const Draft *draft, size_t raw_length) {
  size_t at, bytes;
  for (at = 0; at < draft->length; at += bytes) {
    uint32_t c = utf8_read(draft->text, at, draft->length, &bytes);
    Span raw =
        map_to_raw(&draft->map, (Span){(uint32_t)at, (uint32_t)(at + bytes)});
    if (c == UTF8_INVALID && bytes == 1) abort();
    if (raw.start > raw.end || raw.end > raw_length) abort();
  }
}

static void check_log(const Changes *changes, const Draft *draft,
                      size_t raw_length) {
  size_t i;
  for (i = 0; i < changes->count; i++) {
    const Change *change = &changes->items[i];
    if (change->clean.start > change->clean.end ||
        change->clean.end > draft->length ||
        change->raw.start > change->raw.end || change->raw.end > raw_length ||
        change->old.start > change->old.end ||
        change->old.end > changes->old_length)
      abort();
  }
}

/* Cleaning with and without a log gives the same text. */
static void check_same(const Draft *one, const Draft *other) {
  if (one->length != other->length) abort();
  if (one->length > 0 && memcmp(one->text, other->text, one->length) != 0)
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Simplifier simplifier; /* kept: slow to open */
  Draft logged = {0}, silent = {0};
  Decoding decoding;
  Changes changes = {0};
  const char *utf8 = decode_find("UTF-8", 5), *raw = (const char *)data + 1;
  unsigned skipped;
  size_t lost;
  if (size < 2) return 0;
  skipped = data[0] == 0 ? 0 : ~(1u << data[0] % (STEP_COUNT + 1));
  if (decode(&logged, &decoding, raw, size - 1, utf8, "", NULL) &&
      decode(&silent, &decoding, raw, size - 1, utf8, "", NULL) &&
      clean(&logged, &changes, skipped, &simplifier, &lost, "", NULL) &&
      clean(&silent, NULL, skipped, &simplifier, &lost, "", NULL)) {
    check_text(&logged, size - 1);
    check_log(&changes, &logged, size - 1);
    check_same(&logged, &silent);
  }
  changes_free(&changes);
  draft_free(&logged);
  draft_free(&silent);
  return 0;
}
