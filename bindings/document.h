/* document.h: the document that every stage adds its layer to. A Document owns
** its layers; spans in the layers are bytes of 'text'. The bytes as saved
** belong to whoever opened it, and stay till it is freed. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "decode.h"
#include "draft.h"
#include "html.h"
#include "map.h"
#include "outliner.h"
#include "quantifier.h"
#include "segmenter.h"
#include "span.h"

/* How a document is to be read. */
typedef struct Reading {
  const char *encoding; /* of decode_find; NULL: detect */
  int html;             /* 1 or 0 where the caller says so, else -1: detect */
  unsigned skipped;     /* steps of clean: bit 1 << step */
} Reading;

typedef struct Document {
  const char *raw; /* the bytes as saved; borrowed */
  size_t raw_length;
  Reading reading;
  Decoding decoding;
  size_t lost_count; /* chars that cannot be brought back */
  Draft draft;       /* owns the text, where that is not borrowed from raw */
  const char *text;  /* clean UTF-8, that of the draft; NULL when closed */
  size_t text_length;
  Heads heads;           /* of html.c: head rows of tables, in raw bytes */
  Outline outline;       /* of outliner.c */
  Quantities quantities; /* of quantifier.c */
  Words words;           /* of segmenter.c */
  unsigned holds;
  bool closing; /* it is closed, and freed when nobody holds it */
} Document;

void document_init(Document *document); /* empty and closed, but valid */

/* While a document is held its layers stay as they are. Whoever pushes a layer
** into Lua holds it: a finalizer that runs meanwhile may close it. A hold that
** an error cut short lasts until document_free. */
void document_hold(Document *document);
void document_release(Document *document);

/* Frees it, at once or when the last hold ends. Harmless twice. */
void document_close(Document *document);

/* Frees it whoever holds it, and makes it empty again; harmless twice. */
void document_free(Document *document);

#endif
