/* outofstep.c: reads GBK anew that was read one byte out of step. */
#include "outofstep.h"

#include "bigram.h"
#include "chartables.h"
#include "utf8.h"

enum {
  MAX_CHARS = 1024, /* of one run */
  LEAST_GAIN = 24,  /* bits */
  MOST_A_CHAR = 11, /* bits */
  FEWEST_HAN = 2,
  DROP = 48,         /* bits that a stretch may lose before it ends */
  UNKNOWN_COST = 22, /* bits of bytes that are no char */
  LOST_COST = 14,    /* bits of a char that lost a byte */
  MARK_MARGIN = 2,   /* bits by which a mark must beat all other chars */
  HAN_MARGIN = 8,
  PAIR_MARGIN = 5,    /* bits by which what was dropped must beat all others */
  PAIR_GAIN = 5,      /* bits that it must save */
  PAIR_COST = 18,     /* bits of a place where something may be dropped */
  HOPELESS = 14,      /* mean bits of what was read in step by mistake */
  FIRST_LEVEL = 0xB0, /* first bytes of the common Chinese chars */
  LAST_LEVEL = 0xF7
};

/* A run of chars that have two bytes in GBK each. */
typedef struct Run {
  uint32_t chars[MAX_CHARS + 1], starts[MAX_CHARS + 1];
  uint16_t codes[MAX_CHARS];
  size_t count;
  uint32_t before; /* the char in front of it, or 0 */
} Run;

/* The chars of a run that are out of step, and what they become. */
typedef struct Repair {
  uint32_t chars[2 * MAX_CHARS];
  size_t count, first, stop; /* run->chars[first, stop) */
  uint32_t end;              /* in the text */
  int gain;                  /* in eighths of a bit */
} Repair;

static bool is_private(uint32_t c) {
  return c >= 0xE000 && c <= 0xF8FF;
}

/* The two bytes of a char. An ASCII mark before a Chinese char counts as the
** full-width one that someone has made narrow. */
static uint16_t code_of(uint32_t c, bool is_first) {
  if (c < 0x80)
    return is_first && (c == '!' || c == '(' || c == ')' || c == ',' ||
                        c == ':' || c == ';' || c == '?')
               ? (uint16_t)(0xA380 | c)
               : 0;
  return c < 0x10000 ? gbk_codes[c] : 0;
}

/* Reads the run that begins at or behind 'at'; returns where it ends. */
static size_t read_run(Run *run, const char *text, size_t at, size_t end) {
  size_t bytes;
  run->count = 0;
  run->before = 0;
  while (at < end && run->count < MAX_CHARS) {
    uint32_t c = utf8_read(text, at, end, &bytes);
    uint16_t code = code_of(c, run->count == 0);
    if (code == 0 && run->count == 1 && run->chars[0] < 0x80) {
      run->before = run->chars[0]; /* a mark alone is no run */
      run->count = 0;
      continue;
    }
    if (code == 0 && run->count > 0) break;
    if (code == 0) {
      run->before = c;
    } else {
      run->chars[run->count] = c;
      run->starts[run->count] = (uint32_t)at;
      run->codes[run->count++] = code;
    }
    at += bytes;
  }
  run->starts[run->count] = (uint32_t)at;
  return at;
}

/* ---- the char that lost its first byte ---- */

static bool is_mark(uint32_t c) {
  static const char marks[] = "、。“”《》，：；！？（）";
  size_t at, bytes, end = sizeof marks - 1;
  for (at = 0; at < end; at += bytes)
    if (utf8_read(marks, at, end, &bytes) == c) return true;
  return false;
}

/* The least cost of a Chinese char with first byte 'lead' there. */
static unsigned lead_cost(uint32_t before, unsigned lead, uint32_t after) {
  unsigned trail, best = 0xFFFF, cost;
  if (lead < 0xB0) return best;
  for (trail = 0xA1; trail <= LAST_TRAIL; trail++) {
    uint32_t c = char_of_pair(gbk_chars, lead, trail);
    if (c == 0) continue;
    cost = bigram_cost(before, c) + bigram_cost(c, after);
    if (cost < best) best = cost;
  }
  return best;
}

/* The char with second byte 'trail' between 'before' and 'after', where one
** fits far better than all others, and than those of which that is the first
** byte, whose second one may be lost instead; else U+FFFD. */
static uint32_t find_lost(uint32_t before, unsigned trail, uint32_t after) {
  unsigned lead, best = 0, next = lead_cost(before, trail, after), cost;
  uint32_t found = UTF8_INVALID, c;
  for (lead = 0xA1; lead <= 0xF7; lead++) {
    if (lead == 0xA2 || (lead > 0xA3 && lead < 0xB0)) continue;
    c = char_of_pair(gbk_chars, lead, trail);
    if (c == 0 || (lead < 0xB0 && !is_mark(c))) continue;
    cost = bigram_cost(before, c) + bigram_cost(c, after);
    if (found == UTF8_INVALID || cost < best) {
      if (found != UTF8_INVALID && best < next) next = best;
      best = cost;
      found = c;
    } else if (cost < next) {
      next = cost;
    }
  }
  return next >= best + (unsigned)(is_mark(found) ? MARK_MARGIN : HAN_MARGIN) *
                            BIGRAM_BIT
             ? found
             : UTF8_INVALID;
}

/* ---- what an editor dropped ---- */

/* Private-use chars, which stand for unassigned rows of GBK, are often dropped:
** then 'lead' and 'trail' belong to two chars, whose other bytes are the two of
** the private-use char. Finds the only two that fit, where they cost far less
** than the char that the bytes make as they are: 'kept'. */
static bool find_dropped(uint32_t found[2], uint32_t before, unsigned lead,
                         unsigned trail, uint32_t after, unsigned kept) {
  unsigned middle, next_lead, best = 0xFFFF, next = 0xFFFF, cost;
  uint32_t others[LAST_LEVEL + 1];
  unsigned costs[LAST_LEVEL + 1], least = 0xFFFF;
  for (next_lead = FIRST_LEVEL; next_lead <= LAST_LEVEL; next_lead++) {
    others[next_lead] = char_of_pair(gbk_chars, next_lead, trail);
    costs[next_lead] = bigram_cost(others[next_lead], after);
    if (costs[next_lead] < least) least = costs[next_lead];
  }
  for (middle = 0xAA; middle <= 0xFE; middle++) {
    uint32_t one = char_of_pair(gbk_chars, lead, middle);
    unsigned one_cost = bigram_cost(before, one);
    if (middle == 0xB0) middle = 0xF8;
    if (one == 0 || is_private(one) || one_cost + least >= next) continue;
    for (next_lead = FIRST_LEVEL; next_lead <= LAST_LEVEL; next_lead++) {
      uint32_t other = others[next_lead];
      if (other == 0 || is_private(other)) continue;
      cost = one_cost + costs[next_lead];
      if (cost < next) cost += bigram_cost(one, other);
      if (cost < best) {
        next = best;
        best = cost;
        found[0] = one;
        found[1] = other;
      } else if (cost < next) {
        next = cost;
      }
    }
  }
  return best + PAIR_MARGIN * BIGRAM_BIT <= next &&
         best + PAIR_GAIN * BIGRAM_BIT <= kept;
}

/* ---- the run in step ---- */

/* The char in front of char 'at', or 0. */
static uint32_t char_before(const Run *run, size_t at) {
  return at > 0 ? run->chars[at - 1] : run->before;
}

/* The char that the bytes between char 'at' and the next make. */
static uint32_t shifted(const Run *run, size_t at) {
  return char_of_pair(gbk_chars, run->codes[at] & 0xFF,
                      run->codes[at + 1] >> 8);
}

/* Finds in run->chars[from, ...) the first stretch that may be out of step: its
** chars cost less in step than as they stand. Another lost byte ends it, or the
** run. False when there is none. */
static bool find_stretch(Repair *repair, const Run *run, size_t from) {
  int sum = 0, best = 0;
  size_t at = from, start = from;
  for (; at + 1 < run->count; at++) {
    uint32_t c = shifted(run, at);
    if (sum < 0) sum = 0, start = at;
    sum += (int)bigram_cost(0, run->chars[at]);
    sum -= c == 0 ? UNKNOWN_COST * BIGRAM_BIT : (int)bigram_cost(0, c);
    if (sum > best) {
      best = sum;
      repair->first = start;
      repair->stop = at + 2;
    }
    if (best >= LEAST_GAIN * BIGRAM_BIT && sum <= best - DROP * BIGRAM_BIT)
      return true;
  }
  if (best > 0 && sum > best - DROP * BIGRAM_BIT) repair->stop = run->count;
  return best > 0;
}

/* The last char of a repair: its second byte is the ASCII char behind it, or
** lost. */
static void read_last(Repair *repair, const Run *run, const char *text,
                      size_t end) {
  uint32_t at = run->starts[repair->stop], c = 0;
  unsigned lead = run->codes[repair->stop - 1] & 0xFF;
  if (at < end) c = char_of_pair(gbk_chars, lead, (unsigned char)text[at]);
  repair->end = at;
  if (c != 0 && !is_private(c) && (unsigned char)text[at] < 0x80) {
    repair->end++;
    repair->chars[repair->count++] = c;
    return;
  }
  if (at < end && text[at] == '?') repair->end++; /* stands for the char */
  repair->chars[repair->count++] = UTF8_INVALID;
}

/* Reads the chars in step behind the first; with 'whole', also those that were
** dropped. */
static void read_shifted(Repair *repair, const Run *run, bool whole) {
  uint32_t pair[2] = {0, 0};
  size_t at;
  for (at = repair->first; at + 1 < repair->stop; at++) {
    uint32_t before = repair->chars[repair->count - 1], c = shifted(run, at);
    uint32_t after = at + 2 < repair->stop ? shifted(run, at + 1) : 0;
    unsigned cost;
    if (whole && c >= FIRST_HAN && c <= LAST_HAN &&
        (cost = bigram_cost(before, c) + bigram_cost(c, after)) >=
            PAIR_COST * BIGRAM_BIT &&
        find_dropped(pair, before, run->codes[at] & 0xFF,
                     run->codes[at + 1] >> 8, after, cost)) {
      repair->chars[repair->count++] = pair[0];
      c = pair[1];
    }
    repair->chars[repair->count++] = c == 0 ? UTF8_INVALID : c;
  }
}

/* A lone char in quotes is what is left of a name from which chars were dropped
** in pairs: “十四五” becomes “叔”. */
static void drop_lone(Repair *repair) {
  size_t i;
  for (i = 1; i + 1 < repair->count; i++)
    if (repair->chars[i - 1] == 0x201C && repair->chars[i + 1] == 0x201D)
      repair->chars[i] = UTF8_INVALID;
}

/* What the chars of the run cost that are repaired. */
static int old_cost(const Repair *repair, const Run *run) {
  uint32_t before = char_before(run, repair->first);
  size_t i;
  int cost = 0;
  for (i = repair->first; i < repair->stop; i++) {
    cost += (int)bigram_cost(before, run->chars[i]);
    before = run->chars[i];
  }
  return cost;
}

static int new_cost(const Repair *repair, const Run *run) {
  uint32_t before = char_before(run, repair->first);
  size_t i;
  int cost = 0;
  for (i = 0; i < repair->count; i++) {
    uint32_t c = repair->chars[i];
    cost += c == UTF8_INVALID ? LOST_COST * BIGRAM_BIT
                              : (int)bigram_cost(before, c);
    before = c;
  }
  return cost;
}

/* Puts what the run gains into repair->gain; false when it is not proved. */
static bool is_proved(Repair *repair, const Run *run) {
  size_t i;
  int cost = new_cost(repair, run), han = 0;
  for (i = 0; i < repair->count; i++)
    han += repair->chars[i] >= FIRST_HAN && repair->chars[i] <= LAST_HAN;
  repair->gain = old_cost(repair, run) - cost;
  return repair->gain >= LEAST_GAIN * BIGRAM_BIT && han >= FEWEST_HAN &&
         cost <= MOST_A_CHAR * BIGRAM_BIT * (int)repair->count;
}

/* Reads the stretch of the run in step, but for its first char. */
static void read_run_in_step(Repair *repair, const Run *run, bool whole,
                             const char *text, size_t end) {
  repair->count = 1;
  read_shifted(repair, run, whole);
  read_last(repair, run, text, end);
}

/* Repairs run->chars[first, stop); false when that is not proved better. */
static bool repair_stretch(Repair *repair, size_t first, size_t stop,
                           const Run *run, const char *text, size_t end) {
  if (first + 1 >= stop) return false;
  repair->first = first;
  repair->stop = stop;
  repair->chars[0] = UTF8_INVALID;
  read_run_in_step(repair, run, false, text, end);
  if (new_cost(repair, run) > HOPELESS * BIGRAM_BIT * (int)repair->count)
    return false;
  repair->chars[0] = find_lost(char_before(run, first), run->codes[first] >> 8,
                               shifted(run, first));
  read_run_in_step(repair, run, true, text, end);
  drop_lone(repair);
  return is_proved(repair, run);
}

/* Repairs run->chars[first, stop) where that is proved and gains more than
** 'repair' does, which need not be *proved. */
static void try_stretch(Repair *repair, bool *proved, size_t first, size_t stop,
                        const Run *run, const char *text, size_t end) {
  Repair other;
  if (!repair_stretch(&other, first, stop, run, text, end) ||
      (*proved && other.gain <= repair->gain))
    return;
  *repair = other;
  *proved = true;
}

/* Repairs the first stretch of a run that can be, from where to where that gains
** most; false when none is proved. */
static bool repair_run(Repair *repair, const Run *run, const char *text,
                       size_t end) {
  Repair found;
  size_t from = 0;
  bool proved = false;
  while (!proved && find_stretch(&found, run, from)) {
    try_stretch(repair, &proved, found.first, found.stop, run, text, end);
    if (found.first > 0)
      try_stretch(repair, &proved, found.first - 1, found.stop, run, text, end);
    if (proved && repair->stop < run->count) {
      size_t first = repair->first;
      try_stretch(repair, &proved, first, found.stop - 1, run, text, end);
      try_stretch(repair, &proved, first, found.stop + 1, run, text, end);
    }
    from = found.stop - 1;
  }
  return proved;
}

static bool write_repair(Edits *edits, const Run *run, const Repair *repair) {
  char fixed[2 * MAX_CHARS * 3];
  size_t length = 0, i;
  Span old = {run->starts[repair->first], repair->end};
  for (i = 0; i < repair->count; i++)
    length += utf8_write(fixed + length, repair->chars[i]);
  return edits_add(edits, STEP_MOJIBAKE, old, fixed, length);
}

int outofstep_gain(const char *text, size_t start, size_t end) {
  Run run;
  Repair repair;
  int gain = 0;
  while (start < end) {
    start = read_run(&run, text, start, end);
    if (!repair_run(&repair, &run, text, end)) continue;
    gain += repair.gain / BIGRAM_BIT;
    start = repair.end;
  }
  return gain;
}

bool outofstep_find(Edits *edits, const char *text, size_t start, size_t end) {
  Run run;
  Repair repair;
  while (start < end) {
    start = read_run(&run, text, start, end);
    if (!repair_run(&repair, &run, text, end)) continue;
    if (!write_repair(edits, &run, &repair)) return false;
    start = repair.end;
  }
  return true;
}
