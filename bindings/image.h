/* image.h: the bytes of a compiled dictionary, for dictionary.c and builder.c:
** a header, then the arrays of dictionary.h and alphabet.h in the order of
** image_attach, each from a multiple of 32 bytes. Numbers are in the machine's
** own byte order. */
#ifndef IMAGE_H
#define IMAGE_H

#include "dictionary.h"

#define IMAGE_MAGIC      "tj-words"
#define IMAGE_BYTE_ORDER 0x01020304u

typedef struct ImageHeader {
  char magic[8];
  uint32_t byte_order, version;
  uint64_t size, checksum; /* of the whole */
  uint32_t word_count, id_count;
  uint32_t wide_count, run_slots, run_byte_count;
  uint32_t node_count; /* any base + any id is less */
  uint32_t side_count, unused;
  uint64_t below;  /* of a lexicon: checksum of the dictionary below; else 0 */
  uint64_t source; /* of a lexicon: checksum of the text it was read from */
  uint64_t spare[2];
} ImageHeader;

/* Points 'dictionary' into an image whose header counts are right, and returns
** the size these ask for. 'image' may be NULL to learn the size alone. */
size_t image_attach(Dictionary *dictionary, const ImageHeader *header,
                    void *image);

/* Of the whole image but its checksum; 'size' as image_attach gives it. */
uint64_t image_checksum(const void *image, size_t size);

/* Of any bytes. */
uint64_t bytes_checksum(const char *bytes, size_t size);

#endif
