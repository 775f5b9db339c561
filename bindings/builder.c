/* builder.c: builds the trie of dictionary.h out of a list of entries.
** Words are sorted by their ids; a family, the children of one prefix, is then
** a range of words and a depth. Families find their places in the array
** heaviest first, so that what text touches most lies together. */
#include "dictionary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "memory.h"
#include "utf8.h"

#define EMPTY_LABEL 0xFFFF
#define CLASS_COUNT 8
#define CURSOR_STEP 256 /* larger: a smaller file, a longer build */
#define MAX_BASE    ((1u << 24) - 0x10000)

typedef struct Item { /* an entry, its chars turned into ids */
  const uint16_t *ids;
  uint32_t id_count;
  uint16_t cost;
  uint8_t tag;
  uint32_t frequency;
} Item;

typedef struct Family {
  uint32_t from, to; /* words that share depth chars and have more */
  uint32_t depth;
  uint32_t base;
  uint32_t child_family; /* the first of its children's families */
  uint32_t index;
  uint64_t weight;
} Family;

/* What is taken of the array, a bit a slot; and bases, a bit each, as no two
** families share one. */
typedef struct Slots {
  uint64_t *used, *base_used;
  uint32_t capacity; /* in slots; zeros follow, as far as a family reaches */
  uint32_t reach;    /* a family lies within so many slots */
  uint32_t last;     /* highest slot taken */
} Slots;

typedef struct Builder {
  const Entry *entries;
  size_t count;
  Item *items;
  size_t item_count;
  uint16_t *ids; /* of all items, one after another */
  Family *families;
  size_t family_count, family_capacity;
  Slots slots;
  uint32_t *chars; /* by id */
  uint16_t *char_ids;
  uint64_t *char_weights;
  uint32_t char_count;
} Builder;

const char *entry_problem(const char *text, size_t length) {
  size_t chars = 0, char_length;
  if (length == 0) return "empty word";
  for (size_t at = 0; at < length; at += char_length, chars++) {
    uint32_t c = utf8_read(text, at, length, &char_length);
    if (c == UTF8_INVALID && char_length == 1) return "not valid UTF-8";
    if (is_blank(c)) return "blank in a word";
    if (chars == MAX_WORD) return "word of more than 32 chars";
  }
  return NULL;
}

/* ---- chars to ids ---- */

static int compare_chars(const void *a, const void *b, void *context) {
  const uint64_t *weights = context;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  if (weights[x] != weights[y]) return weights[x] > weights[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

static uint32_t last_char(const Builder *b) {
  uint32_t last = 0;
  size_t char_length;
  for (size_t i = 0; i < b->count; i++) {
    const Entry *entry = &b->entries[i];
    for (size_t at = 0; at < entry->length; at += char_length) {
      uint32_t c = utf8_read(entry->text, at, entry->length, &char_length);
      if (c > last) last = c;
    }
  }
  return last;
}

/* Gives every char of the entries an id from 1, the most frequent first. */
static bool number_chars(Builder *b, size_t *id_count) {
  size_t distinct = 0, char_length, limit = (size_t)last_char(b) + 1;
  *id_count = 0;
  b->char_weights = memory_resize(NULL, limit * sizeof *b->char_weights);
  b->char_ids = memory_resize(NULL, limit * sizeof *b->char_ids);
  if (b->char_weights == NULL || b->char_ids == NULL) return false;
  memset(b->char_weights, 0, limit * sizeof *b->char_weights);
  memset(b->char_ids, 0, limit * sizeof *b->char_ids);
  for (size_t i = 0; i < b->count; i++) {
    const Entry *entry = &b->entries[i];
    for (size_t at = 0; at < entry->length; at += char_length) {
      uint32_t c = utf8_read(entry->text, at, entry->length, &char_length);
      distinct += b->char_weights[c] == 0;
      b->char_weights[c] += entry->frequency;
      (*id_count)++;
    }
  }
  if (distinct >= EMPTY_LABEL - 1) return false;
  b->chars = memory_resize(NULL, (distinct + 1) * sizeof *b->chars);
  if (b->chars == NULL) return false;
  b->char_count = 1; /* id 0: every other char */
  b->chars[0] = 0;
  for (uint32_t c = 0; c < limit; c++)
    if (b->char_weights[c] > 0) b->chars[b->char_count++] = c;
  qsort_r(b->chars + 1, distinct, sizeof *b->chars, compare_chars,
          b->char_weights);
  for (uint32_t id = 1; id < b->char_count; id++)
    b->char_ids[b->chars[id]] = (uint16_t)id;
  return true;
}

/* ---- sorted items ---- */

static int compare_ids(const Item *x, const Item *y) {
  for (uint32_t i = 0; i < x->id_count && i < y->id_count; i++)
    if (x->ids[i] != y->ids[i]) return x->ids[i] < y->ids[i] ? -1 : 1;
  return x->id_count < y->id_count ? -1 : x->id_count > y->id_count;
}

static int compare_items(const void *a, const void *b) {
  const Item *x = a, *y = b;
  int order = compare_ids(x, y);
  if (order != 0) return order;
  if (x->frequency != y->frequency) return x->frequency < y->frequency ? -1 : 1;
  return x->tag > y->tag ? -1 : x->tag < y->tag;
}

/* Fills b->items, sorted, each word once. */
static bool make_items(Builder *b, size_t id_count) {
  uint16_t *ids;
  uint64_t total = 0;
  double log_total;
  b->ids = memory_resize(NULL, (id_count + 1) * sizeof *b->ids);
  b->items = memory_resize(NULL, (b->count + 1) * sizeof *b->items);
  if (b->ids == NULL || b->items == NULL) return false;
  for (size_t i = 0; i < b->count; i++) total += b->entries[i].frequency;
  log_total = log((double)(total < 2 ? 2 : total));
  ids = b->ids;
  for (size_t i = 0; i < b->count; i++) {
    const Entry *entry = &b->entries[i];
    Item *item = &b->items[i];
    size_t char_length;
    item->ids = ids;
    item->tag = entry->tag;
    item->frequency = entry->frequency;
    item->cost = (uint16_t)lrint(
        (1 - log((double)entry->frequency) / log_total) * UNKNOWN_COST);
    for (size_t at = 0; at < entry->length; at += char_length)
      *ids++ =
          b->char_ids[utf8_read(entry->text, at, entry->length, &char_length)];
    item->id_count = (uint32_t)(ids - item->ids);
  }
  qsort(b->items, b->count, sizeof *b->items, compare_items);
  for (size_t i = 0; i < b->count; i++) {
    if (i + 1 < b->count && compare_ids(&b->items[i], &b->items[i + 1]) == 0)
      continue;
    b->items[b->item_count++] = b->items[i];
  }
  return true;
}

/* ---- families ---- */

/* A child of a family: the words that have the same char at its depth. */
typedef struct Child {
  uint32_t from, to;
  uint16_t label;
  bool is_word; /* the first of its words ends here */
} Child;

/* The next child, beginning at 'from'; false after the last. */
static bool next_child(const Builder *b, const Family *family, uint32_t from,
                       Child *child) {
  if (from >= family->to) return false;
  child->from = from;
  child->label = b->items[from].ids[family->depth];
  child->is_word = b->items[from].id_count == family->depth + 1;
  do from++;
  while (from < family->to &&
         b->items[from].ids[family->depth] == child->label);
  child->to = from;
  return true;
}

static bool has_children(const Child *child) {
  return child->to - child->from > (child->is_word ? 1u : 0u);
}

static bool add_family(Builder *b, const Child *child, uint32_t depth) {
  Family *family;
  void *families = b->families;
  bool grown = memory_grow(&families, &b->family_capacity, b->family_count + 1,
                           sizeof *family);
  b->families = families;
  if (!grown) return false;
  family = &b->families[b->family_count];
  memset(family, 0, sizeof *family);
  family->from = child->from + (child->is_word ? 1 : 0);
  family->to = child->to;
  family->depth = depth;
  family->index = (uint32_t)b->family_count++;
  for (uint32_t i = family->from; i < family->to; i++)
    family->weight += b->items[i].frequency;
  return true;
}

/* Lists all families, breadth first: family 0 is the first chars. */
static bool make_families(Builder *b) {
  Child child = {0, (uint32_t)b->item_count, 0, false};
  if (!add_family(b, &child, 0)) return false;
  for (size_t f = 0; f < b->family_count; f++) {
    Family family = b->families[f];
    uint32_t at = family.from;
    b->families[f].child_family = (uint32_t)b->family_count;
    for (; next_child(b, &family, at, &child); at = child.to)
      if (has_children(&child) && !add_family(b, &child, family.depth + 1))
        return false;
  }
  return true;
}

/* ---- placing ---- */

static bool grow_bits(uint64_t **bits, size_t old_count, size_t count) {
  uint64_t *grown = memory_resize(*bits, count * sizeof *grown);
  if (grown == NULL) return false;
  memset(grown + old_count, 0, (count - old_count) * sizeof *grown);
  *bits = grown;
  return true;
}

/* Makes room for families with bases below 'needed'. */
static bool grow_slots(Slots *slots, uint32_t needed) {
  uint32_t capacity = slots->capacity == 0 ? 1u << 14 : slots->capacity;
  size_t extra = slots->reach / 64 + 2;
  size_t old = slots->capacity == 0 ? 0 : slots->capacity / 64 + extra;
  if (needed <= slots->capacity) return true;
  while (capacity < needed) capacity *= 2;
  if (!grow_bits(&slots->used, old, capacity / 64 + extra)) return false;
  if (!grow_bits(&slots->base_used, old, capacity / 64 + extra)) return false;
  slots->capacity = capacity;
  return true;
}

/* The bits at..at+63. */
static uint64_t read_bits(const uint64_t *bits, uint32_t at) {
  uint32_t i = at / 64, shift = at % 64;
  if (shift == 0) return bits[i];
  return bits[i] >> shift | bits[i + 1] << (64 - shift);
}

static void set_bit(uint64_t *bits, uint32_t at) {
  bits[at / 64] |= (uint64_t)1 << at % 64;
}

/* Finds the first base from *from on for labels[0..count), 64 bases at a time,
** and takes its slots. *from moves on slowly, as the lower slots fill up. */
static uint32_t place(Slots *slots, const uint16_t *labels, uint32_t count,
                      uint32_t *from) {
  uint32_t base = *from / 64 * 64;
  uint64_t taken;
  for (;; base += 64) {
    if (base > MAX_BASE || !grow_slots(slots, base + 64)) return 0;
    taken = slots->base_used[base / 64];
    for (uint32_t i = 0; i < count && ~taken != 0; i++)
      taken |= read_bits(slots->used, base + labels[i]);
    if (~taken != 0) break;
  }
  *from += (base - *from / 64 * 64) / CURSOR_STEP;
  base += (uint32_t)__builtin_ctzll(~taken);
  set_bit(slots->base_used, base);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = base + labels[i];
    set_bit(slots->used, at);
    if (at > slots->last) slots->last = at;
  }
  return base;
}

static int compare_weights(const void *a, const void *b) {
  const Family *x = *(Family *const *)a, *y = *(Family *const *)b;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Gives every family but the first its base. */
static bool place_families(Builder *b) {
  size_t count = b->family_count;
  uint32_t from[CLASS_COUNT] = {0}; /* by the number of children */
  uint16_t *labels = memory_resize(NULL, 0x10000 * sizeof *labels);
  Family **order = memory_resize(NULL, count * sizeof *order);
  bool done = false;
  b->slots.reach = b->char_count;
  if (!grow_slots(&b->slots, 64)) goto done;
  set_bit(b->slots.base_used, 0);
  if (labels == NULL || order == NULL) goto done;
  for (size_t i = 0; i < count; i++) order[i] = &b->families[i];
  qsort(order + 1, count - 1, sizeof *order, compare_weights);
  for (size_t i = 1; i < count; i++) {
    uint32_t label_count = 0, class, at = order[i]->from;
    Child child;
    for (; next_child(b, order[i], at, &child); at = child.to)
      labels[label_count++] = child.label;
    class = 31 - (uint32_t)__builtin_clz(label_count);
    if (class >= CLASS_COUNT) class = CLASS_COUNT - 1;
    order[i]->base = place(&b->slots, labels, label_count, &from[class]);
    if (order[i]->base == 0) goto done;
  }
  done = true;
done:
  memory_resize(labels, 0);
  memory_resize(order, 0);
  return done;
}

/* ---- the image ---- */

static Node make_node(const Builder *b, const Child *child,
                      const Family *children) {
  const Item *item = &b->items[child->from];
  Node node = {0, 0, child->label, NO_WORD};
  if (children != NULL) node.base = children->base & 0xFFFFFFu;
  if (child->is_word) {
    node.cost = item->cost;
    node.tag = item->tag;
  }
  return node;
}

static void fill_nodes(const Builder *b, Node *first, Node *nodes,
                       uint32_t node_count) {
  for (uint32_t id = 0; id < b->char_count; id++)
    first[id] = (Node){0, 0, (uint16_t)id, NO_WORD};
  for (uint32_t i = 0; i < node_count; i++)
    nodes[i] = (Node){0, 0, EMPTY_LABEL, NO_WORD};
  for (size_t f = 0; f < b->family_count; f++) {
    const Family *family = &b->families[f];
    Node *slots = f == 0 ? first : nodes + family->base;
    const Family *next = b->families + family->child_family;
    uint32_t at = family->from;
    Child child;
    for (; next_child(b, family, at, &child); at = child.to)
      slots[child.label] =
          make_node(b, &child, has_children(&child) ? next++ : NULL);
  }
}

/* Fills the two-level table from chars to ids. */
static void fill_ids(const Builder *b, uint16_t *pages, uint16_t *ids) {
  uint16_t page_count = 1;
  for (uint32_t id = 1; id < b->char_count; id++) {
    uint32_t c = b->chars[id];
    if (pages[c >> 8] == 0) pages[c >> 8] = page_count++;
    ids[(uint32_t)pages[c >> 8] << 8 | (c & 0xFF)] = (uint16_t)id;
  }
}

static uint32_t count_pages(const Builder *b) {
  bool seen[PAGE_TABLE] = {false};
  uint32_t count = 1;
  for (uint32_t id = 1; id < b->char_count; id++) {
    count += !seen[b->chars[id] >> 8];
    seen[b->chars[id] >> 8] = true;
  }
  return count;
}

static bool make_image(const Builder *b, Dictionary *dictionary) {
  uint32_t node_count = b->slots.last + 1 + b->char_count;
  uint32_t page_count = count_pages(b);
  size_t size = image_size(page_count, b->char_count, node_count);
  ImageHeader *header = memory_resize(NULL, size);
  if (header == NULL) return false;
  memset(header, 0, size);
  memcpy(header->magic, IMAGE_MAGIC, sizeof header->magic);
  header->byte_order = IMAGE_BYTE_ORDER;
  header->version = DICTIONARY_VERSION;
  header->size = size;
  header->word_count = (uint32_t)b->item_count;
  header->page_count = page_count;
  header->char_count = b->char_count;
  header->node_count = node_count;
  image_attach(dictionary, header, size);
  fill_ids(b, (uint16_t *)(header + 1), (uint16_t *)(header + 1) + PAGE_TABLE);
  fill_nodes(b, (Node *)(uintptr_t)dictionary->first,
             (Node *)(uintptr_t)dictionary->nodes, node_count);
  header->checksum = image_checksum(header, size);
  return true;
}

bool dictionary_build(Dictionary *dictionary, const Entry *entries,
                      size_t count, Fault *fault) {
  Builder b = {.entries = entries, .count = count};
  size_t id_count;
  bool done = number_chars(&b, &id_count) && make_items(&b, id_count) &&
              make_families(&b) && place_families(&b);
  memset(dictionary, 0, sizeof *dictionary);
  done = done && make_image(&b, dictionary);
  if (!done) fault_set(fault, FAULT_MEMORY, "not enough memory for the words");
  memory_resize(b.items, 0);
  memory_resize(b.ids, 0);
  memory_resize(b.families, 0);
  memory_resize(b.slots.used, 0);
  memory_resize(b.slots.base_used, 0);
  memory_resize(b.chars, 0);
  memory_resize(b.char_ids, 0);
  memory_resize(b.char_weights, 0);
  return done;
}
