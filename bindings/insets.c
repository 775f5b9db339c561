/* insets.c: what was put amid a report. Its words alone do not tell: the line
** must be short, without a number, and stand where no sentence goes on. */
#include "insets.h"

#include <string.h>

#include "punctuation.h"
#include "furniture.h"
#include "numbering.h"

enum {
  MAX_INSET = 60,   /* chars */
  MAX_ADVERT = 110, /* chars */
  MAX_NOTICE = 60,  /* chars of a sentence that a notice may be */
  MIN_NAME = 5,     /* chars of an account's name or number */
  NAMED_BEFORE = 12 /* bytes between an account and what it is */
};

/* ---- whom to call ---- */

static bool is_name_char(char c) {
  return is_digit((unsigned char)c) || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

static bool holds(const char *text, size_t length, const char *word) {
  return memmem(text, length, word, strlen(word)) != NULL;
}

/* A mobile phone, or a line with its area: 0731-8412345, 400-820-8820. */
static bool is_phone(const char *text, size_t length) {
  size_t digits = 0, i;
  for (i = 0; i < length; i++) {
    if (is_digit((unsigned char)text[i]))
      digits++;
    else if (text[i] != '-')
      return false;
  }
  if (text[0] == '1') return digits == 11 && text[1] >= '3';
  return (text[0] == '0' && digits >= 10 && digits <= 12) ||
         (digits == 10 && (text[0] == '4' || text[0] == '8'));
}

/* The account text[start..at) of a network that stands just before, or in it:
** 微信:ab123, QQ12345. */
static bool is_account(const char *text, size_t line, size_t start, size_t at) {
  static const char *const networks[] = {"\xE5\xBE\xAE\xE4\xBF\xA1", /* 微信 */
                                         "QQ", "qq", "VX", "vx"};
  size_t from = start - line > NAMED_BEFORE ? start - NAMED_BEFORE : line, i;
  if (at - start < MIN_NAME) return false;
  for (i = 0; i < sizeof networks / sizeof *networks; i++)
    if (holds(text + from, start + 2 - from, networks[i])) return true;
  return false;
}

/* Is there a telephone number, an account or a site's address in the line? */
static bool has_contact(const Lines *lines, const Line *line) {
  const char *text = lines->text;
  size_t at = line->span.start, end = line->span.end;
  if (holds(text + at, end - at, "www.") || holds(text + at, end - at, "http"))
    return true;
  while (at < end) {
    size_t start = at;
    while (at < end && is_name_char(text[at])) at++;
    if (at - start >= MIN_NAME &&
        (is_phone(text + start, at - start) ||
         is_account(text, line->span.start, start, at)))
      return true;
    if (at == start) at++;
  }
  return false;
}

/* ---- advertising ---- */

/* What is sold and how it is offered, or either and whom to call; a sentence
** must have all three. */
static bool is_offer(const Lines *lines, const Line *line) {
  bool both = line_saw(line, MARK_OFFER) && line_saw(line, MARK_LURE);
  if ((line->seen & (1u << MARK_OFFER | 1u << MARK_LURE)) == 0 ||
      line->chars > MAX_ADVERT)
    return false;
  if (line_has(line, LINE_FULL_STOP)) return both && has_contact(lines, line);
  return both || has_contact(lines, line);
}

/* Ends in a comma or a semicolon: an item of a list, or a piece of a sentence.
*/
static bool breaks_off(const Lines *lines, const Line *line) {
  uint32_t last = line_last_char(lines, line);
  return is_comma(last) || is_semicolon(last);
}

/* Counts in 亿, as no advertising does. */
static bool counts_hugely(const Lines *lines, const Line *line) {
  return line_has(line, LINE_HAS_FIGURE) &&
         holds(lines->text + line->span.start,
               line->span.end - line->span.start, "\xE4\xBA\xBF");
}

static bool is_spam(const Lines *lines, const Line *line) {
  if (breaks_off(lines, line) || counts_hugely(lines, line)) return false;
  if (furniture_is_report(line)) return false;
  if (line_saw(line, MARK_SPAM) &&
      (!line_has(line, LINE_HAS_STOP) || line_saw(line, MARK_CONTACT)))
    return true;
  return is_offer(lines, line);
}

/* ---- links ---- */

/* Nothing but the address of a page. */
static bool is_address(const Lines *lines, const Line *line) {
  const char *text = lines->text + line->span.start;
  size_t length = line->span.end - line->span.start;
  return !line_has(line, LINE_HAS_CHINESE) && length > 4 &&
         (memcmp(text, "http", 4) == 0 || memcmp(text, "www.", 4) == 0) &&
         memchr(text, ' ', length) == NULL;
}

static bool is_link(const Lines *lines, const Line *line) {
  return line_saw(line, MARK_INSET) && line->chars <= MAX_INSET &&
         !line_has(line, LINE_FULL_STOP) && !breaks_off(lines, line);
}

static bool is_notice(const Line *line) {
  return furniture_is_notice(line) &&
         (!line_has(line, LINE_HAS_STOP) || line->chars <= MAX_NOTICE);
}

/* A piece of a sentence that goes on in the next line. */
static bool goes_on(const Lines *lines, const Line *line) {
  const char *text = lines->text + line->span.start;
  return line->type == BLOCK_PARAGRAPH && !line_has(line, LINE_STOPPED) &&
         line->number_kind == NUMBER_NONE &&
         memchr(text, ',', line->span.end - line->span.start) != NULL;
}

enum Reason inset_reason(const Lines *lines, const Line *line,
                         const Line *before) {
  enum Reason reason;
  if (is_address(lines, line)) return REASON_CONTACT;
  if ((line->seen & (1u << MARK_SPAM | 1u << MARK_OFFER | 1u << MARK_LURE |
                     1u << MARK_NOTICE | 1u << MARK_INSET)) == 0 ||
      line->number_kind != NUMBER_NONE)
    return REASON_NONE;
  if (before != NULL && goes_on(lines, before)) return REASON_NONE;
  if (is_spam(lines, line)) return REASON_ADVERTISING;
  if (is_notice(line)) return REASON_NOTICE;
  if (!is_link(lines, line)) return REASON_NONE;
  if (furniture_opens_tail(lines, line)) return REASON_RELATED;
  reason = furniture_reason(line);
  return reason != REASON_NONE ? reason : REASON_SHARE;
}
