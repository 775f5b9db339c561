/* amid.c: furniture between the first and the last line of the report: what
** words told is taken back where it may be the report's own, and what stands
** among furniture goes with it. */
#include "furniture.h"
#include "numbering.h"

enum { MAX_BETWEEN = 8 /* lines between two that are surely furniture */ };

static bool is_furniture(const Lines *lines, size_t i) {
  return i < lines->count && lines->items[i].type == BLOCK_FURNITURE;
}

/* Furniture by more than a lone word or a caption. */
static bool is_sure(const Line *line) {
  return line->type == BLOCK_FURNITURE && !line_has(line, LINE_LONE) &&
         line->reason != REASON_CAPTION;
}

/* A single word of a menu, and a key amid the report, are the report's; but not
** a key such as 责任编辑, nor one beside a counter. */
static void give_back(Lines *lines) {
  size_t i;
  for (i = lines->body_first; i < lines->body_end; i++) {
    Line *line = &lines->items[i];
    bool alone =
        !is_furniture(lines, i + 1) && (i == 0 || !is_furniture(lines, i - 1));
    if (line->type == BLOCK_METADATA && i > lines->body_first + 2) {
      if (line_saw(line, MARK_INSET))
        line_set(line, BLOCK_FURNITURE, REASON_SHARE);
      else if (line_saw(line, MARK_COUNTER) && !line_has(line, LINE_HAS_STOP))
        line_set(line, BLOCK_FURNITURE, REASON_COUNTER);
      else
        line_set(line, BLOCK_PARAGRAPH, REASON_NONE);
    } else if (line_has(line, LINE_LONE) && alone) {
      line_set(line, BLOCK_PARAGRAPH, REASON_NONE);
    }
  }
}

/* A headline, or a word that no list has, among furniture. */
static bool may_go(const Line *line) {
  return line->type == BLOCK_PARAGRAPH && furniture_is_bare(line) &&
         (line->number_kind == NUMBER_NONE ||
          line->number_kind == NUMBER_DOT) &&
         !line_has(line, LINE_STOPPED);
}

/* A line with words of the page, right beside furniture. */
static bool is_beside(const Lines *lines, const Line *line) {
  return may_go(line) &&
         (furniture_is_part(line) || line_starts(lines, line, MARK_TAIL));
}

static void set_aside(Line *line) {
  enum Reason reason = furniture_reason(line);
  line_set(line, BLOCK_FURNITURE,
           reason != REASON_NONE ? reason : REASON_BELOW);
}

/* Takes what stands beside furniture, and what stands between two such lines
** of it. */
static void take_along(Lines *lines) {
  size_t i, last = lines->count; /* the last line that is sure */
  bool open = false;             /* all lines since may go */
  for (i = lines->body_first; i < lines->body_end; i++) {
    Line *line = &lines->items[i];
    if (is_sure(line)) {
      size_t k = i;
      while (open && --k > last) set_aside(&lines->items[k]);
      for (k = i; k > lines->body_first && is_beside(lines, line - 1); k--)
        set_aside(--line);
      last = i;
      open = true;
    } else if (open && i == last + 1 && is_beside(lines, line)) {
      set_aside(line);
      last = i;
    } else {
      open = open && may_go(line) && i - last <= MAX_BETWEEN;
    }
  }
}

void furniture_amid(Lines *lines) {
  give_back(lines);
  take_along(lines);
}
