/* segmenter_fuzz.c: any bytes as a text, with forced spans and terms out of the
** text itself. Words must lie in order, inside the text, and be the forced
** spans where these are; what explains them must choose the same. A part of the
** bytes stands in for a dictionary's file too, and for a lexicon's: they must
** be refused or be safe to use. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dictionary.h"
#include "explain.h"
#include "image.h"
#include "segmenter.h"
#include "tags.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char source_words[] =
    "工业 900 n\n增加 800 v\n增加值 300 n\n值 200 n\n增长 700 v\n研究 600 vn\n"
    "研究生 300 n\n生命 400 vn\n的 9000 uj\n一一 9 m\n一 99 m\nT恤 5 n\nc++ 5 "
    "n\n"
    "IP地址 5 n\n—— 5 x\n";

static void write_file(const char *path, const void *bytes, size_t size) {
  FILE *file = fopen(path, "wb");
  if (file == NULL || fwrite(bytes, 1, size, file) != size) abort();
  fclose(file);
}

/* Opens a dictionary made of the words above. */
static Segmenter *open_segmenter(void) {
  char path[] = "/tmp/segmenter_fuzz_XXXXXX";
  const char *source = path;
  Segmenter *segmenter;
  uint32_t count;
  Fault fault;
  int file = mkstemp(path);
  if (file < 0) abort();
  close(file);
  write_file(path, source_words, sizeof source_words - 1);
  if (!dictionary_compile(&source, 1, path, &count, &fault)) abort();
  segmenter = segmenter_open(path, &fault);
  if (segmenter == NULL) abort();
  unlink(path);
  return segmenter;
}

/* Puts bytes of 'data' into a file's image, and a checksum that is right. */
static void damage(ImageHeader *image, size_t image_size, const uint8_t *data,
                   size_t size) {
  for (size_t i = 0; i + 3 < size; i += 4) {
    size_t at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
    ((uint8_t *)image)[at % image_size] = data[i + 3];
  }
  image->checksum = image_checksum(image, image_size);
}

/* A dictionary file with bytes of 'data' in it; NULL when it is refused. */
static Segmenter *open_damaged(const uint8_t *data, size_t size) {
  char path[] = "/tmp/segmenter_fuzz_XXXXXX";
  static const Entry entries[] = {{"工业", 6, 1, TAG_N}, {"业增", 6, 2, TAG_N}};
  Dictionary dictionary;
  Segmenter *segmenter;
  Fault fault;
  int file = mkstemp(path);
  if (file < 0 || !dictionary_build(&dictionary, NULL, entries, 2, &fault))
    abort();
  close(file);
  damage(dictionary.image, dictionary.size, data, size);
  write_file(path, dictionary.image, dictionary.size);
  dictionary_close(&dictionary);
  segmenter = segmenter_open(path, &fault);
  unlink(path);
  return segmenter;
}

/* Gives the segmenter the lexicon that it has, out of a file with bytes of
** 'data' in it, unless that is refused. */
static void load_damaged(Segmenter *segmenter, const uint8_t *data,
                         size_t size) {
  static char image[1 << 21];
  char path[] = "/tmp/segmenter_fuzz_XXXXXX";
  size_t image_size;
  Fault fault;
  FILE *file;
  int made = mkstemp(path);
  if (made < 0) abort();
  close(made);
  if (!segmenter_save_lexicon(segmenter, "", 0, path, &fault)) abort();
  file = fopen(path, "rb");
  if (file == NULL) abort();
  image_size = fread(image, 1, sizeof image, file);
  if (image_size == sizeof image) abort();
  fclose(file);
  damage((ImageHeader *)(void *)image, image_size, data, size);
  write_file(path, image, image_size);
  segmenter_load_lexicon(segmenter, "", 0, path, &fault);
  unlink(path);
}

/* Whether the edges that are chosen are the words. */
static void check_explained(const Segmenter *segmenter, const char *text,
                            uint32_t size, const Span *forced,
                            size_t forced_count, const Words *words) {
  Edges edges = {0};
  size_t next = 0;
  if (!segmenter_explain(segmenter, text, size, forced, forced_count, &edges))
    abort();
  for (size_t i = 0; i < edges.count; i++) {
    const Edge *edge = &edges.items[i];
    if (edge->span.end <= edge->span.start || edge->span.end > size) abort();
    if (!edge->is_chosen) continue;
    if (next == words->count ||
        edge->span.start != words->items[next].span.start ||
        edge->span.end != words->items[next].span.end ||
        edge->tag != words->items[next].tag)
      abort();
    next++;
  }
  if (next != words->count) abort();
  edges_free(&edges);
}

static void check(const Segmenter *segmenter, const char *text, uint32_t size,
                  const Span *forced, size_t forced_count) {
  Words words = {NULL, 0, 0};
  size_t next = 0;
  uint32_t at = 0;
  if (!segmenter_cut(segmenter, text, size, CUT_WORDS, forced, forced_count,
                     &words))
    abort();
  for (size_t i = 0; i < words.count; i++) {
    const Word *word = &words.items[i];
    if (word->span.start < at || word->span.end <= word->span.start ||
        word->span.end > size)
      abort();
    at = word->span.end;
    if (word->quantity == WORD_NO_QUANTITY) continue;
    if (word->quantity != next || word->span.start != forced[next].start ||
        word->span.end != forced[next].end)
      abort();
    next++;
  }
  if (next != forced_count) abort();
  check_explained(segmenter, text, size, forced, forced_count, &words);
  words_free(&words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static Segmenter *segmenter;
  const char *text = (const char *)data;
  Segmenter *damaged;
  Span forced[8];
  Term terms[8];
  size_t forced_count = 0, term_count = 0;
  Fault fault;
  if (segmenter == NULL) segmenter = open_segmenter();
  for (uint32_t at = 0; size > 64 && forced_count < 8; forced_count++) {
    uint32_t start = at + data[forced_count], end = start + 1 + data[9] % 16;
    if (end > size) break;
    forced[forced_count] = (Span){start, end};
    at = end;
  }
  for (size_t i = 0; i + 12 < size && term_count < 8; i += 12) {
    size_t length = 1 + data[i] % 12;
    if (entry_problem(text + i, length) == NULL)
      terms[term_count++] = (Term){text + i, length, 1, TAG_N};
  }
  if (!segmenter_set_lexicon(segmenter, terms, term_count, &fault)) abort();
  check(segmenter, text, (uint32_t)size, forced, forced_count);
  check(segmenter, text, (uint32_t)size, NULL, 0);
  if (size == 0 || data[0] % 16 != 0) return 0; /* files are slow */
  damaged = open_damaged(data, size);
  if (damaged != NULL) check(damaged, text, (uint32_t)size, NULL, 0);
  segmenter_close(damaged);
  if (term_count == 0 || data[0] % 32 != 16) return 0;
  load_damaged(segmenter, data, size);
  check(segmenter, text, (uint32_t)size, NULL, 0);
  return 0;
}
