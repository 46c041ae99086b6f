/* socks.c - SOCKS: a proxy is asked to connect (SOCKS 4, RFC 1928). */
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 1080, V4_REPLY = 0, V4 = 4, V5 = 5, V5_LEAST = 4 };

static const struct name_row version_rows[] = {
	{ V4_REPLY, "v4 - Reply" },
	{ V4, "v4 - Request" },
	{ V5, "v5" },
};
static const struct names versions = { ROWS(version_rows) };

/* A request goes to the proxy's port. */
static const struct layout *by_port(const struct scope *s, const uint8_t *p, size_t n)
{
	struct scope below;
	uint32_t at[FIELDS_MAX + 2];
	uint64_t version = 0, from = 0, to = 0;

	(void)p;
	if (!scope_uint(s, 0, &version) || version != V5)
		return NULL;
	if (s->index) {
		below.at = at;
		scope_of(&below, s->p, s->index - 1);
		scope_named(&below, "sport", &from);
		scope_named(&below, "dport", &to);
	}
	if (n < V5_LEAST)
		return NULL;
	return layout_need(from == PORT && to != PORT ? "SOCKS5Reply" : "SOCKS5Request");
}

/* What goes on behind the negotiation is not of SOCKS: 0 begins an answer of version 4, 1 a name and password (RFC 1929, 2). */
static const struct layout *with_version(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && (p[0] <= 1 || p[0] == V4 || p[0] == V5) ? layout_need("SOCKS") : NULL;
}

static const struct field socks_fields[] = {
	UINT("vn", 8, .init = V5, .names = &versions, .compute = NEXT("socks.version"), .help = "version"),
};
static const struct proto socks = {
	.name = "SOCKS",
	.title = "SOCKS version (RFC 1928, 4)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/SOCKS()/SOCKS5Request(cd=\"Connect\", addr=\"198.51.100.1\", port=443)",
	TABLE(socks_fields),
	UNDER({ "tcp.port", PORT }),
	.choose = with_version,
	.next = by_port,
	.text = "SOCKS %vn:d%",
};

/* ---- version 4 ---- */

static const struct name_row command_rows[] = {
	{ 1, "Connect" },
	{ 2, "Bind" },
};
static const struct names commands = { ROWS(command_rows) };

static const struct name_row granted_rows[] = {
	{ 90, "Request granted" },
	{ 91, "Request rejected" },
	{ 92, "Request rejected - SOCKS server cannot connect to identd" },
	{ 93, "Request rejected - user-ids mismatch" },
};
static const struct names granted = { ROWS(granted_rows) };

static const struct field request4_fields[] = {
	UINT("cd", 8, .init = 1, .names = &commands, .help = "command code"),
	UINT("dstport", 16, .init = 80),
	IPV4("dst"),
	BYTES("userid", .size = TO_NUL),
};
static const struct proto request4 = {
	.name = "SOCKS4Request",
	.title = "SOCKS request (SOCKS 4)",
	TABLE(request4_fields),
	UNDER({ "socks.version", V4 }),
	.text = "%cd% %dst%:%dstport%[ user=%userid%]",
};

/* Scapy's replies end before it. */
static bool has_address(const struct field *f, const struct scope *s)
{
	enum { BEFORE = 3, ADDRESS = 4 };

	if (scope_decoding(s))
		return s->n >= BEFORE + ADDRESS;
	return s->vals && s->vals[f->index].type != V_UNSET && s->vals[f->index].type != V_NONE;
}

static const struct field reply4_fields[] = {
	UINT("cd", 8, .init = 90, .names = &granted, .help = "result code"),
	UINT("dstport", 16, .init = 80),
	IPV4("dst", .present = has_address, .help = "not there unless it is given"),
};
static const struct proto reply4 = {
	.name = "SOCKS4Reply",
	.title = "SOCKS reply (SOCKS 4)",
	TABLE(reply4_fields),
	UNDER({ "socks.version", V4_REPLY }),
	.answers = "SOCKS4Request",
	.text = "%cd%[ %dst%]:%dstport%",
};

/* ---- version 5 (RFC 1928) ---- */

static const struct name_row command5_rows[] = {
	{ 1, "Connect" },
	{ 2, "Bind" },
	{ 3, "UDP associate" },
};
static const struct names commands5 = { ROWS(command5_rows) };

static const struct name_row reply_rows[] = {
	{ 0, "succeeded" },
	{ 1, "general server failure" },
	{ 2, "connection not allowed by ruleset" },
	{ 3, "network unreachable" },
	{ 4, "host unreachable" },
	{ 5, "connection refused" },
	{ 6, "TTL expired" },
	{ 7, "command not supported" },
	{ 8, "address type not supported" },
};
static const struct names replies = { ROWS(reply_rows) };

static const struct name_row type_rows[] = {
	{ 1, "IPv4" },
	{ 3, "DomainName" },
	{ 4, "IPv6" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field addr4 = IPV4("addr");
static const struct field addr6 = IPV6("addr", .text = "::");
static const struct field addr_name = BYTES("addr", .size = OF("namelen", 1, 0));
static const struct field addr_none = BYTES("addr", .size = FIXED(0));
static const struct alt addrs[] = {
	{ "atyp=1", &addr4 },
	{ "atyp=3", &addr_name },
	{ "atyp=4", &addr6 },
	{ NULL, &addr_none },
};
#define WHERE \
	UINT("atyp", 8, .init = 1, .names = &types, .help = "address type"), \
	UINT("namelen", 8, .compute = LENGTH_OF("addr", 1, 0), .when = "atyp=3", .help = "bytes of the name"), \
	ALT("addr", addrs), \
	UINT("port", 16, .init = 80

static const struct field request5_fields[] = {
	UINT("cd", 8, .names = &commands5, .help = "command"),
	UINT("res", 8, .help = "reserved"),
	WHERE),
};
static const struct proto request5 = {
	.name = "SOCKS5Request",
	.title = "SOCKS request (RFC 1928, 4)",
	TABLE(request5_fields),
	UNDER({ "socks.version", V5, BIND_BUILD }),
	.text = "%cd% %addr%:%port%",
};

static const struct field reply5_fields[] = {
	UINT("rep", 8, .names = &replies, .help = "reply"),
	UINT("res", 8, .help = "reserved"),
	WHERE),
};
static const struct proto reply5 = {
	.name = "SOCKS5Reply",
	.title = "SOCKS reply (RFC 1928, 6)",
	TABLE(reply5_fields),
	UNDER({ "socks.version", V5, BIND_BUILD }),
	.answers = "SOCKS5Request",
	.text = "%rep% %addr%:%port%",
};

static const struct field udp5_fields[] = {
	UINT("res", 16, .help = "reserved"),
	UINT("frag", 8, .help = "fragment number"),
	WHERE, .guess = "udp.port"),
};
static const struct proto udp5 = {
	.name = "SOCKS5UDP",
	.title = "SOCKS header of a relayed datagram (RFC 1928, 7)",
	TABLE(udp5_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.text = "SOCKS UDP %addr%:%port%",
};

PROTO_UNIT(socks, &socks, &request4, &reply4, &request5, &reply5, &udp5);
