/* dot11.c - IEEE 802.11 frames: header, management, encryption. Elements are in dot11elt.c, actions in dot11act.c. */
#include "pkt/bits.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { MANAGEMENT = 0, CONTROL = 1, DATA = 2, EXTENSION = 3, QOS = 8, RESERVED_DATA = 13, PROTECTED = 0x40 };
enum { KEY_ID_AT = 3, EXTENDED_IV = 0x20, EXTENDED_SIZE = 8, WEP_LEAST = 8 };

static const struct name_row type_rows[] = {
	{ MANAGEMENT, "Management" },
	{ CONTROL, "Control" },
	{ DATA, "Data" },
	{ EXTENSION, "Extension" },
};
static const struct names types = { ROWS(type_rows) };
static const struct name_row control_rows[] = {
	{ 2, "Poll" }, { 3, "SPR" }, { 4, "Grant" }, { 5, "DMG CTS" }, { 6, "DMG DTS" }, { 7, "Grant Ack" }, { 8, "SSW" },
	{ 9, "SSW-Feedback" }, { 10, "SSW-Ack" },
};
static const struct names controls = { ROWS(control_rows) };

static const struct field short_flags = FLAGS("FCfield", 4, .letters = "pw_mgt MD protected order");
static const struct field long_flags = FLAGS("FCfield", 8, .letters = "to_DS from_DS MF retry pw_mgt MD protected order");
static const struct alt flags[] = {
	{ "type=1 and subtype=6", &short_flags },
	{ NULL, &long_flags },
};

/* Bits of a Frame Control field are read from its octets, the upper ones first. */
#define DOT11_FIELDS \
	UINT("subtype", 4), \
	UINT("type", 2, .names = &types), \
	UINT("proto", 2), \
	UINT("cfe", 4, .names = &controls, .when = "type=1 and subtype=6", .help = "control frame extension"), \
	FLAGS("FCfield2", 3, .letters = "next_tbtt comp_ssid ano", .when = "type=3 and subtype=1"), \
	UINT("FCfield_bw", 3, .when = "type=3 and subtype=1", .help = "bandwidth of an S1G beacon"), \
	FLAGS("FCfield_s1g", 2, .letters = "security AP_PM", .when = "type=3 and subtype=1"), \
	ALT("FCfield", flags, .when = "type!=3 or subtype!=1"), \
	UINT("ID", 16, .le = true, .help = "duration in microseconds, or association ID"), \
	MAC("addr1", .help = "receiver"), \
	MAC("addr2", .when = "type!=1 or subtype=4,5,6,8,9,10,11,14,15", .help = "transmitter"), \
	MAC("addr3", .when = "type=0,2 or type=1 and subtype=6 and cfe=6"), \
	UINT("SC", 16, .le = true, .when = "type!=1", .help = "sequence control: sequence number (upper 12 bits) and fragment number"), \
	MAC("addr4", .when = "type=2 and FCfield&1 and FCfield&2")

static const struct layout *encrypted(void)
{
	return layout_need("Dot11Encrypted");
}

static const struct layout *dot11_next(const struct scope *s, const uint8_t *p, size_t n)
{
	unsigned subtype = s->b[0] >> 4, type = s->b[0] >> 2 & 3;
	int space = space_find("dot11.frame");

	(void)p;
	(void)n;
	if (type != DATA)
		return space < 0 ? NULL : space_lookup((unsigned)space, type << 4 | subtype);
	if (subtype & QOS && subtype != RESERVED_DATA)
		return layout_need("Dot11QoS");
	return s->b[1] & PROTECTED ? encrypted() : layout_need("LLC");
}

#define DOT11_TEXT "[%type% ]%addr2% > %addr1%"
static const struct field dot11_fields[] = { DOT11_FIELDS };
static const struct proto dot11 = {
	.name = "Dot11",
	.title = "Wireless LAN frame (IEEE 802.11)",
	.example = "RadioTap()/Dot11(addr1=\"02:00:00:00:00:02\", addr2=\"02:00:00:00:00:01\", addr3=\"02:00:00:00:00:01\")/Dot11Deauth(reason=7)",
	TABLE(dot11_fields),
	UNDER({ "dlt", 105 }, { "ethertype", 0x8200, BIND_DECODE }), /* 0x8200: Aruba, in GRE */
	.next = dot11_next,
	.summary = "802.11 %Dot11.type% %Dot11.subtype% %Dot11.addr2% > %Dot11.addr1%",
	.text = DOT11_TEXT,
};

static const struct field fcs_fields[] = {
	DOT11_FIELDS,
	UINT("fcs", 32, .le = true, .base = HEX, .trailer = true, .compute = CHECKSUM_FCS, .help = "frame check sequence"),
};
static const struct proto dot11_fcs = {
	.name = "Dot11FCS",
	.title = "Wireless LAN frame with its check sequence (IEEE 802.11)",
	TABLE(fcs_fields),
	SETS({ "RadioTap", "present", 2 }, { "RadioTap", "Flags", 16 }),
	.is = "Dot11",
	.next = dot11_next,
	.trailer_last = true,
	.text = DOT11_TEXT,
};

/* Frames of a type and subtype, which they set in the header below. */
#define IS_FRAME(t, sub) UNDER({ "dot11.frame", (t) << 4 | (sub) }), \
	SETS({ "Dot11", "type", t }, { "Dot11", "subtype", sub }, { "Dot11FCS", "type", t }, { "Dot11FCS", "subtype", sub })
#define FRAME(var, class, sub, what, shows, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), IS_FRAME(MANAGEMENT, sub), .other = "Dot11Elt", .text = shows }
#define CAPABILITY FLAGS("cap", 16, .letters = "res8 res9 short-slot res11 res12 DSSS-OFDM res14 res15 ESS IBSS CFP CFP-req privacy short-preamble PBCC agility")
#define BEACON \
	UINT("timestamp", 64, .le = true), \
	UINT("beacon_interval", 16, .le = true, .init = 100, .help = "in units of 1024 microseconds"), \
	CAPABILITY
#define LE16(n, ...) UINT(n, 16, .le = true, __VA_ARGS__)

static const struct name_row status_rows[] = {
	{ 0, "success" }, { 1, "failure" }, { 10, "cannot-support-all-cap" }, { 11, "inexist-asso" }, { 12, "asso-denied" },
	{ 13, "algo-unsupported" }, { 14, "bad-seq-num" }, { 15, "challenge-failure" }, { 16, "timeout" }, { 17, "AP-full" },
	{ 18, "rate-unsupported" },
};
static const struct names statuses = { ROWS(status_rows) };
static const struct name_row reason_rows[] = {
	{ 0, "reserved" }, { 1, "unspec" }, { 2, "auth-expired" }, { 3, "deauth-ST-leaving" }, { 4, "inactivity" }, { 5, "AP-full" },
	{ 6, "class2-from-nonauth" }, { 7, "class3-from-nonass" }, { 8, "disas-ST-leaving" }, { 9, "ST-not-auth" },
};
static const struct names reasons = { ROWS(reason_rows) };
static const struct name_row algorithm_rows[] = {
	{ 0, "open" },
	{ 1, "sharedkey" },
};
static const struct names algorithms = { ROWS(algorithm_rows) };

FRAME(asso_req, "Dot11AssoReq", 0, "Association request (IEEE 802.11, 9.3.3.5)", "association request", CAPABILITY, LE16("listen_interval", .init = 200));
FRAME(asso_resp, "Dot11AssoResp", 1, "Association response (IEEE 802.11, 9.3.3.6)", "association response status=%status:d%", CAPABILITY,
      LE16("status"), LE16("AID"));
FRAME(reasso_req, "Dot11ReassoReq", 2, "Reassociation request (IEEE 802.11, 9.3.3.7)", "reassociation request", CAPABILITY,
      LE16("listen_interval", .init = 200), MAC("current_AP"));
FRAME(reasso_resp, "Dot11ReassoResp", 3, "Reassociation response (IEEE 802.11, 9.3.3.8)", "reassociation response status=%status:d%", CAPABILITY,
      LE16("status"), LE16("AID"));
FRAME(probe_resp, "Dot11ProbeResp", 5, "Probe response (IEEE 802.11, 9.3.3.10)", "probe response", BEACON);
FRAME(beacon, "Dot11Beacon", 8, "Beacon (IEEE 802.11, 9.3.3.2)", "beacon", BEACON);
FRAME(disas, "Dot11Disas", 10, "Disassociation (IEEE 802.11, 9.3.3.4)", "disassociation reason=%reason%", LE16("reason", .init = 1, .names = &reasons));
FRAME(auth, "Dot11Auth", 11, "Authentication (IEEE 802.11, 9.3.3.11)", "authentication %algo% seq=%seqnum% %status%", LE16("algo", .names = &algorithms),
      LE16("seqnum"), LE16("status", .names = &statuses));
FRAME(deauth, "Dot11Deauth", 12, "Deauthentication (IEEE 802.11, 9.3.3.12)", "deauthentication reason=%reason%",
      LE16("reason", .init = 1, .names = &reasons));
#define BARE(var, class, t, sub, what, shows) \
	static const struct proto var = { .name = class, .title = what, IS_FRAME(t, sub), .other = "Dot11Elt", .text = shows }
BARE(probe_req, "Dot11ProbeReq", MANAGEMENT, 4, "Probe request (IEEE 802.11, 9.3.3.9)", "probe request");
BARE(atim, "Dot11ATIM", MANAGEMENT, 9, "Announcement traffic indication (IEEE 802.11, 9.3.3.3)", "ATIM");
static const struct proto ack = {
	.name = "Dot11Ack", .title = "Acknowledgement (IEEE 802.11, 9.3.1.4)", IS_FRAME(CONTROL, 13), .text = "ack",
};
static const struct field s1g_fields[] = {
	UINT("timestamp", 32, .le = true),
	UINT("change_seq", 8, .help = "change sequence"),
};
static const struct proto s1g = {
	.name = "Dot11S1GBeacon",
	.title = "S1G beacon, what follows the addresses (IEEE 802.11, 9.3.4.3)",
	TABLE(s1g_fields),
	SETS({ "Dot11", "type", EXTENSION }, { "Dot11", "subtype", 1 }),
	.other = "Dot11Elt",
	.text = "S1G beacon",
};

/* ---- data ---- */

static const struct layout *qos_next(const struct scope *s, const uint8_t *p, size_t n)
{
	const struct layout *below = scope_under(s);
	uint64_t flags = 0;

	(void)p;
	(void)n;
	if (below && s->index && layer_uint(s->p, s->index - 1, (unsigned)field_find(below, "FCfield", 7), &flags) && flags & PROTECTED)
		return encrypted();
	return layout_need("LLC");
}

static const struct field qos_fields[] = {
	UINT("A_MSDU_Present", 1),
	UINT("Ack_Policy", 2),
	UINT("EOSP", 1, .help = "end of service period"),
	UINT("TID", 4, .help = "traffic identifier"),
	UINT("TXOP", 8, .help = "transmission opportunity, or queue size"),
};
static const struct proto qos = {
	.name = "Dot11QoS",
	.title = "Quality of service control (IEEE 802.11, 9.2.4.5)",
	TABLE(qos_fields),
	SETS({ "Dot11", "type", DATA }, { "Dot11", "subtype", 12 }, { "Dot11FCS", "type", DATA }, { "Dot11FCS", "subtype", 12 }),
	.next = qos_next,
	.text = "",
};

/* How a frame is encrypted shows in what stands before its data (IEEE 802.11, 12.3.2, 12.5.2.2, 12.5.3.2). */
static const struct layout *encrypted_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n <= KEY_ID_AT)
		return NULL;
	if (!(p[KEY_ID_AT] & EXTENDED_IV) || n < EXTENDED_SIZE)
		return n < WEP_LEAST ? NULL : layout_need("Dot11WEP");
	if (p[1] == ((p[0] | 0x20) & 0x7f))
		return layout_need("Dot11TKIP");
	return p[2] == 0 ? layout_need("Dot11CCMP") : LAYOUT_SELF;
}

static const struct field encrypted_fields[] = { BYTES("data", .size = REST) };
static const struct proto encrypted_data = {
	.name = "Dot11Encrypted",
	.title = "Encrypted data of a wireless LAN (IEEE 802.11, 12)",
	TABLE(encrypted_fields),
	.choose = encrypted_choose,
	.text = "encrypted",
};
static const struct field wep_fields[] = {
	BYTES("iv", .size = FIXED(3), .filled = true, .help = "initialization vector"),
	UINT("keyid", 8),
	BYTES("wepdata", .size = REST_BUT(4)),
	UINT("icv", 32, .base = HEX, .help = "integrity check value"),
};
static const struct proto wep = {
	.name = "Dot11WEP", .title = "Data encrypted by WEP (IEEE 802.11, 12.3.2)", TABLE(wep_fields), .is = "Dot11Encrypted", .text = "WEP",
};
static const struct field tkip_fields[] = {
	UINT("TSC1", 8), UINT("WEPSeed", 8), UINT("TSC0", 8), UINT("key_id", 2), UINT("ext_iv", 1), UINT("res", 5),
	UINT("TSC2", 8, .when = "ext_iv=1"), UINT("TSC3", 8, .when = "ext_iv=1"), UINT("TSC4", 8, .when = "ext_iv=1"),
	UINT("TSC5", 8, .when = "ext_iv=1"), BYTES("data", .size = REST),
};
static const struct proto tkip = {
	.name = "Dot11TKIP", .title = "Data encrypted by TKIP (IEEE 802.11, 12.5.2)", TABLE(tkip_fields), .is = "Dot11Encrypted", .text = "TKIP",
};
static const struct field ccmp_fields[] = {
	UINT("PN0", 8), UINT("PN1", 8), UINT("res0", 8), UINT("key_id", 2), UINT("ext_iv", 1), UINT("res1", 5),
	UINT("PN2", 8), UINT("PN3", 8), UINT("PN4", 8), UINT("PN5", 8), BYTES("data", .size = REST),
};
static const struct proto ccmp = {
	.name = "Dot11CCMP", .title = "Data encrypted by CCMP (IEEE 802.11, 12.5.3)", TABLE(ccmp_fields), .is = "Dot11Encrypted", .text = "CCMP",
};

PROTO_UNIT(dot11, &dot11, &dot11_fcs, &asso_req, &asso_resp, &reasso_req, &reasso_resp, &probe_req, &probe_resp, &beacon, &atim, &disas, &auth,
           &deauth, &ack, &s1g, &qos, &encrypted_data, &wep, &tkip, &ccmp);
