/* icmpv6ndopt.c - Neighbor Discovery options of one fixed form (RFC 4861, 4.6, and others); the rest is in icmpv6ndvar.c. */
#include "icmpv6nd.h"

static const struct name_row address_rows[] = {
	{ 1, "Old Care-Of Address" },
	{ 2, "New Care-Of Address" },
	{ 3, "NAR's IP address" },
};
static const struct names address_names = { ROWS(address_rows) };

static const struct name_row lla_rows[] = {
	{ 0, "Wildcard requesting resolution for all nearby AP" },
	{ 1, "LLA for the new AP" },
	{ 2, "LLA of the MN" },
	{ 3, "LLA of the NAR" },
	{ 4, "LLA of the src of TrSolPr or PrRtAdv msg" },
	{ 5, "AP identified by LLA belongs to current iface of router" },
	{ 6, "No preifx info available for AP identified by the LLA" },
	{ 7, "No fast handovers support for AP identified by the LLA" },
};
static const struct names lla_names = { .table = "rfc4068.lla", ROWS(lla_rows) };

/* Which option: by its first octet. */
static const struct proto option = {
	.name = "ICMPv6NDOpt",
	.title = "Neighbor Discovery option of any type (RFC 4861, 4.6)",
	.abstract = true,
	.peek = "icmpv6.nd.option",
	.peek_bits = 8,
	.other = "ICMPv6NDOptUnknown",
};

#define LINK_ADDRESS(t) { \
	ND_TYPE(t), \
	ND_LENGTH(1), \
	MAC("lladdr", .help = "Link-Layer Address"), \
}

static const struct field source_fields[] = LINK_ADDRESS(1);
static const struct field target_fields[] = LINK_ADDRESS(2);

static const struct proto source = {
	.name = "ICMPv6NDOptSrcLLAddr",
	.title = "Source Link-layer Address option (RFC 4861, 4.6.1)",
	TABLE(source_fields),
	UNDER_ND(1),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - Source Link-Layer Address %lladdr%",
	.text = "source %lladdr%",
};

static const struct proto target = {
	.name = "ICMPv6NDOptDstLLAddr",
	.title = "Target Link-layer Address option (RFC 4861, 4.6.1)",
	TABLE(target_fields),
	UNDER_ND(2),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - Destination Link-Layer Address %lladdr%",
	.text = "target %lladdr%",
};

static const struct field prefix_fields[] = {
	ND_TYPE(3),
	ND_LENGTH(4),
	UINT("prefixlen", 8, .init = 64, .help = "Prefix Length"),
	UINT("L", 1, .init = 1, .help = "on-link"),
	UINT("A", 1, .init = 1, .help = "autonomous address-configuration"),
	UINT("R", 1, .help = "Router Address (RFC 6275)"),
	UINT("res1", 5),
	UINT("validlifetime", 32, .base = HEX, .init = 0xffffffff, .help = "Valid Lifetime, in seconds"),
	UINT("preferredlifetime", 32, .base = HEX, .init = 0xffffffff, .help = "Preferred Lifetime, in seconds"),
	UINT("res2", 32, .base = HEX),
	IPV6("prefix", .text = "::"),
};

static const struct proto prefix = {
	.name = "ICMPv6NDOptPrefixInfo",
	.title = "Prefix Information option (RFC 4861, 4.6.2)",
	TABLE(prefix_fields),
	UNDER_ND(3),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - Prefix Information %prefix%/%prefixlen% On-link %L% "
		   "Autonomous Address %A% Router Address %R%",
	.text = "prefix %prefix%/%prefixlen% valid=%validlifetime:d%s preferred=%preferredlifetime:d%s[ on-link=%L%][ auto=%A%]",
};

static const struct field mtu_fields[] = {
	ND_TYPE(5),
	ND_LENGTH(1),
	UINT("res", 16, .base = HEX),
	UINT("mtu", 32, .init = 1280),
};

static const struct proto mtu = {
	.name = "ICMPv6NDOptMTU",
	.title = "MTU option (RFC 4861, 4.6.4)",
	TABLE(mtu_fields),
	UNDER_ND(5),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery Option - MTU %mtu%",
	.text = "mtu=%mtu%",
};

static const struct field shortcut_fields[] = {
	ND_TYPE(6),
	ND_LENGTH(1),
	UINT("shortcutlim", 8, .init = 40, .help = "Shortcut Limit"),
	UINT("res1", 8),
	UINT("res2", 32),
};

static const struct field interval_fields[] = {
	ND_TYPE(7),
	ND_LENGTH(1),
	UINT("res", 16),
	UINT("advint", 32, .help = "Advertisement Interval, in milliseconds"),
};

static const struct field agent_fields[] = {
	ND_TYPE(8),
	ND_LENGTH(1),
	UINT("res", 16),
	UINT("pref", 16, .help = "Home Agent Preference"),
	UINT("lifetime", 16, .init = 1, .help = "Home Agent Lifetime, in seconds"),
};

static const struct proto shortcut = {
	.name = "ICMPv6NDOptShortcutLimit",
	.title = "NBMA Shortcut Limit option (RFC 2491, 7)",
	TABLE(shortcut_fields),
	UNDER_ND(6),
	THEN_OPTIONS,
	.text = "shortcut-limit=%shortcutlim%",
};

static const struct proto interval = {
	.name = "ICMPv6NDOptAdvInterval",
	.title = "Advertisement Interval option (RFC 6275, 7.3)",
	TABLE(interval_fields),
	UNDER_ND(7),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery - Interval Advertisement %advint% milliseconds",
	.text = "interval=%advint%ms",
};

static const struct proto agent = {
	.name = "ICMPv6NDOptHAInfo",
	.title = "Home Agent Information option (RFC 6275, 7.4)",
	TABLE(agent_fields),
	UNDER_ND(8),
	THEN_OPTIONS,
	.summary = "ICMPv6 Neighbor Discovery - Home Agent Information %pref% %lifetime% seconds",
	.text = "home-agent pref=%pref% lifetime=%lifetime%s",
};

static const struct field address_fields[] = {
	ND_TYPE(17),
	ND_LENGTH(3),
	UINT("optcode", 8, .init = 1, .names = &address_names, .help = "Option-Code"),
	UINT("plen", 8, .init = 64, .help = "Prefix Length"),
	UINT("res", 32),
	IPV6("addr", .text = "::", .help = "IP Address"),
};

static const struct proto address = {
	.name = "ICMPv6NDOptIPAddr",
	.title = "IP Address option (RFC 4068, 6.4.1)",
	TABLE(address_fields),
	UNDER_ND(17),
	THEN_OPTIONS,
	.text = "address %addr%/%plen%",
};

static const struct field new_prefix_fields[] = {
	ND_TYPE(18),
	ND_LENGTH(3),
	UINT("optcode", 8, .help = "Option-Code"),
	UINT("plen", 8, .init = 64, .help = "Prefix Length"),
	UINT("res", 32),
	IPV6("prefix", .text = "::"),
};

static const struct proto new_prefix = {
	.name = "ICMPv6NDOptNewRtrPrefix",
	.title = "New Router Prefix Information option (RFC 4068, 6.4.2)",
	TABLE(new_prefix_fields),
	UNDER_ND(18),
	THEN_OPTIONS,
	.text = "new-prefix %prefix%/%plen%",
};

static const struct field lla_fields[] = {
	ND_TYPE(19),
	ND_LENGTH(1),
	UINT("optcode", 8, .names = &lla_names, .help = "Option-Code"),
	MAC("lla", .help = "LLA"),
};

static const struct proto lla = {
	.name = "ICMPv6NDOptLLA",
	.title = "Link-layer Address option (RFC 4068, 6.4.3)",
	TABLE(lla_fields),
	UNDER_ND(19),
	THEN_OPTIONS,
	.text = "lla %lla%",
};

static const struct field anchor_fields[] = {
	ND_TYPE(23),
	ND_LENGTH(3),
	UINT("dist", 4, .init = 1, .help = "Distance"),
	UINT("pref", 4, .init = 15, .help = "Preference"),
	UINT("R", 1, .init = 1),
	UINT("res", 7),
	UINT("validlifetime", 32, .init = 0xffffffff, .help = "Valid Lifetime, in seconds"),
	IPV6("addr", .text = "::", .help = "Global IP Address for MAP"),
};

static const struct proto anchor = {
	.name = "ICMPv6NDOptMAP",
	.title = "Mobility Anchor Point option (RFC 4140, 4.5)",
	TABLE(anchor_fields),
	UNDER_ND(23),
	THEN_OPTIONS,
	.text = "map %addr% dist=%dist% pref=%pref%",
};

static const struct field flags_fields[] = {
	ND_TYPE(26),
	ND_LENGTH(1),
	UINT("res", 48, .help = "expanded flags"),
};

static const struct proto flags = {
	.name = "ICMPv6NDOptEFA",
	.title = "Router Advertisement Flags option (RFC 5175, 4)",
	TABLE(flags_fields),
	UNDER_ND(26),
	THEN_OPTIONS,
	.text = "flags=%res:x%",
};

static const struct names *const option_tables[] = { &lla_names, NULL };
PROTO_NAMES_UNIT(icmpv6ndopt, option_tables, &option, &source, &target, &prefix, &mtu, &shortcut, &interval, &agent, &address,
		 &new_prefix, &lla, &anchor, &flags);
