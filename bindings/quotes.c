/* quotes.c: titles in 《》 and terms in “”. Lua: tj.core.quotes.
** Binding only: the engine is enclosed.c. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "bindings.h"
#include "enclosed.h"
#include "support.h"

#define LIST "tj.core.quotes.List"

static int list_close(lua_State *L) {
  enclosed_free(luaL_checkudata(L, 1, LIST));
  return 0;
}

/* [-0, +1, m] nothing found yet; freed as the function ends. */
static EnclosedList *push_list(lua_State *L) {
  EnclosedList *list = lua_newuserdatauv(L, sizeof *list, 0);
  memset(list, 0, sizeof *list);
  luaL_setmetatable(L, LIST);
  lua_toclose(L, -1);
  return list;
}

/* [-0, +1, m] { first, last, text, kind, depth }; 'before' bytes of the text
** are before what the item is in. */
static void push_item(lua_State *L, const char *text, uint32_t before,
                      const Enclosed *item) {
  lua_createtable(L, 0, 5);
  set_span(L, (Span){before + item->span.start, before + item->span.end});
  lua_pushlstring(L, text + item->inside.start,
                  item->inside.end - item->inside.start);
  lua_setfield(L, -2, "text");
  lua_pushstring(L, item->kind == ENCLOSED_TITLE ? "title" : "quoted");
  lua_setfield(L, -2, "kind");
  lua_pushinteger(L, item->depth);
  lua_setfield(L, -2, "depth");
}

/* [-0, +1, m] the list of what text[0..length) encloses; it is copied first, as
** a finalizer may close what it is borrowed from. */
static void push_found(lua_State *L, uint32_t before) {
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  EnclosedList *list = push_list(L);
  if (!enclosed_find(text, length, list)) luaL_error(L, "not enough memory");
  lua_newtable(L);
  for (size_t i = 0; i < list->count; i++) {
    push_item(L, text, before, &list->items[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* quotes.find(text) -> list of { first, last, text, kind, depth } */
static int quotes_find(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length < UINT32_MAX, 1, "text of 4 GB or more");
  lua_settop(L, 1);
  push_found(L, 0);
  return 1;
}

/* doc:quotes([first [, last]]) -> the same for a stretch of the clean text. */
static int document_quotes(lua_State *L) {
  const Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  lua_pushlstring(L, document->text + span.start, span.end - span.start);
  push_found(L, span.start);
  return 1;
}

static const luaL_Reg functions[] = {{"find", quotes_find}, {NULL, NULL}};
static const luaL_Reg list_meta[] = {
    {"__gc", list_close}, {"__close", list_close}, {NULL, NULL}};
static const luaL_Reg document_methods[] = {{"quotes", document_quotes},
                                            {NULL, NULL}};

int luaopen_tj_core_quotes(lua_State *L) {
  add_document_methods(L, document_methods, 0);
  luaL_newmetatable(L, LIST);
  luaL_setfuncs(L, list_meta, 0);
  luaL_newlib(L, functions);
  return 1;
}
