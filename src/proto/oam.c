/* oam.c - operation, administration and maintenance of Ethernet (ITU-T G.8013/Y.1731, IEEE 802.1Q clause 20: connectivity faults) and
 * protection switching by it (G.8031, G.8032). */
#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "sctp.h"

enum { CCM = 1, LBR, LBM, LTR, LTM, DMM = 47, LMM = 43, ONE_WAY = 45, SLM = 55, OFFSET_AT = 3, COMMON = 4, MEG_ID = 48, TLV_HEADER = 3, TEST_ID = 36, TEST_ID_BYTES = 4 };

static const struct name_row opcode_rows[] = {
	{ CCM, "Continuity Check Message (CCM)" }, { LBM, "Loopback Message (LBM)" }, { LBR, "Loopback Reply (LBR)" },
	{ LTM, "Linktrace Message (LTM)" }, { LTR, "Linktrace Reply (LTR)" }, { 32, "Generic Notification Message (GNM)" },
	{ 33, "Alarm Indication Signal (AIS)" }, { 35, "Lock Signal (LCK)" }, { 37, "Test Signal (TST)" },
	{ 39, "Automatic Protection Switching (APS)" }, { 40, "Ring-Automatic Protection Switching (R-APS)" },
	{ 41, "Maintenance Communication Channel (MCC)" }, { LMM, "Loss Measurement Message (LMM)" }, { 42, "Loss Measurement Reply (LMR)" },
	{ ONE_WAY, "One Way Delay Measurement (1DM)" }, { DMM, "Delay Measurement Message (DMM)" }, { 46, "Delay Measurement Reply (DMR)" },
	{ 49, "Experimental OAM Message (EXM)" }, { 48, "Experimental OAM Reply (EXR)" }, { 51, "Vendor Specific Message (VSM)" },
	{ 50, "Vendor Specific Reply (VSR)" }, { 52, "Client Signal Fail (CSF)" }, { 53, "One Way Synthetic Loss Measurement (1SL)" },
	{ SLM, "Synthetic Loss Message (SLM)" }, { 54, "Synthetic Loss Reply (SLR)" },
};
static const struct names opcodes = { ROWS(opcode_rows) };

/* ---- identifier of a maintenance entity group ---- */

static const struct val zeros[15] = {
	{ .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT },
	{ .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT }, { .type = V_INT },
	{ .type = V_INT },
};
static const struct list zeros13_list = { .n = 13, .v = (struct val *)zeros }, zeros15_list = { .n = 15, .v = (struct val *)zeros };
static const struct val zeros13 = { .type = V_LIST, .l = (struct list *)&zeros13_list };
static const struct val zeros15 = { .type = V_LIST, .l = (struct list *)&zeros15_list };

static bool id_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	unsigned format = enc_header(e, layer)[1];

	(void)f;
	*out = format == 32 ? 13 : format == 33 ? 15 : 45;
	return true;
}

static const struct field octet = UINT("octet", 8);
static const struct field icc = SCALARS("values", &octet, .value = &zeros13, .count = OF("length", 1, 0));
static const struct field icc_country = SCALARS("values", &octet, .value = &zeros15, .count = OF("length", 1, 0));
static const struct field other_id = BYTES("values", .size = FIXED(45), .filled = true);
static const struct alt id_alts[] = { { "format=32", &icc }, { "format=33", &icc_country }, { NULL, &other_id } };
static const struct name_row format_rows[] = {
	{ 1, "primary VID" }, { 2, "text" }, { 3, "number" }, { 4, "VPN ID" }, { 32, "ICC-based" }, { 33, "ICC and country code" },
};
static const struct names formats = { ROWS(format_rows) };
static const struct field meg_fields[] = {
	UINT("resv", 8, .init = 1, .help = "1, or the format of a maintenance domain's name (IEEE 802.1Q, 21.6.5.1)"),
	UINT("format", 8, .names = &formats),
	UINT("length", 8, .compute = COMPUTE_LOOKS(id_length, LOOKS_LAYER), .help = "bytes of the identifier, without what fills it up"),
	ALT("values", id_alts),
	HOOK("padding", &sctp_pad_ops, .bits = MEG_ID * 8, .quiet = true, .help = "up to 48 bytes in all, where it is not zero"),
};
static const struct proto meg = {
	.name = "MegId", .title = "Identifier of a maintenance entity group (ITU-T Y.1731, annex A)", TABLE(meg_fields), .text = "%values%",
};

/* ---- parts ---- */

static const struct field stamp_fields[] = { UINT("seconds", 32), UINT("nanoseconds", 32) };
static const struct proto stamp = {
	.name = "PTP_TIMESTAMP", .title = "Time of a measurement (ITU-T Y.1731, 9.15)", TABLE(stamp_fields), .text = "%seconds%.%nanoseconds%",
};

static const struct name_row request_rows[] = {
	{ 0, "No request (NR)" }, { 1, "Do not request (DNR)" }, { 2, "Reverse request (RR)" }, { 4, "Exercise (EXER)" },
	{ 5, "Wait-to-restore (WTR)" }, { 6, "Deprecated" }, { 7, "Manual switch (MS)" }, { 9, "Signal degrade (SD)" },
	{ 11, "Signal fail for working (SF)" }, { 13, "Forced switch (FS)" }, { 14, "Signal fail on protection (SF-P)" },
	{ 15, "Lockout of protection (LO)" },
};
static const struct names requests = { ROWS(request_rows) };
static const struct name_row signal_rows[] = { { 0, "Null signal" }, { 1, "Normal traffic" } };
static const struct names signals = { ROWS(signal_rows) };
static const struct field aps_fields[] = {
	UINT("req_st", 4, .names = &requests),
	FLAGS("prot_type", 4, .letters = "R D B A"),
	UINT("req_sig", 8, .names = &signals),
	UINT("br_sig", 8, .names = &signals),
	FLAGS("br_type", 8, .letters = "b0 b1 b2 b3 b4 b5 b6 T"),
};
static const struct proto aps = {
	.name = "APS", .title = "Linear protection switching (ITU-T G.8031, 11.1)", TABLE(aps_fields), .text = "%req_st%",
};

static const struct name_row ring_rows[] = {
	{ 0, "No request (NR)" }, { 7, "Manual switch (MS)" }, { 11, "Signal fail(SF)" }, { 13, "Forced switch (FS)" }, { 14, "Event" },
};
static const struct names rings = { ROWS(ring_rows) };
static const struct name_row event_rows[] = { { 0, "Flush" } };
static const struct names events = { ROWS(event_rows) };
static const struct field event = UINT("sub_code", 4, .names = &events), sub_code = UINT("sub_code", 4);
static const struct alt sub_codes[] = { { "req_st=14", &event }, { NULL, &sub_code } };
static const struct field raps_fields[] = {
	UINT("req_st", 4, .names = &rings),
	ALT("sub_code", sub_codes),
	FLAGS("status", 8, .letters = "b0 b1 b2 b3 b4 BPR DNF RB"),
	MAC("node_id"),
	BYTES("resv", .size = FIXED(24), .filled = true),
};
static const struct proto raps = {
	.name = "RAPS", .title = "Ring protection switching (ITU-T G.8032, 10.3)", TABLE(raps_fields), .text = "%req_st% node=%node_id%",
};

/* ---- TLVs: the type, the length of what follows ---- */

#define TYPE(n) UINT("type", 8, .init = (n))
#define LENGTH UINT("length", 16, .compute = HEADER_AFTER(1, 0))
#define TLV(var, class, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "OAM TLV: " what, TABLE(var##_fields), .text = "" }
static size_t header_only(const struct scope *s, size_t hdr, size_t n)
{
	(void)s;
	(void)n;
	return hdr;
}
#define BOUND(var, class, number, bounds, what, ...) \
	static const struct field var##_fields[] = { TYPE(number), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "OAM TLV: " what, TABLE(var##_fields), UNDER({ "oam.tlv", number }), .bound = bounds, .text = "" }
#define PORT(action, mac) LENGTH, UINT(action, 8), MAC(mac), BYTES("port_id", .when = "length!=7,unset", .size = REST, .help = "identifier of the port")

TLV(any_tlv, "OAM_TLV", "of any type (ITU-T Y.1731, 9.1)", TYPE(1), UINT("length", 16, .compute = PAYLOAD_LENGTH(1)));
BOUND(data_tlv, "OAM_DATA_TLV", 3, NULL, "data (ITU-T Y.1731, 9.3)", UINT("length", 16, .compute = PAYLOAD_LENGTH(1)));
BOUND(ingress, "OAM_LTR_IG_TLV", 5, header_only, "reply of a link trace, where it came in (ITU-T Y.1731, 9.6)", PORT("ingress_act", "ingress_mac"));
BOUND(egress, "OAM_LTR_EG_TLV", 6, header_only, "reply of a link trace, where it went out (ITU-T Y.1731, 9.6)", PORT("egress_act", "egress_mac"));
BOUND(ltm_egress, "OAM_LTM_TLV", 7, header_only, "who sends a link trace on (ITU-T Y.1731, 9.5)", LENGTH, UINT("egress_id", 64, .base = HEX));
BOUND(ltr_egress, "OAM_LTR_TLV", 8, header_only, "who answers a link trace and who is next (ITU-T Y.1731, 9.6)", LENGTH,
      UINT("last_egress_id", 64, .base = HEX), UINT("next_egress_id", 64, .base = HEX));
BOUND(test_id, "OAM_TEST_ID_TLV", TEST_ID, header_only, "identifier of a test (ITU-T Y.1731, 9.16)",
      UINT("length", 16, .init = 32, .help = "of the identifier, in bits"), UINT("test_id", 32));

enum { TEST_HEADER = 4, CRC = 4 };
static const struct name_row pattern_rows[] = {
	{ 0, "Null signal without CRC-32" }, { 1, "Null signal with CRC-32" }, { 2, "PRBS 2^-31 - 1 without CRC-32" },
	{ 3, "PRBS 2^-31 - 1 with CRC-32" },
};
static const struct names patterns = { ROWS(pattern_rows) };
static const struct field test_fields[] = {
	TYPE(32),
	UINT("length", 16, .compute = { .kind = C_TOTAL, .unit = 1, .add = -3 }),
	UINT("pat_type", 8, .names = &patterns),
	UINT("crc", 32, .base = HEX, .trailer = true, .when = "pat_type=1,3", .compute = CHECKSUM_FCS),
};
static size_t crc_size(const struct scope *s, size_t hdr, size_t n)
{
	return (s->b[TEST_HEADER - 1] == 1 || s->b[TEST_HEADER - 1] == 3) && n >= hdr + CRC ? CRC : 0;
}
static const struct proto test = {
	.name = "OAM_TEST_TLV", .title = "OAM TLV: test (ITU-T Y.1731, 9.3)", TABLE(test_fields), UNDER({ "oam.tlv", 32 }), .trailer = crc_size, .text = "",
};
static const struct family tlvs = { .space = "oam.tlv", .bits = 8, .other = "OAM_TLV", .stack = true };

/* ---- messages ---- */

static bool oam_version(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	unsigned opcode = enc_header(e, layer)[1];

	(void)f;
	*out = opcode == LMM || opcode == ONE_WAY || opcode == DMM;
	return true;
}

/* TLVs begin behind what the opcode says; more bytes before them are data. */
static bool offset(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t bit, bits;

	(void)f;
	enc_field(e, layer, (unsigned)field_find(e->p->layer[layer].lay, "data", 4), &bit, &bits);
	*out = (bit + bits) / 8 - COMMON;
	return true;
}

/* Bytes between `at` and the first TLV. */
static size_t before_tlvs(const struct scope *s, size_t at)
{
	size_t end = s->b[OFFSET_AT] + (size_t)COMMON;

	return end > at && end < s->n ? end - at : 0;
}
static bool has_data(const struct field *f, const struct scope *s)
{
	return scope_decoding(s) ? before_tlvs(s, s->at[f->index] / 8) > 0 : s->vals && s->vals[f->index].type == V_BYTES;
}
static uint64_t data_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	return scope_decoding(s) ? before_tlvs(s, s->n - avail) : avail;
}

/* Bytes of TLVs of n at p, up to one of type 0. false: there is none. */
static bool tlvs_end(const uint8_t *p, size_t n, size_t *end)
{
	size_t at = 0;

	while (at + TLV_HEADER <= n && p[at])
		at += TLV_HEADER + (size_t)(p[at] == TEST_ID ? TEST_ID_BYTES : get16(p + at + 1));
	*end = at;
	return at < n && !p[at];
}

/* Messages that have them by the standard, and all that have some. */
static bool has_tlvs(const struct field *f, const struct scope *s)
{
	uint64_t opcode = 0;
	size_t at, end;
	bool standard;

	scope_named(s, "opcode", &opcode);
	standard = (opcode >= LBR && opcode <= LTM) || opcode == 37 || (opcode >= ONE_WAY && opcode <= DMM) || (opcode >= 53 && opcode <= SLM);
	if (!scope_decoding(s))
		return standard || (s->vals && s->vals[f->index].type != V_UNSET);
	at = s->at[f->index] / 8;
	return at < s->n && tlvs_end(s->b + at, s->n - at, &end) && (standard || end);
}
static uint64_t tlvs_size(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t end;

	(void)x;
	return scope_decoding(s) && tlvs_end(s->b + s->n - avail, avail, &end) ? end : avail;
}

/* Flags of five bits and a period of three, or of eight. */
#define PERIODIC "opcode=1,32,33,35,52"
static const struct field rdi = FLAGS("flags", 5, .letters = "b0 b1 b2 b3 RDI");
static const struct field ltm_flags = FLAGS("flags", 8, .letters = "b0 b1 b2 b3 b4 b5 b6 HWonly");
static const struct field ltr_flags = FLAGS("flags", 8, .letters = "b0 b1 b2 b3 b4 TerminalMEP FwdYes HWonly");
static const struct field five_flags = UINT("flags", 5);
static const struct field proactive = FLAGS("flags", 8, .letters = "Proactive");
static const struct name_row fail_rows[] = { { 0, "LOS" }, { 1, "FDI" }, { 2, "RDI" }, { 3, "DCI" } };
static const struct names fails = { ROWS(fail_rows) };
static const struct field fail = UINT("flags", 5, .names = &fails);
static const struct field eight_flags = UINT("flags", 8);
static const struct alt flag_alts[] = {
	{ "opcode=1", &rdi }, { "opcode=5", &ltm_flags }, { "opcode=4", &ltr_flags }, { "opcode=32,33,35", &five_flags },
	{ "opcode=43,45,47", &proactive }, { "opcode=52", &fail }, { NULL, &eight_flags },
};

static const struct name_row interval_rows[] = {
	{ 0, "Invalid value" }, { 1, "Trans Int 3.33ms" }, { 2, "Trans Int 10ms" }, { 3, "Trans Int 100ms" }, { 4, "Trans Int 1s" },
	{ 5, "Trans Int 10s" }, { 6, "Trans Int 1min" }, { 7, "Trans Int 10min" },
};
static const struct names intervals = { ROWS(interval_rows) };
static const struct name_row notice_rows[] = { { 4, "1 frame per second" }, { 5, "1 frame per 10 seconds" }, { 6, "1 frame per minute" } };
static const struct names notices = { ROWS(notice_rows) };
static const struct name_row alarm_rows[] = { { 4, "1 frame per second" }, { 6, "1 frame per minute" } };
static const struct names alarms = { ROWS(alarm_rows) };
static const struct field interval = UINT("period", 3, .init = 1, .names = &intervals);
static const struct field notice = UINT("period", 3, .init = 6, .names = &notices);
static const struct field alarm_period = UINT("period", 3, .init = 6, .names = &alarms);
static const struct alt periods[] = { { "opcode=1", &interval }, { "opcode=32", &notice }, { NULL, &alarm_period } };

static const struct field notified = UINT("subopcode", 8, .init = 1), subopcode = UINT("subopcode", 8);
static const struct alt subopcodes[] = { { "opcode=32", &notified }, { NULL, &subopcode } };

static const struct family megs = { .other = "MegId" }, stamps = { .other = "PTP_TIMESTAMP" }, apses = { .other = "APS" }, rapses = { .other = "RAPS" };
#define STAMP(name, when_, ...) LAYER(name, &stamps, .text = "PTP_TIMESTAMP", .size = FIXED(8), .when = when_, __VA_ARGS__)
#define COUNTER(name, when_, ...) UINT(name, 32, .when = when_, __VA_ARGS__)
#define DELAY_REQUEST "opcode=41 and subopcode=1 and oui=6567"

static const struct field oam_fields[] = {
	UINT("mel", 3, .help = "level of the maintenance entity group"),
	UINT("version", 5, .compute = COMPUTE_LOOKS(oam_version, LOOKS_LAYER)),
	UINT("opcode", 8, .names = &opcodes),
	ALT("flags", flag_alts),
	ALT("period", periods, .when = PERIODIC),
	UINT("tlv_offset", 8, .compute = COMPUTE_LOOKS(offset, LOOKS_LAYER), .help = "bytes between this field and the first TLV"),
	COUNTER("seq_num", "opcode=1-3,37"),
	COUNTER("trans_id", "opcode=4,5"),
	UINT("oui", 24, .base = HEX, .when = "opcode=41,48-51"),
	ALT("subopcode", subopcodes, .when = "opcode=32,41,48-51"),
	UINT("mep_id", 16, .when = "opcode=1 or " DELAY_REQUEST),
	LAYER("meg_id", &megs, .text = "MegId", .size = FIXED(MEG_ID), .when = "opcode=1"),
	UINT("src_mep_id", 16, .when = "opcode=53-55"),
	UINT("rcv_mep_id", 16, .when = "opcode=53-55"),
	COUNTER("test_id", "opcode=53-55"),
	COUNTER("txfcf", "opcode=1,42,43,53-55", .help = "frames sent toward the peer"),
	COUNTER("rxfcb", "opcode=1", .help = "frames received when the peer's last message came"),
	COUNTER("rxfcf", "opcode=42,43", .help = "frames that the peer received"),
	COUNTER("txfcb", "opcode=1,42,43,54,55", .help = "frames that the peer sent"),
	COUNTER("resv", "opcode=1,53"),
	UINT("ttl", 8, .when = "opcode=4,5"),
	MAC("orig_mac", .when = "opcode=5"),
	MAC("targ_mac", .when = "opcode=5"),
	UINT("relay_act", 8, .when = "opcode=4"),
	STAMP("txtsf", "opcode=45-47", .help = "when the request was sent"),
	STAMP("rxtsf", "opcode=45-47", .help = "when the request was received"),
	STAMP("txtsb", "opcode=46,47", .help = "when the reply was sent"),
	STAMP("rxtsb", "opcode=46,47", .help = "when the reply was received"),
	COUNTER("expct_dur", DELAY_REQUEST),
	COUNTER("nom_bdw", "opcode=32"),
	COUNTER("curr_bdw", "opcode=32"),
	COUNTER("port_id", "opcode=32"),
	LAYER("aps", &apses, .text = "APS", .size = FIXED(4), .when = "opcode=39"),
	LAYER("raps", &rapses, .text = "RAPS", .size = FIXED(32), .when = "opcode=40"),
	BYTES("data", .present = has_data, .size = SIZE_FN(data_size), .help = "what else is before the TLVs"),
	LIST("tlvs", &tlvs, .present = has_tlvs, .size = SIZE_FN(tlvs_size)),
	UINT("end_tlv", 8, .help = "a TLV of type 0 has no length"),
};

/* A reply's opcode is one less than its message's. */
static bool oam_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t answer = 0, question = 0;

	return layer_uint(a, i, 2, &answer) && layer_uint(q, j, 2, &question) && answer + 1 == question &&
	       (question == LBM || question == LTM || question == LMM || question == DMM || question == 49 || question == 51 || question == SLM);
}
static const struct proto oam = {
	.name = "OAM",
	.title = "Operation, administration and maintenance of Ethernet (ITU-T Y.1731)",
	.example = "Ether(dst=\"01:80:c2:00:00:35\")/OAM(opcode=\"Loopback Message (LBM)\", mel=5, seq_num=7, tlvs=[OAM_DATA_TLV()/\"abc\"])",
	TABLE(oam_fields),
	UNDER({ "ethertype", 0x8902 }),
	.reply = { SAME("mel"), SAME("seq_num"), SAME("trans_id"), SAME("test_id") },
	.replies = oam_replies,
	.text = "OAM %opcode% mel=%mel%[ seq=%seq_num:d%][ mep=%mep_id:d%][ trans=%trans_id:d%][ %aps%][ %raps%]",
};

PROTO_UNIT(oam, &oam, &meg, &stamp, &aps, &raps, &any_tlv, &data_tlv, &ingress, &egress, &ltm_egress, &ltr_egress, &test, &test_id);
