/* foreign.h - files that end in .pkt as well, but belong to other programs. */
#ifndef UI_FOREIGN_H
#define UI_FOREIGN_H

#include "pkt/buf.h"

/* Whose file it seems to be, by its first lines: "a packetdrill script (run it with packetdrill)"; NULL: nobody's. */
const char *foreign_owner(const struct buf *text);

#endif
