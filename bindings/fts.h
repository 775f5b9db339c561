/* fts.h: a tokenizer for SQLite's full-text search (FTS5) that finds words.
**
** Each char, and each run of Latin letters and digits in lower case, is a
** token at a position of its own, so that a phrase is any stretch of text. A
** char at which a word begins is "<char" as well, at the same position; one at
** which a word ends "char>"; one at which a word does both "<char>". Words are
** those of the mode search, so the parts of a word count. A query is one phrase
** whose first and last chars are asked for with these marks: it finds what
** begins and ends with a word (产业 is not in 生产业绩), however the query itself
** would be cut. Before * the end is left open. Signs and blanks are no tokens.
*/
#ifndef FTS_H
#define FTS_H

#include <sqlite3.h>

#include "segmenter.h"

/* Registers the tokenizer as 'name' with a connection, which shares the
** Segmenter until it is closed. Returns an SQLite code. */
int fts_register(sqlite3 *database, const char *name, Segmenter *segmenter);

#endif
