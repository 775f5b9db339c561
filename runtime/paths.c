/* paths.c: finds the program's own files, from any folder, in the tree and
** installed. stdlib/paths.lua names the rest from the root found here. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lauxlib.h"
#include "lua.h"

#include "host.h"

#define MARK "/stdlib/paths.lua" /* the root is the folder that has this */

static bool read_executable(char *path, size_t size) {
  ssize_t length = readlink("/proc/self/exe", path, size - 1);
  if (length < 0) return false;
  path[length] = '\0';
  return true;
}

/* Is path + suffix a root? Then 'path' becomes it. */
static bool try_root(char *path, size_t size, const char *suffix) {
  char marked[PATH_MAX];
  size_t length = strlen(path);
  int needed = snprintf(marked, sizeof marked, "%s%s%s", path, suffix, MARK);
  if (needed < 0 || (size_t)needed >= sizeof marked) return false;
  if (access(marked, R_OK) != 0) return false;
  if (length + strlen(suffix) >= size) return false;
  strcpy(path + length, suffix);
  return true;
}

/* Walks up from the program: the tree's root lies above build/tj, the
** installed one in share/tj beside bin/. */
static bool find_root(char *path, size_t size) {
  char *slash;
  if (!read_executable(path, size)) return false;
  while ((slash = strrchr(path, '/')) != NULL) {
    *slash = '\0';
    if (try_root(path, size, "") || try_root(path, size, "/share/tj"))
      return true;
  }
  return false;
}

void push_executable(lua_State *L) {
  char path[PATH_MAX];
  if (read_executable(path, sizeof path))
    lua_pushstring(L, path);
  else
    lua_pushnil(L);
}

void push_root(lua_State *L) {
  char path[PATH_MAX];
  const char *home = getenv("TJ_HOME");
  if (home != NULL && *home != '\0')
    lua_pushstring(L, home);
  else if (find_root(path, sizeof path))
    lua_pushstring(L, path);
  else
    lua_pushnil(L);
}
