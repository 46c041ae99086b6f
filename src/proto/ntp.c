/* ntp.c - Network Time Protocol (RFC 5905, RFC 7822): header, extensions, authenticator. */
#include "ntp.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum {
	MODE = 2, ACTIVE = 1, CLIENT = 3,
	MODE_CONTROL = 6, MODE_PRIVATE = 7,
	LEAST = 8,          /* bytes of the shortest message */
	AUTHENTICATOR = 20, /* bytes: key identifier and digest */
	EXTENSION_LEAST = 16,
};

/* ---- seconds and a fraction ---- */

static unsigned half(const struct field *f)
{
	return f->bits / 2;
}

static bool fixed_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)p;
	*n = f->bits / 8;
	return *n <= avail;
}

/* Whole seconds are a number; with a fraction they are a float, and what it has no room for is in aux. */
static struct val value_of(const struct field *f, uint64_t raw)
{
	unsigned width = raw ? 64 - (unsigned)__builtin_clzll(raw) : 0, lost = width > 53 ? width - 53 : 0;
	uint64_t low = raw & ((1ull << lost) - 1);

	if (!(raw & bits_max(half(f))))
		return val_int(raw >> half(f));
	return (struct val){ .type = V_FLOAT, .f = (double)(raw - low) / (double)(1ull << half(f)), .aux = (uint32_t)low };
}

static void fixed_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)n;
	*out = value_of(f, bits_get(p, 0, f->bits));
}

static bool too_large(const struct field *f, struct diag *d)
{
	return diag_set(d, "%s is a number of seconds from 0 to below 2^%u", f->name, half(f));
}

/* "3900000000.25": more digits than a float has. */
static bool parse(const struct field *f, struct str s, uint64_t *raw)
{
	uint64_t whole = 0, part = 0, scale = 1;
	size_t i = 0;

	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && whole <= UINT32_MAX; i++)
		whole = whole * 10 + (uint64_t)(s.p[i] - '0');
	if (!i || whole > bits_max(half(f)))
		return false;
	if (i < s.n && s.p[i] == '.') {
		for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && scale < 1000000000000000000ull; i++, scale *= 10)
			part = part * 10 + (uint64_t)(s.p[i] - '0');
	}
	*raw = (whole << half(f)) + (uint64_t)((((unsigned __int128)part << half(f)) + scale / 2) / scale);
	return i == s.n;
}

static bool raw_of(const struct field *f, const struct val *v, uint64_t *raw, struct diag *d)
{
	double most = (double)bits_max(half(f)) + 1;

	*raw = 0;
	switch (v->type) {
	case V_UNSET: case V_NONE:
		return true;
	case V_INT: case V_BOOL:
		*raw = v->u << half(f);
		return (!v->neg && v->u <= bits_max(half(f))) || too_large(f, d);
	case V_FLOAT:
		if (!(v->f >= 0 && v->f < most))
			return too_large(f, d);
		*raw = (uint64_t)(v->f * (double)(1ull << half(f))) + v->aux;
		return true;
	case V_BYTES:
		if (v->s->n != f->bits / 8u)
			return diag_set(d, "%s has %u bytes, not %u", f->name, f->bits / 8, v->s->n);
		*raw = bits_get(v->s->data, 0, f->bits);
		return true;
	case V_STR:
		return parse(f, val_text(v), raw) || too_large(f, d);
	}
	return too_large(f, d);
}

static bool fixed_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t b[8];
	uint64_t raw;

	(void)s;
	if (!raw_of(f, v->type == V_UNSET && f->value ? f->value : v, &raw, d))
		return false;
	bits_put(b, 0, f->bits, raw);
	buf_add(out, b, f->bits / 8);
	return true;
}

static bool fixed_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint64_t raw;

	if (!raw_of(f, in, &raw, d))
		return false;
	*out = value_of(f, raw);
	return true;
}

const struct kind_ops ntp_fixed_ops = { fixed_measure, fixed_read, fixed_write, fixed_accept };

/* ---- the header ---- */

static const struct name_row leap_rows[] = {
	{ 0, "no warning" },
	{ 1, "last minute of the day has 61 seconds" },
	{ 2, "last minute of the day has 59 seconds" },
	{ 3, "unknown (clock unsynchronized)" },
};
static const struct names leap_names = { .table = "ntp.leap", ROWS(leap_rows) };

static const struct name_row mode_rows[] = {
	{ 0, "reserved" },
	{ 1, "symmetric active" },
	{ 2, "symmetric passive" },
	{ 3, "client" },
	{ 4, "server" },
	{ 5, "broadcast" },
	{ 6, "NTP control message" },
	{ 7, "reserved for private use" },
};
const struct names ntp_mode_names = { .table = "ntp.mode", ROWS(mode_rows) };

static const struct field header_fields[] = {
	UINT("leap", 2, .names = &leap_names, .help = "leap indicator"),
	UINT("version", 3, .init = 4),
	UINT("mode", 3, .init = 3, .names = &ntp_mode_names),
	UINT("stratum", 8, .init = 2),
	UINT("poll", 8, .init = 10, .help = "poll exponent: 2^poll seconds"),
	SINT("precision", 8, .help = "precision exponent: 2^precision seconds"),
	FIXED_POINT("delay", .help = "root delay, in seconds"),
	FIXED_POINT("dispersion", .help = "root dispersion, in seconds"),
	IPV4("id", .init = 0x7f000001, .when = "stratum>1", .help = "reference ID: who the time is from"),
	BYTES("ref_id", .size = FIXED(4), .when = "stratum<2", .help = "reference ID: what the time is from, or a kiss code"),
	STAMP("ref", .help = "reference timestamp, in seconds since 1900"),
	STAMP("orig", .help = "origin timestamp"),
	STAMP("recv", .help = "receive timestamp"),
	STAMP("sent", .help = "transmit timestamp"),
};

/* As Scapy: 20 bytes are an authenticator, more have extensions before it. */
static const struct layout *header_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	(void)p;
	if (n < AUTHENTICATOR)
		return NULL;
	return layout_need(n == AUTHENTICATOR ? "NTPAuthenticator" : "NTPExtensions");
}

static const struct layout *message_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	unsigned mode = n ? p[0] & 7 : 0;

	(void)outer;
	if (n < LEAST)
		return NULL;
	return layout_need(mode == MODE_CONTROL ? "NTPControl" : mode == MODE_PRIVATE ? "NTPPrivate" : "NTPHeader");
}

/* A server answers a client, and a passive peer an active one; it sends back when it was asked (RFC 5905, 8 and 9.2). */
static bool header_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t said = 0, asked = 0;
	struct val back, sent;
	bool same;

	if (!layer_uint(a, i, MODE, &said) || !layer_uint(q, j, MODE, &asked) || said != asked + 1 || (asked != ACTIVE && asked != CLIENT))
		return false;
	layer_get(a, i, (unsigned)field_find(a->layer[i].lay, "orig", 4), &back);
	layer_get(q, j, (unsigned)field_find(q->layer[j].lay, "sent", 4), &sent);
	same = val_same(&back, &sent);
	val_drop(back);
	val_drop(sent);
	return same;
}

static const struct proto header = {
	.name = "NTPHeader",
	.is = "NTP",
	.title = "Network Time Protocol header (RFC 5905)",
	TABLE(header_fields),
	UNDER({ "udp.port", 123, BIND_BUILD }),
	SETS({ "UDP", "sport", 123 }, { "UDP", "dport", 123 }),
	.next = header_next,
	.replies = header_replies,
	.summary = "NTP v%ir,NTPHeader.version%, %NTPHeader.mode%",
	.text = "NTPv%version:d% %mode%[ stratum=%stratum:d%]",
};

static const struct proto ntp = {
	.name = "NTP",
	.title = "Network Time Protocol (RFC 5905): a header, a control or a private message, as its mode says",
	.like = &header,
	UNDER({ "udp.port", 123 }),
	SETS({ "UDP", "sport", 123 }, { "UDP", "dport", 123 }),
	.choose = message_choose,
	.summary = "NTP v%ir,NTP.version%, %NTP.mode%",
};

/* ---- what stands behind it ---- */

/* All but the digest and its key at the end. */
static uint64_t before_authenticator(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	(void)s;
	return avail > AUTHENTICATOR ? avail - AUTHENTICATOR : 0;
}

static const struct field authenticator_fields[] = {
	BYTES("padding", .size = SIZE_FN(before_authenticator)),
	UINT("key_id", 32, .help = "key identifier"),
	BYTES("dgst", .size = FIXED(16), .help = "message digest"),
};

static const struct proto authenticator = {
	.name = "NTPAuthenticator",
	.title = "NTP message authentication code (RFC 5905, 7.3)",
	TABLE(authenticator_fields),
};

/* The length counts the four bytes before it; 0 is not sent and goes to the end. */
static uint64_t extension_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t len = 0;

	(void)x;
	scope_named(s, "len", &len);
	return !len ? avail : len > 4 ? len - 4 : 0;
}

static const struct field extension_fields[] = {
	UINT("type", 16),
	UINT("len", 16),
	BYTES("value", .size = SIZE_FN(extension_size), .pad = 4),
};

static const struct proto extension = {
	.name = "NTPExtension",
	.title = "NTP extension field (RFC 7822)",
	TABLE(extension_fields),
};

static const struct layout *extension_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	(void)p;
	return avail >= EXTENSION_LEAST ? layout_need("NTPExtension") : NULL;
}

static const struct family extension_family = { .choose = extension_choose };

static const struct layout *authenticator_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	(void)p;
	return avail >= AUTHENTICATOR ? layout_need("NTPAuthenticator") : NULL;
}

static const struct family authenticator_family = { .choose = authenticator_choose };

static const struct field extensions_fields[] = {
	LIST("extensions", &extension_family, .size = SIZE_FN(before_authenticator)),
	LAYER("mac", &authenticator_family, .text = "NTPAuthenticator", .size = REST),
};

static const struct proto extensions = {
	.name = "NTPExtensions",
	.title = "NTPv4 extension fields and authenticator (RFC 7822)",
	TABLE(extensions_fields),
};

static const struct names *const names[] = { &leap_names, &ntp_mode_names, NULL };
PROTO_NAMES_UNIT(ntp, names, &ntp, &header, &authenticator, &extension, &extensions);
