/* arena.h: memory for a library that frees its tree by recursion, or not at all
** when an allocation fails: all of it is freed at once. An Arena owns what it
** gave. */
#ifndef ARENA_H
#define ARENA_H

#include <setjmp.h>
#include <stddef.h>

enum { ARENA_CLASSES = 32 };

typedef struct Block {
  struct Block *previous, *next;
} Block;

typedef struct Arena {
  Block chunks; /* a ring: all that was taken from the system */
  char *free, *end;
  void *released[ARENA_CLASSES]; /* lists of small blocks, by their size */
  jmp_buf failed; /* set by the user: where a failed allocation goes */
} Arena;

void arena_init(Arena *arena);

/* For gumbo: 'arena' is an Arena. Jumps to arena->failed when memory is
** short. */
void *arena_allocate(void *arena, size_t size);

void arena_release(void *arena, void *pointer); /* accepts NULL */

void arena_free(Arena *arena);

#endif
