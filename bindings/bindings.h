/* bindings.h: every native module, for runtime/openlibs.c, which opens them. */
#ifndef BINDINGS_H
#define BINDINGS_H

#include "lua.h"

int luaopen_tj_core_text(lua_State *L);
int luaopen_tj_core_outline(lua_State *L);
int luaopen_tj_core_enumeration(lua_State *L);
int luaopen_tj_core_segment(lua_State *L);
int luaopen_tj_core_quantity(lua_State *L);
int luaopen_tj_core_regex(lua_State *L);
int luaopen_tj_core_json(lua_State *L);
int luaopen_tj_core_sqlite(lua_State *L);
int luaopen_tj_core_sheet(lua_State *L);
int luaopen_tj_core_system(lua_State *L);
int luaopen_tj_core_discovery(lua_State *L);
int luaopen_tj_core_quotes(lua_State *L);
int luaopen_tj_core_match(lua_State *L);
int luaopen_tj_core_limits(lua_State *L);

#endif
