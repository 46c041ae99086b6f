/* item.c - lists, and what stands in brackets behind a value. */
#include <inttypes.h>
#include <string.h>

#include "pkt/part.h"
#include "pkt/registry.h"
#include "pkt/set.h"

struct val list_new_of(unsigned type, const struct val *v, size_t n)
{
	struct val out = val_list();

	out.type = (uint8_t)type;
	if (n) {
		out.l->v = mem_alloc(n * sizeof(*v));
		out.l->cap = (uint32_t)n;
	}
	for (size_t i = 0; i < n; i++)
		out.l->v[out.l->n++] = val_hold(v[i]);
	return out;
}

/* UTF-8 text is counted in characters. ASCII, the usual, needs no counting. */
static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((uint8_t)s.p[i] >= 0x80)
			return false;
	}
	return true;
}

static size_t chars(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((uint8_t)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* Where the k-th character begins. */
static size_t char_at(struct str s, size_t k)
{
	for (size_t i = 0; i < s.n; i++) {
		if (((uint8_t)s.p[i] & 0xc0) == 0x80)
			continue;
		if (!k--)
			return i;
	}
	return s.n;
}

static struct str text_part(const struct val *v, size_t from, size_t n)
{
	struct str s = val_text(v);
	size_t a, b;

	if (v->type == V_BYTES || is_ascii(s))
		return (struct str){ s.p + from, n };
	a = char_at(s, from);
	b = char_at(s, from + n);
	return (struct str){ s.p + a, b - a };
}

bool value_len(struct interp *in, const struct val *v, uint64_t *n)
{
	struct buf b = BUF_INIT;
	struct val now;
	bool ok;

	switch (v->type) {
	case V_STR: case V_NAME:
		*n = chars(val_text(v));
		return true;
	case V_BYTES:
		*n = v->s->n;
		return true;
	case V_LIST: case V_TUPLE: case V_PLIST: case V_ERROR:
		*n = v->l->n;
		return true;
	case V_DICT:
		*n = ((const struct dict *)v->any)->n;
		return true;
	case V_RANGE:
		*n = ((const struct range *)v->any)->n;
		return true;
	case V_PART:
		*n = ((const struct part *)v->any)->n;
		return true;
	case V_SET:
		if (is_random(v)) {
			now = random_now(in, v);
			return value_len(in, &now, n);
		}
		*n = v->set->count;
		return true;
	case V_PACKET:
		ok = packet_bytes(in, v, &b);
		*n = b.n;
		buf_free(&b);
		return ok;
	}
	return diag_set(&in->d, "%s has no length", type_text(v));
}

/* ---- one item ---- */

static bool place_of(struct interp *in, const struct val *box, const struct val *i, uint64_t n, uint64_t *out)
{
	int64_t k;

	if (!is_number(i) || i->type == V_FLOAT)
		return diag_set(&in->d, "the index of a %s is a whole number, not %s", type_text(box), type_text(i));
	if (!to_int(i, &k) || (k < 0 ? (uint64_t)0 - (uint64_t)k > n : (uint64_t)k >= n)) {
		struct buf b = BUF_INIT;

		val_print(&b, i);
		diag_set(&in->d, "there is no item %s: the %s has %" PRIu64, buf_cstr(&b), type_text(box), n);
		buf_free(&b);
		return n ? diag_hint(&in->d, "they are numbered from 0 to %" PRIu64, n - 1) : diag_hint(&in->d, "it is empty");
	}
	*out = k < 0 ? n - ((uint64_t)0 - (uint64_t)k) : (uint64_t)k;
	return true;
}

static bool dict_item(struct interp *in, const struct val *box, const struct val *key, struct val *out)
{
	const struct entry *e = dict_find(box->any, key);
	struct buf b = BUF_INIT;

	if (!e) {
		repr(in, key, &b);
		diag_set(&in->d, "the dict has no key %s", buf_cstr(&b));
		buf_free(&b);
		return diag_hint(&in->d, "get(key, default) gives a default");
	}
	*out = pool_borrow(in, e->value);
	return true;
}

static bool packet_item(struct interp *in, const struct val *p, const struct val *i, struct val *out)
{
	const struct layout *lay = NULL;
	uint64_t n, k;

	if (i->type == V_CLASS)
		return packet_of_class(in, p, i->any, 1, out);
	if (is_text(i)) {
		struct str s = val_text(i);
		struct near near = NEAR_WORD(s);

		lay = layout_find(s.p, s.n);
		if (lay)
			return packet_of_class(in, p, lay, 1, out);
		diag_set(&in->d, "there is no layer '%.*s'", STR(s));
		layout_near(&near);
		return diag_mean(&in->d, near.best);
	}
	if (i->type != V_INT && i->type != V_BOOL)
		return diag_set(&in->d, "a packet takes a layer class or a number in brackets, not %s", type_text(i));
	if (!set_of(in, p, &n) || !place_of(in, &(struct val){ .type = V_SET }, i, n, &k))
		return false;
	*out = pool_add(in, packet_value(packet_at(p->p, p->aux, k, in->env.seed), 0));
	return true;
}

static struct val set_value_at(struct interp *in, const struct val *set, uint64_t k)
{
	return from_core(in, NULL, set_at(set->set, k, in->env.seed, 0));
}

bool index_get(struct interp *in, const struct val *box, const struct val *i, const struct node *at, struct val *out)
{
	uint64_t k, n;

	(void)at;
	if (box->type == V_PLIST && i->type == V_CLASS)
		return plist_having(in, box, i->any, out);
	switch (box->type) {
	case V_LIST: case V_TUPLE: case V_PLIST: case V_ERROR:
		if (!place_of(in, box, i, box->l->n, &k))
			return false;
		*out = pool_borrow(in, list_item(in, box->l, (uint32_t)k));
		return true;
	case V_STR: case V_NAME:
		if (!value_len(in, box, &n) || !place_of(in, box, i, n, &k))
			return false;
		*out = str_val(in, text_part(box, k, 1).p, text_part(box, k, 1).n);
		return true;
	case V_BYTES:
		if (!place_of(in, box, i, box->s->n, &k))
			return false;
		*out = val_int(box->s->data[k]);
		return true;
	case V_DICT:
		return dict_item(in, box, i, out);
	case V_RANGE:
		if (!place_of(in, box, i, ((struct range *)box->any)->n, &k))
			return false;
		*out = range_at(box->any, k);
		return true;
	case V_SET:
		if (is_random(box))
			break;
		if (!place_of(in, box, i, box->set->count, &k))
			return false;
		*out = set_value_at(in, box, k);
		return true;
	case V_PART:
		if (!value_len(in, box, &n) || !place_of(in, box, i, n, &k))
			return false;
		return part_value(in, box->any, k, out);
	case V_PACKET:
		return packet_item(in, box, i, out);
	}
	diag_set(&in->d, "%s has no items: '[' cannot follow it", type_text(box));
	if (box->type == V_READER)
		diag_hint(&in->d, "rdpcap(…) gives a list");
	return false;
}

bool index_set(struct interp *in, const struct val *box, const struct val *i, struct val v)
{
	uint64_t k;
	struct val old;

	if (box->type == V_DICT && ((const struct dict *)box->any)->is_set)
		return diag_set(&in->d, "a set has no values") || diag_hint(&in->d, "s.add(x) puts an item into it; d = {} makes a dict");
	if (box->type == V_DICT)
		return dict_set(in, box->any, *i, v);
	if (box->type == V_TUPLE)
		return diag_set(&in->d, "a tuple cannot be changed") || diag_hint(&in->d, "make it a list: list(…)");
	if (is_text(box))
		return diag_set(&in->d, "%s cannot be changed", type_text(box)) || diag_hint(&in->d, "make a new one of its parts: x[:2] + y");
	if (box->type != V_LIST && box->type != V_PLIST)
		return diag_set(&in->d, "the items of %s cannot be set", type_text(box));
	if (!place_of(in, box, i, box->l->n, &k))
		return false;
	old = box->l->v[k];
	box->l->v[k] = val_hold(v);
	val_drop(old);
	return true;
}

bool index_del(struct interp *in, const struct val *box, const struct val *i)
{
	uint64_t k;
	struct val old;

	if (box->type == V_DICT)
		return dict_remove(box->any, i) || diag_set(&in->d, "the dict has no such key");
	if (box->type != V_LIST && box->type != V_PLIST)
		return diag_set(&in->d, "the items of %s cannot be deleted", type_text(box));
	if (!place_of(in, box, i, box->l->n, &k))
		return false;
	old = box->l->v[k];
	memmove(&box->l->v[k], &box->l->v[k + 1], (box->l->n - k - 1) * sizeof(*box->l->v));
	box->l->n--;
	val_drop(old);
	return true;
}

/* ---- slices ---- */

/* Bounds as Python clips them: from, how many, and the step. */
static bool slice_bounds(struct interp *in, const struct slice *s, uint64_t len, int64_t *from, int64_t *count, int64_t *step)
{
	int64_t n = (int64_t)len, lo, hi, bound[2];

	*step = s->has[2] ? s->v[2] : 1;
	if (!*step || *step == INT64_MIN)
		return diag_set(&in->d, "the step of a slice cannot be %" PRId64, *step);
	lo = *step > 0 ? 0 : -1;
	hi = *step > 0 ? n : n - 1;
	bound[0] = *step > 0 ? lo : hi;
	bound[1] = *step > 0 ? hi : lo;
	for (unsigned i = 0; i < 2; i++) {
		if (!s->has[i])
			continue;
		bound[i] = s->v[i] < 0 ? (s->v[i] < -n ? lo : s->v[i] + n) : s->v[i];
		if (bound[i] > hi)
			bound[i] = hi;
		if (bound[i] < lo)
			bound[i] = lo;
	}
	*from = bound[0];
	if (*step > 0)
		*count = bound[1] > bound[0] ? (bound[1] - bound[0] - 1) / *step + 1 : 0;
	else
		*count = bound[0] > bound[1] ? (bound[0] - bound[1] - 1) / -*step + 1 : 0;
	return true;
}

static void text_slice(struct interp *in, const struct val *box, int64_t from, int64_t count, int64_t step, struct val *out)
{
	struct buf b = BUF_INIT;

	if (step == 1 && count) {
		struct str part = text_part(box, (size_t)from, (size_t)count);

		buf_add(&b, part.p, part.n);
	} else {
		for (int64_t k = 0; k < count; k++) {
			struct str part = text_part(box, (size_t)(from + k * step), 1);

			buf_add(&b, part.p, part.n);
		}
	}
	*out = pool_add(in, box->type == V_BYTES ? val_bytes(b.p, b.n) : val_str(b.p, b.n));
	buf_free(&b);
}

/* Of a set nothing is expanded. */
static bool set_slice(struct interp *in, const struct val *box, int64_t from, int64_t count, int64_t step, struct val *out)
{
	struct val all;

	return part_of(in, box, 1, &all) && part_take(in, &all, (uint64_t)from, (uint64_t)step, (uint64_t)count, out);
}

bool slice_get(struct interp *in, const struct val *box, const struct slice *s, struct val *out)
{
	int64_t from, count, step;
	uint64_t n;

	if (box->type == V_PACKET ? !set_of(in, box, &n) : !value_len(in, box, &n))
		return false;
	if (n > INT64_MAX || !slice_bounds(in, s, n, &from, &count, &step))
		return diag_set(&in->d, "this is too long for a slice");
	if (is_text(box)) {
		text_slice(in, box, from, count, step, out);
		return true;
	}
	if (box->type == V_PACKET || box->type == V_PART)
		return set_slice(in, box, from, count, step, out);
	if (!is_list(box) && box->type != V_RANGE && (box->type != V_SET || is_random(box)))
		return diag_set(&in->d, "%s cannot be sliced", type_text(box));
	if (count > ITEMS_MAX)
		return diag_set(&in->d, "a list holds at most %d items", ITEMS_MAX);
	*out = pool_add(in, list_new_of(is_list(box) ? box->type : V_LIST, NULL, 0));
	if (box->type == V_PLIST && box->l->own) {
		out->l->own = box->l->own;
		out->l->own->refs++;
	}
	for (int64_t k = 0; k < count; k++) {
		int64_t at = from + k * step;

		list_add(out->l, box->type == V_SET ? val_hold(set_value_at(in, box, (uint64_t)at)) : is_list(box) ? val_hold(box->l->v[at]) : range_at(box->any, (uint64_t)at));
	}
	return true;
}

bool slice_del(struct interp *in, const struct val *box, const struct slice *s)
{
	int64_t from, count, step;

	if (box->type != V_LIST && box->type != V_PLIST)
		return diag_set(&in->d, "a slice of %s cannot be deleted", type_text(box));
	if (!slice_bounds(in, s, box->l->n, &from, &count, &step))
		return false;
	if (step < 0) {
		from += (count - 1) * step;
		step = -step;
	}
	/* From the right, so that places to the left stay. */
	for (int64_t k = count - 1; k >= 0; k--) {
		struct val i = val_signed(from + k * step);

		if (!index_del(in, box, &i))
			return false;
	}
	return true;
}
