/* ahead.c - whoever knows the sources is told which destinations come next: many are cheaper asked for at once. */
#include <string.h>

#include "forms.h"
#include "pkt/bits.h"
#include "pkt/registry.h"

#define FAR 64 /* packets that are looked at */

/* The destination of an IP header, by which its source is found. */
bool ahead_matters(const struct packet *p, unsigned l, const struct field *f)
{
	const struct layout *lay = p->layer[l].lay;

	return lay->proto->ip && (int)f->index == lay->dst && (f->kind == F_IPV4 || f->kind == F_IPV6);
}

/* Different values, one after another, of that digit in packets k[0..n), or from k[0] on where `run`. */
static size_t gather(const struct digit *g, uint64_t times, const uint64_t *k, bool run, size_t n, uint8_t *out)
{
	uint64_t last = UINT64_MAX;
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t at = (run ? k[0] + i : k[i]) / times % g->count;
		struct val v;

		if (at == last)
			continue;
		last = at;
		v = set_at(g->set, at, 0, 0);
		if (v.type == V_IP4)
			put32(out + 4 * found++, (uint32_t)v.u);
		else if (v.type == V_IP6)
			memcpy(out + 16 * found++, v.b, 16);
	}
	return found;
}

void ahead_tell(struct shape *s, const uint64_t *k, bool run, size_t n)
{
	uint8_t dst[FAR * 16];
	uint64_t times = 1;

	if (n > FAR)
		n = FAR;
	for (unsigned i = 0; i < s->ncount; i++) {
		const struct digit *g = &s->digit[i];
		size_t found = g->is_ahead ? gather(g, times, k, run, n, dst) : 0;

		times *= g->count;
		if (found < 2)
			continue;
		pthread_mutex_lock(&s->lock);
		if (s->derives)
			s->env.ahead(s->env.arg, g->field->kind == F_IPV4 ? 4 : 6, dst, found);
		pthread_mutex_unlock(&s->lock);
	}
}
