/* segment_lexicon.c: the terms that a Segmenter keeps whole. Binding only: the
** engine is segmenter.c. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "segment.h"
#include "tags.h"

/* Reads the field 'key', whose value is at the top, of a term in the list. */
static void read_term_field(lua_State *L, Term *term, const char *key,
                            lua_Integer index) {
  size_t length;
  if (strcmp(key, "canonical") == 0 && lua_type(L, -1) == LUA_TSTRING) {
    return; /* read by read_names */
  } else if (strcmp(key, "text") == 0 && lua_type(L, -1) == LUA_TSTRING) {
    term->text = lua_tolstring(L, -1, &term->length);
  } else if (strcmp(key, "tag") == 0 && lua_type(L, -1) == LUA_TSTRING) {
    const char *tag = lua_tolstring(L, -1, &length);
    term->tag = tag_find(tag, length);
    if (term->tag == TAG_NONE)
      luaL_error(L, "term %I: unknown tag '%s'", index, tag);
  } else if (strcmp(key, "frequency") == 0 && lua_isinteger(L, -1)) {
    lua_Integer frequency = lua_tointeger(L, -1);
    if (frequency < 1 || frequency > UINT32_MAX)
      luaL_error(L, "term %I: frequency out of range", index);
    term->frequency = (uint32_t)frequency;
  } else if (strcmp(key, "text") == 0 || strcmp(key, "tag") == 0 ||
             strcmp(key, "frequency") == 0 || strcmp(key, "canonical") == 0) {
    luaL_error(L, "term %I: %s is a %s", index, key, luaL_typename(L, -1));
  } else {
    luaL_error(L, "term %I: unknown key '%s'", index, key);
  }
}

/* Reads the term at the top of the stack. Its text stays in the list. */
static void read_term(lua_State *L, Term *term, lua_Integer index) {
  *term = (Term){NULL, 0, 1, TAG_N};
  if (lua_type(L, -1) == LUA_TSTRING) {
    term->text = lua_tolstring(L, -1, &term->length);
    return;
  }
  if (!lua_istable(L, -1))
    luaL_error(L, "term %I: expected a string or a table, got a %s", index,
               luaL_typename(L, -1));
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "term %I: unknown key of type %s", index,
                 luaL_typename(L, -2));
    read_term_field(L, term, lua_tostring(L, -2), index);
  }
  if (term->text == NULL) luaL_error(L, "term %I: no text", index);
}

/* [-0, +1, m] the canonical name of term i of the list at 2, or nil. */
static void push_canonical(lua_State *L, lua_Integer i) {
  if (lua_rawgeti(L, 2, i) == LUA_TTABLE)
    lua_getfield(L, -1, "canonical");
  else
    lua_pushnil(L);
  lua_remove(L, -2);
}

/* Whether term i names itself rather than as term j does, of the same text: the
** more frequent counts, then the lower name. */
static bool names_rather(lua_State *L, const Term *terms, lua_Integer i,
                         lua_Integer j) {
  bool is_lower;
  if (terms[i - 1].frequency != terms[j - 1].frequency)
    return terms[i - 1].frequency > terms[j - 1].frequency;
  push_canonical(L, i);
  push_canonical(L, j);
  is_lower = lua_compare(L, -2, -1, LUA_OPLT);
  lua_pop(L, 2);
  return is_lower;
}

/* [-0, +1, m] a table from terms to canonical names; nil when none has one. The
** order of the terms does not matter. */
static void push_names(lua_State *L, const Term *terms, lua_Integer count) {
  int chosen = lua_gettop(L) + 1, names = chosen + 1;
  lua_newtable(L); /* from terms to their places in the list */
  lua_pushnil(L);
  for (lua_Integer i = 1; i <= count; i++) {
    const Term *term = &terms[i - 1];
    lua_Integer other;
    push_canonical(L, i);
    if (!lua_isnil(L, -1)) {
      lua_pushlstring(L, term->text, term->length);
      lua_pushvalue(L, -1);
      lua_rawget(L, chosen);
      other = lua_tointeger(L, -1);
      lua_pop(L, 1);
      if (lua_isnil(L, names)) {
        lua_newtable(L);
        lua_replace(L, names);
      }
      if (other == 0 || names_rather(L, terms, i, other)) {
        lua_pushvalue(L, -1);
        lua_pushinteger(L, i);
        lua_rawset(L, chosen);
        lua_pushvalue(L, -2);
        lua_rawset(L, names);
      } else {
        lua_pop(L, 1);
      }
    }
    lua_pop(L, 1);
  }
  lua_remove(L, chosen);
}

/* segmenter:set_lexicon(terms) -> true | nil, message, code. Each term is a
** string or { text, tag = "n", frequency = 1, canonical } and is kept whole from
** now on; an empty list takes the lexicon away. */
static int segmenter_method_set_lexicon(lua_State *L) {
  Cutter *cutter = check_cutter(L);
  lua_Integer count;
  Term *terms;
  Fault fault;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  count = (lua_Integer)lua_rawlen(L, 2);
  terms = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *terms, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 2, i);
    read_term(L, &terms[i - 1], i);
    lua_pop(L, 1);
  }
  push_names(L, terms, count);
  luaL_argcheck(L, cutter->segmenter != NULL, 1, "Segmenter is closed");
  if (!segmenter_set_lexicon(cutter->segmenter, terms, (size_t)count, &fault))
    return refuse(L, &fault);
  lua_setiuservalue(L, 1, CUTTER_NAMES);
  lua_pushboolean(L, 1);
  return 1;
}

/* segmenter:save_lexicon(path, source) -> true | nil, message, code. Writes the
** lexicon, whose terms were read from the string 'source', whole or not at all.
** Canonical names are not in the file. */
static int segmenter_method_save_lexicon(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length;
  const char *path = luaL_checkstring(L, 2);
  const char *source = luaL_checklstring(L, 3, &length);
  Fault fault;
  luaL_argcheck(L, segmenter_has_lexicon(cutter->segmenter), 1, "no lexicon");
  if (!segmenter_save_lexicon(cutter->segmenter, source, length, path, &fault))
    return refuse(L, &fault);
  lua_pushboolean(L, 1);
  return 1;
}

/* segmenter:load_lexicon(path, source) -> true | nil, message, code. Replaces
** the lexicon by the one that save_lexicon wrote with the same dictionary and
** an equal source. */
static int segmenter_method_load_lexicon(lua_State *L) {
  Cutter *cutter = check_cutter(L);
  size_t length;
  const char *path = luaL_checkstring(L, 2);
  const char *source = luaL_checklstring(L, 3, &length);
  Fault fault;
  if (!segmenter_load_lexicon(cutter->segmenter, source, length, path, &fault))
    return refuse(L, &fault);
  lua_pushnil(L);
  lua_setiuservalue(L, 1, CUTTER_NAMES);
  lua_pushboolean(L, 1);
  return 1;
}

void add_lexicon(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"set_lexicon", segmenter_method_set_lexicon},
      {"save_lexicon", segmenter_method_save_lexicon},
      {"load_lexicon", segmenter_method_load_lexicon},
      {NULL, NULL}};
  luaL_setfuncs(L, methods, 0);
}
