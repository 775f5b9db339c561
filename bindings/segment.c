/* segment.c: words with part-of-speech tags. Lua: tj.core.segment.
** Binding only: the engines are dictionary.c and segmenter.c. A Segmenter owns
** its dictionary, its lexicon and the words of its last cut until close,
** __close or __gc, whichever is first; a Document owns its words. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "bindings.h"
#include "dictionary.h"
#include "explain.h"
#include "memory.h"
#include "segmenter.h"
#include "support.h"
#include "tags.h"

#define WORDS "tj.core.segment.Words"
#define EDGES "tj.core.segment.Edges"

/* User values of a Segmenter: a table from terms to their canonical names, or
** nil when none has one. */
enum { CUTTER_NAMES = 1, CUTTER_VALUES = CUTTER_NAMES };

static Cutter *check_cutter(lua_State *L) {
  Cutter *cutter = luaL_checkudata(L, 1, SEGMENTER);
  check_segmenter(L, 1);
  return cutter;
}

/* The text at 'arg', of a length that spans can hold. */
static const char *check_text(lua_State *L, int arg, size_t *length) {
  const char *text = luaL_checklstring(L, arg, length);
  luaL_argcheck(L, *length < UINT32_MAX, arg, "text of 4 GB or more");
  return text;
}

static int words_close(lua_State *L) {
  words_free(luaL_checkudata(L, 1, WORDS));
  return 0;
}

/* [-0, +1, m] no words yet; freed as the function ends. Each call has its own:
** where Lua allocates, a finalizer may use the same Segmenter. */
static Words *push_words(lua_State *L) {
  Words *words = lua_newuserdatauv(L, sizeof *words, 0);
  memset(words, 0, sizeof *words);
  luaL_setmetatable(L, WORDS);
  lua_toclose(L, -1);
  return words;
}

/* ---- the module ---- */

/* segment.compile(sources, target) -> true, word_count | nil, message, code.
** Compiles the lines "word frequency tag" of the files 'sources' (a list, or
** one path), the later over the earlier, into the file 'target', which is
** written whole or not at all. */
static int segment_compile(lua_State *L) {
  const char *target = luaL_checkstring(L, 2);
  const char **sources;
  lua_Integer count = 1;
  uint32_t word_count;
  Fault fault;
  if (lua_istable(L, 1)) count = (lua_Integer)lua_rawlen(L, 1);
  luaL_argcheck(L, count > 0, 1, "no sources");
  luaL_checkstack(L, (int)count, "too many sources");
  sources = lua_newuserdatauv(L, (size_t)count * sizeof *sources, 0);
  for (lua_Integer i = 0; i < count; i++) {
    if (lua_istable(L, 1))
      lua_rawgeti(L, 1, i + 1);
    else
      lua_pushvalue(L, 1);
    luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, 1, "path expected");
    sources[i] = lua_tostring(L, -1);
  }
  if (!dictionary_compile(sources, (size_t)count, target, &word_count, &fault))
    return refuse(L, &fault);
  lua_pushboolean(L, 1);
  lua_pushinteger(L, word_count);
  return 2;
}

/* segment.open(path) -> Segmenter | nil, message, code. Maps a file that
** segment.compile wrote. */
static int segment_open(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Fault fault;
  Cutter *cutter = lua_newuserdatauv(L, sizeof *cutter, CUTTER_VALUES);
  memset(cutter, 0, sizeof *cutter);
  luaL_setmetatable(L, SEGMENTER);
  cutter->segmenter = segmenter_open(path, &fault);
  return cutter->segmenter != NULL ? 1 : refuse(L, &fault);
}

/* segment.check_term(text [, tag]) -> true | nil, message, code. Whether
** set_lexicon takes such a term. */
static int segment_check_term(lua_State *L) {
  size_t length, tag_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *tag = luaL_optlstring(L, 2, "n", &tag_length);
  const char *problem = entry_problem(text, length);
  Fault fault;
  if (problem != NULL)
    fault_set(&fault, FAULT_FORMAT, "%s", problem);
  else if (tag_find(tag, tag_length) == TAG_NONE)
    fault_set(&fault, FAULT_FORMAT, "unknown tag '%s'", tag);
  else {
    lua_pushboolean(L, 1);
    return 1;
  }
  return refuse(L, &fault);
}

/* ---- a Segmenter ---- */

/* segmenter:close(). Harmless twice, so it is close, __close and __gc. */
static int segmenter_method_close(lua_State *L) {
  Cutter *cutter = luaL_checkudata(L, 1, SEGMENTER);
  segmenter_close(cutter->segmenter);
  cutter->segmenter = NULL;
  return 0;
}

/* #segmenter -> words in the dictionary */
static int segmenter_method_length(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  lua_pushinteger(L, (lua_Integer)segmenter_word_count(cutter->segmenter));
  return 1;
}

/* Reads the field 'key', whose value is at the top, of a term in the list. */
static void read_term_field(lua_State *L, Term *term, const char *key,
                            lua_Integer index) {
  size_t length;
  if (strcmp(key, "canonical") == 0 && lua_type(L, -1) == LUA_TSTRING) {
    return; /* read by read_names */
  } else if (strcmp(key, "text") == 0 && lua_type(L, -1) == LUA_TSTRING) {
    term->text = lua_tolstring(L, -1, &term->length);
  } else if (strcmp(key, "tag") == 0 && lua_type(L, -1) == LUA_TSTRING) {
    const char *tag = lua_tolstring(L, -1, &length);
    term->tag = tag_find(tag, length);
    if (term->tag == TAG_NONE)
      luaL_error(L, "term %I: unknown tag '%s'", index, tag);
  } else if (strcmp(key, "frequency") == 0 && lua_isinteger(L, -1)) {
    lua_Integer frequency = lua_tointeger(L, -1);
    if (frequency < 1 || frequency > UINT32_MAX)
      luaL_error(L, "term %I: frequency out of range", index);
    term->frequency = (uint32_t)frequency;
  } else if (strcmp(key, "text") == 0 || strcmp(key, "tag") == 0 ||
             strcmp(key, "frequency") == 0 || strcmp(key, "canonical") == 0) {
    luaL_error(L, "term %I: %s is a %s", index, key, luaL_typename(L, -1));
  } else {
    luaL_error(L, "term %I: unknown key '%s'", index, key);
  }
}

/* Reads the term at the top of the stack. Its text stays in the list. */
static void read_term(lua_State *L, Term *term, lua_Integer index) {
  *term = (Term){NULL, 0, 1, TAG_N};
  if (lua_type(L, -1) == LUA_TSTRING) {
    term->text = lua_tolstring(L, -1, &term->length);
    return;
  }
  if (!lua_istable(L, -1))
    luaL_error(L, "term %I: expected a string or a table, got a %s", index,
               luaL_typename(L, -1));
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "term %I: unknown key of type %s", index,
                 luaL_typename(L, -2));
    read_term_field(L, term, lua_tostring(L, -2), index);
  }
  if (term->text == NULL) luaL_error(L, "term %I: no text", index);
}

/* [-0, +1, m] the canonical name of term i of the list at 2, or nil. */
static void push_canonical(lua_State *L, lua_Integer i) {
  if (lua_rawgeti(L, 2, i) == LUA_TTABLE)
    lua_getfield(L, -1, "canonical");
  else
    lua_pushnil(L);
  lua_remove(L, -2);
}

/* Whether term i names itself rather than as term j does, of the same text: the
** more frequent counts, then the lower name. */
static bool names_rather(lua_State *L, const Term *terms, lua_Integer i,
                         lua_Integer j) {
  bool is_lower;
  if (terms[i - 1].frequency != terms[j - 1].frequency)
    return terms[i - 1].frequency > terms[j - 1].frequency;
  push_canonical(L, i);
  push_canonical(L, j);
  is_lower = lua_compare(L, -2, -1, LUA_OPLT);
  lua_pop(L, 2);
  return is_lower;
}

/* [-0, +1, m] a table from terms to canonical names; nil when none has one. The
** order of the terms does not matter. */
static void push_names(lua_State *L, const Term *terms, lua_Integer count) {
  int chosen = lua_gettop(L) + 1, names = chosen + 1;
  lua_newtable(L); /* from terms to their places in the list */
  lua_pushnil(L);
  for (lua_Integer i = 1; i <= count; i++) {
    const Term *term = &terms[i - 1];
    lua_Integer other;
    push_canonical(L, i);
    if (!lua_isnil(L, -1)) {
      lua_pushlstring(L, term->text, term->length);
      lua_pushvalue(L, -1);
      lua_rawget(L, chosen);
      other = lua_tointeger(L, -1);
      lua_pop(L, 1);
      if (lua_isnil(L, names)) {
        lua_newtable(L);
        lua_replace(L, names);
      }
      if (other == 0 || names_rather(L, terms, i, other)) {
        lua_pushvalue(L, -1);
        lua_pushinteger(L, i);
        lua_rawset(L, chosen);
        lua_pushvalue(L, -2);
        lua_rawset(L, names);
      } else {
        lua_pop(L, 1);
      }
    }
    lua_pop(L, 1);
  }
  lua_remove(L, chosen);
}

/* segmenter:set_lexicon(terms) -> true | nil, message, code. Each term is a
** string or { text, tag = "n", frequency = 1, canonical } and is kept whole from
** now on; an empty list takes the lexicon away. */
static int segmenter_method_set_lexicon(lua_State *L) {
  Cutter *cutter = check_cutter(L);
  lua_Integer count;
  Term *terms;
  Fault fault;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  count = (lua_Integer)lua_rawlen(L, 2);
  terms = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *terms, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 2, i);
    read_term(L, &terms[i - 1], i);
    lua_pop(L, 1);
  }
  push_names(L, terms, count);
  luaL_argcheck(L, cutter->segmenter != NULL, 1, "Segmenter is closed");
  if (!segmenter_set_lexicon(cutter->segmenter, terms, (size_t)count, &fault))
    return refuse(L, &fault);
  lua_setiuservalue(L, 1, CUTTER_NAMES);
  lua_pushboolean(L, 1);
  return 1;
}

/* segmenter:save_lexicon(path, source) -> true | nil, message, code. Writes the
** lexicon, whose terms were read from the string 'source', whole or not at all.
** Canonical names are not in the file. */
static int segmenter_method_save_lexicon(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length;
  const char *path = luaL_checkstring(L, 2);
  const char *source = luaL_checklstring(L, 3, &length);
  Fault fault;
  luaL_argcheck(L, segmenter_has_lexicon(cutter->segmenter), 1, "no lexicon");
  if (!segmenter_save_lexicon(cutter->segmenter, source, length, path, &fault))
    return refuse(L, &fault);
  lua_pushboolean(L, 1);
  return 1;
}

/* segmenter:load_lexicon(path, source) -> true | nil, message, code. Replaces
** the lexicon by the one that save_lexicon wrote with the same dictionary and
** an equal source. */
static int segmenter_method_load_lexicon(lua_State *L) {
  Cutter *cutter = check_cutter(L);
  size_t length;
  const char *path = luaL_checkstring(L, 2);
  const char *source = luaL_checklstring(L, 3, &length);
  Fault fault;
  if (!segmenter_load_lexicon(cutter->segmenter, source, length, path, &fault))
    return refuse(L, &fault);
  lua_pushnil(L);
  lua_setiuservalue(L, 1, CUTTER_NAMES);
  lua_pushboolean(L, 1);
  return 1;
}

/* The mode named by the string at 'arg'; words when it is absent. */
static CutMode check_mode(lua_State *L, int arg) {
  static const char *const names[] = {"words", "search", "all", "chars", NULL};
  return (CutMode)luaL_checkoption(L, arg, "words", names);
}

/* Reads the options of cut, a table that may be absent: mode. */
static CutMode check_options(lua_State *L, int arg) {
  CutMode mode = CUT_WORDS;
  if (lua_isnoneornil(L, arg)) return mode;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING ||
        strcmp(lua_tostring(L, -2), "mode") != 0)
      luaL_error(L, "unknown option '%s'", luaL_tolstring(L, -2, NULL));
    mode = check_mode(L, lua_gettop(L));
  }
  return mode;
}

/* Cuts into 'words', anew; raises when memory is short. */
static void cut(lua_State *L, const Cutter *cutter, const char *text,
                size_t length, CutMode mode, Words *words) {
  words->count = 0;
  luaL_argcheck(L, cutter->segmenter != NULL, 1, "Segmenter is closed");
  if (!segmenter_cut(cutter->segmenter, text, (uint32_t)length, mode, NULL, 0,
                     words))
    luaL_error(L, "not enough memory");
}

/* [-0, +1, m] { first, last, text, tag, quantity, canonical } of a word; at
** 'names' is the table of the latter, or nil. */
static void push_word(lua_State *L, const char *text, const Word *word,
                      int names) {
  lua_createtable(L, 0, 5);
  set_span(L, word->span);
  lua_pushlstring(L, text + word->span.start,
                  word->span.end - word->span.start);
  if (!lua_isnil(L, names)) {
    lua_pushvalue(L, -1);
    lua_rawget(L, names);
    lua_setfield(L, -3, "canonical");
  }
  lua_setfield(L, -2, "text");
  lua_pushstring(L, tag_name(word->tag));
  lua_setfield(L, -2, "tag");
  if (word->quantity != WORD_NO_QUANTITY) {
    lua_pushinteger(L, (lua_Integer)word->quantity + 1);
    lua_setfield(L, -2, "quantity");
  }
}

/* segmenter:cut(text [, { mode = "words" }]) -> list of { first, last, text,
** tag } */
static int segmenter_method_cut(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length;
  const char *text = check_text(L, 2, &length);
  CutMode mode = check_options(L, 3);
  Words *words = push_words(L);
  int names = lua_gettop(L) + 1;
  lua_getiuservalue(L, 1, CUTTER_NAMES);
  cut(L, cutter, text, length, mode, words);
  lua_newtable(L);
  for (size_t i = 0; i < words->count; i++) {
    push_word(L, text, &words->items[i], names);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* segmenter:count(text [, mode]) -> how many words it has */
static int segmenter_method_count(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length;
  const char *text = check_text(L, 2, &length);
  CutMode mode = check_mode(L, 3);
  Words *words = push_words(L);
  cut(L, cutter, text, length, mode, words);
  lua_pushinteger(L, (lua_Integer)words->count);
  return 1;
}

/* What stands between words, and between a word and its tag; which words. */
typedef struct Signs {
  const char *separator, *tag_separator; /* the latter NULL: no tags */
  size_t separator_length, tag_separator_length;
  CutMode mode;
} Signs;

static char *add(char *to, const char *from, size_t length) {
  memcpy(to, from, length);
  return to + length;
}

/* Writes the words, at 'text', to 'to'; returns the end. */
static char *write_words(char *to, const Words *words, const char *text,
                         const Signs *signs) {
  for (size_t i = 0; i < words->count; i++) {
    const Word *word = &words->items[i];
    const char *tag = tag_name(word->tag);
    if (i > 0) to = add(to, signs->separator, signs->separator_length);
    to = add(to, text + word->span.start, word->span.end - word->span.start);
    if (signs->tag_separator == NULL) continue;
    to = add(to, signs->tag_separator, signs->tag_separator_length);
    to = add(to, tag, strlen(tag));
  }
  return to;
}

/* The bytes of all words; in some modes words overlap. */
static size_t words_length(const Words *words) {
  size_t length = 0;
  for (size_t i = 0; i < words->count; i++)
    length += words->items[i].span.end - words->items[i].span.start;
  return length;
}

/* Adds the words of one line of text to 'buffer'. */
static void join_line(lua_State *L, const Cutter *cutter, Words *words,
                      luaL_Buffer *buffer, const char *text, size_t length,
                      const Signs *signs) {
  size_t per_word =
      signs->separator_length + signs->tag_separator_length + MAX_TAG_LENGTH;
  size_t room;
  char *start;
  cut(L, cutter, text, length, signs->mode, words);
  room = words_length(words) + words->count * per_word;
  start = luaL_prepbuffsize(buffer, room);
  luaL_addsize(buffer,
               (size_t)(write_words(start, words, text, signs) - start));
}

/* segmenter:join(text [, separator [, tag_separator [, mode]]]) -> string. The
** words of each line with 'separator' (one space) between them and, when it is
** given, 'tag_separator' and its tag behind each. Line ends stay, blanks do
** not. */
static int segmenter_method_join(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  Signs signs = {0};
  size_t length;
  const char *text = check_text(L, 2, &length);
  const char *end = text + length;
  Words *words;
  luaL_Buffer buffer;
  signs.separator = luaL_optlstring(L, 3, " ", &signs.separator_length);
  signs.tag_separator =
      luaL_optlstring(L, 4, NULL, &signs.tag_separator_length);
  signs.mode = check_mode(L, 5);
  words = push_words(L);
  luaL_buffinitsize(L, &buffer, length + length / 2);
  while (text < end) {
    const char *line_end = memchr(text, '\n', (size_t)(end - text));
    join_line(L, cutter, words, &buffer, text,
              (size_t)((line_end ? line_end : end) - text), &signs);
    if (line_end == NULL) break;
    luaL_addchar(&buffer, '\n');
    text = line_end + 1;
  }
  luaL_pushresult(&buffer);
  return 1;
}

/* ---- why ---- */

static int edges_close(lua_State *L) {
  edges_free(luaL_checkudata(L, 1, EDGES));
  return 0;
}

/* [-0, +1, m] no edges yet; freed as the function ends. */
static Edges *push_edges(lua_State *L) {
  Edges *edges = lua_newuserdatauv(L, sizeof *edges, 0);
  memset(edges, 0, sizeof *edges);
  luaL_setmetatable(L, EDGES);
  lua_toclose(L, -1);
  return edges;
}

/* The field 'key' of span 'index', at the top of the stack. */
static lua_Integer read_bound(lua_State *L, const char *key,
                              lua_Integer index) {
  lua_Integer bound;
  int is_integer;
  lua_getfield(L, -1, key);
  bound = lua_tointegerx(L, -1, &is_integer);
  if (!is_integer) luaL_error(L, "span %I: no %s", index, key);
  lua_pop(L, 1);
  return bound;
}

/* [-0, +1, v] the list of { first, last } at 'arg', which may be absent. */
static const Span *check_spans(lua_State *L, int arg, size_t length,
                               size_t *count) {
  lua_Integer before = 0;
  Span *spans;
  *count = 0;
  if (!lua_isnoneornil(L, arg)) {
    luaL_checktype(L, arg, LUA_TTABLE);
    *count = lua_rawlen(L, arg);
  }
  spans = lua_newuserdatauv(L, (*count + 1) * sizeof *spans, 0);
  for (lua_Integer i = 1; i <= (lua_Integer)*count; i++) {
    lua_Integer first, last;
    lua_rawgeti(L, arg, i);
    if (!lua_istable(L, -1)) luaL_error(L, "span %I: not a table", i);
    first = read_bound(L, "first", i);
    last = read_bound(L, "last", i);
    if (first <= before || last < first || last > (lua_Integer)length)
      luaL_error(L, "span %I: empty, out of order or not in the text", i);
    spans[i - 1] = (Span){(uint32_t)first - 1, (uint32_t)last};
    before = last;
    lua_pop(L, 1);
  }
  return spans;
}

/* [-0, +1, m] { first, last, text, tag, source, cost, total, cheapest, chosen }
*/
static void push_edge(lua_State *L, const char *text, const Edge *edge) {
  lua_createtable(L, 0, 9);
  set_span(L, edge->span);
  lua_pushlstring(L, text + edge->span.start,
                  edge->span.end - edge->span.start);
  lua_setfield(L, -2, "text");
  lua_pushstring(L, tag_name(edge->tag));
  lua_setfield(L, -2, "tag");
  lua_pushstring(L, edge_source_name(edge->source));
  lua_setfield(L, -2, "source");
  if (edge->cost != NO_COST) {
    lua_pushinteger(L, edge->cost);
    lua_setfield(L, -2, "cost");
    lua_pushinteger(L, (lua_Integer)edge->total);
    lua_setfield(L, -2, "total");
  }
  lua_pushboolean(L, edge->is_cheapest);
  lua_setfield(L, -2, "cheapest");
  lua_pushboolean(L, edge->is_chosen);
  lua_setfield(L, -2, "chosen");
}

/* segmenter:explain(text [, whole]) -> list of edges: each word that could
** stand in the text, sorted by start, then by end. 'whole' is a list of
** { first, last }, sorted: spans that are one word each, such as quantities. */
static int segmenter_method_explain(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length, span_count;
  const char *text = check_text(L, 2, &length);
  const Span *spans = check_spans(L, 3, length, &span_count);
  Edges *edges = push_edges(L);
  luaL_argcheck(L, cutter->segmenter != NULL, 1, "Segmenter is closed");
  if (!segmenter_explain(cutter->segmenter, text, (uint32_t)length, spans,
                         span_count, edges))
    return luaL_error(L, "not enough memory");
  lua_newtable(L);
  for (size_t i = 0; i < edges->count; i++) {
    push_edge(L, text, &edges->items[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* ---- the words of a Document ---- */

/* The spans of the quantities, in memory that the caller frees; NULL when
** there are none or memory is short. */
static Span *copy_spans(const Quantities *quantities) {
  Span *spans;
  if (quantities->count == 0) return NULL;
  spans = memory_resize(NULL, quantities->count * sizeof *spans);
  for (size_t i = 0; spans != NULL && i < quantities->count; i++)
    spans[i] = quantities->items[i].span;
  return spans;
}

/* segmenter:add(doc). Fills the words of a Document anew; each of its
** quantities is one word. */
static int segmenter_method_add(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  Document *document = check_changing(L, 2);
  const Quantities *quantities = &document->quantities;
  Words words = {NULL, 0, 0};
  Span *spans;
  bool done;
  luaL_argcheck(L, document->text_length < UINT32_MAX, 2,
                "text of 4 GB or more");
  spans = copy_spans(quantities);
  done = (spans != NULL || quantities->count == 0) &&
         segmenter_cut(cutter->segmenter, document->text,
                       (uint32_t)document->text_length, CUT_WORDS, spans,
                       quantities->count, &words);
  memory_resize(spans, 0);
  if (!done) {
    words_free(&words);
    return luaL_error(L, "not enough memory");
  }
  words_free(&document->words);
  document->words = words;
  lua_getiuservalue(L, 1, CUTTER_NAMES);
  lua_setiuservalue(L, 2, NAMES_VALUE);
  return 0;
}

/* Index of the first word that ends after byte 'start'. */
static size_t find_word(const Words *words, uint32_t start) {
  size_t low = 0, high = words->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (words->items[middle].span.end > start)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* doc:words([first, last]) -> list of { first, last, text, tag, quantity,
** canonical }: the words that lie wholly in the stretch. 'quantity' is an index into
** doc:quantities(); nil where the word is none. */
static int document_words(lua_State *L) {
  Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  const Words *words = &document->words;
  lua_Integer count = 0;
  int names = lua_gettop(L) + 1;
  lua_getiuservalue(L, 1, NAMES_VALUE);
  document_hold(document);
  lua_newtable(L);
  for (size_t i = find_word(words, span.start); i < words->count; i++) {
    if (words->items[i].span.end > span.end) break;
    if (words->items[i].span.start < span.start) continue;
    push_word(L, document->text, &words->items[i], names);
    lua_rawseti(L, -2, ++count);
  }
  document_release(document);
  return 1;
}

static const luaL_Reg functions[] = {{"compile", segment_compile},
                                     {"open", segment_open},
                                     {"check_term", segment_check_term},
                                     {NULL, NULL}};
static const luaL_Reg methods[] = {
    {"set_lexicon", segmenter_method_set_lexicon},
    {"save_lexicon", segmenter_method_save_lexicon},
    {"load_lexicon", segmenter_method_load_lexicon},
    {"cut", segmenter_method_cut},
    {"count", segmenter_method_count},
    {"join", segmenter_method_join},
    {"explain", segmenter_method_explain},
    {"add", segmenter_method_add},
    {"close", segmenter_method_close},
    {NULL, NULL}};
static const luaL_Reg meta[] = {{"__gc", segmenter_method_close},
                                {"__close", segmenter_method_close},
                                {"__len", segmenter_method_length},
                                {NULL, NULL}};
static const luaL_Reg words_meta[] = {
    {"__gc", words_close}, {"__close", words_close}, {NULL, NULL}};
static const luaL_Reg edges_meta[] = {
    {"__gc", edges_close}, {"__close", edges_close}, {NULL, NULL}};
static const luaL_Reg document_methods[] = {{"words", document_words},
                                            {NULL, NULL}};

int luaopen_tj_core_segment(lua_State *L) {
  add_document_methods(L, document_methods, 0);
  luaL_newmetatable(L, WORDS);
  luaL_setfuncs(L, words_meta, 0);
  luaL_newmetatable(L, EDGES);
  luaL_setfuncs(L, edges_meta, 0);
  luaL_newmetatable(L, SEGMENTER);
  luaL_setfuncs(L, meta, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  return 1;
}
