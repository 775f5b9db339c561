/* joining.h: words that no dictionary has, out of the single chars of a path.
*/
#ifndef JOINING_H
#define JOINING_H

#include "window.h"

#define MAX_JOINED 8 /* tokens; longer rows of rare chars stay apart */

/* Whether a char is hardly ever a word alone. */
static inline bool is_bound(const Alphabet *alphabet, uint16_t id) {
  return (alphabet->kinds[id] & KIND_MASK) == KIND_BOUND;
}

/* Whether joining may put a char together with what follows. */
static inline bool is_loose(const Alphabet *alphabet, uint16_t id) {
  return (alphabet->kinds[id] & KIND_MASK) >= KIND_RARE;
}

/* Whether a char is a KIND_SURNAME or KIND_GIVEN. */
static inline bool has_kind(const Alphabet *alphabet, uint16_t id,
                            uint8_t flag) {
  return (alphabet->kinds[id] & flag) != 0;
}

/* Makes one word of each row of two chars or more that are words of the path
** but hardly ever words alone, and marks it with a tag by its last char. Rare
** chars are joined only before a suffix of places, and with it: 鹭屿区. A
** surname and two chars of given names become two words: 赵 晓彤. */
void joining_apply(const Alphabet *alphabet, const char *text,
                   const Window *window, Path *path);

#endif
