/* json_fuzz.c: any bytes as JSON. Tokens must lie in order inside the text,
** nest, and end; a string unescaped is no longer than it was. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "json_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_string(const JsonReader *reader) {
  size_t length = reader->end - reader->start;
  char *out = malloc(length > 0 ? length : 1);
  if (out == NULL || json_unescape(reader, out) > length) abort();
  free(out);
}

static void check_token(const JsonReader *reader, enum JsonToken token) {
  int64_t integer;
  if (reader->at > reader->length || reader->depth > JSON_MAX_DEPTH) abort();
  if (token == JSON_STRING || token == JSON_KEY) check_string(reader);
  if (token == JSON_NUMBER) {
    json_integer(reader, &integer);
    if (!json_is_number(reader->text + reader->start,
                        reader->end - reader->start))
      abort();
  }
  if (token == JSON_DONE && reader->depth != 0) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  JsonReader reader;
  enum JsonToken token;
  size_t before, line, column;
  json_reader_init(&reader, (const char *)data, size);
  do {
    before = reader.at;
    token = json_next(&reader);
    check_token(&reader, token);
    if (token > JSON_DONE && reader.at <= before) abort();
  } while (token > JSON_DONE);
  json_place(&reader, &line, &column);
  if (line == 0 || column == 0) abort();
  return 0;
}
