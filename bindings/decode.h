/* decode.h: file bytes to valid UTF-8, and from which bytes each char came.
**
** A byte that begins no char becomes U+FFFD, one for each byte; so does, one
** for the whole, a char of the right form that stands for nothing. Of a pair
** whose second byte is ASCII only the first byte is given up, so that a lost
** byte never takes the end of a line, a digit or a tag with it. Bytes of UTF-16
** that are one byte out of step are brought back into step where that shows. */
#ifndef DECODE_H
#define DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "draft.h"
#include "fault.h"

typedef struct Decoding {
  const char *encoding; /* a static string: "UTF-8", "GB18030", ... */
  bool sure;            /* no other encoding comes near */
  const char *why;      /* what it was told by, a static string: "named", "byte
                           order mark", "valid throughout", ... */
  size_t invalid_count; /* bytes that begin no char: each became U+FFFD */
} Decoding;

/* The encoding of that name, in any case and by the usual aliases ("gbk"): a
** static string, or NULL when it is none that decode knows. "UTF-8+GB18030" is
** a file of lines in either. */
const char *decode_find(const char *name, size_t length);

/* Decodes 'raw' into the empty 'draft', which the caller frees either way, and
** which may borrow 'raw': that must outlive it. 'encoding' is a string of
** decode_find, or NULL to detect it. Refuses empty input and files of other
** programs; the messages begin with 'name'. Linear. */
bool decode(Draft *draft, Decoding *decoding, const char *raw, size_t length,
            const char *encoding, const char *name, Fault *fault);

#endif
