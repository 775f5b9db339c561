/* repl.c: the terminal's side of the REPL: editing, history and completion by
** readline, and Ctrl-C. stdlib/repl.lua is the rest. There is one terminal,
** so there is one static state; readline itself has only one. */
#include <errno.h>
#include <poll.h>
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

#define MAX_HISTORY 1000

static lua_State *completing; /* whose function completes; NULL when none */
static int completer = LUA_NOREF;
static int candidates = LUA_NOREF;
static char *line; /* the last line read; freed before the next */
static bool has_line;
static volatile sig_atomic_t stopped; /* Ctrl-C at the prompt */

/* ---- reading a line ---- */

static void on_stop(int signal_number) {
  (void)signal_number;
  stopped = 1;
}

static void take_line(char *text) {
  line = text;
  has_line = true;
  rl_callback_handler_remove(); /* before the next prompt is shown */
}

/* Feeds readline until it has a line (true) or Ctrl-C was pressed. */
static bool edit_line(const char *prompt) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  has_line = false;
  stopped = 0;
  rl_callback_handler_install(prompt, take_line);
  while (!has_line && !stopped)
    if (poll(&input, 1, -1) > 0) rl_callback_read_char();
  if (has_line) return true;
  rl_callback_sigcleanup();
  rl_callback_handler_remove();
  fputs("^C\n", stdout);
  return false;
}

/* terminal.read(prompt) -> line | nil at the end | false after Ctrl-C */
static int terminal_read(lua_State *L) {
  const char *prompt = luaL_checkstring(L, 1);
  struct sigaction action, before;
  bool done;
  free(line);
  line = NULL;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_stop; /* no SA_RESTART: poll must return */
  sigaction(SIGINT, &action, &before);
  done = edit_line(prompt);
  sigaction(SIGINT, &before, NULL);
  if (!done)
    lua_pushboolean(L, 0);
  else
    lua_pushstring(L, line); /* nil for NULL: Ctrl-D */
  return 1;
}

/* ---- history ---- */

/* terminal.remember(text) adds to the history, unless it is there as last. */
static int terminal_remember(lua_State *L) {
  const char *text = luaL_checkstring(L, 1);
  HIST_ENTRY *last = history_get(history_base + history_length - 1);
  if (last == NULL || strcmp(last->line, text) != 0) add_history(text);
  return 0;
}

/* terminal.load_history(path) -> true | nil, message, code. That there is none
** yet is no failure. Entries of several lines stay together. */
static int terminal_load_history(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  int error;
  using_history();
  stifle_history(MAX_HISTORY);
  history_comment_char = '#';
  history_write_timestamps = 1; /* what keeps such entries together */
  error = read_history(path);
  errno = error;
  return luaL_fileresult(L, error == 0 || error == ENOENT, path);
}

/* terminal.save_history(path) -> true | nil, message, code */
static int terminal_save_history(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  int error = write_history(path);
  errno = error;
  return luaL_fileresult(L, error == 0, path);
}

/* ---- completion ---- */

/* For readline: the candidate of that number, allocated, or NULL. */
static char *next_candidate(const char *text, int number) {
  static int next;
  char *candidate = NULL;
  (void)text;
  if (number == 0) next = 0;
  lua_rawgeti(completing, LUA_REGISTRYINDEX, candidates);
  if (lua_rawgeti(completing, -1, ++next) == LUA_TSTRING)
    candidate = strdup(lua_tostring(completing, -1));
  lua_pop(completing, 2);
  return candidate;
}

/* Arguments: the text. Keeps the list that the completer gives for it. */
static int find_candidates(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, completer);
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  luaL_checktype(L, -1, LUA_TTABLE);
  luaL_unref(L, LUA_REGISTRYINDEX, candidates);
  candidates = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

/* For readline. Inside quotes it completes file names, as it does itself. */
static char **complete(const char *text, int start, int end) {
  (void)end;
  if (start > 0 && strchr("\"'", rl_line_buffer[start - 1]) != NULL)
    return NULL;
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  lua_pushcfunction(completing, find_candidates);
  lua_pushstring(completing, text);
  if (lua_pcall(completing, 1, 0, 0) != LUA_OK) {
    lua_pop(completing, 1); /* a field that cannot be read has no names */
    return NULL;
  }
  return rl_completion_matches(text, next_candidate);
}

/* terminal.set_completer(f): f(text) -> list of what text may become */
static int terminal_set_completer(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  luaL_unref(L, LUA_REGISTRYINDEX, completer);
  completer = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  completing = lua_tothread(L, -1);
  rl_readline_name = "tj";
  rl_completer_word_break_characters = " \t\n\"'><=;+-*%^~#{}()[],";
  rl_attempted_completion_function = complete;
  return 0;
}

/* ---- running ---- */

/* terminal.call(f, ...) -> true, results... | false, message with traceback.
** Ctrl-C raises in f. */
static int terminal_call(lua_State *L) {
  int status;
  luaL_checktype(L, 1, LUA_TFUNCTION);
  status = call_traced(L, lua_gettop(L) - 1, LUA_MULTRET);
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

static const luaL_Reg functions[] = {{"read", terminal_read},
                                     {"remember", terminal_remember},
                                     {"load_history", terminal_load_history},
                                     {"save_history", terminal_save_history},
                                     {"set_completer", terminal_set_completer},
                                     {"call", terminal_call},
                                     {NULL, NULL}};

void push_terminal(lua_State *L) {
  luaL_newlib(L, functions);
}
