/* hsrp.c - Cisco Hot Standby Router Protocol (RFC 2281), its second version, and MD5 authentication. */
#include "pkt/field.h"
#include "pkt/registry.h"

enum { HSRP_PORT = 1985, HSRP_IPV6_PORT = 2029, GROUP_STATE = 1, GROUP_STATE_SIZE = 40, MD5 = 4, ADVERTISE = 3, ADVERTISE_SIZE = 16 };

static const struct name_row opcode_rows[] = {
	{ 0, "Hello" },
	{ 1, "Coup" },
	{ 2, "Resign" },
	{ 3, "Advertise" },
};
static const struct names opcodes = { ROWS(opcode_rows) };

static const struct name_row state_rows[] = {
	{ 0, "Initial" },
	{ 1, "Learn" },
	{ 2, "Listen" },
	{ 4, "Speak" },
	{ 8, "Standby" },
	{ 16, "Active" },
};
static const struct names states = { ROWS(state_rows) };

static const struct name_row type_rows[] = {
	{ GROUP_STATE, "group state" },
	{ MD5, "MD5 authentication" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row algorithm_rows[] = {
	{ 1, "MD5" },
};
static const struct names algorithms = { ROWS(algorithm_rows) };

static const struct field hsrp_fields[] = {
	UINT("version", 8),
	UINT("opcode", 8, .names = &opcodes),
	UINT("state", 8, .init = 16, .names = &states),
	UINT("hellotime", 8, .init = 3, .help = "in seconds"),
	UINT("holdtime", 8, .init = 10, .help = "in seconds"),
	UINT("priority", 8, .init = 120),
	UINT("group", 8, .init = 1),
	UINT("reserved", 8),
	BYTES("auth", .size = FIXED(8), .filled = true, .text = "cisco\0\0", .ntext = 8, .help = "authentication data"),
	IPV4("virtualIP", .init = 0xc0a80101, .help = "virtual IP address"),
};

/* An advertisement is told by its opcode; version 2 begins with the type and length of a group state. */
static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n >= ADVERTISE_SIZE && p[1] == ADVERTISE)
		return layout_need("HSRPAdvertise");
	return n >= 2 + GROUP_STATE_SIZE && p[0] == GROUP_STATE && p[1] == GROUP_STATE_SIZE ? layout_need("HSRPv2") : LAYOUT_SELF;
}

static const struct layout *next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return n && p[0] == MD5 ? layout_need("HSRPmd5") : NULL;
}

static const struct proto hsrp = {
	.name = "HSRP",
	.title = "Hot Standby Router Protocol (RFC 2281)",
	.example = "IP(dst=\"224.0.0.2\", ttl=1)/UDP(sport=1985, dport=1985)/HSRP(group=1, virtualIP=\"192.0.2.1\")",
	TABLE(hsrp_fields),
	UNDER({ "udp.port", HSRP_IPV6_PORT }, { "udp.port", HSRP_PORT, BIND_DECODE }),
	SETS({ "UDP", "sport", HSRP_IPV6_PORT }),
	.choose = choose,
	.next = next,
	.text = "HSRP %opcode% %state% group=%group% prio=%priority% vip=%virtualIP%",
};

static const struct field hsrp2_fields[] = {
	UINT("type", 8, .init = GROUP_STATE, .names = &types),
	UINT("len", 8, .init = GROUP_STATE_SIZE),
	UINT("version", 8, .init = 2),
	UINT("opcode", 8, .names = &opcodes),
	UINT("state", 8, .init = 6, .help = "6: active, 5: standby, 4: speak, 3: listen, 2: learn, 1: init"),
	UINT("ipversion", 8, .init = 4),
	UINT("group", 16),
	MAC("identifier"),
	UINT("priority", 32, .init = 100),
	UINT("hellotime", 32, .init = 3000, .help = "in milliseconds"),
	UINT("holdtime", 32, .init = 10000, .help = "in milliseconds"),
	IPV4("virtualIP", .when = "ipversion=4"),
	BYTES("padding", .size = FIXED(12), .filled = true, .when = "ipversion=4"),
	IPV6("virtualIPv6", .text = "::", .when = "ipversion!=4"),
};
static const struct proto hsrp2 = {
	.name = "HSRPv2",
	.title = "Hot Standby Router Protocol, version 2: group state (Cisco)",
	.example = "IP(dst=\"224.0.0.102\", ttl=1)/UDP(sport=1985, dport=1985)/HSRPv2(group=300, virtualIP=\"192.0.2.1\")",
	TABLE(hsrp2_fields),
	UNDER({ "udp.port", HSRP_IPV6_PORT, BIND_BUILD }),
	.next = next,
	.text = "HSRPv2 %opcode% state=%state% group=%group% prio=%priority%[ vip=%virtualIP%][ vip=%virtualIPv6%]",
};

static const struct name_row advertised_rows[] = {
	{ 1, "Dormant" },
	{ 2, "Passive" },
	{ 3, "Active" },
};
static const struct names advertised = { ROWS(advertised_rows) };

static const struct field advertise_fields[] = {
	UINT("version", 8),
	UINT("opcode", 8, .init = ADVERTISE, .names = &opcodes),
	UINT("type", 16, .init = 1, .help = "1: interface state"),
	UINT("length", 16, .init = 10, .help = "bytes that follow"),
	UINT("state", 8, .init = 1, .names = &advertised),
	UINT("reserved1", 8),
	UINT("activegroups", 16),
	UINT("passivegroups", 16),
	UINT("reserved2", 32),
};
static const struct proto advertise = {
	.name = "HSRPAdvertise",
	.title = "Hot Standby Router Protocol: state of an interface (Cisco)",
	TABLE(advertise_fields),
	UNDER({ "udp.port", HSRP_IPV6_PORT, BIND_BUILD }),
	.text = "HSRP %opcode% %state% active=%activegroups% passive=%passivegroups%",
};

static const struct field md5_fields[] = {
	UINT("type", 8, .init = MD5, .names = &types),
	UINT("len", 8, .help = "28, as Cisco fills it"),
	UINT("algo", 8, .names = &algorithms, .help = "algorithm"),
	UINT("padding", 8),
	UINT("flags", 16, .base = HEX),
	IPV4("sourceip", .compute = ROUTE_SOURCE),
	UINT("keyid", 32, .base = HEX),
	BYTES("authdigest", .size = FIXED(16), .filled = true, .help = "authentication digest"),
};
static const struct proto md5 = {
	.name = "HSRPmd5",
	.title = "HSRP MD5 authentication (Cisco)",
	TABLE(md5_fields),
	.text = "%type% key=%keyid:x%",
};

PROTO_UNIT(hsrp, &hsrp, &hsrp2, &advertise, &md5);
