/* filter_part.c - the parts of a filter: what is picked, and what it is held against. */
#include "filter_in.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"

struct ynode *y_make(struct filter *f, enum ykind kind)
{
	struct ynode *y = arena_alloc(&f->arena, sizeof(*y));

	y->kind = (uint8_t)kind;
	return y;
}

struct ynode *y_pair(struct filter *f, enum ykind kind, struct ynode *a, struct ynode *b)
{
	struct ynode *y = a && b ? y_make(f, kind) : NULL;

	if (y) {
		y->a = a;
		y->b = b;
	}
	return y;
}

struct str y_text(const struct filter *f, const struct node *n)
{
	return (struct str){ f->prog->src.text + n->span.begin, n->span.end - n->span.begin };
}

bool y_is_p(const struct node *n)
{
	return n->kind == N_NAME && !strcmp(n->sym->name, "p");
}

/* ---- what is picked ---- */

/* tcp.flags.S: its text is the name. p[TCP:2].flags: "TCP:2" and what follows. Nothing: it is no such thing. */
static struct str path_of(struct filter *f, const struct node *n)
{
	const struct node *base = n, *index;
	struct buf b = BUF_INIT;
	struct str path = { NULL, 0 };

	while (base->kind == N_ATTR)
		base = base->a;
	if (base == n)
		return path;
	if (base->kind == N_NAME && !y_is_p(base))
		return y_text(f, n);
	if (base->kind != N_INDEX || !y_is_p(base->a))
		return path;
	index = base->b;
	if (index->kind == N_SLICE && index->a && index->b && !index->c && index->a->kind == N_NAME && index->b->kind == N_CONST &&
	    index->b->val.type == V_INT)
		buf_fmt(&b, "%s:%u", index->a->sym->name, (unsigned)index->b->val.u);
	else if (index->kind == N_NAME)
		buf_text(&b, index->sym->name);
	if (b.n) {
		buf_add(&b, f->prog->src.text + base->span.end, n->span.end - base->span.end);
		path = (struct str){ arena_text(&f->arena, (const char *)b.p, b.n), b.n };
	}
	buf_free(&b);
	return path;
}

static void place(struct ynode *y)
{
	const struct field *field = &y->pick.lay->field[y->pick.field];

	if (y->pick.inside.n || y->pick.mask || y->pick.field >= y->pick.lay->fixed_fields || field->kind > F_IPV4 || !field->bits)
		return;
	y->placed = true;
	y->bit = y->pick.lay->bit[y->pick.field];
	y->width = (uint8_t)field->bits;
	y->field = field;
}

struct diag *y_wrong(struct filter *f, const struct node *n, struct str part, const char *fmt, ...)
{
	struct diag *d = diags_new(f->d);
	const char *begin = f->prog->src.text;
	struct span at = n->span;
	va_list ap;

	va_start(ap, fmt);
	diag_vset(d, fmt, ap);
	va_end(ap);
	if (part.p >= begin && part.p < begin + f->prog->src.n)
		at = (struct span){ (uint32_t)(part.p - begin), (uint32_t)(part.p - begin + part.n) };
	diag_at(d, &f->prog->src, at);
	return d;
}

static void wrong_as(struct filter *f, const struct node *n, struct str part, const struct diag *why)
{
	struct diag *d = y_wrong(f, n, part, "%s", why->text);

	if (why->hint[0])
		diag_hint(d, "%s", why->hint);
}

/* NULL: it is nothing that could be picked, or (with a message) it names something that is not there. */
struct ynode *y_picked(struct filter *f, const struct node *n, enum ykind kind)
{
	struct str path = path_of(f, n), part = path;
	struct diag d = DIAG_INIT;
	struct ynode *y;
	struct pick k;

	if (!path.n)
		return NULL;
	if (!pick_parse(path, &k, &part, &d)) {
		wrong_as(f, n, part, &d);
		return NULL;
	}
	y = y_make(f, kind);
	y->pick = k;
	if (k.what == PICK_FIELD)
		place(y);
	return y;
}

/* A layer class by its name, as it stands in short forms. */
const struct layout *y_class(const struct node *n)
{
	return n->kind == N_NAME && !y_is_p(n) ? pick_class((struct str){ n->sym->name, n->sym->n }) : NULL;
}

struct ynode *y_has(struct filter *f, const struct layout *lay, unsigned nth)
{
	struct ynode *y = y_make(f, Y_HAS);

	y->pick.lay = lay;
	y->pick.nth = nth;
	return y;
}

/* ---- constants ---- */

bool y_constant(const struct node *n, struct val *out)
{
	if (n->kind == N_CONST) {
		*out = n->val;
		return true;
	}
	if (n->kind != N_UNARY || n->op != OP_NEG || n->a->kind != N_CONST || n->a->val.type != V_INT || n->a->val.neg)
		return false;
	*out = val_signed(-(int64_t)n->a->val.u);
	return n->a->val.u <= INT64_MAX;
}

__int128 y_integer(const struct val *v)
{
	return v->neg ? (__int128)v->i : (__int128)v->u;
}

static void want_number(struct want *w, __int128 lo, __int128 hi)
{
	w->is_number = true;
	w->lo = lo;
	w->hi = hi;
}

/* A text may be an address or a network, or the text itself. */
static void want_text(struct want *w, struct str s)
{
	uint32_t base;
	unsigned prefix;

	w->is_text = true;
	w->text = s;
	if (net4_parse(s, &base, &prefix) || ((prefix = 32) && ip4_parse(s, &base))) {
		w->is_ip4 = true;
		w->ip_lo = base;
		w->ip_hi = prefix ? base | (uint32_t)(UINT64_C(0xffffffff) >> prefix) : UINT32_MAX;
	}
	w->is_ip6 = net6_parse(s, w->six, &w->six_bits);
	if (!w->is_ip6 && ip6_parse(s, w->six)) {
		w->is_ip6 = true;
		w->six_bits = 128;
	}
	w->is_mac = mac_parse(s, &w->mac);
}

static bool no_value(struct filter *f, const struct node *n, const struct pick *k, const char *what)
{
	struct str s = y_text(f, n);

	y_wrong(f, n, s, "%.*s is not %s, which %s.%s is", STR(s), what, k->lay->proto->name, k->lay->field[k->field].name);
	return false;
}

/* What a text means to a number: a name, or flags. */
bool y_named(struct filter *f, const struct pick *k, const struct node *n, const struct val *v, struct want *w)
{
	const struct field *field = &k->lay->field[k->field];
	struct val got = VAL_UNSET;
	struct diag d = DIAG_INIT;
	bool ok = field_accept(k->lay, field, v, &got, &d) && (got.type == V_INT || got.type == V_MAC || got.type == V_IP4);

	if (ok)
		want_number(w, y_integer(&got), y_integer(&got));
	else if (d.set)
		wrong_as(f, n, y_text(f, n), &d);
	else
		y_wrong(f, n, y_text(f, n), "this is not one value of %s.%s", k->lay->proto->name, field->name);
	val_drop(got);
	return ok;
}

/* A constant that a picked value is held against. false with a message: it cannot be one of its values. */
static bool want_of(struct filter *f, const struct pick *k, const struct node *n, struct want *w)
{
	const struct field *field = k->what == PICK_FIELD && !k->inside.n && !k->mask ? &k->lay->field[k->field] : NULL;
	struct val v;

	*w = (struct want){ 0 };
	y_constant(n, &v);
	if (field && field->kind <= F_FLAGS)
		return y_named(f, k, n, &v, w);
	if (v.type == V_INT || v.type == V_BOOL) {
		if (field && field->kind <= F_IPV6)
			return no_value(f, n, k, "an address");
		want_number(w, y_integer(&v), y_integer(&v));
		return true;
	}
	want_text(w, val_text(&v));
	if (!field)
		return true;
	if (field->kind == F_IPV4 && !w->is_ip4)
		return no_value(f, n, k, "an IPv4 address or network");
	if (field->kind == F_IPV6 && !w->is_ip6)
		return no_value(f, n, k, "an IPv6 address or network");
	if (field->kind == F_MAC && !w->is_mac)
		return no_value(f, n, k, "a MAC address");
	return true;
}

bool y_is_constant(const struct node *n)
{
	struct val v;

	return y_constant(n, &v) && (v.type == V_INT || v.type == V_BOOL || v.type == V_STR || v.type == V_BYTES);
}

struct ynode *y_match(struct filter *f, struct ynode *y, const struct node *const *v, unsigned n, bool negative)
{
	y->kind = Y_MATCH;
	y->negative = negative;
	y->want = arena_alloc(&f->arena, (n + 1) * sizeof(*y->want));
	y->nwant = n;
	for (unsigned i = 0; i < n; i++)
		if (!want_of(f, &y->pick, v[i], &y->want[i]))
			return NULL;
	return y;
}

/* tcp.dport < 1024 is one range. */
struct ynode *y_match_order(struct filter *f, struct ynode *y, enum op op, const struct val *v)
{
	const __int128 most = (__int128)1 << 100;
	__int128 c = y_integer(v);

	y->kind = Y_MATCH;
	y->want = arena_alloc(&f->arena, sizeof(*y->want));
	y->nwant = 1;
	if (op == OP_LT || op == OP_LE)
		want_number(y->want, -most, op == OP_LT ? c - 1 : c);
	else
		want_number(y->want, op == OP_GT ? c + 1 : c, most);
	return y;
}
