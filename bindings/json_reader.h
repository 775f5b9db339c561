/* json_reader.h: JSON text (RFC 8259) as tokens, one call each. The reader
** borrows the text, allocates nothing and does not recurse; it checks the
** grammar, the numbers and the UTF-8 itself, so a token is always sound. */
#ifndef JSON_READER_H
#define JSON_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JSON_MAX_DEPTH 1000

enum JsonToken {
  JSON_FAULT, /* reader->wrong says what, and reader->at where */
  JSON_DONE,  /* the one value is read, and nothing follows it */
  JSON_NULL,
  JSON_TRUE,
  JSON_FALSE,
  JSON_NUMBER,
  JSON_STRING,
  JSON_KEY, /* a string that names the value that follows */
  JSON_OPEN_ARRAY,
  JSON_CLOSE_ARRAY,
  JSON_OPEN_OBJECT,
  JSON_CLOSE_OBJECT
};

typedef struct JsonReader {
  const char *text;
  size_t length, at;
  size_t start, end;    /* the token: of a string, what the quotes enclose */
  bool escaped;         /* the string holds backslashes */
  unsigned char expect; /* what may come next: enum Expect in the .c */
  size_t depth;         /* how many arrays and objects are open */
  bool object[JSON_MAX_DEPTH]; /* of each of them: is it an object? */
  const char *wrong;           /* of JSON_FAULT: a static string */
} JsonReader;

/* 'text' may hold anything at all; a byte order mark is passed over. */
void json_reader_init(JsonReader *reader, const char *text, size_t length);

enum JsonToken json_next(JsonReader *reader);

/* Writes the string token just read to 'to', which has room for end - start
** bytes, and returns its length. It may hold NUL. */
size_t json_unescape(const JsonReader *reader, char *to);

/* The number token as a 64-bit integer; false where it has a fraction or an
** exponent, does not fit, or is -0. */
bool json_integer(const JsonReader *reader, int64_t *value);

/* Whether all of 'text' is one JSON number. */
bool json_is_number(const char *text, size_t length);

/* Line and column, in chars and from 1, of the place that was read last. */
void json_place(const JsonReader *reader, size_t *line, size_t *column);

#endif
