/* openflow3names.c - OpenFlow 1.3: names of numbers (OpenFlow Switch Specification 1.3.0, A). */
#include "openflow.h"

static const struct name_row ports_rows[] = {
	{ 4294967288, "IN_PORT" }, { 4294967289, "TABLE" }, { 4294967290, "NORMAL" }, { 4294967291, "FLOOD" },
	{ 4294967292, "ALL" }, { 4294967293, "CONTROLLER" }, { 4294967294, "LOCAL" }, { 4294967295, "ANY" },
};
static const struct names ports = { .table = "openflow4.port", ROWS(ports_rows) };

static const struct name_row types_rows[] = {
	{ 0, "OFPT_HELLO" }, { 1, "OFPT_ERROR" }, { 2, "OFPT_ECHO_REQUEST" }, { 3, "OFPT_ECHO_REPLY" },
	{ 4, "OFPT_EXPERIMENTER" }, { 5, "OFPT_FEATURES_REQUEST" }, { 6, "OFPT_FEATURES_REPLY" },
	{ 7, "OFPT_GET_CONFIG_REQUEST" }, { 8, "OFPT_GET_CONFIG_REPLY" }, { 9, "OFPT_SET_CONFIG" }, { 10, "OFPT_PACKET_IN" },
	{ 11, "OFPT_FLOW_REMOVED" }, { 12, "OFPT_PORT_STATUS" }, { 13, "OFPT_PACKET_OUT" }, { 14, "OFPT_FLOW_MOD" },
	{ 15, "OFPT_GROUP_MOD" }, { 16, "OFPT_PORT_MOD" }, { 17, "OFPT_TABLE_MOD" }, { 18, "OFPT_MULTIPART_REQUEST" },
	{ 19, "OFPT_MULTIPART_REPLY" }, { 20, "OFPT_BARRIER_REQUEST" }, { 21, "OFPT_BARRIER_REPLY" },
	{ 22, "OFPT_QUEUE_GET_CONFIG_REQUEST" }, { 23, "OFPT_QUEUE_GET_CONFIG_REPLY" }, { 24, "OFPT_ROLE_REQUEST" },
	{ 25, "OFPT_ROLE_REPLY" }, { 26, "OFPT_GET_ASYNC_REQUEST" }, { 27, "OFPT_GET_ASYNC_REPLY" },
	{ 28, "OFPT_SET_ASYNC" }, { 29, "OFPT_METER_MOD" },
};
static const struct names types = { .table = "openflow4.type", ROWS(types_rows) };

static const struct name_row errors_rows[] = {
	{ 0, "OFPET_HELLO_FAILED" }, { 1, "OFPET_BAD_REQUEST" }, { 2, "OFPET_BAD_ACTION" }, { 3, "OFPET_BAD_INSTRUCTION" },
	{ 4, "OFPET_BAD_MATCH" }, { 5, "OFPET_FLOW_MOD_FAILED" }, { 6, "OFPET_GROUP_MOD_FAILED" },
	{ 7, "OFPET_PORT_MOD_FAILED" }, { 8, "OFPET_TABLE_MOD_FAILED" }, { 9, "OFPET_QUEUE_OP_FAILED" },
	{ 10, "OFPET_SWITCH_CONFIG_FAILED" }, { 11, "OFPET_ROLE_REQUEST_FAILED" }, { 12, "OFPET_METER_MOD_FAILED" },
	{ 13, "OFPET_TABLE_FEATURES_FAILED" }, { 65535, "OFPET_EXPERIMENTER" },
};
static const struct names errors = { .table = "openflow4.error", ROWS(errors_rows) };

static const struct name_row error_hello_rows[] = {
	{ 0, "OFPHFC_INCOMPATIBLE" }, { 1, "OFPHFC_EPERM" },
};
static const struct names error_hello = { .table = "openflow4.error.hello", ROWS(error_hello_rows) };

static const struct name_row error_request_rows[] = {
	{ 0, "OFPBRC_BAD_VERSION" }, { 1, "OFPBRC_BAD_TYPE" }, { 2, "OFPBRC_BAD_MULTIPART" },
	{ 3, "OFPBRC_BAD_EXPERIMENTER" }, { 4, "OFPBRC_BAD_EXP_TYPE" }, { 5, "OFPBRC_EPERM" }, { 6, "OFPBRC_BAD_LEN" },
	{ 7, "OFPBRC_BUFFER_EMPTY" }, { 8, "OFPBRC_BUFFER_UNKNOWN" }, { 9, "OFPBRC_BAD_TABLE_ID" },
	{ 10, "OFPBRC_IS_SLAVE" }, { 11, "OFPBRC_BAD_PORT" }, { 12, "OFPBRC_BAD_PACKET" },
	{ 13, "OFPBRC_MULTIPART_BUFFER_OVERFLOW" },
};
static const struct names error_request = { .table = "openflow4.error.request", ROWS(error_request_rows) };

static const struct name_row error_action_rows[] = {
	{ 0, "OFPBAC_BAD_TYPE" }, { 1, "OFPBAC_BAD_LEN" }, { 2, "OFPBAC_BAD_EXPERIMENTER" }, { 3, "OFPBAC_BAD_EXP_TYPE" },
	{ 4, "OFPBAC_BAD_OUT_PORT" }, { 5, "OFPBAC_BAD_ARGUMENT" }, { 6, "OFPBAC_EPERM" }, { 7, "OFPBAC_TOO_MANY" },
	{ 8, "OFPBAC_BAD_QUEUE" }, { 9, "OFPBAC_BAD_OUT_GROUP" }, { 10, "OFPBAC_MATCH_INCONSISTENT" },
	{ 11, "OFPBAC_UNSUPPORTED_ORDER" }, { 12, "OFPBAC_BAD_TAG" }, { 13, "OFPBAC_BAD_SET_TYPE" },
	{ 14, "OFPBAC_BAD_SET_LEN" }, { 15, "OFPBAC_BAD_SET_ARGUMENT" },
};
static const struct names error_action = { .table = "openflow4.error.action", ROWS(error_action_rows) };

static const struct name_row error_instruction_rows[] = {
	{ 0, "OFPBIC_UNKNOWN_INST" }, { 1, "OFPBIC_UNSUP_INST" }, { 2, "OFPBIC_BAD_TABLE_ID" },
	{ 3, "OFPBIC_UNSUP_METADATA" }, { 4, "OFPBIC_UNSUP_METADATA_MASK" }, { 5, "OFPBIC_BAD_EXPERIMENTER" },
	{ 6, "OFPBIC_BAD_EXP_TYPE" }, { 7, "OFPBIC_BAD_LEN" }, { 8, "OFPBIC_EPERM" },
};
static const struct names error_instruction = { .table = "openflow4.error.instruction", ROWS(error_instruction_rows) };

static const struct name_row error_match_rows[] = {
	{ 0, "OFPBMC_BAD_TYPE" }, { 1, "OFPBMC_BAD_LEN" }, { 2, "OFPBMC_BAD_TAG" }, { 3, "OFPBMC_BAD_DL_ADDR_MASK" },
	{ 4, "OFPBMC_BAD_NW_ADDR_MASK" }, { 5, "OFPBMC_BAD_WILDCARDS" }, { 6, "OFPBMC_BAD_FIELD" },
	{ 7, "OFPBMC_BAD_VALUE" }, { 8, "OFPBMC_BAD_MASK" }, { 9, "OFPBMC_BAD_PREREQ" }, { 10, "OFPBMC_DUP_FIELD" },
	{ 11, "OFPBMC_EPERM" },
};
static const struct names error_match = { .table = "openflow4.error.match", ROWS(error_match_rows) };

static const struct name_row error_flow_rows[] = {
	{ 0, "OFPFMFC_UNKNOWN" }, { 1, "OFPFMFC_TABLE_FULL" }, { 2, "OFPFMFC_BAD_TABLE_ID" }, { 3, "OFPFMFC_OVERLAP" },
	{ 4, "OFPFMFC_EPERM" }, { 5, "OFPFMFC_BAD_TIMEOUT" }, { 6, "OFPFMFC_BAD_COMMAND" }, { 7, "OFPFMFC_BAD_FLAGS" },
};
static const struct names error_flow = { .table = "openflow4.error.flow", ROWS(error_flow_rows) };

static const struct name_row error_group_rows[] = {
	{ 0, "OFPGMFC_GROUP_EXISTS" }, { 1, "OFPGMFC_INVALID_GROUP" }, { 2, "OFPGMFC_WEIGHT_UNSUPPORTED" },
	{ 3, "OFPGMFC_OUT_OF_GROUPS" }, { 4, "OFPGMFC_OUT_OF_BUCKETS" }, { 5, "OFPGMFC_CHAINING_UNSUPPORTED" },
	{ 6, "OFPGMFC_WATCH_UNSUPPORTED" }, { 7, "OFPGMFC_LOOP" }, { 8, "OFPGMFC_UNKNOWN_GROUP" },
	{ 9, "OFPGMFC_CHAINED_GROUP" }, { 10, "OFPGMFC_BAD_TYPE" }, { 11, "OFPGMFC_BAD_COMMAND" },
	{ 12, "OFPGMFC_BAD_BUCKET" }, { 13, "OFPGMFC_BAD_WATCH" }, { 14, "OFPFMFC_EPERM" },
};
static const struct names error_group = { .table = "openflow4.error.group", ROWS(error_group_rows) };

static const struct name_row error_port_rows[] = {
	{ 0, "OFPPMFC_BAD_PORT" }, { 1, "OFPPMFC_BAD_HW_ADDR" }, { 2, "OFPPMFC_BAD_CONFIG" }, { 3, "OFPPMFC_BAD_ADVERTISE" },
	{ 4, "OFPPMFC_EPERM" },
};
static const struct names error_port = { .table = "openflow4.error.port", ROWS(error_port_rows) };

static const struct name_row error_table_rows[] = {
	{ 0, "OFPTMFC_BAD_TABLE" }, { 1, "OFPTMFC_BAD_CONFIG" }, { 2, "OFPTMFC_EPERM" },
};
static const struct names error_table = { .table = "openflow4.error.table", ROWS(error_table_rows) };

static const struct name_row error_queue_rows[] = {
	{ 0, "OFPQOFC_BAD_PORT" }, { 1, "OFPQOFC_BAD_QUEUE" }, { 2, "OFPQOFC_EPERM" },
};
static const struct names error_queue = { .table = "openflow4.error.queue", ROWS(error_queue_rows) };

static const struct name_row error_switch_rows[] = {
	{ 0, "OFPSCFC_BAD_FLAGS" }, { 1, "OFPSCFC_BAD_LEN" }, { 2, "OFPSCFC_EPERM" },
};
static const struct names error_switch = { .table = "openflow4.error.switch", ROWS(error_switch_rows) };

static const struct name_row error_role_rows[] = {
	{ 0, "OFPRRFC_STALE" }, { 1, "OFPRRFC_UNSUP" }, { 2, "OFPRRFC_BAD_ROLE" },
};
static const struct names error_role = { .table = "openflow4.error.role", ROWS(error_role_rows) };

static const struct name_row error_meter_rows[] = {
	{ 0, "OFPMMFC_UNKNOWN" }, { 1, "OFPMMFC_METER_EXISTS" }, { 2, "OFPMMFC_INVALID_METER" },
	{ 3, "OFPMMFC_UNKNOWN_METER" }, { 4, "OFPMMFC_BAD_COMMAND" }, { 5, "OFPMMFC_BAD_FLAGS" }, { 6, "OFPMMFC_BAD_RATE" },
	{ 7, "OFPMMFC_BAD_BURST" }, { 8, "OFPMMFC_BAD_BAND" }, { 9, "OFPMMFC_BAD_BAND_VALUE" },
	{ 10, "OFPMMFC_OUT_OF_METERS" }, { 11, "OFPMMFC_OUT_OF_BANDS" },
};
static const struct names error_meter = { .table = "openflow4.error.meter", ROWS(error_meter_rows) };

static const struct name_row error_features_rows[] = {
	{ 0, "OFPTFFC_BAD_TABLE" }, { 1, "OFPTFFC_BAD_METADATA" }, { 2, "OFPTFFC_BAD_TYPE" }, { 3, "OFPTFFC_BAD_LEN" },
	{ 4, "OFPTFFC_BAD_ARGUMENT" }, { 5, "OFPTFFC_EPERM" },
};
static const struct names error_features = { .table = "openflow4.error.features", ROWS(error_features_rows) };

static const struct name_row actions_rows[] = {
	{ 0, "OFPAT_OUTPUT" }, { 1, "OFPAT_SET_VLAN_VID" }, { 2, "OFPAT_SET_VLAN_PCP" }, { 3, "OFPAT_STRIP_VLAN" },
	{ 4, "OFPAT_SET_DL_SRC" }, { 5, "OFPAT_SET_DL_DST" }, { 6, "OFPAT_SET_NW_SRC" }, { 7, "OFPAT_SET_NW_DST" },
	{ 8, "OFPAT_SET_NW_TOS" }, { 9, "OFPAT_SET_TP_SRC" }, { 10, "OFPAT_SET_TP_DST" }, { 11, "OFPAT_COPY_TTL_OUT" },
	{ 12, "OFPAT_COPY_TTL_IN" }, { 13, "OFPAT_SET_MPLS_LABEL" }, { 14, "OFPAT_DEC_MPLS_TC" },
	{ 15, "OFPAT_SET_MPLS_TTL" }, { 16, "OFPAT_DEC_MPLS_TTL" }, { 17, "OFPAT_PUSH_VLAN" }, { 18, "OFPAT_POP_VLAN" },
	{ 19, "OFPAT_PUSH_MPLS" }, { 20, "OFPAT_POP_MPLS" }, { 21, "OFPAT_SET_QUEUE" }, { 22, "OFPAT_GROUP" },
	{ 23, "OFPAT_SET_NW_TTL" }, { 24, "OFPAT_DEC_NW_TTL" }, { 25, "OFPAT_SET_FIELD" }, { 26, "OFPAT_PUSH_PBB" },
	{ 27, "OFPAT_POP_PBB" }, { 65535, "OFPAT_EXPERIMENTER" },
};
static const struct names actions = { .table = "openflow4.action", ROWS(actions_rows) };

static const struct name_row instructions_rows[] = {
	{ 1, "OFPIT_GOTO_TABLE" }, { 2, "OFPIT_WRITE_METADATA" }, { 3, "OFPIT_WRITE_ACTIONS" }, { 4, "OFPIT_APPLY_ACTIONS" },
	{ 5, "OFPIT_CLEAR_ACTIONS" }, { 6, "OFPIT_METER" }, { 65535, "OFPIT_EXPERIMENTER" },
};
static const struct names instructions = { .table = "openflow4.instruction", ROWS(instructions_rows) };

static const struct name_row multiparts_rows[] = {
	{ 0, "OFPMP_DESC" }, { 1, "OFPMP_FLOW" }, { 2, "OFPMP_AGGREGATE" }, { 3, "OFPMP_TABLE" }, { 4, "OFPMP_PORT_STATS" },
	{ 5, "OFPMP_QUEUE" }, { 6, "OFPMP_GROUP" }, { 7, "OFPMP_GROUP_DESC" }, { 8, "OFPMP_GROUP_FEATURES" },
	{ 9, "OFPMP_METER" }, { 10, "OFPMP_METER_CONFIG" }, { 11, "OFPMP_METER_FEATURES" }, { 12, "OFPMP_TABLE_FEATURES" },
	{ 13, "OFPMP_PORT_DESC" }, { 65535, "OFPST_VENDOR" },
};
static const struct names multiparts = { .table = "openflow4.multipart", ROWS(multiparts_rows) };

static const struct name_row groups_rows[] = {
	{ 4294967040, "MAX" }, { 4294967292, "ALL" }, { 4294967295, "ANY" },
};
static const struct names groups = { .table = "openflow4.group", ROWS(groups_rows) };

static const struct name_row meters_rows[] = {
	{ 4294901760, "MAX" }, { 4294967293, "SLOWPATH" }, { 4294967294, "CONTROLLER" }, { 4294967295, "ALL" },
};
static const struct names meters = { .table = "openflow4.meter", ROWS(meters_rows) };

static const struct name_row tables_rows[] = {
	{ 254, "MAX" }, { 255, "ALL" },
};
static const struct names tables = { .table = "openflow4.table", ROWS(tables_rows) };

static const struct name_row queue_rows[] = { { 0xffffffff, "ALL" } };
static const struct names queues = { .table = "openflow4.queue", ROWS(queue_rows) };

NAMES_UNIT(openflow3names, &ports, &types, &errors, &error_hello, &error_request, &error_action, &error_instruction, &error_match, &error_flow,
           &error_group, &error_port, &error_table, &error_queue, &error_switch, &error_role, &error_meter, &error_features, &actions,
           &instructions, &multiparts, &groups, &meters, &tables, &queues);
