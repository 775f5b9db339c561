/* htmltree.h: the tree that gumbo makes of a page, walked without recursion,
** and what its elements are to a reader. */
#ifndef HTMLTREE_H
#define HTMLTREE_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/* A tree borrows the page. */
typedef struct Tree {
  Arena arena;
  char *flat;         /* what gumbo read, as long as the page, or NULL */
  const char *source; /* flat, or the page: text nodes point into it */
  const GumboNode *root;
} Tree;

/* False when memory is short; the tree is freed by the caller either way. */
bool tree_parse(Tree *tree, const char *page, size_t length);
void tree_free(Tree *tree);

const GumboNode *tree_first_child(const GumboNode *node); /* or NULL */
const GumboNode *tree_next_sibling(const GumboNode *node);

/* The node behind 'node' and all that is in it, within 'root'; NULL at the
** end. */
const GumboNode *tree_pass(const GumboNode *node, const GumboNode *root);

bool tree_is(const GumboNode *node, GumboTag tag);
bool tree_is_text(const GumboNode *node);
bool tree_is_block(const GumboNode *node);
bool tree_is_cell(const GumboNode *node);

/* Is it something that the page does not show, or the reading of a char? */
bool tree_is_left_out(const GumboNode *node);

/* The value of an attribute that is a number from 1 to 'most'; 1 without. */
size_t tree_number(const GumboNode *node, const char *attribute, size_t most);

#endif
