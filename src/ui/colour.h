/* colour.h - colours on a terminal, and when there are none. */
#ifndef UI_COLOUR_H
#define UI_COLOUR_H

#include <stdbool.h>

struct buf;
struct diag;
struct theme;

/* --color=auto|always|never: kept in the environment, so that whoever writes finds it. */
bool colour_choose(const char *when, struct diag *d);

/* For what goes to that descriptor: colours on a terminal, unless NO_COLOR or TERM says otherwise. */
const struct theme *colour_theme(int fd);

/* Messages as diag_print wrote them, to standard error. */
void colour_errors(const struct buf *text);

#endif
