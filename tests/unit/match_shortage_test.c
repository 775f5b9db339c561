/* match_shortage_test.c: patterns read, a sentence read and matched, under a
** memory that fails at its nth call, for every n: each says so, leaks nothing,
** and leaves behind what may be freed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "cut_text.h"
#include "failing_memory.h"
#include "matcher.h"

static CutText cut;

static bool add_names(Patterns *patterns) {
  static const char *const words[] = {"增长", "上升"};
  static const size_t lengths[] = {6, 6};
  return patterns_add_marks(patterns) &&
         patterns_mark(patterns, "全市", 6, TRAIT_HEAD) &&
         patterns_add_list(patterns, "up", 2, words, lengths, 2) &&
         patterns_add_part(patterns, "part", 4, "(a|b @up)", 9) &&
         patterns_role(patterns, "plan", 4) != 0;
}

static bool add_patterns(Patterns *patterns) {
  static const char *const sources[] = {
      "x:<np> (同比|去年)? !(下降) @up+ value:<percent ≥1|unit=元> y:..",
      "x:(增长|升 @part?) value:<percent>"};
  PatternFault fault;
  for (uint32_t i = 0; i < 2; i++) {
    if (patterns_add(patterns, i + 1, 0, sources[i], strlen(sources[i]),
                     &fault))
      continue;
    assert_true(fault.short_of_memory);
    return false;
  }
  return patterns_rank(patterns, 1, 3, 1) && patterns_disable(patterns, 7) &&
         patterns_finish(patterns);
}

/* All of it; false when something said that memory is short. */
static bool match_all(Patterns *patterns, View *view, Matcher *matcher) {
  Span span = {0, cut.length};
  Explanation why;
  if (!add_names(patterns) || !add_patterns(patterns) ||
      !view_read(view, patterns, cut.text, &cut.words, &cut.quantities, span,
                 span, NULL, 0) ||
      !matcher_find(matcher, patterns, view, 3, 0))
    return false;
  assert_int_equal(2, matcher->count);
  return matcher_explain(matcher, patterns, view, 3, 0, 0, &why);
}

static void survives_every_shortage(void **state) {
  bool done = false;
  (void)state;
  cut_text(&cut, "全市/n 出口/n 增长/v <6%/percent> 左右/f");
  for (int n = 0; !done; n++) {
    Patterns patterns;
    View view;
    Matcher matcher;
    patterns_init(&patterns);
    view_init(&view);
    matcher_init(&matcher);
    allocations_left = n;
    done = match_all(&patterns, &view, &matcher);
    allocations_left = -1;
    matcher_free(&matcher);
    view_free(&view);
    patterns_free(&patterns);
    assert_true(n < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(survives_every_shortage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
