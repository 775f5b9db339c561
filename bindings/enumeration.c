/* enumeration.c: what is counted off in a Document: its headings, and the items
** inside its paragraphs. Lua: tj.core.enumeration, which only adds the methods.
** Binding only: the engines are outliner.c, whose layer must be filled, and
** items.c. */
#include <string.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"
#include "items.h"
#include "outliner.h"
#include "support.h"

#define ITEMS "tj.core.enumeration.Items" /* metatable key */

static int items_close(lua_State *L) {
  items_free(luaL_checkudata(L, 1, ITEMS));
  return 0;
}

/* [-0, +1, m] text[start..end) without blanks before it and 。 behind it, each
** run of blanks a space, and without ideographic spaces. */
static void push_title(lua_State *L, const char *text, size_t start,
                       size_t end) {
  luaL_Buffer title;
  char *to = luaL_buffinitsize(L, &title, end - start);
  size_t used = 0;
  if (end - start >= 3 && memcmp(text + end - 3, "\xE3\x80\x82", 3) == 0)
    end -= 3;
  while (start < end) {
    if (end - start >= 3 && memcmp(text + start, "\xE3\x80\x80", 3) == 0) {
      start += 3;
    } else if (end - start >= 2 && memcmp(text + start, "\xC2\xA0", 2) == 0) {
      if (used > 0 && to[used - 1] != ' ') to[used++] = ' ';
      start += 2;
    } else if (strchr(" \t\r\n", text[start]) != NULL && text[start] != 0) {
      if (used > 0 && to[used - 1] != ' ') to[used++] = ' ';
      start++;
    } else {
      to[used++] = text[start++];
    }
  }
  luaL_pushresultsize(&title, used);
}

/* The iterator of doc:headings, with the document and the next block's index
** as upvalues. */
static int next_heading(lua_State *L) {
  Document *document = check_document(L, lua_upvalueindex(1));
  const Outline *outline = &document->outline;
  size_t i = (size_t)lua_tointeger(L, lua_upvalueindex(2)), number;
  const Block *block;
  while (i < outline->block_count && (outline->blocks[i].level == 0 ||
                                      outline->blocks[i].type != BLOCK_HEADING))
    i++;
  if (i >= outline->block_count) return 0;
  lua_pushinteger(L, (lua_Integer)i + 1);
  lua_replace(L, lua_upvalueindex(2));
  block = &outline->blocks[i];
  number = block->span.start + block->number_offset;
  document_hold(document);
  lua_pushinteger(L, (lua_Integer)block->span.start + 1);
  lua_pushinteger(L, block->level);
  lua_pushlstring(L, document->text + number, block->number_length);
  push_title(L, document->text,
             block->number_length > 0 ? number + block->number_length
                                      : block->span.start,
             block->span.end);
  document_release(document);
  return 4;
}

/* for first, level, number, title in doc:headings() do ... end; those of level
** 1 and below. */
static int document_headings(lua_State *L) {
  check_document(L, 1);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_heading, 2);
  return 1;
}

/* [-0, +1, m] a table for one item of block 'block'. */
static void push_item(lua_State *L, const Item *item, const char *text,
                      size_t block) {
  lua_createtable(L, 0, 6);
  set_span(L, item->span);
  lua_pushlstring(L, text + item->number.start,
                  item->number.end - item->number.start);
  lua_setfield(L, -2, "number");
  lua_pushinteger(L, item->ordinal);
  lua_setfield(L, -2, "ordinal");
  lua_pushinteger(L, item->level);
  lua_setfield(L, -2, "level");
  lua_pushinteger(L, (lua_Integer)block + 1);
  lua_setfield(L, -2, "block");
}

/* [-0, +1, v] the list of items of the paragraphs that touch 'span'. */
static void push_items(lua_State *L, const Outline *outline, const char *text,
                       Span span) {
  Items *items = lua_newuserdatauv(L, sizeof *items, 0);
  size_t i, block = outline_find_block(outline, span.start);
  lua_Integer count = 0;
  memset(items, 0, sizeof *items);
  luaL_setmetatable(L, ITEMS);
  lua_newtable(L);
  for (; block < outline->block_count &&
         outline->blocks[block].span.start < span.end;
       block++) {
    if (outline->blocks[block].type != BLOCK_PARAGRAPH) continue;
    items->count = 0;
    if (!items_find(items, text, outline->blocks[block].span))
      luaL_error(L, "not enough memory");
    for (i = 0; i < items->count; i++) {
      push_item(L, &items->items[i], text, block);
      lua_rawseti(L, -2, ++count);
    }
  }
  items_free(items);
}

/* doc:items([first [, last]]) -> list of { first, last, number, ordinal, level,
** block }: the enumerations inside the paragraphs that touch the span. */
static int document_items(lua_State *L) {
  Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  document_hold(document);
  push_items(L, &document->outline, document->text, span);
  document_release(document);
  return 1;
}

static const luaL_Reg methods[] = {
    {"headings", document_headings}, {"items", document_items}, {NULL, NULL}};
static const luaL_Reg items_meta[] = {{"__gc", items_close}, {NULL, NULL}};

int luaopen_tj_core_enumeration(lua_State *L) {
  luaL_newmetatable(L, ITEMS);
  luaL_setfuncs(L, items_meta, 0);
  add_document_methods(L, methods, 0);
  lua_newtable(L);
  return 1;
}
