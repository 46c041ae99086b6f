/* value.c - what values are: truth, equality, order, hash. */
#include <string.h>

#include "pkt/interp.h"
#include "pkt/mem.h"
#include "pkt/part.h"
#include "pkt/registry.h"
#include "pkt/set.h"

enum { DEEPEST = 100 }; /* lists in lists that are compared; a list may hold itself */

const char *type_text(const struct val *v)
{
	static const char *const core[] = { "None", "None", "bool", "int", "float", "str", "str", "str", "str", "bytes", "str",
		"list", "tuple", "packet", "set" };
	static const char *const lang[] = { "dict", "function", "method", "iterator", "range", "PcapReader", "packet list",
		"variable", "error", "PcapWriter", "AsyncSniffer", "field", "set", "packet" };
	static const char *const plain[] = { "layer class", "function", "flags" };

	if (v->type >= V_PLAIN)
		return plain[v->type - V_PLAIN];
	if (v->type == V_DICT && ((const struct dict *)v->any)->is_set)
		return "set";
	return v->type >= V_LANG ? lang[v->type - V_LANG] : core[v->type];
}

/* Which methods it has. */
unsigned type_on(const struct val *v)
{
	switch (v->type) {
	case V_BOOL: case V_INT: case V_FLOAT:
		return ON_NUMBER;
	case V_STR: case V_NAME:
		return ON_STR;
	case V_BYTES:
		return ON_BYTES;
	case V_LIST:
		return ON_LIST;
	case V_TUPLE:
		return ON_TUPLE;
	case V_PACKET:
		return ON_PACKET;
	case V_DICT:
		return ON_DICT;
	case V_READER:
		return ON_READER;
	case V_WRITER:
		return ON_WRITER;
	case V_SNIFFER:
		return ON_SNIFFER;
	case V_PLIST: case V_PART: /* a method goes through all of it: attr_get */
		return ON_PLIST;
	case V_ERROR:
		return ON_ERROR;
	case V_FLAGS:
		return ON_FLAGS;
	case V_CLASS:
		return ON_CLASS;
	case V_BUILTIN:
		return ON_BUILTIN;
	}
	return 0;
}

/* ---- flags: a number that knows its letters ---- */

struct val flags_value(const struct field *f, uint64_t v)
{
	struct val out = { .type = V_FLAGS };

	out.u = v;
	memcpy(out.b + 8, &f, sizeof(f));
	return out;
}

const struct field *flags_field(const struct val *v)
{
	const struct field *f;

	memcpy(&f, v->b + 8, sizeof(f));
	return f;
}

/* ---- kinds ---- */

bool is_number(const struct val *v)
{
	return v->type == V_INT || v->type == V_BOOL || v->type == V_FLOAT || v->type == V_FLAGS;
}

bool is_text(const struct val *v)
{
	return v->type == V_STR || v->type == V_BYTES || v->type == V_NAME;
}

bool is_list(const struct val *v)
{
	return v->type == V_LIST || v->type == V_TUPLE || v->type == V_PLIST || v->type == V_ERROR;
}

bool to_int(const struct val *v, int64_t *out)
{
	if (!is_number(v) || v->type == V_FLOAT)
		return false;
	if (!(v->type == V_INT && v->neg) && v->u > INT64_MAX)
		return false;
	*out = v->i;
	return true;
}

double to_float(const struct val *v)
{
	if (v->type == V_FLOAT)
		return v->f;
	return v->type == V_INT && v->neg ? (double)v->i : (double)v->u;
}

bool truth(const struct val *v)
{
	switch (v->type) {
	case V_UNSET: case V_NONE:
		return false;
	case V_BOOL: case V_INT: case V_FLAGS:
		return v->u != 0;
	case V_FLOAT:
		return v->f != 0;
	case V_STR: case V_BYTES: case V_NAME:
		return val_text(v).n > 0;
	case V_LIST: case V_TUPLE: case V_PLIST:
		return v->l->n > 0;
	case V_PACKET:
		return v->aux < v->p->n;
	case V_DICT:
		return ((const struct dict *)v->any)->n > 0;
	case V_PART:
		return ((const struct part *)v->any)->n != 0;
	case V_RANGE:
		return ((const struct range *)v->any)->n > 0;
	}
	return true;
}

/* ---- equality ---- */

static int number_order(const struct val *a, const struct val *b)
{
	bool na = a->type == V_INT && a->neg, nb = b->type == V_INT && b->neg;

	if (a->type == V_FLOAT || b->type == V_FLOAT) {
		double x = to_float(a), y = to_float(b);

		return x < y ? -1 : x > y;
	}
	if (na != nb)
		return na ? -1 : 1;
	if (na)
		return a->i < b->i ? -1 : a->i > b->i;
	return a->u < b->u ? -1 : a->u > b->u;
}

static int text_order(const struct val *a, const struct val *b)
{
	struct str x = val_text(a), y = val_text(b);
	size_t n = x.n < y.n ? x.n : y.n;
	int c = n ? memcmp(x.p, y.p, n) : 0;

	return c ? c : x.n < y.n ? -1 : x.n > y.n;
}

static bool flags_equal_text(const struct val *flags, const struct val *text)
{
	struct diag d = DIAG_INIT;
	struct str s = val_text(text);
	uint64_t v;

	return flags_parse(flags_field(flags), s.p, s.n, &v, &d) && v == flags->u;
}

static bool equal(const struct val *a, const struct val *b, unsigned depth);

/* Items of lists: a captured packet may be bytes still. */
static bool items_equal(const struct val *a, const struct val *b, unsigned depth)
{
	struct val x, y;
	bool same;

	if (a->type != V_RECORD && b->type != V_RECORD)
		return equal(a, b, depth);
	x = item_alone(a);
	y = item_alone(b);
	same = equal(&x, &y, depth);
	val_drop(x);
	val_drop(y);
	return same;
}

static bool lists_equal(const struct list *a, const struct list *b, unsigned depth)
{
	if (a == b)
		return true;
	if (a->n != b->n || depth >= DEEPEST)
		return false;
	for (uint32_t i = 0; i < a->n; i++) {
		if (!items_equal(&a->v[i], &b->v[i], depth + 1))
			return false;
	}
	return true;
}

static bool dicts_equal(const struct dict *a, const struct dict *b, unsigned depth)
{
	if (a == b)
		return true;
	if (a->n != b->n || a->is_set != b->is_set || depth >= DEEPEST)
		return false;
	for (uint32_t i = 0; i < a->used; i++) {
		const struct entry *e;

		if (a->e[i].key.type == V_UNSET)
			continue;
		e = dict_find(b, &a->e[i].key);
		if (!e || !equal(&a->e[i].value, &e->value, depth + 1))
			return false;
	}
	return true;
}

static bool ranges_equal(const struct range *a, const struct range *b)
{
	return a->n == b->n && (!a->n || (a->start == b->start && (a->n == 1 || a->step == b->step)));
}

static bool equal(const struct val *a, const struct val *b, unsigned depth)
{
	if (is_number(a) && is_number(b))
		return number_order(a, b) == 0;
	if (is_text(a) && is_text(b))
		return text_order(a, b) == 0;
	if (a->type == V_FLAGS && is_text(b))
		return flags_equal_text(a, b);
	if (b->type == V_FLAGS && is_text(a))
		return flags_equal_text(b, a);
	if (is_list(a) && is_list(b) && (a->type == V_TUPLE) == (b->type == V_TUPLE))
		return lists_equal(a->l, b->l, depth);
	if (a->type != b->type)
		return false;
	if (a->type == V_DICT)
		return dicts_equal(a->any, b->any, depth);
	if (a->type == V_RANGE)
		return ranges_equal(a->any, b->any);
	if (a->type < V_LANG)
		return val_same(a, b);
	return a->any == b->any;
}

bool values_equal(const struct val *a, const struct val *b)
{
	return items_equal(a, b, 0);
}

/* ---- order ---- */

static bool order(struct interp *in, const struct val *a, const struct val *b, unsigned depth, int *out)
{
	if (is_number(a) && is_number(b)) {
		*out = number_order(a, b);
		return true;
	}
	if (is_text(a) && is_text(b)) {
		*out = text_order(a, b);
		return true;
	}
	if (!is_list(a) || !is_list(b) || depth >= DEEPEST)
		return diag_set(&in->d, "%s and %s have no order", type_text(a), type_text(b));
	for (uint32_t i = 0; i < a->l->n && i < b->l->n; i++) {
		if (!items_equal(&a->l->v[i], &b->l->v[i], depth))
			return order(in, &a->l->v[i], &b->l->v[i], depth + 1, out);
	}
	*out = a->l->n < b->l->n ? -1 : a->l->n > b->l->n;
	return true;
}

bool values_order(struct interp *in, const struct val *a, const struct val *b, int *out)
{
	return order(in, a, b, 0, out);
}

/* ---- hash ---- */

bool hashable(const struct val *v)
{
	if (v->type == V_TUPLE) {
		for (uint32_t i = 0; i < v->l->n; i++) {
			if (!hashable(&v->l->v[i]))
				return false;
		}
		return true;
	}
	return v->type == V_NONE || (is_number(v) && v->type != V_FLAGS) || is_text(v) || v->type == V_CLASS || v->type == V_BUILTIN ||
	       v->type == V_FUNC;
}

/* Numbers that are equal hash alike, whatever their type. */
static uint32_t number_hash(const struct val *v)
{
	uint64_t u = v->u;

	if (v->type == V_FLOAT && v->f >= 0 && v->f < 18446744073709551616.0 && (double)(uint64_t)v->f == v->f)
		u = (uint64_t)v->f;
	else if (v->type == V_FLOAT && v->f < 0 && v->f >= -9223372036854775808.0 && (double)(int64_t)v->f == v->f)
		u = (uint64_t)(int64_t)v->f;
	return (uint32_t)((u * 0x9e3779b97f4a7c15U) >> 32);
}

uint32_t value_hash(const struct val *v)
{
	uint32_t h = 17;

	if (is_text(v))
		return str_hash(val_text(v).p, val_text(v).n);
	if (is_number(v))
		return number_hash(v);
	if (v->type != V_TUPLE)
		return (uint32_t)((v->u * 0x9e3779b97f4a7c15U) >> 32);
	for (uint32_t i = 0; i < v->l->n; i++)
		h = h * 31 + value_hash(&v->l->v[i]);
	return h;
}
