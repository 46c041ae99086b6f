/* pptp.c - Point-to-Point Tunneling Protocol: control messages (RFC 2637). The tunnelled packets are in gre.c. */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/space.h"

enum { PORT = 1723, TYPE_AT = 8, COOKIE = 0x1a2b3c4d };

static const struct name_row type_rows[] = {
	{ 1, "Control Message" },
	{ 2, "Managemenent Message" }, /* as Scapy spells it */
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row message_rows[] = {
	{ 1, "Start-Control-Connection-Request" },
	{ 2, "Start-Control-Connection-Reply" },
	{ 3, "Stop-Control-Connection-Request" },
	{ 4, "Stop-Control-Connection-Reply" },
	{ 5, "Echo-Request" },
	{ 6, "Echo-Reply" },
	{ 7, "Outgoing-Call-Request" },
	{ 8, "Outgoing-Call-Reply" },
	{ 9, "Incoming-Call-Request" },
	{ 10, "Incoming-Call-Reply" },
	{ 11, "Incoming-Call-Connected" },
	{ 12, "Call-Clear-Request" },
	{ 13, "Call-Disconnect-Notify" },
	{ 14, "WAN-Error-Notify" },
	{ 15, "Set-Link-Info" },
};
static const struct names messages = { ROWS(message_rows) };

static const struct name_row error_rows[] = {
	{ 0, "None" },
	{ 1, "Not-Connected" },
	{ 2, "Bad-Format" },
	{ 3, "Bad-Value" },
	{ 4, "No-Resource" },
	{ 5, "Bad-Call ID" },
	{ 6, "PAC-Error" },
};
static const struct names errors = { ROWS(error_rows) };

static const struct name_row start_rows[] = {
	{ 1, "OK" },
	{ 2, "General error" },
	{ 3, "Command channel already exists" },
	{ 4, "Not authorized" },
	{ 5, "Unsupported protocol version" },
};
static const struct names start_results = { ROWS(start_rows) };

static const struct name_row plain_rows[] = {
	{ 1, "OK" },
	{ 2, "General error" },
};
static const struct names plain_results = { ROWS(plain_rows) };

static const struct name_row call_rows[] = {
	{ 1, "Connected" },
	{ 2, "General error" },
	{ 3, "No Carrier" },
	{ 4, "Busy" },
	{ 5, "No dial tone" },
	{ 6, "Time-out" },
	{ 7, "Do not accept" },
};
static const struct names call_results = { ROWS(call_rows) };

static const struct name_row gone_rows[] = {
	{ 1, "Lost Carrier" },
	{ 2, "General error" },
	{ 3, "Admin Shutdown" },
	{ 4, "Request" },
};
static const struct names gone_results = { ROWS(gone_rows) };

static const struct name_row stop_rows[] = {
	{ 1, "None" },
	{ 2, "Stop-Protocol" },
	{ 3, "Stop-Local-Shutdown" },
};
static const struct names stop_reasons = { ROWS(stop_rows) };

static const struct name_row bearer_rows[] = {
	{ 1, "Analog channel" },
	{ 2, "Digital channel" },
	{ 3, "Any type of channel" },
};
static const struct names bearers = { ROWS(bearer_rows) };

static const struct name_row framing_rows[] = {
	{ 1, "Asynchronous framing" },
	{ 2, "Synchronous framing" },
	{ 3, "Any type of framing" },
};
static const struct names framings = { ROWS(framing_rows) };

/* ---- any message ---- */

#define HEADER_REST(number) \
	UINT("type", 16, .init = 1, .names = &types), \
	UINT("magic_cookie", 32, .base = HEX, .init = COOKIE), \
	UINT("ctrl_msg_type", 16, .init = (number), .names = &messages), \
	UINT("reserved_0", 16, .base = HEX)
#define MESSAGE_STREAM .framed = { .at = 0, .bits = 16 }

static const struct field any_fields[] = {
	UINT("len", 16, .compute = LENGTH_OF("data", 1, 12), .help = "bytes of the message"),
	HEADER_REST(1),
	BYTES("data", .size = OF("len", 1, -12)),
};

/* The class of the message's type. */
static const struct layout *by_type(const struct scope *outer, const uint8_t *p, size_t n)
{
	const struct layout *l = n >= TYPE_AT + 2 ? space_lookup(space_make("pptp.message"), get16(p + TYPE_AT)) : NULL;

	(void)outer;
	return l ? l : LAYOUT_SELF;
}

static const struct proto pptp = {
	.name = "PPTP",
	.title = "Point-to-Point Tunneling Protocol: control message of any type (RFC 2637)",
	.example = "IP(dst=\"192.0.2.1\")/TCP()/PPTPStartControlConnectionRequest(host_name=\"lab\")",
	TABLE(any_fields),
	UNDER({ "tcp.port", PORT }),
	.choose = by_type,
	MESSAGE_STREAM,
	.text = "PPTP %ctrl_msg_type%",
};

/* ---- one of a type ---- */

#define MESSAGE(var, number, bytes, ...) \
	static const struct field var##_fields[] = { UINT("len", 16, .init = (bytes), .help = "bytes of the message"), HEADER_REST(number), __VA_ARGS__ }
#define CLASS(var, class, number, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "PPTP: " what, \
		TABLE(var##_fields), \
		UNDER({ "pptp.message", number }, { "tcp.port", PORT, BIND_BUILD }), \
		.is = "PPTP", \
		MESSAGE_STREAM, \
		.text = "PPTP %ctrl_msg_type%", \
		__VA_ARGS__ \
	}

#define TEXT64(n, ...) BYTES(n, .size = FIXED(64), .filled = true, __VA_ARGS__)
#define RESULT(table) UINT("result_code", 8, .init = 1, .names = (table)), UINT("error_code", 8, .names = &errors)
#define FRAMING_CAPABILITIES FLAGS("framing_capabilities", 32, .letters = "Asynchronous Framing supported|Synchronous Framing supported")
#define BEARER_CAPABILITIES FLAGS("bearer_capabilities", 32, .letters = "Analog access supported|Digital access supported")
#define STARTS \
	FRAMING_CAPABILITIES, \
	BEARER_CAPABILITIES, \
	UINT("maximum_channels", 16, .init = 65535), \
	UINT("firmware_revision", 16, .init = 256), \
	TEXT64("host_name", .text = "linux"), \
	TEXT64("vendor_string")
#define HEX16(n) UINT(n, 16, .base = HEX)
#define CALL_ID UINT("call_id", 16, .init = 1)
#define PEER_CALL_ID UINT("peer_call_id", 16, .init = 1, .help = "the call_id that the peer gave")

MESSAGE(start, 1, 156, UINT("protocol_version", 16, .init = 256), HEX16("reserved_1"), STARTS);
MESSAGE(started, 2, 156, UINT("protocol_version", 16, .init = 256), RESULT(&start_results), STARTS);
MESSAGE(stop, 3, 16, UINT("reason", 8, .init = 1, .names = &stop_reasons), UINT("reserved_1", 8, .base = HEX), HEX16("reserved_2"));
MESSAGE(stopped, 4, 16, RESULT(&plain_results), HEX16("reserved_2"));
MESSAGE(echo, 5, 16, UINT("identifier", 32));
MESSAGE(echoed, 6, 20, UINT("identifier", 32), RESULT(&plain_results), HEX16("reserved_1"));
MESSAGE(out, 7, 168,
        CALL_ID,
        UINT("call_serial_number", 16),
        UINT("minimum_bps", 32, .init = 32768),
        UINT("maximum_bps", 32, .init = 2147483648),
        UINT("bearer_type", 32, .init = 3, .names = &bearers),
        UINT("framing_type", 32, .init = 3, .names = &framings),
        UINT("pkt_window_size", 16, .init = 16),
        UINT("pkt_proc_delay", 16, .help = "tenths of a second"),
        UINT("phone_number_len", 16),
        HEX16("reserved_1"),
        TEXT64("phone_number"),
        TEXT64("subaddress"));
MESSAGE(out_reply, 8, 32,
        CALL_ID,
        PEER_CALL_ID,
        RESULT(&call_results),
        UINT("cause_code", 16),
        UINT("connect_speed", 32, .init = 100000000, .help = "bits per second"),
        UINT("pkt_window_size", 16, .init = 16),
        UINT("pkt_proc_delay", 16),
        UINT("channel_id", 32));
MESSAGE(in, 9, 220,
        CALL_ID,
        UINT("call_serial_number", 16, .init = 1),
        UINT("bearer_type", 32, .init = 3, .names = &bearers),
        UINT("channel_id", 32),
        UINT("dialed_number_len", 16),
        UINT("dialing_number_len", 16),
        TEXT64("dialed_number"),
        TEXT64("dialing_number"),
        TEXT64("subaddress"));
MESSAGE(in_reply, 10, 148,
        CALL_ID,
        PEER_CALL_ID,
        RESULT(&call_results),
        UINT("pkt_window_size", 16, .init = 64),
        UINT("pkt_transmit_delay", 16),
        HEX16("reserved_1"));
MESSAGE(in_connected, 11, 28,
        PEER_CALL_ID,
        HEX16("reserved_1"),
        UINT("connect_speed", 32, .init = 100000000, .help = "bits per second"),
        UINT("pkt_window_size", 16, .init = 64),
        UINT("pkt_transmit_delay", 16),
        UINT("framing_type", 32, .init = 1, .names = &framings));
MESSAGE(clear, 12, 16, CALL_ID, HEX16("reserved_1"));
MESSAGE(gone, 13, 148,
        CALL_ID,
        RESULT(&gone_results),
        UINT("cause_code", 16),
        HEX16("reserved_1"),
        BYTES("call_statistic", .size = FIXED(128), .filled = true));
MESSAGE(wan, 14, 40,
        PEER_CALL_ID,
        HEX16("reserved_1"),
        UINT("crc_errors", 32),
        UINT("framing_errors", 32),
        UINT("hardware_overruns", 32),
        UINT("buffer_overruns", 32),
        UINT("time_out_errors", 32),
        UINT("alignment_errors", 32));
MESSAGE(link, 15, 24, PEER_CALL_ID, HEX16("reserved_1"), UINT("send_accm", 32, .base = HEX), UINT("receive_accm", 32, .base = HEX));

CLASS(start, "PPTPStartControlConnectionRequest", 1, "Start-Control-Connection-Request (RFC 2637, 2.1)");
CLASS(started, "PPTPStartControlConnectionReply", 2, "Start-Control-Connection-Reply (RFC 2637, 2.2)",
      .answers = "PPTPStartControlConnectionRequest");
CLASS(stop, "PPTPStopControlConnectionRequest", 3, "Stop-Control-Connection-Request (RFC 2637, 2.3)");
CLASS(stopped, "PPTPStopControlConnectionReply", 4, "Stop-Control-Connection-Reply (RFC 2637, 2.4)",
      .answers = "PPTPStopControlConnectionRequest");
CLASS(echo, "PPTPEchoRequest", 5, "Echo-Request (RFC 2637, 2.5)");
CLASS(echoed, "PPTPEchoReply", 6, "Echo-Reply (RFC 2637, 2.6)", .answers = "PPTPEchoRequest", .reply = { SAME("identifier") });
CLASS(out, "PPTPOutgoingCallRequest", 7, "Outgoing-Call-Request (RFC 2637, 2.7)");
CLASS(out_reply, "PPTPOutgoingCallReply", 8, "Outgoing-Call-Reply (RFC 2637, 2.8)", .answers = "PPTPOutgoingCallRequest");
CLASS(in, "PPTPIncomingCallRequest", 9, "Incoming-Call-Request (RFC 2637, 2.9)");
CLASS(in_reply, "PPTPIncomingCallReply", 10, "Incoming-Call-Reply (RFC 2637, 2.10)", .answers = "PPTPIncomingCallRequest");
CLASS(in_connected, "PPTPIncomingCallConnected", 11, "Incoming-Call-Connected (RFC 2637, 2.11)", .answers = "PPTPIncomingCallReply");
CLASS(clear, "PPTPCallClearRequest", 12, "Call-Clear-Request (RFC 2637, 2.12)");
CLASS(gone, "PPTPCallDisconnectNotify", 13, "Call-Disconnect-Notify (RFC 2637, 2.13)");
CLASS(wan, "PPTPWANErrorNotify", 14, "WAN-Error-Notify (RFC 2637, 2.14)");
CLASS(link, "PPTPSetLinkInfo", 15, "Set-Link-Info (RFC 2637, 2.15)");

PROTO_UNIT(pptp, &pptp, &start, &started, &stop, &stopped, &echo, &echoed, &out, &out_reply, &in, &in_reply, &in_connected, &clear,
           &gone, &wan, &link);
