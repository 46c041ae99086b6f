/* history.h - where the lines that were typed are kept. */
#ifndef UI_HISTORY_H
#define UI_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

/* $XDG_STATE_HOME/pkt/history or ~/.local/state/pkt/history; folders and file are made, for the user's eyes only.
 * false: there is no home, or it cannot be written. */
bool history_path(char *out, size_t cap);

#endif
