/* ipv6route.c - IPv6 routing headers: types 0 (RFC 2460), 2 (RFC 6275) and 4, the segment routing header (RFC 8754). */
#include "ipv6.h"

enum { ROUTING_SEGMENTS = 4, ADDRESSES = 8, TLV_HMAC = 5 };

static const struct field address = IPV6("address", .text = "::1");

static const struct field routing_fields[] = {
	NEXT_HEADER,
	UINT("len", 8, .compute = HEADER_LENGTH_ADD(8, -1), .help = "Hdr Ext Len"),
	UINT("type", 8, .help = "Routing Type"),
	UINT("segleft", 8, .compute = COUNT_OF("addresses", 0), .help = "Segments Left"),
	UINT("reserved", 32),
	SCALARS("addresses", &address, .whole = true, .size = REST),
};

static const struct name_row tlv_rows[] = {
	{ 0, "Pad1 TLV" },
	{ 1, "Ingress Node TLV" },
	{ 2, "Egress Node TLV" },
	{ 4, "PadN TLV" },
	{ 5, "HMAC TLV" },
};
static const struct names tlv_names = { ROWS(tlv_rows) };

/*
 * Scapy's HMAC TLV has a length of two octets, RFC 8754 one of one octet, and that is never 0. The class builds what Scapy's
 * does; what the RFC describes is read as a generic TLV.
 */
static const struct layout *tlv_choose(const struct field *f, const struct scope *outer, const uint8_t *p, size_t avail)
{
	int space = space_find("ipv6.srh.tlv");

	(void)f;
	(void)outer;
	if (avail > 1 && p[0] == TLV_HMAC && p[1])
		return NULL;
	return space >= 0 && avail ? space_lookup((unsigned)space, p[0]) : NULL;
}

static const struct family tlv_family = {
	.space = "ipv6.srh.tlv",
	.choose = tlv_choose,
	.other = "IPv6ExtHdrSegmentRoutingTLV",
	.aligned = true,
	.padn = 4,
	.unless = "len",
};

static const struct field segment_fields[] = {
	NEXT_HEADER,
	UINT("len", 8, .compute = HEADER_LENGTH_ADD(8, -1), .help = "Hdr Ext Len"),
	UINT("type", 8, .init = ROUTING_SEGMENTS, .help = "Routing Type"),
	UINT("segleft", 8, .compute = COUNT_OF("addresses", -1), .help = "Segments Left"),
	UINT("lastentry", 8, .compute = COUNT_OF("addresses", -1), .help = "Last Entry"),
	UINT("unused1", 1),
	UINT("protected", 1),
	UINT("oam", 1),
	UINT("alert", 1),
	UINT("hmac", 1),
	UINT("unused2", 3),
	UINT("tag", 16),
	SCALARS("addresses", &address, .text = "one", .whole = true, .size = OF("lastentry", 16, 16), .help = "Segment List"),
	LIST("tlv_objects", &tlv_family, .size = REST, .pad = 8),
};

/* ---- TLVs (RFC 8754, 2.1) ------------------------------------------------------------------------------------ */

#define TLV_TYPE(t) UINT("type", 8, .init = (t), .names = &tlv_names)

static const struct field tlv_fields[] = {
	TLV_TYPE(0),
	UINT("len", 8),
	BYTES("value", .size = OF("len", 1, 0)),
};

static const struct proto tlv = {
	.name = "IPv6ExtHdrSegmentRoutingTLV",
	.title = "Segment routing TLV (RFC 8754, 2.1)",
	TABLE(tlv_fields),
	.text = "tlv-%type:d%",
};

static const struct field pad1_fields[] = {
	TLV_TYPE(0),
};

static const struct proto tlv_pad1 = {
	.name = "IPv6ExtHdrSegmentRoutingTLVPad1",
	.title = "Segment routing Pad1 TLV (RFC 8754, 2.1.1.1)",
	TABLE(pad1_fields),
	UNDER({ "ipv6.srh.tlv", 0 }),
	.text = "",
};

static const struct field padn_fields[] = {
	TLV_TYPE(4),
	UINT("len", 8, .compute = LENGTH_OF("padding", 1, 0)),
	BYTES("padding", .text = "\0", .ntext = 1, .size = OF("len", 1, 0)),
};

static const struct proto tlv_padn = {
	.name = "IPv6ExtHdrSegmentRoutingTLVPadN",
	.title = "Segment routing PadN TLV (RFC 8754, 2.1.1.2)",
	TABLE(padn_fields),
	UNDER({ "ipv6.srh.tlv", 4 }),
	.text = "",
};

static const struct field ingress_fields[] = {
	TLV_TYPE(1),
	UINT("len", 8, .init = 18),
	UINT("reserved", 8),
	UINT("flags", 8),
	IPV6("ingress_node", .text = "::1"),
};

static const struct proto tlv_ingress = {
	.name = "IPv6ExtHdrSegmentRoutingTLVIngressNode",
	.title = "Segment routing Ingress Node TLV (draft-ietf-6man-segment-routing-header-06)",
	TABLE(ingress_fields),
	UNDER({ "ipv6.srh.tlv", 1 }),
	.text = "ingress=%ingress_node%",
};

static const struct field egress_fields[] = {
	TLV_TYPE(2),
	UINT("len", 8, .init = 18),
	UINT("reserved", 8),
	UINT("flags", 8),
	IPV6("egress_node", .text = "::1"),
};

static const struct proto tlv_egress = {
	.name = "IPv6ExtHdrSegmentRoutingTLVEgressNode",
	.title = "Segment routing Egress Node TLV (draft-ietf-6man-segment-routing-header-06)",
	TABLE(egress_fields),
	UNDER({ "ipv6.srh.tlv", 2 }),
	.text = "egress=%egress_node%",
};

static const struct field hmac_fields[] = {
	TLV_TYPE(TLV_HMAC),
	UINT("len", 16, .compute = LENGTH_OF("hmac", 1, 48)),
	UINT("D", 1),
	UINT("reserved", 15),
	UINT("hmackeyid", 32),
	BYTES("hmac", .size = OF("len", 1, -48)),
};

static const struct proto tlv_hmac = {
	.name = "IPv6ExtHdrSegmentRoutingTLVHMAC",
	.title = "Segment routing HMAC TLV (RFC 8754, 2.1.2)",
	TABLE(hmac_fields),
	UNDER({ "ipv6.srh.tlv", TLV_HMAC }),
	.text = "hmac-key=%hmackeyid%",
};

/* ---- headers ------------------------------------------------------------------------------------------------- */

/* By routing type. */
static const struct layout *routing_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	if (n < ADDRESSES || !ip6_below(outer))
		return NULL;
	return layout_need(p[2] == ROUTING_SEGMENTS ? "IPv6ExtHdrSegmentRouting" : "IPv6ExtHdrRouting");
}

/* Types 0 and 2: the last address, while there are segments left (RFC 8200, 8.1). */
static bool last_address(const struct scope *s, uint8_t dst[16])
{
	if (!s->b || s->hdr < ADDRESSES + 16 || s->b[3] == 0)
		return false;
	memcpy(dst, s->b + s->hdr - 16, 16);
	return true;
}

/* Whether a receiver can make sense of the header: what it says agrees with itself and with what follows. */
static bool is_sound(const struct scope *s)
{
	int space = space_find("ipproto");
	uint64_t nh;

	if (s->b[2] != ROUTING_SEGMENTS || ((size_t)s->b[1] + 1) * 8 != s->hdr ||
	    ADDRESSES + ((size_t)s->b[4] + 1) * 16 > s->hdr)
		return false;
	if (!s->p || s->index + 1 >= s->p->n || space < 0)
		return true;
	return !space_number((unsigned)space, s->p->layer[s->index + 1].lay, &nh) || nh == s->b[0];
}

/*
 * Segment List[0] is the last segment; with none left it already is where the packet goes (RFC 8754, 2 and 4.3.1). For a
 * header that contradicts itself the RFC says nothing and Scapy's reading is as good as any: always Segment List[0].
 */
static bool first_segment(const struct scope *s, uint8_t dst[16])
{
	if (!s->b || s->hdr < ADDRESSES + 16 || (s->b[3] == 0 && is_sound(s)))
		return false;
	memcpy(dst, s->b + ADDRESSES, 16);
	return true;
}

static const struct proto routing_header = {
	.name = "IPv6RoutingHeader",
	.title = "IPv6 Routing header of any type (RFC 8200, 4.4)",
	.abstract = true,
	UNDER({ "ipproto", 43, BIND_DECODE }, { "ipproto.error6", 43, BIND_DECODE }),
	.choose = routing_choose,
};

static const struct proto routing = {
	.name = "IPv6ExtHdrRouting",
	.title = "IPv6 Routing header, types 0 and 2 (RFC 2460, 4.4; RFC 6275, 6.4)",
	TABLE(routing_fields),
	UNDER(BUILT_UNDER_IP6(43)),
	.final_dst = last_address,
	.text = "RH%type% left=%segleft% %addresses%",
};

static const struct proto segment_routing = {
	.name = "IPv6ExtHdrSegmentRouting",
	.title = "IPv6 Segment Routing Header (RFC 8754)",
	TABLE(segment_fields),
	UNDER(BUILT_UNDER_IP6(43)),
	.final_dst = first_segment,
	.text = "SRH left=%segleft% last=%lastentry% tag=%tag% %addresses%[ %tlv_objects%]",
};

PROTO_UNIT(ipv6route, &tlv, &tlv_pad1, &tlv_padn, &tlv_ingress, &tlv_egress, &tlv_hmac, &routing_header, &routing,
	   &segment_routing);
