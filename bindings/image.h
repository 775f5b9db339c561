/* image.h: the bytes of a compiled dictionary, for dictionary.c and builder.c:
** a header, then pages, ids, first and nodes of dictionary.h, then zeros up to
** a multiple of 32 bytes. Numbers are in the machine's own byte order. */
#ifndef IMAGE_H
#define IMAGE_H

#include "dictionary.h"

#define IMAGE_MAGIC      "tj-words"
#define IMAGE_BYTE_ORDER 0x01020304u
#define PAGE_TABLE       0x1100 /* pages of 256 chars up to U+10FFFF */

typedef struct ImageHeader {
  char magic[8];
  uint32_t byte_order, version;
  uint64_t size, checksum; /* of the whole */
  uint32_t word_count, page_count;
  uint32_t char_count; /* ids, with id 0 */
  uint32_t node_count; /* any base + any id is less */
  uint32_t unused[4];  /* 64 bytes in all */
} ImageHeader;

size_t image_size(uint32_t page_count, uint32_t char_count,
                  uint32_t node_count);

/* Of the whole image but its checksum; 'size' as image_size gives it. */
uint64_t image_checksum(const void *image, size_t size);

/* Points 'dictionary' into an image whose header is right. */
void image_attach(Dictionary *dictionary, void *image, size_t size);

#endif
