/* outline.c: blocks and sentences of a Document, or of a plain string.
** Lua: tj.core.outline. Binding only: the engine is outliner.c. Word lists are
** owned by a userdata, Marks, made once for many documents; an outline that is
** not in a Document by a Shape, a userdata that never leaves this file. */
#include <string.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"
#include "marks.h"
#include "outliner.h"
#include "support.h"

#define SHAPE "tj.core.outline.Shape" /* metatable keys */
#define MARKS "tj.core.outline.Marks"

/* In the order of enum MarkKind. */
static const char *const kinds[] = {
    "legal",   "trail",   "address", "counter",  "share", "notice",
    "spam",    "contact", "offer",   "lure",     "inset", "post",
    "title",   "section", "closing", "button",   "menu",  "tail",
    "caption", "scene",   "key",     "greeting", NULL};
/* In the order of enum BlockType. */
static const char *const types[] = {"paragraph", "heading", "metadata",
                                    "furniture", "row",     NULL};
/* In the order of enum Reason. */
static const char *const reasons[] = {
    NULL,      "menu",  "legal",  "trail",       "contact",
    "counter", "share", "notice", "advertising", "caption",
    "related", "above", "below",  "page number", "repeated"};

static int shape_close(lua_State *L) {
  outline_free(luaL_checkudata(L, 1, SHAPE));
  return 0;
}

static int marks_close(lua_State *L) {
  marks_free(luaL_checkudata(L, 1, MARKS));
  return 0;
}

/* [-0, +1, m] an empty Shape. */
static Outline *push_shape(lua_State *L) {
  Outline *shape = lua_newuserdatauv(L, sizeof *shape, 0);
  memset(shape, 0, sizeof *shape);
  luaL_setmetatable(L, SHAPE);
  return shape;
}

/* [-0, +1, m] empty Marks. */
static Marks *push_marks(lua_State *L) {
  Marks *marks = lua_newuserdatauv(L, sizeof *marks, 0);
  memset(marks, 0, sizeof *marks);
  luaL_setmetatable(L, MARKS);
  return marks;
}

static int memory_fault(lua_State *L) {
  return luaL_error(L, "not enough memory");
}

/* [-0, +0, v] the index in 'names' of the string key at 'index'. */
static int check_key(lua_State *L, int index, const char *const names[]) {
  const char *key = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index)
                                                      : luaL_typename(L, index);
  int i;
  for (i = 0; names[i] != NULL; i++)
    if (strcmp(names[i], key) == 0) return i;
  return luaL_error(L, "unknown option '%s'", key);
}

/* [-1, +0, v] adds the list of words at the top. */
static void add_words(lua_State *L, Marks *marks, int kind) {
  lua_Integer i, count;
  if (!lua_istable(L, -1))
    luaL_error(L, "option 'furniture.%s' must be a list", kinds[kind]);
  count = (lua_Integer)lua_rawlen(L, -1);
  for (i = 1; i <= count; i++) {
    size_t length;
    const char *word;
    if (lua_rawgeti(L, -1, i) != LUA_TSTRING)
      luaL_error(L, "option 'furniture.%s' must hold strings", kinds[kind]);
    word = lua_tolstring(L, -1, &length);
    if (length == 0)
      luaL_error(L, "option 'furniture.%s' holds an empty string", kinds[kind]);
    if (!marks_add(marks, (enum MarkKind)kind, word, length)) memory_fault(L);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* [-0, +0, v] reads { furniture = { kind = { word, ... } } } at 'arg'. */
static void read_options(lua_State *L, int arg, Marks *marks) {
  static const char *const options[] = {"furniture", NULL};
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg) != 0; lua_pop(L, 1)) {
    check_key(L, -2, options);
    if (!lua_istable(L, -1))
      luaL_error(L, "option 'furniture' must be a table");
    for (lua_pushnil(L); lua_next(L, -2) != 0;)
      add_words(L, marks, check_key(L, -2, kinds));
  }
}

/* [-0, +0|1, v] the Marks at 'arg', or made from the options there; NULL where
** there are none. */
static const Marks *check_marks(lua_State *L, int arg) {
  Marks *marks;
  if (lua_isnoneornil(L, arg)) return NULL;
  if (lua_isuserdata(L, arg)) return luaL_checkudata(L, arg, MARKS);
  marks = push_marks(L);
  read_options(L, arg, marks);
  return marks;
}

/* outline.marks(options) -> Marks, for outline.add and outline.cut. */
static int outline_marks(lua_State *L) {
  lua_settop(L, 1);
  read_options(L, 1, push_marks(L));
  return 1;
}

/* outline.words({ { word, ... }, ... }) -> Marks, for words:seen; at most
** MARK_ANYWHERE lists. */
static int outline_words(lua_State *L) {
  Marks *marks;
  lua_Integer kind, count, i;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  count = (lua_Integer)lua_rawlen(L, 1);
  luaL_argcheck(L, count <= MARK_ANYWHERE, 1, "too many lists");
  marks = push_marks(L);
  for (kind = 0; kind < count; kind++) {
    luaL_argcheck(L, lua_rawgeti(L, 1, kind + 1) == LUA_TTABLE, 1,
                  "must hold lists");
    for (i = 1; lua_rawgeti(L, 3, i) == LUA_TSTRING; i++) {
      size_t length;
      const char *word = lua_tolstring(L, 4, &length);
      luaL_argcheck(L, length > 0, 1, "holds an empty string");
      if (!marks_add(marks, (enum MarkKind)kind, word, length))
        return memory_fault(L);
      lua_settop(L, 3);
    }
    luaL_argcheck(L, lua_isnil(L, 4), 1, "must hold lists of strings");
    lua_settop(L, 2);
  }
  return 1;
}

/* words:seen(text) -> bits: 1 << i - 1 where a word of list i stands in it */
static int words_seen(lua_State *L) {
  const Marks *marks = luaL_checkudata(L, 1, MARKS);
  size_t length;
  const char *text = luaL_checklstring(L, 2, &length);
  lua_pushinteger(L, (lua_Integer)marks_seen(marks, text, 0, length));
  return 1;
}

/* [-0, +1, m] a table for one block. */
static void push_block(lua_State *L, const Block *block, const char *text) {
  lua_createtable(L, 0, 6);
  set_span(L, block->span);
  lua_pushstring(L, types[block->type]);
  lua_setfield(L, -2, "type");
  if (block->type == BLOCK_HEADING) {
    lua_pushinteger(L, block->level);
    lua_setfield(L, -2, "level");
    lua_pushlstring(L, text + block->span.start + block->number_offset,
                    block->number_length);
    lua_setfield(L, -2, "number");
  }
  if (block->header > 0) {
    lua_pushinteger(L, (lua_Integer)block->header);
    lua_setfield(L, -2, "header");
  }
  if (block->reason != REASON_NONE) {
    lua_pushstring(L, reasons[block->reason]);
    lua_setfield(L, -2, "reason");
  }
}

/* [-0, +1, m] the list of blocks that touch 'span', of one type unless 'type'
** is negative. */
static void push_blocks(lua_State *L, const Outline *outline, const char *text,
                        Span span, int type) {
  size_t i = outline_find_block(outline, span.start);
  lua_Integer count = 0;
  lua_newtable(L);
  for (; i < outline->block_count && outline->blocks[i].span.start < span.end;
       i++) {
    const Block *block = &outline->blocks[i];
    if (type >= 0 && block->type != type) continue;
    push_block(L, block, text);
    lua_rawseti(L, -2, ++count);
  }
}

/* [-0, +1, m] the list of sentences that touch 'span'. */
static void push_sentences(lua_State *L, const Outline *outline,
                           const char *text, Span span) {
  SentenceCursor cursor = {outline_find_block(outline, span.start), 0};
  Sentence sentence;
  lua_Integer count = 0;
  lua_newtable(L);
  while (outline_sentence(outline, text, &cursor, &sentence) &&
         sentence.span.start < span.end) {
    if (sentence.span.end <= span.start) continue;
    lua_createtable(L, 0, 3);
    set_span(L, sentence.span);
    lua_pushinteger(L, (lua_Integer)sentence.block + 1);
    lua_setfield(L, -2, "block");
    lua_rawseti(L, -2, ++count);
  }
}

/* outline.add(doc [, marks]) -> doc. Fills the outline layer anew. */
static int outline_add(lua_State *L) {
  Document *document;
  const Marks *marks;
  lua_settop(L, 2);
  marks = check_marks(L, 2);
  document = check_changing(L, 1); /* last: a finalizer may have closed it */
  outline_free(&document->outline);
  if (!outline_build(&document->outline, document->text, document->text_length,
                     marks))
    return memory_fault(L);
  lua_settop(L, 1);
  return 1;
}

/* outline.cut(text [, marks]) -> { blocks = ..., sentences = ... } */
static int outline_cut(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  const Marks *marks;
  Outline *shape;
  Span span = {0, 0};
  luaL_argcheck(L, length < UINT32_MAX, 1, "too long");
  lua_settop(L, 2);
  marks = check_marks(L, 2);
  shape = push_shape(L);
  if (!outline_build(shape, text, length, marks)) return memory_fault(L);
  span.end = (uint32_t)length;
  lua_createtable(L, 0, 2);
  push_blocks(L, shape, text, span, -1);
  lua_setfield(L, -2, "blocks");
  push_sentences(L, shape, text, span);
  lua_setfield(L, -2, "sentences");
  return 1;
}

/* doc:blocks([first [, last [, type]]]) -> list of { first, last, type, level,
** number, header, reason }; those that touch the span, of that type. */
static int document_blocks(lua_State *L) {
  Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  int type = lua_isnoneornil(L, 4) ? -1 : luaL_checkoption(L, 4, NULL, types);
  document_hold(document);
  push_blocks(L, &document->outline, document->text, span, type);
  document_release(document);
  return 1;
}

/* doc:sentences([first [, last]]) -> list of { first, last, block } */
static int document_sentences(lua_State *L) {
  Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  document_hold(document);
  push_sentences(L, &document->outline, document->text, span);
  document_release(document);
  return 1;
}

static const luaL_Reg functions[] = {{"add", outline_add},
                                     {"cut", outline_cut},
                                     {"marks", outline_marks},
                                     {"words", outline_words},
                                     {NULL, NULL}};
static const luaL_Reg methods[] = {{"blocks", document_blocks},
                                   {"sentences", document_sentences},
                                   {NULL, NULL}};
static const luaL_Reg shape_meta[] = {
    {"__gc", shape_close}, {"__close", shape_close}, {NULL, NULL}};
static const luaL_Reg marks_meta[] = {{"__gc", marks_close}, {NULL, NULL}};
static const luaL_Reg marks_methods[] = {{"seen", words_seen}, {NULL, NULL}};

int luaopen_tj_core_outline(lua_State *L) {
  luaL_newmetatable(L, SHAPE);
  luaL_setfuncs(L, shape_meta, 0);
  luaL_newmetatable(L, MARKS);
  luaL_setfuncs(L, marks_meta, 0);
  luaL_newlib(L, marks_methods);
  lua_setfield(L, -2, "__index");
  add_document_methods(L, methods, 0);
  luaL_newlib(L, functions);
  return 1;
}
