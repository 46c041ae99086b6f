/* verify.c - is a captured checksum the one that its bytes have? */
#include "verify.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "shown.h"

static bool is_view(const struct packet *p, unsigned l)
{
	return p->layer[l].view && !p->layer[l].vals;
}

/* How long the layer says that it is. */
static bool total_of(const struct packet *p, unsigned l, uint64_t *v)
{
	const struct layer *y = &p->layer[l];
	const struct plan *plan = &y->lay->plan;

	if (!y->lay->swift || y->hlen < y->lay->min || p->ndata - y->off < plan->need)
		return layer_uint(p, l, (unsigned)y->lay->total_field, v);
	*v = spot_get(plan->total, p->data + y->off);
	return true;
}

/* The layer says that it is longer than what is there. */
static bool is_short(const struct packet *p, unsigned l)
{
	const struct layer *y = &p->layer[l];
	const struct compute *c;
	uint64_t v, n;

	if (y->lay->total_field < 0 || !total_of(p, l, &v))
		return false;
	c = &y->lay->field[y->lay->total_field].compute;
	n = v * (c->unit ? c->unit : 1);
	if (c->kind == C_PAYLOAD)
		n += y->hlen;
	if (c->add < 0 ? false : n < (uint64_t)c->add)
		return false;
	n -= (uint64_t)c->add;
	return n < UINT32_MAX && n > p->ndata - y->off;
}

static bool is_cut(const struct packet *p, unsigned l)
{
	if (p->wire_len > p->ndata)
		return true;
	for (unsigned i = 0; i <= l; i++)
		if (is_view(p, i) && is_short(p, i))
			return true;
	return false;
}

/* How the layers that fragment call it: a field that is not zero, or a flag that is set. */
static const struct mark {
	const char *field, *flag, *beside;
} marks[PART_MARKS] = {
	{ "frag", NULL, NULL },
	{ "flags", "MF", "frag" },
	{ "m", NULL, "offset" },
	{ "offset", NULL, "m" },
};

static bool find_mark(const struct layout *lay, const struct mark *m, unsigned *field, uint64_t *mask)
{
	int f = field_find(lay, m->field, strlen(m->field));
	struct diag d = DIAG_INIT;

	*mask = UINT64_MAX;
	if (f < 0 || (m->beside && field_find(lay, m->beside, strlen(m->beside)) < 0))
		return false;
	*field = (unsigned)f;
	return !m->flag || flags_parse(&lay->field[f], m->flag, strlen(m->flag), mask, &d);
}

/* Its bits among eight bytes of the header, where that is the same in all packets. */
static bool find_bits(struct part *x, const struct layout *lay, unsigned f, uint64_t mask)
{
	const struct field *field = &lay->field[f];
	uint8_t wire[8];

	if (f >= lay->fixed_fields || field->kind > F_FLAGS || field->le || lay->min < sizeof(wire) || lay->min > UINT16_MAX)
		return false;
	if (!x->mask)
		x->marks = (uint16_t)(lay->bit[f] / 8 < lay->min - sizeof(wire) ? lay->bit[f] / 8 : lay->min - sizeof(wire));
	memcpy(wire, &x->mask, sizeof(wire));
	for (unsigned i = 0; i < field->bits; i++) {
		uint32_t bit = lay->bit[f] + i, byte = bit / 8 - x->marks;

		if (!(mask >> (field->bits - 1 - i) & 1))
			continue;
		if (byte >= sizeof(wire)) /* also before them */
			return false;
		wire[byte] |= (uint8_t)(0x80 >> bit % 8);
	}
	memcpy(&x->mask, wire, sizeof(wire));
	return true;
}

static void find_ends(struct part *x, const struct layout *lay)
{
	unsigned src = (unsigned)lay->src, dst = (unsigned)lay->dst;

	if (!lay->proto->ip || lay->src < 0 || lay->dst < 0 || src >= lay->fixed_fields || dst >= lay->fixed_fields ||
	    lay->bit[dst] != lay->bit[src] + lay->field[src].bits || lay->field[dst].bits != lay->field[src].bits || lay->bit[src] & 7 ||
	    lay->field[src].bits & 31)
		return;
	x->ends = (uint16_t)(lay->bit[src] / 8);
	x->nends = (uint16_t)(2 * lay->field[src].bits / 8);
	x->ends_of = lay->field[src].kind == F_IPV6 ? ENDS_IPV6 : ENDS_IPV4;
}

static void find_sum(struct part *x, const struct layout *lay)
{
	for (unsigned f = 0; f < lay->fixed_fields; f++) {
		const struct field *field = &lay->field[f];
		enum sum_kind sum = field->compute.sum;

		if (field->compute.kind != C_CHECKSUM || field->bits != 16 || field->le || lay->bit[f] & 7)
			continue;
		x->field = (uint16_t)f;
		x->at = (uint16_t)(lay->bit[f] / 8);
		x->sum = (uint8_t)sum;
		x->over = sum == SUM_PSEUDO || sum == SUM_UDP ? ENDS_IPV4 | ENDS_IPV6 : sum == SUM_PSEUDO6 ? ENDS_IPV6 : 0;
		return;
	}
}

void part_compile(struct part *x, const struct layout *lay)
{
	*x = (struct part){ .field = PART_NO_SUM, .number = lay->pseudo, .hlen = lay->min, .fixed = true };
	if (lay->min <= UINT16_MAX) {
		find_ends(x, lay);
		find_sum(x, lay);
	}
	for (size_t k = 0; k < PART_MARKS; k++) {
		unsigned f;
		uint64_t mask;

		if (!find_mark(lay, &marks[k], &f, &mask))
			continue;
		x->mark[x->n].field = f;
		x->mark[x->n++].mask = mask;
		x->fixed = x->fixed && find_bits(x, lay, f, mask);
	}
}

static inline bool is_part(const struct part *x, const struct packet *p, unsigned layer)
{
	const struct layer *y = &p->layer[layer];
	uint64_t v;

	if (x->fixed && is_view(p, layer) && y->hlen >= x->hlen)
		return x->n && eight_at(p->data + y->off + x->marks) & x->mask;
	for (unsigned i = 0; i < x->n; i++)
		if (layer_uint(p, layer, x->mark[i].field, &v) && v & x->mark[i].mask)
			return true;
	return false;
}

static bool is_fragment(struct liner *l, const struct packet *p, unsigned layer)
{
	for (unsigned i = 0; i < layer; i++)
		if (is_part(&shown_of(l, p->layer[i].lay)->part, p, i))
			return true;
	return false;
}

/* Sums over the layer's own bytes alone are taken in place: with the sum itself they come to zero. */
static bool adds_up(const struct packet *p, unsigned l, enum sum_kind kind)
{
	const struct layer *y = &p->layer[l];

	if (kind != SUM_HEADER && kind != SUM_PLAIN)
		return false;
	return cksum_finish(cksum_add(0, p->data + y->off, kind == SUM_HEADER ? y->hlen : y->len - y->tlen)) == 0;
}

/* The packet encoded with this one field left to be computed. */
static bool recompute(const struct packet *p, unsigned l, unsigned f, uint64_t *out)
{
	struct packet *c = packet_copy(p, 0), *q = packet_new();
	struct buf bytes = BUF_INIT;
	struct diag d = DIAG_INIT;
	bool ok = false;

	layer_own(c, l);
	if (c->layer[l].lay == p->layer[l].lay && c->layer[l].vals) {
		val_drop(c->layer[l].vals[f]);
		c->layer[l].vals[f] = VAL_UNSET;
		if (packet_encode(c, 0, NULL, &bytes, &d) && bytes.n == p->ndata) {
			packet_decode(q, p->layer[0].lay, bytes.p, bytes.n);
			ok = l < q->n && q->layer[l].lay == p->layer[l].lay && layer_uint(q, l, f, out);
		}
	}
	obj_drop(&q->obj);
	obj_drop(&c->obj);
	buf_free(&bytes);
	return ok;
}

/*
 * Left to the network card: the sender put the pseudo header's sum where the checksum belongs (SCTP: zero), and the card, which
 * sums the layer's bytes with what stands there, makes it right. A capture on the sender's machine sees it before the card does,
 * and between machines that are not joined by a card nobody ever fills it in.
 */
static bool is_left_to_card(const struct packet *p, unsigned l, enum sum_kind kind, uint64_t v, uint64_t should)
{
	const struct layer *y = &p->layer[l];
	uint16_t r;

	if (kind == SUM_CRC32C)
		return v == 0;
	if (kind != SUM_PSEUDO && kind != SUM_UDP)
		return false;
	r = cksum_finish(cksum_add(0, p->data + y->off, y->len - y->tlen));
	return (kind == SUM_UDP && r == 0 ? 0xffff : r) == should;
}

/* With the pseudo header of the IP header directly below, whose addresses stand as they are summed. */
static __attribute__((noinline)) bool is_good_above(const struct liner *liner, const struct packet *p, unsigned l, const struct part *x)
{
	const struct layer *y = &p->layer[l], *ip = y - 1;
	const struct shown *other = shown_met(liner, ip->lay);
	const uint8_t *b = p->data + y->off, *header = p->data + ip->off;
	uint32_t n = y->len - y->tlen;
	const struct part *below;
	uint64_t sum;

	if (!other || !is_view(p, l - 1) || p->wire_len > p->ndata)
		return false;
	below = &other->part;
	if (!(x->over & below->ends_of) || ip->hlen != below->hlen || !below->fixed || is_part(below, p, l - 1) ||
	    (x->sum == SUM_UDP && !get16(b + x->at)))
		return false;
	sum = cksum_of(x->number + n);
	for (unsigned i = 0; i < below->nends; i += 8)
		sum = cksum_plus(sum, eight_at(header + below->ends + i));
	return cksum_good(cksum_part(sum, b, n));
}

bool sum_is_good(struct liner *liner, const struct packet *p, unsigned l, unsigned f)
{
	const struct layer *y = &p->layer[l];
	const struct shown *g = shown_met(liner, y->lay);
	const uint8_t *b = p->data + y->off;

	if (!g || g->part.field != f || !is_view(p, l) || y->hlen < g->part.hlen)
		return false;
	if (g->part.sum == SUM_HEADER)
		return cksum_good(cksum_part(0, b, y->hlen));
	if (g->part.over && l)
		return is_good_above(liner, p, l, &g->part);
	return g->part.sum == SUM_PLAIN && !is_cut(p, l) && !is_fragment(liner, p, l) && cksum_good(cksum_part(0, b, y->len - y->tlen));
}

enum verdict sum_verify(struct liner *liner, const struct packet *p, unsigned l, unsigned f, uint64_t *should)
{
	enum sum_kind kind = p->layer[l].lay->field[f].compute.sum;
	uint64_t v;

	if (sum_is_good(liner, p, l, f))
		return SUM_GOOD;
	if (!is_view(p, l) || !layer_uint(p, l, f, &v))
		return SUM_UNKNOWN;
	if (kind != SUM_HEADER && is_cut(p, l))
		return SUM_CUT;
	if (kind != SUM_HEADER && is_fragment(liner, p, l))
		return SUM_FRAGMENT;
	if (kind == SUM_UDP && v == 0)
		return SUM_NONE;
	if (adds_up(p, l, kind))
		return SUM_GOOD;
	if (!recompute(p, l, f, should))
		return SUM_UNKNOWN;
	if (*should == v)
		return SUM_GOOD;
	return is_left_to_card(p, l, kind, v, *should) ? SUM_OFFLOAD : SUM_BAD;
}
