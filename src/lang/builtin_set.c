/* builtin_set.c - set(): a dict without values. */
#include "pkt/interp.h"

static bool add_all(struct interp *in, struct call *c, unsigned i, struct dict *to)
{
	struct val items;

	if (!list_of(in, &c->v[i], &items))
		return call_place(in, c, (int)i);
	pool_add(in, items);
	for (uint32_t k = 0; k < items.l->n; k++)
		if (!dict_set(in, to, items.l->v[k], val_bool(true)))
			return call_place(in, c, (int)i);
	return true;
}

bool fn_set(struct interp *in, struct call *c, struct val *out)
{
	*out = pool_add(in, dict_new_set());
	return c->v[0].type == V_NONE || add_all(in, c, 0, out->any);
}

/* A method of sets: self is one, and what it is about as well. */
static bool is_of_set(struct interp *in, struct call *c)
{
	const struct dict *d = c->v[0].any;

	if (d->is_set)
		return true;
	call_bad(in, c, -1, "%s() is of a set, this is a dict", c->m->row->name);
	return diag_hint(&in->d, "a set is made with set(), a dict's keys are set with d[key] = value");
}

static bool s_add(struct interp *in, struct call *c, struct val *out)
{
	*out = VAL_NONE;
	return is_of_set(in, c) && (dict_set(in, c->v[0].any, c->v[1], val_bool(true)) || call_place(in, c, 1));
}

static bool s_discard(struct interp *in, struct call *c, struct val *out)
{
	*out = VAL_NONE;
	if (!is_of_set(in, c))
		return false;
	dict_remove(c->v[0].any, &c->v[1]);
	return true;
}

static bool s_remove(struct interp *in, struct call *c, struct val *out)
{
	*out = VAL_NONE;
	return is_of_set(in, c) && (dict_remove(c->v[0].any, &c->v[1]) || call_bad(in, c, 1, "the set has no such item"));
}

bool set_op(struct interp *in, enum op op, const struct dict *a, const struct dict *b, struct val *out)
{
	*out = pool_add(in, dict_new_set());
	for (uint32_t i = 0; i < a->used; i++) {
		bool both;

		if (a->e[i].key.type == V_UNSET)
			continue;
		both = dict_find(b, &a->e[i].key) != NULL;
		if ((op == OP_OR || both == (op == OP_AND)) && !dict_set(in, out->any, a->e[i].key, val_bool(true)))
			return false;
	}
	for (uint32_t i = 0; i < b->used && (op == OP_OR || op == OP_XOR); i++)
		if (b->e[i].key.type != V_UNSET && (op == OP_OR || !dict_find(a, &b->e[i].key)) &&
		    !dict_set(in, out->any, b->e[i].key, val_bool(true)))
			return false;
	return true;
}

/* The other one of a.union(b) may be anything with items. */
static bool method_op(struct interp *in, struct call *c, enum op op, struct val *out)
{
	struct val other = pool_add(in, dict_new_set());

	return is_of_set(in, c) && add_all(in, c, 1, other.any) && set_op(in, op, c->v[0].any, other.any, out);
}

static bool s_union(struct interp *in, struct call *c, struct val *out)
{
	return method_op(in, c, OP_OR, out);
}

static bool s_intersection(struct interp *in, struct call *c, struct val *out)
{
	return method_op(in, c, OP_AND, out);
}

static bool s_difference(struct interp *in, struct call *c, struct val *out)
{
	return method_op(in, c, OP_SUB, out);
}

static bool s_issubset(struct interp *in, struct call *c, struct val *out)
{
	struct val both;

	if (!method_op(in, c, OP_SUB, &both))
		return false;
	*out = val_bool(!((const struct dict *)both.any)->n);
	return true;
}

const struct builtin builtins_set[] = {
	{ "set", fn_set, "x=None", "the items of x, each once", "set([1, 2, 1])" },
	{ "frozenset", fn_set, "x=None", "the same as set", "frozenset([1, 2])" },
	{ "add", s_add, "x", "puts an item into a set", "set().add(1)", ON_DICT },
	{ "discard", s_discard, "x", "takes an item out of a set, if it is there", "{1, 2}.discard(3)", ON_DICT },
	{ "remove", s_remove, "x", "takes an item out of a set", "{1, 2}.remove(2)", ON_DICT },
	{ "union", s_union, "other", "the items of a set and of another: a | b", "{1, 2}.union([3])", ON_DICT },
	{ "intersection", s_intersection, "other", "the items of a set that are in another as well: a & b", "{1, 2}.intersection([2, 3])", ON_DICT },
	{ "difference", s_difference, "other", "the items of a set that are not in another: a - b", "{1, 2}.difference([2, 3])", ON_DICT },
	{ "issubset", s_issubset, "other", "are all items of a set in another?", "{1}.issubset([1, 2])", ON_DICT },
	{ 0 },
};
