/* dictionary.c: opening compiled dictionaries, and writing them from jieba's
** "word frequency tag" lines. How the trie itself is built: dictionary_build,
** in builder.c. Nothing is parsed on opening: the image is used as it lies. */
#include "dictionary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "image.h"
#include "measures.h"
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

static uint64_t join_lanes(const uint64_t lanes[4]) {
  uint64_t sum = 0;
  for (int i = 0; i < 4; i++) sum = (sum ^ lanes[i] ^ lanes[i] >> 29) * PRIME;
  return sum;
}

uint64_t bytes_checksum(const char *bytes, size_t size) {
  uint64_t lanes[4] = {1, 2, 3, size};
  size_t whole = size / 32 * 32;
  char rest[32] = {0};
  add_blocks(lanes, bytes, whole);
  if (size > whole) memcpy(rest, bytes + whole, size - whole);
  add_blocks(lanes, rest, sizeof rest);
  return join_lanes(lanes);
}

uint64_t image_checksum(const void *image, size_t size) {
  ImageHeader header;
  uint64_t lanes[4] = {1, 2, 3, 4};
  memcpy(&header, image, sizeof header);
  header.checksum = 0;
  add_blocks(lanes, &header, sizeof header);
  add_blocks(lanes, (const ImageHeader *)image + 1, size - sizeof header);
  return join_lanes(lanes);
}

/* The place of an array in the image; *at moves behind it. */
static void *place_array(char *image, size_t *at, size_t size) {
  char *array = image == NULL ? NULL : image + *at;
  *at += (size + 31) / 32 * 32;
  return array;
}

size_t image_attach(Dictionary *dictionary, const ImageHeader *header,
                    void *image) {
  Alphabet *alphabet = &dictionary->alphabet;
  size_t at = sizeof *header;
  dictionary->image = image;
  dictionary->word_count = header->word_count;
  dictionary->node_count = header->node_count;
  dictionary->side_count = header->side_count;
  alphabet->id_count = header->id_count;
  alphabet->wide_count = header->wide_count;
  alphabet->run_mask = header->run_slots - 1;
  alphabet->run_byte_count = header->run_byte_count;
  alphabet->ids = place_array(image, &at, 0x10000 * sizeof *alphabet->ids);
  alphabet->kinds = place_array(image, &at, ID_LIMIT + 1);
  alphabet->wide = place_array(
      image, &at, (size_t)header->wide_count * sizeof *alphabet->wide);
  alphabet->runs = place_array(
      image, &at, (size_t)header->run_slots * sizeof *alphabet->runs);
  alphabet->run_bytes = place_array(image, &at, header->run_byte_count);
  dictionary->first =
      place_array(image, &at, (ID_LIMIT + 1) * sizeof *dictionary->first);
  dictionary->sides = place_array(
      image, &at, (size_t)header->side_count * sizeof *dictionary->sides);
  dictionary->tags = place_array(image, &at, header->side_count);
  dictionary->nodes = place_array(
      image, &at, (size_t)header->node_count * sizeof *dictionary->nodes);
  dictionary->size = at;
  return at;
}

static bool is_alphabet_sound(const Alphabet *alphabet) {
  uint32_t bad = 0;
  for (uint32_t c = 0; c < 0x10000; c++)
    bad |=
        (alphabet->ids[c] >= alphabet->id_count) & (alphabet->ids[c] != ID_RUN);
  for (uint32_t i = 0; i < alphabet->wide_count; i++)
    bad |= alphabet->wide[i].id >= alphabet->id_count;
  for (uint32_t i = 0; i <= alphabet->run_mask; i++) {
    const RunId *run = &alphabet->runs[i];
    bad |= (run->start > alphabet->run_byte_count) |
           (run->length > alphabet->run_byte_count - run->start) |
           (run->id >= alphabet->id_count);
  }
  return bad == 0;
}

/* Whether every index in the image stays inside it. */
static bool is_sound(const Dictionary *dictionary) {
  uint32_t last_base = dictionary->node_count - (ID_LIMIT + 1);
  uint32_t bad = dictionary->sides[0] != NO_WORD;
  for (uint32_t i = 0; i <= ID_LIMIT; i++)
    bad |= (side_base(dictionary->first[i].side) > last_base) |
           (dictionary->first[i].tag >= TAG_LIMIT);
  for (uint32_t i = 0; i < dictionary->side_count; i++)
    bad |= (side_base(dictionary->sides[i]) > last_base) |
           (dictionary->tags[i] >= TAG_LIMIT);
  for (uint32_t i = 0; i < dictionary->node_count; i++)
    bad |= dictionary->nodes[i] >> 14 >= dictionary->side_count;
  return bad == 0 && is_alphabet_sound(&dictionary->alphabet);
}

/* Whether the counts of a header can be: sizes computed from them are right,
** and every array is as long as what indexes it blindly needs. */
static bool is_header_sound(const ImageHeader *header) {
  uint32_t slots = header->run_slots;
  return header->id_count >= ID_FIRST && header->id_count <= ID_LIMIT &&
         header->wide_count <= ID_LIMIT && slots > 0 && slots <= 1u << 20 &&
         (slots & (slots - 1)) == 0 && header->run_byte_count <= 1u << 26 &&
         header->side_count > 0 && header->side_count <= 1u << 18 &&
         header->node_count > ID_LIMIT && header->node_count <= 1u << 21;
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
  if (!is_header_sound(header) ||
      image_attach(&dictionary, header, (void *)(uintptr_t)image) != size)
    return "damaged: its header contradicts itself";
  if (header->checksum != image_checksum(image, size))
    return "damaged: its checksum differs; build it anew";
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
  image_attach(dictionary, image, image);
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

/* The entries of all sources, and the bytes that they borrow. */
typedef struct Sources {
  Entry *entries;
  size_t count, capacity;
  char **bytes;
  size_t bytes_count;
} Sources;

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
  if (digits == digits_end) return "the frequency is not a whole number";
  entry->tag = tag_find(digits_end + 1, (size_t)(end - digits_end - 1));
  if (entry->tag == TAG_NONE) return "unknown tag";
  entry->text = line;
  entry->length = (uint32_t)(word_end - line);
  entry->tag = measure_tag(line, entry->length, entry->tag);
  entry->frequency = (uint32_t)frequency;
  return NULL;
}

static bool add_entry(Sources *sources, const Entry *entry) {
  void *entries = sources->entries;
  bool done = memory_grow(&entries, &sources->capacity, sources->count + 1,
                          sizeof *entry);
  sources->entries = entries;
  if (done) sources->entries[sources->count++] = *entry;
  return done;
}

/* Reads the lines of one source. Its first may not take words away, as there
** are none below. */
static bool read_entries(Sources *sources, const char *path, const char *bytes,
                         size_t length, bool is_first, Fault *fault) {
  size_t number = 1;
  if (length == 0) {
    fault_set(fault, FAULT_FORMAT, "%s: no words in it", path);
    return false;
  }
  for (size_t at = 0; at < length; number++) {
    const char *line = bytes + at, *problem;
    const char *line_end = memchr(line, '\n', length - at);
    size_t line_length =
        line_end == NULL ? length - at : (size_t)(line_end - line);
    Entry entry;
    at += line_length + 1;
    if (line_length > 0 && line[line_length - 1] == '\r') line_length--;
    problem = read_entry(line, line_length, &entry);
    if (problem == NULL && is_first && entry.frequency == 0)
      problem = "the frequency is not at least 1";
    if (problem != NULL) {
      fault_set(fault, FAULT_FORMAT, "%s:%zu: %s", path, number, problem);
      return false;
    }
    if (!add_entry(sources, &entry)) {
      fault_set(fault, FAULT_MEMORY, "%s: not enough memory", path);
      return false;
    }
  }
  return true;
}

static int compare_texts(const Entry *x, const Entry *y) {
  size_t shorter = x->length < y->length ? x->length : y->length;
  int order = memcmp(x->text, y->text, shorter);
  if (order != 0) return order;
  return (x->length > y->length) - (x->length < y->length);
}

static int compare_entries(const void *a, const void *b) {
  return compare_texts(a, b);
}

/* Puts entries[from..count), of a later source, over those before 'from': what
** is replaced or taken away goes. Only a source after the first has this. */
static void lay_over(Sources *sources, size_t from) {
  Entry *over = sources->entries + from;
  size_t over_count = sources->count - from, kept = 0;
  qsort(over, over_count, sizeof *over, compare_entries);
  for (size_t i = 0; i < from; i++)
    if (bsearch(&sources->entries[i], over, over_count, sizeof *over,
                compare_entries) != NULL)
      sources->entries[i].frequency = 0;
  for (size_t i = 0; i < sources->count; i++)
    if (sources->entries[i].frequency > 0)
      sources->entries[kept++] = sources->entries[i];
  sources->count = kept;
}

static bool read_source(Sources *sources, const char *path, Fault *fault) {
  size_t length, from = sources->count;
  char *bytes = read_file(path, &length, fault);
  if (bytes == NULL) return false;
  sources->bytes[sources->bytes_count++] = bytes;
  if (!read_entries(sources, path, bytes, length, sources->bytes_count == 1,
                    fault))
    return false;
  if (from > 0) lay_over(sources, from);
  return true;
}

bool dictionary_compile(const char *const *paths, size_t path_count,
                        const char *target, uint32_t *word_count,
                        Fault *fault) {
  Dictionary dictionary = {0};
  Sources sources = {0};
  bool done = false;
  sources.bytes = memory_resize(NULL, path_count * sizeof *sources.bytes);
  if (sources.bytes == NULL) {
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", target);
    return false;
  }
  for (size_t i = 0; i < path_count; i++)
    if (!read_source(&sources, paths[i], fault)) goto done;
  if (!dictionary_build(&dictionary, NULL, sources.entries, sources.count,
                        fault))
    goto done;
  *word_count = dictionary.word_count;
  done = wholefile_write(target, dictionary.image, dictionary.size, fault);
done:
  dictionary_close(&dictionary);
  for (size_t i = 0; i < sources.bytes_count; i++)
    memory_resize(sources.bytes[i], 0);
  memory_resize(sources.bytes, 0);
  memory_resize(sources.entries, 0);
  return done;
}
