/* tzsp.c - TaZmen Sniffer Protocol: frames that a sensor captured, over UDP, with tags before them (Network Chemistry, AN-001). */
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 37008, KEEPALIVE = 4, RSSI = 10, SNR = 11, ONE = 1, TWO = 2, TAG_HEADER = 2, BARE_LAST = 1 };
enum { ETHERNET = 1, DOT11 = 0x12, PRISM = 0x77, AVS = 0x7f };

static const struct name_row type_rows[] = { { 0, "RX_PACKET" }, { 1, "TX_PACKET" }, { 3, "CONFIG" }, { KEEPALIVE, "KEEPALIVE/NULL" }, { 5, "PORT" } };
static const struct names types = { ROWS(type_rows) };
static const struct name_row inner_rows[] = { { ETHERNET, "ETHERNET" }, { DOT11, "IEEE 802.11" }, { PRISM, "PRISM HEADER" }, { AVS, "WLAN AVS" } };
static const struct names inners = { ROWS(inner_rows) };
static const struct name_row tag_rows[] = {
	{ 0, "PADDING" }, { 1, "END" }, { RSSI, "RAW_RSSI" }, { SNR, "SNR" }, { 12, "DATA_RATE" }, { 13, "TIMESTAMP" }, { 15, "CONTENTION_FREE" },
	{ 16, "DECRYPTED" }, { 17, "FCS_ERROR" }, { 18, "RX_CHANNEL" }, { 40, "PACKET_COUNT" }, { 41, "RX_FRAME_LENGTH" },
	{ 60, "WLAN_RADIO_HDR_SERIAL" },
};
static const struct names tags = { ROWS(tag_rows) };

/* The class of the tag in n bytes at p; NULL: they are cut. */
static const struct layout *tag_class(const struct scope *outer, const uint8_t *p, size_t n)
{
	static const struct { uint8_t type; const char *class; } classes[] = {
		{ 0, "TZSPTagPadding" }, { 1, "TZSPTagEnd" }, { 12, "TZSPTagDataRate" }, { 13, "TZSPTagTimestamp" }, { 15, "TZSPTagContentionFree" },
		{ 16, "TZSPTagDecrypted" }, { 17, "TZSPTagError" }, { 18, "TZSPTagRXChannel" }, { 40, "TZSPTagPacketCount" },
		{ 41, "TZSPTagRXFrameLength" }, { 60, "TZSPTagWlanRadioHdrSerial" },
	};

	(void)outer;
	if (!n)
		return NULL;
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (classes[i].type == p[0])
			return layout_need(classes[i].class);
	if (n < TAG_HEADER)
		return NULL;
	if (p[0] == RSSI && (p[1] == ONE || p[1] == TWO))
		return layout_need(p[1] == ONE ? "TZSPTagRawRSSIByte" : "TZSPTagRawRSSIShort");
	if (p[0] == SNR && (p[1] == ONE || p[1] == TWO))
		return layout_need(p[1] == ONE ? "TZSPTagSNRByte" : "TZSPTagSNRShort");
	return p[0] > BARE_LAST && (size_t)p[1] + TAG_HEADER <= n ? layout_need("TZSPTagUnknown") : NULL;
}

static const struct field tzsp_fields[] = {
	UINT("version", 8, .init = 1),
	UINT("type", 8, .names = &types),
	UINT("encapsulated_protocol", 16, .init = ETHERNET, .names = &inners),
};
static const struct proto tzsp = {
	.name = "TZSP",
	.title = "TaZmen Sniffer Protocol (TZSP)",
	.example = "IP(dst=\"192.0.2.1\")/UDP(sport=37008, dport=37008)/TZSP()/TZSPTagRawRSSIByte(raw_rssi=200)/TZSPTagEnd()/Ether()/IP()",
	TABLE(tzsp_fields),
	UNDER({ "udp.port", PORT, BIND_DECODE }),
	.next_when = "type!=4",
	.other = "_TZSPTag",
	.text = "TZSP %type%",
};
static const struct proto any_tag = { .name = "_TZSPTag", .title = "Tag before a captured frame (TZSP)", .abstract = true, .choose = tag_class };

/* What the message says that it carries. */
static const struct layout *end_next(const struct scope *s, const uint8_t *p, size_t n)
{
	const struct layout *head = layout_need("TZSP");
	uint64_t inner;

	(void)p;
	if (!n || !s->p)
		return NULL;
	for (unsigned i = s->index; i-- > 0;) {
		if (s->p->layer[i].lay != head || !layer_uint(s->p, i, 2, &inner))
			continue;
		return inner == ETHERNET ? layout_need("Ether") : inner == DOT11 ? layout_need("Dot11") : inner == PRISM ? layout_need("PrismHeader") :
		       inner == AVS ? layout_need("AVSWLANHeader") : NULL;
	}
	return NULL;
}
static const struct field end_fields[] = { UINT("type", 8, .init = 1, .names = &tags) };
static const struct proto end_tag = { .name = "TZSPTagEnd", .title = "Last tag (TZSP)", TABLE(end_fields), .next = end_next, .text = "" };

static const struct field padding_fields[] = { UINT("type", 8, .names = &tags) };
static const struct proto padding = {
	.name = "TZSPTagPadding", .title = "Tag to be passed over (TZSP)", TABLE(padding_fields), .is = "_TZSPTag", .other = "_TZSPTag", .text = "",
};

#define TAG(var, class, number, what, shows, ...) \
	static const struct field var##_fields[] = { UINT("type", 8, .init = (number), .names = &tags), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "Tag: " what " (TZSP)", TABLE(var##_fields), .is = "_TZSPTag", .other = "_TZSPTag", .text = shows }
#define LENGTH(n) UINT("len", 8, .init = (n))

static const struct name_row rate_rows[] = {
	{ 0x00, "unknown" }, { 0x02, "1 MB/s" }, { 0x04, "2 MB/s" }, { 0x0b, "5.5 MB/s" }, { 0x0c, "6 MB/s" }, { 0x12, "9 MB/s" }, { 0x16, "11 MB/s" },
	{ 0x18, "12 MB/s" }, { 0x24, "18 MB/s" }, { 0x2c, "22 MB/s" }, { 0x30, "24 MB/s" }, { 0x42, "33 MB/s" }, { 0x48, "36 MB/s" }, { 0x60, "48 MB/s" },
	{ 0x6c, "54 MB/s" }, { 0x0a, "1 MB/s (legacy)" }, { 0x14, "2 MB/s (legacy)" }, { 0x37, "5.5 MB/s (legacy)" }, { 0x6e, "11 MB/s (legacy)" },
};
static const struct names rates = { ROWS(rate_rows) };
static const struct name_row yes_rows[] = { { 0, "no" }, { 1, "yes" } }, no_rows[] = { { 0, "yes" }, { 1, "no" } };
static const struct names yes = { ROWS(yes_rows) }, no = { ROWS(no_rows) };

TAG(rssi1, "TZSPTagRawRSSIByte", RSSI, "signal strength", "rssi=%raw_rssi%", LENGTH(1), UINT("raw_rssi", 8));
TAG(rssi2, "TZSPTagRawRSSIShort", RSSI, "signal strength in two bytes", "rssi=%raw_rssi%", LENGTH(2), UINT("raw_rssi", 16));
TAG(snr1, "TZSPTagSNRByte", SNR, "signal to noise", "snr=%snr%", LENGTH(1), UINT("snr", 8));
TAG(snr2, "TZSPTagSNRShort", SNR, "signal to noise in two bytes", "snr=%snr%", LENGTH(2), UINT("snr", 16));
TAG(rate, "TZSPTagDataRate", 12, "data rate", "%data_rate%", LENGTH(1), UINT("data_rate", 8, .names = &rates));
TAG(stamp, "TZSPTagTimestamp", 13, "time of receipt by the MAC", "t=%timestamp%", LENGTH(4), UINT("timestamp", 32));
TAG(contention, "TZSPTagContentionFree", 15, "received in a contention free period", "", LENGTH(1), UINT("contention_free", 8, .names = &yes));
TAG(decrypted, "TZSPTagDecrypted", 16, "whether it was decrypted", "", LENGTH(1), UINT("decrypted", 8, .init = 1, .names = &no));
TAG(error, "TZSPTagError", 17, "whether the check sequence was wrong", "", LENGTH(1), UINT("fcs_error", 8, .names = &yes));
TAG(channel, "TZSPTagRXChannel", 18, "channel", "ch %rx_channel%", LENGTH(1), UINT("rx_channel", 8));
TAG(count, "TZSPTagPacketCount", 40, "packets so far", "n=%packet_count%", LENGTH(4), UINT("packet_count", 32));
TAG(length, "TZSPTagRXFrameLength", 41, "length of the frame", "", LENGTH(2), UINT("rx_frame_length", 16));
TAG(serial, "TZSPTagWlanRadioHdrSerial", 60, "identifier of the sensor", "sensor %sensor_id%", UINT("len", 8, .compute = LENGTH_OF("sensor_id", 1, 0)),
    BYTES("sensor_id", .size = OF("len", 1, 0)));
static const struct field unknown_fields[] = {
	UINT("type", 8, .init = 0xff), UINT("len", 8, .compute = LENGTH_OF("data", 1, 0)), BYTES("data", .size = OF("len", 1, 0)),
};
static const struct proto unknown = {
	.name = "TZSPTagUnknown", .title = "Tag of any type (TZSP)", TABLE(unknown_fields), .is = "_TZSPTag", .other = "_TZSPTag", .text = "tag %type%",
};

PROTO_UNIT(tzsp, &tzsp, &any_tag, &padding, &end_tag, &rssi1, &rssi2, &snr1, &snr2, &rate, &stamp, &contention, &decrypted, &error, &channel, &count,
           &length, &serial, &unknown);
