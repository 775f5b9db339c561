/* html.c: walks the tree that gumbo makes of a page. Nothing here recurses,
** and gumbo's own recursive destructor is not used: all that it allocates is
** kept in one list, so that any depth of nesting and any failed allocation
** end well. */
#include "html.h"

#include <ctype.h>
#include <gumbo.h>
#include <setjmp.h>
#include <string.h>
#include <strings.h>

#include "memory.h"
#include "utf8.h"

enum {
  HEAD = 4096,     /* where a page shows that it is one */
  CELL_NODES = 64, /* a cell of more nodes or text holds a layout, not data */
  CELL_TEXT = 300
};

/* Detection ----------------------------------------------------------------*/

static bool has_word(const char *text, size_t length, const char *word) {
  size_t size = strlen(word), at;
  for (at = 0; at + size <= length; at++)
    if (strncasecmp(text + at, word, size) == 0) return true;
  return false;
}

bool html_detect(const char *text, size_t length) {
  static const char *const marks[] = {
      "<!doctype html",   "<html",     "<head>", "<body", "<meta charset",
      "<meta http-equiv", "<meta name"};
  static const char *const openings[] = {
      "<div", "<p>", "<p ", "<table", "<section", "<article", "<h1", "<ul"};
  size_t head = length < HEAD ? length : HEAD, at = 0, i;
  for (i = 0; i < sizeof marks / sizeof *marks; i++)
    if (has_word(text, head, marks[i])) return true;
  while (at < head && isspace((unsigned char)text[at])) at++;
  for (i = 0; i < sizeof openings / sizeof *openings; i++) {
    size_t size = strlen(openings[i]);
    if (head - at > size && strncasecmp(text + at, openings[i], size) == 0)
      return has_word(text + at, head - at, "</");
  }
  return false;
}

/* Gumbo's memory -----------------------------------------------------------*/

typedef struct Block {
  struct Block *previous, *next;
} Block;

/* Everything gumbo holds; 'failed' is where a failed allocation goes. The
** list is a ring through 'first'. */
typedef struct Arena {
  Block first;
  jmp_buf failed;
} Arena;

static void *arena_allocate(void *userdata, size_t size) {
  Arena *arena = userdata;
  Block *block = memory_resize(NULL, sizeof *block + size);
  if (block == NULL) longjmp(arena->failed, 1); /* gumbo expects no NULL */
  block->previous = &arena->first;
  block->next = arena->first.next;
  block->next->previous = block;
  arena->first.next = block;
  return block + 1;
}

static void arena_release(void *userdata, void *pointer) {
  Block *block = pointer;
  (void)userdata;
  if (block == NULL) return;
  block--;
  block->previous->next = block->next;
  block->next->previous = block->previous;
  memory_resize(block, 0);
}

static void arena_free(Arena *arena) {
  while (arena->first.next != &arena->first)
    arena_release(arena, arena->first.next + 1);
}

/* NULL when memory is short. */
static GumboOutput *parse(Arena *arena, const Draft *page) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_allocate;
  options.deallocator = arena_release;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp(arena->failed) != 0) return NULL;
  return gumbo_parse_with_options(&options, page->text, page->length);
}

/* The tree -----------------------------------------------------------------*/

static bool is_element(const GumboNode *node) {
  return node->type == GUMBO_NODE_ELEMENT;
}

static const GumboVector *children_of(const GumboNode *node) {
  if (is_element(node)) return &node->v.element.children;
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return NULL;
}

static const GumboNode *first_child(const GumboNode *node) {
  const GumboVector *children = children_of(node);
  return children != NULL && children->length > 0 ? children->data[0] : NULL;
}

static const GumboNode *next_sibling(const GumboNode *node) {
  const GumboVector *children = children_of(node->parent);
  size_t next = node->index_within_parent + 1;
  return next < children->length ? children->data[next] : NULL;
}

static bool is_tag(const GumboNode *node, const GumboTag *tags) {
  if (!is_element(node)) return false;
  for (; *tags != GUMBO_TAG_LAST; tags++)
    if (node->v.element.tag == *tags) return true;
  return false;
}

static bool is_block(const GumboNode *node) {
  static const GumboTag tags[] = {
      GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,
      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,       GUMBO_TAG_BR,
      GUMBO_TAG_CAPTION,    GUMBO_TAG_CENTER,     GUMBO_TAG_DD,
      GUMBO_TAG_DIV,        GUMBO_TAG_DL,         GUMBO_TAG_DT,
      GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
      GUMBO_TAG_FOOTER,     GUMBO_TAG_FORM,       GUMBO_TAG_H1,
      GUMBO_TAG_H2,         GUMBO_TAG_H3,         GUMBO_TAG_H4,
      GUMBO_TAG_H5,         GUMBO_TAG_H6,         GUMBO_TAG_HEADER,
      GUMBO_TAG_HR,         GUMBO_TAG_LI,         GUMBO_TAG_MAIN,
      GUMBO_TAG_NAV,        GUMBO_TAG_OL,         GUMBO_TAG_OPTION,
      GUMBO_TAG_P,          GUMBO_TAG_PRE,        GUMBO_TAG_SECTION,
      GUMBO_TAG_TABLE,      GUMBO_TAG_TITLE,      GUMBO_TAG_TR,
      GUMBO_TAG_UL,         GUMBO_TAG_LAST};
  return is_tag(node, tags);
}

static bool is_cell(const GumboNode *node) {
  static const GumboTag tags[] = {GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_LAST};
  return is_tag(node, tags);
}

/* Does the style say display:none, with whatever blanks? */
static bool is_styled_away(const char *style) {
  static const char wanted[] = "display:none";
  const char *start;
  for (start = style; *start != '\0'; start++) {
    const char *at = start, *want = wanted;
    while (*want != '\0' && *at != '\0') {
      if (tolower((unsigned char)*at) == *want)
        want++;
      else if (!isspace((unsigned char)*at) || at == start)
        break;
      at++;
    }
    if (*want == '\0') return true;
  }
  return false;
}

/* Is it something that the page does not show, or the reading of a char? */
static bool is_left_out(const GumboNode *node) {
  static const GumboTag tags[] = {
      GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT,
      GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME, GUMBO_TAG_NOFRAMES,
      GUMBO_TAG_RP,       GUMBO_TAG_RT,     GUMBO_TAG_LAST};
  const GumboVector *attributes;
  const GumboAttribute *style;
  if (node->type == GUMBO_NODE_TEMPLATE || is_tag(node, tags)) return true;
  if (!is_element(node)) return false;
  attributes = &node->v.element.attributes;
  if (gumbo_get_attribute(attributes, "hidden") != NULL) return true;
  style = gumbo_get_attribute(attributes, "style");
  return style != NULL && is_styled_away(style->value);
}

/* The node behind 'node' and all that is in it, within 'root'; NULL at the
** end. Climbs by parent pointers. */
static const GumboNode *pass_node(const GumboNode *node,
                                  const GumboNode *root) {
  while (node != root) {
    const GumboNode *next = next_sibling(node);
    if (next != NULL) return next;
    node = node->parent;
  }
  return NULL;
}

/* Is the cell one of a table of data: short, and without a table in it? */
static bool is_data_cell(const GumboNode *cell) {
  static const GumboTag table[] = {GUMBO_TAG_TABLE, GUMBO_TAG_LAST};
  const GumboNode *node = first_child(cell);
  size_t nodes = 0, text = 0;
  while (node != NULL) {
    const GumboNode *child = first_child(node);
    if (is_tag(node, table)) return false;
    if (node->type == GUMBO_NODE_TEXT) text += strlen(node->v.text.text);
    if (++nodes > CELL_NODES || text > CELL_TEXT) return false;
    node = child != NULL ? child : pass_node(node, cell);
  }
  return true;
}

/* Writing ------------------------------------------------------------------*/

/* What is due before the next char; the greater one wins. */
enum Gap { GAP_NONE, GAP_BREAK, GAP_SPACE, GAP_TAB, GAP_LINE };

typedef struct Writer {
  Draft *draft;
  const Draft *page;
  enum Gap gap;
  Span gap_span;         /* what the gap stands for in the page; often empty */
  uint32_t at;           /* where in the page the last piece ended */
  const GumboNode *cell; /* the data cell that is being written, or NULL */
  size_t pre;            /* how many <pre> are open */
} Writer;

static void ask_gap(Writer *writer, enum Gap gap, Span span) {
  if (gap <= writer->gap) return;
  writer->gap = gap;
  writer->gap_span = span;
}

static bool is_wide(const char *text, size_t at) {
  return (unsigned char)text[at] >= 0xE2;
}

/* Writes the gap that is due before the char 'next'. A line break within the
** source (GAP_BREAK) is a space, but nothing between two Chinese chars. */
static bool write_gap(Writer *writer, const char *next) {
  static const char *const gaps[] = {"", " ", " ", "\t", "\n"};
  Draft *draft = writer->draft;
  enum Gap gap = writer->gap;
  writer->gap = GAP_NONE;
  if (gap == GAP_NONE || draft->length == 0) return true;
  if (gap != GAP_LINE && draft->text[draft->length - 1] == '\n') return true;
  if (gap == GAP_BREAK && is_wide(next, 0)) {
    size_t last = draft->length - 1;
    while (last > 0 && ((unsigned char)draft->text[last] & 0xC0) == 0x80)
      last--;
    if (is_wide(draft->text, last)) return true;
  }
  return draft_replace(draft, gaps[gap], strlen(gaps[gap]), writer->page,
                       writer->gap_span);
}

/* Writes 'size' bytes of 'text' that stand for the stretch 'old'. */
static bool write_piece(Writer *writer, const char *text, size_t size,
                        Span old) {
  if (!writer->pre && size == 1 && isspace((unsigned char)*text)) {
    bool is_break = *text == '\n' || *text == '\r';
    ask_gap(writer, is_break ? GAP_BREAK : GAP_SPACE, old);
    return true;
  }
  if (!write_gap(writer, text)) return false;
  writer->at = old.end;
  if (old.end - old.start == size &&
      memcmp(writer->page->text + old.start, text, size) == 0)
    return draft_keep(writer->draft, writer->page, old);
  return draft_replace(writer->draft, text, size, writer->page, old);
}

/* Text nodes: the source beside what gumbo made of it -----------------------*/

static size_t char_size(const char *text) {
  unsigned char c = (unsigned char)*text;
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Bytes of the entity at 'source' whose char is followed by 'rest'. */
static size_t entity_size(const char *source, size_t left, const char *rest) {
  size_t size = 1, cut;
  if (left > 1 && source[1] == '#') size++;
  while (size < left && isalnum((unsigned char)source[size])) size++;
  if (size < left && source[size] == ';') return size + 1;
  for (cut = 2; cut < size; cut++) /* &copy2018 without its semicolon */
    if (strncmp(source + cut, rest, size - cut) == 0) return cut;
  return size;
}

static bool is_ampersand(const char *source, size_t left) {
  return (left >= 4 && strncasecmp(source, "&amp", 4) == 0) ||
         (left >= 4 && strncmp(source, "&#38", 4) == 0) ||
         (left >= 5 && strncasecmp(source, "&#x26", 5) == 0);
}

/* How many bytes of source stand for how many of text, one char at most. */
static size_t match_char(const char *source, size_t left, const char *text,
                         size_t *text_size) {
  *text_size = char_size(text);
  if (*source == '&' && (*text != '&' || is_ampersand(source, left)))
    return entity_size(source, left, text + *text_size);
  if (*source == '\r' && *text == '\n')
    return left > 1 && source[1] == '\n' ? 2 : 1;
  if (left >= *text_size && memcmp(source, text, *text_size) == 0)
    return *text_size;
  if (*source == '\0' && strncmp(text, "\xEF\xBF\xBD", 3) == 0) return 1;
  *text_size = 0; /* source without text: a tag that closes nothing, a NUL */
  if (*source == '<') {
    const char *close = memchr(source, '>', left);
    if (close != NULL) return (size_t)(close - source) + 1;
  }
  return 1;
}

static bool write_text(Writer *writer, const GumboText *node) {
  const char *text = node->text, *source = node->original_text.data;
  size_t left = node->original_text.length, text_size;
  Span old;
  if (source == NULL) return true;
  old.start = old.end = (uint32_t)(source - writer->page->text);
  while (*text != '\0') {
    text_size = char_size(text);
    if (left > 0) {
      size_t size = match_char(source, left, text, &text_size);
      source += size;
      left -= size;
      old.end = old.start + (uint32_t)size;
    }
    if (text_size > 0 && !write_piece(writer, text, text_size, old))
      return false;
    text += text_size;
    old.start = old.end;
  }
  return true;
}

/* The gap that parts a block from what stands beside it. */
static void ask_block_gap(Writer *writer) {
  Span here = {writer->at, writer->at};
  ask_gap(writer, writer->cell != NULL ? GAP_SPACE : GAP_LINE, here);
}

static bool is_pre(const GumboNode *node) {
  return is_element(node) && node->v.element.tag == GUMBO_TAG_PRE;
}

static void enter(Writer *writer, const GumboNode *node) {
  if (is_block(node)) ask_block_gap(writer);
  if (is_cell(node)) {
    Span here = {writer->at, writer->at};
    ask_gap(writer, GAP_TAB, here);
    if (writer->cell == NULL && is_data_cell(node)) writer->cell = node;
  }
  if (is_pre(node)) writer->pre++;
}

static void leave(Writer *writer, const GumboNode *node) {
  if (is_block(node)) ask_block_gap(writer);
  if (writer->cell == node) writer->cell = NULL;
  if (is_pre(node)) writer->pre--;
}

/* The next node in reading order after 'node', which has just been written;
** leaves the elements that end on the way. */
static const GumboNode *leave_upwards(Writer *writer, const GumboNode *node,
                                      const GumboNode *root) {
  while (node != root) {
    const GumboNode *next = next_sibling(node);
    if (next != NULL) return next;
    node = node->parent;
    leave(writer, node);
  }
  return NULL;
}

static bool write_tree(Writer *writer, const GumboNode *root) {
  const GumboNode *node = root;
  while (node != NULL) {
    const GumboNode *child = NULL;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      if (!write_text(writer, &node->v.text)) return false;
    } else if (!is_left_out(node)) {
      enter(writer, node);
      child = first_child(node);
      if (child == NULL) leave(writer, node);
    }
    node = child != NULL ? child : leave_upwards(writer, node, root);
  }
  return true;
}

bool html_extract(Draft *draft, const Draft *page, const char *name,
                  Fault *fault) {
  Arena arena;
  Writer writer = {draft, page, GAP_NONE, {0, 0}, 0, NULL, 0};
  GumboOutput *output;
  bool done = false;
  arena.first.next = arena.first.previous = &arena.first;
  output = parse(&arena, page);
  if (output != NULL) done = write_tree(&writer, output->root);
  arena_free(&arena);
  if (!done)
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  else if (draft->length == 0)
    fault_set(fault, FAULT_FORMAT, "%s: a web page without text", name);
  return done && draft->length > 0;
}
