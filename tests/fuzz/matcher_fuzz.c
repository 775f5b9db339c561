/* matcher_fuzz.c: random patterns over random sentences. The input is lines:
** patterns, then an empty line, then a text, of which each char is a word. What
** a pattern of words, choices, repeats and gaps finds is compared with what
** trying all ways finds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "matcher.h"
#include "tags.h"

#define MAX_TEXT  120 /* bytes: the reference takes exponential time */
#define MAX_RULES 8

typedef struct Sentence {
  Word word_items[MAX_TEXT];
  Quantity quantity_items[MAX_TEXT];
  Words words;
  Quantities quantities;
  char strings[1], digits[MAX_TEXT];
} Sentence;

/* Every byte is a word; a digit is a claimed number. */
static void cut(Sentence *sentence, const char *text, uint32_t length) {
  memset(sentence, 0, sizeof *sentence);
  sentence->words.items = sentence->word_items;
  sentence->quantities.items = sentence->quantity_items;
  sentence->quantities.strings = sentence->strings;
  sentence->quantities.digits = sentence->digits;
  memcpy(sentence->digits, text, length);
  for (uint32_t i = 0; i < length; i++) {
    Word *word = &sentence->word_items[sentence->words.count];
    Span span = {i, i + 1};
    if (text[i] == ' ') continue;
    *word = (Word){span, WORD_NO_QUANTITY, (uint8_t)(text[i] % 20)};
    sentence->words.count++;
    if (text[i] >= '0' && text[i] <= '9') {
      Quantity *quantity =
          &sentence->quantity_items[sentence->quantities.count];
      quantity->span = quantity->number = quantity->context = span;
      quantity->value.digits = span;
      quantity->approx = '=';
      word->quantity = (uint32_t)sentence->quantities.count++;
    }
  }
}

/* ---- the reference: the same code, run by trying all ways ---- */

typedef struct Reference {
  const Patterns *patterns;
  const Pattern *pattern;
  const View *view;
  uint32_t right;
  long steps;
  bool given_up;
} Reference;

/* Does code from 'at' match from 'place'? It knows words, ways, gaps and what
** is absent; for other elements it gives up. */
static bool matches(Reference *run, uint32_t at, uint32_t place) {
  const Instruction *code = &run->patterns->code[run->pattern->code + at];
  const View *view = run->view;
  if (--run->steps < 0 || run->given_up) {
    run->given_up = true;
    return false;
  }
  switch ((Operation)code->operation) {
  case OP_MATCH:
  case OP_FOUND: return true;
  case OP_JUMP: return matches(run, code->x, place);
  case OP_OPEN:
  case OP_CLOSE: return matches(run, at + 1, place);
  case OP_TURN: return matches(run, at + 1, run->right);
  case OP_SPLIT:
    return matches(run, code->x, place) || matches(run, code->y, place);
  case OP_ABSENT:
    if (matches(run, at + 1, place) || run->given_up) return false;
    return matches(run, code->x, place);
  case OP_STEP:
    if (code->x != STEP_SENTENCE) break;
    if (code->leftwards ? view_at_start(view, place) : view_at_end(view, place))
      return false;
    return matches(run, at + 1, code->leftwards ? place - 1 : place + 1);
  case OP_TERMS:
    if (code->leftwards ? view_at_start(view, place) : view_at_end(view, place))
      return false;
    for (size_t i = 0; i < view->occurrence_count; i++) {
      const Occurrence *one = &view->occurrences[i];
      uint32_t near = code->leftwards ? one->end : one->start;
      uint32_t far = code->leftwards ? one->start : one->end;
      if (near == place && view_in_set(view, one->literal, code->x) &&
          matches(run, at + 1, far))
        return true;
    }
    return false;
  default: break;
  }
  run->given_up = true;
  return false;
}

static void compare(const Patterns *patterns, const View *view,
                    const Matcher *matcher, uint32_t word) {
  for (size_t i = 0; i < patterns->count; i++) {
    const Pattern *pattern = &patterns->items[i];
    Reference run = {patterns, pattern, view, word + 1, 3000, false};
    bool found = false, wanted;
    wanted = matches(&run, 0, word);
    if (run.given_up || !pattern_accepts(patterns, pattern, view->quantities,
                                         view_quantity(view, word)))
      continue;
    for (size_t j = 0; j < matcher->count; j++)
      if (matcher->matches[j].rule == pattern->rule) found = true;
    if (wanted && !found) abort();
    if (found && !wanted &&
        (i + 1 == patterns->count ||
         patterns->items[i + 1].rule != pattern->rule) &&
        (i == 0 || patterns->items[i - 1].rule != pattern->rule))
      abort();
  }
}

static void match_all(const Patterns *patterns, View *view, Matcher *matcher) {
  for (uint32_t word = 0; word < view->count; word++) {
    Explanation why;
    if (view->words[word].quantity == WORD_NO_QUANTITY) continue;
    if (!matcher_find(matcher, patterns, view, word, 0)) abort();
    compare(patterns, view, matcher, word);
    for (uint32_t i = 0; i < patterns->count; i++)
      if (!matcher_explain(matcher, patterns, view, word, 0, i, &why)) abort();
  }
}

static bool set_up(Patterns *patterns) {
  const char *const words[] = {"ab", "c"};
  const size_t lengths[] = {2, 1};
  patterns_init(patterns);
  return patterns_add_marks(patterns) &&
         patterns_mark(patterns, "h", 1, TRAIT_HEAD) &&
         patterns_mark(patterns, "t", 1, TRAIT_TAIL) &&
         patterns_mark(patterns, "k", 1, TRAIT_CUT) &&
         patterns_mark(patterns, "s", 1, TRAIT_STOP) &&
         patterns_mark(patterns, "o", 1, TRAIT_ORG) &&
         patterns_add_list(patterns, "list", 4, words, lengths, 2) &&
         patterns_add_part(patterns, "part", 4, "a|b @list?", 10);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *at = (const char *)data, *end = at + size;
  static Sentence sentence;
  Patterns patterns;
  PatternFault fault;
  View view;
  Matcher matcher;
  if (!set_up(&patterns)) abort();
  view_init(&view);
  matcher_init(&matcher);
  for (uint32_t rule = 1; at < end && rule <= MAX_RULES; rule++) {
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    if (line_end == NULL) line_end = end;
    if (line_end > at)
      patterns_add(&patterns, rule, 0, at, (size_t)(line_end - at), &fault);
    at = line_end < end ? line_end + 1 : end;
    if (at < end && *at == '\n') break;
  }
  if (patterns_finish(&patterns)) {
    uint32_t length = end - at > MAX_TEXT ? MAX_TEXT : (uint32_t)(end - at);
    Span span = {0, length};
    cut(&sentence, at, length);
    if (!view_read(&view, &patterns, at, &sentence.words, &sentence.quantities,
                   span, span, NULL, 0))
      abort();
    match_all(&patterns, &view, &matcher);
  }
  matcher_free(&matcher);
  view_free(&view);
  patterns_free(&patterns);
  return 0;
}
