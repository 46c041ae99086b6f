/* rc.h - the start file of the prompt. */
#ifndef UI_RC_H
#define UI_RC_H

#include <stdbool.h>

#include "pkt/buf.h"

/* Its text, and its path for messages. false: there is none, or it is not ours to read (which was said). */
bool rc_read(struct buf *text, char **path);

/* The folder of the user's settings: ~/.config/pkt, or where XDG_CONFIG_HOME says. false: there is no home. */
bool rc_folder(struct buf *path);

/* Does the file or folder belong to who runs the program? */
bool is_ours(const char *path);

#endif
