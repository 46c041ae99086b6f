/* icmpv6ndvar.c - Neighbor Discovery options of variable length: address lists, names, quoted packets, cut prefixes. */
#include "icmpv6nd.h"

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/name.h"

enum { FILL = 8 };

static const struct name_row length_rows[] = {
	{ 0, "/96" },
	{ 1, "/64" },
	{ 2, "/56" },
	{ 3, "/48" },
	{ 4, "/40" },
	{ 5, "/32" },
};
static const struct names length_names = { ROWS(length_rows) };

/* ---- addresses of which a part stands there ------------------------------------------------------------------ */

static bool cut_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = want < avail ? (size_t)want : avail;
	/* All of a shorter one, or exactly a whole one. */
	return want < 16 ? *n == want : *n == 16;
}

static void cut_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	*out = (struct val){ .type = V_IP6 };
	memcpy(out->b, p, n < 16 ? n : 16);
}

static bool cut_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	static const uint8_t none[16];
	uint64_t len, n = v->type == V_IP6 ? 16 : 0;

	(void)d;
	if (scope_named(s, "len", &len))
		n = extent_of(&f->size, s, SIZE_MAX);
	else if (f->size.kind == X_FIXED)
		n = (uint64_t)f->size.add;
	buf_add(out, v->type == V_IP6 ? v->b : none, n < 16 ? (size_t)n : 16);
	if (n > 16)
		buf_zeros(out, (size_t)n - 16);
	return true;
}

static bool cut_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct field plain = { .name = f->name, .kind = F_IPV6, .bits = 128 };

	return field_accept(NULL, &plain, in, out, d);
}

const struct kind_ops ip6_cut_ops = { cut_measure, cut_read, cut_write, cut_accept };

static const struct field route_fields[] = {
	ND_TYPE(24),
	ND_COUNTS("prefix", 1),
	UINT("plen", 8, .help = "Prefix Length"),
	UINT("res1", 3),
	UINT("prf", 2, .names_of = "rfc4191.prf", .help = "Route Preference"),
	UINT("res2", 3),
	UINT("rtlifetime", 32, .init = 0xffffffff, .help = "Route Lifetime, in seconds"),
	HOOK("prefix", &ip6_cut_ops, .size = OF("len", 8, -8)),
};

static const struct proto route = {
	.name = "ICMPv6NDOptRouteInfo",
	.title = "Route Information option (RFC 4191, 2.3)",
	TABLE(route_fields),
	UNDER_ND(24),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - Route Information Option %prefix%/%plen% Preference %prf%",
	.text = "route %prefix%/%plen% lifetime=%rtlifetime%s prf=%prf%",
};

static const struct field pref64_fields[] = {
	ND_TYPE(38),
	ND_LENGTH(2),
	UINT("scaledlifetime", 13, .help = "Scaled Lifetime, in units of 8 seconds"),
	UINT("plc", 3, .names = &length_names, .help = "Prefix Length Code"),
	HOOK("prefix", &ip6_cut_ops, .size = FIXED(12)),
};

static const struct proto pref64 = {
	.name = "ICMPv6NDOptPREF64",
	.title = "PREF64 option (RFC 8781, 4)",
	TABLE(pref64_fields),
	UNDER_ND(38),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - PREF64 Option %prefix%%plc%",
	.text = "pref64 %prefix%%plc% lifetime=8*%scaledlifetime%s",
};

/* ---- lists of addresses -------------------------------------------------------------------------------------- */

static const struct field address = IPV6("address");

static const struct field dns_fields[] = {
	ND_TYPE(25),
	ND_COUNTS("dns", 1),
	UINT("res", 16),
	UINT("lifetime", 32, .init = 0xffffffff, .help = "Lifetime, in seconds"),
	SCALARS("dns", &address, .whole = true, .size = OF("len", 8, -8), .help = "Addresses of IPv6 Recursive DNS Servers"),
};

static void put_addresses(const struct packet *p, unsigned layer, const char *field, struct buf *out)
{
	struct val v;

	layer_get(p, layer, (unsigned)field_find(p->layer[layer].lay, field, strlen(field)), &v);
	for (uint32_t i = 0; v.type == V_LIST && i < v.l->n; i++) {
		char text[IP6_TEXT];

		if (i)
			buf_text(out, ", ");
		if (v.l->v[i].type == V_IP6)
			buf_add(out, text, ip6_text(v.l->v[i].b, text));
	}
	val_drop(v);
}

static void dns_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	buf_text(out, "ICMPv6 Neighbor Discovery Option - Recursive DNS Server Option ");
	put_addresses(p, layer, "dns", out);
}

static const struct proto dns = {
	.name = "ICMPv6NDOptRDNSS",
	.title = "Recursive DNS Server option (RFC 8106, 5.1)",
	TABLE(dns_fields),
	UNDER_ND(25),
	THEN_OPTIONS,
	.summary_fn = dns_summary,
	.text = "dns %dns% lifetime=%lifetime%s",
};

#define ADDRESSES(t) { \
	ND_TYPE(t), \
	ND_COUNTS("addrlist", 1), \
	BYTES("res", .size = FIXED(6)), \
	SCALARS("addrlist", &address, .whole = true, .size = OF("len", 8, -8)), \
}

static const struct field source_fields[] = ADDRESSES(9);
static const struct field target_fields[] = ADDRESSES(10);

static const struct proto source_list = {
	.name = "ICMPv6NDOptSrcAddrList",
	.title = "Source Address List option (RFC 3122, 3.1)",
	TABLE(source_fields),
	UNDER_ND(9),
	THEN_OPTIONS,
	.text = "source-addresses %addrlist%",
};

static const struct proto target_list = {
	.name = "ICMPv6NDOptTgtAddrList",
	.title = "Target Address List option (RFC 3122, 3.1)",
	TABLE(target_fields),
	UNDER_ND(10),
	THEN_OPTIONS,
	.text = "target-addresses %addrlist%",
};

/* ---- a list of names, padded with zeros (RFC 8106, 5.2) ------------------------------------------------------- */

static bool names_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = extent_of(&f->size, s, avail);

	(void)p;
	*n = want < avail ? (size_t)want : avail;
	return true;
}

static void names_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf name = BUF_INIT;

	(void)s;
	(void)f;
	*out = val_list();
	for (size_t at = 0; at < n;) {
		size_t used = name_skip(p + at, n - at);

		if (!used)
			used = n - at;
		buf_clear(&name);
		name_text(&name, p + at, used, NULL, 0);
		if (p[at]) /* zeros fill up to a multiple of eight bytes */
			list_add(out->l, val_str(name.p, name.n));
		at += used;
	}
	buf_free(&name);
}

static bool names_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	size_t start = out->n;

	(void)s;
	(void)f;
	for (uint32_t i = 0; v->type == V_LIST && i < v->l->n; i++)
		if (!name_wire(out, val_text(&v->l->v[i]), d))
			return false;
	if ((out->n - start) % FILL)
		buf_zeros(out, FILL - (out->n - start) % FILL);
	return true;
}

static bool names_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	bool many = in->type == V_LIST || in->type == V_TUPLE;
	uint32_t n = in->type == V_NONE ? 0 : many ? in->l->n : 1;

	*out = val_list();
	for (uint32_t i = 0; i < n; i++) {
		const struct val *v = many ? &in->l->v[i] : in;

		if (v->type != V_STR && v->type != V_BYTES) {
			val_drop(*out);
			return diag_set(d, "%s takes a list of names", f->name);
		}
		list_add(out->l, val_str(val_text(v).p, val_text(v).n));
	}
	return true;
}

static const struct kind_ops names_ops = { names_measure, names_read, names_write, names_accept };

static const struct field search_fields[] = {
	ND_TYPE(31),
	ND_COUNTS("searchlist", 1),
	UINT("res", 16),
	UINT("lifetime", 32, .init = 0xffffffff, .help = "Lifetime, in seconds"),
	HOOK("searchlist", &names_ops, .size = OF("len", 8, -8), .help = "Domain Names of DNS Search List"),
};

static void search_summary(const struct packet *p, unsigned layer, struct buf *out)
{
	struct val v;

	buf_text(out, "ICMPv6 Neighbor Discovery Option - DNS Search List Option ");
	layer_get(p, layer, (unsigned)field_find(p->layer[layer].lay, "searchlist", strlen("searchlist")), &v);
	for (uint32_t i = 0; v.type == V_LIST && i < v.l->n; i++) {
		if (i)
			buf_text(out, ", ");
		buf_add(out, val_text(&v.l->v[i]).p, val_text(&v.l->v[i]).n);
	}
	val_drop(v);
}

static const struct proto search = {
	.name = "ICMPv6NDOptDNSSL",
	.title = "DNS Search List option (RFC 8106, 5.2)",
	TABLE(search_fields),
	UNDER_ND(31),
	THEN_OPTIONS,
	.summary_fn = search_summary,
	.text = "dns-search %searchlist% lifetime=%lifetime%s",
};

/* ---- the packet that caused a redirect ----------------------------------------------------------------------- */

static void packet_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)f;
	if (n)
		*out = (struct val){ .type = V_PACKET, .p = decode_item(s, layout_need("IPv6"), p, n, true) };
	else
		*out = val_bytes("", 0);
}

/* Cut to whole units of 8 octets. */
static bool packet_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	size_t start = out->n;

	(void)f;
	if (v->type == V_PACKET) {
		if (!encode_nested(v->p, v->aux, s, out, d))
			return false;
	} else {
		buf_add(out, val_text(v).p, val_text(v).n);
	}
	out->n -= (out->n - start) % FILL;
	return true;
}

static bool packet_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_PACKET && in->type != V_NONE && in->type != V_BYTES && in->type != V_STR)
		return diag_set(d, "%s takes a packet or bytes", f->name);
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops packet_ops = { names_measure, packet_read, packet_write, packet_accept };

static const struct field redirected_fields[] = {
	ND_TYPE(4),
	ND_COUNTS("pkt", 1),
	BYTES("res", .size = FIXED(6)),
	HOOK("pkt", &packet_ops, .size = OF("len", 8, -8), .help = "IP header + data"),
};

static const struct proto redirected = {
	.name = "ICMPv6NDOptRedirectedHdr",
	.title = "Redirected Header option (RFC 4861, 4.6.3)",
	TABLE(redirected_fields),
	UNDER_ND(4),
	THEN_OPTIONS,
	.text = "redirected",
};

/* ---- bytes up to the end of the last unit --------------------------------------------------------------------- */

static uint64_t after_head(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t len = 1;

	(void)x;
	(void)avail;
	scope_named(s, "len", &len);
	return (len ? len : 1) * 8 - 2;
}

static bool text_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	uint64_t want = after_head(&f->size, s, avail);

	(void)f;
	(void)p;
	*n = want < avail ? (size_t)want : avail;
	return true;
}

static void text_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	while (n && !p[n - 1])
		n--;
	*out = val_bytes(p, n);
}

static bool text_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)f;
	(void)d;
	buf_add(out, val_text(v).p, val_text(v).n);
	if ((out->n - s->start) % FILL)
		buf_zeros(out, FILL - (out->n - s->start) % FILL);
	return true;
}

static bool text_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct field plain = { .name = f->name, .kind = F_BYTES };

	return field_accept(NULL, &plain, in, out, d);
}

static const struct kind_ops text_ops = { text_measure, text_read, text_write, text_accept };

static const struct field portal_fields[] = {
	ND_TYPE(37),
	ND_COUNTS("URI", 0),
	HOOK("URI", &text_ops),
};

static const struct proto portal = {
	.name = "ICMPv6NDOptCaptivePortal",
	.title = "Captive-Portal option (RFC 8910, 2.3)",
	TABLE(portal_fields),
	UNDER_ND(37),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - Captive-Portal Option %URI%",
	.text = "portal %URI%",
};

static const struct field unknown_fields[] = {
	ND_TYPE(0),
	ND_COUNTS("data", 0),
	BYTES("data", .size = SIZE_FN(after_head), .pad = FILL),
};

static const struct proto unknown = {
	.name = "ICMPv6NDOptUnknown",
	.title = "Neighbor Discovery option that no other class stands for (RFC 4861, 4.6)",
	TABLE(unknown_fields),
	THEN_OPTIONS,
	.text = "option-%type%",
};

PROTO_UNIT(icmpv6ndvar, &route, &pref64, &dns, &source_list, &target_list, &search, &redirected, &portal, &unknown);
