/* sentences.h: where sentences end. Part of the outline stage. */
#ifndef SENTENCES_H
#define SENTENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool is_stop(uint32_t c);   /* 。！？!? */
bool is_opener(uint32_t c); /* “《( and their kin */
bool is_closer(uint32_t c); /* ”》) and their kin */

/* Bytes of the blank char at text[at], 0 if it is none; at < end. */
size_t blank_length(const char *text, size_t at, size_t end);

/* Where the sentence that starts at text[start] ends (exclusive), at the
** latest at 'end'; needs start < end. A stop inside “” or () ends no sentence
** unless the mark that closes it is missing or ends the sentence with it. */
size_t sentence_end(const char *text, size_t start, size_t end);

#endif
