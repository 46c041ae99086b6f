/* placed.c - fields that stand at known places as show() prints them. */
#include "placed.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/str.h"
#include "put.h"
#include "table.h"
#include "tuples.h"
#include "verify.h"

/* What is seldom said of a checksum. Returns where it ends, with as much room. */
static __attribute__((noinline)) char *put_other_verdict(struct shower *s, const struct packet *p, unsigned l, unsigned f, size_t room, char *at)
{
	pen_stop(s->out, at);
	show_verdict(s, p, l, f);
	return pen(s->out, room);
}

static inline char *put_verdict(struct shower *s, const struct packet *p, unsigned l, unsigned f, size_t room, char *at)
{
	if (!sum_is_good(s->l, p, l, f))
		return put_other_verdict(s, p, l, f, room, at);
	return (char *)memcpy(at, " (ok)", 5) + 5;
}

/* A run, for which there is room. Returns where it ends, with as much room. */
static char *put_run(struct shower *s, const struct step *step, const struct step *end, size_t room, const uint8_t *b, const struct packet *p,
		     unsigned l, char *at)
{
	at -= at[-1] == ' '; /* after a label; no field at a known place ends in a space */
	for (; step < end; step++) {
		if (step->ask == ASK_BIT && !step_bits(step, b))
			continue;
		at = step_put(at, step, b);
		if (step->ask == ASK_SUM && p)
			at = put_verdict(s, p, l, step->field, room, at);
	}
	return at;
}

void placed_run(struct shower *s, const struct shown *g, unsigned f, const uint8_t *b, const struct packet *p, unsigned l)
{
	const struct step *step = &g->step[g->v[f].step];

	pen_stop(s->out, put_run(s, step, step + g->v[f].nsteps, g->room, b, p, l, pen(s->out, g->room)));
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

static inline bool put_layer(struct shower *s, const struct shown *g, const struct packet *p, unsigned l)
{
	const struct layer *y = &p->layer[l];
	const uint8_t *b = p->data + y->off;
	size_t start = s->out->n;
	char *at = put_text(pen(s->out, g->nlabel + TEXT_STEP + g->room + 1), g->label, g->nlabel);

	if (g->begin != g->end)
		at = put_run(s, g->begin, g->end, g->room, b, p, l, at);
	if (g->whole && at[-1] != ' ') {
		*at++ = '\n';
		pen_stop(s->out, at);
		return true;
	}
	pen_stop(s->out, at);
	if (!g->whole && !put_rest(s, g, y->lay, y, b)) {
		s->out->n = start;
		return false;
	}
	show_end_line(s);
	return true;
}

unsigned placed_layers(struct shower *s, const struct packet *p, unsigned l, const struct shown **stopped)
{
	for (*stopped = NULL; l < p->n && layer_bytes(p, l); l++) {
		const struct shown *g = shown_in(s->l, p, l);

		if (!g->straight || !put_layer(s, g, p, l)) {
			*stopped = g;
			break;
		}
	}
	return l;
}
