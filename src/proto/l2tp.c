/* l2tp.c - Layer Two Tunneling Protocol version 2 (RFC 2661). */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 1701, LENGTH = 0x400, CONTROL = 0x800, CONTROL_BYTE = 0x80, UNSEQUENCED_PPP = 0xff };

static const struct name_row version_rows[] = { { 2, "L2TPv2" } };
static const struct names versions = { ROWS(version_rows) };

#define COUNTED_HERE .when = "hdr&0x880"

static const struct field l2tp_fields[] = {
	FLAGS("hdr", 12, .letters = "res00 res01 res02 res03 priority offset res06 sequence res08 res09 length control"),
	UINT("version", 4, .init = 2, .names = &versions),
	UINT("len", 16, .compute = TOTAL_LENGTH(1), .when = "hdr&0xc00", .help = "bytes of the message"),
	UINT("tunnel_id", 16),
	UINT("session_id", 16),
	UINT("ns", 16, COUNTED_HERE, .help = "number of this message"),
	UINT("nr", 16, COUNTED_HERE, .help = "number of the message expected next"),
	UINT("offset", 16, .when = "hdr&0x20 and hdr<0x800"),
	UINT("offset_pad", 16, .when = "hdr&0x20 and hdr<0x800", .help = "two bytes follow the offset, whatever it is"),
};

/* A control message has attributes; data is PPP, its address and control octets left out or not. */
static const struct layout *l2tp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	return !(s->b[0] & CONTROL_BYTE) ? layout_find("PPP", 3) : n ? layout_need("L2TPAttribute") : NULL;
}

static const struct proto l2tp = {
	.name = "L2TP",
	.title = "Layer Two Tunneling Protocol version 2 (RFC 2661)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/L2TP(hdr=\"control+length+sequence\", ns=1)",
	TABLE(l2tp_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.next = l2tp_next,
	.text = "L2TP tunnel=%tunnel_id% session=%session_id%[ ns=%ns%][ nr=%nr%]",
};

/* ---- attributes of control messages (RFC 2661, 4.1) ---- */

static const struct name_row message_rows[] = {
	{ 1, "SCCRQ" }, { 2, "SCCRP" }, { 3, "SCCCN" }, { 4, "StopCCN" }, { 6, "HELLO" }, { 7, "OCRQ" }, { 8, "OCRP" }, { 9, "OCCN" },
	{ 10, "ICRQ" }, { 11, "ICRP" }, { 12, "ICCN" }, { 14, "CDN" }, { 15, "WEN" }, { 16, "SLI" },
};
static const struct names messages = { ROWS(message_rows) };

static const struct name_row type_rows[] = {
	{ 0, "Message-Type" }, { 1, "Result-Code" }, { 2, "Protocol-Version" }, { 3, "Framing-Capabilities" }, { 4, "Bearer-Capabilities" },
	{ 5, "Tie-Breaker" }, { 6, "Firmware-Revision" }, { 7, "Host-Name" }, { 8, "Vendor-Name" }, { 9, "Assigned-Tunnel-ID" },
	{ 10, "Receive-Window-Size" }, { 11, "Challenge" }, { 12, "Q.931-Cause-Code" }, { 13, "Challenge-Response" },
	{ 14, "Assigned-Session-ID" }, { 15, "Call-Serial-Number" }, { 16, "Minimum-BPS" }, { 17, "Maximum-BPS" }, { 18, "Bearer-Type" },
	{ 19, "Framing-Type" }, { 21, "Called-Number" }, { 22, "Calling-Number" }, { 23, "Sub-Address" }, { 24, "Tx-Connect-Speed" },
	{ 25, "Physical-Channel-ID" }, { 26, "Initial-Received-LCP-CONFREQ" }, { 27, "Last-Sent-LCP-CONFREQ" },
	{ 28, "Last-Received-LCP-CONFREQ" }, { 29, "Proxy-Authen-Type" }, { 30, "Proxy-Authen-Name" }, { 31, "Proxy-Authen-Challenge" },
	{ 32, "Proxy-Authen-ID" }, { 33, "Proxy-Authen-Response" }, { 34, "Call-Errors" }, { 35, "ACCM" }, { 36, "Random-Vector" },
	{ 37, "Private-Group-ID" }, { 38, "Rx-Connect-Speed" }, { 39, "Sequencing-Required" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field number16 = UINT("number", 16), number32 = UINT("number", 32), message = UINT("message", 16, .names = &messages),
			  data = BYTES("data", .size = REST);
static const struct alt value_alts[] = {
	{ "vendor=0 and hidden=0 and type=0 and length=8,unset", &message },
	{ "vendor=0 and hidden=0 and type=2,6,9,10,14 and length=8,unset", &number16 },
	{ "vendor=0 and hidden=0 and type=3,4,15-19,24,38 and length=10,unset", &number32 },
	{ NULL, &data },
};
static const struct field attribute_fields[] = {
	UINT("mandatory", 1, .init = 1),
	UINT("hidden", 1),
	UINT("reserved", 4),
	UINT("length", 10, .compute = HEADER_LENGTH(1), .help = "bytes of the attribute, six of them before the value"),
	UINT("vendor", 16, .names_of = "iana.enterprise"),
	UINT("type", 16, .names = &types),
	ALT("value", value_alts),
};
static const struct proto attribute = {
	.name = "L2TPAttribute",
	.title = "L2TP: attribute of a control message, AVP (RFC 2661, 4.1)",
	.example = "L2TP(hdr=\"control+length+sequence\")/L2TPAttribute(type=\"Message-Type\", length=8, value=\"SCCRQ\")",
	TABLE(attribute_fields),
	.other = "L2TPAttribute",
	.text = "%type%=%value%",
};

PROTO_UNIT(l2tp, &l2tp, &attribute);
