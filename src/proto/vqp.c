/* vqp.c - VLAN Query Protocol (Cisco, VMPS). */
#include "pkt/field.h"

enum { PORT = 1589 };

static const struct name_row type_rows[] = {
	{ 1, "requestPort" },
	{ 2, "responseVLAN" },
	{ 3, "requestReconfirm" },
	{ 4, "responseReconfirm" },
};
static const struct names types = { ROWS(type_rows) };
static const struct name_row error_rows[] = {
	{ 0, "none" },
	{ 3, "accessDenied" },
	{ 4, "shutdownPort" },
	{ 5, "wrongDomain" },
};
static const struct names errors = { ROWS(error_rows) };
static const struct name_row unknown_rows[] = {
	{ 2, "inGoodResponse" },
	{ 6, "inRequests" },
};
static const struct names unknowns = { ROWS(unknown_rows) };

static const struct field vqp_fields[] = {
	UINT("const", 8, .init = 1),
	UINT("type", 8, .init = 1, .names = &types),
	UINT("errorcodeaction", 8, .names = &errors),
	UINT("unknown", 8, .init = 2, .names = &unknowns),
	UINT("seq", 32),
};
/* The answer's type is the next one. */
static const struct proto vqp = {
	.name = "VQP",
	.title = "VLAN Query Protocol (Cisco VMPS, version 1)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/VQP(seq=7)/VQPEntry(datatype=\"portName\", data=b\"Fa0/1\")",
	TABLE(vqp_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }, { "UDP", "dport", PORT }),
	.other = "VQPEntry",
	.reply = { SAME("seq") },
	.text = "VQP %type% seq=%seq%",
};

static const struct name_row data_rows[] = {
	{ 3073, "clientIPAddress" },
	{ 3074, "portName" },
	{ 3075, "VLANName" },
	{ 3076, "Domain" },
	{ 3077, "ethernetPacket" },
	{ 3078, "ReqMACAddress" },
	{ 3079, "unknown" },
	{ 3080, "ResMACAddress" },
};
static const struct names data_types = { ROWS(data_rows) };

static const struct field address = IPV4("data");
static const struct field mac = MAC("data");
static const struct field bytes = BYTES("data", .size = OF("len", 1, 0));
static const struct alt data[] = {
	{ "datatype=3073 and len=4,unset", &address },
	{ "datatype=3078,3080 and len=6,unset", &mac },
	{ NULL, &bytes },
};
static const struct field entry_fields[] = {
	UINT("datatype", 32, .names = &data_types),
	UINT("len", 16, .compute = LENGTH_OF("data", 1, 0)),
	ALT("data", data),
};
static const struct proto entry = {
	.name = "VQPEntry",
	.title = "VQP data item (Cisco VMPS)",
	TABLE(entry_fields),
	.other = "VQPEntry",
	.text = "%datatype%=%data%",
};

PROTO_UNIT(vqp, &vqp, &entry);
