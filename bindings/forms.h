/* forms.h: chars that stand for another one. */
#ifndef FORMS_H
#define FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MAX_FORM = 8 }; /* bytes */

/* Writes at 'to' (room for MAX_FORM bytes) what 'c' stands for and returns its
** length in bytes; 0 where 'c' stands for itself. */
size_t find_form(uint32_t c, char *to);

#endif
