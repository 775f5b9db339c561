/* fault.c: formats the one message that an engine hands to its caller. */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Drops a UTF-8 sequence that the end of the buffer cut in two. */
static void trim_cut_char(char *message, size_t length) {
  size_t start = length;
  while (start > 0 && ((unsigned char)message[start - 1] & 0xC0) == 0x80)
    start--;
  if (start > 0 && ((unsigned char)message[start - 1] & 0xC0) == 0xC0)
    message[start - 1] = '\0';
}

void fault_set(Fault *fault, enum FaultCode code, const char *format, ...) {
  va_list arguments;
  int length;
  if (fault == NULL) return;
  fault->code = code;
  va_start(arguments, format);
  length = vsnprintf(fault->message, sizeof fault->message, format, arguments);
  va_end(arguments);
  if (length < 0)
    fault->message[0] = '\0';
  else if ((size_t)length >= sizeof fault->message)
    trim_cut_char(fault->message, strlen(fault->message));
}
