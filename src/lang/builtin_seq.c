/* builtin_seq.c - builtins that go through the items of a value. */
#include "pkt/interp.h"

/* ---- choosing and adding ---- */

static bool key_of(struct interp *in, struct call *c, unsigned i, const struct val *v, struct val *out)
{
	if (c->v[i].type == V_NONE) {
		*out = *v;
		return true;
	}
	return call_value(in, c->v[i], v, 1, c->node, out);
}

/* The items: of one value, or the arguments themselves. */
static bool items_of(struct interp *in, struct call *c, unsigned i, struct val *out)
{
	if (c->nrest > 1) {
		*out = pool_add(in, list_new_of(V_LIST, c->rest, c->nrest));
		return true;
	}
	if (!c->nrest)
		return call_bad(in, c, -1, "%s() needs values", c->m->row->name);
	(void)i;
	if (!list_of(in, &c->rest[0], out))
		return call_place(in, c, -1);
	pool_add(in, *out);
	return true;
}

static bool extreme(struct interp *in, struct call *c, int sign, struct val *out)
{
	struct val items, best, k;
	int order;

	if (!items_of(in, c, 0, &items))
		return false;
	if (!items.l->n) {
		*out = c->v[1];
		return c->v[1].type != V_NONE || call_bad(in, c, -1, "%s() of nothing", c->m->row->name);
	}
	*out = items.l->v[0];
	if (!key_of(in, c, 0, out, &best))
		return false;
	for (uint32_t i = 1; i < items.l->n; i++) {
		if (!key_of(in, c, 0, &items.l->v[i], &k) || !values_order(in, &k, &best, &order))
			return call_place(in, c, -1);
		if (order * sign <= 0)
			continue;
		best = k;
		*out = items.l->v[i];
	}
	return true;
}

static bool fn_min(struct interp *in, struct call *c, struct val *out)
{
	return extreme(in, c, -1, out);
}

static bool fn_max(struct interp *in, struct call *c, struct val *out)
{
	return extreme(in, c, 1, out);
}

static bool fn_sum(struct interp *in, struct call *c, struct val *out)
{
	struct val sum = val_hold(c->v[1]), v, next;
	size_t mark = in->npool;
	struct iter it;
	int more;

	if (!iter_start(in, &it, &c->v[0], (struct span){ 0, 0 })) {
		val_drop(sum);
		return call_place(in, c, 0);
	}
	while ((more = iter_step(in, &it, &v)) > 0) {
		if (!binary(in, OP_ADD, &sum, &v, &next)) {
			val_drop(sum);
			return call_place(in, c, 0);
		}
		val_hold(next);
		val_drop(sum);
		sum = next;
		pool_release(in, mark);
	}
	*out = pool_add(in, sum);
	return more == 0 || call_place(in, c, 0);
}

static bool any_or_all(struct interp *in, struct call *c, bool stop, struct val *out)
{
	size_t mark = in->npool;
	struct iter it;
	struct val v;
	int more;

	*out = val_bool(!stop);
	if (!iter_start(in, &it, &c->v[0], (struct span){ 0, 0 }))
		return call_place(in, c, 0);
	while ((more = iter_step(in, &it, &v)) > 0) {
		if (truth(&v) == stop) {
			*out = val_bool(stop);
			return true;
		}
		pool_release(in, mark);
	}
	return more == 0 || call_place(in, c, 0);
}

static bool fn_any(struct interp *in, struct call *c, struct val *out)
{
	return any_or_all(in, c, true, out);
}

static bool fn_all(struct interp *in, struct call *c, struct val *out)
{
	return any_or_all(in, c, false, out);
}

/* ---- sorting ---- */

/* Merge sort of places by their keys: stable, and the comparison may fail. */
static bool merge_sort(struct interp *in, const struct val *key, uint32_t *at, uint32_t *room, uint32_t n, int sign)
{
	uint32_t half = n / 2, i = 0, j = half, k = 0;
	int order;

	if (n < 2)
		return true;
	if (!merge_sort(in, key, at, room, half, sign) || !merge_sort(in, key, at + half, room, n - half, sign))
		return false;
	while (i < half && j < n) {
		if (!values_order(in, &key[at[j]], &key[at[i]], &order))
			return false;
		room[k++] = order * sign < 0 ? at[j++] : at[i++];
	}
	while (i < half)
		room[k++] = at[i++];
	while (j < n)
		room[k++] = at[j++];
	for (k = 0; k < n; k++)
		at[k] = room[k];
	return true;
}

/* Sorts the items of l in place. fn V_NONE: by themselves. */
bool list_sort(struct interp *in, struct list *l, const struct val *fn, bool reverse)
{
	struct val keys = pool_add(in, val_list()), items = pool_add(in, list_new_of(V_LIST, l->v, l->n)), k, item;
	uint32_t n = l->n, *at = mem_zero((size_t)n * 2, sizeof(*at));
	bool ok = true;

	for (uint32_t i = 0; ok && i < n; i++) {
		size_t mark = in->npool;

		at[i] = i;
		item = k = list_item(in, items.l, i);
		if (fn->type != V_NONE)
			ok = call_value(in, *fn, &item, 1, NULL, &k);
		if (ok)
			list_add(keys.l, val_hold(k));
		pool_release(in, mark);
	}
	ok = ok && merge_sort(in, keys.l->v, at, at + n, n, reverse ? -1 : 1);
	if (ok && l->n == n) {
		for (uint32_t i = 0; i < n; i++)
			l->v[i] = items.l->v[at[i]];
	}
	mem_free(at);
	return ok;
}

static bool fn_sorted(struct interp *in, struct call *c, struct val *out)
{
	if (!list_of(in, &c->v[0], out))
		return call_place(in, c, 0);
	pool_add(in, *out);
	return list_sort(in, out->l, &c->v[1], truth(&c->v[2])) || call_place(in, c, 0);
}

static bool fn_reversed(struct interp *in, struct call *c, struct val *out)
{
	if (!list_of(in, &c->v[0], out))
		return call_place(in, c, 0);
	pool_add(in, *out);
	for (uint32_t i = 0, n = out->l->n; i < n / 2; i++) {
		struct val v = out->l->v[i];

		out->l->v[i] = out->l->v[n - 1 - i];
		out->l->v[n - 1 - i] = v;
	}
	return true;
}

/* ---- one after the other: enumerate, zip, map, filter ---- */

static void iter_free(struct obj *o)
{
	struct iter_obj *it = (struct iter_obj *)o;

	for (unsigned i = 0; i < it->nsrc; i++)
		val_drop(it->src[i]);
	val_drop(it->fn);
	mem_free(it);
}

static const struct obj_type iter_type = { "iterator", iter_free };

static bool iter_new(struct interp *in, struct call *c, const struct val *src, unsigned n,
                     int (*next)(struct interp *, struct iter_obj *, struct val *), struct val *out)
{
	struct iter_obj *it;

	if (n > sizeof(it->src) / sizeof(it->src[0]))
		return call_bad(in, c, -1, "%s() goes through at most %zu values at once", c->m->row->name, sizeof(it->src) / sizeof(it->src[0]));
	it = mem_zero(1, sizeof(*it));
	it->obj.type = &iter_type;
	it->obj.refs = 1;
	it->next = next;
	*out = pool_add(in, (struct val){ .type = V_ITER, .any = it });
	for (unsigned i = 0; i < n; i++) {
		it->src[i] = val_hold(src[i]);
		it->nsrc++;
		if (!iter_start(in, &it->it[i], &src[i], (struct span){ 0, 0 }))
			return call_place(in, c, (int)i);
	}
	return true;
}

static int enumerate_next(struct interp *in, struct iter_obj *it, struct val *out)
{
	struct val v[2] = { val_int(it->n++) };
	int more = iter_next(in, &it->it[0], &v[1]);

	if (more > 0)
		*out = pool_add(in, list_new_of(V_TUPLE, v, 2));
	return more;
}

static bool fn_enumerate(struct interp *in, struct call *c, struct val *out)
{
	int64_t start;

	if (!call_int(in, c, 1, &start) || !iter_new(in, c, c->v, 1, enumerate_next, out))
		return false;
	((struct iter_obj *)out->any)->n = (uint64_t)start;
	return true;
}

static int zip_next(struct interp *in, struct iter_obj *it, struct val *out)
{
	struct val row = pool_add(in, list_new_of(V_TUPLE, NULL, 0)), v;

	if (!it->nsrc)
		return 0;
	for (unsigned i = 0; i < it->nsrc; i++) {
		int more = iter_next(in, &it->it[i], &v);

		if (more <= 0)
			return more;
		list_add(row.l, val_hold(v));
	}
	*out = row;
	return 1;
}

static bool fn_zip(struct interp *in, struct call *c, struct val *out)
{
	return iter_new(in, c, c->rest, c->nrest, zip_next, out);
}

static int map_next(struct interp *in, struct iter_obj *it, struct val *out)
{
	struct val v[ITER_SOURCES];

	for (unsigned i = 0; i < it->nsrc; i++) {
		int more = iter_next(in, &it->it[i], &v[i]);

		if (more <= 0)
			return more;
		pool_borrow(in, v[i]);
	}
	return call_value(in, it->fn, v, it->nsrc, NULL, out) ? 1 : -1;
}

static bool fn_map(struct interp *in, struct call *c, struct val *out)
{
	if (!c->nrest)
		return call_bad(in, c, -1, "map() needs values to go through");
	if (!iter_new(in, c, c->rest, c->nrest, map_next, out))
		return false;
	((struct iter_obj *)out->any)->fn = val_hold(c->v[0]);
	return true;
}

static int filter_next(struct interp *in, struct iter_obj *it, struct val *out)
{
	size_t mark = in->npool;
	struct val keep;
	int more;

	while ((more = iter_next(in, &it->it[0], out)) > 0) {
		pool_borrow(in, *out);
		if (it->fn.type == V_NONE)
			keep = *out;
		else if (!call_value(in, it->fn, out, 1, NULL, &keep))
			return -1;
		if (truth(&keep))
			return 1;
		pool_release(in, mark);
		if (interrupted(in, (struct span){ 0, 0 }))
			return -1;
	}
	return more;
}

static bool fn_filter(struct interp *in, struct call *c, struct val *out)
{
	if (!iter_new(in, c, &c->v[1], 1, filter_next, out))
		return false;
	((struct iter_obj *)out->any)->fn = val_hold(c->v[0]);
	return true;
}

static bool fn_next(struct interp *in, struct call *c, struct val *out)
{
	struct iter_obj *it = c->v[0].any;
	int more;

	if (c->v[0].type == V_READER)
		more = reader_next(in, c->v[0].any, out);
	else if (c->v[0].type == V_ITER)
		more = it->next(in, it, out);
	else
		return call_bad(in, c, 0, "next() takes an iterator, not %s", type_text(&c->v[0]));
	if (more > 0)
		pool_borrow(in, *out);
	if (more)
		return more > 0;
	*out = c->v[1];
	return true;
}

const struct builtin builtins_seq[] = {
	{ "min", fn_min, "*, key=None, default=None", "the smallest of the values", "min(3, 1, 2)" },
	{ "max", fn_max, "*, key=None, default=None", "the largest of the values", "max([3, 1, 2])" },
	{ "sum", fn_sum, "values, start=0", "all values added", "sum([1, 2, 3])" },
	{ "any", fn_any, "values", "is one of them true?", "any([0, 1])" },
	{ "all", fn_all, "values", "are all of them true?", "all([0, 1])" },
	{ "sorted", fn_sorted, "values, key=None, reverse=False", "a list of them in order", "sorted([3, 1, 2])" },
	{ "reversed", fn_reversed, "values", "a list of them from the last to the first", "reversed([1, 2])" },
	{ "enumerate", fn_enumerate, "values, start=0", "pairs of number and value", "list(enumerate(\"ab\"))" },
	{ "zip", fn_zip, "*", "tuples of the first of each, the second of each …", "list(zip([1, 2], \"ab\"))" },
	{ "map", fn_map, "fn, *", "what the function makes of each", "list(map(len, [\"a\", \"bc\"]))" },
	{ "filter", fn_filter, "fn, values", "those for which the function says yes", "list(filter(None, [0, 1]))" },
	{ "next", fn_next, "iterator, default=None", "the following value of an iterator or reader",
	  "next(PcapReader(\"samples/office.pcap\"))" },
	{ 0 },
};
