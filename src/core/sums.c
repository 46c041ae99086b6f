/* sums.c - checksums: asked of the assembler where the stack is plain, else summed here (design, section 5). */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

#define SUMS_MAX 32 /* per packet that are asked of the assembler; more are our own */

/* A source other than the IP header's: the home address of a mobile node, given between it and layer l. */
static bool away_from_home(const struct enc *e, unsigned ip, unsigned l, uint8_t src[16])
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	bool found = false;

	for (unsigned i = ip; i < l; i++) {
		const struct proto *p = e->p->layer[i].lay->proto;

		if (!p->home_src)
			continue;
		enc_scope(e, i, &s, at);
		found = p->home_src(&s, src) || found;
	}
	return found;
}

/* A destination beyond the IP header's: given by a routing header or option between it and layer l. */
static bool routed(const struct enc *e, unsigned ip, unsigned l, uint8_t dst[16])
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope s;
	bool found = false;

	for (unsigned i = ip; i < l; i++) {
		const struct proto *p = e->p->layer[i].lay->proto;

		if (!p->final_dst)
			continue;
		enc_scope(e, i, &s, at);
		found = p->final_dst(&s, dst) || found;
	}
	return found;
}

static int ip_below(const struct enc *e, unsigned l)
{
	for (unsigned i = l; i-- > 0;)
		if (e->p->layer[i].lay->proto->ip)
			return (int)i;
	return -1;
}

/* Between IP and layer l there is nothing but IPv6's extension headers, which hand on the same numbers. */
static bool only_extensions(const struct enc *e, int ip, unsigned l)
{
	if (ip < 0)
		return false;
	for (unsigned i = (unsigned)ip + 1; i < l; i++) {
		const struct layout *lay = e->p->layer[i].lay;

		if (!lay->nnext || (int)lay->next[0].space != space_find("ipproto") ||
		    lay->field[lay->next[0].field].compute.kind != C_NEXT)
			return false;
	}
	return true;
}

bool enc_pseudo(const struct enc *e, unsigned l, uint8_t proto, uint32_t len, uint64_t *sum)
{
	int ip = ip_below(e, l);
	size_t sbit, sbits, dbit, dbits;
	uint8_t src[16], dst[16], tail[8] = { 0 };
	const uint8_t *h;

	if (ip < 0)
		return false;
	h = enc_header(e, (unsigned)ip);
	enc_field(e, (unsigned)ip, (unsigned)e->p->layer[ip].lay->src, &sbit, &sbits);
	enc_field(e, (unsigned)ip, (unsigned)e->p->layer[ip].lay->dst, &dbit, &dbits);
	if (sbits == 128 && away_from_home(e, (unsigned)ip, l, src))
		*sum = cksum_add(0, src, 16);
	else
		*sum = cksum_add(0, h + sbit / 8, sbits / 8);
	if (routed(e, (unsigned)ip, l, dst))
		*sum = cksum_add(*sum, dst + 16 - dbits / 8, dbits / 8);
	else
		*sum = cksum_add(*sum, h + dbit / 8, dbits / 8);
	put32(tail, len);
	tail[7] = proto;
	*sum = cksum_add(*sum, tail, 8);
	return true;
}

/*
 * Bytes that TCP and UDP sum: their own, unless the IPv4 total length was set to something else (RFC 793, 3.1: the length
 * of the pseudo header is not transmitted, it is computed from IP's).
 */
static uint32_t pseudo_len(const struct enc *e, int ip, size_t n)
{
	const struct layout *lay = ip >= 0 ? e->p->layer[ip].lay : NULL;
	const uint8_t *h;
	uint32_t total, header;

	if (!lay || lay->block != BLOCK_IPV4 || enc_wants(e, (unsigned)ip, &lay->field[lay->total_field]))
		return (uint32_t)n;
	h = enc_header(e, (unsigned)ip);
	total = get16(h + 2);
	header = (h[0] & 15) * 4u;
	return total > header ? total - header : 0;
}

int enc_pseudo_ip(const struct enc *e, unsigned l, const struct compute *c)
{
	int ip = ip_below(e, l);

	switch (c->sum) {
	case SUM_PSEUDO: case SUM_UDP:
		return c->far || only_extensions(e, ip, l) ? ip : -1;
	case SUM_PSEUDO6:
		return ip >= 0 && e->p->layer[ip].lay->field[e->p->layer[ip].lay->src].kind == F_IPV6 ? ip : -1;
	case SUM_HEADER: case SUM_PLAIN: case SUM_CRC32C: case SUM_SCTP: case SUM_FCS: case SUM_FN:
		break;
	}
	return -1;
}

bool enc_elsewhere(const struct enc *e, unsigned ip, unsigned l)
{
	uint8_t a[16];

	return away_from_home(e, ip, l, a) || routed(e, ip, l, a);
}

bool enc_words(const struct enc *e, unsigned l, const struct compute *c, uint64_t *sum)
{
	const uint8_t *h = enc_header(e, l);
	size_t n = enc_total_len(e, l);
	int ip = enc_pseudo_ip(e, l, c);

	*sum = 0;
	if (c->sum == SUM_HEADER) {
		*sum = cksum_add(0, h, e->l[l].hlen);
		return true;
	}
	if (ip < 0 && (c->sum == SUM_PSEUDO || c->sum == SUM_UDP))
		return false;
	if (ip >= 0)
		enc_pseudo(e, l, e->p->layer[l].lay->pseudo, c->sum == SUM_PSEUDO6 ? (uint32_t)n : pseudo_len(e, ip, n), sum);
	*sum = cksum_add(*sum, h, n);
	return true;
}

static uint16_t own16(const struct enc *e, unsigned l, const struct compute *c)
{
	uint64_t sum;
	uint16_t r;

	if (!enc_words(e, l, c, &sum))
		return 0;
	r = cksum_finish(sum);
	return c->sum == SUM_UDP && r == 0 ? 0xffff : r;
}

bool enc_sum(struct enc *e, unsigned l, const struct field *f)
{
	const uint8_t *h = enc_header(e, l);
	uint64_t v = 0;

	if (!enc_put(e, l, f, 0))
		return false;
	switch (f->compute.sum) {
	case SUM_HEADER: case SUM_PSEUDO: case SUM_UDP: case SUM_PLAIN: case SUM_PSEUDO6:
		v = own16(e, l, &f->compute);
		break;
	case SUM_CRC32C:
		v = crc32c(h, enc_total_len(e, l));
		break;
	case SUM_SCTP:
		v = crc32c_wire(h, enc_total_len(e, l));
		break;
	case SUM_FCS:
		v = crc32_ieee(h, e->l[l].tpos - e->l[l].off);
		break;
	case SUM_FN:
		if (!f->compute.fn(e, l, f, &v))
			return true;
		break;
	}
	return enc_put(e, l, f, v);
}

/* ---- what libnet may sum ---- */

/* An IPv4 or IPv6 header that libnet reads as it is meant: version and length say what stands there, nothing routes on. */
static bool plain_ip(const struct enc *e, unsigned l)
{
	const struct layout *lay = e->p->layer[l].lay;
	const uint8_t *h = enc_header(e, l);
	uint8_t dst[16];

	if (lay->block == BLOCK_IPV4)
		return e->l[l].hlen >= 20 && h[0] >> 4 == 4 && (h[0] & 15) * 4u == e->l[l].hlen &&
		       get16(h + 2) == enc_total_len(e, l) && !routed(e, l, l + 1, dst);
	return lay->block == BLOCK_IPV6 && e->l[l].hlen == 40 && h[0] >> 4 == 6;
}

static bool plain(const struct enc *e, unsigned l)
{
	const struct layout *lay = e->p->layer[l].lay, *below;

	switch ((enum assemble_sum)lay->block_sum) {
	case ASSEMBLE_NONE:
		return false;
	case ASSEMBLE_IPV4:
		return plain_ip(e, l);
	case ASSEMBLE_TCP: case ASSEMBLE_UDP: case ASSEMBLE_ICMP: case ASSEMBLE_ICMPV6: case ASSEMBLE_IGMP:
		break;
	}
	if (l == 0 || !plain_ip(e, l - 1))
		return false;
	below = e->p->layer[l - 1].lay;
	/* libnet follows the number in the IPv6 header: it must be this layer's. */
	if (below->block == BLOCK_IPV6 && enc_header(e, l - 1)[6] != lay->pseudo)
		return false;
	switch ((enum assemble_sum)lay->block_sum) {
	case ASSEMBLE_TCP:
		return e->l[l].hlen >= 20;
	case ASSEMBLE_UDP:
		return e->l[l].hlen == 8;
	case ASSEMBLE_ICMP: case ASSEMBLE_IGMP:
		return below->block == BLOCK_IPV4 && e->l[l].hlen >= 8;
	case ASSEMBLE_ICMPV6:
		return below->block == BLOCK_IPV6 && e->l[l].hlen >= 8;
	case ASSEMBLE_NONE: case ASSEMBLE_IPV4:
		break;
	}
	return false;
}

/* The whole packet is made of headers one after another: no Padding, no trailer, not too long. */
static bool assemblable(const struct enc *e)
{
	if (!e->env || !e->env->assembler || e->outer_scope || e->out->n - e->base > 65535)
		return false;
	for (unsigned l = 0; l < e->p->n; l++)
		if (e->p->layer[l].lay->proto->padding || e->l[l].tlen)
			return false;
	return true;
}

static bool assemble(struct enc *e, const bool *asked)
{
	struct block few[SUMS_MAX], *b = e->p->n > SUMS_MAX ? mem_zero(e->p->n, sizeof(*b)) : few;
	const struct assembler *a = e->env->assembler;
	bool ok;

	for (unsigned l = 0; l < e->p->n; l++) {
		const struct layout *lay = e->p->layer[l].lay;
		bool sum = l < SUMS_MAX && asked[l];

		b[l] = (struct block){ .type = (enum assemble_type)lay->block, .off = e->l[l].off - e->base, .len = e->l[l].hlen,
		                       .sum = sum ? (enum assemble_sum)lay->block_sum : ASSEMBLE_NONE,
		                       .ip = sum && lay->block != BLOCK_IPV4 ? (int)l - 1 : -1 };
	}
	ok = a->assemble(a->arg, e->out->p + e->base, e->out->n - e->base, b, e->p->n, e->d);
	if (b != few)
		mem_free(b);
	return ok;
}

/* libnet leaves a UDP sum of zero as it is, which would mean: no checksum (RFC 768). */
static bool mend_zero(struct enc *e, unsigned l, const struct field *f)
{
	size_t bit, bits;

	enc_field(e, l, f->index, &bit, &bits);
	if (f->compute.sum == SUM_UDP && bits_get(enc_header(e, l), bit, (unsigned)bits) == 0)
		return enc_put(e, l, f, 0xffff);
	return true;
}

static const struct field *sum_field(const struct enc *e, unsigned l, unsigned *from)
{
	const struct layout *lay = e->p->layer[l].lay;

	while (*from < lay->nsum) {
		const struct field *f = &lay->field[lay->sum[(*from)++]];

		if (enc_wants(e, l, f))
			return f;
	}
	return NULL;
}

bool encode_sums_from(struct enc *e, unsigned l)
{
	const struct field *f;

	while (e->summed > l) {
		unsigned i = 0;

		e->summed--;
		while ((f = sum_field(e, e->summed, &i)) != NULL)
			if (!enc_sum(e, e->summed, f))
				return false;
	}
	return true;
}

/*
 * Inside out, because a sum covers the sums inside it. Those that libnet may compute are left to it, unless one of our own
 * lies around them.
 */
bool encode_sums(struct enc *e)
{
	bool asked[SUMS_MAX] = { false }, any = false, may = assemblable(e);
	unsigned around = 0, i;
	const struct field *f;

	/* The lowest layer with a sum of our own over its payload: from there inward all sums are ours. */
	for (unsigned l = 0; may && !around && l < e->p->n; l++)
		for (i = 0; (f = sum_field(e, l, &i)) != NULL;)
			if (!plain(e, l) && f->compute.sum != SUM_HEADER)
				around = l + 1;
	for (unsigned l = e->summed; l-- > 0;)
		for (i = 0; (f = sum_field(e, l, &i)) != NULL;) {
			if (may && l < SUMS_MAX && (!around || l + 1 < around) && plain(e, l)) {
				asked[l] = any = true;
				if (!enc_put(e, l, f, 0))
					return false;
			} else if (!enc_sum(e, l, f)) {
				return false;
			}
		}
	if (!any)
		return true;
	if (!assemble(e, asked))
		return false;
	for (unsigned l = 0; l < e->p->n && l < SUMS_MAX; l++)
		for (i = 0; asked[l] && (f = sum_field(e, l, &i)) != NULL;)
			if (!mend_zero(e, l, f))
				return false;
	return true;
}
