/* sixlowpan.c - IPv6 over low-rate wireless networks (RFC 4944, RFC 6282), and frames of such networks over UDP (ZEP). */
#include "ntp.h"

#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

/* Which header: by the first octet (RFC 4944, 5.1; RFC 6282, 3.1). */
static const struct layout *lowpan_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	static const struct { uint8_t mask, value; const char *class; } headers[] = {
		{ 0xff, 0x41, "LoWPANUncompressedIPv6" }, { 0xff, 0x42, "LoWPAN_HC1" }, { 0xff, 0x50, "LoWPANBroadcast" },
		{ 0xff, 0x7f, "SixLoWPAN_ESC" }, { 0xc0, 0x80, "LoWPANMesh" }, { 0xf8, 0xc0, "LoWPANFragmentationFirst" },
		{ 0xf8, 0xe0, "LoWPANFragmentationSubsequent" }, { 0xe0, 0x60, "LoWPAN_IPHC" },
	};

	(void)outer;
	for (size_t i = 0; n && i < sizeof(headers) / sizeof(headers[0]); i++)
		if ((p[0] & headers[i].mask) == headers[i].value)
			return layout_need(headers[i].class);
	return LAYOUT_SELF;
}
static const struct proto lowpan = {
	.name = "SixLoWPAN",
	.title = "IPv6 over a low-rate wireless network (RFC 4944)",
	UNDER({ "ethertype", 0xa0ed }),
	.choose = lowpan_choose,
	.text = "6LoWPAN",
};

#define HEADER(var, class, what, payload, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = what, TABLE(var##_fields), UNDER({ "ethertype", 0xa0ed, BIND_BUILD }), \
					  .other = payload, .text = "6LoWPAN" }
HEADER(plain, "LoWPANUncompressedIPv6", "6LoWPAN: IPv6 as it is (RFC 4944, 5.1)", "IPv6", UINT("_type", 8, .init = 0x41));
HEADER(broadcast, "LoWPANBroadcast", "6LoWPAN broadcast header (RFC 4944, 11.1)", "SixLoWPAN", UINT("reserved", 8, .init = 0x50), UINT("seq", 8));
HEADER(esc, "SixLoWPAN_ESC", "6LoWPAN: dispatch beyond this octet (RFC 8025)", "Raw", UINT("dispatch", 8));
#define DATAGRAM(n) UINT("reserved", 5, .init = (n)), UINT("datagramSize", 11), UINT("datagramTag", 16, .base = HEX)
HEADER(first, "LoWPANFragmentationFirst", "6LoWPAN first fragment (RFC 4944, 5.3)", "SixLoWPAN", DATAGRAM(0x18));
HEADER(subsequent, "LoWPANFragmentationSubsequent", "6LoWPAN subsequent fragment (RFC 4944, 5.3)", "Raw", DATAGRAM(0x1c),
       UINT("datagramOffset", 8, .help = "in units of 8 octets"));

static const struct name_row kind_rows[] = { { 0, "EUI-64" }, { 1, "Short" } };
static const struct names kinds = { ROWS(kind_rows) };
static const struct field src2 = UINT("src", 16, .base = HEX), src8 = UINT("src", 64, .base = HEX);
static const struct field dst2 = UINT("dst", 16, .base = HEX), dst8 = UINT("dst", 64, .base = HEX);
static const struct alt mesh_src[] = { { "v=1", &src2 }, { NULL, &src8 } }, mesh_dst[] = { { "f=1", &dst2 }, { NULL, &dst8 } };
HEADER(mesh, "LoWPANMesh", "6LoWPAN mesh addressing header (RFC 4944, 5.2)", "SixLoWPAN", UINT("reserved", 2, .init = 2), UINT("v", 1, .names = &kinds),
       UINT("f", 1, .names = &kinds), UINT("hopsLeft", 4), ALT("src", mesh_src), ALT("dst", mesh_dst));

/* ---- compressed headers: what is inline is shown, what was left out is not made up ---- */

static const struct field whole_src = IPV6("src", .text = "::"), whole_dst = IPV6("dst", .text = "::");
#define PART(f, n) BYTES(f, .size = FIXED(n), .filled = true)
static const struct field src_8 = PART("src", 8), src_2 = PART("src", 2), src_0 = PART("src", 0);
static const struct field dst_8 = PART("dst", 8), dst_6 = PART("dst", 6), dst_4 = PART("dst", 4), dst_2 = PART("dst", 2), dst_1 = PART("dst", 1),
			  dst_0 = PART("dst", 0);
static const struct alt iphc_src[] = {
	{ "sam=0 and sac=0", &whole_src }, { "sam=1", &src_8 }, { "sam=2", &src_2 }, { NULL, &src_0 },
};
static const struct alt iphc_dst[] = {
	{ "dam=0 and dac=0", &whole_dst }, { "m=1 and dac=0 and dam=1", &dst_6 }, { "m=1 and dac=0 and dam=2", &dst_4 },
	{ "m=1 and dac=0 and dam=3", &dst_1 }, { "m=1 and dam=0", &dst_6 }, { "m=0 and dam=1", &dst_8 }, { "m=0 and dam=2", &dst_2 },
	{ NULL, &dst_0 },
};
static const struct name_row inline_rows[] = { { 0, "Inline" }, { 1, "Compressed" } };
static const struct names inline_names = { ROWS(inline_rows) };
static const struct name_row hop_limits_rows[] = { { 0, "Inline" }, { 1, "Compressed/HL1" }, { 2, "Compressed/HL64" }, { 3, "Compressed/HL255" } };
static const struct names hop_limits = { ROWS(hop_limits_rows) };
static const struct name_row states_rows[] = { { 0, "Stateless (0)" }, { 1, "Stateful (1)" } };
static const struct names states = { ROWS(states_rows) };
static const struct name_row modes_rows[] = { { 0, "Unspecified (0)" }, { 2, "16-bits inline (3)" }, { 3, "Compressed (3)" } };
static const struct names modes = { ROWS(modes_rows) };
static const struct name_row contexts_rows[] = { { 1, "Present (1)" } };
static const struct names contexts = { ROWS(contexts_rows) };
static const struct name_row multicasts_rows[] = { { 1, "multicast (1)" } };
static const struct names multicasts = { ROWS(multicasts_rows) };
HEADER(iphc, "LoWPAN_IPHC", "6LoWPAN compressed IPv6 header (RFC 6282, 3.1)", "Raw", UINT("_reserved", 3, .init = 3),
       UINT("tf", 2, .help = "traffic class and flow label"), UINT("nh", 1, .names = &inline_names, .help = "next header compressed"), UINT("hlim", 2, .names = &hop_limits), UINT("cid", 1, .names = &contexts),
       UINT("sac", 1, .names = &states), UINT("sam", 2, .names = &modes), UINT("m", 1, .names = &multicasts, .help = "multicast"), UINT("dac", 1, .names = &states), UINT("dam", 2, .names = &modes), UINT("sci", 4, .when = "cid=1"),
       UINT("dci", 4, .when = "cid=1"), UINT("tc_ecn", 2, .when = "tf=0,1,2"), UINT("tc_dscp", 6, .when = "tf=0,2"), UINT("rsv", 4, .when = "tf=0"),
       UINT("rsv_1", 2, .when = "tf=1"), UINT("flowlabel", 20, .when = "tf=0,1"), UINT("nhField", 8, .names_of = "ipv6.nh", .when = "nh=0"),
       UINT("hopLimit", 8, .when = "hlim=0"), ALT("src", iphc_src), ALT("dst", iphc_dst));

static const struct name_row in_line_rows[] = { { 0, "In-line" }, { 1, "Compressed" } };
static const struct names in_line = { ROWS(in_line_rows) };
static const struct name_row elided_rows[] = { { 0, "In-line" }, { 1, "Elided" } };
static const struct names elided = { ROWS(elided_rows) };
static const struct name_row hc1_classes_rows[] = { { 0, "Not compressed" }, { 1, "zero" } };
static const struct names hc1_classes = { ROWS(hc1_classes_rows) };
static const struct name_row hc1_headers_rows[] = { { 0, "not compressed" }, { 1, "UDP" }, { 2, "ICMP" }, { 3, "TCP" } };
static const struct names hc1_headers = { ROWS(hc1_headers_rows) };
static const struct name_row hc1_more_rows[] = { { 0, "No more header compression bits" }, { 1, "HC2 Present" } };
static const struct names hc1_more = { ROWS(hc1_more_rows) };
static const struct field hc2_fields[] = {
	UINT("sc", 1, .names = &in_line), UINT("dc", 1, .names = &in_line), UINT("lc", 1, .names = &in_line), UINT("res", 5),
};
static const struct proto hc2 = { .name = "LoWPAN_HC2_UDP", .title = "6LoWPAN: how UDP is compressed (RFC 4944, 10.3.1)", TABLE(hc2_fields), .text = "" };
static const struct family hc2_family = { .other = "LoWPAN_HC2_UDP" };
static const struct alt hc1_src[] = { { "sp=0 and si=0", &whole_src }, { "sp=0 or si=0", &src_8 }, { NULL, &src_0 } };
static const struct alt hc1_dst[] = { { "dp=0 and di=0", &whole_dst }, { "dp=0 or di=0", &dst_8 }, { NULL, &dst_0 } };
HEADER(hc1, "LoWPAN_HC1", "6LoWPAN compressed IPv6 header, deprecated (RFC 4944, 10.1)", "Raw", UINT("reserved", 8, .init = 0x42), UINT("sp", 1, .names = &in_line),
       UINT("si", 1, .names = &elided), UINT("dp", 1, .names = &in_line), UINT("di", 1, .names = &elided), UINT("tc_fl", 1, .names = &hc1_classes), UINT("nh", 2, .names = &hc1_headers), UINT("hc2", 1, .names = &hc1_more),
       LAYER("hc2Field", &hc2_family, .text = "LoWPAN_HC2_UDP", .size = FIXED(1), .when = "hc2=1 and nh=1"), UINT("hopLimit", 8),
       ALT("src", hc1_src), ALT("dst", hc1_dst), UINT("traffic_class", 8, .when = "tc_fl=0"), UINT("flow_label", 20, .when = "tc_fl=0"),
       UINT("pad", 4, .when = "tc_fl=0"));

static const struct field udp_fields[] = {
	UINT("res", 5, .init = 30),
	UINT("C", 1, .help = "the checksum is left out"),
	UINT("P", 2, .help = "which ports are compressed"),
	UINT("udpSourcePort", 16, .when = "P=0,1"),
	UINT("udpSourcePort_8", 8, .when = "P=2"),
	UINT("udpSourcePort_4", 4, .when = "P=3"),
	UINT("udpDestPort", 16, .when = "P=0,2"),
	UINT("udpDestPort_8", 8, .when = "P=1"),
	UINT("udpDestPort_4", 4, .when = "P=3"),
	UINT("udpChecksum", 16, .base = HEX, .when = "C=0"),
};
static const struct proto nhc_udp = { .name = "LoWPAN_NHC_UDP", .title = "6LoWPAN compressed UDP header (RFC 6282, 4.3)", TABLE(udp_fields), .text = "" };
static const struct name_row extensions_rows[] = { { 0, "Hop-by-hop Options Header" }, { 1, "IPv6 Routing Header" }, { 2, "IPv6 Fragment Header" }, { 3, "IPv6 Destination Options Header" }, { 4, "IPv6 Mobility Header" }, { 7, "IPv6 Header" } };
static const struct names extensions = { ROWS(extensions_rows) };
static const struct field ext_fields[] = {
	UINT("res", 4, .init = 14),
	UINT("eid", 3, .names = &extensions),
	UINT("nh", 1),
	UINT("nhField", 8, .names_of = "ipv6.nh", .when = "nh=0"),
	UINT("len", 8, .compute = LENGTH_OF("data", 1, 1)),
	BYTES("data", .size = REST),
};
static const struct proto nhc_ext = {
	.name = "LoWPAN_NHC_IPv6Ext", .title = "6LoWPAN compressed IPv6 extension header (RFC 6282, 4.2)", TABLE(ext_fields), .text = "",
};

/* ---- ZigBee Encapsulation Protocol ---- */

enum { ZEP_PORT = 17754, VERSION_AT = 2 };
static const struct layout *zep_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n > VERSION_AT && p[VERSION_AT] == 1 ? layout_need("ZEP1") : LAYOUT_SELF;
}
/* With a link quality the frame comes without its check sequence. */
static const struct layout *zep_next(const struct scope *s, const uint8_t *p, size_t n)
{
	uint64_t mode = 1;

	(void)p;
	(void)n;
	scope_named(s, "lqi_mode", &mode);
	return layout_need(mode ? "Dot15d4" : "Dot15d4FCS");
}
#define PREAMBLE BYTES("preamble", .size = FIXED(2), .filled = true, .text = "EX"), UINT("ver", 8)
static const struct field zep2_fields[] = {
	PREAMBLE, UINT("type", 8), UINT("channel", 8), UINT("device", 16), UINT("lqi_mode", 8, .init = 1), UINT("lqi_val", 8),
	STAMP("timestamp"), UINT("seq", 32), BYTES("res", .size = FIXED(10), .filled = true), UINT("length", 8),
};
static const struct field zep1_fields[] = {
	PREAMBLE, UINT("channel", 8), UINT("device", 16), UINT("lqi_mode", 8), UINT("lqi_val", 8), BYTES("res", .size = FIXED(7), .filled = true),
	UINT("len", 8),
};
#define ZEP(var, class, what, ...) \
	static const struct proto var = { .name = class, .title = "ZigBee Encapsulation Protocol, version " what " (Exegin, ZEP)", TABLE(var##_fields), \
					  SETS({ "UDP", "sport", ZEP_PORT }, { "UDP", "dport", ZEP_PORT }), .next = zep_next, .text = "ZEP ch %channel:d%", __VA_ARGS__ }
ZEP(zep2, "ZEP2", "2", UNDER({ "udp.port", ZEP_PORT }), .choose = zep_choose, .example = "IP(dst=\"192.0.2.1\")/UDP()/ZEP2(ver=2, channel=11)/Dot15d4()");
ZEP(zep1, "ZEP1", "1", .is = "ZEP2");

PROTO_UNIT(sixlowpan, &lowpan, &plain, &broadcast, &esc, &first, &subsequent, &mesh, &iphc, &hc1, &hc2, &nhc_udp, &nhc_ext, &zep2, &zep1);
