/* fts.c: see fts.h. A Tokenizer owns what it made of its last text, so that
** none is allocated for the next. */
#include "fts.h"

#include <stdbool.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"

#define LONGEST_TOKEN 200 /* bytes of a unit; what is beyond is left out */

enum { BEGINS = 1, ENDS = 2 };

typedef struct Tokenizer {
  const Segmenter *segmenter; /* of the connection, which outlives it */
  Words units, words;
  unsigned char *edges; /* by byte: whether a word BEGINS or ENDS there */
  size_t edges_capacity;
} Tokenizer;

/* What FTS5 wants done with each token. */
typedef struct Sink {
  void *context;
  int (*take)(void *, int, const char *, int, int, int);
} Sink;

/* ---- units ---- */

static bool is_sign(uint32_t c) {
  if (c < 0x80)
    return !((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9');
  if (c == 0x3005 || c == 0x3007) return false; /* 々 〇 */
  return c <= 0xBF || (c >= 0x2000 && c <= 0x20CF) ||
         (c >= 0x2190 && c <= 0x245F) || (c >= 0x2500 && c <= 0x27BF) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || (c >= 0xFFF0 && c <= 0xFFFF);
}

/* Whether a unit has a char that is no sign. */
static bool is_text(const char *text, Span unit) {
  size_t length;
  for (size_t at = unit.start; at < unit.end; at += length)
    if (!is_sign(utf8_read(text, at, unit.end, &length))) return true;
  return false;
}

/* Whether a unit is a char that words have, and no run of Latin. */
static bool has_edges(const char *text, Span unit) {
  return (unsigned char)text[unit.start] >= 0x80;
}

/* Gives FTS5 a unit with the marks for 'edges'. */
static int put(const Sink *sink, int flags, int edges, const char *text,
               Span unit) {
  char token[LONGEST_TOKEN + 2];
  uint32_t end = unit.end;
  int length = 0;
  if (end - unit.start > LONGEST_TOKEN) end = unit.start + LONGEST_TOKEN;
  if (edges & BEGINS) token[length++] = '<';
  for (uint32_t i = unit.start; i < end; i++) {
    char c = text[i];
    token[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  if (edges & ENDS) token[length++] = '>';
  return sink->take(sink->context, flags, token, length, (int)unit.start,
                    (int)unit.end);
}

/* ---- texts ---- */

/* Room for the edges of a text, all clear. False when memory is short. */
static bool clear_edges(Tokenizer *tokenizer, size_t length) {
  if (!memory_grow((void **)&tokenizer->edges, &tokenizer->edges_capacity,
                   length + 1, 1))
    return false;
  memset(tokenizer->edges, 0, length + 1);
  return true;
}

/* Notes where the words of the text begin and end. */
static bool find_edges(Tokenizer *tokenizer, const char *text,
                       uint32_t length) {
  Words *words = &tokenizer->words;
  words->count = 0;
  if (!clear_edges(tokenizer, length) ||
      !segmenter_cut(tokenizer->segmenter, text, length, CUT_SEARCH, NULL, 0,
                     words))
    return false;
  for (size_t i = 0; i < words->count; i++) {
    tokenizer->edges[words->items[i].span.start] |= BEGINS;
    tokenizer->edges[words->items[i].span.end] |= ENDS;
  }
  return true;
}

/* The text as it is stored: each unit, and again with each of its marks. */
static int store(Tokenizer *tokenizer, const Sink *sink, const char *text,
                 uint32_t length) {
  int code = SQLITE_OK;
  if (!find_edges(tokenizer, text, length)) return SQLITE_NOMEM;
  for (size_t i = 0; i < tokenizer->units.count && code == SQLITE_OK; i++) {
    Span unit = tokenizer->units.items[i].span;
    int begins = tokenizer->edges[unit.start] & BEGINS;
    int ends = tokenizer->edges[unit.end] & ENDS;
    if (!is_text(text, unit)) continue;
    code = put(sink, 0, 0, text, unit);
    if (!has_edges(text, unit)) continue;
    if (code == SQLITE_OK && begins)
      code = put(sink, FTS5_TOKEN_COLOCATED, begins, text, unit);
    if (code == SQLITE_OK && ends)
      code = put(sink, FTS5_TOKEN_COLOCATED, ends, text, unit);
    if (code == SQLITE_OK && begins && ends)
      code = put(sink, FTS5_TOKEN_COLOCATED, begins | ends, text, unit);
  }
  return code;
}

/* A phrase that is asked for. */
static int ask(const Tokenizer *tokenizer, const Sink *sink, bool is_prefix,
               const char *text) {
  const Words *units = &tokenizer->units;
  size_t first = 0, last = units->count;
  int code = SQLITE_OK;
  while (first < last && !is_text(text, units->items[first].span)) first++;
  while (first < last && !is_text(text, units->items[last - 1].span)) last--;
  for (size_t i = first; i < last && code == SQLITE_OK; i++) {
    Span unit = units->items[i].span;
    int edges = (i == first ? BEGINS : 0);
    if (i == last - 1 && !is_prefix) edges |= ENDS;
    if (!has_edges(text, unit)) edges = 0;
    if (is_text(text, unit)) code = put(sink, 0, edges, text, unit);
  }
  return code;
}

/* ---- what FTS5 calls ---- */

static int create(void *segmenter, const char **arguments, int count,
                  Fts5Tokenizer **out) {
  Tokenizer *tokenizer;
  (void)arguments;
  if (count > 0) return SQLITE_ERROR; /* it has no options */
  tokenizer = memory_resize(NULL, sizeof *tokenizer);
  if (tokenizer == NULL) return SQLITE_NOMEM;
  memset(tokenizer, 0, sizeof *tokenizer);
  tokenizer->segmenter = segmenter;
  *out = (Fts5Tokenizer *)tokenizer;
  return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *handle) {
  Tokenizer *tokenizer = (Tokenizer *)handle;
  words_free(&tokenizer->units);
  words_free(&tokenizer->words);
  memory_resize(tokenizer->edges, 0);
  memory_resize(tokenizer, 0);
}

static int tokenize(Fts5Tokenizer *handle, void *context, int flags,
                    const char *text, int length,
                    int (*take)(void *, int, const char *, int, int, int)) {
  Tokenizer *tokenizer = (Tokenizer *)handle;
  const Sink sink = {context, take};
  if (length <= 0) return SQLITE_OK;
  tokenizer->units.count = 0;
  if (!segmenter_cut(tokenizer->segmenter, text, (uint32_t)length, CUT_CHARS,
                     NULL, 0, &tokenizer->units))
    return SQLITE_NOMEM;
  if (flags & FTS5_TOKENIZE_QUERY)
    return ask(tokenizer, &sink, (flags & FTS5_TOKENIZE_PREFIX) != 0, text);
  return store(tokenizer, &sink, text, (uint32_t)length);
}

static void release(void *segmenter) {
  segmenter_close(segmenter);
}

/* The interface of FTS5 to this connection; NULL where it has none. */
static fts5_api *api_of(sqlite3 *database) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL) !=
      SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

int fts_register(sqlite3 *database, const char *name, Segmenter *segmenter) {
  fts5_tokenizer functions = {create, destroy, tokenize};
  fts5_api *api = api_of(database);
  int code;
  if (api == NULL) return SQLITE_ERROR;
  segmenter = segmenter_share(segmenter);
  code = api->xCreateTokenizer(api, name, segmenter, &functions, release);
  if (code != SQLITE_OK) segmenter_close(segmenter);
  return code;
}
