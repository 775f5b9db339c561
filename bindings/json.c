/* json.c: JSON for Lua. Lua: tj.core.json.
** cJSON prints: the tree that encode builds belongs to a Tree userdata until
** it is printed. json_reader.c reads, because cJSON keeps every number as a
** double and cuts a string at a NUL (docs/decisions.md). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"
#include "json_reader.h"
#include "support.h"
#include "utf8.h"

#define NUMBER "tj.core.json.number" /* a literal: its digits, then NUL */
#define ARRAY  "tj.core.json.array"  /* the mark of a table that is a list */
#define TREE   "tj.core.json.tree"

typedef struct Tree {
  cJSON *root; /* owned */
  char *text;  /* owned: what cJSON printed */
} Tree;

/* The way from the value that encode was given to the one it is at. */
typedef struct Step {
  const struct Step *outer; /* NULL at the top */
  const void *table;        /* the table at this place */
  const char *key;          /* of an object; NULL in an array */
  lua_Integer index;
} Step;

typedef struct Encoder {
  lua_State *L;
  int depth;
} Encoder;

/* [-0, +1, m] pushes the path to 'step', such as value.facts[3].unit. */
static void push_path(lua_State *L, const Step *step) {
  if (step == NULL) {
    lua_pushliteral(L, "value");
    return;
  }
  push_path(L, step->outer);
  if (step->key != NULL)
    lua_pushfstring(L, ".%s", step->key);
  else
    lua_pushfstring(L, "[%I]", step->index);
  lua_concat(L, 2);
}

/* Raises "value.x[1]: what is wrong". */
static int refuse_value(lua_State *L, const Step *step, const char *wrong) {
  luaL_checkstack(L, 8, "json");
  push_path(L, step);
  return luaL_error(L, "%s: %s", lua_tostring(L, -1), wrong);
}

/* What is wrong with a string as JSON text, or NULL. */
static const char *string_fault(const char *text, size_t length) {
  for (size_t at = 0, step; at < length; at += step) {
    step = 1;
    if ((unsigned char)text[at] < 0x80) continue;
    utf8_read(text, at, length, &step);
    if (step == 1) return "a string that is not UTF-8";
  }
  return NULL;
}

/* [-0, +1, m] the string at the top as JSON, for the one char that cJSON
** cannot hold: every NUL is written \u0000. */
static void push_quoted(lua_State *L, const char *text, size_t length) {
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  luaL_addchar(&buffer, '"');
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    char code[8];
    if (c < 0x20) {
      snprintf(code, sizeof code, "\\u%04x", c);
      luaL_addstring(&buffer, code);
    } else {
      if (c == '"' || c == '\\') luaL_addchar(&buffer, '\\');
      luaL_addchar(&buffer, (char)c);
    }
  }
  luaL_addchar(&buffer, '"');
  luaL_pushresult(&buffer);
}

static cJSON *string_node(Encoder *encoder, const Step *step) {
  size_t length;
  const char *text = lua_tolstring(encoder->L, -1, &length);
  const char *wrong = string_fault(text, length);
  cJSON *node;
  if (wrong != NULL) refuse_value(encoder->L, step, wrong);
  if (memchr(text, '\0', length) == NULL) return cJSON_CreateString(text);
  push_quoted(encoder->L, text, length);
  node = cJSON_CreateRaw(lua_tostring(encoder->L, -1));
  lua_pop(encoder->L, 1);
  return node;
}

/* The shortest decimal that reads back as 'value', always with a point or an
** exponent, so that it reads back as a float. */
static cJSON *float_node(Encoder *encoder, const Step *step) {
  double value = lua_tonumber(encoder->L, -1);
  char digits[40];
  char *point;
  if (isnan(value)) refuse_value(encoder->L, step, "NaN has no JSON form");
  if (isinf(value)) refuse_value(encoder->L, step, "inf has no JSON form");
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(digits, sizeof digits, "%.*g", precision, value);
    if (strtod(digits, NULL) == value) break;
  }
  point = strpbrk(digits, ".,e");
  if (point == NULL)
    strcat(digits, ".0");
  else if (*point == ',')
    *point = '.'; /* a locale's */
  return cJSON_CreateRaw(digits);
}

static cJSON *number_node(Encoder *encoder, const Step *step) {
  char digits[24];
  if (!lua_isinteger(encoder->L, -1)) return float_node(encoder, step);
  snprintf(digits, sizeof digits, LUA_INTEGER_FMT,
           lua_tointeger(encoder->L, -1));
  return cJSON_CreateRaw(digits);
}

static cJSON *userdata_node(Encoder *encoder, const Step *step) {
  const char *digits = luaL_testudata(encoder->L, -1, NUMBER);
  if (digits == NULL)
    refuse_value(encoder->L, step, "a userdata has no JSON form");
  return cJSON_CreateRaw(digits);
}

static void encode_table(Encoder *encoder, cJSON *node, const Step *step);
static bool is_array(Encoder *encoder, const Step *step);

/* The node of the value at the top, empty where it is a table. */
static cJSON *node_of(Encoder *encoder, const Step *step) {
  lua_State *L = encoder->L;
  char wrong[64];
  switch (lua_type(L, -1)) {
  case LUA_TSTRING: return string_node(encoder, step);
  case LUA_TNUMBER: return number_node(encoder, step);
  case LUA_TBOOLEAN: return cJSON_CreateBool(lua_toboolean(L, -1));
  case LUA_TUSERDATA: return userdata_node(encoder, step);
  case LUA_TTABLE:
    return is_array(encoder, step) ? cJSON_CreateArray() : cJSON_CreateObject();
  case LUA_TLIGHTUSERDATA:
    if (lua_touserdata(L, -1) == NULL) return cJSON_CreateNull();
    break;
  default: break;
  }
  snprintf(wrong, sizeof wrong, "a %s has no JSON form", luaL_typename(L, -1));
  refuse_value(L, step, wrong);
  return NULL;
}

/* [-1, +0, e] adds the value at the top, which lies at 'step', to 'parent'. */
static void add_value(Encoder *encoder, cJSON *parent, const Step *step) {
  cJSON *node = node_of(encoder, step);
  cJSON_bool added = false;
  if (node != NULL)
    added = step->key != NULL ? cJSON_AddItemToObject(parent, step->key, node)
                              : cJSON_AddItemToArray(parent, node);
  if (!added) {
    cJSON_Delete(node); /* accepts NULL */
    luaL_error(encoder->L, "not enough memory");
  }
  if (lua_istable(encoder->L, -1)) encode_table(encoder, node, step);
  lua_pop(encoder->L, 1);
}

/* Whether the table at the top is a list: marked as one, or with the keys
** 1..n and no other. Raises where it is neither list nor object. */
static bool is_array(Encoder *encoder, const Step *step) {
  lua_State *L = encoder->L;
  lua_Integer count = 0, numbered = 0, largest = 0;
  bool marked = false;
  luaL_checkstack(L, 8, "json");
  if (lua_getmetatable(L, -1)) {
    luaL_getmetatable(L, ARRAY);
    marked = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
  }
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    count++;
    if (lua_isinteger(L, -2)) {
      numbered++;
      if (lua_tointeger(L, -2) > largest) largest = lua_tointeger(L, -2);
      if (lua_tointeger(L, -2) < 1) largest = LUA_MAXINTEGER;
    } else if (lua_type(L, -2) != LUA_TSTRING) {
      refuse_value(L, step, "a key that is neither a string nor 1..n");
    }
  }
  if (numbered == 0 && !(marked && count > 0)) return marked;
  if (numbered < count) refuse_value(L, step, "keys of a list and names mixed");
  if (largest != count) refuse_value(L, step, "a list with holes");
  return true;
}

typedef struct Key {
  const char *text; /* borrowed from the table that is being encoded */
  size_t length;
} Key;

static int compare_keys(const void *a, const void *b) {
  const Key *left = a, *right = b;
  size_t common = left->length < right->length ? left->length : right->length;
  int order = memcmp(left->text, right->text, common);
  if (order != 0) return order;
  return (left->length > right->length) - (left->length < right->length);
}

/* [-0, +1, e] the sorted keys of the table at the top, in a new userdata. */
static const Key *push_keys(Encoder *encoder, const Step *step, size_t *count) {
  lua_State *L = encoder->L;
  Key *keys;
  size_t used = 0;
  *count = 0;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) *count += 1;
  keys = lua_newuserdatauv(L, *count * sizeof *keys + 1, 0);
  for (lua_pushnil(L); lua_next(L, -3); lua_pop(L, 1)) {
    Key *key = &keys[used++];
    key->text = lua_tolstring(L, -2, &key->length);
    if (memchr(key->text, '\0', key->length) != NULL)
      refuse_value(L, step, "a key that holds a NUL byte");
    if (string_fault(key->text, key->length) != NULL)
      refuse_value(L, step, "a key that is not UTF-8");
  }
  qsort(keys, *count, sizeof *keys, compare_keys);
  return keys;
}

static void encode_object(Encoder *encoder, cJSON *node, Step *inner) {
  lua_State *L = encoder->L;
  size_t count;
  const Key *keys = push_keys(encoder, inner->outer, &count);
  for (size_t i = 0; i < count; i++) {
    inner->key = keys[i].text;
    lua_pushlstring(L, keys[i].text, keys[i].length);
    lua_rawget(L, -3);
    add_value(encoder, node, inner);
  }
  lua_pop(L, 1);
}

static void encode_array(Encoder *encoder, cJSON *node, Step *inner) {
  lua_Integer count = (lua_Integer)lua_rawlen(encoder->L, -1);
  for (lua_Integer i = 1; i <= count; i++) {
    inner->index = i;
    lua_rawgeti(encoder->L, -1, i);
    add_value(encoder, node, inner);
  }
}

/* Fills 'node' from the table at the top, which lies at 'step'. */
static void encode_table(Encoder *encoder, cJSON *node, const Step *step) {
  Step inner = {step, lua_topointer(encoder->L, -1), NULL, 0};
  luaL_checkstack(encoder->L, 16, "json");
  for (const Step *outer = step; outer != NULL; outer = outer->outer)
    if (outer->table == inner.table)
      refuse_value(encoder->L, step, "a table that holds itself");
  if (++encoder->depth > JSON_MAX_DEPTH)
    refuse_value(encoder->L, NULL, "nested deeper than 1000");
  if (cJSON_IsArray(node))
    encode_array(encoder, node, &inner);
  else
    encode_object(encoder, node, &inner);
  encoder->depth--;
}

static int tree_free(lua_State *L) {
  Tree *tree = luaL_checkudata(L, 1, TREE);
  cJSON_free(tree->text);
  cJSON_Delete(tree->root);
  tree->text = NULL;
  tree->root = NULL;
  return 0;
}

/* Whether the options table at 'arg' asks for pretty; refuses other keys. */
static bool check_pretty(lua_State *L, int arg) {
  bool pretty = false;
  if (lua_isnoneornil(L, arg)) return false;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING ||
        strcmp(lua_tostring(L, -2), "pretty") != 0)
      luaL_error(L, "unknown option: %s", luaL_tolstring(L, -2, NULL));
    pretty = lua_toboolean(L, -1);
  }
  return pretty;
}

/* json.encode(value [, options]) -> text. Keys are sorted. Raises on what has
** no JSON form, and names its path. */
static int json_encode(lua_State *L) {
  bool pretty = check_pretty(L, 2);
  Encoder encoder = {L, 0};
  Tree *tree;
  luaL_checkany(L, 1);
  tree = lua_newuserdatauv(L, sizeof *tree, 0);
  tree->root = NULL;
  tree->text = NULL;
  luaL_setmetatable(L, TREE);
  lua_toclose(L, -1); /* freed as the function ends, not by the collector */
  lua_pushvalue(L, 1);
  tree->root = node_of(&encoder, NULL);
  if (tree->root == NULL) return luaL_error(L, "not enough memory");
  if (lua_istable(L, -1)) encode_table(&encoder, tree->root, NULL);
  tree->text =
      pretty ? cJSON_Print(tree->root) : cJSON_PrintUnformatted(tree->root);
  if (tree->text == NULL) return luaL_error(L, "not enough memory");
  lua_pushstring(L, tree->text);
  return 1;
}

/* [-0, +1, e] the string token just read. */
static void push_string(lua_State *L, const JsonReader *reader) {
  size_t length = reader->end - reader->start;
  luaL_Buffer buffer;
  if (!reader->escaped) {
    lua_pushlstring(L, reader->text + reader->start, length);
    return;
  }
  luaL_buffinitsize(L, &buffer, length);
  length = json_unescape(reader, luaL_buffaddr(&buffer));
  luaL_pushresultsize(&buffer, length);
}

/* [-0, +1, m] 'digits' as a literal; they must be a JSON number. */
static void push_literal(lua_State *L, const char *digits, size_t length) {
  char *literal = lua_newuserdatauv(L, length + 1, 0);
  memcpy(literal, digits, length);
  literal[length] = '\0';
  luaL_setmetatable(L, NUMBER);
}

/* [-0, +1, m] the number token just read: an integer that fits 64 bits is
** kept as it is, a fraction is the nearest float, and what is too large for
** either is a literal. */
static void push_number(lua_State *L, const JsonReader *reader) {
  size_t length = reader->end - reader->start;
  const char *digits = reader->text + reader->start;
  bool is_whole = true;
  int64_t integer;
  if (json_integer(reader, &integer)) {
    lua_pushinteger(L, integer);
    return;
  }
  for (size_t i = 0; i < length; i++)
    if (memchr(".eE", digits[i], 3) != NULL) is_whole = false;
  if (is_whole && length == 2) { /* no other is refused so short */
    lua_pushnumber(L, -0.0);
    return;
  }
  if (!is_whole) {
    lua_pushlstring(L, digits, length);
    lua_stringtonumber(L, lua_tostring(L, -1));
    lua_remove(L, -2);
    if (!isinf(lua_tonumber(L, -1))) return;
    lua_pop(L, 1);
  }
  push_literal(L, digits, length);
}

/* [-0, +1, m] an empty table with the mark of a list. */
static void push_array(lua_State *L) {
  lua_newtable(L);
  luaL_setmetatable(L, ARRAY);
}

/* [-0, +0 or +1, e] pushes the value or container that 'token' begins. */
static void push_token(lua_State *L, const JsonReader *reader,
                       enum JsonToken token) {
  luaL_checkstack(L, 8, "json");
  switch (token) {
  case JSON_NULL: lua_pushlightuserdata(L, NULL); break;
  case JSON_TRUE: lua_pushboolean(L, 1); break;
  case JSON_FALSE: lua_pushboolean(L, 0); break;
  case JSON_NUMBER: push_number(L, reader); break;
  case JSON_KEY:
  case JSON_STRING: push_string(L, reader); break;
  case JSON_OPEN_ARRAY: push_array(L); break;
  case JSON_OPEN_OBJECT: lua_newtable(L); break;
  default: break;
  }
}

/* [-1 or -2, +0, m] puts the finished value at the top into the container
** that 'reader' has open, below it. False for a key that was there before. */
static bool store_value(lua_State *L, const JsonReader *reader,
                        lua_Integer *counts) {
  size_t depth = reader->depth;
  bool fresh;
  if (!reader->object[depth - 1]) {
    lua_rawseti(L, -2, ++counts[depth - 1]);
    return true;
  }
  lua_pushvalue(L, -2);
  fresh = lua_rawget(L, -4) == LUA_TNIL;
  lua_pop(L, 1);
  lua_rawset(L, -3);
  return fresh;
}

/* [-0, +1, e] reads one value; false leaves rubbish on the stack and
** reader->wrong says why. The C stack does not grow with the nesting. */
static bool push_value(lua_State *L, JsonReader *reader) {
  lua_Integer counts[JSON_MAX_DEPTH];
  enum JsonToken token;
  while ((token = json_next(reader)) != JSON_DONE) {
    if (token == JSON_FAULT) return false;
    push_token(L, reader, token);
    if (token == JSON_OPEN_ARRAY || token == JSON_OPEN_OBJECT)
      counts[reader->depth - 1] = 0;
    else if (token != JSON_KEY && reader->depth > 0 &&
             !store_value(L, reader, counts)) {
      reader->wrong = "the key of this value occurs twice";
      return false;
    }
  }
  return true;
}

/* [-0, +2, m] nil, "name:line: column N: what"; 'line' is that of the first
** line of the text. */
static void push_fault(lua_State *L, const JsonReader *reader, const char *name,
                       lua_Integer first_line) {
  size_t line, column;
  json_place(reader, &line, &column);
  luaL_pushfail(L);
  lua_pushfstring(L, "%s:%I: column %I: %s", name,
                  first_line + (lua_Integer)line - 1, (lua_Integer)column,
                  reader->wrong);
}

/* json.decode(text [, name]) -> value | nil, "name:line: column N: what" */
static int json_decode(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *name = luaL_optstring(L, 2, "json");
  JsonReader reader;
  json_reader_init(&reader, text, length);
  if (push_value(L, &reader)) return 1;
  push_fault(L, &reader, name, 1);
  return 2;
}

/* [-0, +1, e] the next line of the text at upvalue 1, without its end, or nil;
** upvalue 4 is where it begins. */
static void push_text_line(lua_State *L) {
  size_t length;
  const char *text = lua_tolstring(L, lua_upvalueindex(1), &length), *end;
  size_t start = (size_t)lua_tointeger(L, lua_upvalueindex(4));
  if (start >= length) {
    lua_pushnil(L);
    return;
  }
  end = memchr(text + start, '\n', length - start);
  if (end == NULL) end = text + length;
  lua_pushlstring(L, text + start, (size_t)(end - text) - start);
  lua_pushinteger(L, end - text + 1);
  lua_replace(L, lua_upvalueindex(4));
}

/* [-0, +1, e] the next line, from the text or from the function. */
static void push_line(lua_State *L) {
  if (lua_type(L, lua_upvalueindex(1)) == LUA_TSTRING) {
    push_text_line(L);
  } else {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_call(L, 0, 1);
    if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "json.lines: a line must be a string, got %s",
                 luaL_typename(L, -1));
  }
}

static bool is_blank(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (memchr(" \t\r\n", text[i], 4) == NULL) return false;
  return true;
}

/* The iterator of json.lines. Upvalues: source, name, number of the last
** line, start of the next. */
static int next_line(lua_State *L) {
  lua_Integer line = lua_tointeger(L, lua_upvalueindex(3));
  const char *text;
  size_t length;
  JsonReader reader;
  lua_settop(L, 0);
  do {
    lua_settop(L, 0);
    push_line(L);
    if (lua_isnil(L, 1)) return 1;
    text = lua_tolstring(L, 1, &length);
    line++;
  } while (is_blank(text, length));
  lua_pushinteger(L, line);
  lua_copy(L, -1, lua_upvalueindex(3));
  json_reader_init(&reader, text, length);
  if (push_value(L, &reader)) return 2;
  lua_settop(L, 2);
  push_fault(L, &reader, lua_tostring(L, lua_upvalueindex(2)), line);
  return 3;
}

/* json.lines(source [, name]) -> iterator of line, value | line, nil, message.
** 'source' is a text, or a function that gives a line at each call and then
** nil, such as io.lines. Blank lines are counted and passed over. */
static int json_lines(lua_State *L) {
  if (lua_type(L, 1) != LUA_TSTRING) luaL_checktype(L, 1, LUA_TFUNCTION);
  luaL_optstring(L, 2, NULL);
  lua_settop(L, 2);
  if (lua_isnil(L, 2)) {
    lua_pushliteral(L, "json");
    lua_replace(L, 2);
  }
  lua_pushinteger(L, 0);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_line, 4);
  return 1;
}

/* json.number(digits) -> literal, written as it is: json.number "5.90" */
static int json_number(lua_State *L) {
  size_t length;
  const char *digits = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, json_is_number(digits, length), 1, "not a JSON number");
  push_literal(L, digits, length);
  return 1;
}

/* json.array([table]) -> table, marked as a list; a new one by default. */
static int json_array(lua_State *L) {
  if (lua_isnoneornil(L, 1)) {
    push_array(L);
    return 1;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  if (lua_getmetatable(L, 1)) {
    luaL_getmetatable(L, ARRAY);
    luaL_argcheck(L, lua_rawequal(L, -1, -2), 1, "has another metatable");
  }
  lua_settop(L, 1);
  luaL_setmetatable(L, ARRAY);
  return 1;
}

/* json.is_array(value) -> boolean: whether json.array marked it. */
static int json_is_array(lua_State *L) {
  bool marked = false;
  luaL_checkany(L, 1);
  if (lua_istable(L, 1) && lua_getmetatable(L, 1)) {
    luaL_getmetatable(L, ARRAY);
    marked = lua_rawequal(L, -1, -2);
  }
  lua_pushboolean(L, marked);
  return 1;
}

/* tostring(literal) -> digits */
static int number_tostring(lua_State *L) {
  lua_pushstring(L, luaL_checkudata(L, 1, NUMBER));
  return 1;
}

/* literal == literal: the same digits. */
static int number_equal(lua_State *L) {
  const char *left = luaL_testudata(L, 1, NUMBER);
  const char *right = luaL_testudata(L, 2, NUMBER);
  lua_pushboolean(L, left && right && strcmp(left, right) == 0);
  return 1;
}

static const luaL_Reg functions[] = {{"encode", json_encode},
                                     {"decode", json_decode},
                                     {"lines", json_lines},
                                     {"number", json_number},
                                     {"array", json_array},
                                     {"is_array", json_is_array},
                                     {NULL, NULL}};
static const luaL_Reg number_meta[] = {
    {"__tostring", number_tostring}, {"__eq", number_equal}, {NULL, NULL}};
static const luaL_Reg tree_meta[] = {
    {"__gc", tree_free}, {"__close", tree_free}, {NULL, NULL}};

int luaopen_tj_core_json(lua_State *L) {
  luaL_newmetatable(L, NUMBER);
  luaL_setfuncs(L, number_meta, 0);
  luaL_newmetatable(L, TREE);
  luaL_setfuncs(L, tree_meta, 0);
  luaL_newmetatable(L, ARRAY);
  luaL_newlib(L, functions);
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  return 1;
}
