/* document.c: the life of a Document; each layer frees its own. */
#include "document.h"

#include <assert.h>
#include <string.h>

void document_init(Document *document) {
  memset(document, 0, sizeof *document);
}

void document_hold(Document *document) {
  document->holds++;
}

void document_release(Document *document) {
  assert(document->holds > 0);
  document->holds--;
  if (document->closing && document->holds == 0) document_free(document);
}

void document_close(Document *document) {
  document->closing = true;
  if (document->holds == 0) document_free(document);
}

void document_free(Document *document) {
  words_free(&document->words);
  quantities_free(&document->quantities);
  outline_free(&document->outline);
  heads_free(&document->heads);
  draft_free(&document->draft);
  document_init(document);
}
