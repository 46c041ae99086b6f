/* stamp.c - Simple Two-Way Active Measurement Protocol, without authentication (RFC 8762; RFC 8972). */
#include "ntp.h"

#include <string.h>

#include "pkt/packet.h"

enum { PORT = 862 };

static const struct name_row sync_rows[] = {
	{ 0, "No External Synchronization for the Time Source" },
	{ 1, "Clock Synchronized to UTC using an External Source" },
};
static const struct name_row format_rows[] = { { 0, "NTP 64-bit Timestamp Format" }, { 1, "PTPv2 Truncated Timestamp Format" } };
static const struct names syncs = { ROWS(sync_rows) }, formats = { ROWS(format_rows) };

static const struct field estimate_fields[] = {
	UINT("S", 1, .names = &syncs, .help = "is the clock synchronized to UTC?"),
	UINT("Z", 1, .names = &formats, .help = "format of the time stamps"),
	UINT("scale", 6, .help = "the error is multiplier * 2^(scale - 32) seconds"),
	UINT("multiplier", 8, .init = 1),
};
static const struct proto estimate = {
	.name = "ErrorEstimate",
	.title = "STAMP: how far a clock may be wrong (RFC 4656, 4.1.2; RFC 8186, 2.3)",
	TABLE(estimate_fields),
	.text = "%multiplier:d%*2^(%scale:d%-32)s",
};
static const struct family estimates = { .other = "ErrorEstimate", .single = true };

static const struct name_row tlv_rows[] = {
	{ 1, "Extra Padding" }, { 2, "Location" }, { 3, "Timestamp Information" }, { 4, "Class of Service" }, { 5, "Direct Measurement" },
	{ 6, "Access Report" }, { 7, "Follow-Up Telemetry" }, { 8, "HMAC" },
};
static const struct names tlv_types = { ROWS(tlv_rows) };
static const struct field tlv_fields[] = {
	FLAGS("flags", 8, .letters = "RRRRRIMU", .help = "U not known, M malformed, I not whole"),
	UINT("type", 8, .names = &tlv_types),
	UINT("len", 16, .compute = LENGTH_OF("value", 1, 0)),
	BYTES("value", .size = OF("len", 1, 0)),
};
static const struct proto tlv = {
	.name = "STAMPTestTLV",
	.title = "STAMP: TLV of a test packet (RFC 8972, 4)",
	TABLE(tlv_fields),
	.text = "%type%",
};
static const struct family tlvs = { .other = "STAMPTestTLV" };

#define TEST(what) \
	UINT("seq", 32, .help = "number of the test packet"), \
	STAMP("ts", .help = "when it was sent; as NTP has it where Z of the estimate is 0"), \
	LAYER("err_estimate", &estimates, .text = "ErrorEstimate", .size = FIXED(2)), \
	UINT("ssid", 16, .init = 1, .help = "number of the session")
#define TLVS LIST("tlv_objects", &tlvs, .size = REST)

static const struct field sender_fields[] = {
	TEST(sender),
	BYTES("mbz", .size = FIXED(28), .filled = true),
	TLVS,
};
static const struct proto sender = {
	.name = "STAMPSessionSenderTestUnauthenticated",
	.title = "STAMP: test packet of a session's sender (RFC 8972, 3)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=40000)/STAMPSessionSenderTestUnauthenticated(seq=1, ts=3900000000.5)",
	TABLE(sender_fields),
	UNDER({ "udp.dport", PORT, BIND_DECODE }, { "udp.port", PORT, BIND_BUILD }),
	.text = "STAMP test seq=%seq% ssid=%ssid%",
};

static const struct field reflector_fields[] = {
	TEST(reflector),
	STAMP("ts_rx", .help = "when the sender's packet came"),
	UINT("seq_sender", 32),
	STAMP("ts_sender"),
	LAYER("err_estimate_sender", &estimates, .text = "ErrorEstimate", .size = FIXED(2)),
	UINT("mbz1", 16),
	UINT("ttl_sender", 8, .init = 255, .help = "TTL or hop limit with which the sender's packet came"),
	UINT("mbz2", 24),
	TLVS,
};

/* A reflector that keeps no count sends the sender's number as its own, too; one that does has it here only. */
static bool reflects(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t back = 0, seq = 0;

	return layer_uint(a, i, 5, &back) && layer_uint(q, j, 0, &seq) && back == seq;
}

static const struct proto reflector = {
	.name = "STAMPSessionReflectorTestUnauthenticated",
	.title = "STAMP: test packet that a session's reflector sends back (RFC 8972, 3)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(dport=40000)/STAMPSessionReflectorTestUnauthenticated(seq_sender=1, ttl_sender=64)",
	TABLE(reflector_fields),
	UNDER({ "udp.port", PORT, BIND_DECODE }),
	SETS({ "UDP", "sport", PORT }),
	.answers = "STAMPSessionSenderTestUnauthenticated",
	.reply = { SAME("ssid") },
	.replies = reflects,
	.text = "STAMP reflected seq=%seq_sender% ssid=%ssid% ttl=%ttl_sender%",
};

PROTO_UNIT(stamp, &estimate, &tlv, &sender, &reflector);
