/* intake.h: reads text into windows. */
#ifndef INTAKE_H
#define INTAKE_H

#include "window.h"

/* A text being read, and the spans that are one token each. */
typedef struct Intake {
  const Alphabet *alphabet;
  const char *text;
  uint32_t at, end;
  const Span *forced; /* the first that is still to come */
  size_t forced_left, forced_total;
} Intake;

/* Reads tokens until the window is full or the text ends. */
void intake_fill(Intake *intake, Window *window);

/* Goes back to where a shortened window ends. */
void intake_go_back(Intake *intake, const Window *window);

#endif
