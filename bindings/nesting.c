/* nesting.c: keeps a model of the open elements that is never less deep than
** gumbo's own: an end tag closes here only what it is sure to close there. */
#include "nesting.h"

#include <ctype.h>
#include <gumbo.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "htmltag.h"
#include "memory.h"

enum { DEPTH = 128, FORMATS = 24 };

typedef struct Open {
  uint64_t name;
  enum Kind kind;
  size_t formats, base; /* of the Flattener before it was opened */
} Open;

typedef struct Flattener {
  const char *page;
  size_t length;
  char *flat;    /* NULL until something changes */
  bool is_short; /* of memory */
  Open open[DEPTH];
  size_t depth, lost; /* lost: overwritten elements whose end is to come */
  uint64_t formats[FORMATS];
  size_t format_count, format_base; /* those below base are out of reach */
  bool roots[2];                    /* <html>, <body> seen */
  bool is_foreign;
  uint64_t unclosed[16]; /* raw elements that no end tag follows any more */
  size_t unclosed_count;
} Flattener;

/* Overwriting --------------------------------------------------------------*/

/* The copy, which is made at the first change; NULL when memory is short. */
static char *writable(Flattener *flattener) {
  if (flattener->flat == NULL && !flattener->is_short) {
    flattener->flat = memory_resize(NULL, flattener->length);
    flattener->is_short = flattener->flat == NULL;
    if (!flattener->is_short)
      memcpy(flattener->flat, flattener->page, flattener->length);
  }
  return flattener->flat;
}

static void overwrite(Flattener *flattener, size_t start, size_t end) {
  char *flat = start < end ? writable(flattener) : NULL;
  if (flat != NULL) memset(flat + start, ' ', end - start);
}

/* Puts a line break in the place of a block's tag, a comment in that of any
** other; a tag too short for either becomes blanks. */
static void overwrite_tag(Flattener *flattener, const Tag *tag) {
  bool is_block = tag->kind == KIND_BLOCK || tag->name == GUMBO_TAG_TR ||
                  tag->name == GUMBO_TAG_TABLE;
  const char *with = is_block ? "<br" : "<!";
  char *flat;
  overwrite(flattener, tag->start, tag->end);
  flat = flattener->flat;
  if (flat == NULL || tag->end - tag->start <= strlen(with)) return;
  memcpy(flat + tag->start, with, strlen(with));
  flat[tag->end - 1] = '>';
}

/* The model ----------------------------------------------------------------*/

/* Do formats opened outside of it stay as they are till its end? */
static bool has_marker(const Open *open) {
  return open->kind == KIND_BARRIER && open->name != GUMBO_TAG_TABLE;
}

static void pop_to(Flattener *flattener, size_t depth) {
  while (flattener->depth > depth) {
    const Open *open = &flattener->open[--flattener->depth];
    if (!has_marker(open)) continue;
    flattener->format_count = open->formats;
    flattener->format_base = open->base;
  }
}

static bool is_table_part(uint64_t name) {
  return name == GUMBO_TAG_TABLE || name == GUMBO_TAG_TR ||
         name == GUMBO_TAG_TD || name == GUMBO_TAG_TH ||
         name == GUMBO_TAG_TBODY || name == GUMBO_TAG_THEAD ||
         name == GUMBO_TAG_TFOOT || name == GUMBO_TAG_CAPTION ||
         name == GUMBO_TAG_COLGROUP;
}

/* Does 'open' keep the end tag of an element around it from being heard? Only
** tables and templates do for the parts of a table; all that is special does
** for an ordinary element. */
static bool bars(const Open *open, uint64_t name, enum Kind kind) {
  if (is_table_part(name))
    return open->name == GUMBO_TAG_TABLE || open->name == GUMBO_TAG_TEMPLATE;
  if (open->kind == KIND_BARRIER) return true;
  if (name == GUMBO_TAG_LI)
    return open->name == GUMBO_TAG_UL || open->name == GUMBO_TAG_OL;
  if (name == GUMBO_TAG_P) return open->name == GUMBO_TAG_BUTTON;
  return kind == KIND_ORDINARY && open->kind != KIND_ORDINARY;
}

/* Where the innermost element of that name is open and not barred; DEPTH where
** it is not. */
static size_t find_open(const Flattener *flattener, uint64_t name,
                        enum Kind kind) {
  size_t i;
  for (i = flattener->depth; i-- > 0;) {
    if (flattener->open[i].name == name) return i;
    if (bars(&flattener->open[i], name, kind)) break;
  }
  return DEPTH;
}

static void close_open(Flattener *flattener, uint64_t name, enum Kind kind) {
  size_t at = find_open(flattener, name, kind);
  if (at == DEPTH) return;
  if (name != GUMBO_TAG_FORM) {
    pop_to(flattener, at);
    return;
  }
  flattener->depth--; /* a form ends alone; what is open in it stays so */
  memmove(&flattener->open[at], &flattener->open[at + 1],
          (flattener->depth - at) * sizeof *flattener->open);
}

/* An open li, dd, dt or option ends where the next one begins, unless a list
** or another block lies between. */
static void close_item(Flattener *flattener, uint64_t name) {
  size_t i;
  for (i = flattener->depth; i-- > 0;) {
    const Open *open = &flattener->open[i];
    if (open->name == name) {
      pop_to(flattener, i);
      return;
    }
    if (open->kind >= KIND_BLOCK && open->name != GUMBO_TAG_ADDRESS &&
        open->name != GUMBO_TAG_DIV && open->name != GUMBO_TAG_P)
      return;
  }
}

/* Closes what the start of an element closes without an end tag. */
static void close_implied(Flattener *flattener, const Tag *tag) {
  static const GumboTag cells[] = {GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_LAST};
  static const GumboTag bodies[] = {GUMBO_TAG_TBODY,    GUMBO_TAG_THEAD,
                                    GUMBO_TAG_TFOOT,    GUMBO_TAG_CAPTION,
                                    GUMBO_TAG_COLGROUP, GUMBO_TAG_LAST};
  const GumboTag *same;
  GumboTag name = (GumboTag)tag->name;
  if (tag->name == GUMBO_TAG_LI || tag->name == GUMBO_TAG_OPTION)
    close_item(flattener, tag->name);
  if (tag->name == GUMBO_TAG_DD || tag->name == GUMBO_TAG_DT) {
    close_item(flattener, GUMBO_TAG_DD);
    close_item(flattener, GUMBO_TAG_DT);
  }
  if (tag->kind == KIND_BLOCK) close_open(flattener, GUMBO_TAG_P, KIND_BLOCK);
  if (tag->name >= GUMBO_TAG_LAST || !is_table_part(tag->name)) return;
  if (name == GUMBO_TAG_TR) close_open(flattener, GUMBO_TAG_TR, KIND_SPECIAL);
  if (tag_is_one_of(name, cells))
    for (same = cells; *same != GUMBO_TAG_LAST; same++)
      close_open(flattener, *same, KIND_BARRIER);
  if (tag_is_one_of(name, bodies))
    for (same = bodies; *same != GUMBO_TAG_LAST; same++)
      close_open(flattener, *same, KIND_SPECIAL);
}

static void open_format(Flattener *flattener, const Tag *tag) {
  if (flattener->format_count == FORMATS)
    overwrite_tag(flattener, tag);
  else
    flattener->formats[flattener->format_count++] = tag->name;
}

static void close_format(Flattener *flattener, uint64_t name) {
  size_t i;
  for (i = flattener->format_count; i-- > flattener->format_base;) {
    if (flattener->formats[i] != name) continue;
    flattener->format_count--;
    memmove(&flattener->formats[i], &flattener->formats[i + 1],
            (flattener->format_count - i) * sizeof *flattener->formats);
    return;
  }
}

static void open_element(Flattener *flattener, const Tag *tag) {
  Open *open;
  close_implied(flattener, tag);
  if (flattener->depth == DEPTH) {
    overwrite_tag(flattener, tag);
    flattener->lost += tag->name != GUMBO_TAG_P && tag->name != GUMBO_TAG_LI;
    return;
  }
  open = &flattener->open[flattener->depth++];
  open->name = tag->name;
  open->kind = tag->kind;
  open->formats = flattener->format_count;
  open->base = flattener->format_base;
  if (has_marker(open)) flattener->format_base = flattener->format_count;
}

static void close_element(Flattener *flattener, const Tag *tag) {
  if (flattener->lost > 0 && flattener->depth == DEPTH) {
    overwrite_tag(flattener, tag);
    flattener->lost--;
    return;
  }
  close_open(flattener, tag->name,
             tag->name == GUMBO_TAG_NOSCRIPT ? KIND_ORDINARY : tag->kind);
}

/* Tags ---------------------------------------------------------------------*/

static size_t find_raw_end(const Flattener *flattener, const Tag *tag) {
  const char *page = flattener->page;
  size_t name = tag->start + 1, size = tag->name_end - name, at = tag->end;
  while (at + 2 + size < flattener->length) {
    const char *stop = memchr(page + at, '<', flattener->length - at);
    if (stop == NULL) break;
    at = (size_t)(stop - page);
    if (at + 2 + size >= flattener->length) break;
    if (page[at + 1] == '/' &&
        strncasecmp(page + at + 2, page + name, size) == 0 &&
        (tag_is_blank(page[at + 2 + size]) || page[at + 2 + size] == '/' ||
         page[at + 2 + size] == '>'))
      return at;
    at++;
  }
  return flattener->length;
}

static bool is_unclosed(const Flattener *flattener, uint64_t name) {
  size_t i;
  for (i = 0; i < flattener->unclosed_count; i++)
    if (flattener->unclosed[i] == name) return true;
  return false;
}

/* Passes the content of an element of text; returns where its end tag stands.
** Scripts and styles without one go to the page's end; other elements without
** one are none, and their start tag is overwritten. */
static size_t pass_raw(Flattener *flattener, const Tag *tag) {
  bool is_script =
      tag->name == GUMBO_TAG_SCRIPT || tag->name == GUMBO_TAG_STYLE;
  size_t end = is_unclosed(flattener, tag->name) ? flattener->length
                                                 : find_raw_end(flattener, tag);
  size_t at;
  if (end == flattener->length && !is_script) {
    if (!is_unclosed(flattener, tag->name))
      flattener->unclosed[flattener->unclosed_count++] = tag->name;
    overwrite_tag(flattener, tag);
    return tag->end;
  }
  for (at = tag->end; at < end; at++) {
    const char *next = memchr(flattener->page + at, '<', end - at);
    if (next == NULL) break;
    at = (size_t)(next - flattener->page);
    overwrite(flattener, at, at + 1);
  }
  return end;
}

/* Takes one tag; returns where to read on. */
static size_t take_tag(Flattener *flattener, const Tag *tag) {
  if (tag->kind == KIND_FOREIGN) {
    flattener->is_foreign = !tag->is_end && !tag->is_empty;
    overwrite_tag(flattener, tag);
  } else if (tag->kind == KIND_RAW) {
    if (!tag->is_end) return pass_raw(flattener, tag);
  } else if (tag->kind == KIND_DROPPED) {
    overwrite_tag(flattener, tag);
  } else if (tag->kind == KIND_ROOT) {
    bool *seen = &flattener->roots[tag->name == GUMBO_TAG_BODY];
    if (*seen && !tag->is_end) overwrite_tag(flattener, tag);
    *seen = true;
  } else if (flattener->is_foreign && tag->kind < KIND_BLOCK) {
    overwrite_tag(flattener, tag);
  } else if (tag->kind == KIND_VOID) {
    return tag->end;
  } else if (tag->kind == KIND_FORMAT) {
    if (tag->is_end)
      close_format(flattener, tag->name);
    else
      open_format(flattener, tag);
  } else if (tag->is_end) {
    close_element(flattener, tag);
  } else if (tag->is_empty && tag->name >= GUMBO_TAG_LAST) {
    overwrite_tag(flattener, tag); /* <o:p/> would stay open in HTML */
  } else {
    flattener->is_foreign = false;
    open_element(flattener, tag);
  }
  return tag->end;
}

bool nesting_flatten(char **flat, const char *page, size_t length) {
  Flattener flattener = {.page = page, .length = length};
  size_t at = 0;
  while (at + 2 < length && !flattener.is_short) {
    const char *next = memchr(page + at, '<', length - at);
    Tag tag;
    if (next == NULL) break;
    at = (size_t)(next - page);
    if (at + 2 >= length) break;
    if (isalpha((unsigned char)next[1]) ||
        (next[1] == '/' && isalpha((unsigned char)next[2]))) {
      bool is_whole = tag_read(page, at, length, &tag);
      overwrite(&flattener, tag.excess.start, tag.excess.end);
      if (!is_whole) break;
      at = take_tag(&flattener, &tag);
    } else if (next[1] == '!' || next[1] == '?' || next[1] == '/') {
      at = tag_pass_comment(page, at, length);
    } else
      at++;
  }
  if (flattener.is_short) return false;
  *flat = flattener.flat;
  return true;
}
