/* quantity.c: numbers and quantities of a text. Lua: tj.core.quantity.
** Binding only: the engine is quantifier.c, which knows no Lua. A Quantifier's
** userdata owns it until close, __close or __gc, whichever is first; what it
** found stands in a Document, or in a userdata while it is pushed. */
#include "lua.h"
#include "lauxlib.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "bindings.h"
#include "glossary.h"
#include "quantifier.h"
#include "support.h"

#define QUANTIFIER "tj.core.Quantifier"
#define QUANTITIES "tj.core.Quantities"

typedef struct Handle {
  Quantifier *quantifier; /* owned; NULL when closed */
} Handle;

static const char *const unit_kinds[] = {"plain", "serial",    "great", "loose",
                                         "name",  "reference", NULL};
static const char *const fixed_kinds[] = {
    "word",  "idiom", "name", "period", "year",     "era",    "rank",
    "money", "minus", "some", "adverb", "festival", "amount", NULL};
static const char *const cue_kinds[] = {"reference", "ranking", "lasting",
                                        "recent",    "coming",  "stating",
                                        "doing",     "change",  NULL};
static const char *const noun_kinds[] = {"thing", "money", "slogan", "meeting",
                                         NULL};
static const char *const no_kinds[] = {"", NULL};

static const struct {
  const char *name;
  const char *const *kinds;
} lists[WORDS_LISTS] = {{"units", unit_kinds}, {"fixed", fixed_kinds},
                        {"before", no_kinds},  {"after", no_kinds},
                        {"cues", cue_kinds},   {"nouns", noun_kinds}};

/* [-0, +0, v] where 'name' stands in 'names'; an error tells of key and name.
 */
static int find_name(lua_State *L, const char *const *names, int count,
                     const char *name, const char *key) {
  int i;
  for (i = 0; i < count && names[i] != NULL; i++)
    if (strcmp(names[i], name) == 0) return i;
  return luaL_error(L, "unknown %s '%s'", key, name);
}

/* [-0, +1, v] field 'key' of the entry at 'entry', a string or 'otherwise'. */
static const char *push_field(lua_State *L, int entry, const char *key,
                              const char *otherwise) {
  if (lua_getfield(L, entry, key) == LUA_TNIL) {
    lua_pop(L, 1);
    return lua_pushstring(L, otherwise);
  }
  if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "%s must be a string", key);
  return lua_tostring(L, -1);
}

/* [-0, +0, v] a whole number that is 0 where absent. */
static uint32_t field_size(lua_State *L, const char *key) {
  lua_Integer value = 0;
  int is_integer = 1;
  if (lua_getfield(L, -1, key) != LUA_TNIL)
    value = lua_tointegerx(L, -1, &is_integer);
  lua_pop(L, 1);
  if (!is_integer || value < 0 || value > UINT32_MAX)
    luaL_error(L, "%s must be a whole number", key);
  return (uint32_t)value;
}

/* [-0, +0, v] raises on a key that no entry has. */
static void check_keys(lua_State *L) {
  static const char *const known[] = {"word", "name",  "type", "kind",
                                      "sign", "group", "size"};
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "an entry has a key that is no string");
    find_name(L, known, (int)(sizeof known / sizeof *known),
              lua_tostring(L, -1), "key");
  }
}

/* [-0, +0, v] adds the entry at the top to one list. */
static void add_entry(lua_State *L, Quantifier *quantifier, int list) {
  int entry = lua_gettop(L);
  const char *const *kinds = lists[list].kinds;
  Meaning meaning;
  Fault fault;
  size_t length;
  const char *word, *sign;
  if (!lua_istable(L, entry)) luaL_error(L, "an entry is no table");
  check_keys(L);
  meaning.group = field_size(L, "group");
  meaning.size = field_size(L, "size");
  if (lua_getfield(L, entry, "word") != LUA_TSTRING)
    luaL_error(L, "word must be a string");
  word = lua_tolstring(L, -1, &length);
  meaning.value = push_field(L, entry, "name", word);
  meaning.kind = find_name(L, kinds, INT_MAX,
                           push_field(L, entry, "kind", kinds[0]), "kind");
  meaning.type = find_name(L, quantity_type_names, QUANTITY_TYPES,
                           push_field(L, entry, "type", "number"), "type");
  sign = push_field(L, entry, "sign", "");
  if (strlen(sign) > 1 || strchr("=~><", sign[0]) == NULL)
    luaL_error(L, "unknown sign '%s'", sign);
  meaning.sign = sign[0];
  if (!quantifier_add(quantifier, (enum WordList)list, word, length, &meaning,
                      &fault))
    luaL_error(L, "%s", fault.message);
  lua_settop(L, entry);
}

/* [-0, +0, v] adds the list of words at the top. */
static void add_list(lua_State *L, Quantifier *quantifier, int list) {
  lua_Integer i, count = luaL_len(L, -1);
  for (i = 1; i <= count; i++) {
    lua_geti(L, -1, i);
    add_entry(L, quantifier, list);
    lua_pop(L, 1);
  }
}

/* quantity.open(lists) -> Quantifier. lists: units, fixed, before, after, cues,
** nouns, each a list of { word, name, type, kind, sign, group, size }. */
static int quantity_open(lua_State *L) {
  Handle *handle;
  int i;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  handle = lua_newuserdatauv(L, sizeof *handle, 0);
  handle->quantifier = NULL;
  luaL_setmetatable(L, QUANTIFIER);
  handle->quantifier = quantifier_new();
  if (handle->quantifier == NULL) return luaL_error(L, "not enough memory");
  lua_pushnil(L);
  while (lua_next(L, 1) != 0) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    for (i = 0; i < WORDS_LISTS; i++)
      if (strcmp(lists[i].name, key) == 0) break;
    if (i == WORDS_LISTS) return luaL_error(L, "unknown list '%s'", key);
    if (!lua_istable(L, -1)) return luaL_error(L, "%s must be a list", key);
    add_list(L, handle->quantifier, i);
    lua_pop(L, 1);
  }
  quantifier_seal(handle->quantifier);
  return 1;
}

/* [-0, +0, v] the open Quantifier at 'arg'. */
static const Quantifier *check_quantifier(lua_State *L, int arg) {
  const Handle *handle = luaL_checkudata(L, arg, QUANTIFIER);
  luaL_argcheck(L, handle->quantifier != NULL, arg, "Quantifier is closed");
  return handle->quantifier;
}

static void set_string(lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

/* Sets t[key] to the number, t[digits] to its digits, if there is one. Whole
** numbers that fit are integers, others floats. */
static void set_decimal(lua_State *L, const Quantities *quantities,
                        Decimal decimal, const char *key, const char *digits) {
  size_t length = decimal.digits.end - decimal.digits.start;
  if (length == 0) return;
  lua_pushlstring(L, quantities->digits + decimal.digits.start, length);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, digits);
  if (lua_stringtonumber(L, lua_tostring(L, -1)) == 0) lua_pushnumber(L, 0);
  lua_setfield(L, -3, key);
  lua_pop(L, 1);
}

static void set_place(lua_State *L, const char *first, const char *last,
                      Span span) {
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_setfield(L, -2, first);
  lua_pushinteger(L, (lua_Integer)span.end);
  lua_setfield(L, -2, last);
}

/* [-0, +1, m] one quantity as a table. */
static void push_quantity(lua_State *L, const Quantities *quantities,
                          const Quantity *item, const char *text) {
  char approx[2] = {item->approx, '\0'};
  lua_createtable(L, 0, 20);
  set_span(L, item->span);
  set_place(L, "number_first", "number_last", item->number);
  set_place(L, "context_first", "context_last", item->context);
  lua_pushlstring(L, text + item->span.start,
                  item->span.end - item->span.start);
  lua_setfield(L, -2, "text");
  set_string(L, "type", quantity_type_names[item->type]);
  set_string(L, "role", quantity_role_names[item->role]);
  set_string(L, "reason", quantity_reason_names[item->reason]);
  set_string(L, "approx", approx);
  lua_pushlstring(L, text + item->approx_word.start,
                  item->approx_word.end - item->approx_word.start);
  lua_setfield(L, -2, "approx_word");
  set_decimal(L, quantities, item->value, "value", "digits");
  set_decimal(L, quantities, item->low, "low", "low_digits");
  set_decimal(L, quantities, item->high, "high", "high_digits");
  if (item->grain.digits.end > item->grain.digits.start) {
    lua_pushlstring(L, quantities->digits + item->grain.digits.start,
                    item->grain.digits.end - item->grain.digits.start);
    lua_setfield(L, -2, "grain");
  }
  if (item->cut) {
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "cut");
  }
  set_string(L, "unit", quantities->strings + item->unit);
  set_string(L, "period", quantities->strings + item->period);
}

/* [-0, +1, m] the quantities that lie in 'span', as a list. */
static void push_quantities(lua_State *L, const Quantities *quantities,
                            const char *text, Span span) {
  lua_Integer count = 0;
  size_t i;
  lua_newtable(L);
  for (i = quantities_from(quantities, span.start); i < quantities->count;
       i++) {
    const Quantity *item = &quantities->items[i];
    if (item->span.end > span.end) break;
    push_quantity(L, quantities, item, text);
    lua_seti(L, -2, ++count);
  }
}

/* Frees the result of one find; harmless twice. */
static int quantities_close(lua_State *L) {
  quantities_free(luaL_checkudata(L, 1, QUANTITIES));
  return 0;
}

/* [-0, +0, v] the options of the table at 'arg', if there is one. */
static QuantifierOptions check_options(lua_State *L, int arg) {
  static const char *const keys[] = {"taiwan", "festivals", "words"};
  QuantifierOptions options = {false, false, false};
  bool *const fields[] = {&options.taiwan, &options.festivals, &options.words};
  if (lua_isnoneornil(L, arg)) return options;
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_pushnil(L);
  while (lua_next(L, arg) != 0) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    *fields[find_name(L, keys, 3, key, "option")] = lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  return options;
}

/* quantifier:find(text [, options]) -> list of quantities. options: taiwan,
** festivals, words: true where wanted (quantifier.h). */
static int quantifier_lua_find(lua_State *L) {
  const Quantifier *quantifier = check_quantifier(L, 1);
  size_t length;
  const char *text = luaL_checklstring(L, 2, &length);
  QuantifierOptions options = check_options(L, 3);
  Quantities *found;
  Span all = {0, UINT32_MAX};
  luaL_argcheck(L, length < UINT32_MAX, 2, "text is too long");
  found = lua_newuserdatauv(L, sizeof *found, 0);
  memset(found, 0, sizeof *found);
  luaL_setmetatable(L, QUANTITIES);
  if (!quantifier_find(quantifier, text, length, &options, found))
    return luaL_error(L, "not enough memory");
  push_quantities(L, found, text, all);
  quantities_free(found);
  return 1;
}

/* quantifier:add(doc [, options]). Finds the quantities of a Document and keeps
** them in it; what it held before is dropped. */
static int quantifier_lua_add(lua_State *L) {
  const Quantifier *quantifier = check_quantifier(L, 1);
  Document *document = check_changing(L, 2);
  QuantifierOptions options = check_options(L, 3);
  quantities_free(&document->quantities);
  if (!quantifier_find(quantifier, document->text, document->text_length,
                       &options, &document->quantities))
    return luaL_error(L, "not enough memory");
  return 0;
}

/* doc:quantities([first, last]) -> list of quantities */
static int document_quantities(lua_State *L) {
  Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  document_hold(document);
  push_quantities(L, &document->quantities, document->text, span);
  document_release(document);
  return 1;
}

/* quantifier:close(). Harmless twice, so it is close, __close and __gc. */
static int quantifier_close(lua_State *L) {
  Handle *handle = luaL_checkudata(L, 1, QUANTIFIER);
  quantifier_free(handle->quantifier);
  handle->quantifier = NULL;
  return 0;
}

static const luaL_Reg functions[] = {{"open", quantity_open}, {NULL, NULL}};
static const luaL_Reg methods[] = {{"find", quantifier_lua_find},
                                   {"add", quantifier_lua_add},
                                   {"close", quantifier_close},
                                   {NULL, NULL}};
static const luaL_Reg meta[] = {
    {"__gc", quantifier_close}, {"__close", quantifier_close}, {NULL, NULL}};
static const luaL_Reg result_meta[] = {{"__gc", quantities_close},
                                       {NULL, NULL}};
static const luaL_Reg document_methods[] = {{"quantities", document_quantities},
                                            {NULL, NULL}};

int luaopen_tj_core_quantity(lua_State *L) {
  add_document_methods(L, document_methods, 0);
  luaL_newmetatable(L, QUANTITIES);
  luaL_setfuncs(L, result_meta, 0);
  luaL_newmetatable(L, QUANTIFIER);
  luaL_setfuncs(L, meta, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  return 1;
}
