/* tags.h: the part-of-speech tags of words, as small numbers with names.
** The numbers are part of the compiled dictionary: append, never reorder, and
** raise DICTIONARY_VERSION when the list changes. */
#ifndef TAGS_H
#define TAGS_H

#include <stddef.h>
#include <stdint.h>

#define MAX_TAG_LENGTH 7 /* bytes of a name */

enum {
  TAG_X,               /* punctuation, and what nothing is known about */
  TAG_M,               /* numbers and quantities */
  TAG_ENG,             /* words in Latin letters */
  TAG_N,               /* nouns */
  TAG_NR,              /* persons */
  TAG_NS,              /* places */
  TAG_NT,              /* bodies */
  TAG_Q,               /* measures */
  TAG_SPLIT_ONE = 238, /* in dictionaries only: a number and a measure of one */
  TAG_SPLIT_TWO,   /* char, or two; they are two words (一个, 一部分) */
  TAG_LIMIT = 240, /* no tag is above; an engine may use what is, inside */
  TAG_NONE = 255
};

/* The tag called name[0..length), or TAG_NONE. */
uint8_t tag_find(const char *name, size_t length);

/* Its name, a static string; "" for what is no tag. */
const char *tag_name(uint8_t tag);

#endif
