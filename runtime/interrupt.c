/* interrupt.c: Ctrl-C in a running script. The handler only sets a debug hook,
** which a signal may; the hook raises the error at the next instruction. Hooks
** belong to one coroutine, so it is kept in mind which one runs. */
#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

#include "host.h"

/* A script may catch the error with pcall. It is raised again, at first after
** so many instructions, which leaves __close and __gc time to put things in
** order; one that catches it over and over gets it at every instruction. */
#define RAISE_AGAIN_AFTER 1000000
#define PATIENCE          3

#define EVERY_EVENT (LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT)

static lua_State *running; /* what the handler stops; NULL when disarmed */
static int raised_count;
static volatile sig_atomic_t seen;
static struct sigaction before; /* what SIGINT did until armed */

static void raise_interrupted(lua_State *L, lua_Debug *ar) {
  int after = raised_count++ < PATIENCE ? RAISE_AGAIN_AFTER : 1;
  (void)ar;
  lua_sethook(L, raise_interrupted, LUA_MASKCOUNT, after);
  lua_pushliteral(L, "interrupted");
  lua_error(L);
}

static void on_signal(int signal_number) {
  signal(signal_number, SIG_DFL); /* the next one ends the program */
  seen = 1;
  if (running != NULL) lua_sethook(running, raise_interrupted, EVERY_EVENT, 1);
}

void interrupt_arm(lua_State *L) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal; /* no SA_RESTART: a read that waits ends */
  seen = 0;
  raised_count = 0;
  running = L;
  sigaction(SIGINT, &action, &before);
}

void interrupt_disarm(lua_State *L) {
  sigaction(SIGINT, &before, NULL);
  running = NULL;
  lua_sethook(L, NULL, 0, 0);
}

/* Calls the function at the bottom of the stack, which resumes 'co', with the
** arguments above it. What interrupts 'co' goes on to interrupt L. */
static int call_resuming(lua_State *L, lua_State *co) {
  lua_State *outer = running;
  bool seen_before = seen != 0;
  int status;
  if (outer != NULL) running = co;
  status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  running = outer;
  if (outer != NULL && seen && !seen_before)
    lua_sethook(outer, raise_interrupted, EVERY_EVENT, 1);
  return status == LUA_OK ? lua_gettop(L) : lua_error(L);
}

/* coroutine.resume. Upvalue: Lua's own. */
static int resume(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTHREAD);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  return call_resuming(L, lua_tothread(L, 2));
}

/* What coroutine.wrap returns. Upvalues: what Lua's own returned, and the
** coroutine in it. */
static int call_wrapped(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  return call_resuming(L, lua_tothread(L, lua_upvalueindex(2)));
}

/* coroutine.wrap. Upvalue: Lua's own. */
static int wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  lua_getupvalue(L, 1, 1);
  lua_pushcclosure(L, call_wrapped, 2);
  return 1;
}

/* [-0, +0, e] Puts a function with the original as upvalue in its place. */
static void replace(lua_State *L, const char *name, lua_CFunction function) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

void interrupt_follow(lua_State *L) {
  lua_getglobal(L, LUA_COLIBNAME);
  replace(L, "resume", resume);
  replace(L, "wrap", wrap);
  lua_pop(L, 1);
}

bool interrupted(void) {
  return seen != 0;
}
