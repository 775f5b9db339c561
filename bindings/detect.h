/* detect.h: which encoding bytes are in. */
#ifndef DETECT_H
#define DETECT_H

#include <stdbool.h>
#include <stddef.h>

#include "charset.h"

typedef struct Guess {
  enum Charset charset;
  bool sure;       /* no other encoding comes near */
  const char *why; /* what it was told by, a static string */
  size_t skip;     /* bytes of byte order mark, no part of the text */
  bool is_valid;   /* UTF-8 without any fault */
  size_t controls; /* bytes of control chars, where it is valid */
} Guess;

/* Looks at all bytes; linear. */
Guess detect(const char *raw, size_t length);

/* Bytes of the byte order mark at the head, and in *charset whose it is; 0
** where there is none. */
size_t detect_mark(const char *raw, size_t length, enum Charset *charset);

/* Of a file in CHARSET_MIXED: is this line, or a piece of one, in GB18030? */
bool detect_gb_line(const char *line, size_t length);

#endif
