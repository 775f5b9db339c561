/* chartables.c: writes the tables of chartables.h as C, from jieba's list of
** words with frequencies, iconv's GB18030 and Big5, and OpenCC. A program of
** the build.
**
** usage    tables DICT.TXT > TABLE.C */
#include "chartables.h"

#include <iconv.h>
#include <math.h>
#include <opencc/opencc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum {
  MAX_LINE = 512,
  BITS = 8,           /* a bit of cost has so many parts */
  MOST_ALONE = 18,    /* bits of a char that no word has */
  ODD_ALONE = 16 * 8, /* a char that costs as much is odd */
  MAX_PAIRS = 1 << 20
};

/* A word goes on behind its char, or ends there and any char follows. */
static const double ends = 0.5;

typedef struct Pair {
  uint32_t first, second; /* Han chars, from 0 */
  double count;
} Pair;

static uint16_t simple[HAN_COUNT]; /* Han, from 0, to its Simplified form */
static double counts[HAN_COUNT];   /* of chars in all words */
static uint16_t ids[HAN_COUNT];
static uint32_t chars[HAN_COUNT + 1]; /* by id */
static uint8_t alone[HAN_COUNT + 1], kinds[0x10000];
static Pair pairs[MAX_PAIRS];
static size_t pair_count, id_count;
static double total;

static void stop(const char *what) {
  fprintf(stderr, "tables: %s\n", what);
  exit(EXIT_FAILURE);
}

/* The first char of 'text', from 0 at FIRST_HAN, or HAN_COUNT for any other. */
static uint32_t read_han(const char *text, size_t at, size_t end,
                         size_t *bytes) {
  uint32_t c = utf8_read(text, at, end, bytes);
  return c >= FIRST_HAN && c <= LAST_HAN ? c - FIRST_HAN : HAN_COUNT;
}

static void write_char(char *out, uint32_t c) { /* of three bytes, and NUL */
  out[0] = (char)(0xE0 | c >> 12);
  out[1] = (char)(0x80 | (c >> 6 & 0x3F));
  out[2] = (char)(0x80 | (c & 0x3F));
  out[3] = '\0';
}

/* ---- OpenCC ---- */

static opencc_t open_converter(const char *name) {
  opencc_t converter = opencc_open(name);
  if (converter == (opencc_t)-1) stop(opencc_error());
  return converter;
}

/* What the converter makes of a Han char, if that is one Han char; else the
** char itself. */
static uint32_t convert(opencc_t converter, uint32_t han) {
  char text[4], *result;
  uint32_t found;
  size_t bytes;
  write_char(text, han + FIRST_HAN);
  result = opencc_convert_utf8(converter, text, 3);
  if (result == NULL) stop(opencc_error());
  found = strlen(result) == 3 ? read_han(result, 0, 3, &bytes) : HAN_COUNT;
  opencc_convert_utf8_free(result);
  return found == HAN_COUNT ? han : found;
}

/* ---- encodings ---- */

/* GB2312, what Simplified text is written with. */
static bool is_in_gb2312(const uint16_t *codes, uint32_t c) {
  return codes[c] >= 0xB0A1 && codes[c] <= 0xF7FE && (codes[c] & 0xFF) >= 0xA1;
}

/* Fills both tables of an encoding. */
static void read_encoding(const char *name, uint16_t *by_code,
                          uint16_t *by_char) {
  iconv_t decoder = iconv_open("UTF-16BE", name);
  if (decoder == (iconv_t)-1) stop(name);
  for (int code = 0; code < CODE_COUNT; code++) {
    unsigned char bytes[2], found[8];
    char *in = (char *)bytes, *out = (char *)found;
    size_t in_left = 2, out_left = sizeof found;
    uint32_t c;
    bytes[0] = (unsigned char)(FIRST_LEAD + code / TRAIL_COUNT);
    bytes[1] = (unsigned char)(FIRST_TRAIL + code % TRAIL_COUNT);
    iconv(decoder, NULL, NULL, NULL, NULL);
    if (iconv(decoder, &in, &in_left, &out, &out_left) == (size_t)-1 ||
        out_left != sizeof found - 2)
      continue;
    c = (uint32_t)found[0] << 8 | found[1];
    by_code[code] = (uint16_t)c;
    if (by_char[c] == 0) by_char[c] = (uint16_t)(bytes[0] << 8 | bytes[1]);
  }
  iconv_close(decoder);
}

/* ---- words ---- */

static void add_word(const char *word, size_t length, double frequency) {
  uint32_t before = HAN_COUNT;
  size_t at, bytes;
  for (at = 0; at < length; at += bytes) {
    uint32_t han = read_han(word, at, length, &bytes);
    if (han != HAN_COUNT) {
      han = simple[han];
      counts[han] += frequency;
      total += frequency;
    }
    if (han != HAN_COUNT && before != HAN_COUNT) {
      Pair pair = {before, han, frequency};
      if (pair_count == MAX_PAIRS) stop("too many words");
      pairs[pair_count++] = pair;
    }
    before = han;
  }
}

static void read_words(const char *path) {
  char line[MAX_LINE];
  FILE *file = fopen(path, "r");
  if (file == NULL) stop(path);
  while (fgets(line, sizeof line, file) != NULL) {
    const char *blank = strchr(line, ' ');
    if (blank == NULL) stop("a line without a frequency");
    add_word(line, (size_t)(blank - line), strtod(blank, NULL));
  }
  if (ferror(file)) stop(path);
  fclose(file);
}

/* ---- the model ---- */

static uint8_t cost_of(double probability) {
  double cost = -log2(probability);
  return (uint8_t)lrint((cost > MOST_ALONE ? MOST_ALONE : cost) * BITS);
}

static void number_chars(void) {
  for (uint32_t han = 0; han < HAN_COUNT; han++) {
    if (counts[han] == 0) continue;
    chars[++id_count] = han;
    ids[han] = (uint16_t)id_count;
    alone[id_count] = cost_of(counts[han] / total);
  }
  alone[0] = MOST_ALONE * BITS;
}

static int compare_pairs(const void *a, const void *b) {
  const Pair *x = a, *y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  return x->second < y->second ? -1 : x->second > y->second;
}

/* Adds equal pairs up. */
static void join_pairs(void) {
  size_t from, to = 0;
  qsort(pairs, pair_count, sizeof *pairs, compare_pairs);
  for (from = 1; from < pair_count; from++) {
    if (compare_pairs(&pairs[to], &pairs[from]) == 0)
      pairs[to].count += pairs[from].count;
    else
      pairs[++to] = pairs[from];
  }
  if (pair_count > 0) pair_count = to + 1;
}

/* The cost of the second char behind the first. */
static uint8_t pair_cost(const Pair *pair) {
  return cost_of(pair->count / counts[pair->first] +
                 ends * counts[pair->second] / total);
}

/* ---- what a char is ---- */

static bool is_ordinary_symbol(uint32_t c) {
  static const char symbols[] = "·°±×÷§‘’“”…—–•‰′″℃№";
  size_t at, bytes, end = sizeof symbols - 1;
  for (at = 0; at < end; at += bytes)
    if (utf8_read(symbols, at, end, &bytes) == c) return true;
  return c < 0x80 || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x2160 && c <= 0x217B) || (c >= 0x2460 && c <= 0x249B) ||
         (c >= 0x2500 && c <= 0x25FF) || (c >= 0x3000 && c <= 0x3029) ||
         (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3220 && c <= 0x33FF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFE00 && c <= 0xFFFD);
}

static void sort_kinds(const uint16_t *gbk, const uint16_t *big5) {
  opencc_t to_simple = open_converter("t2s.json");
  opencc_t to_traditional = open_converter("s2t.json");
  opencc_t to_hongkong = open_converter("t2hk.json");
  opencc_t to_taiwan = open_converter("t2tw.json");
  for (uint32_t c = 0x80; c < 0x10000; c++)
    if (!is_ordinary_symbol(c)) kinds[c] = CHAR_ODD;
  for (uint32_t c = 0x3041; c <= 0x30FF; c++) kinds[c] |= CHAR_KANA;
  for (uint32_t c = 0x2E80; c <= 0x2FDF; c++) kinds[c] |= CHAR_TRADITIONAL;
  for (uint32_t c = 0xF900; c <= 0xFAFF; c++) kinds[c] |= CHAR_TRADITIONAL;
  for (uint32_t han = 0; han < HAN_COUNT; han++) {
    uint32_t c = han + FIRST_HAN, hongkong = convert(to_hongkong, han);
    uint32_t taiwan = convert(to_taiwan, han);
    simple[han] = (uint16_t)convert(to_simple, han);
    if (simple[han] != han && !is_in_gb2312(gbk, c))
      kinds[c] |= CHAR_TRADITIONAL;
    if (convert(to_traditional, han) != han && is_in_gb2312(gbk, c) &&
        big5[c] == 0)
      kinds[c] |= CHAR_SIMPLE;
    if (hongkong != taiwan) {
      kinds[hongkong + FIRST_HAN] |= CHAR_HONGKONG;
      kinds[taiwan + FIRST_HAN] |= CHAR_TAIWAN;
    }
  }
  opencc_close(to_simple);
  opencc_close(to_traditional);
  opencc_close(to_hongkong);
  opencc_close(to_taiwan);
}

static void find_lost_chars(void) {
  static const char lost[] = "?\uFFFD锟斤拷烫屯";
  size_t at, bytes, end = sizeof lost - 1;
  for (at = 0; at < end; at += bytes)
    kinds[utf8_read(lost, at, end, &bytes)] |= CHAR_LOST;
}

static void find_ordinary_chars(void) {
  for (uint32_t han = 0; han < HAN_COUNT; han++)
    if (alone[ids[simple[han]]] < ODD_ALONE)
      kinds[han + FIRST_HAN] &= (uint8_t)~CHAR_ODD;
}

/* ---- writing ---- */

static void write_number(unsigned long number, size_t at) {
  printf("%lu,%s", number, at % 16 == 15 ? "\n" : "");
}

static void write_words(const char *name, const uint16_t *words, size_t count) {
  printf("const uint16_t %s[%zu] = {\n", name, count);
  for (size_t i = 0; i < count; i++) write_number(words[i], i);
  puts("};");
}

static void write_bytes(const char *name, const uint8_t *bytes, size_t count) {
  printf("const uint8_t %s[%zu] = {\n", name, count);
  for (size_t i = 0; i < count; i++) write_number(bytes[i], i);
  puts("};");
}

/* The chars below 0x10000 that are of 'kind'. */
static void write_set(const char *name, int kind) {
  printf("const CharSet %s = {\n", name);
  for (uint32_t c = 0; c < 0x10000; c += 64) {
    uint64_t word = 0;
    for (uint32_t i = 0; i < 64; i++)
      word |= (uint64_t)((kinds[c + i] & kind) != 0) << i;
    printf("UINT64_C(%#llx),%s", (unsigned long long)word,
           c % 256 == 192 ? "\n" : "");
  }
  puts("};");
}

/* Pairs whose second char costs no less than alone are left out. */
static bool is_kept(const Pair *pair) {
  return pair_cost(pair) + BITS <= alone[ids[pair->second]];
}

/* Writes the hash table of the pairs of 'count' from 'first' on, which have one
** first char; returns its size. */
static size_t write_row(const Pair *first, size_t count, size_t at) {
  static uint32_t slots[4 * HAN_COUNT];
  size_t size = 1, slot, i;
  if (count == 0) return 0;
  while (2 * size < 3 * count) size *= 2; /* some slots stay empty */
  memset(slots, 0, size * sizeof *slots);
  for (i = 0; i < count; i++) {
    uint32_t id = ids[first[i].second];
    for (slot = bigram_slot(id, size); slots[slot] != 0;)
      slot = (slot + 1) % size;
    slots[slot] = id << 8 | pair_cost(&first[i]);
  }
  for (slot = 0; slot < size; slot++) write_number(slots[slot], at + slot);
  return size;
}

static void write_pairs(void) {
  static uint32_t rows[HAN_COUNT + 2];
  size_t kept = 0, at = 0, id;
  for (at = 0; at < pair_count; at++)
    if (is_kept(&pairs[at])) pairs[kept++] = pairs[at];
  pair_count = kept;
  puts("const uint32_t bigram_pairs[] = {");
  for (id = at = 0; id <= id_count; id++) {
    size_t first = at;
    while (at < pair_count && ids[pairs[at].first] == id) at++;
    rows[id + 1] =
        rows[id] + (uint32_t)write_row(&pairs[first], at - first, rows[id]);
  }
  puts("};\nconst uint32_t bigram_rows[] = {");
  for (id = 0; id <= id_count + 1; id++) write_number(rows[id], id);
  puts("};");
}

int main(int argc, char **argv) {
  static uint16_t gbk[CODE_COUNT], big5[CODE_COUNT];
  static uint16_t to_gbk[0x10000], to_big5[0x10000], folded[HAN_COUNT];
  if (argc != 2) stop("usage: tables DICT.TXT > TABLE.C");
  read_encoding("GB18030", gbk, to_gbk);
  read_encoding("BIG5", big5, to_big5);
  sort_kinds(to_gbk, to_big5);
  read_words(argv[1]);
  number_chars();
  join_pairs();
  find_ordinary_chars();
  find_lost_chars();
  for (uint32_t han = 0; han < HAN_COUNT; han++) folded[han] = ids[simple[han]];
  puts("/* Made by bindings/generate/chartables.c. */\n#include "
       "\"chartables.h\"");
  write_words("gbk_chars", gbk, CODE_COUNT);
  write_words("gbk_codes", to_gbk, 0x10000);
  write_words("big5_chars", big5, CODE_COUNT);
  write_words("big5_codes", to_big5, 0x10000);
  write_bytes("char_kinds", kinds, 0x10000);
  write_set("char_rare", RARE_KINDS);
  write_set("char_traditional", CHAR_TRADITIONAL);
  write_set("char_lost", CHAR_LOST);
  write_words("bigram_ids", folded, HAN_COUNT);
  write_bytes("bigram_alone", alone, id_count + 1);
  write_pairs();
  return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
