/* simplify.c: finds the lines that are Traditional and, in pieces of several
** lines, what OpenCC makes of them. OpenCC is given no NUL. */
#include "simplify.h"

#include <opencc/opencc.h>
#include <string.h>

#include "chartables.h"
#include "utf8.h"

enum {
  PIECE = 1 << 13, /* bytes that OpenCC is given at a time, but for a line */
  FEWEST = 3,      /* chars that only Traditional text has, in a line */
  MOST_SHARE = 4,  /* and so many times those that only Simplified has */
  JAPANESE = 5     /* one kana in so many chars */
};

enum Verdict { UNDECIDED, TRADITIONAL, SIMPLIFIED, MIXED, FOREIGN };

/* Chars of a stretch of text. */
typedef struct Count {
  size_t traditional, simple, kana, han, hongkong, taiwan;
} Count;

typedef struct Reader {
  const char *text;
  size_t length;
  Edits *edits;
  Simplifier *simplifier;
  enum Variant variant;
  Span piece; /* to be converted next */
} Reader;

/* ---- which lines ---- */

static Count count_kinds(const char *text, size_t at, size_t end) {
  Count count = {0};
  size_t bytes;
  for (; at < end; at += bytes) {
    uint32_t c = utf8_read(text, at, end, &bytes), kind;
    if (c < 0x3000 || c > LAST_HAN) continue;
    kind = char_kinds[c];
    count.han += c >= FIRST_HAN;
    count.traditional += (kind & CHAR_TRADITIONAL) != 0;
    count.simple += (kind & CHAR_SIMPLE) != 0;
    count.kana += (kind & CHAR_KANA) != 0;
    count.hongkong += (kind & CHAR_HONGKONG) != 0;
    count.taiwan += (kind & CHAR_TAIWAN) != 0;
  }
  return count;
}

static void add_count(Count *count, Count more) {
  count->traditional += more.traditional;
  count->simple += more.simple;
}

/* The same, of the two scripts, without what stands in quotes or 《》. */
static Count count_unquoted(const char *text, size_t at, size_t end) {
  Count count = {0};
  size_t bytes, depth = 0, from = at, opened = at;
  for (; at < end; at += bytes) {
    uint32_t c = utf8_read(text, at, end, &bytes);
    bool opens =
        c == 0x201C || c == 0x2018 || c == 0x300A || c == 0x300C || c == 0x300E;
    bool closes =
        c == 0x201D || c == 0x2019 || c == 0x300B || c == 0x300D || c == 0x300F;
    if (opens && depth++ == 0) opened = at;
    if (closes && depth > 0 && --depth == 0) {
      add_count(&count, count_kinds(text, from, opened));
      from = at + bytes;
    }
  }
  add_count(&count, count_kinds(text, from, end)); /* also a quote unclosed */
  return count;
}

static enum Verdict judge(const Count *count) {
  if (count->kana >= FEWEST && count->kana * JAPANESE > count->han)
    return FOREIGN;
  if (count->traditional >= FEWEST &&
      count->traditional >= MOST_SHARE * count->simple)
    return TRADITIONAL;
  if (count->traditional >= FEWEST &&
      count->simple < MOST_SHARE * count->traditional)
    return MIXED;
  return count->simple > count->traditional ? SIMPLIFIED : UNDECIDED;
}

static size_t line_end(const char *text, size_t at, size_t length) {
  const char *end = memchr(text + at, '\n', length - at);
  return end != NULL ? (size_t)(end - text) + 1 : length;
}

/* Goes through the lines once: what the first that is decided is, whether a
** line is Traditional at all, and in *variant how it is written. A text of
** undecided lines is one of its own. */
static enum Verdict judge_text(const char *text, size_t length, bool *any,
                               enum Variant *variant) {
  enum Verdict first = UNDECIDED;
  Count all = {0};
  size_t at, end, hongkong = 0, taiwan = 0;
  *any = false;
  for (at = 0; at < length; at = end) {
    Count count;
    enum Verdict verdict;
    end = line_end(text, at, length);
    count = count_kinds(text, at, end);
    verdict = judge(&count);
    add_count(&all, count);
    if (verdict == TRADITIONAL || verdict == MIXED) *any = true;
    if (first == UNDECIDED && (verdict == TRADITIONAL || verdict == SIMPLIFIED))
      first = verdict;
    if (verdict == TRADITIONAL || verdict == UNDECIDED) {
      hongkong += count.hongkong;
      taiwan += count.taiwan;
    }
  }
  *variant = hongkong > taiwan ? VARIANT_HONGKONG : VARIANT_TAIWAN;
  if (first == UNDECIDED && judge(&all) == TRADITIONAL) {
    *any = true;
    return TRADITIONAL;
  }
  return first;
}

/* ---- what differs ---- */

/* Steps over one char. */
static void pass_char(const char *text, size_t *at, size_t end) {
  size_t bytes;
  utf8_read(text, *at, end, &bytes);
  *at += bytes;
}

static size_t count_chars(const char *text, size_t length) {
  size_t count = 0, at;
  for (at = 0; at < length; at++)
    count += ((unsigned char)text[at] & 0xC0) != 0x80;
  return count;
}

/* Does the same char stand on both sides? */
static bool is_same_char(const char *one, size_t one_at, size_t one_end,
                         const char *other, size_t other_at, size_t other_end) {
  size_t bytes, other_bytes;
  uint32_t c = utf8_read(one, one_at, one_end, &bytes);
  return c == utf8_read(other, other_at, other_end, &other_bytes);
}

/* Edits for a line whose chars stand one for one. */
static bool compare_chars(Edits *edits, const char *text, Span line,
                          const char *simple, size_t simple_length) {
  size_t at = line.start, other = 0;
  while (at < line.end && other < simple_length) {
    size_t start = at, other_start = other;
    Span old = {(uint32_t)at, 0};
    while (at < line.end && other < simple_length &&
           !is_same_char(text, at, line.end, simple, other, simple_length)) {
      pass_char(text, &at, line.end);
      pass_char(simple, &other, simple_length);
    }
    old.end = (uint32_t)at;
    if (at > start && !edits_add(edits, STEP_TRADITIONAL, old,
                                 simple + other_start, other - other_start))
      return false;
    if (at > start) continue;
    pass_char(text, &at, line.end);
    pass_char(simple, &other, simple_length);
  }
  return true;
}

/* One edit for a line with other counts: what lies between the bytes that both
** sides begin and end with, in whole chars. */
static bool compare_ends(Edits *edits, const char *text, Span line,
                         const char *simple, size_t simple_length) {
  size_t start = 0, same = 0, length = line.end - line.start;
  const char *old = text + line.start;
  Span span;
  while (start < length && start < simple_length && old[start] == simple[start])
    start++;
  while (start > 0 && start < length &&
         ((unsigned char)old[start] & 0xC0) == 0x80)
    start--;
  while (same < length - start && same < simple_length - start &&
         old[length - 1 - same] == simple[simple_length - 1 - same])
    same++;
  while (same > 0 && ((unsigned char)old[length - same] & 0xC0) == 0x80) same--;
  span.start = line.start + (uint32_t)start;
  span.end = line.end - (uint32_t)same;
  return edits_add(edits, STEP_TRADITIONAL, span, simple + start,
                   simple_length - same - start);
}

/* Edits for one line and what it is in Simplified. */
static bool compare_line(Edits *edits, const char *text, Span line,
                         const char *simple, size_t length) {
  size_t old_length = line.end - line.start;
  if (old_length == length && memcmp(text + line.start, simple, length) == 0)
    return true;
  if (count_chars(text + line.start, old_length) == count_chars(simple, length))
    return compare_chars(edits, text, line, simple, length);
  return compare_ends(edits, text, line, simple, length);
}

/* The same for a piece of lines: OpenCC keeps line ends. */
static bool compare_piece(Edits *edits, const char *text, Span piece,
                          const char *simple, size_t length) {
  Span line = {piece.start, 0};
  size_t at = 0, end;
  for (; line.start < piece.end; line.start = line.end, at = end) {
    line.end = (uint32_t)line_end(text, line.start, piece.end);
    end = line_end(simple, at, length);
    if (!compare_line(edits, text, line, simple + at, end - at)) return false;
  }
  return true;
}

/* ---- OpenCC ---- */

/* The converter for 'variant'; NULL, with simplifier->error, without it. */
static void *open_converter(Simplifier *simplifier, enum Variant variant) {
  static const char *const names[VARIANT_COUNT] = {"tw2s.json", "hk2s.json"};
  opencc_t handle;
  simplifier->error = NULL;
  if (simplifier->handles[variant] == NULL) {
    handle = opencc_open(names[variant]);
    if (handle == (opencc_t)-1)
      simplifier->error = opencc_error();
    else
      simplifier->handles[variant] = handle;
  }
  return simplifier->handles[variant];
}

/* Converts the piece that was put together, and begins another behind it. */
static bool convert_piece(Reader *reader) {
  Span piece = reader->piece;
  void *converter;
  char *simple;
  bool done;
  reader->piece.start = piece.end;
  if (piece.start == piece.end) return true;
  converter = open_converter(reader->simplifier, reader->variant);
  if (converter == NULL) return false;
  simple = opencc_convert_utf8(converter, reader->text + piece.start,
                               piece.end - piece.start);
  if (simple == NULL) {
    reader->simplifier->error = opencc_error();
    return false;
  }
  done =
      compare_piece(reader->edits, reader->text, piece, simple, strlen(simple));
  opencc_convert_utf8_free(simple);
  return done;
}

/* Puts text[start, end) to the piece, or makes a new one of it. */
static bool add_to_piece(Reader *reader, size_t start, size_t end) {
  if ((start != reader->piece.end || end - reader->piece.start > PIECE) &&
      !convert_piece(reader))
    return false;
  if (start != reader->piece.end) reader->piece.start = (uint32_t)start;
  reader->piece.end = (uint32_t)end;
  return true;
}

/* ---- line by line ---- */

/* The end of a stretch without NUL. */
static size_t stretch_end(const char *text, size_t at, size_t end) {
  const char *nul = memchr(text + at, '\0', end - at);
  return nul != NULL ? (size_t)(nul - text) : end;
}

static bool simplify_stretch(Reader *reader, size_t at, size_t end) {
  while (at < end) {
    size_t stop = stretch_end(reader->text, at, end);
    if (stop > at && !add_to_piece(reader, at, stop)) return false;
    at = stop + 1;
  }
  return true;
}

/* The end of the sentence that begins at 'at'. */
static size_t sentence_end(const char *text, size_t at, size_t end) {
  size_t bytes;
  for (; at < end; at += bytes) {
    uint32_t c = utf8_read(text, at, end, &bytes);
    if (c == 0x3002 || c == ';' || c == '!' || c == '?' || c == 0xFF1B)
      return at + bytes;
  }
  return end;
}

/* A line of both scripts: all of it, when only quotes are Simplified; nothing,
** when only quotes are Traditional; else its Traditional sentences. */
static bool simplify_mixed(Reader *reader, size_t at, size_t end) {
  Count unquoted = count_unquoted(reader->text, at, end);
  size_t stop;
  if (unquoted.traditional >= MOST_SHARE * unquoted.simple &&
      unquoted.traditional > 0)
    return simplify_stretch(reader, at, end);
  if (unquoted.simple >= MOST_SHARE * unquoted.traditional) return true;
  for (; at < end; at = stop) {
    Count count;
    stop = sentence_end(reader->text, at, end);
    count = count_kinds(reader->text, at, stop);
    if (judge(&count) == TRADITIONAL && !simplify_stretch(reader, at, stop))
      return false;
  }
  return true;
}

/* A line that is undecided is what the one before it is. */
static bool simplify_lines(Reader *reader, enum Verdict before) {
  size_t at, end;
  for (at = 0; at < reader->length; at = end) {
    Count count;
    enum Verdict verdict;
    bool done = true;
    end = line_end(reader->text, at, reader->length);
    count = count_kinds(reader->text, at, end);
    verdict = judge(&count);
    if (verdict == TRADITIONAL || verdict == SIMPLIFIED) before = verdict;
    if (verdict == MIXED)
      done = simplify_mixed(reader, at, end);
    else if (before == TRADITIONAL && verdict != FOREIGN)
      done = simplify_stretch(reader, at, end);
    if (!done) return false;
  }
  return convert_piece(reader);
}

bool find_traditional(Edits *edits, const char *text, size_t length,
                      Simplifier *simplifier) {
  Reader reader = {text, length, edits, simplifier, VARIANT_TAIWAN, {0, 0}};
  enum Verdict first;
  bool any;
  if (edits->absent & CHAR_TRADITIONAL) return true;
  if (char_find(char_traditional, text, 0, length) == length) return true;
  first = judge_text(text, length, &any, &reader.variant);
  return !any || simplify_lines(&reader, first);
}

bool simplify_all(Edits *edits, const char *text, size_t length,
                  Simplifier *simplifier) {
  Reader reader = {text, length, edits, simplifier, VARIANT_TAIWAN, {0, 0}};
  return simplify_stretch(&reader, 0, length) && convert_piece(&reader);
}

void simplifier_close(Simplifier *simplifier) {
  int i;
  for (i = 0; i < VARIANT_COUNT; i++) {
    if (simplifier->handles[i] != NULL) opencc_close(simplifier->handles[i]);
    simplifier->handles[i] = NULL;
  }
}
