/* segment_document.c: the words of a Document, which owns them. Binding only:
** the engine is segmenter.c. */
#include "lua.h"
#include "lauxlib.h"

#include "memory.h"
#include "segment.h"

/* The spans of the quantities, in memory that the caller frees; NULL when
** there are none or memory is short. */
static Span *copy_spans(const Quantities *quantities) {
  Span *spans;
  if (quantities->count == 0) return NULL;
  spans = memory_resize(NULL, quantities->count * sizeof *spans);
  for (size_t i = 0; spans != NULL && i < quantities->count; i++)
    spans[i] = quantities->items[i].span;
  return spans;
}

/* segmenter:add(doc). Fills the words of a Document anew; each of its
** quantities is one word. */
static int segmenter_method_add(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  Document *document = check_changing(L, 2);
  const Quantities *quantities = &document->quantities;
  Words words = {NULL, 0, 0};
  Span *spans;
  bool done;
  luaL_argcheck(L, document->text_length < UINT32_MAX, 2,
                "text of 4 GB or more");
  spans = copy_spans(quantities);
  done = (spans != NULL || quantities->count == 0) &&
         segmenter_cut(cutter->segmenter, document->text,
                       (uint32_t)document->text_length, CUT_WORDS, spans,
                       quantities->count, &words);
  memory_resize(spans, 0);
  if (!done) {
    words_free(&words);
    return luaL_error(L, "not enough memory");
  }
  words_free(&document->words);
  document->words = words;
  lua_getiuservalue(L, 1, CUTTER_NAMES);
  lua_setiuservalue(L, 2, NAMES_VALUE);
  return 0;
}

/* Index of the first word that ends after byte 'start'. */
static size_t find_word(const Words *words, uint32_t start) {
  size_t low = 0, high = words->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (words->items[middle].span.end > start)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* doc:words([first, last]) -> list of { first, last, text, tag, quantity,
** canonical }: the words that lie wholly in the stretch. 'quantity' is an index into
** doc:quantities(); nil where the word is none. */
static int document_words(lua_State *L) {
  Document *document = check_document(L, 1);
  Span span = check_span(L, 2, document->text_length);
  const Words *words = &document->words;
  lua_Integer count = 0;
  int names = lua_gettop(L) + 1;
  lua_getiuservalue(L, 1, NAMES_VALUE);
  document_hold(document);
  lua_newtable(L);
  for (size_t i = find_word(words, span.start); i < words->count; i++) {
    if (words->items[i].span.end > span.end) break;
    if (words->items[i].span.start < span.start) continue;
    push_word(L, document->text, &words->items[i], names);
    lua_rawseti(L, -2, ++count);
  }
  document_release(document);
  return 1;
}

static const luaL_Reg document_methods[] = {{"words", document_words},
                                            {NULL, NULL}};

void add_word_layer(lua_State *L) {
  static const luaL_Reg methods[] = {{"add", segmenter_method_add},
                                     {NULL, NULL}};
  add_document_methods(L, document_methods, 0);
  luaL_setfuncs(L, methods, 0);
}
