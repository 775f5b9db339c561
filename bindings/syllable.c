/* syllable.c: tells pinyin from other letters: with tone marks, tone digits or
** neither, several syllables or readings, erhua. */
#include "syllable.h"

#include <string.h>

#include "utf8.h"

/* The finals that go with each initial. */
static const struct {
  const char *initial, *finals;
} syllables[] = {
    {"", " a ai an ang ao e ei en eng er o ou n ng m "},
    {"b", " a ai an ang ao ei en eng i ian iao ie in ing o u "},
    {"p", " a ai an ang ao ei en eng i ian iao ie in ing o ou u "},
    {"m", " a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u "},
    {"f", " a an ang ei en eng o ou u "},
    {"d",
     " a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un "
     "uo "},
    {"t", " a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo "},
    {"n",
     " a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan "
     "un uo v ve ue "},
    {"l", " a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u "
          "uan un uo v ve ue "},
    {"g", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
    {"k", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
    {"h", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
    {"j", " i ia ian iang iao ie in ing iong iu u uan ue un v van ve vn "},
    {"q", " i ia ian iang iao ie in ing iong iu u uan ue un v van ve vn "},
    {"x", " i ia ian iang iao ie in ing iong iu u uan ue un v van ve vn "},
    {"zh", " a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo "},
    {"ch", " a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo "},
    {"sh", " a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo "},
    {"r", " an ang ao e en eng i ong ou u ua uan ui un uo "},
    {"z", " a ai an ang ao e ei en eng i ong ou u uan ui un uo "},
    {"c", " a ai an ang ao e en eng i ong ou u uan ui un uo "},
    {"s", " a ai an ang ao e en eng i ong ou u uan ui un uo "},
    {"y", " a an ang ao e i in ing o ong ou u uan ue un "},
    {"w", " a ai an ang ei en eng o u "},
};

enum { MAX_SYLLABLE = 6, MAX_FINAL = 4 };

typedef struct Letter {
  char plain; /* 0: none of pinyin's */
  bool has_tone, is_capital;
} Letter;

static Letter find_letter(uint32_t c) {
  static const struct {
    const char *marked;
    char plain;
  } vowels[] = {{"āáǎàăɑ", 'a'}, {"ēéěèĕê", 'e'}, {"īíǐìĭ", 'i'},
                {"ōóǒòŏ", 'o'},  {"ūúǔùŭ", 'u'},  {"ǖǘǚǜü", 'v'},
                {"ńňǹ", 'n'},    {"ḿ", 'm'},      {"ɡ", 'g'},
                {"ĀÁǍÀ", 'a'},   {"ĒÉĚÈ", 'e'},   {"ŌÓǑÒ", 'o'}};
  Letter letter = {'\0', false, false};
  size_t i, at, bytes;
  if (c >= 'a' && c <= 'z') letter.plain = (char)c;
  if (c >= 'A' && c <= 'Z') {
    letter.plain = (char)(c - 'A' + 'a');
    letter.is_capital = true;
  }
  for (i = 0; c >= 0x80 && i < sizeof vowels / sizeof *vowels; i++) {
    size_t end = strlen(vowels[i].marked);
    for (at = 0; at < end; at += bytes) {
      if (utf8_read(vowels[i].marked, at, end, &bytes) != c) continue;
      letter.plain = vowels[i].plain; /* ü, ê, ɑ and ɡ alone carry no tone */
      letter.has_tone = c != 0xFC && c != 0xEA && c != 0x251 && c != 0x261;
      letter.is_capital = i >= 9;
      return letter;
    }
  }
  return letter;
}

/* ---- syllables ---- */

static bool is_final(const char *finals, const char *s, size_t length) {
  char word[MAX_FINAL + 3] = " ";
  if (length == 0 || length > MAX_FINAL) return false;
  memcpy(word + 1, s, length);
  word[length + 1] = ' ';
  return strstr(finals, word) != NULL;
}

static bool is_syllable(const char *s, size_t length) {
  size_t i;
  for (i = 0; i < sizeof syllables / sizeof *syllables; i++) {
    size_t initial = strlen(syllables[i].initial);
    if (initial < length && memcmp(s, syllables[i].initial, initial) == 0 &&
        is_final(syllables[i].finals, s + initial, length - initial))
      return true;
  }
  return length == 1 && s[0] == 'r'; /* 花(huā)儿(r) */
}

/* Are the letters from 'first' on syllables, the last with an r or not? */
static bool are_syllables(const Reading *reading, size_t first) {
  bool reached[MAX_LETTERS + 1] = {false};
  size_t start, end, count = reading->count;
  if (first == count) return false;
  reached[first] = true;
  for (start = first; start < count; start++) {
    if (!reached[start]) continue;
    for (end = start + 1; end <= count && end <= start + MAX_SYLLABLE; end++)
      if (is_syllable(reading->letters + start, end - start))
        reached[end] = true;
  }
  return reached[count];
}

/* ---- readings ---- */

static bool is_combining_tone(uint32_t c) {
  return c == 0x300 || c == 0x301 || c == 0x304 || c == 0x306 || c == 0x30C;
}

/* What may stand between two syllables or readings. */
static bool is_between(uint32_t c) {
  return c == ' ' || c == '/' || c == ',' || c == ';' || c == '-' ||
         c == '\'' || c == 0x2019 || c == 0x3001 || c == 0xFF0C ||
         c == 0xFF0F || c == 0xB7;
}

/* Adds 'c' to the reading, whose last syllables begin at *first; false when it
** does not belong there. */
static bool add_char(Reading *reading, uint32_t c, size_t *first) {
  Letter letter = find_letter(c);
  size_t count = reading->count;
  if (letter.plain != '\0') {
    if (count == MAX_LETTERS) return false;
    reading->letters[reading->count++] = letter.plain;
    reading->has_tone = reading->has_tone || letter.has_tone;
    reading->is_capital = reading->is_capital || letter.is_capital;
    return true;
  }
  if (is_combining_tone(c) && count > *first) {
    reading->has_tone = true;
    return true;
  }
  if ((c == ':' || c == 0x308) && count > *first &&
      reading->letters[count - 1] == 'u') {
    reading->letters[count - 1] = 'v';
    return true;
  }
  if (c >= '0' && c <= '5' && count > *first) { /* one letter: a label, (a1) */
    if (count < *first + 2 || !are_syllables(reading, *first)) return false;
    reading->has_tone = true;
    *first = count;
    return true;
  }
  if (!is_between(c)) return false;
  if (count > *first && !are_syllables(reading, *first)) return false;
  *first = count;
  return true;
}

size_t read_pinyin(Reading *reading, const char *text, size_t at, size_t end) {
  size_t start = at, first = 0, bytes;
  reading->count = 0;
  reading->has_tone = reading->is_capital = false;
  for (; at < end; at += bytes)
    if (!add_char(reading, utf8_read(text, at, end, &bytes), &first)) break;
  if (reading->count == 0) return start;
  return first == reading->count || are_syllables(reading, first) ? at : start;
}
