/* ntpctl.c - NTP control messages, mode 6 (RFC 1305, appendix B; RFC 9327). */
#include "ntp.h"

#include "pkt/buf.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { AUTHENTICATOR = 20, DATA_LEAST = 12, DATA_FIELD = 13, OP_READSTAT = 1, OP_READVAR = 2, OP_READCLOCK = 4, OP_WRITECLOCK = 5 };

static const struct name_row op_rows[] = {
	{ 0, "CTL_OP_UNSPEC" },
	{ 1, "CTL_OP_READSTAT" },
	{ 2, "CTL_OP_READVAR" },
	{ 3, "CTL_OP_WRITEVAR" },
	{ 4, "CTL_OP_READCLOCK" },
	{ 5, "CTL_OP_WRITECLOCK" },
	{ 6, "CTL_OP_SETTRAP" },
	{ 7, "CTL_OP_ASYNCMSG" },
	{ 8, "CTL_OP_CONFIGURE" },
	{ 9, "CTL_OP_SAVECONFIG" },
	{ 10, "CTL_OP_READ_MRU" },
	{ 11, "CTL_OP_READ_ORDLIST_A" },
	{ 12, "CTL_OP_REQ_NONCE" },
	{ 31, "CTL_OP_UNSETTRAP" },
};
static const struct names op_names = { ROWS(op_rows) };

/* ---- status words ---- */

static const struct name_row system_leap_rows[] = {
	{ 0, "no warning" },
	{ 1, "last minute was 61 seconds" },
	{ 2, "last minute was 59 seconds" },
	{ 3, "alarm condition (clock not synchronized)" },
};
static const struct names system_leap_names = { ROWS(system_leap_rows) };

static const struct name_row source_rows[] = {
	{ 0, "unspecified or unknown" },
	{ 1, " Calibrated atomic clock" },
	{ 2, "VLF (band 4) or LF (band 5) radio" },
	{ 3, "HF (band 7) radio" },
	{ 4, "UHF (band 9) satellite" },
	{ 5, "local net" },
	{ 6, "UDP/NTP" },
	{ 7, "UDP/TIME" },
	{ 8, "eyeball-and-wristwatch" },
	{ 9, "telephone modem" },
};
static const struct names source_names = { ROWS(source_rows) };

static const struct name_row system_event_rows[] = {
	{ 0, "unspecified" },
	{ 1, "system restart" },
	{ 2, "system or hardware fault" },
	{ 3, "system new status word (leap bits or synchronization change)" },
	{ 4, "system new synchronization source or stratum (sys.peer or sys.stratum change)" },
	{ 5, "system clock reset (offset correction exceeds CLOCK.MAX)" },
	{ 6, "system invalid time or date" },
	{ 7, "system clock exception" },
};
static const struct names system_event_names = { ROWS(system_event_rows) };

static const struct name_row selection_rows[] = {
	{ 0, "rejected" },
	{ 1, "passed sanity checks" },
	{ 2, "passed correctness checks" },
	{ 3, "passed candidate checks" },
	{ 4, "passed outlyer checks" },
	{ 5, "current synchronization source; max distance exceeded" },
	{ 6, "current synchronization source; max distance okay" },
	{ 7, "reserved" },
};
static const struct names selection_names = { ROWS(selection_rows) };

static const struct name_row peer_event_rows[] = {
	{ 0, "unspecified" },
	{ 1, "peer IP error" },
	{ 2, "peer authentication failure" },
	{ 3, "peer unreachable" },
	{ 4, "peer reachable" },
	{ 5, "peer clock exception" },
};
static const struct names peer_event_names = { ROWS(peer_event_rows) };

static const struct name_row clock_rows[] = {
	{ 0, "clock operating within nominals" },
	{ 1, "reply timeout" },
	{ 2, "bad reply format" },
	{ 3, "hardware or software fault" },
	{ 4, "propagation failure" },
	{ 5, "bad date format or value" },
	{ 6, "bad time format or value" },
};
static const struct names clock_names = { ROWS(clock_rows) };

static const struct name_row error_rows[] = {
	{ 0, "unspecified" },
	{ 1, "authentication failure" },
	{ 2, "invalid message length or format" },
	{ 3, "invalid opcode" },
	{ 4, "unknown association identifier" },
	{ 5, "unknown variable name" },
	{ 6, "invalid variable value" },
	{ 7, "administratively prohibited" },
};
static const struct names error_names = { ROWS(error_rows) };

NTP_PART(status, "NTPStatusPacket", "NTP control: a status word of no special kind",
	UINT("status", 16),
);
NTP_PART(system_status, "NTPSystemStatusPacket", "NTP control: system status word (RFC 9327, 3.1)",
	UINT("leap_indicator", 2, .names = &system_leap_names),
	UINT("clock_source", 6, .names = &source_names),
	UINT("system_event_counter", 4),
	UINT("system_event_code", 4, .names = &system_event_names),
);
NTP_PART(peer_status, "NTPPeerStatusPacket", "NTP control: peer status word (RFC 9327, 3.2)",
	UINT("configured", 1),
	UINT("auth_enabled", 1),
	UINT("authentic", 1),
	UINT("reachability", 1),
	UINT("reserved", 1),
	UINT("peer_sel", 3, .names = &selection_names),
	UINT("peer_event_counter", 4),
	UINT("peer_event_code", 4, .names = &peer_event_names),
);
NTP_PART(clock_status, "NTPClockStatusPacket", "NTP control: clock status word (RFC 9327, 3.3)",
	UINT("clock_status", 8, .names = &clock_names),
	UINT("code", 8),
);
NTP_PART(error_status, "NTPErrorStatusPacket", "NTP control: error status word (RFC 9327, 3.4)",
	UINT("error_code", 8, .names = &error_names),
	UINT("reserved", 8),
);

static const struct family peer_status_family = { .other = "NTPPeerStatusPacket" };

NTP_PART(peer_data, "NTPPeerStatusDataPacket", "NTP control: an association and its status, as the answer to a read of all",
	UINT("association_id", 16),
	LAYER("peer_status", &peer_status_family, .text = "NTPPeerStatusPacket", .size = FIXED(2)),
);

/* ---- the message ---- */

static const struct layout *word_choose(const struct field *f, const struct scope *s, const uint8_t *p, size_t avail)
{
	uint64_t op = 0, err = 0;

	(void)f;
	(void)avail;
	if (!s->b || (size_t)(p - s->b) + 4 > s->n)
		return NULL;
	scope_named(s, "op_code", &op);
	scope_named(s, "err", &err);
	if (err)
		return layout_need("NTPErrorStatusPacket");
	if (op == OP_READSTAT || op == OP_READVAR)
		return layout_need(p[2] || p[3] ? "NTPPeerStatusPacket" : "NTPSystemStatusPacket");
	return layout_need(op == OP_READCLOCK || op == OP_WRITECLOCK ? "NTPClockStatusPacket" : "NTPStatusPacket");
}

static const struct family word_family = { .choose = word_choose };

static const struct layout *authenticator_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	(void)f;
	(void)outer;
	(void)p;
	return avail >= AUTHENTICATOR ? layout_need("NTPAuthenticator") : NULL;
}

static const struct family authenticator_family = { .choose = authenticator_choose };

/* As Scapy: some data are twelve bytes at least, in whole words. */
static uint64_t data_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t n = 0;

	(void)x;
	(void)avail;
	scope_named(s, "count", &n);
	if (!n)
		return 0;
	return ((n < DATA_LEAST ? DATA_LEAST : n) + 3) / 4 * 4;
}

/* Bytes of data without what fills up the last word. */
static bool data_count(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct val *v = e->p->layer[layer].vals;

	(void)f;
	*out = v ? val_text(&v[DATA_FIELD]).n : 0;
	return true;
}

static const struct field control_fields[] = {
	UINT("leap", 2, .names_of = "ntp.leap"),
	UINT("version", 3, .init = 2),
	UINT("mode", 3, .init = 6, .names = &ntp_mode_names),
	UINT("response", 1),
	UINT("err", 1),
	UINT("more", 1),
	UINT("op_code", 5, .names = &op_names),
	UINT("sequence", 16),
	LAYER("status_word", &word_family, .none = true, .size = FIXED(2), .when = "response=1"),
	UINT("status", 16, .when = "response=0"),
	UINT("association_id", 16),
	UINT("offset", 16),
	UINT("count", 16, .compute = COMPUTE_FN(data_count), .help = "bytes of data"),
	BYTES("data", .size = SIZE_FN(data_size), .pad = 4),
	LAYER("authenticator", &authenticator_family, .none = true, .size = REST),
};

static const struct proto control = {
	.name = "NTPControl",
	.is = "NTP",
	.title = "NTP control message, mode 6 (RFC 9327)",
	TABLE(control_fields),
	UNDER({ "udp.port", 123, BIND_BUILD }),
	SETS({ "UDP", "sport", 123 }, { "UDP", "dport", 123 }),
	.summary = "NTP v%ir,NTPControl.version%, %NTPControl.mode%",
	.text = "NTPv%version:d% control %op_code%",
};

PROTO_UNIT(ntpctl, &control, &status, &system_status, &peer_status, &clock_status, &error_status, &peer_data);
