/* lexicon_shortage_test.c: a lexicon's file and the explaining of a text, with
** memory that ends at the first allocation, the second, and so on. */
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
#include "explain.h"
#include "failing_memory.h"
#include "segmenter.h"
#include "tags.h"

#define SOURCE "工业增加值\n"

static char path[] = "/tmp/lexicon_shortage_test_XXXXXX";
static char lexicon_path[sizeof path + 8];
static Segmenter *segmenter;

static int make_segmenter(void **state) {
  static const Term term = {"工业增加值", 15, 1, TAG_N};
  const char *source = path;
  FILE *file;
  uint32_t count;
  Fault fault;
  int made = mkstemp(path);
  (void)state;
  if (made < 0) return -1;
  close(made);
  sprintf(lexicon_path, "%s.terms", path);
  file = fopen(path, "wb");
  if (file == NULL) return -1;
  fputs("工业 9 n\n增加 8 v\n增加值 3 n\n值 2 n\n的 90 uj\n", file);
  fclose(file);
  if (!dictionary_compile(&source, 1, path, &count, &fault)) return -1;
  segmenter = segmenter_open(path, &fault);
  if (segmenter == NULL || !segmenter_set_lexicon(segmenter, &term, 1, &fault))
    return -1;
  return 0;
}

static int remove_segmenter(void **state) {
  (void)state;
  segmenter_close(segmenter);
  unlink(path);
  unlink(lexicon_path);
  return 0;
}

static bool save(Fault *fault) {
  return segmenter_save_lexicon(segmenter, SOURCE, sizeof SOURCE - 1,
                                lexicon_path, fault);
}

static bool load(Fault *fault) {
  return segmenter_load_lexicon(segmenter, SOURCE, sizeof SOURCE - 1,
                                lexicon_path, fault);
}

static bool replace(Fault *fault) {
  static const Term terms[] = {{"工业增加值", 15, 1, TAG_N},
                               {"增加值的", 12, 1, TAG_N}};
  return segmenter_set_lexicon(segmenter, terms, 2, fault);
}

static bool explain(Fault *fault) {
  static const Span forced = {15, 18};
  Edges edges = {0};
  bool done =
      segmenter_explain(segmenter, "工业增加值的龘靐", 24, &forced, 1, &edges);
  edges_free(&edges);
  fault_set(fault, FAULT_MEMORY, "explain has no fault of its own");
  return done;
}

/* Runs 'engine' with more and more memory until it has enough; returns how
** often it had not. The lexicon stays in use. */
static int starve(bool (*engine)(Fault *fault)) {
  int n = 0;
  for (;; n++) {
    Fault fault = {FAULT_NONE, ""};
    bool done;
    allocations_left = n;
    done = engine(&fault);
    allocations_left = -1;
    assert_true(segmenter_has_lexicon(segmenter));
    if (done) return n;
    assert_int_equal(fault.code, FAULT_MEMORY);
  }
}

static void saves_and_loads_a_lexicon(void **state) {
  (void)state;
  assert_true(starve(save) > 0);
  starve(load); /* it is mapped, and may need nothing */
}

static void sets_a_lexicon(void **state) {
  (void)state;
  assert_true(starve(replace) > 1);
}

static void explains_a_text(void **state) {
  (void)state;
  assert_true(starve(explain) > 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(saves_and_loads_a_lexicon),
      cmocka_unit_test(sets_a_lexicon),
      cmocka_unit_test(explains_a_text),
  };
  return cmocka_run_group_tests_name("lexicon_shortage", tests, make_segmenter,
                                     remove_segmenter);
}
