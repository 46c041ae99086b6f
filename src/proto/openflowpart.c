/* openflowpart.c - OpenFlow 1.0: match, actions, ports, queues (OpenFlow Switch Specification 1.0.0, 5.2). */
#include "openflow.h"

#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

static const struct name_row port_rows[] = {
	{ 65528, "IN_PORT" },
	{ 65529, "TABLE" },
	{ 65530, "NORMAL" },
	{ 65531, "FLOOD" },
	{ 65532, "ALL" },
	{ 65533, "CONTROLLER" },
	{ 65534, "LOCAL" },
	{ 65535, "NONE" },
};
static const struct names ports = { .table = "openflow1.port", ROWS(port_rows) };
#define PORT(n, ...) UINT(n, 16, .names = &ports, __VA_ARGS__)

/* ---- ports ---- */

#define PORT_CONFIG "PORT_DOWN NO_STP NO_RECV NO_RECV_STP NO_FLOOD NO_FWD NO_PACKET_IN"
#define PORT_FEATURES "10MB_HD 10MB_FD 100MB_HD 100MB_FD 1GB_HD 1GB_FD 10GB_FD COPPER FIBER AUTONEG PAUSE PAUSE_ASYM"

static const struct name_row stp_rows[] = { { 0, "LINK_DOWN" } };
static const struct names stp = { ROWS(stp_rows) };

static const struct field port_fields[] = {
	PORT("port_no"),
	MAC("hw_addr"),
	OFP_TEXT("port_name", 16),
	FLAGS("config", 32, .letters = PORT_CONFIG),
	UINT("stp_state", 24, .names = &stp),
	FLAGS("state", 8, .letters = "LINK_DOWN|"),
	FLAGS("curr", 32, .letters = PORT_FEATURES),
	FLAGS("advertised", 32, .letters = PORT_FEATURES),
	FLAGS("supported", 32, .letters = PORT_FEATURES),
	FLAGS("peer", 32, .letters = PORT_FEATURES),
};
OFP_PART(port, "OFPPhyPort", "physical port (OpenFlow 1.0.0, 5.2.1)", .text = "%port_name%");
const struct family openflow_ports = { .other = "OFPPhyPort" };

/* ---- queues ---- */

static const struct name_row property_rows[] = {
	{ 0, "OFPQT_NONE" },
	{ 1, "OFPQT_MIN_RATE" },
};
static const struct names properties = { ROWS(property_rows) };

static const struct field none_fields[] = { UINT("type", 16, .names = &properties), UINT("len", 16, .init = 8), OFP_ZERO("pad", 32) };
static const struct field rate_fields[] = {
	UINT("type", 16, .init = 1, .names = &properties), UINT("len", 16, .init = 16), OFP_ZERO("pad", 32), UINT("rate", 16), OFP_ZERO("pad2", 48),
};
OFP_PART(none, "OFPQTNone", "queue property: none (OpenFlow 1.0.0, 5.2.2)", UNDER({ "openflow1.queue", 0 }));
OFP_PART(rate, "OFPQTMinRate", "queue property: minimum rate (OpenFlow 1.0.0, 5.2.2)", UNDER({ "openflow1.queue", 1 }));
static const struct family property_family = { .space = "openflow1.queue", .bits = 16 };

static const struct field queue_fields[] = {
	UINT("queue_id", 32),
	UINT("len", 16, .compute = HEADER_LENGTH(1)),
	OFP_ZERO("pad", 16),
	LIST("properties", &property_family, .text = "OFPQTNone", .size = REST),
};
OFP_PART(queue, "OFPPacketQueue", "queue of a port (OpenFlow 1.0.0, 5.2.2)");
const struct family openflow_queues = { .other = "OFPPacketQueue" };

/* ---- match ---- */

static bool is_set(const struct enc *e, unsigned layer, const char *name, size_t n)
{
	return layer_is_set(e->p, layer, (unsigned)field_find(e->p->layer[layer].lay, name, n));
}
#define SET(name) is_set(e, layer, name, sizeof(name) - 1)

/* What is given is compared, all else is a wildcard. Ports are given for TCP, addresses for IPv4, where nothing else is. */
static bool needs_protocol(const struct enc *e, unsigned layer)
{
	return SET("tp_src") || SET("tp_dst");
}

static bool needs_ip(const struct enc *e, unsigned layer)
{
	return SET("nw_tos") || SET("nw_proto") || SET("nw_src") || SET("nw_dst") || needs_protocol(e, layer);
}

static bool wildcards1(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = (SET("dl_vlan_pcp") ? 0 : 1) | (SET("nw_tos") ? 0 : 2);
	return true;
}

enum { ALL_BITS = 63 };

static bool mask(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	*out = (f->name[3] == 'd' ? SET("nw_dst") : SET("nw_src")) ? 0 : ALL_BITS;
	return true;
}

static bool wildcards2(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	bool given[8] = {
		SET("in_port"), SET("dl_vlan"), SET("dl_src"), SET("dl_dst"), SET("dl_type") || needs_ip(e, layer),
		SET("nw_proto") || needs_protocol(e, layer), SET("tp_src"), SET("tp_dst"),
	};

	(void)f;
	*out = 0;
	for (unsigned i = 0; i < 8; i++)
		*out |= given[i] ? 0u : 1u << i;
	return true;
}

static bool type_of(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = 0x0800;
	return needs_ip(e, layer);
}

static bool protocol_of(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)f;
	*out = 6;
	return needs_protocol(e, layer);
}

#define WILDCARDS1 "DL_VLAN_PCP NW_TOS"
#define WILDCARDS2 "IN_PORT DL_VLAN DL_SRC DL_DST DL_TYPE NW_PROTO TP_SRC TP_DST"

static const struct field match_fields[] = {
	FLAGS("wildcards1", 12, .letters = WILDCARDS1, .compute = COMPUTE_FN(wildcards1)),
	UINT("nw_dst_mask", 6, .compute = COMPUTE_FN(mask), .help = "bits of the address that are not compared"),
	UINT("nw_src_mask", 6, .compute = COMPUTE_FN(mask), .help = "bits of the address that are not compared"),
	FLAGS("wildcards2", 8, .letters = WILDCARDS2, .compute = COMPUTE_FN(wildcards2)),
	PORT("in_port"),
	MAC("dl_src"),
	MAC("dl_dst"),
	UINT("dl_vlan", 16),
	UINT("dl_vlan_pcp", 8),
	OFP_ZERO("pad1", 8),
	UINT("dl_type", 16, .names_of = "ethertype", .compute = COMPUTE_FN(type_of)),
	UINT("nw_tos", 8),
	UINT("nw_proto", 8, .names_of = "ipproto", .compute = COMPUTE_FN(protocol_of)),
	OFP_ZERO("pad2", 16),
	IPV4("nw_src"),
	IPV4("nw_dst"),
	UINT("tp_src", 16),
	UINT("tp_dst", 16),
};
OFP_PART(match, "OFPMatch", "what a flow's packets have in common (OpenFlow 1.0.0, 5.2.3)",
         .example = "OFPTFlowMod(match=OFPMatch(nw_dst=\"192.0.2.1\", tp_dst=80), actions=[OFPATOutput(port=2)])", .text = "match");
const struct family openflow_matches = { .other = "OFPMatch" };

/* ---- actions ---- */

static const struct name_row action_rows[] = {
	{ 0, "OFPAT_OUTPUT" },
	{ 1, "OFPAT_SET_VLAN_VID" },
	{ 2, "OFPAT_SET_VLAN_PCP" },
	{ 3, "OFPAT_STRIP_VLAN" },
	{ 4, "OFPAT_SET_DL_SRC" },
	{ 5, "OFPAT_SET_DL_DST" },
	{ 6, "OFPAT_SET_NW_SRC" },
	{ 7, "OFPAT_SET_NW_DST" },
	{ 8, "OFPAT_SET_NW_TOS" },
	{ 9, "OFPAT_SET_TP_SRC" },
	{ 10, "OFPAT_SET_TP_DST" },
	{ 11, "OFPAT_ENQUEUE" },
	{ 65535, "OFPAT_VENDOR" },
};
static const struct names actions = { ROWS(action_rows) };

static const struct name_row most_rows[] = { { 65535, "NO_BUFFER" } };
static const struct names most = { ROWS(most_rows) };

/* Version 1.3 has the same, but for those that name a port. */
#define ACTION(var, class, number, bytes, what, ...) \
	static const struct field var##_fields[] = { UINT("type", 16, .init = (number), .names = &actions), UINT("len", 16, .init = (bytes)), __VA_ARGS__ }; \
	OFP_PART(var, class, "action: " what " (OpenFlow 1.0.0, 5.2.4)", \
	         UNDER({ "openflow1.action", number }, { (number) >= 1 && (number) <= 10 ? "openflow4.action" : "openflow1.action", number }), .text = "%type%")

ACTION(output, "OFPATOutput", 0, 8, "output", PORT("port"), UINT("max_len", 16, .init = 65535, .names = &most));
ACTION(set_vlan, "OFPATSetVLANVID", 1, 8, "set VLAN", UINT("vlan_vid", 16), OFP_ZERO("pad", 16));
ACTION(set_pcp, "OFPATSetVLANPCP", 2, 8, "set VLAN priority", UINT("vlan_pcp", 8), OFP_ZERO("pad", 24));
ACTION(strip, "OFPATStripVLAN", 3, 8, "strip VLAN", OFP_ZERO("pad", 32));
ACTION(set_dl_src, "OFPATSetDlSrc", 4, 16, "set Ethernet source", MAC("dl_addr"), OFP_ZERO("pad", 48));
ACTION(set_dl_dst, "OFPATSetDlDst", 5, 16, "set Ethernet destination", MAC("dl_addr"), OFP_ZERO("pad", 48));
ACTION(set_nw_src, "OFPATSetNwSrc", 6, 8, "set IP source", IPV4("nw_addr"));
ACTION(set_nw_dst, "OFPATSetNwDst", 7, 8, "set IP destination", IPV4("nw_addr"));
ACTION(set_tos, "OFPATSetNwToS", 8, 8, "set IP type of service", UINT("nw_tos", 8), OFP_ZERO("pad", 24));
ACTION(set_tp_src, "OFPATSetTpSrc", 9, 8, "set source port", UINT("tp_port", 16), OFP_ZERO("pad", 16));
ACTION(set_tp_dst, "OFPATSetTpDst", 10, 8, "set destination port", UINT("tp_port", 16), OFP_ZERO("pad", 16));
ACTION(enqueue, "OFPATEnqueue", 11, 16, "enqueue", PORT("port"), OFP_ZERO("pad", 48), UINT("queue_id", 32));
ACTION(vendor, "OFPATVendor", 65535, 8, "vendor's", UINT("vendor", 32));
const struct family openflow_actions = { .space = "openflow1.action", .bits = 16 };

static const struct names *const names[] = { &ports, NULL };
PROTO_NAMES_UNIT(openflowpart, names, &port, &none, &rate, &queue, &match, &output, &set_vlan, &set_pcp, &strip, &set_dl_src, &set_dl_dst,
                 &set_nw_src, &set_nw_dst, &set_tos, &set_tp_src, &set_tp_dst, &enqueue, &vendor);
