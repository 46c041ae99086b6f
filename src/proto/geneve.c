/* geneve.c - Generic Network Virtualization Encapsulation and its options (RFC 8926). */
#include "pkt/field.h"

enum { PORT = 6081 };

static const struct name_row class_rows[] = {
	{ 0x0100, "Linux" },
	{ 0x0101, "Open vSwitch" },
	{ 0x0102, "Open Virtual Networking (OVN)" },
	{ 0x0103, "In-band Network Telemetry (INT)" },
	{ 0x0104, "VMware" },
	{ 0x0105, "Amazon.com, Inc." },
	{ 0x0106, "Cisco Systems, Inc." },
	{ 0x0107, "Oracle Corporation" },
	{ 0x0110, "Amazon.com, Inc." },
	{ 0x0118, "IBM" },
	{ 0x0128, "Ericsson" },
	{ 0xfeff, "Unassigned" },
	{ 0xffff, "Experimental" },
};
static const struct names classes = { ROWS(class_rows) };

static const struct field option_fields[] = {
	UINT("classid", 16, .base = HEX, .names = &classes, .help = "who defines the type"),
	UINT("type", 8, .base = HEX),
	UINT("reserved", 3),
	UINT("length", 5, .compute = LENGTH_OF("data", 4, 0), .help = "words of data"),
	BYTES("data", .size = OF("length", 4, 0), .pad = 4),
};
static const struct proto option = {
	.name = "GeneveOptions",
	.title = "Geneve option (RFC 8926, 3.5)",
	TABLE(option_fields),
	.text = "%classid%.%type%",
};
static const struct family options = { .other = "GeneveOptions" };

static const struct field geneve_fields[] = {
	UINT("version", 2),
	UINT("optionlen", 6, .compute = LENGTH_OF("options", 4, 0), .help = "words of options"),
	UINT("oam", 1, .help = "O: control packet"),
	UINT("critical", 1, .help = "C: critical options present"),
	UINT("reserved", 6),
	UINT("proto", 16, .base = HEX, .names_of = "ethertype", .compute = NEXT("ethertype")),
	UINT("vni", 24, .base = HEX, .help = "virtual network identifier"),
	UINT("reserved2", 8, .base = HEX),
	LIST("options", &options, .size = OF("optionlen", 4, 0)),
};
static const struct proto geneve = {
	.name = "GENEVE",
	.title = "Generic Network Virtualization Encapsulation (RFC 8926)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=49152)/GENEVE(vni=5000, options=[GeneveOptions(classid=\"Linux\", type=1, data=\"data\")])/Ether()",
	TABLE(geneve_fields),
	UNDER({ "udp.dport", PORT, BIND_DECODE }, { "udp.port", PORT, BIND_BUILD }),
	.reply = { SAME("vni") },
	.text = "geneve vni=%vni:d%[ %options%]",
};

PROTO_UNIT(geneve, &geneve, &option);
