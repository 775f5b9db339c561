/* document.h: the document that every stage adds its layer to. A Document owns
** its bytes and its layers; spans in the layers are bytes of 'text'. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "changes.h"
#include "map.h"
#include "outliner.h"
#include "quantifier.h"
#include "segmenter.h"
#include "span.h"

typedef struct Document {
  char *raw; /* the bytes as saved */
  size_t raw_length;
  char *text; /* clean UTF-8, NUL after its end; NULL when closed */
  size_t text_length;
  const char *encoding;  /* a static string such as "GB18030" */
  bool encoding_sure;    /* it was named, marked, or plain from the bytes */
  Map map;               /* text to raw */
  Changes changes;       /* of clean.c, in reading order */
  size_t invalid_count;  /* bytes that could not be decoded */
  Outline outline;       /* of outliner.c */
  Quantities quantities; /* of quantifier.c */
  Words words;           /* of segmenter.c */
} Document;

void document_init(Document *document); /* empty and closed, but valid */
void document_free(Document *document); /* and empty again; harmless twice */

#endif
