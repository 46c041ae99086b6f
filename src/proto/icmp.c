/* icmp.c - Internet Control Message Protocol (RFC 792, RFC 950, RFC 1191), alone and as quoted in errors. */
#include "icmpext.h"

#include "pkt/addr.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/clock.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { UNREACHABLE = 3, QUENCH = 4, REDIRECT = 5, EXCEEDED = 11, PROBLEM = 12, MASK_ASKED = 17, MASK_TOLD = 18 };
enum { HEADER = 8, IP_HEADER = 20, NUMBER_UDP = 17, DAY = 24 * 60 * 60 * 1000 };

static const struct name_row type_rows[] = {
	{ 0, "echo-reply" },
	{ 3, "dest-unreach" },
	{ 4, "source-quench" },
	{ 5, "redirect" },
	{ 8, "echo-request" },
	{ 9, "router-advertisement" },
	{ 10, "router-solicitation" },
	{ 11, "time-exceeded" },
	{ 12, "parameter-problem" },
	{ 13, "timestamp-request" },
	{ 14, "timestamp-reply" },
	{ 15, "information-request" },
	{ 16, "information-response" },
	{ 17, "address-mask-request" },
	{ 18, "address-mask-reply" },
	{ 30, "traceroute" },
	{ 31, "datagram-conversion-error" },
	{ 32, "mobile-host-redirect" },
	{ 33, "ipv6-where-are-you" },
	{ 34, "ipv6-i-am-here" },
	{ 35, "mobile-registration-request" },
	{ 36, "mobile-registration-reply" },
	{ 37, "domain-name-request" },
	{ 38, "domain-name-reply" },
	{ 39, "skip" },
	{ 40, "photuris" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row unreachable_rows[] = {
	{ 0, "network-unreachable" },
	{ 1, "host-unreachable" },
	{ 2, "protocol-unreachable" },
	{ 3, "port-unreachable" },
	{ 4, "fragmentation-needed" },
	{ 5, "source-route-failed" },
	{ 6, "network-unknown" },
	{ 7, "host-unknown" },
	{ 9, "network-prohibited" },
	{ 10, "host-prohibited" },
	{ 11, "TOS-network-unreachable" },
	{ 12, "TOS-host-unreachable" },
	{ 13, "communication-prohibited" },
	{ 14, "host-precedence-violation" },
	{ 15, "precedence-cutoff" },
};
static const struct names unreachable_codes = { ROWS(unreachable_rows) };

static const struct name_row redirect_rows[] = {
	{ 0, "network-redirect" },
	{ 1, "host-redirect" },
	{ 2, "TOS-network-redirect" },
	{ 3, "TOS-host-redirect" },
};
static const struct names redirect_codes = { ROWS(redirect_rows) };

static const struct name_row exceeded_rows[] = {
	{ 0, "ttl-zero-during-transit" },
	{ 1, "ttl-zero-during-reassembly" },
};
static const struct names exceeded_codes = { ROWS(exceeded_rows) };

static const struct name_row problem_rows[] = {
	{ 0, "ip-header-bad" },
	{ 1, "required-option-missing" },
};
static const struct names problem_codes = { ROWS(problem_rows) };

static const struct name_row photuris_rows[] = {
	{ 0, "bad-spi" },
	{ 1, "authentication-failed" },
	{ 2, "decompression-failed" },
	{ 3, "decryption-failed" },
	{ 4, "need-authentification" },
	{ 5, "need-authorization" },
};
static const struct names photuris_codes = { ROWS(photuris_rows) };

static const struct field unreachable_code = UINT("code", 8, .names = &unreachable_codes);
static const struct field redirect_code = UINT("code", 8, .names = &redirect_codes);
static const struct field exceeded_code = UINT("code", 8, .names = &exceeded_codes);
static const struct field problem_code = UINT("code", 8, .names = &problem_codes);
static const struct field photuris_code = UINT("code", 8, .names = &photuris_codes);
static const struct field other_code = UINT("code", 8);

static const struct alt codes[] = {
	{ "type=3", &unreachable_code },
	{ "type=5", &redirect_code },
	{ "type=11", &exceeded_code },
	{ "type=12", &problem_code },
	{ "type=40", &photuris_code },
	{ NULL, &other_code },
};

/* Some types have nothing unused; what is given for it then goes nowhere. */
static bool accept_nothing(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	(void)f;
	(void)in;
	(void)d;
	*out = val_bytes("", 0);
	return true;
}

static const struct field unused_short = UINT("unused", 16);
static const struct field unused_long = UINT("unused", 32);
static const struct field unused_none = BYTES("unused", .size = FIXED(0), .accept = accept_nothing);

static const struct alt unused[] = {
	{ "type=11,12", &unused_short },
	{ "type=0,3,5,8,13-18", &unused_none },
	{ NULL, &unused_long },
};

/* Milliseconds since midnight UT (RFC 792). */
static bool now(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)e;
	(void)layer;
	(void)f;
	*out = (uint64_t)(clock_now() / 1000000 % DAY);
	return true;
}

/* "12:30:59.250" as well as a number. */
static bool accept_time(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	static const struct field number = UINT("time", 32);
	struct str s = val_text(in);
	uint64_t part[4] = { 0 };
	unsigned n = 0;
	size_t digits = 0;

	if (in->type != V_STR)
		return field_accept(NULL, &number, in, out, d);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9' && digits < 3) {
			part[n] = part[n] * 10 + (uint64_t)(s.p[i] - '0');
			digits++;
		} else if (s.p[i] == (n == 2 ? '.' : ':') && n < 3 && digits) {
			n++;
			digits = 0;
		} else {
			return diag_set(d, "'%.*s' is not a time for ICMP.%s: write 12:30:59.250", STR(s), f->name);
		}
	}
	for (; n == 3 && digits < 3; digits++)
		part[3] *= 10;
	if (part[0] > 23 || part[1] > 59 || part[2] > 59)
		return diag_set(d, "'%.*s' is no time of day (for ICMP.%s)", STR(s), f->name);
	*out = val_int(((part[0] * 60 + part[1]) * 60 + part[2]) * 1000 + part[3]);
	return true;
}

#define TIMESTAMP(n, words) \
	UINT(n, 32, .when = "type=13,14", .compute = COMPUTE_LOOKS(now, LOOKS_ANY), .accept = accept_time, .help = words)

#define MESSAGE_FIELDS \
	UINT("type", 8, .init = 8, .names = &types), \
	ALT("code", codes), \
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN, .help = "checksum"), \
	UINT("id", 16, .base = HEX, .when = "type=0,8,13-18,37,38", .help = "identifier"), \
	UINT("seq", 16, .base = HEX, .when = "type=0,8,13-18,37,38", .help = "sequence number"), \
	TIMESTAMP("ts_ori", "originate timestamp"), \
	TIMESTAMP("ts_rx", "receive timestamp"), \
	TIMESTAMP("ts_tx", "transmit timestamp"), \
	IPV4("gw", .when = "type=5", .help = "gateway internet address"), \
	UINT("ptr", 8, .when = "type=12", .help = "pointer"), \
	UINT("reserved", 8, .when = "type=3,11"), \
	UINT("length", 8, .when = "type=3,11,12", .help = "words of 4 bytes that are quoted (RFC 4884)"), \
	IPV4("addr_mask", .when = "type=17,18", .help = "address mask"), \
	UINT("nexthopmtu", 16, .when = "type=3", .help = "next-hop MTU (RFC 1191)"), \
	ALT("unused", unused)

/* ---- extensions ---------------------------------------------------------------------------------------------- */

#define EXTENSIBLE "type=3,11,12"

/* Where the extension begins in a message of n bytes, or n: it has none. Without a length it stands after 128 bytes. */
static size_t extension_at(const uint8_t *p, size_t n)
{
	size_t at;

	if (n < HEADER || (p[0] != UNREACHABLE && p[0] != EXCEEDED && p[0] != PROBLEM))
		return n;
	at = p[5] ? HEADER + p[5] * (size_t)4 : ICMPEXT_AT;
	return at < n && icmpext_is(p + at, n - at) ? at : n;
}

static uint64_t pad_size(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t ext = s->n - extension_at(s->b, s->n);

	(void)x;
	return avail > ext ? avail - ext : 0;
}

/* Where the packet that is quoted in the n bytes at p ends, as it says itself: by UDP's length, or IP's. */
static size_t quoted_end(const uint8_t *p, size_t n)
{
	size_t ihl, end, udp;

	if (n < IP_HEADER || p[0] >> 4 != 4)
		return n;
	ihl = (p[0] & 15) * (size_t)4;
	end = get16(p + 2);
	if (ihl < IP_HEADER || end < ihl || end > n)
		end = n;
	if (p[9] == NUMBER_UDP && ihl + HEADER <= end) {
		udp = get16(p + ihl + 4);
		if (udp >= HEADER && ihl + udp < end)
			end = ihl + udp;
	}
	return end;
}

static size_t icmp_trailer(const struct scope *s, size_t hdr, size_t n)
{
	size_t at = extension_at(s->b, n);

	return at == n || hdr > at ? 0 : n - hdr - quoted_end(s->b + hdr, at - hdr);
}

/* Eight bytes, for some types with more after them: RFC 1788 tells the time to live of the names that follow. */
static size_t icmp_measure(const struct scope *s)
{
	switch (s->b[0]) {
	case 13: case 14:
		return HEADER + 12;
	case 17: case 18: case 38:
		return HEADER + 4;
	case 37: /* RFC 1788 ends behind the sequence number, Scapy four bytes later */
		return s->n < HEADER + 4 ? HEADER : HEADER + 4;
	}
	return HEADER;
}

/* ---- messages ------------------------------------------------------------------------------------------------ */

/* Places in the table. */
enum { TYPE, CODE, CHKSUM, ID, SEQ, TS_ORI, TS_RX, TS_TX, GW, PTR, RESERVED, LENGTH, ADDR_MASK, NEXTHOPMTU };

static const struct field icmp_fields[] = {
	MESSAGE_FIELDS,
	BYTES("extpad", .trailer = true, .size = SIZE_FN(pad_size), .when = EXTENSIBLE,
	      .help = "zeros between what is quoted and the extension"),
	ICMPEXT_FIELD_WHEN(EXTENSIBLE),
};

static bool is_error(uint64_t type)
{
	return type == UNREACHABLE || type == QUENCH || type == REDIRECT || type == EXCEEDED || type == PROBLEM;
}

static const struct layout *icmp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return is_error(s->b[0]) ? layout_need("IPerror") : NULL;
}

static const struct names *codes_of(uint64_t type)
{
	switch (type) {
	case UNREACHABLE:
		return &unreachable_codes;
	case REDIRECT:
		return &redirect_codes;
	case EXCEEDED:
		return &exceeded_codes;
	case PROBLEM:
		return &problem_codes;
	}
	return NULL;
}

static void put_number(struct scope *s, unsigned f, const char *before, struct buf *out)
{
	uint64_t v;

	if (!scope_number(s, f, &v))
		return;
	buf_text(out, before);
	buf_u64(out, v);
}

static void put_address(struct scope *s, unsigned f, const char *before, struct buf *out)
{
	char text[IP4_TEXT];
	uint64_t v;

	if (!scope_number(s, f, &v))
		return;
	buf_text(out, before);
	buf_add(out, text, ip4_text((uint32_t)v, text));
}

static void put_name(const struct names *t, uint64_t v, const char *otherwise, struct buf *out)
{
	const char *name = t ? names_of_value(t, v) : NULL;

	if (name)
		buf_text(out, name);
	else
		buf_fmt(out, "%s%u", otherwise, (unsigned)v);
}

static void icmp_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint32_t at[FIELDS_MAX + 2];
	uint64_t type = 0, code = 0;
	struct scope s;

	s.at = at;
	scope_of(&s, p, layer);
	scope_number(&s, TYPE, &type);
	scope_number(&s, CODE, &code);
	buf_text(out, "ICMP ");
	put_name(&types, type, "type=", out);
	if (code || codes_of(type)) {
		buf_byte(out, ' ');
		put_name(codes_of(type), code, "code=", out);
	}
	if (type == UNREACHABLE && code == 4)
		put_number(&s, NEXTHOPMTU, " mtu=", out);
	if (is_error(type)) {
		if (type == PROBLEM)
			put_number(&s, PTR, " ptr=", out);
		if (type == REDIRECT)
			put_address(&s, GW, " gw=", out);
		return;
	}
	put_number(&s, ID, " id=", out);
	put_number(&s, SEQ, " seq=", out);
	if (type == MASK_ASKED || type == MASK_TOLD)
		put_address(&s, ADDR_MASK, " mask=", out);
}

/* Which type answers which. */
static bool icmp_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	static const uint8_t pairs[][2] = { { 8, 0 }, { 13, 14 }, { 15, 16 }, { 17, 18 }, { 33, 34 }, { 35, 36 }, { 37, 38 },
					    { 10, 9 }, { 42, 43 } };
	uint64_t asked = 0, type = 0;

	layer_uint(q, j, 0, &asked);
	layer_uint(a, i, 0, &type);
	for (size_t k = 0; k < sizeof(pairs) / sizeof(pairs[0]); k++)
		if (pairs[k][0] == asked && pairs[k][1] == type)
			return true;
	return false;
}

static const struct proto icmp = {
	.name = "ICMP",
	.title = "Internet Control Message Protocol (RFC 792)",
	.example = "IP(dst=\"192.0.2.1\")/ICMP(type=\"echo-request\", id=7, seq=1)/\"data\"",
	TABLE(icmp_fields),
	UNDER({ "ipproto", 1 }),
	.measure = icmp_measure,
	.next = icmp_next,
	.trailer = icmp_trailer,
	.reply = { SAME("id"), SAME("seq") },
	.replies = icmp_replies,
	.summary = "ICMP {IP:%IP.src% > %IP.dst% }%ICMP.type% %ICMP.code%",
	.text_fn = icmp_text,
};

static const struct field quoted_fields[] = {
	MESSAGE_FIELDS,
};

static const struct proto icmp_error = {
	.name = "ICMPerror",
	.title = "ICMP message quoted in an ICMP error (RFC 792)",
	TABLE(quoted_fields),
	UNDER({ "ipproto.error", 1 }),
	.measure = icmp_measure,
	.next = icmp_next,
	.reply = { SAME("type"), SAME("code"), SAME("id"), SAME("seq") },
	.text_fn = icmp_text,
};

PROTO_UNIT(icmp, &icmp, &icmp_error);
