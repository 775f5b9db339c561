/* host.h: the parts of the program that runs scripts. The host knows every
** binding through bindings.h; nothing knows the host. */
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>

#include "lua.h"

/* The exit codes of every command; stdlib/cli.lua has the same. */
enum ExitCode {
  EXIT_DONE = 0,
  EXIT_FOUND = 1,      /* done, and it found what it looks for */
  EXIT_USAGE = 2,      /* wrong usage */
  EXIT_UNREADABLE = 3, /* some inputs could not be read */
  EXIT_INTERNAL = 70,  /* an error in the program or in a script */
  EXIT_UNWRITTEN = 74, /* standard output could not be written */
  EXIT_INTERRUPTED = 130
};

/* paths.c: where things are. Both push a string, or nil when there is none. */
void push_executable(lua_State *L); /* [-0, +1, m] this program, links read */
void push_root(lua_State *L); /* [-0, +1, m] what holds stdlib/ and scripts/ */

/* openlibs.c: [-0, +0, e] Lua's own libraries, and in package.preload every
** native module. */
void open_libraries(lua_State *L);

/* state.c: [-0, +0, e] libraries, the searcher for tj.NAME under 'root', and
** the module tj.host. */
void open_state(lua_State *L, const char *root);

/* state.c: calls like lua_pcall, but an error is a message with a traceback of
** Lua's own frames, and Ctrl-C raises in the function. Then the status is
** LUA_ERRRUN and interrupted() says so. */
int call_traced(lua_State *L, int arguments, int results);

/* state.c: prints "tj: message" to standard error. */
void print_error(const char *message);

/* interrupt.c: from here until disarm, SIGINT raises "interrupted" in what L
** runs; a second one ends the program at once. */
void interrupt_arm(lua_State *L);
void interrupt_disarm(lua_State *L);

/* interrupt.c: [-0, +0, e] SIGINT then reaches coroutines too. */
void interrupt_follow(lua_State *L);

bool interrupted(void); /* did SIGINT come since the last arm? */

/* repl.c: [-0, +1, m] a table with the terminal's side of the REPL. */
void push_terminal(lua_State *L);

#endif
