/* paint.h - text in one of a theme's colours. */
#ifndef PKT_VIEW_PAINT_H
#define PKT_VIEW_PAINT_H

#include "pkt/buf.h"
#include "pkt/view.h"

static inline void paint_on(struct buf *out, const struct theme *t, enum paint what)
{
	buf_text(out, t->on[what]);
}

/* Ends what paint_on began; a kind without a colour of its own needs no end. */
static inline void paint_off(struct buf *out, const struct theme *t, enum paint what)
{
	if (t->on[what][0])
		buf_text(out, t->off);
}

static inline void paint_text(struct buf *out, const struct theme *t, enum paint what, const char *text)
{
	paint_on(out, t, what);
	buf_text(out, text);
	paint_off(out, t, what);
}

#endif
