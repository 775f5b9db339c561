/* furniture.h: what of a page is not the report: menus, counters, advertising;
** metadata; and where the report begins and ends. Private to the outline
** stage. Nothing is set aside that reads like a report: furniture is known by
** words (marks.h), or is a line without sentence, number or title at an edge
** of the page. */
#ifndef FURNITURE_H
#define FURNITURE_H

#include "lines.h"
#include "outliner.h"

/* Kinds of marks that a line of the page has, at an edge of the report. */
enum {
  PAGE_PARTS = 1u << MARK_LEGAL | 1u << MARK_TRAIL | 1u << MARK_ADDRESS |
               1u << MARK_COUNTER | 1u << MARK_SHARE | 1u << MARK_NOTICE
};

/* The line starts with a metadata key, set apart by a colon, a bar, brackets
** or, in a short line, a blank; blanks in the key do not count: "索 引 号:". */
bool furniture_has_key(const Lines *lines, const Line *line);

/* There is nothing in the line but that key: its value is the next line. */
bool furniture_is_key(const Lines *lines, const Line *line);

/* Is it a caption, as one above the report may read: 某某作政府工作报告。 */
bool furniture_is_scene(const Lines *lines, const Line *line);

/* A report on one line, though words of the page are in it: long, with a title,
** a sentence and a figure. */
bool furniture_is_report(const Line *line);

/* What a site says to its readers. With a figure it may be the report's, unless
** other words of the page stand with it. */
bool furniture_is_notice(const Line *line);

/* A line with words of the page, and not one that reads like a report. */
bool furniture_is_part(const Line *line);

/* Neither sentence nor figure, so nothing is lost with it. */
bool furniture_is_bare(const Line *line);

/* 相关阅读, or a line that ends in 相关文章: after the title of the page. */
bool furniture_opens_tail(const Lines *lines, const Line *line);

/* What the words of the page in a line make it; REASON_NONE without any. */
enum Reason furniture_reason(const Line *line);

/* Looks for marks in all lines, and sets aside those that their words tell
** wherever they stand. */
void furniture_mark(Lines *lines);

/* Sets aside what stands before and after the report, and fills body_first and
** body_end. Titles become headings. */
void furniture_cut(Lines *lines);

/* The same between body_first and body_end: gives back what may be the
** report's own, sets aside what stands among furniture. */
void furniture_amid(Lines *lines);

/* Makes the line of that type. */
static inline void line_set(Line *line, enum BlockType type,
                            enum Reason reason) {
  line->type = (uint8_t)type;
  line->reason = (uint8_t)reason;
}

#endif
