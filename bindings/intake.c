/* intake.c: text to tokens. Chinese chars, three bytes long and in the table of
** ids, take a short way; alphabet_read knows all others. Bytes that are no
** UTF-8 are a token each. */
#include "intake.h"

#include <string.h>

#include "utf8.h"

/* The bytes of a char of three bytes: 1110xxxx 10xxxxxx 10xxxxxx, as one number
** of the low byte first. */
#define THREE_MASK  0x00C0C0F0u
#define THREE_BYTES 0x008080E0u

/* The four bytes at p, low byte first. */
static inline uint32_t load_four(const char *p) {
  const unsigned char *b = (const unsigned char *)p;
  return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
         (uint32_t)b[3] << 24;
}

static inline uint32_t three_byte_char(uint32_t bytes) {
  return (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
}

/* Reads chars of the short way while there are any, up to 'limit' bytes. Chars
** below U+0800 and surrogates, which three bytes must not write, are left to
** utf8_read, as are runs. */
static uint32_t fill_short(const Intake *intake, Window *window, uint32_t at,
                           uint32_t limit) {
  const uint16_t *ids = intake->alphabet->ids;
  const char *text = intake->text;
  uint32_t count = window->count;
  while (count < WINDOW && limit - at >= 4) {
    uint32_t bytes = load_four(text + at), c;
    uint16_t id;
    if ((bytes & THREE_MASK) != THREE_BYTES) break;
    c = three_byte_char(bytes);
    id = ids[c];
    if (id == ID_RUN || c < 0x800 || (c & 0xF800) == 0xD800) break;
    window->start[count] = at;
    window->id[count++] = id;
    at += 3;
  }
  window->count = count;
  return at;
}

/* Reads tokens of text[at..limit), which holds no forced span. */
static uint32_t fill_gap(const Intake *intake, Window *window, uint32_t at,
                         uint32_t limit) {
  while (at < limit && window->count < WINDOW) {
    at = fill_short(intake, window, at, limit);
    if (at == limit || window->count == WINDOW) break;
    window->start[window->count] = at;
    at = alphabet_read(intake->alphabet, intake->text, at, limit,
                       &window->id[window->count]);
    window->count++;
  }
  return at;
}

void intake_fill(Intake *intake, Window *window) {
  uint32_t at = intake->at;
  window->count = 0;
  while (at < intake->end && window->count < WINDOW) {
    bool has_forced = intake->forced_left > 0;
    uint32_t limit = has_forced ? intake->forced->start : intake->end;
    at = fill_gap(intake, window, at, limit);
    if (at < limit || !has_forced || window->count == WINDOW) break;
    window->start[window->count] = at;
    window->id[window->count++] = ID_QUANTITY;
    at = intake->forced->end;
    intake->forced++;
    intake->forced_left--;
  }
  intake->at = at;
  window->start[window->count] = at;
  memset(window->id + window->count, 0, MARGIN * sizeof *window->id);
}

void intake_go_back(Intake *intake, const Window *window) {
  intake->at = window->start[window->count];
  while (intake->forced_left < intake->forced_total &&
         intake->forced[-1].start >= intake->at) {
    intake->forced--;
    intake->forced_left++;
  }
}
