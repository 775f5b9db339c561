/* filekind.c: marks at the beginning of files of other programs. */
#include "filekind.h"

#include <string.h>

static const struct {
  const char *mark;
  size_t size;
  const char *kind;
} kinds[] = {
    {"%PDF-", 5, "a PDF file"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
     "an Office file of the old kind (.doc, .xls, .wps)"},
    {"{\\rtf", 5, "an RTF file"},
    {"Rar!", 4, "a RAR archive"},
    {"7z\xBC\xAF\x27\x1C", 6, "a 7z archive"},
    {"\x1F\x8B\x08", 3, "a gzip file"},
    {"BZh", 3, "a bzip2 file"},
    {"\xFD"
     "7zXZ",
     5, "an xz file"},
    {"\x89PNG", 4, "a PNG picture"},
    {"GIF8", 4, "a GIF picture"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture"},
    {"II*\0", 4, "a TIFF picture"},
    {"MM\0*", 4, "a TIFF picture"},
    {"\x7F"
     "ELF",
     4, "a program"},
    {"SQLite format 3", 15, "an SQLite database"},
};

/* The parts of an archive that Office writes, and what it then is. */
static const struct {
  const char *part, *kind;
} offices[] = {
    {"word/", "a Word file (.docx)"},
    {"xl/", "an Excel file (.xlsx)"},
    {"ppt/", "a PowerPoint file (.pptx)"},
    {"application/vnd.oasis.opendocument", "an OpenDocument file"},
};

static const char *find_zip_kind(const char *raw, size_t length) {
  size_t i;
  for (i = 0; i < sizeof offices / sizeof *offices; i++)
    if (memmem(raw, length, offices[i].part, strlen(offices[i].part)) != NULL)
      return offices[i].kind;
  return "a zip archive";
}

const char *filekind(const char *raw, size_t length) {
  size_t i;
  if (length >= 4 && memcmp(raw, "PK\003\004", 4) == 0)
    return find_zip_kind(raw, length);
  for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (length >= kinds[i].size &&
        memcmp(raw, kinds[i].mark, kinds[i].size) == 0)
      return kinds[i].kind;
  return NULL;
}
