/* draft.c: appends text and map entries side by side. */
#include "draft.h"

#include <string.h>

#include "memory.h"

bool draft_borrow(Draft *draft, const char *raw, size_t at, size_t length) {
  if (at == length) return true;
  if (!map_add(&draft->map, 0, (uint32_t)at, 1, 1)) return false;
  draft->text = (char *)(uintptr_t)(raw + at); /* never written: capacity 0 */
  draft->length = length - at;
  return true;
}

/* Gives a draft whose text is borrowed its own copy, with room for more. */
static bool copy_borrowed(Draft *draft, size_t more) {
  char *text = NULL;
  if (!memory_grow((void **)&text, &draft->capacity, draft->length + more, 1))
    return false;
  memcpy(text, draft->text, draft->length);
  draft->text = text;
  return true;
}

/* Is there room for 'more' bytes? In a borrowed text there is none. */
static inline bool has_room(const Draft *draft, size_t more) {
  return draft->capacity > 0 && more <= draft->capacity - draft->length;
}

bool draft_reserve(Draft *draft, size_t more) {
  if (has_room(draft, more)) return true;
  if (more >= UINT32_MAX - draft->length) return false;
  if (draft->capacity == 0 && draft->text != NULL)
    return copy_borrowed(draft, more);
  return memory_grow((void **)&draft->text, &draft->capacity,
                     draft->length + more, 1);
}

bool draft_keep(Draft *draft, const Draft *from, Span kept) {
  size_t length = kept.end - kept.start;
  if (length == 0) return true;
  if ((!has_room(draft, length) && !draft_reserve(draft, length)) ||
      !map_keep(&draft->map, (uint32_t)draft->length, &from->map, kept))
    return false;
  memcpy(draft->text + draft->length, from->text + kept.start, length);
  draft->length += length;
  return true;
}

bool draft_replace(Draft *draft, const char *text, size_t length,
                   const Draft *from, Span old) {
  if (length == 0) return true;
  if ((!has_room(draft, length) && !draft_reserve(draft, length)) ||
      !map_replace(&draft->map, (uint32_t)draft->length, (uint32_t)length,
                   &from->map, old))
    return false;
  memcpy(draft->text + draft->length, text, length);
  draft->length += length;
  return true;
}

bool draft_finish(Draft *draft) {
  if (draft->capacity == 0 && draft->text != NULL) return true;
  if (!draft_reserve(draft, 1)) return false;
  draft->text[draft->length] = '\0';
  return true;
}

void draft_clear(Draft *draft) {
  if (draft->capacity == 0) draft->text = NULL;
  draft->length = draft->map.count = draft->map.hint = 0;
}

void draft_free(Draft *draft) {
  map_free(&draft->map);
  if (draft->capacity > 0) memory_resize(draft->text, 0);
  draft->text = NULL;
  draft->length = draft->capacity = 0;
}
