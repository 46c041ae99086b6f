/* builtin_list.c - methods of lists and dicts. */
#include <string.h>

#include "pkt/interp.h"

static struct list *self_list(struct call *c)
{
	return c->v[0].l;
}

static bool room_for(struct interp *in, struct call *c, uint64_t more)
{
	return self_list(c)->n + more <= ITEMS_MAX || call_bad(in, c, -1, "a list holds at most %d items", ITEMS_MAX);
}

static bool m_append(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	if (!room_for(in, c, 1))
		return false;
	list_add(self_list(c), val_hold(c->v[1]));
	return true;
}

static bool m_extend(struct interp *in, struct call *c, struct val *out)
{
	struct val items;

	(void)out;
	if (!list_of(in, &c->v[1], &items))
		return call_place(in, c, 1);
	pool_add(in, items);
	if (!room_for(in, c, items.l->n))
		return false;
	for (uint32_t i = 0; i < items.l->n; i++)
		list_add(self_list(c), val_hold(items.l->v[i]));
	return true;
}

static bool m_insert(struct interp *in, struct call *c, struct val *out)
{
	struct list *l = self_list(c);
	int64_t at;

	(void)out;
	if (!call_int(in, c, 1, &at) || !room_for(in, c, 1))
		return false;
	if (at < 0)
		at = at + (int64_t)l->n < 0 ? 0 : at + (int64_t)l->n;
	if (at > (int64_t)l->n)
		at = l->n;
	list_add(l, VAL_NONE);
	memmove(&l->v[at + 1], &l->v[at], (l->n - 1 - (size_t)at) * sizeof(*l->v));
	l->v[at] = val_hold(c->v[2]);
	return true;
}

static bool m_pop(struct interp *in, struct call *c, struct val *out)
{
	if (!index_get(in, &c->v[0], &c->v[1], NULL, out))
		return call_place(in, c, 1);
	return index_del(in, &c->v[0], &c->v[1]);
}

static bool place(struct interp *in, struct call *c, uint32_t *at)
{
	const struct list *l = self_list(c);

	for (uint32_t i = 0; i < l->n; i++) {
		if (values_equal(&l->v[i], &c->v[1])) {
			*at = i;
			return true;
		}
	}
	return call_bad(in, c, 1, "the %s does not hold this", type_text(&c->v[0]));
}

static bool m_remove(struct interp *in, struct call *c, struct val *out)
{
	uint32_t at;
	struct val i;

	(void)out;
	if (!place(in, c, &at))
		return false;
	i = val_int(at);
	return index_del(in, &c->v[0], &i);
}

static bool m_index(struct interp *in, struct call *c, struct val *out)
{
	uint32_t at;

	if (!place(in, c, &at))
		return false;
	*out = val_int(at);
	return true;
}

static bool m_count(struct interp *in, struct call *c, struct val *out)
{
	const struct list *l = self_list(c);

	(void)in;
	*out = val_int(0);
	for (uint32_t i = 0; i < l->n; i++)
		out->u += values_equal(&l->v[i], &c->v[1]);
	return true;
}

static bool m_sort(struct interp *in, struct call *c, struct val *out)
{
	(void)out;
	return list_sort(in, self_list(c), &c->v[1], truth(&c->v[2])) || call_place(in, c, -1);
}

static bool m_reverse(struct interp *in, struct call *c, struct val *out)
{
	struct list *l = self_list(c);

	(void)in;
	(void)out;
	for (uint32_t i = 0; i < l->n / 2; i++) {
		struct val v = l->v[i];

		l->v[i] = l->v[l->n - 1 - i];
		l->v[l->n - 1 - i] = v;
	}
	return true;
}

static bool m_clear(struct interp *in, struct call *c, struct val *out)
{
	struct list *l = self_list(c), old = *l;

	(void)in;
	(void)out;
	l->v = NULL;
	l->n = l->cap = 0;
	for (uint32_t i = 0; i < old.n; i++)
		val_drop(old.v[i]);
	mem_free(old.v);
	return true;
}

static bool m_copy(struct interp *in, struct call *c, struct val *out)
{
	*out = pool_add(in, list_new_of(c->v[0].type, self_list(c)->v, self_list(c)->n));
	return true;
}

const struct builtin builtins_list[] = {
	{ "append", m_append, "item", "puts an item at the end", "[1].append(2)", ON_LIST | ON_PLIST },
	{ "extend", m_extend, "items", "puts all items at the end", "[1].extend([2])", ON_LIST | ON_PLIST },
	{ "insert", m_insert, "at, item", "puts an item before the one at that place", "[1].insert(0, 2)", ON_LIST | ON_PLIST },
	{ "pop", m_pop, "at=-1", "takes an item out and gives it", "[1, 2].pop()", ON_LIST | ON_PLIST },
	{ "remove", m_remove, "item", "takes out the first that is equal", "[1, 2].remove(1)", ON_LIST | ON_PLIST },
	{ "index", m_index, "item", "the place of the first that is equal", "[1, 2].index(2)", ON_LIST | ON_TUPLE | ON_PLIST },
	{ "count", m_count, "item", "how many are equal", "[1, 1].count(1)", ON_LIST | ON_TUPLE | ON_PLIST },
	{ "sort", m_sort, "key=None, reverse=False", "puts the items in order", "[2, 1].sort()", ON_LIST | ON_PLIST },
	{ "reverse", m_reverse, "", "turns the order round", "[1, 2].reverse()", ON_LIST | ON_PLIST },
	{ "clear", m_clear, "", "takes out all items", "[1].clear()", ON_LIST | ON_PLIST },
	{ "copy", m_copy, "", "a new list of the same items", "[1].copy()", ON_LIST | ON_PLIST },
	{ 0 },
};

/* ---- dicts ---- */

static bool d_get(struct interp *in, struct call *c, struct val *out)
{
	const struct entry *e = dict_find(c->v[0].any, &c->v[1]);

	*out = e ? pool_borrow(in, e->value) : c->v[2];
	return true;
}

static bool d_setdefault(struct interp *in, struct call *c, struct val *out)
{
	const struct entry *e = dict_find(c->v[0].any, &c->v[1]);

	*out = e ? pool_borrow(in, e->value) : c->v[2];
	return e || dict_set(in, c->v[0].any, c->v[1], c->v[2]) || call_place(in, c, 1);
}

enum part { KEYS, VALUES, ITEMS };

static bool parts(struct interp *in, struct call *c, enum part which, struct val *out)
{
	const struct dict *d = c->v[0].any;

	*out = pool_add(in, val_list());
	for (uint32_t i = 0; i < d->used; i++) {
		struct val pair[2] = { d->e[i].key, d->e[i].value };

		if (pair[0].type == V_UNSET)
			continue;
		list_add(out->l, which == ITEMS ? list_new_of(V_TUPLE, pair, 2) : val_hold(pair[which == VALUES]));
	}
	return true;
}

static bool d_keys(struct interp *in, struct call *c, struct val *out)
{
	return parts(in, c, KEYS, out);
}

static bool d_values(struct interp *in, struct call *c, struct val *out)
{
	return parts(in, c, VALUES, out);
}

static bool d_items(struct interp *in, struct call *c, struct val *out)
{
	return parts(in, c, ITEMS, out);
}

static bool d_pop(struct interp *in, struct call *c, struct val *out)
{
	const struct entry *e = dict_find(c->v[0].any, &c->v[1]);

	*out = e ? pool_borrow(in, e->value) : c->v[2];
	dict_remove(c->v[0].any, &c->v[1]);
	return true;
}

static bool d_update(struct interp *in, struct call *c, struct val *out)
{
	const struct dict *from = c->v[1].any;
	struct dict *to = c->v[0].any;
	struct val items;

	(void)out;
	if (to->is_set) { /* any items */
		if (!list_of(in, &c->v[1], &items))
			return call_place(in, c, 1);
		pool_add(in, items);
		for (uint32_t i = 0; i < items.l->n; i++)
			if (!dict_set(in, to, items.l->v[i], val_bool(true)))
				return call_place(in, c, 1);
		return true;
	}
	if (c->v[1].type != V_DICT)
		return call_bad(in, c, 1, "update() takes a dict, not %s", type_text(&c->v[1]));
	for (uint32_t i = 0; i < from->used; i++) {
		if (from->e[i].key.type != V_UNSET && !dict_set(in, c->v[0].any, from->e[i].key, from->e[i].value))
			return false;
	}
	return true;
}

static bool d_clear(struct interp *in, struct call *c, struct val *out)
{
	struct dict *d = c->v[0].any;

	(void)in;
	(void)out;
	for (uint32_t i = 0; i < d->used; i++) {
		struct val key = pool_borrow(in, d->e[i].key);

		if (key.type != V_UNSET)
			dict_remove(d, &key);
	}
	return true;
}

static bool d_copy(struct interp *in, struct call *c, struct val *out)
{
	struct val copy = pool_add(in, ((const struct dict *)c->v[0].any)->is_set ? dict_new_set() : dict_new());
	struct val v[2] = { copy, c->v[0] };
	struct call both = { .m = c->m, .v = v, .n = 2, .node = c->node };

	*out = copy;
	return d_update(in, &both, &copy);
}

const struct builtin builtins_dict[] = {
	{ "get", d_get, "key, default=None", "the value of a key, or the default", "{\"a\": 1}.get(\"b\", 0)", ON_DICT },
	{ "setdefault", d_setdefault, "key, default=None", "the value of a key, set if missing", "{}.setdefault(1, 2)", ON_DICT },
	{ "keys", d_keys, "", "all keys", "{\"a\": 1}.keys()", ON_DICT },
	{ "values", d_values, "", "all values", "{\"a\": 1}.values()", ON_DICT },
	{ "items", d_items, "", "all pairs of key and value", "{\"a\": 1}.items()", ON_DICT },
	{ "pop", d_pop, "key, default=None", "takes a key out and gives its value", "{\"a\": 1}.pop(\"a\")", ON_DICT },
	{ "update", d_update, "other", "takes over all of another dict", "{}.update({1: 2})", ON_DICT },
	{ "clear", d_clear, "", "takes out all keys", "{1: 2}.clear()", ON_DICT },
	{ "copy", d_copy, "", "a new dict of the same keys and values", "{1: 2}.copy()", ON_DICT },
	{ 0 },
};
