/* htmltag.h: the tags of a page as an HTML tokenizer reads them, and what each
** does to the tree. Private to the reading of pages. */
#ifndef HTMLTAG_H
#define HTMLTAG_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an element does to the tree. */
enum Kind {
  KIND_ORDINARY, /* inline, or unknown */
  KIND_VOID,     /* has no end */
  KIND_RAW,      /* holds text only */
  KIND_ROOT,     /* html, body: there is one */
  KIND_DROPPED,  /* left out, its content is not */
  KIND_FOREIGN,  /* svg, math: left out with the tags in it */
  KIND_FORMAT,   /* reopened in the next block when it was not closed */
  KIND_BLOCK,    /* closes an open p */
  KIND_SPECIAL,  /* as a block, but leaves p open */
  KIND_BARRIER   /* end tags do not reach out of it */
};

typedef struct Tag {
  size_t start, name_end, end;
  struct {
    size_t start, end;
  } excess; /* attributes beyond the hundredth; empty without any */
  uint64_t name;
  enum Kind kind;
  bool is_end, is_empty; /* </name>, <name/> */
} Tag;

/* Reads the tag at 'at', where a name follows '<' or '</'. False where the page
** ends within it; its start and its excess are then set all the same. */
bool tag_read(const char *page, size_t at, size_t length, Tag *tag);

/* Where what stands at 'at', "<!" or "<?" or "</" without a name, ends. */
size_t tag_pass_comment(const char *page, size_t at, size_t length);

bool tag_is_blank(char c);

/* Is 'tag' in the list, which GUMBO_TAG_LAST ends? */
bool tag_is_one_of(GumboTag tag, const GumboTag *tags);

#endif
