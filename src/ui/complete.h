/* complete.h - Tab: what may stand here. */
#ifndef UI_COMPLETE_H
#define UI_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/buf.h"

struct interp;

/* What Tab does to the text: the word from `begin` on is replaced by `insert`; `list` shows the choices if there are more. */
struct completion {
	size_t begin;
	struct buf insert, list;
	size_t n;              /* how many words fit */
};

void completion_find(struct completion *c, struct interp *in, const char *text, size_t n, size_t at, unsigned width);
void completion_free(struct completion *c);

#endif
