/* ahead.c - whoever knows the sources is told which destinations come next: many are cheaper asked for at once. */
#include <string.h>

#include "forms.h"
#include "pkt/bits.h"
#include "pkt/registry.h"

#define FAR 64 /* destinations that are told at once */

/* The destination of an IP header, by which its source is found. */
bool ahead_matters(const struct packet *p, unsigned l, const struct field *f)
{
	const struct layout *lay = p->layer[l].lay;

	return lay->proto->ip && (int)f->index == lay->dst && (f->kind == F_IPV4 || f->kind == F_IPV6);
}

static size_t put_value(const struct digit *g, uint64_t at, uint8_t *out, size_t n)
{
	struct val v = set_at(g->set, at, 0, 0);

	if (v.type == V_IP4)
		put32(out + 4 * n++, (uint32_t)v.u);
	else if (v.type == V_IP6)
		memcpy(out + 16 * n++, v.b, 16);
	return n;
}

static void tell(struct shape *s, const struct digit *g, const uint8_t *dst, size_t n)
{
	if (n < 2)
		return;
	pthread_mutex_lock(&s->lock);
	if (s->derives)
		s->env.ahead(s->env.arg, g->field->kind == F_IPV4 ? 4 : 6, dst, n);
	pthread_mutex_unlock(&s->lock);
}

void ahead_pick(struct shape *s, const uint64_t *k, size_t n)
{
	uint8_t dst[FAR * 16];
	uint64_t times = 1;

	for (unsigned i = 0; i < s->ncount; times *= s->digit[i++].count) {
		const struct digit *g = &s->digit[i];
		uint64_t last = UINT64_MAX;
		size_t found = 0;

		for (size_t j = 0; g->is_ahead && j < n && j < FAR; j++) {
			uint64_t at = k[j] / times % g->count;

			if (at != last)
				found = put_value(g, at, dst, found);
			last = at;
		}
		tell(s, g, dst, found);
	}
}

/* So far that a digit takes FAR values; the one that takes them soonest decides when the next are told. */
uint64_t ahead_run(struct shape *s, uint64_t k)
{
	uint8_t dst[FAR * 16];
	uint64_t times = 1, until = s->count;

	for (unsigned i = 0; i < s->ncount; times *= s->digit[i++].count) {
		const struct digit *g = &s->digit[i];
		uint64_t first = k / times;
		size_t found = 0;

		for (uint64_t j = 0; g->is_ahead && j < FAR && first + j <= (s->count - 1) / times; j++)
			found = put_value(g, (first + j) % g->count, dst, found);
		if (g->is_ahead && first + FAR <= (s->count - 1) / times && (first + FAR) * times < until)
			until = (first + FAR) * times;
		tell(s, g, dst, found);
	}
	return until;
}
