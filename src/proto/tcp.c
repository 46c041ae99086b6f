/* tcp.c - Transmission Control Protocol (RFC 9293) and its options, alone and as quoted in ICMP errors. */
#include "pkt/field.h"
#include "pkt/packet.h"

/* ---- options ------------------------------------------------------------------------------------------------- */

/* An option is written (name, value): its class is never built by itself, hence `abstract`. */
#define KIND(n) UINT("kind", 8, .init = (n))
#define LENGTH UINT("length", 8)

#define OPTION(id, class, number, what, show, ...) \
	static const struct field id##_fields[] = { KIND(number), LENGTH, __VA_ARGS__ }; \
	static const struct proto id = { \
		.name = class, \
		.title = what, \
		TABLE(id##_fields), \
		UNDER({ "tcp.option", number }), \
		.abstract = true, \
		.text = show, \
	}

static const struct field bare_fields[] = {
	KIND(0),
};

static const struct proto option_eol = {
	.name = "EOL",
	.title = "TCP option: end of option list (RFC 9293, 3.2)",
	TABLE(bare_fields),
	UNDER({ "tcp.option", 0 }),
	.abstract = true,
	.text = "",
};

static const struct proto option_nop = {
	.name = "NOP",
	.title = "TCP option: no-operation (RFC 9293, 3.2)",
	TABLE(bare_fields),
	UNDER({ "tcp.option", 1 }),
	.abstract = true,
	.text = "",
};

static const struct field edge = UINT("edge", 32);
static const struct family ao_value = { .other = "TCPAOValue" };

OPTION(option_mss, "MSS", 2, "TCP option: maximum segment size (RFC 9293, 3.7.1)", "mss=%mss%",
       UINT("mss", 16));
OPTION(option_wscale, "WScale", 3, "TCP option: window scale (RFC 7323, 2)", "ws=%shift%",
       UINT("shift", 8));
OPTION(option_sack_ok, "SAckOK", 4, "TCP option: SACK permitted (RFC 2018)", "sackOK",
       BYTES("data", .size = REST));
OPTION(option_sack, "SAck", 5, "TCP option: SACK (RFC 2018)", "sack=%edges%",
       SCALARS("edges", &edge, .size = REST));
OPTION(option_timestamp, "Timestamp", 8, "TCP option: timestamps (RFC 7323, 3)", "ts=%tsval%/%tsecr%",
       UINT("tsval", 32), UINT("tsecr", 32));
OPTION(option_alt_sum, "AltChkSum", 14, "TCP option: alternate checksum request (RFC 1146)", "altsum=%algorithm%",
       UINT("algorithm", 8), UINT("data", 16));
OPTION(option_alt_sum_data, "AltChkSumOpt", 15, "TCP option: alternate checksum data (RFC 1146)", "altsumdata",
       BYTES("data", .size = REST));
OPTION(option_md5, "MD5", 19, "TCP option: MD5 signature (RFC 2385)", "md5",
       BYTES("digest", .size = REST));
OPTION(option_mood, "Mood", 25, "TCP option: mood (RFC 5841)", "mood=%mood%",
       BYTES("mood", .size = REST));
OPTION(option_timeout, "UTO", 28, "TCP option: user timeout (RFC 5482)", "uto=%timeout%",
       UINT("timeout", 16));
OPTION(option_ao, "AO", 29, "TCP option: authentication (RFC 5925)", "ao",
       LAYER("value", &ao_value, .size = REST));
OPTION(option_fast_open, "TFO", 34, "TCP option: fast open cookie (RFC 7413)", "tfo",
       UINT("cookie_high", 32), UINT("cookie_low", 32));

static const struct family options = {
	.space = "tcp.option",
	.bits = 8,
	.tuples = true,
	.length_adds = 2,
	.bare = { 0, 1 },
	.last = 0,
};

/* ---- the segment --------------------------------------------------------------------------------------------- */

static const struct field tcp_fields[] = {
	UINT("sport", 16, .init = 20, .names_of = "tcp.service", .guess = "tcp.port", .help = "source port"),
	UINT("dport", 16, .init = 80, .names_of = "tcp.service", .compute = NEXT("tcp.port"), .help = "destination port"),
	UINT("seq", 32, .help = "sequence number"),
	UINT("ack", 32, .help = "acknowledgment number"),
	UINT("dataofs", 4, .compute = HEADER_LENGTH(4), .help = "data offset"),
	UINT("reserved", 3),
	FLAGS("flags", 9, .init = 2, .letters = "FSRPAUECN", .help = "control bits"),
	UINT("window", 16, .init = 8192),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PSEUDO, .help = "checksum"),
	UINT("urgptr", 16, .help = "urgent pointer"),
	LIST("options", &options, .size = OF("dataofs", 4, -20), .pad = 4),
};

enum { SEQ = 2, ACK = 3, FLAG_FIELD = 6, FIN = 1, SYN = 2, RST = 4, ACKS = 16, SLACK = 2 /* a SYN and a FIN take a number each */ };

static bool near_to(uint32_t a, uint32_t b, uint32_t most)
{
	return a - b <= most || b - a <= most;
}

static uint64_t number(const struct packet *p, unsigned l, unsigned f)
{
	uint64_t v = 0;

	layer_uint(p, l, f, &v);
	return v;
}

/* Which segment may come back (RFC 9293, 3.5 and 3.10.7), with numbers as a live peer would have them. */
static bool tcp_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t f = number(a, i, FLAG_FIELD), asked = number(q, j, FLAG_FIELD);
	const struct layer *l = &q->layer[j];

	if ((asked & RST) || ((f & SYN) && (!(f & ACKS) || !(asked & SYN))))
		return false;
	if ((asked & ACKS) && !near_to((uint32_t)number(q, j, ACK), (uint32_t)number(a, i, SEQ), SLACK) && !(f & RST && f & ACKS))
		return false;
	return !(f & ACKS) || near_to((uint32_t)number(q, j, SEQ), (uint32_t)number(a, i, ACK), SLACK + l->len - l->hlen);
}

/* The acknowledgment of what begins at `seq` (RFC 9293, 3.10.7): not of a segment that acknowledges, which a bare RST answers. */
static bool tcp_echo(const struct packet *q, unsigned l, struct echo *out)
{
	uint64_t flags;
	struct val v;

	layer_get(q, l, FLAG_FIELD, &v);
	if (v.type != V_INT) {
		val_drop(v);
		return false;
	}
	flags = v.u;
	*out = (struct echo){ "seq", "ack", !!(flags & SYN) + !!(flags & FIN) };
	return !(flags & (ACKS | RST));
}

static const struct proto tcp = {
	.name = "TCP",
	.title = "Transmission Control Protocol (RFC 9293)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(dport=80, flags=\"S\", options=[(\"MSS\", 1460)])",
	TABLE(tcp_fields),
	UNDER({ "ipproto", 6 }),
	.other = "TCPUnclaimed",
	.reply = { SWAP("sport", "dport") },
	.replies = tcp_replies,
	.echo = tcp_echo,
	.reply_ends = true,
	.summary = "TCP {IP:%IP.src%:%TCP.sport% > %IP.dst%:%TCP.dport%}{!IP:%TCP.sport% > %TCP.dport%} %TCP.flags%",
	.text = "TCP %flags% seq=%seq%[ ack=%ack%] win=%window%[ urg=%urgptr%][ %options%][ len=%payload:d%]",
};

/* What follows in a quotation is not decoded: it may be cut. */
static const struct proto tcp_error = {
	.name = "TCPerror",
	.title = "TCP header quoted in an ICMP error (RFC 792)",
	.like = &tcp,
	.like_space = { "tcp.port", "tcp.port.error" },
	UNDER({ "ipproto.error", 6 }, { "ipproto.error6", 6 }),
	.other = "Raw",
	.reply = { SAME("sport"), SAME("dport"), SAME("seq") },
	.summary = "",
	.text = "TCP %sport:d% > %dport:d% seq=%seq%",
};

static const struct field ao_fields[] = {
	UINT("keyid", 8, .help = "KeyID"),
	UINT("rnextkeyid", 8, .help = "RNextKeyID"),
	BYTES("mac", .size = REST, .help = "message authentication code"),
};

static const struct proto ao = {
	.name = "TCPAOValue",
	.title = "Value of the TCP authentication option (RFC 5925, 2.2)",
	TABLE(ao_fields),
};

PROTO_UNIT(tcp, &tcp, &tcp_error, &ao, &option_eol, &option_nop, &option_mss, &option_wscale, &option_sack_ok, &option_sack,
	   &option_timestamp, &option_alt_sum, &option_alt_sum_data, &option_md5, &option_mood, &option_timeout, &option_ao,
	   &option_fast_open);
