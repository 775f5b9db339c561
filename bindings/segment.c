/* segment.c: words with part-of-speech tags. Lua: tj.core.segment.
** Binding only: the engines are dictionary.c and segmenter.c; segment_*.c hold
** the methods. A Segmenter owns its dictionary and its lexicon until close,
** __close or __gc, whichever is first. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "bindings.h"
#include "dictionary.h"
#include "segment.h"
#include "tags.h"

Cutter *check_cutter(lua_State *L) {
  Cutter *cutter = luaL_checkudata(L, 1, SEGMENTER);
  check_segmenter(L, 1);
  return cutter;
}

const char *check_text(lua_State *L, int arg, size_t *length) {
  const char *text = luaL_checklstring(L, arg, length);
  luaL_argcheck(L, *length < UINT32_MAX, arg, "text of 4 GB or more");
  return text;
}

void push_word(lua_State *L, const char *text, const Word *word, int names) {
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

static const luaL_Reg functions[] = {{"compile", segment_compile},
                                     {"open", segment_open},
                                     {"check_term", segment_check_term},
                                     {NULL, NULL}};
static const luaL_Reg methods[] = {{"close", segmenter_method_close},
                                   {NULL, NULL}};
static const luaL_Reg meta[] = {{"__gc", segmenter_method_close},
                                {"__close", segmenter_method_close},
                                {"__len", segmenter_method_length},
                                {NULL, NULL}};

int luaopen_tj_core_segment(lua_State *L) {
  luaL_newmetatable(L, SEGMENTER);
  luaL_setfuncs(L, meta, 0);
  luaL_newlib(L, methods);
  add_cutting(L);
  add_lexicon(L);
  add_explaining(L);
  add_word_layer(L);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  return 1;
}
