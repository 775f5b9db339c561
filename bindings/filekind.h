/* filekind.h: files that hold no plain text, told by their first bytes. */
#ifndef FILEKIND_H
#define FILEKIND_H

#include <stddef.h>

/* What such a file is ("a PDF file"), a static string; NULL for any other. */
const char *filekind(const char *raw, size_t length);

#endif
