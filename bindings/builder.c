/* builder.c: builds the trie of dictionary.h out of a list of entries.
** Words are sorted by their ids; a family, the children of one prefix, is then
** a range of words and a depth. Families find their places in the array
** heaviest first, so that what text touches most lies together. The ids come
** from tokens.c. */
#include "dictionary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "memory.h"
#include "tokens.h"
#include "tags.h"

#define EMPTY_LABEL 0x3FFFu
#define CLASS_COUNT 8
#define CURSOR_STEP 256 /* larger: a smaller file, a longer build */
#define MAX_BASE    ((1u << 20) - 64)
#define MAX_SIDES   (1u << 18)

typedef struct Item { /* an entry, its tokens turned into ids */
  const uint16_t *ids;
  uint32_t id_count;
  uint16_t cost;
  uint8_t tag;
  uint32_t frequency;
} Item;

typedef struct Family {
  uint32_t from, to; /* words that share depth tokens and have more */
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

/* The sides as they come; leaves[cost << 8 | tag] is that of such a leaf. */
typedef struct Sides {
  uint32_t *items;
  uint8_t *tags;
  uint32_t count;
  uint32_t *leaves;
} Sides;

typedef struct Builder {
  const Entry *entries;
  size_t count;
  Numbering numbering;
  Item *items;
  size_t item_count;
  uint16_t *ids; /* of all items, one after another */
  Family *families;
  Family **order; /* heaviest first; family 0 stays first */
  size_t family_count, family_capacity;
  Slots slots;
  Sides sides;
} Builder;

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
static bool make_items(Builder *b) {
  uint16_t *ids;
  uint64_t total = 0;
  double log_total;
  b->ids = memory_resize(NULL, (b->numbering.token_count + 1) * sizeof *b->ids);
  b->items = memory_resize(NULL, (b->count + 1) * sizeof *b->items);
  if (b->ids == NULL || b->items == NULL) return false;
  for (size_t i = 0; i < b->count; i++) total += b->entries[i].frequency;
  log_total = log((double)(total < 2 ? 2 : total));
  ids = b->ids;
  for (size_t i = 0; i < b->count; i++) {
    const Entry *entry = &b->entries[i];
    Item *item = &b->items[i];
    item->ids = ids;
    item->tag = entry->tag;
    item->frequency = entry->frequency;
    item->cost = (uint16_t)lrint(
        (1 - log((double)entry->frequency) / log_total) * UNKNOWN_COST);
    for (uint32_t at = 0; at < entry->length; ids++)
      at = alphabet_read(&b->numbering.alphabet, entry->text, at, entry->length,
                         ids);
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
  bool done = false;
  b->order = memory_resize(NULL, count * sizeof *b->order);
  b->slots.reach = ID_LIMIT + 1;
  if (labels == NULL || b->order == NULL || !grow_slots(&b->slots, 64))
    goto done;
  set_bit(b->slots.base_used, 0);
  for (size_t i = 0; i < count; i++) b->order[i] = &b->families[i];
  qsort(b->order + 1, count - 1, sizeof *b->order, compare_weights);
  for (size_t i = 1; i < count; i++) {
    Family *family = b->order[i];
    uint32_t label_count = 0, class, at = family->from;
    Child child;
    for (; next_child(b, family, at, &child); at = child.to)
      labels[label_count++] = child.label;
    class = 31 - (uint32_t)__builtin_clz(label_count);
    if (class >= CLASS_COUNT) class = CLASS_COUNT - 1;
    family->base = place(&b->slots, labels, label_count, &from[class]);
    if (family->base == 0) goto done;
  }
  done = true;
done:
  memory_resize(labels, 0);
  return done;
}

/* ---- the image ---- */

static bool start_sides(Sides *sides) {
  size_t leaf_count = (size_t)(NO_WORD + 1) << 8;
  sides->items = memory_resize(NULL, MAX_SIDES * sizeof *sides->items);
  sides->tags = memory_resize(NULL, MAX_SIDES);
  sides->leaves = memory_resize(NULL, leaf_count * sizeof *sides->leaves);
  if (sides->items == NULL || sides->tags == NULL || sides->leaves == NULL)
    return false;
  memset(sides->leaves, 0, leaf_count * sizeof *sides->leaves);
  sides->items[0] = NO_WORD;
  sides->tags[0] = 0;
  sides->count = 1;
  return true;
}

/* What a child's side is: its children's base, its cost; and its tag. */
static uint32_t make_side(const Builder *b, const Child *child,
                          const Family *children, uint8_t *tag) {
  const Item *item = &b->items[child->from];
  *tag = child->is_word ? item->tag : 0;
  return (children == NULL ? 0 : children->base) << 12 |
         (child->is_word ? item->cost : NO_WORD);
}

/* The index of a side; 0 when there are too many. */
static uint32_t add_side(Sides *sides, uint32_t side, uint8_t tag) {
  uint32_t *leaf = NULL, i;
  if (side_base(side) == 0) leaf = &sides->leaves[side << 8 | tag];
  if (leaf != NULL && *leaf != 0) return *leaf;
  if (sides->count == MAX_SIDES) return 0;
  i = sides->count++;
  sides->items[i] = side;
  sides->tags[i] = tag;
  if (leaf != NULL) *leaf = i;
  return i;
}

/* Fills the nodes, and with them the sides, family by family in their order.
** False when there are too many sides. */
static bool fill_nodes(Builder *b, uint32_t *nodes, uint32_t node_count) {
  for (uint32_t i = 0; i < node_count; i++) nodes[i] = EMPTY_LABEL;
  for (size_t f = 1; f < b->family_count; f++) {
    const Family *family = b->order[f];
    const Family *next = b->families + family->child_family;
    uint32_t at = family->from;
    Child child;
    for (; next_child(b, family, at, &child); at = child.to) {
      uint8_t tag;
      uint32_t side =
          make_side(b, &child, has_children(&child) ? next++ : NULL, &tag);
      uint32_t index = add_side(&b->sides, side, tag);
      if (index == 0) return false;
      nodes[family->base + child.label] = child.label | index << 14;
    }
  }
  return true;
}

/* The tag of a token that is no word of the dictionary. */
static uint8_t kind_tag(uint8_t kind) {
  if (kind == KIND_NUMBER) return TAG_M;
  return kind == KIND_LATIN ? TAG_ENG : TAG_X;
}

static void fill_first(const Builder *b, First *first) {
  const Family *family = &b->families[0];
  const Family *next = b->families + family->child_family;
  uint32_t at = family->from;
  Child child;
  for (uint32_t id = 0; id <= ID_LIMIT; id++)
    first[id] =
        (First){NO_WORD, kind_tag(b->numbering.alphabet.kinds[id]), {0}};
  for (; next_child(b, family, at, &child); at = child.to) {
    uint8_t tag;
    first[child.label].side =
        make_side(b, &child, has_children(&child) ? next++ : NULL, &tag);
    if (child.is_word) first[child.label].tag = tag;
  }
}

static void copy_alphabet(const Alphabet *from, const Alphabet *to) {
  memcpy((void *)(uintptr_t)to->ids, from->ids, 0x10000 * sizeof *to->ids);
  memcpy((void *)(uintptr_t)to->kinds, from->kinds, ID_LIMIT + 1);
  memcpy((void *)(uintptr_t)to->wide, from->wide,
         from->wide_count * sizeof *to->wide);
  memcpy((void *)(uintptr_t)to->runs, from->runs,
         (from->run_mask + 1) * sizeof *to->runs);
  memcpy((void *)(uintptr_t)to->run_bytes, from->run_bytes,
         from->run_byte_count);
}

static ImageHeader make_header(const Builder *b, uint32_t node_count) {
  const Alphabet *alphabet = &b->numbering.alphabet;
  ImageHeader header = {0};
  memcpy(header.magic, IMAGE_MAGIC, sizeof header.magic);
  header.byte_order = IMAGE_BYTE_ORDER;
  header.version = DICTIONARY_VERSION;
  header.word_count = (uint32_t)b->item_count;
  header.id_count = alphabet->id_count;
  header.wide_count = alphabet->wide_count;
  header.run_slots = alphabet->run_mask + 1;
  header.run_byte_count = alphabet->run_byte_count;
  header.node_count = node_count;
  header.side_count = b->sides.count;
  return header;
}

/* Lays the image out. False when memory or the sides run out. */
static bool make_image(Builder *b, Dictionary *dictionary) {
  uint32_t node_count = b->slots.last + 1 + ID_LIMIT + 1;
  uint32_t *nodes = memory_resize(NULL, node_count * sizeof *nodes);
  ImageHeader header, *image = NULL;
  if (nodes == NULL || !start_sides(&b->sides) ||
      !fill_nodes(b, nodes, node_count))
    goto done;
  header = make_header(b, node_count);
  header.size = image_attach(dictionary, &header, NULL);
  image = memory_resize(NULL, header.size);
  if (image == NULL) goto done;
  memset(image, 0, header.size);
  *image = header;
  image_attach(dictionary, &header, image);
  copy_alphabet(&b->numbering.alphabet, &dictionary->alphabet);
  fill_first(b, (First *)(uintptr_t)dictionary->first);
  memcpy((void *)(uintptr_t)dictionary->sides, b->sides.items,
         b->sides.count * sizeof *b->sides.items);
  memcpy((void *)(uintptr_t)dictionary->tags, b->sides.tags, b->sides.count);
  memcpy((void *)(uintptr_t)dictionary->nodes, nodes,
         node_count * sizeof *nodes);
  image->checksum = image_checksum(image, header.size);
done:
  memory_resize(nodes, 0);
  return image != NULL;
}

static void free_builder(Builder *b) {
  numbering_free(&b->numbering);
  memory_resize(b->items, 0);
  memory_resize(b->ids, 0);
  memory_resize(b->families, 0);
  memory_resize(b->order, 0);
  memory_resize(b->slots.used, 0);
  memory_resize(b->slots.base_used, 0);
  memory_resize(b->sides.items, 0);
  memory_resize(b->sides.tags, 0);
  memory_resize(b->sides.leaves, 0);
}

bool dictionary_build(Dictionary *dictionary, const Alphabet *below,
                      const Entry *entries, size_t count, Fault *fault) {
  Builder b = {.entries = entries, .count = count};
  bool done = numbering_make(&b.numbering, below, entries, count) &&
              make_items(&b) && make_families(&b) && place_families(&b);
  memset(dictionary, 0, sizeof *dictionary);
  done = done && make_image(&b, dictionary);
  if (b.numbering.is_full || b.sides.count == MAX_SIDES)
    fault_set(fault, FAULT_FORMAT,
              "too many different chars and runs for one dictionary");
  else if (!done)
    fault_set(fault, FAULT_MEMORY, "not enough memory for the words");
  if (!done) memset(dictionary, 0, sizeof *dictionary);
  free_builder(&b);
  return done;
}
