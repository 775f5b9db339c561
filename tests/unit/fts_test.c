/* fts_test.c: the tokenizer of words in SQLite's full-text search: which tokens
** a text and a query have, where, and what happens short of memory. */
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
#include "fts.h"

static char path[] = "/tmp/fts_test_XXXXXX";
static sqlite3 *database;
static fts5_tokenizer functions;
static Fts5Tokenizer *tokenizer;
static void *user_data;

static void get_functions(void) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement;
  assert_int_equal(
      sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL),
      SQLITE_OK);
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  assert_int_equal(api->xFindTokenizer(api, "words", &user_data, &functions),
                   SQLITE_OK);
}

static int open_database(void **state) {
  const char *source = path;
  Segmenter *segmenter;
  FILE *file;
  uint32_t count;
  Fault fault;
  int made = mkstemp(path);
  (void)state;
  if (made < 0) return -1;
  close(made);
  file = fopen(path, "wb");
  if (file == NULL) return -1;
  fputs(
      "工业 9 n\n增加 8 v\n增加值 3 n\n值 2 n\n生产 5 v\n业绩 5 n\n产业 4 n\n",
      file);
  fclose(file);
  if (!dictionary_compile(&source, 1, path, &count, &fault)) return -1;
  segmenter = segmenter_open(path, &fault);
  if (segmenter == NULL || sqlite3_open(":memory:", &database) != SQLITE_OK ||
      fts_register(database, "words", segmenter) != SQLITE_OK)
    return -1;
  segmenter_close(segmenter); /* the connection shares it */
  get_functions();
  return functions.xCreate(user_data, NULL, 0, &tokenizer);
}

static int close_database(void **state) {
  (void)state;
  functions.xDelete(tokenizer);
  sqlite3_close(database);
  unlink(path);
  return 0;
}

/* Writes each token as token@start-end, = before one at the same position. */
static int write_token(void *context, int flags, const char *token, int length,
                       int start, int end) {
  char *shown = context;
  shown += strlen(shown);
  sprintf(shown, "%s%.*s@%d-%d ", flags & FTS5_TOKEN_COLOCATED ? "=" : "",
          length, token, start, end);
  return SQLITE_OK;
}

static void expect(int flags, const char *text, int length,
                   const char *wanted) {
  char shown[1024] = "";
  assert_int_equal(
      functions.xTokenize(tokenizer, shown, flags, text, length, write_token),
      SQLITE_OK);
  assert_string_equal(shown, wanted);
}

static void expect_stored(const char *text, const char *wanted) {
  expect(FTS5_TOKENIZE_DOCUMENT, text, (int)strlen(text), wanted);
}

static void expect_asked(const char *text, const char *wanted) {
  expect(FTS5_TOKENIZE_QUERY, text, (int)strlen(text), wanted);
}

static void stores_chars_and_where_words_begin_and_end(void **state) {
  (void)state;
  expect_stored("增加值", "增@0-3 =<增@0-3 加@3-6 =加>@3-6 值@6-9 =值>@6-9 ");
  expect_stored("生产业绩", "生@0-3 =<生@0-3 产@3-6 =产>@3-6 "
                            "业@6-9 =<业@6-9 绩@9-12 =绩>@9-12 ");
}

static void leaves_signs_and_blanks_out(void **state) {
  (void)state;
  expect_stored("，工业 。", "工@3-6 =<工@3-6 业@6-9 =业>@6-9 ");
  expect_stored("—— 《》", "");
  expect(FTS5_TOKENIZE_DOCUMENT, "", 0, "");
}

static void lowers_latin_and_keeps_it_whole(void **state) {
  (void)state;
  expect_stored("PM2.5值", "pm2.5@0-5 值@5-8 =<值@5-8 =值>@5-8 =<值>@5-8 ");
}

static void takes_bytes_that_are_no_text(void **state) {
  (void)state;
  expect(FTS5_TOKENIZE_DOCUMENT, "\0值", 4,
         "值@1-4 =<值@1-4 =值>@1-4 =<值>@1-4 ");
}

static void asks_for_a_phrase_between_word_ends(void **state) {
  (void)state;
  expect_asked("产业", "<产@0-3 业>@3-6 ");
  expect_asked("值", "<值>@0-3 ");
  expect_asked("，工业增", "<工@3-6 业@6-9 增>@9-12 ");
  expect_asked("PM2.5", "pm2.5@0-5 ");
}

static void leaves_the_end_of_a_prefix_open(void **state) {
  (void)state;
  expect(FTS5_TOKENIZE_QUERY | FTS5_TOKENIZE_PREFIX, "工业", 6,
         "<工@0-3 业@3-6 ");
}

static int stop_at_once(void *context, int flags, const char *token, int length,
                        int start, int end) {
  (void)context, (void)flags, (void)token, (void)length, (void)start, (void)end;
  return SQLITE_INTERRUPT;
}

static void stops_when_it_is_told_to(void **state) {
  (void)state;
  assert_int_equal(functions.xTokenize(tokenizer, NULL, FTS5_TOKENIZE_DOCUMENT,
                                       "工业", 6, stop_at_once),
                   SQLITE_INTERRUPT);
}

static void refuses_options(void **state) {
  const char *argument = "1";
  Fts5Tokenizer *other;
  (void)state;
  assert_int_equal(functions.xCreate(user_data, &argument, 1, &other),
                   SQLITE_ERROR);
}

static void says_when_memory_is_short(void **state) {
  int n, code = SQLITE_NOMEM;
  (void)state;
  for (n = 0; code != SQLITE_OK; n++) {
    char shown[1024] = "";
    Fts5Tokenizer *other = NULL;
    allocations_left = n;
    code = functions.xCreate(user_data, NULL, 0, &other);
    if (code == SQLITE_OK) {
      code = functions.xTokenize(other, shown, FTS5_TOKENIZE_DOCUMENT,
                                 "工业增加值", 15, write_token);
      functions.xDelete(other);
    }
    allocations_left = -1;
    if (code != SQLITE_OK) assert_int_equal(code, SQLITE_NOMEM);
  }
  assert_true(n > 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stores_chars_and_where_words_begin_and_end),
      cmocka_unit_test(leaves_signs_and_blanks_out),
      cmocka_unit_test(lowers_latin_and_keeps_it_whole),
      cmocka_unit_test(takes_bytes_that_are_no_text),
      cmocka_unit_test(asks_for_a_phrase_between_word_ends),
      cmocka_unit_test(leaves_the_end_of_a_prefix_open),
      cmocka_unit_test(stops_when_it_is_told_to),
      cmocka_unit_test(refuses_options),
      cmocka_unit_test(says_when_memory_is_short),
  };
  return cmocka_run_group_tests_name("fts", tests, open_database,
                                     close_database);
}
