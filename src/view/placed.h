/* placed.h - what show() prints of fields that stand at known places. */
#ifndef PKT_VIEW_PLACED_H
#define PKT_VIEW_PLACED_H

#include "put.h"
#include "show.h"
#include "shown.h"

/* " name=", over a space that stands already; there is room. */
static inline char *put_word(char *at, const struct op *op)
{
	return put_text(at - (at[-1] == ' '), op->text, op->n);
}

static inline void put_words(struct shower *s, const struct op *op)
{
	pen_stop(s->out, put_word(pen(s->out, op->n + TEXT_STEP), op));
}

/* The run that begins with field f; b: what its places count from. p: NULL, or the packet whose layer l says what sums should be. */
void placed_run(struct shower *s, const struct shown *g, unsigned f, const uint8_t *b, const struct packet *p, unsigned l);

/* The lines of layer l and those after it, as far as their bytes are there and they have a `line`. Returns the first that is not,
 * and what is shown of it (NULL: its bytes are not there). */
unsigned placed_layers(struct shower *s, const struct packet *p, unsigned l, const struct shown **stopped);

#endif
