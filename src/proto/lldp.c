/* lldp.c - Link Layer Discovery Protocol (IEEE 802.1AB). */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { FRAME_LEAST = 60 };

static const struct name_row type_rows[] = {
	{ 0, "end of LLDPDU" },
	{ 1, "chassis id" },
	{ 2, "port id" },
	{ 3, "time to live" },
	{ 4, "port description" },
	{ 5, "system name" },
	{ 6, "system description" },
	{ 7, "system capabilities" },
	{ 8, "management address" },
	{ 127, "organisation specific TLV" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row family_rows[] = {
	{ 0, "other" }, { 1, "IPv4" }, { 2, "IPv6" }, { 3, "NSAP" }, { 4, "HDLC" }, { 5, "BBN" }, { 6, "802" }, { 7, "E.163" }, { 8, "E.164" },
	{ 9, "F.69" }, { 10, "X.121" }, { 11, "IPX" }, { 12, "Appletalk" }, { 13, "Decnet IV" }, { 14, "Banyan Vines" },
	{ 15, "E.164 with NSAP" }, { 16, "DNS" }, { 17, "Distinguished Name" }, { 18, "AS Number" }, { 19, "XTP over IPv4" },
	{ 20, "XTP over IPv6" }, { 21, "XTP native mode XTP" }, { 22, "Fiber Channel World-Wide Port Name" },
	{ 23, "Fiber Channel World-Wide Node Name" }, { 24, "GWID" }, { 25, "AFI for L2VPN" }, { 26, "MPLS-TP Section Endpoint ID" },
	{ 27, "MPLS-TP LSP Endpoint ID" }, { 28, "MPLS-TP Pseudowire Endpoint ID" }, { 29, "MT IP Multi-Topology IPv4" },
	{ 30, "MT IP Multi-Topology IPv6" },
};
static const struct names families = { ROWS(family_rows) };

/* A frame that is crafted gets its least length, as Scapy does it; one that was captured has its LLDPDU, and stays as it was. */
static bool fill_up(struct enc *e, unsigned layer)
{
	struct buf b = BUF_INIT;
	size_t before, n;

	if (!layer || e->outer || strncmp(e->p->layer[layer - 1].lay->proto->name, "LLDPDU", 6) == 0 ||
	    e->p->layer[0].lay != layout_find("Ether", 5))
		return true;
	before = e->l[layer].off - e->l[0].off;
	n = enc_total_len(e, layer);
	if (before + n >= FRAME_LEAST)
		return true;
	buf_add(&b, enc_header(e, layer), n);
	buf_zeros(&b, FRAME_LEAST - before - n);
	enc_replace(e, layer, b.p, b.n);
	buf_free(&b);
	return true;
}

/* Which TLV: by the seven upper bits of its first octet. */
static const struct proto tlv = {
	.name = "LLDP TLV",
	.title = "LLDP TLV of any type (IEEE 802.1AB, 8.4)",
	.abstract = true,
	.peek = "lldp.tlv",
	.peek_bits = 7,
};
static const struct proto lldpdu = {
	.name = "LLDPDU",
	.title = "Link Layer Discovery Protocol data unit (IEEE 802.1AB)",
	UNDER({ "ethertype", 0x88cc }),
	.other = "LLDP TLV",
	.text = "LLDP",
};

#define TLV(var, class, n, what, then, ...) \
	static const struct field var##_fields[] = { UINT("_type", 7, .init = (n), .names = &types), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "LLDP: " what, \
		TABLE(var##_fields), \
		UNDER({ "lldp.tlv", n }, { "ethertype", 0x88cc, BIND_BUILD }), \
		.finish = fill_up, \
		then \
	}
#define NEXT_TLV(shows) .other = "LLDP TLV", .text = shows
#define LENGTH(f, before) UINT("_length", 9, .compute = LENGTH_OF(f, 1, before))
/* Bytes behind type and length. */
#define WHOLE_LENGTH UINT("_length", 9, .compute = { .kind = C_HEADER, .unit = 1, .add = -2 })

static const struct name_row chassis_rows[] = {
	{ 0, "reserved" },
	{ 1, "chassis component" },
	{ 2, "interface alias" },
	{ 3, "port component" },
	{ 4, "MAC address" },
	{ 5, "network address" },
	{ 6, "interface name" },
	{ 7, "locally assigned" },
};
static const struct names chassis_subtypes = { ROWS(chassis_rows) };
static const struct name_row port_rows[] = {
	{ 0, "reserved" },
	{ 1, "interface alias" },
	{ 2, "port component" },
	{ 3, "MAC address" },
	{ 4, "network address" },
	{ 5, "interface name" },
	{ 6, "agent circuit ID" },
	{ 7, "locally assigned" },
};
static const struct names port_subtypes = { ROWS(port_rows) };

static const struct field mac = MAC("id");
static const struct field ip4 = IPV4("id");
static const struct field ip6 = IPV6("id", .text = "::");
static const struct field bytes = BYTES("id", .size = REST);
static const struct alt chassis_ids[] = {
	{ "subtype=4 and _length=7,unset", &mac },
	{ "subtype=5 and family=1 and _length=6,unset", &ip4 },
	{ "subtype=5 and family=2 and _length=18,unset", &ip6 },
	{ NULL, &bytes },
};
static const struct alt port_ids[] = {
	{ "subtype=3 and _length=7,unset", &mac },
	{ "subtype=4 and family=1 and _length=6,unset", &ip4 },
	{ "subtype=4 and family=2 and _length=18,unset", &ip6 },
	{ NULL, &bytes },
};
#define CHASSIS_THEN NEXT_TLV("%id%"), .example = "Ether(dst=\"01:80:c2:00:00:0e\")/LLDPDUChassisID(subtype=\"MAC address\", " \
	"id=\"02:00:00:00:00:01\")/LLDPDUPortID(subtype=\"interface name\", id=\"eth0\")/LLDPDUTimeToLive(ttl=120)/LLDPDUEndOfLLDPDU()"
TLV(chassis, "LLDPDUChassisID", 1, "chassis ID (IEEE 802.1AB, 8.5.2)", CHASSIS_THEN,
    WHOLE_LENGTH, UINT("subtype", 8, .names = &chassis_subtypes), UINT("family", 8, .names = &families, .when = "subtype=5"),
    ALT("id", chassis_ids));
TLV(port, "LLDPDUPortID", 2, "port ID (IEEE 802.1AB, 8.5.3)", NEXT_TLV("port %id%"),
    WHOLE_LENGTH, UINT("subtype", 8, .names = &port_subtypes), UINT("family", 8, .names = &families, .when = "subtype=4"),
    ALT("id", port_ids));
TLV(ttl, "LLDPDUTimeToLive", 3, "time to live (IEEE 802.1AB, 8.5.4)", NEXT_TLV("ttl=%ttl%"), UINT("_length", 9, .init = 2),
    UINT("ttl", 16, .init = 20, .help = "seconds that this holds; 0: the port shuts down"));
#define END_THEN .other = "Padding", .text = ""
TLV(end, "LLDPDUEndOfLLDPDU", 0, "end (IEEE 802.1AB, 8.5.1)", END_THEN, UINT("_length", 9));
TLV(port_description, "LLDPDUPortDescription", 4, "port description (IEEE 802.1AB, 8.5.5)", NEXT_TLV("%description%"), LENGTH("description", 0),
    BYTES("description", .size = OF("_length", 1, 0)));
TLV(system_name, "LLDPDUSystemName", 5, "system name (IEEE 802.1AB, 8.5.6)", NEXT_TLV("%system_name%"), LENGTH("system_name", 0),
    BYTES("system_name", .size = OF("_length", 1, 0)));
TLV(description, "LLDPDUSystemDescription", 6, "system description (IEEE 802.1AB, 8.5.7)", NEXT_TLV(""), LENGTH("description", 0),
    BYTES("description", .size = OF("_length", 1, 0)));

#define CAPABILITY(when, n) UINT(n "_" when, 1)
#define CAPABILITIES(when) \
	CAPABILITY(when, "reserved_5"), CAPABILITY(when, "reserved_4"), CAPABILITY(when, "reserved_3"), CAPABILITY(when, "reserved_2"), \
	CAPABILITY(when, "reserved_1"), CAPABILITY(when, "two_port_mac_relay"), CAPABILITY(when, "s_vlan_component"), \
	CAPABILITY(when, "c_vlan_component"), CAPABILITY(when, "station_only"), CAPABILITY(when, "docsis_cable_device"), \
	CAPABILITY(when, "telephone"), CAPABILITY(when, "router"), CAPABILITY(when, "wlan_access_point"), CAPABILITY(when, "mac_bridge"), \
	CAPABILITY(when, "repeater"), CAPABILITY(when, "other")
TLV(capabilities, "LLDPDUSystemCapabilities", 7, "system capabilities (IEEE 802.1AB, 8.5.8)", NEXT_TLV(""), UINT("_length", 9, .init = 4),
    CAPABILITIES("available"), CAPABILITIES("enabled"));

static const struct name_row numbering_rows[] = {
	{ 1, "unknown" },
	{ 2, "ifIndex" },
	{ 3, "system port number" },
};
static const struct names numberings = { ROWS(numbering_rows) };
TLV(management, "LLDPDUManagementAddress", 8, "management address (IEEE 802.1AB, 8.5.9)", NEXT_TLV(""),
    UINT("_length", 9, .compute = { .kind = C_HEADER, .unit = 1, .add = -2, .unbounded = true }),
    UINT("_management_address_string_length", 8, .compute = LENGTH_OF("management_address", 1, 1)),
    UINT("management_address_subtype", 8, .names = &families),
    BYTES("management_address", .size = OF("_management_address_string_length", 1, -1)),
    UINT("interface_numbering_subtype", 8, .init = 1, .names = &numberings),
    UINT("interface_number", 32),
    UINT("_oid_string_length", 8, .compute = LENGTH_OF("object_id", 1, 0)),
    BYTES("object_id", .size = OF("_oid_string_length", 1, 0)));

static const struct name_row org_rows[] = {
	{ 0x000ecf, "PROFIBUS International (PNO)" },
	{ 0x0080c2, "IEEE 802.1" },
	{ 0x00120f, "IEEE 802.3" },
	{ 0x0012bb, "TIA TR-41 Committee . Media Endpoint Discovery" },
	{ 0x30b216, "Hytec Geraetebau GmbH" },
};
static const struct names orgs = { ROWS(org_rows) };
TLV(specific, "LLDPDUGenericOrganisationSpecific", 127, "organizationally specific TLV (IEEE 802.1AB, 8.6)", NEXT_TLV(""), LENGTH("data", 4),
    UINT("org_code", 24, .base = HEX, .names = &orgs), UINT("subtype", 8), BYTES("data", .size = OF("_length", 1, -4)));

PROTO_UNIT(lldp, &lldpdu, &tlv, &chassis, &port, &ttl, &end, &port_description, &system_name, &description, &capabilities, &management,
           &specific);
