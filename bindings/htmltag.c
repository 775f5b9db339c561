/* htmltag.c: reads one tag, and tells what its element does to the tree. */
#include "htmltag.h"

#include <ctype.h>
#include <string.h>

enum { ATTRIBUTES = 100 };

/* Kinds --------------------------------------------------------------------*/

bool tag_is_one_of(GumboTag tag, const GumboTag *tags) {
  for (; *tags != GUMBO_TAG_LAST; tags++)
    if (tag == *tags) return true;
  return false;
}

static enum Kind kind_of(GumboTag tag) {
  static const GumboTag voids[] = {
      GUMBO_TAG_AREA,   GUMBO_TAG_BASE,  GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
      GUMBO_TAG_BR,     GUMBO_TAG_COL,   GUMBO_TAG_EMBED,    GUMBO_TAG_FRAME,
      GUMBO_TAG_HR,     GUMBO_TAG_IMAGE, GUMBO_TAG_IMG,      GUMBO_TAG_INPUT,
      GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK,  GUMBO_TAG_META,     GUMBO_TAG_PARAM,
      GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR,      GUMBO_TAG_HEAD,
      GUMBO_TAG_LAST};
  static const GumboTag raws[] = {
      GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_TITLE,
      GUMBO_TAG_TEXTAREA, GUMBO_TAG_XMP,      GUMBO_TAG_IFRAME,
      GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_LAST};
  static const GumboTag formats[] = {
      GUMBO_TAG_A,  GUMBO_TAG_B,     GUMBO_TAG_BIG,    GUMBO_TAG_CODE,
      GUMBO_TAG_EM, GUMBO_TAG_FONT,  GUMBO_TAG_I,      GUMBO_TAG_NOBR,
      GUMBO_TAG_S,  GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,
      GUMBO_TAG_TT, GUMBO_TAG_U,     GUMBO_TAG_LAST};
  static const GumboTag blocks[] = {
      GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,  GUMBO_TAG_DD,
      GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,     GUMBO_TAG_DIV,
      GUMBO_TAG_DL,         GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET,
      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,
      GUMBO_TAG_FORM,       GUMBO_TAG_H1,      GUMBO_TAG_H2,
      GUMBO_TAG_H3,         GUMBO_TAG_H4,      GUMBO_TAG_H5,
      GUMBO_TAG_H6,         GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,
      GUMBO_TAG_LI,         GUMBO_TAG_LISTING, GUMBO_TAG_MAIN,
      GUMBO_TAG_MENU,       GUMBO_TAG_NAV,     GUMBO_TAG_OL,
      GUMBO_TAG_P,          GUMBO_TAG_PRE,     GUMBO_TAG_SECTION,
      GUMBO_TAG_SUMMARY,    GUMBO_TAG_UL,      GUMBO_TAG_LAST};
  static const GumboTag specials[] = {
      GUMBO_TAG_BUTTON, GUMBO_TAG_COLGROUP, GUMBO_TAG_NOSCRIPT,
      GUMBO_TAG_SELECT, GUMBO_TAG_TBODY,    GUMBO_TAG_TFOOT,
      GUMBO_TAG_THEAD,  GUMBO_TAG_TR,       GUMBO_TAG_LAST};
  static const GumboTag barriers[] = {
      GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION,  GUMBO_TAG_MARQUEE,
      GUMBO_TAG_OBJECT, GUMBO_TAG_TABLE,    GUMBO_TAG_TD,
      GUMBO_TAG_TH,     GUMBO_TAG_TEMPLATE, GUMBO_TAG_LAST};
  if (tag_is_one_of(tag, formats)) return KIND_FORMAT;
  if (tag_is_one_of(tag, blocks)) return KIND_BLOCK;
  if (tag_is_one_of(tag, voids)) return KIND_VOID;
  if (tag_is_one_of(tag, barriers)) return KIND_BARRIER;
  if (tag_is_one_of(tag, specials)) return KIND_SPECIAL;
  if (tag_is_one_of(tag, raws)) return KIND_RAW;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return KIND_ROOT;
  if (tag == GUMBO_TAG_FRAMESET || tag == GUMBO_TAG_PLAINTEXT)
    return KIND_DROPPED;
  if (tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH) return KIND_FOREIGN;
  return KIND_ORDINARY;
}

/* A number for the name: gumbo's own, or a hash of one that it does not know.
 */
static uint64_t name_of(const char *name, size_t length, GumboTag *tag) {
  uint64_t hash = 14695981039346656037u;
  size_t i;
  *tag =
      length < 32 ? gumbo_tagn_enum(name, (unsigned)length) : GUMBO_TAG_UNKNOWN;
  if (*tag != GUMBO_TAG_UNKNOWN) return *tag;
  for (i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)tolower((unsigned char)name[i])) *
           1099511628211u;
  return hash | 1ull << 63;
}

/* Tags ---------------------------------------------------------------------*/

bool tag_is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* Where the attribute at 'at' ends, which is no blank, slash or '>'. */
static size_t pass_attribute(const char *page, size_t at, size_t end) {
  const char *stop;
  size_t value;
  at++; /* even '=' is a name here */
  while (at < end && !tag_is_blank(page[at]) && strchr("/>=", page[at]) == NULL)
    at++;
  for (value = at; value < end && tag_is_blank(page[value]);) value++;
  if (value == end || page[value] != '=') return at;
  for (value++; value < end && tag_is_blank(page[value]);) value++;
  if (value == end || page[value] == '>') return value;
  if (page[value] == '"' || page[value] == '\'') {
    stop = memchr(page + value + 1, page[value], end - value - 1);
    return stop == NULL ? end : (size_t)(stop - page) + 1;
  }
  while (value < end && !tag_is_blank(page[value]) && page[value] != '>')
    value++;
  return value;
}

bool tag_read(const char *page, size_t at, size_t length, Tag *tag) {
  size_t count = 0, name;
  GumboTag known;
  tag->start = at;
  tag->is_end = page[at + 1] == '/';
  tag->is_empty = false;
  tag->excess.start = tag->excess.end = 0;
  name = at + 1 + tag->is_end;
  for (at = name; at < length && !tag_is_blank(page[at]) && page[at] != '/' &&
                  page[at] != '>';)
    at++;
  tag->name_end = at;
  tag->name = name_of(page + name, at - name, &known);
  tag->kind = kind_of(known);
  while (at < length && page[at] != '>') {
    size_t start = at;
    tag->is_empty = page[at] == '/';
    if (tag_is_blank(page[at]) || page[at] == '/') {
      at++;
      continue;
    }
    at = pass_attribute(page, at, length);
    if (++count <= ATTRIBUTES) continue;
    if (tag->excess.end == 0) tag->excess.start = start;
    tag->excess.end = at;
  }
  tag->end = at + 1;
  return at < length;
}

size_t tag_pass_comment(const char *page, size_t at, size_t length) {
  const char *stop;
  if (length - at >= 4 && memcmp(page + at, "<!--", 4) == 0) {
    at += 4;
    if (at < length && page[at] == '>') return at + 1;
    if (length - at >= 2 && memcmp(page + at, "->", 2) == 0) return at + 2;
    for (; at < length; at++) {
      stop = memchr(page + at, '-', length - at);
      if (stop == NULL) return length;
      at = (size_t)(stop - page);
      if (length - at >= 3 && memcmp(stop, "-->", 3) == 0) return at + 3;
      if (length - at >= 4 && memcmp(stop, "--!>", 4) == 0) return at + 4;
    }
    return length;
  }
  stop = memchr(page + at, '>', length - at);
  return stop == NULL ? length : (size_t)(stop - page) + 1;
}
