/* dot11elt.c - elements of 802.11 management frames (IEEE 802.11, 9.4.2). */
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { ID_VENDOR = 221, ID_RSN = 48, HEADER = 2, MICROSOFT = 0x0050f2, SUITE = 4, PMKID = 16 };

static const struct name_row id_rows[] = {
	{ 0, "SSID" }, { 1, "Rates" }, { 2, "FHset" }, { 3, "DSSS Set" }, { 4, "CF Set" }, { 5, "TIM" }, { 6, "IBSS Set" }, { 7, "Country" },
	{ 10, "Request" }, { 11, "BSS Load" }, { 12, "EDCA Set" }, { 13, "TSPEC" }, { 14, "TCLAS" }, { 15, "Schedule" },
	{ 16, "Challenge text" }, { 32, "Power Constraint" }, { 33, "Power Capability" }, { 36, "Supported Channels" },
	{ 37, "Channel Switch" }, { 42, "ERP" }, { 45, "HT Capabilities" }, { 46, "QoS Capability" }, { ID_RSN, "RSN" },
	{ 50, "Extended Supported Rates" }, { 52, "Neighbor Report" }, { 61, "HT Operation" }, { 74, "Overlapping BSS Scan Parameters" },
	{ 107, "Interworking" }, { 127, "Extended Capabilities" }, { 191, "VHT Capabilities" }, { 192, "VHT Operation" },
	{ ID_VENDOR, "Vendor Specific" }, { 255, "Extension" },
};
static const struct names ids = { .table = "dot11.element", ROWS(id_rows) };

#define ID(n) UINT("ID", 8, .init = (n), .names_of = "dot11.element")
/* Bytes behind it. */
#define LENGTH UINT("len", 8, .compute = HEADER_AFTER(1, 0))
#define ELEMENT(var, class, n, what, shows, ...) \
	static const struct field var##_fields[] = { ID(n), __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = what, \
		TABLE(var##_fields), \
		UNDER({ "dot11.element", n }), \
		.is = "Dot11Elt", \
		.other = "Dot11Elt", \
		.text = shows, \
	}

/* ---- suites ---- */

static const struct name_row cipher_rows[] = {
	{ 0, "Use group cipher suite" }, { 1, "WEP-40" }, { 2, "TKIP" }, { 3, "OCB" }, { 4, "CCMP-128" }, { 5, "WEP-104" },
	{ 6, "BIP-CMAC-128" }, { 7, "Group addressed traffic not allowed" }, { 8, "GCMP-128" }, { 9, "GCMP-256" }, { 10, "CCMP-256" },
	{ 11, "BIP-GMAC-128" }, { 12, "BIP-GMAC-256" }, { 13, "BIP-CMAC-256" },
};
static const struct names ciphers = { ROWS(cipher_rows) };
static const struct name_row akm_rows[] = {
	{ 0, "Reserved" }, { 1, "802.1X" }, { 2, "PSK" }, { 3, "FT-802.1X" }, { 4, "FT-PSK" }, { 5, "WPA-SHA256" }, { 6, "PSK-SHA256" },
	{ 7, "TDLS" }, { 8, "SAE" }, { 9, "FT-SAE" }, { 10, "AP-PEER-KEY" }, { 11, "WPA-SHA256-SUITE-B" }, { 12, "WPA-SHA384-SUITE-B" },
	{ 13, "FT-802.1X-SHA384" }, { 14, "FILS-SHA256" }, { 15, "FILS-SHA384" }, { 16, "FT-FILS-SHA256" }, { 17, "FT-FILS-SHA384" },
	{ 18, "OWE" },
};
static const struct names akms = { ROWS(akm_rows) };
static const struct field cipher_fields[] = { UINT("oui", 24, .base = HEX, .init = 0xfac), UINT("cipher", 8, .init = 4, .names = &ciphers) };
static const struct field akm_fields[] = { UINT("oui", 24, .base = HEX, .init = 0xfac), UINT("suite", 8, .init = 1, .names = &akms) };
static const struct proto cipher = {
	.name = "RSNCipherSuite", .title = "Cipher suite selector (IEEE 802.11, 9.4.2.24.2)", TABLE(cipher_fields), .text = "%cipher%",
};
static const struct proto akm = {
	.name = "AKMSuite", .title = "Authentication and key management suite selector (IEEE 802.11, 9.4.2.24.3)", TABLE(akm_fields), .text = "%suite%",
};
static const struct field management_fields[] = { UINT("oui", 24, .base = HEX, .init = 0xfac), UINT("cipher", 8, .init = 6, .names = &ciphers) };
static const struct proto management = {
	.name = "RSNGroupManagementSuite",
	.title = "Group management cipher suite selector (IEEE 802.11, 9.4.2.24.2)",
	TABLE(management_fields),
	.is = "RSNCipherSuite",
	.text = "%cipher%",
};
static const struct family cipher_family = { .other = "RSNCipherSuite" }, akm_family = { .other = "AKMSuite" };

static const struct field pmkid = BYTES("pmkid", .size = FIXED(PMKID), .filled = true);
static const struct field pmkids_fields[] = {
	UINT("nb_pmkids", 16, .le = true, .compute = COUNT_OF("pmkid_list", 0)),
	SCALARS("pmkid_list", &pmkid, .whole = true, .count = OF("nb_pmkids", 1, 0)),
};
static const struct proto pmkids = {
	.name = "PMKIDListPacket", .title = "Identifiers of pairwise master keys (IEEE 802.11, 9.4.2.24.5)", TABLE(pmkids_fields),
};
static const struct family pmkid_family = { .other = "PMKIDListPacket" };

#define SUITES \
	LAYER("group_cipher_suite", &cipher_family, .text = "RSNCipherSuite", .size = FIXED(SUITE)), \
	UINT("nb_pairwise_cipher_suites", 16, .le = true, .compute = COUNT_OF("pairwise_cipher_suites", 0)), \
	LIST("pairwise_cipher_suites", &cipher_family, .text = "RSNCipherSuite", .count = OF("nb_pairwise_cipher_suites", 1, 0)), \
	UINT("nb_akm_suites", 16, .le = true, .compute = COUNT_OF("akm_suites", 0)), \
	LIST("akm_suites", &akm_family, .text = "AKMSuite", .count = OF("nb_akm_suites", 1, 0))

enum { RSN_LEN = 1, PAIRWISE_COUNT = 4, PAIRWISE = 5, AKM_COUNT = 6, AKM = 7, RSN_FIXED = 12, COUNT = 2 };

static uint64_t count_of(const struct scope *s, unsigned count, unsigned list)
{
	uint64_t n;

	if (scope_uint(s, count, &n))
		return n;
	return s->vals && s->vals[list].type == V_LIST ? s->vals[list].l->n : 1;
}

/* Bytes that the length leaves behind the capabilities; without a length: enough. */
static uint64_t rsn_left(const struct scope *s)
{
	uint64_t len, used;

	if (!scope_uint(s, RSN_LEN, &len))
		return UINT64_MAX;
	used = RSN_FIXED + SUITE * (count_of(s, PAIRWISE_COUNT, PAIRWISE) + count_of(s, AKM_COUNT, AKM));
	return len > used ? len - used : 0;
}

static bool has_pmkids(const struct field *f, const struct scope *s)
{
	(void)f;
	return rsn_left(s) >= COUNT;
}

static uint64_t pmkids_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p = s->b + (s->hdr - avail);

	(void)x;
	if (!scope_decoding(s) || avail < COUNT)
		return avail;
	return COUNT + (uint64_t)PMKID * (p[0] | p[1] << 8);
}

static bool has_group(const struct field *f, const struct scope *s)
{
	uint64_t left = rsn_left(s);

	(void)f;
	if (left == UINT64_MAX || !scope_decoding(s))
		return left >= COUNT + SUITE;
	return s->walked < f->index || s->hdr >= s->at[f->index] / 8 + SUITE;
}

ELEMENT(rsn, "Dot11EltRSN", ID_RSN, "Robust security network element (IEEE 802.11, 9.4.2.24)", "RSN",
	LENGTH, UINT("version", 16, .le = true, .init = 1), SUITES,
	UINT("mfp_capable", 1, .init = 1), UINT("mfp_required", 1, .init = 1), UINT("gtksa_replay_counter", 2), UINT("ptksa_replay_counter", 2),
	UINT("no_pairwise", 1), UINT("pre_auth", 1), UINT("reserved", 1), UINT("ocvc", 1), UINT("extended_key_id", 1), UINT("pbac", 1),
	UINT("spp_a_msdu_required", 1), UINT("spp_a_msdu_capable", 1), UINT("peer_key_enabled", 1), UINT("joint_multiband_rsna", 1),
	LAYER("pmkids", &pmkid_family, .text = "PMKIDListPacket", .size = SIZE_FN(pmkids_size), .present = has_pmkids),
	LAYER("group_management_cipher_suite", &cipher_family, .text = "RSNGroupManagementSuite",
	      .size = FIXED(SUITE), .present = has_group));

/* ---- others ---- */

static const struct field rate = UINT("rate", 8);
static const struct val rate_items[] = { { .type = V_INT, .u = 0x82 } };
static const struct list rate_list = { .n = 1, .v = (struct val *)rate_items };
static const struct val default_rates = { .type = V_LIST, .l = (struct list *)&rate_list };
ELEMENT(rates, "Dot11EltRates", 1, "Supported rates (IEEE 802.11, 9.4.2.3)", "", LENGTH,
	SCALARS("rates", &rate, .value = &default_rates, .size = OF("len", 1, 0), .help = "half megabits per second, 0x80: basic rate"));
#define FIXED_LENGTH(n) UINT("len", 8, .init = (n))
ELEMENT(dsss, "Dot11EltDSSSet", 3, "DSSS parameter set (IEEE 802.11, 9.4.2.4)", "ch %channel:d%", FIXED_LENGTH(1), UINT("channel", 8));
ELEMENT(erp, "Dot11EltERP", 42, "ERP element (IEEE 802.11, 9.4.2.11)", "", FIXED_LENGTH(1), UINT("NonERP_Present", 1), UINT("Use_Protection", 1),
        UINT("Barker_Preamble_Mode", 1), UINT("res", 5));

static const struct field triplet_fields[] = { UINT("first_channel_number", 8, .init = 1), UINT("num_channels", 8, .init = 24), UINT("mtp", 8) };
static const struct proto triplet = {
	.name = "Dot11EltCountryConstraintTriplet",
	.title = "Channels and the most power on them (IEEE 802.11, 9.4.2.8)",
	TABLE(triplet_fields),
};
static const struct family triplets = { .other = "Dot11EltCountryConstraintTriplet" };
static bool has_pad(const struct field *f, const struct scope *s)
{
	uint64_t len;

	(void)f;
	if (scope_uint(s, 1, &len))
		return len % 2 == 0 && len > 3 && (len - 3) % 3 == 1;
	return !(s->vals && s->vals[3].type == V_LIST && s->vals[3].l->n % 2);
}
static uint64_t triplets_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t len = 0;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	scope_uint(s, 1, &len);
	return len < 3 ? 0 : (len - 3) / 3 * 3;
}
ELEMENT(country, "Dot11EltCountry", 7, "Country element (IEEE 802.11, 9.4.2.8)", "%country_string%", LENGTH,
        BYTES("country_string", .size = FIXED(3), .filled = true), LIST("descriptors", &triplets, .size = SIZE_FN(triplets_size)),
        UINT("pad", 8, .present = has_pad));

static const struct name_row amsdu_rows[] = { { 0, "3839 o" }, { 1, "7935 o" } };
static const struct names amsdus = { ROWS(amsdu_rows) };
static const struct name_row save_rows[] = { { 0, "static SM" }, { 1, "dynamic SM" }, { 3, "disabled" } };
static const struct names saves = { ROWS(save_rows) };
static const struct name_row width_rows[] = { { 0, "20Mhz" }, { 1, "20Mhz+40Mhz" } };
static const struct names widths = { ROWS(width_rows) };
#define BITS(n, w, ...) UINT(n, w, .le = true, __VA_ARGS__)
ELEMENT(ht_capabilities, "Dot11EltHTCapabilities", 45, "High throughput capabilities (IEEE 802.11, 9.4.2.55)", "HT", FIXED_LENGTH(26),
	BITS("LDPC_Coding_Capability", 1), BITS("Supported_Channel_Width", 1, .names = &widths), BITS("SM_Power_Save", 2, .names = &saves),
	BITS("Green_Field", 1), BITS("Short_GI_20Mhz", 1), BITS("Short_GI_40Mhz", 1), BITS("Tx_STBC", 1), BITS("Rx_STBC", 2),
	BITS("Delayed_BlockAck", 1), BITS("Max_A_MSDU", 1, .names = &amsdus), BITS("DSSS_CCK", 1), BITS("PSMP", 1),
	BITS("Forty_Mhz_Intolerant", 1), BITS("L_SIG_TXOP_Protection", 1),
	BITS("Max_A_MPDU_Length_Exponent", 2, .init = 3), BITS("Min_MPDCU_Start_Spacing", 3), BITS("res1", 3),
	BITS("RX_MSC_Bitmask", 64, .help = "its lower 64 bits"), BITS("RX_MSC_Bitmask_64", 13, .help = "its bits from 64 on"),
	BITS("res4", 3), BITS("RX_Highest_Supported_Data_Rate", 10), BITS("res3", 6),
	BITS("TX_MCS_Set_Defined", 1), BITS("TX_RX_MCS_Set_Not_Equal", 1), BITS("TX_Max_Spatial_Streams", 2), BITS("TX_Unequal_Modulation", 1),
	BITS("res2", 27),
	BITS("PCO", 1), BITS("PCO_Transition_Time", 2), BITS("res6", 5), BITS("MCS_Feedback", 2), BITS("HTC_HT_Support", 1), BITS("RD_Responder", 1),
	BITS("res5", 4),
	BITS("Implicit_Transmit_Beamforming_Receiving", 1), BITS("Receive_Staggered_Sounding", 1), BITS("Transmit_Staggered_Sounding", 1),
	BITS("Receive_NDP", 1), BITS("Transmit_NDP", 1), BITS("Implicit_Trasmit_Beamforming", 1), BITS("Calibration", 2),
	BITS("Explicit_CSI_Transmit_Beamforming", 1), BITS("Explicit_Noncompressed_Steering", 1), BITS("Explicit_Compressed_Steering", 1),
	BITS("Explicit_Transmit_Beamforming_CSI_Feedback", 2), BITS("Explicit_Noncompressed_Beamforming_Feedback", 2),
	BITS("Explicit_Compressed_Beamforming_Feedback", 2), BITS("Minimal_Grouping", 2), BITS("CSI_n_Beamformer_Antennas_Supported", 2),
	BITS("Noncompressed_Steering_n_Beamformer_Antennas_Supported", 2), BITS("Compressed_Steering_n_Beamformer_Antennas_Supported", 2),
	BITS("CSI_max_n_Rows_Beamformer_Supported", 2), BITS("Channel_Estimation_Capability", 2), BITS("res7", 3),
	FLAGS("ASEL", 8, .letters = "res Transmit_Sounding_PPDUs Receive_ASEL Antenna_Indices_Feedback Explicit_CSI_Feedback "
	      "Explicit_CSI_Feedback_Based_Transmit_ASEL Antenna_Selection"));
ELEMENT(ht_operation, "Dot11EltHTOperation", 61, "High throughput operation (IEEE 802.11, 9.4.2.56)", "ch %primary_channel:d%", FIXED_LENGTH(22),
	UINT("primary_channel", 8),
	BITS("secondary_channel_offset", 2), BITS("channel_width", 1), BITS("rifs_mode", 1), BITS("reserved_1", 4),
	BITS("ht_protection", 2), BITS("nongreenfield_ht_stas_present", 1), BITS("reserved_2", 1), BITS("obss_non_ht_stas_present", 1),
	BITS("reserved_3", 11), BITS("reserved_5", 6), BITS("dual_beacon", 1), BITS("dual_cts_protection", 1), BITS("stbc_beacon", 1),
	BITS("lsig_txop_protection_full_support", 1), BITS("pco_active", 1), BITS("pco_phase", 1), BITS("reserved_4", 4),
	BYTES("basic_mcs_set", .size = FIXED(16), .filled = true));
#define SWITCH UINT("mode", 8), UINT("new_channel", 8), UINT("channel_switch_count", 8)
ELEMENT(csa, "Dot11EltCSA", 37, "Channel switch announcement (IEEE 802.11, 9.4.2.18)", "to ch %new_channel:d%", FIXED_LENGTH(3), SWITCH);
ELEMENT(obss, "Dot11EltOBSS", 74, "Overlapping BSS scan parameters (IEEE 802.11, 9.4.2.58)", "", FIXED_LENGTH(14),
	UINT("Passive_Dwell", 16, .le = true), UINT("Active_Dwell", 16, .le = true), UINT("Scan_Interval", 16, .le = true),
	UINT("Passive_Total_Per_Channel", 16, .le = true), UINT("Active_Total_Per_Channel", 16, .le = true), UINT("Delay", 16, .le = true),
	UINT("Activity_Threshold", 16, .le = true));
ELEMENT(extension, "Dot11EltExtension", 255, "Element with an identifier extension (IEEE 802.11, 9.4.2.1)", "", LENGTH,
        UINT("ext_ID", 8, .when = "len>0"), BYTES("info", .size = OF("len", 1, -1)));
ELEMENT(vendor, "Dot11EltVendorSpecific", ID_VENDOR, "Vendor specific element (IEEE 802.11, 9.4.2.25)", "", LENGTH,
        UINT("oui", 24, .base = HEX), BYTES("info", .size = OF("len", 1, -3)));

#define VENDOR_LIKE(var, class, what, shows, ...) \
	static const struct field var##_fields[] = { ID(ID_VENDOR), __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), .is = "Dot11Elt", .other = "Dot11Elt", .text = shows }
VENDOR_LIKE(wpa, "Dot11EltMicrosoftWPA", "Microsoft's WPA element (IEEE 802.11, 9.4.2.25)", "WPA", LENGTH,
            UINT("oui", 24, .base = HEX, .init = MICROSOFT), UINT("type", 8, .base = HEX, .init = 1), UINT("version", 16, .le = true, .init = 1), SUITES);

/* Does an element of one size, or of parts that are counted, have its bytes? If not it is any element. */
static const struct { uint8_t id, size; } sizes[] = { { 3, 1 }, { 42, 1 }, { 45, 26 }, { 61, 22 }, { 37, 3 }, { 74, 14 } };

static bool suites_fit(const uint8_t *p, size_t at, size_t n)
{
	size_t pairs, keys;

	if (n < at + SUITE + COUNT)
		return false;
	pairs = (size_t)(p[at + SUITE] | p[at + SUITE + 1] << 8);
	at += SUITE + COUNT + pairs * SUITE;
	if (n < at + COUNT)
		return false;
	keys = (size_t)(p[at] | p[at + 1] << 8);
	return n >= at + COUNT + keys * SUITE + (p[0] == ID_RSN ? COUNT : 0);
}

static const struct layout *element_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	int space = space_find("dot11.element");
	size_t len;
	const struct layout *lay;

	(void)outer;
	if (n < HEADER || space < 0)
		return n < HEADER ? NULL : LAYOUT_SELF;
	len = p[1];
	lay = space_lookup((unsigned)space, p[0]);
	if (!lay || n < HEADER + len)
		return LAYOUT_SELF;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		if (sizes[i].id == p[0] && sizes[i].size != len)
			return LAYOUT_SELF;
	if (p[0] == ID_RSN && !suites_fit(p, HEADER + 2, HEADER + len))
		return LAYOUT_SELF;
	if (p[0] == 7 && len < 3)
		return LAYOUT_SELF;
	if (p[0] == ID_VENDOR && len < 3)
		return LAYOUT_SELF;
	if (p[0] == ID_VENDOR && len >= 4 && get32(p + HEADER) == (MICROSOFT << 8 | 1) && suites_fit(p, HEADER + 6, HEADER + len))
		return layout_need("Dot11EltMicrosoftWPA");
	return lay;
}

static const struct field any_fields[] = {
	ID(0),
	UINT("len", 8, .compute = LENGTH_OF("info", 1, 0)),
	BYTES("info", .size = OF("len", 1, 0)),
};
/* Of all these the network's name is worth telling. */
static void element_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t id = 0;
	struct val v;
	struct str t;

	layer_uint(p, layer, 0, &id);
	if (id)
		return;
	layer_get(p, layer, 2, &v);
	if (v.type == V_BYTES || v.type == V_STR) {
		t = val_text(&v);
		buf_text(out, "SSID ");
		for (size_t i = 0; i < t.n; i++)
			buf_fmt(out, (uint8_t)t.p[i] < ' ' || t.p[i] == 0x7f ? "\\x%02x" : "%c", (uint8_t)t.p[i]);
	}
	val_drop(v);
}

static const struct proto any = {
	.name = "Dot11Elt",
	.title = "Element of a management frame (IEEE 802.11, 9.4.2)",
	.example = "Dot11()/Dot11Beacon()/Dot11Elt(ID=\"SSID\", info=\"lab\")/Dot11EltRates(rates=[0x82, 0x84])",
	TABLE(any_fields),
	.choose = element_choose,
	.other = "Dot11Elt",
	.text_fn = element_text,
};

PROTO_NAMES_UNIT(dot11elt, ((const struct names *const[]){ &ids, NULL }), &any, &rates, &dsss, &country, &triplet, &csa, &erp, &ht_capabilities, &rsn,
                 &ht_operation, &obss, &vendor, &wpa, &extension, &cipher, &management, &akm, &pmkids);
