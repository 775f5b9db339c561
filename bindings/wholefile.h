/* wholefile.h: a file written whole or not at all. */
#ifndef WHOLEFILE_H
#define WHOLEFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"

/* Makes 'data' the content of the file at 'path': a new file beside it takes
** its place once all bytes are on the disk. On failure the old file stays as
** it was and no other is left. A link stays a link; permissions stay. What is
** no regular file (/dev/stdout, a pipe) is written as it is. */
bool wholefile_write(const char *path, const char *data, size_t length,
                     Fault *fault);

#endif
