/* mobileip.c - IP Mobility Support for IPv4: registration (RFC 5944) and UDP tunnels (RFC 3519). */
#include "pkt/field.h"

enum { MOBILE_PORT = 434, IN_IP = 4 };

static const struct name_row type_rows[] = {
	{ 1, "RRQ" },
	{ 3, "RRP" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field mobile_fields[] = {
	UINT("type", 8, .init = 1, .names = &types, .compute = NEXT("mobileip")),
};
static const struct proto mobile = {
	.name = "MobileIP",
	.title = "Mobile IP, message type (RFC 5944)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/MobileIP()/MobileIPRRQ(homeaddr=\"198.51.100.7\", haaddr=\"192.0.2.1\", coaddr=\"203.0.113.7\", id=7)",
	TABLE(mobile_fields),
	UNDER({ "udp.port", MOBILE_PORT }),
	SETS({ "UDP", "sport", MOBILE_PORT }),
	.reply = { TURN("type", 1, 3) },
	.text = "MobileIP %type%",
};

static const struct field request_fields[] = {
	UINT("flags", 8, .base = HEX),
	UINT("lifetime", 16, .init = 180, .help = "in seconds"),
	IPV4("homeaddr", .help = "home address"),
	IPV4("haaddr", .help = "home agent"),
	IPV4("coaddr", .help = "care-of address"),
	UINT("id", 64),
};
static const struct proto request = {
	.name = "MobileIPRRQ",
	.title = "Mobile IP registration request (RFC 5944, 3.3)",
	TABLE(request_fields),
	UNDER({ "mobileip", 1 }),
	.text = "home=%homeaddr% agent=%haaddr% care-of=%coaddr% lifetime=%lifetime%s",
};

static const struct field reply_fields[] = {
	UINT("code", 8),
	UINT("lifetime", 16, .init = 180, .help = "in seconds"),
	IPV4("homeaddr", .help = "home address"),
	IPV4("haaddr", .help = "home agent"),
	UINT("id", 64),
};
static const struct proto reply = {
	.name = "MobileIPRRP",
	.title = "Mobile IP registration reply (RFC 5944, 3.4)",
	TABLE(reply_fields),
	UNDER({ "mobileip", 3 }),
	.answers = "MobileIPRRQ",
	.reply = { SAME("homeaddr") },
	.text = "code=%code% home=%homeaddr% agent=%haaddr% lifetime=%lifetime%s",
};

static const struct field tunnel_fields[] = {
	UINT("nexthdr", 8, .init = IN_IP, .names_of = "ipproto", .compute = NEXT("ipproto")),
	UINT("res", 16),
};
static const struct proto tunnel = {
	.name = "MobileIPTunnelData",
	.title = "Mobile IP tunnel data (RFC 3519, 3.4)",
	TABLE(tunnel_fields),
	UNDER({ "mobileip", 4 }),
	.text = "tunnel",
};

PROTO_UNIT(mobileip, &mobile, &request, &reply, &tunnel);
