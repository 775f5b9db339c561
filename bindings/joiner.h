/* joiner.h: lines that the page broke one paragraph into. Private to the
** outline stage. */
#ifndef JOINER_H
#define JOINER_H

#include "lines.h"

/* Joins them; lines that hold words of the page stay apart. */
void join_lines(Lines *lines);

#endif
