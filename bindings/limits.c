/* limits.c: calls a function that may take only so many instructions, so much
** memory and so much time. Lua: tj.core.limits. Binding only.
** The allocator of the state is replaced while the function runs, so memory is
** limited under any host. The function runs in a coroutine of its own, so that
** its hook leaves the hook of the caller, which Ctrl-C needs, as it is. */
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"

#define STEP 200 /* instructions between two looks at the clock */

/* Garbage may take this times the memory that a call may hold. Only the hook can
** have it collected: a buffer of Lua's library fails without having tried. */
#define GARBAGE 4

/* Frames looked at for the line that runs: looking is quadratic in them. */
#define MOST_FRAMES 200

#define TOO_MUCH "took more than %I bytes of memory"

/* What a call may still take. It lies on the C stack of limits_call, and is the
** allocator's data, by which the hook finds it too. */
typedef struct Budget {
  lua_Alloc allocate; /* what gave memory before the call */
  void *owner;
  size_t used, most; /* bytes taken since, less those freed */
  bool refused;      /* was more asked for than even garbage may take? */
  lua_Integer instructions, most_instructions;
  lua_Integer seconds; /* of this thread's processor time */
  lua_Number deadline;
  const char *source; /* of the function that is called, which owns it */
} Budget;

static lua_Number processor_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (lua_Number)now.tv_sec + (lua_Number)now.tv_nsec / 1e9;
}

/* A lua_Alloc. After a refusal Lua collects garbage and asks once more. */
static void *allocate(void *data, void *block, size_t old, size_t size) {
  Budget *budget = data;
  size_t before = block != NULL ? old : 0; /* else 'old' is a kind of object */
  void *result;
  if (size > before && size - before > GARBAGE * budget->most - budget->used) {
    budget->refused = true;
    return NULL;
  }
  result = budget->allocate(budget->owner, block, old, size);
  if (result == NULL && size > 0) return NULL;
  if (size >= before)
    budget->used += size - before;
  else /* what was there before the call may be freed in it */
    budget->used -= before - size < budget->used ? before - size : budget->used;
  return result;
}

/* Raises with the line that runs in the file of the function that was called: a
** function of the host, which that may use, is no place to look for the fault. */
static int stop(lua_State *co, const Budget *budget, const char *message) {
  lua_Debug running;
  for (int level = 0; level < MOST_FRAMES; level++) {
    if (!lua_getstack(co, level, &running) || !lua_getinfo(co, "Sl", &running))
      break;
    if (running.currentline > 0 &&
        strcmp(running.source, budget->source) == 0) {
      lua_pushfstring(co, "%s:%d: %s", running.short_src, running.currentline,
                      message);
      return lua_error(co);
    }
  }
  lua_pushstring(co, message);
  return lua_error(co);
}

/* Collecting is dear, so it waits until half of what there is may be garbage. */
static void check_memory(lua_State *co, const Budget *budget) {
  if (budget->used / 2 <= budget->most) return;
  lua_gc(co, LUA_GCCOLLECT);
  if (budget->used > budget->most)
    stop(co, budget, lua_pushfstring(co, TOO_MUCH, (lua_Integer)budget->most));
}

static void on_count(lua_State *co, lua_Debug *event) {
  void *data;
  Budget *budget;
  (void)event;
  lua_getallocf(co, &data);
  budget = data;
  budget->instructions += STEP;
  if (budget->instructions >= budget->most_instructions)
    stop(co, budget,
         lua_pushfstring(co, "ran for more than %I instructions",
                         budget->most_instructions));
  check_memory(co, budget);
  if (processor_time() > budget->deadline)
    stop(co, budget,
         lua_pushfstring(co, "ran for more than %I seconds", budget->seconds));
}

/* Resumes 'co', which has the function and its arguments, under the budget.
** Nothing in here raises in L. */
static int resume_limited(lua_State *L, lua_State *co, int arguments,
                          Budget *budget, int *results) {
  int status;
  budget->allocate = lua_getallocf(L, &budget->owner);
  budget->deadline = processor_time() + (lua_Number)budget->seconds;
  lua_setallocf(L, allocate, budget);
  status = lua_resume(co, L, arguments, results);
  lua_setallocf(L, budget->allocate, budget->owner);
  return status;
}

/* A buffer of Lua's library that cannot grow raises this as a plain error. */
static bool is_memory_error(lua_State *co, int status, const Budget *budget) {
  const char *message = lua_tostring(co, -1);
  if (!budget->refused) return false;
  return status == LUA_ERRMEM ||
         (message != NULL && strcmp(message, "not enough memory") == 0);
}

static int push_failure(lua_State *L, lua_State *co, int status,
                        const Budget *budget) {
  lua_pushboolean(L, 0);
  if (status == LUA_YIELD) {
    lua_pushliteral(L, "attempt to yield");
  } else if (is_memory_error(co, status, budget)) {
    lua_pushfstring(L, TOO_MUCH, (lua_Integer)budget->most);
  } else {
    lua_xmove(co, L, 1);
  }
  return 2;
}

/* limits.call(instructions, bytes, seconds, f, ...) -> true, results of f |
** false, failure. The state holds at most 'bytes' more than it did before, and
** never more than GARBAGE times that. */
static int limits_call(lua_State *L) {
  Budget budget = {0};
  lua_Integer bytes = luaL_checkinteger(L, 2);
  int arguments = lua_gettop(L) - 4, results, status;
  lua_State *co;
  lua_Debug called;
  budget.most_instructions = luaL_checkinteger(L, 1);
  budget.seconds = luaL_checkinteger(L, 3);
  luaL_checktype(L, 4, LUA_TFUNCTION);
  luaL_argcheck(L, 0 < bytes && bytes <= LUA_MAXINTEGER / GARBAGE, 2,
                "out of range");
  budget.most = (size_t)bytes;
  lua_pushvalue(L, 4);
  lua_getinfo(L, ">S", &called);
  budget.source = called.source;
  co = lua_newthread(L);
  lua_insert(L, 4);
  luaL_argcheck(L, lua_checkstack(co, arguments + 1), 5, "too many arguments");
  lua_xmove(L, co, arguments + 1);
  lua_sethook(co, on_count, LUA_MASKCOUNT, STEP);
  status = resume_limited(L, co, arguments, &budget, &results);
  if (status != LUA_OK) return push_failure(L, co, status, &budget);
  luaL_checkstack(L, results + 1, "too many results");
  lua_pushboolean(L, 1);
  lua_xmove(co, L, results);
  return results + 1;
}

static const luaL_Reg functions[] = {{"call", limits_call}, {NULL, NULL}};

int luaopen_tj_core_limits(lua_State *L) {
  luaL_newlib(L, functions);
  return 1;
}
