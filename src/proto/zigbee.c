/* zigbee.c - ZigBee: the network layer, its commands and security (ZigBee specification 05-3474, 3 and 4). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { TYPES = 3, INTER_PAN = 3, FLAGS_AT = 1, SECURED = 2, VERSION_BITS = 0x3c, VERSION_2 = 0x08 };
#define LE16(n, ...) UINT(n, 16, .le = true, .base = HEX, __VA_ARGS__)
#define LONG(n, ...) UINT(n, 64, .le = true, .base = HEX, __VA_ARGS__)

static const struct name_row frame_rows[] = { { 0, "data" }, { 1, "command" }, { INTER_PAN, "Inter-PAN" } };
static const struct names frames = { ROWS(frame_rows) };
static const struct field relay = UINT("relay", 16, .le = true, .base = HEX);

/* Without relays Scapy counts one. */
static bool relays(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	(void)e;
	(void)layer;
	(void)f;
	*out = *out ? *out : 1;
	return true;
}

static const struct field nwk_fields[] = {
	UINT("discover_route", 2),
	UINT("proto_version", 4, .init = 2),
	UINT("frametype", 2, .names = &frames),
	FLAGS("flags", 8, .letters = "multicast security source_route extended_dst extended_src reserved1 reserved2 reserved3"),
	LE16("destination"),
	LE16("source"),
	UINT("radius", 8),
	UINT("seqnum", 8, .init = 1),
	LONG("ext_dst", .when = "flags&8"),
	LONG("ext_src", .when = "flags&16"),
	UINT("relay_count", 8, .init = 1, .when = "flags&4", .compute = { .kind = C_COUNT, .name = "relays", .unit = 1, .fn = relays }),
	UINT("relay_index", 8, .when = "flags&4"),
	SCALARS("relays", &relay, .when = "flags&4", .whole = true, .count = OF("relay_count", 1, 0)),
};
static const struct layout *nwk_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && (p[0] & TYPES) == INTER_PAN ? layout_need("ZigbeeNWKStub") : LAYOUT_SELF;
}
static const struct layout *nwk_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	if (!n)
		return NULL;
	if (s->b[FLAGS_AT] & SECURED)
		return layout_need("ZigbeeSecurityHeader");
	return (s->b[0] & TYPES) == 0 ? layout_need("ZigbeeAppDataPayload") : (s->b[0] & TYPES) == 1 ? layout_need("ZigbeeNWKCommandPayload") : NULL;
}
static const struct proto nwk = {
	.name = "ZigbeeNWK",
	.title = "ZigBee network layer (ZigBee 05-3474, 3.3)",
	.example = "Dot15d4(fcf_srcaddrmode=\"Short\")/Dot15d4Data(dest_panid=1, dest_addr=2)/ZigbeeNWK(destination=2, source=3)/ZigbeeAppDataPayload(frame_control=0, cluster=\"on_off\", profile=0x104)/ZigbeeClusterLibrary()",
	TABLE(nwk_fields),
	.choose = nwk_choose,
	.next = nwk_next,
	.text = "ZigBee %frametype% %source% > %destination% seq=%seqnum%",
};

static const struct field stub_fields[] = {
	UINT("res1", 2), UINT("proto_version", 4, .init = 2), UINT("frametype", 2, .init = INTER_PAN, .names = &frames), UINT("res2", 8),
};
static const struct proto stub = {
	.name = "ZigbeeNWKStub",
	.title = "ZigBee network layer between networks (ZigBee Smart Energy, B.2)",
	TABLE(stub_fields),
	.next_when = "frametype=3",
	.other = "ZigbeeAppDataPayloadStub",
	.text = "ZigBee Inter-PAN",
};

/* ---- commands ---- */

static const struct name_row command_rows[] = {
	{ 1, "route request" }, { 2, "route reply" }, { 3, "network status" }, { 4, "leave" }, { 5, "route record" }, { 6, "rejoin request" },
	{ 7, "rejoin response" }, { 8, "link status" }, { 9, "network report" }, { 10, "network update" }, { 11, "end device timeout request" },
	{ 12, "end device timeout response" },
};
static const struct names commands = { ROWS(command_rows) };
static const struct name_row many_rows[] = { { 0, "not_m2one" }, { 1, "m2one_support_rrt" }, { 2, "m2one_no_support_rrt" }, { 3, "reserved" } };
static const struct names many = { ROWS(many_rows) };
static const struct name_row trouble_rows[] = {
	{ 0, "No route available" }, { 1, "Tree link failure" }, { 2, "Non-tree link failure" }, { 3, "Low battery level" }, { 4, "No routing capacity" },
	{ 5, "No indirect capacity" }, { 6, "Indirect transaction expiry" }, { 7, "Target device unavailable" }, { 8, "Target address unallocated" },
	{ 9, "Parent link failure" }, { 10, "Validate route" }, { 11, "Source route failure" }, { 12, "Many-to-one route failure" },
	{ 13, "Address conflict" }, { 14, "Verify addresses" }, { 15, "PAN identifier update" }, { 16, "Network address update" },
	{ 17, "Bad frame counter" }, { 18, "Bad key sequence number" },
};
static const struct names troubles = { ROWS(trouble_rows) };
static const struct name_row conflict_rows[] = { { 0, "PAN identifier conflict" } }, update_rows[] = { { 0, "PAN Identifier Update" } };
static const struct names conflicts = { ROWS(conflict_rows) }, updates = { ROWS(update_rows) };
static const struct name_row timeout_rows[] = {
	{ 0, "10 seconds" }, { 1, "2 minutes" }, { 2, "4 minutes" }, { 3, "8 minutes" }, { 4, "16 minutes" }, { 5, "32 minutes" }, { 6, "64 minutes" },
	{ 7, "128 minutes" }, { 8, "256 minutes" }, { 9, "512 minutes" }, { 10, "1024 minutes" }, { 11, "2048 minutes" }, { 12, "4096 minutes" },
	{ 13, "8192 minutes" }, { 14, "16384 minutes" },
};
static const struct names timeouts = { ROWS(timeout_rows) };
static const struct name_row done_rows[] = { { 0, "Success" }, { 1, "Incorrect Value" } };
static const struct names dones = { ROWS(done_rows) };

static const struct field link_fields[] = {
	LE16("neighbor_network_address"), UINT("reserved1", 1), UINT("outgoing_cost", 3), UINT("reserved2", 1), UINT("incoming_cost", 3),
};
static const struct proto link = {
	.name = "LinkStatusEntry", .title = "ZigBee: cost of the link to a neighbour (ZigBee 05-3474, 3.4.8)", TABLE(link_fields), .text = "%neighbor_network_address%",
};
static const struct family links = { .other = "LinkStatusEntry" };

#define IF(n) .when = "cmd_identifier=" n
static const struct field command_fields[] = {
	UINT("cmd_identifier", 8, .init = 1, .names = &commands),
	UINT("res1", 1, IF("1,2")),
	UINT("multicast", 1, IF("1,2")),
	UINT("dest_addr_bit", 1, IF("1")),
	UINT("many_to_one", 2, .names = &many, IF("1")),
	UINT("res2", 3, IF("1")),
	UINT("responder_addr_bit", 1, IF("2")),
	UINT("originator_addr_bit", 1, IF("2")),
	UINT("res3", 4, IF("2")),
	UINT("route_request_identifier", 8, IF("1,2")),
	LE16("originator_address", IF("2")),
	LE16("responder_address", IF("2")),
	UINT("status_code", 8, .names = &troubles, IF("3")),
	LE16("destination_address", IF("1,3")),
	UINT("path_cost", 8, IF("1,2")),
	LONG("ext_dst", IF("1 and dest_addr_bit=1")),
	LONG("originator_addr", IF("2 and originator_addr_bit=1")),
	LONG("responder_addr", IF("2 and responder_addr_bit=1")),
	UINT("remove_children", 1, IF("4")),
	UINT("request", 1, IF("4")),
	UINT("rejoin", 1, IF("4")),
	UINT("res4", 5, IF("4")),
	UINT("rr_relay_count", 8, .compute = COUNT_OF("rr_relay_list", 0), IF("5")),
	SCALARS("rr_relay_list", &relay, .whole = true, .count = OF("rr_relay_count", 1, 0), IF("5")),
	UINT("allocate_address", 1, IF("6")),
	UINT("security_capability", 1, IF("6")),
	UINT("reserved2", 1, IF("6")),
	UINT("reserved1", 1, IF("6")),
	UINT("receiver_on_when_idle", 1, IF("6")),
	UINT("power_source", 1, IF("6")),
	UINT("device_type", 1, IF("6")),
	UINT("alternate_pan_coordinator", 1, IF("6")),
	LE16("network_address", .init = 0xffff, IF("7")),
	UINT("rejoin_status", 8, IF("7")),
	UINT("res5", 1, IF("8")),
	UINT("last_frame", 1, IF("8")),
	UINT("first_frame", 1, IF("8")),
	UINT("entry_count", 5, .compute = COUNT_OF("link_status_list", 0), IF("8")),
	LIST("link_status_list", &links, .count = OF("entry_count", 1, 0), IF("8")),
	UINT("report_command_identifier", 3, .names = &conflicts, IF("9")),
	UINT("report_information_count", 5, .compute = COUNT_OF("PAN_ID_conflict_report", 0), IF("9")),
	UINT("update_command_identifier", 3, .names = &updates, IF("10")),
	UINT("update_information_count", 5, IF("10")),
	LONG("epid", IF("9,10"), .help = "extended PAN identifier"),
	SCALARS("PAN_ID_conflict_report", &relay, .whole = true, .count = OF("report_information_count", 1, 0), IF("9 and report_command_identifier=0")),
	UINT("update_id", 8, IF("10")),
	LE16("new_PAN_ID", IF("10 and update_command_identifier=0")),
	UINT("req_timeout", 8, .init = 3, .names = &timeouts, IF("11")),
	UINT("ed_conf", 8, IF("11")),
	UINT("status", 8, .names = &dones, IF("12")),
	UINT("res6", 6, IF("12")),
	UINT("ed_timeout_req_keepalive", 1, IF("12")),
	UINT("mac_data_poll_keepalive", 1, IF("12")),
};
static const struct proto command = {
	.name = "ZigbeeNWKCommandPayload",
	.title = "ZigBee network layer command (ZigBee 05-3474, 3.4)",
	TABLE(command_fields),
	SETS({ "ZigbeeNWK", "frametype", 1 }),
	.text = "%cmd_identifier%",
};

/* ---- security ---- */

static const struct name_row key_rows[] = { { 0, "data_key" }, { 1, "network_key" }, { 2, "key_transport_key" }, { 3, "key_load_key" } };
static const struct names keys = { ROWS(key_rows) };
static const struct name_row level_rows[] = {
	{ 0, "None" }, { 1, "MIC-32" }, { 2, "MIC-64" }, { 3, "MIC-128" }, { 4, "ENC" }, { 5, "ENC-MIC-32" }, { 6, "ENC-MIC-64" }, { 7, "ENC-MIC-128" },
};
static const struct names levels = { ROWS(level_rows) };

/* What is left but for the integrity code that the level has; frames on the air often say level 0, whatever theirs is. */
static uint64_t data_size(const struct extent *x, const struct scope *s, size_t avail)
{
	static const uint8_t codes[] = { 0, 4, 8, 16 };
	uint64_t level = 0;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	scope_named(s, "nwk_seclevel", &level);
	return avail > codes[level & 3] ? avail - codes[level & 3] : 0;
}
static const struct field security_fields[] = {
	FLAGS("reserved1", 2, .letters = "reserved1 reserved2"),
	UINT("extended_nonce", 1, .init = 1, .help = "the source address is there"),
	UINT("key_type", 2, .init = 1, .names = &keys),
	UINT("nwk_seclevel", 3, .names = &levels),
	UINT("fc", 32, .le = true, .base = HEX, .help = "frame counter"),
	LONG("source", .when = "extended_nonce=1"),
	UINT("key_seqnum", 8, .when = "key_type=1"),
	BYTES("data", .size = SIZE_FN(data_size), .help = "as it is encrypted"),
	BYTES("mic", .size = REST, .help = "message integrity code"),
};
static const struct proto security = {
	.name = "ZigbeeSecurityHeader",
	.title = "ZigBee auxiliary security header and what it secures (ZigBee 05-3474, 4.5)",
	TABLE(security_fields),
	SETS({ "ZigbeeNWK", "flags", SECURED }),
	.text = "encrypted %key_type% fc=%fc:d%",
};

PROTO_UNIT(zigbee, &nwk, &stub, &command, &link, &security);
