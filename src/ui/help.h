/* help.h - what --help and --version print. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "options.h"

struct out;

void help_print(struct out *o, enum command on);
const char *help_wire(enum command on); /* of send, sniff, route, doctor */
void version_print(struct out *o);

#endif
