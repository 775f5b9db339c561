/* runs.h: the runs of text that are one token: Latin words and numbers with the
** signs inside them (KS-1Q, PM2.5, 1,234.5, 5.9%), and repeats of a sign (……).
*/
#ifndef RUNS_H
#define RUNS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum RunKind { RUN_NUMBER, RUN_LATIN, RUN_SIGNS } RunKind;

/* Whether a run begins with the char: a letter or digit of Latin, Greek or
** Cyrillic, in full width or not, or a sign that is often repeated. */
bool run_begins(uint32_t c);

/* The end of the run that begins at 'at', and what it is. */
uint32_t run_end(const char *text, uint32_t at, uint32_t end, RunKind *kind);

#endif
