/* cooked.c - Linux cooked captures, version 1 and 2 (LINKTYPE_LINUX_SLL, LINKTYPE_LINUX_SLL2). */
#include "pkt/field.h"

static const struct name_row direction_rows[] = {
	{ 0, "unicast" },
	{ 1, "broadcast" },
	{ 2, "multicast" },
	{ 3, "unicast-to-another-host" },
	{ 4, "sent-by-us" },
};
static const struct names directions = { ROWS(direction_rows) };

#define LINK_TYPE UINT("lladdrtype", 16, .base = HEX, .init = 512, .help = "ARPHRD_ type of the device")
#define LINK_ADDRESS BYTES("src", .size = FIXED(8), .help = "link-layer address, zero bytes after it")
#define PROTOCOL UINT("proto", 16, .base = HEX, .init = 0x0800, .names_of = "ethertype", .compute = NEXT("ethertype"))

static const struct field cooked_fields[] = {
	UINT("pkttype", 16, .names = &directions, .help = "packet type"),
	LINK_TYPE,
	UINT("lladdrlen", 16, .help = "link-layer address length"),
	LINK_ADDRESS,
	PROTOCOL,
};

static const struct proto cooked = {
	.name = "CookedLinux",
	.title = "Linux cooked capture",
	TABLE(cooked_fields),
	UNDER({ "dlt", 113 }, { "dlt", 144 }),
};

static const struct field cooked2_fields[] = {
	PROTOCOL,
	UINT("reserved", 16),
	UINT("ifindex", 32, .help = "interface index"),
	LINK_TYPE,
	UINT("pkttype", 8, .names = &directions, .help = "packet type"),
	UINT("lladdrlen", 8, .help = "link-layer address length"),
	LINK_ADDRESS,
};

static const struct proto cooked2 = {
	.name = "CookedLinuxV2",
	.title = "Linux cooked capture, version 2",
	TABLE(cooked2_fields),
	UNDER({ "dlt", 276 }),
};

PROTO_UNIT(cooked, &cooked, &cooked2);
