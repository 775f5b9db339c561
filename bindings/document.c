/* document.c: the life of a Document; each layer frees its own. */
#include "document.h"

#include <string.h>

#include "memory.h"

void document_init(Document *document) {
  memset(document, 0, sizeof *document);
}

void document_free(Document *document) {
  words_free(&document->words);
  quantities_free(&document->quantities);
  outline_free(&document->outline);
  changes_free(&document->changes);
  map_free(&document->map);
  memory_resize(document->text, 0);
  memory_resize(document->raw, 0);
  document_init(document);
}
