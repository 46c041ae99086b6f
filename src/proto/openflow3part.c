/* openflow3part.c - OpenFlow 1.3: actions, instructions, ports, queues, meters (OpenFlow Switch Specification 1.3.0, A.2). */
#include "openflow.h"

#include "pkt/bits.h"
#include "pkt/registry.h"

#define TYPE(number, table) UINT("type", 16, .init = (number), .names_of = (table))

/* ---- actions: those that version 1.0 does not have as well ---- */

#define ACTION_CLASS(var, class, number, what) \
	OFP_PART(var, class, "action of version 1.3: " what " (OpenFlow 1.3.0, A.2.5)", UNDER({ "openflow4.action", number }), .text = "%type%")
#define ACTION(var, class, number, bytes, what, ...) \
	static const struct field var##_fields[] = { TYPE(number, "openflow4.action"), UINT("len", 16, .init = (bytes)), __VA_ARGS__ }; \
	ACTION_CLASS(var, class, number, what)
#define BARE(var, class, number, what) ACTION(var, class, number, 8, what, OFP_ZERO("pad", 32))
#define OCTET(var, class, number, name, what) ACTION(var, class, number, 8, what, UINT(name, 8), OFP_ZERO("pad", 24))
#define TAG(var, class, number, value, what) ACTION(var, class, number, 8, what, UINT("ethertype", 16, .init = (value), .names_of = "ethertype"), OFP_ZERO("pad", 16))

static const struct name_row most_rows[] = { { 65535, "NO_BUFFER" } };
static const struct names most = { ROWS(most_rows) };

ACTION(output, "OFPATOutput3", 0, 16, "output", UINT("port", 32, .names_of = "openflow4.port"), UINT("max_len", 16, .init = 65535, .names = &most),
       OFP_ZERO("pad", 48));
BARE(copy_out, "OFPATCopyTTLOut", 11, "copy TTL outwards");
BARE(copy_in, "OFPATCopyTTLIn", 12, "copy TTL inwards");
ACTION(mpls_label, "OFPATSetMPLSLabel", 13, 8, "set MPLS label", UINT("mpls_label", 32));
OCTET(mpls_tc, "OFPATSetMPLSTC", 14, "mpls_tc", "set MPLS traffic class");
OCTET(mpls_ttl, "OFPATSetMPLSTTL", 15, "mpls_ttl", "set MPLS TTL");
BARE(dec_mpls, "OFPATDecMPLSTTL", 16, "decrement MPLS TTL");
TAG(push_vlan, "OFPATPushVLAN", 17, 0x8100, "push VLAN tag");
BARE(pop_vlan, "OFPATPopVLAN", 18, "pop VLAN tag");
TAG(push_mpls, "OFPATPushMPLS", 19, 0x8847, "push MPLS label");
TAG(pop_mpls, "OFPATPopMPLS", 20, 0x8847, "pop MPLS label");
ACTION(queue_action, "OFPATSetQueue", 21, 8, "set queue", UINT("queue_id", 32, .names_of = "openflow4.queue"));
ACTION(group, "OFPATGroup", 22, 8, "group", UINT("group_id", 32, .names_of = "openflow4.group"));
OCTET(nw_ttl, "OFPATSetNwTTL", 23, "nw_ttl", "set IP TTL");
BARE(dec_nw, "OFPATDecNwTTL", 24, "decrement IP TTL");
TAG(push_pbb, "OFPATPushPBB", 26, 0x88e7, "push PBB tag");
BARE(pop_pbb, "OFPATPopPBB", 27, "pop PBB tag");
ACTION(experimenter, "OFPATExperimenter", 65535, 8, "experimenter's", UINT("experimenter", 32));

static const struct field set_field_fields[] = {
	TYPE(25, "openflow4.action"),
	UINT("len", 16, .compute = HEADER_LENGTH(1)),
	LIST("field", &openflow3_oxms, .size = REST, .pad = 8),
};
ACTION_CLASS(set_field, "OFPATSetField", 25, "set field");

static const struct field any_action_fields[] = { TYPE(0, "openflow4.action"), UINT("len", 16, .compute = HEADER_LENGTH(1)), BYTES("data", .size = REST) };
OFP_PART(any_action, "OFPAT", "action of any type (OpenFlow 1.3.0, A.2.5)", .text = "%type%");
const struct family openflow3_actions = { .space = "openflow4.action", .bits = 16, .other = "OFPAT" };

/* ---- instructions ---- */

#define INSTRUCTION_CLASS(var, class, number, what) \
	OFP_PART(var, class, "instruction: " what " (OpenFlow 1.3.0, A.2.4)", UNDER({ "openflow4.instruction", number }), .text = "%type%")
#define INSTRUCTION(var, class, number, bytes, what, ...) \
	static const struct field var##_fields[] = { TYPE(number, "openflow4.instruction"), UINT("len", 16, .init = (bytes)), __VA_ARGS__ }; \
	INSTRUCTION_CLASS(var, class, number, what)
#define ACTIONS(var, class, number, what) \
	static const struct field var##_fields[] = { \
		TYPE(number, "openflow4.instruction"), \
		UINT("len", 16, .compute = HEADER_LENGTH(1)), \
		OFP_ZERO("pad", 32), \
		LIST("actions", &openflow3_actions, .size = REST), \
	}; \
	INSTRUCTION_CLASS(var, class, number, what)

INSTRUCTION(goto_table, "OFPITGotoTable", 1, 8, "go to table", UINT("table_id", 8, .names_of = "openflow4.table"), OFP_ZERO("pad", 24));
INSTRUCTION(metadata, "OFPITWriteMetadata", 2, 24, "write metadata", OFP_ZERO("pad", 32), UINT("metadata", 64), UINT("metadata_mask", 64));
ACTIONS(write_actions, "OFPITWriteActions", 3, "write actions");
ACTIONS(apply_actions, "OFPITApplyActions", 4, "apply actions");
INSTRUCTION(clear_actions, "OFPITClearActions", 5, 8, "clear actions", OFP_ZERO("pad", 32));
INSTRUCTION(meter, "OFPITMeter", 6, 8, "meter", UINT("meter_id", 32, .init = 1, .names_of = "openflow4.meter"));
static const struct field own_fields[] = {
	TYPE(65535, "openflow4.instruction"), UINT("len", 16, .compute = HEADER_LENGTH(1)), UINT("experimenter", 32), BYTES("data", .size = REST),
};
INSTRUCTION_CLASS(own, "OFPITExperimenter", 65535, "experimenter's");
const struct family openflow3_instructions = { .space = "openflow4.instruction", .bits = 16 };

/* ---- buckets, meter bands, queues, ports, elements of a hello ---- */

static const struct field bucket_fields[] = {
	UINT("len", 16, .compute = HEADER_LENGTH(1)),
	UINT("weight", 16),
	UINT("watch_port", 32, .names_of = "openflow4.port"),
	UINT("watch_group", 32, .names_of = "openflow4.group"),
	OFP_ZERO("pad", 32),
	LIST("actions", &openflow3_actions, .size = REST),
};
OFP_PART(bucket, "OFPBucket", "bucket of a group (OpenFlow 1.3.0, A.3.4.2)");
const struct family openflow3_buckets = { .other = "OFPBucket" };

static const struct name_row band_rows[] = {
	{ 1, "OFPMBT_DROP" },
	{ 2, "OFPMBT_DSCP_REMARK" },
	{ 65535, "OFPMBT_EXPERIMENTER" },
};
static const struct names band_types = { ROWS(band_rows) };

/* The types are numbered from 1; Scapy gives them from 0. */
#define BAND(var, class, given, number, what, ...) \
	static const struct field var##_fields[] = { \
		UINT("type", 16, .init = (given), .names = &band_types), \
		UINT("len", 16, .init = 16), \
		UINT("rate", 32), \
		UINT("burst_size", 32), \
		__VA_ARGS__ \
	}; \
	OFP_PART(var, class, "meter band: " what " (OpenFlow 1.3.0, A.3.4.4)", UNDER({ "openflow4.band", number }), .text = "%type%")
BAND(band_drop, "OFPMBTDrop", 0, 1, "drop", OFP_ZERO("pad", 32));
BAND(band_remark, "OFPMBTDSCPRemark", 1, 2, "change DSCP", UINT("prec_level", 8), OFP_ZERO("pad", 24));
BAND(band_own, "OFPMBTExperimenter", 65535, 65535, "experimenter's", UINT("experimenter", 32));
const struct family openflow3_bands = { .space = "openflow4.band", .bits = 16, .other = "OFPMBTDrop" };

static const struct family properties = { .space = "openflow1.queue", .bits = 16 };
static const struct field queue_fields[] = {
	UINT("queue_id", 32, .names_of = "openflow4.queue"),
	UINT("port", 32, .names_of = "openflow4.port"),
	UINT("len", 16, .compute = HEADER_LENGTH(1)),
	OFP_PADDING("pad", 6),
	LIST("properties", &properties, .size = REST),
};
OFP_PART(queue, "OFPPacketQueue3", "queue of a port in version 1.3 (OpenFlow 1.3.0, A.2.2)");
const struct family openflow3_queues = { .other = "OFPPacketQueue3" };

#define PORT_FEATURES \
	"10MB_HD 10MB_FD 100MB_HD 100MB_FD 1GB_HD 1GB_FD 10GB_FD 40GB_FD 100GB_FD 1TB_FD OTHER COPPER FIBER AUTONEG PAUSE PAUSE_ASYM"
static const struct field port_fields[] = {
	UINT("port_no", 32, .names_of = "openflow4.port"),
	OFP_ZERO("pad1", 32),
	MAC("hw_addr"),
	OFP_ZERO("pad2", 16),
	OFP_TEXT("port_name", 16),
	FLAGS("config", 32, .letters = "PORT_DOWN NO_STP NO_RECV NO_RECV_STP NO_FLOOD NO_FWD NO_PACKET_IN"),
	FLAGS("state", 32, .letters = "LINK_DOWN BLOCKED LIVE"),
	FLAGS("curr", 32, .letters = PORT_FEATURES),
	FLAGS("advertised", 32, .letters = PORT_FEATURES),
	FLAGS("supported", 32, .letters = PORT_FEATURES),
	FLAGS("peer", 32, .letters = PORT_FEATURES),
	UINT("curr_speed", 32),
	UINT("max_speed", 32),
};
OFP_PART(port, "OFPPort", "port of version 1.3 (OpenFlow 1.3.0, A.2.1)", .text = "%port_name%");
const struct family openflow3_ports = { .other = "OFPPort" };

static const struct name_row element_rows[] = { { 1, "OFPHET_VERSIONBITMAP" } };
static const struct names element_types = { ROWS(element_rows) };

static const struct field bitmap_fields[] = {
	UINT("type", 16, .init = 1, .names = &element_types),
	UINT("len", 16, .init = 8),
	FLAGS("bitmap", 32, .letters = "Type 0|OFv1.0|OFv1.1|OFv1.2|OFv1.3|OFv1.4|OFv1.5"),
};
OFP_PART(bitmap, "OFPHETVersionBitmap", "hello element: versions (OpenFlow 1.3.1, 7.5.1)", .text = "%bitmap%");
static const struct field element_fields[] = {
	UINT("type", 16, .names = &element_types),
	UINT("len", 16, .compute = LENGTH_OF("data", 1, 4)),
	BYTES("data", .size = OF("len", 1, -4)),
	OFP_FILL,
};
OFP_PART(element, "OFPHET", "hello element of any type (OpenFlow 1.3.1, 7.5.1)", .text = "%type%");

static const struct layout *element_class(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	return avail >= 8 && get32(p) == 0x00010008 ? layout_need("OFPHETVersionBitmap") : layout_need("OFPHET");
}

const struct family openflow_elements = { .choose = element_class, .other = "OFPHET" };

PROTO_UNIT(openflow3part, &output, &copy_out, &copy_in, &mpls_label, &mpls_tc, &mpls_ttl, &dec_mpls, &push_vlan, &pop_vlan, &push_mpls, &pop_mpls,
           &queue_action, &group, &nw_ttl, &dec_nw, &push_pbb, &pop_pbb, &experimenter, &set_field, &any_action, &goto_table, &metadata,
           &write_actions, &apply_actions, &clear_actions, &meter, &own, &bucket, &band_drop, &band_remark, &band_own, &queue, &port, &bitmap,
           &element);
