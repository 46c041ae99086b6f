/* iter.c - going through the items of a value. */
#include "pkt/part.h"

#include "pkt/set.h"

bool iter_start(struct interp *in, struct iter *it, const struct val *over, struct span at)
{
	*it = (struct iter){ .over = *over };
	switch (over->type) {
	case V_LIST: case V_TUPLE: case V_PLIST: case V_DICT: case V_READER: case V_ITER: case V_ERROR:
		return true;
	case V_STR: case V_NAME: case V_BYTES:
		it->n = val_text(over).n;
		return true;
	case V_RANGE:
		it->n = ((const struct range *)over->any)->n;
		return true;
	case V_PACKET:
		return set_of(in, over, &it->n) || fail_at(in, at);
	case V_PART:
		it->n = ((const struct part *)over->any)->n;
		return true;
	case V_SET:
		it->n = over->set->count;
		return true;
	}
	if (at.end)
		fail(in, at, "%s cannot be gone through: it has no items", type_text(over));
	else
		diag_set(&in->d, "%s cannot be gone through: it has no items", type_text(over));
	if (over->type == V_INT)
		return diag_hint(&in->d, "to count, use range(n)");
	return over->type == V_CLASS ? diag_hint(&in->d, "a layer is made with brackets: IP()") : false;
}

static int text_next(struct interp *in, struct iter *it, struct val *out)
{
	struct str s = val_text(&it->over);
	size_t k = 1;

	if (it->i >= s.n)
		return 0;
	if (it->over.type == V_BYTES) {
		*out = val_int((uint8_t)s.p[it->i++]);
		return 1;
	}
	while (it->i + k < s.n && ((uint8_t)s.p[it->i + k] & 0xc0) == 0x80)
		k++;
	*out = str_val(in, s.p + it->i, k);
	it->i += k;
	return 1;
}

static int dict_next(const struct dict *d, struct iter *it, struct val *out)
{
	while (it->i < d->used && d->e[it->i].key.type == V_UNSET)
		it->i++;
	if (it->i >= d->used)
		return 0;
	*out = d->e[it->i++].key;
	return 1;
}

/* start + step * k: below the end, so it does not overflow. */
struct val range_at(const struct range *r, uint64_t k)
{
	return val_signed((int64_t)((uint64_t)r->start + (uint64_t)r->step * k));
}

static int set_next(struct interp *in, struct iter *it, struct val *out)
{
	if (it->i >= it->n)
		return 0;
	*out = from_core(in, NULL, set_at(it->over.set, it->i, in->env.seed, 0));
	it->i++;
	return 1;
}

static int packet_next(struct interp *in, struct iter *it, struct val *out)
{
	const struct val *p = &it->over;

	if (it->i >= it->n)
		return 0;
	*out = pool_add(in, packet_value(packet_of_set(in, p, it->i, it->n), 0));
	it->i++;
	return 1;
}

static const struct part *over_part(const struct iter *it)
{
	return it->over.any;
}

int iter_next(struct interp *in, struct iter *it, struct val *out)
{
	struct iter_obj *o;

	switch (it->over.type) {
	case V_LIST: case V_TUPLE: case V_PLIST: case V_ERROR:
		if (it->i >= it->over.l->n)
			return 0;
		*out = list_item(in, it->over.l, (uint32_t)it->i++);
		return 1;
	case V_RANGE:
		if (it->i >= it->n)
			return 0;
		*out = range_at(it->over.any, it->i++);
		return 1;
	case V_STR: case V_NAME: case V_BYTES:
		return text_next(in, it, out);
	case V_DICT:
		return dict_next(it->over.any, it, out);
	case V_READER:
		return reader_next(in, it->over.any, out);
	case V_PACKET:
		return packet_next(in, it, out);
	case V_SET:
		return set_next(in, it, out);
	case V_PART:
		if (it->i >= it->n)
			return 0;
		return part_value(in, over_part(it), it->i++, out) ? 1 : -1;
	case V_ITER:
		o = it->over.any;
		return o->next(in, o, out);
	}
	return 0;
}

int iter_step(struct interp *in, struct iter *it, struct val *out)
{
	return interrupted(in, (struct span){ 0, 0 }) ? -1 : iter_next(in, it, out);
}

bool list_of(struct interp *in, const struct val *v, struct val *out)
{
	struct iter it;
	struct val one;
	int more;

	if (!iter_start(in, &it, v, (struct span){ 0, 0 }))
		return false;
	if ((v->type == V_PACKET || v->type == V_SET || v->type == V_PART) && it.n > ITEMS_MAX)
		return diag_set(&in->d, "the set has more packets than a list holds (%d)", ITEMS_MAX);
	*out = val_list();
	for (;;) {
		size_t mark = in->npool;

		more = iter_next(in, &it, &one);
		if (more <= 0)
			break;
		list_add(out->l, val_hold(one));
		pool_release(in, mark);
		if (out->l->n >= ITEMS_MAX && !diag_set(&in->d, "a list holds at most %d items", ITEMS_MAX))
			more = -1;
		if (more < 0 || interrupted(in, (struct span){ 0, 0 })) {
			more = -1;
			break;
		}
	}
	if (more < 0)
		val_drop(*out);
	return more == 0;
}
