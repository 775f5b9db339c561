/* tokens.c: ids for the tokens of a list of words. */
#include "tokens.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "names.h"
#include "runs.h"
#include "utf8.h"

#define BOUND_SHARE 0.15 /* of a char's weight that is a word alone, at most */
#define RARE        2e-6 /* of the weight of all words, for one char alone */

/* A token that gets an id. */
typedef struct Token {
  uint64_t weight, alone; /* of its words; of the word that it is */
  uint32_t name_count;    /* of the given names that have it */
  const char *text;       /* of a run; NULL for a char */
  uint32_t length;
  uint32_t code; /* of a char */
} Token;

typedef struct Tokens {
  Token *items;
  size_t count, capacity;
  uint64_t *weights, *alone; /* of chars, by code */
  uint32_t *name_counts;     /* the same */
  uint64_t total;            /* of all words */
  uint32_t code_limit;
} Tokens;

uint32_t token_end(const char *text, uint32_t at, uint32_t end,
                   uint32_t *code) {
  size_t length;
  uint32_t c = utf8_read(text, at, end, &length);
  RunKind kind;
  *code = 0;
  if (run_begins(c)) return run_end(text, at, end, &kind);
  *code = c;
  return at + (uint32_t)length;
}

const char *entry_problem(const char *text, size_t length) {
  uint32_t tokens = 0, stop, code;
  if (length == 0) return "empty word";
  if (length > MAX_WORD * MAX_RUN) return "word of more than 31 chars";
  for (uint32_t at = 0; at < length; at = stop, tokens++) {
    stop = token_end(text, at, (uint32_t)length, &code);
    if (code == UTF8_INVALID && stop == at + 1) return "not valid UTF-8";
    if (text[at] == '\0') return "NUL in a word";
    if (is_blank(code)) return "blank in a word";
    if (stop - at > MAX_RUN) return "Latin word of more than 255 bytes";
    if (tokens == MAX_WORD) return "word of more than 31 chars";
  }
  return NULL;
}

static bool add_token(Tokens *tokens, const Token *token) {
  void *items = tokens->items;
  bool done =
      memory_grow(&items, &tokens->capacity, tokens->count + 1, sizeof *token);
  tokens->items = items;
  if (done) tokens->items[tokens->count++] = *token;
  return done;
}

/* One more than the highest code of the entries' chars. */
static uint32_t find_code_limit(const Entry *entries, size_t count) {
  uint32_t limit = 1, code;
  for (size_t i = 0; i < count; i++) {
    const Entry *entry = &entries[i];
    for (uint32_t at = 0; at < entry->length;) {
      at = token_end(entry->text, at, entry->length, &code);
      if (code >= limit) limit = code + 1;
    }
  }
  return limit;
}

/* Weighs the chars of the entries, and lists the runs as often as they come. */
static bool weigh(Numbering *numbering, Tokens *tokens, const Entry *entries,
                  size_t count) {
  for (size_t i = 0; i < count; i++) {
    const Entry *entry = &entries[i];
    uint32_t code, stop, given[2];
    tokens->total += entry->frequency;
    if (read_name(entry, given)) {
      tokens->name_counts[given[0]]++;
      tokens->name_counts[given[1]]++;
    }
    for (uint32_t at = 0; at < entry->length; at = stop) {
      stop = token_end(entry->text, at, entry->length, &code);
      numbering->token_count++;
      if (code != 0) {
        tokens->weights[code] += entry->frequency;
        if (stop - at == entry->length) tokens->alone[code] += entry->frequency;
      } else {
        Token run = {entry->frequency, 0, 0, entry->text + at, stop - at, 0};
        if (!add_token(tokens, &run)) return false;
      }
    }
  }
  return true;
}

static int compare_text(const Token *x, const Token *y) {
  uint32_t shorter = x->length < y->length ? x->length : y->length;
  int order;
  if (x->text == NULL || y->text == NULL)
    return (x->text != NULL) - (y->text != NULL);
  order = memcmp(x->text, y->text, shorter);
  if (order != 0) return order;
  return (x->length > y->length) - (x->length < y->length);
}

static int compare_runs(const void *a, const void *b) {
  return compare_text(a, b);
}

static int compare_weights(const void *a, const void *b) {
  const Token *x = a, *y = b;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  if (x->code != y->code) return x->code < y->code ? -1 : 1;
  return compare_text(x, y);
}

/* Lists each run once, with the weight of all. */
static void merge_runs(Tokens *tokens) {
  size_t kept = 0;
  if (tokens->count == 0) return;
  qsort(tokens->items, tokens->count, sizeof *tokens->items, compare_runs);
  for (size_t i = 1; i < tokens->count; i++) {
    if (compare_runs(&tokens->items[kept], &tokens->items[i]) == 0)
      tokens->items[kept].weight += tokens->items[i].weight;
    else
      tokens->items[++kept] = tokens->items[i];
  }
  tokens->count = kept + 1;
}

static bool is_known(const Alphabet *below, const Token *token) {
  uint16_t id;
  char bytes[4];
  size_t length = token->length;
  if (below == NULL) return false;
  if (token->text == NULL) length = utf8_write(bytes, token->code);
  alphabet_read(below, token->text == NULL ? bytes : token->text, 0,
                (uint32_t)length, &id);
  return id >= ID_FIRST;
}

/* Leaves the tokens that need an id, the most frequent first. */
static bool list_new(Tokens *tokens, const Alphabet *below) {
  size_t kept = 0;
  merge_runs(tokens);
  for (uint32_t code = 1; code < tokens->code_limit; code++) {
    Token token = {tokens->weights[code],
                   tokens->alone[code],
                   tokens->name_counts[code],
                   NULL,
                   0,
                   code};
    if (token.weight > 0 && !add_token(tokens, &token)) return false;
  }
  for (size_t i = 0; i < tokens->count; i++)
    if (!is_known(below, &tokens->items[i]))
      tokens->items[kept++] = tokens->items[i];
  tokens->count = kept;
  if (kept > 0)
    qsort(tokens->items, kept, sizeof *tokens->items, compare_weights);
  return true;
}

/* ---- the alphabet's arrays ---- */

static void *copy(const void *bytes, size_t size, size_t room) {
  char *block = memory_resize(NULL, room + 1);
  if (block == NULL) return NULL;
  memset(block, 0, room + 1);
  if (size > 0) memcpy(block, bytes, size);
  return block;
}

/* Makes the arrays with what 'below' has and room for the new tokens. */
static bool start_alphabet(Alphabet *alphabet, const Alphabet *below,
                           const Tokens *tokens) {
  Alphabet none = {.id_count = ID_FIRST};
  uint32_t wide = 0, runs = 0, bytes = 0, slots = 16;
  for (size_t i = 0; i < tokens->count; i++) {
    wide += tokens->items[i].code >= 0x10000;
    runs += tokens->items[i].text != NULL;
    bytes += tokens->items[i].length;
  }
  if (below == NULL) below = &none;
  while (slots < 2 * (runs + below->run_mask + 1)) slots *= 2;
  *alphabet = *below;
  alphabet->run_mask = slots - 1;
  alphabet->ids = copy(below->ids, below->ids == NULL ? 0 : 0x20000, 0x20000);
  alphabet->kinds =
      copy(below->kinds, below->kinds == NULL ? 0 : ID_LIMIT + 1, ID_LIMIT + 1);
  alphabet->wide = copy(below->wide, below->wide_count * sizeof *below->wide,
                        (below->wide_count + wide) * sizeof *below->wide);
  alphabet->runs = copy(NULL, 0, slots * sizeof *alphabet->runs);
  alphabet->run_bytes = copy(below->run_bytes, below->run_byte_count,
                             below->run_byte_count + bytes);
  return alphabet->ids != NULL && alphabet->kinds != NULL &&
         alphabet->wide != NULL && alphabet->runs != NULL &&
         alphabet->run_bytes != NULL;
}

static void insert_run(Alphabet *alphabet, const RunId *run) {
  RunId *runs = (RunId *)(uintptr_t)alphabet->runs;
  uint32_t at = run_hash(alphabet->run_bytes + run->start, run->length);
  at &= alphabet->run_mask;
  while (runs[at].length != 0) at = (at + 1) & alphabet->run_mask;
  runs[at] = *run;
}

static void add_run(Alphabet *alphabet, const Token *token, uint16_t id) {
  RunId run = {alphabet->run_byte_count, (uint16_t)token->length, id};
  memcpy((char *)(uintptr_t)alphabet->run_bytes + run.start, token->text,
         token->length);
  alphabet->run_byte_count += token->length;
  insert_run(alphabet, &run);
}

static void add_wide(Alphabet *alphabet, uint32_t code, uint16_t id) {
  WideId *wide = (WideId *)(uintptr_t)alphabet->wide;
  uint32_t at = alphabet->wide_count++;
  for (; at > 0 && wide[at - 1].code > code; at--) wide[at] = wide[at - 1];
  wide[at] = (WideId){code, id};
}

static uint8_t run_kind(const Token *token) {
  RunKind kind;
  run_end(token->text, 0, token->length, &kind);
  if (kind == RUN_SIGNS) return KIND_OTHER;
  return kind == RUN_NUMBER ? KIND_NUMBER : KIND_LATIN;
}

/* A char is bound when most of its weight is in longer words; one that only
** a lexicon above the dictionary knows is, too. */
static uint8_t char_kind(const Token *token, uint64_t total, bool is_above) {
  if (!is_han(token->code)) return KIND_OTHER;
  if (is_above || (double)token->alone <= BOUND_SHARE * (double)token->weight)
    return KIND_BOUND;
  return (double)token->alone <= RARE * (double)total ? KIND_RARE : KIND_FREE;
}

static uint8_t token_kind(const Token *token, uint64_t total, bool is_above) {
  if (token->text != NULL) return run_kind(token);
  return char_kind(token, total, is_above) |
         name_kind(token->code, token->name_count,
                   (double)token->alone / (double)total);
}

static void fill_alphabet(Alphabet *alphabet, const Alphabet *below,
                          const Tokens *tokens) {
  uint16_t *ids = (uint16_t *)(uintptr_t)alphabet->ids;
  uint8_t *kinds = (uint8_t *)(uintptr_t)alphabet->kinds;
  if (below == NULL) alphabet_start(ids);
  kinds[ID_HAN] = KIND_BOUND;
  kinds[ID_NUMBER] = kinds[ID_QUANTITY] = KIND_NUMBER;
  kinds[ID_LATIN] = KIND_LATIN;
  for (uint32_t i = 0; below != NULL && i <= below->run_mask; i++)
    if (below->runs[i].length != 0) insert_run(alphabet, &below->runs[i]);
  for (size_t i = 0; i < tokens->count; i++) {
    const Token *token = &tokens->items[i];
    uint16_t id = (uint16_t)alphabet->id_count++;
    kinds[id] = token_kind(token, tokens->total, below != NULL);
    if (token->text != NULL)
      add_run(alphabet, token, id);
    else if (token->code >= 0x10000)
      add_wide(alphabet, token->code, id);
    else
      ids[token->code] = id;
  }
}

bool numbering_make(Numbering *numbering, const Alphabet *below,
                    const Entry *entries, size_t count) {
  Tokens tokens = {.code_limit = find_code_limit(entries, count)};
  size_t size = tokens.code_limit * sizeof *tokens.weights;
  bool done = false;
  memset(numbering, 0, sizeof *numbering);
  tokens.weights = copy(NULL, 0, size);
  tokens.alone = copy(NULL, 0, size);
  tokens.name_counts = copy(NULL, 0, size);
  if (tokens.weights == NULL || tokens.alone == NULL ||
      tokens.name_counts == NULL ||
      !weigh(numbering, &tokens, entries, count) || !list_new(&tokens, below))
    goto done;
  numbering->is_full =
      tokens.count + (below ? below->id_count : ID_FIRST) > ID_LIMIT;
  if (numbering->is_full ||
      !start_alphabet(&numbering->alphabet, below, &tokens))
    goto done;
  fill_alphabet(&numbering->alphabet, below, &tokens);
  done = true;
done:
  memory_resize(tokens.weights, 0);
  memory_resize(tokens.alone, 0);
  memory_resize(tokens.name_counts, 0);
  memory_resize(tokens.items, 0);
  return done;
}

void numbering_free(Numbering *numbering) {
  Alphabet *alphabet = &numbering->alphabet;
  memory_resize((void *)(uintptr_t)alphabet->ids, 0);
  memory_resize((void *)(uintptr_t)alphabet->kinds, 0);
  memory_resize((void *)(uintptr_t)alphabet->wide, 0);
  memory_resize((void *)(uintptr_t)alphabet->runs, 0);
  memory_resize((void *)(uintptr_t)alphabet->run_bytes, 0);
  memset(alphabet, 0, sizeof *alphabet);
}
