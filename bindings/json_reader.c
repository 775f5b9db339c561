/* json_reader.c: the grammar of JSON as a machine with a stack of bits.
** Linear in the text; a hostile text costs no C stack and no memory. */
#include "json_reader.h"

#include <string.h>

#include "utf8.h"

enum Expect {
  EXPECT_VALUE,
  EXPECT_VALUE_OR_CLOSE, /* after [ */
  EXPECT_KEY_OR_CLOSE,   /* after { */
  EXPECT_KEY,            /* after { ... , */
  EXPECT_COMMA_OR_CLOSE,
  EXPECT_END
};

void json_reader_init(JsonReader *reader, const char *text, size_t length) {
  reader->text = text;
  reader->length = length;
  reader->at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  reader->start = reader->end = reader->at;
  reader->escaped = false;
  reader->expect = EXPECT_VALUE;
  reader->depth = 0;
  reader->wrong = NULL;
}

static enum JsonToken fault(JsonReader *reader, size_t at, const char *wrong) {
  reader->at = at;
  reader->wrong = wrong;
  return JSON_FAULT;
}

static void skip_blanks(JsonReader *reader) {
  while (reader->at < reader->length &&
         memchr(" \t\r\n", reader->text[reader->at], 4) != NULL)
    reader->at++;
}

/* What may follow a value that has just ended. */
static void after_value(JsonReader *reader) {
  reader->expect = reader->depth == 0 ? EXPECT_END : EXPECT_COMMA_OR_CLOSE;
}

static bool has_digit(const char *text, size_t at, size_t length) {
  return at < length && is_digit((unsigned char)text[at]);
}

static size_t skip_digits(const char *text, size_t at, size_t length) {
  while (has_digit(text, at, length)) at++;
  return at;
}

/* The end of the number at 'at', or 0 and in *wrong what is wrong with it. */
static size_t number_end(const char *text, size_t at, size_t length,
                         const char **wrong) {
  if (at < length && text[at] == '-') at++;
  *wrong = "a number needs a digit here";
  if (!has_digit(text, at, length)) return 0;
  *wrong = "a number must not begin with 0";
  if (text[at] == '0' && has_digit(text, at + 1, length)) return 0;
  at = skip_digits(text, at, length);
  *wrong = "a number needs a digit after its point and its exponent";
  if (at < length && text[at] == '.') {
    if (!has_digit(text, ++at, length)) return 0;
    at = skip_digits(text, at, length);
  }
  if (at < length && (text[at] == 'e' || text[at] == 'E')) {
    at++;
    if (at < length && (text[at] == '+' || text[at] == '-')) at++;
    if (!has_digit(text, at, length)) return 0;
    at = skip_digits(text, at, length);
  }
  return at;
}

bool json_is_number(const char *text, size_t length) {
  const char *wrong;
  return length > 0 && number_end(text, 0, length, &wrong) == length;
}

static enum JsonToken read_number(JsonReader *reader) {
  const char *wrong;
  size_t end = number_end(reader->text, reader->at, reader->length, &wrong);
  if (end == 0) return fault(reader, reader->at, wrong);
  reader->start = reader->at;
  reader->end = reader->at = end;
  after_value(reader);
  return JSON_NUMBER;
}

bool json_integer(const JsonReader *reader, int64_t *value) {
  const char *digits = reader->text + reader->start;
  size_t length = reader->end - reader->start;
  bool negative = digits[0] == '-';
  uint64_t limit = negative ? (uint64_t)INT64_MAX + 1 : INT64_MAX, sum = 0;
  for (size_t i = negative; i < length; i++) {
    uint64_t digit = (uint64_t)(digits[i] - '0');
    if (digits[i] < '0' || digits[i] > '9') return false;
    if (sum > (limit - digit) / 10) return false;
    sum = sum * 10 + digit;
  }
  if (negative && sum == 0) return false;
  *value = negative ? -(int64_t)(sum - 1) - 1 : (int64_t)sum;
  return true;
}

/* The value of four hexadecimal digits at 'at', or -1. */
static int32_t hex4(const char *text, size_t at, size_t length) {
  int32_t value = 0;
  if (length - at < 4) return -1;
  for (size_t i = at; i < at + 4; i++) {
    char c = text[i];
    if (c >= '0' && c <= '9')
      value = value * 16 + (c - '0');
    else if (c >= 'a' && c <= 'f')
      value = value * 16 + (c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      value = value * 16 + (c - 'A' + 10);
    else
      return -1;
  }
  return value;
}

/* The char of the \u escape whose digits begin at 'at', a pair of surrogates
** being one char, and its end in *end. UINT32_MAX where it is no char. */
static uint32_t unicode_escape(const char *text, size_t at, size_t length,
                               size_t *end) {
  int32_t high = hex4(text, at, length), low;
  *end = at + 4;
  if (high < 0) return UINT32_MAX;
  if (high < 0xD800 || high > 0xDFFF) return (uint32_t)high;
  if (high > 0xDBFF || length - *end < 6 || text[*end] != '\\' ||
      text[*end + 1] != 'u')
    return UINT32_MAX;
  low = hex4(text, *end + 2, length);
  if (low < 0xDC00 || low > 0xDFFF) return UINT32_MAX;
  *end += 6;
  return 0x10000u + ((uint32_t)(high - 0xD800) << 10) +
         (uint32_t)(low - 0xDC00);
}

/* The end of the escape whose backslash is at 'at', or 0 where it is none. */
static size_t escape_end(const char *text, size_t at, size_t length) {
  size_t end;
  if (length - at < 2 || text[at + 1] == '\0') return 0;
  if (strchr("\"\\/bfnrt", text[at + 1]) != NULL) return at + 2;
  if (text[at + 1] != 'u') return 0;
  return unicode_escape(text, at + 2, length, &end) == UINT32_MAX ? 0 : end;
}

/* Reads the string whose quote is at 'at'; the token is what it encloses. */
static bool read_string(JsonReader *reader) {
  const char *text = reader->text;
  size_t at = reader->at + 1, length = reader->length, step;
  reader->start = at;
  reader->escaped = false;
  for (;; at += step) {
    unsigned char c = at < length ? (unsigned char)text[at] : 0;
    step = 1;
    if (at == length)
      reader->wrong = "the string has no end";
    else if (c < 0x20)
      reader->wrong = "a control character in a string";
    else if (c == '\\') {
      size_t end = escape_end(text, at, length);
      if (end == 0)
        reader->wrong = "not an escape that JSON knows";
      else
        step = end - at;
      reader->escaped = true;
    } else if (c >= 0x80) {
      utf8_read(text, at, length, &step);
      if (step == 1) reader->wrong = "a byte that is not UTF-8";
    } else if (c == '"')
      break;
    if (reader->wrong != NULL) {
      reader->at = at;
      return false;
    }
  }
  reader->end = at;
  reader->at = at + 1;
  return true;
}

size_t json_unescape(const JsonReader *reader, char *to) {
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *text = reader->text;
  char *out = to;
  size_t at = reader->start;
  while (at < reader->end) {
    if (text[at] != '\\') {
      *out++ = text[at++];
    } else if (text[at + 1] == 'u') {
      out += utf8_write(out, unicode_escape(text, at + 2, reader->end, &at));
    } else {
      *out++ = values[strchr(names, text[at + 1]) - names];
      at += 2;
    }
  }
  return (size_t)(out - to);
}

static enum JsonToken read_name(JsonReader *reader, const char *name,
                                enum JsonToken token) {
  size_t length = strlen(name);
  if (reader->length - reader->at < length ||
      memcmp(reader->text + reader->at, name, length) != 0)
    return fault(reader, reader->at, "expected a value");
  reader->at += length;
  after_value(reader);
  return token;
}

static enum JsonToken open_container(JsonReader *reader, bool object) {
  if (reader->depth == JSON_MAX_DEPTH)
    return fault(reader, reader->at, "nested deeper than 1000");
  reader->object[reader->depth++] = object;
  reader->expect = object ? EXPECT_KEY_OR_CLOSE : EXPECT_VALUE_OR_CLOSE;
  reader->at++;
  return object ? JSON_OPEN_OBJECT : JSON_OPEN_ARRAY;
}

static enum JsonToken close_container(JsonReader *reader) {
  bool object = reader->object[--reader->depth];
  reader->at++;
  after_value(reader);
  return object ? JSON_CLOSE_OBJECT : JSON_CLOSE_ARRAY;
}

static enum JsonToken read_value(JsonReader *reader) {
  switch (reader->text[reader->at]) {
  case '{': return open_container(reader, true);
  case '[': return open_container(reader, false);
  case 'n': return read_name(reader, "null", JSON_NULL);
  case 't': return read_name(reader, "true", JSON_TRUE);
  case 'f': return read_name(reader, "false", JSON_FALSE);
  case '"':
    if (!read_string(reader)) return JSON_FAULT;
    after_value(reader);
    return JSON_STRING;
  case '-':
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9': return read_number(reader);
  default: return fault(reader, reader->at, "expected a value");
  }
}

/* A key and its colon. */
static enum JsonToken read_key(JsonReader *reader) {
  if (reader->text[reader->at] != '"')
    return fault(reader, reader->at, "expected a key in quotes");
  if (!read_string(reader)) return JSON_FAULT;
  skip_blanks(reader);
  if (reader->at == reader->length || reader->text[reader->at] != ':')
    return fault(reader, reader->at, "expected : after the key");
  reader->at++;
  reader->expect = EXPECT_VALUE;
  return JSON_KEY;
}

/* The next array item or object member, after its comma; or the close. */
static enum JsonToken read_rest(JsonReader *reader) {
  bool object = reader->object[reader->depth - 1];
  if (reader->text[reader->at] == (object ? '}' : ']'))
    return close_container(reader);
  if (reader->text[reader->at] != ',')
    return fault(reader, reader->at,
                 object ? "expected , or }" : "expected , or ]");
  reader->at++;
  reader->expect = object ? EXPECT_KEY : EXPECT_VALUE;
  return json_next(reader);
}

enum JsonToken json_next(JsonReader *reader) {
  char c;
  if (reader->wrong != NULL) return JSON_FAULT;
  skip_blanks(reader);
  if (reader->at == reader->length)
    return reader->expect == EXPECT_END
               ? JSON_DONE
               : fault(reader, reader->at, "the text ends too early");
  c = reader->text[reader->at];
  switch ((enum Expect)reader->expect) {
  case EXPECT_VALUE_OR_CLOSE:
    if (c == ']') return close_container(reader);
    return read_value(reader);
  case EXPECT_VALUE: return read_value(reader);
  case EXPECT_KEY_OR_CLOSE:
    if (c == '}') return close_container(reader);
    return read_key(reader);
  case EXPECT_KEY: return read_key(reader);
  case EXPECT_COMMA_OR_CLOSE: return read_rest(reader);
  default: return fault(reader, reader->at, "more text after the value");
  }
}

void json_place(const JsonReader *reader, size_t *line, size_t *column) {
  *line = *column = 1;
  for (size_t i = 0; i < reader->at; i++) {
    if (reader->text[i] == '\n') {
      *line += 1;
      *column = 1;
    } else if (((unsigned char)reader->text[i] & 0xC0) != 0x80) {
      *column += 1;
    }
  }
}
