/* rtp.c - Real-time Transport Protocol and its control protocol (RFC 3550, RFC 3551). Nothing but a session description tells where
 * it is: bind_layers(UDP, RTP, dport=5004). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { EXTENSION = 0x10, END = 0, CHUNK_HEADER = 4, SENDER = 200, APP = 204 };

static const struct name_row payload_rows[] = {
	{ 0, "G.711 PCMU" }, { 3, "GSM" }, { 4, "G723" }, { 5, "DVI4/8000" }, { 6, "DVI4/16000" }, { 7, "LPC" }, { 8, "PCMA" }, { 9, "G722" },
	{ 10, "L16/2" }, { 11, "L16" }, { 12, "QCELP" }, { 13, "CN" }, { 14, "MPA" }, { 15, "G728" }, { 16, "DVI4/11025" }, { 17, "DVI4" },
	{ 18, "G729" }, { 25, "CelB" }, { 26, "JPEG" }, { 28, "nv" }, { 31, "H261" }, { 32, "MPV" }, { 33, "MP2T" }, { 34, "H263" },
};
static const struct names payload_types = { ROWS(payload_rows) };

static const struct field source = UINT("source", 32), word = UINT("word", 32);

static const struct field rtp_fields[] = {
	UINT("version", 2, .init = 2),
	UINT("padding", 1),
	UINT("extension", 1),
	UINT("numsync", 4, .compute = COUNT_OF("sync", 0), .help = "CSRC count"),
	UINT("marker", 1),
	UINT("payload_type", 7, .names = &payload_types),
	UINT("sequence", 16),
	UINT("timestamp", 32),
	UINT("sourcesync", 32, .help = "synchronization source"),
	SCALARS("sync", &source, .whole = true, .count = OF("numsync", 1, 0), .help = "contributing sources"),
};

static const struct layout *rtp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return s->b[0] & EXTENSION ? layout_need("RTPExtension") : NULL;
}

static const struct proto rtp = {
	.name = "RTP",
	.title = "Real-time Transport Protocol (RFC 3550)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=5004, dport=5004)/RTP(payload_type=\"PCMA\", sequence=1, timestamp=160)/\"audio\"",
	TABLE(rtp_fields),
	.next = rtp_next,
	.text = "RTP %payload_type% seq=%sequence% ts=%timestamp% ssrc=%sourcesync:x%",
};

static const struct field extension_fields[] = {
	UINT("header_id", 16),
	UINT("header_len", 16, .compute = COUNT_OF("header", 0), .help = "words"),
	SCALARS("header", &word, .whole = true, .count = OF("header_len", 1, 0)),
};
static const struct proto extension = {
	.name = "RTPExtension",
	.title = "RTP header extension (RFC 3550, 5.3.1)",
	TABLE(extension_fields),
	SETS({ "RTP", "extension", 1 }),
	.text = "",
};

/* ---- control ---- */

static const struct name_row type_rows[] = {
	{ 200, "Sender report" },
	{ 201, "Receiver report" },
	{ 202, "Source description" },
	{ 203, "BYE" },
	{ 204, "APP" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row item_rows[] = {
	{ 0, "END" }, { 1, "CNAME" }, { 2, "NAME" }, { 3, "EMAIL" }, { 4, "PHONE" }, { 5, "LOC" }, { 6, "TOOL" }, { 7, "NOTE" }, { 8, "PRIV" },
};
static const struct names items = { ROWS(item_rows) };

static const struct field sender_fields[] = {
	UINT("ntp_timestamp", 64, .help = "seconds since 1900 and a fraction of 32 bits"),
	UINT("rtp_timestamp", 32),
	UINT("sender_packet_count", 32),
	UINT("sender_octet_count", 32),
};
static const struct proto sender = { .name = "SenderInfo", .title = "RTCP: sender information (RFC 3550, 6.4.1)", TABLE(sender_fields) };

static const struct field reception_fields[] = {
	UINT("sourcesync", 32),
	UINT("fraction_lost", 8),
	UINT("cumulative_lost", 24, .base = HEX),
	UINT("highest_seqnum_recv", 32),
	UINT("interarrival_jitter", 32),
	UINT("last_SR_timestamp", 32),
	UINT("delay_since_last_SR", 32, .help = "in 1/65536 of a second"),
};
static const struct proto reception = {
	.name = "ReceptionReport",
	.title = "RTCP: report on what was received from a source (RFC 3550, 6.4.1)",
	TABLE(reception_fields),
	.text = "%sourcesync:x% lost=%cumulative_lost:d%",
};

static const struct field item_fields[] = {
	UINT("chunk_type", 8, .names = &items),
	UINT("length", 8, .compute = LENGTH_OF("value", 1, 0)),
	BYTES("value", .size = OF("length", 1, 0)),
};
static const struct proto item = {
	.name = "SDESItem",
	.title = "RTCP: item of a source description (RFC 3550, 6.5)",
	TABLE(item_fields),
	.text = "%chunk_type%=%value%",
};

static const struct family senders = { .other = "SenderInfo" }, receptions = { .other = "ReceptionReport" }, item_family = { .other = "SDESItem" };

/* Items up to the one that is an end. */
static uint64_t items_size(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t at = CHUNK_HEADER;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	while (at + 2 <= s->n && s->b[at] != END)
		at += 2u + s->b[at + 1];
	return at - CHUNK_HEADER;
}

/* The end, and bytes up to a multiple of four. */
static uint64_t end_size(const struct extent *x, const struct scope *s, size_t avail)
{
	size_t at = CHUNK_HEADER + (size_t)items_size(NULL, s, avail);

	(void)x;
	return !scope_decoding(s) || at >= s->n ? 0 : 4 - at % 4 < avail ? 4 - at % 4 : avail;
}

static const struct field chunk_fields[] = {
	UINT("sourcesync", 32),
	LIST("items", &item_family, .size = SIZE_FN(items_size)),
	BYTES("end", .size = SIZE_FN(end_size), .help = "zero: no more items; and filling up to a multiple of four bytes"),
};
static const struct proto chunk = { .name = "SDESChunk", .title = "RTCP: description of a source (RFC 3550, 6.5)", TABLE(chunk_fields), .text = "%items%" };
static const struct family chunks = { .other = "SDESChunk" };

static const struct field rtcp_fields[] = {
	UINT("version", 2, .init = 2),
	UINT("padding", 1),
	UINT("count", 5, .compute = COUNT_OF("report_blocks", 0), .help = "reports, or sources"),
	UINT("packet_type", 8, .names = &types),
	SINT("length", 16, .compute = HEADER_LENGTH_ADD(4, -1), .help = "words of the packet, less one"),
	UINT("sourcesync", 32, .when = "packet_type=200,201"),
	LAYER("sender_info", &senders, .text = "SenderInfo", .size = FIXED(20), .when = "packet_type=200"),
	LIST("report_blocks", &receptions, .count = OF("count", 1, 0), .when = "packet_type=200,201"),
	LIST("sdes_chunks", &chunks, .count = OF("count", 1, 0), .when = "packet_type=202"),
	BYTES("data", .size = REST, .help = "of other types, or beyond the reports"),
};

/* Packets stand one behind the other (RFC 3550, 6.1). */
static const struct layout *rtcp_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)s;
	return n >= 4 && p[0] >> 6 == 2 && p[1] >= SENDER && p[1] <= APP ? layout_need("RTCP") : NULL;
}

static const struct proto rtcp = {
	.name = "RTCP",
	.title = "RTP Control Protocol (RFC 3550, 6)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=5005, dport=5005)/RTCP(packet_type=\"Receiver report\", sourcesync=7, report_blocks=[ReceptionReport(sourcesync=9)])",
	TABLE(rtcp_fields),
	.next = rtcp_next,
	.text = "RTCP %packet_type%[ ssrc=%sourcesync:x%]",
};

PROTO_UNIT(rtp, &rtp, &extension, &rtcp, &sender, &reception, &chunk, &item);
