/* openflow3multi.c - OpenFlow 1.3: multipart messages, table features (OpenFlow Switch Specification 1.3.0, A.3.5). */
#include "openflow.h"

enum { REQUEST = 18, REPLY = 19 };
#define PART(var, class, kind, more, number, what, ...) \
	static const struct field var##_fields[] = { \
		OFP_HEADER(OPENFLOW_4, kind, "openflow4.type"), \
		UINT("mp_type", 16, .init = (number), .names_of = "openflow4.multipart"), \
		FLAGS("flags", 16, .letters = more), \
		__VA_ARGS__ \
	}; \
	OFP_CLASS(var, class, "openflow4.message", kind, number, "OpenFlow 1.3: " what " (OpenFlow 1.3.0, A.3.5)")
#define ASK(var, class, number, what, ...) PART(var, class, REQUEST, "REQ_MORE|", number, what " request", __VA_ARGS__)
#define TELL(var, class, number, what, ...) PART(var, class, REPLY, "REPLY_MORE|", number, what " reply", __VA_ARGS__)
#define PORT(...) UINT("port_no", 32, .names_of = "openflow4.port", __VA_ARGS__)
#define QUEUE(...) UINT("queue_id", 32, .names_of = "openflow4.queue", __VA_ARGS__)
#define TABLE_ID(...) UINT("table_id", 8, .names_of = "openflow4.table", __VA_ARGS__)
#define GROUP(...) UINT("group_id", 32, .names_of = "openflow4.group", __VA_ARGS__)
#define METER(...) UINT("meter_id", 32, .names_of = "openflow4.meter", __VA_ARGS__)
#define PAD1 OFP_ZERO("pad1", 32)
#define LEN UINT("len", 16, .compute = HEADER_LENGTH(1))
#define DURATION UINT("duration_sec", 32), UINT("duration_nsec", 32)
#define LISTED(name, family_) LIST(name, family_, .size = REST)

/* ---- items ---- */

#define ITEM(var, class, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	OFP_PART(var, class, what " (OpenFlow 1.3.0, A.3.5)"); \
	static const struct family var##s = { .other = class }

ITEM(flow, "OFPFlowStats3", "statistics of a flow in version 1.3", LEN, TABLE_ID(), OFP_ZERO("pad1", 8), DURATION, UINT("priority", 16),
     UINT("idle_timeout", 16), UINT("hard_timeout", 16),
     FLAGS("flags", 16, .letters = "SEND_FLOW_REM CHECK_OVERLAP RESET_COUNTS NO_PKT_COUNTS NO_BYT_COUNTS"), OFP_ZERO("pad2", 32), UINT("cookie", 64),
     UINT("packet_count", 64), UINT("byte_count", 64), OFP_MATCH, LISTED("instructions", &openflow3_instructions));
ITEM(table, "OFPTableStats3", "statistics of a table in version 1.3", TABLE_ID(), OFP_ZERO("pad1", 24), UINT("active_count", 32),
     UINT("lookup_count", 64), UINT("matched_count", 64));
ITEM(port, "OFPPortStats3", "statistics of a port in version 1.3", PORT(), OFP_ZERO("pad", 32), UINT("rx_packets", 64), UINT("tx_packets", 64),
     UINT("rx_bytes", 64), UINT("tx_bytes", 64), UINT("rx_dropped", 64), UINT("tx_dropped", 64), UINT("rx_errors", 64), UINT("tx_errors", 64),
     UINT("rx_frame_err", 64), UINT("rx_over_err", 64), UINT("rx_crc_err", 64), UINT("collisions", 64), DURATION);
ITEM(queue, "OFPQueueStats", "statistics of a queue", PORT(), QUEUE(), UINT("tx_bytes", 64), UINT("tx_packets", 64), UINT("tx_errors", 64), DURATION);
ITEM(bucket, "OFPBucketStats", "statistics of a bucket", UINT("packet_count", 64), UINT("byte_count", 64));
ITEM(group, "OFPGroupStats", "statistics of a group", LEN, OFP_ZERO("pad1", 16), GROUP(), UINT("ref_count", 32), UINT("pad2", 32),
     UINT("packet_count", 64), UINT("byte_count", 64), DURATION, LISTED("bucket_stats", &buckets));
static const struct name_row group_rows[] = { { 0, "OFPGT_ALL" }, { 1, "OFPGT_SELECT" }, { 2, "OFPGT_INDIRECT" }, { 3, "OFPGT_FF" } };
static const struct names group_types = { ROWS(group_rows) };
ITEM(group_desc, "OFPGroupDesc", "description of a group", LEN, UINT("type", 8, .names = &group_types), OFP_ZERO("pad", 8), GROUP(),
     LISTED("buckets", &openflow3_buckets));
ITEM(band, "OFPMeterBandStats", "statistics of a meter's band", UINT("packet_band_count", 64), UINT("byte_band_count", 64));
ITEM(meter, "OFPMeterStats", "statistics of a meter", METER(.init = 1), LEN, OFP_ZERO("pad", 48), UINT("flow_count", 32), UINT("packet_in_count", 64),
     UINT("byte_in_count", 64), DURATION, LISTED("band_stats", &bands));
ITEM(meter_config, "OFPMeterConfig", "configuration of a meter", LEN, FLAGS("flags", 16, .letters = "KBPS PKTPS BURST STATS"), METER(.init = 1),
     LISTED("bands", &openflow3_bands));

/* ---- properties of a table ---- */

#define PROPERTY(var, class, number, what, ...) \
	static const struct field var##_fields[] = { UINT("type", 16, .init = (number)), __VA_ARGS__ }; \
	OFP_PART(var, class, "table property: " what " (OpenFlow 1.3.0, A.3.5.5.2)", UNDER({ "openflow4.property", number }))
#define OF_LIST(var, class, number, what, name, family_) \
	PROPERTY(var, class, number, what, UINT("len", 16, .compute = LENGTH_OF(name, 1, 4)), LIST(name, family_, .size = OF("len", 1, -4)), OFP_FILL)
#define OF_OWN(var, class, number, what) \
	PROPERTY(var, class, number, what, UINT("len", 16, .compute = LENGTH_OF("experimenter_data", 1, 12)), UINT("experimenter", 32), \
	         UINT("exp_type", 32), BYTES("experimenter_data", .size = OF("len", 1, -12)), OFP_FILL)

/* Numbers of instructions and actions: what they are without their contents. */
static const struct field instruction_id_fields[] = { UINT("type", 16, .names_of = "openflow4.instruction"), UINT("len", 16, .init = 4) };
static const struct field action_id_fields[] = { UINT("type", 16, .names_of = "openflow4.action"), UINT("len", 16, .init = 4) };
OFP_PART(instruction_id, "OFPITID", "kind of instruction (OpenFlow 1.3.0, A.3.5.5.2)", .text = "%type%");
OFP_PART(action_id, "OFPATID", "kind of action (OpenFlow 1.3.0, A.3.5.5.2)", .text = "%type%");

#define ID(var, class, number, table, space, what) \
	static const struct field var##_fields[] = { UINT("type", 16, .init = (number), .names_of = table), UINT("len", 16, .init = 4) }; \
	OFP_PART(var, class, what " (OpenFlow 1.3.0, A.3.5.5.2)", UNDER({ space, number }), .text = "%type%");
#define INSTRUCTION_IDS(X) \
	X(GotoTable, 1) X(WriteMetadata, 2) X(WriteActions, 3) X(ApplyActions, 4) X(ClearActions, 5) X(Meter, 6) X(Experimenter, 65535)
#define ACTION_IDS(X) \
	X(Output, 0) X(SetVLANVID, 1) X(SetVLANPCP, 2) X(StripVLAN, 3) X(SetDlSrc, 4) X(SetDlDst, 5) X(SetNwSrc, 6) X(SetNwDst, 7) X(SetNwToS, 8) \
	X(SetTpSrc, 9) X(SetTpDst, 10) X(CopyTTLOut, 11) X(CopyTTLIn, 12) X(SetMPLSLabel, 13) X(SetMPLSTC, 14) X(SetMPLSTTL, 15) \
	X(DecMPLSTTL, 16) X(PushVLAN, 17) X(PopVLAN, 18) X(PushMPLS, 19) X(PopMPLS, 20) X(SetQueue, 21) X(Group, 22) X(SetNwTTL, 23) \
	X(DecNwTTL, 24) X(SetField, 25) X(PushPBB, 26) X(PopPBB, 27) X(Experimenter, 65535)
#define INSTRUCTION_ID(id, number) \
	ID(i##id, "OFPIT" #id "ID", number, "openflow4.instruction", "openflow4.instruction.id", "kind of instruction: " #id)
#define ACTION_ID(id, number) ID(a##id, "OFPAT" #id "ID", number, "openflow4.action", "openflow4.action.id", "kind of action: " #id)
INSTRUCTION_IDS(INSTRUCTION_ID)
ACTION_IDS(ACTION_ID)
static const struct family instruction_ids = { .space = "openflow4.instruction.id", .bits = 16, .other = "OFPITID" },
			   action_ids = { .space = "openflow4.action.id", .bits = 16, .other = "OFPATID" };

static const struct field table_id_fields[] = { TABLE_ID() };
OFP_PART(table_id, "OFPTableID", "number of a table (OpenFlow 1.3.0, A.3.5.5.2)", .text = "%table_id%");
static const struct family table_ids = { .other = "OFPTableID" };

OF_LIST(p0, "OFPTFPTInstructions", 0, "instructions", "instruction_ids", &instruction_ids);
OF_LIST(p1, "OFPTFPTInstructionsMiss", 1, "instructions of a miss", "instruction_ids", &instruction_ids);
OF_LIST(p2, "OFPTFPTNextTables", 2, "next tables", "next_table_ids", &table_ids);
OF_LIST(p3, "OFPTFPTNextTablesMiss", 3, "next tables of a miss", "next_table_ids", &table_ids);
OF_LIST(p4, "OFPTFPTWriteActions", 4, "actions written", "action_ids", &action_ids);
OF_LIST(p5, "OFPTFPTWriteActionsMiss", 5, "actions written in a miss", "action_ids", &action_ids);
OF_LIST(p6, "OFPTFPTApplyActions", 6, "actions applied", "action_ids", &action_ids);
OF_LIST(p7, "OFPTFPTApplyActionsMiss", 7, "actions applied in a miss", "action_ids", &action_ids);
OF_LIST(p8, "OFPTFPTMatch", 8, "fields compared", "oxm_ids", &openflow3_oxm_ids);
OF_LIST(p10, "OFPTFPTWildcards", 10, "fields that may be wildcards", "oxm_ids", &openflow3_oxm_ids);
OF_LIST(p12, "OFPTFPTWriteSetField", 12, "fields set when written", "oxm_ids", &openflow3_oxm_ids);
OF_LIST(p13, "OFPTFPTWriteSetFieldMiss", 13, "fields set when written in a miss", "oxm_ids", &openflow3_oxm_ids);
OF_LIST(p14, "OFPTFPTApplySetField", 14, "fields set when applied", "oxm_ids", &openflow3_oxm_ids);
OF_LIST(p15, "OFPTFPTApplySetFieldMiss", 15, "fields set when applied in a miss", "oxm_ids", &openflow3_oxm_ids);
OF_OWN(p65534, "OFPTFPTExperimenter", 65534, "experimenter's");
OF_OWN(p65535, "OFPTFPTExperimenterMiss", 65535, "experimenter's of a miss");
static const struct family properties = { .space = "openflow4.property", .bits = 16 };

static const struct name_row config_rows[] = { { 0, "OFPTC_NO_MASK" }, { 3, "OFPTC_DEPRECATED_MASK" } };
static const struct names configs = { ROWS(config_rows) };
ITEM(features, "OFPTableFeatures", "features of a table", UINT("length", 16, .compute = HEADER_LENGTH(1)), TABLE_ID(), OFP_ZERO("pad", 40),
     OFP_TEXT("table_name", 32), UINT("metadata_match", 64), UINT("metadata_write", 64), UINT("config", 32, .names = &configs), UINT("max_entries", 32),
     LISTED("properties", &properties));

/* ---- messages ---- */

ASK(ask_desc, "OFPMPRequestDesc", 0, "description", OFP_ZERO("pad", 32));
TELL(desc, "OFPMPReplyDesc", 0, "description", OFP_ZERO("pad", 32), OFP_TEXT("mfr_desc", 256), OFP_TEXT("hw_desc", 256), OFP_TEXT("sw_desc", 256),
     OFP_TEXT("serial_num", 32), OFP_TEXT("dp_desc", 256));
#define OF_FLOWS \
	PAD1, TABLE_ID(.init = 255), OFP_ZERO("pad2", 24), UINT("out_port", 32, .init = 0xffffffff, .names_of = "openflow4.port"), \
	UINT("out_group", 32, .init = 0xffffffff, .names_of = "openflow4.group"), UINT("pad3", 32), UINT("cookie", 64), UINT("cookie_mask", 64), OFP_MATCH
ASK(ask_flows, "OFPMPRequestFlow", 1, "flow statistics", OF_FLOWS);
TELL(flows_are, "OFPMPReplyFlow", 1, "flow statistics", PAD1, LISTED("flow_stats", &flows));
ASK(ask_sum, "OFPMPRequestAggregate", 2, "aggregate statistics", OF_FLOWS);
TELL(sum, "OFPMPReplyAggregate", 2, "aggregate statistics", PAD1, UINT("packet_count", 64), UINT("byte_count", 64), UINT("flow_count", 32),
     OFP_ZERO("pad2", 32));
ASK(ask_tables, "OFPMPRequestTable", 3, "table statistics", PAD1);
TELL(tables_are, "OFPMPReplyTable", 3, "table statistics", PAD1, LISTED("table_stats", &tables));
ASK(ask_ports, "OFPMPRequestPortStats", 4, "port statistics", PAD1, PORT(.init = 0xffffffff), OFP_ZERO("pad", 32));
TELL(ports_are, "OFPMPReplyPortStats", 4, "port statistics", PAD1, LISTED("port_stats", &ports));
ASK(ask_queues, "OFPMPRequestQueue", 5, "queue statistics", PAD1, PORT(.init = 0xffffffff), QUEUE(.init = 0xffffffff));
TELL(queues_are, "OFPMPReplyQueue", 5, "queue statistics", PAD1, LISTED("queue_stats", &queues));
ASK(ask_groups, "OFPMPRequestGroup", 6, "group statistics", PAD1, GROUP(.init = 0xffffffff), OFP_ZERO("pad2", 32));
TELL(groups_are, "OFPMPReplyGroup", 6, "group statistics", PAD1, LISTED("group_stats", &groups));
ASK(ask_group_descs, "OFPMPRequestGroupDesc", 7, "group descriptions", PAD1);
TELL(group_descs_are, "OFPMPReplyGroupDesc", 7, "group descriptions", PAD1, LISTED("group_descs", &group_descs));
#define ACTIONS \
	"OFPAT_OUTPUT OFPAT_SET_VLAN_VID OFPAT_SET_VLAN_PCP OFPAT_STRIP_VLAN OFPAT_SET_DL_SRC OFPAT_SET_DL_DST OFPAT_SET_NW_SRC OFPAT_SET_NW_DST " \
	"OFPAT_SET_NW_TOS OFPAT_SET_TP_SRC OFPAT_SET_TP_DST OFPAT_COPY_TTL_OUT OFPAT_COPY_TTL_IN OFPAT_SET_MPLS_LABEL OFPAT_DEC_MPLS_TC " \
	"OFPAT_SET_MPLS_TTL OFPAT_DEC_MPLS_TTL OFPAT_PUSH_VLAN OFPAT_POP_VLAN OFPAT_PUSH_MPLS OFPAT_POP_MPLS OFPAT_SET_QUEUE OFPAT_GROUP " \
	"OFPAT_SET_NW_TTL OFPAT_DEC_NW_TTL OFPAT_SET_FIELD OFPAT_PUSH_PBB OFPAT_POP_PBB"
ASK(ask_group_features, "OFPMPRequestGroupFeatures", 8, "group features", PAD1);
TELL(group_features, "OFPMPReplyGroupFeatures", 8, "group features", PAD1, FLAGS("types", 32, .letters = "ALL SELECT INDIRECT FF"),
     FLAGS("capabilities", 32, .letters = "SELECT_WEIGHT SELECT_LIVENESS CHAINING CHAINING_CHECKS"), UINT("max_group_all", 32),
     UINT("max_group_select", 32), UINT("max_group_indirect", 32), UINT("max_group_ff", 32), FLAGS("actions_all", 32, .letters = ACTIONS),
     FLAGS("actions_select", 32, .letters = ACTIONS), FLAGS("actions_indirect", 32, .letters = ACTIONS), FLAGS("actions_ff", 32, .letters = ACTIONS));
ASK(ask_meters, "OFPMPRequestMeter", 9, "meter statistics", PAD1, METER(.init = 0xffffffff), OFP_ZERO("pad2", 32));
TELL(meters_are, "OFPMPReplyMeter", 9, "meter statistics", PAD1, LISTED("meter_stats", &meters));
ASK(ask_meter_configs, "OFPMPRequestMeterConfig", 10, "meter configuration", PAD1, METER(.init = 0xffffffff), OFP_ZERO("pad2", 32));
TELL(meter_configs_are, "OFPMPReplyMeterConfig", 10, "meter configuration", PAD1, LISTED("meter_configs", &meter_configs));
ASK(ask_meter_features, "OFPMPRequestMeterFeatures", 11, "meter features", PAD1);
TELL(meter_features, "OFPMPReplyMeterFeatures", 11, "meter features", PAD1, UINT("max_meter", 32),
     FLAGS("band_types", 32, .letters = "DROP DSCP_REMARK EXPERIMENTER"), FLAGS("capabilities", 32, .letters = "KPBS PKTPS BURST STATS"),
     UINT("max_bands", 8), UINT("max_color", 8), OFP_ZERO("pad2", 16));
ASK(ask_features, "OFPMPRequestTableFeatures", 12, "table features", PAD1, LISTED("table_features", &featuress));
TELL(features_are, "OFPMPReplyTableFeatures", 12, "table features", PAD1, LISTED("table_features", &featuress));
ASK(ask_port_descs, "OFPMPRequestPortDesc", 13, "port descriptions", PAD1, PORT(), OFP_ZERO("pad", 32));
TELL(port_descs, "OFPMPReplyPortDesc", 13, "port descriptions", PAD1, LISTED("ports", &openflow3_ports));
#define OWN PAD1, UINT("experimenter", 32), UINT("exp_type", 32), BYTES("data", .size = REST)
ASK(ask_own, "OFPMPRequestExperimenter", 65535, "experimenter's", OWN);
TELL(own, "OFPMPReplyExperimenter", 65535, "experimenter's", OWN);

#define INSTRUCTION_UNIT(id, number) &i##id,
#define ACTION_UNIT(id, number) &a##id,
PROTO_UNIT(openflow3multi, &flow, &table, &port, &queue, &bucket, &group, &group_desc, &band, &meter, &meter_config, &instruction_id, &action_id,
           INSTRUCTION_IDS(INSTRUCTION_UNIT) ACTION_IDS(ACTION_UNIT) &table_id, &p0, &p1, &p2, &p3, &p4, &p5, &p6, &p7, &p8, &p10, &p12, &p13,
           &p14, &p15, &p65534, &p65535, &features, &ask_desc, &desc, &ask_flows, &flows_are, &ask_sum, &sum, &ask_tables, &tables_are, &ask_ports,
           &ports_are, &ask_queues, &queues_are, &ask_groups, &groups_are, &ask_group_descs, &group_descs_are, &ask_group_features,
           &group_features, &ask_meters, &meters_are, &ask_meter_configs, &meter_configs_are, &ask_meter_features, &meter_features, &ask_features,
           &features_are, &ask_port_descs, &port_descs, &ask_own, &own);
