/* icmpv6nd.c - Neighbor Discovery (RFC 4861) and Inverse Neighbor Discovery (RFC 3122). Their options are in icmpv6ndopt.c. */
#include "icmpv6nd.h"

static const struct name_row preference_rows[] = {
	{ 0, "Medium (default)" },
	{ 1, "High" },
	{ 2, "Reserved" },
	{ 3, "Low" },
};
static const struct names preference_names = { .table = "rfc4191.prf", ROWS(preference_rows) };

static const struct field rs_fields[] = {
	ICMP6_TYPE(133),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("res", 32),
};

static const struct proto rs = {
	.name = "ICMPv6ND_RS",
	.title = "Router Solicitation (RFC 4861, 4.1)",
	TABLE(rs_fields),
	UNDER_ICMP6(133),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::2")),
	THEN_OPTIONS,
	.text = "ND router solicitation",
};

static const struct field ra_fields[] = {
	ICMP6_TYPE(134),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("chlim", 8, .help = "Cur Hop Limit"),
	UINT("M", 1, .help = "Managed address configuration"),
	UINT("O", 1, .help = "Other configuration"),
	UINT("H", 1, .help = "Home Agent (RFC 6275)"),
	UINT("prf", 2, .init = 1, .names = &preference_names, .help = "Default Router Preference (RFC 4191)"),
	UINT("P", 1, .help = "Neighbor Discovery Proxy (RFC 4389)"),
	UINT("res", 2),
	UINT("routerlifetime", 16, .init = 1800, .help = "Router Lifetime, in seconds"),
	UINT("reachabletime", 32, .help = "Reachable Time, in milliseconds"),
	UINT("retranstimer", 32, .help = "Retrans Timer, in milliseconds"),
};

static const struct proto ra = {
	.name = "ICMPv6ND_RA",
	.title = "Router Advertisement (RFC 4861, 4.2)",
	TABLE(ra_fields),
	UNDER_ICMP6(134),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::1")),
	THEN_OPTIONS,
	.answers = "ICMPv6ND_RS",
	.summary = "ICMPv6 Neighbor Discovery - Router Advertisement Lifetime %routerlifetime% Hop Limit %chlim% "
		   "Preference %prf% Managed %M% Other %O% Home %H%",
	.text = "ND router advertisement lifetime=%routerlifetime%s hlim=%chlim% prf=%prf%[ managed=%M%][ other=%O%][ home=%H%]",
};

static const struct field ns_fields[] = {
	ICMP6_TYPE(135),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("res", 32),
	IPV6("tgt", .text = "::", .help = "Target Address"),
};

static const struct proto ns = {
	.name = "ICMPv6ND_NS",
	.title = "Neighbor Solicitation (RFC 4861, 4.3)",
	.example = "IPv6(dst=\"ff02::1:ff00:1\")/ICMPv6ND_NS(tgt=\"2001:db8::1\")/ICMPv6NDOptSrcLLAddr(lladdr=\"02:00:00:00:00:01\")",
	TABLE(ns_fields),
	UNDER_ICMP6(135),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::1")),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery - Neighbor Solicitation (tgt: %tgt%)",
	.text = "ND who has %tgt%",
};

static const struct field na_fields[] = {
	ICMP6_TYPE(136),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("R", 1, .init = 1, .help = "Router"),
	UINT("S", 1, .help = "Solicited"),
	UINT("O", 1, .init = 1, .help = "Override"),
	UINT("res", 29, .base = HEX),
	IPV6("tgt", .text = "::", .help = "Target Address"),
};

static const struct proto na = {
	.name = "ICMPv6ND_NA",
	.title = "Neighbor Advertisement (RFC 4861, 4.4)",
	TABLE(na_fields),
	UNDER_ICMP6(136),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::1")),
	THEN_OPTIONS,
	.answers = "ICMPv6ND_NS",
	.reply = { SAME("tgt") },
	.summary = "ICMPv6 Neighbor Discovery - Neighbor Advertisement (tgt: %tgt%)",
	.text = "ND %tgt% is here[ router=%R%][ solicited=%S%][ override=%O%]",
};

static const struct field redirect_fields[] = {
	ICMP6_TYPE(137),
	UINT("code", 8),
	ICMP6_SUM,
	UINT("res", 32, .base = HEX),
	IPV6("tgt", .text = "::", .help = "Target Address"),
	IPV6("dst", .text = "::", .help = "Destination Address"),
};

static const struct proto redirect = {
	.name = "ICMPv6ND_Redirect",
	.title = "Redirect (RFC 4861, 4.5)",
	TABLE(redirect_fields),
	UNDER_ICMP6(137),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::1")),
	THEN_OPTIONS,
	.text = "ND redirect %dst% to %tgt%",
};

#define INVERSE(t) { \
	ICMP6_TYPE(t), \
	UINT("code", 8), \
	ICMP6_SUM, \
	UINT("reserved", 32, .base = HEX), \
}

static const struct field ind_sol_fields[] = INVERSE(141);
static const struct field ind_adv_fields[] = INVERSE(142);

static const struct proto ind_sol = {
	.name = "ICMPv6ND_INDSol",
	.title = "Inverse Neighbor Discovery Solicitation (RFC 3122, 2.1)",
	TABLE(ind_sol_fields),
	UNDER_ICMP6(141),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::1")),
	THEN_OPTIONS,
	.text = "IND solicitation",
};

static const struct proto ind_adv = {
	.name = "ICMPv6ND_INDAdv",
	.title = "Inverse Neighbor Discovery Advertisement (RFC 3122, 2.2)",
	TABLE(ind_adv_fields),
	UNDER_ICMP6(142),
	SETS(HOP_LIMIT(255), DESTINATION("ff02::1")),
	THEN_OPTIONS,
	.answers = "ICMPv6ND_INDSol",
	.text = "IND advertisement",
};

static const struct names *const nd_names[] = { &preference_names, NULL };
PROTO_NAMES_UNIT(icmpv6nd, nd_names, &rs, &ra, &ns, &na, &redirect, &ind_sol, &ind_adv);
