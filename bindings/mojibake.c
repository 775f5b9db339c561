/* mojibake.c: the step that repairs text that was read in a wrong encoding. A
** line with chars that ordinary Chinese has not is read anew in every way that
** is known to happen, and where a stretch of it is then much more likely
** Chinese, by the bigrams of bigram.c, the stretch is replaced. What holds for
** a document makes up its mind: the lines are looked at twice, the second time
** with less asked of a fault that the document is known to have. */
#include <limits.h>
#include <string.h>

#include "bigram.h"
#include "chartables.h"
#include "clean.h"
#include "memory.h"
#include "outofstep.h"
#include "recode.h"
#include "utf8.h"

/* In bits, but for the numbers of chars. */
typedef struct Way {
  enum Charset wrong, right;
  int rounds;      /* as often it was read wrongly */
  int least_gain;  /* of a stretch */
  int fewest_han;  /* in it */
  int most_a_char; /* its mean cost when repaired */
} Way;

/* The last "way" is that of outofstep.c. */
enum { WAY_COUNT = 8, OUT_OF_STEP = WAY_COUNT, NO_WAY };

static const Way ways[WAY_COUNT] = {
    {CHARSET_GB, CHARSET_UTF8, 1, 24, 2, 12},
    {CHARSET_LATIN, CHARSET_UTF8, 1, 24, 1, 14},
    {CHARSET_LATIN, CHARSET_UTF8, 2, 24, 1, 14},
    {CHARSET_LATIN, CHARSET_GB, 1, 24, 2, 11},
    {CHARSET_BIG5, CHARSET_UTF8, 1, 24, 2, 12},
    {CHARSET_GB, CHARSET_BIG5, 1, 40, 4, 10},
    {CHARSET_BIG5, CHARSET_GB, 1, 40, 4, 10},
    {CHARSET_LATIN, CHARSET_BIG5, 1, 30, 2, 11},
};

enum {
  CLUSTER = 30, /* odd chars lie in so many bytes where a fault is */
  AROUND = 36,  /* bytes before, and half as many behind, that are looked at */
  STRANGE = 10, /* and their least mean cost */
  DROP = 40,    /* bits that a stretch may lose before it ends */
  STRAY_COST = 24,  /* bits of a byte that means nothing */
  KNOWN_GAIN = 150, /* bits that prove a fault of the document */
  KNOWN_LEAST = 8,  /* bits then asked of a stretch */
  WELL = 9          /* mean cost of a char of text that is in order */
};

/* A stretch of pieces, or of what is being added to it. */
typedef struct Stretch {
  size_t first, end; /* pieces */
  int gain, cost;    /* in eighths of a bit */
  int chars, han;    /* of what was read */
} Stretch;

typedef struct Room {
  Bench bench;
  uint32_t costs[BENCH_SIZE + 1]; /* of the text on the bench, up to a byte */
} Room;

typedef struct Search {
  const char *text;
  Room *room;        /* owned */
  size_t start;      /* of what is on the bench */
  int gains[NO_WAY]; /* of the document, by way, in bits */
  unsigned seen;     /* kinds of the rare chars so far */
  size_t lost_end;   /* of the last that may be lost */
} Search;

static bool is_known(const Search *search, int way) {
  return search->gains[way] >= KNOWN_GAIN;
}

/* ---- one way ---- */

/* The end of the group of pieces from 'at' on: pieces share a char of the text
** with others of their group only. */
static size_t group_end(const Bench *bench, size_t at) {
  uint32_t end = bench->pieces[at++].end;
  while (at < bench->piece_count && bench->pieces[at].start < end)
    end = bench->pieces[at++].end;
  return at;
}

static bool is_kept(const Bench *bench, size_t first, size_t end) {
  for (; first < end; first++)
    if (bench->pieces[first].type != PIECE_KEPT) return false;
  return true;
}

/* Puts text[start, end) on the bench, and what it costs beside it. */
static void read_text(Search *search, size_t start, size_t end) {
  Bench *bench = &search->room->bench;
  uint32_t *costs = search->room->costs, before = 0;
  size_t i;
  search->start = start;
  bench_read(bench, search->text, start, end);
  costs[0] = 0;
  for (i = 0; i < bench->text_count; i++) {
    const Piece *piece = &bench->text[i];
    costs[piece->end - start] =
        costs[piece->start - start] + bigram_cost(before, piece->c);
    before = piece->c;
  }
}

static int text_cost(const Search *search, uint32_t start, uint32_t end) {
  const uint32_t *costs = search->room->costs;
  return (int)(costs[end - search->start] - costs[start - search->start]);
}

/* Adds the pieces of a group to 'stretch'. *before is the char before, as it is
** read. */
static void add_group(const Search *search, Stretch *stretch, size_t end,
                      uint32_t *before) {
  const Piece *pieces = search->room->bench.pieces;
  size_t first = stretch->end, at;
  int cost = 0;
  stretch->end = end;
  if (is_kept(&search->room->bench, first, end)) {
    *before = pieces[end - 1].c;
    return;
  }
  for (at = first; at < end; at++) {
    cost += pieces[at].type == PIECE_STRAY
                ? STRAY_COST * BIGRAM_BIT
                : (int)bigram_cost(*before, pieces[at].c);
    *before = pieces[at].c;
    stretch->chars++;
    stretch->han += pieces[at].c >= FIRST_HAN && pieces[at].c <= LAST_HAN;
  }
  stretch->cost += cost;
  stretch->gain +=
      text_cost(search, pieces[first].start, pieces[end - 1].end) - cost;
}

static bool is_proved(const Way *way, const Stretch *stretch, bool known) {
  if (known)
    return stretch->gain >= KNOWN_LEAST * BIGRAM_BIT && stretch->chars > 0 &&
           stretch->cost <=
               (way->most_a_char + 2) * BIGRAM_BIT * stretch->chars;
  return stretch->gain >= way->least_gain * BIGRAM_BIT &&
         stretch->han >= way->fewest_han &&
         stretch->cost <= way->most_a_char * BIGRAM_BIT * stretch->chars;
}

static bool write_stretch(const Search *search, Edits *edits,
                          const Stretch *stretch) {
  Bench *bench = &search->room->bench;
  const Piece *pieces = bench->pieces;
  char *fixed = bench->fixed;
  size_t at = stretch->first, end, i;
  for (; at < stretch->end; at = end) {
    Span old = {pieces[at].start, 0};
    size_t length = 0;
    end = group_end(bench, at);
    old.end = pieces[end - 1].end;
    if (is_kept(bench, at, end)) continue;
    for (i = at; i < end; i++)
      length += utf8_write(fixed + length, pieces[i].c);
    if (!edits_add(edits, STEP_MOJIBAKE, old, fixed, length)) return false;
  }
  return true;
}

/* Takes the best stretch so far, when it is proved: adds its gain, in bits, to
** *gain, and writes it where there are edits. False when memory is short. */
static bool take(const Search *search, Edits *edits, int way,
                 const Stretch *best, int *gain) {
  if (!is_proved(&ways[way], best, is_known(search, way))) return true;
  *gain += best->gain / BIGRAM_BIT;
  return edits == NULL || write_stretch(search, edits, best);
}

/* Reads what is on the bench anew, and takes all stretches that are proved. */
static bool try_way(const Search *search, Edits *edits, int way, int *gain) {
  Bench *bench = &search->room->bench;
  Stretch now = {0}, best = {0};
  uint32_t before = 0;
  *gain = 0;
  bench_recode(bench, ways[way].wrong, ways[way].right, ways[way].rounds);
  while (now.end < bench->piece_count) {
    add_group(search, &now, group_end(bench, now.end), &before);
    if (now.gain > best.gain) best = now;
    if (now.gain > 0 && now.gain >= best.gain - DROP * BIGRAM_BIT) continue;
    if (!take(search, edits, way, &best, gain)) return false;
    best = now;
    best.first = best.end;
    best.gain = best.cost = best.chars = best.han = 0;
    now = best;
  }
  return take(search, edits, way, &best, gain);
}

/* ---- all ways ---- */

/* Has the text chars of Latin-1, without which no Latin way can hold? */
static bool has_latin(const char *text, size_t start, size_t end) {
  for (; start < end; start++)
    if ((unsigned char)text[start] >= 0xC2 && (unsigned char)text[start] < 0xC6)
      return true;
  return false;
}

/* Is the text on the bench in order when a way has gained so much, so that no
** other way need be tried? */
static bool is_mended(const Search *search, int way, int gain, size_t end) {
  return is_known(search, way) &&
         (int)(search->room->costs[end - search->start] / BIGRAM_BIT) - gain <=
             WELL * (int)search->room->bench.piece_count;
}

/* The way that gains most on text[start, end), and that gain in *most; NO_WAY
** when none is proved. Without 'first', only those that have gained somewhere
** are tried. */
static int find_way(Search *search, bool first, size_t start, size_t end,
                    int *most) {
  bool latin = has_latin(search->text, start, end);
  int i, way, best = NO_WAY, gain, likely = 0;
  *most = 0;
  for (way = 0; way < WAY_COUNT; way++)
    if (search->gains[way] > search->gains[likely]) likely = way;
  for (i = 0; i < WAY_COUNT; i++) { /* the likely one first */
    way = i == 0 ? likely : i == likely ? 0 : i;
    if ((ways[way].wrong == CHARSET_LATIN && !latin) ||
        !(first || search->gains[way] > 0))
      continue;
    try_way(search, NULL, way, &gain);
    if (gain > *most) best = way, *most = gain;
    if (is_mended(search, way, gain, end)) return best;
  }
  if (!first && search->gains[OUT_OF_STEP] == 0) return best;
  gain = outofstep_gain(search->text, start, end);
  if (gain > *most) best = OUT_OF_STEP, *most = gain;
  return best;
}

/* Mends text[start, end) in the way that gains most. Without edits, only counts
** what each way would gain. */
static bool mend(Search *search, Edits *edits, size_t start, size_t end) {
  int best, gain;
  read_text(search, start, end);
  best = find_way(search, edits == NULL, start, end, &gain);
  if (best == NO_WAY) return true;
  if (edits == NULL) {
    if (search->gains[best] < INT_MAX - gain) search->gains[best] += gain;
    return true;
  }
  if (best == OUT_OF_STEP)
    return outofstep_find(edits, search->text, start, end);
  return try_way(search, edits, best, &gain);
}

/* Sees the rare char 'c' at 'at', and returns its kinds. What is lost is
** U+FFFD, or chars side by side; a question mark alone is none. */
static unsigned see_char(Search *search, uint32_t c, size_t at, size_t bytes) {
  unsigned kinds = c < 0x10000 ? char_kinds[c] : RARE_KINDS;
  search->seen |= kinds & ~(unsigned)CHAR_LOST;
  if (!(kinds & CHAR_LOST)) return kinds;
  if (c == UTF8_INVALID || at == search->lost_end) search->seen |= CHAR_LOST;
  search->lost_end = at + bytes;
  return kinds;
}

/* The next odd char from 'at' on, or 'length'; sees the rare ones before it. */
static size_t next_odd(Search *search, size_t at, size_t length) {
  size_t bytes;
  while ((at = char_find(char_rare, search->text, at, length)) < length) {
    uint32_t c = utf8_read(search->text, at, length, &bytes);
    if (see_char(search, c, at, bytes) & CHAR_ODD) break;
    at += bytes;
  }
  return at;
}

/* The next odd char from 'at' on that has another close before it, or 'length';
** with 'any', the next odd char. */
static size_t find_odd(Search *search, size_t at, size_t length, bool any) {
  size_t last, bytes;
  at = next_odd(search, at, length);
  while (!any && at < length) {
    last = at;
    utf8_read(search->text, at, length, &bytes);
    at = next_odd(search, at + bytes, length);
    if (at - last <= CLUSTER) break;
  }
  return at;
}

/* Sees the rare chars of text[at, end). */
static void see(Search *search, size_t at, size_t end) {
  size_t bytes;
  while ((at = next_odd(search, at, end)) < end) {
    utf8_read(search->text, at, end, &bytes);
    at += bytes;
  }
}

/* The start of what is mended around 'at': of its line, but not before 'limit'
** and not so early that 'at' does not fit on the bench. */
static size_t find_start(const char *text, size_t at, size_t limit) {
  size_t start = at;
  while (start > limit && text[start - 1] != '\n' &&
         at - start < BENCH_SIZE / 2)
    start--;
  while (start > limit && ((unsigned char)text[start] & 0xC0) == 0x80) start--;
  return start;
}

/* Its end: of the line, or where it is cut, behind an ASCII char if it can. */
static size_t find_end(const char *text, size_t start, size_t length) {
  size_t most = length - start <= BENCH_SIZE ? length : start + BENCH_SIZE;
  const char *line = memchr(text + start, '\n', most - start);
  size_t end = line != NULL ? (size_t)(line - text) + 1 : most, cut;
  if (line != NULL || end == length) return end;
  for (cut = end; cut > start + BENCH_SIZE / 2; cut--)
    if ((unsigned char)text[cut - 1] < 0x40) return cut;
  while (((unsigned char)text[end] & 0xC0) == 0x80) end--;
  return end;
}

/* Is the text around 'at' hardly Chinese? A few rare chars in known words are.
 */
static bool is_strange(const char *text, size_t at, size_t length) {
  size_t start = at > AROUND ? at - AROUND : 0, end = at, bytes;
  uint32_t before = 0;
  int chars = 0, cost = 0;
  while (start < at && ((unsigned char)text[start] & 0xC0) == 0x80) start++;
  for (; end < length && (end < at + AROUND / 2); end += bytes)
    if (utf8_read(text, end, length, &bytes) == '\n') break;
  for (; start < end; start += bytes) {
    uint32_t c = utf8_read(text, start, end, &bytes);
    if (c == '\n') chars = cost = 0;
    if (c >= 0x80) chars++, cost += (int)bigram_cost(before, c);
    before = c;
  }
  return cost >= STRANGE * BIGRAM_BIT * chars;
}

static bool mend_all(Search *search, Edits *edits, size_t length, bool any) {
  size_t mended = 0, at = 0, start, bytes;
  while ((at = find_odd(search, at, length, any)) < length) {
    if (!any && !is_strange(search->text, at, length)) {
      utf8_read(search->text, at, length, &bytes);
      at += bytes;
      continue;
    }
    start = find_start(search->text, at, mended);
    mended = find_end(search->text, start, length);
    see(search, at, mended);
    if (!mend(search, edits, start, mended)) return false;
    at = mended;
  }
  return true;
}

bool find_mojibake(Edits *edits, const char *text, size_t length) {
  Search search = {text, NULL, 0, {0}, 0, SIZE_MAX};
  bool done = false, any = false, some = false;
  int way;
  if (find_odd(&search, 0, length, false) == length) {
    edits->absent = ~search.seen & RARE_KINDS;
    return true;
  }
  search.room = memory_resize(NULL, sizeof *search.room);
  if (search.room == NULL) return false;
  if (mend_all(&search, NULL, length, false)) {
    for (way = 0; way < WAY_COUNT; way++) any = any || is_known(&search, way);
    for (way = 0; way < NO_WAY; way++) some = some || search.gains[way] > 0;
    edits->absent = ~search.seen & RARE_KINDS;
    done = !some || mend_all(&search, edits, length, any);
  }
  memory_resize(search.room, 0);
  return done;
}
