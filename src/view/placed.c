/* placed.c - fields that stand at known places as show() prints them. */
#include "placed.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/str.h"
#include "put.h"
#include "row.h"
#include "table.h"
#include "tuples.h"

void placed_run(struct shower *s, const struct shown *g, unsigned f, const uint8_t *b, const struct packet *p, unsigned l)
{
	struct row r = { b, s, p, l, g->room };
	char *at = pen(s->out, g->room);

	at -= at[-1] == ' '; /* after a label; no field at a known place ends in a space */
	pen_stop(s->out, row_put(g->v[f].steps, at, &r));
}

/* What stands from the known place of the last field to the end of the header. false: it takes more. */
static bool put_rest(struct shower *s, const struct shown *g, const struct layout *lay, const struct layer *y, const uint8_t *b)
{
	unsigned f = g->n - 1;
	const struct field *field = &lay->field[f];
	const struct op *op = &g->v[f].op;
	size_t at = lay->bit[f] / 8, n = y->hlen - at;

	if (!n && (f || field->kind == F_LIST))
		return true;
	if (field->kind == F_LIST)
		return field->family->tuples && tuples_put(s, op, field, b + at, n);
	put_words(s, op);
	quote_bytes(s->out, b + at, n);
	return true;
}

unsigned placed_layers(struct shower *s, const struct packet *p, unsigned l, const struct shown **stopped)
{
	struct buf *out = s->out;
	struct row r;
	char *at = pen(out, 0);
	size_t start;

	r.s = s;
	r.p = p;
	*stopped = NULL;
	for (; l < p->n && (r.b = layer_bytes(p, l)); l++) {
		const struct shown *g = shown_in(s->l, p, l);

		if (!g->line) {
			*stopped = g;
			break;
		}
		r.l = l;
		r.room = g->room;
		at = pen_on(out, at, g->room);
		start = (size_t)((uint8_t *)at - out->p);
		at = row_put(g->line, at, &r);
		if (g->whole)
			continue;
		pen_stop(out, at);
		if (!put_rest(s, g, p->layer[l].lay, &p->layer[l], r.b)) {
			at = (char *)out->p + start;
			*stopped = g;
			break;
		}
		at = pen(out, 1);
		if (at[-1] == ' ') {
			show_end_line(s);
			at = pen(out, 0);
		} else {
			*at++ = '\n';
		}
	}
	pen_stop(out, at);
	return l;
}
