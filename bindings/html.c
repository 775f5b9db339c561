/* html.c: tells a page from a text, and writes the text of a page. Nothing here
** recurses. */
#include "html.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "htmltable.h"
#include "htmltree.h"
#include "memory.h"
#include "utf8.h"

enum { HEAD = 1 << 16 }; /* where a page shows that it is one */

/* Detection ----------------------------------------------------------------*/

/* What a page alone holds. */
static bool is_mark(const char *tag, size_t left) {
  static const char *const marks[] = {
      "<!doctype html",   "<html",     "<head>", "<body", "<meta charset",
      "<meta http-equiv", "<meta name"};
  size_t i;
  for (i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t size = strlen(marks[i]);
    if (left >= size && strncasecmp(tag, marks[i], size) == 0) return true;
  }
  return false;
}

/* The tag at 'tag', which a '>' ends before the next '<'; GUMBO_TAG_UNKNOWN
** where it is none that HTML has. */
static GumboTag known_tag(const char *tag, size_t left, bool *is_end) {
  size_t name, size;
  const char *stop = memchr(tag, '>', left);
  *is_end = left > 1 && tag[1] == '/';
  name = 1 + *is_end;
  if (stop == NULL) return GUMBO_TAG_UNKNOWN;
  left = (size_t)(stop - tag);
  if (left <= name || memchr(tag + 1, '<', left - 1) != NULL)
    return GUMBO_TAG_UNKNOWN;
  for (size = 0; name + size < left && isalnum((unsigned char)tag[name + size]);
       size++)
    continue;
  if (size == 0 || size > 16 ||
      (name + size < left && !isspace((unsigned char)tag[name + size]) &&
       tag[name + size] != '/'))
    return GUMBO_TAG_UNKNOWN;
  return gumbo_tagn_enum(tag + name, (unsigned)size);
}

/* A page begins with a tag and ends one, or has a mark, or a piece of one ends
** two tags or breaks two lines. */
bool html_detect(const char *text, size_t length) {
  size_t limit = length < HEAD ? length : HEAD, at = 0, ends = 0, breaks = 0;
  bool begins = false, is_end;
  while (at < limit && isspace((unsigned char)text[at])) at++;
  begins = at < limit && text[at] == '<' &&
           known_tag(text + at, limit - at, &is_end) != GUMBO_TAG_UNKNOWN &&
           !is_end;
  for (; at < limit; at++) {
    const char *tag = memchr(text + at, '<', limit - at);
    GumboTag name;
    if (tag == NULL) break;
    at = (size_t)(tag - text);
    if (is_mark(tag, limit - at)) return true;
    name = known_tag(tag, limit - at > 2000 ? 2000 : limit - at, &is_end);
    if (name == GUMBO_TAG_UNKNOWN) continue;
    ends += is_end;
    breaks += name == GUMBO_TAG_BR || name == GUMBO_TAG_P;
    if (ends >= 2 || breaks >= 2 || (begins && ends > 0)) return true;
  }
  return false;
}

/* Heads --------------------------------------------------------------------*/

void heads_free(Heads *heads) {
  memory_resize(heads->items, 0);
  heads->items = NULL;
  heads->count = heads->capacity = 0;
}

bool heads_hold(const Heads *heads, Span raw) {
  size_t low = 0, high = heads->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (heads->items[middle].end <= raw.start)
      low = middle + 1;
    else
      high = middle;
  }
  return low < heads->count && heads->items[low].start <= raw.start &&
         raw.end <= heads->items[low].end;
}

/* Writing ------------------------------------------------------------------*/

/* What is due before the next char; the greater one wins. */
enum Gap { GAP_NONE, GAP_BREAK, GAP_SPACE, GAP_LINE };

typedef struct Writer {
  Draft *draft;
  const Draft *page;
  enum Gap gap;
  Span gap_span;         /* what the gap stands for in the page; often empty */
  uint32_t at;           /* where in the page the last piece ended */
  const GumboNode *cell; /* the data cell that is being written, or NULL */
  size_t pre;            /* how many <pre> are open */
  const Tree *tree;
  Heads *heads;   /* or NULL */
  Table table;    /* the innermost one that was begun last */
  size_t column;  /* of the cell that is being written */
  size_t written; /* the column of the last cell with text in this row */
  Span row;       /* what was written of this row, in the page */
} Writer;

static void ask_gap(Writer *writer, enum Gap gap, Span span) {
  if (gap <= writer->gap) return;
  writer->gap = gap;
  writer->gap_span = span;
}

static bool is_wide(const char *text, size_t at) {
  return (unsigned char)text[at] >= 0xE2;
}

/* Writes the tabs from the last cell with text to this one, in place of a gap
** within the line. */
static bool write_tabs(Writer *writer) {
  static const char tabs[TABLE_COLUMNS + 1] =
      "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t"
      "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
  size_t count = writer->column - writer->written;
  Span here = {writer->at, writer->at};
  writer->written = writer->column;
  return draft_replace(writer->draft, tabs, count, writer->page, here);
}

/* Is the gap of a line break in the source (GAP_BREAK) none, because it stands
** between two Chinese chars? */
static bool joins(const Draft *draft, const char *next) {
  size_t last = draft->length - 1;
  if (!is_wide(next, 0)) return false;
  while (last > 0 && ((unsigned char)draft->text[last] & 0xC0) == 0x80) last--;
  return is_wide(draft->text, last);
}

/* Writes the gap that is due before the char 'next'. */
static bool write_gap(Writer *writer, const char *next) {
  static const char *const gaps[] = {"", " ", " ", "\n"};
  Draft *draft = writer->draft;
  enum Gap gap = writer->gap;
  bool has_tabs = writer->cell != NULL && writer->column > writer->written;
  bool is_line_begin =
      draft->length == 0 || draft->text[draft->length - 1] == '\n';
  writer->gap = GAP_NONE;
  if (gap != GAP_NONE && draft->length > 0 &&
      (gap == GAP_LINE || !(is_line_begin || has_tabs)) &&
      !(gap == GAP_BREAK && joins(draft, next)) &&
      !draft_replace(draft, gaps[gap], strlen(gaps[gap]), writer->page,
                     writer->gap_span))
    return false;
  return !has_tabs || write_tabs(writer);
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
  if (writer->row.start > old.start) writer->row.start = old.start;
  if (writer->row.end < old.end) writer->row.end = old.end;
  if (old.end - old.start == size &&
      memcmp(writer->page->text + old.start, text, size) == 0)
    return draft_keep(writer->draft, writer->page, old);
  return draft_replace(writer->draft, text, size, writer->page, old);
}

/* Text nodes: the source beside what gumbo made of it -----------------------*/

/* gumbo writes a byte that is no char for a number such as &#2411111111111; */
static bool is_stray(const char *text, size_t size) {
  return size == 1 && (unsigned char)*text >= 0x80;
}

/* Bytes of the char at 'text', or 1 for such a stray one. */
static size_t char_size(const char *text) {
  size_t bytes;
  utf8_read(text, 0, strnlen(text, 4), &bytes);
  return bytes;
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

/* Bytes of the second char that an entity such as &ne;&#824; in one name stands
** for, where 'text' goes on with it and the source does not. */
static size_t second_size(const char *source, size_t left, const char *text) {
  static const char *const seconds[] = {"\u0338", "\u20D2", "\u20E5", "\u0331",
                                        "\u0333", "\uFE00", "\u200A"};
  size_t i;
  for (i = 0; i < sizeof seconds / sizeof *seconds; i++) {
    size_t size = strlen(seconds[i]);
    if (strncmp(text, seconds[i], size) != 0) continue;
    if (left > 0 && *source == '&') return 0;
    return left >= size && memcmp(source, text, size) == 0 ? 0 : size;
  }
  return 0;
}

/* How many bytes of source stand for how many of text, one char at most. */
static size_t match_char(const char *source, size_t left, const char *text,
                         size_t *text_size) {
  *text_size = char_size(text);
  if (*source == '&' && (*text != '&' || is_ampersand(source, left))) {
    size_t size = entity_size(source, left, text + *text_size);
    *text_size += second_size(source + size, left - size, text + *text_size);
    return size;
  }
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

/* Bytes that stand in the source as in the text, without a blank that may be
** folded or an entity. */
static size_t same_size(const Writer *writer, const char *source, size_t left,
                        const char *text) {
  size_t size = 0;
  while (size < left && source[size] == text[size] && text[size] != '\0' &&
         source[size] != '&' && source[size] != '\r' &&
         (writer->pre || !isspace((unsigned char)text[size])))
    size++;
  while (size < left && size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80)
    size--; /* whole chars */
  return size;
}

static bool write_text(Writer *writer, const GumboText *node) {
  const char *text = node->text, *source = node->original_text.data;
  size_t left = node->original_text.length, text_size;
  bool done;
  Span old;
  if (source == NULL) return true;
  old.start = old.end = (uint32_t)(source - writer->tree->source);
  while (*text != '\0') {
    size_t size = text_size = same_size(writer, source, left, text);
    if (size == 0 && left > 0)
      size = match_char(source, left, text, &text_size);
    else if (size == 0)
      text_size = char_size(text);
    source += size;
    left -= size;
    old.end = old.start + (uint32_t)size;
    done = is_stray(text, text_size)
               ? write_piece(writer, "\uFFFD", 3, old)
               : text_size == 0 || write_piece(writer, text, text_size, old);
    if (!done) return false;
    text += text_size;
    old.start = old.end;
  }
  return true;
}

/* Elements -----------------------------------------------------------------*/

/* The gap that parts a block from what stands beside it. */
static void ask_block_gap(Writer *writer) {
  Span here = {writer->at, writer->at};
  ask_gap(writer, writer->cell != NULL ? GAP_SPACE : GAP_LINE, here);
}

static bool is_pre(const GumboNode *node) {
  return tree_is(node, GUMBO_TAG_PRE) || tree_is(node, GUMBO_TAG_TEXTAREA) ||
         tree_is(node, GUMBO_TAG_LISTING) || tree_is(node, GUMBO_TAG_XMP);
}

static void enter_row(Writer *writer, const GumboNode *row) {
  table_start_row(&writer->table, row);
  writer->written = writer->column = 0;
  writer->row = (Span){UINT32_MAX, 0};
}

static void enter_cell(Writer *writer, const GumboNode *cell) {
  Span here = {writer->at, writer->at};
  if (!table_is_data_cell(cell)) {
    ask_block_gap(writer);
    return;
  }
  writer->cell = cell;
  writer->column = table_add_cell(&writer->table, cell);
  ask_gap(writer, GAP_SPACE, here);
}

/* A cell of layout parts the row: what follows begins a line of its own. */
static void leave_layout(Writer *writer) {
  ask_block_gap(writer);
  table_start(&writer->table);
  writer->table.is_aligned = true;
  writer->written = 0;
}

static void enter(Writer *writer, const GumboNode *node) {
  if (tree_is_block(node)) ask_block_gap(writer);
  if (tree_is(node, GUMBO_TAG_TABLE)) table_start(&writer->table);
  if (tree_is(node, GUMBO_TAG_TR)) enter_row(writer, node);
  if (tree_is_cell(node)) enter_cell(writer, node);
  if (is_pre(node)) writer->pre++;
}

/* Keeps the row that ends in the list of heads, if it is one. */
static bool keep_head(Writer *writer) {
  Heads *heads = writer->heads;
  if (heads == NULL || !writer->table.is_head ||
      writer->row.start >= writer->row.end)
    return true;
  if (!memory_grow((void **)&heads->items, &heads->capacity, heads->count + 1,
                   sizeof *heads->items))
    return false;
  heads->items[heads->count++] = map_to_raw(&writer->page->map, writer->row);
  return true;
}

static bool leave(Writer *writer, const GumboNode *node) {
  if (tree_is_block(node)) ask_block_gap(writer);
  if (is_pre(node)) writer->pre--;
  if (tree_is_cell(node) && writer->cell != node) leave_layout(writer);
  if (writer->cell == node) writer->cell = NULL;
  if (!tree_is(node, GUMBO_TAG_TR)) return true;
  if (!keep_head(writer)) return false;
  table_end_row(&writer->table);
  return true;
}

/* Writes all below 'root' in reading order. */
static bool write_tree(Writer *writer, const GumboNode *root) {
  const GumboNode *node = root, *next;
  while (node != NULL) {
    next = NULL;
    if (tree_is_text(node)) {
      if (!write_text(writer, &node->v.text)) return false;
    } else if (!tree_is_left_out(node)) {
      enter(writer, node);
      next = tree_first_child(node);
      if (next == NULL && !leave(writer, node)) return false;
    }
    while (next == NULL && node != root) {
      next = tree_next_sibling(node);
      if (next != NULL) break;
      node = node->parent;
      if (!leave(writer, node)) return false;
    }
    node = next;
  }
  return true;
}

bool html_extract(Draft *draft, Heads *heads, const Draft *page,
                  const char *name, Fault *fault) {
  Tree tree;
  Writer writer = {.draft = draft, .page = page, .tree = &tree, .heads = heads};
  bool done = tree_parse(&tree, page->text, page->length) &&
              write_tree(&writer, tree.root);
  tree_free(&tree);
  if (!done)
    fault_set(fault, FAULT_MEMORY, "%s: not enough memory", name);
  else if (draft->length == 0)
    fault_set(fault, FAULT_FORMAT, "%s: a web page without text", name);
  return done && draft->length > 0;
}
