/* rsvp.c - Resource Reservation Protocol (RFC 2205, RFC 3209): header and objects, one upon the other. */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { RSVP = 46, OBJECT = 4, SESSION = 1, TUNNEL = 7, HOP = 3, TIME = 5, TSPEC = 12, LABEL_REQUEST = 19, ATTRIBUTE = 207, TSPEC_LEAST = 12, NAME_AT = 4 };

static const struct name_row message_rows[] = {
	{ 1, "Path" },
	{ 2, "Reservation request" },
	{ 3, "Path error" },
	{ 4, "Reservation request error" },
	{ 5, "Path teardown" },
	{ 6, "Reservation teardown" },
	{ 7, "Reservation request acknowledgment" },
};
static const struct names messages = { ROWS(message_rows) };

static const struct name_row class_rows[] = {
	{ 1, "Session" },
	{ 3, "HOP" },
	{ 4, "INTEGRITY" },
	{ 5, "TIME_VALUES" },
	{ 6, "ERROR_SPEC" },
	{ 7, "SCOPE" },
	{ 8, "STYLE" },
	{ 9, "FLOWSPEC" },
	{ 10, "FILTER_SPEC" },
	{ 11, "SENDER_TEMPLATE" },
	{ 12, "SENDER_TSPEC" },
	{ 13, "ADSPEC" },
	{ 14, "POLICY_DATA" },
	{ 15, "RESV_CONFIRM" },
	{ 16, "RSVP_LABEL" },
	{ 17, "HOP_COUNT" },
	{ 18, "STRICT_SOURCE_ROUTE" },
	{ 19, "LABEL_REQUEST" },
	{ 20, "EXPLICIT_ROUTE" },
	{ 21, "ROUTE_RECORD" },
	{ 22, "HELLO" },
	{ 23, "MESSAGE_ID" },
	{ 24, "MESSAGE_ID_ACK" },
	{ 25, "MESSAGE_ID_LIST" },
	{ 30, "DIAGNOSTIC" },
	{ 31, "ROUTE" },
	{ 32, "DIAG_RESPONSE" },
	{ 33, "DIAG_SELECT" },
	{ 34, "RECOVERY_LABEL" },
	{ 35, "UPSTREAM_LABEL" },
	{ 36, "LABEL_SET" },
	{ 37, "PROTECTION" },
	{ 38, "PRIMARY PATH ROUTE" },
	{ 42, "DSBM IP ADDRESS" },
	{ 43, "SBM_PRIORITY" },
	{ 44, "DSBM TIMER INTERVALS" },
	{ 45, "SBM_INFO" },
	{ 50, "S2L_SUB_LSP" },
	{ 63, "DETOUR" },
	{ 64, "CHALLENGE" },
	{ 65, "DIFF-SERV" },
	{ 66, "CLASSTYPE" },
	{ 67, "LSP_REQUIRED_ATTRIBUTES" },
	{ 128, "NODE_CHAR" },
	{ 129, "SUGGESTED_LABEL" },
	{ 130, "ACCEPTABLE_LABEL_SET" },
	{ 131, "RESTART_CA" },
	{ 132, "SESSION-OF-INTEREST" },
	{ 133, "LINK_CAPABILITY" },
	{ 134, "Capability Object" },
	{ 161, "RSVP_HOP_L2" },
	{ 162, "LAN_NHOP_L2" },
	{ 163, "LAN_NHOP_L3" },
	{ 164, "LAN_LOOPBACK" },
	{ 165, "TCLASS" },
	{ 192, "TUNNEL" },
	{ 193, "LSP_TUNNEL_INTERFACE_ID" },
	{ 194, "USER_ERROR_SPEC" },
	{ 195, "NOTIFY_REQUEST" },
	{ 196, "ADMIN-STATUS" },
	{ 197, "LSP_ATTRIBUTES" },
	{ 198, "ALARM_SPEC" },
	{ 199, "ASSOCIATION" },
	{ 200, "SECONDARY_EXPLICIT_ROUTE" },
	{ 201, "SECONDARY_RECORD_ROUTE" },
	{ 205, "FAST_REROUTE" },
	{ 207, "SESSION_ATTRIBUTE" },
	{ 225, "DCLASS" },
	{ 226, "PACKETCABLE EXTENSIONS" },
	{ 227, "ATM_SERVICECLASS" },
	{ 228, "CALL_OPS (ASON)" },
	{ 229, "GENERALIZED_UNI" },
	{ 230, "CALL_ID" },
	{ 231, "3GPP2_Object" },
	{ 232, "EXCLUDE_ROUTE" },
};
static const struct names classes = { ROWS(class_rows) };

static const struct field rsvp_fields[] = {
	UINT("Version", 4, .init = 1),
	UINT("Flags", 4, .init = 1),
	UINT("Class", 8, .init = 1, .names = &messages, .help = "message type"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN),
	UINT("TTL", 8, .init = 1),
	UINT("dataofs", 8, .base = HEX, .help = "reserved"),
	UINT("Length", 16, .compute = { .kind = C_TOTAL, .unit = 1, .unbounded = true }, .help = "bytes of the message"),
};
static const struct proto rsvp = {
	.name = "RSVP",
	.title = "Resource Reservation Protocol (RFC 2205)",
	.example = "IP(dst=\"192.0.2.1\")/RSVP()/RSVP_Object(Class=\"HOP\", Length=12)/RSVP_HOP(neighbor=\"192.0.2.2\")",
	TABLE(rsvp_fields),
	UNDER({ "ipproto", RSVP }),
	.other = "RSVP_Object",
	.text = "RSVP %Class%",
};

/* Whether an object of so many bytes can be the class; 4, as Scapy fills it, can be any. */
static bool fits(size_t length, size_t body)
{
	return length == OBJECT || length == OBJECT + body;
}

/* The class of a session attribute has a length of two octets, RFC 3209 (4.7.1) one of one octet: that is data. */
static bool is_attribute(const uint8_t *p, size_t n, size_t length)
{
	return length == OBJECT || (n > NAME_AT && (size_t)OBJECT + NAME_AT + p[3] > length);
}

static const struct layout *object_next(const struct scope *s, const uint8_t *p, size_t n)
{
	size_t length = get16(s->b);
	const char *class = NULL;

	switch (s->b[2]) {
	case SESSION:
		class = s->b[3] == TUNNEL && length == OBJECT + 12 ? "RSVP_SESSION" : NULL;
		break;
	case HOP:
		class = fits(length, 8) ? "RSVP_HOP" : NULL;
		break;
	case TIME:
		class = fits(length, 4) ? "RSVP_Time" : NULL;
		break;
	case TSPEC:
		class = length == OBJECT || length >= TSPEC_LEAST ? "RSVP_SenderTSPEC" : NULL;
		break;
	case LABEL_REQUEST:
		class = fits(length, 4) ? "RSVP_LabelReq" : NULL;
		break;
	case ATTRIBUTE:
		class = is_attribute(p, n, length) ? "RSVP_SessionAttrb" : NULL;
		break;
	default:
		break;
	}
	return layout_need(class ? class : length > OBJECT ? "RSVP_Data" : "RSVP_Object");
}

static const struct field object_fields[] = {
	UINT("Length", 16, .init = OBJECT, .help = "bytes of the object"),
	UINT("Class", 8, .init = 1, .names = &classes, .compute = NEXT("rsvp.object")),
	UINT("C_Type", 8, .init = 1),
};
static const struct proto object = {
	.name = "RSVP_Object",
	.title = "RSVP object header (RFC 2205, 3.1.2)",
	TABLE(object_fields),
	.next = object_next,
	.text = "%Class%",
};

/* What the object's length leaves for the last field of its content, of which `add` bytes stand before. */
static uint64_t content(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t length, before = OBJECT + (uint64_t)x->add;

	if (!s->p || !s->index || !scope_is_under(s, "RSVP_Object") || !layer_uint(s->p, s->index - 1, 0, &length))
		return avail;
	return length > before ? length - before : 0;
}
#define CONTENT(before) { .kind = X_FN, .fn = content, .add = (before) }

#define BODY(var, class, number, words, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "RSVP object: " words, \
		TABLE(var##_fields), \
		UNDER({ "rsvp.object", (number) }), \
		.other = "RSVP_Object", \
		.text = what, \
	}
BODY(data, "RSVP_Data", 1, "content of any class (RFC 2205, A)", "", BYTES("Data", .size = CONTENT(0)));
static const struct field session_fields[] = {
	IPV4("dest_addr", .help = "tunnel end point"), UINT("reserved", 16), UINT("tunnel_id", 16), IPV4("extended_tunnel_id"),
};
static const struct proto session = {
	.name = "RSVP_SESSION",
	.title = "RSVP object: session of a tunnel (RFC 3209, 4.6.1.1)",
	TABLE(session_fields),
	UNDER({ "rsvp.object", SESSION }),
	SETS({ "RSVP_Object", "C_Type", TUNNEL }, { "RSVP_Object", "Length", OBJECT + 12 }),
	.other = "RSVP_Object",
	.text = "%dest_addr% tunnel %tunnel_id%",
};
BODY(hop, "RSVP_HOP", HOP, "hop (RFC 2205, A.2)", "%neighbor%", IPV4("neighbor"), UINT("inface", 32, .init = 1, .help = "logical interface handle"));
BODY(refresh, "RSVP_Time", TIME, "refresh period (RFC 2205, A.4)", "%refresh%ms", UINT("refresh", 32, .init = 1, .help = "in milliseconds"));
BODY(tspec, "RSVP_SenderTSPEC", TSPEC, "traffic that the sender generates (RFC 2210, 3.1)", "", UINT("Msg_Format", 8), UINT("reserve", 8),
     UINT("Data_Length", 16, .init = 4), UINT("Srv_hdr", 8, .init = 1), UINT("reserve2", 8), UINT("Srv_Length", 16, .init = 4),
     BYTES("Tokens", .size = CONTENT(8)));
BODY(request, "RSVP_LabelReq", LABEL_REQUEST, "label request (RFC 3209, 4.2.1)", "l3pid=%L3PID:x%", UINT("reserve", 16, .init = 1),
     UINT("L3PID", 16, .init = 1));
BODY(attribute, "RSVP_SessionAttrb", ATTRIBUTE, "session attribute (RFC 3209, 4.7.1, but for the width of the length)", "%Name%",
     UINT("Setup_priority", 8, .init = 1), UINT("Hold_priority", 8, .init = 1), UINT("flags", 8, .init = 1),
     UINT("Name_length", 16, .compute = LENGTH_OF("Name", 1, 0)), BYTES("Name", .size = OF("Name_length", 1, 0)));

PROTO_UNIT(rsvp, &rsvp, &object, &data, &session, &hop, &refresh, &tspec, &request, &attribute);
