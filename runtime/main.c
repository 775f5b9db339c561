/* main.c: the command line of the program itself. Every command but run, repl
** and the options is a script, found by stdlib/commands.lua. */
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sqlite3.h>

#include "lauxlib.h"
#include "lua.h"

#include "host.h"

static const char usage[] =
    "usage: tj                    the REPL (also: tj repl)\n"
    "       tj NAME ARG...        a script; tj list names them\n"
    "       tj run SCRIPT ARG...  a Lua file, or a script by its name\n"
    "       tj list               the scripts, bundled and your own\n"
    "       tj help [TOPIC]       a script, a module, a function or a page\n"
    "       tj --version | --help\n"
    "exit codes: 0 done; 1 found what it looks for; 2 wrong usage; 3 some\n"
    "inputs could not be read; 70 error in a script; 74 output not written;\n"
    "130 interrupted\n";

static int print_version(void) {
  char pcre[64] = "";
  pcre2_config(PCRE2_CONFIG_VERSION, pcre);
  printf("tj %s (%s, PCRE2 %s, SQLite %s)\n", TJ_VERSION, LUA_RELEASE, pcre,
         sqlite3_libversion());
  return EXIT_DONE;
}

static int refuse_usage(const char *problem) {
  fprintf(stderr, "tj: %s\n%s", problem, usage);
  return EXIT_USAGE;
}

/* [-0, +1, e] require(name).function */
static void push_function(lua_State *L, const char *name,
                          const char *function) {
  lua_getglobal(L, "require");
  lua_pushstring(L, name);
  lua_call(L, 1, 1);
  lua_getfield(L, -1, function);
  lua_remove(L, -2);
}

/* The global 'arg' as lua makes it: arg[0] is the script's path, what follows
** it on the command line counts from 1, what precedes it is negative. */
static void set_arg(lua_State *L, char **words, int script, const char *path) {
  int i;
  lua_newtable(L);
  for (i = 0; words[i] != NULL; i++) {
    lua_pushstring(L, words[i]);
    lua_seti(L, -2, i - script);
  }
  lua_pushstring(L, path);
  lua_seti(L, -2, 0);
  lua_setglobal(L, "arg");
}

static int report(lua_State *L) {
  print_error(luaL_tolstring(L, -1, NULL));
  return interrupted() ? EXIT_INTERRUPTED : EXIT_INTERNAL;
}

/* The exit code that a script returned, at the top: nil is 0. */
static int script_code(lua_State *L, const char *path) {
  int is_integer;
  lua_Integer code = lua_tointegerx(L, -1, &is_integer);
  if (interrupted()) return EXIT_INTERRUPTED;
  if (lua_isnil(L, -1)) return EXIT_DONE;
  if (is_integer && code >= 0 && code <= 255) return (int)code;
  lua_pushfstring(L, "%s: returned %s, not an exit code", path,
                  luaL_tolstring(L, -1, NULL));
  return report(L);
}

/* Runs the file at 'path' with the words after words[script]. */
static int run_file(lua_State *L, char **words, int script, const char *path) {
  int i;
  set_arg(L, words, script, path);
  if (luaL_loadfile(L, strcmp(path, "-") == 0 ? NULL : path) != LUA_OK)
    return report(L);
  for (i = script + 1; words[i] != NULL; i++) {
    luaL_checkstack(L, LUA_MINSTACK, "too many arguments");
    lua_pushstring(L, words[i]);
  }
  if (call_traced(L, i - script - 1, 1) != LUA_OK) return report(L);
  return script_code(L, path);
}

/* words[script] names a script ('finder' "find") or a file ("find_file"). */
static int run_script(lua_State *L, char **words, int script,
                      const char *finder) {
  push_function(L, "tj.commands", finder);
  lua_pushstring(L, words[script]);
  lua_call(L, 1, 2);
  if (lua_isnil(L, -2)) {
    print_error(lua_tostring(L, -1));
    return EXIT_USAGE;
  }
  lua_pop(L, 1);
  return run_file(L, words, script, lua_tostring(L, -1));
}

static int run_repl(lua_State *L, char **words) {
  set_arg(L, words, 0, "tj");
  signal(SIGINT, SIG_IGN); /* but while a line is read or runs */
  push_function(L, "tj.repl", "run");
  lua_call(L, 0, 1);
  return (int)lua_tointeger(L, -1);
}

static bool is_help(const char *word) {
  return word != NULL &&
         (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0);
}

static int run_command(lua_State *L, char **words) {
  const char *command = words[0] != NULL ? words[1] : NULL;
  if (command == NULL) return run_repl(L, words);
  if ((strcmp(command, "repl") == 0 || strcmp(command, "run") == 0) &&
      is_help(words[2])) {
    fputs(usage, stdout);
    return EXIT_DONE;
  }
  if (strcmp(command, "repl") == 0)
    return words[2] == NULL ? run_repl(L, words)
                            : refuse_usage("repl takes no arguments");
  if (strcmp(command, "run") == 0)
    return words[2] != NULL ? run_script(L, words, 2, "find_file")
                            : refuse_usage("run needs a script");
  if (command[0] == '-') {
    lua_pushfstring(L, "unknown option %s", command);
    return refuse_usage(lua_tostring(L, -1));
  }
  return run_script(L, words, 1, "find");
}

/* All that may raise. Takes the words of the command line, gives the code. */
static int pmain(lua_State *L) {
  char **words = lua_touserdata(L, 1);
  push_root(L);
  if (lua_isnil(L, -1)) {
    print_error("stdlib/ not found above this program or in share/tj beside "
                "it; TJ_HOME can name the folder that has it");
    lua_pushinteger(L, EXIT_INTERNAL);
    return 1;
  }
  open_state(L, lua_tostring(L, -1));
  lua_pushinteger(L, run_command(L, words));
  return 1;
}

static int run_state(char **words) {
  lua_State *L = luaL_newstate();
  int code;
  if (L == NULL) {
    print_error("not enough memory");
    return EXIT_INTERNAL;
  }
  lua_pushcfunction(L, pmain);
  lua_pushlightuserdata(L, words);
  if (lua_pcall(L, 1, 1, 0) == LUA_OK)
    code = (int)lua_tointeger(L, -1);
  else
    code = report(L);
  lua_close(L);
  return code;
}

/* What was printed must have arrived: a full disk is no success. */
static int finish_output(int code) {
  if (fflush(stdout) == 0 && !ferror(stdout)) return code;
  fprintf(stderr, "tj: standard output: %s\n", strerror(errno));
  return code == EXIT_INTERRUPTED ? code : EXIT_UNWRITTEN;
}

/* Large blocks, too, come from the heap, where what is freed waits for the next:
** a document's text takes the place of the buffer its file was read into, and a
** document that of the one before. A page that is touched for the first time
** costs more than to clean what is on it. */
static void keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 26);
}

int main(int argc, char **argv) {
  int code = EXIT_DONE;
  keep_memory();
  signal(SIGPIPE, SIG_DFL); /* a reader that goes away ends us quietly */
  if (argc == 2 && strcmp(argv[1], "--version") == 0)
    code = print_version();
  else if (argc == 2 && is_help(argv[1]))
    fputs(usage, stdout);
  else
    code = run_state(argv);
  return finish_output(code);
}
