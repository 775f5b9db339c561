/* writing.h: tells Traditional Chinese from Simplified, by the chars that only one
** of the two has. */
#ifndef WRITING_H
#define WRITING_H

#include <stdbool.h>
#include <stddef.h>

/* WRITING_MIXED has enough of both. */
enum Writing {
  WRITING_UNDECIDED,
  WRITING_TRADITIONAL,
  WRITING_SIMPLIFIED,
  WRITING_MIXED,
  WRITING_JAPANESE
};

/* Chars of a stretch of text: those that only Traditional or only Simplified
** text has, and those that only Hong Kong or only Taiwan writes so. */
typedef struct WritingCount {
  size_t traditional, simple, kana, han, hongkong, taiwan;
} WritingCount;

/* Counts the chars of text[at, end), valid UTF-8. */
WritingCount writing_count(const char *text, size_t at, size_t end);

/* The same without what stands in quotes or 《》, a quote left open apart. */
WritingCount writing_count_unquoted(const char *text, size_t at, size_t end);

/* Adds the chars of the two writings to 'count'. */
void writing_add(WritingCount *count, WritingCount more);

enum Writing writing_judge(const WritingCount *count);

/* Are nearly all the chars that tell of one writing? Of so few that the line is
** undecided, all. Without any, they count as Simplified. */
bool writing_is_traditional(const WritingCount *count);
bool writing_is_simplified(const WritingCount *count);

#endif
