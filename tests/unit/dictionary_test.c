/* dictionary_test.c: compiling, opening and refusing dictionaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "dictionary.h"
#include "failing_memory.h"
#include "image.h"
#include "tags.h"

#define WORDS "中国 100 ns\n中国人 20 n\n国人 3 n\n人 50 n\nT恤 4 n\n𠀀 1 nz\n"

static char folder[] = "/tmp/dictionary_test_XXXXXX";
static char source[64], second[64], target[64];

static void write_bytes(const char *path, const char *bytes, size_t length) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

static char *read_bytes(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  char *bytes = malloc(1 << 20);
  assert_non_null(file);
  *length = fread(bytes, 1, 1 << 20, file);
  fclose(file);
  return bytes;
}

static bool compile(const char *words, Fault *fault) {
  const char *paths[] = {source};
  uint32_t count;
  write_bytes(source, words, strlen(words));
  return dictionary_compile(paths, 1, target, &count, fault);
}

/* The side of a word, or NO_WORD, and its tag. */
static uint32_t find(const Dictionary *dictionary, const char *word,
                     const char **tag) {
  uint32_t at = 0, end = (uint32_t)strlen(word), side = 0, index;
  for (bool is_first = true; at < end; is_first = false) {
    uint16_t id;
    at = alphabet_read(&dictionary->alphabet, word, at, end, &id);
    index = dictionary_step(dictionary, side_base(side), id);
    if (!is_first && index == 0) return NO_WORD;
    side = is_first ? dictionary->first[id].side : dictionary->sides[index];
    *tag = tag_name(is_first ? dictionary->first[id].tag
                             : dictionary->tags[index]);
  }
  return side_cost(side);
}

static void finds_words_with_costs_and_tags(void **state) {
  Dictionary dictionary;
  const char *tag;
  Fault fault;
  (void)state;
  assert_true(compile(WORDS, &fault));
  assert_true(dictionary_open(&dictionary, target, &fault));
  assert_int_equal(dictionary.word_count, 6);
  assert_true(find(&dictionary, "中国人", &tag) != NO_WORD);
  assert_string_equal(tag, "n");
  assert_true(find(&dictionary, "中国", &tag) <
              find(&dictionary, "中国人", &tag));
  assert_true(find(&dictionary, "T恤", &tag) != NO_WORD);
  assert_true(find(&dictionary, "𠀀", &tag) != NO_WORD);
  assert_string_equal(tag, "nz");
  assert_true(find(&dictionary, "中", &tag) == NO_WORD);
  assert_true(find(&dictionary, "人中", &tag) == NO_WORD);
  assert_true(find(&dictionary, "T", &tag) == NO_WORD);
  dictionary_close(&dictionary);
  dictionary_close(&dictionary);
}

static void takes_the_more_frequent_of_equal_words(void **state) {
  Dictionary dictionary;
  const char *tag;
  Fault fault;
  (void)state;
  assert_true(compile("人 5 v\n人 9 n\n人 9 nz\n人 1 x\n", &fault));
  assert_true(dictionary_open(&dictionary, target, &fault));
  assert_int_equal(dictionary.word_count, 1);
  find(&dictionary, "人", &tag);
  assert_string_equal(tag, "n");
  dictionary_close(&dictionary);
}

static void lays_later_sources_over_earlier_ones(void **state) {
  const char *paths[] = {source, second};
  Dictionary dictionary;
  const char *tag;
  uint32_t count;
  Fault fault;
  (void)state;
  write_bytes(source, WORDS, strlen(WORDS));
  write_bytes(second, "国人 0 n\n中国 7 nt\n甲 1 n\n", 31);
  assert_true(dictionary_compile(paths, 2, target, &count, &fault));
  assert_int_equal(count, 6);
  assert_true(dictionary_open(&dictionary, target, &fault));
  assert_true(find(&dictionary, "国人", &tag) == NO_WORD);
  assert_true(find(&dictionary, "中国", &tag) != NO_WORD);
  assert_string_equal(tag, "nt");
  assert_true(find(&dictionary, "甲", &tag) != NO_WORD);
  dictionary_close(&dictionary);
}

static void writes_the_same_bytes_for_the_same_source(void **state) {
  size_t length, again_length;
  char *bytes, *again;
  Fault fault;
  (void)state;
  assert_true(compile(WORDS, &fault));
  bytes = read_bytes(target, &length);
  assert_true(compile(WORDS, &fault));
  again = read_bytes(target, &again_length);
  assert_int_equal(length, again_length);
  assert_memory_equal(bytes, again, length);
  free(bytes);
  free(again);
}

static void names_the_malformed_line(void **state) {
  static const struct {
    const char *words, *message;
  } cases[] = {
      {"人 1 n\n国\n", ":2: expected: word frequency tag"},
      {"人 1\n", ":1: expected: word frequency tag"},
      {"人 1 n\n\n国 1 n\n", ":2: expected: word frequency tag"},
      {"人 1 n\n国 1 n\n 1 n\n", ":3: empty word"},
      {"人 x n\n", ":1: the frequency is not a whole number"},
      {"人 -1 n\n", ":1: the frequency is not a whole number"},
      {"人 0 n\n", ":1: the frequency is not at least 1"},
      {"人 99999999999999999999 n\n", ":1: the frequency is too large"},
      {"人 1 what\n", ":1: unknown tag"},
      {"人 1 n n\n", ":1: unknown tag"},
      {"\xE4\xBA 1 n\n", ":1: not valid UTF-8"},
      {"人\t人 1 n\n", ":1: blank in a word"},
      {"一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一 1 n",
       ":1: word of more than 31 chars"},
      {"", ": no words in it"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char wanted[128];
    Fault fault;
    unlink(target);
    assert_false(compile(cases[i].words, &fault));
    snprintf(wanted, sizeof wanted, "%s%s", source, cases[i].message);
    assert_string_equal(fault.message, wanted);
    assert_int_equal(fault.code, FAULT_FORMAT);
    assert_int_not_equal(access(target, F_OK), 0);
  }
}

static void reads_a_last_line_without_end_and_carriage_returns(void **state) {
  Dictionary dictionary;
  Fault fault;
  (void)state;
  assert_true(compile("人 1 n\r\n国 2 n", &fault));
  assert_true(dictionary_open(&dictionary, target, &fault));
  assert_int_equal(dictionary.word_count, 2);
  dictionary_close(&dictionary);
}

static void reports_files_that_are_not_there(void **state) {
  const char *missing = "/nonexistent/dict.txt", *good = source, *bad = folder;
  Dictionary dictionary;
  uint32_t count;
  Fault fault;
  (void)state;
  assert_false(dictionary_open(&dictionary, "/nonexistent/words", &fault));
  assert_string_equal(fault.message,
                      "/nonexistent/words: No such file or directory");
  assert_int_equal(fault.code, FAULT_SYSTEM);
  assert_false(dictionary_open(&dictionary, folder, &fault));
  assert_false(dictionary_compile(&missing, 1, target, &count, &fault));
  assert_string_equal(fault.message,
                      "/nonexistent/dict.txt: No such file or directory");
  assert_false(dictionary_compile(&bad, 1, target, &count, &fault));
  write_bytes(source, WORDS, strlen(WORDS));
  assert_false(
      dictionary_compile(&good, 1, "/nonexistent/words", &count, &fault));
}

static bool opens(const char *bytes, size_t length, Fault *fault) {
  Dictionary dictionary;
  bool opened;
  write_bytes(target, bytes, length);
  opened = dictionary_open(&dictionary, target, fault);
  dictionary_close(&dictionary);
  return opened;
}

static void refuses_a_file_cut_short_or_changed(void **state) {
  size_t length;
  Fault fault;
  char *bytes;
  (void)state;
  assert_true(compile(WORDS, &fault));
  bytes = read_bytes(target, &length);
  for (size_t i = 0; i < length; i += i < 128 ? 1 : 9973)
    assert_false(opens(bytes, i, &fault));
  for (size_t i = 0; i < length; i += i < 128 ? 1 : 4099) {
    bytes[i] ^= 0x10;
    assert_false(opens(bytes, length, &fault));
    bytes[i] ^= 0x10;
  }
  assert_true(opens(bytes, length, &fault));
  bytes[length] = 0;
  assert_false(opens(bytes, length + 1, &fault));
  free(bytes);
}

static void says_that_another_version_wrote_it(void **state) {
  size_t length;
  Fault fault;
  char *bytes;
  (void)state;
  assert_true(compile(WORDS, &fault));
  bytes = read_bytes(target, &length);
  ((ImageHeader *)(void *)bytes)->version++;
  assert_false(opens(bytes, length, &fault));
  assert_non_null(strstr(fault.message, "by another version of tj"));
  free(bytes);
}

/* A file may be made to do harm: right checksum, wrong indices. */
static void refuses_indices_that_leave_the_file(void **state) {
  Dictionary view;
  ImageHeader *header;
  size_t length;
  Fault fault;
  char *bytes;
  (void)state;
  assert_true(compile(WORDS, &fault));
  for (int what = 0; what < 7; what++) {
    bytes = read_bytes(target, &length);
    header = (void *)bytes;
    image_attach(&view, header, bytes);
    if (what == 0) ((uint16_t *)(uintptr_t)view.alphabet.ids)[9] = 0xFFFE;
    if (what == 1) ((uint32_t *)(uintptr_t)view.nodes)[3] = UINT32_MAX;
    if (what == 2) ((uint32_t *)(uintptr_t)view.sides)[1] = UINT32_MAX;
    if (what == 3) ((uint8_t *)(uintptr_t)view.tags)[1] = 255;
    if (what == 4) ((First *)(uintptr_t)view.first)[9].side = UINT32_MAX;
    if (what == 5) ((RunId *)(uintptr_t)view.alphabet.runs)[1].start = 99;
    if (what == 6) ((uint8_t *)(uintptr_t)view.alphabet.ids)[1] = 99;
    header->checksum = image_checksum(bytes, length);
    assert_false(opens(bytes, length, &fault));
    assert_non_null(strstr(fault.message, "an index leaves the file"));
    free(bytes);
    assert_true(compile(WORDS, &fault));
  }
}

static void survives_every_failing_allocation(void **state) {
  Fault fault;
  bool done = false;
  (void)state;
  unlink(target);
  for (int n = 0; n < 200 && !done; n++) {
    allocations_left = n;
    done = compile(WORDS, &fault);
    allocations_left = -1;
    if (!done) assert_int_equal(fault.code, FAULT_MEMORY);
    if (!done) assert_int_not_equal(access(target, F_OK), 0);
  }
  assert_true(done);
}

static int make_folder(void **state) {
  (void)state;
  if (mkdtemp(folder) == NULL) return -1;
  snprintf(source, sizeof source, "%s/source", folder);
  snprintf(second, sizeof second, "%s/second", folder);
  snprintf(target, sizeof target, "%s/target", folder);
  return 0;
}

static int remove_folder(void **state) {
  (void)state;
  unlink(source);
  unlink(second);
  unlink(target);
  return rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_words_with_costs_and_tags),
      cmocka_unit_test(takes_the_more_frequent_of_equal_words),
      cmocka_unit_test(lays_later_sources_over_earlier_ones),
      cmocka_unit_test(writes_the_same_bytes_for_the_same_source),
      cmocka_unit_test(names_the_malformed_line),
      cmocka_unit_test(reads_a_last_line_without_end_and_carriage_returns),
      cmocka_unit_test(reports_files_that_are_not_there),
      cmocka_unit_test(refuses_a_file_cut_short_or_changed),
      cmocka_unit_test(says_that_another_version_wrote_it),
      cmocka_unit_test(refuses_indices_that_leave_the_file),
      cmocka_unit_test(survives_every_failing_allocation),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
