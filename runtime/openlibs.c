/* openlibs.c: the one list of the native modules. They are opened when first
** required, so a script pays only for what it uses. */
#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

#include "bindings.h"
#include "host.h"

static const luaL_Reg modules[] = {
    {"tj.core.text", luaopen_tj_core_text},
    {"tj.core.outline", luaopen_tj_core_outline},
    {"tj.core.enumeration", luaopen_tj_core_enumeration},
    {"tj.core.segment", luaopen_tj_core_segment},
    {"tj.core.quantity", luaopen_tj_core_quantity},
    {"tj.core.regex", luaopen_tj_core_regex},
    {"tj.core.json", luaopen_tj_core_json},
    {"tj.core.sqlite", luaopen_tj_core_sqlite},
    {"tj.core.sheet", luaopen_tj_core_sheet},
    {"tj.core.system", luaopen_tj_core_system},
    {"tj.core.discovery", luaopen_tj_core_discovery},
    {"tj.core.quotes", luaopen_tj_core_quotes},
    {"tj.core.match", luaopen_tj_core_match},
    {"tj.core.limits", luaopen_tj_core_limits},
    {NULL, NULL}};

void open_libraries(lua_State *L) {
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  luaL_setfuncs(L, modules, 0);
  lua_pop(L, 1);
}
