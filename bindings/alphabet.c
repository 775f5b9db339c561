/* alphabet.c: tokens of text to ids. */
#include "alphabet.h"

#include <string.h>

#include "runs.h"
#include "utf8.h"

void alphabet_start(uint16_t *ids) {
  for (uint32_t c = 0; c < 0x10000; c++) {
    ids[c] = ID_OTHER;
    if (is_blank(c)) ids[c] = ID_BLANK;
    if (is_han(c)) ids[c] = ID_HAN;
    if (run_begins(c)) ids[c] = ID_RUN;
  }
}

uint32_t run_hash(const char *bytes, uint32_t length) {
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
  return hash ^ hash >> 15;
}

/* The id of a run; that of its kind where no word has it. */
static uint16_t run_id(const Alphabet *alphabet, const char *bytes,
                       uint32_t length, RunKind kind) {
  static const uint16_t of_kind[] = {ID_NUMBER, ID_LATIN, ID_OTHER};
  uint32_t at, tries = 0;
  if (length > MAX_RUN) return of_kind[kind];
  at = run_hash(bytes, length) & alphabet->run_mask;
  for (; tries <= alphabet->run_mask; tries++) {
    const RunId *run = &alphabet->runs[at];
    if (run->length == 0) break;
    if (run->length == length &&
        memcmp(alphabet->run_bytes + run->start, bytes, length) == 0)
      return run->id;
    at = (at + 1) & alphabet->run_mask;
  }
  return of_kind[kind];
}

static uint16_t wide_id(const Alphabet *alphabet, uint32_t c) {
  uint32_t low = 0, high = alphabet->wide_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (alphabet->wide[middle].code == c)
      return (uint16_t)alphabet->wide[middle].id;
    if (alphabet->wide[middle].code < c)
      low = middle + 1;
    else
      high = middle;
  }
  return is_han(c) ? ID_HAN : ID_OTHER;
}

uint32_t alphabet_read(const Alphabet *alphabet, const char *text, uint32_t at,
                       uint32_t end, uint16_t *id) {
  size_t length;
  uint32_t c = utf8_read(text, at, end, &length), stop;
  RunKind kind;
  if (c >= 0x10000) {
    *id = wide_id(alphabet, c);
    return at + (uint32_t)length;
  }
  *id = alphabet->ids[c];
  if (*id != ID_RUN) return at + (uint32_t)length;
  stop = run_end(text, at, end, &kind);
  *id = run_id(alphabet, text + at, stop - at, kind);
  return stop;
}
