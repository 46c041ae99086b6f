/* least.h - the least right: what a command needs no more is given up before it parses what strangers sent. */
#ifndef UI_LEAST_H
#define UI_LEAST_H

#include "pkt/confine.h"
#include "pkt/rights.h"

/* A script may open what it likes at any time: sockets, captures, files. */
#define LEAST_SCRIPT (RIGHT_RAW | RIGHT_ADMIN | RIGHT_LOCK | RIGHT_FILES)
#define LEAST_SCRIPT_MAY (CONFINE_FILES | CONFINE_SOCKETS)

/*
 * For good: capabilities but those of `keep` (pkt/rights.h), system calls but those of everyone and of `may`
 * (pkt/confine.h). Where the kernel or the build has no filter of system calls, the program goes on without: pkt doctor tells.
 */
void least_keep(unsigned keep, unsigned may);
void least_rights(unsigned keep); /* capabilities alone */

#endif
