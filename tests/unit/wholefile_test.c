/* wholefile_test.c: a file written whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "wholefile.h"

static void replaces_what_is_there(void **state) {
  char path[] = "/tmp/wholefile.XXXXXX", read[16];
  Fault fault;
  FILE *file;
  int fd = mkstemp(path);
  (void)state;
  assert_true(fd >= 0);
  close(fd);
  assert_true(wholefile_write(path, "longer text", 11, &fault));
  assert_true(wholefile_write(path, "a\0b", 3, &fault));
  file = fopen(path, "rb");
  assert_non_null(file);
  assert_int_equal(fread(read, 1, sizeof read, file), 3);
  assert_memory_equal(read, "a\0b", 3);
  fclose(file);
  unlink(path);
}

static void names_the_file_it_cannot_write(void **state) {
  Fault fault;
  (void)state;
  assert_false(wholefile_write("/nonesuch/a", "", 0, &fault));
  assert_int_equal(fault.code, FAULT_SYSTEM);
  assert_string_equal(fault.message, "/nonesuch/a: No such file or directory");
  assert_false(wholefile_write("/dev/full", "a", 1, NULL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(replaces_what_is_there),
      cmocka_unit_test(names_the_file_it_cannot_write),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
