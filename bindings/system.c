/* system.c: the few things of the operating system that Lua lacks: terminals,
** files written whole or not at all, worker processes.
** Lua: tj.core.system. A Pool owns its worker processes until it is closed. */
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lauxlib.h"
#include "lua.h"

#include "bindings.h"
#include "support.h"
#include "wholefile.h"

#define POOL "tj.core.system.Pool" /* metatable key, and name in messages */

enum { MAX_WORKERS = 256 };
enum { AHEAD = 4 }; /* items a worker that may wait for an earlier one */

/* The pool's user values. */
enum { ITEMS = 1, FUNCTION, RESULTS, MESSAGES };

typedef struct Worker {
  pid_t pid;        /* 0: there is no process */
  int socket;       /* items go out, results come in */
  lua_Integer item; /* what it works on; 0 when idle */
} Worker;

typedef struct Pool {
  pid_t owner; /* the process that made it; in a worker it is a mere copy */
  lua_Integer item_count;
  lua_Integer sent;  /* items 1 to 'sent' are done or with a worker */
  lua_Integer given; /* results 1 to 'given' are with the caller */
  int worker_count;
  Worker workers[];
} Pool;

/* What a worker sends before the bytes of its result. */
typedef struct Reply {
  uint64_t length;
  uint64_t failed; /* 1: the bytes are a message */
} Reply;

/* ---- terminals and files ---- */

/* The descriptor of the stream or integer at 'arg'; -1 when closed. */
static int check_descriptor(lua_State *L, int arg) {
  luaL_Stream *stream;
  if (lua_isinteger(L, arg)) return (int)lua_tointeger(L, arg);
  stream = luaL_checkudata(L, arg, LUA_FILEHANDLE);
  return stream->closef != NULL ? fileno(stream->f) : -1;
}

/* system.isatty(stream or descriptor) -> boolean */
static int system_isatty(lua_State *L) {
  int descriptor = check_descriptor(L, 1);
  lua_pushboolean(L, descriptor >= 0 && isatty(descriptor));
  return 1;
}

/* system.columns() -> integer | nil. Of the terminal on standard output or,
** that being none, on standard error; nil when neither is one. */
static int system_columns(lua_State *L) {
  static const int descriptors[] = {STDOUT_FILENO, STDERR_FILENO};
  struct winsize size;
  size_t i;
  for (i = 0; i < sizeof descriptors / sizeof *descriptors; i++) {
    if (ioctl(descriptors[i], TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      lua_pushinteger(L, size.ws_col);
      return 1;
    }
  }
  luaL_pushfail(L);
  return 1;
}

/* system.cpu_count() -> integer. The processors this process may run on. */
static int system_cpu_count(lua_State *L) {
  cpu_set_t set;
  int count = 1;
  if (sched_getaffinity(0, sizeof set, &set) == 0) count = CPU_COUNT(&set);
  lua_pushinteger(L, count);
  return 1;
}

/* system.write_whole(path, data) -> true | nil, message, code */
static int system_write_whole(lua_State *L) {
  size_t length;
  const char *path = luaL_checkstring(L, 1);
  const char *data = luaL_checklstring(L, 2, &length);
  Fault fault;
  if (!wholefile_write(path, data, length, &fault)) return refuse(L, &fault);
  lua_pushboolean(L, 1);
  return 1;
}

/* ---- a worker process ---- */

static bool send_all(int socket, const void *data, size_t length) {
  const char *p = data;
  while (length > 0) {
    ssize_t sent = send(socket, p, length, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    p += sent;
    length -= (size_t)sent;
  }
  return true;
}

static bool receive_all(int socket, void *data, size_t length) {
  char *p = data;
  while (length > 0) {
    ssize_t received = recv(socket, p, length, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    p += received;
    length -= (size_t)received;
  }
  return true;
}

/* [-0, +1, m] f(item, index) -> string. True when it gave one; else the top
** is a message. The pool is at stack index 1. */
static bool call_function(lua_State *L, lua_Integer item) {
  lua_getiuservalue(L, 1, FUNCTION);
  lua_getiuservalue(L, 1, ITEMS);
  lua_geti(L, -1, item);
  lua_remove(L, -2);
  lua_pushinteger(L, item);
  if (lua_pcall(L, 2, 1, 0) != LUA_OK) {
    luaL_tolstring(L, -1, NULL);
    return false;
  }
  if (lua_type(L, -1) == LUA_TSTRING) return true;
  lua_pushfstring(L, "the function returned a %s, not a string",
                  luaL_typename(L, -1));
  return false;
}

/* Serves items until the parent hangs up. Arguments: pool, own socket. */
static int serve(lua_State *L) {
  int socket = (int)lua_tointeger(L, 2);
  lua_Integer item;
  while (receive_all(socket, &item, sizeof item)) {
    Reply reply;
    size_t length;
    const char *data;
    memset(&reply, 0, sizeof reply);
    reply.failed = !call_function(L, item);
    data = lua_tolstring(L, -1, &length);
    reply.length = length;
    fflush(stdout);
    if (!send_all(socket, &reply, sizeof reply) ||
        !send_all(socket, data, length))
      break;
    lua_settop(L, 2);
  }
  return 0;
}

/* The life of a worker. Nothing leaves it: an error must not return into the
** parent's code, nor _exit flush what the parent has buffered. */
static void run_worker(lua_State *L, const Pool *pool, int socket) {
  int i, status;
  signal(SIGINT, SIG_DFL);
  for (i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid != 0) close(pool->workers[i].socket);
  lua_pushcfunction(L, serve);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, socket);
  status = lua_pcall(L, 2, 0, 0);
  _exit(status == LUA_OK ? 0 : 1);
}

/* ---- the pool ---- */

static void raise_errno(lua_State *L, const char *what) {
  luaL_error(L, "%s: %s", what, strerror(errno));
}

static void start_worker(lua_State *L, Pool *pool, Worker *worker) {
  int ends[2];
  pid_t pid;
  luaL_checkstack(L, LUA_MINSTACK, NULL); /* for run_worker: cannot raise */
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    raise_errno(L, "socketpair");
  fflush(stdout);
  fflush(stderr);
  pid = fork();
  if (pid == 0) {
    close(ends[0]);
    run_worker(L, pool, ends[1]);
  }
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    raise_errno(L, "fork");
  }
  worker->pid = pid;
  worker->socket = ends[0];
  worker->item = 0;
}

/* Ends the worker, whatever it does; returns how it had ended by itself. */
static int end_worker(Worker *worker) {
  int status = 0;
  kill(worker->pid, SIGKILL);
  close(worker->socket);
  while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) continue;
  worker->pid = 0;
  return status;
}

/* pool:close(). Harmless twice, so it is __close and __gc in one. */
static int pool_close(lua_State *L) {
  Pool *pool = luaL_checkudata(L, 1, POOL);
  int i;
  if (pool->owner != getpid()) return 0;
  for (i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid != 0) end_worker(&pool->workers[i]);
  pool->worker_count = 0;
  return 0;
}

/* [-1, +0, e] t[item] of the user value = the value at the top */
static void keep(lua_State *L, int user_value, lua_Integer item) {
  lua_getiuservalue(L, 1, user_value);
  lua_insert(L, -2);
  lua_seti(L, -2, item);
  lua_pop(L, 1);
}

/* A worker hung up: its item failed, and the next one gets a new worker. */
static void keep_crash(lua_State *L, Worker *worker) {
  lua_Integer item = worker->item;
  int status = end_worker(worker);
  if (WIFSIGNALED(status))
    lua_pushfstring(L, "worker ended by signal %d (%s)", WTERMSIG(status),
                    strsignal(WTERMSIG(status)));
  else
    lua_pushfstring(L, "worker ended with %d", WEXITSTATUS(status));
  keep(L, MESSAGES, item);
}

static void take_reply(lua_State *L, Worker *worker) {
  luaL_Buffer b;
  Reply reply;
  char *room;
  if (!receive_all(worker->socket, &reply, sizeof reply)) {
    keep_crash(L, worker);
    return;
  }
  room = luaL_buffinitsize(L, &b, (size_t)reply.length);
  if (!receive_all(worker->socket, room, (size_t)reply.length)) {
    luaL_pushresultsize(&b, 0);
    lua_pop(L, 1);
    keep_crash(L, worker);
    return;
  }
  luaL_pushresultsize(&b, (size_t)reply.length);
  keep(L, reply.failed ? MESSAGES : RESULTS, worker->item);
  worker->item = 0;
}

/* Gives every idle worker an item, as far ahead as results may wait. */
static void send_items(lua_State *L, Pool *pool) {
  lua_Integer limit = pool->given + (lua_Integer)AHEAD * pool->worker_count;
  int i;
  if (limit > pool->item_count) limit = pool->item_count;
  for (i = 0; i < pool->worker_count && pool->sent < limit; i++) {
    Worker *worker = &pool->workers[i];
    if (worker->pid != 0 && worker->item != 0) continue;
    if (worker->pid == 0) start_worker(L, pool, worker);
    worker->item = ++pool->sent;
    /* To a worker that has died it cannot be sent; take_reply sees that. */
    (void)send_all(worker->socket, &worker->item, sizeof worker->item);
  }
}

static int do_nothing(lua_State *L) {
  (void)L;
  return 0;
}

/* Waits until a worker has a reply, and takes it. */
static void wait_replies(lua_State *L, Pool *pool) {
  struct pollfd waits[MAX_WORKERS];
  int i;
  for (i = 0; i < pool->worker_count; i++) {
    const Worker *worker = &pool->workers[i];
    waits[i].fd = worker->pid != 0 && worker->item != 0 ? worker->socket : -1;
    waits[i].events = POLLIN;
    waits[i].revents = 0;
  }
  if (poll(waits, (nfds_t)pool->worker_count, -1) < 0) {
    if (errno != EINTR) raise_errno(L, "poll");
    lua_pushcfunction(L, do_nothing); /* a call: where Ctrl-C can raise */
    lua_call(L, 0, 0);
    return;
  }
  for (i = 0; i < pool->worker_count; i++)
    if (waits[i].revents != 0) take_reply(L, &pool->workers[i]);
}

/* [-0, +1, e] takes t[item] out of the user value; false when it is nil. */
static bool take(lua_State *L, int user_value, lua_Integer item) {
  lua_getiuservalue(L, 1, user_value);
  if (lua_geti(L, -1, item) == LUA_TNIL) {
    lua_pop(L, 2);
    return false;
  }
  lua_pushnil(L);
  lua_seti(L, -3, item);
  lua_remove(L, -2);
  return true;
}

/* The iterator: (pool) -> index, result | index, nil, message | nil */
static int pool_next(lua_State *L) {
  Pool *pool = luaL_checkudata(L, 1, POOL);
  lua_Integer item = pool->given + 1;
  lua_settop(L, 1);
  if (item > pool->item_count || pool->worker_count == 0) {
    pool_close(L);
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, item);
  for (;;) {
    send_items(L, pool);
    if (take(L, RESULTS, item)) break;
    lua_pushnil(L);
    if (take(L, MESSAGES, item)) break;
    lua_pop(L, 1);
    wait_replies(L, pool);
  }
  pool->given = item;
  return lua_gettop(L) - 1;
}

/* system.map(items, workers, f) -> iterator for a generic 'for', which gives
** index, result in the order of the list 'items', or index, nil, message for
** an item whose f raised or whose process died. f(item, index) returns a
** string and runs in a worker process: what it changes stays there. Raises
** when no process can be made. Leaving the loop ends the workers. */
static int system_map(lua_State *L) {
  lua_Integer item_count, workers = luaL_checkinteger(L, 2);
  Pool *pool;
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argcheck(L, workers >= 1 && workers <= MAX_WORKERS, 2,
                "not from 1 to 256");
  luaL_checktype(L, 3, LUA_TFUNCTION);
  item_count = luaL_len(L, 1);
  if (workers > item_count) workers = item_count > 0 ? item_count : 1;
  lua_pushcfunction(L, pool_next);
  pool = lua_newuserdatauv(
      L, sizeof *pool + (size_t)workers * sizeof *pool->workers, 4);
  memset(pool, 0, sizeof *pool + (size_t)workers * sizeof *pool->workers);
  pool->owner = getpid();
  pool->item_count = item_count;
  pool->worker_count = (int)workers;
  luaL_setmetatable(L, POOL);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, ITEMS);
  lua_pushvalue(L, 3);
  lua_setiuservalue(L, -2, FUNCTION);
  lua_newtable(L);
  lua_setiuservalue(L, -2, RESULTS);
  lua_newtable(L);
  lua_setiuservalue(L, -2, MESSAGES);
  lua_pushnil(L);
  lua_pushvalue(L, -2);
  return 4;
}

/* system.sleep(seconds). A signal ends it early. */
static int system_sleep(lua_State *L) {
  lua_Number seconds = luaL_checknumber(L, 1);
  struct timespec wait;
  luaL_argcheck(L, 0 <= seconds && seconds <= 86400, 1, "not 0 to 86400");
  wait.tv_sec = (time_t)seconds;
  wait.tv_nsec = (long)((seconds - (lua_Number)wait.tv_sec) * 1e9);
  nanosleep(&wait, NULL);
  return 0;
}

static const luaL_Reg functions[] = {{"isatty", system_isatty},
                                     {"columns", system_columns},
                                     {"cpu_count", system_cpu_count},
                                     {"write_whole", system_write_whole},
                                     {"map", system_map},
                                     {"sleep", system_sleep},
                                     {NULL, NULL}};

static const luaL_Reg meta[] = {
    {"__gc", pool_close}, {"__close", pool_close}, {NULL, NULL}};

int luaopen_tj_core_system(lua_State *L) {
  luaL_newmetatable(L, POOL);
  luaL_setfuncs(L, meta, 0);
  luaL_newlib(L, functions);
  lua_pushliteral(L, TJ_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
