/* sctp.c - Stream Control Transmission Protocol: header and chunks (RFC 9260, RFC 8260, RFC 6525, RFC 5061, RFC 4895, RFC 3758). */
#include "sctp.h"

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/scope.h"
#include "pkt/str.h"

/* ---- padding ---- */

/* f->bits: of the multiple; 0: 32 */
static size_t pad_size(const struct field *f, size_t at)
{
	size_t unit = f->bits ? f->bits / 8u : 4;

	return (unit - at % unit) % unit;
}

static bool pad_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t want = pad_size(f, (size_t)(p - s->b));

	*n = want < avail ? want : avail;
	return true;
}

static void pad_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	bool zero = n == pad_size(f, (size_t)(p - s->b));

	for (size_t i = 0; i < n; i++)
		zero = zero && !p[i];
	*out = zero ? VAL_NONE : val_bytes(p, n);
}

static bool pad_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	else
		buf_zeros(out, pad_size(f, out->n - s->start));
	return true;
}

static bool pad_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && in->type != V_BYTES)
		return diag_set(d, "%s is None or bytes", f->name);
	*out = val_hold(*in);
	return true;
}

const struct kind_ops sctp_pad_ops = { pad_measure, pad_read, pad_write, pad_accept };

/* ---- header ---- */

static const struct name_row port_rows[] = {
	{ 2905, "m3ua" },
	{ 3868, "diameter" },
	{ 5672, "amqp" },
	{ 36412, "s1_control" },
	{ 36422, "x2_control" },
	{ 38412, "ng_control" },
};
static const struct names ports = { .table = "sctp.service", ROWS(port_rows) };

static const struct field sctp_fields[] = {
	UINT("sport", 16, .names = &ports, .help = "source port"),
	UINT("dport", 16, .names = &ports, .help = "destination port"),
	UINT("tag", 32, .base = HEX, .help = "verification tag"),
	UINT("chksum", 32, .base = HEX, .compute = CHECKSUM_SCTP, .help = "CRC-32C of header and chunks"),
};
static const struct proto sctp = {
	.name = "SCTP",
	.title = "Stream Control Transmission Protocol (RFC 9260)",
	.example = "IP(dst=\"192.0.2.1\")/SCTP(sport=5000, dport=36412)/SCTPChunkInit(init_tag=1, a_rwnd=65535, n_out_streams=1, n_in_streams=1)",
	TABLE(sctp_fields),
	UNDER({ "ipproto", 132 }, { "dlt", 248 }),
	.other = "SCTPChunk",
	.reply = { SWAP("sport", "dport") },
	.text = "SCTP tag=%tag:x%",
};

/* What follows in a quotation is not decoded: it may be cut. */
static const struct proto sctp_error = {
	.name = "SCTPerror",
	.title = "SCTP header quoted in an ICMP error (RFC 792)",
	.like = &sctp,
	UNDER({ "ipproto.error", 132 }, { "ipproto.error6", 132 }),
	.reply = { SAME("sport"), SAME("dport"), SAME("tag") },
	.quotes = "SCTP",
	.other = "Raw",
	.text = "SCTP %sport% > %dport%",
};

/* Which chunk: by its first octet. */
static const struct proto chunk = {
	.name = "SCTPChunk",
	.title = "SCTP chunk of any type (RFC 9260, 3.2)",
	.abstract = true,
	.peek = "sctp.chunk",
	.peek_bits = 8,
};

/* ---- chunks ---- */

static const struct name_row type_rows[] = {
	{ 0, "data" },
	{ 1, "init" },
	{ 2, "init-ack" },
	{ 3, "sack" },
	{ 4, "heartbeat-req" },
	{ 5, "heartbeat-ack" },
	{ 6, "abort" },
	{ 7, "shutdown" },
	{ 8, "shutdown-ack" },
	{ 9, "error" },
	{ 10, "cookie-echo" },
	{ 11, "cookie-ack" },
	{ 14, "shutdown-complete" },
	{ 15, "authentication" },
	{ 64, "i-data" },
	{ 128, "address-configuration-ack" },
	{ 130, "re-config" },
	{ 132, "pad" },
	{ 192, "forward-tsn" },
	{ 193, "address-configuration" },
	{ 194, "i-forward-tsn" },
};
static const struct names types = { .table = "sctp.chunk", ROWS(type_rows) };

static const struct name_row payload_rows[] = {
	{ 0, "Reserved" }, { 1, "IUA" }, { 2, "M2UA" }, { 3, "M3UA" }, { 4, "SUA" }, { 5, "M2PA" }, { 6, "V5UA" }, { 7, "H.248" },
	{ 8, "BICC/Q.2150.3" }, { 9, "TALI" }, { 10, "DUA" }, { 11, "ASAP" }, { 12, "ENRP" }, { 13, "H.323" }, { 14, "Q.IPC/Q.2150.3" },
	{ 15, "SIMCO" }, { 16, "DDP Segment Chunk" }, { 17, "DDP Stream Session Control" }, { 18, "S1AP" }, { 19, "RUA" },
	{ 20, "HNBAP" }, { 21, "ForCES-HP" }, { 22, "ForCES-MP" }, { 23, "ForCES-LP" }, { 24, "SBc-AP" }, { 25, "NBAP" },
	{ 27, "X2AP" }, { 28, "IRCP" }, { 29, "LCS-AP" }, { 30, "MPICH2" }, { 31, "SABP" }, { 32, "FGP" }, { 33, "PPP" },
	{ 34, "CALCAPP" }, { 35, "SSP" }, { 36, "NPMP-CONTROL" }, { 37, "NPMP-DATA" }, { 38, "ECHO" }, { 39, "DISCARD" },
	{ 40, "DAYTIME" }, { 41, "CHARGEN" }, { 42, "3GPP RNA" }, { 43, "3GPP M2AP" }, { 44, "3GPP M3AP" }, { 45, "SSH/SCTP" },
	{ 46, "Diameter/SCTP" }, { 47, "Diameter/DTLS/SCTP" }, { 48, "R14P" }, { 50, "WebRTC DCEP" }, { 51, "WebRTC String" },
	{ 52, "WebRTC Binary Partial" }, { 53, "WebRTC Binary" }, { 54, "WebRTC String Partial" }, { 55, "3GPP PUA" },
	{ 56, "WebRTC String Empty" }, { 57, "WebRTC Binary Empty" }, { 60, "NGAP" }, { 61, "XnAP" }, { 62, "F1AP" },
};
static const struct names payloads = { ROWS(payload_rows) };

#define CHUNK_TYPE(n) UINT("type", 8, .init = (n), .names = &types)
#define FLAGS8 UINT("flags", 8, .base = HEX)
#define LENGTH(field, before) UINT("len", 16, .compute = LENGTH_OF(field, 1, before), .help = "bytes, without padding")
#define FIXED_LENGTH(n) UINT("len", 16, .init = (n))
#define REST_OF(name, before, ...) BYTES(name, .size = OF("len", 1, -(before)), __VA_ARGS__)
#define CHUNK(var, class, n, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "SCTP chunk: " what, \
		TABLE(var##_fields), \
		UNDER({ "sctp.chunk", n }), \
		.other = "SCTPChunk", \
		.text = "%type%", \
		__VA_ARGS__ \
	}
#define DATA_FLAGS \
	UINT("reserved", 4), \
	UINT("delay_sack", 1, .help = "I: acknowledge at once"), \
	UINT("unordered", 1), \
	UINT("beginning", 1), \
	UINT("ending", 1)

static const struct field data_fields[] = {
	CHUNK_TYPE(0),
	DATA_FLAGS,
	LENGTH("data", 16),
	UINT("tsn", 32, .base = HEX, .help = "transmission sequence number"),
	UINT("stream_id", 16, .base = HEX),
	UINT("stream_seq", 16, .base = HEX),
	UINT("proto_id", 32, .names = &payloads, .help = "payload protocol identifier"),
	LAYER("data", NULL, .none = true, .size = OF("len", 1, -16)),
	SCTP_PAD,
};
CHUNK(data, "SCTPChunkData", 0, "Payload Data (RFC 9260, 3.3.1)");

static const struct field idata_fields[] = {
	CHUNK_TYPE(64),
	DATA_FLAGS,
	LENGTH("data", 20),
	UINT("tsn", 32, .base = HEX),
	UINT("stream_id", 16, .base = HEX),
	UINT("reserved_16", 16, .base = HEX),
	UINT("message_id", 32, .base = HEX),
	UINT("ppid_fsn", 32, .base = HEX, .help = "payload protocol identifier of a first fragment, else fragment number"),
	REST_OF("data", 20),
	SCTP_PAD,
};
CHUNK(idata, "SCTPChunkIData", 64, "I-DATA (RFC 8260, 2.1)");

#define INIT_FIELDS(n) { \
	CHUNK_TYPE(n), \
	FLAGS8, \
	LENGTH("params", 20), \
	UINT("init_tag", 32, .base = HEX), \
	UINT("a_rwnd", 32, .help = "advertised receiver window credit"), \
	UINT("n_out_streams", 16), \
	UINT("n_in_streams", 16), \
	UINT("init_tsn", 32, .base = HEX), \
	SCTP_PARAMS(20), \
}
static const struct field init_fields[] = INIT_FIELDS(1);
static const struct field init_ack_fields[] = INIT_FIELDS(2);
CHUNK(init, "SCTPChunkInit", 1, "Initiation (RFC 9260, 3.3.2)");
CHUNK(init_ack, "SCTPChunkInitAck", 2, "Initiation Acknowledgement (RFC 9260, 3.3.3)", .answers = "SCTPChunkInit");

/* A gap block: "2:4", offsets from the cumulative TSN. */
static bool gap_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = 4;
	return avail >= 4;
}

static void gap_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	struct buf b = BUF_INIT;

	(void)s;
	(void)f;
	(void)n;
	buf_fmt(&b, "%u:%u", get16(p), get16(p + 2));
	*out = val_str(b.p, b.n);
	buf_free(&b);
}

static bool gap_parse(struct str t, uint8_t out[4])
{
	uint64_t from, to;
	size_t colon = 0;

	while (colon < t.n && t.p[colon] != ':')
		colon++;
	if (colon >= t.n || !str_to_u64((struct str){ t.p, colon }, &from) ||
	    !str_to_u64((struct str){ t.p + colon + 1, t.n - colon - 1 }, &to) || (from | to) > UINT16_MAX)
		return false;
	put16(out, (uint16_t)from);
	put16(out + 2, (uint16_t)to);
	return true;
}

static bool gap_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t b[4];

	(void)s;
	(void)f;
	if (v->type == V_BYTES) { /* the rest of a list that is cut */
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	}
	if (!gap_parse(val_text(v), b))
		return diag_set(d, "'%.*s' is not a gap block: write \"2:4\"", STR(val_text(v)));
	buf_add(out, b, sizeof(b));
	return true;
}

static bool gap_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint8_t b[4];

	(void)f;
	if (in->type != V_BYTES && (in->type != V_STR || !gap_parse(val_text(in), b)))
		return diag_set(d, "'%.*s' is not a gap block: write \"2:4\", offsets from cumul_tsn_ack", STR(val_text(in)));
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops gap_ops = { gap_measure, gap_read, gap_write, gap_accept };
static const struct field gap = HOOK("gap", &gap_ops);
static const struct field tsn = UINT("tsn", 32, .base = HEX);

static const struct field sack_fields[] = {
	CHUNK_TYPE(3),
	FLAGS8,
	UINT("len", 16, .compute = { .kind = C_HEADER, .unbounded = true }),
	UINT("cumul_tsn_ack", 32, .base = HEX),
	UINT("a_rwnd", 32),
	UINT("n_gap_ack", 16, .compute = COUNT_OF("gap_ack_list", 0)),
	UINT("n_dup_tsn", 16, .compute = COUNT_OF("dup_tsn_list", 0)),
	SCALARS("gap_ack_list", &gap, .whole = true, .count = OF("n_gap_ack", 1, 0), .help = "gap blocks \"from:to\""),
	SCALARS("dup_tsn_list", &tsn, .whole = true, .count = OF("n_dup_tsn", 1, 0)),
};
CHUNK(sack, "SCTPChunkSACK", 3, "Selective Acknowledgement (RFC 9260, 3.3.4)");

static const struct field heartbeat_fields[] = { CHUNK_TYPE(4), FLAGS8, LENGTH("params", 4), SCTP_PARAMS(4) };
static const struct field heartbeat_ack_fields[] = { CHUNK_TYPE(5), FLAGS8, LENGTH("params", 4), SCTP_PARAMS(4) };
CHUNK(heartbeat, "SCTPChunkHeartbeatReq", 4, "Heartbeat Request (RFC 9260, 3.3.5)");
CHUNK(heartbeat_ack, "SCTPChunkHeartbeatAck", 5, "Heartbeat Acknowledgement (RFC 9260, 3.3.6)", .answers = "SCTPChunkHeartbeatReq");

static const struct field abort_fields[] = {
	CHUNK_TYPE(6),
	UINT("reserved", 7),
	UINT("TCB", 1, .help = "T: the tag is the peer's own"),
	LENGTH("error_causes", 4),
	REST_OF("error_causes", 4),
	SCTP_PAD,
};
CHUNK(abort, "SCTPChunkAbort", 6, "Abort (RFC 9260, 3.3.7)", .answers = "SCTPChunkInit");

static const struct field shutdown_fields[] = { CHUNK_TYPE(7), FLAGS8, FIXED_LENGTH(8), UINT("cumul_tsn_ack", 32, .base = HEX) };
static const struct field shutdown_ack_fields[] = { CHUNK_TYPE(8), FLAGS8, FIXED_LENGTH(4) };
CHUNK(shutdown, "SCTPChunkShutdown", 7, "Shutdown (RFC 9260, 3.3.8)");
CHUNK(shutdown_ack, "SCTPChunkShutdownAck", 8, "Shutdown Acknowledgement (RFC 9260, 3.3.9)", .answers = "SCTPChunkShutdown");

static const struct field error_fields[] = { CHUNK_TYPE(9), FLAGS8, LENGTH("error_causes", 4), REST_OF("error_causes", 4), SCTP_PAD };
static const struct field cookie_fields[] = { CHUNK_TYPE(10), FLAGS8, LENGTH("cookie", 4), REST_OF("cookie", 4), SCTP_PAD };
static const struct field cookie_ack_fields[] = { CHUNK_TYPE(11), FLAGS8, FIXED_LENGTH(4) };
CHUNK(error, "SCTPChunkError", 9, "Operation Error (RFC 9260, 3.3.10)");
CHUNK(cookie, "SCTPChunkCookieEcho", 10, "Cookie Echo (RFC 9260, 3.3.11)");
CHUNK(cookie_ack, "SCTPChunkCookieAck", 11, "Cookie Acknowledgement (RFC 9260, 3.3.12)", .answers = "SCTPChunkCookieEcho");

static const struct field complete_fields[] = { CHUNK_TYPE(14), UINT("reserved", 7), UINT("TCB", 1), FIXED_LENGTH(4) };
CHUNK(complete, "SCTPChunkShutdownComplete", 14, "Shutdown Complete (RFC 9260, 3.3.13)", .answers = "SCTPChunkShutdownAck");

static const struct field auth_fields[] = {
	CHUNK_TYPE(15),
	FLAGS8,
	LENGTH("HMAC", 8),
	UINT("shared_key_id", 16),
	UINT("HMAC_function", 16, .names_of = "sctp.hmac"),
	REST_OF("HMAC", 8),
	SCTP_PAD,
};
CHUNK(auth, "SCTPChunkAuthentication", 15, "Authentication (RFC 4895, 4.1)");

#define CONF_FIELDS(n) { CHUNK_TYPE(n), FLAGS8, LENGTH("params", 8), UINT("seq", 32), SCTP_PARAMS(8) }
static const struct field conf_fields[] = CONF_FIELDS(193);
static const struct field conf_ack_fields[] = CONF_FIELDS(128);
CHUNK(conf, "SCTPChunkAddressConf", 193, "Address Configuration Change (RFC 5061, 4.1.1)");
CHUNK(conf_ack, "SCTPChunkAddressConfAck", 128, "Address Configuration Acknowledgement (RFC 5061, 4.1.2)", .answers = "SCTPChunkAddressConf",
      .reply = { SAME("seq") });

static const struct field reconfig_fields[] = { CHUNK_TYPE(130), FLAGS8, LENGTH("params", 4), SCTP_PARAMS(4) };
CHUNK(reconfig, "SCTPChunkReConfig", 130, "Re-configuration (RFC 6525, 3.1)");

/* Its length is 4 more than it has, as Scapy writes it. */
static const struct field pad_fields[] = { CHUNK_TYPE(132), FLAGS8, LENGTH("padding", 8), REST_OF("padding", 8) };
CHUNK(pad, "SCTPChunkPad", 132, "Padding (RFC 4820, 3)");

static const struct field skip_fields[] = { UINT("stream_id", 16), UINT("stream_seq", 16) };
static const struct field iskip_fields[] = { UINT("stream_id", 16), UINT("reserved", 15), UINT("unordered", 1), UINT("message_id", 32) };
static const struct proto skip = {
	.name = "SCTPForwardSkip",
	.title = "SCTP: a stream and the number up to which messages are skipped (RFC 3758, 3.2)",
	TABLE(skip_fields),
};
static const struct proto iskip = {
	.name = "SCTPIForwardSkip",
	.title = "SCTP: a stream and the message up to which all are skipped (RFC 8260, 2.3.1)",
	TABLE(iskip_fields),
};
static const struct family skips = { .other = "SCTPForwardSkip" }, iskips = { .other = "SCTPIForwardSkip" };

#define FORWARD_FIELDS(n, fam) { CHUNK_TYPE(n), FLAGS8, LENGTH("skips", 8), UINT("new_tsn", 32), LIST("skips", fam, .size = OF("len", 1, -8)) }
static const struct field forward_fields[] = FORWARD_FIELDS(192, &skips);
static const struct field iforward_fields[] = FORWARD_FIELDS(194, &iskips);
CHUNK(forward, "SCTPChunkForwardTSN", 192, "Forward TSN (RFC 3758, 3.2)");
CHUNK(iforward, "SCTPChunkIForwardTSN", 194, "I-FORWARD-TSN (RFC 8260, 2.3.1)");

PROTO_NAMES_UNIT(sctp, ((const struct names *const[]){ &types, &ports, NULL }), &sctp, &sctp_error, &chunk, &data, &idata, &init, &init_ack, &sack, &heartbeat,
                 &heartbeat_ack, &abort, &shutdown, &shutdown_ack, &error, &cookie, &cookie_ack, &complete, &auth, &conf, &conf_ack,
                 &reconfig, &pad, &skip, &iskip, &forward, &iforward);
