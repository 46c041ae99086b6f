/* ops.c - operators on values of any type. */
#include <string.h>

#include "pkt/interp.h"

const char *op_text(unsigned op)
{
	static const char *const text[] = { "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "-", "+", "~",
		"==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not" };

	return text[op];
}

static bool too_long(struct interp *in)
{
	return diag_set(&in->d, "the result would be longer than %d million %s", TEXT_MAX >> 20, "bytes");
}

static bool text_add(struct interp *in, const struct val *a, const struct val *b, struct val *out)
{
	struct str x = val_text(a), y = val_text(b);
	struct buf both = BUF_INIT;

	if ((a->type == V_BYTES) != (b->type == V_BYTES)) {
		diag_set(&in->d, "cannot add %s and %s", type_text(a), type_text(b));
		return diag_hint(&in->d, "make both text with .decode(), or both bytes with .encode()");
	}
	if (x.n + y.n > TEXT_MAX)
		return too_long(in);
	memory_weigh(in, x.n + y.n);
	buf_reserve(&both, x.n + y.n);
	buf_add(&both, x.p, x.n);
	buf_add(&both, y.p, y.n);
	*out = pool_add(in, a->type == V_BYTES ? val_bytes(both.p, both.n) : val_str(both.p, both.n));
	buf_free(&both);
	return true;
}

static bool text_repeat(struct interp *in, const struct val *a, int64_t times, struct val *out)
{
	struct str s = val_text(a);
	struct buf b = BUF_INIT;

	if (times < 0 || !s.n)
		times = 0;
	if (s.n && (uint64_t)times > TEXT_MAX / s.n)
		return too_long(in);
	memory_weigh(in, s.n * (size_t)times);
	buf_reserve(&b, s.n * (size_t)times);
	if (times)
		buf_add(&b, s.p, s.n);
	while (times && b.n < s.n * (size_t)times) { /* there is room: what was written is not moved */
		size_t left = s.n * (size_t)times - b.n;

		buf_add(&b, b.p, left < b.n ? left : b.n);
	}
	*out = pool_add(in, a->type == V_BYTES ? val_bytes(b.p, b.n) : val_str(b.p, b.n));
	buf_free(&b);
	return true;
}

static bool list_join(struct interp *in, const struct val *a, const struct val *b, struct val *out)
{
	struct val r;

	if ((a->type == V_TUPLE) != (b->type == V_TUPLE))
		return diag_set(&in->d, "cannot add %s and %s", type_text(a), type_text(b));
	if ((uint64_t)a->l->n + b->l->n > ITEMS_MAX)
		return diag_set(&in->d, "a list holds at most %d items", ITEMS_MAX);
	r = list_new_of(a->type == V_PLIST ? V_PLIST : b->type, a->l->v, a->l->n);
	for (uint32_t i = 0; i < b->l->n; i++)
		list_add(r.l, val_hold(b->l->v[i]));
	*out = pool_add(in, r);
	return true;
}

static bool list_repeat(struct interp *in, const struct val *a, int64_t times, struct val *out)
{
	struct val r = list_new_of(a->type, NULL, 0);

	*out = pool_add(in, r);
	if (times < 0 || !a->l->n)
		times = 0;
	if (a->l->n && (uint64_t)times > ITEMS_MAX / a->l->n)
		return diag_set(&in->d, "a list holds at most %d items", ITEMS_MAX);
	memory_weigh(in, (size_t)times * a->l->n * sizeof(struct val));
	for (int64_t k = 0; k < times; k++) {
		for (uint32_t i = 0; i < a->l->n; i++)
			list_add(r.l, val_hold(a->l->v[i]));
	}
	return true;
}

static bool multiply(struct interp *in, const struct val *a, const struct val *b, bool *done, struct val *out)
{
	const struct val *what = is_number(b) ? a : b, *times = is_number(b) ? b : a;
	struct val one;
	int64_t n;

	*done = false;
	if (!to_int(times, &n) || (!is_text(what) && !is_list(what) && what->type != V_PACKET))
		return false;
	*done = true;
	if (is_text(what))
		return text_repeat(in, what, n, out);
	if (is_list(what))
		return list_repeat(in, what, n, out);
	one = pool_add(in, list_new_of(V_LIST, what, 1));
	return list_repeat(in, &one, n, out);
}

static bool mismatch(struct interp *in, enum op op, const struct val *a, const struct val *b)
{
	diag_set(&in->d, "'%s' does not work on %s and %s", op_text(op), type_text(a), type_text(b));
	if (op == OP_DIV && (a->type == V_CLASS || b->type == V_CLASS))
		return diag_hint(&in->d, "a layer is made with brackets: IP()");
	if (op == OP_ADD && (a->type == V_PACKET || b->type == V_PACKET))
		return diag_hint(&in->d, "'/' stacks layers");
	if (a->type == V_METHOD || b->type == V_METHOD || a->type == V_BUILTIN || b->type == V_BUILTIN)
		return diag_hint(&in->d, "a function is called with brackets: f()");
	if (a->type == V_NONE || b->type == V_NONE)
		return diag_hint(&in->d, "None is no value: test it with 'is not None'");
	if (op == OP_ADD && (is_list(a) || is_list(b)))
		return diag_hint(&in->d, "a list is added to a list: l + [x]");
	if (op == OP_ADD && (is_text(a) || is_text(b)))
		return diag_hint(&in->d, "make it text with str(…)");
	if (is_text(a) || is_text(b))
		return diag_hint(&in->d, "int(…) makes a number of text");
	return false;
}

/* p.flags | "P" */
static bool flags_op(struct interp *in, enum op op, const struct val *flags, struct str letters, struct val *out)
{
	struct val other = val_int(0);

	return flags_parse(flags_field(flags), letters.p, letters.n, &other.u, &in->d) && number_op(in, op, flags, &other, out);
}

bool binary(struct interp *in, enum op op, const struct val *a, const struct val *b, struct val *out)
{
	bool done, ok;

	if (is_random(a) || is_random(b)) {
		struct val x = random_now(in, a), y = b == a ? x : random_now(in, b);

		if (op != OP_DIV || (a->type != V_PACKET && b->type != V_PACKET))
			return binary(in, op, &x, &y, out);
	}
	if (is_number(a) && is_number(b))
		return number_op(in, op, a, b, out);
	if (op == OP_DIV && a->type != V_CLASS && b->type != V_CLASS) {
		bool lists = (is_list(a) || is_text(a)) && (is_list(b) || is_text(b));

		if (a->type == V_PACKET || b->type == V_PACKET || (!lists && !is_number(a) && !is_number(b)))
			return stack_values(in, a, b, out);
	}
	if (op == OP_ADD && is_text(a) && is_text(b))
		return text_add(in, a, b, out);
	if (op == OP_ADD && is_list(a) && is_list(b))
		return list_join(in, a, b, out);
	if ((op == OP_OR || op == OP_AND || op == OP_XOR) && a->type == V_FLAGS && b->type == V_STR)
		return flags_op(in, op, a, val_text(b), out);
	if (op == OP_MOD && a->type == V_STR) {
		struct buf text = BUF_INIT;

		ok = format_percent(in, val_text(a), b, &text);
		*out = buf_val(in, &text);
		return ok;
	}
	if ((op == OP_OR || op == OP_AND || op == OP_SUB || op == OP_XOR) && a->type == V_DICT && b->type == V_DICT &&
	    ((const struct dict *)a->any)->is_set && ((const struct dict *)b->any)->is_set)
		return set_op(in, op, a->any, b->any, out);
	if (op == OP_MUL) {
		ok = multiply(in, a, b, &done, out);
		if (done)
			return ok;
	}
	return mismatch(in, op, a, b);
}

/* ---- comparison ---- */

static bool text_contains(const struct val *box, const struct val *v)
{
	size_t at;

	return text_find(val_text(box), val_text(v), 0, &at);
}

static bool range_contains(const struct range *r, const struct val *v)
{
	uint64_t apart, step = r->step > 0 ? (uint64_t)r->step : (uint64_t)0 - (uint64_t)r->step;
	int64_t i;

	if (!r->n || !to_int(v, &i) || (r->step > 0 ? i < r->start : i > r->start))
		return false;
	apart = r->step > 0 ? (uint64_t)i - (uint64_t)r->start : (uint64_t)r->start - (uint64_t)i;
	return apart % step == 0 && apart / step < r->n;
}

static bool flags_contain(struct interp *in, const struct val *flags, const struct val *v, bool *out)
{
	struct str s = val_text(v);
	uint64_t bits;

	if (!flags_parse(flags_field(flags), s.p, s.n, &bits, &in->d))
		return false;
	*out = (flags->u & bits) == bits;
	return true;
}

bool contains(struct interp *in, const struct val *box, const struct val *v, bool *out)
{
	size_t mark = in->npool;
	struct iter it;
	struct val x;
	int more;

	*out = false;
	if (box->type == V_PACKET && v->type == V_CLASS) {
		*out = packet_find(box->p, box->aux, v->any, 1) >= 0 || packet_inner(in, box, v->any, 1, &x);
		return true;
	}
	if (is_text(box) && is_text(v)) {
		*out = text_contains(box, v);
		return true;
	}
	if (box->type == V_BYTES && v->type == V_INT) {
		*out = v->u < 256 && !v->neg && memchr(box->s->data, (int)v->u, box->s->n);
		return true;
	}
	if (box->type == V_DICT) {
		*out = dict_find(box->any, v) != NULL;
		return true;
	}
	if (box->type == V_RANGE) {
		*out = range_contains(box->any, v);
		return true;
	}
	if (box->type == V_FLAGS && is_text(v))
		return flags_contain(in, box, v, out);
	if (is_text(box))
		return diag_set(&in->d, "'in' looks for text in %s, not for %s", type_text(box), type_text(v));
	if (!iter_start(in, &it, box, (struct span){ 0, 0 }))
		return false;
	while ((more = iter_step(in, &it, &x)) > 0) {
		if (values_equal(&x, v)) {
			*out = true;
			return true;
		}
		pool_release(in, mark);
	}
	return more == 0;
}

static bool identical(const struct val *a, const struct val *b)
{
	if (a->type != b->type)
		return false;
	if (is_number(a) || a->type == V_NONE)
		return values_equal(a, b);
	return a->any == b->any && a->aux == b->aux;
}

bool compare(struct interp *in, enum op op, const struct val *a, const struct val *b, bool *out)
{
	int c;

	if ((is_random(a) || is_random(b)) && op != OP_IS && op != OP_IS_NOT) {
		struct val x = random_now(in, a), y = random_now(in, b);

		return compare(in, op, &x, &y, out);
	}
	switch ((unsigned)op) {
	case OP_EQ:
	case OP_NE:
		*out = values_equal(a, b) == (op == OP_EQ);
		return true;
	case OP_IS:
	case OP_IS_NOT:
		*out = identical(a, b) == (op == OP_IS);
		return true;
	case OP_IN:
	case OP_NOT_IN:
		if (!contains(in, b, a, out))
			return false;
		*out = *out == (op == OP_IN);
		return true;
	}
	if (!values_order(in, a, b, &c))
		return false;
	*out = op == OP_LT ? c < 0 : op == OP_LE ? c <= 0 : op == OP_GT ? c > 0 : c >= 0;
	return true;
}
