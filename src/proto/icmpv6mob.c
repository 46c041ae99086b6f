/* icmpv6mob.c - ICMPv6 messages of Mobile IPv6 (RFC 6275, 6.5 to 6.8). */
#include "ipv6.h"

static const struct name_row router_rows[] = {
	{ 1, "MR" },
};
static const struct names router_names = { ROWS(router_rows) };

static const struct name_row flag_rows[] = {
	{ 2, "M" },
	{ 1, "O" },
};
static const struct names flag_names = { ROWS(flag_rows) };

static const struct field address = IPV6("address");

#define HOME_AGENTS(t) \
	ICMP6_TYPE(t), \
	UINT("code", 8), \
	ICMP6_SUM, \
	UINT("id", 16, .base = HEX, .help = "Identifier"), \
	UINT("R", 1, .init = 1, .names = &router_names, .help = "Mobile Router Support (RFC 3963)"), \
	UINT("res", 15, .base = HEX)

static const struct field request_fields[] = {
	HOME_AGENTS(144),
};

static const struct field reply_fields[] = {
	HOME_AGENTS(145),
	SCALARS("addresses", &address, .whole = true, .size = REST, .help = "Home Agent Addresses"),
};

static const struct proto request = {
	.name = "ICMPv6HAADRequest",
	.title = "Home Agent Address Discovery Request (RFC 6275, 6.5)",
	TABLE(request_fields),
	UNDER_ICMP6(144),
	.text = "ICMPv6 home agent discovery request id=%id:d%",
};

static const struct proto reply = {
	.name = "ICMPv6HAADReply",
	.title = "Home Agent Address Discovery Reply (RFC 6275, 6.6)",
	TABLE(reply_fields),
	UNDER_ICMP6(145),
	.answers = "ICMPv6HAADRequest",
	.reply = { SAME("id") },
	.text = "ICMPv6 home agent discovery reply id=%id:d%[ %addresses%]",
};

static const struct field solicitation_fields[] = {
	ICMP6_TYPE(146),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("id", 16, .base = HEX, .help = "Identifier"),
	UINT("res", 16, .base = HEX),
};

static const struct proto solicitation = {
	.name = "ICMPv6MPSol",
	.title = "Mobile Prefix Solicitation (RFC 6275, 6.7)",
	TABLE(solicitation_fields),
	UNDER_ICMP6(146),
	.text = "ICMPv6 mobile prefix solicitation id=%id:d%",
};

static const struct field advertisement_fields[] = {
	ICMP6_TYPE(147),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("id", 16, .base = HEX, .help = "Identifier"),
	UINT("flags", 2, .init = 2, .names = &flag_names, .help = "Managed and Other configuration"),
	UINT("res", 14, .base = HEX),
};

static const struct proto advertisement = {
	.name = "ICMPv6MPAdv",
	.title = "Mobile Prefix Advertisement (RFC 6275, 6.8)",
	TABLE(advertisement_fields),
	UNDER_ICMP6(147),
	.other = "ICMPv6NDOpt",
	.answers = "ICMPv6MPSol",
	.text = "ICMPv6 mobile prefix advertisement id=%id:d% %flags%",
};

PROTO_UNIT(icmpv6mob, &request, &reply, &solicitation, &advertisement);
