/* eigrp.c - Cisco Enhanced Interior Gateway Routing Protocol (RFC 7868): packets and TLVs for IPv4 and IPv6. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/str.h"

enum { EIGRP = 88 };

/* ---- destinations: as many octets of the address as the prefix length asks for ---- */

static bool is_six(const struct field *f)
{
	return f->bits == 128;
}

/* One octet at least; for IPv6 one more than needed, unless that is all. */
static size_t octets(const struct scope *s, const struct field *f)
{
	uint64_t bits;

	if (!scope_named(s, "prefixlen", &bits))
		bits = 0;
	if (is_six(f))
		return bits < 128 ? (size_t)bits / 8 + 1 : 16;
	return bits <= 8 ? 1 : bits < 32 ? ((size_t)bits + 7) / 8 : 4;
}

static bool dst_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)p;
	*n = octets(s, f);
	return *n <= avail;
}

static void dst_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint8_t a[16] = { 0 };

	(void)s;
	memcpy(a, p, n);
	*out = (struct val){ .type = is_six(f) ? V_IP6 : V_IP4 };
	if (is_six(f))
		memcpy(out->b, a, 16);
	else
		out->u = get32(a);
}

static bool dst_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t a[16] = { 0 };
	struct val def = VAL_NONE;

	(void)d;
	if (v->type == V_UNSET) {
		field_default(f, &def);
		v = &def;
	}
	if (v->type == V_IP6)
		memcpy(a, v->b, 16);
	else if (v->type == V_IP4)
		put32(a, (uint32_t)v->u);
	buf_add(out, a, octets(s, f));
	return true;
}

static bool dst_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct field plain = { .name = f->name, .kind = is_six(f) ? F_IPV6 : F_IPV4, .bits = f->bits };

	return field_accept(NULL, &plain, in, out, d);
}

static const struct kind_ops dst_ops = { dst_measure, dst_read, dst_write, dst_accept };

/* ---- versions: "v12.4" ---- */

static bool version_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str t = val_text(in);
	uint64_t major, minor;
	size_t dot = 0;

	if (in->type != V_STR) {
		*out = val_hold(*in);
		return true;
	}
	if (t.n && *t.p == 'v')
		t = (struct str){ t.p + 1, t.n - 1 };
	while (dot < t.n && t.p[dot] != '.')
		dot++;
	if (dot == t.n || !str_to_u64((struct str){ t.p, dot }, &major) ||
	    !str_to_u64((struct str){ t.p + dot + 1, t.n - dot - 1 }, &minor) || (major | minor) > UINT8_MAX)
		return diag_set(d, "'%.*s' is not a version of %s: write \"v12.4\", each number up to 255", STR(val_text(in)), f->name);
	*out = val_int(major << 8 | minor);
	return true;
}

/* ---- TLVs ---- */

#define TLV_TYPE(n) UINT("type", 16, .base = HEX, .init = (n))
#define FIXED_LENGTH(n) UINT("len", 16, .init = (n))
#define LENGTH UINT("len", 16, .compute = HEADER_LENGTH(1), .help = "bytes of the TLV")

#define TLV(var, class, number, words, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "EIGRP TLV: " words, \
		TABLE(var##_fields), \
		UNDER({ "eigrp.tlv", (number) }), \
		__VA_ARGS__ \
	}

static const struct field generic_fields[] = {
	TLV_TYPE(0),
	LENGTH,
	BYTES("value", .size = REST, .text = "\0", .ntext = 1),
};
static const struct proto generic = {
	.name = "EIGRPGeneric",
	.title = "EIGRP TLV of any type (RFC 7868, 6.4)",
	TABLE(generic_fields),
	.text = "tlv-%type:x%",
};

static const struct field param_fields[] = {
	TLV_TYPE(1),
	FIXED_LENGTH(12),
	UINT("k1", 8, .init = 1),
	UINT("k2", 8),
	UINT("k3", 8, .init = 1),
	UINT("k4", 8),
	UINT("k5", 8),
	UINT("reserved", 8),
	UINT("holdtime", 16, .init = 15, .help = "in seconds"),
};
TLV(param, "EIGRPParam", 1, "parameters (RFC 7868, 6.5.1)", .text = "K=%k1%,%k2%,%k3%,%k4%,%k5% hold=%holdtime%s");

static const struct name_row auth_rows[] = {
	{ 2, "MD5" },
};
static const struct names auths = { ROWS(auth_rows) };

static const struct field auth_fields[] = {
	TLV_TYPE(2),
	LENGTH,
	UINT("authtype", 16, .init = 2, .names = &auths),
	UINT("keysize", 16, .compute = LENGTH_OF("authdata", 1, 0)),
	UINT("keyid", 32, .init = 1),
	BYTES("nullpad", .size = FIXED(12), .filled = true),
	BYTES("authdata", .size = REST, .text = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = 16, .help = "the digest"),
};
TLV(auth, "EIGRPAuthData", 2, "authentication (RFC 7868, 6.5.2)", .text = "auth %authtype% key=%keyid%");

static const struct field seq_fields[] = {
	TLV_TYPE(3),
	LENGTH,
	UINT("addrlen", 8, .init = 4),
	IPV4("ipaddr", .init = 0xc0a80001, .when = "addrlen=4"),
	IPV6("ip6addr", .text = "2001::", .when = "addrlen=16"),
};
TLV(seq, "EIGRPSeq", 3, "sequence (RFC 7868, 6.5.3)", .text = "seq[ %ipaddr%][ %ip6addr%]");

static const struct field version_fields[] = {
	TLV_TYPE(4),
	FIXED_LENGTH(8),
	UINT("ios", 16, .base = HEX, .init = 0x0c00, .accept = version_accept, .help = "release: a number, or \"v12.4\""),
	UINT("eigrp", 16, .base = HEX, .init = 0x0102, .accept = version_accept, .help = "release of EIGRP"),
};
TLV(version, "EIGRPSwVer", 4, "software version (RFC 7868, 6.5.4)", .text = "version ios=%ios:x% eigrp=%eigrp:x%");

static const struct field multicast_fields[] = {
	TLV_TYPE(5),
	FIXED_LENGTH(8),
	UINT("nms", 32, .init = 2, .help = "next multicast sequence"),
};
TLV(multicast, "EIGRPNms", 5, "next multicast sequence (RFC 7868, 6.5.5)", .text = "nms=%nms%");

static const struct field stub_fields[] = {
	TLV_TYPE(6),
	FIXED_LENGTH(6),
	FLAGS("flags", 16, .letters = "connected static summary receive-only redistributed leak-map", .init = 13),
};
TLV(stub, "EIGRPStub", 6, "stub router (Cisco)", .text = "stub %flags%");

static const struct name_row external_rows[] = {
	{ 1, "IGRP" },
	{ 2, "EIGRP" },
	{ 3, "Static Route" },
	{ 4, "RIP" },
	{ 5, "Hello" },
	{ 6, "OSPF" },
	{ 7, "IS-IS" },
	{ 8, "EGP" },
	{ 9, "BGP" },
	{ 10, "IDRP" },
	{ 11, "Connected Link" },
};
static const struct names externals = { ROWS(external_rows) };

/* More destinations of the same route: when there is room for them, or when they are given. */
static bool more(const struct field *f, const struct scope *s)
{
	if (s->b)
		return s->hdr > s->at[f->index] / 8;
	return s->vals && s->vals[f->index].type != V_UNSET;
}

#define METRICS(delay, bandwidth, hops, rely, load, reserved) \
	UINT("delay", 32, .init = (delay)), \
	UINT("bandwidth", 32, .init = (bandwidth)), \
	UINT("mtu", 24, .init = 1500), \
	UINT("hopcount", 8, .init = (hops)), \
	UINT("reliability", 8, .init = (rely)), \
	UINT("load", 8, .init = (load)), \
	UINT(reserved, 16, .base = HEX)
#define EXTERNAL \
	IPV4("originrouter", .init = 0xc0a80001), \
	UINT("originasn", 32, .help = "autonomous system it comes from"), \
	UINT("tag", 32), \
	UINT("externalmetric", 32), \
	UINT("reserved", 16), \
	UINT("extprotocolid", 8, .init = 3, .names = &externals, .help = "external protocol"), \
	FLAGS("flags", 8, .letters = "external candidate-default")
#define DESTINATION(width, prefix, default_) \
	UINT("prefixlen", 8, .init = (prefix)), \
	HOOK("dst", &dst_ops, .bits = (width), .text = (default_)), \
	BYTES("more", .present = more, .size = REST, .help = "further destinations: an octet of prefix length, and the address")

static const struct field internal_fields[] = {
	TLV_TYPE(0x0102),
	LENGTH,
	IPV4("nexthop", .init = 0xc0a80000),
	METRICS(128000, 256, 0, 255, 0, "reserved"),
	DESTINATION(32, 24, "192.168.1.0"),
};
static const struct field external_fields[] = {
	TLV_TYPE(0x0103),
	LENGTH,
	IPV4("nexthop", .init = 0xc0a80000),
	EXTERNAL,
	METRICS(0, 256, 0, 255, 0, "reserved2"),
	DESTINATION(32, 24, "192.168.1.0"),
};
static const struct field internal6_fields[] = {
	TLV_TYPE(0x0402),
	LENGTH,
	IPV6("nexthop", .text = "::"),
	METRICS(128000, 256000, 1, 255, 0, "reserved"),
	DESTINATION(128, 16, "2001::"),
};
static const struct field external6_fields[] = {
	TLV_TYPE(0x0403),
	LENGTH,
	IPV6("nexthop", .text = "::"),
	EXTERNAL,
	METRICS(0, 256000, 1, 0, 1, "reserved2"),
	DESTINATION(128, 8, "::"),
};
#define ROUTE_TEXT "%dst%/%prefixlen% via %nexthop%"
TLV(internal, "EIGRPIntRoute", 0x0102, "internal route (RFC 7868, 6.6.2)", .text = ROUTE_TEXT);
TLV(external, "EIGRPExtRoute", 0x0103, "external route (RFC 7868, 6.6.3)", .text = ROUTE_TEXT " from %extprotocolid%");
TLV(internal6, "EIGRPv6IntRoute", 0x0402, "IPv6 internal route (RFC 7868, 6.7.2)", .text = ROUTE_TEXT);
TLV(external6, "EIGRPv6ExtRoute", 0x0403, "IPv6 external route (RFC 7868, 6.7.3)", .text = ROUTE_TEXT " from %extprotocolid%");

/* ---- packets ---- */

static const struct name_row opcode_rows[] = {
	{ 1, "Update" },
	{ 2, "Request" },
	{ 3, "Query" },
	{ 4, "Replay" },
	{ 5, "Hello" },
	{ 6, "IPX SAP" },
	{ 10, "SIA Query" },
	{ 11, "SIA Reply" },
};
static const struct names opcodes = { ROWS(opcode_rows) };

static const struct family tlvs = { .space = "eigrp.tlv", .bits = 16, .other = "EIGRPGeneric" };

static const struct field eigrp_fields[] = {
	UINT("ver", 8, .init = 2, .help = "version"),
	UINT("opcode", 8, .init = 5, .names = &opcodes),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN),
	FLAGS("flags", 32, .letters = "init cond-recv unknown update"),
	UINT("seq", 32),
	UINT("ack", 32),
	UINT("asn", 32, .init = 100, .help = "autonomous system number"),
	LIST("tlvlist", &tlvs, .size = REST),
};
static const struct proto eigrp = {
	.name = "EIGRP",
	.title = "Enhanced Interior Gateway Routing Protocol (RFC 7868)",
	.example = "IP(dst=\"224.0.0.10\", ttl=2)/EIGRP(asn=100, tlvlist=[EIGRPParam(), EIGRPSwVer()])",
	TABLE(eigrp_fields),
	UNDER({ "ipproto", EIGRP }),
	.reply = { SAME("asn") },
	.summary = "EIGRP (AS=%EIGRP.asn% Opcode=%EIGRP.opcode%{EIGRP.ack: Ack=%EIGRP.ack%}{EIGRP.flags: Flags=%EIGRP.flags%})",
	.text = "EIGRP %opcode% AS=%asn%[ flags=%flags%][ seq=%seq:d%][ ack=%ack:d%][ %tlvlist%]",
};

PROTO_UNIT(eigrp, &eigrp, &generic, &param, &auth, &seq, &version, &multicast, &stub, &internal, &external, &internal6, &external6);
