/* segment_explain.c: why a text is cut so. Binding only: the engine is
** explain.c. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "explain.h"
#include "segment.h"
#include "tags.h"

#define EDGES "tj.core.segment.Edges"

static int edges_close(lua_State *L) {
  edges_free(luaL_checkudata(L, 1, EDGES));
  return 0;
}

/* [-0, +1, m] no edges yet; freed as the function ends. */
static Edges *push_edges(lua_State *L) {
  Edges *edges = lua_newuserdatauv(L, sizeof *edges, 0);
  memset(edges, 0, sizeof *edges);
  luaL_setmetatable(L, EDGES);
  lua_toclose(L, -1);
  return edges;
}

/* The field 'key' of span 'index', at the top of the stack. */
static lua_Integer read_bound(lua_State *L, const char *key,
                              lua_Integer index) {
  lua_Integer bound;
  int is_integer;
  lua_getfield(L, -1, key);
  bound = lua_tointegerx(L, -1, &is_integer);
  if (!is_integer) luaL_error(L, "span %I: no %s", index, key);
  lua_pop(L, 1);
  return bound;
}

/* [-0, +1, v] the list of { first, last } at 'arg', which may be absent. */
static const Span *check_spans(lua_State *L, int arg, size_t length,
                               size_t *count) {
  lua_Integer before = 0;
  Span *spans;
  *count = 0;
  if (!lua_isnoneornil(L, arg)) {
    luaL_checktype(L, arg, LUA_TTABLE);
    *count = lua_rawlen(L, arg);
  }
  spans = lua_newuserdatauv(L, (*count + 1) * sizeof *spans, 0);
  for (lua_Integer i = 1; i <= (lua_Integer)*count; i++) {
    lua_Integer first, last;
    lua_rawgeti(L, arg, i);
    if (!lua_istable(L, -1)) luaL_error(L, "span %I: not a table", i);
    first = read_bound(L, "first", i);
    last = read_bound(L, "last", i);
    if (first <= before || last < first || last > (lua_Integer)length)
      luaL_error(L, "span %I: empty, out of order or not in the text", i);
    spans[i - 1] = (Span){(uint32_t)first - 1, (uint32_t)last};
    before = last;
    lua_pop(L, 1);
  }
  return spans;
}

/* [-0, +1, m] { first, last, text, tag, source, cost, total, cheapest, chosen }
*/
static void push_edge(lua_State *L, const char *text, const Edge *edge) {
  lua_createtable(L, 0, 9);
  set_span(L, edge->span);
  lua_pushlstring(L, text + edge->span.start,
                  edge->span.end - edge->span.start);
  lua_setfield(L, -2, "text");
  lua_pushstring(L, tag_name(edge->tag));
  lua_setfield(L, -2, "tag");
  lua_pushstring(L, edge_source_name(edge->source));
  lua_setfield(L, -2, "source");
  if (edge->cost != NO_COST) {
    lua_pushinteger(L, edge->cost);
    lua_setfield(L, -2, "cost");
    lua_pushinteger(L, (lua_Integer)edge->total);
    lua_setfield(L, -2, "total");
  }
  lua_pushboolean(L, edge->is_cheapest);
  lua_setfield(L, -2, "cheapest");
  lua_pushboolean(L, edge->is_chosen);
  lua_setfield(L, -2, "chosen");
}

/* segmenter:explain(text [, whole]) -> list of edges: each word that could
** stand in the text, sorted by start, then by end. 'whole' is a list of
** { first, last }, sorted: spans that are one word each, such as quantities. */
static int segmenter_method_explain(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length, span_count;
  const char *text = check_text(L, 2, &length);
  const Span *spans = check_spans(L, 3, length, &span_count);
  Edges *edges = push_edges(L);
  luaL_argcheck(L, cutter->segmenter != NULL, 1, "Segmenter is closed");
  if (!segmenter_explain(cutter->segmenter, text, (uint32_t)length, spans,
                         span_count, edges))
    return luaL_error(L, "not enough memory");
  lua_newtable(L);
  for (size_t i = 0; i < edges->count; i++) {
    push_edge(L, text, &edges->items[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static const luaL_Reg edges_meta[] = {
    {"__gc", edges_close}, {"__close", edges_close}, {NULL, NULL}};

void add_explaining(lua_State *L) {
  static const luaL_Reg methods[] = {{"explain", segmenter_method_explain},
                                     {NULL, NULL}};
  luaL_newmetatable(L, EDGES);
  luaL_setfuncs(L, edges_meta, 0);
  lua_pop(L, 1);
  luaL_setfuncs(L, methods, 0);
}
