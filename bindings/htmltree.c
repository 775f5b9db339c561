/* htmltree.c: parses a page whose nesting has been bounded, in memory that is
** freed at once. */
#include "htmltree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "htmltag.h"
#include "memory.h"
#include "nesting.h"

static bool parse(Tree *tree, size_t length) {
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;
  options.allocator = arena_allocate;
  options.deallocator = arena_release;
  options.userdata = &tree->arena;
  options.max_errors = 0;
  if (setjmp(tree->arena.failed) != 0) return false;
  output = gumbo_parse_with_options(&options, tree->source, length);
  tree->root = output->root;
  return true;
}

bool tree_parse(Tree *tree, const char *page, size_t length) {
  arena_init(&tree->arena);
  tree->flat = NULL;
  tree->root = NULL;
  if (!nesting_flatten(&tree->flat, page, length)) return false;
  tree->source = tree->flat != NULL ? tree->flat : page;
  return parse(tree, length);
}

void tree_free(Tree *tree) {
  arena_free(&tree->arena);
  memory_resize(tree->flat, 0);
  tree->flat = NULL;
}

/* Walking ------------------------------------------------------------------*/

static bool is_element(const GumboNode *node) {
  return node->type == GUMBO_NODE_ELEMENT;
}

static const GumboVector *children_of(const GumboNode *node) {
  if (is_element(node)) return &node->v.element.children;
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return NULL;
}

const GumboNode *tree_first_child(const GumboNode *node) {
  const GumboVector *children = children_of(node);
  return children != NULL && children->length > 0 ? children->data[0] : NULL;
}

const GumboNode *tree_next_sibling(const GumboNode *node) {
  const GumboVector *children = children_of(node->parent);
  size_t next = node->index_within_parent + 1;
  return next < children->length ? children->data[next] : NULL;
}

const GumboNode *tree_pass(const GumboNode *node, const GumboNode *root) {
  while (node != root) {
    const GumboNode *next = tree_next_sibling(node);
    if (next != NULL) return next;
    node = node->parent;
  }
  return NULL;
}

/* Elements -----------------------------------------------------------------*/

bool tree_is(const GumboNode *node, GumboTag tag) {
  return is_element(node) && node->v.element.tag == tag;
}

bool tree_is_text(const GumboNode *node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

static bool is_one_of(const GumboNode *node, const GumboTag *tags) {
  return is_element(node) && tag_is_one_of(node->v.element.tag, tags);
}

bool tree_is_block(const GumboNode *node) {
  static const GumboTag tags[] = {
      GUMBO_TAG_P,        GUMBO_TAG_DIV,        GUMBO_TAG_BR,
      GUMBO_TAG_LI,       GUMBO_TAG_TR,         GUMBO_TAG_TABLE,
      GUMBO_TAG_UL,       GUMBO_TAG_OL,         GUMBO_TAG_H1,
      GUMBO_TAG_H2,       GUMBO_TAG_H3,         GUMBO_TAG_H4,
      GUMBO_TAG_H5,       GUMBO_TAG_H6,         GUMBO_TAG_ADDRESS,
      GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
      GUMBO_TAG_BODY,     GUMBO_TAG_BUTTON,     GUMBO_TAG_CAPTION,
      GUMBO_TAG_CENTER,   GUMBO_TAG_DD,         GUMBO_TAG_DETAILS,
      GUMBO_TAG_DIR,      GUMBO_TAG_DL,         GUMBO_TAG_DT,
      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
      GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,       GUMBO_TAG_HEADER,
      GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,         GUMBO_TAG_LEGEND,
      GUMBO_TAG_LISTING,  GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,
      GUMBO_TAG_NAV,      GUMBO_TAG_OPTGROUP,   GUMBO_TAG_OPTION,
      GUMBO_TAG_PRE,      GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY,
      GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE,      GUMBO_TAG_XMP,
      GUMBO_TAG_LAST};
  return is_one_of(node, tags);
}

bool tree_is_cell(const GumboNode *node) {
  return tree_is(node, GUMBO_TAG_TD) || tree_is(node, GUMBO_TAG_TH);
}

/* Does the style set 'property' to a value that begins with 'value'? */
static bool has_style(const char *style, const char *property,
                      const char *value) {
  size_t size = strlen(property);
  const char *at;
  for (at = style; (at = strcasestr(at, property)) != NULL; at += size) {
    const char *next = at + size;
    if (at > style && (isalnum((unsigned char)at[-1]) || at[-1] == '-'))
      continue;
    while (isspace((unsigned char)*next)) next++;
    if (*next++ != ':') continue;
    while (isspace((unsigned char)*next)) next++;
    if (strncasecmp(next, value, strlen(value)) == 0) return true;
  }
  return false;
}

/* What is invisible and has an id waits for the page's script to show it:
** articles of WeChat are saved so. */
static bool is_styled_away(const char *style, bool has_id) {
  return has_style(style, "display", "none") ||
         (!has_id && has_style(style, "visibility", "hidden")) ||
         has_style(style, "mso-hide", "all");
}

bool tree_is_left_out(const GumboNode *node) {
  static const GumboTag tags[] = {GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,
                                  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                                  GUMBO_TAG_IFRAME,   GUMBO_TAG_NOFRAMES,
                                  GUMBO_TAG_NOEMBED,  GUMBO_TAG_RP,
                                  GUMBO_TAG_RT,       GUMBO_TAG_LAST};
  const GumboVector *attributes;
  const GumboAttribute *style;
  if (node->type == GUMBO_NODE_TEMPLATE || is_one_of(node, tags)) return true;
  if (!is_element(node)) return false;
  attributes = &node->v.element.attributes;
  if (attributes->length == 0) return false;
  if (gumbo_get_attribute(attributes, "hidden") != NULL) return true;
  style = gumbo_get_attribute(attributes, "style");
  return style != NULL &&
         is_styled_away(style->value,
                        gumbo_get_attribute(attributes, "id") != NULL);
}

size_t tree_number(const GumboNode *node, const char *attribute, size_t most) {
  const GumboAttribute *found =
      gumbo_get_attribute(&node->v.element.attributes, attribute);
  long number = found == NULL ? 1 : strtol(found->value, NULL, 10);
  if (number < 1) return 1;
  return (unsigned long)number > most ? most : (size_t)number;
}
