/* openflow.c - OpenFlow 1.0: messages (OpenFlow Switch Specification 1.0.0, 5.3 to 5.5). Statistics are in openflowstats.c, parts of
 * messages in openflowpart.c, version 1.3 in openflow3*.c. */
#include "openflow.h"

#include "pkt/bits.h"
#include "pkt/registry.h"
#include "pkt/space.h"

enum { VERSION_AT = 0, TYPE_AT = 1, SUBTYPE_AT = 8, ERROR = 1, STATS_REQUEST = 16, STATS_REPLY = 17, MULTI_REQUEST = 18, MULTI_REPLY = 19 };

static const struct name_row version_rows[] = {
	{ 1, "OpenFlow 1.0" },
	{ 2, "OpenFlow 1.1" },
	{ 3, "OpenFlow 1.2" },
	{ 4, "OpenFlow 1.3" },
	{ 5, "OpenFlow 1.4" },
};
static const struct names versions = { .table = "openflow.version", ROWS(version_rows) };

static const struct name_row buffer_rows[] = { { 0xffffffff, "NO_BUFFER" } };
static const struct names buffers = { .table = "openflow.buffer", ROWS(buffer_rows) };

static const struct name_row types_rows[] = {
	{ 0, "OFPT_HELLO" }, { 1, "OFPT_ERROR" }, { 2, "OFPT_ECHO_REQUEST" }, { 3, "OFPT_ECHO_REPLY" }, { 4, "OFPT_VENDOR" },
	{ 5, "OFPT_FEATURES_REQUEST" }, { 6, "OFPT_FEATURES_REPLY" }, { 7, "OFPT_GET_CONFIG_REQUEST" },
	{ 8, "OFPT_GET_CONFIG_REPLY" }, { 9, "OFPT_SET_CONFIG" }, { 10, "OFPT_PACKET_IN" }, { 11, "OFPT_FLOW_REMOVED" },
	{ 12, "OFPT_PORT_STATUS" }, { 13, "OFPT_PACKET_OUT" }, { 14, "OFPT_FLOW_MOD" }, { 15, "OFPT_PORT_MOD" },
	{ 16, "OFPT_STATS_REQUEST" }, { 17, "OFPT_STATS_REPLY" }, { 18, "OFPT_BARRIER_REQUEST" },
	{ 19, "OFPT_BARRIER_REPLY" }, { 20, "OFPT_QUEUE_GET_CONFIG_REQUEST" }, { 21, "OFPT_QUEUE_GET_CONFIG_REPLY" },
};
static const struct names types = { .table = "openflow1.type", ROWS(types_rows) };

static const struct name_row error_types_rows[] = {
	{ 0, "OFPET_HELLO_FAILED" }, { 1, "OFPET_BAD_REQUEST" }, { 2, "OFPET_BAD_ACTION" }, { 3, "OFPET_FLOW_MOD_FAILED" },
	{ 4, "OFPET_PORT_MOD_FAILED" }, { 5, "OFPET_QUEUE_OP_FAILED" },
};
static const struct names error_types = { ROWS(error_types_rows) };

static const struct name_row request_errors_rows[] = {
	{ 0, "OFPBRC_BAD_VERSION" }, { 1, "OFPBRC_BAD_TYPE" }, { 2, "OFPBRC_BAD_STAT" }, { 3, "OFPBRC_BAD_VENDOR" },
	{ 4, "OFPBRC_BAD_SUBTYPE" }, { 5, "OFPBRC_EPERM" }, { 6, "OFPBRC_BAD_LEN" }, { 7, "OFPBRC_BUFFER_EMPTY" },
	{ 8, "OFPBRC_BUFFER_UNKNOWN" },
};
static const struct names request_errors = { ROWS(request_errors_rows) };

static const struct name_row action_errors_rows[] = {
	{ 0, "OFPBAC_BAD_TYPE" }, { 1, "OFPBAC_BAD_LEN" }, { 2, "OFPBAC_BAD_VENDOR" }, { 3, "OFPBAC_BAD_VENDOR_TYPE" },
	{ 4, "OFPBAC_BAD_OUT_PORT" }, { 5, "OFPBAC_BAD_ARGUMENT" }, { 6, "OFPBAC_EPERM" }, { 7, "OFPBAC_TOO_MANY" },
	{ 8, "OFPBAC_BAD_QUEUE" },
};
static const struct names action_errors = { ROWS(action_errors_rows) };

static const struct name_row flow_errors_rows[] = {
	{ 0, "OFPFMFC_ALL_TABLES_FULL" }, { 1, "OFPFMFC_OVERLAP" }, { 2, "OFPFMFC_EPERM" },
	{ 3, "OFPFMFC_BAD_EMERG_TIMEOUT" }, { 4, "OFPFMFC_BAD_COMMAND" }, { 5, "OFPFMFC_UNSUPPORTED" },
};
static const struct names flow_errors = { ROWS(flow_errors_rows) };

static const struct name_row port_errors_rows[] = {
	{ 0, "OFPPMFC_BAD_PORT" }, { 1, "OFPPMFC_BAD_HW_ADDR" },
};
static const struct names port_errors = { ROWS(port_errors_rows) };

static const struct name_row queue_errors_rows[] = {
	{ 0, "OFPQOFC_BAD_PORT" }, { 1, "OFPQOFC_BAD_QUEUE" }, { 2, "OFPQOFC_EPERM" },
};
static const struct names queue_errors = { ROWS(queue_errors_rows) };

static const struct name_row hello_errors_rows[] = {
	{ 0, "OFPHFC_INCOMPATIBLE" }, { 1, "OFPHFC_EPERM" },
};
static const struct names hello_errors = { ROWS(hello_errors_rows) };

static const struct name_row fragments_rows[] = {
	{ 0, "FRAG_NORMAL" }, { 1, "FRAG_DROP" }, { 2, "FRAG_REASM" }, { 3, "FRAG_MASK" },
};
static const struct names fragments = { ROWS(fragments_rows) };

static const struct name_row in_reasons_rows[] = {
	{ 0, "OFPR_NO_MATCH" }, { 1, "OFPR_ACTION" },
};
static const struct names in_reasons = { ROWS(in_reasons_rows) };

static const struct name_row removed_reasons_rows[] = {
	{ 0, "OFPRR_IDLE_TIMEOUT" }, { 1, "OFPRR_HARD_TIMEOUT" }, { 2, "OFPRR_DELETE" },
};
static const struct names removed_reasons = { ROWS(removed_reasons_rows) };

static const struct name_row status_reasons_rows[] = {
	{ 0, "OFPPR_ADD" }, { 1, "OFPPR_DELETE" }, { 2, "OFPPR_MODIFY" },
};
static const struct names status_reasons = { ROWS(status_reasons_rows) };

static const struct name_row commands_rows[] = {
	{ 0, "OFPFC_ADD" }, { 1, "OFPFC_MODIFY" }, { 2, "OFPFC_MODIFY_STRICT" }, { 3, "OFPFC_DELETE" },
	{ 4, "OFPFC_DELETE_STRICT" },
};
static const struct names commands = { ROWS(commands_rows) };

/* ---- of any version and type ---- */

/* What version 1.3 has in common with 1.0: type and kind of error there, and here. */
static const struct shared {
	uint64_t key, here;
} shared[] = {
	{ OFP_KEY(0, 0), OFP_KEY(0, 0) },   { OFP_KEY(1, 0), OFP_KEY(1, 0) },  { OFP_KEY(1, 1), OFP_KEY(1, 1) },   { OFP_KEY(1, 2), OFP_KEY(1, 2) },
	{ OFP_KEY(1, 5), OFP_KEY(1, 3) },   { OFP_KEY(1, 7), OFP_KEY(1, 4) },  { OFP_KEY(1, 9), OFP_KEY(1, 5) },   { OFP_KEY(2, 0), OFP_KEY(2, 0) },
	{ OFP_KEY(3, 0), OFP_KEY(3, 0) },   { OFP_KEY(5, 0), OFP_KEY(5, 0) },  { OFP_KEY(7, 0), OFP_KEY(7, 0) },   { OFP_KEY(8, 0), OFP_KEY(8, 0) },
	{ OFP_KEY(9, 0), OFP_KEY(9, 0) },   { OFP_KEY(20, 0), OFP_KEY(18, 0) }, { OFP_KEY(21, 0), OFP_KEY(19, 0) },
};

static const struct layout *class_of(unsigned version, uint64_t key)
{
	const struct layout *l;

	if (version == OPENFLOW_1)
		return space_lookup(space_make("openflow1.message"), key);
	l = space_lookup(space_make("openflow4.message"), key);
	for (size_t i = 0; !l && i < sizeof(shared) / sizeof(shared[0]); i++)
		if (shared[i].key == key)
			l = space_lookup(space_make("openflow1.message"), shared[i].here);
	return l;
}

/* The class of the message's version and type; of errors and statistics also by what they are about. */
static const struct layout *message_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	const struct layout *l;
	unsigned type;
	uint64_t sub = 0;

	(void)outer;
	if (n < SUBTYPE_AT || (p[VERSION_AT] != OPENFLOW_1 && p[VERSION_AT] != OPENFLOW_4))
		return LAYOUT_SELF;
	type = p[TYPE_AT];
	if (n >= SUBTYPE_AT + 2 && (type == ERROR || (p[VERSION_AT] == OPENFLOW_1 ? type == STATS_REQUEST || type == STATS_REPLY :
	                                                                           type == MULTI_REQUEST || type == MULTI_REPLY)))
		sub = get16(p + SUBTYPE_AT);
	l = class_of(p[VERSION_AT], OFP_KEY(type, sub));
	return l ? l : LAYOUT_SELF;
}

static const struct field any_fields[] = {
	UINT("version", 8, .init = OPENFLOW_1, .names = &versions),
	UINT("type", 8),
	OFP_LENGTH,
	OFP_XID,
	BYTES("data", .size = REST),
};
static const struct proto any = {
	.name = "OpenFlow",
	.title = "OpenFlow message of any version and type (OpenFlow 1.0.0, 5.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP()/OFPTFlowMod(match=OFPMatch(nw_dst=\"192.0.2.1\"), actions=[OFPATOutput(port=2)])",
	TABLE(any_fields),
	UNDER({ "tcp.port", OPENFLOW_PORT }, { "tcp.port", 6633, BIND_DECODE }),
	SETS({ "TCP", "sport", OPENFLOW_PORT }),
	.choose = message_class,
	.other = "OpenFlow",
	.framed = { .at = 16, .bits = 16 },
	.text = "OpenFlow v%version:d% type=%type%",
};

static const struct layout *frame(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	(void)p;
	return avail ? layout_need("Ether") : NULL;
}

static const struct layout *message(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	return avail >= SUBTYPE_AT && get16(p + 2) >= SUBTYPE_AT && get16(p + 2) <= avail ? layout_need("OpenFlow") : NULL;
}

const struct family openflow_frames = { .choose = frame, .stack = true }, openflow_messages = { .choose = message, .stack = true };

/* ---- version 1.0 ---- */

#define MESSAGE(var, class, number, sub, what, ...) \
	static const struct field var##_fields[] = { OFP_HEADER(OPENFLOW_1, number, "openflow1.type"), ##__VA_ARGS__ }; \
	OFP_CLASS(var, class, "openflow1.message", number, sub, "OpenFlow 1.0: " what " (OpenFlow 1.0.0, 5.3)")
#define ANSWER(var, class, number, what, asked, ...) \
	static const struct field var##_fields[] = { OFP_HEADER(OPENFLOW_1, number, "openflow1.type"), ##__VA_ARGS__ }; \
	OFP_CLASS(var, class, "openflow1.message", number, 0, "OpenFlow 1.0: " what " (OpenFlow 1.0.0, 5.3)", OFP_ANSWERS(asked))
/* What follows is not described further, and counted. */
#define CARRIED(var, number, ...) \
	static const struct field var##_fields[] = { \
		UINT("version", 8, .init = OPENFLOW_1, .names = &versions), \
		UINT("type", 8, .init = (number), .names = &types), \
		UINT("len", 16, .compute = TOTAL_LENGTH(1), .help = "bytes of the message"), \
		OFP_XID, \
		##__VA_ARGS__ \
	}
#define CARRIER(var, class, number, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "OpenFlow 1.0: " what " (OpenFlow 1.0.0, 5.5)", \
		TABLE(var##_fields), \
		UNDER({ "openflow1.message", OFP_KEY(number, 0) }, { "tcp.port", OPENFLOW_PORT, BIND_BUILD }), \
		SETS({ "TCP", "sport", OPENFLOW_PORT }), \
		.is = "OpenFlow", \
		.framed = { .at = 16, .bits = 16 }, \
		.text = class " xid=%xid%", \
		__VA_ARGS__ \
	}
/* Version 1.3 has other numbers of errors and more codes. */
#define FAILURE(var, class, number, codes, codes4) \
	static const struct field var##_type1 = UINT("errtype", 16, .init = (number), .names = &error_types), \
				  var##_type4 = UINT("errtype", 16, .init = (number), .names_of = "openflow4.error"), \
				  var##_code1 = UINT("errcode", 16, .names = codes), var##_code4 = UINT("errcode", 16, .names_of = codes4); \
	static const struct alt var##_types[] = { { "version=4", &var##_type4 }, { NULL, &var##_type1 } }; \
	static const struct alt var##_codes[] = { { "version=4", &var##_code4 }, { NULL, &var##_code1 } }; \
	MESSAGE(var, class, ERROR, number, "error", ALT("errtype", var##_types), ALT("errcode", var##_codes), \
	        LAYER("data", &openflow_messages, .none = true, .size = REST, .help = "the message in question"))
#define PORT(n, ...) UINT(n, 16, .names_of = "openflow1.port", __VA_ARGS__)

MESSAGE(hello, "OFPTHello", 0, 0, "hello", LIST("elements", &openflow_elements, .size = REST, .when = "version>3"));
FAILURE(hello_failed, "OFPETHelloFailed", 0, &hello_errors, "openflow4.error.hello");
FAILURE(bad_request, "OFPETBadRequest", 1, &request_errors, "openflow4.error.request");
FAILURE(bad_action, "OFPETBadAction", 2, &action_errors, "openflow4.error.action");
FAILURE(flow_failed, "OFPETFlowModFailed", 3, &flow_errors, "openflow4.error.flow");
FAILURE(port_failed, "OFPETPortModFailed", 4, &port_errors, "openflow4.error.port");
FAILURE(queue_failed, "OFPETQueueOpFailed", 5, &queue_errors, "openflow4.error.queue");
CARRIED(echo, 2);
CARRIER(echo, "OFPTEchoRequest", 2, "echo request");
CARRIED(echoed, 3);
CARRIER(echoed, "OFPTEchoReply", 3, "echo reply", OFP_ANSWERS("OFPTEchoRequest"));
CARRIED(vendor, 4, UINT("vendor", 32));
CARRIER(vendor, "OFPTVendor", 4, "vendor's");
MESSAGE(features, "OFPTFeaturesRequest", 5, 0, "features request");
ANSWER(features_are, "OFPTFeaturesReply", 6, "features reply", "OFPTFeaturesRequest",
        UINT("datapath_id", 64),
        UINT("n_buffers", 32),
        UINT("n_tables", 8, .init = 1),
        OFP_ZERO("pad", 24),
        FLAGS("capabilities", 32, .letters = "FLOW_STATS TABLE_STATS PORT_STATS STP RESERVED IP_REASM QUEUE_STATS ARP_MATCH_IP"),
        FLAGS("actions", 32, .letters = "OFPAT_OUTPUT OFPAT_SET_VLAN_VID OFPAT_SET_VLAN_PCP OFPAT_STRIP_VLAN OFPAT_SET_DL_SRC OFPAT_SET_DL_DST "
	                                 "OFPAT_SET_NW_SRC OFPAT_SET_NW_DST OFPAT_SET_NW_TOS OFPAT_SET_TP_SRC OFPAT_SET_TP_DST OFPAT_ENQUEUE"),
        LIST("ports", &openflow_ports, .size = REST));
MESSAGE(config, "OFPTGetConfigRequest", 7, 0, "configuration request");
ANSWER(config_is, "OFPTGetConfigReply", 8, "configuration reply", "OFPTGetConfigRequest", UINT("flags", 16, .names = &fragments), UINT("miss_send_len", 16));
MESSAGE(set_config, "OFPTSetConfig", 9, 0, "set configuration", UINT("flags", 16, .names = &fragments), UINT("miss_send_len", 16, .init = 128));
MESSAGE(packet_in, "OFPTPacketIn", 10, 0, "packet in",
        OFP_BUFFER,
        UINT("total_len", 16),
        PORT("in_port"),
        UINT("reason", 8, .names = &in_reasons),
        OFP_ZERO("pad", 8),
        LAYER("data", &openflow_frames, .none = true, .size = REST));
MESSAGE(removed, "OFPTFlowRemoved", 11, 0, "flow removed",
        LAYER("match", &openflow_matches, .text = "OFPMatch", .size = FIXED(40)),
        UINT("cookie", 64),
        UINT("priority", 16),
        UINT("reason", 8, .names = &removed_reasons),
        OFP_ZERO("pad1", 8),
        UINT("duration_sec", 32),
        UINT("duration_nsec", 32),
        UINT("idle_timeout", 16),
        OFP_ZERO("pad2", 16),
        UINT("packet_count", 64),
        UINT("byte_count", 64));
MESSAGE(status, "OFPTPortStatus", 12, 0, "port status", UINT("reason", 8, .names = &status_reasons), OFP_ZERO("pad", 56),
        LAYER("desc", &openflow_ports, .text = "OFPPhyPort", .size = FIXED(48)));
MESSAGE(packet_out, "OFPTPacketOut", 13, 0, "packet out",
        OFP_BUFFER,
        PORT("in_port", .init = 65535),
        UINT("actions_len", 16, .compute = LENGTH_OF("actions", 1, 0)),
        LIST("actions", &openflow_actions, .size = OF("actions_len", 1, 0)),
        LAYER("data", &openflow_frames, .none = true, .size = REST));
MESSAGE(flow, "OFPTFlowMod", 14, 0, "modify flow",
        LAYER("match", &openflow_matches, .text = "OFPMatch", .size = FIXED(40)),
        UINT("cookie", 64),
        UINT("cmd", 16, .names = &commands),
        UINT("idle_timeout", 16),
        UINT("hard_timeout", 16),
        UINT("priority", 16),
        OFP_BUFFER,
        PORT("out_port", .init = 65535),
        FLAGS("flags", 16, .letters = "SEND_FLOW_REM CHECK_OVERLAP EMERG"),
        LIST("actions", &openflow_actions, .size = REST));
#define PORT_CONFIG "PORT_DOWN NO_STP NO_RECV NO_RECV_STP NO_FLOOD NO_FWD NO_PACKET_IN"
MESSAGE(port, "OFPTPortMod", 15, 0, "modify port",
        PORT("port_no"),
        MAC("hw_addr"),
        FLAGS("config", 32, .letters = PORT_CONFIG),
        FLAGS("mask", 32, .letters = PORT_CONFIG),
        FLAGS("advertise", 32, .letters = "10MB_HD 10MB_FD 100MB_HD 100MB_FD 1GB_HD 1GB_FD 10GB_FD COPPER FIBER AUTONEG PAUSE PAUSE_ASYM"),
        OFP_ZERO("pad", 32));
MESSAGE(barrier, "OFPTBarrierRequest", 18, 0, "barrier request");
ANSWER(barrier_done, "OFPTBarrierReply", 19, "barrier reply", "OFPTBarrierRequest");
MESSAGE(queues, "OFPTQueueGetConfigRequest", 20, 0, "queues request", PORT("port"), OFP_ZERO("pad", 16));
ANSWER(queues_are, "OFPTQueueGetConfigReply", 21, "queues reply", "OFPTQueueGetConfigRequest", PORT("port"), OFP_ZERO("pad", 48), LIST("queues", &openflow_queues, .size = REST));

static const struct names *const names[] = { &versions, &buffers, &types, NULL };
PROTO_NAMES_UNIT(openflow, names, &any, &hello, &hello_failed, &bad_request, &bad_action, &flow_failed, &port_failed, &queue_failed, &echo,
                 &echoed, &vendor, &features, &features_are, &config, &config_is, &set_config, &packet_in, &removed, &status, &packet_out,
                 &flow, &port, &barrier, &barrier_done, &queues, &queues_are);
