/* pinyin.c: the step that drops pinyin in parentheses behind the char that it
** spells, 總結(jié), where a document does so throughout: there a char that is
** ever spelled is nearly always. A document that spells a few names keeps
** them, and every document its other parentheses. */
#include <string.h>

#include "chartables.h"
#include "clean.h"
#include "memory.h"
#include "syllable.h"
#include "utf8.h"

enum {
  WIDE = 0xEF,       /* the first byte of a wide parenthesis */
  FEWEST_TONED = 5,  /* readings with tones that make a habit */
  FEWEST_PLAIN = 10, /* readings without, where no reading has any */
  FEWEST_AGAIN = 3,  /* readings of a char that was spelled before */
  DENSE = 40         /* or else one reading in so many Chinese chars */
};

/* What is known of a Han char. */
typedef struct Habit {
  uint32_t count;   /* in the text */
  uint32_t spelled; /* so often with a reading */
  uint32_t agreed;  /* so often with its first reading */
  uint32_t reading; /* that: a hash */
} Habit;

/* A reading in parentheses behind a Han char. */
typedef struct Spelling {
  Span span;        /* with its parentheses */
  uint32_t han;     /* the char, from 0 at FIRST_HAN */
  uint32_t reading; /* a hash */
  bool has_tone;
  bool is_letter;   /* one letter alone, that may be a label: (a) */
  bool is_particle; /* a char without a tone of its own, 的(de) */
} Spelling;

typedef struct Page {
  Spelling *spellings; /* owned */
  size_t count, capacity;
  Habit *habits;               /* owned; one for each Han char */
  size_t toned, again, agreed; /* spellings with a tone; of a char that was
                                  spelled before; and in the same way */
  uint64_t han_count;
} Page;

/* ---- finding spellings ---- */

static uint32_t hash_of(const Reading *reading) {
  uint32_t hash = 2166136261u;
  size_t i;
  for (i = 0; i < reading->count; i++)
    hash = (hash ^ (unsigned char)reading->letters[i]) * 16777619u;
  return hash;
}

/* Chars that are read without a tone. */
static bool is_particle(uint32_t han, const Reading *reading) {
  static const struct {
    const char *chars, *letters;
  } particles[] = {{"的地得", "de"}, {"了", "le"},     {"着著", "zhe"},
                   {"们們", "men"},  {"么麼", "me"},   {"吗嗎", "ma"},
                   {"呢", "ne"},     {"吧", "ba"},     {"啊", "a"},
                   {"子", "zi"},     {"头頭", "tou"},  {"儿兒", "er"},
                   {"儿兒", "r"},    {"个個", "ge"},   {"过過", "guo"},
                   {"上", "shang"},  {"里裡裏", "li"}, {"来來", "lai"}};
  size_t i, at, bytes;
  for (i = 0; i < sizeof particles / sizeof *particles; i++) {
    size_t end = strlen(particles[i].chars);
    if (strlen(particles[i].letters) != reading->count ||
        memcmp(particles[i].letters, reading->letters, reading->count) != 0)
      continue;
    for (at = 0; at < end; at += bytes)
      if (utf8_read(particles[i].chars, at, end, &bytes) == han + FIRST_HAN)
        return true;
  }
  return false;
}

/* The bytes of the parenthesis at 'at', narrow or wide, or 0. */
static size_t parenthesis_size(const char *text, size_t at, size_t length,
                               bool opens) {
  if (at < length && text[at] == (opens ? '(' : ')')) return 1;
  return length - at >= 3 && memcmp(text + at, opens ? "（" : "）", 3) == 0 ? 3
                                                                            : 0;
}

/* The Han char that ends at 'at', from 0; HAN_COUNT for any other. */
static uint32_t han_before(const char *text, size_t at) {
  size_t bytes;
  uint32_t c = at < 3 ? 0 : utf8_read(text, at - 3, at, &bytes);
  return c >= FIRST_HAN && c <= LAST_HAN ? c - FIRST_HAN : HAN_COUNT;
}

/* Reads the spelling whose parenthesis opens at 'at'. */
static bool read_spelling(Spelling *spelling, const char *text, size_t at,
                          size_t length) {
  Reading reading;
  size_t opening = parenthesis_size(text, at, length, true), end, closing;
  spelling->han = han_before(text, at);
  if (opening == 0 || spelling->han == HAN_COUNT) return false;
  end = read_pinyin(&reading, text, at + opening, length);
  closing = parenthesis_size(text, end, length, false);
  if (end == at + opening || closing == 0 ||
      (reading.is_capital && !reading.has_tone))
    return false;
  spelling->span.start = (uint32_t)at;
  spelling->span.end = (uint32_t)(end + closing);
  spelling->reading = hash_of(&reading);
  spelling->has_tone = reading.has_tone;
  spelling->is_letter = reading.count == 1;
  spelling->is_particle =
      !reading.has_tone && is_particle(spelling->han, &reading);
  return true;
}

/* The next 'byte' from 'at' on, or 'length'. 'before' is where it was found
** last, which need not lie behind 'at'. */
static size_t find_byte(const char *text, size_t at, size_t length, int byte,
                        size_t before) {
  const char *found;
  if (before > at) return before;
  found = memchr(text + at, byte, length - at);
  return found != NULL ? (size_t)(found - text) : length;
}

static bool find_spellings(Page *page, const char *text, size_t length) {
  size_t at = 0, narrow = 0, wide = 0;
  for (; at < length; at++) {
    Spelling spelling;
    narrow = find_byte(text, at, length, '(', narrow);
    wide = find_byte(text, at, length, WIDE, wide);
    at = narrow < wide ? narrow : wide;
    if (at < length && read_spelling(&spelling, text, at, length)) {
      if (!memory_grow((void **)&page->spellings, &page->capacity,
                       page->count + 1, sizeof spelling))
        return false;
      page->spellings[page->count++] = spelling;
      at = spelling.span.end - 1;
    }
  }
  return true;
}

/* ---- the habit of the document ---- */

static void count_chars(Page *page, const char *text, size_t length) {
  size_t at, bytes;
  for (at = 0; at < length; at += bytes) {
    uint32_t c = utf8_read(text, at, length, &bytes);
    if (c < FIRST_HAN || c > LAST_HAN) continue;
    page->habits[c - FIRST_HAN].count++;
    page->han_count++;
  }
}

static void count_spelling(Page *page, const Spelling *spelling) {
  Habit *habit = &page->habits[spelling->han];
  if (habit->spelled == 0) habit->reading = spelling->reading;
  page->again += habit->spelled > 0;
  page->agreed += habit->spelled > 0 && habit->reading == spelling->reading;
  page->toned += spelling->has_tone;
  habit->agreed += habit->reading == spelling->reading;
  habit->spelled++;
}

/* Does the document spell its chars? Those that it spells it must spell nearly
** always, and not only here and there. */
static bool is_habit(const Page *page) {
  uint64_t count = 0, spelled = 0;
  uint32_t han;
  bool often =
      page->again >= FEWEST_AGAIN || page->count * DENSE >= page->han_count;
  for (han = 0; han < HAN_COUNT; han++) {
    const Habit *habit = &page->habits[han];
    if (habit->spelled == 0) continue;
    count += habit->count;
    spelled += habit->spelled;
  }
  if (!often) return false;
  if (page->toned >= FEWEST_TONED) return 2 * spelled >= count;
  return page->toned == 0 && page->count >= FEWEST_PLAIN &&
         page->again >= FEWEST_AGAIN && 5 * page->agreed >= 4 * page->again &&
         10 * spelled >= 7 * count;
}

/* One without a tone must be a particle or what the char is always followed by:
** (he) is no reading of 他, though it could be one. Once is enough only where
** no reading has a tone. */
static bool is_reading(const Page *page, const Spelling *spelling) {
  const Habit *habit = &page->habits[spelling->han];
  if (spelling->has_tone || spelling->is_particle) return true;
  if (page->toned == 0 && habit->spelled == habit->count)
    return !spelling->is_letter;
  return habit->agreed >= 2 && habit->reading == spelling->reading &&
         2 * habit->spelled >= habit->count;
}

static bool drop_spellings(const Page *page, Edits *edits) {
  size_t i;
  for (i = 0; i < page->count; i++)
    if (is_reading(page, &page->spellings[i]) &&
        !edits_add(edits, STEP_PINYIN, page->spellings[i].span, "", 0))
      return false;
  return true;
}

bool find_pinyin(Edits *edits, const char *text, size_t length) {
  Page page = {0};
  size_t i;
  bool done = find_spellings(&page, text, length);
  if (done && page.count >= FEWEST_TONED) {
    page.habits = memory_resize(NULL, HAN_COUNT * sizeof *page.habits);
    done = page.habits != NULL;
  }
  if (done && page.habits != NULL) {
    memset(page.habits, 0, HAN_COUNT * sizeof *page.habits);
    count_chars(&page, text, length);
    for (i = 0; i < page.count; i++) count_spelling(&page, &page.spellings[i]);
    if (is_habit(&page)) done = drop_spellings(&page, edits);
  }
  memory_resize(page.spellings, 0);
  memory_resize(page.habits, 0);
  return done;
}
