/* stun.c - Session Traversal Utilities for NAT: messages and attributes (RFC 8489, RFC 8445). */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 3478, ID_SIZE = 12 };
#define COOKIE 0x2112a442u

static const struct name_row message_rows[] = {
	{ 0x001, "Binding request" },
	{ 0x011, "Binding indication" },
	{ 0x101, "Binding success response" },
	{ 0x111, "Binding error response" },
};
static const struct names messages = { ROWS(message_rows) };

static const struct name_row family_rows[] = {
	{ 1, "IPv4" },
	{ 2, "IPv6" },
};
static const struct names families = { ROWS(family_rows) };

/* ---- a number of 96 bits: a number while it is below 2^64, else bytes ---- */

static bool id_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = ID_SIZE;
	return avail >= ID_SIZE;
}

static void id_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	*out = get32(p) ? val_bytes(p, n) : val_int(bits_get(p, 32, 64));
}

static bool id_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t b[ID_SIZE] = { 0 };

	(void)s;
	(void)f;
	(void)d;
	if (v->type == V_INT)
		bits_put(b, 32, 64, v->u);
	if (v->type == V_BYTES)
		memcpy(b, val_text(v).p, val_text(v).n);
	buf_add(out, b, sizeof(b));
	return true;
}

static bool id_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type == V_STR || in->type == V_BYTES) {
		if (val_text(in).n != ID_SIZE)
			return diag_set(d, "%s has %d bytes, not %zu", f->name, ID_SIZE, val_text(in).n);
		id_read(NULL, f, (const uint8_t *)val_text(in).p, ID_SIZE, out);
		return true;
	}
	if (in->type != V_NONE && (in->type != V_INT || in->neg))
		return diag_set(d, "%s is %d bytes or a number", f->name, ID_SIZE);
	*out = in->type == V_NONE ? val_int(0) : *in;
	return true;
}

static const struct kind_ops id_ops = { id_measure, id_read, id_write, id_accept };

/* ---- numbers that are sent with the cookie's first bits turned (RFC 8489, 14.2); f->arg: the field as it is without ---- */

static void turn(uint8_t *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		b[i] ^= (uint8_t)(COOKIE >> (24 - 8 * i));
}

static bool turned_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	const struct field *plain = f->arg;

	(void)s;
	(void)p;
	*n = plain->bits / 8u;
	return avail >= *n;
}

static void turned_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint8_t b[4];

	(void)s;
	memcpy(b, p, n);
	turn(b, n);
	kind_get(f->arg, b, 0, out);
}

static bool turned_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	const struct field *plain = f->arg;
	uint8_t b[4] = { 0 };

	(void)s;
	if (!kind_put(plain, v, b, 0, d))
		return false;
	turn(b, plain->bits / 8u);
	buf_add(out, b, plain->bits / 8u);
	return true;
}

static bool turned_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	return accept_plain(layout_need("STUNXorMappedAddress"), f->arg, in, out, d);
}

static const struct kind_ops turned_ops = { turned_measure, turned_read, turned_write, turned_accept };

/* ---- attributes ---- */

#define TYPE(number) UINT("type", 16, .base = HEX, .init = (number))
#define LENGTH(of) UINT("length", 16, .compute = LENGTH_OF(of, 1, 0))
#define FIXED_LENGTH(n) UINT("length", 16, .init = (n))

/* The length does not count what fills up to a multiple of four. */
static uint64_t value_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t n = 0;

	(void)x;
	(void)avail;
	scope_named(s, "length", &n);
	return n;
}

static uint64_t fill_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t n = value_size(x, s, avail);

	return scope_decoding(s) && avail ? (4 - n % 4) % 4 : 0;
}

#define VALUE(n) BYTES(n, .size = SIZE_FN(value_size)), BYTES("fill", .size = SIZE_FN(fill_size), .pad = 4, .help = "up to a multiple of four bytes")

static const struct field any_fields[] = { TYPE(0), LENGTH("value"), VALUE("value") };
static const struct field user_fields[] = { TYPE(0x06), LENGTH("username"), VALUE("username") };
static const struct field integrity_fields[] = { TYPE(0x08), FIXED_LENGTH(20), BYTES("hmac_sha1", .size = FIXED(20), .filled = true) };
static const struct field priority_fields[] = { TYPE(0x24), FIXED_LENGTH(4), UINT("priority", 32) };
static const struct field use_fields[] = { TYPE(0x25), LENGTH("value"), VALUE("value") };
static const struct field fingerprint_fields[] = { TYPE(0x8028), FIXED_LENGTH(4), UINT("crc_32", 32, .base = HEX) };
static const struct field controlling_fields[] = { TYPE(0x802a), FIXED_LENGTH(8), UINT("tie_breaker", 64, .base = HEX) };
static const struct field google_fields[] = { TYPE(0xc057), FIXED_LENGTH(4), UINT("network_id", 16), UINT("network_cost", 16, .init = 999) };

#define ADDRESS_HEAD(number) \
	TYPE(number), \
	FIXED_LENGTH(8), \
	UINT("RESERVED", 8), \
	UINT("address_family", 8, .init = 1, .names = &families)
static const struct field ip4 = IPV4("ip", .init = 0x7f000001), ip6 = IPV6("ip", .text = "::1");
static const struct alt ip_alts[] = { { "address_family=2", &ip6 }, { NULL, &ip4 } };
static const struct field mapped_fields[] = { ADDRESS_HEAD(0x01), UINT("port", 16), ALT("ip", ip_alts) };

/* Of IPv6 only the first four bytes are turned by the cookie, the others by the transaction: they stay as they are sent. */
static const struct field plain_port = UINT("xport", 16), plain_ip = IPV4("xip", .init = 0x7f000001);
static const struct field turned_ip = HOOK("xip", &turned_ops, .arg = &plain_ip, .text = "127.0.0.1"),
			  sent_ip6 = BYTES("xip", .size = FIXED(16), .filled = true);
static const struct alt turned_alts[] = { { "address_family=2", &sent_ip6 }, { NULL, &turned_ip } };
static const struct field xored_fields[] = {
	ADDRESS_HEAD(0x20), HOOK("xport", &turned_ops, .arg = &plain_port), ALT("xip", turned_alts),
};

#define ATTRIBUTE(var, class, number, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "STUN attribute: " what, \
		TABLE(var##_fields), \
		UNDER({ "stun.attribute", number }), \
		__VA_ARGS__ \
	}
ATTRIBUTE(mapped, "STUNMappedAddress", 0x01, "MAPPED-ADDRESS (RFC 8489, 14.1)", .text = "mapped=%ip%:%port%");
ATTRIBUTE(user, "STUNUsername", 0x06, "USERNAME (RFC 8489, 14.3)", .text = "user=%username%");
ATTRIBUTE(integrity, "STUNMessageIntegrity", 0x08, "MESSAGE-INTEGRITY (RFC 8489, 14.5)", .text = "");
ATTRIBUTE(xored, "STUNXorMappedAddress", 0x20, "XOR-MAPPED-ADDRESS (RFC 8489, 14.2)", .text = "mapped=%xip%:%xport%");
ATTRIBUTE(priority, "STUNPriority", 0x24, "PRIORITY (RFC 8445, 16.1)", .text = "priority=%priority%");
ATTRIBUTE(use, "STUNUseCandidate", 0x25, "USE-CANDIDATE (RFC 8445, 16.1)", .text = "use");
ATTRIBUTE(fingerprint, "STUNFingerprint", 0x8028, "FINGERPRINT (RFC 8489, 14.7)", .text = "");
ATTRIBUTE(controlling, "STUNIceControlling", 0x802a, "ICE-CONTROLLING (RFC 8445, 16.1)", .text = "controlling");
ATTRIBUTE(google, "STUNGoogNetworkInfo", 0xc057, "GOOG-NETWORK-INFO", .text = "");
static const struct proto any = {
	.name = "STUNGenericTlv",
	.title = "STUN attribute of any type (RFC 8489, 14)",
	TABLE(any_fields),
	.text = "%type%",
};
static const struct family attributes = { .space = "stun.attribute", .bits = 16, .other = "STUNGenericTlv" };

/* ---- the message ---- */

static const struct field stun_fields[] = {
	UINT("RESERVED", 2, .help = "zero: tells STUN from other protocols"),
	UINT("stun_message_type", 14, .names = &messages),
	SINT("length", 16, .compute = LENGTH_OF("attributes", 1, 0), .help = "bytes of attributes"),
	UINT("magic_cookie", 32, .base = HEX, .init = COOKIE),
	HOOK("transaction_id", &id_ops, .bits = 8 * ID_SIZE, .text = "\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = ID_SIZE, .help = "12 bytes, or a number"),
	LIST("attributes", &attributes, .size = OF("length", 1, 0)),
};
static const struct proto stun = {
	.name = "STUN",
	.title = "Session Traversal Utilities for NAT (RFC 8489)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/STUN(stun_message_type=\"Binding request\", transaction_id=b\"0123456789ab\")",
	TABLE(stun_fields),
	UNDER({ "udp.port", PORT }, { "tcp.port", PORT }),
	SETS({ "UDP", "sport", PORT }, { "TCP", "sport", PORT }),
	.reply = { SAME("transaction_id") },
	.framed = { .at = 16, .bits = 16, .add = 20 },
	.text = "STUN %stun_message_type%[ %attributes%]",
};

PROTO_UNIT(stun, &stun, &any, &mapped, &user, &integrity, &xored, &priority, &use, &fingerprint, &controlling, &google);
