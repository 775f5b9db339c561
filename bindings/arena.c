/* arena.c: small blocks are cut from chunks and kept, once released, in a list
** for their size; large ones are chunks of their own. */
#include "arena.h"

#include <string.h>

#include "memory.h"

enum { GRAIN = 16, CHUNK = 1 << 16 };

/* What stands before each block: its size in grains, 0 for a large one. */
typedef union Header {
  size_t grains;
  char room[GRAIN];
} Header;

void arena_init(Arena *arena) {
  memset(arena, 0, sizeof *arena);
  arena->chunks.next = arena->chunks.previous = &arena->chunks;
}

/* 'size' bytes behind a new link of the ring. */
static void *take_chunk(Arena *arena, size_t size) {
  Block *chunk = NULL;
  if (size < (size_t)-1 - sizeof *chunk)
    chunk = memory_resize(NULL, sizeof *chunk + size);
  if (chunk == NULL) longjmp(arena->failed, 1);
  chunk->previous = &arena->chunks;
  chunk->next = arena->chunks.next;
  chunk->next->previous = chunk;
  arena->chunks.next = chunk;
  return chunk + 1;
}

static void *take_large(Arena *arena, size_t size) {
  Header *header;
  if (size > (size_t)-1 - sizeof *header) longjmp(arena->failed, 1);
  header = take_chunk(arena, sizeof *header + size);
  header->grains = 0;
  return header + 1;
}

void *arena_allocate(void *userdata, size_t size) {
  Arena *arena = userdata;
  size_t grains, bytes;
  Header *header;
  if (size > GRAIN * ARENA_CLASSES) return take_large(arena, size);
  grains = size == 0 ? 1 : (size + GRAIN - 1) / GRAIN;
  bytes = sizeof *header + grains * GRAIN;
  if (arena->released[grains - 1] != NULL) {
    void *block = arena->released[grains - 1];
    memcpy(&arena->released[grains - 1], block, sizeof(void *));
    return block;
  }
  if (arena->free == NULL || (size_t)(arena->end - arena->free) < bytes) {
    arena->free = take_chunk(arena, CHUNK);
    arena->end = arena->free + CHUNK;
  }
  header = (Header *)(void *)arena->free;
  arena->free += bytes;
  header->grains = grains;
  return header + 1;
}

void arena_release(void *userdata, void *pointer) {
  Arena *arena = userdata;
  Header *header = pointer;
  Block *chunk;
  if (pointer == NULL) return;
  header--;
  if (header->grains > 0) {
    memcpy(pointer, &arena->released[header->grains - 1], sizeof(void *));
    arena->released[header->grains - 1] = pointer;
    return;
  }
  chunk = (Block *)(void *)header - 1;
  chunk->previous->next = chunk->next;
  chunk->next->previous = chunk->previous;
  memory_resize(chunk, 0);
}

void arena_free(Arena *arena) {
  Block *chunk = arena->chunks.next;
  while (chunk != &arena->chunks) {
    Block *next = chunk->next;
    memory_resize(chunk, 0);
    chunk = next;
  }
  arena_init(arena);
}
