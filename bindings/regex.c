/* regex.c: Perl's regular expressions over UTF-8. Lua: tj.core.regex.
** A Regex owns its compiled pattern, compiled further to machine code where
** PCRE2 can, until close, __close or __gc. A subject is checked once to be
** UTF-8 and not again for each match, so that many matches stay linear. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <stdbool.h>
#include <string.h>

#include <pcre2.h>

#include "lua.h"
#include "lauxlib.h"

#include "bindings.h"
#include "support.h"
#include "utf8.h"

#define REGEX "tj.core.regex"

#define MATCH_LIMIT   5000000u     /* steps: some tenths of a second */
#define JIT_STACK     (32u * 1024) /* at first, and at most: */
#define MAX_JIT_STACK (1024u * 1024)

typedef struct Regex {
  pcre2_code *code;           /* owned; NULL when closed */
  pcre2_match_data *data;     /* owned: the last match */
  pcre2_match_context *limit; /* owned */
  pcre2_jit_stack *stack;     /* owned */
  bool is_utf;
  int groups;     /* captures, without the whole */
  int name_count; /* of the table of names, which the code owns */
  int name_size;
  const char *names; /* each: number in two bytes, the name, NUL */
} Regex;

typedef struct Subject {
  const char *text;
  size_t length;
} Subject;

/* Compiling ---------------------------------------------------------------- */

/* What makes it sound to match without a check of the subject: no \C, which
** could end inside a char, and for bytes no (*UTF), which would read past. */
#define FOR_CHARS (PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C)
#define FOR_BYTES PCRE2_NEVER_UTF

static uint32_t check_flags(lua_State *L, int arg) {
  uint32_t options = FOR_CHARS;
  for (const char *flag = luaL_optstring(L, arg, ""); *flag != '\0'; flag++) {
    switch (*flag) {
    case 'i': options |= PCRE2_CASELESS; break;
    case 'm': options |= PCRE2_MULTILINE; break;
    case 's': options |= PCRE2_DOTALL; break;
    case 'x': options |= PCRE2_EXTENDED; break;
    case 'u': options |= PCRE2_UCP; break;
    case 'b': options = (options & ~FOR_CHARS) | FOR_BYTES; break;
    default: luaL_error(L, "unknown flag: %s (there are imsxub)", flag);
    }
  }
  return options;
}

static int bad_pattern(lua_State *L, int code, size_t offset) {
  char what[256];
  pcre2_get_error_message(code, (PCRE2_UCHAR *)what, sizeof what);
  return luaL_error(L, "bad pattern at byte %I: %s", (lua_Integer)offset + 1,
                    what);
}

/* What a match needs beside the code; raises when memory is short. */
static void prepare(lua_State *L, Regex *regex) {
  uint32_t groups, count, size;
  PCRE2_SPTR names;
  pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &groups);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &names);
  regex->groups = (int)groups;
  regex->name_count = (int)count;
  regex->name_size = (int)size;
  regex->names = (const char *)names;
  regex->data = pcre2_match_data_create_from_pattern(regex->code, NULL);
  regex->limit = pcre2_match_context_create(NULL);
  if (regex->data == NULL || regex->limit == NULL)
    luaL_error(L, "not enough memory");
  pcre2_set_match_limit(regex->limit, MATCH_LIMIT);
  if (pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) != 0)
    return; /* slower, but the same */
  regex->stack = pcre2_jit_stack_create(JIT_STACK, MAX_JIT_STACK, NULL);
  if (regex->stack == NULL) luaL_error(L, "not enough memory");
  pcre2_jit_stack_assign(regex->limit, NULL, regex->stack);
}

/* regex.compile(pattern [, flags]) -> Regex. Raises for a bad pattern. Flags:
** i any case, m ^ and $ at lines, s . also line ends, x blanks are layout,
** u \w \d and their kin by Unicode, b bytes and not UTF-8. */
static int regex_compile(lua_State *L) {
  size_t length, offset;
  const char *pattern = luaL_checklstring(L, 1, &length);
  uint32_t options = check_flags(L, 2);
  int code;
  Regex *regex = lua_newuserdatauv(L, sizeof *regex, 0);
  memset(regex, 0, sizeof *regex);
  luaL_setmetatable(L, REGEX);
  regex->code =
      pcre2_compile((PCRE2_SPTR)pattern, length, options, &code, &offset, NULL);
  if (regex->code == NULL) return bad_pattern(L, code, offset);
  regex->is_utf = (options & PCRE2_UTF) != 0;
  prepare(L, regex);
  return 1;
}

/* regex:close(). Harmless twice: also __close and __gc. */
static int regex_close(lua_State *L) {
  Regex *regex = luaL_checkudata(L, 1, REGEX);
  pcre2_jit_stack_free(regex->stack); /* these accept NULL */
  pcre2_match_context_free(regex->limit);
  pcre2_match_data_free(regex->data);
  pcre2_code_free(regex->code);
  memset(regex, 0, sizeof *regex);
  return 0;
}

/* Matching ----------------------------------------------------------------- */

static Regex *check_regex(lua_State *L, int arg) {
  Regex *regex = luaL_checkudata(L, arg, REGEX);
  luaL_argcheck(L, regex->code != NULL, arg, "regex is closed");
  return regex;
}

static Subject check_subject(lua_State *L, int arg) {
  Subject subject;
  subject.text = luaL_checklstring(L, arg, &subject.length);
  return subject;
}

/* The first byte of 'subject' that is no UTF-8, or its length. */
static size_t valid_length(Subject subject) {
  size_t at = 0, step;
  while (at < subject.length) {
    if ((unsigned char)subject.text[at] < 0x80) {
      at++;
      continue;
    }
    utf8_read(subject.text, at, subject.length, &step);
    if (step == 1) return at;
    at += step;
  }
  return at;
}

/* [-0, +0 or +2, m] whether the subject may be matched; else nil, message. */
static bool is_matchable(lua_State *L, const Regex *regex, Subject subject) {
  size_t valid = regex->is_utf ? valid_length(subject) : subject.length;
  if (valid == subject.length) return true;
  luaL_pushfail(L);
  lua_pushfstring(L, "byte %I of the text is not UTF-8",
                  (lua_Integer)valid + 1);
  return false;
}

/* Matches from 'start' on; 'options' of PCRE2. A negative result is its. */
static int match_from(const Regex *regex, Subject subject, size_t start,
                      uint32_t options) {
  return pcre2_match(regex->code, (PCRE2_SPTR)subject.text, subject.length,
                     start, options | PCRE2_NO_UTF_CHECK, regex->data,
                     regex->limit);
}

/* [-0, +2, m] nil, what PCRE2 says; or just nil where nothing matched. */
static int push_failure(lua_State *L, int code) {
  char what[256];
  luaL_pushfail(L);
  if (code == PCRE2_ERROR_NOMATCH) return 1;
  if (code == PCRE2_ERROR_MATCHLIMIT)
    lua_pushliteral(L, "match limit reached");
  else {
    pcre2_get_error_message(code, (PCRE2_UCHAR *)what, sizeof what);
    lua_pushstring(L, what);
  }
  return 2;
}

static size_t match_start(const Regex *regex) {
  return pcre2_get_ovector_pointer(regex->data)[0];
}

static size_t match_end(const Regex *regex) {
  return pcre2_get_ovector_pointer(regex->data)[1];
}

/* [-0, +1, m] capture 'group' of the last match; nil where it took no part. */
static void push_group(lua_State *L, const Regex *regex, Subject subject,
                       int group) {
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->data);
  PCRE2_SIZE start = ends[2 * group], end = ends[2 * group + 1];
  if (start == PCRE2_UNSET || end < start)
    lua_pushnil(L);
  else
    lua_pushlstring(L, subject.text + start, end - start);
}

/* [-0, +groups, m] all captures, or the whole where there are none. */
static int push_captures(lua_State *L, const Regex *regex, Subject subject) {
  luaL_checkstack(L, regex->groups + 4, "too many captures");
  if (regex->groups == 0) {
    push_group(L, regex, subject, 0);
    return 1;
  }
  for (int i = 1; i <= regex->groups; i++) push_group(L, regex, subject, i);
  return regex->groups;
}

/* [-0, +0, v] Lua's 'init' at arg as an offset; a place past the end matches
** nothing, as in string.find. */
static size_t check_init(lua_State *L, int arg, const Regex *regex,
                         Subject subject) {
  lua_Integer init = luaL_optinteger(L, arg, 1);
  lua_Integer length = (lua_Integer)subject.length;
  size_t start;
  if (init < 0) init = init < -length ? 1 : length + init + 1;
  if (init == 0) init = 1;
  if (init > length + 1) return subject.length + 1;
  start = (size_t)init - 1;
  luaL_argcheck(L,
                !regex->is_utf || start == subject.length ||
                    ((unsigned char)subject.text[start] & 0xC0) != 0x80,
                arg, "not at the start of a char");
  return start;
}

/* Matches the subject at 2 from init at 3: true, or what to return is pushed
** and counted in *results. */
static bool match_once(lua_State *L, Regex *regex, Subject subject,
                       int *results) {
  size_t start;
  int code;
  *results = 2;
  if (!is_matchable(L, regex, subject)) return false;
  start = check_init(L, 3, regex, subject);
  code = start > subject.length ? PCRE2_ERROR_NOMATCH
                                : match_from(regex, subject, start, 0);
  if (code > 0) return true;
  *results = push_failure(L, code);
  return false;
}

/* regex:find(text [, init]) -> first, last, captures... | nil | nil, message */
static int regex_find(lua_State *L) {
  Regex *regex = check_regex(L, 1);
  Subject subject = check_subject(L, 2);
  int results;
  if (!match_once(L, regex, subject, &results)) return results;
  lua_pushinteger(L, (lua_Integer)match_start(regex) + 1);
  lua_pushinteger(L, (lua_Integer)match_end(regex));
  return regex->groups == 0 ? 2 : 2 + push_captures(L, regex, subject);
}

/* regex:match(text [, init]) -> captures... or the whole | nil | nil, message
 */
static int regex_match(lua_State *L) {
  Regex *regex = check_regex(L, 1);
  Subject subject = check_subject(L, 2);
  int results;
  if (!match_once(L, regex, subject, &results)) return results;
  return push_captures(L, regex, subject);
}

static const char *name_at(const Regex *regex, int index, int *group) {
  const char *entry = regex->names + index * regex->name_size;
  *group = (unsigned char)entry[0] << 8 | (unsigned char)entry[1];
  return entry + 2;
}

/* regex:exec(text [, init]) -> { first, last, text, captures..., named } |
** nil | nil, message */
static int regex_exec(lua_State *L) {
  Regex *regex = check_regex(L, 1);
  Subject subject = check_subject(L, 2);
  int results, group;
  if (!match_once(L, regex, subject, &results)) return results;
  lua_createtable(L, regex->groups, 4);
  lua_pushinteger(L, (lua_Integer)match_start(regex) + 1);
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, (lua_Integer)match_end(regex));
  lua_setfield(L, -2, "last");
  push_group(L, regex, subject, 0);
  lua_setfield(L, -2, "text");
  for (int i = 1; i <= regex->groups; i++) {
    push_group(L, regex, subject, i);
    lua_rawseti(L, -2, i);
  }
  lua_createtable(L, 0, regex->name_count);
  for (int i = 0; i < regex->name_count; i++) {
    const char *name = name_at(regex, i, &group);
    push_group(L, regex, subject, group);
    lua_setfield(L, -2, name);
  }
  lua_setfield(L, -2, "named");
  return 1;
}

/* regex:names() -> { name = number of its capture } */
static int regex_names(lua_State *L) {
  const Regex *regex = check_regex(L, 1);
  int group;
  lua_createtable(L, 0, regex->name_count);
  for (int i = 0; i < regex->name_count; i++) {
    const char *name = name_at(regex, i, &group);
    lua_pushinteger(L, group);
    lua_setfield(L, -2, name);
  }
  return 1;
}

/* Many matches ------------------------------------------------------------- */

/* The matches of a subject from left to right. After an empty match the next
** may not be empty at the same place, so that the walk goes on by a char. */
typedef struct Walk {
  Subject subject;
  size_t at;
  bool was_empty;
} Walk;

/* The result of match_from for the next match, and the walk moved past it. */
static int walk_next(const Regex *regex, Walk *walk) {
  uint32_t options = walk->was_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
  int code = match_from(regex, walk->subject, walk->at, options);
  if (code > 0) {
    walk->at = match_end(regex);
    walk->was_empty = match_start(regex) == walk->at;
  }
  return code;
}

/* The iterator of gmatch. Upvalues: the Regex, the text, 'at', 'was_empty'. */
static int next_match(lua_State *L) {
  Regex *regex = lua_touserdata(L, lua_upvalueindex(1));
  Walk walk;
  int code;
  if (regex->code == NULL) return luaL_error(L, "regex is closed");
  walk.subject.text =
      lua_tolstring(L, lua_upvalueindex(2), &walk.subject.length);
  walk.at = (size_t)lua_tointeger(L, lua_upvalueindex(3));
  walk.was_empty = lua_toboolean(L, lua_upvalueindex(4));
  code = walk_next(regex, &walk);
  if (code <= 0) {
    if (push_failure(L, code) == 2) return lua_error(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)walk.at);
  lua_replace(L, lua_upvalueindex(3));
  lua_pushboolean(L, walk.was_empty);
  lua_replace(L, lua_upvalueindex(4));
  return push_captures(L, regex, walk.subject);
}

/* regex:gmatch(text) -> iterator of captures, or of the whole. Raises for a
** text that is not UTF-8 and at the match limit, as an iterator must. */
static int regex_gmatch(lua_State *L) {
  Regex *regex = check_regex(L, 1);
  if (!is_matchable(L, regex, check_subject(L, 2))) return lua_error(L);
  lua_settop(L, 2);
  lua_pushinteger(L, 0);
  lua_pushboolean(L, 0);
  lua_pushcclosure(L, next_match, 4);
  return 1;
}

/* Whether the 'length' bytes at 'name' are a group's number or name. */
static int group_of(const Regex *regex, const char *name, size_t length) {
  int group = 0;
  size_t digits = 0;
  while (digits < length && name[digits] >= '0' && name[digits] <= '9' &&
         group <= regex->groups)
    group = group * 10 + (name[digits++] - '0');
  if (length > 0 && digits == length)
    return group <= regex->groups ? group : -1;
  for (int i = 0; i < regex->name_count; i++) {
    const char *known = name_at(regex, i, &group);
    if (strlen(known) == length && memcmp(known, name, length) == 0)
      return group;
  }
  return -1;
}

/* One $ of a replacement: the group it stands for in *group (-1 for "$$"),
** and its end. Raises where it is none. */
static const char *read_reference(lua_State *L, const Regex *regex,
                                  const char *at, const char *end, int *group) {
  const char *name = at + 1, *stop;
  *group = -1;
  if (name < end && *name == '$') return name + 1;
  if (name < end && *name == '{') {
    name++;
    stop = memchr(name, '}', (size_t)(end - name));
    if (stop == NULL) stop = name; /* an empty name is refused below */
    *group = group_of(regex, name, (size_t)(stop - name));
    stop++;
  } else {
    stop = name < end && *name >= '0' && *name <= '9' ? name + 1 : name;
    *group = group_of(regex, name, (size_t)(stop - name));
  }
  if (*group < 0) luaL_error(L, "not a group in the replacement: %s", at);
  return stop;
}

/* [-0, +0, e] adds the replacement text for the last match; with no buffer it
** only checks the text. */
static void expand(lua_State *L, const Regex *regex, Subject subject,
                   Subject replacement, luaL_Buffer *buffer) {
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->data);
  const char *at = replacement.text, *end = at + replacement.length;
  while (at < end) {
    const char *dollar = memchr(at, '$', (size_t)(end - at));
    const char *stop = dollar != NULL ? dollar : end;
    int group;
    if (buffer != NULL) luaL_addlstring(buffer, at, (size_t)(stop - at));
    if (dollar == NULL) return;
    at = read_reference(L, regex, dollar, end, &group);
    if (buffer == NULL) continue;
    if (group < 0)
      luaL_addchar(buffer, '$');
    else if (ends[2 * group] != PCRE2_UNSET)
      luaL_addlstring(buffer, subject.text + ends[2 * group],
                      ends[2 * group + 1] - ends[2 * group]);
  }
}

/* [-0, +0, e] adds what the function or table at 3 gives for the match that
** lies at 'start' to 'end'; nil and false leave it as it is. */
static void add_computed(lua_State *L, const Regex *regex, Subject subject,
                         size_t start, size_t end, luaL_Buffer *buffer) {
  if (lua_isfunction(L, 3)) {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(L, regex, subject), 1);
  } else {
    push_group(L, regex, subject, regex->groups == 0 ? 0 : 1);
    lua_gettable(L, 3);
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(buffer, subject.text + start, end - start);
  } else if (lua_isstring(L, -1))
    luaL_addvalue(buffer);
  else
    luaL_error(L, "a replacement must be a string, got %s",
               luaL_typename(L, -1));
}

/* [-0, +0, v] the replacement at 3, its references checked. */
static Subject check_replacement(lua_State *L, const Regex *regex) {
  Subject none = {"", 0}, replacement = none;
  if (lua_isstring(L, 3)) {
    replacement = check_subject(L, 3);
    expand(L, regex, none, replacement, NULL);
  } else if (!lua_isfunction(L, 3) && !lua_istable(L, 3)) {
    luaL_typeerror(L, 3, "string, function or table");
  }
  return replacement;
}

/* regex:gsub(text, replacement [, max]) -> text, count | nil, message. In a
** replacement text $0 is the match, $1 to $9 and ${name} are captures, $$ is
** a dollar; a function is given the captures, a table is asked the first. */
static int regex_gsub(lua_State *L) {
  Regex *regex = check_regex(L, 1);
  Walk walk = {check_subject(L, 2), 0, false};
  Subject replacement = check_replacement(L, regex);
  lua_Integer max = luaL_optinteger(L, 4, LUA_MAXINTEGER), count = 0;
  size_t copied = 0;
  int code = PCRE2_ERROR_NOMATCH;
  luaL_Buffer buffer;
  if (!is_matchable(L, regex, walk.subject)) return 2;
  luaL_buffinit(L, &buffer);
  while (count < max && (code = walk_next(regex, &walk)) > 0) {
    size_t start = match_start(regex);
    luaL_addlstring(&buffer, walk.subject.text + copied, start - copied);
    if (lua_isstring(L, 3))
      expand(L, regex, walk.subject, replacement, &buffer);
    else
      add_computed(L, regex, walk.subject, start, walk.at, &buffer);
    luaL_argcheck(L, regex->code != NULL, 1, "regex was closed");
    copied = walk.at;
    count++;
  }
  if (code <= 0 && code != PCRE2_ERROR_NOMATCH) return push_failure(L, code);
  luaL_addlstring(&buffer, walk.subject.text + copied,
                  walk.subject.length - copied);
  luaL_pushresult(&buffer);
  lua_pushinteger(L, count);
  return 2;
}

/* regex:split(text [, max]) -> list of at most 'max' pieces | nil, message.
** An empty match parts two chars, and nothing at either end. */
static int regex_split(lua_State *L) {
  Regex *regex = check_regex(L, 1);
  Walk walk = {check_subject(L, 2), 0, false};
  lua_Integer max = luaL_optinteger(L, 3, LUA_MAXINTEGER), count = 0;
  size_t copied = 0;
  int code = PCRE2_ERROR_NOMATCH;
  luaL_argcheck(L, max >= 1, 3, "must be at least 1");
  if (!is_matchable(L, regex, walk.subject)) return 2;
  lua_newtable(L);
  while (count + 1 < max && (code = walk_next(regex, &walk)) > 0) {
    size_t start = match_start(regex);
    if (walk.was_empty && (start == copied || start == walk.subject.length))
      continue;
    lua_pushlstring(L, walk.subject.text + copied, start - copied);
    lua_rawseti(L, -2, ++count);
    copied = walk.at;
  }
  if (code <= 0 && code != PCRE2_ERROR_NOMATCH) return push_failure(L, code);
  lua_pushlstring(L, walk.subject.text + copied, walk.subject.length - copied);
  lua_rawseti(L, -2, ++count);
  return 1;
}

static const luaL_Reg functions[] = {{"compile", regex_compile}, {NULL, NULL}};
static const luaL_Reg methods[] = {
    {"find", regex_find},     {"match", regex_match}, {"exec", regex_exec},
    {"gmatch", regex_gmatch}, {"gsub", regex_gsub},   {"split", regex_split},
    {"names", regex_names},   {"close", regex_close}, {NULL, NULL}};
static const luaL_Reg meta[] = {
    {"__gc", regex_close}, {"__close", regex_close}, {NULL, NULL}};

int luaopen_tj_core_regex(lua_State *L) {
  luaL_newmetatable(L, REGEX);
  luaL_setfuncs(L, meta, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  return 1;
}
