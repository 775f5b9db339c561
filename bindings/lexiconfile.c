/* lexiconfile.c: a lexicon's file is that of a dictionary whose header names
** the dictionary below and the text by their checksums. */
#include "lexiconfile.h"

#include <string.h>

#include "image.h"
#include "memory.h"
#include "wholefile.h"

static const ImageHeader *header_of(const Dictionary *dictionary) {
  return dictionary->image;
}

bool lexicon_save(const Dictionary *lexicon, const Dictionary *below,
                  const char *source, size_t length, const char *path,
                  Fault *fault) {
  ImageHeader *image = memory_resize(NULL, lexicon->size);
  bool done;
  if (image == NULL) {
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", path);
    return false;
  }
  memcpy(image, lexicon->image, lexicon->size);
  image->below = header_of(below)->checksum;
  image->source = bytes_checksum(source, length);
  image->checksum = image_checksum(image, lexicon->size);
  done = wholefile_write(path, (const char *)image, lexicon->size, fault);
  memory_resize(image, 0);
  return done;
}

bool lexicon_open(Dictionary *lexicon, const Dictionary *below,
                  const char *source, size_t length, const char *path,
                  Fault *fault) {
  const char *problem = NULL;
  if (!dictionary_open(lexicon, path, fault)) return false;
  if (header_of(lexicon)->below != header_of(below)->checksum)
    problem = "not compiled for this dictionary";
  else if (header_of(lexicon)->source != bytes_checksum(source, length))
    problem = "compiled from another text";
  if (problem == NULL) return true;
  fault_set(fault, FAULT_FORMAT, "%s: %s", path, problem);
  dictionary_close(lexicon);
  return false;
}

bool lexicon_is(const Dictionary *dictionary) {
  return header_of(dictionary)->below != 0;
}
