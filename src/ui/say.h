/* say.h - messages on standard error. */
#ifndef UI_SAY_H
#define UI_SAY_H

#include "pkt/diag.h"

void say(const char *fmt, ...) __attribute__((format(printf, 1, 2))); /* "pkt: …" and a new line */

/* A message of another module: "pkt: text", the place if one is known, the hint. Returns the exit status. */
int say_diag(const struct diag *d);

#endif
