/* icmpv6rpl.c - IPv6 Routing Protocol for Low-Power and Lossy Networks (RFC 6550): messages and their options. */
#include "icmpv6nd.h"

static const struct name_row code_rows[] = {
	{ 0, "DIS" },
	{ 1, "DIO" },
	{ 2, "DAO" },
	{ 3, "DAO-ACK" },
	{ 7, "DCO" },
	{ 8, "DCO-ACK" },
};
static const struct names code_names = { ROWS(code_rows) };

static const struct name_row mode_rows[] = {
	{ 0, "No Downward routes" },
	{ 1, "Non-Storing" },
	{ 2, "Storing with no multicast support" },
	{ 3, "Storing with multicast support" },
	{ 4, "P2P Route Discovery" },
};
static const struct names mode_names = { ROWS(mode_rows) };

static const struct name_row option_rows[] = {
	{ 0, "Pad1" },
	{ 1, "PadN" },
	{ 2, "DAG Metric Container" },
	{ 3, "Routing Information" },
	{ 4, "DODAG Configuration" },
	{ 5, "RPL Target" },
	{ 6, "Transit Information" },
	{ 7, "Solicited Information" },
	{ 8, "Prefix Information Option" },
	{ 9, "Target Descriptor" },
	{ 10, "P2P Route Discovery" },
};
static const struct names option_names = { .table = "rpl.option", ROWS(option_rows) };

#define THEN_RPL .other = "RPLOpt"
#define INSTANCE UINT("RPLInstanceID", 8, .init = 50)
#define DODAG IPV6("dodagid", .text = "::", .when = "D=1", .help = "DODAGID")

static const struct field rpl_fields[] = {
	ICMP6_TYPE(155),
	UINT("code", 8, .compute = NEXT("rpl.code"), .names = &code_names),
	ICMP6_SUM,
};

static const struct proto rpl = {
	.name = "ICMPv6RPL",
	.title = "RPL control message (RFC 6550, 6)",
	TABLE(rpl_fields),
	UNDER_ICMP6(155),
	SETS(DESTINATION("ff02::1a")),
	.text = "RPL %code%",
};

/* ---- messages ------------------------------------------------------------------------------------------------ */

static const struct field dis_fields[] = {
	UINT("flags", 8),
	UINT("reserved", 8),
};

static const struct proto dis = {
	.name = "RPLDIS",
	.title = "DODAG Information Solicitation (RFC 6550, 6.2)",
	TABLE(dis_fields),
	UNDER({ "rpl.code", 0 }),
	THEN_RPL,
	.text = "",
};

static const struct field dio_fields[] = {
	INSTANCE,
	UINT("ver", 8, .help = "Version Number"),
	UINT("rank", 16, .init = 1),
	UINT("G", 1, .init = 1, .help = "Grounded"),
	UINT("unused1", 1),
	UINT("mop", 3, .init = 1, .names = &mode_names, .help = "Mode of Operation"),
	UINT("prf", 3, .help = "DODAGPreference"),
	UINT("dtsn", 8, .init = 240, .help = "Destination Advertisement Trigger Sequence Number"),
	UINT("flags", 8),
	UINT("reserved", 8),
	IPV6("dodagid", .text = "::1", .help = "DODAGID"),
};

static const struct proto dio = {
	.name = "RPLDIO",
	.title = "DODAG Information Object (RFC 6550, 6.3)",
	TABLE(dio_fields),
	UNDER({ "rpl.code", 1 }),
	THEN_RPL,
	.text = "instance=%RPLInstanceID% ver=%ver% rank=%rank% dodag=%dodagid%",
};

static const struct field dao_fields[] = {
	INSTANCE,
	UINT("K", 1, .help = "a DAO-ACK is expected"),
	UINT("D", 1, .help = "the DODAGID is present"),
	UINT("flags", 6),
	UINT("reserved", 8),
	UINT("daoseq", 8, .init = 1, .help = "DAOSequence"),
	DODAG,
};

static const struct proto dao = {
	.name = "RPLDAO",
	.title = "Destination Advertisement Object (RFC 6550, 6.4)",
	TABLE(dao_fields),
	UNDER({ "rpl.code", 2 }),
	THEN_RPL,
	.text = "instance=%RPLInstanceID% seq=%daoseq%[ dodag=%dodagid%]",
};

static const struct field dao_ack_fields[] = {
	INSTANCE,
	UINT("D", 1, .help = "the DODAGID is present"),
	UINT("reserved", 7),
	UINT("daoseq", 8, .init = 1, .help = "DAOSequence"),
	UINT("status", 8),
	DODAG,
};

static const struct proto dao_ack = {
	.name = "RPLDAOACK",
	.title = "Destination Advertisement Object Acknowledgement (RFC 6550, 6.5)",
	TABLE(dao_ack_fields),
	UNDER({ "rpl.code", 3 }),
	THEN_RPL,
	.answers = "RPLDAO",
	.reply = { SAME("RPLInstanceID"), SAME("daoseq") },
	.text = "instance=%RPLInstanceID% seq=%daoseq% status=%status%[ dodag=%dodagid%]",
};

static const struct field dco_fields[] = {
	INSTANCE,
	UINT("K", 1, .help = "a DCO-ACK is expected"),
	UINT("D", 1, .help = "the DODAGID is present"),
	UINT("flags", 6),
	UINT("status", 8),
	UINT("dcoseq", 8, .init = 1, .help = "DCOSequence"),
	DODAG,
};

static const struct proto dco = {
	.name = "RPLDCO",
	.title = "Destination Cleanup Object (RFC 9009, 4.3)",
	TABLE(dco_fields),
	UNDER({ "rpl.code", 7 }),
	THEN_RPL,
	.text = "instance=%RPLInstanceID% seq=%dcoseq% status=%status%[ dodag=%dodagid%]",
};

static const struct field dco_ack_fields[] = {
	INSTANCE,
	UINT("D", 1, .help = "the DODAGID is present"),
	UINT("flags", 7),
	UINT("dcoseq", 8, .init = 1, .help = "DCOSequence"),
	UINT("status", 8),
	DODAG,
};

static const struct proto dco_ack = {
	.name = "RPLDCOACK",
	.title = "Destination Cleanup Object Acknowledgement (RFC 9009, 4.3.5)",
	TABLE(dco_ack_fields),
	UNDER({ "rpl.code", 8 }),
	THEN_RPL,
	.answers = "RPLDCO",
	.reply = { SAME("RPLInstanceID"), SAME("dcoseq") },
	.text = "instance=%RPLInstanceID% seq=%dcoseq% status=%status%[ dodag=%dodagid%]",
};

/* ---- options (RFC 6550, 6.7) --------------------------------------------------------------------------------- */

/* Which option: by its first octet. */
static const struct proto option = {
	.name = "RPLOpt",
	.title = "RPL option of any type (RFC 6550, 6.7)",
	.abstract = true,
	.peek = "rpl.option",
	.peek_bits = 8,
};

#define RPL_TYPE(t) UINT("otype", 8, .init = (t), .names = &option_names, .help = "Option Type")
#define RPL_LENGTH(n) UINT("len", 8, .init = (n), .help = "Option Length")
#define RPL_COUNTS(f, k) UINT("len", 8, .compute = LENGTH_OF(f, 1, k), .help = "Option Length")
#define UNDER_RPL(t) UNDER({ "rpl.option", (t) })

static const struct field pad1_fields[] = {
	RPL_TYPE(0),
};

static const struct proto pad1 = {
	.name = "RPLOptPad1",
	.title = "RPL Pad1 option (RFC 6550, 6.7.2)",
	TABLE(pad1_fields),
	UNDER_RPL(0),
	THEN_RPL,
	.text = "",
};

static const struct field padn_fields[] = {
	RPL_TYPE(1),
	UINT("optlen", 8, .compute = LENGTH_OF("optdata", 1, 0), .help = "Option Length"),
	BYTES("optdata", .size = OF("optlen", 1, 0)),
};

static const struct proto padn = {
	.name = "RPLOptPadN",
	.title = "RPL PadN option (RFC 6550, 6.7.3)",
	TABLE(padn_fields),
	UNDER_RPL(1),
	THEN_RPL,
	.text = "",
};

static const struct field route_fields[] = {
	RPL_TYPE(3),
	RPL_COUNTS("prefix", 6),
	UINT("plen", 8, .help = "Prefix Length"),
	UINT("res1", 3),
	UINT("prf", 2, .names_of = "rfc4191.prf", .help = "Route Preference"),
	UINT("res2", 3),
	UINT("rtlifetime", 32, .init = 0xffffffff, .help = "Route Lifetime, in seconds"),
	HOOK("prefix", &ip6_cut_ops, .size = OF("len", 1, -6)),
};

static const struct proto route = {
	.name = "RPLOptRIO",
	.title = "RPL Route Information option (RFC 6550, 6.7.5)",
	TABLE(route_fields),
	UNDER_RPL(3),
	THEN_RPL,
	.text = "route %prefix%/%plen%",
};

static const struct field config_fields[] = {
	RPL_TYPE(4),
	RPL_LENGTH(14),
	UINT("flags", 4),
	UINT("A", 1, .help = "Authentication Enabled"),
	UINT("PCS", 3, .help = "Path Control Size"),
	UINT("DIOIntDoubl", 8, .init = 20, .help = "DIOIntervalDoublings"),
	UINT("DIOIntMin", 8, .init = 3, .help = "DIOIntervalMin"),
	UINT("DIORedun", 8, .init = 10, .help = "DIORedundancyConstant"),
	UINT("MaxRankIncrease", 16),
	UINT("MinRankIncrease", 16, .init = 256, .help = "MinHopRankIncrease"),
	UINT("OCP", 16, .init = 1, .help = "Objective Code Point"),
	UINT("reserved", 8),
	UINT("DefLifetime", 8, .init = 0xff, .help = "Default Lifetime"),
	UINT("LifetimeUnit", 16, .init = 0xffff, .help = "Lifetime Unit, in seconds"),
};

static const struct proto config = {
	.name = "RPLOptDODAGConfig",
	.title = "RPL DODAG Configuration option (RFC 6550, 6.7.6)",
	TABLE(config_fields),
	UNDER_RPL(4),
	THEN_RPL,
	.text = "config ocp=%OCP%",
};

static const struct field target_fields[] = {
	RPL_TYPE(5),
	RPL_COUNTS("prefix", 2),
	UINT("flags", 8),
	UINT("plen", 8, .help = "Prefix Length"),
	HOOK("prefix", &ip6_cut_ops, .size = OF("len", 1, -2), .help = "Target Prefix"),
};

static const struct proto target = {
	.name = "RPLOptTgt",
	.title = "RPL Target option (RFC 6550, 6.7.7)",
	TABLE(target_fields),
	UNDER_RPL(5),
	THEN_RPL,
	.text = "target %prefix%/%plen%",
};

static const struct field transit_fields[] = {
	RPL_TYPE(6),
	RPL_COUNTS("parentaddr", 4),
	UINT("E", 1, .help = "External"),
	UINT("flags", 7),
	UINT("pathcontrol", 8, .help = "Path Control"),
	UINT("pathseq", 8, .help = "Path Sequence"),
	UINT("pathlifetime", 8, .init = 0xff, .help = "Path Lifetime"),
	HOOK("parentaddr", &ip6_cut_ops, .size = OF("len", 1, -4), .help = "Parent Address"),
};

static const struct proto transit = {
	.name = "RPLOptTIO",
	.title = "RPL Transit Information option (RFC 6550, 6.7.8)",
	TABLE(transit_fields),
	UNDER_RPL(6),
	THEN_RPL,
	.text = "transit parent=%parentaddr% lifetime=%pathlifetime%",
};

static const struct field solicited_fields[] = {
	RPL_TYPE(7),
	RPL_LENGTH(19),
	UINT("RPLInstanceID", 8),
	UINT("V", 1, .help = "Version predicate"),
	UINT("I", 1, .help = "InstanceID predicate"),
	UINT("D", 1, .help = "DODAGID predicate"),
	UINT("flags", 5),
	IPV6("dodagid", .text = "::1", .help = "DODAGID"),
	UINT("ver", 8, .help = "Version Number"),
};

static const struct proto solicited = {
	.name = "RPLOptSolInfo",
	.title = "RPL Solicited Information option (RFC 6550, 6.7.9)",
	TABLE(solicited_fields),
	UNDER_RPL(7),
	THEN_RPL,
	.text = "solicited instance=%RPLInstanceID%",
};

static const struct field prefix_fields[] = {
	RPL_TYPE(8),
	RPL_LENGTH(30),
	UINT("plen", 8, .init = 64, .help = "Prefix Length"),
	UINT("L", 1, .help = "on-link"),
	UINT("A", 1, .help = "autonomous address-configuration"),
	UINT("R", 1, .help = "Router address"),
	UINT("reserved1", 5),
	UINT("validlifetime", 32, .init = 0xffffffff, .help = "Valid Lifetime, in seconds"),
	UINT("preflifetime", 32, .init = 0xffffffff, .help = "Preferred Lifetime, in seconds"),
	UINT("reserved2", 32),
	IPV6("prefix", .text = "::1"),
};

static const struct proto prefix = {
	.name = "RPLOptPIO",
	.title = "RPL Prefix Information option (RFC 6550, 6.7.10)",
	TABLE(prefix_fields),
	UNDER_RPL(8),
	THEN_RPL,
	.text = "prefix %prefix%/%plen%",
};

static const struct field descriptor_fields[] = {
	RPL_TYPE(9),
	RPL_LENGTH(4),
	UINT("descriptor", 32),
};

static const struct proto descriptor = {
	.name = "RPLOptTgtDesc",
	.title = "RPL Target Descriptor option (RFC 6550, 6.7.11)",
	TABLE(descriptor_fields),
	UNDER_RPL(9),
	THEN_RPL,
	.text = "descriptor=%descriptor:x%",
};

static const struct names *const rpl_names[] = { &option_names, NULL };
PROTO_NAMES_UNIT(icmpv6rpl, rpl_names, &rpl, &dis, &dio, &dao, &dao_ack, &dco, &dco_ack, &option, &pad1, &padn, &route, &config,
		 &target, &transit, &solicited, &prefix, &descriptor);
