/* text.c: file bytes to a Document with clean text, and what a script needs of
** text in other places: its width on a terminal, its chars, its Simplified
** form. Lua: tj.core.text. Binding only: the engines are decode.c, html.c,
** clean.c and its steps, columns.c. */
#include <string.h>

#include "bindings.h"
#include "clean.h"
#include "columns.h"
#include "decode.h"
#include "html.h"
#include "memory.h"
#include "support.h"
#include "utf8.h"

#define SIMPLIFIER "tj.core.text.Simplifier"
#define DRAFT      "tj.core.text.Draft"
#define LOG        "tj.core.text.Log"

/* Scratch and lasting things that C allocates belong to a userdata ----------*/

static int simplifier_gc(lua_State *L) {
  simplifier_close(luaL_checkudata(L, 1, SIMPLIFIER));
  return 0;
}

static int draft_gc(lua_State *L) {
  draft_free(luaL_checkudata(L, 1, DRAFT));
  return 0;
}

/* [-0, +1, m] an empty draft, collected with its userdata. */
static Draft *push_draft(lua_State *L) {
  Draft *draft = lua_newuserdatauv(L, sizeof *draft, 0);
  memset(draft, 0, sizeof *draft);
  luaL_setmetatable(L, DRAFT);
  return draft;
}

/* A document cleaned once more, with a log. */
typedef struct Log {
  Draft draft;
  Changes changes;
} Log;

static int log_gc(lua_State *L) {
  Log *log = luaL_checkudata(L, 1, LOG);
  draft_free(&log->draft);
  changes_free(&log->changes);
  return 0;
}

/* [-0, +1, m] an empty log, collected with its userdata. */
static Log *push_log(lua_State *L) {
  Log *log = lua_newuserdatauv(L, sizeof *log, 0);
  memset(log, 0, sizeof *log);
  luaL_setmetatable(L, LOG);
  return log;
}

static Simplifier *upvalue_simplifier(lua_State *L) {
  return lua_touserdata(L, lua_upvalueindex(1));
}

/* Options ------------------------------------------------------------------*/

typedef struct Options {
  const char *encoding; /* as named; NULL: detect */
  const char *name;     /* what messages call the document */
  int html;             /* 1 and 0 where the caller says so, else -1 */
  unsigned skipped;     /* bit 1 << step */
} Options;

/* [-0, +0, v] the string that is option 'key', at the top. */
static const char *check_string(lua_State *L, const char *key) {
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_error(L, "option '%s' must be a string, got %s", key,
               luaL_typename(L, -1));
  return lua_tostring(L, -1);
}

/* [-0, +0, v] the steps named in the list at the top. */
static unsigned check_skip(lua_State *L) {
  unsigned skipped = 0;
  lua_Integer i, count;
  if (!lua_istable(L, -1))
    luaL_error(L, "option 'skip' must be a list, got %s", luaL_typename(L, -1));
  count = luaL_len(L, -1);
  for (i = 1; i <= count; i++) {
    enum CleanStep step = STEP_COUNT;
    if (lua_geti(L, -1, i) == LUA_TSTRING)
      step = clean_find_step(lua_tostring(L, -1));
    if (step == STEP_COUNT)
      luaL_error(L, "option 'skip': unknown step '%s'",
                 luaL_tolstring(L, -1, NULL));
    skipped |= 1u << step;
    lua_pop(L, 1);
  }
  return skipped;
}

/* [-0, +0, v] one option: its key is a string below its value at the top. */
static void check_option(lua_State *L, Options *options) {
  const char *key = lua_tostring(L, -2);
  if (strcmp(key, "encoding") == 0) {
    options->encoding = check_string(L, key);
  } else if (strcmp(key, "html") == 0) {
    options->html = lua_toboolean(L, -1);
  } else if (strcmp(key, "skip") == 0) {
    options->skipped = check_skip(L);
  } else if (strcmp(key, "name") == 0) {
    options->name = check_string(L, key);
  } else
    luaL_error(L, "unknown option '%s'", key);
}

static Options check_options(lua_State *L, int arg) {
  Options options = {NULL, "text", -1, 0};
  if (lua_isnoneornil(L, arg)) return options;
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "unknown option '%s'", luaL_tolstring(L, -2, NULL));
    check_option(L, &options);
    lua_pop(L, 1);
  }
  return options;
}

/* Documents ----------------------------------------------------------------*/

/* Finds the encoding that is named, if one is: in *encoding. */
static bool find_encoding(const char **encoding, const char *name,
                          const char *document, Fault *fault) {
  *encoding = name == NULL ? NULL : decode_find(name, strlen(name));
  if (name == NULL || *encoding != NULL) return true;
  fault_set(fault, FAULT_FORMAT,
            "%s: unknown encoding '%s' (UTF-8, GB18030, Big5, UTF-16LE, "
            "UTF-16BE, UTF-8+GB18030)",
            document, name);
  return false;
}

/* Decodes and extracts into the empty 'draft', and the heads of tables into the
** empty 'heads' unless that is NULL. */
static bool read_text(Draft *draft, Decoding *decoding, Heads *heads,
                      const Document *document, const char *name,
                      Fault *fault) {
  const Reading *reading = &document->reading;
  Draft page = {0};
  bool done;
  if (!decode(draft, decoding, document->raw, document->raw_length,
              reading->encoding, name, fault))
    return false;
  if (reading->html == 0 ||
      (reading->html < 0 && !html_detect(draft->text, draft->length)))
    return true;
  page = *draft;
  memset(draft, 0, sizeof *draft);
  done = html_extract(draft, heads, &page, name, fault);
  draft_free(&page);
  return done;
}

/* Is there nothing in the text but blanks and line ends? */
static bool is_blank(const char *text, size_t length) {
  size_t at;
  for (at = 0; at < length; at++)
    if (strchr(" \t\n", text[at]) == NULL || text[at] == '\0') return false;
  return true;
}

/* Fills a document that has its raw bytes. */
static bool fill(Document *document, const char *name, Simplifier *simplifier,
                 Fault *fault) {
  Draft *draft = &document->draft;
  if (!read_text(draft, &document->decoding, &document->heads, document, name,
                 fault) ||
      !clean(draft, NULL, document->reading.skipped, simplifier,
             &document->lost_count, name, fault))
    return false;
  if (is_blank(draft->text, draft->length)) {
    fault_set(fault, FAULT_FORMAT, "%s: is empty: it holds only blanks", name);
    return false;
  }
  document->text = draft->text;
  document->text_length = draft->length;
  return true;
}

/* text.open(bytes [, options]) -> Document | nil, message, code. Options:
** encoding (else detected), html (true or false; else detected), skip (list of
** step names), name (what messages call it). */
static int text_open(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  Options options = check_options(L, 2);
  Document *document = push_document(L);
  Fault fault;
  lua_pushvalue(L, 1); /* the bytes are borrowed, not copied */
  lua_setiuservalue(L, -2, RAW_VALUE);
  document->raw = bytes;
  document->raw_length = length;
  document->reading.html = options.html;
  document->reading.skipped = options.skipped;
  if (!find_encoding(&document->reading.encoding, options.encoding,
                     options.name, &fault) ||
      !fill(document, options.name, upvalue_simplifier(L), &fault)) {
    document_free(document);
    return refuse(L, &fault);
  }
  return 1;
}

/* doc:text() -> string. The clean text. */
static int document_text(lua_State *L) {
  const Document *document = check_document(L, 1);
  if (document->text == document->raw &&
      document->text_length == document->raw_length) {
    lua_getiuservalue(L, 1, RAW_VALUE);
  } else if (lua_getiuservalue(L, 1, TEXT_VALUE) == LUA_TNIL) {
    lua_pushlstring(L, document->text, document->text_length);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 1, TEXT_VALUE);
  }
  return 1;
}

/* doc:raw() -> string. The bytes as saved. */
static int document_raw(lua_State *L) {
  check_document(L, 1);
  lua_getiuservalue(L, 1, RAW_VALUE);
  return 1;
}

/* doc:encoding() -> name, sure, why */
static int document_encoding(lua_State *L) {
  const Document *document = check_document(L, 1);
  lua_pushstring(L, document->decoding.encoding);
  lua_pushboolean(L, document->decoding.sure);
  lua_pushstring(L, document->decoding.why);
  return 3;
}

/* doc:raw_span(first, last) -> start, end. Bytes of the raw file, from 0, end
** exclusive, that the clean bytes first to last came from. */
static int document_raw_span(lua_State *L) {
  const Document *document = check_document(L, 1);
  Span raw =
      map_to_raw(&document->draft.map, check_span(L, 2, document->text_length));
  lua_pushinteger(L, raw.start);
  lua_pushinteger(L, raw.end);
  return 2;
}

/* [-0, +1, m] { step, first, last, start, stop, old } */
static void push_change(lua_State *L, const Changes *changes,
                        const Change *change) {
  lua_createtable(L, 0, 6);
  lua_pushstring(L, step_name(change->step));
  lua_setfield(L, -2, "step");
  set_span(L, change->clean);
  lua_pushinteger(L, change->raw.start);
  lua_setfield(L, -2, "start");
  lua_pushinteger(L, change->raw.end);
  lua_setfield(L, -2, "stop");
  lua_pushlstring(L, changes->old + change->old.start,
                  change->old.end - change->old.start);
  lua_setfield(L, -2, "old");
}

/* doc:changes() -> list of { step, first, last, start, stop, old } | nil,
** message, code. What 'step' made of 'old', in reading order; last is first - 1
** where it was dropped. The document is read once more for it: a log kept from
** the start would be larger than the text. */
static int document_changes(lua_State *L) {
  const Document *document = check_document(L, 1);
  Log *log = push_log(L);
  Decoding decoding = {0};
  size_t lost;
  Fault fault;
  size_t i;
  document = check_document(L, 1); /* a finalizer may have closed it */
  if (!read_text(&log->draft, &decoding, NULL, document, "text", &fault) ||
      !clean(&log->draft, &log->changes, document->reading.skipped,
             upvalue_simplifier(L), &lost, "text", &fault))
    return refuse(L, &fault);
  lua_newtable(L);
  for (i = 0; i < log->changes.count; i++) {
    push_change(L, &log->changes, &log->changes.items[i]);
    lua_seti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* doc:heads() -> list of { first, last }, in reading order. The lines that are
** head rows of tables, of a web page; their cells are parted by tabs. */
static int document_heads(lua_State *L) {
  const Document *document = check_document(L, 1);
  lua_Integer count = 0;
  size_t start = 0;
  lua_newtable(L);
  while (document->heads.count > 0 && start < document->text_length) {
    const char *stop =
        memchr(document->text + start, '\n', document->text_length - start);
    size_t end =
        stop == NULL ? document->text_length : (size_t)(stop - document->text);
    Span line = {(uint32_t)start, (uint32_t)end};
    if (end > start &&
        heads_hold(&document->heads, map_to_raw(&document->draft.map, line))) {
      lua_createtable(L, 0, 2);
      set_span(L, line);
      lua_seti(L, -2, ++count);
      document = check_document(L, 1); /* a finalizer may have closed it */
    }
    start = end + 1;
  }
  return 1;
}

/* doc:invalid_count() -> integer. Bytes that could not be decoded. */
static int document_invalid_count(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_document(L, 1)->decoding.invalid_count);
  return 1;
}

/* doc:lost_count() -> integer. Chars that cannot be brought back. */
static int document_lost_count(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_document(L, 1)->lost_count);
  return 1;
}

/* Text in other places -----------------------------------------------------*/

/* Decodes 's' as UTF-8 into 'draft' and simplifies it there. */
static bool simplify(Draft *draft, const char *s, size_t length,
                     Simplifier *simplifier, Fault *fault) {
  Decoding decoding = {0};
  Edits edits = {0};
  bool done;
  if (!decode(draft, &decoding, s, length, decode_find("UTF-8", 5), "text",
              fault))
    return false;
  done = simplify_all(&edits, draft->text, draft->length, simplifier) &&
         edits_apply(&edits, draft, NULL);
  if (!done)
    fault_set(fault, FAULT_SYSTEM, "text: %s",
              simplifier->error ? simplifier->error : "not enough memory");
  edits_free(&edits);
  return done;
}

/* text.decode(bytes [, encoding]) -> string, encoding | nil, message, code */
static int text_decode(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  const char *name = luaL_optstring(L, 2, NULL);
  const char *encoding;
  Draft *draft = push_draft(L);
  Decoding decoding = {0};
  Fault fault;
  if (!find_encoding(&encoding, name, "text", &fault) ||
      !decode(draft, &decoding, bytes, length, encoding, "text", &fault))
    return refuse(L, &fault);
  lua_pushlstring(L, draft->text, draft->length);
  lua_pushstring(L, decoding.encoding);
  return 2;
}

/* text.width(s) -> integer. Columns on a terminal. */
static int text_width(lua_State *L) {
  size_t length;
  const char *s = luaL_checklstring(L, 1, &length);
  lua_pushinteger(L, (lua_Integer)columns_of(s, length));
  return 1;
}

/* text.fit(s, columns) -> s, columns. Cut on a char so that it is no wider,
** with … where something was cut off. */
static int text_fit(lua_State *L) {
  size_t length, width;
  const char *s = luaL_checklstring(L, 1, &length);
  lua_Integer columns = luaL_checkinteger(L, 2);
  size_t cut;
  luaL_argcheck(L, columns >= 0, 2, "negative");
  width = columns_of(s, length);
  if (width <= (size_t)columns) {
    lua_pushvalue(L, 1);
    lua_pushinteger(L, (lua_Integer)width);
    return 2;
  }
  if (columns == 0) {
    lua_pushliteral(L, "");
    lua_pushinteger(L, 0);
    return 2;
  }
  cut = columns_cut(s, length, (size_t)columns - 1, &width);
  lua_pushlstring(L, s, cut);
  lua_pushliteral(L, "…");
  lua_concat(L, 2);
  lua_pushinteger(L, (lua_Integer)width + 1);
  return 2;
}

/* text.chars(s) -> integer. Chars; an invalid byte counts as one. */
static int text_chars(lua_State *L) {
  size_t length, at, bytes;
  const char *s = luaL_checklstring(L, 1, &length);
  lua_Integer count = 0;
  for (at = 0; at < length; at += bytes) {
    utf8_read(s, at, length, &bytes);
    count++;
  }
  lua_pushinteger(L, count);
  return 1;
}

/* text.simplify(s) -> string | nil, message, code. Traditional to Simplified,
** whether or not it looks Traditional; invalid UTF-8 becomes U+FFFD. */
static int text_simplify(lua_State *L) {
  size_t length;
  const char *s = luaL_checklstring(L, 1, &length);
  Draft *draft = push_draft(L);
  Fault fault;
  if (length > 0 && !simplify(draft, s, length, upvalue_simplifier(L), &fault))
    return refuse(L, &fault);
  lua_pushlstring(L, draft->text, draft->length);
  return 1;
}

static const luaL_Reg functions[] = {
    {"open", text_open}, {"decode", text_decode}, {"width", text_width},
    {"fit", text_fit},   {"chars", text_chars},   {"simplify", text_simplify},
    {NULL, NULL}};

/* These share the simplifier as their upvalue. */
static const luaL_Reg methods[] = {{"text", document_text},
                                   {"raw", document_raw},
                                   {"encoding", document_encoding},
                                   {"raw_span", document_raw_span},
                                   {"changes", document_changes},
                                   {"heads", document_heads},
                                   {"invalid_count", document_invalid_count},
                                   {"lost_count", document_lost_count},
                                   {NULL, NULL}};

/* [-0, +0, m] a metatable with nothing but __gc and __close. */
static void make_metatable(lua_State *L, const char *name,
                           lua_CFunction collect) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, collect);
  lua_setfield(L, -2, "__gc");
  lua_pushcfunction(L, collect);
  lua_setfield(L, -2, "__close");
  lua_pop(L, 1);
}

/* [-0, +1, m] the names of the steps, in their order. */
static void push_steps(lua_State *L) {
  enum CleanStep step;
  lua_createtable(L, STEP_COUNT, 0);
  for (step = 0; step < STEP_COUNT; step++) {
    lua_pushstring(L, step_name(step));
    lua_seti(L, -2, (lua_Integer)step + 1);
  }
}

int luaopen_tj_core_text(lua_State *L) {
  Simplifier *simplifier;
  make_metatable(L, SIMPLIFIER, simplifier_gc);
  make_metatable(L, DRAFT, draft_gc);
  make_metatable(L, LOG, log_gc);
  luaL_newlibtable(L, functions);
  simplifier = lua_newuserdatauv(L, sizeof *simplifier, 0);
  memset(simplifier, 0, sizeof *simplifier);
  luaL_setmetatable(L, SIMPLIFIER);
  lua_pushvalue(L, -1);
  add_document_methods(L, methods, 1);
  luaL_setfuncs(L, functions, 1);
  push_steps(L);
  lua_setfield(L, -2, "steps");
  return 1;
}
