/* rip.c - Routing Information Protocol, versions 1 and 2 (RFC 1058, RFC 2453, RFC 2082), and RIPng (RFC 2080). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"

enum { RIP_PORT = 520, RIPNG_PORT = 521, AUTHENTICATED = 0xffff };

static const struct name_row command_rows[] = {
	{ 1, "req" },
	{ 2, "resp" },
	{ 3, "traceOn" },
	{ 4, "traceOff" },
	{ 5, "sun" },
	{ 6, "trigReq" },
	{ 7, "trigResp" },
	{ 8, "trigAck" },
	{ 9, "updateReq" },
	{ 10, "updateResp" },
	{ 11, "updateAck" },
};
static const struct names commands = { ROWS(command_rows) };

static const struct name_row family_rows[] = {
	{ 2, "IP" },
	{ AUTHENTICATED, "Auth" },
};
static const struct names families = { ROWS(family_rows) };

static const struct name_row metric_rows[] = {
	{ 16, "Unreach" },
};
static const struct names metrics = { ROWS(metric_rows) };

static const struct name_row auth_rows[] = {
	{ 1, "md5authdata" },
	{ 2, "simple" },
	{ 3, "md5" },
};
static const struct names auths = { ROWS(auth_rows) };

/* An entry of address family 0xffff authenticates (RFC 2453, 4.1). */
static const struct layout *entry(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return layout_need(n >= 2 && get16(p) == AUTHENTICATED ? "RIPAuth" : "RIPEntry");
}

static const struct field rip_fields[] = {
	UINT("cmd", 8, .init = 1, .names = &commands, .help = "command"),
	UINT("version", 8, .init = 1),
	UINT("null", 16, .help = "must be zero"),
};
static const struct proto rip = {
	.name = "RIP",
	.title = "Routing Information Protocol (RFC 2453)",
	.example = "IP(dst=\"224.0.0.9\", ttl=1)/UDP()/RIP(cmd=\"resp\", version=2)/RIPEntry(addr=\"198.51.100.0\", mask=\"255.255.255.0\")",
	TABLE(rip_fields),
	UNDER({ "udp.port", RIP_PORT }),
	SETS({ "UDP", "sport", RIP_PORT }),
	.reply = { TURN("cmd", 1, 2) },
	.reply_ends = true,
	.next = entry,
	.text = "RIPv%version% %cmd%",
};

static const struct field entry_fields[] = {
	UINT("AF", 16, .init = 2, .names = &families, .help = "address family identifier"),
	UINT("RouteTag", 16),
	IPV4("addr"),
	IPV4("mask"),
	IPV4("nextHop"),
	UINT("metric", 32, .init = 1, .names = &metrics),
};
static const struct proto rip_entry = {
	.name = "RIPEntry",
	.title = "RIP route (RFC 2453, 4)",
	TABLE(entry_fields),
	SETS({ "UDP", "sport", RIP_PORT }, { "UDP", "dport", RIP_PORT }),
	.next = entry,
	.is = "RIP",
	.text = "%addr%/%mask% metric %metric%",
};

static const struct field auth_fields[] = {
	UINT("AF", 16, .init = AUTHENTICATED, .names = &families),
	UINT("authtype", 16, .init = 2, .names = &auths, .help = "authentication type"),
	BYTES("password", .size = FIXED(16), .filled = true, .when = "authtype=2"),
	UINT("digestoffset", 16, .when = "authtype=3", .help = "RIPv2 packet length"),
	UINT("keyid", 8, .when = "authtype=3"),
	UINT("authdatalen", 8, .when = "authtype=3"),
	UINT("seqnum", 32, .when = "authtype=3", .help = "sequence number"),
	BYTES("zeropad", .size = FIXED(8), .filled = true, .when = "authtype=3"),
	BYTES("authdata", .size = REST, .when = "authtype=1", .help = "the digest"),
};
static const struct proto auth = {
	.name = "RIPAuth",
	.title = "RIP authentication (RFC 2453, 4.1; RFC 2082)",
	TABLE(auth_fields),
	.next = entry,
	.text = "auth %authtype%[ key=%keyid%][ seq=%seqnum%]",
};

static const struct name_row ng_metric_rows[] = {
	{ 16, "Unreach" },
	{ 255, "next-hop entry" },
};
static const struct names ng_metrics = { ROWS(ng_metric_rows) };

static const struct name_row ng_command_rows[] = {
	{ 1, "req" },
	{ 2, "resp" },
};
static const struct names ng_commands = { ROWS(ng_command_rows) };

static const struct field ripng_fields[] = {
	UINT("cmd", 8, .init = 1, .names = &ng_commands, .help = "command"),
	UINT("ver", 8, .init = 1, .help = "version"),
	UINT("null", 16, .help = "must be zero"),
};
static const struct proto ripng = {
	.name = "RIPng",
	.title = "Routing Information Protocol next generation (RFC 2080)",
	.example = "IPv6(dst=\"ff02::9\", hlim=255)/UDP()/RIPng(cmd=\"resp\")/RIPngEntry(prefix_or_nh=\"2001:db8::\", prefixlen=32)",
	TABLE(ripng_fields),
	UNDER({ "udp.port", RIPNG_PORT }),
	SETS({ "UDP", "sport", RIPNG_PORT }),
	.reply = { TURN("cmd", 1, 2) },
	.reply_ends = true,
	.other = "RIPngEntry",
	.text = "RIPng %cmd%",
};

static const struct field ng_entry_fields[] = {
	IPV6("prefix_or_nh", .text = "::", .help = "prefix, or next hop if the metric is 255"),
	UINT("routetag", 16),
	UINT("prefixlen", 8),
	UINT("metric", 8, .init = 1, .names = &ng_metrics),
};
static const struct proto ng_entry = {
	.name = "RIPngEntry",
	.title = "RIPng route or next hop (RFC 2080, 2.1)",
	TABLE(ng_entry_fields),
	.other = "RIPngEntry",
	.text = "%prefix_or_nh%/%prefixlen% metric %metric%",
};

PROTO_UNIT(rip, &rip, &rip_entry, &auth, &ripng, &ng_entry);
