/* outline.c: blocks and sentences of a Document, or of a plain string.
** Lua: tj.core.outline. Binding only: the engine is outliner.c. What is not in
** a Document is owned by a Shape, a userdata that never leaves this file. */
#include <string.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"
#include "marks.h"
#include "outliner.h"
#include "support.h"

#define SHAPE "tj.core.outline.Shape" /* metatable key */

typedef struct Shape {
  Marks marks;
  Outline outline;
} Shape;

/* In the order of enum MarkKind. */
static const char *const kinds[] = {
    "whole", "part",     "spam",  "contact", "tail",    "caption", "key",
    "post",  "greeting", "title", "section", "closing", NULL};
static const char *const types[] = {"paragraph", "heading", "metadata",
                                    "furniture"};

static int shape_close(lua_State *L) {
  Shape *shape = luaL_checkudata(L, 1, SHAPE);
  marks_free(&shape->marks);
  outline_free(&shape->outline);
  return 0;
}

/* [-0, +1, m] an empty Shape. */
static Shape *push_shape(lua_State *L) {
  Shape *shape = lua_newuserdatauv(L, sizeof *shape, 0);
  memset(shape, 0, sizeof *shape);
  luaL_setmetatable(L, SHAPE);
  return shape;
}

static int memory_fault(lua_State *L) {
  return luaL_error(L, "not enough memory");
}

/* [-0, +0, v] the index in 'names' of the string key at 'index'. */
static int check_key(lua_State *L, int index, const char *const names[]) {
  const char *key = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index)
                                                      : luaL_typename(L, index);
  int i;
  for (i = 0; names[i] != NULL; i++)
    if (strcmp(names[i], key) == 0) return i;
  return luaL_error(L, "unknown option '%s'", key);
}

/* [-1, +0, v] adds the list of words at the top. */
static void add_words(lua_State *L, Marks *marks, int kind) {
  lua_Integer i, count;
  if (!lua_istable(L, -1))
    luaL_error(L, "option 'furniture.%s' must be a list", kinds[kind]);
  count = (lua_Integer)lua_rawlen(L, -1);
  for (i = 1; i <= count; i++) {
    size_t length;
    const char *word;
    if (lua_rawgeti(L, -1, i) != LUA_TSTRING)
      luaL_error(L, "option 'furniture.%s' must hold strings", kinds[kind]);
    word = lua_tolstring(L, -1, &length);
    if (length == 0)
      luaL_error(L, "option 'furniture.%s' holds an empty string", kinds[kind]);
    if (!marks_add(marks, (enum MarkKind)kind, word, length)) memory_fault(L);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* [-0, +0, v] reads { furniture = { kind = { word, ... } } } at 'arg'. */
static void read_options(lua_State *L, int arg, Marks *marks) {
  static const char *const options[] = {"furniture", NULL};
  if (lua_isnoneornil(L, arg)) return;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg) != 0; lua_pop(L, 1)) {
    check_key(L, -2, options);
    if (!lua_istable(L, -1))
      luaL_error(L, "option 'furniture' must be a table");
    for (lua_pushnil(L); lua_next(L, -2) != 0;)
      add_words(L, marks, check_key(L, -2, kinds));
  }
}

/* [-0, +1, m] a table for one block. */
static void push_block(lua_State *L, const Block *block, const char *text) {
  lua_createtable(L, 0, 6);
  set_span(L, block->span);
  lua_pushstring(L, types[block->type]);
  lua_setfield(L, -2, "type");
  if (block->type == BLOCK_HEADING) {
    lua_pushinteger(L, block->level);
    lua_setfield(L, -2, "level");
    lua_pushlstring(L, text + block->number.start,
                    block->number.end - block->number.start);
    lua_setfield(L, -2, "number");
  }
  if (block->reason != NULL) {
    lua_pushstring(L, block->reason);
    lua_setfield(L, -2, "reason");
  }
}

static void push_blocks(lua_State *L, const Outline *outline,
                        const char *text) {
  size_t i;
  lua_createtable(L, (int)(outline->block_count & 0xFFFF), 0);
  for (i = 0; i < outline->block_count; i++) {
    push_block(L, &outline->blocks[i], text);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static void push_sentences(lua_State *L, const Outline *outline) {
  size_t i;
  lua_createtable(L, (int)(outline->sentence_count & 0xFFFF), 0);
  for (i = 0; i < outline->sentence_count; i++) {
    lua_createtable(L, 0, 3);
    set_span(L, outline->sentences[i].span);
    lua_pushinteger(L, (lua_Integer)outline->sentences[i].block + 1);
    lua_setfield(L, -2, "block");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* outline.add(doc [, options]) -> doc. Fills the outline layer anew. */
static int outline_add(lua_State *L) {
  Document *document;
  Shape *shape;
  lua_settop(L, 2); /* so that options are there, if only nil */
  shape = push_shape(L);
  read_options(L, 2, &shape->marks);
  document = check_changing(L, 1); /* last: a finalizer may have closed it */
  outline_free(&document->outline);
  if (!outline_build(&document->outline, document->text, document->text_length,
                     &shape->marks))
    return memory_fault(L);
  lua_settop(L, 1);
  return 1;
}

/* outline.cut(text [, options]) -> { blocks = ..., sentences = ... } */
static int outline_cut(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  Shape *shape;
  luaL_argcheck(L, length < UINT32_MAX, 1, "too long");
  lua_settop(L, 2);
  shape = push_shape(L);
  read_options(L, 2, &shape->marks);
  if (!outline_build(&shape->outline, text, length, &shape->marks))
    return memory_fault(L);
  lua_createtable(L, 0, 2);
  push_blocks(L, &shape->outline, text);
  lua_setfield(L, -2, "blocks");
  push_sentences(L, &shape->outline);
  lua_setfield(L, -2, "sentences");
  return 1;
}

/* doc:blocks() -> list of { first, last, type, level, number, reason } */
static int document_blocks(lua_State *L) {
  Document *document = check_document(L, 1);
  document_hold(document);
  push_blocks(L, &document->outline, document->text);
  document_release(document);
  return 1;
}

/* doc:sentences() -> list of { first, last, block } */
static int document_sentences(lua_State *L) {
  Document *document = check_document(L, 1);
  document_hold(document);
  push_sentences(L, &document->outline);
  document_release(document);
  return 1;
}

static const luaL_Reg functions[] = {
    {"add", outline_add}, {"cut", outline_cut}, {NULL, NULL}};
static const luaL_Reg methods[] = {{"blocks", document_blocks},
                                   {"sentences", document_sentences},
                                   {NULL, NULL}};
static const luaL_Reg meta[] = {
    {"__gc", shape_close}, {"__close", shape_close}, {NULL, NULL}};

int luaopen_tj_core_outline(lua_State *L) {
  luaL_newmetatable(L, SHAPE);
  luaL_setfuncs(L, meta, 0);
  add_document_methods(L, methods, 0);
  luaL_newlib(L, functions);
  return 1;
}
