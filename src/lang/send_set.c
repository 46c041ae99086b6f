/* send_set.c - sets that are sent: made by the engine, at layer 2 straight into the lanes of an interface. */
#include "send_set.h"

#include <stdio.h>
#include <string.h>

#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/set.h"
#include "pkt/volley.h"

#define SLOTS 64

/* ---- what the engine can make ---- */

static bool is_scripts_own(const struct val *v, unsigned depth);

static bool has_scripts_class(const struct packet *p, unsigned depth)
{
	for (unsigned l = 0; l < p->n; l++) {
		const struct layer *x = &p->layer[l];

		if (x->lay->user || depth > NEST_MAX)
			return true;
		for (unsigned f = 0; x->vals && f < x->lay->n; f++)
			if (is_scripts_own(&x->vals[f], depth + 1))
				return true;
	}
	return false;
}

static bool is_scripts_own(const struct val *v, unsigned depth)
{
	if (v->type == V_PACKET)
		return has_scripts_class(v->p, depth);
	for (uint32_t i = 0; (v->type == V_LIST || v->type == V_TUPLE) && i < v->l->n; i++)
		if (is_scripts_own(&v->l->v[i], depth + 1))
			return true;
	for (uint32_t i = 0; v->type == V_SET && i < v->set->nruns; i++)
		if (is_scripts_own(&v->set->runs[i].first, depth + 1))
			return true;
	return false;
}

static uint64_t part_order(const void *arg, uint64_t i)
{
	return part_index(arg, i);
}

/* A stretch of the whole, one after another: from *first on. */
static bool in_order(const struct part *p, uint64_t *first)
{
	*first = p->nsteps ? p->step[0].from : 0;
	return !p->nsteps || (p->nsteps == 1 && !p->step[0].permuted && p->step[0].stride == 1);
}

static uint64_t times(uint64_t a, uint64_t b)
{
	uint64_t v;

	return __builtin_mul_overflow(a, b, &v) ? UINT64_MAX : v;
}

/* Functions of a script are called while its classes are built: by the engine they would be called at other times. */
bool send_set_of(struct interp *in, const struct val *what, uint64_t rounds, struct send_set *out)
{
	const struct part *part = what->type == V_PART ? what->any : NULL;
	const struct val *v = part ? &part->whole->of : what;
	uint64_t n;

	if (v->type != V_PACKET || v->aux >= v->p->n || has_scripts_class(v->p, 0) || (part && rounds != 1) || !set_of(in, v, &n))
		return false;
	*out = (struct send_set){ .of = v, .n = part ? part->n : times(n, rounds) };
	if (part && !in_order(part, &out->first)) {
		out->first = 0;
		out->order = part_order;
		out->arg = part;
	} else if (!part && n == 1 && packet_is_random(v->p)) {
		out->first = in->drawn;
		out->draws = true;
	}
	return true;
}

/* ---- one by one ---- */

struct send_source {
	const struct send_set *set;
	struct shape *shape;
	struct shape_cursor *cursor;
	struct shape_slot slot[SLOTS];
	uint8_t *room;
	size_t size;             /* bytes of a slot */
	uint64_t at;             /* positions that were given out or lie in slots */
	size_t next, n;
};

static void make_room(struct send_source *s, size_t size)
{
	mem_free(s->room);
	s->size = size;
	s->room = mem_zero(SLOTS, size);
	for (unsigned i = 0; i < SLOTS; i++)
		s->slot[i] = (struct shape_slot){ .p = s->room + i * size, .cap = size };
}

struct send_source *send_source(const struct send_set *set, struct shape *shape)
{
	struct send_source *s = mem_zero(1, sizeof(*s));

	s->set = set;
	s->shape = shape;
	s->cursor = shape_cursor(shape);
	make_room(s, shape_length(shape));
	return s;
}

void send_source_free(struct send_source *s)
{
	if (!s)
		return;
	shape_cursor_free(s->cursor);
	mem_free(s->room);
	mem_free(s);
}

static size_t fill(struct send_source *s, struct diag *d)
{
	uint64_t left = s->set->n - s->at, count = shape_count(s->shape), position = s->set->first + s->at, k = position % count;
	size_t n = left < SLOTS ? (size_t)left : SLOTS;

	if (s->set->order) {
		position = s->set->order(s->set->arg, position);
		k = position % count;
		shape_draw(s->cursor, position - k);
		return shape_pick(s->cursor, &k, 1, s->slot, d);
	}
	if (count > 1 && n > count - k)
		n = count - k;
	shape_draw(s->cursor, position - k);
	return shape_run(s->cursor, k, n, s->slot, d);
}

/* Where IP packets go. */
static void tell_ahead(struct send_source *s, struct sender *to)
{
	uint8_t dst[SLOTS * 16];
	uint8_t family = s->slot[0].n ? s->slot[0].p[0] >> 4 : 0;
	size_t at = family == 4 ? 16 : 24, size = family == 4 ? 4 : 16, n = 0;

	for (size_t i = 0; (family == 4 || family == 6) && i < s->n; i++) {
		const struct shape_slot *slot = &s->slot[i];

		if (slot->n >= at + size && slot->p[0] >> 4 == family && (!n || memcmp(dst + (n - 1) * size, slot->p + at, size)))
			memcpy(dst + n++ * size, slot->p + at, size);
	}
	if (n > 1)
		route_ahead(sender_router(to), family, dst, n);
}

int send_source_next(struct send_source *s, struct sender *ahead, struct buf *out, struct diag *d)
{
	if (s->next == s->n) {
		if (s->at == s->set->n)
			return 0;
		s->next = 0;
		s->n = fill(s, d);
		if (!s->n && !d->set) { /* longer than all before */
			make_room(s, shape_need(s->cursor));
			s->n = fill(s, d);
		}
		if (!s->n)
			return -1;
		diag_clear(d); /* of the one after these: it is said when its turn comes */
		s->at += s->n;
		if (ahead)
			tell_ahead(s, ahead);
	}
	*out = (struct buf){ .p = s->slot[s->next].p, .n = s->slot[s->next].n };
	s->next++;
	return 1;
}

/* ---- the way out ---- */

bool send_via(struct interp *in, struct str text, struct volley *out)
{
	static const struct {
		const char *name;
		enum lane_kind kind;
		bool bypass;
	} ways[] = {
		{ "auto", LANE_AUTO, false },
		{ "sendmmsg", LANE_SENDMMSG, false },
		{ "bypass", LANE_SENDMMSG, true },
		{ "ring", LANE_RING, true },
		{ "xdp", LANE_XDP, true },
	};
	struct near near = NEAR_INIT(text);

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		if (str_eq(text, ways[i].name)) {
			out->kind = ways[i].kind;
			out->bypass = ways[i].bypass;
			return true;
		}
		near_offer(&near, ways[i].name);
	}
	diag_set(&in->d, "'%.*s' is no way to send: auto, sendmmsg, bypass, ring, xdp", STR(text));
	return diag_mean(&in->d, near.best);
}
