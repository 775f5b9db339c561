/* sha256_test.c: the standard's own examples, and every length near a block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sha256.h"

static void check(const char *bytes, size_t length, const char *wanted) {
  char hex[SHA256_HEX + 1];
  sha256_hex(bytes, length, hex);
  assert_string_equal(hex, wanted);
}

static void hashes_the_examples_of_the_standard(void **state) {
  static const char long_one[] =
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  (void)state;
  check(NULL, 0,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  check("abc", 3,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  check(long_one, sizeof long_one - 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* The hash of the hashes of a, aa, ... 130 times a: a wrong turn at any
** length around one and two blocks changes it. */
static void hashes_every_length_near_a_block(void **state) {
  char text[130], hexes[130 * SHA256_HEX + 1];
  (void)state;
  memset(text, 'a', sizeof text);
  for (size_t i = 0; i < sizeof text; i++)
    sha256_hex(text, i + 1, hexes + i * SHA256_HEX);
  check(hexes, sizeof text * SHA256_HEX,
        "35487033c1ee8a3df90cd88c34bc49436efef3cd4b19101c3b70d84cae3a605f");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hashes_the_examples_of_the_standard),
      cmocka_unit_test(hashes_every_length_near_a_block),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
