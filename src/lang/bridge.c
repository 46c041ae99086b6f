/* bridge.c - between values as layers hold them and as the language shows them. */
#include <string.h>

#include "pkt/addr.h"
#include "pkt/interp.h"

/* Addresses are text in the language. */
static bool is_address(const struct val *v)
{
	return v->type == V_MAC || v->type == V_IP4 || v->type == V_IP6;
}

static struct val address_text(const struct val *v)
{
	char text[IP6_TEXT];
	size_t n;

	if (v->type == V_MAC)
		n = mac_text(v->u, text);
	else if (v->type == V_IP4)
		n = ip4_text((uint32_t)v->u, text);
	else
		n = ip6_text(v->b, text);
	return val_str(text, n);
}

static bool holds_address(const struct list *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		if (is_address(&l->v[i]) || ((l->v[i].type == V_LIST || l->v[i].type == V_TUPLE) && holds_address(l->v[i].l)))
			return true;
	}
	return false;
}

/* A copy with text for addresses, also in tuples within. */
static struct val list_text(const struct val *v)
{
	struct val out = list_new_of(v->type, NULL, 0);

	for (uint32_t i = 0; i < v->l->n; i++) {
		const struct val *one = &v->l->v[i];

		if (is_address(one))
			list_add(out.l, address_text(one));
		else if (one->type == V_LIST || one->type == V_TUPLE)
			list_add(out.l, list_text(one));
		else
			list_add(out.l, val_hold(*one));
	}
	return out;
}

struct val from_core(struct interp *in, const struct field *f, struct val v)
{
	struct val out;

	v.decoded = 0;
	if (v.type == V_FLOAT)
		v.aux = 0;
	if (v.type == V_UNSET)
		return VAL_NONE;
	if (v.type == V_INT && f && f->kind == F_FLAGS)
		return flags_value(f, v.u);
	if (is_address(&v))
		return pool_add(in, address_text(&v));
	if ((v.type == V_LIST || v.type == V_TUPLE) && holds_address(v.l)) {
		out = pool_add(in, list_text(&v));
		val_drop(v);
		return out;
	}
	return pool_add(in, v);
}

/* Types that layers do not know. */
static bool is_foreign(const struct val *v)
{
	return v->type >= V_LANG;
}

static struct val plain(struct interp *in, const struct val *v)
{
	struct val out;

	if (v->type == V_FLAGS)
		return val_int(v->u);
	if (v->type == V_PLIST)
		return pool_add(in, list_as(in, V_LIST, v->l));
	if (v->type == V_RANGE || v->type == V_ITER || v->type == V_PART) {
		if (list_of(in, v, &out))
			return pool_add(in, out);
		diag_clear(&in->d);
	}
	return *v;
}

struct val for_core(struct interp *in, const struct val *v)
{
	bool foreign = false;
	struct val out;

	if (is_foreign(v))
		return plain(in, v);
	if (v->type != V_LIST && v->type != V_TUPLE)
		return *v;
	for (uint32_t i = 0; i < v->l->n; i++)
		foreign |= is_foreign(&v->l->v[i]);
	if (!foreign)
		return *v;
	out = pool_add(in, list_new_of(v->type, NULL, 0));
	for (uint32_t i = 0; i < v->l->n; i++)
		list_add(out.l, val_hold(plain(in, &v->l->v[i])));
	return out;
}
