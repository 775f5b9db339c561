/* interrupt.c: Ctrl-C in a running script. The handler only sets a debug hook,
** which a signal may; the hook raises the error at the next instruction. */
#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "lauxlib.h"
#include "lua.h"

#include "host.h"

/* A script may catch the error with pcall. It is raised again, at first after
** so many instructions, which leaves __close and __gc time to put things in
** order; one that catches it over and over gets it at every instruction. */
#define RAISE_AGAIN_AFTER 1000000
#define PATIENCE          3

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
  int every = LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT;
  signal(signal_number, SIG_DFL); /* the next one ends the program */
  seen = 1;
  if (running != NULL) lua_sethook(running, raise_interrupted, every, 1);
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

bool interrupted(void) {
  return seen != 0;
}
