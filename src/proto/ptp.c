/* ptp.c - Precision Time Protocol version 2 (IEEE 1588-2008, 13). */
#include "pkt/field.h"

static const struct name_row type_rows[] = {
	{ 0x0, "Sync" },
	{ 0x1, "Delay_Req" },
	{ 0x2, "Pdelay_Req" },
	{ 0x3, "Pdelay_Resp" },
	{ 0x8, "Follow_Up" },
	{ 0x9, "Delay_Resp" },
	{ 0xa, "Pdelay_Resp_Follow_Up" },
	{ 0xb, "Announce" },
	{ 0xc, "Signaling" },
	{ 0xd, "Management" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row source_rows[] = {
	{ 0x10, "ATOMIC_CLOCK" }, { 0x20, "GPS" }, { 0x30, "TERRESTRIAL_RADIO" }, { 0x40, "PTP" }, { 0x50, "NTP" }, { 0x60, "HAND_SET" },
	{ 0x90, "OTHER" }, { 0xa0, "INTERNAL_OSCILLATOR" },
};
static const struct names sources = { ROWS(source_rows) };

static const struct name_row action_rows[] = { { 0, "GET" }, { 1, "SET" }, { 2, "RESPONSE" }, { 3, "COMMAND" }, { 4, "ACKNOWLEDGE" } };
static const struct names actions = { ROWS(action_rows) };

/* ---- what stands behind a message ---- */

static const struct name_row tlv_rows[] = {
	{ 0x0001, "MANAGEMENT" }, { 0x0002, "MANAGEMENT_ERROR_STATUS" }, { 0x0003, "ORGANIZATION_EXTENSION" },
	{ 0x0004, "REQUEST_UNICAST_TRANSMISSION" }, { 0x0005, "GRANT_UNICAST_TRANSMISSION" }, { 0x0006, "CANCEL_UNICAST_TRANSMISSION" },
	{ 0x0007, "ACKNOWLEDGE_CANCEL_UNICAST_TRANSMISSION" }, { 0x0008, "PATH_TRACE" }, { 0x0009, "ALTERNATE_TIME_OFFSET_INDICATOR" },
};
static const struct names tlv_types = { ROWS(tlv_rows) };

static const struct field tlv_fields[] = {
	UINT("type", 16, .names = &tlv_types),
	UINT("length", 16, .compute = LENGTH_OF("value", 1, 0)),
	BYTES("value", .size = OF("length", 1, 0)),
};
static const struct proto tlv = {
	.name = "PTPTLV", .title = "Precision Time Protocol: TLV of a message (IEEE 1588-2008, 14)", TABLE(tlv_fields), .text = "%type%",
};
static const struct family tlvs = { .other = "PTPTLV" };

/* ---- the message ---- */

#define TIMED .when = "messageType=0-3,8-11"
#define ANNOUNCED .when = "messageType=11"
#define MANAGED .when = "messageType=13"
#define BITS(n, bits) UINT(n, bits, .base = HEX)

static const struct field ptp_fields[] = {
	UINT("transportSpecific", 4),
	UINT("messageType", 4, .names = &types),
	UINT("reserved1", 4),
	UINT("version", 4, .init = 2),
	UINT("messageLength", 16, .compute = TOTAL_LENGTH(1), .help = "bytes of the message"),
	UINT("domainNumber", 8),
	UINT("reserved2", 8),
	UINT("flags", 16, .base = HEX),
	SINT("correctionField", 64, .help = "nanoseconds times 2^16"),
	BITS("reserved3", 32),
	BITS("clockIdentity", 64),
	UINT("portNumber", 16),
	UINT("sequenceId", 16),
	UINT("controlField", 8),
	SINT("logMessageInterval", 8, .help = "seconds: 2 to the power of it"),
	UINT("originTimestamp_seconds", 48, TIMED, .help = "of a response: when the request was received"),
	UINT("originTimestamp_nanoseconds", 32, TIMED),
	BYTES("reserved4", .size = FIXED(10), .filled = true, .when = "messageType=2"),
	UINT("requestingClockIdentity", 64, .base = HEX, .when = "messageType=3,9,10"),
	UINT("requestingPortNumber", 16, .when = "messageType=3,9,10"),
	SINT("currentUtcOffset", 16, ANNOUNCED, .help = "seconds"),
	UINT("reserved5", 8, ANNOUNCED),
	UINT("grandmasterPriority1", 8, ANNOUNCED),
	UINT("grandmasterClockClass", 8, ANNOUNCED),
	UINT("grandmasterClockAccuracy", 8, .base = HEX, ANNOUNCED),
	UINT("grandmasterClockVariance", 16, ANNOUNCED),
	UINT("grandmasterPriority2", 8, ANNOUNCED),
	UINT("grandmasterIdentity", 64, .base = HEX, ANNOUNCED),
	UINT("stepsRemoved", 16, ANNOUNCED),
	UINT("timeSource", 8, .base = HEX, .names = &sources, ANNOUNCED),
	UINT("targetClockIdentity", 64, .base = HEX, .when = "messageType=12,13"),
	UINT("targetPortNumber", 16, .when = "messageType=12,13"),
	UINT("startingBoundaryHops", 8, MANAGED),
	UINT("boundaryHops", 8, MANAGED),
	UINT("reserved6", 4, MANAGED),
	UINT("actionField", 4, .names = &actions, MANAGED),
	UINT("reserved7", 8, MANAGED),
	LIST("tlvs", &tlvs, .size = REST, .when = "messageType=11-13"),
};
static const struct proto ptp = {
	.name = "PTP",
	.title = "Precision Time Protocol version 2 (IEEE 1588-2008)",
	.example = "Ether(dst=\"01:1b:19:00:00:00\")/PTP(messageType=\"Announce\", sequenceId=7, grandmasterPriority1=128)",
	TABLE(ptp_fields),
	UNDER({ "ethertype", 0x88f7 }, { "udp.port", 319 }, { "udp.port", 320, BIND_DECODE }),
	.reply = { SAME("sequenceId") },
	.text = "PTP %messageType% seq=%sequenceId%",
};

PROTO_UNIT(ptp, &ptp, &tlv);
