/* decode_fuzz.c: any bytes through decode, its encoding detected or, by the
** first byte, named. What comes out is valid UTF-8 whose every char maps into
** the raw bytes; all of these, but for a mark, are behind one char each. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "charset.h"
#include "decode.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const Draft *draft, size_t raw_length) {
  size_t at, bytes;
  Span last = {0, 0};
  for (at = 0; at < draft->length; at += bytes) {
    uint32_t c = utf8_read(draft->text, at, draft->length, &bytes);
    Span raw =
        map_to_raw(&draft->map, (Span){(uint32_t)at, (uint32_t)(at + bytes)});
    if (c == UTF8_INVALID && bytes == 1) abort();
    if (raw.start >= raw.end || raw.end > raw_length) abort();
    if (at == 0 ? raw.start > 4
                : raw.start != last.end && raw.start != last.start)
      abort();
    last = raw;
  }
  if (last.end != raw_length) abort();
}

static void check_decoding(const char *raw, size_t length,
                           const char *encoding) {
  Draft draft = {0};
  Decoding decoding;
  Fault fault = {FAULT_NONE, ""};
  if (decode(&draft, &decoding, raw, length, encoding, "", &fault))
    check(&draft, length);
  else if (fault.code != FAULT_FORMAT || fault.message[0] == '\0')
    abort();
  draft_free(&draft);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  check_decoding((const char *)data, size, NULL);
  if (size > 0)
    check_decoding((const char *)data + 1, size - 1,
                   charset_name(data[0] % CHARSET_COUNT));
  return 0;
}
