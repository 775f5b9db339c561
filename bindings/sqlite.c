/* sqlite.c: SQLite databases for Lua. Lua: tj.core.sqlite.
** A Database owns its connection until close, __close or __gc. A Statement
** keeps its Database alive (user value 1); closing the Database finalises its
** statements, which are then closed as well. What SQLite refuses (a locked or
** damaged file, wrong SQL) comes back as nil, message, code. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <sqlite3.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"
#include "fts.h"
#include "sha256.h"
#include "support.h"

#define DATABASE  "tj.core.sqlite.Database"
#define STATEMENT "tj.core.sqlite.Statement"
#define BLOB      "tj.core.sqlite.blob" /* its user value 1: the bytes */

#define BUSY_MS 5000 /* how long a locked database is waited for */

typedef struct Database {
  sqlite3 *handle;              /* owned; NULL when closed */
  struct Statement *statements; /* the open ones, borrowed from Lua */
  lua_State *L; /* who calls SQLite now, for the functions in Lua */
  int running;  /* functions in Lua that are being called */
  char path[];  /* for messages */
} Database;

typedef struct Statement {
  sqlite3_stmt *handle;              /* owned; NULL when closed */
  Database *database;                /* alive by user value 1 */
  struct Statement *previous, *next; /* among the Database's open ones */
  lua_Integer run; /* counts starts: an older iterator must not go on */
  bool stepping;   /* SQLite is in it now, and calls a function in Lua */
} Statement;

/* A function in Lua that SQL calls. SQLite owns it and frees it. */
typedef struct Function {
  Database *database;
  int reference; /* in the registry */
} Function;

/* refuse_sql: [-0, +3, m] nil, "path: what SQLite says", code. */
static int refuse_sql(lua_State *L, const Database *database, int code) {
  const char *what = database->handle != NULL ? sqlite3_errmsg(database->handle)
                                              : sqlite3_errstr(code);
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", database->path, what);
  lua_pushinteger(L, code);
  return 3;
}

/* [-0, +0, v] the open Database at 'arg', ready for SQLite to be called. */
static Database *check_database(lua_State *L, int arg) {
  Database *database = luaL_checkudata(L, arg, DATABASE);
  luaL_argcheck(L, database->handle != NULL, arg, "database is closed");
  database->L = L;
  return database;
}

/* [-0, +0, v] raises in a function that the statement itself calls: SQLite must
** not be asked to reset or free what it is in. */
static void check_at_rest(lua_State *L, const Statement *statement) {
  if (statement->stepping)
    luaL_error(L, "a function of the statement cannot use it");
}

static Statement *check_statement(lua_State *L, int arg) {
  Statement *statement = luaL_checkudata(L, arg, STATEMENT);
  luaL_argcheck(L, statement->handle != NULL, arg, "statement is closed");
  check_at_rest(L, statement);
  statement->database->L = L;
  return statement;
}

/* [-0, +0, v] SQL without NUL, at which SQLite would stop. */
static const char *check_sql(lua_State *L, int arg) {
  size_t length;
  const char *sql = luaL_checklstring(L, arg, &length);
  luaL_argcheck(L, strlen(sql) == length, arg, "SQL with a NUL byte");
  return sql;
}

/* Statements ------------------------------------------------------------- */

/* Puts an open statement into the list of its database. */
static void link_statement(Statement *statement) {
  Database *database = statement->database;
  statement->previous = NULL;
  statement->next = database->statements;
  if (statement->next != NULL) statement->next->previous = statement;
  database->statements = statement;
}

/* Finalises a statement and takes it out of the list; harmless twice. */
static void statement_free(Statement *statement) {
  if (statement->handle == NULL) return;
  if (statement->next != NULL) statement->next->previous = statement->previous;
  if (statement->previous != NULL)
    statement->previous->next = statement->next;
  else
    statement->database->statements = statement->next;
  sqlite3_finalize(statement->handle);
  statement->handle = NULL;
}

/* [-0, +1, e] a new Statement from 'sql' for the Database at 'arg', or an
** SQLite code and nothing pushed. */
static int push_statement(lua_State *L, int arg, const char *sql) {
  Database *database = lua_touserdata(L, arg);
  Statement *statement;
  const char *rest;
  int code;
  lua_pushvalue(L, arg);
  statement = lua_newuserdatauv(L, sizeof *statement, 1);
  statement->handle = NULL;
  statement->database = database;
  statement->run = 0;
  statement->stepping = false;
  lua_rotate(L, -2, 1);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, STATEMENT);
  code =
      sqlite3_prepare_v2(database->handle, sql, -1, &statement->handle, &rest);
  if (code != SQLITE_OK) {
    lua_pop(L, 1);
    return code;
  }
  if (statement->handle == NULL) luaL_error(L, "no statement in the SQL");
  link_statement(statement);
  if (rest[strspn(rest, " \t\r\n;")] != '\0')
    luaL_error(L, "more than one statement; exec takes many: %s", rest);
  return SQLITE_OK;
}

/* statement:close(). Harmless twice: also __close and __gc. */
static int statement_close(lua_State *L) {
  Statement *statement = luaL_checkudata(L, 1, STATEMENT);
  check_at_rest(L, statement);
  statement->database->L = L;
  statement_free(statement);
  return 0;
}

/* sqlite3_step; no error in Lua jumps through it. */
static int step(Statement *statement) {
  int code;
  statement->stepping = true;
  code = sqlite3_step(statement->handle);
  statement->stepping = false;
  return code;
}

static void reset(Statement *statement) {
  statement->run++;
  sqlite3_reset(statement->handle);
}

/* [-0, +1, m] what the parameter is called: its name or its number. */
static const char *push_parameter(lua_State *L, const Statement *statement,
                                  int index) {
  const char *name = sqlite3_bind_parameter_name(statement->handle, index);
  return name != NULL ? lua_pushstring(L, name)
                      : lua_pushfstring(L, "%d", index);
}

/* [-0, +0, e] binds the value at the top to the parameter 'index'. */
static int bind_userdata(lua_State *L, const Statement *statement, int index) {
  const char *bytes;
  size_t length;
  int code;
  if (lua_touserdata(L, -1) == NULL)
    return sqlite3_bind_null(statement->handle, index);
  if (luaL_testudata(L, -1, BLOB) == NULL)
    return luaL_error(L, "parameter %s: a userdata is no SQL value",
                      push_parameter(L, statement, index));
  lua_getiuservalue(L, -1, 1);
  bytes = lua_tolstring(L, -1, &length);
  code = sqlite3_bind_blob64(statement->handle, index, bytes, length,
                             SQLITE_TRANSIENT);
  lua_pop(L, 1);
  return code;
}

static int bind_value(lua_State *L, const Statement *statement, int index) {
  sqlite3_stmt *handle = statement->handle;
  const char *text;
  size_t length;
  switch (lua_type(L, -1)) {
  case LUA_TNIL: return sqlite3_bind_null(handle, index);
  case LUA_TBOOLEAN:
    return sqlite3_bind_int(handle, index, lua_toboolean(L, -1));
  case LUA_TNUMBER:
    if (lua_isinteger(L, -1))
      return sqlite3_bind_int64(handle, index, lua_tointeger(L, -1));
    return sqlite3_bind_double(handle, index, lua_tonumber(L, -1));
  case LUA_TSTRING:
    text = lua_tolstring(L, -1, &length);
    return sqlite3_bind_text64(handle, index, text, length, SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  case LUA_TLIGHTUSERDATA:
  case LUA_TUSERDATA: return bind_userdata(L, statement, index);
  default:
    return luaL_error(L, "parameter %s: a %s is no SQL value",
                      push_parameter(L, statement, index),
                      luaL_typename(L, -1));
  }
}

/* [-0, +0, e] raises for a key at 'key' that names no parameter. */
static void check_parameter(lua_State *L, const Statement *statement, int key) {
  int count = sqlite3_bind_parameter_count(statement->handle);
  const char *name;
  if (lua_isinteger(L, key)) {
    if (lua_tointeger(L, key) >= 1 && lua_tointeger(L, key) <= count) return;
  } else if (lua_type(L, key) == LUA_TSTRING) {
    for (int i = 1; i <= count; i++) {
      name = sqlite3_bind_parameter_name(statement->handle, i);
      if (name != NULL && strcmp(name + 1, lua_tostring(L, key)) == 0) return;
    }
  }
  luaL_error(L, "no such parameter: %s", luaL_tolstring(L, key, NULL));
}

/* [-0, +0, e] starts anew with the parameters of the table at 'arg', or with
** none when it is absent; what the table lacks is NULL. */
static int bind_all(lua_State *L, Statement *statement, int arg) {
  int count = sqlite3_bind_parameter_count(statement->handle);
  int code = SQLITE_OK;
  reset(statement);
  if (lua_isnoneornil(L, arg)) return SQLITE_OK;
  luaL_checktype(L, arg, LUA_TTABLE);
  sqlite3_clear_bindings(statement->handle);
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1))
    check_parameter(L, statement, lua_gettop(L) - 1);
  for (int i = 1; i <= count && code == SQLITE_OK; i++) {
    const char *name = sqlite3_bind_parameter_name(statement->handle, i);
    if (name != NULL && name[0] != '?') {
      lua_pushstring(L, name + 1);
      lua_rawget(L, arg);
    } else {
      lua_rawgeti(L, arg, i);
    }
    code = bind_value(L, statement, i);
    lua_pop(L, 1);
  }
  return code;
}

/* [-0, +1, m] the value of a column of the row that is ready. */
static void push_column(lua_State *L, sqlite3_stmt *handle, int column) {
  switch (sqlite3_column_type(handle, column)) {
  case SQLITE_INTEGER:
    lua_pushinteger(L, sqlite3_column_int64(handle, column));
    break;
  case SQLITE_FLOAT:
    lua_pushnumber(L, sqlite3_column_double(handle, column));
    break;
  case SQLITE_NULL: lua_pushnil(L); break;
  default: { /* text and blobs: the bytes before their count */
    const char *bytes = sqlite3_column_blob(handle, column);
    int length = sqlite3_column_bytes(handle, column);
    lua_pushlstring(L, bytes != NULL ? bytes : "", (size_t)length);
  }
  }
}

/* [-0, +1, e] the row that is ready, by the names of the columns. */
static void push_row(lua_State *L, sqlite3_stmt *handle) {
  int count = sqlite3_column_count(handle);
  lua_createtable(L, 0, count);
  for (int i = 0; i < count; i++) {
    push_column(L, handle, i);
    lua_setfield(L, -2, sqlite3_column_name(handle, i));
  }
}

/* Two columns of one name would lose one of them in the row's table. */
static void check_columns(lua_State *L, sqlite3_stmt *handle) {
  int count = sqlite3_column_count(handle);
  for (int i = 0; i < count; i++)
    for (int j = 0; j < i; j++)
      if (strcmp(sqlite3_column_name(handle, i),
                 sqlite3_column_name(handle, j)) == 0)
        luaL_error(L, "two columns are named %s",
                   sqlite3_column_name(handle, i));
}

/* [-0, +n, m] runs to the end: the count of changed rows, or refuse_sql. */
static int run_to_end(lua_State *L, Statement *statement) {
  Database *database = statement->database;
  sqlite3_int64 before = sqlite3_total_changes64(database->handle);
  int results = 1, code;
  do {
    code = step(statement);
  } while (code == SQLITE_ROW);
  if (code != SQLITE_DONE)
    results = refuse_sql(L, database, code);
  else if (sqlite3_total_changes64(database->handle) == before)
    lua_pushinteger(L, 0); /* SQLite would give the count of another one */
  else
    lua_pushinteger(L, sqlite3_changes64(database->handle));
  reset(statement);
  return results;
}

/* [-0, +n, m] the first column of the first row, or nil; or refuse_sql. */
static int first_value(lua_State *L, Statement *statement) {
  int code = step(statement), results = 1;
  if (code == SQLITE_ROW)
    push_column(L, statement->handle, 0);
  else if (code == SQLITE_DONE)
    lua_pushnil(L);
  else
    results = refuse_sql(L, statement->database, code);
  reset(statement);
  return results;
}

/* The iterator of rows. Upvalues: the Statement, the run it belongs to. */
static int next_row(lua_State *L) {
  Statement *statement = lua_touserdata(L, lua_upvalueindex(1));
  int code;
  if (statement->handle == NULL) return luaL_error(L, "statement is closed");
  check_at_rest(L, statement);
  if (lua_tointeger(L, lua_upvalueindex(2)) != statement->run)
    return luaL_error(L, "the statement was started again or is done");
  statement->database->L = L;
  code = step(statement);
  if (code == SQLITE_ROW) {
    push_row(L, statement->handle);
    return 1;
  }
  if (code != SQLITE_DONE) {
    refuse_sql(L, statement->database, code);
    reset(statement);
    lua_pop(L, 1);
    return lua_error(L);
  }
  reset(statement);
  lua_pushnil(L);
  return 1;
}

/* [-0, +1, e] an iterator over the rows of the bound Statement at 'arg'. */
static void push_rows(lua_State *L, int arg) {
  Statement *statement = lua_touserdata(L, arg);
  check_columns(L, statement->handle);
  lua_pushvalue(L, arg);
  lua_pushinteger(L, statement->run);
  lua_pushcclosure(L, next_row, 2);
}

/* statement:bind(params) -> statement | nil, message, code */
static int statement_bind(lua_State *L) {
  Statement *statement = check_statement(L, 1);
  int code = bind_all(L, statement, 2);
  if (code != SQLITE_OK) return refuse_sql(L, statement->database, code);
  lua_settop(L, 1);
  return 1;
}

/* statement:run([params]) -> changes | nil, message, code */
static int statement_run(lua_State *L) {
  Statement *statement = check_statement(L, 1);
  int code = bind_all(L, statement, 2);
  if (code != SQLITE_OK) return refuse_sql(L, statement->database, code);
  return run_to_end(L, statement);
}

/* statement:value([params]) -> value | nil | nil, message, code */
static int statement_value(lua_State *L) {
  Statement *statement = check_statement(L, 1);
  int code = bind_all(L, statement, 2);
  if (code != SQLITE_OK) return refuse_sql(L, statement->database, code);
  return first_value(L, statement);
}

/* statement:rows([params]) -> iterator of tables; it raises what SQLite
** refuses on the way. */
static int statement_rows(lua_State *L) {
  Statement *statement = check_statement(L, 1);
  if (bind_all(L, statement, 2) != SQLITE_OK) {
    refuse_sql(L, statement->database, SQLITE_ERROR);
    lua_pop(L, 1);
    return lua_error(L);
  }
  push_rows(L, 1);
  return 1;
}

/* Databases -------------------------------------------------------------- */

typedef struct OpenOptions {
  bool readonly, create;
  int busy_ms;
} OpenOptions;

static OpenOptions check_options(lua_State *L, int arg) {
  OpenOptions options = {false, true, BUSY_MS};
  if (lua_isnoneornil(L, arg)) return options;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (strcmp(key, "readonly") == 0)
      options.readonly = lua_toboolean(L, -1);
    else if (strcmp(key, "create") == 0)
      options.create = lua_toboolean(L, -1);
    else if (strcmp(key, "busy_ms") == 0)
      options.busy_ms = (int)luaL_checkinteger(L, -1);
    else
      luaL_error(L, "unknown option: %s", luaL_tolstring(L, -2, NULL));
  }
  return options;
}

/* Opens, and reads the header, so that a file that is no database is refused
** here and not at the first query. */
static int open_handle(Database *database, const OpenOptions *options) {
  int flags = SQLITE_OPEN_READWRITE, code;
  if (options->readonly)
    flags = SQLITE_OPEN_READONLY;
  else if (options->create)
    flags |= SQLITE_OPEN_CREATE;
  code = sqlite3_open_v2(database->path, &database->handle, flags, NULL);
  if (code != SQLITE_OK) return code;
  sqlite3_busy_timeout(database->handle, options->busy_ms);
  return sqlite3_exec(database->handle, "PRAGMA schema_version", NULL, NULL,
                      NULL);
}

/* sqlite.open(path [, options]) -> Database | nil, message, code */
static int sqlite_open(lua_State *L) {
  size_t length;
  const char *path = luaL_checklstring(L, 1, &length);
  OpenOptions options = check_options(L, 2);
  Database *database;
  int code;
  luaL_argcheck(L, strlen(path) == length, 1, "a path with a NUL byte");
  database = lua_newuserdatauv(L, sizeof *database + length + 1, 0);
  database->handle = NULL;
  database->statements = NULL;
  database->L = L;
  database->running = 0;
  memcpy(database->path, path, length + 1);
  luaL_setmetatable(L, DATABASE);
  code = open_handle(database, &options);
  if (code == SQLITE_OK) return 1;
  refuse_sql(L, database, code);
  sqlite3_close(database->handle);
  database->handle = NULL;
  return 3;
}

/* database:close(). Harmless twice: also __close and __gc. */
static int database_close(lua_State *L) {
  Database *database = luaL_checkudata(L, 1, DATABASE);
  if (database->handle == NULL) return 0;
  if (database->running > 0)
    return luaL_error(L, "a function of the database cannot close it");
  database->L = L;
  while (database->statements != NULL) statement_free(database->statements);
  sqlite3_close(database->handle);
  database->handle = NULL;
  return 0;
}

/* database:exec(sql) -> true | nil, message, code. Many statements. */
static int database_exec(lua_State *L) {
  Database *database = check_database(L, 1);
  const char *sql = check_sql(L, 2);
  int code = sqlite3_exec(database->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK) return refuse_sql(L, database, code);
  lua_pushboolean(L, 1);
  return 1;
}

/* database:prepare(sql) -> Statement | nil, message, code. One statement. */
static int database_prepare(lua_State *L) {
  Database *database = check_database(L, 1);
  int code = push_statement(L, 1, check_sql(L, 2));
  return code == SQLITE_OK ? 1 : refuse_sql(L, database, code);
}

/* [-0, +1, e] a Statement from the SQL at 2, bound to the table at 3 and
** closed as the function ends; or the SQLite code. */
static int push_bound(lua_State *L) {
  int code = push_statement(L, 1, check_sql(L, 2));
  if (code != SQLITE_OK) return code;
  lua_toclose(L, -1);
  return bind_all(L, lua_touserdata(L, -1), 3);
}

/* database:run(sql [, params]) -> changes | nil, message, code */
static int database_run(lua_State *L) {
  Database *database = check_database(L, 1);
  int code;
  lua_settop(L, 3);
  code = push_bound(L);
  if (code != SQLITE_OK) return refuse_sql(L, database, code);
  return run_to_end(L, lua_touserdata(L, 4));
}

/* database:value(sql [, params]) -> value | nil | nil, message, code */
static int database_value(lua_State *L) {
  Database *database = check_database(L, 1);
  int code;
  lua_settop(L, 3);
  code = push_bound(L);
  if (code != SQLITE_OK) return refuse_sql(L, database, code);
  return first_value(L, lua_touserdata(L, 4));
}

/* database:rows(sql [, params]) -> iterator of tables, and the Statement as
** what a for loop closes. Raises what SQLite refuses, as io.lines does. */
static int database_rows(lua_State *L) {
  Database *database = check_database(L, 1);
  int code;
  lua_settop(L, 3);
  code = push_statement(L, 1, check_sql(L, 2));
  if (code == SQLITE_OK) code = bind_all(L, lua_touserdata(L, 4), 3);
  if (code != SQLITE_OK) {
    refuse_sql(L, database, code);
    lua_pop(L, 1);
    return lua_error(L);
  }
  push_rows(L, 4);
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushvalue(L, 4);
  return 4;
}

/* database:last_id() -> rowid of the row that was inserted last */
static int database_last_id(lua_State *L) {
  Database *database = check_database(L, 1);
  lua_pushinteger(L, sqlite3_last_insert_rowid(database->handle));
  return 1;
}

/* Ends the transaction; accepts that SQLite has ended it already. */
static void roll_back(Database *database) {
  if (sqlite3_get_autocommit(database->handle) == 0)
    sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* database:transaction(f) -> what f returns, or true for nothing | nil,
** message, code. Rolls back when f raises, and raises that again; and when f
** returns nil or false with a message, and returns them. */
static int database_transaction(lua_State *L) {
  Database *database = check_database(L, 1);
  int code, status;
  luaL_checktype(L, 2, LUA_TFUNCTION);
  if (sqlite3_get_autocommit(database->handle) == 0)
    return luaL_error(L, "a transaction is open already");
  code = sqlite3_exec(database->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if (code != SQLITE_OK) return refuse_sql(L, database, code);
  lua_settop(L, 2);
  status = lua_pcall(L, 0, LUA_MULTRET, 0);
  if (database->handle == NULL)
    return luaL_error(L, "the database was closed in its transaction");
  database->L = L;
  if (status != LUA_OK) {
    roll_back(database);
    return lua_error(L);
  }
  if (lua_gettop(L) > 2 && !lua_toboolean(L, 2) && !lua_isnil(L, 3)) {
    roll_back(database);
    return lua_gettop(L) - 1;
  }
  code = sqlite3_exec(database->handle, "COMMIT", NULL, NULL, NULL);
  if (code != SQLITE_OK) {
    int results = refuse_sql(L, database, code);
    roll_back(database);
    return results;
  }
  if (lua_gettop(L) == 1) lua_pushboolean(L, 1);
  return lua_gettop(L) - 1;
}

/* Functions in Lua -------------------------------------------------------- */

typedef struct Call {
  sqlite3_context *context;
  int count;
  sqlite3_value **values;
} Call;

static void push_argument(lua_State *L, sqlite3_value *value) {
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER: lua_pushinteger(L, sqlite3_value_int64(value)); break;
  case SQLITE_FLOAT: lua_pushnumber(L, sqlite3_value_double(value)); break;
  case SQLITE_NULL: lua_pushnil(L); break;
  default: {
    const char *bytes = sqlite3_value_blob(value);
    int length = sqlite3_value_bytes(value);
    lua_pushlstring(L, bytes != NULL ? bytes : "", (size_t)length);
  }
  }
}

/* [-0, +0, e] gives SQLite the value at the top as the result. */
static void set_result(lua_State *L, sqlite3_context *context) {
  size_t length;
  const char *text;
  switch (lua_type(L, -1)) {
  case LUA_TNIL: sqlite3_result_null(context); break;
  case LUA_TBOOLEAN: sqlite3_result_int(context, lua_toboolean(L, -1)); break;
  case LUA_TNUMBER:
    if (lua_isinteger(L, -1))
      sqlite3_result_int64(context, lua_tointeger(L, -1));
    else
      sqlite3_result_double(context, lua_tonumber(L, -1));
    break;
  case LUA_TSTRING:
    text = lua_tolstring(L, -1, &length);
    sqlite3_result_text64(context, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
    break;
  default:
    luaL_error(L, "a function of SQL cannot return a %s", luaL_typename(L, -1));
  }
}

/* Runs protected, since an error must not jump through SQLite. */
static int call_function(lua_State *L) {
  Call *call = lua_touserdata(L, 1);
  Function *function = sqlite3_user_data(call->context);
  luaL_checkstack(L, call->count + 4, "arguments");
  lua_rawgeti(L, LUA_REGISTRYINDEX, function->reference);
  for (int i = 0; i < call->count; i++) push_argument(L, call->values[i]);
  lua_call(L, call->count, 1);
  set_result(L, call->context);
  return 0;
}

static void function_call(sqlite3_context *context, int count,
                          sqlite3_value **values) {
  Function *function = sqlite3_user_data(context);
  Database *database = function->database;
  lua_State *L = database->L;
  Call call = {context, count, values};
  const char *message;
  if (!lua_checkstack(L, 4)) {
    sqlite3_result_error_nomem(context);
    return;
  }
  database->running++;
  lua_pushcfunction(L, call_function);
  lua_pushlightuserdata(L, &call);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1)
                                             : "an error that is no string";
    sqlite3_result_error(context, message, -1);
    lua_pop(L, 1);
  }
  database->running--;
  database->L = L; /* the function may have used another coroutine */
}

static void function_free(void *data) {
  Function *function = data;
  luaL_unref(function->database->L, LUA_REGISTRYINDEX, function->reference);
  sqlite3_free(function);
}

/* database:create_function(name, count, f) -> true | nil, message, code.
** SQL then calls f with 'count' arguments (-1: any number). */
static int database_create_function(lua_State *L) {
  Database *database = check_database(L, 1);
  const char *name = luaL_checkstring(L, 2);
  lua_Integer count = luaL_checkinteger(L, 3);
  Function *function;
  int code, reference;
  luaL_argcheck(L, count >= -1 && count <= 100, 3, "from -1 to 100");
  luaL_checktype(L, 4, LUA_TFUNCTION);
  lua_settop(L, 4);
  reference = luaL_ref(L, LUA_REGISTRYINDEX);
  function = sqlite3_malloc(sizeof *function);
  if (function == NULL) {
    luaL_unref(L, LUA_REGISTRYINDEX, reference);
    return luaL_error(L, "not enough memory");
  }
  function->database = database;
  function->reference = reference;
  code = sqlite3_create_function_v2(database->handle, name, (int)count,
                                    SQLITE_UTF8 | SQLITE_DIRECTONLY, function,
                                    function_call, NULL, NULL, function_free);
  if (code != SQLITE_OK) return refuse_sql(L, database, code);
  lua_pushboolean(L, 1);
  return 1;
}

/* database:add_tokenizer(segmenter [, name]) -> true | nil, message, code. A
** table of FTS5 made with tokenize = 'name' ("words") then finds words. */
static int database_add_tokenizer(lua_State *L) {
  Database *database = check_database(L, 1);
  Segmenter *segmenter = check_segmenter(L, 2);
  const char *name = luaL_optstring(L, 3, "words");
  int code = fts_register(database->handle, name, segmenter);
  if (code != SQLITE_OK) return refuse_sql(L, database, code);
  lua_pushboolean(L, 1);
  return 1;
}

/* sqlite.blob(bytes) -> blob, to be bound as a BLOB and not as text */
static int sqlite_blob(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_newuserdatauv(L, 1, 1);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, BLOB);
  return 1;
}

/* sqlite.hash(bytes) -> SHA-256 as 64 hexadecimal digits */
static int sqlite_hash(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  char hex[SHA256_HEX + 1];
  sha256_hex(bytes, length, hex);
  lua_pushstring(L, hex);
  return 1;
}

static const luaL_Reg functions[] = {{"open", sqlite_open},
                                     {"blob", sqlite_blob},
                                     {"hash", sqlite_hash},
                                     {NULL, NULL}};
static const luaL_Reg database_methods[] = {
    {"exec", database_exec},
    {"prepare", database_prepare},
    {"run", database_run},
    {"value", database_value},
    {"rows", database_rows},
    {"last_id", database_last_id},
    {"transaction", database_transaction},
    {"create_function", database_create_function},
    {"add_tokenizer", database_add_tokenizer},
    {"close", database_close},
    {NULL, NULL}};
static const luaL_Reg database_meta[] = {
    {"__gc", database_close}, {"__close", database_close}, {NULL, NULL}};
static const luaL_Reg statement_methods[] = {
    {"bind", statement_bind},   {"run", statement_run},
    {"value", statement_value}, {"rows", statement_rows},
    {"close", statement_close}, {NULL, NULL}};
static const luaL_Reg statement_meta[] = {
    {"__gc", statement_close}, {"__close", statement_close}, {NULL, NULL}};

static void add_type(lua_State *L, const char *name, const luaL_Reg *meta,
                     const luaL_Reg *methods) {
  luaL_newmetatable(L, name);
  luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

int luaopen_tj_core_sqlite(lua_State *L) {
  add_type(L, DATABASE, database_meta, database_methods);
  add_type(L, STATEMENT, statement_meta, statement_methods);
  luaL_newmetatable(L, BLOB);
  luaL_newlib(L, functions);
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  return 1;
}
