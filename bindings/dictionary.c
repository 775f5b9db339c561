/* dictionary.c: opening compiled dictionaries, and writing them from jieba's
** "word frequency tag" lines. How the trie itself is built: dictionary_build,
** in builder.c. Nothing is parsed on opening: the image is used as it lies. */
#include "dictionary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "image.h"
#include "memory.h"
#include "tags.h"
#include "wholefile.h"

#define MAX_FREQUENCY 1000000000u
#define PRIME         0x9E3779B97F4A7C15u

/* ---- opening ---- */

/* Adds blocks of 32 bytes to four sums, independent so that they overlap. */
static void add_blocks(uint64_t lanes[4], const void *bytes, size_t size) {
  const char *p = bytes;
  uint64_t block[4];
  for (size_t at = 0; at < size; at += sizeof block) {
    memcpy(block, p + at, sizeof block);
    for (int i = 0; i < 4; i++) lanes[i] = (lanes[i] ^ block[i]) * PRIME;
  }
}

uint64_t image_checksum(const void *image, size_t size) {
  ImageHeader header;
  uint64_t lanes[4] = {1, 2, 3, 4}, sum = 0;
  memcpy(&header, image, sizeof header);
  header.checksum = 0;
  add_blocks(lanes, &header, sizeof header);
  add_blocks(lanes, (const ImageHeader *)image + 1, size - sizeof header);
  for (int i = 0; i < 4; i++) sum = (sum ^ lanes[i] ^ lanes[i] >> 29) * PRIME;
  return sum;
}

size_t image_size(uint32_t page_count, uint32_t char_count,
                  uint32_t node_count) {
  size_t size = sizeof(ImageHeader) + PAGE_TABLE * sizeof(uint16_t) +
                (size_t)page_count * 256 * sizeof(uint16_t) +
                ((size_t)char_count + node_count) * sizeof(Node);
  return (size + 31) / 32 * 32;
}

void image_attach(Dictionary *dictionary, void *image, size_t size) {
  const ImageHeader *header = image;
  dictionary->image = image;
  dictionary->size = size;
  dictionary->word_count = header->word_count;
  dictionary->char_count = header->char_count;
  dictionary->node_count = header->node_count;
  dictionary->pages = (const uint16_t *)(header + 1);
  dictionary->ids = dictionary->pages + PAGE_TABLE;
  dictionary->first =
      (const Node *)(dictionary->ids + (size_t)header->page_count * 256);
  dictionary->nodes = dictionary->first + header->char_count;
}

/* Whether every index in the image stays inside it. */
static bool is_sound(const Dictionary *dictionary) {
  const ImageHeader *header = dictionary->image;
  uint32_t last_base = header->node_count - header->char_count;
  size_t id_count = (size_t)header->page_count * 256;
  size_t node_count = (size_t)header->char_count + header->node_count;
  uint32_t bad = 0;
  for (size_t i = 0; i < PAGE_TABLE; i++)
    bad |= dictionary->pages[i] >= header->page_count;
  for (size_t i = 0; i < id_count; i++)
    bad |= dictionary->ids[i] >= header->char_count;
  for (size_t i = 0; i < node_count; i++) /* first, then nodes */
    bad |= (dictionary->first[i].base > last_base) |
           (dictionary->first[i].tag >= TAG_LIMIT);
  return bad == 0;
}

/* What is wrong with an image, or NULL. */
static const char *image_problem(const char *image, size_t size) {
  const ImageHeader *header = (const void *)image;
  Dictionary dictionary;
  if (size < sizeof *header || memcmp(header->magic, IMAGE_MAGIC, 8) != 0)
    return "not a compiled dictionary";
  if (header->byte_order != IMAGE_BYTE_ORDER)
    return "compiled on a machine of another byte order; build it anew";
  if (header->version != DICTIONARY_VERSION)
    return "compiled by another version of tj; build it anew";
  if (header->size != size) return "cut short, or something was appended";
  if (header->page_count == 0 || header->page_count > PAGE_TABLE ||
      header->char_count == 0 || header->char_count >= 0xFFFF ||
      header->node_count < header->char_count ||
      header->node_count >= 1u << 24 ||
      image_size(header->page_count, header->char_count, header->node_count) !=
          size)
    return "damaged: its header contradicts itself";
  if (header->checksum != image_checksum(image, size))
    return "damaged: its checksum differs; build it anew";
  image_attach(&dictionary, (void *)(uintptr_t)image, size);
  return is_sound(&dictionary) ? NULL : "damaged: an index leaves the file";
}

bool dictionary_open(Dictionary *dictionary, const char *path, Fault *fault) {
  const char *problem;
  struct stat status;
  void *image = MAP_FAILED;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  memset(dictionary, 0, sizeof *dictionary);
  if (file < 0 || fstat(file, &status) != 0) {
    fault_set(fault, FAULT_SYSTEM, "%s: %s", path, strerror(errno));
    goto done;
  }
  if (!S_ISREG(status.st_mode) || status.st_size <= 0) {
    fault_set(fault, FAULT_FORMAT, "%s: not a compiled dictionary", path);
    goto done;
  }
  image = mmap(NULL, (size_t)status.st_size, PROT_READ,
               MAP_SHARED | MAP_POPULATE, file, 0);
  if (image == MAP_FAILED) {
    fault_set(fault, FAULT_SYSTEM, "%s: %s", path, strerror(errno));
    goto done;
  }
  problem = image_problem(image, (size_t)status.st_size);
  if (problem != NULL) {
    fault_set(fault, FAULT_FORMAT, "%s: %s", path, problem);
    munmap(image, (size_t)status.st_size);
    goto done;
  }
  image_attach(dictionary, image, (size_t)status.st_size);
  dictionary->is_mapped = true;
done:
  if (file >= 0) close(file);
  return dictionary->image != NULL;
}

void dictionary_close(Dictionary *dictionary) {
  if (dictionary->is_mapped)
    munmap(dictionary->image, dictionary->size);
  else
    memory_resize(dictionary->image, 0);
  memset(dictionary, 0, sizeof *dictionary);
}

/* ---- compiling ---- */

/* Reads the whole file, with a NUL after its end; NULL on a fault. */
static char *read_file(const char *path, size_t *length, Fault *fault) {
  char *bytes = NULL, *grown;
  size_t capacity = 0, got;
  FILE *file = fopen(path, "rb");
  *length = 0;
  if (file == NULL) {
    fault_set(fault, FAULT_SYSTEM, "%s: %s", path, strerror(errno));
    return NULL;
  }
  do {
    capacity = capacity == 0 ? 1u << 16 : capacity * 2;
    grown = memory_resize(bytes, capacity);
    if (grown == NULL) {
      fault_set(fault, FAULT_MEMORY, "%s: not enough memory", path);
      goto failed;
    }
    bytes = grown;
    got = fread(bytes + *length, 1, capacity - *length - 1, file);
    *length += got;
  } while (got > 0);
  if (ferror(file)) {
    fault_set(fault, FAULT_SYSTEM, "%s: %s", path, strerror(errno));
    goto failed;
  }
  bytes[*length] = '\0';
  fclose(file);
  return bytes;
failed:
  memory_resize(bytes, 0);
  fclose(file);
  return NULL;
}

/* Reads one line, "word frequency tag", into 'entry'. What is wrong with it,
** or NULL. */
static const char *read_entry(const char *line, size_t length, Entry *entry) {
  const char *end = line + length;
  const char *word_end = memchr(line, ' ', length);
  const char *digits, *digits_end, *problem;
  uint64_t frequency = 0;
  if (word_end == NULL) return "expected: word frequency tag";
  digits = word_end + 1;
  digits_end = memchr(digits, ' ', (size_t)(end - digits));
  if (digits_end == NULL) return "expected: word frequency tag";
  problem = entry_problem(line, (size_t)(word_end - line));
  if (problem != NULL) return problem;
  for (const char *p = digits; p < digits_end; p++) {
    if (*p < '0' || *p > '9') return "the frequency is not a whole number";
    frequency = frequency * 10 + (uint64_t)(*p - '0');
    if (frequency > MAX_FREQUENCY) return "the frequency is too large";
  }
  if (frequency == 0) return "the frequency is not at least 1";
  entry->tag = tag_find(digits_end + 1, (size_t)(end - digits_end - 1));
  if (entry->tag == TAG_NONE) return "unknown tag";
  entry->text = line;
  entry->length = (uint32_t)(word_end - line);
  entry->frequency = (uint32_t)frequency;
  return NULL;
}

/* Reads the lines of a source into *entries, which the caller frees. */
static bool read_entries(const char *path, const char *bytes, size_t length,
                         Entry **entries, size_t *count, Fault *fault) {
  size_t capacity = 0, number = 1;
  void *items = NULL;
  *count = 0;
  for (size_t at = 0; at < length; number++) {
    const char *line = bytes + at, *problem;
    const char *line_end = memchr(line, '\n', length - at);
    size_t line_length =
        line_end == NULL ? length - at : (size_t)(line_end - line);
    at += line_length + 1;
    if (line_length > 0 && line[line_length - 1] == '\r') line_length--;
    if (!memory_grow(&items, &capacity, *count + 1, sizeof **entries)) {
      fault_set(fault, FAULT_MEMORY, "%s: not enough memory", path);
      break;
    }
    *entries = items;
    problem = read_entry(line, line_length, *entries + *count);
    if (problem != NULL) {
      fault_set(fault, FAULT_FORMAT, "%s:%zu: %s", path, number, problem);
      return false;
    }
    (*count)++;
    if (at >= length) return true;
  }
  if (length == 0) fault_set(fault, FAULT_FORMAT, "%s: no words in it", path);
  return false;
}

bool dictionary_compile(const char *source, const char *target,
                        uint32_t *word_count, Fault *fault) {
  Dictionary dictionary = {0};
  Entry *entries = NULL;
  size_t length, count;
  bool done = false;
  char *bytes = read_file(source, &length, fault);
  if (bytes == NULL) return false;
  if (!read_entries(source, bytes, length, &entries, &count, fault)) goto done;
  if (!dictionary_build(&dictionary, entries, count, fault)) goto done;
  *word_count = dictionary.word_count;
  done = wholefile_write(target, dictionary.image, dictionary.size, fault);
done:
  dictionary_close(&dictionary);
  memory_resize(entries, 0);
  memory_resize(bytes, 0);
  return done;
}
