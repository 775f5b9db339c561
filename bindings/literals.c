/* literals.c: a tree of bytes whose edges lie in one hash table. */
#include "literals.h"

#include <string.h>

#include "memory.h"

#define MAX_NODES (1u << 24) /* a node and a byte share 32 bits */

static void put_edge(LiteralEdge *edges, size_t room, LiteralEdge edge) {
  size_t at = (edge.key * 2654435761u >> 7) & (room - 1);
  while (edges[at].key != 0) at = (at + 1) & (room - 1);
  edges[at] = edge;
}

/* Makes room for one more edge: at most half of the table is used. */
static bool grow_edges(Literals *literals) {
  size_t room = literals->edge_room > 0 ? 2 * literals->edge_room : 1024;
  LiteralEdge *edges;
  if (2 * (literals->edge_count + 1) <= literals->edge_room) return true;
  edges = memory_resize(NULL, room * sizeof *edges);
  if (edges == NULL) return false;
  memset(edges, 0, room * sizeof *edges);
  for (size_t i = 0; i < literals->edge_room; i++)
    if (literals->edges[i].key != 0) put_edge(edges, room, literals->edges[i]);
  memory_resize(literals->edges, 0);
  literals->edges = edges;
  literals->edge_room = room;
  return true;
}

/* A new node; 0 when there is no room. The node 0 stands for none. */
static uint32_t add_node(Literals *literals) {
  if (literals->node_count >= MAX_NODES ||
      !memory_grow((void **)&literals->ends, &literals->node_room,
                   literals->node_count + 2, sizeof *literals->ends))
    return 0;
  if (literals->node_count == 0) literals->ends[literals->node_count++] = 0;
  literals->ends[literals->node_count] = LITERAL_NONE;
  return (uint32_t)literals->node_count++;
}

/* The node after 'node' over a byte, made if there is none; 0 on shortage. */
static uint32_t add_step(Literals *literals, uint32_t node,
                         unsigned char byte) {
  uint32_t next = literals_step(literals, node, byte);
  if (next != 0) return next;
  if (!grow_edges(literals)) return 0;
  next = add_node(literals);
  if (next == 0) return 0;
  put_edge(literals->edges, literals->edge_room,
           (LiteralEdge){node << 8 | byte, next});
  literals->edge_count++;
  return next;
}

uint32_t literals_add(Literals *literals, const char *text, size_t length) {
  uint32_t node = 1;
  if (!grow_edges(literals)) return LITERAL_NONE;
  if (literals->node_count == 0 && add_node(literals) == 0) return LITERAL_NONE;
  for (size_t i = 0; i < length && node != 0; i++)
    node = add_step(literals, node, (unsigned char)text[i]);
  if (node == 0) return LITERAL_NONE;
  if (literals->ends[node] == LITERAL_NONE)
    literals->ends[node] = literals->count++;
  return literals->ends[node];
}

uint32_t literals_find(const Literals *literals, const char *text,
                       size_t length) {
  uint32_t node = literals->count > 0 ? 1 : 0;
  for (size_t i = 0; i < length && node != 0; i++)
    node = literals_step(literals, node, (unsigned char)text[i]);
  return node == 0 ? LITERAL_NONE : literals->ends[node];
}

void literals_free(Literals *literals) {
  memory_resize(literals->edges, 0);
  memory_resize(literals->ends, 0);
  memset(literals, 0, sizeof *literals);
}
