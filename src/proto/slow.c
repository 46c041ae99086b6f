/* slow.c - slow protocols: LACP and markers (IEEE 802.1AX), synchronization messages (ITU-T G.8264). */
#include "pkt/field.h"

#define FILLED(n, bytes) BYTES(n, .size = FIXED(bytes), .filled = true)
enum { LACP = 1, MARKER = 2, OSSP = 10 };

static const struct name_row subtype_rows[] = {
	{ 0, "Unused" },
	{ LACP, "LACP" },
	{ MARKER, "Marker Protocol" },
	{ 3, "OAM" },
	{ OSSP, "OSSP" },
};
static const struct names subtypes = { ROWS(subtype_rows) };

static const struct field slow_fields[] = {
	UINT("subtype", 8, .names = &subtypes, .compute = NEXT("slow.subtype")),
};
static const struct proto slow = {
	.name = "SlowProtocol",
	.title = "Slow protocol (IEEE 802.3, 57A)",
	TABLE(slow_fields),
	UNDER({ "ethertype", 0x8809 }),
	SETS({ "Ether", "dst", 0, "01:80:c2:00:00:02" }),
	.text = "",
};

#define PARTY(who, type_init) \
	UINT(who "_type", 8, .init = (type_init)), \
	UINT(who "_length", 8, .init = 20), \
	UINT(who "_system_priority", 16), \
	MAC(who "_system"), \
	UINT(who "_key", 16), \
	UINT(who "_port_priority", 16), \
	UINT(who "_port_number", 16), \
	UINT(who "_state", 8, .help = "1 active, 2 short timeout, 4 aggregation, 8 in sync, 16 collecting, 32 distributing, 64 defaulted, 128 expired"), \
	FILLED(who "_reserved", 3)

static const struct field lacp_fields[] = {
	UINT("version", 8, .init = 1),
	PARTY("actor", 1),
	PARTY("partner", 2),
	UINT("collector_type", 8, .init = 3),
	UINT("collector_length", 8, .init = 16),
	UINT("collector_max_delay", 16, .help = "in tens of microseconds"),
	FILLED("collector_reserved", 12),
	UINT("terminator_type", 8),
	UINT("terminator_length", 8),
	FILLED("reserved", 50),
};
static const struct proto lacp = {
	.name = "LACP",
	.title = "Link Aggregation Control Protocol (IEEE 802.1AX, 6.4)",
	.example = "Ether()/SlowProtocol()/LACP(actor_system=\"02:00:00:00:00:01\", actor_key=7, actor_port_number=1, actor_state=0x3d)",
	TABLE(lacp_fields),
	UNDER({ "slow.subtype", LACP }),
	.text = "LACP actor %actor_system% key=%actor_key% state=%actor_state:x%, partner %partner_system% state=%partner_state:x%",
};

static const struct name_row marker_rows[] = {
	{ 1, "Marker Request" },
	{ 2, "Marker Response" },
};
static const struct names markers = { ROWS(marker_rows) };

static const struct field marker_fields[] = {
	UINT("version", 8, .init = 1),
	UINT("marker_type", 8, .init = 1, .names = &markers),
	UINT("marker_length", 8, .init = 16),
	UINT("requester_port", 16),
	MAC("requester_system"),
	UINT("requester_transaction_id", 32),
	FILLED("marker_reserved", 2),
	UINT("terminator_type", 8),
	UINT("terminator_length", 8),
	FILLED("reserved", 90),
};
static const struct proto marker = {
	.name = "MarkerProtocol",
	.title = "Marker protocol of link aggregation (IEEE 802.1AX, 6.5)",
	.example = "Ether()/SlowProtocol()/MarkerProtocol(requester_system=\"02:00:00:00:00:01\", requester_transaction_id=7)",
	TABLE(marker_fields),
	UNDER({ "slow.subtype", MARKER }),
	.reply = { TURN("marker_type", 1, 2), SAME("requester_port"), SAME("requester_system"), SAME("requester_transaction_id") },
	.text = "%marker_type% %requester_system% id=%requester_transaction_id%",
};

/* ---- Ethernet synchronization messaging channel ---- */

static const struct field esmc_fields[] = {
	BYTES("ituOui", .size = FIXED(3), .filled = true, .text = "\x00\x19\xa7", .ntext = 3),
	UINT("ituSubtype", 16, .init = 1),
	UINT("version", 4, .init = 1),
	UINT("event", 1, .help = "1: a change, 0: heartbeat"),
	UINT("reserved1", 3),
	FILLED("reserved2", 3),
};
static const struct proto esmc = {
	.name = "ESMC",
	.title = "Ethernet Synchronization Messaging Channel (ITU-T G.8264)",
	.example = "Ether()/SlowProtocol()/ESMC()/QLTLV(ssmCode=2)",
	TABLE(esmc_fields),
	UNDER({ "slow.subtype", OSSP }),
	.other = "ESMC TLV",
	.text = "ESMC[ event=%event%]",
};
static const struct proto esmc_tlv = {
	.name = "ESMC TLV",
	.title = "TLV of an ESMC message (ITU-T G.8264, 11.3.1)",
	.abstract = true,
	.peek = "esmc.tlv",
	.peek_bits = 8,
};
static const struct field quality_fields[] = {
	UINT("type", 8, .init = 1),
	UINT("length", 16, .init = 4),
	UINT("ssmCode", 8, .base = HEX, .init = 15, .help = "quality level"),
};
static const struct proto quality = {
	.name = "QLTLV",
	.title = "ESMC quality level TLV (ITU-T G.8264, 11.3.1.1)",
	TABLE(quality_fields),
	UNDER({ "esmc.tlv", 1 }, { "slow.subtype", OSSP, BIND_BUILD }),
	.other = "ESMC TLV",
	.text = "QL=%ssmCode:x%",
};
static const struct field extended_fields[] = {
	UINT("type", 8, .init = 2),
	UINT("length", 16, .init = 20),
	UINT("enhancedSsmCode", 8, .base = HEX, .init = 0xff),
	FILLED("clockIdentity", 8),
	UINT("flag", 8),
	UINT("cascaded_eEEcs", 8, .init = 1),
	UINT("cascaded_EEcs", 8),
	FILLED("reserved", 5),
};
static const struct proto extended = {
	.name = "EQLTLV",
	.title = "ESMC extended quality level TLV (ITU-T G.8264, 11.3.1.2)",
	TABLE(extended_fields),
	UNDER({ "esmc.tlv", 2 }, { "slow.subtype", OSSP, BIND_BUILD }),
	.other = "ESMC TLV",
	.text = "eQL=%enhancedSsmCode:x%",
};

PROTO_UNIT(slow, &slow, &lacp, &marker, &esmc, &esmc_tlv, &quality, &extended);
