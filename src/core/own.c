/* own.c - from a view to values of its own, so that encoding them gives the same bytes. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

/* Do the values of layer i give back the n header and ntrailer trailer bytes? */
static bool gives_back(const struct packet *p, unsigned i, const uint8_t *header, size_t n, const uint8_t *trailer, size_t nt)
{
	struct buf h = BUF_INIT, t = BUF_INIT;
	struct diag d = DIAG_INIT;
	bool same = encode_layer(p, i, &h, &t, &d) && h.n == n && t.n == nt && (n == 0 || memcmp(h.p, header, n) == 0) &&
	            (nt == 0 || memcmp(t.p, trailer, nt) == 0);

	buf_free(&h);
	buf_free(&t);
	return same;
}

/* Items that do not give their bytes back become Raw. */
static void mend_items(struct list *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		struct packet *q = l->v[i].type == V_PACKET ? l->v[i].p : NULL;
		struct scope none = { 0 };
		struct buf b = BUF_INIT;
		struct diag d = DIAG_INIT;

		if (!q || !q->data)
			continue;
		if (!packet_encode(q, 0, NULL, &b, &d) || b.n != q->ndata || memcmp(b.p, q->data, b.n) != 0) {
			struct packet *raw = decode_item(&none, layout_raw(), q->data, q->ndata, false);

			val_drop(l->v[i]);
			l->v[i] = (struct val){ .type = V_PACKET, .p = raw };
		}
		buf_free(&b);
	}
}

/* Field f keeps its bytes as bytes. */
static void keep_bytes(struct layer *l, unsigned f, const uint8_t *p, size_t bit, size_t bits)
{
	if (bit % 8 || bits % 8)
		return;
	val_drop(l->vals[f]);
	l->vals[f] = val_bytes(p + bit / 8, bits / 8);
	l->vals[f].decoded = 1;
}

static bool is_variable(const struct field *f)
{
	return f->kind == F_LIST || f->kind == F_LAYER || f->kind == F_BYTES || f->kind == F_ALT;
}

/* Tries what may be wrong, from the mildest: a switch, an item, a field. */
static bool mend(struct packet *p, unsigned i, const uint8_t *b, size_t n, const uint8_t *t, size_t nt, const size_t *place)
{
	struct layer *l = &p->layer[i];

	for (unsigned f = 0; f < l->lay->n; f++)
		if (l->lay->field[f].kind == F_VIRTUAL) {
			l->vals[f] = val_int(!l->lay->field[f].init);
			l->vals[f].decoded = 1;
			if (gives_back(p, i, b, n, t, nt))
				return true;
		}
	for (unsigned f = 0; f < l->lay->n; f++)
		if (l->vals[f].type == V_LIST) {
			mend_items(l->vals[f].l);
			if (gives_back(p, i, b, n, t, nt))
				return true;
		}
	for (unsigned f = 0; f < l->lay->n; f++)
		if (is_variable(&l->lay->field[f]) && l->vals[f].type != V_UNSET) {
			keep_bytes(l, f, b, place[2 * f], place[2 * f + 1]);
			if (gives_back(p, i, b, n, t, nt))
				return true;
		}
	return false;
}

/* The layer in one piece; with a trailer, all that stands between goes with it. */
static void become_raw(struct packet *p, unsigned i, const uint8_t *b)
{
	struct layer *l = &p->layer[i];
	size_t n = l->tlen ? l->len : l->hlen;
	unsigned gone = i + 1;

	if (l->tlen) {
		while (gone < p->n && !p->layer[gone].lay->proto->padding) {
			struct layer *x = &p->layer[gone++];

			for (unsigned f = 0; x->vals && f < x->lay->n; f++)
				val_drop(x->vals[f]);
			mem_free(x->vals);
		}
		memmove(&p->layer[i + 1], &p->layer[gone], (p->n - gone) * sizeof(*l));
		p->n -= gone - (i + 1);
	}
	for (unsigned f = 0; f < l->lay->n; f++)
		val_drop(l->vals[f]);
	mem_free(l->vals);
	*l = (struct layer){ .lay = layout_raw() };
	l->vals = mem_zero(l->lay->n + 1, sizeof(*l->vals));
	l->vals[0] = val_bytes(b, n);
	l->vals[0].decoded = 1;
}

void layer_own(struct packet *p, unsigned i)
{
	struct layer *l = &p->layer[i];
	const struct layout *lay = l->lay;
	const uint8_t *b, *trailer;
	size_t place[2 * FIELDS_MAX];
	struct val *vals;
	uint32_t at[FIELDS_MAX + 2];
	struct scope s = { .at = at };

	if (!l->view)
		return;
	if (lay->proto->chained && i + 1 < p->n && p->layer[i + 1].lay->proto->chained) {
		layer_own(p, i + 1);
		l = &p->layer[i];
	}
	b = p->data + l->off;
	trailer = b + (l->len - l->tlen);
	vals = mem_zero(lay->n + 1, sizeof(*vals));
	for (unsigned f = 0; f < lay->n; f++) {
		place[2 * f] = place[2 * f + 1] = 0;
		if (!layer_place(p, i, f, &place[2 * f], &place[2 * f + 1]))
			continue;
		scope_of(&s, p, i);
		scope_walk(&s, lay->n);
		field_read(&s, &lay->field[f], place[2 * f], place[2 * f + 1], &vals[f]);
		vals[f].decoded = 1;
	}
	l->vals = vals;
	l->view = 0;
	p->views = 0;
	if (!gives_back(p, i, b, l->hlen, trailer, l->tlen) && !mend(p, i, b, l->hlen, trailer, l->tlen, place))
		become_raw(p, i, b);
}

void packet_own(struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		layer_own(p, i);
	if (p->owned)
		mem_free((void *)(uintptr_t)p->data);
	p->data = NULL;
	p->owned = 0;
	p->ndata = 0;
}
