/* expr.c - a packet as an expression that reads back: what was decoded is printed only where it has to be. */
#include "pkt/view.h"

#include <string.h>

#include "format.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "call.h"

/* Encodings, and bytes of them, that are spent on one packet; what is not settled by then is printed. */
enum { TRIES_MOST = 20000, BYTES_MOST = 32 << 20 };

/* A decoded value that need not be printed if the bytes come out the same without it. */
struct reducer {
	struct packet *c;     /* a copy with values of its own */
	struct buf want, now; /* the bytes, and those of the copy as it stands */
	struct val **slot;    /* values inside c */
	struct val *saved;    /* what was in a slot that is being tried without */
	size_t n, cap;
	unsigned tries;
};

static bool encodes_same(struct reducer *r)
{
	struct diag d = DIAG_INIT;

	r->tries++;
	buf_clear(&r->now);
	return packet_encode(r->c, 0, NULL, &r->now, &d) && r->now.n == r->want.n &&
	       (!r->want.n || memcmp(r->now.p, r->want.p, r->want.n) == 0);
}

/* ---- which values may go ---- */

static void collect_val(struct reducer *r, struct val *v);

/* The field has this value anyway, or computes one: then it is tried. Sources by route differ from machine to machine. */
static bool may_go(struct packet *p, unsigned l, unsigned f)
{
	struct val *slot = &p->layer[l].vals[f], mine = *slot, other;
	const struct field *field = &p->layer[l].lay->field[f];
	bool may;

	if (field->compute.kind == C_SOURCE)
		return false;
	*slot = VAL_UNSET;
	layer_get(p, l, f, &other);
	may = other.type == V_NONE || field->compute.kind != C_NONE || val_same(&mine, &other);
	if (!may && mine.type == V_BYTES && other.type == V_STR)
		may = str_same(val_text(&mine), val_text(&other));
	if (!may && field->filled && mine.type == V_BYTES && !format_filled(val_text(&mine)).n)
		may = true;
	if (!may && mine.type == V_LIST && !mine.l->n)
		may = true;
	*slot = mine;
	val_drop(other);
	return may;
}

static void collect(struct reducer *r, struct packet *p, unsigned from)
{
	for (unsigned l = from; l < p->n; l++) {
		if (!p->layer[l].vals)
			continue;
		for (unsigned f = 0; f < p->layer[l].lay->n; f++) {
			struct val *v = &p->layer[l].vals[f];

			if (v->type == V_UNSET || !v->decoded)
				continue;
			v->decoded = 0;
			collect_val(r, v);
			if (!may_go(p, l, f))
				continue;
			r->slot = mem_room(r->slot, &r->cap, r->n + 1, sizeof(*r->slot));
			r->slot[r->n++] = v;
		}
	}
}

static void collect_val(struct reducer *r, struct val *v)
{
	if (v->type == V_PACKET)
		collect(r, v->p, v->aux);
	for (uint32_t i = 0; (v->type == V_LIST || v->type == V_TUPLE) && i < v->l->n; i++)
		collect_val(r, &v->l->v[i]);
}

/* ---- trying without ---- */

static void unset(struct reducer *r, size_t lo, size_t hi)
{
	for (size_t i = lo; i < hi; i++) {
		r->saved[i] = *r->slot[i];
		*r->slot[i] = VAL_UNSET;
	}
}

static void restore(struct reducer *r, size_t lo, size_t hi)
{
	for (size_t i = lo; i < hi; i++) {
		*r->slot[i] = r->saved[i];
		r->saved[i] = VAL_UNSET;
	}
}

/* Nearly always all can go at once; else those that cannot are found by halving. */
static void reduce(struct reducer *r, size_t lo, size_t hi)
{
	if (lo == hi || r->tries > TRIES_MOST || r->tries * r->want.n > BYTES_MOST)
		return;
	unset(r, lo, hi);
	if (encodes_same(r))
		return;
	restore(r, lo, hi);
	if (hi - lo == 1)
		return;
	reduce(r, lo, lo + (hi - lo) / 2);
	reduce(r, lo + (hi - lo) / 2, hi);
}

static void reducer_free(struct reducer *r)
{
	for (size_t i = 0; r->saved && i < r->n; i++)
		val_drop(r->saved[i]);
	mem_free(r->saved);
	mem_free(r->slot);
	buf_free(&r->want);
	buf_free(&r->now);
	obj_drop(&r->c->obj);
}

/* ---- what cannot be said in fields ---- */

static void push_bytes(struct packet *c, const char *cls, const void *p, size_t n)
{
	struct diag d = DIAG_INIT;
	struct val v = val_bytes(p, n);

	packet_push(c, layout_need(cls));
	layer_set(c, c->n - 1, 0, &v, &d);
	val_drop(v);
}

/* The copy again, with the layers from i on as bytes, then what stands after them all. */
static struct packet *replaced(const struct packet *views, unsigned i)
{
	struct packet *c = packet_copy(views, 0);
	const struct layer *y = &views->layer[i];
	uint32_t end = y->off + y->len;

	packet_cut(c, i);
	packet_own(c);
	push_bytes(c, "Raw", views->data + y->off, y->len);
	for (unsigned k = i + 1; k < views->n; k++)
		if (views->layer[k].off >= end && views->layer[k].lay->proto->padding)
			push_bytes(c, "Padding", views->data + views->layer[k].off, views->layer[k].len);
	return c;
}

static bool all_views(const struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		if (!p->layer[i].view)
			return false;
	return true;
}

/* Makes r->c encode to r->want: as few layers as possible become Raw, from the inside. */
static void settle(struct reducer *r, const struct packet *views)
{
	unsigned i = views->n;

	while (!encodes_same(r)) {
		if (i > 0 && all_views(views)) {
			obj_drop(&r->c->obj);
			r->c = replaced(views, --i);
		} else {
			packet_cut(r->c, 0);
			push_bytes(r->c, "Raw", r->want.p, r->want.n);
			return;
		}
	}
}

/* ---- the expressions ---- */

static bool is_written(const struct packet *p, unsigned from)
{
	for (unsigned i = from; i < p->n; i++) {
		const struct layer *l = &p->layer[i];

		if (l->view && !l->vals)
			return false;
		for (unsigned f = 0; l->vals && f < l->lay->n; f++)
			if (l->vals[f].type != V_UNSET && l->vals[f].decoded)
				return false;
	}
	return true;
}

void view_command(const struct packet *p, unsigned from, struct buf *out)
{
	print_packet(out, p, from);
}

bool view_expr(const struct packet *p, unsigned from, struct buf *out, struct diag *d)
{
	struct reducer r = { .want = BUF_INIT, .now = BUF_INIT };
	struct packet *views;

	if (is_written(p, from)) {
		print_packet(out, p, from);
		return true;
	}
	views = packet_copy(p, from);
	if (!packet_encode(views, 0, NULL, &r.want, d)) {
		buf_free(&r.want);
		obj_drop(&views->obj);
		return false;
	}
	r.c = packet_copy(views, 0);
	packet_own(r.c);
	settle(&r, views);
	collect(&r, r.c, 0);
	r.saved = mem_zero(r.n + 1, sizeof(*r.saved));
	reduce(&r, 0, r.n);
	print_packet(out, r.c, 0);
	reducer_free(&r);
	obj_drop(&views->obj);
	return true;
}
