/* segment_cut.c: the words of a text, as a list, a count or a text. Binding
** only: the engine is segmenter.c. */
#include "lua.h"
#include "lauxlib.h"

#include <string.h>

#include "segment.h"
#include "tags.h"

#define WORDS "tj.core.segment.Words"

static int words_close(lua_State *L) {
  words_free(luaL_checkudata(L, 1, WORDS));
  return 0;
}

/* [-0, +1, m] no words yet; freed as the function ends. Each call has its own:
** where Lua allocates, a finalizer may use the same Segmenter. */
static Words *push_words(lua_State *L) {
  Words *words = lua_newuserdatauv(L, sizeof *words, 0);
  memset(words, 0, sizeof *words);
  luaL_setmetatable(L, WORDS);
  lua_toclose(L, -1);
  return words;
}

/* The mode named by the string at 'arg'; words when it is absent. */
static CutMode check_mode(lua_State *L, int arg) {
  static const char *const names[] = {"words", "search", "all", "chars", NULL};
  return (CutMode)luaL_checkoption(L, arg, "words", names);
}

/* Reads the options of cut, a table that may be absent: mode. */
static CutMode check_options(lua_State *L, int arg) {
  CutMode mode = CUT_WORDS;
  if (lua_isnoneornil(L, arg)) return mode;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING ||
        strcmp(lua_tostring(L, -2), "mode") != 0)
      luaL_error(L, "unknown option '%s'", luaL_tolstring(L, -2, NULL));
    mode = check_mode(L, lua_gettop(L));
  }
  return mode;
}

/* Cuts into 'words', anew; raises when memory is short. */
static void cut(lua_State *L, const Cutter *cutter, const char *text,
                size_t length, CutMode mode, Words *words) {
  words->count = 0;
  luaL_argcheck(L, cutter->segmenter != NULL, 1, "Segmenter is closed");
  if (!segmenter_cut(cutter->segmenter, text, (uint32_t)length, mode, NULL, 0,
                     words))
    luaL_error(L, "not enough memory");
}

/* segmenter:cut(text [, { mode = "words" }]) -> list of { first, last, text,
** tag } */
static int segmenter_method_cut(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length;
  const char *text = check_text(L, 2, &length);
  CutMode mode = check_options(L, 3);
  Words *words = push_words(L);
  int names = lua_gettop(L) + 1;
  lua_getiuservalue(L, 1, CUTTER_NAMES);
  cut(L, cutter, text, length, mode, words);
  lua_newtable(L);
  for (size_t i = 0; i < words->count; i++) {
    push_word(L, text, &words->items[i], names);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* segmenter:count(text [, mode]) -> how many words it has */
static int segmenter_method_count(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  size_t length;
  const char *text = check_text(L, 2, &length);
  CutMode mode = check_mode(L, 3);
  Words *words = push_words(L);
  cut(L, cutter, text, length, mode, words);
  lua_pushinteger(L, (lua_Integer)words->count);
  return 1;
}

/* What stands between words, and between a word and its tag; which words. */
typedef struct Signs {
  const char *separator, *tag_separator; /* the latter NULL: no tags */
  size_t separator_length, tag_separator_length;
  CutMode mode;
} Signs;

static char *add(char *to, const char *from, size_t length) {
  memcpy(to, from, length);
  return to + length;
}

/* Writes the words, at 'text', to 'to'; returns the end. */
static char *write_words(char *to, const Words *words, const char *text,
                         const Signs *signs) {
  for (size_t i = 0; i < words->count; i++) {
    const Word *word = &words->items[i];
    const char *tag = tag_name(word->tag);
    if (i > 0) to = add(to, signs->separator, signs->separator_length);
    to = add(to, text + word->span.start, word->span.end - word->span.start);
    if (signs->tag_separator == NULL) continue;
    to = add(to, signs->tag_separator, signs->tag_separator_length);
    to = add(to, tag, strlen(tag));
  }
  return to;
}

/* The bytes of all words; in some modes words overlap. */
static size_t words_length(const Words *words) {
  size_t length = 0;
  for (size_t i = 0; i < words->count; i++)
    length += words->items[i].span.end - words->items[i].span.start;
  return length;
}

/* Adds the words of one line of text to 'buffer'. */
static void join_line(lua_State *L, const Cutter *cutter, Words *words,
                      luaL_Buffer *buffer, const char *text, size_t length,
                      const Signs *signs) {
  size_t per_word =
      signs->separator_length + signs->tag_separator_length + MAX_TAG_LENGTH;
  size_t room;
  char *start;
  cut(L, cutter, text, length, signs->mode, words);
  room = words_length(words) + words->count * per_word;
  start = luaL_prepbuffsize(buffer, room);
  luaL_addsize(buffer,
               (size_t)(write_words(start, words, text, signs) - start));
}

/* segmenter:join(text [, separator [, tag_separator [, mode]]]) -> string. The
** words of each line with 'separator' (one space) between them and, when it is
** given, 'tag_separator' and its tag behind each. Line ends stay, blanks do
** not. */
static int segmenter_method_join(lua_State *L) {
  const Cutter *cutter = check_cutter(L);
  Signs signs = {0};
  size_t length;
  const char *text = check_text(L, 2, &length);
  const char *end = text + length;
  Words *words;
  luaL_Buffer buffer;
  signs.separator = luaL_optlstring(L, 3, " ", &signs.separator_length);
  signs.tag_separator =
      luaL_optlstring(L, 4, NULL, &signs.tag_separator_length);
  signs.mode = check_mode(L, 5);
  words = push_words(L);
  luaL_buffinitsize(L, &buffer, length + length / 2);
  while (text < end) {
    const char *line_end = memchr(text, '\n', (size_t)(end - text));
    join_line(L, cutter, words, &buffer, text,
              (size_t)((line_end ? line_end : end) - text), &signs);
    if (line_end == NULL) break;
    luaL_addchar(&buffer, '\n');
    text = line_end + 1;
  }
  luaL_pushresult(&buffer);
  return 1;
}

static const luaL_Reg words_meta[] = {
    {"__gc", words_close}, {"__close", words_close}, {NULL, NULL}};

void add_cutting(lua_State *L) {
  static const luaL_Reg methods[] = {{"cut", segmenter_method_cut},
                                     {"count", segmenter_method_count},
                                     {"join", segmenter_method_join},
                                     {NULL, NULL}};
  luaL_newmetatable(L, WORDS);
  luaL_setfuncs(L, words_meta, 0);
  lua_pop(L, 1);
  luaL_setfuncs(L, methods, 0);
}
