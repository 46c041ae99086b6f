/* teredo.c - Teredo: IPv6 over UDP through address translators (RFC 4380, 5.1.1). */
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { PORT = 3544, ORIGIN = 0, AUTHENTICATION = 1, IPV6 = 6 };

/* Indications may stand before the IPv6 packet: that of authentication first. */
static const struct layout *packet_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n && p[0] >> 4 == IPV6)
		return layout_need("IPv6");
	if (n < 2 || get16(p) > AUTHENTICATION)
		return NULL;
	return layout_need(get16(p) == ORIGIN ? "TeredoOrigin" : "TeredoAuth");
}
static const struct proto teredo = {
	.name = "Teredo",
	.title = "Teredo packet: indications and IPv6 (RFC 4380, 5.1.1)",
	.abstract = true,
	UNDER({ "udp.port", PORT, BIND_DECODE }),
	.choose = packet_choose,
};

static const struct field auth_fields[] = {
	UINT("indicator", 16, .init = AUTHENTICATION),
	UINT("idlen", 8, .compute = LENGTH_OF("clientid", 1, 0)),
	UINT("aulen", 8, .compute = LENGTH_OF("authentication", 1, 0)),
	BYTES("clientid", .size = OF("idlen", 1, 0), .help = "client identifier"),
	BYTES("authentication", .size = OF("aulen", 1, 0), .help = "authentication value"),
	UINT("nonce", 64, .base = HEX),
	UINT("confirmation", 8, .help = "0: the key of the client is the right one"),
};
static const struct proto auth = {
	.name = "TeredoAuth",
	.title = "Teredo authentication indication (RFC 4380, 5.1.1)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/TeredoAuth(nonce=7)/IPv6()/ICMPv6ND_RS()",
	TABLE(auth_fields),
	UNDER({ "udp.port", PORT, BIND_BUILD }),
	.other = "Teredo",
	.text = "Teredo auth nonce=0x%nonce:x%[ confirmation=%confirmation%]",
};

/* ---- numbers each of whose bits is sent inverted, lest a translator finds them ---- */

static bool inverted_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)p;
	*n = f->bits / 8u;
	return avail >= *n;
}

static void inverted_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	const struct field *plain = f->arg;

	(void)s;
	(void)n;
	*out = val_int(~bits_get(p, 0, f->bits) & bits_max(f->bits));
	if (plain->kind == F_IPV4)
		out->type = V_IP4;
}

static bool inverted_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t b[4];

	(void)s;
	(void)d;
	bits_put(b, 0, f->bits, ~(v->type == V_INT || v->type == V_IP4 ? v->u : 0) & bits_max(f->bits));
	buf_add(out, b, f->bits / 8u);
	return true;
}

static bool inverted_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	return field_accept(layout_need("TeredoOrigin"), f->arg, in, out, d);
}

static const struct kind_ops inverted_ops = { inverted_measure, inverted_read, inverted_write, inverted_accept };
static const struct field plain_port = UINT("port", 16), plain_address = IPV4("address");

static const struct field origin_fields[] = {
	UINT("indicator", 16, .init = ORIGIN),
	HOOK("port", &inverted_ops, .bits = 16, .arg = &plain_port, .help = "of the client, as the other side saw it"),
	HOOK("address", &inverted_ops, .bits = 32, .arg = &plain_address, .help = "of the client, as the other side saw it"),
};
static const struct proto origin = {
	.name = "TeredoOrigin",
	.title = "Teredo origin indication (RFC 4380, 5.1.1)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/TeredoOrigin(port=40000, address=\"198.51.100.1\")/IPv6()/ICMPv6ND_RA()",
	TABLE(origin_fields),
	UNDER({ "udp.port", PORT, BIND_BUILD }),
	.other = "Teredo",
	.text = "Teredo origin %address%:%port%",
};

PROTO_UNIT(teredo, &teredo, &auth, &origin);
