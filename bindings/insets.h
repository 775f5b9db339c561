/* insets.h: what was put amid a report: links, calls to read on, advertising.
** Private to the outline stage. */
#ifndef INSETS_H
#define INSETS_H

#include "lines.h"
#include "outliner.h"

/* Why the line is no part of a report wherever it stands; REASON_NONE where it
** may be one. 'before' is the line above it, or NULL. Needs line->seen. */
enum Reason inset_reason(const Lines *lines, const Line *line,
                         const Line *before);

#endif
