/* pinyin.c: the step that drops pinyin in parentheses behind the char that it
** spells, 總結(jié), where a page does so throughout. */
#include <string.h>

#include "clean.h"
#include "utf8.h"

enum {
  MAX_LETTERS = 24, /* of pinyin in one pair of parentheses */
  SYSTEMATIC = 5    /* syllables with a tone mark that make it a habit */
};

typedef struct Reading {     /* what stands in a pair of parentheses */
  char letters[MAX_LETTERS]; /* without tone marks; v for ü */
  size_t count;
  bool has_tone;
} Reading;

/* The plain letter of a pinyin letter, 0 for any other char. */
static char find_letter(uint32_t c, bool *has_tone) {
  static const struct {
    const char *marked;
    char plain;
  } vowels[] = {{"āáǎà", 'a'}, {"ēéěèê", 'e'}, {"īíǐì", 'i'}, {"ōóǒò", 'o'},
                {"ūúǔù", 'u'}, {"ǖǘǚǜü", 'v'}, {"ńňǹ", 'n'}};
  size_t i, at, bytes;
  *has_tone = false;
  if (c >= 'a' && c <= 'z') return (char)c;
  for (i = 0; i < sizeof vowels / sizeof *vowels; i++) {
    size_t end = strlen(vowels[i].marked);
    for (at = 0; at < end; at += bytes) {
      if (utf8_read(vowels[i].marked, at, end, &bytes) != c) continue;
      *has_tone = c != 0xFC && c != 0xEA; /* ü and ê alone carry none */
      return vowels[i].plain;
    }
  }
  return '\0';
}

static bool is_one_of(const char *const *list, const char *s, size_t length) {
  for (; *list != NULL; list++)
    if (strlen(*list) == length && memcmp(*list, s, length) == 0) return true;
  return false;
}

static size_t initial_length(const char *s, size_t length) {
  if (length >= 2 && s[1] == 'h' && strchr("zcs", s[0]) != NULL) return 2;
  return length > 0 && strchr("bpmfdtnlgkhjqxrzcsyw", s[0]) != NULL ? 1 : 0;
}

static bool is_syllable(const char *s, size_t length) {
  static const char *const finals[] = {
      "a",  "ai", "an",  "ang",  "ao",  "e",  "ei",  "en",  "eng",
      "i",  "ia", "ian", "iang", "iao", "ie", "in",  "ing", "iong",
      "iu", "o",  "ong", "ou",   "u",   "ua", "uai", "uan", "uang",
      "ue", "ui", "un",  "uo",   "v",   "ve", NULL};
  static const char *const alone[] = {"a", "ai", "an", "ang", "ao",
                                      "e", "ei", "en", "eng", "er",
                                      "o", "ou", "n",  NULL};
  size_t initial = initial_length(s, length);
  if (initial == 0) return is_one_of(alone, s, length);
  return is_one_of(finals, s + initial, length - initial);
}

/* Are the letters syllables and nothing else? */
static bool is_pinyin(const Reading *reading) {
  bool reached[MAX_LETTERS + 1] = {true};
  size_t start, end;
  for (start = 0; start < reading->count; start++) {
    if (!reached[start]) continue;
    for (end = start + 1; end <= reading->count && end <= start + 6; end++)
      if (is_syllable(reading->letters + start, end - start))
        reached[end] = true;
  }
  return reading->count > 0 && reached[reading->count];
}

/* Reads the parenthesis that opens at 'at'; returns where it has closed, or
** 'at' when it holds anything but letters of pinyin. */
static size_t read_parenthesis(Reading *reading, const char *text, size_t at,
                               size_t length) {
  size_t next = at + 1, bytes;
  reading->count = 0;
  reading->has_tone = false;
  while (next < length && text[next] != ')') {
    bool has_tone;
    char letter = find_letter(utf8_read(text, next, length, &bytes), &has_tone);
    if (letter == '\0' || reading->count == MAX_LETTERS) return at;
    reading->letters[reading->count++] = letter;
    if (has_tone) reading->has_tone = true;
    next += bytes;
  }
  return next < length ? next + 1 : at;
}

static bool follows_han(const char *text, size_t at) {
  size_t bytes;
  uint32_t c;
  if (at < 3) return false;
  c = utf8_read(text, at - 3, at, &bytes);
  return bytes == 3 && c >= 0x3400 && c <= 0x9FFF;
}

bool find_pinyin(Edits *edits, const char *text, size_t length) {
  size_t at = 0, tones = 0;
  while (at < length) {
    const char *open = memchr(text + at, '(', length - at);
    Reading reading;
    size_t end;
    if (open == NULL) break;
    at = (size_t)(open - text);
    end = read_parenthesis(&reading, text, at, length);
    if (end > at && follows_han(text, at) && is_pinyin(&reading)) {
      Span old = {(uint32_t)at, (uint32_t)end};
      if (reading.has_tone) tones++;
      if (!edits_add(edits, STEP_PINYIN, old, "", 0)) return false;
    }
    at = end > at ? end : at + 1;
  }
  if (tones < SYSTEMATIC) edits->count = 0; /* a page that spells one name */
  return true;
}
