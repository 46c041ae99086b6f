/* wlanhdr.c - other headers before captured 802.11 frames: Prism, AVS, Per-Packet Information. Radiotap is in radiotap.c. */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

#define LE32(n, ...) UINT(n, 32, .le = true, __VA_ARGS__)
#define LE16(n, ...) UINT(n, 16, .le = true, __VA_ARGS__)
#define ITEM(n) LE32(n "_did"), LE16(n "_status"), LE16(n "_len")
static const struct field prism_fields[] = {
	LE32("msgcode", .init = 68),
	LE32("len", .init = 144),
	BYTES("dev", .size = FIXED(16), .filled = true),
	ITEM("hosttime"), LE32("hosttime"),
	ITEM("mactime"), LE32("mactime"),
	ITEM("channel"), LE32("channel"),
	ITEM("rssi"), LE32("rssi"),
	ITEM("sq"), LE32("sq"),
	ITEM("signal"), SINT("signal", 32, .le = true),
	ITEM("noise"), LE32("noise"),
	ITEM("rate"), LE32("rate"),
	ITEM("istx"), LE32("istx"),
	ITEM("frmlen"), LE32("frmlen"),
};
static const struct proto prism = {
	.name = "PrismHeader",
	.title = "Header of Prism monitor mode (LINKTYPE_IEEE802_11_PRISM)",
	TABLE(prism_fields),
	UNDER({ "dlt", 119 }),
	.other = "Dot11",
	.text = "ch %channel:d%",
};

static const struct name_row phy_rows[] = {
	{ 0, "Unknown" }, { 1, "FHSS 802.11 '97" }, { 2, "DSSS 802.11 '97" }, { 3, "IR Baseband" }, { 4, "DSSS 802.11b" },
	{ 5, "PBCC 802.11b" }, { 6, "OFDM 802.11g" }, { 7, "PBCC 802.11g" }, { 8, "OFDM 802.11a" },
};
static const struct names phys = { ROWS(phy_rows) };
static const struct name_row ssi_rows[] = { { 0, "None" }, { 1, "Normalized RSSI" }, { 2, "dBm" }, { 3, "Raw RSSI" } };
static const struct names ssis = { ROWS(ssi_rows) };
static const struct name_row preamble_rows[] = { { 0, "Unknown" }, { 1, "Short" }, { 2, "Long" } };
static const struct names preambles = { ROWS(preamble_rows) };
static const struct name_row encoding_rows[] = { { 0, "Unknown" }, { 1, "CCK" }, { 2, "PBCC" }, { 3, "OFDM" } };
static const struct names encodings = { ROWS(encoding_rows) };
static const struct field avs_fields[] = {
	UINT("version", 32, .init = 1),
	UINT("len", 32, .init = 64),
	UINT("mactime", 64),
	UINT("hosttime", 64),
	UINT("phytype", 32, .names = &phys),
	UINT("channel", 32),
	UINT("datarate", 32),
	UINT("antenna", 32),
	UINT("priority", 32),
	UINT("ssi_type", 32, .names = &ssis),
	SINT("ssi_signal", 32),
	SINT("ssi_noise", 32),
	UINT("preamble", 32, .names = &preambles),
	UINT("encoding", 32, .names = &encodings),
};
static const struct proto avs = {
	.name = "AVSWLANHeader",
	.title = "AVS capture header of wireless LANs (LINKTYPE_IEEE802_11_AVS)",
	TABLE(avs_fields),
	UNDER({ "dlt", 163 }),
	.other = "Dot11",
	.text = "ch %channel:d%",
};

/* ---- Per-Packet Information ---- */

enum { PPI_HEADER = 8, COMMON = 2, COMMON_SIZE = 20, GPS = 30002 };
static const struct name_row header_rows[] = {
	{ COMMON, "dot11-common" }, { 3, "dot11-nmac" }, { 4, "dot11-nmacphy" }, { 5, "spectrum-map" }, { 6, "process-info" },
	{ 7, "capture-info" }, { 8, "aggregation" }, { 9, "dot3" }, { GPS, "gps" }, { 30003, "vector" }, { 30004, "sensor" },
	{ 30005, "antenna" }, { 30006, "btle" },
};
static const struct names headers = { ROWS(header_rows) };
static const struct family header_family = { .other = "PPI_Hdr", .stack = true };

static const struct field ppi_fields[] = {
	UINT("version", 8),
	UINT("flags", 8),
	LE16("len", .compute = LENGTH_OF("headers", 1, PPI_HEADER)),
	LE32("dlt", .compute = NEXT("dlt"), .help = "link type of the packet"),
	LIST("headers", &header_family, .size = OF("len", 1, -PPI_HEADER)),
};
static const struct layout *ppi_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t dlt = 0;

	(void)p;
	(void)n;
	return scope_uint(s, 3, &dlt) && dlt < 65536 ? linktype_layout((int)dlt) : NULL;
}
static const struct proto ppi = {
	.name = "PPI",
	.title = "Per-Packet Information header (CACE PPI, 1.0.10)",
	.example = "PPI(dlt=105, headers=[PPI_Hdr()/PPI_Dot11Common(Ch_Freq=2437)])/Dot11()",
	TABLE(ppi_fields),
	UNDER({ "dlt", 192 }),
	.next = ppi_next,
	.text = "PPI",
};

static const struct field hdr_fields[] = {
	LE16("pfh_type", .names = &headers, .compute = NEXT("ppi")),
	LE16("pfh_length", .compute = PAYLOAD_LENGTH(1)),
};
static const struct proto hdr = {
	.name = "PPI_Hdr",
	.title = "Header of a field of Per-Packet Information (CACE PPI, 1.0.10)",
	TABLE(hdr_fields),
	.text = "%pfh_type%",
};

static const struct field common_fields[] = {
	UINT("TSF_Timer", 64, .le = true),
	FLAGS("Pkt_Flags", 16, .le = true, .letters = "FCS TSFT_ms FCS_Invalid PHY_Error"),
	LE16("Rate", .help = "in units of 500 kbit/s"),
	LE16("Ch_Freq", .help = "MHz"),
	FLAGS("Ch_Flags", 16, .le = true, .letters = "b0 b1 b2 b3 Turbo CCK OFDM 2GHz 5GHz PassiveOnly Dynamic_CCK-OFDM GSFK"),
	UINT("FHSS_Hop", 8),
	UINT("FHSS_Pat", 8),
	SINT("Antsignal", 8, .init = (uint64_t)-128, .help = "dBm"),
	SINT("Antnoise", 8, .init = (uint64_t)-128, .help = "dBm"),
};
static const struct proto common = {
	.name = "PPI_Dot11Common",
	.title = "PPI: what all 802.11 frames have (CACE PPI, 1.0.10)",
	TABLE(common_fields),
	UNDER({ "ppi", COMMON }),
	.text = "%Ch_Freq% MHz %Antsignal% dBm",
};

#define GEOTAG(var, class, n, what) \
	static const struct field var##_fields[] = { \
		UINT("geotag_ver", 8, .init = 2), \
		UINT("geotag_pad", 8), \
		LE16("geotag_len", .compute = HEADER_LENGTH(1)), \
		LE32("present", .base = HEX, .help = "which fields are in data"), \
		BYTES("data", .size = REST), \
	}; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), UNDER({ "ppi", n }), .text = "" }
GEOTAG(gps, "PPI_Geotag_GPS", GPS, "PPI: where a packet was received (PPI-GEOLOCATION, 2)");
GEOTAG(vector, "PPI_Geotag_Vector", 30003, "PPI: direction and movement (PPI-GEOLOCATION, 2)");
GEOTAG(sensor, "PPI_Geotag_Sensor", 30004, "PPI: values of a sensor (PPI-GEOLOCATION, 2)");
GEOTAG(antenna, "PPI_Geotag_Antenna", 30005, "PPI: antenna (PPI-GEOLOCATION, 2)");

PROTO_UNIT(wlanhdr, &prism, &avs, &ppi, &hdr, &common, &gps, &vector, &sensor, &antenna);
