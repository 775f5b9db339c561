/* sentences.h: where sentences end. Part of the outline stage. */
#ifndef SENTENCES_H
#define SENTENCES_H

#include <stddef.h>

/* Where the sentence that starts at text[start] ends (exclusive), at the
** latest at 'end'; needs start < end. A stop inside “” or () ends no sentence
** unless the mark that closes it is missing or ends the sentence with it. A
** dot ends none (3.5, 1., www.), nor do ; and :. One of more than 6000 bytes
** is cut behind a mark of a clause. */
size_t sentence_end(const char *text, size_t start, size_t end);

#endif
