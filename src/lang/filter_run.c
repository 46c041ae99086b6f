/* filter_run.c - asks a compiled filter about a packet. */
#define _GNU_SOURCE /* memmem */
#include "filter_in.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/diag.h"
#include "pkt/interp.h"
#include "pkt/packet.h"

struct ask {
	struct packet *p;
	uint64_t number;
	struct filter *f;
	struct diags *d;
	bool failed;
};

/* ---- picked values ---- */

/* A number at a known place, straight from the bytes. false: the layer is not there. *slow: it is not as it came. */
static bool placed(const struct ask *a, const struct ynode *y, int *layer, uint64_t *out)
{
	const struct layer *l;
	int i = pick_layer(&y->pick, a->p);

	*layer = i;
	if (i < 0)
		return false;
	l = &a->p->layer[i];
	if (!l->view || l->vals || l->hlen < l->lay->min || l->lay != y->pick.lay)
		return false;
	*out = field_bits(y->field, a->p->data + l->off, y->bit, y->width);
	return true;
}

static __int128 extended(const struct ynode *y, uint64_t v)
{
	if (y->field->is_signed && v >> (y->width - 1) & 1)
		return (__int128)(int64_t)(v | ~bits_max(y->width));
	return (__int128)v;
}

static bool number_val(const struct val *v, __int128 *out)
{
	switch (v->type) {
	case V_INT:
	case V_BOOL:
		*out = v->neg ? (__int128)v->i : (__int128)v->u;
		return true;
	case V_IP4:
	case V_MAC:
		*out = v->u;
		return true;
	case V_FLOAT:
		*out = (__int128)v->f;
		return true;
	}
	return false;
}

static bool same_text(struct str a, struct str b, bool is_name)
{
	while (is_name && a.n > 1 && a.p[a.n - 1] == '.')
		a.n--;
	while (is_name && b.n > 1 && b.p[b.n - 1] == '.')
		b.n--;
	return str_same(a, b);
}

static bool in_net6(const uint8_t *a, const struct want *w)
{
	unsigned bytes = w->six_bits / 8, rest = w->six_bits % 8;

	return !memcmp(a, w->six, bytes) && (!rest || !((a[bytes] ^ w->six[bytes]) >> (8 - rest)));
}

static bool is_wanted(const struct val *v, const struct want *w)
{
	__int128 n;

	if (v->type == V_LIST || v->type == V_TUPLE) {
		for (uint32_t i = 0; i < v->l->n; i++)
			if (is_wanted(&v->l->v[i], w))
				return true;
		return false;
	}
	if (v->type == V_IP4 && w->is_ip4)
		return v->u >= w->ip_lo && v->u <= w->ip_hi;
	if (v->type == V_MAC && w->is_mac)
		return v->u == w->mac;
	if (v->type == V_IP6)
		return w->is_ip6 && in_net6(v->b, w);
	if (v->type == V_STR || v->type == V_BYTES || v->type == V_NAME)
		return w->is_text && same_text(val_text(v), w->text, v->type != V_BYTES);
	return w->is_number && number_val(v, &n) && n >= w->lo && n <= w->hi;
}

static bool is_any(const struct ynode *y, const struct val *v)
{
	for (unsigned i = 0; i < y->nwant; i++)
		if (is_wanted(v, &y->want[i]))
			return true;
	return false;
}

static bool is_any_number(const struct ynode *y, uint64_t v)
{
	const struct field *f = &y->pick.lay->field[y->pick.field];
	__int128 n = extended(y, v);

	for (unsigned i = 0; i < y->nwant; i++) {
		const struct want *w = &y->want[i];

		if (f->kind == F_IPV4 ? w->is_ip4 && v >= w->ip_lo && v <= w->ip_hi : f->kind == F_MAC && w->is_mac && v == w->mac)
			return true;
		if (w->is_number && n >= w->lo && n <= w->hi)
			return true;
	}
	return false;
}

static bool matches(const struct ask *a, const struct ynode *y)
{
	struct val v[2];
	uint64_t u;
	bool yes, there;
	int layer;

	if (y->placed && y->pick.other < 0) {
		if (placed(a, y, &layer, &u))
			return is_any_number(y, u) != y->negative;
		if (layer < 0)
			return false;
	}
	pick_get(&y->pick, a->p, a->number, &v[0], &v[1]);
	there = v[0].type != V_NONE || v[1].type != V_NONE;
	yes = is_any(y, &v[0]) || (v[1].type != V_NONE && is_any(y, &v[1]));
	val_drop(v[0]);
	val_drop(v[1]);
	return there && yes != y->negative;
}

static bool is_inside(const struct val *v, struct str s)
{
	struct str t = val_text(v);

	if (v->type == V_LIST || v->type == V_TUPLE) {
		for (uint32_t i = 0; i < v->l->n; i++)
			if (is_inside(&v->l->v[i], s))
				return true;
		return false;
	}
	return t.n && memmem(t.p, t.n, s.p, s.n);
}

static bool holds_text(const struct ask *a, const struct ynode *y)
{
	struct val v[2];
	bool yes, there;

	pick_get(&y->pick, a->p, a->number, &v[0], &v[1]);
	there = v[0].type != V_NONE;
	yes = is_inside(&v[0], y->want[0].text);
	val_drop(v[0]);
	val_drop(v[1]);
	return there && yes != y->negative;
}

static bool is_true(const struct ask *a, const struct ynode *y)
{
	struct val v[2];
	bool yes;

	pick_get(&y->pick, a->p, a->number, &v[0], &v[1]);
	yes = truth(&v[0]) || truth(&v[1]);
	val_drop(v[0]);
	val_drop(v[1]);
	return yes;
}

static bool is_same(const struct ask *a, const struct ynode *y)
{
	struct val v[2], w[2];
	bool there, yes = false;

	pick_get(&y->a->pick, a->p, a->number, &v[0], &v[1]);
	pick_get(&y->b->pick, a->p, a->number, &w[0], &w[1]);
	there = v[0].type != V_NONE && w[0].type != V_NONE;
	for (int i = 0; there && i < 4; i++)
		yes |= v[i & 1].type != V_NONE && val_same(&v[i & 1], &w[i >> 1]);
	for (int i = 0; i < 2; i++) {
		val_drop(v[i]);
		val_drop(w[i]);
	}
	return there && yes != y->negative;
}

/* ---- numbers ---- */

static bool floor_divide(__int128 a, __int128 b, bool rest, __int128 *out)
{
	__int128 q, r;

	if (!b)
		return false;
	q = a / b;
	r = a % b;
	if (r && (r < 0) != (b < 0)) {
		q--;
		r += b;
	}
	*out = rest ? r : q;
	return true;
}

/* Fields have 64 bits at most, so that a few operations cannot pass 127. */
static bool arithmetic(enum op op, __int128 a, __int128 b, __int128 *out)
{
	switch (op) {
	case OP_ADD:
		return !__builtin_add_overflow(a, b, out);
	case OP_SUB:
		return !__builtin_sub_overflow(a, b, out);
	case OP_MUL:
		return !__builtin_mul_overflow(a, b, out);
	case OP_FLOORDIV:
	case OP_MOD:
		return floor_divide(a, b, op == OP_MOD, out);
	case OP_LSHIFT:
		if (b < 0 || b > 62 || a < 0 || a > UINT64_MAX)
			return false;
		*out = a << (int)b;
		return true;
	case OP_RSHIFT:
		if (b < 0)
			return false;
		*out = a >> (b > 126 ? 126 : (int)b);
		return true;
	case OP_AND:
		*out = a & b;
		return true;
	case OP_OR:
		*out = a | b;
		return true;
	case OP_XOR:
		*out = a ^ b;
		return true;
	default:
		return false;
	}
}

/* false: a field is not there, or there is no such number. */
static bool number(const struct ask *a, const struct ynode *y, __int128 *out)
{
	struct val v[2];
	__int128 x, z;
	uint64_t u;
	int layer;
	bool ok;

	switch ((enum ykind)y->kind) {
	case Y_NUMBER:
		*out = y->number;
		return true;
	case Y_ARITH:
		return number(a, y->a, &x) && number(a, y->b, &z) && arithmetic(y->op, x, z, out);
	default:
		break;
	}
	if (y->placed && placed(a, y, &layer, &u)) {
		*out = extended(y, u);
		return true;
	}
	pick_get(&y->pick, a->p, a->number, &v[0], &v[1]);
	ok = number_val(&v[0], out);
	val_drop(v[0]);
	val_drop(v[1]);
	return ok;
}

static bool compares(const struct ask *a, const struct ynode *y)
{
	__int128 x, z;

	if (!number(a, y->a, &x) || !number(a, y->b, &z))
		return false;
	switch (y->op) {
	case OP_EQ:
		return x == z;
	case OP_NE:
		return x != z;
	case OP_LT:
		return x < z;
	case OP_LE:
		return x <= z;
	case OP_GT:
		return x > z;
	default:
		return x >= z;
	}
}

/* ---- the tree ---- */

/* A layer that p[…] asks for and that is not there makes no packet wanted; any other trouble is told. */
static bool slowly(struct ask *a, const struct ynode *y)
{
	struct val p = { .type = V_PACKET, .p = packet_copy(a->p, 0) }, out; /* it may be kept */
	size_t before = a->d->n;
	bool yes = interp_apply(a->f->in, &y->fn, &p, 1, &out, a->d);

	val_drop(p);
	if (!yes) {
		if (a->d->n == before + 1 && strstr(a->d->v[before].text, "the packet has no layer"))
			a->d->n = before;
		else
			a->failed = true;
		return false;
	}
	yes = truth(&out);
	val_drop(out);
	return yes;
}

static bool wants(struct ask *a, const struct ynode *y)
{
	switch ((enum ykind)y->kind) {
	case Y_AND:
		return wants(a, y->a) && !a->failed && wants(a, y->b);
	case Y_OR:
		return wants(a, y->a) || (!a->failed && wants(a, y->b));
	case Y_NOT:
		return !wants(a, y->a);
	case Y_ALWAYS:
		return y->number != 0;
	case Y_HAS:
		return pick_layer(&y->pick, a->p) >= 0;
	case Y_TRUE:
		return is_true(a, y);
	case Y_MATCH:
		return matches(a, y);
	case Y_CONTAINS:
		return holds_text(a, y);
	case Y_SAME:
		return is_same(a, y);
	case Y_COMPARE:
		return compares(a, y);
	case Y_SLOW:
		return slowly(a, y);
	case Y_NUMBER:
	case Y_PICK:
	case Y_ARITH:
		break;
	}
	return false;
}

int filter_takes(struct filter *f, struct packet *p, uint64_t number, struct diags *d)
{
	struct ask a = { .p = p, .number = number, .f = f, .d = d };
	bool yes = wants(&a, f->root);

	return a.failed ? -1 : yes;
}
