/* map_test.c: maps and drafts, against a plain array that keeps for each byte
** of text the raw span it came from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draft.h"

enum { MAX_BYTES = 4096, ROUNDS = 300 };

static void assert_span(Span span, uint32_t start, uint32_t end) {
  assert_int_equal(span.start, start);
  assert_int_equal(span.end, end);
}

static void joins_units_of_one_size(void **state) {
  Map map = {0};
  (void)state;
  assert_true(map_add(&map, 0, 10, 1, 1));
  assert_true(map_add(&map, 5, 15, 1, 1));
  assert_int_equal(map.count, 1);
  assert_true(map_add(&map, 7, 17, 3, 2));
  assert_true(map_add(&map, 10, 19, 3, 2));
  assert_int_equal(map.count, 2);
  assert_true(map_add(&map, 13, 30, 3, 2)); /* raw was dropped before it */
  assert_int_equal(map.count, 3);
  assert_span(map_to_raw(&map, (Span){6, 10}), 16, 19);
  assert_span(map_to_raw(&map, (Span){11, 12}), 19, 21); /* whole units */
  assert_span(map_to_raw(&map, (Span){10, 16}), 19, 32);
  assert_span(map_to_raw(&map, (Span){10, 10}), 19, 19);
  assert_span(map_to_raw(&map, (Span){16, 16}), 32, 32);
  map_free(&map);
}

static void maps_nothing_to_nothing(void **state) {
  Map map = {0};
  (void)state;
  assert_span(map_to_raw(&map, (Span){0, 0}), 0, 0);
}

/* The plain array. */
typedef struct Plain {
  Span raw[MAX_BYTES];
  size_t length;
} Plain;

static Span plain_to_raw(const Plain *plain, Span span) {
  Span raw = {UINT32_MAX, 0};
  size_t i;
  for (i = span.start; i < span.end; i++) {
    if (plain->raw[i].start < raw.start) raw.start = plain->raw[i].start;
    if (plain->raw[i].end > raw.end) raw.end = plain->raw[i].end;
  }
  return raw;
}

static uint32_t below(uint32_t limit) {
  return (uint32_t)rand() % limit;
}

/* A text of units of mixed sizes. */
static void make_text(Draft *draft, Plain *plain) {
  uint32_t raw = 0;
  plain->length = 0;
  while (plain->length < 600) {
    uint32_t clean_step = 1 + below(3), raw_step = 1 + below(3), i;
    uint32_t units = 1 + below(5);
    raw += below(3) ? 0 : below(4);
    while (units-- > 0) {
      assert_true(map_add(&draft->map, (uint32_t)draft->length, raw,
                          (uint16_t)clean_step, (uint16_t)raw_step));
      assert_true(draft_reserve(draft, clean_step));
      memset(draft->text + draft->length, 'a', clean_step);
      draft->length += clean_step;
      for (i = 0; i < clean_step; i++)
        plain->raw[plain->length++] = (Span){raw, raw + raw_step};
      raw += raw_step;
    }
  }
}

/* Keeps and replaces stretches at random, cutting units too. */
static void edit_text(Draft *next, Plain *next_plain, const Draft *draft,
                      const Plain *plain) {
  uint32_t at = 0, i;
  next_plain->length = 0;
  while (at < draft->length) {
    uint32_t end = at + 1 + below(9);
    Span span = {at, end < draft->length ? end : (uint32_t)draft->length};
    uint32_t more = below(3);
    if (below(2)) {
      assert_true(draft_keep(next, draft, span));
      memcpy(next_plain->raw + next_plain->length, plain->raw + at,
             (span.end - at) * sizeof *plain->raw);
      next_plain->length += span.end - at;
    } else {
      assert_true(draft_replace(next, "xyz", more, draft, span));
      for (i = 0; i < more; i++)
        next_plain->raw[next_plain->length++] = plain_to_raw(plain, span);
    }
    at = span.end;
  }
}

static void assert_same(const Draft *draft, const Plain *plain) {
  uint32_t i;
  assert_int_equal(draft->length, plain->length);
  for (i = 0; i < plain->length; i++) {
    uint32_t rest = (uint32_t)plain->length - i;
    Span span = {i, i + 1 + below(rest < 20 ? rest : 20)};
    Span want = plain_to_raw(plain, span);
    assert_span(map_to_raw(&draft->map, span), want.start, want.end);
  }
}

static void agrees_with_a_plain_array(void **state) {
  static Plain one, two, three;
  int round;
  (void)state;
  srand(1);
  for (round = 0; round < ROUNDS; round++) {
    Draft first = {0}, second = {0}, third = {0};
    make_text(&first, &one);
    assert_same(&first, &one);
    edit_text(&second, &two, &first, &one);
    assert_same(&second, &two);
    edit_text(&third, &three, &second, &two);
    assert_same(&third, &three);
    draft_free(&first);
    draft_free(&second);
    draft_free(&third);
  }
}

static void keeps_text_in_few_runs(void **state) {
  Draft draft = {0}, next = {0};
  (void)state;
  assert_true(draft_reserve(&draft, 100));
  memset(draft.text, 'a', 100);
  draft.length = 100;
  assert_true(map_add(&draft.map, 0, 0, 1, 1));
  assert_true(draft_keep(&next, &draft, (Span){0, 40}));
  assert_true(draft_keep(&next, &draft, (Span){40, 90}));
  assert_int_equal(next.map.count, 1);
  draft_free(&draft);
  draft_free(&next);
}

static void keeps_long_units_whole(void **state) {
  Draft draft = {0}, next = {0};
  Span old = {1, 99999};
  (void)state;
  assert_true(draft_reserve(&draft, 100000));
  memset(draft.text, ' ', 100000);
  draft.length = 100000;
  assert_true(map_add(&draft.map, 0, 7, 1, 1));
  assert_true(draft_replace(&next, "x", 1, &draft, old));
  assert_span(map_to_raw(&next.map, (Span){0, 1}), 8, 100006);
  draft_free(&draft);
  draft_free(&next);
}

static void borrows_until_it_is_written(void **state) {
  static const char raw[] = "\xEF\xBB\xBF"
                            "ab";
  Draft draft = {0}, from = {0};
  (void)state;
  assert_true(draft_borrow(&from, "c", 0, 1));
  assert_true(draft_borrow(&draft, raw, 3, 5));
  assert_ptr_equal(draft.text, raw + 3);
  assert_span(map_to_raw(&draft.map, (Span){1, 2}), 4, 5);
  assert_true(draft_keep(&draft, &from, (Span){0, 1}));
  assert_true(draft_finish(&draft));
  assert_string_equal(draft.text, "abc");
  assert_string_equal(raw + 3, "ab");
  draft_free(&draft);
  draft_clear(&from);
  assert_null(from.text);
  draft_free(&from);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(joins_units_of_one_size),
      cmocka_unit_test(maps_nothing_to_nothing),
      cmocka_unit_test(agrees_with_a_plain_array),
      cmocka_unit_test(keeps_text_in_few_runs),
      cmocka_unit_test(keeps_long_units_whole),
      cmocka_unit_test(borrows_until_it_is_written),
  };
  return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
