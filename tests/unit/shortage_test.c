/* shortage_test.c: each engine on the way of a document, with memory that ends
** at the first allocation, the second, and so on. It must say so, and leave
** nothing behind (which the address sanitizer sees). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "decode.h"
#include "failing_memory.h"
#include "glossary.h"
#include "html.h"
#include "outliner.h"
#include "quantifier.h"

#define REPORT                                                                                                 \
  "關於2016年的工作總結\r\n一、總體。區委、區政府對企業發展,完成總產值６５.１" \
  "億元,增長5.9%,去年3月以來約3家。\n(一)投資。2 0 1 6 年為1:27。"

static Simplifier simplifier; /* slow to open, so it is opened once */

static int close_simplifier(void **state) {
  (void)state;
  simplifier_close(&simplifier);
  return 0;
}

/* Runs 'engine' with more and more memory until it has enough. */
static void starve(bool (*engine)(Fault *fault)) {
  bool done = false;
  int n;
  for (n = 0; !done; n++) {
    Fault fault = {FAULT_NONE, ""};
    allocations_left = n;
    simplifier.error = "of an earlier document";
    done = engine(&fault);
    allocations_left = -1;
    if (done) continue;
    assert_int_equal(fault.code, FAULT_MEMORY);
    assert_string_equal(fault.message, "x: not enough memory");
  }
  assert_true(n > 1);
}

/* Decodes 'raw', extracts it where it is a page, and cleans it. */
static bool read_text(const char *raw, size_t length, const char *encoding,
                      Fault *fault) {
  Draft draft = {0}, page = {0};
  Changes changes = {0};
  Decoding decoding;
  size_t lost;
  bool done = decode(&draft, &decoding, raw, length, encoding, "x", fault);
  if (done && html_detect(draft.text, draft.length)) {
    page = draft;
    memset(&draft, 0, sizeof draft);
    done = html_extract(&draft, NULL, &page, "x", fault);
  }
  done = done && clean(&draft, &changes, 0, &simplifier, &lost, "x", fault);
  changes_free(&changes);
  draft_free(&draft);
  draft_free(&page);
  return done;
}

static bool read_plain(Fault *fault) {
  return read_text(REPORT, sizeof REPORT - 1, NULL, fault);
}

static bool read_page(Fault *fault) {
  static const char raw[] = "<html><title>總結</title><p>" REPORT
                            "<table><tr><td>1&nbsp;<td>2</table></p></html>";
  return read_text(raw, sizeof raw - 1, NULL, fault);
}

static bool read_units(Fault *fault) {
  static const char raw[] = "\x2D\x4E\xFD\x56\x00\xD8\n\0";
  return read_text(raw, 8, decode_find("UTF-16LE", 8), fault);
}

/* Runs a step of cleaning that must find something in 'text'. */
static bool find(bool (*step)(Edits *, const char *, size_t), const char *text,
                 Fault *fault) {
  Edits edits = {0};
  bool done = step(&edits, text, strlen(text));
  if (done) assert_true(edits.count > 0);
  fault_set(fault, FAULT_MEMORY, "x: not enough memory");
  edits_free(&edits);
  return done;
}

static bool mend_misread(Fault *fault) {
  return find(find_mojibake,
              "å·¥ä½œæ€»ç»“，消防安全\n宸ヤ綔鎬荤粨鎶ュ憡鍏ㄥ競\n", fault);
}

static bool mend_out_of_step(Fault *fault) {
  return find(find_mojibake, "调度!笆\uE1A2奈濉逼陂g,我局", fault);
}

static bool drop_pinyin(Fault *fault) {
  return find(find_pinyin,
              "总(zǒng)结(jié)报(bào)告(gào)，总(zǒng)结(jié)工(gōng)作(zuò)",
              fault);
}

static bool shape(Fault *fault) {
  Outline outline = {0};
  Marks marks = {0};
  bool done = marks_add(&marks, MARK_TITLE, "總結", 6) &&
              outline_build(&outline, REPORT, sizeof REPORT - 1, &marks);
  fault_set(fault, FAULT_MEMORY, "x: not enough memory");
  marks_free(&marks);
  outline_free(&outline);
  return done;
}

static bool quantify(Fault *fault) {
  static const Meaning unit = {UNIT_PLAIN, QUANTITY_CURRENCY, 0, 0, 0, "元"};
  Quantifier *quantifier = quantifier_new();
  Quantities found = {0};
  bool done = quantifier != NULL &&
              quantifier_add(quantifier, WORDS_UNITS, "元", 3, &unit, NULL);
  if (done) {
    quantifier_seal(quantifier);
    done = quantifier_find(quantifier, REPORT, sizeof REPORT - 1, NULL, &found);
  }
  fault_set(fault, FAULT_MEMORY, "x: not enough memory");
  quantities_free(&found);
  quantifier_free(quantifier);
  return done;
}

static void plain_text(void **state) {
  (void)state;
  starve(read_plain);
}

static void a_web_page(void **state) {
  (void)state;
  starve(read_page);
}

static void another_encoding(void **state) {
  (void)state;
  starve(read_units);
}

static void mojibake(void **state) {
  (void)state;
  starve(mend_misread);
  starve(mend_out_of_step);
}

static void pinyin(void **state) {
  (void)state;
  starve(drop_pinyin);
}

static void outlines(void **state) {
  (void)state;
  starve(shape);
}

static void quantities(void **state) {
  (void)state;
  starve(quantify);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_text),       cmocka_unit_test(a_web_page),
      cmocka_unit_test(another_encoding), cmocka_unit_test(mojibake),
      cmocka_unit_test(pinyin),           cmocka_unit_test(outlines),
      cmocka_unit_test(quantities)};
  return cmocka_run_group_tests_name("shortage", tests, NULL, close_simplifier);
}
