/* state.c: the one Lua state: where modules are found, and how a function is
** called so that an error shows where in the scripts it happened. */
#include <stdio.h>
#include <string.h>

#include "lauxlib.h"
#include "lua.h"

#include "host.h"

void print_error(const char *message) {
  fflush(stdout);
  fprintf(stderr, "tj: %s\n", message);
}

/* package.searchers[2]: "tj.NAME" -> ROOT/stdlib/NAME.lua. Upvalue: ROOT.
** Before Lua's own searchers, so that no file of the current folder or of
** another program takes the place of a module of tj. */
static int search_stdlib(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const char *path;
  if (strncmp(name, "tj.", 3) != 0 || strchr(name + 3, '/') != NULL) return 0;
  name = luaL_gsub(L, name + 3, ".", "/");
  path = lua_pushfstring(L, "%s/stdlib/%s.lua",
                         lua_tostring(L, lua_upvalueindex(1)), name);
  switch (luaL_loadfile(L, path)) {
  case LUA_OK: lua_pushstring(L, path); return 2;
  case LUA_ERRFILE: lua_pushfstring(L, "no file '%s'", path); return 1;
  default: return lua_error(L); /* its message names file and line */
  }
}

static void add_searcher(lua_State *L, const char *root) {
  lua_Integer i;
  lua_getglobal(L, "package");
  lua_getfield(L, -1, "searchers");
  for (i = luaL_len(L, -1); i >= 2; i--) {
    lua_geti(L, -1, i);
    lua_seti(L, -2, i + 1);
  }
  lua_pushstring(L, root);
  lua_pushcclosure(L, search_stdlib, 1);
  lua_seti(L, -2, 2);
  lua_pop(L, 2);
}

/* tj.host: what only the host knows. Absent under a stock lua5.4. */
static int open_host(lua_State *L) {
  lua_newtable(L);
  push_executable(L);
  lua_setfield(L, -2, "executable");
  lua_pushliteral(L, TJ_VERSION);
  lua_setfield(L, -2, "version");
  push_terminal(L);
  lua_setfield(L, -2, "terminal");
  return 1;
}

void open_state(lua_State *L, const char *root) {
  open_libraries(L);
  interrupt_follow(L);
  add_searcher(L, root);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, open_host);
  lua_setfield(L, -2, "tj.host");
  lua_pop(L, 1);
}

/* [-0, +1, m] the error at 'index' as a string. */
static const char *push_message(lua_State *L, int index) {
  if (lua_type(L, index) == LUA_TSTRING)
    lua_pushvalue(L, index);
  else if (luaL_callmeta(L, index, "__tostring") &&
           lua_type(L, -1) == LUA_TSTRING)
    return lua_tostring(L, -1);
  else
    lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, index));
  return lua_tostring(L, -1);
}

/* Lua cuts a long path in a message to "...tail"; here it is made whole from
** the frames that are still there. */
static void add_whole_message(lua_State *L, luaL_Buffer *b,
                              const char *message) {
  lua_Debug ar;
  int level;
  size_t length;
  for (level = 0; lua_getstack(L, level, &ar) && level < 200; level++) {
    lua_getinfo(L, "S", &ar);
    length = strlen(ar.short_src);
    if (ar.source[0] == '@' && strncmp(ar.short_src, "...", 3) == 0 &&
        strncmp(message, ar.short_src, length) == 0) {
      luaL_addstring(b, ar.source + 1);
      message += length;
      break;
    }
  }
  luaL_addstring(b, message);
}

/* Copies a traceback without the lines of C functions, the host's among them:
** a script's author looks for lines of his own. */
static void add_lua_frames(luaL_Buffer *b, const char *trace) {
  while (*trace != '\0') {
    const char *next = strchr(trace + 1, '\n');
    size_t length = next != NULL ? (size_t)(next - trace) : strlen(trace);
    if (strncmp(trace, "\n\t[C]:", 6) != 0) luaL_addlstring(b, trace, length);
    trace += length;
  }
}

/* The message handler: message, then the traceback. */
static int add_traceback(lua_State *L) {
  luaL_Buffer b;
  const char *message, *trace;
  if (interrupted()) {
    lua_pushliteral(L, "interrupted");
    return 1;
  }
  message = push_message(L, 1);
  luaL_traceback(L, L, "", 1);
  trace = lua_tostring(L, -1);
  luaL_buffinit(L, &b);
  add_whole_message(L, &b, message);
  add_lua_frames(&b, trace);
  luaL_pushresult(&b);
  return 1;
}

int call_traced(lua_State *L, int arguments, int results) {
  int function = lua_gettop(L) - arguments;
  int status;
  lua_pushcfunction(L, add_traceback);
  lua_insert(L, function);
  interrupt_arm(L);
  status = lua_pcall(L, arguments, results, function);
  interrupt_disarm(L);
  lua_remove(L, function);
  return status;
}
