/* cdp.c - Cisco Discovery Protocol. */
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/registry.h"

enum { PREFIX = 7, GATEWAY_SIZE = 8, IP4_PROTO = 0xcc };

/*
 * The Internet checksum, but an odd last byte is the low half of its word, as a number with a sign that is added by one less: a zero
 * byte stands before it, or 0xff before one less.
 */
static bool cdp_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, layer);
	size_t n = enc_total_len(e, layer);
	uint64_t sum = cksum_add(0, p, n & ~(size_t)1);

	(void)f;
	if (n % 2)
		sum += p[n - 1] <= 0x80 ? p[n - 1] : 0xff00u | (p[n - 1] - 1u);
	*out = cksum_finish(sum);
	return true;
}

static const struct name_row type_rows[] = {
	{ 1, "Device ID" },
	{ 2, "Addresses" },
	{ 3, "Port ID" },
	{ 4, "Capabilities" },
	{ 5, "Software Version" },
	{ 6, "Platform" },
	{ 7, "IP Prefix" },
	{ 8, "Protocol Hello" },
	{ 9, "VTP Management Domain" },
	{ 10, "Native VLAN" },
	{ 11, "Duplex" },
	{ 14, "VoIP VLAN Reply" },
	{ 15, "VoIP VLAN Query" },
	{ 16, "Power" },
	{ 17, "MTU" },
	{ 18, "Trust Bitmap" },
	{ 19, "Untrusted Port CoS" },
	{ 20, "System Name" },
	{ 21, "System OID" },
	{ 22, "Management Address" },
	{ 23, "Location" },
	{ 24, "CDP Unknown command (send us a pcap file)" },
	{ 25, "Power Request" },
	{ 26, "Power Available" },
};
static const struct names types = { ROWS(type_rows) };

#define MESSAGE(var, class, n, what, shows, ...) \
	static const struct field var##_fields[] = { UINT("type", 16, .base = HEX, .init = (n), .names = &types), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "CDP: " what " (Cisco)", TABLE(var##_fields), .text = shows, \
					  UNDER({ "cdp.message", n }) }
#define OTHER(var, class, what) \
	static const struct field var##_fields[] = { UINT("type", 16, .base = HEX, .names = &types), BYTES_OF("val", "") }; \
	static const struct proto var = { .name = class, .title = "CDP: " what " (Cisco)", TABLE(var##_fields), .text = "%type%" }
#define LENGTH(f, before) UINT("len", 16, .compute = LENGTH_OF(f, 1, before))
#define FIXED_LENGTH(n) UINT("len", 16, .init = (n))
#define BYTES_OF(f, value) LENGTH(f, 4), BYTES(f, .text = (value), .size = OF("len", 1, -4))

/* ---- addresses ---- */

static const struct name_row kind_rows[] = {
	{ 1, "NLPID" },
	{ 2, "802.2" },
};
static const struct names kinds = { ROWS(kind_rows) };
#define PROTOCOL(kind, value, n) \
	UINT("ptype", 8, .init = (kind), .names = &kinds), \
	UINT("plen", 8, .compute = LENGTH_OF("proto", 1, 0)), \
	BYTES("proto", .text = (value), .ntext = (n), .size = OF("plen", 1, 0))
static const struct field record_fields[] = {
	PROTOCOL(1, "", 0),
	UINT("addrlen", 16, .compute = LENGTH_OF("addr", 1, 0)),
	BYTES("addr", .size = OF("addrlen", 1, 0)),
};
static const struct field record4_fields[] = { PROTOCOL(1, "\xcc", 1), UINT("addrlen", 16, .init = 4), IPV4("addr") };
static const struct field record6_fields[] = {
	PROTOCOL(2, "\xaa\xaa\x03\0\0\0\x86\xdd", 8),
	UINT("addrlen", 16, .init = 16),
	IPV6("addr", .text = "::1"),
};
#define RECORD(var, class, what) \
	static const struct proto var = { .name = class, .title = "CDP address record" what " (Cisco)", TABLE(var##_fields), .text = "%addr%" }
RECORD(record, "CDPAddrRecord", " of any protocol");
RECORD(record4, "CDPAddrRecordIPv4", ": IPv4");
RECORD(record6, "CDPAddrRecordIPv6", ": IPv6");

static const struct layout *record_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)f;
	(void)outer;
	if (n >= 9 && p[1] == 1 && p[2] == IP4_PROTO && get16(p + 3) == 4)
		return layout_need("CDPAddrRecordIPv4");
	if (n >= 28 && p[1] == 8 && p[2] == 0xaa && get16(p + 8) == 0x86dd && get16(p + 10) == 16)
		return layout_need("CDPAddrRecordIPv6");
	return NULL;
}

static const struct family records = { .choose = record_choose, .other = "CDPAddrRecord" };
#define ADDRESSES \
	UINT("len", 16, .compute = HEADER_LENGTH(1)), \
	UINT("naddr", 32, .compute = COUNT_OF("addr", 0)), \
	LIST("addr", &records, .size = OF("len", 1, -8))

/* ---- messages ---- */

OTHER(generic, "CDPMsgGeneric", "any message");
OTHER(message, "CDPMsg", "message of any type");
MESSAGE(device, "CDPMsgDeviceID", 1, "device ID", "%val%", BYTES_OF("val", ""));
MESSAGE(addresses, "CDPMsgAddr", 2, "addresses", "%addr%", ADDRESSES);
MESSAGE(port, "CDPMsgPortID", 3, "port ID", "%iface%", BYTES_OF("iface", "Port 1"));
MESSAGE(capabilities, "CDPMsgCapabilities", 4, "capabilities", "%cap%", FIXED_LENGTH(8),
        FLAGS("cap", 32, .letters = "Router TransparentBridge SourceRouteBridge Switch Host IGMPCapable Repeater Bit25 Bit24 Bit23 Bit22 "
	      "Bit21 Bit20 Bit19 Bit18 Bit17 Bit16 Bit15 Bit14 Bit13 Bit12 Bit11 Bit10 Bit9 Bit8 Bit7 Bit6 Bit5 Bit4 Bit3 Bit2 Bit1"));
MESSAGE(version, "CDPMsgSoftwareVersion", 5, "software version", "", BYTES_OF("val", ""));
MESSAGE(platform, "CDPMsgPlatform", 6, "platform", "%val%", BYTES_OF("val", ""));
MESSAGE(gateway, "CDPMsgIPGateway", 7, "IP gateway", "gw=%defaultgw%", FIXED_LENGTH(8), IPV4("defaultgw", .init = 0xc0a80001));
static const struct field prefix_fields[] = { IPV4("prefix", .init = 0xc0a80001), UINT("plen", 8, .init = 24) };
static const struct proto prefix = { .name = "CDPIPPrefix", .title = "CDP: an IP prefix (Cisco)", TABLE(prefix_fields), .text = "%prefix%/%plen%" };
static const struct family prefix_family = { .other = "CDPIPPrefix" };
MESSAGE(prefixes, "CDPMsgIPPrefix", 7, "IP prefixes", "%prefixes%", FIXED_LENGTH(9),
        LIST("prefixes", &prefix_family, .size = OF("len", 1, -4)));
MESSAGE(hello, "CDPMsgProtoHello", 8, "protocol hello", "", FIXED_LENGTH(32), UINT("oui", 24, .base = HEX, .init = 0xc),
        UINT("protocol_id", 16, .base = HEX), BYTES("data", .size = OF("len", 1, -9)));
MESSAGE(vtp, "CDPMsgVTPMgmtDomain", 9, "VTP management domain", "vtp=%val%", BYTES_OF("val", ""));
MESSAGE(native, "CDPMsgNativeVLAN", 10, "native VLAN", "vlan=%vlan%", FIXED_LENGTH(6), UINT("vlan", 16, .init = 1));
static const struct name_row duplex_rows[] = {
	{ 0, "Half" },
	{ 1, "Full" },
};
static const struct names duplexes = { ROWS(duplex_rows) };
MESSAGE(duplex, "CDPMsgDuplex", 11, "duplex", "%duplex% duplex", FIXED_LENGTH(5), UINT("duplex", 8, .names = &duplexes));
MESSAGE(reply, "CDPMsgVoIPVLANReply", 14, "VoIP VLAN reply", "voice=%vlan%", FIXED_LENGTH(7), UINT("status", 8, .init = 1),
        UINT("vlan", 16, .init = 1));
MESSAGE(query, "CDPMsgVoIPVLANQuery", 15, "VoIP VLAN query", "voice=%vlan%", LENGTH("unknown2", 7), UINT("unknown1", 8, .base = HEX),
        UINT("vlan", 16, .init = 1), BYTES("unknown2", .size = OF("len", 1, -7)));
MESSAGE(power, "CDPMsgPower", 16, "power consumption", "%power% mW", FIXED_LENGTH(6), UINT("power", 16, .init = 1337, .help = "milliwatts"));
MESSAGE(mtu, "CDPMsgMTU", 17, "MTU", "mtu=%mtu%", FIXED_LENGTH(6), UINT("mtu", 16, .init = 1500));
MESSAGE(trust, "CDPMsgTrustBitmap", 18, "trust bitmap", "", FIXED_LENGTH(5), UINT("trust_bitmap", 8, .base = HEX));
MESSAGE(untrusted, "CDPMsgUntrustedPortCoS", 19, "class of service of untrusted ports", "", FIXED_LENGTH(5),
        UINT("untrusted_port_cos", 8, .base = HEX));
MESSAGE(management, "CDPMsgMgmtAddr", 22, "management addresses", "mgmt=%addr%", ADDRESSES);
static const struct field level = UINT("level", 32, .help = "milliwatts");
#define LEVELS(f) \
	UINT("len", 16, .compute = LENGTH_OF(f, 1, 8)), \
	UINT("req_id", 16), \
	UINT("mgmt_id", 16), \
	SCALARS(f, &level, .whole = true, .size = OF("len", 1, -8))
MESSAGE(request, "CDPMsgPowerRequest", 25, "power request", "", LEVELS("power_requested_list"));
MESSAGE(available, "CDPMsgPowerAvailable", 26, "power available", "", LEVELS("power_available_list"));

/* One gateway, or prefixes: by length. */
static const struct layout *message_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("cdp.message");

	(void)f;
	(void)outer;
	if (space < 0 || n < 4)
		return NULL;
	if (get16(p) == PREFIX)
		return layout_need(get16(p + 2) == GATEWAY_SIZE ? "CDPMsgIPGateway" : "CDPMsgIPPrefix");
	return space_lookup((unsigned)space, get16(p));
}

static const struct family messages = { .choose = message_choose, .other = "CDPMsgGeneric" };
static const struct field cdp_fields[] = {
	UINT("vers", 8, .init = 2),
	UINT("ttl", 8, .init = 180, .help = "seconds that this holds"),
	UINT("cksum", 16, .base = HEX, .compute = CHECKSUM_FN(cdp_sum)),
	LIST("msg", &messages, .size = REST),
};
static const struct proto cdp = {
	.name = "CDPv2_HDR",
	.title = "Cisco Discovery Protocol (Cisco, version 2)",
	.example = "Dot3(dst=\"01:00:0c:cc:cc:cc\")/LLC()/SNAP()/CDPv2_HDR(msg=[CDPMsgDeviceID(val=\"sw1\"), CDPMsgPortID(iface=\"Fa0/1\")])",
	TABLE(cdp_fields),
	UNDER({ "snap", 0x00000c2000 }, { "chdlc", 0x2000 }),
	SETS({ "SNAP", "OUI", 0x00000c }, { "SNAP", "code", 0x2000 }, { "CHDLC", "proto", 0x2000 }),
	.text = "CDP ttl=%ttl% %msg%",
};

PROTO_UNIT(cdp, &cdp, &generic, &message, &device, &addresses, &port, &capabilities, &version, &platform, &gateway, &prefix, &prefixes, &hello,
           &vtp, &native, &duplex, &reply, &query, &power, &mtu, &trust, &untrusted, &management, &request, &available, &record, &record4,
           &record6);
