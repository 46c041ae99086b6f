/* icmpv6probe.c - ICMPv6 messages that ask a node for the state of an interface of its neighbour's: PROBE (RFC 8335). */
#include "ipv6.h"
#include "pkt/field.h"
#include "pkt/registry.h"

enum { REQUEST = 160, ANSWER = 161, EXTENSIONS = 2 };

static const struct name_row code_rows[] = {
	{ 0, "No Error" },
	{ 1, "Malformed Query" },
	{ 2, "No Such Interface" },
	{ 3, "No Such Table Entry" },
	{ 4, "Multiple Interfaces Satisfy Query" },
};
static const struct names codes = { ROWS(code_rows) };

static const struct name_row state_rows[] = {
	{ 0, "Reserved" },
	{ 1, "Incomplete" },
	{ 2, "Reachable" },
	{ 3, "Stale" },
	{ 4, "Delay" },
	{ 5, "Probe" },
	{ 6, "Failed" },
};
static const struct names states = { ROWS(state_rows) };

/* Which interface is meant is told by an extension structure. */
static const struct layout *extensions(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return n && p[0] >> 4 == EXTENSIONS ? layout_need("ICMPExtension_Header") : NULL;
}

#define HEAD(type) \
	ICMP6_TYPE(type), \
	UINT("code", 8, .names = &codes), \
	ICMP6_SUM, \
	UINT("id", 16, .base = HEX, .help = "Identifier"), \
	UINT("seq", 8, .help = "Sequence Number")

static const struct field request_fields[] = {
	HEAD(REQUEST),
	UINT("reserved", 7),
	UINT("L", 1, .init = 1, .help = "the interface is the node's own"),
};
static const struct proto request = {
	.name = "ICMPv6ExtendedEchoRequest",
	.title = "ICMPv6 Extended Echo Request (RFC 8335, 2)",
	.example = "IPv6(dst=\"2001:db8::1\")/ICMPv6ExtendedEchoRequest(seq=1)/ICMPExtension_Header()/ICMPExtension_Object(classnum=3, classtype=2)/b\"\\0\\0\\0\\1\"",
	TABLE(request_fields),
	UNDER_ICMP6(REQUEST),
	.next = extensions,
	.text = "ICMPv6 extended echo request id=%id:d% seq=%seq%",
};

static const struct field answer_fields[] = {
	HEAD(ANSWER),
	UINT("state", 3, .names = &states, .help = "of the neighbour, if it is not the node's own interface"),
	UINT("reserved", 2),
	UINT("A", 1, .help = "the interface is active"),
	UINT("ipv4", 1, .help = "IPv4 runs on it"),
	UINT("ipv6", 1, .help = "IPv6 runs on it"),
};
static const struct proto answer = {
	.name = "ICMPv6ExtendedEchoReply",
	.title = "ICMPv6 Extended Echo Reply (RFC 8335, 3)",
	TABLE(answer_fields),
	UNDER_ICMP6(ANSWER),
	.next = extensions,
	.answers = "ICMPv6ExtendedEchoRequest",
	.reply = { SAME("id"), SAME("seq") },
	.text = "ICMPv6 extended echo reply %code% id=%id:d% seq=%seq% active=%A:d%",
};

PROTO_UNIT(icmpv6probe, &request, &answer);
