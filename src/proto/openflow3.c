/* openflow3.c - OpenFlow 1.3: messages (OpenFlow Switch Specification 1.3.0, A.3 to A.5); what it has in common with version 1.0 is in
 * openflow.c. Multipart messages are in openflow3multi.c. Classes that Scapy calls as those of version 1.0 end in 3. */
#include "openflow.h"

enum { ERROR = 1 };

#define MESSAGE(var, class, number, sub, what, ...) \
	static const struct field var##_fields[] = { OFP_HEADER(OPENFLOW_4, number, "openflow4.type"), ##__VA_ARGS__ }; \
	OFP_CLASS(var, class, "openflow4.message", number, sub, "OpenFlow 1.3: " what " (OpenFlow 1.3.0, A.3)")
#define ANSWER(var, class, number, what, asked, ...) \
	static const struct field var##_fields[] = { OFP_HEADER(OPENFLOW_4, number, "openflow4.type"), ##__VA_ARGS__ }; \
	OFP_CLASS(var, class, "openflow4.message", number, 0, "OpenFlow 1.3: " what " (OpenFlow 1.3.0, A.3)", OFP_ANSWERS(asked))
#define FAILURE(var, class, number, codes) \
	MESSAGE(var, class, ERROR, number, "error", UINT("errtype", 16, .init = (number), .names_of = "openflow4.error"), \
	        UINT("errcode", 16, .names_of = codes), LAYER("data", &openflow_messages, .none = true, .size = REST, .help = "the message in question"))
#define PORT(n, ...) UINT(n, 32, .names_of = "openflow4.port", __VA_ARGS__)
#define TABLE_ID(...) UINT("table_id", 8, .names_of = "openflow4.table", __VA_ARGS__)
#define GROUP_ID(n, ...) UINT(n, 32, .names_of = "openflow4.group", __VA_ARGS__)
#define METER_ID(...) UINT("meter_id", 32, .names_of = "openflow4.meter", __VA_ARGS__)
#define NAMES(var, ...) static const struct name_row var##_rows[] = { __VA_ARGS__ }; static const struct names var = { ROWS(var##_rows) }

NAMES(in_reasons, { 0, "OFPR_NO_MATCH" }, { 1, "OFPR_ACTION" }, { 2, "OFPR_INVALID_TTL" });
NAMES(removed_reasons, { 0, "OFPRR_IDLE_TIMEOUT" }, { 1, "OFPRR_HARD_TIMEOUT" }, { 2, "OFPRR_DELETE" }, { 3, "OFPRR_GROUP_DELETE" });
NAMES(status_reasons, { 0, "OFPPR_ADD" }, { 1, "OFPPR_DELETE" }, { 2, "OFPPR_MODIFY" });
NAMES(flow_commands, { 0, "OFPFC_ADD" }, { 1, "OFPFC_MODIFY" }, { 2, "OFPFC_MODIFY_STRICT" }, { 3, "OFPFC_DELETE" }, { 4, "OFPFC_DELETE_STRICT" });
NAMES(group_commands, { 0, "OFPGC_ADD" }, { 1, "OFPGC_MODIFY" }, { 2, "OFPGC_DELETE" });
NAMES(group_types, { 0, "OFPGT_ALL" }, { 1, "OFPGT_SELECT" }, { 2, "OFPGT_INDIRECT" }, { 3, "OFPGT_FF" });
NAMES(meter_commands, { 0, "OFPMC_ADD" }, { 1, "OFPMC_MODIFY" }, { 2, "OFPMC_DELETE" });
NAMES(table_configs, { 3, "OFPTC_DEPRECATED_MASK" });
NAMES(roles, { 0, "OFPCR_ROLE_NOCHANGE" }, { 1, "OFPCR_ROLE_EQUAL" }, { 2, "OFPCR_ROLE_MASTER" }, { 3, "OFPCR_ROLE_SLAVE" });

FAILURE(bad_instruction, "OFPETBadInstruction", 3, "openflow4.error.instruction");
FAILURE(bad_match, "OFPETBadMatch", 4, "openflow4.error.match");
FAILURE(group_failed, "OFPETGroupModFailed", 6, "openflow4.error.group");
FAILURE(table_failed, "OFPETTableModFailed", 8, "openflow4.error.table");
FAILURE(config_failed, "OFPETSwitchConfigFailed", 10, "openflow4.error.switch");
FAILURE(role_failed, "OFPETRoleRequestFailed", 11, "openflow4.error.role");
FAILURE(meter_failed, "OFPETMeterModFailed", 12, "openflow4.error.meter");
FAILURE(features_failed, "OFPETTableFeaturesFailed", 13, "openflow4.error.features");
MESSAGE(own_error, "OFPETExperimenter", ERROR, 65535, "experimenter's error", UINT("errtype", 16, .init = 65535, .names_of = "openflow4.error"),
        UINT("exp_type", 16), UINT("experimenter", 32), LAYER("data", &openflow_messages, .none = true, .size = REST));
MESSAGE(own, "OFPTExperimenter", 4, 0, "experimenter's", UINT("experimenter", 32), UINT("exp_type", 32), BYTES("data", .size = REST));
ANSWER(features_are, "OFPTFeaturesReply3", 6, "features reply", "OFPTFeaturesRequest",
        UINT("datapath_id", 64),
        UINT("n_buffers", 32),
        UINT("n_tables", 8, .init = 1),
        UINT("auxiliary_id", 8),
        OFP_ZERO("pad", 16),
        FLAGS("capabilities", 32, .letters = "FLOW_STATS TABLE_STATS PORT_STATS GROUP_STATS RESERVED IP_REASM QUEUE_STATS ARP_MATCH_IP PORT_BLOCKED"),
        UINT("reserved", 32));
MESSAGE(packet_in, "OFPTPacketIn3", 10, 0, "packet in",
        OFP_BUFFER,
        UINT("total_len", 16),
        UINT("reason", 8, .names = &in_reasons),
        TABLE_ID(),
        UINT("cookie", 64),
        OFP_MATCH,
        OFP_ZERO("pad", 16),
        LAYER("data", &openflow_frames, .none = true, .size = REST));
MESSAGE(removed, "OFPTFlowRemoved3", 11, 0, "flow removed",
        UINT("cookie", 64),
        UINT("priority", 16),
        UINT("reason", 8, .names = &removed_reasons),
        TABLE_ID(),
        UINT("duration_sec", 32),
        UINT("duration_nsec", 32),
        UINT("idle_timeout", 16),
        UINT("hard_timeout", 16),
        UINT("packet_count", 64),
        UINT("byte_count", 64),
        OFP_MATCH);
MESSAGE(status, "OFPTPortStatus3", 12, 0, "port status", UINT("reason", 8, .names = &status_reasons), OFP_ZERO("pad", 56),
        LAYER("desc", &openflow3_ports, .text = "OFPPort", .size = FIXED(64)));
MESSAGE(packet_out, "OFPTPacketOut3", 13, 0, "packet out",
        OFP_BUFFER,
        PORT("in_port", .init = 0xfffffffd),
        UINT("actions_len", 16, .compute = LENGTH_OF("actions", 1, 0)),
        OFP_ZERO("pad", 48),
        LIST("actions", &openflow3_actions, .size = OF("actions_len", 1, 0)),
        LAYER("data", &openflow_frames, .none = true, .size = REST));
MESSAGE(flow, "OFPTFlowMod3", 14, 0, "modify flow",
        UINT("cookie", 64),
        UINT("cookie_mask", 64),
        TABLE_ID(),
        UINT("cmd", 8, .names = &flow_commands),
        UINT("idle_timeout", 16),
        UINT("hard_timeout", 16),
        UINT("priority", 16),
        OFP_BUFFER,
        PORT("out_port", .init = 0xffffffff),
        GROUP_ID("out_group", .init = 0xffffffff),
        FLAGS("flags", 16, .letters = "SEND_FLOW_REM CHECK_OVERLAP RESET_COUNTS NO_PKT_COUNTS NO_BYT_COUNTS"),
        OFP_ZERO("pad", 16),
        OFP_MATCH,
        LIST("instructions", &openflow3_instructions, .size = REST));
MESSAGE(group, "OFPTGroupMod", 15, 0, "modify group",
        UINT("cmd", 16, .names = &group_commands),
        UINT("group_type", 8, .names = &group_types),
        OFP_ZERO("pad", 8),
        GROUP_ID("group_id"),
        LIST("buckets", &openflow3_buckets, .size = REST));
#define PORT_CONFIG "PORT_DOWN NO_STP NO_RECV NO_RECV_STP NO_FLOOD NO_FWD NO_PACKET_IN"
MESSAGE(port, "OFPTPortMod3", 16, 0, "modify port",
        PORT("port_no"),
        OFP_ZERO("pad1", 32),
        MAC("hw_addr"),
        OFP_ZERO("pad2", 16),
        FLAGS("config", 32, .letters = PORT_CONFIG),
        FLAGS("mask", 32, .letters = PORT_CONFIG),
        FLAGS("advertise", 32, .letters = "10MB_HD 10MB_FD 100MB_HD 100MB_FD 1GB_HD 1GB_FD 10GB_FD 40GB_FD 100GB_FD 1TB_FD OTHER COPPER FIBER AUTONEG "
	                                   "PAUSE PAUSE_ASYM"),
        OFP_ZERO("pad3", 32));
MESSAGE(table, "OFPTTableMod", 17, 0, "modify table", TABLE_ID(), OFP_ZERO("pad", 24), UINT("config", 32, .names = &table_configs));
MESSAGE(queues, "OFPTQueueGetConfigRequest3", 22, 0, "queues request", PORT("port_no", .init = 0xffffffff), OFP_ZERO("pad", 32));
ANSWER(queues_are, "OFPTQueueGetConfigReply3", 23, "queues reply", "OFPTQueueGetConfigRequest3", PORT("port"), OFP_ZERO("pad", 32), LIST("queues", &openflow3_queues, .size = REST));
#define ROLE UINT("role", 32, .names = &roles), OFP_ZERO("pad", 32), UINT("generation_id", 64)
MESSAGE(role, "OFPTRoleRequest", 24, 0, "role request", ROLE);
ANSWER(role_is, "OFPTRoleReply", 25, "role reply", "OFPTRoleRequest", ROLE);
#define IN_MASK "NO_MATCH ACTION INVALID_TTL"
#define STATUS_MASK "ADD DELETE MODIFY"
#define REMOVED_MASK "IDLE_TIMEOUT HARD_TIMEOUT DELETE GROUP_DELETE"
#define ASYNC \
	FLAGS("packet_in_mask_master", 32, .letters = IN_MASK), \
	FLAGS("packet_in_mask_slave", 32, .letters = IN_MASK), \
	FLAGS("port_status_mask_master", 32, .letters = STATUS_MASK), \
	FLAGS("port_status_mask_slave", 32, .letters = STATUS_MASK), \
	FLAGS("flow_removed_mask_master", 32, .letters = REMOVED_MASK), \
	FLAGS("flow_removed_mask_slave", 32, .letters = REMOVED_MASK)
MESSAGE(async, "OFPTGetAsyncRequest", 26, 0, "asynchronous messages request");
ANSWER(async_is, "OFPTGetAsyncReply", 27, "asynchronous messages reply", "OFPTGetAsyncRequest", ASYNC);
MESSAGE(set_async, "OFPTSetAsync", 28, 0, "set asynchronous messages", ASYNC);
MESSAGE(meter, "OFPTMeterMod", 29, 0, "modify meter", UINT("cmd", 16, .names = &meter_commands), FLAGS("flags", 16, .letters = "KBPS PKTPS BURST STATS"),
        METER_ID(.init = 1), LIST("bands", &openflow3_bands, .size = REST));

PROTO_UNIT(openflow3, &bad_instruction, &bad_match, &group_failed, &table_failed, &config_failed, &role_failed, &meter_failed, &features_failed,
           &own_error, &own, &features_are, &packet_in, &removed, &status, &packet_out, &flow, &group, &port, &table, &queues, &queues_are, &role,
           &role_is, &async, &async_is, &set_async, &meter);
