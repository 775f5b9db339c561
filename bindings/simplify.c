/* simplify.c: finds the lines that are Traditional and, in pieces of several
** lines or of a long one, what OpenCC makes of them. OpenCC is given no NUL. */
#include "simplify.h"

#include <opencc/opencc.h>
#include <string.h>

#include "chartables.h"
#include "difference.h"
#include "utf8.h"
#include "writing.h"

enum {
  PIECE = 1 << 13, /* bytes that OpenCC is given at a time, but for a line */
  LONG_LINE = 1 << 15, /* bytes of a line from which on it is cut */
  MIXED_SHARE = 4 /* of the chars that tell, one in so many is Traditional */
};

typedef struct Reader {
  const char *text;
  size_t length;
  Edits *edits;
  Simplifier *simplifier;
  enum Variant variant;
  Span piece; /* to be converted next */
} Reader;

/* What a whole text tells of its lines. */
typedef struct Lines {
  enum Writing first; /* of those that are decided */
  bool any;           /* is one of them Traditional at all? */
  bool mixed;         /* are the chars that tell not nearly all Simplified? */
  enum Variant variant;
} Lines;

/* ---- which lines ---- */

static size_t line_end(const char *text, size_t at, size_t length) {
  const char *end = memchr(text + at, '\n', length - at);
  return end != NULL ? (size_t)(end - text) + 1 : length;
}

static bool is_simple_or_traditional(enum Writing writing) {
  return writing == WRITING_TRADITIONAL || writing == WRITING_SIMPLIFIED;
}

/* Goes through the lines once. A text of undecided lines is one of its own. */
static Lines judge_text(const char *text, size_t length) {
  Lines lines = {WRITING_UNDECIDED, false, false, VARIANT_TAIWAN};
  WritingCount all = {0};
  size_t at, end, hongkong = 0, taiwan = 0;
  for (at = 0; at < length; at = end) {
    WritingCount count;
    enum Writing writing;
    end = line_end(text, at, length);
    count = writing_count(text, at, end);
    writing = writing_judge(&count);
    writing_add(&all, count);
    if (writing == WRITING_TRADITIONAL || writing == WRITING_MIXED)
      lines.any = true;
    if (lines.first == WRITING_UNDECIDED && is_simple_or_traditional(writing))
      lines.first = writing;
    if (writing == WRITING_TRADITIONAL || writing == WRITING_UNDECIDED) {
      hongkong += count.hongkong;
      taiwan += count.taiwan;
    }
  }
  if (hongkong > taiwan) lines.variant = VARIANT_HONGKONG;
  lines.mixed = MIXED_SHARE * all.traditional >= all.simple;
  if (lines.first == WRITING_UNDECIDED &&
      writing_judge(&all) == WRITING_TRADITIONAL) {
    lines.first = WRITING_TRADITIONAL;
    lines.any = true;
  }
  return lines;
}

/* Is the first line from 'at' on that is not empty Traditional? */
static bool is_before_traditional(const char *text, size_t at, size_t length) {
  WritingCount count;
  while (at < length && (text[at] == '\n' || text[at] == '\r')) at++;
  count =
      writing_count(text, at, at < length ? line_end(text, at, length) : at);
  return writing_judge(&count) == WRITING_TRADITIONAL;
}

/* ---- OpenCC ---- */

/* The edits of a piece of lines: OpenCC keeps line ends. */
static bool compare_piece(Edits *edits, const char *text, Span piece,
                          const char *simple, size_t length) {
  Span line = {piece.start, 0};
  size_t at = 0, end;
  for (; line.start < piece.end; line.start = line.end, at = end) {
    line.end = (uint32_t)line_end(text, line.start, piece.end);
    end = line_end(simple, at, length);
    if (!difference_find(edits, STEP_TRADITIONAL, text, line, simple + at,
                         end - at))
      return false;
  }
  return true;
}

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

/* Where the char begins that text[at] is of. */
static size_t char_start(const char *text, size_t at) {
  while (((unsigned char)text[at] & 0xC0) == 0x80) at--;
  return at;
}

/* Where text[at, end) is cut, that no piece grows without bound: at its end
** where it is short; else behind the sentence that fills a piece; where that is
** long, behind the last ASCII char; where there is none, between two chars. */
static size_t cut_end(const char *text, size_t at, size_t end) {
  size_t least, most, cut;
  if (end - at <= LONG_LINE) return end;
  least = char_start(text, at + PIECE);
  most = char_start(text, at + LONG_LINE);
  cut = sentence_end(text, least, most);
  if (cut < most) return cut;
  while (cut > least && (unsigned char)text[cut - 1] >= 0x80) cut--;
  return cut > least ? cut : most;
}

/* The end of a stretch without NUL that OpenCC is given at a time. */
static size_t stretch_end(const char *text, size_t at, size_t end) {
  const char *nul = memchr(text + at, '\0', end - at);
  return nul != NULL ? (size_t)(nul - text) : end;
}

static bool simplify_stretch(Reader *reader, size_t at, size_t end) {
  while (at < end) {
    size_t stop = cut_end(reader->text, at, end), nul;
    nul = stretch_end(reader->text, at, stop);
    if (nul > at && !add_to_piece(reader, at, nul)) return false;
    at = nul < stop ? nul + 1 : stop;
  }
  return true;
}

/* A line of both scripts: all of it, when only quotes are Simplified; nothing,
** when only quotes are Traditional; else its Traditional sentences. */
static bool simplify_mixed(Reader *reader, size_t at, size_t end) {
  WritingCount unquoted = writing_count_unquoted(reader->text, at, end);
  size_t stop;
  if (writing_is_traditional(&unquoted))
    return simplify_stretch(reader, at, end);
  if (writing_is_simplified(&unquoted)) return true;
  for (; at < end; at = stop) {
    WritingCount count;
    stop = sentence_end(reader->text, at, end);
    count = writing_count(reader->text, at, stop);
    if (writing_judge(&count) == WRITING_TRADITIONAL &&
        !simplify_stretch(reader, at, stop))
      return false;
  }
  return true;
}

/* Is a line that is undecided, and ends at 'end', Traditional? One with chars of
** Traditional text alone goes with the text, where that is in both, and with the
** line behind it; others with the line before, which was 'before'. */
static bool goes_with_traditional(const Reader *reader, const Lines *lines,
                                  const WritingCount *count, size_t end,
                                  enum Writing before) {
  if (before == WRITING_TRADITIONAL) return true;
  return writing_is_traditional(count) &&
         (lines->mixed ||
          is_before_traditional(reader->text, end, reader->length));
}

static bool simplify_line(Reader *reader, const Lines *lines, size_t at,
                          size_t end, enum Writing *before) {
  WritingCount count = writing_count(reader->text, at, end);
  enum Writing writing = writing_judge(&count);
  switch (writing) {
  case WRITING_MIXED: return simplify_mixed(reader, at, end);
  case WRITING_JAPANESE: return true;
  case WRITING_UNDECIDED:
    return !goes_with_traditional(reader, lines, &count, end, *before) ||
           simplify_stretch(reader, at, end);
  default:
    *before = writing;
    return writing == WRITING_SIMPLIFIED || simplify_stretch(reader, at, end);
  }
}

static bool simplify_lines(Reader *reader, const Lines *lines) {
  enum Writing before = lines->first;
  size_t at, end;
  for (at = 0; at < reader->length; at = end) {
    end = line_end(reader->text, at, reader->length);
    if (!simplify_line(reader, lines, at, end, &before)) return false;
  }
  return convert_piece(reader);
}

bool find_traditional(Edits *edits, const char *text, size_t length,
                      Simplifier *simplifier) {
  Reader reader = {text, length, edits, simplifier, VARIANT_TAIWAN, {0, 0}};
  Lines lines;
  if (edits->absent & CHAR_TRADITIONAL) return true;
  if (char_find(char_traditional, text, 0, length) == length) return true;
  lines = judge_text(text, length);
  reader.variant = lines.variant;
  return !lines.any || simplify_lines(&reader, &lines);
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
