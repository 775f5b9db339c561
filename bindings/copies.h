/* copies.h: what the pages of a printed or pasted copy add to a report: page
** numbers, running titles, text that stands twice. Private to the outline
** stage. */
#ifndef COPIES_H
#define COPIES_H

#include "lines.h"

/* Do two lines have the same text? */
bool copies_same(const Lines *lines, const Line *one, const Line *two);

/* Sets page numbers and running titles aside. Needs body_first, body_end. */
void copies_mark_pages(Lines *lines);

/* Sets aside what stood before: a paragraph right after itself, or several
** paragraphs in the same order. False when memory is short. */
bool copies_mark_repeats(Lines *lines);

#endif
