/* decode_test.c: encodings found, chars decoded, and their raw bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decode.h"
#include "utf8.h"

typedef struct Row {
  const char *raw;
  size_t length;
  const char *named; /* NULL: detect */
  const char *encoding, *text;
  size_t invalid;
} Row;

#define BYTES(s) s, sizeof(s) - 1

static const Row rows[] = {
    {BYTES("总产值65.1亿元"), NULL, "UTF-8", "总产值65.1亿元", 0},
    {BYTES("\xEF\xBB\xBF总"), NULL, "UTF-8", "总", 0},
    {BYTES("plain"), NULL, "UTF-8", "plain", 0},
    {BYTES("增\xFF长 5.9%"), NULL, "UTF-8", "增\uFFFD长 5.9%", 1},
    {BYTES("工业增长\xE5\xA2"), NULL, "UTF-8", "工业增长\uFFFD\uFFFD", 2},
    {BYTES("\xED\xA0\x80 工业增加值"), NULL, "UTF-8",
     "\uFFFD\uFFFD\uFFFD 工业增加值", 3},
    /* 工业增长5% in GBK */
    {BYTES("\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4"
           "5%"),
     NULL, "GB18030", "工业增长5%", 0},
    /* a char of four bytes */
    {BYTES("\xB9\xA4\xD2\xB5\x95\x32\x82\x36\xD4\xF6"), NULL, "GB18030",
     "工业\U00020000增", 0},
    {BYTES("\xB9\xA4\xD2\xB5\xFF\xD4\xF6"), "gbk", "GB18030", "工业\uFFFD增",
     1},
    {BYTES("\xB9\xA4\xD2\xB5\xD4"), "gbk", "GB18030", "工业\uFFFD", 1},
    /* a lead byte alone takes neither a digit nor a line's end with it */
    {BYTES("\xB9\xA4\xD2\n5.9%"), "gbk", "GB18030", "工\uFFFD\n5.9%", 1},
    {BYTES("\xB9\xA4\xFF\x40"), "gbk", "GB18030", "工\uFFFD@", 1},
    /* 工業增長5% in Big5 */
    {BYTES("\xA4\x75\xB7\x7E\xBC\x57\xAA\xF8"
           "5%"),
     NULL, "Big5", "工業增長5%", 0},
    /* a pair that stands for nothing, its second byte ASCII */
    {BYTES("\xA4\x75\x81\x40\xA4\x75"), "big5", "Big5", "工\uFFFD@工", 1},
    {BYTES("\xA4\x75\xA4\n"), "big5", "Big5", "工\uFFFD\n", 1},
    {BYTES("\xFF\xFE\xE5\x5D"
           "5\0%\0"),
     NULL, "UTF-16LE", "工5%", 0},
    {BYTES("\xFE\xFF\x5D\xE5\0"
           "5\0%"),
     NULL, "UTF-16BE", "工5%", 0},
    {BYTES("\xE5\x5D\x1A\x4E"
           "5\0%\0\n\0"),
     NULL, "UTF-16LE", "工业5%\n", 0},
    {BYTES("\x5D\xE5\x4E\x1A\0"
           "5\0%\0\n"),
     NULL, "UTF-16BE", "工业5%\n", 0},
    {BYTES("\xFF\xFE\x40\xD8\x00\xDC\x00\xD8"
           "5"),
     NULL, "UTF-16LE", "\U00020000\uFFFD\uFFFD", 3},
    {BYTES("\xE5\x5D"
           "5\0"),
     "utf-16le", "UTF-16LE", "工5", 0},
    {BYTES("\xFE\xFF\x5D\xE5"), "utf-16", "UTF-16BE", "工", 0},
    /* 工业总产值稳步增长 without a mark and without a zero byte */
    {BYTES("\xE5\x5D\x1A\x4E\x3B\x60\xA7\x4E\x3C\x50\x33\x7A\x65\x6B"
           "\x9E\x58\x7F\x95"),
     NULL, "UTF-16LE", "工业总产值稳步增长", 0},
    {BYTES("\x5D\xE5\x4E\x1A\x60\x3B\x4E\xA7\x50\x3C\x7A\x33\x6B\x65"
           "\x58\x9E\x95\x7F"),
     NULL, "UTF-16BE", "工业总产值稳步增长", 0},
    /* a mark of UTF-8 that a program put before GBK */
    {BYTES("\xEF\xBB\xBF\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5"),
     NULL, "GB18030", "工业增长工业", 0},
};

static void decode_row(const Row *row) {
  Draft draft = {0};
  Decoding decoding;
  Fault fault;
  const char *named =
      row->named == NULL ? NULL : decode_find(row->named, strlen(row->named));
  assert_true(
      decode(&draft, &decoding, row->raw, row->length, named, "name", &fault));
  assert_string_equal(decoding.encoding, row->encoding);
  assert_true(draft_finish(&draft));
  assert_string_equal(draft.text, row->text);
  assert_int_equal(draft.length, strlen(row->text));
  assert_int_equal(decoding.invalid_count, row->invalid);
  draft_free(&draft);
}

static void decodes_each_encoding(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) decode_row(&rows[i]);
}

/* The raw bytes of each char, decoded alone, are that char; and all raw bytes
** behind a byte order mark belong to one. */
static void maps_each_char(void **state) {
  size_t i, at, bytes;
  (void)state;
  for (i = 0; i < sizeof rows / sizeof *rows; i++) {
    Draft draft = {0}, alone = {0};
    Decoding decoding, again;
    uint32_t last = 0;
    assert_true(decode(&draft, &decoding, rows[i].raw, rows[i].length,
                       decode_find(rows[i].encoding, strlen(rows[i].encoding)),
                       "name", NULL));
    for (at = 0; at < draft.length; at += bytes) {
      Span span = {(uint32_t)at, 0}, raw;
      utf8_read(draft.text, at, draft.length, &bytes);
      span.end = (uint32_t)(at + bytes);
      raw = map_to_raw(&draft.map, span);
      assert_true(decode(&alone, &again, rows[i].raw + raw.start,
                         raw.end - raw.start, decoding.encoding, "", NULL));
      assert_int_equal(alone.length, bytes);
      assert_memory_equal(alone.text, draft.text + at, bytes);
      if (at > 0) assert_int_equal(raw.start, last);
      last = raw.end;
      draft_free(&alone);
    }
    assert_int_equal(last, rows[i].length);
    draft_free(&draft);
  }
}

static void assert_refused(const char *raw, size_t length, const char *want) {
  Draft draft = {0};
  Decoding decoding;
  Fault fault = {FAULT_NONE, ""};
  assert_false(decode(&draft, &decoding, raw, length, NULL, "a.txt", &fault));
  assert_string_equal(fault.message, want);
  assert_int_equal(fault.code, FAULT_FORMAT);
  draft_free(&draft);
}

static void refuses_what_is_no_text(void **state) {
  static const char control[] = "\1\2\3\4\5\6 text";
  (void)state;
  assert_refused("", 0, "a.txt: is empty");
  assert_refused("\xEF\xBB\xBF", 3, "a.txt: is empty");
  assert_refused("\xFF\xFE", 2, "a.txt: is empty");
  assert_refused("%PDF-1.4 text", 13, "a.txt: is a PDF file, not plain text");
  assert_refused("PK\3\4 word/document.xml", 22,
                 "a.txt: is a Word file (.docx), not plain text");
  assert_refused("PK\3\4 text", 9, "a.txt: is a zip archive, not plain text");
  assert_refused(control, sizeof control - 1,
                 "a.txt: looks like a binary file");
}

static void lets_a_stray_nul_pass(void **state) {
  Draft draft = {0};
  Decoding decoding;
  (void)state;
  assert_true(decode(&draft, &decoding, "工业\0增长", 13, NULL, "", NULL));
  assert_int_equal(draft.length, 13);
  draft_free(&draft);
}

/* More than one chunk, with invalid bytes where chunks meet. */
static void decodes_long_input(void **state) {
  enum { PAIRS = 200000 };
  unsigned char *raw = malloc(PAIRS * 2);
  Draft draft = {0};
  Decoding decoding;
  size_t i, invalid = 0;
  (void)state;
  assert_non_null(raw);
  for (i = 0; i < PAIRS; i++) {
    raw[2 * i] = 0xB9;
    raw[2 * i + 1] = 0xA4;
    if (i % 32767 != 5) continue;
    raw[2 * i] = raw[2 * i + 1] = 0xFF;
    invalid += 2;
  }
  assert_true(
      decode(&draft, &decoding, (char *)raw, PAIRS * 2, NULL, "", NULL));
  assert_string_equal(decoding.encoding, "GB18030");
  assert_int_equal(decoding.invalid_count, invalid);
  assert_int_equal(draft.length, (PAIRS - invalid / 2) * 3 + invalid * 3);
  assert_true(draft.map.count < 30);
  draft_free(&draft);
  free(raw);
}

static const struct {
  const char *page, *encoding, *why;
} pages[] = {
    {"<meta charset=\"big5\"><p>\xA4\xA4\xA4\xE5</p>", "Big5",
     "declared, and it fits"},
    {"<META http-equiv='Content-Type' content='text/html; charset = GB2312'>"
     "\xD6\xD0\xCE\xC4",
     "GB18030", "declared, and it fits"},
    {"<?xml version='1.0' encoding='gbk'?>\xD6\xD0\xCE\xC4", "GB18030",
     "declared, and it fits"},
    /* plainly wrong: UTF-8 for GBK, GBK for UTF-8, Big5 for GBK */
    {"<meta charset=utf-8>\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5",
     "GB18030", "by the chars it would hold"},
    {"<meta charset=gbk>工业增长", "UTF-8", "valid throughout"},
    {"<meta charset=big5>\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5"
     "\xD6\xD0\xCE\xC4",
     "GB18030", "by the chars it would hold"},
    {"<meta charset=utf-16>\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5",
     "GB18030", "by the chars it would hold"},
    {"<meta charset>\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5",
     "GB18030", "by the chars it would hold"},
    {"\xEF\xBB\xBF<meta charset=gbk>工业增长", "UTF-8", "byte order mark"},
    {"工业增长\xE5\xA2", "UTF-8", "valid but for strays"},
    {"caf\xE9 cr\xE8me", "UTF-8", "no encoding fits"},
};

static void says_why(void **state) {
  size_t i;
  (void)state;
  for (i = 0; i < sizeof pages / sizeof *pages; i++) {
    Draft draft = {0};
    Decoding decoding;
    assert_true(decode(&draft, &decoding, pages[i].page, strlen(pages[i].page),
                       NULL, "", NULL));
    assert_string_equal(decoding.encoding, pages[i].encoding);
    assert_string_equal(decoding.why, pages[i].why);
    draft_free(&draft);
  }
}

static void decodes_joined_files_line_by_line(void **state) {
  static const char joined[] =
      "一、全年工作总结\n总产值增长5%。\n"
      "\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4"
      "5%\n二、明年工作打算\xFF\n";
  Draft draft = {0};
  Decoding decoding;
  (void)state;
  assert_true(
      decode(&draft, &decoding, joined, sizeof joined - 1, NULL, "", NULL));
  assert_string_equal(decoding.encoding, "UTF-8+GB18030");
  assert_int_equal(decoding.invalid_count, 1);
  assert_true(draft_finish(&draft));
  assert_string_equal(draft.text,
                      "一、全年工作总结\n总产值增长5%。\n"
                      "工业增长工业增长5%\n二、明年工作打算\uFFFD\n");
  draft_free(&draft);
}

/* 200 units of UTF-16, one byte lost: one U+FFFD, the rest is read. */
static void brings_utf16_back_into_step(void **state) {
  unsigned char raw[2 + 400];
  Draft draft = {0};
  Decoding decoding;
  size_t i;
  (void)state;
  raw[0] = 0xFF;
  raw[1] = 0xFE;
  for (i = 0; i < 200; i++) {
    raw[2 + 2 * i] = i % 10 == 9 ? '5' : 0xE5;
    raw[3 + 2 * i] = i % 10 == 9 ? 0 : 0x5D;
  }
  memmove(raw + 103, raw + 104, sizeof raw - 104);
  assert_true(
      decode(&draft, &decoding, (char *)raw, sizeof raw - 1, NULL, "", NULL));
  assert_true(decoding.invalid_count <= 3);
  assert_memory_equal(draft.text + draft.length - 28, "工工工工工工工工工5",
                      28);
  draft_free(&draft);
}

/* A long file is looked at in pieces; a line in another encoding is found in
** any place of one that is UTF-8. */
static void finds_one_line_in_a_long_file(void **state) {
  static const char line[] = "全年工业总产值稳步增长。\n";
  static const char other[] =
      "\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\xB9\xA4\xD2\xB5\xD4\xF6\xB3\xA4\n";
  enum { LINES = 20000, SIZE = sizeof line - 1 };
  char *raw = malloc(LINES * SIZE + sizeof other);
  Draft draft = {0};
  Decoding decoding;
  size_t i;
  (void)state;
  assert_non_null(raw);
  for (i = 0; i < LINES; i++) memcpy(raw + i * SIZE, line, SIZE);
  memcpy(raw + LINES * SIZE, other, sizeof other);
  assert_true(decode(&draft, &decoding, raw, LINES * SIZE + sizeof other - 1,
                     NULL, "", NULL));
  assert_string_equal(decoding.encoding, "UTF-8+GB18030");
  assert_int_equal(decoding.invalid_count, 0);
  draft_free(&draft);
  free(raw);
}

/* One of the four pairs of Hong Kong that iconv makes two chars of. */
static void keeps_a_letter_with_its_accent(void **state) {
  static const char raw[] = "\xA4\x75\x88\x62\xFA\x40\xA4\x75";
  Draft draft = {0};
  Decoding decoding;
  Span span;
  (void)state;
  assert_true(decode(&draft, &decoding, raw, 8, "Big5", "", NULL));
  assert_true(draft_finish(&draft));
  assert_string_equal(draft.text, "工\u00CA\u0304\U00020547工");
  span = map_to_raw(&draft.map, (Span){3, 7});
  assert_int_equal(span.start, 2);
  assert_int_equal(span.end, 4);
  span = map_to_raw(&draft.map, (Span){7, 11});
  assert_int_equal(span.start, 4);
  assert_int_equal(span.end, 6);
  draft_free(&draft);
}

static void finds_encodings_by_alias(void **state) {
  (void)state;
  assert_string_equal(decode_find("gb2312", 6), "GB18030");
  assert_string_equal(decode_find("utf8", 4), "UTF-8");
  assert_null(decode_find("latin1", 6));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(decodes_each_encoding),
      cmocka_unit_test(maps_each_char),
      cmocka_unit_test(refuses_what_is_no_text),
      cmocka_unit_test(lets_a_stray_nul_pass),
      cmocka_unit_test(decodes_long_input),
      cmocka_unit_test(says_why),
      cmocka_unit_test(decodes_joined_files_line_by_line),
      cmocka_unit_test(brings_utf16_back_into_step),
      cmocka_unit_test(finds_one_line_in_a_long_file),
      cmocka_unit_test(keeps_a_letter_with_its_accent),
      cmocka_unit_test(finds_encodings_by_alias),
  };
  return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
