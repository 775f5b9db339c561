/* segment.h: what the files of the binding segment share; segment.c opens the
** module. */
#ifndef SEGMENT_H
#define SEGMENT_H

#include "lua.h"

#include "segmenter.h"
#include "support.h"

/* User values of a Segmenter: a table from terms to their canonical names, or
** nil when none has one. */
enum { CUTTER_NAMES = 1, CUTTER_VALUES = CUTTER_NAMES };

/* [-0, +0, v] the open Segmenter at 1. */
Cutter *check_cutter(lua_State *L);

/* [-0, +0, v] the text at 'arg', of a length that spans can hold. */
const char *check_text(lua_State *L, int arg, size_t *length);

/* [-0, +1, m] { first, last, text, tag, quantity, canonical } of a word; at
** 'names' is the table of the latter, or nil. */
void push_word(lua_State *L, const char *text, const Word *word, int names);

/* [-0, +0, m] each adds methods of a Segmenter to the table at the top. */
void add_cutting(lua_State *L);    /* cut count join */
void add_lexicon(lua_State *L);    /* set_lexicon save_lexicon load_lexicon */
void add_explaining(lua_State *L); /* explain */
void add_word_layer(lua_State *L); /* add; and doc:words to Documents */

#endif
