/* sheet.c: workbooks of Excel (XLSX), on libxlsxwriter. Lua: tj.core.sheet.
** A Book owns its workbook until close, which writes the file, or until it is
** collected, which writes nothing. Sheets and formats belong to their Book; a
** Sheet keeps its Book alive. Rows go to a temporary file as they come, so they
** must come in their order: what is written above the last row is lost. */
#include "lua.h"
#include "lauxlib.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "bindings.h"
#include "memory.h"
#include "support.h"

#define BOOK      "tj.core.sheet.Book"
#define SHEET     "tj.core.sheet.Sheet"
#define MAX_CHARS 32767 /* of a cell; libxlsxwriter refuses more */

typedef struct Book {
  lxw_workbook *workbook; /* owned; NULL when closed */
  lxw_format **formats;   /* by number, from 1; owned by the workbook */
  size_t format_count, format_capacity;
  char path[];
} Book;

typedef struct Sheet {
  lxw_worksheet *worksheet; /* of the Book that is its user value */
} Sheet;

static int refuse_code(lua_State *L, const Book *book, lxw_error code) {
  Fault fault;
  fault_set(&fault, FAULT_SYSTEM, "%s: %s", book->path, lxw_strerror(code));
  return refuse(L, &fault);
}

/* [-0, +1 or +3, m] true, or nil, message, code */
static int answer(lua_State *L, const Book *book, lxw_error code) {
  if (code != LXW_NO_ERROR) return refuse_code(L, book, code);
  lua_pushboolean(L, 1);
  return 1;
}

/* ---- arguments ---- */

static Book *check_book(lua_State *L, int arg) {
  Book *book = luaL_checkudata(L, arg, BOOK);
  luaL_argcheck(L, book->workbook != NULL, arg, "the book is closed");
  return book;
}

/* [-0, +0, v] the Sheet at 'arg', and its Book, which it keeps alive. */
static Sheet *check_sheet(lua_State *L, int arg, Book **book) {
  Sheet *sheet = luaL_checkudata(L, arg, SHEET);
  lua_getiuservalue(L, arg, 1);
  *book = lua_touserdata(L, -1);
  lua_pop(L, 1);
  luaL_argcheck(L, (*book)->workbook != NULL, arg, "the book is closed");
  return sheet;
}

/* A row or column from 1, as libxlsxwriter counts them. */
static uint32_t check_place(lua_State *L, int arg, lua_Integer most) {
  lua_Integer place = luaL_checkinteger(L, arg);
  luaL_argcheck(L, 1 <= place && place <= most, arg, "not in the sheet");
  return (uint32_t)(place - 1);
}

static uint32_t check_row(lua_State *L, int arg) {
  return check_place(L, arg, LXW_ROW_MAX);
}

static uint16_t check_column(lua_State *L, int arg) {
  return (uint16_t)check_place(L, arg, LXW_COL_MAX);
}

static const char *check_text(lua_State *L, int arg, size_t *length) {
  const char *text = luaL_checklstring(L, arg, length);
  luaL_argcheck(L, memchr(text, '\0', *length) == NULL, arg, "a NUL byte");
  return text;
}

/* The format of that number; NULL for none. */
static lxw_format *check_format(lua_State *L, int arg, const Book *book) {
  lua_Integer number;
  if (lua_isnoneornil(L, arg)) return NULL;
  number = luaL_checkinteger(L, arg);
  luaL_argcheck(L, 1 <= number && (size_t)number <= book->format_count, arg,
                "no such format");
  return book->formats[number - 1];
}

/* ---- books ---- */

/* Makes the file, empty, so that one that cannot be is refused at once, and by
** us: libxlsxwriter prints it. */
static bool make_file(const char *path, Fault *fault) {
  FILE *file = fopen(path, "wb");
  if (file != NULL && fclose(file) == 0) return true;
  fault_set(fault, FAULT_SYSTEM, "%s: %s", path, strerror(errno));
  return false;
}

/* sheet.create(path) -> Book | nil, message, code */
static int sheet_create(lua_State *L) {
  size_t length;
  const char *path = check_text(L, 1, &length);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  Fault fault;
  Book *book = lua_newuserdatauv(L, sizeof *book + length + 1, 0);
  memset(book, 0, sizeof *book);
  memcpy(book->path, path, length + 1);
  luaL_setmetatable(L, BOOK);
  if (!make_file(path, &fault)) return refuse(L, &fault);
  book->workbook = workbook_new_opt(book->path, &options);
  if (book->workbook == NULL)
    return refuse_code(L, book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  return 1;
}

/* Forgets the workbook; what frees it has been called. */
static void forget(Book *book) {
  book->workbook = NULL;
  memory_resize(book->formats, 0);
  book->formats = NULL;
  book->format_count = book->format_capacity = 0;
}

/* book:close() -> true | nil, message, code. Writes the file. */
static int book_close(lua_State *L) {
  Book *book = check_book(L, 1);
  lxw_error code = workbook_close(book->workbook);
  forget(book);
  return answer(L, book, code);
}

static int book_discard(lua_State *L) {
  Book *book = luaL_checkudata(L, 1, BOOK);
  lxw_workbook_free(book->workbook); /* accepts NULL */
  forget(book);
  return 0;
}

/* book:add(name) -> Sheet | nil, message, code */
static int book_add(lua_State *L) {
  Book *book = check_book(L, 1);
  size_t length;
  const char *name = check_text(L, 2, &length);
  Sheet *sheet;
  lxw_error code = workbook_validate_sheet_name(book->workbook, name);
  if (code != LXW_NO_ERROR) return refuse_code(L, book, code);
  sheet = lua_newuserdatauv(L, sizeof *sheet, 1);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, SHEET);
  sheet->worksheet = workbook_add_worksheet(book->workbook, name);
  if (sheet->worksheet == NULL)
    return refuse_code(L, book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  return 1;
}

/* ---- formats ---- */

static const char *const aligns[] = {"left", "right", "center", NULL};
static const uint8_t align_codes[] = {LXW_ALIGN_LEFT, LXW_ALIGN_RIGHT,
                                      LXW_ALIGN_CENTER};

/* Sets what the option at the top says; its key is below it. */
static void set_option(lua_State *L, lxw_format *format) {
  const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
  int top = lua_gettop(L);
  if (strcmp(key, "bold") == 0) {
    if (lua_toboolean(L, top)) format_set_bold(format);
  } else if (strcmp(key, "wrap") == 0) {
    if (lua_toboolean(L, top)) format_set_text_wrap(format);
  } else if (strcmp(key, "underline") == 0) {
    if (lua_toboolean(L, top))
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
  } else if (strcmp(key, "number") == 0) {
    format_set_num_format(format, luaL_checkstring(L, top));
  } else if (strcmp(key, "align") == 0) {
    format_set_align(format,
                     align_codes[luaL_checkoption(L, top, NULL, aligns)]);
  } else if (strcmp(key, "colour") == 0) {
    format_set_font_color(format, (lxw_color_t)luaL_checkinteger(L, top));
  } else if (strcmp(key, "background") == 0) {
    format_set_bg_color(format, (lxw_color_t)luaL_checkinteger(L, top));
  } else {
    luaL_error(L, "unknown option: %s", luaL_tolstring(L, -2, NULL));
  }
}

/* book:format(options) -> number */
static int book_format(lua_State *L) {
  Book *book = check_book(L, 1);
  lxw_format *format;
  luaL_checktype(L, 2, LUA_TTABLE);
  if (!memory_grow((void **)&book->formats, &book->format_capacity,
                   book->format_count + 1, sizeof *book->formats))
    return luaL_error(L, "not enough memory");
  format = workbook_add_format(book->workbook);
  if (format == NULL) return luaL_error(L, "not enough memory");
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) set_option(L, format);
  book->formats[book->format_count++] = format;
  lua_pushinteger(L, (lua_Integer)book->format_count);
  return 1;
}

/* ---- cells ---- */

/* sheet:number(row, column, value [, format]) -> true | nil, message, code */
static int sheet_number(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  uint32_t row = check_row(L, 2);
  uint16_t column = check_column(L, 3);
  double value = luaL_checknumber(L, 4);
  lxw_format *format = check_format(L, 5, book);
  luaL_argcheck(L, value - value == 0, 4, "not a finite number");
  return answer(
      L, book,
      worksheet_write_number(sheet->worksheet, row, column, value, format));
}

/* sheet:text(row, column, text [, format]) -> true | nil, message, code */
static int sheet_text(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  uint32_t row = check_row(L, 2);
  uint16_t column = check_column(L, 3);
  size_t length;
  const char *text = check_text(L, 4, &length);
  lxw_format *format = check_format(L, 5, book);
  return answer(
      L, book,
      worksheet_write_string(sheet->worksheet, row, column, text, format));
}

/* sheet:link(row, column, target [, tip [, format]]) -> true | nil, message,
** code. The cell's own value is to be written after it. */
static int sheet_link(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  uint32_t row = check_row(L, 2);
  uint16_t column = check_column(L, 3);
  size_t length;
  const char *target = check_text(L, 4, &length);
  const char *tip = lua_isnoneornil(L, 5) ? NULL : check_text(L, 5, &length);
  lxw_format *format = check_format(L, 6, book);
  luaL_argcheck(L, strncmp(target, "internal:", 9) == 0, 4,
                "not a place in the book");
  return answer(L, book,
                worksheet_write_url_opt(sheet->worksheet, row, column, target,
                                        format, NULL, tip));
}

/* A cell's text in pieces, as libxlsxwriter wants them. One block of memory,
** which Lua collects, holds the tuples, their list and the pieces. */
typedef struct Pieces {
  lxw_rich_string_tuple **list; /* NULL at the end */
  lxw_rich_string_tuple *tuples;
  char *next; /* where the next piece goes */
  size_t count;
} Pieces;

/* [-0, +1, m] room for 'most' pieces of a text of 'length' bytes */
static Pieces push_pieces(lua_State *L, size_t most, size_t length) {
  size_t list_size = (most + 1) * sizeof(lxw_rich_string_tuple *);
  size_t tuple_size = most * sizeof(lxw_rich_string_tuple);
  char *block = lua_newuserdatauv(L, list_size + tuple_size + length + most, 0);
  return (Pieces){(lxw_rich_string_tuple **)(void *)block,
                  (lxw_rich_string_tuple *)(void *)(block + list_size),
                  block + list_size + tuple_size, 0};
}

/* Adds a piece; an empty one is none. */
static void add_piece(Pieces *pieces, const char *text, size_t length,
                      lxw_format *format) {
  lxw_rich_string_tuple *tuple = &pieces->tuples[pieces->count];
  if (length == 0) return;
  memcpy(pieces->next, text, length);
  pieces->next[length] = '\0';
  tuple->format = format;
  tuple->string = pieces->next;
  pieces->next += length + 1;
  pieces->list[pieces->count++] = tuple;
  pieces->list[pieces->count] = NULL;
}

/* sheet:marked(row, column, text, spans, mark [, format]) -> true | nil,
** message, code. The stretches {first, last} of the text have the format
** 'mark'; they are in their order. */
static int sheet_marked(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  uint32_t row = check_row(L, 2);
  uint16_t column = check_column(L, 3);
  size_t length, at = 0, count;
  const char *text = check_text(L, 4, &length);
  lxw_format *mark = check_format(L, 6, book);
  lxw_format *format = check_format(L, 7, book);
  Pieces pieces;
  luaL_checktype(L, 5, LUA_TTABLE);
  count = (size_t)lua_rawlen(L, 5);
  pieces = push_pieces(L, 2 * count + 1, length);
  for (size_t i = 0; i < count; i++) {
    lua_Integer first, last;
    lua_rawgeti(L, 5, (lua_Integer)i + 1);
    luaL_argcheck(L, lua_istable(L, -1), 5, "a span is no table");
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    first = lua_tointeger(L, -2);
    last = lua_tointeger(L, -1);
    luaL_argcheck(L,
                  (lua_Integer)at < first && first <= last &&
                      last <= (lua_Integer)length,
                  5, "a span is not in the text");
    add_piece(&pieces, text + at, (size_t)first - 1 - at, NULL);
    add_piece(&pieces, text + first - 1, (size_t)(last - first) + 1, mark);
    at = (size_t)last;
    lua_pop(L, 3);
  }
  add_piece(&pieces, text + at, length - at, NULL);
  if (pieces.count < 2) /* which libxlsxwriter takes for a mistake */
    return answer(L, book,
                  worksheet_write_string(sheet->worksheet, row, column, text,
                                         count > 0 ? mark : format));
  return answer(L, book,
                worksheet_write_rich_string(sheet->worksheet, row, column,
                                            pieces.list, format));
}

/* ---- layout ---- */

/* sheet:width(column, chars) -> true | nil, message, code */
static int sheet_width(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  uint16_t column = check_column(L, 2);
  double width = luaL_checknumber(L, 3);
  luaL_argcheck(L, 0 <= width && width <= 255, 3, "not from 0 to 255");
  return answer(
      L, book,
      worksheet_set_column(sheet->worksheet, column, column, width, NULL));
}

/* sheet:freeze(rows). The first rows stay in sight. */
static int sheet_freeze(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  worksheet_freeze_panes(sheet->worksheet, check_row(L, 2) + 1, 0);
  return 0;
}

/* sheet:filter(rows, columns) -> true | nil, message, code. The first row
** filters the others. */
static int sheet_filter(lua_State *L) {
  Book *book;
  Sheet *sheet = check_sheet(L, 1, &book);
  uint32_t row = check_row(L, 2);
  uint16_t column = check_column(L, 3);
  return answer(L, book,
                worksheet_autofilter(sheet->worksheet, 0, 0, row, column));
}

/* ---- the module ---- */

static const luaL_Reg functions[] = {{"create", sheet_create}, {NULL, NULL}};
static const luaL_Reg book_methods[] = {{"add", book_add},
                                        {"format", book_format},
                                        {"close", book_close},
                                        {NULL, NULL}};
static const luaL_Reg book_meta[] = {
    {"__gc", book_discard}, {"__close", book_discard}, {NULL, NULL}};
static const luaL_Reg sheet_methods[] = {
    {"number", sheet_number}, {"text", sheet_text},
    {"link", sheet_link},     {"marked", sheet_marked},
    {"width", sheet_width},   {"freeze", sheet_freeze},
    {"filter", sheet_filter}, {NULL, NULL}};

int luaopen_tj_core_sheet(lua_State *L) {
  luaL_newmetatable(L, BOOK);
  luaL_setfuncs(L, book_meta, 0);
  luaL_newlib(L, book_methods);
  lua_setfield(L, -2, "__index");
  luaL_newmetatable(L, SHEET);
  luaL_newlib(L, sheet_methods);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  lua_pushinteger(L, LXW_ROW_MAX);
  lua_setfield(L, -2, "max_rows");
  lua_pushinteger(L, LXW_MAX_NUMBER_URLS);
  lua_setfield(L, -2, "max_links");
  lua_pushinteger(L, MAX_CHARS);
  lua_setfield(L, -2, "max_chars");
  return 1;
}
