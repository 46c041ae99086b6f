/* say.h - messages on standard error. */
#ifndef UI_SAY_H
#define UI_SAY_H

#include "pkt/diag.h"

void say(const char *fmt, ...) __attribute__((format(printf, 1, 2))); /* "pkt: …" and a new line */

/* A message that belongs to the command line: "pkt: text", the place if one is known, the hint. Returns the exit status. */
int say_diag(const char *about, const struct diag *d);

#endif
