/* fault.h: what an engine reports when the world refuses (a missing file, bad
** bytes, a damaged dictionary). A caller's bug is not a fault: it is asserted
** in engines and raised in bindings. The caller owns the Fault. */
#ifndef FAULT_H
#define FAULT_H

enum FaultCode {
  FAULT_NONE = 0,
  FAULT_MEMORY, /* an allocation failed */
  FAULT_SYSTEM, /* the operating system refused: open, read, map */
  FAULT_FORMAT  /* the bytes are not what they should be */
};

typedef struct Fault {
  enum FaultCode code;
  char message[512]; /* "path:line: what is wrong", cut to fit on a char */
} Fault;

/* Fills 'fault' like printf. Accepts NULL and then does nothing. */
void fault_set(Fault *fault, enum FaultCode code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
