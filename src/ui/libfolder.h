/* libfolder.h - where functions written in the language are looked for. */
#ifndef UI_LIBFOLDER_H
#define UI_LIBFOLDER_H

#include <stdbool.h>

#include "pkt/buf.h"

struct near;

enum { LIBRARY_NAME = 65 }; /* bytes of a function's name and its end */

/* For struct interp_config: the user's own folder, then PKT_LIB's if that is set, else the one that came with the program. */
bool library_folder(unsigned i, struct buf *path);
bool library_file(const char *name);    /* is there a file for a function of that name? */
void library_near(struct near *near, char name[LIBRARY_NAME]); /* offers the names of all files; the best is kept in name */

#endif
