/* edns.c - extension mechanisms for DNS (RFC 6891): the OPT record and its options. */
#include "dns.h"

#include <string.h>

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/registry.h"

static const struct name_row option_rows[] = {
	{ 0, "Reserved" },
	{ 1, "LLQ" },
	{ 2, "UL" },
	{ 3, "NSID" },
	{ 4, "Owner" },
	{ 5, "DAU" },
	{ 6, "DHU" },
	{ 7, "N3U" },
	{ 8, "edns-client-subnet" },
	{ 9, "EXPIRE" },
	{ 10, "COOKIE" },
	{ 11, "edns-tcp-keepalive" },
	{ 12, "Padding" },
	{ 13, "CHAIN" },
	{ 14, "edns-key-tag" },
	{ 15, "Extended DNS Error" },
};
static const struct names option_names = { .table = "edns.option", ROWS(option_rows) };

#define OPTION(code) \
	UINT("optcode", 16, .init = (code), .names = &option_names), \
	UINT("optlen", 16, .compute = HEADER_LENGTH_ADD(1, -4), .help = "bytes of the option's data")

/* Classes with fields of their own, and the fewest bytes of data that these need. */
static const struct {
	uint16_t code, least;
	const char *cls;
} options[] = {
	{ 4, 8, "EDNS0OWN" },
	{ 5, 0, "EDNS0DAU" },
	{ 6, 0, "EDNS0DHU" },
	{ 7, 0, "EDNS0N3U" },
	{ 8, 4, "EDNS0ClientSubnet" },
	{ 10, 8, "EDNS0COOKIE" },
	{ 12, 0, "EDNS0PADDING" },
	{ 15, 2, "EDNS0ExtendedDNSError" },
};

/* An option that is cut or too short for its fields is a plain one. */
static const struct layout *option_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	size_t length;

	(void)f;
	(void)outer;
	if (n < 4)
		return layout_need("Raw");
	length = get16(p + 2);
	for (size_t i = 0; length <= n - 4 && i < sizeof(options) / sizeof(options[0]); i++)
		if (options[i].code == get16(p))
			return length < options[i].least ? NULL : layout_need(options[i].cls);
	return NULL;
}

static const struct family option_family = { .other = "EDNS0TLV", .choose = option_class };

static const struct name_row z_rows[] = {
	{ 0x8000, "D0" },
};
static const struct names z_names = { ROWS(z_rows) };

static const struct field opt_fields[] = {
	RR_OWNER(41),
	UINT("rclass", 16, .init = 4096, .names = &dns_classes, .help = "requestor's UDP payload size"),
	UINT("extrcode", 8, .base = HEX, .help = "EXTENDED-RCODE: the upper 8 bits of the response code"),
	UINT("version", 8),
	UINT("z", 16, .init = 0x8000, .base = HEX, .names = &z_names, .help = "DO bit: DNSSEC OK (RFC 3225), and reserved bits"),
	RR_LENGTH,
	LIST("rdata", &option_family, .size = REST),
};

static const struct proto opt = {
	.name = "DNSRROPT",
	.title = "DNS OPT pseudo record (RFC 6891, 6.1)",
	TABLE(opt_fields),
};

static const struct field tlv_fields[] = {
	OPTION(0),
	BYTES("optdata", .size = REST),
};

static const struct proto tlv = {
	.name = "EDNS0TLV",
	.title = "EDNS option (RFC 6891, 6.1.2)",
	TABLE(tlv_fields),
};

/* ---- owner option: a wakeup address and a password follow when there is room or when they are given ---- */

static bool own_has(const struct scope *s, const char *field, uint64_t least)
{
	int i = field_find(s->lay, field, strlen(field));
	uint64_t n;

	if (scope_named(s, "optlen", &n))
		return n >= least;
	return !s->b && s->vals && i >= 0 && s->vals[i].type != V_UNSET;
}

static bool own_has_wakeup(const struct field *f, const struct scope *s)
{
	(void)f;
	return own_has(s, "wakeup_mac", 14);
}

static bool own_has_password(const struct field *f, const struct scope *s)
{
	(void)f;
	return own_has(s, "password", 18);
}

static const struct field own_fields[] = {
	OPTION(4),
	UINT("v", 8, .help = "version"),
	UINT("s", 8, .help = "sequence number"),
	MAC("primary_mac"),
	MAC("wakeup_mac", .present = own_has_wakeup),
	BYTES("password", .size = REST, .present = own_has_password),
};

static const struct proto own = {
	.name = "EDNS0OWN",
	.title = "EDNS owner option (draft-cheshire-edns0-owner-option)",
	TABLE(own_fields),
};

/* ---- algorithms understood (RFC 6975) ---- */

static const struct field dau_item = UINT("", 8, .names = &dns_algorithms);
static const struct field dau_fields[] = {
	OPTION(5),
	SCALARS("alg_code", &dau_item, .size = REST),
};

static const struct proto dau = {
	.name = "EDNS0DAU",
	.title = "EDNS DNSSEC Algorithm Understood (RFC 6975)",
	TABLE(dau_fields),
};

static const struct field dhu_item = UINT("", 8, .names = &dns_digests);
static const struct field dhu_fields[] = {
	OPTION(6),
	SCALARS("alg_code", &dhu_item, .size = REST),
};

static const struct proto dhu = {
	.name = "EDNS0DHU",
	.title = "EDNS DS Hash Understood (RFC 6975)",
	TABLE(dhu_fields),
};

static const struct field n3u_item = UINT("", 8, .names = &dns_hashes);
static const struct field n3u_fields[] = {
	OPTION(7),
	SCALARS("alg_code", &n3u_item, .size = REST),
};

static const struct proto n3u = {
	.name = "EDNS0N3U",
	.title = "EDNS NSEC3 Hash Understood (RFC 6975)",
	TABLE(n3u_fields),
};

/* ---- client subnet (RFC 7871): as many bytes of the address as the prefix needs, the bits after it zero ---- */

enum { IPV4_FAMILY = 1, IPV6_FAMILY = 2 };

static size_t subnet_size(uint64_t plen, size_t whole)
{
	return plen > whole * 8 ? whole : (size_t)(plen + 7) / 8;
}

static void subnet_mask(uint8_t *a, size_t n, uint64_t plen)
{
	if (plen % 8 && plen / 8 < n)
		a[n - 1] &= (uint8_t)(0xff << (8 - plen % 8));
}

static bool subnet_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = avail;
	return true;
}

/* An address when that gives the same bytes again, else the bytes. */
static void subnet_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint64_t family = 0, plen = 0;
	uint8_t a[16] = { 0 }, m[16];
	size_t whole;

	(void)f;
	scope_named(s, "family", &family);
	scope_named(s, "source_plen", &plen);
	whole = family == IPV6_FAMILY ? 16 : 4;
	if (n <= whole) {
		memcpy(a, p, n);
		memcpy(m, a, 16);
		subnet_mask(m, n, plen);
	}
	if (n > whole || n != subnet_size(plen, whole) || memcmp(a, m, 16) != 0) {
		*out = val_bytes(p, n);
	} else if (whole == 4) {
		*out = (struct val){ .type = V_IP4, .u = get32(a) };
	} else {
		*out = (struct val){ .type = V_IP6 };
		memcpy(out->b, a, 16);
	}
}

static bool subnet_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint64_t family = IPV4_FAMILY, plen;
	uint8_t a[16] = { 192, 168 };
	struct str t = val_text(v);
	size_t n, whole = 4;

	(void)f;
	(void)d;
	scope_named(s, "family", &family);
	switch (v->type) {
	case V_BYTES:
		buf_add(out, t.p, t.n);
		return true;
	case V_IP4:
		put32(a, (uint32_t)v->u);
		break;
	case V_IP6:
		memcpy(a, v->b, 16);
		whole = 16;
		break;
	default:
		if (family == IPV6_FAMILY) {
			memcpy(a, "\x20\x01\x0d\xb8", 4);
			whole = 16;
		}
	}
	n = whole;
	if (scope_named(s, "source_plen", &plen)) {
		n = subnet_size(plen, whole);
		subnet_mask(a, n, plen);
	} else {
		while (n && !a[n - 1])
			n--;
	}
	buf_add(out, a, n);
	return true;
}

static bool subnet_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str t = val_text(in);
	struct val v = { .type = V_IP6 };
	uint32_t a;

	if (in->type == V_BYTES || in->type == V_IP4 || in->type == V_IP6) {
		*out = val_hold(*in);
	} else if (in->type == V_NONE) {
		*out = VAL_UNSET;
	} else if (in->type == V_STR && ip4_parse(t, &a)) {
		*out = (struct val){ .type = V_IP4, .u = a };
	} else {
		if (in->type != V_STR || !ip6_parse(t, v.b))
			return diag_set(d, "'%.*s' is not an IP address (for %s)", STR(t), f->name);
		*out = v;
	}
	return true;
}

static const struct kind_ops subnet_ops = { subnet_measure, subnet_read, subnet_write, subnet_accept };

static bool subnet_family(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct layer *l = &e->p->layer[layer];
	int i = field_find(l->lay, "address", 7);

	(void)f;
	if (i < 0 || !l->vals || l->vals[i].type != V_IP6)
		return false;
	*out = IPV6_FAMILY;
	return true;
}

static bool subnet_plen(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	int i = field_find(e->p->layer[layer].lay, "address", 7);
	size_t bit, bits;

	(void)f;
	if (i < 0)
		return false;
	enc_field(e, layer, (unsigned)i, &bit, &bits);
	*out = bits;
	return true;
}

static const struct field subnet_fields[] = {
	OPTION(8),
	UINT("family", 16, .init = IPV4_FAMILY, .compute = COMPUTE_FN(subnet_family), .help = "1: IPv4, 2: IPv6"),
	UINT("source_plen", 8, .compute = COMPUTE_FN(subnet_plen), .help = "SOURCE PREFIX-LENGTH"),
	UINT("scope_plen", 8, .help = "SCOPE PREFIX-LENGTH"),
	HOOK("address", &subnet_ops, .text = "192.168.0.0"),
};

static const struct proto subnet = {
	.name = "EDNS0ClientSubnet",
	.title = "EDNS client subnet (RFC 7871)",
	TABLE(subnet_fields),
};

/* ---- cookies, padding, errors ---- */

static const struct field cookie_fields[] = {
	OPTION(10),
	BYTES("client_cookie", .size = FIXED(8)),
	BYTES("server_cookie", .size = REST),
};

static const struct proto cookie = {
	.name = "EDNS0COOKIE",
	.title = "EDNS cookie (RFC 7873)",
	TABLE(cookie_fields),
};

static const struct field padding_fields[] = {
	OPTION(12),
	BYTES("padding", .size = REST),
};

static const struct proto padding = {
	.name = "EDNS0PADDING",
	.title = "EDNS padding (RFC 7830)",
	TABLE(padding_fields),
};

static const struct name_row error_rows[] = {
	{ 0, "Other" },
	{ 1, "Unsupported DNSKEY Algorithm" },
	{ 2, "Unsupported DS Digest Type" },
	{ 3, "Stale Answer" },
	{ 4, "Forged Answer" },
	{ 5, "DNSSEC Indeterminate" },
	{ 6, "DNSSEC Bogus" },
	{ 7, "Signature Expired" },
	{ 8, "Signature Not Yet Valid" },
	{ 9, "DNSKEY Missing" },
	{ 10, "RRSIGs Missing" },
	{ 11, "No Zone Key Bit Set" },
	{ 12, "NSEC Missing" },
	{ 13, "Cached Error" },
	{ 14, "Not Ready" },
	{ 15, "Blocked" },
	{ 16, "Censored" },
	{ 17, "Filtered" },
	{ 18, "Prohibited" },
	{ 19, "Stale NXDOMAIN Answer" },
	{ 20, "Not Authoritative" },
	{ 21, "Not Supported" },
	{ 22, "No Reachable Authority" },
	{ 23, "Network Error" },
	{ 24, "Invalid Data" },
	{ 25, "Signature Expired before Valid" },
	{ 26, "Too Early" },
	{ 27, "Unsupported NSEC3 Iterations Value" },
	{ 28, "Unable to conform to policy" },
	{ 29, "Synthesized" },
};
static const struct names error_names = { ROWS(error_rows) };

static const struct field error_fields[] = {
	OPTION(15),
	UINT("info_code", 16, .names = &error_names),
	BYTES("extra_text", .size = REST),
};

static const struct proto error = {
	.name = "EDNS0ExtendedDNSError",
	.title = "EDNS extended DNS error (RFC 8914)",
	TABLE(error_fields),
};

static const struct names *const edns_names[] = { &option_names, NULL };
PROTO_NAMES_UNIT(edns, edns_names, &opt, &tlv, &own, &dau, &dhu, &n3u, &subnet, &cookie, &padding, &error);
