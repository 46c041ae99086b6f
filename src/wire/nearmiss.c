/* nearmiss.c - what arrived during an exchange and was no answer: the last thousands of it, for why(). */
#include "nearmiss.h"

#include <string.h>

#include "pkt/mem.h"
#include "pkt/registry.h"

enum { KEPT = 4096, KEPT_BYTES = 192 };

struct kept {
	int64_t time;
	uint16_t n, linktype;
	uint8_t data[KEPT_BYTES];
};

struct nearmiss {
	struct obj obj;
	struct kept *v;
	size_t n, cap, next;
	uint64_t seen;
};

static void nearmiss_free(struct obj *o)
{
	mem_free(((struct nearmiss *)o)->v);
	mem_free(o);
}

static const struct obj_type nearmiss_type = { "what arrived", nearmiss_free };

struct nearmiss *nearmiss_new(void)
{
	struct nearmiss *l = mem_zero(1, sizeof(*l));

	l->obj = (struct obj){ &nearmiss_type, 1 };
	return l;
}

struct obj *nearmiss_obj(struct nearmiss *l)
{
	return &l->obj;
}

bool is_exchange_log(const struct obj *o)
{
	return o && o->type == &nearmiss_type;
}

void nearmiss_seen(struct nearmiss *l)
{
	l->seen++;
}

void nearmiss_add(struct nearmiss *l, const struct cap_packet *c)
{
	struct kept *k;

	if (l->n < KEPT) {
		l->v = mem_room(l->v, &l->cap, l->n + 1, sizeof(*l->v));
		k = &l->v[l->n++];
	} else {
		k = &l->v[l->next++ % KEPT];
	}
	k->time = c->time;
	k->linktype = c->linktype;
	k->n = (uint16_t)(c->caplen < KEPT_BYTES ? c->caplen : KEPT_BYTES);
	memcpy(k->data, c->data, k->n);
}

static void decode(const struct kept *k, struct packet *out)
{
	const struct layout *first = linktype_layout(k->linktype);

	packet_reset(out);
	packet_decode(out, first ? first : layout_raw(), k->data, k->n);
	out->linktype = k->linktype;
	out->time = k->time;
}

bool exchange_nearest(const struct obj *log, const struct packet *q, struct packet *near, struct miss *m, uint64_t *seen)
{
	const struct nearmiss *l = (const struct nearmiss *)log;
	const struct kept *best = NULL;
	struct miss one;

	*seen = l->seen;
	*m = (struct miss){ .agreed = 0 };
	for (size_t i = 0; i < l->n; i++) {
		const struct kept *k = &l->v[i];

		if (k->time < q->time)
			continue;
		decode(k, near);
		if (packet_matches(near, q, &one))
			one = (struct miss){ .agreed = UINT16_MAX, .what = "too late", .i = -1, .f = -1, .j = -1, .g = -1 };
		if (!one.agreed || (best && (one.agreed < m->agreed || (one.agreed == m->agreed && k->time >= best->time))))
			continue;
		*m = one;
		best = k;
	}
	if (best)
		decode(best, near);
	return best != NULL;
}
