/* radiotap.c - the radiotap header before captured 802.11 frames (radiotap.org). */
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PRESENT_AT = 4, HAS_EXT = 0x80, WORD = 4, HAS_STAMP = 1, STAMP = 8, HAS_FLAGS = 2, HAS_FCS = 0x10 };

/* ---- alignment: bytes up to a multiple of f->bits / 8, counted from the header's first ---- */

static size_t gap(const struct field *f, size_t at)
{
	size_t unit = f->bits / 8u;

	return (unit - at % unit) % unit;
}

static bool gap_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	size_t want = gap(f, (size_t)(p - s->b));

	*n = want < avail ? want : avail;
	return true;
}

static void gap_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	bool zero = n == gap(f, (size_t)(p - s->b));

	for (size_t i = 0; i < n; i++)
		zero = zero && !p[i];
	*out = zero ? VAL_NONE : val_bytes(p, n);
}

static bool gap_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	(void)d;
	if (v->type == V_BYTES)
		buf_add(out, val_text(v).p, val_text(v).n);
	else
		buf_zeros(out, gap(f, out->n - s->start));
	return true;
}

static bool gap_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && in->type != V_BYTES)
		return diag_set(d, "%s is None or bytes", f->name);
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops gap_ops = { gap_measure, gap_read, gap_write, gap_accept };

/* ---- data rate: half megabits per second ---- */

static bool rate_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	(void)p;
	*n = 1;
	return avail >= 1;
}

static struct val rate_of(uint8_t raw)
{
	if (raw % 2)
		return (struct val){ .type = V_FLOAT, .f = raw / 2.0 };
	return val_int(raw / 2u);
}

static void rate_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	(void)s;
	(void)f;
	(void)n;
	*out = rate_of(p[0]);
}

static bool rate_raw(const struct field *f, const struct val *v, uint8_t *raw, struct diag *d)
{
	double rate = v->type == V_FLOAT ? v->f : v->neg ? -1 : (double)v->u;

	*raw = 0;
	if (v->type == V_UNSET)
		return true;
	if ((v->type != V_FLOAT && v->type != V_INT) || !(rate >= 0 && rate <= 127.5))
		return diag_set(d, "%s is a number of Mbit/s from 0 to 127.5, in steps of 0.5", f->name);
	*raw = (uint8_t)(rate * 2 + 0.5);
	return true;
}

static bool rate_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint8_t raw;

	(void)s;
	if (v->type == V_BYTES) {
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	}
	if (!rate_raw(f, v, &raw, d))
		return false;
	buf_add(out, &raw, 1);
	return true;
}

static bool rate_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	uint8_t raw;

	if (!rate_raw(f, in, &raw, d))
		return false;
	*out = rate_of(raw);
	return true;
}

static const struct kind_ops rate_ops = { rate_measure, rate_read, rate_write, rate_accept };

/* ---- the header ---- */

/* Masks follow as long as each says that there is another. */
static uint64_t masks_size(const struct extent *x, const struct scope *s, size_t avail)
{
	const uint8_t *p = s->b + (s->hdr - avail);
	size_t n = 0;

	(void)x;
	if (!scope_decoding(s))
		return 0;
	while (n + WORD <= avail && (p - WORD)[n + 3] & HAS_EXT)
		n += WORD;
	return n;
}

static const struct field mask_fields[] = {
	FLAGS("present", 32, .le = true, .letters = "b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12 b13 b14 b15 b16 b17 b18 b19 b20 b21 b22 b23 b24 b25 b26 b27 "
						   "b28 b29 b30 Ext"),
};
static const struct proto mask = {
	.name = "RadioTapExtendedPresenceMask",
	.title = "Radiotap: a further mask of fields (radiotap.org, 1.0)",
	TABLE(mask_fields),
};
static const struct family masks = { .other = "RadioTapExtendedPresenceMask" };

static const struct name_row kind_rows[] = {
	{ 0, "TSFT" }, { 1, "Flags" }, { 2, "Rate" }, { 3, "Channel" }, { 4, "FHSS" }, { 5, "dBm_AntSignal" }, { 6, "dBm_AntNoise" },
	{ 7, "Lock_Quality" }, { 8, "TX_Attenuation" }, { 9, "dB_TX_Attenuation" }, { 10, "dBm_TX_Power" }, { 11, "Antenna" },
	{ 12, "dB_AntSignal" }, { 13, "dB_AntNoise" }, { 14, "RXFlags" }, { 15, "TXFlags" }, { 16, "b17" }, { 17, "b18" },
	{ 18, "ChannelPlus" }, { 19, "MCS" }, { 20, "A_MPDU" }, { 21, "VHT" }, { 22, "timestamp" }, { 23, "HE" }, { 24, "HE_MU" },
	{ 25, "HE_MU_other_user" }, { 26, "zero_length_psdu" }, { 27, "L_SIG" }, { 28, "TLV" }, { 29, "RadiotapNS" }, { 30, "VendorNS" },
	{ 31, "Ext" },
};
static const struct names kinds = { ROWS(kind_rows) };
static const struct field tlv_fields[] = {
	UINT("type", 16, .le = true, .names = &kinds),
	UINT("length", 16, .le = true, .compute = LENGTH_OF("data", 1, 0)),
	UINT("oui", 24, .base = HEX, .when = "type=30"),
	UINT("subtype", 8, .when = "type=30"),
	UINT("presence_type", 16, .le = true, .when = "type=30"),
	UINT("reserved", 16, .le = true, .when = "type=30"),
	BYTES("data", .size = OF("length", 1, 0)),
	HOOK("pad", &gap_ops, .bits = 32, .quiet = true),
};
static const struct proto tlv = {
	.name = "RadioTapTLV",
	.title = "Radiotap: a field as TLV (radiotap.org, 1.0)",
	TABLE(tlv_fields),
	.text = "%type%",
};
static const struct family tlvs = { .other = "RadioTapTLV" };

static const struct name_row fec_rows[] = { { 0, "BCC" }, { 1, "LDPC" } };
static const struct names fecs = { ROWS(fec_rows) };
static const struct name_row format_rows[] = { { 0, "mixed" }, { 1, "greenfield" } };
static const struct names formats = { ROWS(format_rows) };
static const struct name_row guard_rows[] = { { 0, "Long_GI" }, { 1, "Short_GI" } };
static const struct names guards = { ROWS(guard_rows) };
static const struct name_row width_rows[] = { { 0, "20MHz" }, { 1, "40MHz" }, { 2, "ht40Mhz-" }, { 3, "ht40MHz+" } };
static const struct names widths = { ROWS(width_rows) };
static const struct name_row vht_rows[] = { { 0, "20MHz" }, { 1, "40MHz" }, { 4, "80MHz" }, { 11, "160MHz" } };
static const struct names vht_widths = { ROWS(vht_rows) };
static const struct name_row unit_rows[] = { { 0, "milliseconds" }, { 1, "microseconds" }, { 2, "nanoseconds" } };
static const struct names units = { ROWS(unit_rows) };
static const struct field octet = UINT("ru", 8);

#define ALIGN(n, width, mask) HOOK(n, &gap_ops, .bits = (width), .when = mask, .quiet = true, .help = "filler before the next field")
#define LE16(n, mask, ...) UINT(n, 16, .le = true, .when = mask, __VA_ARGS__)
#define CHANNEL_FLAGS "res1 res2 res3 res4 Turbo CCK OFDM 2GHz 5GHz Passive Dynamic_CCK_OFDM GFSK GSM StaticTurbo 10MHz 5MHz"

static const struct field radiotap_fields[] = {
	UINT("version", 8),
	UINT("pad", 8),
	UINT("len", 16, .le = true, .compute = HEADER_LENGTH(1), .help = "bytes of the header"),
	FLAGS("present", 32, .le = true, .letters = "TSFT Flags Rate Channel FHSS dBm_AntSignal dBm_AntNoise Lock_Quality TX_Attenuation "
	      "dB_TX_Attenuation dBm_TX_Power Antenna dB_AntSignal dB_AntNoise RXFlags TXFlags b17 b18 ChannelPlus MCS A_MPDU VHT timestamp HE "
	      "HE_MU HE_MU_other_user zero_length_psdu L_SIG TLV RadiotapNS VendorNS Ext", .help = "which fields follow"),
	LIST("Ext", &masks, .size = SIZE_FN(masks_size), .when = "present&0x80000000"),
	ALIGN("align_tsft", 64, "present&0x1"),
	UINT("mac_timestamp", 64, .le = true, .when = "present&0x1"),
	FLAGS("Flags", 8, .letters = "CFP ShortPreamble wep fragment FCS pad badFCS ShortGI", .when = "present&0x2"),
	HOOK("Rate", &rate_ops, .when = "present&0x4", .help = "Mbit/s"),
	ALIGN("align_channel", 16, "present&0x8"),
	LE16("ChannelFrequency", "present&0x8", .help = "MHz"),
	FLAGS("ChannelFlags", 16, .le = true, .letters = CHANNEL_FLAGS, .when = "present&0x8"),
	SINT("dBm_AntSignal", 8, .when = "present&0x20"),
	SINT("dBm_AntNoise", 8, .when = "present&0x40"),
	ALIGN("align_lock", 16, "present&0x80"),
	LE16("Lock_Quality", "present&0x80"),
	UINT("Antenna", 8, .when = "present&0x800"),
	ALIGN("align_rx", 16, "present&0x4000"),
	FLAGS("RXFlags", 16, .le = true, .letters = "res1 BAD_PLCP res2", .when = "present&0x4000"),
	ALIGN("align_tx", 16, "present&0x8000"),
	FLAGS("TXFlags", 16, .le = true, .letters = "TX_FAIL CTS RTS NOACK NOSEQ ORDER", .when = "present&0x8000"),
	ALIGN("align_plus", 32, "present&0x40000"),
	FLAGS("ChannelPlusFlags", 32, .le = true, .letters = CHANNEL_FLAGS " 20MHz 40MHz_ext_channel_above 40MHz_ext_channel_below res5 res6 res7 res8 res9",
	      .when = "present&0x40000"),
	LE16("ChannelPlusFrequency", "present&0x40000"),
	UINT("ChannelPlusNumber", 8, .when = "present&0x40000"),
	ALIGN("align_mcs", 16, "present&0x80000"),
	FLAGS("knownMCS", 8, .letters = "MCS_bandwidth MCS_index guard_interval HT_format FEC_type STBC_streams Ness Ness_MSB", .when = "present&0x80000"),
	UINT("Ness_LSB", 1, .when = "present&0x80000"),
	UINT("STBC_streams", 2, .when = "present&0x80000"),
	UINT("FEC_type", 1, .names = &fecs, .when = "present&0x80000"),
	UINT("HT_format", 1, .names = &formats, .when = "present&0x80000"),
	UINT("guard_interval", 1, .names = &guards, .when = "present&0x80000"),
	UINT("MCS_bandwidth", 2, .names = &widths, .when = "present&0x80000"),
	UINT("MCS_index", 8, .when = "present&0x80000"),
	ALIGN("align_ampdu", 32, "present&0x100000"),
	UINT("A_MPDU_ref", 32, .le = true, .when = "present&0x100000"),
	FLAGS("A_MPDU_flags", 32, .le = true, .letters = "Report0Subframe Is0Subframe KnownLastSubframe LastSubframe CRCerror EOFsubframe KnownEOF "
	      "res1 res2 res3 res4 res5 res6 res7 res8", .when = "present&0x100000"),
	ALIGN("align_vht", 16, "present&0x200000"),
	FLAGS("KnownVHT", 16, .le = true, .letters = "STBC TXOP_PS_NOT_ALLOWED GuardInterval SGINsysmDis LDPCextraOFDM Beamformed Bandwidth GroupID "
	      "PartialAID res1 res2 res3 res4 res5 res6 res7", .when = "present&0x200000"),
	FLAGS("PresentVHT", 8, .letters = "STBC TXOP_PS_NOT_ALLOWED GuardInterval SGINsysmDis LDPCextraOFDM Beamformed res1 res2", .when = "present&0x200000"),
	UINT("VHT_bandwidth", 8, .names = &vht_widths, .when = "present&0x200000"),
	BYTES("mcs_nss", .size = FIXED(5), .filled = true, .when = "present&0x200000"),
	UINT("GroupID", 8, .when = "present&0x200000"),
	UINT("PartialAID", 16, .when = "present&0x200000"),
	ALIGN("align_stamp", 64, "present&0x400000"),
	UINT("timestamp", 64, .le = true, .when = "present&0x400000"),
	LE16("ts_accuracy", "present&0x400000"),
	UINT("ts_unit", 4, .names = &units, .when = "present&0x400000"),
	UINT("ts_position", 4, .when = "present&0x400000"),
	FLAGS("ts_flags", 8, .letters = "32-bit_counter Accuracy res1 res2 res3 res4 res5 res6", .when = "present&0x400000"),
	ALIGN("align_he", 16, "present&0x800000"),
	LE16("he_data1", "present&0x800000"),
	LE16("he_data2", "present&0x800000"),
	LE16("he_data3", "present&0x800000"),
	LE16("he_data4", "present&0x800000"),
	LE16("he_data5", "present&0x800000"),
	LE16("he_data6", "present&0x800000"),
	ALIGN("align_mu", 16, "present&0x1000000"),
	LE16("hemu_flags1", "present&0x1000000"),
	LE16("hemu_flags2", "present&0x1000000"),
	SCALARS("RU_channel1", &octet, .size = FIXED(4), .when = "present&0x1000000"),
	SCALARS("RU_channel2", &octet, .size = FIXED(4), .when = "present&0x1000000"),
	ALIGN("align_user", 16, "present&0x2000000"),
	LE16("hemuou_per_user_1", "present&0x2000000", .init = 0x7fff),
	LE16("hemuou_per_user_2", "present&0x2000000", .init = 0x3f),
	UINT("hemuou_per_user_position", 8, .when = "present&0x2000000"),
	UINT("hemuou_per_user_known", 16, .le = true, .base = HEX, .when = "present&0x2000000"),
	ALIGN("align_sig", 16, "present&0x8000000"),
	FLAGS("lsig_data1", 16, .le = true, .letters = "rate length", .when = "present&0x8000000"),
	UINT("lsig_data2", 16, .le = true, .base = HEX, .when = "present&0x8000000", .help = "length (upper 12 bits) and rate"),
	ALIGN("align_tlv", 32, "present&0x10000000"),
	LIST("tlvs", &tlvs, .size = REST, .when = "present&0x10000000"),
	BYTES("notdecoded", .size = REST),
};

/* Flags tell whether the frame check sequence was captured, too. They stand behind the masks and a time stamp. */
static const struct layout *radiotap_next(const struct scope *s, const uint8_t *p, size_t n)
{
	size_t at = PRESENT_AT;
	unsigned present = s->b[at];

	(void)p;
	(void)n;
	while (at + WORD <= s->hdr && s->b[at + 3] & HAS_EXT)
		at += WORD;
	at += WORD;
	if (present & HAS_STAMP)
		at = (at + STAMP - 1) / STAMP * STAMP + STAMP;
	return layout_need(present & HAS_FLAGS && at < s->hdr && s->b[at] & HAS_FCS ? "Dot11FCS" : "Dot11");
}

static const struct proto radiotap = {
	.name = "RadioTap",
	.title = "Radiotap header (radiotap.org, 1.0)",
	.example = "RadioTap(present=\"Rate\", Rate=5.5)/Dot11(addr1=\"ff:ff:ff:ff:ff:ff\")/Dot11Beacon()/Dot11Elt(ID=\"SSID\", info=\"lab\")",
	TABLE(radiotap_fields),
	UNDER({ "dlt", 127 }),
	.next = radiotap_next,
	.text = "[%ChannelFrequency% MHz ][%Rate% Mb/s ][%dBm_AntSignal% dBm]",
};

PROTO_UNIT(radiotap, &radiotap, &mask, &tlv);
