/* json_reader_test.c: tokens, numbers, escapes and refusals. The texts lie in
** blocks of exactly their size, so that a sanitizer sees a byte too far. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "json_reader.h"

static void begin(JsonReader *reader, const char *text, size_t length) {
  char *copy = test_malloc(length + 1);
  copy = test_realloc(copy, length > 0 ? length : 1);
  memcpy(copy, text, length);
  json_reader_init(reader, copy, length);
}

static void end(JsonReader *reader) {
  test_free((char *)reader->text);
}

/* Reads 'text' to its end and writes one letter a token to 'shape'. */
static void read_all(const char *text, size_t length, char *shape) {
  static const char letters[] = "!.0tfnsk[]{}";
  enum JsonToken token;
  JsonReader reader;
  begin(&reader, text, length);
  do {
    token = json_next(&reader);
    *shape++ = letters[token];
  } while (token != JSON_DONE && token != JSON_FAULT);
  *shape = '\0';
  if (token == JSON_FAULT) {
    assert_non_null(reader.wrong);
    assert_true(reader.at <= reader.length);
    assert_int_equal(json_next(&reader), JSON_FAULT);
  }
  end(&reader);
}

static void gives_tokens(void **state) {
  static const char *const rows[][2] = {
      {"null", "0."},
      {" [1, -2.5e+3 ,\n\"a\"]\t", "[nns]."},
      {"{\"a\":true,\"b\":{\"c\":[]}}", "{ktk{k[]}}."},
      {"\xEF\xBB\xBF{}", "{}."},
      {"", "!"},
      {"[1,]", "[n!"},
      {"{\"a\",1}", "{!"},
      {"[1}", "[n!"},
      {"1 2", "n!"},
      {"[\"\\ud800\"]", "[!"},
      {"\"\xC0\x80\"", "!"},
      {"-", "!"},
      {"00", "!"},
      {"1.e5", "!"},
      {"nul", "!"},
  };
  char shape[64];
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    read_all(rows[i][0], strlen(rows[i][0]), shape);
    assert_string_equal(shape, rows[i][1]);
  }
}

static void refuses_every_cut(void **state) {
  static const char text[] =
      "{\"k\\u4e2d\\ud83d\\ude00\":[1.5e-3,true,null,\"\xE4\xB8\xAD\\n\"]}";
  char shape[64];
  (void)state;
  for (size_t length = 0; length < sizeof text - 1; length++) {
    read_all(text, length, shape);
    assert_int_equal(shape[strlen(shape) - 1], '!');
  }
  read_all(text, sizeof text - 1, shape);
  assert_string_equal(shape, "{k[nt0s]}.");
}

static void limits_depth(void **state) {
  char text[2 * JSON_MAX_DEPTH + 2], shape[2 * JSON_MAX_DEPTH + 8];
  (void)state;
  memset(text, '[', JSON_MAX_DEPTH + 1);
  memset(text + JSON_MAX_DEPTH, ']', JSON_MAX_DEPTH);
  read_all(text, 2 * JSON_MAX_DEPTH, shape);
  assert_int_equal(shape[2 * JSON_MAX_DEPTH], '.');
  text[JSON_MAX_DEPTH] = '[';
  read_all(text, 2 * JSON_MAX_DEPTH, shape);
  assert_int_equal(shape[JSON_MAX_DEPTH], '!');
}

static bool integer_of(const char *digits, int64_t *value) {
  JsonReader reader;
  bool fits;
  begin(&reader, digits, strlen(digits));
  assert_int_equal(json_next(&reader), JSON_NUMBER);
  fits = json_integer(&reader, value);
  end(&reader);
  return fits;
}

static void keeps_integers_of_64_bits(void **state) {
  int64_t value;
  (void)state;
  assert_true(integer_of("9223372036854775807", &value));
  assert_true(value == INT64_MAX);
  assert_true(integer_of("-9223372036854775808", &value));
  assert_true(value == INT64_MIN);
  assert_true(integer_of("0", &value));
  assert_true(value == 0);
  assert_false(integer_of("9223372036854775808", &value));
  assert_false(integer_of("-9223372036854775809", &value));
  assert_false(integer_of("99999999999999999999999", &value));
  assert_false(integer_of("-0", &value));
  assert_false(integer_of("1.0", &value));
  assert_false(integer_of("1e2", &value));
}

static void unescapes(void **state) {
  static const char text[] = "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9"
                             "\\u4E2D\\uD83D\\uDE00\xE4\xB8\xAD\"";
  static const char wanted[] = "a\"\\/\b\f\n\r\t\0\xC3\xA9\xE4\xB8\xAD"
                               "\xF0\x9F\x98\x80\xE4\xB8\xAD";
  JsonReader reader;
  char *out;
  size_t length;
  (void)state;
  begin(&reader, text, sizeof text - 1);
  assert_int_equal(json_next(&reader), JSON_STRING);
  assert_true(reader.escaped);
  out = test_malloc(reader.end - reader.start);
  length = json_unescape(&reader, out);
  assert_int_equal(length, sizeof wanted - 1);
  assert_memory_equal(out, wanted, length);
  test_free(out);
  end(&reader);
}

static void tells_the_place_in_chars(void **state) {
  JsonReader reader;
  size_t line, column;
  (void)state;
  begin(&reader, "[\n \"\xE4\xB8\xAD\" x", 9);
  while (json_next(&reader) != JSON_FAULT) continue;
  json_place(&reader, &line, &column);
  assert_int_equal(line, 2);
  assert_int_equal(column, 6);
  end(&reader);
}

static void knows_a_number(void **state) {
  (void)state;
  assert_true(json_is_number("5.90", 4));
  assert_true(json_is_number("-0.0e-10", 8));
  assert_false(json_is_number("", 0));
  assert_false(json_is_number("5.", 2));
  assert_false(json_is_number("5 ", 2));
  assert_false(json_is_number("0x1", 3));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gives_tokens),
      cmocka_unit_test(refuses_every_cut),
      cmocka_unit_test(limits_depth),
      cmocka_unit_test(keeps_integers_of_64_bits),
      cmocka_unit_test(unescapes),
      cmocka_unit_test(tells_the_place_in_chars),
      cmocka_unit_test(knows_a_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
