/* openflow3oxm.c - OpenFlow 1.3: match and its fields, OXM TLVs (OpenFlow Switch Specification 1.3.0, A.2.3). */
#include "openflow.h"

#include "pkt/bits.h"
#include "pkt/scope.h"

static const struct name_row class_rows[] = {
	{ 0x0000, "OFPXMC_NXM_0" },
	{ 0x0001, "OFPXMC_NXM_1" },
	{ 0x8000, "OFPXMC_OPENFLOW_BASIC" },
	{ 0xffff, "OFPXMC_EXPERIMENTER" },
};
static const struct names classes = { ROWS(class_rows) };

static const struct name_row field_rows[] = {
	{ 0, "OFB_IN_PORT" }, { 1, "OFB_IN_PHY_PORT" }, { 2, "OFB_METADATA" }, { 3, "OFB_ETH_DST" }, { 4, "OFB_ETH_SRC" },
	{ 5, "OFB_ETH_TYPE" }, { 6, "OFB_VLAN_VID" }, { 7, "OFB_VLAN_PCP" }, { 8, "OFB_IP_DSCP" }, { 9, "OFB_IP_ECN" },
	{ 10, "OFB_IP_PROTO" }, { 11, "OFB_IPV4_SRC" }, { 12, "OFB_IPV4_DST" }, { 13, "OFB_TCP_SRC" }, { 14, "OFB_TCP_DST" },
	{ 15, "OFB_UDP_SRC" }, { 16, "OFB_UDP_DST" }, { 17, "OFB_SCTP_SRC" }, { 18, "OFB_SCTP_DST" },
	{ 19, "OFB_ICMPV4_TYPE" }, { 20, "OFB_ICMPV4_CODE" }, { 21, "OFB_ARP_OP" }, { 22, "OFB_ARP_SPA" },
	{ 23, "OFB_ARP_TPA" }, { 24, "OFB_ARP_SHA" }, { 25, "OFB_ARP_THA" }, { 26, "OFB_IPV6_SRC" }, { 27, "OFB_IPV6_DST" },
	{ 28, "OFB_IPV6_FLABEL" }, { 29, "OFB_ICMPV6_TYPE" }, { 30, "OFB_ICMPV6_CODE" }, { 31, "OFB_IPV6_ND_TARGET" },
	{ 32, "OFB_IPV6_ND_SLL" }, { 33, "OFB_IPV6_ND_TLL" }, { 34, "OFB_MPLS_LABEL" }, { 35, "OFB_MPLS_TC" },
	{ 36, "OFB_MPLS_BOS" }, { 37, "OFB_PBB_ISID" }, { 38, "OFB_TUNNEL_ID" }, { 39, "OFB_IPV6_EXTHDR" },
};
static const struct names fields = { ROWS(field_rows) };

enum { BASIC = 0x8000 };

/* Number, class, value, its bytes, kind of value, what it is. */
#define NUMBER(n, bytes) UINT(n, (bytes) * 8)
#define IN_PORT(n, bytes) UINT(n, (bytes) * 8, .names_of = "openflow4.port")
#define ETHERTYPE(n, bytes) UINT(n, (bytes) * 8, .names_of = "ethertype")
#define PROTOCOL(n, bytes) UINT(n, (bytes) * 8, .names_of = "ipproto")
#define ETHERNET(n, bytes) MAC(n)
#define EXTENSIONS(n, bytes) FLAGS(n, (bytes) * 8, .letters = "NONEXT ESP AUTH DEST FRAG ROUTER HOP UNREP UNSEQ")
#define ADDRESS4(n, bytes) IPV4(n)
#define ADDRESS6(n, bytes) IPV6(n, .text = "::")
#define OXMS(OXM) \
	OXM(0, InPort, in_port, 4, IN_PORT, "ingress port") \
	OXM(1, InPhyPort, in_phy_port, 4, NUMBER, "physical port") \
	OXM(2, Metadata, metadata, 8, NUMBER, "metadata") \
	OXM(3, EthDst, eth_dst, 6, ETHERNET, "Ethernet destination") \
	OXM(4, EthSrc, eth_src, 6, ETHERNET, "Ethernet source") \
	OXM(5, EthType, eth_type, 2, ETHERTYPE, "Ethernet type") \
	OXM(6, VLANVID, vlan_vid, 2, NUMBER, "VLAN") \
	OXM(7, VLANPCP, vlan_pcp, 1, NUMBER, "VLAN priority") \
	OXM(8, IPDSCP, ip_dscp, 1, NUMBER, "DSCP") \
	OXM(9, IPECN, ip_ecn, 1, NUMBER, "ECN") \
	OXM(10, IPProto, ip_proto, 1, PROTOCOL, "IP protocol") \
	OXM(11, IPv4Src, ipv4_src, 4, ADDRESS4, "IPv4 source") \
	OXM(12, IPv4Dst, ipv4_dst, 4, ADDRESS4, "IPv4 destination") \
	OXM(13, TCPSrc, tcp_src, 2, NUMBER, "TCP source port") \
	OXM(14, TCPDst, tcp_dst, 2, NUMBER, "TCP destination port") \
	OXM(15, UDPSrc, udp_src, 2, NUMBER, "UDP source port") \
	OXM(16, UDPDst, udp_dst, 2, NUMBER, "UDP destination port") \
	OXM(17, SCTPSrc, sctp_src, 2, NUMBER, "SCTP source port") \
	OXM(18, SCTPDst, sctp_dst, 2, NUMBER, "SCTP destination port") \
	OXM(19, ICMPv4Type, icmpv4_type, 1, NUMBER, "ICMP type") \
	OXM(20, ICMPv4Code, icmpv4_code, 1, NUMBER, "ICMP code") \
	OXM(21, ARPOP, arp_op, 2, NUMBER, "ARP operation") \
	OXM(22, ARPSPA, arp_spa, 4, ADDRESS4, "ARP source protocol address") \
	OXM(23, ARPTPA, arp_tpa, 4, ADDRESS4, "ARP target protocol address") \
	OXM(24, ARPSHA, arp_sha, 6, ETHERNET, "ARP source hardware address") \
	OXM(25, ARPTHA, arp_tha, 6, ETHERNET, "ARP target hardware address") \
	OXM(26, IPv6Src, ipv6_src, 16, ADDRESS6, "IPv6 source") \
	OXM(27, IPv6Dst, ipv6_dst, 16, ADDRESS6, "IPv6 destination") \
	OXM(28, IPv6FLabel, ipv6_flabel, 4, NUMBER, "IPv6 flow label") \
	OXM(29, ICMPv6Type, icmpv6_type, 1, NUMBER, "ICMPv6 type") \
	OXM(30, ICMPv6Code, icmpv6_code, 1, NUMBER, "ICMPv6 code") \
	OXM(31, IPv6NDTarget, ipv6_nd_target, 16, ADDRESS6, "neighbor discovery target") \
	OXM(32, IPv6NDSLL, ipv6_sll, 6, ETHERNET, "neighbor discovery source link-layer address") \
	OXM(33, IPv6NDTLL, ipv6_tll, 6, ETHERNET, "neighbor discovery target link-layer address") \
	OXM(34, MPLSLabel, mpls_label, 4, NUMBER, "MPLS label") \
	OXM(35, MPLSTC, mpls_tc, 1, NUMBER, "MPLS traffic class") \
	OXM(36, MPLSBoS, mpls_bos, 1, NUMBER, "MPLS bottom of stack") \
	OXM(37, PBBISID, pbb_isid, 3, NUMBER, "PBB service") \
	OXM(38, TunnelID, tunnel_id, 8, NUMBER, "tunnel") \
	OXM(39, IPv6ExtHdr, ipv6_ext_hdr_flags, 2, EXTENSIONS, "IPv6 extension headers")

#define HEAD(number, mask, bytes) \
	UINT("class_", 16, .init = BASIC, .names = &classes), \
	UINT("field", 7, .init = (number), .names = &fields), \
	UINT("hasmask", 1, .init = (mask)), \
	UINT("len", 8, .init = (bytes))
/* All that stands before the value. */
#define KEY(number, mask, bytes) ((uint64_t)BASIC << 16 | (number) << 9 | (mask) << 8 | (bytes))
#define FIELDS(number, id, value, bytes, kind, what) \
	static const struct field id##_fields[] = { HEAD(number, 0, bytes), kind(#value, bytes) }; \
	static const struct field id##HM_fields[] = { HEAD(number, 1, 2 * (bytes)), kind(#value, bytes), kind(#value "_mask", bytes) }; \
	static const struct proto id = { \
		.name = "OFB" #id, \
		.title = "OpenFlow 1.3 match: " what " (OpenFlow 1.3.0, A.2.3.7)", \
		TABLE(id##_fields), \
		UNDER({ "openflow4.oxm", KEY(number, 0, bytes) }), \
		.text = #value "=%" #value "%", \
	}; \
	static const struct proto id##HM = { \
		.name = "OFB" #id "HM", \
		.title = "OpenFlow 1.3 match: " what ", with a mask (OpenFlow 1.3.0, A.2.3.7)", \
		TABLE(id##HM_fields), \
		UNDER({ "openflow4.oxm", KEY(number, 1, 2 * (bytes)) }), \
		.text = #value "=%" #value "%/%" #value "_mask%", \
	};
OXMS(FIELDS)

static const struct field any_fields[] = {
	UINT("class_", 16, .init = BASIC, .names = &classes),
	UINT("field", 7, .names = &fields),
	UINT("hasmask", 1),
	UINT("len", 8, .compute = LENGTH_OF("value", 1, 0)),
	BYTES("value", .size = OF("len", 1, 0)),
};
OFP_PART(any, "OXM", "field of a match, of any type (OpenFlow 1.3.0, A.2.3.2)", .text = "%field%");
static const struct family oxms = { .space = "openflow4.oxm", .bits = 32, .other = "OXM" };

static const struct field id_fields[] = {
	UINT("class_", 16, .init = BASIC, .names = &classes),
	UINT("field", 7, .names = &fields),
	UINT("hasmask", 1),
	UINT("len", 8),
};
OFP_PART(id, "OXMID", "name of a field of a match (OpenFlow 1.3.0, A.3.5.5.2)", .text = "%field%");
const struct family openflow3_oxms = { .space = "openflow4.oxm", .bits = 32, .other = "OXM" }, openflow3_oxm_ids = { .other = "OXMID" };

static const struct name_row match_rows[] = {
	{ 0, "OFPMT_STANDARD" },
	{ 1, "OFPMT_OXM" },
};
static const struct names match_types = { ROWS(match_rows) };

static const struct field match_fields[] = {
	UINT("type", 16, .init = 1, .names = &match_types),
	UINT("len", 16, .compute = LENGTH_OF("oxm_fields", 1, 4), .help = "bytes, filling not counted"),
	LIST("oxm_fields", &oxms, .size = OF("len", 1, -4)),
	OFP_FILL,
};
OFP_PART(match, "OFPMatch3", "what a flow's packets have in common (OpenFlow 1.3.0, A.2.3)", .text = "%oxm_fields%");
const struct family openflow3_matches = { .other = "OFPMatch3" };

uint64_t openflow3_match_size(const struct extent *x, const struct scope *s, size_t avail)
{
	(void)x;
	if (!scope_decoding(s) || avail < 4 || avail > s->hdr)
		return avail;
	return (get16(s->b + s->hdr - avail + 2) + 7u) & ~7u;
}

#define UNITS(number, id, value, bytes, kind, what) &id, &id##HM,
PROTO_UNIT(openflow3oxm, OXMS(UNITS) &any, &id, &match);
