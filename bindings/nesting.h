/* nesting.h: keeps the tags of a page from nesting without limit. */
#ifndef NESTING_H
#define NESTING_H

#include <stdbool.h>
#include <stddef.h>

/* gumbo's time grows with the depth of the tree at each tag. This finds, in one
** linear pass, the tags that would nest deeper than a written page ever does
** and overwrites them, without moving a byte: blocks by line breaks, others by
** comments. So are overwritten: SVG and MathML tags, later <html> and <body>
** tags, <frameset> and <plaintext>, attributes beyond the hundredth, and < in
** scripts and titles. *flat is the overwritten copy, to be freed with
** memory_resize, or NULL where nothing is to be done. False when memory is
** short. */
bool nesting_flatten(char **flat, const char *page, size_t length);

#endif
