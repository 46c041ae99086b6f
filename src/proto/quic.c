/* quic.c - QUIC: long and short headers (RFC 9000, 17; RFC 9369; RFC 8999). What header protection hides is shown as it is sent. */
#include <inttypes.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { PORT = 443, LONG = 0x80, FIXED_BIT = 0x40, TAG_SIZE = 16 };
#define VERSION_2 0x6b3343cfu

static const struct name_row form_rows[] = {
	{ 0, "Short" },
	{ 1, "Long" },
};
static const struct names forms = { ROWS(form_rows) };

static const struct name_row type_rows[] = {
	{ 0, "Initial" },
	{ 1, "0-RTT" },
	{ 2, "Handshake" },
	{ 3, "Retry" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row version_rows[] = {
	{ 0x00000000, "Version Negotiation" },
	{ 0x00000001, "QUICv1" },
	{ 0x51303433, "Q043" },
	{ 0x51303436, "Q046" },
	{ 0x51303530, "Q050" },
	{ 0x6b3343cf, "QUICv2" },
};
static const struct names versions = { ROWS(version_rows) };

/* ---- integers that say how long they are (RFC 9000, 16). In more bytes than it takes: "5 in 2 bytes" ---- */

static unsigned varint_size(uint8_t first)
{
	return 1u << (first >> 6);
}

static unsigned varint_least(uint64_t v)
{
	return v < 0x40 ? 1 : v < 0x4000 ? 2 : v < 0x40000000 ? 4 : 8;
}

static uint64_t varint_get(const uint8_t *p)
{
	return bits_get(p, 2, varint_size(p[0]) * 8 - 2);
}

static bool varint_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	*n = avail ? varint_size(p[0]) : 0;
	return avail && *n <= avail;
}

static void varint_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf b = BUF_INIT;
	uint64_t v = varint_get(p);

	(void)s;
	(void)f;
	if (n == varint_least(v)) {
		*out = val_int(v);
		return;
	}
	buf_fmt(&b, "%" PRIu64 " in %zu bytes", v, n);
	*out = val_str(b.p, b.n);
	buf_free(&b);
}

/* "5 in 2 bytes" */
static bool varint_parse(struct str t, uint64_t *v, unsigned *n)
{
	static const char in[] = " in ", bytes[] = " bytes";
	size_t k = 0;

	while (k < t.n && t.p[k] != ' ')
		k++;
	if (t.n != k + sizeof(in) - 1 + 1 + sizeof(bytes) - 1 || memcmp(t.p + k, in, sizeof(in) - 1) != 0 ||
	    memcmp(t.p + k + sizeof(in), bytes, sizeof(bytes) - 1) != 0 || !str_to_u64((struct str){ t.p, k }, v))
		return false;
	*n = (unsigned)(t.p[k + sizeof(in) - 1] - '0');
	return (*n == 1 || *n == 2 || *n == 4 || *n == 8) && *v < (uint64_t)1 << 62 && varint_least(*v) <= *n;
}

static bool varint_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint64_t number = v->type == V_INT ? v->u : f->init;
	unsigned n = varint_least(number);
	uint8_t b[8] = { 0 };

	(void)s;
	(void)d;
	if (v->type == V_STR)
		varint_parse(val_text(v), &number, &n);
	bits_put(b, 0, 2, n == 1 ? 0 : n == 2 ? 1 : n == 4 ? 2 : 3);
	bits_put(b, 2, n * 8 - 2, number);
	buf_add(out, b, n);
	return true;
}

static bool varint_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t number;
	unsigned n;

	if (!(in->type == V_STR && varint_parse(val_text(in), &number, &n)) && !(in->type == V_INT && !in->neg && in->u < (uint64_t)1 << 62))
		return diag_set(d, "%s is a number from 0 to 2^62-1, or one in more bytes than it takes: \"5 in 2 bytes\"", f->name);
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops varint_ops = { varint_measure, varint_read, varint_write, varint_accept };
#define VARINT(n, ...) HOOK(n, &varint_ops, __VA_ARGS__)

/* The number in a decoded field of that kind; 0: it is not there. */
static uint64_t varint_of(const struct scope *s, const char *name)
{
	int f = field_find(s->lay, name, strlen(name));
	size_t at;

	if (!s->at || f < 0 || (unsigned)f >= s->walked)
		return 0;
	at = s->at[f] / 8;
	return at < s->n && at + varint_size(s->b[at]) <= s->n ? varint_get(s->b + at) : 0;
}

/* ---- headers ---- */

#define FORM(form) UINT("HeaderForm", 1, .init = (form), .names = &forms)
#define FIRST(type) FORM(1), UINT("FixedBit", 1, .init = 1), UINT("LongPacketType", 2, .init = (type), .names = &types)
#define HIDDEN UINT("Reserved", 2), UINT("PacketNumberLen", 2, .compute = LENGTH_OF("PacketNumber", 1, -1), .help = "bytes of it, less one; hidden")
#define CONNECTION(v) \
	UINT("Version", 32, .base = HEX, .init = (v), .names = &versions), \
	UINT("DstConnIDLen", 8, .compute = LENGTH_OF("DstConnID", 1, 0)), \
	BYTES("DstConnID", .size = OF("DstConnIDLen", 1, 0)), \
	UINT("SrcConnIDLen", 8, .compute = LENGTH_OF("SrcConnID", 1, 0)), \
	BYTES("SrcConnID", .size = OF("SrcConnIDLen", 1, 0))

static const struct field pn8 = UINT("pn", 8), pn16 = UINT("pn", 16), pn24 = UINT("pn", 24), pn32 = UINT("pn", 32);
static const struct alt pn_alts[] = {
	{ "PacketNumberLen=0,unset", &pn8 },
	{ "PacketNumberLen=1", &pn16 },
	{ "PacketNumberLen=2", &pn24 },
	{ "PacketNumberLen=3", &pn32 },
};
#define PACKET_NUMBER ALT("PacketNumber", pn_alts, .help = "hidden by header protection")
#define LENGTH_FIELD VARINT("Length", .help = "bytes of packet number and payload")

static const struct field version_word = UINT("version", 32, .base = HEX, .names = &versions);

static const struct field negotiation_fields[] = {
	FORM(1),
	UINT("Unused", 7),
	CONNECTION(0),
	SCALARS("SupportedVersions", &version_word, .whole = true, .size = REST),
};

static uint64_t token_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return scope_decoding(s) ? varint_of(s, "TokenLen") : avail;
}

/* The token's length is a number of its own kind: given, or as long as the token is. */
static bool token_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	int token = field_find(s->lay, "Token", 5);
	struct val n = *v;

	if (v->type != V_INT && v->type != V_STR)
		n = val_int(s->vals && token >= 0 ? val_text(&s->vals[token]).n : 0);
	return varint_write(s, f, &n, out, d);
}

static const struct kind_ops token_ops = { varint_measure, varint_read, token_write, varint_accept };

static const struct field initial_fields[] = {
	FIRST(0), HIDDEN, CONNECTION(1), HOOK("TokenLen", &token_ops), BYTES("Token", .size = SIZE_FN(token_size)), LENGTH_FIELD, PACKET_NUMBER,
};
static const struct field rtt0_fields[] = { FIRST(1), HIDDEN, CONNECTION(1), LENGTH_FIELD, PACKET_NUMBER };
static const struct field handshake_fields[] = { FIRST(2), HIDDEN, CONNECTION(1), LENGTH_FIELD, PACKET_NUMBER };

static uint64_t before_tag(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return !scope_decoding(s) ? avail : avail > TAG_SIZE ? avail - TAG_SIZE : 0;
}

static const struct field retry_fields[] = {
	FIRST(3),
	UINT("Unused", 4),
	CONNECTION(1),
	BYTES("RetryToken", .size = SIZE_FN(before_tag)),
	BYTES("RetryIntegrityTag", .size = REST),
};
static const struct field rtt1_fields[] = {
	FORM(0),
	UINT("FixedBit", 1, .init = 1),
	UINT("SpinBit", 1),
	UINT("Reserved", 2),
	UINT("KeyPhase", 1),
	UINT("PacketNumberLen", 2, .compute = LENGTH_OF("PacketNumber", 1, -1), .help = "bytes of it, less one; hidden"),
	BYTES("DstConnID", .size = FIXED(0), .help = "its length is known to the ends alone: it is decoded as payload"),
	PACKET_NUMBER,
};

/* Which packet: by its first bits, which version 2 numbers otherwise (RFC 9369, 3.2). */
static const struct layout *packet_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	static const char *const classes[] = { "QUIC_Initial", "QUIC_0RTT", "QUIC_Handshake", "QUIC_Retry" };
	unsigned type;

	(void)outer;
	if (!n || !(p[0] & (LONG | FIXED_BIT)))
		return NULL;
	if (!(p[0] & LONG))
		return layout_need("QUIC_1RTT");
	if (!(p[0] & FIXED_BIT) || (n >= 5 && get32(p + 1) == 0))
		return layout_need("QUIC_Version");
	type = p[0] >> 4 & 3;
	if (n >= 5 && get32(p + 1) == VERSION_2)
		type = (type + 3) & 3;
	return layout_need(classes[type]);
}

/* Bytes of payload that the length leaves; what is more is the next packet of the datagram (RFC 9000, 12.2). */
static uint64_t payload_size(const struct scope *s)
{
	uint64_t length = varint_of(s, "Length"), number = (s->b[0] & 3) + 1u;

	return length > number ? length - number : 0;
}

static const struct layout *packet_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	return payload_size(s) > 0 && payload_size(s) < n ? layout_need("QUIC_Protected") : NULL;
}

static const struct proto quic = {
	.name = "QUIC",
	.title = "QUIC packet of any form (RFC 9000, 17)",
	.abstract = true,
	UNDER({ "udp.port", PORT, BIND_DECODE }),
	.choose = packet_class,
};

#define PACKET(var, class, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "QUIC: " what, \
		TABLE(var##_fields), \
		UNDER({ "udp.port", PORT, BIND_BUILD }), \
		SETS({ "UDP", "sport", PORT }), \
		.is = "QUIC", \
		__VA_ARGS__ \
	}
PACKET(negotiation, "QUIC_Version", "Version Negotiation packet (RFC 9000, 17.2.1)", .text = "QUIC versions=%SupportedVersions%");
PACKET(initial, "QUIC_Initial", "Initial packet (RFC 9000, 17.2.2)", .next = packet_next,
       .example = "IP(dst=\"192.0.2.1\")/UDP()/QUIC_Initial(DstConnID=b\"01234567\", Length=5)/\"data\"",
       .text = "QUIC Initial %Version%");
PACKET(rtt0, "QUIC_0RTT", "0-RTT packet (RFC 9000, 17.2.3)", .next = packet_next, .text = "QUIC 0-RTT");
PACKET(handshake, "QUIC_Handshake", "Handshake packet (RFC 9000, 17.2.4)", .next = packet_next, .text = "QUIC Handshake");
PACKET(retry, "QUIC_Retry", "Retry packet (RFC 9000, 17.2.5)", .text = "QUIC Retry");
PACKET(rtt1, "QUIC_1RTT", "1-RTT packet, with a short header (RFC 9000, 17.3.1)", .text = "QUIC 1-RTT");

/* ---- a payload with another packet behind it ---- */

static uint64_t protected_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint32_t at[FIELDS_MAX + 2];
	struct scope below;

	(void)x;
	if (!scope_decoding(s) || !s->p || !s->index)
		return avail;
	scope_of(&below, s->p, s->index - 1);
	below.at = at;
	return below.b && scope_walk(&below, below.lay->n - 1) && payload_size(&below) <= avail ? payload_size(&below) : avail;
}

static const struct field protected_fields[] = { BYTES("load", .size = SIZE_FN(protected_size), .help = "protected payload of the packet before") };
static const struct proto protected = {
	.name = "QUIC_Protected",
	.title = "QUIC: protected payload of a packet, behind which another one stands (RFC 9000, 12.2)",
	TABLE(protected_fields),
	.other = "QUIC",
	.text = "",
};

/* ---- frames, of which none is seen before keys are known ---- */

#define FRAME(var, class, number, what) \
	static const struct field var##_fields[] = { UINT("Type", 8, .base = HEX, .init = (number)) }; \
	static const struct proto var = { .name = class, .title = "QUIC frame: " what, TABLE(var##_fields) }
FRAME(padding, "QUIC_PADDING", 0x00, "PADDING (RFC 9000, 19.1)");
FRAME(ping, "QUIC_PING", 0x01, "PING (RFC 9000, 19.2)");
FRAME(ack, "QUIC_ACK", 0x02, "ACK (RFC 9000, 19.3)");

PROTO_UNIT(quic, &quic, &negotiation, &initial, &rtt0, &handshake, &retry, &rtt1, &protected, &padding, &ping, &ack);
