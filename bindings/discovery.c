/* discovery.c: new words of a corpus. Lua: tj.core.discovery. Binding only: the engine
** is discover.c. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "bindings.h"
#include "discover.h"
#include "support.h"

#define CANDIDATES "tj.core.discovery.Candidates"

static int candidates_close(lua_State *L) {
  candidates_free(luaL_checkudata(L, 1, CANDIDATES));
  return 0;
}

/* [-0, +1, m] no candidates yet; freed as the function ends. */
static Candidates *push_candidates(lua_State *L) {
  Candidates *candidates = lua_newuserdatauv(L, sizeof *candidates, 0);
  memset(candidates, 0, sizeof *candidates);
  luaL_setmetatable(L, CANDIDATES);
  lua_toclose(L, -1);
  return candidates;
}

/* [-0, +0, v] sets the option at the top of the stack, called 'key'. */
static void read_option(lua_State *L, const char *key,
                        DiscoverOptions *options) {
  if (strcmp(key, "longest") == 0) {
    lua_Integer longest = luaL_checkinteger(L, -1);
    luaL_argcheck(L, longest >= 2 && longest <= DISCOVER_LONGEST, 2,
                  "longest is from 2 to 12");
    options->longest = (uint32_t)longest;
  } else if (strcmp(key, "count") == 0) {
    lua_Integer count = luaL_checkinteger(L, -1);
    luaL_argcheck(L, count >= 1 && count <= UINT32_MAX, 2,
                  "count is from 1 on");
    options->count = (uint32_t)count;
  } else if (strcmp(key, "cohesion") == 0) {
    options->cohesion = luaL_checknumber(L, -1);
  } else if (strcmp(key, "entropy") == 0) {
    options->entropy = luaL_checknumber(L, -1);
  } else {
    luaL_error(L, "unknown option '%s'", key);
  }
}

static DiscoverOptions check_options(lua_State *L, int arg) {
  DiscoverOptions options = {6, 5, 5, 1.5};
  if (lua_isnoneornil(L, arg)) return options;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "unknown option of type %s", luaL_typename(L, -2));
    read_option(L, lua_tostring(L, -2), &options);
  }
  return options;
}

/* [-0, +1, m] { text, first, last, count, cohesion, left, right } */
static void push_candidate(lua_State *L, const char *text,
                           const Candidate *candidate) {
  lua_createtable(L, 0, 7);
  set_span(L, candidate->span);
  lua_pushlstring(L, text + candidate->span.start,
                  candidate->span.end - candidate->span.start);
  lua_setfield(L, -2, "text");
  lua_pushinteger(L, candidate->count);
  lua_setfield(L, -2, "count");
  lua_pushnumber(L, candidate->cohesion);
  lua_setfield(L, -2, "cohesion");
  lua_pushnumber(L, candidate->left);
  lua_setfield(L, -2, "left");
  lua_pushnumber(L, candidate->right);
  lua_setfield(L, -2, "right");
}

/* discovery.find(text [, options]) -> list of candidates */
static int discovery_find(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  DiscoverOptions options = check_options(L, 2);
  Candidates *candidates;
  luaL_argcheck(L, length < UINT32_MAX, 1, "text of 4 GB or more");
  candidates = push_candidates(L);
  if (!discover(text, (uint32_t)length, &options, candidates))
    return luaL_error(L, "not enough memory");
  lua_newtable(L);
  for (size_t i = 0; i < candidates->count; i++) {
    push_candidate(L, text, &candidates->items[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static const luaL_Reg functions[] = {{"find", discovery_find}, {NULL, NULL}};
static const luaL_Reg meta[] = {
    {"__gc", candidates_close}, {"__close", candidates_close}, {NULL, NULL}};

int luaopen_tj_core_discovery(lua_State *L) {
  luaL_newmetatable(L, CANDIDATES);
  luaL_setfuncs(L, meta, 0);
  luaL_newlib(L, functions);
  return 1;
}
