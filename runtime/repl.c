/* repl.c: the terminal's side of the REPL; stdlib/repl.lua is the rest. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "lauxlib.h"
#include "lua.h"

#include "host.h"

void push_terminal(lua_State *L) {
  lua_newtable(L);
}
