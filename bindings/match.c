/* match.c: tj.core.match, patterns over the words and numbers of a Document. */
#include <string.h>

#include "bindings.h"
#include "matcher.h"
#include "memory.h"
#include "support.h"

#define SET  "tj.core.PatternSet"
#define VIEW "tj.core.SentenceView"

typedef struct Set {
  Patterns patterns;
  unsigned version; /* raised when patterns or rules change */
} Set;

/* A view with what it needs to match. Its user values: the Set, the Document.
*/
enum { VIEW_SET = 1, VIEW_DOCUMENT, VIEW_VALUES = VIEW_DOCUMENT };

typedef struct SentenceView {
  View view;
  Matcher matcher;
  const Set *set;
  const Document *document; /* NULL: nothing is read yet */
  const Word *words;        /* the layers that it was read from */
  const Quantity *quantities;
  unsigned version;
} SentenceView;

static int shortage(lua_State *L) {
  return luaL_error(L, "not enough memory");
}

/* ---- a set ---- */

static Set *check_set(lua_State *L, int arg) {
  return luaL_checkudata(L, arg, SET);
}

static int set_gc(lua_State *L) {
  patterns_free(&check_set(L, 1)->patterns);
  return 0;
}

/* A string in the list at 'list'. */
static const char *check_item(lua_State *L, int list, lua_Integer index,
                              size_t *length) {
  if (lua_rawgeti(L, list, index) != LUA_TSTRING)
    luaL_error(L, "item %I of a word list is not a string", index);
  return lua_tolstring(L, -1, length);
}

/* Marks the words of the list at the top, and pops it. */
static void mark_words(lua_State *L, Patterns *patterns, uint32_t mark) {
  int list = lua_gettop(L);
  luaL_checktype(L, list, LUA_TTABLE);
  for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, list); i++) {
    size_t length;
    const char *word = check_item(L, list, i, &length);
    if (length > 0 && !patterns_mark(patterns, word, length, mark)) shortage(L);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* The words stay on the stack while C borrows them, so lists go by pieces: a
** set of its own for each would not be one set. */
static void add_list(lua_State *L, Patterns *patterns, const char *name,
                     size_t name_length) {
  int list = lua_gettop(L);
  size_t count = lua_rawlen(L, list), kept = 0;
  const char **words = lua_newuserdatauv(L, (count + 1) * sizeof *words, 0);
  size_t *lengths = lua_newuserdatauv(L, (count + 1) * sizeof *lengths, 0);
  for (lua_Integer i = 1; i <= (lua_Integer)count; i++) {
    words[kept] = check_item(L, list, i, &lengths[kept]);
    if (lengths[kept] > 0) kept++;
    lua_pop(L, 1); /* the list keeps it */
  }
  if (!patterns_add_list(patterns, name, name_length, words, lengths, kept))
    shortage(L);
  lua_pop(L, 3);
}

/* set:words(name, list): a word list that patterns name as @NAME */
static int set_words(lua_State *L) {
  Set *set = check_set(L, 1);
  size_t length;
  const char *name = luaL_checklstring(L, 2, &length);
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_argcheck(L, !patterns_has_name(&set->patterns, name, length), 2,
                "the name is taken");
  lua_settop(L, 3);
  add_list(L, &set->patterns, name, length);
  return 0;
}

/* set:part(name, source): a part that patterns name as @NAME */
static int set_part(lua_State *L) {
  Set *set = check_set(L, 1);
  size_t length, source_length;
  const char *name = luaL_checklstring(L, 2, &length);
  const char *source = luaL_checklstring(L, 3, &source_length);
  luaL_argcheck(L, !patterns_has_name(&set->patterns, name, length), 2,
                "the name is taken");
  luaL_argcheck(L, strlen(source) == source_length, 3, "a zero byte");
  if (!patterns_add_part(&set->patterns, name, length, source, source_length))
    shortage(L);
  return 0;
}

/* set:has(name) -> boolean: is it the name of a word list or a part? */
static int set_has(lua_State *L) {
  const Set *set = check_set(L, 1);
  size_t length;
  const char *name = luaL_checklstring(L, 2, &length);
  lua_pushboolean(L, patterns_has_name(&set->patterns, name, length));
  return 1;
}

static uint32_t check_rule(lua_State *L, int arg) {
  lua_Integer rule = luaL_checkinteger(L, arg);
  luaL_argcheck(L, rule >= 1 && rule <= 1000000, arg, "no number of a rule");
  return (uint32_t)rule;
}

/* The bits of the section roles in the list at 'arg', which may be absent. */
static uint32_t check_roles(lua_State *L, Patterns *patterns, int arg) {
  uint32_t roles = 0;
  if (lua_isnoneornil(L, arg)) return 0;
  luaL_checktype(L, arg, LUA_TTABLE);
  for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, arg); i++) {
    size_t length;
    const char *name = check_item(L, arg, i, &length);
    uint32_t bit = patterns_role(patterns, name, length);
    luaL_argcheck(L, bit != 0, arg, "too many section roles");
    roles |= bit;
    lua_pop(L, 1);
  }
  return roles;
}

/* set:add(rule, source [, sections]) -> true | nil, message, at, part. Adds a
** pattern; those of a rule come one after the other. 'at' is the byte of the
** source where it is wrong, from 1; 'part' the named part whose source that is,
** or nil. */
static int set_add(lua_State *L) {
  Set *set = check_set(L, 1);
  uint32_t rule = check_rule(L, 2);
  size_t length;
  const char *source = luaL_checklstring(L, 3, &length);
  uint32_t sections = check_roles(L, &set->patterns, 4);
  PatternFault fault;
  set->version++;
  if (patterns_add(&set->patterns, rule, sections, source, length, &fault)) {
    lua_pushboolean(L, 1);
    return 1;
  }
  if (fault.short_of_memory) return shortage(L);
  lua_pushnil(L);
  lua_pushstring(L, fault.message);
  lua_pushinteger(L, (lua_Integer)fault.at + 1);
  if (fault.part[0] == '\0') return 3;
  lua_pushstring(L, fault.part);
  return 4;
}

/* set:rank(rule, priority, order): of rules that match one number the one of
** highest priority counts, then the longest match, then the lowest order */
static int set_rank(lua_State *L) {
  Set *set = check_set(L, 1);
  uint32_t rule = check_rule(L, 2);
  lua_Integer priority = luaL_checkinteger(L, 3);
  lua_Integer order = luaL_checkinteger(L, 4);
  luaL_argcheck(L, order >= 0 && order < (lua_Integer)UINT32_MAX, 4,
                "out of range");
  if (!patterns_rank(&set->patterns, rule, priority, (uint32_t)order))
    shortage(L);
  return 0;
}

/* set:disable(rule): it matches no more */
static int set_disable(lua_State *L) {
  Set *set = check_set(L, 1);
  if (!patterns_disable(&set->patterns, check_rule(L, 2))) shortage(L);
  set->version++;
  return 0;
}

/* set:is_wide() -> boolean: does a pattern look beyond its sentence? */
static int set_is_wide(lua_State *L) {
  Set *set = check_set(L, 1);
  if (!set->patterns.finished && !patterns_finish(&set->patterns)) shortage(L);
  lua_pushboolean(L, set->patterns.any_wide);
  return 1;
}

static const struct {
  const char *key;
  uint32_t mark;
} vocabularies[] = {{"cut", TRAIT_CUT},   {"head", TRAIT_HEAD},
                    {"tail", TRAIT_TAIL}, {"stop", TRAIT_STOP},
                    {"org", TRAIT_ORG},   {"region", TRAIT_REGION}};

/* match.set(vocabularies) -> set. The table has lists of words: cut, head,
** tail, stop, org, region; what else it has is left alone. */
static int match_set(lua_State *L) {
  Set *set;
  luaL_checktype(L, 1, LUA_TTABLE);
  set = lua_newuserdatauv(L, sizeof *set, 0);
  memset(set, 0, sizeof *set);
  luaL_setmetatable(L, SET);
  if (!patterns_add_marks(&set->patterns)) return shortage(L);
  for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
    if (lua_getfield(L, 1, vocabularies[i].key) == LUA_TNIL)
      lua_pop(L, 1);
    else
      mark_words(L, &set->patterns, vocabularies[i].mark);
  }
  return 1;
}

/* ---- a view ---- */

static int view_gc(lua_State *L) {
  SentenceView *view = luaL_checkudata(L, 1, VIEW);
  view_free(&view->view);
  matcher_free(&view->matcher);
  view->document = NULL;
  return 0;
}

/* set:view() -> view, of no sentence yet */
static int set_view(lua_State *L) {
  Set *set = check_set(L, 1);
  SentenceView *view = lua_newuserdatauv(L, sizeof *view, VIEW_VALUES);
  memset(view, 0, sizeof *view);
  view->set = set;
  luaL_setmetatable(L, VIEW);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, VIEW_SET);
  return 1;
}

/* A view whose document and patterns are as they were when it was read. */
static SentenceView *check_view(lua_State *L, int arg) {
  SentenceView *view = luaL_checkudata(L, arg, VIEW);
  const Document *document = view->document;
  luaL_argcheck(L, document != NULL, arg, "no sentence is read");
  luaL_argcheck(L,
                document->text != NULL && !document->closing &&
                    document->words.items == view->words &&
                    document->quantities.items == view->quantities,
                arg, "its document is closed or has changed");
  luaL_argcheck(L, view->set->version == view->version, arg,
                "its patterns have changed");
  return view;
}

/* The starts of the sentences list[from..to] at 'arg', and where they begin and
** end. In memory of Lua's at the top of the stack. */
static uint32_t *check_around(lua_State *L, int arg, size_t length,
                              size_t *count, Span *around) {
  lua_Integer from = luaL_checkinteger(L, arg + 1);
  lua_Integer to = luaL_checkinteger(L, arg + 2);
  uint32_t *starts;
  luaL_checktype(L, arg, LUA_TTABLE);
  luaL_argcheck(L, from >= 1 && to >= from && to - from < 10000, arg + 1,
                "no part of the list");
  *count = (size_t)(to - from + 1);
  starts = lua_newuserdatauv(L, *count * sizeof *starts, 0);
  for (lua_Integer i = from; i <= to; i++) {
    lua_Integer first, last;
    lua_rawgeti(L, arg, i);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_getfield(L, -1, "first");
    lua_getfield(L, -2, "last");
    first = luaL_checkinteger(L, -2);
    last = luaL_checkinteger(L, -1);
    if (first < 1 || last < first - 1 || last > (lua_Integer)length)
      luaL_error(L, "sentence %I is not in the text", i);
    starts[i - from] = (uint32_t)first - 1;
    if (i == from) around->start = (uint32_t)first - 1;
    around->end = (uint32_t)last;
    lua_pop(L, 3);
  }
  return starts;
}

/* view:read(doc, first, last [, sentences, from, to]): the sentence first..last
** of a Document; with those around it, sentences[from..to], for patterns that
** look there. */
static int view_method_read(lua_State *L) {
  SentenceView *view = luaL_checkudata(L, 1, VIEW);
  const Document *document = check_document(L, 2);
  Span span = check_span(L, 3, document->text_length), around = span;
  const uint32_t *starts = NULL;
  size_t count = 0;
  Patterns *patterns;
  if (!lua_isnoneornil(L, 5))
    starts = check_around(L, 5, document->text_length, &count, &around);
  lua_getiuservalue(L, 1, VIEW_SET);
  patterns = &check_set(L, -1)->patterns;
  view->document = NULL;
  if (!patterns->finished && !patterns_finish(patterns)) return shortage(L);
  luaL_argcheck(L, around.start <= span.start && span.end <= around.end, 5,
                "the sentence is not among them");
  if (!view_read(&view->view, patterns, document->text, &document->words,
                 &document->quantities, span, around, starts, count))
    return shortage(L);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, 1, VIEW_DOCUMENT);
  view->document = document;
  view->words = document->words.items;
  view->quantities = document->quantities.items;
  view->version = view->set->version;
  return 0;
}

/* The word that holds byte 'arg' of the text, from 1; NO_PLACE for none. */
static uint32_t check_word(lua_State *L, const SentenceView *view, int arg) {
  lua_Integer at = luaL_checkinteger(L, arg);
  if (at < 1 || at > (lua_Integer)view->document->text_length) return NO_PLACE;
  return view_word_at(&view->view, (uint32_t)at - 1);
}

/* The bit of the role at 'arg', which may be absent. */
static uint32_t check_role(lua_State *L, const SentenceView *view, int arg) {
  size_t length;
  const char *role = luaL_optlstring(L, arg, "", &length);
  return patterns_find_role(&view->set->patterns, role, length);
}

/* view:matches(at [, role]) -> count. Finds the rules that match around the
** number at byte 'at', in a section of this role; view:match(i) gives the ith.
*/
static int view_method_matches(lua_State *L) {
  SentenceView *view = check_view(L, 1);
  uint32_t word = check_word(L, view, 2);
  uint32_t role = check_role(L, view, 3);
  view->matcher.count = 0;
  if (word != NO_PLACE && !matcher_find(&view->matcher, &view->set->patterns,
                                        &view->view, word, role))
    return shortage(L);
  lua_pushinteger(L, (lua_Integer)view->matcher.count);
  return 1;
}

/* [-0, +1, m] { first, last } */
static void push_span(lua_State *L, Span span) {
  lua_createtable(L, 0, 2);
  set_span(L, span);
}

/* view:match(i) -> rule, { first, last, captures = { name = { first, last } }
** }: the ith best of the last view:matches */
static int view_method_match(lua_State *L) {
  SentenceView *view = check_view(L, 1);
  lua_Integer index = luaL_checkinteger(L, 2);
  const RuleMatch *match;
  luaL_argcheck(L, index >= 1 && index <= (lua_Integer)view->matcher.count, 2,
                "no such match");
  match = &view->matcher.matches[index - 1];
  lua_pushinteger(L, match->rule);
  push_span(L, match->span);
  lua_createtable(L, 0, (int)match->captured);
  for (uint32_t i = 0; i < match->captured; i++) {
    const Capture *capture = &view->matcher.captures[match->captures + i];
    push_span(L, capture->span);
    lua_setfield(L, -2, patterns_text(&view->set->patterns, capture->name));
  }
  lua_setfield(L, -2, "captures");
  return 2;
}

/* [-0, +0, m] t.key = value of the table at the top */
static void set_boolean(lua_State *L, const char *key, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, key);
}

/* [-0, +1, m] an Explanation as a table */
static void push_explanation(lua_State *L, const Explanation *why) {
  lua_createtable(L, 0, 8);
  set_boolean(L, "matched", why->matched);
  set_boolean(L, "wrong_value", why->wrong_value);
  set_boolean(L, "wrong_section", why->wrong_section);
  set_boolean(L, "lacks", why->lacks);
  set_boolean(L, "leftwards", why->leftwards);
  set_span(L, why->source);
  lua_pushinteger(L, (lua_Integer)why->at + (why->leftwards ? 0 : 1));
  lua_setfield(L, -2, "at");
}

/* view:explain(rule, at [, role]) -> list of { pattern, matched, wrong_value,
** wrong_section, lacks, first, last, at, leftwards }, one for each alternative
** of each of the rule's patterns */
static int view_method_explain(lua_State *L) {
  SentenceView *view = check_view(L, 1);
  const Patterns *patterns = &view->set->patterns;
  uint32_t rule = check_rule(L, 2);
  uint32_t word = check_word(L, view, 3);
  uint32_t role = check_role(L, view, 4);
  lua_Integer count = 0;
  luaL_argcheck(L, word != NO_PLACE, 3, "not in the sentence");
  view->matcher.count = 0;
  lua_newtable(L);
  for (uint32_t i = 0; i < patterns->count; i++) {
    Explanation why;
    if (patterns->items[i].rule != rule) continue;
    if (!matcher_explain(&view->matcher, patterns, &view->view, word, role, i,
                         &why))
      return shortage(L);
    push_explanation(L, &why);
    lua_pushinteger(L, (lua_Integer)patterns->items[i].index + 1);
    lua_setfield(L, -2, "pattern");
    lua_rawseti(L, -2, ++count);
  }
  return 1;
}

/* [-0, +1 or +2, -] first, last of a phrase; nil where there is none */
static int push_phrase(lua_State *L, const SentenceView *view, Phrase phrase) {
  Span span;
  if (phrase.start == NO_PLACE) {
    lua_pushnil(L);
    return 1;
  }
  span = view_span(&view->view, phrase.start, phrase.end);
  lua_pushinteger(L, (lua_Integer)span.start + 1);
  lua_pushinteger(L, (lua_Integer)span.end);
  return 2;
}

/* view:clause_start(at) -> the first byte of the clause that holds byte 'at' */
static int view_method_clause_start(lua_State *L) {
  const SentenceView *view = check_view(L, 1);
  uint32_t word = check_word(L, view, 2);
  const View *inner = &view->view;
  if (inner->low == inner->high) {
    lua_pushinteger(L, (lua_Integer)inner->span.start + 1);
    return 1;
  }
  if (word == NO_PLACE) word = inner->high - 1;
  word = inner->places[word].clause;
  lua_pushinteger(L, (lua_Integer)inner->words[word].span.start + 1);
  return 1;
}

/* The place before the first word that begins at or after byte 'at', from 0. */
static uint32_t place_of(const View *view, lua_Integer at) {
  uint32_t low = 0, high = view->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if ((lua_Integer)view->words[middle].span.start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* view:subject(at) -> first, last of the nouns that open the clause of byte
** 'at', where something else follows before it; or nil */
static int view_method_subject(lua_State *L) {
  const SentenceView *view = check_view(L, 1);
  uint32_t word = check_word(L, view, 2);
  uint32_t limit = place_of(&view->view, luaL_checkinteger(L, 2) - 1);
  if (word == NO_PLACE && view->view.count > 0) word = view->view.high - 1;
  return push_phrase(L, view, view_subject(&view->view, word, limit));
}

/* view:trim(first, last) -> first, last without the words that phrases drop at
** their ends; or nil when nothing is left */
static int view_method_trim(lua_State *L) {
  const SentenceView *view = check_view(L, 1);
  Phrase phrase = {0};
  phrase.start = place_of(&view->view, luaL_checkinteger(L, 2) - 1);
  phrase.end = place_of(&view->view, luaL_checkinteger(L, 3));
  if (phrase.start >= phrase.end ||
      !view_trim(&view->view, &phrase.start, &phrase.end))
    phrase.start = NO_PLACE;
  return push_phrase(L, view, phrase);
}

/* view:noun_phrase(at, leftwards) -> first, last of the noun phrase that ends at
** byte 'at', or begins there; or nil */
static int view_method_noun_phrase(lua_State *L) {
  SentenceView *view = check_view(L, 1);
  lua_Integer at = luaL_checkinteger(L, 2);
  if (lua_toboolean(L, 3))
    return push_phrase(
        L, view, view_noun_phrase_left(&view->view, place_of(&view->view, at)));
  return push_phrase(
      L, view,
      view_noun_phrase_right(&view->view, place_of(&view->view, at - 1)));
}

/* view:verb_phrase(at) -> first, last of what is done from byte 'at' on; or
** nil */
static int view_method_verb_phrase(lua_State *L) {
  const SentenceView *view = check_view(L, 1);
  lua_Integer at = luaL_checkinteger(L, 2);
  return push_phrase(
      L, view, view_verb_phrase(&view->view, place_of(&view->view, at - 1)));
}

static const luaL_Reg functions[] = {{"set", match_set}, {NULL, NULL}};
static const luaL_Reg set_methods[] = {
    {"words", set_words},     {"part", set_part}, {"has", set_has},
    {"add", set_add},         {"rank", set_rank}, {"disable", set_disable},
    {"is_wide", set_is_wide}, {"view", set_view}, {NULL, NULL}};
static const luaL_Reg set_meta[] = {{"__gc", set_gc}, {NULL, NULL}};
static const luaL_Reg view_methods[] = {
    {"read", view_method_read},
    {"matches", view_method_matches},
    {"match", view_method_match},
    {"explain", view_method_explain},
    {"subject", view_method_subject},
    {"trim", view_method_trim},
    {"clause_start", view_method_clause_start},
    {"noun_phrase", view_method_noun_phrase},
    {"verb_phrase", view_method_verb_phrase},
    {NULL, NULL}};
static const luaL_Reg view_meta[] = {{"__gc", view_gc}, {NULL, NULL}};

int luaopen_tj_core_match(lua_State *L) {
  luaL_newmetatable(L, SET);
  luaL_setfuncs(L, set_meta, 0);
  luaL_newlib(L, set_methods);
  lua_setfield(L, -2, "__index");
  luaL_newmetatable(L, VIEW);
  luaL_setfuncs(L, view_meta, 0);
  luaL_newlib(L, view_methods);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  return 1;
}
