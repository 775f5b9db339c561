/* scan_test.c: what is scanned by blocks is what is scanned char by char. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scan.h"
#include "utf8.h"

enum { SIZE = 400, ROUNDS = 20000 };

/* Char by char. */
static size_t scan_chars(const char *raw, size_t length, size_t *controls) {
  size_t at, bytes;
  for (at = 0; at < length; at += bytes) {
    unsigned char c = (unsigned char)raw[at];
    if (utf8_read(raw, at, length, &bytes) == UTF8_INVALID && bytes == 1) break;
    *controls += c < 0x20 && (c < '\t' || c > '\r');
  }
  return at;
}

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Fills 'raw' with chars of all lengths, and now and then a fault. */
static void fill(char *raw, size_t length, uint32_t *seed) {
  static const char *const pieces[] = {
      "工",     "业",         "增",     "，",     "。\n",
      "5.9%",   "\xC3\xA9",   "\x7F",   "\t",     "\x1B",
      "\u0E01", "\U0001F600", "\uD7FF", "\uFFFD", "\xEF\xBF\xBF"};
  static const char faults[] = "\xC0\xC1\xF5\xFF\x80\xED\xE0\xF4\xE5\xC3";
  size_t at = 0, rare = next_random(seed) % 4;
  while (at < length) {
    size_t most = rare > 0 ? 9 : sizeof pieces / sizeof *pieces;
    const char *piece = pieces[next_random(seed) % most];
    for (; at < length && *piece != '\0'; piece++) raw[at++] = *piece;
  }
  if (next_random(seed) % 2 == 0)
    raw[next_random(seed) % length] = faults[next_random(seed) % 10];
}

static void blocks_agree_with_chars(void **state) {
  uint32_t seed = 1;
  int round;
  (void)state;
  for (round = 0; round < ROUNDS; round++) {
    size_t length = next_random(&seed) % SIZE + 1, controls = 0, wanted = 0;
    char *raw = malloc(length); /* its own, so that a read past it shows */
    assert_non_null(raw);
    fill(raw, length, &seed);
    assert_int_equal(scan_utf8(raw, 0, length, &controls),
                     scan_chars(raw, length, &wanted));
    assert_int_equal(controls, wanted);
    free(raw);
  }
}

static void counts_controls(void **state) {
  static const char raw[] = "\1plain\t\r\n\v\f text \x1F\x7F \xB9\xA4\0end\2";
  (void)state;
  assert_int_equal(scan_controls(raw, sizeof raw - 1), 4);
  assert_int_equal(scan_controls(raw, 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blocks_agree_with_chars),
      cmocka_unit_test(counts_controls),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
