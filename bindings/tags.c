/* tags.c: the tag names of jieba's dictionary and of ICTCLAS, which it follows.
 */
#include "tags.h"

#include <string.h>

#define TAG_COUNT (sizeof names / sizeof *names)

/* The first eight are those that tags.h gives constants. */
static const char names[][MAX_TAG_LENGTH + 1] = {
    "x",    "m",    "eng",   "n",    "nr",    "ns",  "nt",  "q",    "a",
    "ad",   "ag",   "al",    "an",   "b",     "bl",  "c",   "cc",   "d",
    "df",   "dg",   "dl",    "e",    "f",     "g",   "h",   "i",    "j",
    "k",    "l",    "mg",    "mq",   "ng",    "ni",  "nl",  "nr1",  "nr2",
    "nrf",  "nrfg", "nrj",   "nrt",  "nsf",   "nz",  "o",   "p",    "pba",
    "pbei", "qt",   "qv",    "r",    "rg",    "rr",  "ry",  "rys",  "ryt",
    "ryv",  "rz",   "rzs",   "rzt",  "rzv",   "s",   "t",   "tg",   "u",
    "ud",   "ude1", "ude2",  "ude3", "udeng", "udh", "ug",  "uguo", "uj",
    "ul",   "ule",  "ulian", "uls",  "usuo",  "uv",  "uyy", "uz",   "uzhe",
    "uzhi", "v",    "vd",    "vf",   "vg",    "vi",  "vl",  "vn",   "vq",
    "vshi", "vx",   "vyou",  "w",    "wb",    "wd",  "wf",  "wh",   "wj",
    "wky",  "wkz",  "wm",    "wn",   "wp",    "ws",  "wt",  "wyy",  "wyz",
    "xe",   "xs",   "xu",    "xx",   "y",     "yg",  "z",   "zg"};

uint8_t tag_find(const char *name, size_t length) {
  for (size_t i = 0; i < TAG_COUNT; i++)
    if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
      return (uint8_t)i;
  return TAG_NONE;
}

const char *tag_name(uint8_t tag) {
  return tag < TAG_COUNT ? names[tag] : "";
}
