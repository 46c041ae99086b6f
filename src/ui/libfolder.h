/* libfolder.h - where functions written in the language are looked for. */
#ifndef UI_LIBFOLDER_H
#define UI_LIBFOLDER_H

#include <stdbool.h>

#include "pkt/buf.h"

/* For struct interp_config: the user's own folder, then PKT_LIB's if that is set, else the one that came with the program. */
bool library_folder(unsigned i, struct buf *path);

#endif
