/* dnstext.c - what is said of a DNS message in one line: by `pkt read`, and by summary(). */
#include "dns.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/name.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { A = 1, NS = 2, MD = 3, MF = 4, CNAME = 5, SOA = 6, PTR = 12, MX = 15, TXT = 16, AAAA = 28, SRV = 33, DNAME = 39, SVCB = 64,
       HTTPS = 65 };

/* ---- what `pkt read` prints ---------------------------------------------------------------------------------- */

/* A reader of one message's bytes: nothing is decoded into values. */
struct message {
	const uint8_t *p;
	size_t n, at;
	bool cut; /* at is the end, for what follows does not fit */
};

struct rr {
	size_t name, data; /* where they begin */
	uint16_t type, class, length;
};

static bool stop(struct message *m)
{
	m->at = m->n;
	m->cut = true;
	return false;
}

/* Steps over a name and `fixed` bytes after it. */
static bool next_name(struct message *m, size_t fixed, struct rr *r)
{
	size_t k = m->at < m->n ? name_skip(m->p + m->at, m->n - m->at) : 0;

	if (!k || m->n - m->at - k < fixed)
		return stop(m);
	r->name = m->at;
	m->at += k;
	r->type = get16(m->p + m->at);
	r->class = get16(m->p + m->at + 2);
	m->at += fixed;
	return true;
}

static bool next_question(struct message *m, struct rr *r)
{
	return next_name(m, 4, r);
}

static bool next_record(struct message *m, struct rr *r)
{
	if (!next_name(m, 10, r))
		return false;
	r->length = get16(m->p + m->at - 2);
	r->data = m->at;
	if (m->n - m->at < r->length)
		return stop(m);
	m->at += r->length;
	return true;
}

/* Without the final dot, save for the root. */
static void put_name(struct buf *out, const struct message *m, size_t at)
{
	name_text(out, m->p + at, m->n - at, m->p, m->n);
	if (out->n >= 2 && out->p[out->n - 1] == '.' && out->p[out->n - 2] != ' ')
		out->n--;
}

static void put_number(struct buf *out, const struct names *t, const char *otherwise, uint64_t v)
{
	const char *name = names_of_value(t, v);

	if (name) {
		buf_text(out, name);
		return;
	}
	buf_text(out, otherwise);
	buf_u64(out, v);
}

static void put_type(struct buf *out, const struct rr *r)
{
	put_number(out, &dns_qtypes, "type", r->type);
	if ((r->class & 0x7fff) == 1)
		return;
	buf_byte(out, ' ');
	put_number(out, &dns_classes, "class", r->class & 0x7fff);
}

static void put_strings(struct buf *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i += 1u + p[i]) {
		size_t k = p[i] < n - i - 1 ? p[i] : n - i - 1;

		if (i)
			buf_byte(out, ' ');
		quote_text(out, p + i + 1, k);
	}
}

/* Numbers of two bytes and then a name: preference, priority, weight, port. */
static bool put_service(struct buf *out, const struct message *m, const struct rr *r, size_t numbers)
{
	if (r->length < numbers * 2 + 1)
		return false;
	for (size_t i = 0; i < numbers; i++) {
		buf_u64(out, get16(m->p + r->data + 2 * i));
		buf_byte(out, ' ');
	}
	put_name(out, m, r->data + 2 * numbers);
	return true;
}

static bool put_known(struct buf *out, const struct message *m, const struct rr *r)
{
	const uint8_t *p = m->p + r->data;
	char a[IP6_TEXT];

	switch (r->type) {
	case A:
		if (r->length != 4)
			return false;
		buf_add(out, a, ip4_text(get32(p), a));
		return true;
	case AAAA:
		if (r->length != 16)
			return false;
		buf_add(out, a, ip6_text(p, a));
		return true;
	case NS: case MD: case MF: case CNAME: case PTR: case DNAME: case SOA:
		if (!r->length)
			return false;
		put_name(out, m, r->data);
		return true;
	case TXT:
		put_strings(out, p, r->length);
		return true;
	case MX: case SVCB: case HTTPS:
		return put_service(out, m, r, 1);
	case SRV:
		return put_service(out, m, r, 3);
	}
	return false;
}

static void put_data(struct buf *out, const struct message *m, const struct rr *r)
{
	if (put_known(out, m, r))
		return;
	buf_byte(out, '(');
	buf_u64(out, r->length);
	buf_text(out, " bytes)");
}

enum { SHOWN = 8 /* questions, and answers, in a line */ };

static void put_comma(struct buf *out, unsigned i)
{
	if (i)
		buf_byte(out, ',');
	buf_byte(out, ' ');
}

static void put_more(struct buf *out, unsigned left)
{
	buf_text(out, ", ");
	buf_u64(out, left);
	buf_text(out, " more");
}

/* "A www.example.org, AAAA www.example.org"; *asked is the first. */
static void put_questions(struct buf *out, struct message *m, unsigned count, struct rr *asked)
{
	struct rr r;

	for (unsigned i = 0; i < count && next_question(m, &r); i++) {
		if (i == 0)
			*asked = r;
		if (i == SHOWN)
			put_more(out, count - i);
		if (i >= SHOWN)
			continue;
		put_comma(out, i);
		put_type(out, &r);
		buf_byte(out, ' ');
		put_name(out, m, r.name);
	}
}

/* Is the owner of r the name asked for? Most servers say so by a pointer to it. */
static bool same_owner(const struct message *m, const struct rr *r, const struct rr *asked)
{
	size_t n = name_skip(m->p + r->name, m->n - r->name);

	return (n == 2 && get16(m->p + r->name) == (0xc000 | asked->name)) ||
	       memcmp(m->p + r->name, m->p + asked->name, n) == 0;
}

/* " 192.0.2.80, 192.0.2.81": the type is told when it is not the one asked for, the owner when nothing was asked. */
static void put_answers(struct buf *out, struct message *m, unsigned count, const struct rr *asked)
{
	struct rr r;

	for (unsigned i = 0; i < count && next_record(m, &r); i++) {
		if (i >= SHOWN) {
			put_more(out, count - i);
			return;
		}
		put_comma(out, i);
		if (!asked || r.type != asked->type) {
			put_type(out, &r);
			buf_byte(out, ' ');
		}
		if (!asked || (i == 0 && !same_owner(m, &r, asked))) {
			put_name(out, m, r.name);
			buf_byte(out, ' ');
		}
		put_data(out, m, &r);
	}
}

static void put_count(struct buf *out, const char *what, uint16_t n)
{
	if (!n)
		return;
	buf_text(out, what);
	buf_u64(out, n);
}

static void put_flags(struct buf *out, uint16_t flags)
{
	static const struct {
		uint16_t bit;
		char text[4];
	} bits[] = { { 0x400, " aa" }, { 0x200, " tc" }, { 0x100, " rd" }, { 0x80, " ra" }, { 0x40, " z" }, { 0x20, " ad" },
	             { 0x10, " cd" } };

	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++)
		if (flags & bits[i].bit)
			buf_text(out, bits[i].text);
}

static bool is_under(const struct packet *p, unsigned layer, const char *name)
{
	return layer > 0 && strncmp(p->layer[layer - 1].lay->proto->name, name, strlen(name)) == 0;
}

/* The message's bytes, without the length that TCP puts before it. false: not even a header. */
static bool message_of(const struct packet *p, unsigned layer, struct message *m)
{
	const struct layer *l = &p->layer[layer];
	size_t skip = is_under(p, layer, "TCP") || strcmp(l->lay->proto->name, "DNSTCP") == 0 ? 2 : 0;

	if (!l->view || l->len < skip + DNS_HEADER)
		return false;
	*m = (struct message){ .p = p->data + l->off + skip, .n = l->len - skip, .at = DNS_HEADER };
	return true;
}

static bool is_mdns(const struct packet *p, unsigned layer)
{
	const uint8_t *udp = p->data + p->layer[layer ? layer - 1 : 0].off;

	return is_under(p, layer, "UDP") && p->layer[layer - 1].view && get16(udp + 2) == DNS_MULTICAST;
}

void dns_text(const struct packet *p, unsigned layer, struct buf *out)
{
	struct message m;
	struct rr asked = { 0 };
	unsigned questions, answers, rcode, opcode;
	uint16_t flags;

	if (!message_of(p, layer, &m)) {
		buf_text(out, "DNS");
		return;
	}
	flags = get16(m.p + 2);
	questions = get16(m.p + 4);
	answers = get16(m.p + 6);
	opcode = flags >> 11 & 15;
	rcode = flags & 15;
	buf_text(out, is_mdns(p, layer) ? "mDNS" : "DNS");
	buf_byte(out, flags & 0x8000 ? ':' : '?');
	if (opcode) {
		buf_byte(out, ' ');
		put_number(out, &dns_opcodes, "opcode=", opcode);
	}
	put_questions(out, &m, questions, &asked);
	put_answers(out, &m, answers, questions ? &asked : NULL);
	if (rcode) {
		buf_byte(out, ' ');
		put_number(out, &dns_rcodes, "rcode=", rcode);
	} else if ((flags & 0x8000) && !answers && !opcode) {
		buf_text(out, " no answer");
	}
	buf_text(out, m.cut ? " (cut)  id=0x" : "  id=0x");
	buf_hex(out, get16(m.p), 4);
	put_flags(out, flags);
	put_count(out, " ns=", get16(m.p + 8));
	put_count(out, " ar=", get16(m.p + 10));
}

/* ---- summary: as Scapy's, with names as Python prints bytes --------------------------------------------------- */

static void python_bytes(struct buf *out, struct str s)
{
	char quote = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n) ? '"' : '\'';

	buf_byte(out, 'b');
	buf_byte(out, (uint8_t)quote);
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = (uint8_t)s.p[i];

		if (c == '\\' || c == (uint8_t)quote)
			buf_fmt(out, "\\%c", c);
		else if (c == '\n' || c == '\r' || c == '\t')
			buf_fmt(out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
		else if (c < ' ' || c >= 0x7f)
			buf_fmt(out, "\\x%02x", c);
		else
			buf_byte(out, c);
	}
	buf_byte(out, (uint8_t)quote);
}

static void python_value(struct buf *out, const struct val *v)
{
	char a[IP6_TEXT];

	switch (v->type) {
	case V_IP4:
		buf_add(out, a, ip4_text((uint32_t)v->u, a));
		return;
	case V_IP6:
		buf_add(out, a, ip6_text(v->b, a));
		return;
	case V_STR: case V_BYTES: case V_NAME:
		python_bytes(out, val_text(v));
		return;
	case V_LIST: case V_TUPLE:
		buf_byte(out, '[');
		for (uint32_t i = 0; i < v->l->n; i++) {
			if (i)
				buf_text(out, ", ");
			python_value(out, &v->l->v[i]);
		}
		buf_byte(out, ']');
		return;
	default:
		val_print(out, v);
	}
}

static int find(const struct layout *lay, const char *field)
{
	return field_find(lay, field, strlen(field));
}

/* Field `field` of the first item of list `list`, if that is of class cls. */
static bool put_first(struct buf *out, const struct packet *p, unsigned layer, const char *list, const char *cls,
                      const char *field)
{
	int f = find(p->layer[layer].lay, list), g;
	struct val v, x;
	bool found = false;

	if (f < 0)
		return false;
	layer_get(p, layer, (unsigned)f, &v);
	if (v.type == V_LIST && v.l->n && v.l->v[0].type == V_PACKET && v.l->v[0].aux < v.l->v[0].p->n) {
		const struct packet *q = v.l->v[0].p;
		unsigned i = v.l->v[0].aux;

		g = find(q->layer[i].lay, field);
		if (g >= 0 && strcmp(q->layer[i].lay->proto->name, cls) == 0) {
			layer_get(q, i, (unsigned)g, &x);
			buf_byte(out, ' ');
			python_value(out, &x);
			val_drop(x);
			found = true;
		}
	}
	val_drop(v);
	return found;
}

static uint64_t number(const struct packet *p, unsigned layer, const char *field)
{
	int f = find(p->layer[layer].lay, field);
	uint64_t v;

	return f >= 0 && layer_uint(p, layer, (unsigned)f, &v) ? v : 0;
}

void dns_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t rcode = number(p, layer, "rcode");

	if (is_under(p, layer, "UDP") && number(p, layer - 1, "dport") == DNS_MULTICAST)
		buf_byte(out, 'm');
	if (!number(p, layer, "qr")) {
		buf_text(out, "DNS Qry");
		put_first(out, p, layer, "qd", "DNSQR", "qname");
		return;
	}
	buf_text(out, "DNS Ans");
	if (!put_first(out, p, layer, "an", "DNSRR", "rdata") && rcode) {
		buf_byte(out, ' ');
		put_number(out, &dns_rcodes, "", rcode);
	}
}

PROTO_UNIT(dnstext, NULL);
