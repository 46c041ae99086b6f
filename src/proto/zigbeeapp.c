/* zigbeeapp.c - ZigBee: the application layer (ZigBee specification 05-3474, 2.2 and 4.4) and the cluster library (07-5123). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

#define LE16(n, ...) UINT(n, 16, .le = true, __VA_ARGS__)
#define LONG(n, ...) UINT(n, 64, .le = true, .base = HEX, __VA_ARGS__)

static const struct name_row cluster_rows[] = {
	{ 0x0000, "basic" }, { 0x0001, "power_configuration" }, { 0x0002, "device_temperature_configuration" }, { 0x0003, "identify" },
	{ 0x0004, "groups" }, { 0x0005, "scenes" }, { 0x0006, "on_off" }, { 0x0007, "on_off_switch_configuration" }, { 0x0008, "level_control" },
	{ 0x0009, "alarms" }, { 0x000a, "time" }, { 0x000b, "rssi_location" }, { 0x000c, "analog_input" }, { 0x000d, "analog_output" },
	{ 0x000e, "analog_value" }, { 0x000f, "binary_input" }, { 0x0010, "binary_output" }, { 0x0011, "binary_value" }, { 0x0012, "multistate_input" },
	{ 0x0013, "multistate_output" }, { 0x0014, "multistate_value" }, { 0x0015, "commissioning" }, { 0x0100, "shade_configuration" },
	{ 0x0200, "pump_configuration_and_control" }, { 0x0201, "thermostat" }, { 0x0202, "fan_control" }, { 0x0203, "dehumidification_control" },
	{ 0x0204, "thermostat_user_interface_configuration" }, { 0x0300, "color_control" }, { 0x0400, "illuminance_measurement" },
	{ 0x0401, "illuminance_level_sensing" }, { 0x0402, "temperature_measurement" }, { 0x0403, "pressure_measurement" }, { 0x0404, "flow_measurement" },
	{ 0x0405, "relative_humidity_measurement" }, { 0x0406, "occupancy_sensing" }, { 0x0500, "ias_zone" }, { 0x0501, "ias_ace" }, { 0x0502, "ias_wd" },
	{ 0x0600, "generic_tunnel" }, { 0x0601, "bacnet_protocol_tunnel" }, { 0x0700, "price" }, { 0x0701, "demand_response_and_load_control" },
	{ 0x0702, "metering" }, { 0x0703, "messaging" }, { 0x0704, "smart_energy_tunneling" }, { 0x0705, "prepayment" }, { 0x0800, "key_establishment" },
};
static const struct names clusters = { ROWS(cluster_rows) };
static const struct name_row profile_rows[] = {
	{ 0x0000, "ZigBee_Stack_Profile_1" }, { 0x0101, "IPM_Industrial_Plant_Monitoring" }, { 0x0104, "HA_Home_Automation" },
	{ 0x0105, "CBA_Commercial_Building_Automation" }, { 0x0107, "TA_Telecom_Applications" }, { 0x0108, "HC_Health_Care" },
	{ 0x0109, "SE_Smart_Energy_Profile" },
};
static const struct names profiles = { ROWS(profile_rows) };
static const struct name_row delivery_rows[] = { { 0, "unicast" }, { 1, "indirect" }, { 2, "broadcast" }, { 3, "group_addressing" } };
static const struct names deliveries = { ROWS(delivery_rows) };
static const struct name_row frame_rows[] = { { 0, "data" }, { 1, "command" }, { 2, "ack" } };
static const struct names frames = { ROWS(frame_rows) };
static const struct name_row block_rows[] = { { 0, "none" }, { 1, "first_block" }, { 2, "middle_block" } };
static const struct names blocks = { ROWS(block_rows) };

enum { SECURED = 0x20, DATA = 0, COMMAND = 1, TYPES = 3, TUNNEL = 14 };
#define CONTROL(when_, type) \
	FLAGS("frame_control", 4, .init = 2, .letters = "ack_format security ack_req extended_hdr", .when = when_), \
	UINT("delivery_mode", 2, .names = &deliveries, .when = when_), \
	UINT("aps_frametype", 2, .init = (type), .names = &frames, .when = when_)

/* An acknowledgement of a command has no endpoints: its first flag is set. */
#define OF_DATA "aps_frametype=2 and frame_control!=1,3,5,7,9,11,13,15"
static const struct field data_fields[] = {
	CONTROL(NULL, DATA),
	UINT("dst_endpoint", 8, .init = 10, .when = "aps_frametype=0 and delivery_mode=0,2 or " OF_DATA),
	LE16("group_addr", .base = HEX, .when = "aps_frametype=0 and delivery_mode=3"),
	LE16("cluster", .names = &clusters, .when = "aps_frametype=0 or " OF_DATA),
	LE16("profile", .names = &profiles, .when = "aps_frametype=0 or " OF_DATA),
	UINT("src_endpoint", 8, .init = 10, .when = "aps_frametype=0 or " OF_DATA),
	UINT("counter", 8),
	UINT("fragmentation", 8, .names = &blocks, .when = "aps_frametype=0,2 and frame_control&8"),
	UINT("block_number", 8, .when = "aps_frametype=0,2 and frame_control&8 and fragmentation=1,2"),
	UINT("ack_bitfield", 8, .when = "aps_frametype=2 and frame_control&8 and fragmentation=1,2"),
};
static const struct layout *data_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t profile = 0;

	(void)p;
	if (!n)
		return NULL;
	if (s->b[0] & SECURED)
		return layout_need("ZigbeeSecurityHeader");
	if ((s->b[0] & TYPES) == COMMAND)
		return layout_need("ZigbeeAppCommandPayload");
	if ((s->b[0] & TYPES) != DATA || !scope_named(s, "profile", &profile))
		return NULL;
	return layout_need(profile ? "ZigbeeClusterLibrary" : "ZigbeeDeviceProfile");
}
static const struct proto data = {
	.name = "ZigbeeAppDataPayload",
	.title = "ZigBee application support frame (ZigBee 05-3474, 2.2.5)",
	TABLE(data_fields),
	.next = data_next,
	.reply = { SAME("cluster"), SAME("profile") },
	.text = "APS %aps_frametype%[ %cluster%] n=%counter%",
};

static const struct field stub_fields[] = {
	FLAGS("frame_control", 4, .letters = "reserved1 security ack_req extended_hdr"),
	UINT("delivery_mode", 2, .names = &deliveries),
	UINT("frametype", 2, .init = 3),
	LE16("group_addr", .base = HEX, .when = "delivery_mode=3"),
	LE16("cluster", .names = &clusters),
	LE16("profile", .names = &profiles),
	BYTES("data", .size = REST, .when = "frametype=3"),
};
static const struct proto stub = {
	.name = "ZigbeeAppDataPayloadStub",
	.title = "ZigBee application data between networks (ZigBee Smart Energy, B.3)",
	TABLE(stub_fields),
	.text = "%cluster%",
};

/* ---- commands of the application support layer ---- */

static const struct name_row command_rows[] = {
	{ 1, "APS_CMD_SKKE_1" }, { 2, "APS_CMD_SKKE_2" }, { 3, "APS_CMD_SKKE_3" }, { 4, "APS_CMD_SKKE_4" }, { 5, "APS_CMD_TRANSPORT_KEY" },
	{ 6, "APS_CMD_UPDATE_DEVICE" }, { 7, "APS_CMD_REMOVE_DEVICE" }, { 8, "APS_CMD_REQUEST_KEY" }, { 9, "APS_CMD_SWITCH_KEY" },
	{ 10, "APS_CMD_EA_INIT_CHLNG" }, { 11, "APS_CMD_EA_RSP_CHLNG" }, { 12, "APS_CMD_EA_INIT_MAC_DATA" }, { 13, "APS_CMD_EA_RSP_MAC_DATA" },
	{ TUNNEL, "APS_CMD_TUNNEL" }, { 15, "APS_CMD_VERIFY_KEY" }, { 16, "APS_CMD_CONFIRM_KEY" },
};
static const struct names commands = { ROWS(command_rows) };
static const struct name_row key_rows[] = {
	{ 0, "Trust Center Master Key" }, { 1, "Standard Network Key" }, { 2, "Application Master Key" }, { 3, "Application Link Key" },
	{ 4, "Trust Center Link Key" }, { 5, "High-Security Network Key" },
};
static const struct names keys = { ROWS(key_rows) };
static const struct name_row aps_rows[] = {
	{ 0x00, "SUCCESS" }, { 0xa0, "ASDU_TOO_LONG" }, { 0xa1, "DEFRAG_DEFERRED" }, { 0xa2, "DEFRAG_UNSUPPORTED" }, { 0xa3, "ILLEGAL_REQUEST" },
	{ 0xa4, "INVALID_BINDING" }, { 0xa5, "INVALID_GROUP" }, { 0xa6, "INVALID_PARAMETER" }, { 0xa7, "NO_ACK" }, { 0xa8, "NO_BOUND_DEVICE" },
	{ 0xa9, "NO_SHORT_ADDRESS" }, { 0xaa, "NOT_SUPPORTED" }, { 0xab, "SECURED_LINK_KEY" }, { 0xac, "SECURED_NWK_KEY" }, { 0xad, "SECURITY_FAIL" },
	{ 0xae, "TABLE_FULL" }, { 0xaf, "UNSECURED" }, { 0xb0, "UNSUPPORTED_ATTRIBUTE" },
};
static const struct names aps_states = { ROWS(aps_rows) };

#define IF(n) .when = "cmd_identifier=" n
#define FIXED_BYTES(n, size_, ...) BYTES(n, .size = FIXED(size_), .filled = true, __VA_ARGS__)
static const struct field command_fields[] = {
	UINT("cmd_identifier", 8, .init = 1, .names = &commands),
	LONG("initiator", IF("1-4")),
	LONG("responder", IF("1-4")),
	FIXED_BYTES("data", 16, IF("1-4")),
	UINT("status", 8, .names = &aps_states, IF("16")),
	UINT("key_type", 8, .names = &keys, IF("5,8,15,16")),
	LONG("address", IF("6,7,15,16")),
	FIXED_BYTES("key", 16, IF("5")),
	UINT("key_seqnum", 8, IF("5 and key_type=1,5")),
	LONG("dest_addr", IF("5 and key_type!=2,3 or cmd_identifier=14")),
	LONG("src_addr", IF("5 and key_type!=2,3")),
	LONG("partner_addr", IF("5 and key_type=2,3 or cmd_identifier=8 and key_type=2")),
	UINT("initiator_flag", 8, IF("5 and key_type=2,3")),
	LE16("short_address", .base = HEX, IF("6")),
	UINT("update_status", 8, IF("6")),
	FIXED_BYTES("seqnum", 8, IF("9")),
	BYTES("unimplemented", .size = REST, IF("10-13")),
	CONTROL("cmd_identifier=14", COMMAND),
	UINT("counter", 8, IF("14")),
	FIXED_BYTES("key_hash", 16, IF("15")),
};
static const struct proto command = {
	.name = "ZigbeeAppCommandPayload",
	.title = "ZigBee application support command (ZigBee 05-3474, 4.4.10)",
	TABLE(command_fields),
	SETS({ "ZigbeeAppDataPayload", "aps_frametype", COMMAND }),
	.next_when = "cmd_identifier=14",
	.other = "ZigbeeSecurityHeader",
	.text = "%cmd_identifier%",
};

/* ---- device profile and cluster library ---- */

static const struct field profile_fields[] = { UINT("trans_seqnum", 8) };
static const struct proto profile = {
	.name = "ZigbeeDeviceProfile", .title = "ZigBee device profile frame (ZigBee 05-3474, 2.4)", TABLE(profile_fields), .text = "ZDP seq=%trans_seqnum%",
};

static const struct name_row wide_rows[] = { { 0, "profile-wide" }, { 1, "cluster-specific" }, { 2, "reserved2" }, { 3, "reserved3" } };
static const struct names wides = { ROWS(wide_rows) };
static const struct name_row library_rows[] = {
	{ 0, "read_attributes" }, { 1, "read_attributes_response" }, { 2, "write_attributes" }, { 3, "write_attributes_undivided" },
	{ 4, "write_attributes_response" }, { 5, "write_attributes_no_response" }, { 6, "configure_reporting" }, { 7, "configure_reporting_response" },
	{ 8, "read_reporting_configuration" }, { 9, "read_reporting_configuration_response" }, { 10, "report_attributes" }, { 11, "default_response" },
	{ 12, "discover_attributes" }, { 13, "discover_attributes_response" },
};
static const struct names library_names = { ROWS(library_rows) };
static const struct field library_fields[] = {
	UINT("reserved", 3),
	UINT("disable_default_response", 1),
	UINT("command_direction", 1),
	UINT("manufacturer_specific", 1),
	UINT("zcl_frametype", 2, .names = &wides),
	LE16("manufacturer_code", .base = HEX, .when = "manufacturer_specific=1"),
	UINT("transaction_sequence", 8),
	UINT("command_identifier", 8, .names = &library_names),
};
enum { SERVER_SENDS = 8, PRICE = 0x700 };
static const struct layout *library_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t id = 0, cluster = 0;
	const struct layout *below = layout_need("ZigbeeAppDataPayload");

	(void)p;
	if (!n || !scope_named(s, "command_identifier", &id) || id > 1)
		return NULL;
	if ((s->b[0] & TYPES) == 0)
		return layout_need(id ? "ZCLGeneralReadAttributesResponse" : "ZCLGeneralReadAttributes");
	if ((s->b[0] & TYPES) != 1 || !s->p || !s->index || s->p->layer[s->index - 1].lay != below ||
	    !layer_uint(s->p, s->index - 1, (unsigned)field_find(below, "cluster", 7), &cluster) || cluster != PRICE)
		return NULL;
	return s->b[0] & SERVER_SENDS ? NULL : layout_need(id ? "ZCLPriceGetScheduledPrices" : "ZCLPriceGetCurrentPrice");
}
static const struct proto library = {
	.name = "ZigbeeClusterLibrary",
	.title = "ZigBee cluster library frame (ZigBee 07-5123, 2.3)",
	TABLE(library_fields),
	.next = library_next,
	.reply = { SAME("transaction_sequence"), TURN("command_direction", 0, 1) },
	.text = "ZCL %command_identifier% seq=%transaction_sequence%",
};

static const struct field attribute = UINT("attribute", 16, .le = true, .base = HEX);
static const struct field read_fields[] = { SCALARS("attribute_identifiers", &attribute, .whole = true, .size = REST) };
static const struct proto read_attributes = {
	.name = "ZCLGeneralReadAttributes",
	.title = "ZigBee cluster library: attributes that are asked for (ZigBee 07-5123, 2.4.1)",
	TABLE(read_fields),
	SETS({ "ZigbeeClusterLibrary", "zcl_frametype", 0 }, { "ZigbeeClusterLibrary", "command_identifier", 0 }),
	.text = "%attribute_identifiers%",
};

static const struct name_row state_rows[] = {
	{ 0x00, "SUCCESS" }, { 0x01, "FAILURE" }, { 0x80, "MALFORMED_COMMAND" }, { 0x81, "UNSUP_CLUSTER_COMMAND" }, { 0x82, "UNSUP_GENERAL_COMMAND" },
	{ 0x83, "UNSUP_MANUF_CLUSTER_COMMAND" }, { 0x84, "UNSUP_MANUF_GENERAL_COMMAND" }, { 0x85, "INVALID_FIELD" }, { 0x86, "UNSUPPORTED_ATTRIBUTE" },
	{ 0x87, "INVALID_VALUE" }, { 0x88, "READ_ONLY" }, { 0x89, "INSUFFICIENT_SPACE" }, { 0x8a, "DUPLICATE_EXISTS" }, { 0x8b, "NOT_FOUND" },
	{ 0x8c, "UNREPORTABLE_ATTRIBUTE" }, { 0x8d, "INVALID_DATA_TYPE" }, { 0xc0, "HARDWARE_FAILURE" }, { 0xc1, "SOFTWARE_FAILURE" },
	{ 0xc2, "CALIBRATION_ERROR" },
};
static const struct names states = { ROWS(state_rows) };

/* Bytes of a value by its type (ZigBee 07-5123, 2.5.2), what says its length among them; all there is of a type that is not known. */
static uint64_t value_size(const struct extent *x, const struct scope *s, size_t avail)
{
	static const struct { uint8_t from, to, bytes; bool more; } sizes[] = {
		{ 0x00, 0x00, 0 }, { 0x08, 0x0f, 1, true }, { 0x10, 0x10, 1 }, { 0x18, 0x1f, 1, true }, { 0x20, 0x27, 1, true }, { 0x28, 0x2f, 1, true },
		{ 0x30, 0x31, 1, true }, { 0x38, 0x38, 2 }, { 0x39, 0x39, 4 }, { 0x3a, 0x3a, 8 }, { 0xe0, 0xe2, 4 }, { 0xe8, 0xe9, 2 }, { 0xea, 0xea, 4 },
		{ 0xf0, 0xf0, 8 }, { 0xf1, 0xf1, 16 }, { 0xff, 0xff, 0 },
	};
	const uint8_t *p = s->b + s->n - avail;
	uint64_t type = 0;

	(void)x;
	if (!scope_decoding(s) || !scope_named(s, "attribute_data_type", &type))
		return avail;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		if (type >= sizes[i].from && type <= sizes[i].to)
			return sizes[i].bytes + (sizes[i].more ? type - sizes[i].from : 0);
	if ((type == 0x41 || type == 0x42) && avail)
		return 1u + p[0];
	if ((type == 0x43 || type == 0x44) && avail > 1)
		return 2u + (p[0] | (unsigned)p[1] << 8);
	return avail;
}
static const struct field record_fields[] = {
	LE16("attribute_identifier", .base = HEX),
	UINT("status", 8, .names = &states),
	UINT("attribute_data_type", 8, .base = HEX, .when = "status=0"),
	BYTES("attribute_value", .size = SIZE_FN(value_size), .when = "status=0", .help = "with what says its length, where the type has that"),
};
static const struct proto record = {
	.name = "ZCLReadAttributeStatusRecord",
	.title = "ZigBee cluster library: an attribute that was read (ZigBee 07-5123, 2.4.2)",
	TABLE(record_fields),
	.text = "%attribute_identifier%",
};
static const struct family records = { .other = "ZCLReadAttributeStatusRecord" };
static const struct field response_fields[] = { LIST("read_attribute_status_record", &records, .size = REST) };
static const struct proto read_response = {
	.name = "ZCLGeneralReadAttributesResponse",
	.title = "ZigBee cluster library: attributes that were read (ZigBee 07-5123, 2.4.2)",
	TABLE(response_fields),
	SETS({ "ZigbeeClusterLibrary", "zcl_frametype", 0 }, { "ZigbeeClusterLibrary", "command_identifier", 1 }),
	.text = "%read_attribute_status_record%",
};

#define ZCL(var, class, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "ZigBee cluster library: " what " (ZigBee Smart Energy, D)", TABLE(var##_fields), .text = "" }
ZCL(metering, "ZCLMeteringGetProfile", "get profile", UINT("Interval_Channel", 8), UINT("End_Time", 32, .le = true, .base = HEX),
    UINT("NumberOfPeriods", 8, .init = 1));
ZCL(price, "ZCLPriceGetCurrentPrice", "get current price", UINT("reserved", 7), UINT("Requestor_Rx_On_When_Idle", 1));
ZCL(prices, "ZCLPriceGetScheduledPrices", "get scheduled prices", UINT("start_time", 32, .le = true, .base = HEX), UINT("number_of_events", 8));

PROTO_UNIT(zigbeeapp, &data, &stub, &command, &profile, &library, &read_attributes, &record, &read_response, &metering, &price, &prices);
