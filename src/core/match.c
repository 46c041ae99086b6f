/* match.c - does one packet answer another? By the reply tables, layer by layer; errors by what they quote. */
#include "pkt/match.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/registry.h"

enum { TCP = 6, UDP = 17, ICMP = 1, ICMPV6 = 58, QUOTED_LEAST = 4, QUOTED_MOST = 8, STARTS = 4 };

/* ---- fields --------------------------------------------------------------------------------------------------- */

/* The bytes of a field, its bits moved to whole bytes when they are few. NULL: absent. */
static const uint8_t *field_bytes(const struct packet *p, unsigned l, unsigned f, uint8_t small[8], size_t *n)
{
	const uint8_t *b = p->data + p->layer[l].off;
	bool low = p->layer[l].lay->field[f].low;
	size_t bit, bits;

	if (!layer_place(p, l, f, &bit, &bits))
		return NULL;
	*n = bits / 8;
	if (bit % 8 == 0 && bits % 8 == 0)
		return b + bit / 8;
	bits_put(small, 0, 64, low ? bits_low_get(b, bit, (unsigned)bits) : bits_get(b, bit, (unsigned)bits));
	*n = 8;
	return small;
}

static bool same(const struct packet *a, unsigned i, unsigned f, const struct packet *q, unsigned j, unsigned g)
{
	uint8_t x[8], y[8];
	size_t n, m;
	const uint8_t *s = field_bytes(a, i, f, x, &n), *t = field_bytes(q, j, g, y, &m);

	if (!s || !t)
		return !s && !t;
	if (!n && a->layer[i].lay->field[f].kind == F_LIST)
		return true; /* an answer may leave out what was asked */
	return n == m && !memcmp(s, t, n);
}

static bool failed(struct miss *m, unsigned agreed, int i, int f, int j, int g)
{
	if (m && agreed >= m->agreed)
		*m = (struct miss){ .agreed = agreed, .i = i, .f = f, .j = j, .g = g };
	return false;
}

/* ---- addresses ------------------------------------------------------------------------------------------------ */

static bool is_group(const uint8_t *a, size_t n)
{
	return n == 4 ? a[0] >> 4 == 0xe || get32(a) == 0xffffffff : n == 16 && a[0] == 0xff;
}

static bool is_nobody(const uint8_t *a, size_t n)
{
	while (n && !a[n - 1])
		n--;
	return !n;
}

/* A frame to a group carries a packet to one, too, whatever its address looks like: 192.0.2.255. */
static bool frame_to_group(const struct packet *q, unsigned ip)
{
	uint64_t mac;
	int f = ip ? field_find(q->layer[ip - 1].lay, "dst", 3) : -1;

	return f >= 0 && q->layer[ip - 1].lay->field[f].kind == F_MAC && layer_uint(q, ip - 1, (unsigned)f, &mac) && (mac >> 40 & 1);
}

/* Does layer j of the question go to many? dst: its address. */
static bool to_many(const struct packet *q, unsigned j, const uint8_t *dst, size_t n)
{
	return is_group(dst, n) || frame_to_group(q, j) || (q->to_many && j == match_start(q, 0));
}

static const uint8_t *address(const struct packet *p, unsigned l, int f, size_t *n)
{
	uint8_t none[8];

	*n = 0;
	return f < 0 ? NULL : field_bytes(p, l, (unsigned)f, none, n);
}

bool match_anyone(const struct packet *q, unsigned j)
{
	const struct layout *lay = q->layer[j].lay;
	size_t n, m;
	const uint8_t *src, *dst;

	if (!lay->proto->ip)
		return false;
	src = address(q, j, lay->src, &n);
	dst = address(q, j, lay->dst, &m);
	return (src && is_nobody(src, n)) || (dst && to_many(q, j, dst, m));
}

static bool addresses(const struct packet *a, unsigned i, const struct packet *q, unsigned j, unsigned *agreed, struct miss *m)
{
	const struct layout *l = a->layer[i].lay;
	size_t n, k;
	const uint8_t *to = address(q, j, l->dst, &n), *from = address(q, j, l->src, &k), *back = address(a, i, l->dst, &k);
	bool group = to && to_many(q, j, to, n);

	if (!to || !from || !back)
		return failed(m, *agreed, (int)i, l->src, (int)j, l->dst);
	if (!group && !same(a, i, (unsigned)l->src, q, j, (unsigned)l->dst))
		return failed(m, *agreed, (int)i, l->src, (int)j, l->dst);
	++*agreed;
	if (!is_nobody(from, k) && !(group && is_group(back, k)) && !same(a, i, (unsigned)l->dst, q, j, (unsigned)l->src))
		return failed(m, *agreed, (int)i, l->dst, (int)j, l->src);
	++*agreed;
	return true;
}

/* ---- layers --------------------------------------------------------------------------------------------------- */

static bool is_number(const struct packet *p, unsigned l, unsigned f, uint64_t number)
{
	uint64_t v;

	return layer_uint(p, l, f, &v) && v == number;
}

static bool rules(const struct packet *a, unsigned i, const struct packet *q, unsigned j, unsigned *agreed, struct miss *m)
{
	const struct layout *l = a->layer[i].lay;

	for (unsigned r = 0; r < l->nreply; r++) {
		const struct reply_rule *t = &l->reply[r];

		if (l->proto->ip && t->kind == REPLY_SWAP) {
			if (!addresses(a, i, q, j, agreed, m))
				return false;
			continue;
		}
		if (t->kind == REPLY_TURN) {
			if (!is_number(q, j, t->qa, t->asked) || !is_number(a, i, t->a, t->answered))
				return failed(m, *agreed, (int)i, -1, (int)j, -1);
			continue;
		}
		if (!same(a, i, t->a, q, j, t->kind == REPLY_SWAP ? t->qb : t->qa))
			return failed(m, *agreed, (int)i, t->a, (int)j, t->kind == REPLY_SWAP ? t->qb : t->qa);
		++*agreed;
		if (t->kind == REPLY_SWAP && !same(a, i, t->b, q, j, t->qa))
			return failed(m, *agreed, (int)i, t->b, (int)j, t->qa);
		*agreed += t->kind == REPLY_SWAP;
	}
	if (l->proto->replies && !l->proto->replies(a, i, q, j))
		return failed(m, *agreed, (int)i, -1, (int)j, -1);
	++*agreed;
	return true;
}

static bool walk(const struct packet *a, unsigned i, const struct packet *q, unsigned j, unsigned agreed, struct miss *m);

/* The answer's text as the question's class: DNS that is not on port 53 comes as Raw. */
static bool walk_raw(const struct packet *a, unsigned i, const struct packet *q, unsigned j, unsigned agreed, struct miss *m)
{
	const struct layer *l = i < a->n ? &a->layer[i] : NULL;
	struct packet *p;
	bool ok;

	if (!l || l->lay != layout_raw())
		return failed(m, agreed, -1, -1, (int)j, -1);
	p = packet_new();
	packet_decode(p, q->layer[j].lay->answered_by, a->data + l->off, l->hlen);
	ok = p->n && layout_answers(p->layer[0].lay, q->layer[j].lay) && walk(p, 0, q, j, agreed, NULL);
	obj_drop(&p->obj);
	return ok || failed(m, agreed, (int)i, -1, (int)j, -1);
}

/* The number of what an IP layer carries; behind IPv6's extension headers. */
static uint64_t carried(const struct packet *p, unsigned ip)
{
	const struct layout *l = p->layer[ip].lay;
	int f = field_find(l, "proto", 5);
	uint64_t v = 0;

	if (f >= 0) {
		layer_uint(p, ip, (unsigned)f, &v);
		return v;
	}
	for (; ip < p->n && (f = field_find(p->layer[ip].lay, "nh", 2)) >= 0; ip++)
		layer_uint(p, ip, (unsigned)f, &v);
	return v;
}

/* Where nothing above the addresses had to agree: a group's members send each other all kinds of packets. */
static bool addresses_suffice(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	return !q->layer[j].lay->proto->ip || (!match_anyone(q, j) && carried(a, i) == carried(q, j));
}

/* Layers that say nothing about answers are passed over. What the question asks must be answered; an answer asks nothing. */
static bool walk(const struct packet *a, unsigned i, const struct packet *q, unsigned j, unsigned agreed, struct miss *m)
{
	unsigned least = agreed, raw, li = i, lj = j;

	for (;; i++, j++) {
		raw = i;
		while (i < a->n && !a->layer[i].lay->asks)
			i++;
		for (; j < q->n && !q->layer[j].lay->answered_by; j++)
			if (q->layer[j].lay->asks)
				return failed(m, agreed, raw < a->n ? (int)raw : -1, -1, (int)j, -1);
		if (j == q->n)
			return agreed > least && (addresses_suffice(a, li, q, lj) || failed(m, agreed, (int)li, -1, (int)lj, -1));
		if (i == a->n)
			return walk_raw(a, raw, q, j, agreed, m);
		if (!layout_answers(a->layer[i].lay, q->layer[j].lay))
			return failed(m, agreed, (int)i, -1, (int)j, -1);
		if (!rules(a, i, q, j, &agreed, m))
			return false;
		if (a->layer[i].lay->proto->reply_ends)
			return true;
		li = i;
		lj = j;
	}
}

/* ---- quotations ----------------------------------------------------------------------------------------------- */

unsigned quote_mark(const struct packet *p, unsigned ip, uint8_t out[8])
{
	const struct layer *l = &p->layer[ip];
	const uint8_t *b = p->data + l->off + l->hlen;
	size_t n = p->ndata - l->off - l->hlen;
	uint64_t proto = carried(p, ip);

	memset(out, 0, 8);
	if (n < QUOTED_LEAST)
		return 0;
	if (proto != ICMP && proto != ICMPV6) {
		memcpy(out, b, 4);
		return 4;
	}
	if (n < QUOTED_MOST)
		return 0;
	memcpy(out, b, 2);
	memcpy(out + 2, b + 4, 4);
	return 6;
}

/* Ports, sequence numbers, identifiers: numbers at places that the first eight bytes have. */
static const struct mark {
	uint8_t proto, at, width;
	const char *what;
} marks[] = {
	{ UDP, 0, 2, "UDP sport" }, { UDP, 2, 2, "UDP dport" },
	{ TCP, 0, 2, "TCP sport" }, { TCP, 2, 2, "TCP dport" }, { TCP, 4, 4, "TCP seq" },
	{ ICMP, 0, 1, "ICMP type" }, { ICMP, 1, 1, "ICMP code" }, { ICMP, 4, 2, "ICMP id" }, { ICMP, 6, 2, "ICMP seq" },
	{ ICMPV6, 0, 1, "ICMPv6 type" }, { ICMPV6, 1, 1, "ICMPv6 code" }, { ICMPV6, 4, 2, "ICMPv6 id" }, { ICMPV6, 6, 2, "ICMPv6 seq" },
};

static bool payloads(const struct packet *a, unsigned i, const struct packet *q, unsigned j, unsigned agreed, struct miss *m)
{
	const uint8_t *x = a->data + a->layer[i].off + a->layer[i].hlen, *y = q->data + q->layer[j].off + q->layer[j].hlen;
	size_t n = a->ndata - a->layer[i].off - a->layer[i].hlen, k = q->ndata - q->layer[j].off - q->layer[j].hlen;
	uint64_t proto = carried(q, j);
	bool known = false;

	n = n < k ? n : k;
	for (size_t r = 0; r < sizeof(marks) / sizeof(marks[0]); r++) {
		const struct mark *t = &marks[r];
		unsigned bits = t->width * 8u;

		if (t->proto != proto)
			continue;
		known = true;
		if ((size_t)t->at + t->width > n)
			break;
		if (bits_get(x, t->at * 8u, bits) != bits_get(y, t->at * 8u, bits)) {
			failed(m, agreed, (int)i, -1, (int)j, -1);
			if (m && m->i == (int)i && m->agreed == agreed)
				*m = (struct miss){ agreed, t->what, bits_get(x, t->at * 8u, bits), bits_get(y, t->at * 8u, bits), true, true,
						    (int)i, -1, (int)j, -1 };
			return false;
		}
		agreed++;
	}
	return known || !memcmp(x, y, n < QUOTED_LEAST ? n : QUOTED_LEAST);
}

static bool quotes(const struct packet *a, unsigned i, const struct packet *q, unsigned j, struct miss *m)
{
	const struct layout *l = a->layer[i].lay;
	unsigned agreed = 1;

	for (unsigned r = 0; r < l->nreply; r++) {
		if (!same(a, i, l->reply[r].a, q, j, l->reply[r].qa)) {
			failed(m, agreed, (int)i, l->reply[r].a, (int)j, l->reply[r].qa);
			if (m && m->i == (int)i)
				m->quoted = true;
			return false;
		}
		agreed++;
	}
	return payloads(a, i, q, j, agreed, m);
}

/* ---- all of it ------------------------------------------------------------------------------------------------ */

unsigned match_start(const struct packet *p, unsigned from)
{
	while (from < p->n && !p->layer[from].lay->proto->ip && strcmp(p->layer[from].lay->proto->name, "ARP") != 0)
		from++;
	return from;
}

/* A machine that hears itself: the question is not its own answer. */
static bool is_echo(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	const struct layer *x = &a->layer[i], *y = &q->layer[j];

	return a->ndata - x->off >= y->len && q->ndata - y->off >= y->len && x->len == y->len &&
	       !memcmp(a->data + x->off, q->data + y->off, y->len);
}

static bool begins(const struct packet *a, unsigned i, const struct packet *q, unsigned j, struct miss *m)
{
	return walk(a, i, q, j, 0, m) && !is_echo(a, match_start(a, i) < a->n ? match_start(a, i) : i, q,
						    match_start(q, j) < q->n ? match_start(q, j) : j);
}

bool packet_matches(const struct packet *a, const struct packet *q, struct miss *m)
{
	bool is_error = false;

	registry_link();
	if (m)
		*m = (struct miss){ .i = -1, .f = -1, .j = -1, .g = -1 };
	for (unsigned i = 0; i < a->n; i++) {
		const struct layout *of = a->layer[i].lay->quotes;

		for (unsigned j = 0; of && j < q->n; j++)
			if (q->layer[j].lay == of && quotes(a, i, q, j, m))
				return true;
		is_error = is_error || of;
	}
	if (is_error || !a->n || !q->n)
		return false;
	if (a->layer[0].lay == q->layer[0].lay || layout_answers(a->layer[0].lay, q->layer[0].lay)) {
		if (begins(a, 0, q, 0, m))
			return true;
		if (match_start(q, match_start(q, 0) + 1) >= q->n)
			return false;
	}
	for (unsigned i = match_start(a, 0), x = 0; i < a->n && x < STARTS; i = match_start(a, i + 1), x++)
		for (unsigned j = match_start(q, 0), y = 0; j < q->n && y < STARTS; j = match_start(q, j + 1), y++)
			if (begins(a, i, q, j, m))
				return true;
	return false;
}

bool packet_answers(const struct packet *a, const struct packet *q)
{
	return packet_matches(a, q, NULL);
}
