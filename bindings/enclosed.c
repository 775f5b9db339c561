/* enclosed.c: one pass with a stack of open marks. Each open mark has its place
** in the list from the start, so that the list is sorted; those that are never
** closed are taken out at the end of their line. */
#include "enclosed.h"

#include <stdint.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"

/* A mark that is open. */
typedef struct Open {
  size_t item;    /* of the list */
  uint32_t close; /* the char that closes it */
  size_t column;  /* of the mark: chars before it */
} Open;

typedef struct Finder {
  EnclosedList *list;
  size_t kept;   /* items before are of earlier lines */
  size_t column; /* chars read */
  unsigned open_count;
  Open open[MAX_NESTING];
} Finder;

/* What closes an opening mark, and its kind; 0 for any other char. */
static uint32_t closing_of(uint32_t c, EnclosedKind *kind) {
  *kind = ENCLOSED_QUOTED;
  switch (c) {
  case 0x300A: /* 《 */
  case 0x3008: /* 〈 */ *kind = ENCLOSED_TITLE; return c + 1;
  case 0x300C: /* 「 */
  case 0x300E: /* 『 */
  case 0x201C: /* “ */
  case 0x2018: /* ‘ */ return c + 1;
  default: return 0;
  }
}

/* Whether the char can be a mark at all: of U+20xx or U+30xx. */
static bool may_be_mark(unsigned char byte) {
  return byte == 0xE2 || byte == 0xE3;
}

/* Takes the outermost marks off that nothing from here on can close. */
static void drop_far(Finder *finder) {
  unsigned far = 0;
  while (far < finder->open_count &&
         finder->column - finder->open[far].column > MAX_ENCLOSED_CHARS)
    far++;
  finder->open_count -= far;
  memmove(finder->open, finder->open + far,
          finder->open_count * sizeof *finder->open);
}

static bool open_mark(Finder *finder, size_t start, size_t end, uint32_t close,
                      EnclosedKind kind) {
  EnclosedList *list = finder->list;
  void *items = list->items;
  bool done;
  drop_far(finder);
  if (finder->open_count == MAX_NESTING) return true;
  done = memory_grow(&items, &list->capacity, list->count + 1,
                     sizeof *list->items);
  list->items = items;
  if (!done) return false;
  finder->open[finder->open_count++] =
      (Open){list->count, close, finder->column};
  list->items[list->count++] =
      (Enclosed){{(uint32_t)start, 0}, {(uint32_t)end, 0}, kind, 0};
  return true;
}

/* Closes the innermost open mark that 'c' closes, if it is near enough; those
** that were opened inside it and are open still enclose nothing. */
static void close_mark(Finder *finder, uint32_t c, size_t start, size_t end) {
  for (unsigned i = finder->open_count; i > 0; i--) {
    const Open *open = &finder->open[i - 1];
    Enclosed *item = &finder->list->items[open->item];
    if (open->close != c) continue;
    finder->open_count = i - 1;
    if (finder->column - open->column > MAX_ENCLOSED_CHARS + 1 ||
        item->inside.start == start)
      return;
    item->span.end = (uint32_t)end;
    item->inside.end = (uint32_t)start;
    return;
  }
}

/* Takes out what was not closed in this line, and counts depths. */
static void end_line(Finder *finder) {
  EnclosedList *list = finder->list;
  uint32_t ends[MAX_NESTING + 1];
  unsigned depth = 0;
  size_t kept = finder->kept;
  for (size_t i = finder->kept; i < list->count; i++) {
    Enclosed item = list->items[i];
    if (item.span.end == 0) continue;
    while (depth > 0 && ends[depth - 1] <= item.span.start) depth--;
    item.depth = depth;
    ends[depth++] = item.span.end;
    list->items[kept++] = item;
  }
  list->count = finder->kept = kept;
  finder->open_count = 0;
}

/* Whether a mark is an apostrophe: between two Latin letters. */
static bool is_apostrophe(const char *text, uint32_t c, size_t start,
                          size_t end, size_t length) {
  return c == 0x2019 && start > 0 && end < length &&
         is_letter((unsigned char)text[start - 1]) &&
         is_letter((unsigned char)text[end]);
}

bool enclosed_find(const char *text, size_t length, EnclosedList *list) {
  Finder finder = {list, list->count, 0, 0, {{0, 0, 0}}};
  size_t step;
  for (size_t at = 0; at < length; at += step, finder.column++) {
    uint32_t c = utf8_read(text, at, length, &step), close;
    EnclosedKind kind;
    if (c == '\n') end_line(&finder);
    if (!may_be_mark((unsigned char)text[at]) ||
        is_apostrophe(text, c, at, at + step, length))
      continue;
    close = closing_of(c, &kind);
    if (close == 0)
      close_mark(&finder, c, at, at + step);
    else if (!open_mark(&finder, at, at + step, close, kind))
      return false;
  }
  end_line(&finder);
  return true;
}

void enclosed_free(EnclosedList *list) {
  memory_resize(list->items, 0);
  memset(list, 0, sizeof *list);
}
