/* udp.c - User Datagram Protocol (RFC 768), alone and as quoted in ICMP errors. */
#include "pkt/field.h"

static const struct field udp_fields[] = {
	UINT("sport", 16, .init = 53, .names_of = "udp.service", .guess = "udp.port", .help = "source port"),
	UINT("dport", 16, .init = 53, .names_of = "udp.service", .compute = NEXT("udp.port"),
	     .guess = "udp.dport", .help = "destination port"),
	UINT("len", 16, .compute = TOTAL_LENGTH(1), .help = "length"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_UDP, .help = "checksum"),
};

static const struct proto udp = {
	.name = "UDP",
	.title = "User Datagram Protocol (RFC 768)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(dport=53)/DNS()",
	TABLE(udp_fields),
	UNDER({ "ipproto", 17 }),
	.other = "UDPUnclaimed",
	.reply = { SWAP("sport", "dport") },
	.summary = "UDP {IP:%IP.src%:%UDP.sport% > %IP.dst%:%UDP.dport%}{!IP:%UDP.sport% > %UDP.dport%}",
};

/* What follows in a quotation is not decoded: it may be cut. */
static const struct proto udp_error = {
	.name = "UDPerror",
	.title = "UDP header quoted in an ICMP error (RFC 792)",
	.like = &udp,
	.like_space = { "udp.port", "udp.port.error" },
	UNDER({ "ipproto.error", 17 }, { "ipproto.error6", 17 }),
	.other = "Raw",
	.reply = { SAME("sport"), SAME("dport") },
	.summary = "",
	.text = "UDP %sport:d% > %dport:d%",
};

PROTO_UNIT(udp, &udp, &udp_error);
