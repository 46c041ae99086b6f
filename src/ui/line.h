/* line.h - lines from the user: edited by libedit on a terminal, plain otherwise. */
#ifndef UI_LINE_H
#define UI_LINE_H

#include <stddef.h>

#include "pkt/buf.h"

struct interp;
struct line_reader;

enum line_got { LINE_GOT, LINE_END, LINE_INTERRUPTED };

/* `before`: what was typed of the statement so far, for completion. */
struct line_reader *line_new(struct interp *in, const struct buf *before);
void line_free(struct line_reader *l);

/* The next line with its new line appended to out. */
enum line_got line_next(struct line_reader *l, const char *prompt, struct buf *out);

#endif
