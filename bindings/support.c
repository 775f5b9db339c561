/* support.c: what bindings share on the Lua side. The Document's userdata owns
** its Document until close, __close or __gc, whichever is first; its first user
** value keeps the bytes as saved, its second the clean text once it was asked
** for. */
#include "support.h"

int refuse(lua_State *L, const Fault *fault) {
  luaL_pushfail(L);
  lua_pushstring(L, fault->message);
  lua_pushinteger(L, fault->code);
  return 3;
}

/* doc:close(). Harmless twice, so it is close and __close in one. */
static int document_method_close(lua_State *L) {
  int i;
  document_close(luaL_checkudata(L, 1, DOCUMENT));
  for (i = 1; i <= DOCUMENT_VALUES; i++) {
    lua_pushnil(L);
    lua_setiuservalue(L, 1, i);
  }
  return 0;
}

static int document_gc(lua_State *L) {
  document_free(luaL_checkudata(L, 1, DOCUMENT));
  return 0;
}

/* tostring(doc) -> "Document: N bytes" */
static int document_tostring(lua_State *L) {
  const Document *document = luaL_checkudata(L, 1, DOCUMENT);
  if (document->text == NULL || document->closing)
    lua_pushliteral(L, "Document: closed");
  else
    lua_pushfstring(L, "Document: %I bytes",
                    (lua_Integer)document->text_length);
  return 1;
}

static const luaL_Reg meta[] = {{"__gc", document_gc},
                                {"__close", document_method_close},
                                {"__tostring", document_tostring},
                                {NULL, NULL}};

/* [-0, +1, m] the Document's metatable, made at the first call. */
static void push_metatable(lua_State *L) {
  if (luaL_newmetatable(L, DOCUMENT)) {
    luaL_setfuncs(L, meta, 0);
    lua_newtable(L);
    lua_pushcfunction(L, document_method_close);
    lua_setfield(L, -2, "close");
    lua_setfield(L, -2, "__index");
  }
}

Document *check_document(lua_State *L, int arg) {
  Document *document = luaL_checkudata(L, arg, DOCUMENT);
  luaL_argcheck(L, document->text != NULL && !document->closing, arg,
                "Document is closed");
  return document;
}

Document *check_changing(lua_State *L, int arg) {
  Document *document = check_document(L, arg);
  luaL_argcheck(L, document->holds == 0, arg, "Document is being read");
  return document;
}

Document *push_document(lua_State *L) {
  Document *document = lua_newuserdatauv(L, sizeof *document, DOCUMENT_VALUES);
  document_init(document);
  push_metatable(L);
  lua_setmetatable(L, -2);
  return document;
}

void add_document_methods(lua_State *L, const luaL_Reg *methods, int upvalues) {
  push_metatable(L);
  lua_getfield(L, -1, "__index");
  lua_replace(L, -2);
  lua_insert(L, -upvalues - 1);
  luaL_setfuncs(L, methods, upvalues);
  lua_pop(L, 1);
}

void set_span(lua_State *L, Span span) {
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, (lua_Integer)span.end);
  lua_setfield(L, -2, "last");
}

Span check_span(lua_State *L, int arg, size_t length) {
  lua_Integer first = luaL_optinteger(L, arg, 1);
  lua_Integer last = luaL_optinteger(L, arg + 1, (lua_Integer)length);
  Span span;
  luaL_argcheck(L, first >= 1 && first <= (lua_Integer)length + 1, arg,
                "not in the text");
  luaL_argcheck(L, last >= first - 1 && last <= (lua_Integer)length, arg + 1,
                "not in the text");
  span.start = (uint32_t)(first - 1);
  span.end = (uint32_t)last;
  return span;
}

Segmenter *check_segmenter(lua_State *L, int arg) {
  const Cutter *cutter = luaL_checkudata(L, arg, SEGMENTER);
  luaL_argcheck(L, cutter->segmenter != NULL, arg, "Segmenter is closed");
  return cutter->segmenter;
}
