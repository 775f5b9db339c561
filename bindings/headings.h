/* headings.h: from lines to blocks: headings with their levels, headings that
** run into their paragraph or lost their line break, rows under their header.
** Private to the outline stage. */
#ifndef HEADINGS_H
#define HEADINGS_H

#include "lines.h"
#include "outliner.h"

/* Reads the numbers that lines begin with. */
void headings_number(Lines *lines);

/* Adds a block for each line, or several. False when memory is short. */
bool headings_write(Outline *outline, const Lines *lines);

#endif
