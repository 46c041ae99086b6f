/* gtp.c - GPRS Tunnelling Protocol version 1: headers, extension headers, messages (3GPP TS 29.060, TS 29.281, TS 38.415). Information
 * elements are in gtpie.c, version 2 is in gtp2*.c. */
#include "gtp.h"

#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/space.h"

enum { PORT_C = 2123, PORT_U = 2152, TYPE_AT = 1, NEXT_AT = 11, FLAGS = 0x07, E_FLAG = 0x04, G_PDU = 255, VERSION_2 = 2 };
enum { UDP_PORT = 0x40, PDU_SESSION = 0x85, PDCP = 0xc0 };

static const struct name_row types_rows[] = {
	{ 1, "echo_request" }, { 2, "echo_response" }, { 16, "create_pdp_context_req" }, { 17, "create_pdp_context_res" },
	{ 18, "update_pdp_context_req" }, { 19, "update_pdp_context_resp" }, { 20, "delete_pdp_context_req" },
	{ 21, "delete_pdp_context_res" }, { 26, "error_indication" }, { 27, "pdu_notification_req" },
	{ 31, "supported_extension_headers_notification" }, { 254, "end_marker" }, { 255, "g_pdu" },
};
static const struct names types = { ROWS(types_rows) };

static const struct name_row extensions_rows[] = {
	{ 0, "No more extension headers" }, { 1, "Reserved" }, { 2, "Reserved" }, { 64, "UDP Port" },
	{ 133, "PDU Session Container" }, { 192, "PDCP PDU Number" }, { 193, "Reserved" }, { 194, "Reserved" },
};
static const struct names extensions = { ROWS(extensions_rows) };

#define HEADER(...) \
	UINT("version", 3, .init = 1), \
	UINT("PT", 1, .init = 1, .help = "protocol type: 1 GTP, 0 GTP'"), \
	UINT("reserved", 1), \
	UINT("E", 1, .help = "extension headers follow"), \
	UINT("S", 1, .help = "there is a sequence number"), \
	UINT("PN", 1, .help = "there is an N-PDU number"), \
	UINT("gtp_type", 8, .names = &types, __VA_ARGS__), \
	UINT("length", 16, .compute = { .kind = C_TOTAL, .unit = 1, .add = -8 }, .help = "bytes behind the first eight"), \
	UINT("teid", 32, .help = "tunnel endpoint identifier"), \
	UINT("seq", 16, .base = HEX, .when = "E=1 or S=1 or PN=1"), \
	UINT("npdu", 8, .when = "E=1 or S=1 or PN=1"), \
	UINT("next_ex", 8, .names = &extensions, .when = "E=1 or S=1 or PN=1")

static const struct field control_fields[] = { HEADER(.compute = NEXT("gtp.type")) };

/* User data is a packet; without one it is what the space tells. */
static bool user_type(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct layout *next = layer + 1 < e->p->n ? e->p->layer[layer + 1].lay : NULL;
	int space = space_find("gtp.type");

	(void)f;
	if (!next)
		return false;
	if (next->proto->ip || next == layout_find("PPP", 3) || next == layout_find("GTPPDUSessionContainer", 22)) {
		*out = G_PDU;
		return true;
	}
	return space >= 0 && space_number((unsigned)space, next, out);
}

static const struct field user_fields[] = { HEADER(.compute = COMPUTE_LOOKS(user_type, LOOKS_CLASSES)) };

/* The packet in a tunnel: its first half byte tells IP's versions, all else is PPP. */
static const struct layout *user_data(const uint8_t *p, size_t n)
{
	if (!n)
		return NULL;
	return p[0] >> 4 == 4 ? layout_need("IP") : p[0] >> 4 == 6 ? layout_need("IPv6") : layout_find("PPP", 3);
}

static const struct layout *extension(unsigned number)
{
	switch (number) {
	case UDP_PORT:
		return layout_need("GTP_UDPPort_ExtensionHeader");
	case PDU_SESSION:
		return layout_need("GTPPDUSessionContainer");
	case PDCP:
		return layout_need("GTP_PDCP_PDU_ExtensionHeader");
	}
	return NULL;
}

static const struct layout *by_type(unsigned type, const uint8_t *p, size_t n)
{
	return type == G_PDU ? user_data(p, n) : space_lookup(space_make("gtp.type"), type);
}

static const struct layout *header_next(const struct scope *s, const uint8_t *p, size_t n)
{
	const struct layout *l = (s->b[0] & E_FLAG) && s->hdr > NEXT_AT ? extension(s->b[NEXT_AT]) : NULL;

	return l ? l : by_type(s->b[TYPE_AT], p, n);
}

/* Behind the last extension header stands what the message's type tells. */
static const struct layout *extension_next(const struct scope *s, const uint8_t *p, size_t n)
{
	unsigned i = s->index;
	const struct layout *l = s->hdr ? extension(s->b[s->hdr - 1]) : NULL;

	while (!l && s->p && i-- > 0)
		if (s->p->layer[i].lay == layout_find("GTP_U_Header", 12) || s->p->layer[i].lay == layout_find("GTPHeader", 9))
			return by_type(s->p->data[s->p->layer[i].off + TYPE_AT], p, n);
	return l;
}

static const struct layout *by_version(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n && p[0] >> 5 == VERSION_2 && layout_find("GTPHeaderV2", 11) ? layout_find("GTPHeaderV2", 11) : LAYOUT_SELF;
}

static const struct proto control = {
	.name = "GTPHeader",
	.title = "GPRS Tunnelling Protocol, control plane, version 1 (3GPP TS 29.060)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/GTPHeader(seq=7)/GTPEchoRequest()",
	TABLE(control_fields),
	UNDER({ "udp.port", PORT_C }),
	SETS({ "UDP", "sport", PORT_C }),
	.choose = by_version,
	.next = header_next,
	.reply = { SAME("seq") },
	.text = "GTP %gtp_type% teid=%teid:x%[ seq=%seq:d%]",
};
static const struct proto user = {
	.name = "GTP_U_Header",
	.title = "GPRS Tunnelling Protocol, user plane (3GPP TS 29.281)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/GTP_U_Header(teid=1)/IP(dst=\"198.51.100.1\")/ICMP()",
	TABLE(user_fields),
	UNDER({ "udp.port", PORT_U }),
	SETS({ "UDP", "sport", PORT_U }),
	.next = header_next,
	.reply = { SAME("seq") },
	.text = "GTP-U teid=%teid:x%",
};

/* ---- extension headers ---- */

#define EXTENSION(var, class, number, value, what) \
	static const struct field var##_fields[] = { \
		UINT("length", 8, .init = 1, .help = "words"), UINT(value, 16), UINT("next_ex", 8, .names = &extensions), \
	}; \
	static const struct proto var = { \
		.name = class, \
		.title = "GTP extension header: " what " (3GPP TS 29.281, 5.2)", \
		TABLE(var##_fields), \
		SETS({ "GTPHeader", "E", 1 }, { "GTPHeader", "next_ex", number }, { "GTP_U_Header", "E", 1 }, { "GTP_U_Header", "next_ex", number }), \
		.next = extension_next, \
		.text = "", \
	}
EXTENSION(udp_port, "GTP_UDPPort_ExtensionHeader", UDP_PORT, "udp_port", "UDP port");
EXTENSION(pdcp, "GTP_PDCP_PDU_ExtensionHeader", PDCP, "pdcp_pdu", "PDCP PDU number");

static const struct name_row session_rows[] = {
	{ 0, "DL PDU SESSION INFORMATION" },
	{ 1, "UL PDU SESSION INFORMATION" },
};
static const struct names sessions = { ROWS(session_rows) };

#define UP(name, bits, also) UINT(name, bits, .base = HEX, .when = "type!=0" also)
#define DOWN(name, bits, also) UINT(name, bits, .base = HEX, .when = "type=0" also)
static const struct field session_fields[] = {
	UINT("ExtHdrLen", 8, .compute = HEADER_LENGTH(4), .help = "words"),
	UINT("type", 4, .names = &sessions),
	UINT("QMP", 1, .help = "QoS monitoring"),
	UINT("dlDelayInd", 1, .when = "type!=0"),
	UINT("ulDelayInd", 1, .when = "type!=0"),
	UINT("SNP", 1, .help = "there is a sequence number"),
	UINT("N3N9DelayInd", 1, .when = "type!=0"),
	UP("spareUl1", 1, ""),
	DOWN("spareDl1", 2, ""),
	UINT("PPP", 1, .when = "type=0"),
	UINT("RQI", 1, .when = "type=0"),
	UINT("QFI", 6, .help = "QoS flow identifier"),
	DOWN("PPI", 3, " and PPP=1"),
	DOWN("spareDl2", 5, " and PPP=1"),
	DOWN("dlSendTime", 64, " and QMP=1"),
	DOWN("dlQFISeqNum", 24, " and SNP=1"),
	UP("dlSendTimeRpt", 64, " and QMP=1"),
	UP("dlRecvTime", 64, " and QMP=1"),
	UP("ulSendTime", 64, " and QMP=1"),
	UP("dlDelayRslt", 32, " and dlDelayInd=1"),
	UP("ulDelayRslt", 32, " and ulDelayInd=1"),
	UP("UlQFISeqNum", 24, " and SNP=1"),
	UP("N3N9DelayRslt", 32, " and N3N9DelayInd=1"),
	UINT("NextExtHdr", 8, .names = &extensions),
	BYTES("padding", .size = REST, .pad = 4, .when = "NextExtHdr=0"),
};
static const struct proto session = {
	.name = "GTPPDUSessionContainer",
	.title = "GTP extension header: PDU session container (3GPP TS 38.415, 5.5.2)",
	TABLE(session_fields),
	SETS({ "GTP_U_Header", "E", 1 }, { "GTP_U_Header", "next_ex", PDU_SESSION }),
	.next = extension_next,
	.text = "qfi=%QFI%",
};

/* ---- messages ---- */

#define IES LIST("IE_list", &gtp_ies, .size = REST, .help = "information elements")
#define MESSAGE(var, class, number, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "GTP version 1: " what " (3GPP TS 29.060, 7)", \
		UNDER({ "gtp.type", number }), \
		.text = "[%IE_list%]", \
		__VA_ARGS__ \
	}
static const struct field message_fields[] = { IES };
#define NUMBERED SETS({ "GTPHeader", "S", 1 }, { "GTP_U_Header", "S", 1 })

static const struct proto echo = {
	.name = "GTPEchoRequest", .title = "GTP version 1: Echo Request (3GPP TS 29.060, 7.2.1)", UNDER({ "gtp.type", 1 }), NUMBERED, .text = "",
};
MESSAGE(echoed, "GTPEchoResponse", 2, "Echo Response", TABLE(message_fields), NUMBERED, .answers = "GTPEchoRequest");
MESSAGE(create, "GTPCreatePDPContextRequest", 16, "Create PDP Context Request", TABLE(message_fields));
MESSAGE(created, "GTPCreatePDPContextResponse", 17, "Create PDP Context Response", TABLE(message_fields), .answers = "GTPCreatePDPContextRequest");
MESSAGE(update, "GTPUpdatePDPContextRequest", 18, "Update PDP Context Request", TABLE(message_fields));
MESSAGE(updated, "GTPUpdatePDPContextResponse", 19, "Update PDP Context Response", TABLE(message_fields), .answers = "GTPUpdatePDPContextRequest");
MESSAGE(delete, "GTPDeletePDPContextRequest", 20, "Delete PDP Context Request", TABLE(message_fields));
MESSAGE(deleted, "GTPDeletePDPContextResponse", 21, "Delete PDP Context Response", TABLE(message_fields), .answers = "GTPDeletePDPContextRequest");
MESSAGE(failed, "GTPErrorIndication", 26, "Error Indication", TABLE(message_fields), NUMBERED);
MESSAGE(notify, "GTPPDUNotificationRequest", 27, "PDU Notification Request", TABLE(message_fields));

static const struct field supported_fields[] = { LIST("IE_list", &gtp_ies, .text = "IE_ExtensionHeaderList", .size = REST) };
MESSAGE(supported, "GTPSupportedExtensionHeadersNotification", 31, "Supported Extension Headers Notification", TABLE(supported_fields), NUMBERED);


PROTO_UNIT(gtp, &control, &user, &udp_port, &pdcp, &session, &echo, &echoed, &create, &created, &update, &updated, &delete, &deleted, &failed,
           &notify, &supported);
