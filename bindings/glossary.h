/* glossary.h: words with what they mean, asked which one starts, or ends, at a
** place of a text; and text read char by char in one form: full-width as
** half-width, Traditional as Simplified where it matters to numbers. */
#ifndef GLOSSARY_H
#define GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

#define TEXT_FORMS 0x10000u

/* A text being read; borrows its bytes and its table of forms. */
typedef struct Text {
  const char *bytes;
  uint32_t length;
  const uint16_t *forms; /* of forms_new */
} Text;

/* The one form of every char below TEXT_FORMS: of ０ it is 0, of 萬 it is 万.
** The caller frees it by memory_resize. NULL when memory is short. */
uint16_t *forms_new(void);

/* The char at 'at', in one form, and where the next begins. At the end, 0. */
uint32_t text_at(const Text *text, uint32_t at, uint32_t *next);

/* The char that ends at 'at', and where it begins. At the beginning, 0. */
uint32_t text_before(const Text *text, uint32_t at, uint32_t *start);

/* The place after the blanks (of one line) at 'at', at most four. */
uint32_t text_skip(const Text *text, uint32_t at);

/* The same backwards. */
uint32_t text_skip_back(const Text *text, uint32_t at);

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

/* Adds 'word' (UTF-8); 'meaning' and its value are copied. */
bool glossary_add(Glossary *glossary, const char *word, size_t length,
                  const Meaning *meaning, Fault *fault);

/* To be called once after the last glossary_add. Of a word added twice the
** first meaning stands. */
void glossary_seal(Glossary *glossary);

/* Whether any word starts with this char, in one form. */
bool glossary_starts(const Glossary *glossary, uint32_t c);

/* The longest word that starts at 'at' (ends at 'at'), or NULL; sets *end to
** its other end. Blanks between its chars are passed over if 'loose'. */
const Meaning *glossary_after(const Glossary *glossary, const Text *text,
                              uint32_t at, bool loose, uint32_t *end);

/* The same among the words of one group, if 'group' is not 0. */
const Meaning *glossary_member(const Glossary *glossary, const Text *text,
                               uint32_t at, bool loose, uint32_t group,
                               uint32_t *end);

const Meaning *glossary_before(const Glossary *glossary, const Text *text,
                               uint32_t at, uint32_t *start);

#endif
