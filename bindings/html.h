/* html.h: the text of a web page, one line for each block. */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "draft.h"
#include "fault.h"

/* Does a decoded file look like a web page? By the tags near its head; a stray
** < in a text does not make it one. */
bool html_detect(const char *text, size_t length);

/* Writes the text of the page 'page' into the empty 'draft', which the caller
** frees either way. Blocks become lines, the cells of a table row one line
** with tabs between; scripts, styles and what is hidden are left out. The
** message of a fault begins with 'name'. */
bool html_extract(Draft *draft, const Draft *page, const char *name,
                  Fault *fault);

#endif
