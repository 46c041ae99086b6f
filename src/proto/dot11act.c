/* dot11act.c - action frames of 802.11: spectrum and radio measurement, wireless network management (IEEE 802.11, 9.6). */
#include "pkt/field.h"
#include "pkt/registry.h"

#define LE16(n, ...) UINT(n, 16, .le = true, __VA_ARGS__)

static const struct name_row category_rows[] = {
	{ 0, "Spectrum Management" }, { 1, "QoS" }, { 3, "Block Ack" }, { 4, "Public" }, { 5, "Radio Measurement" }, { 6, "Fast BSS Transition" },
	{ 7, "HT" }, { 8, "SA Query" }, { 10, "WNM" }, { 13, "Mesh" }, { 15, "Self-Protected" }, { 21, "VHT" }, { 127, "Vendor Specific" },
};
static const struct names categories = { ROWS(category_rows) };
static const struct field action_fields[] = { UINT("category", 8, .names = &categories, .compute = NEXT("dot11.action")) };
static const struct proto action = {
	.name = "Dot11Action",
	.title = "Action frame (IEEE 802.11, 9.3.3.13)",
	.example = "Dot11()/Dot11Action()/Dot11WNM()/Dot11BSSTMRequest()",
	TABLE(action_fields),
	UNDER({ "dot11.frame", 13 }),
	SETS({ "Dot11", "type", 0 }, { "Dot11", "subtype", 13 }, { "Dot11FCS", "type", 0 }, { "Dot11FCS", "subtype", 13 }),
	.text = "action %category%",
};

#define CATEGORY(var, class, n, space, what) \
	static const struct field var##_fields[] = { UINT("action", 8, .compute = NEXT(space)) }; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), UNDER({ "dot11.action", n }), .text = "" }
CATEGORY(spectrum, "Dot11SpectrumManagement", 0, "dot11.spectrum", "Spectrum management action (IEEE 802.11, 9.6.2)");
CATEGORY(radio, "Dot11RadioMeasurement", 5, "dot11.radio", "Radio measurement action (IEEE 802.11, 9.6.6)");
CATEGORY(wnm, "Dot11WNM", 10, "dot11.wnm", "Wireless network management action (IEEE 802.11, 9.6.13)");

#define PART(var, class, what, more, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), .text = "", more }
#define IN(space, n) UNDER({ space, n }), .other = "Dot11Elt"
#define SWITCH UINT("mode", 8), UINT("new_channel", 8), UINT("channel_switch_count", 8)

PART(csa, "Dot11CSA", "Channel switch announcement (IEEE 802.11, 9.6.2.6)", IN("dot11.spectrum", 4), UINT("ID", 8, .init = 37), UINT("len", 8, .init = 3),
     SWITCH);
PART(request, "Dot11BSSTMRequest", "BSS transition management request (IEEE 802.11, 9.6.13.9)", IN("dot11.wnm", 7), UINT("token", 8), UINT("reserved", 3),
     UINT("mode", 5, .base = HEX, .help = "1 candidates, 2 abridged, 4 disassociation, 8 termination, 16 session URL"),
     LE16("disassociation_timer", .help = "beacon intervals"), UINT("validity_interval", 8));
PART(response, "Dot11BSSTMResponse", "BSS transition management response (IEEE 802.11, 9.6.13.10)", IN("dot11.wnm", 8), UINT("token", 8),
     UINT("status", 8), UINT("termination_delay", 8, .help = "minutes"), MAC("target"));
PART(duration, "BSSTerminationDuration", "BSS termination duration subelement (IEEE 802.11, 9.4.2.35)", .other = "Dot11Elt", UINT("ID", 8, .init = 4),
     UINT("len", 8, .init = 10), UINT("TSF", 64, .le = true), LE16("duration", .help = "minutes"));
PART(measure, "Dot11RadioMeasurementRequest", "Radio measurement request (IEEE 802.11, 9.6.6.2)", IN("dot11.radio", 0), UINT("token", 8),
     LE16("repetitions"), UINT("ID", 8, .init = 38), UINT("len", 8, .init = 16), UINT("measurement_token", 8),
     UINT("measurement_mode", 8, .base = HEX), UINT("measurement_type", 8, .init = 5), UINT("operating_class", 8), UINT("channel", 8),
     LE16("random_interval"), LE16("duration"), UINT("mode", 8), MAC("bssid"));
PART(report, "Dot11RadioMeasurementReport", "Radio measurement report (IEEE 802.11, 9.6.6.3)", IN("dot11.radio", 1), UINT("token", 8),
     UINT("ID", 8, .init = 39), UINT("len", 8, .init = 29), UINT("measurement_token", 8), UINT("measurement_mode", 8, .base = HEX),
     UINT("measurement_type", 8, .init = 5), UINT("operating_class", 8), UINT("channel", 8), UINT("start", 64, .le = true), LE16("duration"),
     UINT("frame", 8), UINT("RCPI", 8), UINT("RSNI", 8), MAC("bssid"), UINT("antenna", 8), UINT("TSF", 32, .le = true));
PART(beacon_request, "Dot11RadioMeasurementBeaconRequest", "Beacon request (IEEE 802.11, 9.4.2.20.7)", .other = "Dot11Elt", UINT("operating_class", 8),
     UINT("channel", 8), LE16("random_interval"), LE16("duration"), UINT("mode", 8), MAC("bssid"));
PART(beacon_report, "Dot11RadioMeasurementBeaconReport", "Beacon report (IEEE 802.11, 9.4.2.21.7)", .other = "Dot11Elt", UINT("operating_class", 8),
     UINT("channel", 8), UINT("start", 64, .le = true), LE16("duration"), UINT("frame", 8), UINT("RCPI", 8), UINT("RSNI", 8), MAC("bssid"),
     UINT("antenna", 8), UINT("TSF", 32, .le = true));
PART(vht, "Dot11VHTOperationInfo", "VHT operation information (IEEE 802.11, 9.4.2.158)", .other = "Raw", UINT("channel_width", 8),
     UINT("channel_center0", 8, .init = 36), UINT("channel_center1", 8));
PART(he6, "Dot11HE6GOperationInfo", "6 GHz operation information (IEEE 802.11, 9.4.2.249)", .other = "Raw", UINT("primary_channel", 8),
     UINT("control", 8, .base = HEX), UINT("channel_center0", 8), UINT("channel_center1", 8), UINT("minimum_rate", 8));
PART(generic, "Dot11EltExtensionGeneric", "Element with any identifier extension (IEEE 802.11, 9.4.2.1)", .other = "Dot11Elt", UINT("ID", 8, .init = 255),
     UINT("len", 8, .compute = HEADER_AFTER(1, 0)), UINT("ext_ID", 8, .when = "len>0"), BYTES("info", .size = OF("len", 1, -1)));
static const struct field octet = UINT("octet", 8);
PART(subelement, "SubelemTLV", "Subelement of a neighbour report (IEEE 802.11, 9.4.3)", .other = "Raw", UINT("type", 8),
     UINT("len", 8, .compute = LENGTH_OF("value", 1, 0)), SCALARS("value", &octet, .size = OF("len", 1, 0)));
static const struct family subelements = { .other = "SubelemTLV" };
PART(neighbor, "NeighborReport", "Neighbour report (IEEE 802.11, 9.4.2.36)", .other = "Dot11Elt", UINT("type", 8, .help = "52 in an element"),
     UINT("len", 8, .init = 13, .compute = { .kind = C_HEADER, .unit = 1, .after = true }), MAC("BSSID"),
     FLAGS("BSSID_info", 32, .le = true, .letters = "not_reachable unknown security key_scope spectrum QoS APSD radio b8 b9 mobility HT VHT FTM"),
     UINT("op_class", 8), UINT("channel", 8), UINT("phy_type", 8), LIST("subelems", &subelements));

PROTO_UNIT(dot11act, &action, &spectrum, &radio, &wnm, &csa, &request, &response, &duration, &measure, &report, &beacon_request, &beacon_report,
           &vht, &he6, &generic, &subelement, &neighbor);
