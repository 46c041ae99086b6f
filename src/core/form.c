/* form.c - one image of a set: the places that change in it, and which sums cover them. */
#include <string.h>

#include "forms.h"
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

/* ---- what a place adds to a sum ---- */

/* Modulo 65535 a number counts the same in pieces of 16 bits; what is not zero stays so. */
static uint64_t fold32(uint64_t v)
{
	return (v >> 32) + (v & 0xffffffff);
}

uint64_t patch_value(const uint8_t *p, const struct patch *at)
{
	uint64_t v;

	if (at->width <= 64)
		return at->width ? fold32(bits_get(p, at->bit, at->width)) : 0;
	if (at->width == 128)
		return fold32(bits_get(p, at->bit, 64)) + fold32(bits_get(p, at->bit + 64, 64));
	v = cksum_fold(cksum_add(0, p + at->bit / 8, at->width / 8));
	return at->width % 16 ? v << 8 : v; /* its last octet counted as the high half of a word */
}

/* ---- places ---- */

static struct patch place_of(const struct form *m, unsigned l, const struct field *f)
{
	size_t bit, bits;

	enc_field(m->e, l, f->index, &bit, &bits);
	return (struct patch){ .bit = (uint32_t)(m->e->l[l].off * 8 + bit), .width = (uint32_t)bits };
}

static bool is_within(const struct patch *at, uint32_t from, uint32_t to)
{
	return at->bit >= from * 8 && at->bit + at->width <= to * 8;
}

static void add_to(struct form *m, struct patch *at, unsigned sum, uint32_t end)
{
	m->add = mem_room(m->add, &m->capadd, m->nadd + 1, sizeof(*m->add));
	m->add[m->nadd++] = (struct add){ (uint16_t)sum, (uint8_t)((16 - end % 16) % 16) };
	at->n++;
}

/* Is it the source or destination that the sum's pseudo header has? */
static bool in_pseudo(const struct form *m, const struct patch *at, const struct sum *u)
{
	int ip = enc_pseudo_ip(m->e, u->l, &u->f->compute);
	const struct layout *lay = ip >= 0 ? m->p->layer[ip].lay : NULL;
	struct patch src, dst;

	if (!lay)
		return false;
	src = place_of(m, (unsigned)ip, &lay->field[lay->src]);
	dst = place_of(m, (unsigned)ip, &lay->field[lay->dst]);
	return at->bit == src.bit || at->bit == dst.bit;
}

/* Sums from `first` on that cover the place. */
static void cover(struct form *m, struct patch *at, unsigned first)
{
	at->first = (uint32_t)m->nadd;
	for (unsigned i = first; i < m->nsum && at->width; i++) {
		const struct sum *u = &m->sum[i];

		if (!u->is_words)
			continue;
		if (is_within(at, u->from, u->to))
			add_to(m, at, i, at->bit + at->width - u->from * 8);
		else if (in_pseudo(m, at, u))
			add_to(m, at, i, at->width);
	}
	if (at->width) {
		uint32_t lo = at->bit / 8, hi = (at->bit + at->width + 7) / 8;

		m->lo = lo < m->lo ? lo : m->lo;
		m->hi = hi > m->hi ? hi : m->hi;
	}
}

/* ---- sums ---- */

static bool add_sum(struct form *m, unsigned l, const struct field *f)
{
	const struct enc_layer *x = &m->e->l[l];
	struct sum u = { .l = l, .f = f, .patch = place_of(m, l, f), .kind = f->compute.sum, .from = x->off, .to = x->end };
	uint64_t words;

	switch (f->compute.sum) {
	case SUM_HEADER:
		u.to = x->off + x->hlen;
		break;
	case SUM_FCS:
		u.to = x->tpos;
		break;
	case SUM_PSEUDO: case SUM_UDP: case SUM_PLAIN: case SUM_PSEUDO6: case SUM_CRC32C: case SUM_SCTP: case SUM_FN:
		break;
	}
	if (m->nsum == SUMS_KEPT)
		return false;
	u.is_words = f->compute.sum != SUM_CRC32C && f->compute.sum != SUM_SCTP && f->compute.sum != SUM_FCS && f->compute.sum != SUM_FN;
	if (u.is_words && !enc_words(m->e, l, &f->compute, &words))
		return true; /* is left 0 */
	u.byte = u.patch.bit / 8;
	if (u.is_words && (u.patch.bit % 8 || u.patch.width != 16 || f->le))
		return false;
	m->sum = mem_grow(m->sum, m->nsum + 1, sizeof(*m->sum));
	m->sum[m->nsum++] = u;
	return true;
}

/* In the order of encode_sums: inside out. false: one covers a sum that is computed after it. */
static bool find_sums(struct form *m)
{
	for (unsigned l = m->p->n; l-- > 0;) {
		const struct layout *lay = m->p->layer[l].lay;

		for (unsigned i = 0; i < lay->nsum; i++) {
			const struct field *f = &lay->field[lay->sum[i]];

			if (enc_wants(m->e, l, f) && !add_sum(m, l, f))
				return false;
		}
	}
	for (unsigned i = 0; i < m->nsum; i++)
		for (unsigned k = i + 1; k < m->nsum; k++)
			if (is_within(&m->sum[k].patch, m->sum[i].from, m->sum[i].to))
				return false;
	return true;
}

/* Addresses of headers between, which a digit may change, stand in the pseudo header in the place of IP's. */
static bool sums_elsewhere(const struct form *m)
{
	for (unsigned i = 0; i < m->nsum; i++) {
		int ip = enc_pseudo_ip(m->e, m->sum[i].l, &m->sum[i].f->compute);

		if (m->sum[i].is_words && ip >= 0 && enc_elsewhere(m->e, (unsigned)ip, m->sum[i].l))
			return true;
	}
	return false;
}

/* What never changes: everything that changes is zero in `work` while this is asked. */
static void find_bases(struct form *m)
{
	for (unsigned i = 0; i < m->nsum; i++) {
		struct sum *u = &m->sum[i];
		uint64_t words = 0;

		if (!u->is_words)
			continue;
		enc_words(m->e, u->l, &u->f->compute, &words);
		u->base = words ? cksum_fold(words) : 0;
	}
}

/* Which sums follow when it changes. The sums' own places come after it in the order of work, the innermost first. */
static void find_touched(struct form *m, struct patch *at)
{
	at->touches = 0;
	for (uint32_t i = 0; i < at->n; i++)
		at->touches |= (uint64_t)1 << m->add[at->first + i].sum;
	for (unsigned i = 0; i < m->nsum; i++) {
		const struct patch *sum = &m->sum[i].patch;

		for (uint32_t k = 0; (at->touches >> i & 1 || !m->sum[i].is_words) && k < sum->n; k++)
			at->touches |= (uint64_t)1 << m->add[sum->first + k].sum;
		if (!m->sum[i].is_words)
			at->touches |= (uint64_t)1 << i;
	}
}

static void find_all_touched(struct shape *s, struct form *m)
{
	for (unsigned i = 0; i < s->ndigit; i++)
		find_touched(m, &m->digit[i]);
	for (unsigned i = 0; i < m->nderived; i++)
		find_touched(m, &m->derived[i].patch);
	for (unsigned i = 0; i < m->nsum; i++)
		m->resums |= !m->sum[i].is_words;
}

static void blank(uint8_t *p, const struct patch *at)
{
	for (uint32_t i = 0; i < at->width; i++)
		p[(at->bit + i) / 8] &= (uint8_t)~(0x80 >> ((at->bit + i) % 8));
}

/* ---- computed from addresses ---- */

static bool follows_addresses(const struct field *f)
{
	return f->compute.kind == C_SOURCE || (f->compute.kind == C_FN && f->compute.looks == LOOKS_ADDRESS);
}

static void find_derived(struct form *m)
{
	for (unsigned l = m->p->n; l-- > 0;) {
		const struct layout *lay = m->p->layer[l].lay;

		for (unsigned i = 0; i < lay->ncomputed; i++) {
			const struct field *f = &lay->field[lay->computed[i]];

			if (!follows_addresses(f) || !enc_wants(m->e, l, f))
				continue;
			m->derived = mem_grow(m->derived, m->nderived + 1, sizeof(*m->derived));
			m->derived[m->nderived++] = (struct derived){ l, f, place_of(m, l, f) };
		}
	}
}

/* ---- made ---- */

static uint64_t number_of(const struct shape *s, const uint64_t *digit)
{
	uint64_t k = 0, times = 1;

	for (unsigned i = 0; i < s->ncount; i++) {
		k += digit[i] * times;
		times *= s->digit[i].count;
	}
	return k;
}

static bool fits(struct shape *s, struct form *m)
{
	bool addresses = false;

	m->digit = mem_zero(s->ndigit + 1, sizeof(*m->digit));
	if (!find_sums(m) || sums_elsewhere(m))
		return false;
	for (unsigned i = 0; i < s->ndigit; i++) {
		const struct digit *g = &s->digit[i];

		if (!g->plain)
			continue;
		m->digit[i] = place_of(m, g->l, g->field);
		if (m->digit[i].width && (m->digit[i].width != field_fixed_bits(g->field) || (m->digit[i].width > 64 && m->digit[i].bit % 8)))
			return false;
		addresses = addresses || g->is_address;
	}
	if (addresses)
		find_derived(m);
	m->lo = (uint32_t)m->image.n;
	for (unsigned i = 0; i < s->ndigit; i++) {
		cover(m, &m->digit[i], 0);
		blank(m->work.p, &m->digit[i]);
	}
	for (unsigned i = 0; i < m->nderived; i++) {
		cover(m, &m->derived[i].patch, 0);
		blank(m->work.p, &m->derived[i].patch);
	}
	for (unsigned i = 0; i < m->nsum; i++) {
		cover(m, &m->sum[i].patch, i + 1);
		blank(m->work.p, &m->sum[i].patch);
	}
	find_bases(m);
	find_all_touched(s, m);
	if (m->image.n)
		memcpy(m->work.p, m->image.p, m->image.n);
	if (m->hi < m->lo)
		m->lo = m->hi = 0;
	return true;
}

struct form *form_make(struct shape *s, const uint64_t *digit, struct diag *d)
{
	struct form *m = mem_zero(1, sizeof(*m));

	m->p = packet_at(s->p, 0, number_of(s, digit), s->env.seed);
	m->e = enc_keep(m->p, &s->env, &m->work, d);
	if (!m->e) {
		form_free(m);
		return NULL;
	}
	m->e->d = NULL;
	buf_add(&m->image, m->work.p, m->work.n);
	m->slow = !fits(s, m);
	s->derives |= m->nderived > 0;
	return m;
}

void form_free(struct form *m)
{
	if (!m)
		return;
	enc_drop(m->e);
	buf_free(&m->work);
	buf_free(&m->image);
	mem_free(m->digit);
	mem_free(m->derived);
	mem_free(m->sum);
	mem_free(m->add);
	obj_drop(&m->p->obj);
	mem_free(m);
}

/* ---- computed again ---- */

/* The packet's addresses become those in the bytes: who knows the interface is asked with the packet. */
static void take_addresses(const struct shape *s, struct form *m)
{
	for (unsigned i = 0; i < s->ndigit; i++) {
		const struct digit *g = &s->digit[i];
		struct val *v = &m->p->layer[g->l].vals[g->f];

		if (!g->is_address || !g->plain)
			continue;
		kind_get(g->field, m->work.p, m->digit[i].bit, v);
	}
}

void form_derive(struct shape *s, struct form *m, uint8_t *p)
{
	struct diag d = DIAG_INIT;

	pthread_mutex_lock(&s->lock);
	m->e->d = &d;
	memcpy(m->work.p, p, m->image.n);
	take_addresses(s, m);
	for (unsigned i = 0; i < m->nderived; i++) {
		const struct derived *v = &m->derived[i];

		if (field_fixed_bits(v->f))
			kind_put(v->f, &VAL_UNSET, m->work.p, v->patch.bit, &d);
		else
			blank(m->work.p, &v->patch);
		enc_resolve(m->e, v->l, v->f); /* addresses always fit */
	}
	memcpy(p, m->work.p, m->image.n);
	pthread_mutex_unlock(&s->lock);
}

static void put_sum(const struct sum *u, uint8_t *p, uint64_t v)
{
	struct diag d = DIAG_INIT;
	struct val x = val_int(v);

	kind_put(u->f, &x, p, u->patch.bit, &d);
}

void form_resum(struct shape *s, struct form *m, const struct sum *u, uint8_t *p)
{
	struct diag d = DIAG_INIT;

	if (u->f->compute.sum != SUM_FN)
		put_sum(u, p, 0);
	switch (u->f->compute.sum) {
	case SUM_CRC32C:
		put_sum(u, p, crc32c(p + u->from, u->to - u->from));
		return;
	case SUM_SCTP:
		put_sum(u, p, crc32c_wire(p + u->from, u->to - u->from));
		return;
	case SUM_FCS:
		put_sum(u, p, crc32_ieee(p + u->from, u->to - u->from));
		return;
	case SUM_HEADER: case SUM_PSEUDO: case SUM_UDP: case SUM_PLAIN: case SUM_PSEUDO6: case SUM_FN:
		break;
	}
	pthread_mutex_lock(&s->lock);
	m->e->d = &d;
	memcpy(m->work.p, p, m->image.n);
	enc_sum(m->e, u->l, u->f);
	memcpy(p, m->work.p, m->image.n);
	pthread_mutex_unlock(&s->lock);
}
