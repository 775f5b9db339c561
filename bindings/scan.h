/* scan.h: how far bytes are valid UTF-8. */
#ifndef SCAN_H
#define SCAN_H

#include <stddef.h>

/* Where the valid UTF-8 that begins at 'at' ends: before the first byte that
** begins no char, or at 'length'. Adds to *controls how many control bytes (NUL
** too, but no white space) it passed. */
size_t scan_utf8(const char *raw, size_t at, size_t length, size_t *controls);

/* How many control bytes there are, in any encoding of bytes. */
size_t scan_controls(const char *raw, size_t length);

#endif
