/* decode.h: file bytes to valid UTF-8, and from which bytes each char came. */
#ifndef DECODE_H
#define DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "draft.h"
#include "fault.h"

typedef struct Decoding {
  const char *encoding; /* a static string: "UTF-8", "GB18030", ... */
  bool sure;            /* named by the caller, a mark or the page itself, or
                           plain from the bytes */
  size_t invalid_count; /* bytes that begin no char: each became U+FFFD */
} Decoding;

/* The encoding of that name, in any case and by the usual aliases ("gbk"): a
** static string, or NULL when it is none that decode knows. */
const char *decode_find(const char *name, size_t length);

/* Decodes 'raw' into the empty 'draft', which the caller frees either way, and
** which may borrow 'raw': that must outlive it.
** 'encoding' is a string of decode_find, or NULL to detect it. Refuses empty
** input and binary files; the messages begin with 'name'. Linear. */
bool decode(Draft *draft, Decoding *decoding, const char *raw, size_t length,
            const char *encoding, const char *name, Fault *fault);

#endif
