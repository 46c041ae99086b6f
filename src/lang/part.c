/* part.c - a part of a set in an order of its own: indices are reckoned, packets are made when they are asked for. */
#include "pkt/part.h"

#include <inttypes.h>

#include "pkt/set.h"

/* ---- how many ---- */

static bool add_counts(struct interp *in, const struct val *x, uint64_t *start, uint64_t *n)
{
	*n = 0;
	for (uint32_t i = 0; i < x->l->n; i++) {
		const struct val *v = &x->l->v[i];
		uint64_t one = 1;

		if (start)
			start[i] = *n;
		if ((v->type == V_PACKET || v->type == V_PART) && !value_count(in, v, &one))
			return false;
		if (__builtin_add_overflow(*n, one, n))
			return diag_set(&in->d, "the list describes more than 2^64-1 packets: it passes that at its item %u", i);
	}
	return true;
}

bool value_count(struct interp *in, const struct val *x, uint64_t *n)
{
	if (x->type == V_PACKET)
		return set_of(in, x, n);
	if (is_list(x) && x->type != V_ERROR)
		return add_counts(in, x, NULL, n);
	if (x->type == V_PART)
		*n = ((const struct part *)x->any)->n;
	else if (x->type == V_SET && !is_random(x))
		*n = x->set->count;
	else if (x->type == V_RANGE)
		*n = ((const struct range *)x->any)->n;
	else
		return diag_set(&in->d, "a packet, a network, a range or a list of them is wanted, not %s", type_text(x));
	return true;
}

/* ---- making ---- */

static void whole_free(struct obj *o)
{
	struct whole *w = (struct whole *)o;

	val_drop(w->of);
	mem_free(w->start);
	mem_free(w);
}

static const struct obj_type whole_type = { "set", whole_free };

static void part_free(struct obj *o)
{
	struct part *p = (struct part *)o;

	obj_drop(&p->whole->obj);
	mem_free(p);
}

static const struct obj_type part_type = { "set", part_free };

/* Room for the steps of `from` (NULL: none) and one more. */
static struct part *part_new(struct whole *w, const struct part *from)
{
	uint32_t had = from ? from->nsteps : 0;
	struct part *p = mem_zero(1, sizeof(*p) + (had + 1) * sizeof(p->step[0]));

	p->obj.type = &part_type;
	p->obj.refs = 1;
	p->whole = w;
	p->nsteps = had;
	for (uint32_t i = 0; i < had; i++)
		p->step[i] = from->step[i];
	return p;
}

static void give(struct interp *in, struct part *p, struct val *out)
{
	*out = pool_add(in, (struct val){ .type = V_PART, .any = p });
}

static struct val copy_of(struct interp *in, const struct val *x)
{
	if (x->type == V_PACKET)
		return packet_value(packet_copy(x->p, x->aux < x->p->n ? x->aux : x->p->n), 0);
	if (is_list(x))
		return list_as(in, V_PLIST, x->l);
	return val_hold(*x);
}

/* A packet of a list may be changed later; records and parts stay as they are. */
static void own_items(struct list *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		struct val v = l->v[i];

		if (v.type != V_PACKET)
			continue;
		l->v[i] = packet_value(packet_copy(v.p, v.aux < v.p->n ? v.aux : v.p->n), 0);
		val_drop(v);
	}
}

bool part_of(struct interp *in, const struct val *x, uint64_t rounds, struct val *out)
{
	struct whole *w;
	struct part *p;
	uint64_t n, all;

	if (x->type == V_PART && rounds == 1) {
		*out = *x;
		return true;
	}
	if (!value_count(in, x, &n))
		return false;
	if (!set_product(n, rounds, &all))
		return diag_set(&in->d, "%" PRIu64 " packets, %" PRIu64 " times, are more than 2^64-1", n, rounds);
	w = mem_zero(1, sizeof(*w));
	w->obj.type = &whole_type;
	w->obj.refs = 1;
	w->of = copy_of(in, x);
	w->n = n;
	w->rounds = rounds;
	if (is_list(x)) {
		own_items(w->of.l);
		if (n != x->l->n) {
			w->nstart = x->l->n;
			w->start = mem_zero(w->nstart, sizeof(*w->start));
			if (!add_counts(in, x, w->start, &n)) {
				obj_drop(&w->obj);
				return false;
			}
		}
	}
	p = part_new(w, NULL);
	p->n = all;
	give(in, p, out);
	return true;
}

static struct part *next_step(struct interp *in, const struct val *of, struct val *out)
{
	const struct part *from = of->any;
	struct part *p;

	if (from->nsteps == PART_STEPS) {
		diag_set(&in->d, "this set was permuted and sliced %d times already, which is the most", PART_STEPS);
		return NULL;
	}
	from->whole->obj.refs++;
	p = part_new(from->whole, from);
	p->n = from->n;
	give(in, p, out);
	return p;
}

bool part_permute(struct interp *in, const struct val *of, uint64_t seed, struct val *out)
{
	struct part *p = next_step(in, of, out);

	if (p && p->n)
		p->step[p->nsteps++] = (struct part_step){ .permuted = true, .perm = perm_make(p->n, seed), .n = p->n };
	return p != NULL;
}

/* A slice of a slice is one slice. */
bool part_take(struct interp *in, const struct val *of, uint64_t from, uint64_t stride, uint64_t n, struct val *out)
{
	const struct part *was = of->any;
	const struct part_step *last = was->nsteps ? &was->step[was->nsteps - 1] : NULL;
	struct part *p;

	if (!last || last->permuted) {
		p = next_step(in, of, out);
		if (!p)
			return false;
		p->step[p->nsteps++] = (struct part_step){ .from = from, .stride = stride, .n = n };
	} else {
		was->whole->obj.refs++;
		p = part_new(was->whole, was);
		give(in, p, out);
		p->step[p->nsteps - 1] = (struct part_step){ .from = last->from + from * last->stride, .stride = stride * last->stride, .n = n };
	}
	p->n = n;
	return true;
}

bool part_shard(struct interp *in, const struct val *of, uint64_t i, uint64_t n, struct val *out)
{
	uint64_t all = ((const struct part *)of->any)->n;

	return part_take(in, of, i, n, all > i ? (all - i - 1) / n + 1 : 0, out);
}

/* ---- the k-th ---- */

uint64_t part_index(const struct part *p, uint64_t k)
{
	for (uint32_t i = p->nsteps; i-- > 0;)
		k = p->step[i].permuted ? perm_at(&p->step[i].perm, k) : p->step[i].from + k * p->step[i].stride;
	return k;
}

static uint32_t item_of(const struct whole *w, uint64_t k)
{
	uint32_t lo = 0, hi = w->nstart;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (w->start[mid] <= k)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* The k-th value of x, its random fields drawn as number `draw`. */
static bool value_of(struct interp *in, const struct val *x, uint64_t k, uint64_t draw, struct val *out);

static bool whole_value(struct interp *in, const struct whole *w, uint64_t k, uint64_t draw, struct val *out)
{
	struct val item;
	uint32_t i;

	if (!is_list(&w->of))
		return value_of(in, &w->of, k, draw, out);
	i = w->start ? item_of(w, k) : (uint32_t)k;
	item = list_item(in, w->of.l, i);
	return value_of(in, &item, w->start ? k - w->start[i] : 0, draw, out);
}

static bool value_of(struct interp *in, const struct val *x, uint64_t k, uint64_t draw, struct val *out)
{
	const struct part *p;
	uint64_t at;

	switch (x->type) {
	case V_PACKET:
		*out = packet_is_set(x->p) ? pool_add(in, packet_value(packet_at_drawn(x->p, x->aux, k, draw, in->env.seed), 0))
			: pool_borrow(in, *x);
		return true;
	case V_SET:
		*out = is_random(x) ? random_now(in, x) : from_core(in, NULL, set_at(x->set, k, in->env.seed, 0));
		return true;
	case V_RANGE:
		*out = range_at(x->any, k);
		return true;
	case V_PART:
		p = x->any;
		at = part_index(p, k);
		return whole_value(in, p->whole, at % p->whole->n, draw, out);
	}
	*out = pool_borrow(in, *x);
	return true;
}

bool part_value(struct interp *in, const struct part *p, uint64_t k, struct val *out)
{
	uint64_t at = part_index(p, k);

	return whole_value(in, p->whole, at % p->whole->n, at, out);
}

bool part_list(struct interp *in, struct val *v)
{
	struct val list;

	if (v->type != V_PART)
		return true;
	if (!list_of(in, v, &list))
		return false;
	list.type = V_PLIST;
	*v = pool_add(in, list);
	for (uint32_t i = 0; i < list.l->n; i++) {
		if (list.l->v[i].type != V_PACKET)
			return diag_set(&in->d, "this works on packets, and the set has %s", type_text(&list.l->v[i]));
	}
	return true;
}

/* ---- as it is written ---- */

/* [from:stop:stride]; a bound that is the default is left out. */
static void put_slice(const struct part_step *s, uint64_t of, struct buf *out)
{
	int64_t stride = (int64_t)s->stride;
	uint64_t last = s->from + (s->n - 1) * s->stride;

	if (!s->n) {
		buf_text(out, "[0:0]");
		return;
	}
	buf_byte(out, '[');
	if (s->from != (stride > 0 ? 0 : of - 1))
		buf_u64(out, s->from);
	buf_byte(out, ':');
	if (stride > 0 ? of - last > s->stride : last >= 0 - s->stride)
		buf_u64(out, stride > 0 ? last + 1 : last - 1);
	if (stride != 1)
		buf_fmt(out, ":%" PRId64, stride);
	buf_byte(out, ']');
}

static void repr_steps(struct interp *in, const struct part *p, uint32_t nsteps, struct buf *out)
{
	const struct part_step *s = &p->step[nsteps - 1];

	if (!nsteps) {
		struct val of = p->whole->of;

		if (is_list(&of))
			of.type = V_LIST;
		buf_text(out, of.type == V_SET ? "Net(" : "");
		repr(in, &of, out);
		buf_text(out, of.type == V_SET ? ")" : "");
	} else if (s->permuted) {
		buf_text(out, "permute(");
		repr_steps(in, p, nsteps - 1, out);
		buf_fmt(out, ", %" PRIu64 ")", s->perm.seed);
	} else {
		buf_byte(out, '(');
		repr_steps(in, p, nsteps - 1, out);
		buf_byte(out, ')');
		put_slice(s, nsteps > 1 ? p->step[nsteps - 2].n : p->whole->n * p->whole->rounds, out);
	}
}

void part_repr(struct interp *in, const struct part *p, struct buf *out)
{
	repr_steps(in, p, p->nsteps, out);
}
