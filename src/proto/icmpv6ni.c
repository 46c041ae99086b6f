/* icmpv6ni.c - ICMPv6 Node Information Queries (RFC 4620). */
#include "ipv6.h"

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"

enum {
	QTYPE_NOOP = 0, QTYPE_NAME = 2, QTYPE_IPV6 = 3, QTYPE_IPV4 = 4, /* what is asked */
	ABOUT_IPV6 = 0, ABOUT_NAME = 1, ABOUT_IPV4 = 2,                 /* codes of a query */
	GRANTED = 0,                                                    /* code of a reply */
	DATA_FIELD = 7, LABEL_MOST = 63,
};

static const struct name_row about_rows[] = {
	{ 0, "IPv6 Query" },
	{ 1, "Name Query" },
	{ 2, "IPv4 Query" },
};
static const struct names about_names = { ROWS(about_rows) };

static const struct name_row answer_rows[] = {
	{ 0, "Successful Reply" },
	{ 1, "Response Refusal" },
	{ 3, "Unknown query type" },
};
static const struct names answer_names = { ROWS(answer_rows) };

static const struct name_row qtype_rows[] = {
	{ 0, "NOOP" },
	{ 2, "Node Name" },
	{ 3, "IPv6 Address" },
	{ 4, "IPv4 Address" },
};
static const struct names qtype_names = { ROWS(qtype_rows) };

static uint64_t number(const struct scope *s, const char *field)
{
	uint64_t v = 0;

	scope_named(s, field, &v);
	return v;
}

/* ---- names in DNS form ---------------------------------------------------------------------------------------- */

/* Labels joined with dots. Returns how many of the n bytes the name took; a name of one label has a second zero. */
static size_t read_name(const uint8_t *p, size_t n, struct buf *out)
{
	size_t at = 0, labels = 0;

	while (at < n && p[at]) {
		size_t label = p[at++];

		if (label > n - at)
			label = n - at;
		if (labels++)
			buf_byte(out, '.');
		buf_add(out, p + at, label);
		at += label;
	}
	at += at < n;
	return at + (labels < 2 && at < n && p[at] == 0);
}

/* Bytes that end in a zero are taken for the DNS form itself. */
static bool write_name(const struct field *f, struct str s, struct buf *out, struct diag *d)
{
	bool dots = memchr(s.p, '.', s.n) != NULL;

	if (s.n && !s.p[s.n - 1]) {
		buf_add(out, s.p, s.n);
		return true;
	}
	for (;;) {
		const char *dot = s.n ? memchr(s.p, '.', s.n) : NULL;
		size_t n = dot ? (size_t)(dot - s.p) : s.n;

		if (n > LABEL_MOST)
			return diag_set(d, "'%.*s' in %s is a label of %zu bytes: 63 are allowed", (int)n, s.p, f->name, n);
		buf_byte(out, (uint8_t)n);
		buf_add(out, s.p, n);
		if (!dot)
			break;
		s.p += n + 1;
		s.n -= n + 1;
	}
	buf_zeros(out, dots ? 1 : 2);
	return true;
}

static void add_ip6(struct buf *out, const struct val *v)
{
	buf_add(out, v->b, 16);
}

static void add32(struct buf *out, uint64_t v)
{
	uint8_t b[4];

	put32(b, (uint32_t)v);
	buf_add(out, b, 4);
}

/* ---- the data of a query: the code says what it is ------------------------------------------------------------ */

static bool query_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t code = number(s, "code");
	size_t want = code == ABOUT_IPV6 ? 16 : 4;

	(void)f;
	(void)p;
	*n = 0;
	if (number(s, "qtype") == QTYPE_NOOP)
		return true;
	*n = code == ABOUT_IPV6 || code == ABOUT_IPV4 ? want : avail;
	return *n <= avail;
}

static void query_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint64_t code = number(s, "code");
	struct buf name = BUF_INIT;

	(void)f;
	*out = VAL_NONE;
	if (!n)
		return;
	if (code == ABOUT_IPV6 && n == 16) {
		*out = (struct val){ .type = V_IP6 };
		memcpy(out->b, p, 16);
	} else if (code == ABOUT_IPV4 && n == 4) {
		*out = (struct val){ .type = V_IP4, .u = get32(p) };
	} else {
		read_name(p, n, &name);
		*out = val_bytes(name.p, name.n);
		buf_free(&name);
	}
}

static bool query_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)s;
	switch (v->type) {
	case V_UNSET: /* Scapy's default: the empty name, as a single label */
		buf_zeros(out, 3);
		return true;
	case V_NONE:
		return true;
	case V_IP6:
		add_ip6(out, v);
		return true;
	case V_IP4:
		add32(out, v->u);
		return true;
	default:
		return write_name(f, val_text(v), out, d);
	}
}

/* An address of either version, else a name. */
static bool query_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val six = { .type = V_IP6 };
	uint32_t four;

	if (in->type == V_IP4 || in->type == V_IP6 || in->type == V_NONE) {
		*out = *in;
		return true;
	}
	if (in->type != V_STR && in->type != V_BYTES)
		return diag_set(d, "%s takes an address or a name", f->name);
	if (ip6_parse(val_text(in), six.b))
		*out = six;
	else if (ip4_parse(val_text(in), &four))
		*out = (struct val){ .type = V_IP4, .u = four };
	else
		*out = val_bytes(val_text(in).p, val_text(in).n);
	return true;
}

static const struct kind_ops query_ops = { query_measure, query_read, query_write, query_accept };

static bool query_code(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct val *v = e->p->layer[layer].vals;
	uint8_t type = v ? v[DATA_FIELD].type : V_UNSET;

	(void)f;
	*out = type == V_IP6 ? ABOUT_IPV6 : type == V_IP4 ? ABOUT_IPV4 : ABOUT_NAME;
	return true;
}

/* ---- the data of a reply: the qtype says what it is ------------------------------------------------------------ */

static bool is_addresses(uint64_t qtype)
{
	return qtype == QTYPE_IPV6 || qtype == QTYPE_IPV4;
}

static size_t entry_size(uint64_t qtype)
{
	return qtype == QTYPE_IPV6 ? 20 : 8;
}

static bool reply_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t qtype = number(s, "qtype");

	(void)f;
	(void)p;
	*n = 0;
	if (number(s, "code") != GRANTED || qtype == QTYPE_NOOP || (qtype == QTYPE_NAME && avail < 4))
		return true;
	*n = is_addresses(qtype) ? avail - avail % entry_size(qtype) : avail;
	return true;
}

static void read_addresses(uint64_t qtype, const uint8_t *p, size_t n, struct list *l)
{
	for (size_t at = 0; at + entry_size(qtype) <= n; at += entry_size(qtype)) {
		struct val pair[2] = { val_int(get32(p + at)) };

		if (qtype == QTYPE_IPV6) {
			pair[1] = (struct val){ .type = V_IP6 };
			memcpy(pair[1].b, p + at + 4, 16);
		} else {
			pair[1] = (struct val){ .type = V_IP4, .u = get32(p + at + 4) };
		}
		list_add(l, val_tuple(pair, 2));
	}
}

/* A time to live, and names. */
static void read_names(const uint8_t *p, size_t n, struct list *l)
{
	struct buf name = BUF_INIT;

	list_add(l, val_int(get32(p)));
	for (size_t at = 4; at < n;) {
		buf_clear(&name);
		at += read_name(p + at, n - at, &name);
		list_add(l, val_bytes(name.p, name.n));
	}
	buf_free(&name);
}

static void reply_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint64_t qtype = number(s, "qtype");

	(void)f;
	if (number(s, "code") != GRANTED || (!is_addresses(qtype) && (qtype != QTYPE_NAME || n < 4))) {
		*out = val_bytes(p, n);
		return;
	}
	*out = val_list();
	if (is_addresses(qtype))
		read_addresses(qtype, p, n, out->l);
	else
		read_names(p, n, out->l);
}

static bool wrong_entry(const struct field *f, uint64_t qtype, struct diag *d)
{
	return diag_set(d, "%s takes a list of (ttl, IPv%d address) here", f->name, qtype == QTYPE_IPV6 ? 6 : 4);
}

/* An address, or (time to live, address). */
static bool write_address(const struct field *f, uint64_t qtype, const struct val *v, struct buf *out, struct diag *d)
{
	struct field plain = { .name = f->name, .kind = qtype == QTYPE_IPV6 ? F_IPV6 : F_IPV4 };
	uint64_t ttl = 0;
	struct val a;

	if (v->type == V_TUPLE || v->type == V_LIST) {
		if (v->l->n != 2 || v->l->v[0].type != V_INT || v->l->v[0].u > UINT32_MAX)
			return wrong_entry(f, qtype, d);
		ttl = v->l->v[0].u;
		v = &v->l->v[1];
	}
	if (v->type != V_STR && v->type != V_BYTES && v->type != V_IP4 && v->type != V_IP6)
		return wrong_entry(f, qtype, d);
	if (!field_accept(NULL, &plain, v, &a, d))
		return false;
	add32(out, ttl);
	if (a.type == V_IP6)
		add_ip6(out, &a);
	else
		add32(out, a.u);
	val_drop(a);
	return true;
}

static bool write_names(const struct field *f, const struct val *v, uint32_t n, struct buf *out, struct diag *d)
{
	bool ttl = n && v[0].type == V_INT && v[0].u <= UINT32_MAX;

	add32(out, ttl ? v[0].u : 0);
	for (uint32_t i = ttl; i < n; i++) {
		if (v[i].type != V_STR && v[i].type != V_BYTES)
			return diag_set(d, "%s takes a list of names, after a ttl or not", f->name);
		if (!write_name(f, val_text(&v[i]), out, d))
			return false;
	}
	return true;
}

static bool reply_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint64_t qtype = number(s, "qtype");
	bool many = v->type == V_LIST || v->type == V_TUPLE;
	const struct val *item = v;
	uint32_t n = 1;

	if (v->type == V_UNSET || v->type == V_NONE)
		return true;
	/* (qtype, data) says itself what it is. */
	if (v->type == V_TUPLE && v->l->n == 2 && v->l->v[0].type == V_INT) {
		qtype = v->l->v[0].u;
		item = v = &v->l->v[1];
		many = v->type == V_LIST;
	}
	if (many) {
		item = v->l->v;
		n = v->l->n;
	}
	if (qtype == QTYPE_NAME && (many || val_text(v).n || scope_decoding(s)))
		return write_names(f, item, n, out, d);
	for (uint32_t i = 0; is_addresses(qtype) && i < n; i++)
		if (!write_address(f, qtype, &item[i], out, d))
			return false;
	if (!is_addresses(qtype))
		buf_add(out, val_text(v).p, val_text(v).n);
	return true;
}

static const struct kind_ops reply_ops = { reply_measure, reply_read, reply_write, NULL };

/* ---- messages ------------------------------------------------------------------------------------------------- */

#define QUESTION(q, bits) { \
	ICMP6_TYPE(139), \
	UINT("code", 8, .init = ABOUT_NAME, .names = &about_names, .compute = COMPUTE_FN(query_code)), \
	ICMP6_SUM, \
	UINT("qtype", 16, .init = (q), .names = &qtype_names), \
	UINT("unused", 10), \
	FLAGS("flags", 6, .letters = "TACLSG", .init = (bits)), \
	BYTES("nonce", .size = FIXED(8)), \
	HOOK("data", &query_ops), \
}

#define ANSWER(c, q) { \
	ICMP6_TYPE(140), \
	UINT("code", 8, .init = (c), .names = &answer_names), \
	ICMP6_SUM, \
	UINT("qtype", 16, .init = (q), .names = &qtype_names), \
	UINT("unused", 10), \
	FLAGS("flags", 6, .letters = "TACLSG"), \
	BYTES("nonce", .size = FIXED(8)), \
	HOOK("data", &reply_ops), \
}

static const struct field ask_noop_fields[] = QUESTION(QTYPE_NOOP, 0);
static const struct field ask_name_fields[] = QUESTION(QTYPE_NAME, 0);
static const struct field ask_ipv6_fields[] = QUESTION(QTYPE_IPV6, 0x3e);
static const struct field ask_ipv4_fields[] = QUESTION(QTYPE_IPV4, 0);
static const struct field tell_noop_fields[] = ANSWER(0, QTYPE_NOOP);
static const struct field tell_name_fields[] = ANSWER(0, QTYPE_NAME);
static const struct field tell_ipv6_fields[] = ANSWER(0, QTYPE_IPV6);
static const struct field tell_ipv4_fields[] = ANSWER(0, QTYPE_IPV4);
static const struct field refuse_fields[] = ANSWER(1, QTYPE_NOOP);
static const struct field ignorant_fields[] = ANSWER(2, QTYPE_NOOP);

#define ASKS(id, class, what) static const struct proto id = { \
	.name = class, \
	.title = "Node Information Query: " what " (RFC 4620, 4)", \
	TABLE(id##_fields), \
	UNDER(BUILT_UNDER_IP6(58)), \
	.text = "ICMPv6 node information query " what "[ %data%]", \
}
#define TELLS(id, class, question, what) static const struct proto id = { \
	.name = class, \
	.title = "Node Information Reply: " what " (RFC 4620, 4)", \
	TABLE(id##_fields), \
	UNDER(BUILT_UNDER_IP6(58)), \
	.answers = question, \
	.reply = { SAME("nonce") }, \
	.text = "ICMPv6 node information reply " what "[ %data%]", \
}

ASKS(ask_noop, "ICMPv6NIQueryNOOP", "NOOP");
ASKS(ask_name, "ICMPv6NIQueryName", "node name");
ASKS(ask_ipv6, "ICMPv6NIQueryIPv6", "IPv6 addresses");
ASKS(ask_ipv4, "ICMPv6NIQueryIPv4", "IPv4 addresses");
TELLS(tell_noop, "ICMPv6NIReplyNOOP", "ICMPv6NIQueryNOOP", "NOOP");
TELLS(tell_name, "ICMPv6NIReplyName", "ICMPv6NIQueryName", "node names");
TELLS(tell_ipv6, "ICMPv6NIReplyIPv6", "ICMPv6NIQueryIPv6", "IPv6 addresses");
TELLS(tell_ipv4, "ICMPv6NIReplyIPv4", "ICMPv6NIQueryIPv4", "IPv4 addresses");
TELLS(refuse, "ICMPv6NIReplyRefuse", NULL, "refused");
TELLS(ignorant, "ICMPv6NIReplyUnknown", NULL, "unknown qtype");

/* ---- which message --------------------------------------------------------------------------------------------- */

static const struct layout *query_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	switch (n > 6 ? get16(p + 4) : UINT16_MAX) {
	case QTYPE_NOOP:
		return layout_need("ICMPv6NIQueryNOOP");
	case QTYPE_NAME:
		return layout_need("ICMPv6NIQueryName");
	case QTYPE_IPV6:
		return layout_need("ICMPv6NIQueryIPv6");
	case QTYPE_IPV4:
		return layout_need("ICMPv6NIQueryIPv4");
	default:
		return NULL;
	}
}

static const struct layout *reply_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n <= 6 || p[1] > 2)
		return NULL;
	if (p[1] != GRANTED)
		return layout_need(p[1] == 1 ? "ICMPv6NIReplyRefuse" : "ICMPv6NIReplyUnknown");
	switch (get16(p + 4)) {
	case QTYPE_NAME:
		return layout_need("ICMPv6NIReplyName");
	case QTYPE_IPV6:
		return layout_need("ICMPv6NIReplyIPv6");
	case QTYPE_IPV4:
		return layout_need("ICMPv6NIReplyIPv4");
	default:
		return layout_need("ICMPv6NIReplyNOOP");
	}
}

static const struct proto any_query = {
	.name = "ICMPv6NIQuery",
	.title = "Node Information Query of any type (RFC 4620, 4)",
	.abstract = true,
	UNDER({ "icmpv6.type", 139, BIND_DECODE }),
	.choose = query_choose,
};

static const struct proto any_reply = {
	.name = "ICMPv6NIReply",
	.title = "Node Information Reply of any type (RFC 4620, 4)",
	.abstract = true,
	UNDER({ "icmpv6.type", 140, BIND_DECODE }),
	.choose = reply_choose,
};

PROTO_UNIT(icmpv6ni, &any_query, &any_reply, &ask_noop, &ask_name, &ask_ipv6, &ask_ipv4, &tell_noop, &tell_name, &tell_ipv6,
	   &tell_ipv4, &refuse, &ignorant);
