/* lltd.c - Link Layer Topology Discovery (Microsoft, MS-LLTD). */
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { TOS_AT = 1, FUNCTION_AT = 3, DISCOVER = 0, HELLO = 1, EMIT = 2, QUERY_RESP = 7, LARGE_TLV = 11, LARGE_TLV_RESP = 12 };

static const struct name_row tos_rows[] = { { 0, "Topology discovery" }, { 1, "Quick discovery" }, { 2, "QoS diagnostics" } };
static const struct names toses = { ROWS(tos_rows) };
static const struct name_row function_rows[] = {
	{ DISCOVER, "Discover" }, { HELLO, "Hello" }, { EMIT, "Emit" }, { 3, "Train" }, { 4, "Probe" }, { 5, "Ack" }, { 6, "Query" },
	{ QUERY_RESP, "QueryResp" }, { 8, "Reset" }, { 9, "Charge" }, { 10, "Flat" }, { LARGE_TLV, "QueryLargeTlv" },
	{ LARGE_TLV_RESP, "QueryLargeTlvResp" },
};
static const struct names functions = { ROWS(function_rows) };
static const struct field lltd_fields[] = {
	UINT("version", 8, .init = 1),
	UINT("tos", 8, .names = &toses, .help = "type of service"),
	UINT("reserved", 8),
	UINT("function", 8, .names = &functions),
	MAC("real_dst"),
	MAC("real_src"),
	UINT("xid", 16, .when = "function=0,8", .help = "transaction ID"),
	UINT("seq", 16, .when = "function!=0,8", .help = "sequence number"),
};
/* What QoS diagnostics have is their own. */
static const struct layout *lltd_next(const struct scope *s, const uint8_t *p, size_t n)
{
	int space = space_find("lltd.function");

	(void)p;
	(void)n;
	return s->b[TOS_AT] > 1 || (s->b[TOS_AT] == 1 && s->b[FUNCTION_AT] > HELLO) || space < 0
		? layout_raw() : space_lookup((unsigned)space, s->b[FUNCTION_AT]);
}
static const struct proto lltd = {
	.name = "LLTD",
	.title = "Link Layer Topology Discovery (Microsoft)",
	.example = "Ether()/LLTD(real_src=\"02:00:00:00:00:01\", seq=7)/LLTDHello()/LLTDAttributeHostID(mac=\"02:00:00:00:00:01\")/LLTDAttributeEOP()",
	TABLE(lltd_fields),
	UNDER({ "ethertype", 0x88d9 }),
	.next = lltd_next,
	.text = "LLTD %function%",
};

#define UPPER(var, class, number, tos, what, more, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "LLTD: " what " (Microsoft)", TABLE(var##_fields), UNDER({ "lltd.function", number }), \
					  SETS({ "LLTD", "tos", tos }, { "LLTD", "function", number }), more, .text = "" }
#define QUICK 1
static const struct field station = MAC("station");
UPPER(hello, "LLTDHello", HELLO, QUICK, "hello", .other = "LLTDAttribute", UINT("gen_number", 16), MAC("current_mapper_address"),
      MAC("apparent_mapper_address"));
UPPER(discover, "LLTDDiscover", DISCOVER, QUICK, "discover", .other = "Raw", UINT("gen_number", 16),
      UINT("stations_count", 16, .compute = COUNT_OF("stations_list", 0)),
      SCALARS("stations_list", &station, .whole = true, .count = OF("stations_count", 1, 0)));

static const struct name_row emitee_rows[] = { { 0, "Train" }, { 1, "Probe" } };
static const struct names emitees = { ROWS(emitee_rows) };
static const struct field emitee_fields[] = { UINT("type", 8, .names = &emitees), UINT("pause", 8, .help = "ms"), MAC("src"), MAC("dst") };
static const struct proto emitee = { .name = "LLTDEmiteeDesc", .title = "LLTD: a frame to be sent (Microsoft)", TABLE(emitee_fields), .text = "" };
static const struct family emitee_family = { .other = "LLTDEmiteeDesc" };
UPPER(emit, "LLTDEmit", EMIT, 0, "emit", .other = "Raw", UINT("descs_count", 16, .compute = COUNT_OF("descs_list", 0)),
      LIST("descs_list", &emitee_family, .count = OF("descs_count", 1, 0)));

static const struct name_row recvee_rows[] = { { 0, "Probe" }, { 1, "ARP or ICMPv6" } };
static const struct names recvees = { ROWS(recvee_rows) };
static const struct field recvee_fields[] = { UINT("type", 16, .names = &recvees), MAC("real_src"), MAC("ether_src"), MAC("ether_dst") };
static const struct proto recvee = { .name = "LLTDRecveeDesc", .title = "LLTD: a frame that was seen (Microsoft)", TABLE(recvee_fields), .text = "" };
static const struct family recvee_family = { .other = "LLTDRecveeDesc" };
UPPER(resp, "LLTDQueryResp", QUERY_RESP, 0, "answer to a query", .other = "Raw", FLAGS("flags", 2, .letters = "ME"),
      UINT("descs_count", 14, .compute = COUNT_OF("descs_list", 0)), LIST("descs_list", &recvee_family, .count = OF("descs_count", 1, 0)));

static const struct name_row large_rows[] = {
	{ 14, "Icon image" }, { 17, "Friendly Name" }, { 19, "Hardware ID" }, { 22, "AP Association Table" }, { 24, "Detailed Icon Image" },
	{ 26, "Component Table" }, { 28, "Repeater AP Table" },
};
static const struct names larges = { ROWS(large_rows) };
UPPER(large, "LLTDQueryLargeTlv", LARGE_TLV, 0, "question for a large TLV", .other = "Raw", UINT("type", 8, .init = 14, .names = &larges),
      UINT("offset", 24));
UPPER(large_resp, "LLTDQueryLargeTlvResp", LARGE_TLV_RESP, 0, "part of a large TLV", .other = "Raw", FLAGS("flags", 2, .letters = "RM"),
      UINT("len", 14, .compute = LENGTH_OF("value", 1, 0)), BYTES("value", .size = OF("len", 1, 0)));

/* ---- attributes ---- */

static const struct name_row type_rows[] = {
	{ 0, "End Of Property" }, { 1, "Host ID" }, { 2, "Characteristics" }, { 3, "Physical Medium" }, { 7, "IPv4 Address" },
	{ 8, "IPv6 Address" }, { 9, "802.11 Max Rate" }, { 10, "Performance Counter Frequency" }, { 12, "Link Speed" }, { 14, "Icon Image" },
	{ 15, "Machine Name" }, { 18, "Device UUID" }, { 20, "QoS Characteristics" }, { 21, "802.11 Physical Medium" },
	{ 24, "Detailed Icon Image" }, { 25, "Sees-List" },
};
static const struct names types = { ROWS(type_rows) };
static const struct layout *attribute_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	static const struct { uint8_t type, size; } sizes[] = {
		{ 1, 6 }, { 3, 4 }, { 7, 4 }, { 8, 16 }, { 9, 2 }, { 10, 8 }, { 12, 4 }, { 14, 0 }, { 20, 4 }, { 21, 1 }, { 25, 2 },
	};
	int space = space_find("lltd.attribute");
	const struct layout *lay = n && space >= 0 ? space_lookup((unsigned)space, p[0]) : NULL;

	(void)outer;
	for (size_t i = 0; lay && n > 1 && i < sizeof(sizes) / sizeof(sizes[0]); i++)
		if (sizes[i].type == p[0] && sizes[i].size != p[1])
			return LAYOUT_SELF;
	return lay ? lay : LAYOUT_SELF;
}
#define TYPE(number) UINT("type", 8, .init = (number), .names = &types)
#define LENGTH(f) UINT("len", 8, .compute = LENGTH_OF(f, 1, 0))
static const struct field any_fields[] = { TYPE(0), LENGTH("value"), BYTES("value", .size = OF("len", 1, 0)) };
static const struct proto any = {
	.name = "LLTDAttribute", .title = "LLTD attribute of any type (Microsoft)", TABLE(any_fields), .choose = attribute_choose, .other = "LLTDAttribute", .text = "",
};
#define ATTRIBUTE(var, class, number, what, shows, ...) \
	static const struct field var##_fields[] = { TYPE(number), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "LLTD attribute: " what " (Microsoft)", TABLE(var##_fields), \
					  UNDER({ "lltd.attribute", number }), .is = "LLTDAttribute", .other = "LLTDAttribute", .text = shows }
#define FIXED_LENGTH(number) UINT("len", 8, .init = (number))
static const struct field eop_fields[] = { TYPE(0) };
static const struct proto eop = {
	.name = "LLTDAttributeEOP", .title = "LLTD: end of attributes (Microsoft)", TABLE(eop_fields), UNDER({ "lltd.attribute", 0 }), .is = "LLTDAttribute",
	.other = "Padding", .text = "",
};
ATTRIBUTE(host, "LLTDAttributeHostID", 1, "host ID", "%mac%", FIXED_LENGTH(6), MAC("mac"));
ATTRIBUTE(characteristics, "LLTDAttributeCharacteristics", 2, "characteristics", "", UINT("len", 8, .compute = LENGTH_OF("reserved2", 1, 2)),
          FLAGS("flags", 5, .letters = "PXFML"), UINT("reserved1", 11), BYTES("reserved2", .size = OF("len", 1, -2)));
ATTRIBUTE(medium, "LLTDAttributePhysicalMedium", 3, "physical medium", "", FIXED_LENGTH(4), UINT("medium", 32, .init = 6, .help = "IANA ifType"));
ATTRIBUTE(ipv4, "LLTDAttributeIPv4Address", 7, "IPv4 address", "%ipv4%", FIXED_LENGTH(4), IPV4("ipv4"));
ATTRIBUTE(ipv6, "LLTDAttributeIPv6Address", 8, "IPv6 address", "%ipv6%", FIXED_LENGTH(16), IPV6("ipv6", .text = "::"));
ATTRIBUTE(rate, "LLTDAttribute80211MaxRate", 9, "highest 802.11 rate", "", FIXED_LENGTH(2), UINT("rate", 16));
ATTRIBUTE(frequency, "LLTDAttributePerformanceCounterFrequency", 10, "frequency of the performance counter", "", FIXED_LENGTH(8), UINT("freq", 64));
ATTRIBUTE(speed, "LLTDAttributeLinkSpeed", 12, "link speed", "", FIXED_LENGTH(4), UINT("speed", 32, .help = "in units of 100 bit/s"));
ATTRIBUTE(large_tlv, "LLTDAttributeLargeTLV", 14, "a large TLV can be asked for", "", FIXED_LENGTH(0));
ATTRIBUTE(machine, "LLTDAttributeMachineName", 15, "machine name", "", LENGTH("hostname"), BYTES("hostname", .size = OF("len", 1, 0), .help = "UTF-16, little endian"));
ATTRIBUTE(uuid, "LLTDAttributeDeviceUUID", 18, "device UUID", "", LENGTH("uuid"),
          BYTES("uuid", .text = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", .ntext = 16, .size = OF("len", 1, 0)));
ATTRIBUTE(qos, "LLTDAttributeQOSCharacteristics", 20, "QoS characteristics", "", FIXED_LENGTH(4), FLAGS("flags", 3, .letters = "EQP"), UINT("reserved1", 13),
          UINT("reserved2", 16));
ATTRIBUTE(wireless, "LLTDAttribute80211PhysicalMedium", 21, "802.11 physical medium", "", FIXED_LENGTH(1), UINT("medium", 8));
ATTRIBUTE(sees, "LLTDAttributeSeesList", 25, "size of the sees-list", "", FIXED_LENGTH(2), UINT("max_entries", 16));

PROTO_UNIT(lltd, &lltd, &hello, &discover, &emitee, &emit, &recvee, &resp, &large, &large_resp, &any, &eop, &host, &characteristics, &medium, &ipv4,
           &ipv6, &rate, &frequency, &speed, &large_tlv, &machine, &uuid, &qos, &wireless, &sees);
