/* line.h - lines from the user: edited by libedit on a terminal, plain otherwise. */
#ifndef UI_LINE_H
#define UI_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/buf.h"

struct interp;
struct line_reader;

enum line_got { LINE_GOT, LINE_END, LINE_INTERRUPTED };

/* `before`: what was typed of the statement so far, for completion. */
struct line_reader *line_new(struct interp *in, const struct buf *before);
void line_free(struct line_reader *l);

/* Bytes of a prompt (">>> ", "... ") that was pasted with its line. */
size_t line_prompt(const char *text);

/* Is more of what was pasted (or piped) there already? */
bool line_waiting(const struct line_reader *l);
void line_forget(struct line_reader *l);      /* the rest of what was pasted */

/* The next line with its new line appended to out. */
enum line_got line_next(struct line_reader *l, const char *prompt, struct buf *out);

#endif
