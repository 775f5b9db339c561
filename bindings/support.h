/* support.h: what every binding needs of Lua and of the Document. Knows
** engines only through document.h; no binding includes another. */
#ifndef SUPPORT_H
#define SUPPORT_H

#include "lua.h"
#include "lauxlib.h"

#include "document.h"
#include "fault.h"

#define DOCUMENT "tj.core.Document" /* metatable key, and name in messages */

/* refuse: [-0, +3, m] pushes nil, fault->message, fault->code; returns 3. */
int refuse(lua_State *L, const Fault *fault);

/* What a Segmenter of Lua is. */
#define SEGMENTER "tj.core.Segmenter" /* metatable key; name in messages */

typedef struct Cutter {
  Segmenter *segmenter; /* owned; NULL when closed */
} Cutter;

/* [-0, +0, v] the open Segmenter at 'arg', or an error naming the argument. Who
** keeps it for longer than the call shares it (segmenter_share). */
Segmenter *check_segmenter(lua_State *L, int arg);

/* User values of a Document: the string that its bytes are borrowed from, its
** clean text as a string, and the canonical names of its words (or nil). */
enum { RAW_VALUE = 1, TEXT_VALUE, NAMES_VALUE, DOCUMENT_VALUES = NAMES_VALUE };

/* [-0, +0, v] the open Document at 'arg', or an error naming the argument. Who
** pushes its layers holds it meanwhile (document_hold). */
Document *check_document(lua_State *L, int arg);

/* The same for one whose layers are to change: nobody may hold it. */
Document *check_changing(lua_State *L, int arg);

/* [-0, +1, m] a new userdata with an empty Document, collected with it. */
Document *push_document(lua_State *L);

/* [-upvalues, +0, m] adds 'methods' to those of every Document, which share the
** upvalues at the top. Each binding adds the methods that read its own layer.
*/
void add_document_methods(lua_State *L, const luaL_Reg *methods, int upvalues);

/* [-0, +0, m] t.first and t.last of the table at the top, from 'span'. */
void set_span(lua_State *L, Span span);

/* [-0, +0, v] reads Lua's 'first' at arg and 'last' at arg + 1 (both may be
** absent: the whole) into a span of a text of 'length' bytes. */
Span check_span(lua_State *L, int arg, size_t length);

#endif
