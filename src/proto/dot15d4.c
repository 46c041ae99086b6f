/* dot15d4.c - low-rate wireless networks (IEEE 802.15.4). */
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { BEACON, DATA, ACK, COMMAND };
enum { COMPRESS = 0x40, SECURED = 0x08, NONE = 0, SHORT = 2, LONG = 3, FRAME_LEAST = 3, ZIGBEE_LEAST = 2, ZIGBEE_HEADER = 8 };

static const struct name_row frame_rows[] = { { BEACON, "Beacon" }, { DATA, "Data" }, { ACK, "Ack" }, { COMMAND, "Command" } };
static const struct names frames = { ROWS(frame_rows) };
static const struct name_row mode_rows[] = { { NONE, "None" }, { 1, "Reserved" }, { SHORT, "Short" }, { LONG, "Long" } };
static const struct names modes = { ROWS(mode_rows) };

/* The frame control field as its octets come, each from its upper bit. */
#define CONTROL \
	UINT("fcf_reserved_1", 1), \
	UINT("fcf_panidcompress", 1), \
	UINT("fcf_ackreq", 1), \
	UINT("fcf_pending", 1), \
	UINT("fcf_security", 1), \
	UINT("fcf_frametype", 3, .names = &frames, .compute = NEXT("dot15d4.frame")), \
	UINT("fcf_srcaddrmode", 2, .names = &modes), \
	UINT("fcf_framever", 2), \
	UINT("fcf_destaddrmode", 2, .init = SHORT, .names = &modes), \
	UINT("fcf_reserved_2", 2), \
	UINT("seqnum", 8, .init = 1)

static const struct field dot15d4_fields[] = { CONTROL };
static const struct proto dot15d4 = {
	.name = "Dot15d4",
	.title = "Low-rate wireless network frame (IEEE 802.15.4)",
	.example = "Dot15d4(fcf_srcaddrmode=\"Short\", seqnum=7)/Dot15d4Data(dest_panid=1, dest_addr=2, src_addr=3)/b\"data\"",
	TABLE(dot15d4_fields),
	UNDER({ "dlt", 230 }),
	.text = "802.15.4 %fcf_frametype% seq=%seqnum%",
};

/* CRC of ITU-T, bits reflected, from zero (IEEE 802.15.4, 7.2.10). */
static bool fcs_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, layer);
	size_t n = enc_total_len(e, layer);
	uint16_t crc = 0;

	(void)f;
	for (size_t i = 0; i + 2 < n; i++) {
		crc ^= p[i];
		for (unsigned bit = 0; bit < 8; bit++)
			crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0x8408 : crc >> 1);
	}
	*out = crc;
	return true;
}

static const struct field fcs_fields[] = {
	CONTROL,
	UINT("fcs", 16, .le = true, .base = HEX, .trailer = true, .compute = CHECKSUM_FN(fcs_sum), .help = "frame check sequence"),
};
static const struct proto with_fcs = {
	.name = "Dot15d4FCS",
	.title = "Low-rate wireless network frame with its check sequence (IEEE 802.15.4)",
	TABLE(fcs_fields),
	UNDER({ "dlt", 195 }),
	.is = "Dot15d4",
	.trailer_last = true,
	.text = "802.15.4 %fcf_frametype% seq=%seqnum%",
};

/* ---- what the frame control field of the layer below says ---- */

static bool control(const struct scope *s, unsigned field, uint64_t *out)
{
	return s->p && s->index && s->p->layer[s->index - 1].lay->n > field && scope_under(s) &&
	       (scope_is_under(s, "Dot15d4") || scope_is_under(s, "Dot15d4FCS")) && layer_uint(s->p, s->index - 1, field, out);
}
enum { PAN_COMPRESSION = 1, SECURITY = 4, SOURCE_MODE = 6, DESTINATION_MODE = 8 };

static bool has_source_pan(const struct field *f, const struct scope *s)
{
	uint64_t mode = NONE, compressed = 0;

	(void)f;
	control(s, SOURCE_MODE, &mode);
	control(s, PAN_COMPRESSION, &compressed);
	return mode != NONE && !compressed;
}

static bool has_source(const struct field *f, const struct scope *s)
{
	uint64_t mode = NONE;

	(void)f;
	control(s, SOURCE_MODE, &mode);
	return mode != NONE;
}

static bool is_secured(const struct field *f, const struct scope *s)
{
	uint64_t secured = 0;

	(void)f;
	control(s, SECURITY, &secured);
	return secured != 0;
}

/* An address: two octets or eight, the lowest first; f->init of them where no mode says. */
static size_t address_size(const struct scope *s, const struct field *f)
{
	uint64_t mode = SHORT;

	control(s, f->arg ? SOURCE_MODE : DESTINATION_MODE, &mode);
	return mode == LONG ? 8 : mode == NONE ? 0 : 2;
}

static bool address_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)p;
	*n = address_size(s, f);
	return *n <= avail;
}

static void address_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint64_t v = 0;

	(void)s;
	(void)f;
	for (size_t i = n; i-- > 0;)
		v = v << 8 | p[i];
	*out = val_int(v);
}

static bool address_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	uint64_t u = v->type == V_UNSET || v->type == V_NONE ? f->init : v->u;
	size_t n = address_size(s, f);

	if (v->type == V_BYTES) {
		buf_add(out, val_text(v).p, val_text(v).n);
		return true;
	}
	if (n && n < 8 && u >> (8 * n))
		return diag_set(d, "%s does not fit: a short address is at most 65535, a long one needs fcf_%saddrmode=\"Long\"", f->name,
		                f->arg ? "src" : "dest");
	for (size_t i = 0; i < n; i++) {
		uint8_t b = (uint8_t)(u >> (8 * i));

		buf_add(out, &b, 1);
	}
	return true;
}

static bool address_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	if (in->type != V_NONE && (in->type != V_INT || in->neg) && in->type != V_BYTES)
		return diag_set(d, "%s is an address: a number of 16 or 64 bits", f->name);
	*out = val_hold(*in);
	return true;
}

static const struct kind_ops address_ops = { address_measure, address_read, address_write, address_accept };
static const char source_marker;
#define LE16(n, ...) UINT(n, 16, .le = true, .base = HEX, __VA_ARGS__)
#define SOURCE(...) HOOK("src_addr", &address_ops, .arg = &source_marker, __VA_ARGS__)

/* ---- security ---- */

static const struct name_row key_rows[] = {
	{ 0, "Implicit" },
	{ 1, "1oKeyIndex" },
	{ 2, "4o-KeySource-1oKeyIndex" },
	{ 3, "8o-KeySource-1oKeyIndex" },
};
static const struct names key_modes = { ROWS(key_rows) };
static const struct name_row level_rows[] = {
	{ 0, "None" }, { 1, "MIC-32" }, { 2, "MIC-64" }, { 3, "MIC-128" }, { 4, "ENC" }, { 5, "ENC-MIC-32" }, { 6, "ENC-MIC-64" },
	{ 7, "ENC-MIC-128" },
};
static const struct names levels = { ROWS(level_rows) };
static const struct field source4 = UINT("sec_keyid_keysource", 32, .le = true, .base = HEX);
static const struct field source8 = UINT("sec_keyid_keysource", 64, .le = true, .base = HEX);
static const struct field source0 = BYTES("sec_keyid_keysource", .size = FIXED(0));
static const struct alt sources[] = {
	{ "sec_sc_keyidmode=2", &source4 },
	{ "sec_sc_keyidmode=3", &source8 },
	{ NULL, &source0 },
};
static const struct field security_fields[] = {
	UINT("sec_sc_reserved", 3),
	UINT("sec_sc_keyidmode", 2, .names = &key_modes),
	UINT("sec_sc_seclevel", 3, .names = &levels),
	UINT("sec_framecounter", 32, .le = true, .base = HEX),
	ALT("sec_keyid_keysource", sources),
	UINT("sec_keyid_keyindex", 8, .base = HEX, .init = 0xff, .when = "sec_sc_keyidmode!=0"),
};
static const struct proto security = {
	.name = "Dot15d4AuxSecurityHeader",
	.title = "Auxiliary security header (IEEE 802.15.4, 9.4)",
	TABLE(security_fields),
	.text = "%sec_sc_seclevel%",
};
static const struct family securities = { .other = "Dot15d4AuxSecurityHeader" };

static uint64_t security_size(const struct extent *x, const struct scope *s, size_t avail)
{
	static const uint8_t key[] = { 0, 1, 5, 9 };

	(void)x;
	if (!scope_decoding(s) || !avail)
		return avail;
	return 5u + key[(s->b + (s->hdr - avail))[0] >> 3 & 3];
}
#define AUXILIARY LAYER("aux_sec_header", &securities, .text = "Dot15d4AuxSecurityHeader", .size = SIZE_FN(security_size), .present = is_secured)

/* ---- frames ---- */

/* The first octet of ZigBee's network layer, version 2, is none that 6LoWPAN gives a meaning to (RFC 4944, 5.1). */
static bool is_zigbee(const uint8_t *p, size_t n)
{
	return n >= ZIGBEE_LEAST && (p[0] & 0xbc) == 0x08 && ((p[0] & 3) == 3 || n >= ZIGBEE_HEADER) && (p[0] & 3) != 2;
}

static const struct layout *data_next(const struct scope *s, const uint8_t *p, size_t n)
{
	if (is_secured(NULL, s) || !n)
		return NULL;
	return layout_need(is_zigbee(p, n) ? "ZigbeeNWK" : "SixLoWPAN");
}

static const struct field data_fields[] = {
	LE16("dest_panid", .init = 0xffff),
	HOOK("dest_addr", &address_ops, .init = 0xffff),
	LE16("src_panid", .present = has_source_pan),
	SOURCE(.present = has_source),
	AUXILIARY,
};
static const struct proto data = {
	.name = "Dot15d4Data",
	.title = "802.15.4 data frame (IEEE 802.15.4, 7.3.2)",
	TABLE(data_fields),
	UNDER({ "dot15d4.frame", DATA }),
	.next = data_next,
	.text = "%src_addr:x% > %dest_addr:x%",
};

static const struct proto ack = {
	.name = "Dot15d4Ack",
	.title = "802.15.4 acknowledgement (IEEE 802.15.4, 7.3.3)",
	UNDER({ "dot15d4.frame", ACK }),
	.text = "",
};

static const struct field short_address = UINT("address", 16, .le = true);
static const struct field long_address = UINT("address", 64, .le = true);
static const struct field beacon_fields[] = {
	LE16("src_panid"),
	SOURCE(.init = 0),
	AUXILIARY,
	UINT("sf_sforder", 4, .init = 15, .help = "superframe order"),
	UINT("sf_beaconorder", 4, .init = 15),
	UINT("sf_assocpermit", 1),
	UINT("sf_pancoord", 1),
	UINT("sf_reserved", 1),
	UINT("sf_battlifeextend", 1),
	UINT("sf_finalcapslot", 4, .init = 15),
	UINT("gts_spec_permit", 1, .init = 1),
	UINT("gts_spec_reserved", 4),
	UINT("gts_spec_desccount", 3),
	UINT("gts_dir_reserved", 1, .when = "gts_spec_desccount!=0"),
	UINT("gts_dir_mask", 7, .when = "gts_spec_desccount!=0"),
	UINT("pa_reserved_1", 1),
	UINT("pa_num_long", 3),
	UINT("pa_reserved_2", 1),
	UINT("pa_num_short", 3),
	SCALARS("pa_short_addresses", &short_address, .whole = true, .count = OF("pa_num_short", 1, 0)),
	SCALARS("pa_long_addresses", &long_address, .whole = true, .count = OF("pa_num_long", 1, 0)),
};
static const struct proto beacon = {
	.name = "Dot15d4Beacon",
	.title = "802.15.4 beacon (IEEE 802.15.4, 7.3.1)",
	TABLE(beacon_fields),
	UNDER({ "dot15d4.frame", BEACON }),
	.other = "ZigBeeBeacon",
	.text = "pan=%src_panid% from %src_addr:x%",
};

static const struct name_row command_rows[] = {
	{ 1, "AssocReq" }, { 2, "AssocResp" }, { 3, "DisassocNotify" }, { 4, "DataReq" }, { 5, "PANIDConflictNotify" },
	{ 6, "OrphanNotify" }, { 7, "BeaconReq" }, { 8, "CoordRealign" }, { 9, "GTSReq" },
};
static const struct names commands = { ROWS(command_rows) };
static const struct field command_fields[] = {
	LE16("dest_panid", .init = 0xffff),
	HOOK("dest_addr", &address_ops),
	LE16("src_panid", .present = has_source_pan),
	SOURCE(.present = has_source),
	AUXILIARY,
	UINT("cmd_id", 8, .names = &commands, .compute = NEXT("dot15d4.command")),
};
static const struct proto command = {
	.name = "Dot15d4Cmd",
	.title = "802.15.4 MAC command (IEEE 802.15.4, 7.3.4)",
	TABLE(command_fields),
	UNDER({ "dot15d4.frame", COMMAND }),
	.text = "%cmd_id%",
};

#define CMD(var, class, n, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), UNDER({ "dot15d4.command", n }), .text = "" }
static const struct name_row status_rows[] = { { 0, "successful" }, { 1, "PAN_at_capacity" }, { 2, "PAN_access_denied" } };
static const struct names statuses = { ROWS(status_rows) };
static const struct name_row reason_rows[] = { { 1, "coord_wishes_device_to_leave" }, { 2, "device_wishes_to_leave" } };
static const struct names reasons = { ROWS(reason_rows) };
CMD(assoc_req, "Dot15d4CmdAssocReq", 1, "Association request (IEEE 802.15.4, 7.5.2)", UINT("allocate_address", 1), UINT("security_capability", 1),
    UINT("reserved2", 1), UINT("reserved1", 1), UINT("receiver_on_when_idle", 1), UINT("power_source", 1), UINT("device_type", 1),
    UINT("alternate_pan_coordinator", 1));
CMD(assoc_resp, "Dot15d4CmdAssocResp", 2, "Association response (IEEE 802.15.4, 7.5.3)", LE16("short_address", .init = 0xffff),
    UINT("association_status", 8, .names = &statuses));
CMD(disassociation, "Dot15d4CmdDisassociation", 3, "Disassociation notification (IEEE 802.15.4, 7.5.4)",
    UINT("disassociation_reason", 8, .init = 2, .names = &reasons));
static const struct field realign_fields[] = {
	LE16("panid", .init = 0xffff), LE16("coord_address"), UINT("channel", 8), LE16("dev_address", .init = 0xffff),
};
static const struct proto realign = {
	.name = "Dot15d4CmdCoordRealign",
	.title = "Coordinator realignment (IEEE 802.15.4, 7.5.10)",
	TABLE(realign_fields),
	UNDER({ "dot15d4.command", 8 }),
	.other = "Dot15d4CmdCoordRealignPage",
	.text = "",
};
static const struct field page_fields[] = { UINT("channel_page", 8) };
static const struct proto page = {
	.name = "Dot15d4CmdCoordRealignPage", .title = "Channel page of a coordinator realignment (IEEE 802.15.4, 7.5.10)", TABLE(page_fields), .text = "",
};
CMD(gts, "Dot15d4CmdGTSReq", 9, "Guaranteed time slot request (IEEE 802.15.4, 7.5.11)", UINT("reserved", 2), UINT("charact_type", 1), UINT("gts_dir", 1),
    UINT("gts_len", 4));

/* ---- beacons of ZigBee networks ---- */

static const struct field zigbee_fields[] = {
	UINT("proto_id", 8),
	UINT("nwkc_protocol_version", 4),
	UINT("stack_profile", 4),
	UINT("end_device_capacity", 1),
	UINT("device_depth", 4),
	UINT("router_capacity", 1),
	UINT("reserved", 2),
	UINT("extended_pan_id", 64, .le = true),
	UINT("tx_offset", 24),
	UINT("update_id", 8),
};
static const struct proto zigbee = {
	.name = "ZigBeeBeacon",
	.title = "Beacon payload of a ZigBee network (ZigBee specification, 3.6.7)",
	TABLE(zigbee_fields),
	.text = "ZigBee beacon",
};

PROTO_UNIT(dot15d4, &dot15d4, &with_fcs, &security, &data, &ack, &beacon, &command, &assoc_req, &assoc_resp, &disassociation, &realign, &page, &gts,
           &zigbee);
