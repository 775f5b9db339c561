/* glossary.h: words with what they mean, asked which one starts, or ends, at a
** place of a text. Kept as a tree of chars, so that a word is found in one walk
** however many words there are. */
#ifndef GLOSSARY_H
#define GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chars.h"
#include "fault.h"

typedef struct Meaning Meaning;

struct Meaning {
  int kind;          /* the owner's enum */
  int type;          /* the owner's enum */
  char sign;         /* approx of a word of approximation; 0 elsewhere */
  uint32_t group;    /* units of one group convert into each other; 0: none */
  uint32_t size;     /* how many of the group's smallest unit it is */
  const char *value; /* canonical name; the Glossary owns it */
};

typedef struct Glossary Glossary;

/* An empty one; NULL when memory is short. 'backwards': for glossary_before.
** It borrows 'forms', by which its words and the texts are read. */
Glossary *glossary_new(const uint16_t *forms, bool backwards);
void glossary_free(Glossary *glossary); /* accepts NULL */

/* Adds 'word' (UTF-8); 'meaning' and its value are copied. Of a word added
** twice the first meaning stands, unless a group is asked for. */
bool glossary_add(Glossary *glossary, const char *word, size_t length,
                  const Meaning *meaning, Fault *fault);

/* Whether any word starts with this char, in one form. */
bool glossary_starts(const Glossary *glossary, uint32_t c);

/* The longest word that starts at 'at', or NULL; sets *end to its end. Blanks
** between its chars are passed over if 'loose'. */
const Meaning *glossary_after(const Glossary *glossary, const Text *text,
                              uint32_t at, bool loose, uint32_t *end);

/* The same among the words of one group, if 'group' is not 0. */
const Meaning *glossary_member(const Glossary *glossary, const Text *text,
                               uint32_t at, bool loose, uint32_t group,
                               uint32_t *end);

/* The longest word that ends at 'at', or NULL; sets *start to its start. Blanks
** between its chars are passed over. */
const Meaning *glossary_before(const Glossary *glossary, const Text *text,
                               uint32_t at, uint32_t *start);

#endif
