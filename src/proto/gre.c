/* gre.c - Generic Routing Encapsulation (RFC 1701, RFC 2784, RFC 2890) and the enhanced GRE of PPTP (RFC 2637). */
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { GRE_CHKSUM = 10, BIT_CHKSUM = 0x80, BIT_ROUTING = 0x40, BIT_SEQUENCE = 0x10, VERSION_PPTP = 1, ERSPAN = 0x88be };

#define PRESENT_BITS(key) \
	UINT("chksum_present", 1), \
	UINT("routing_present", 1), \
	UINT("key_present", 1, .init = (key)), \
	UINT("seqnum_present", 1), \
	UINT("strict_route_source", 1), \
	UINT("recursion_control", 3)
#define PROTOCOL(v) UINT("proto", 16, .base = HEX, .init = (v), .names_of = "ethertype", .compute = NEXT("ethertype"))
#define SEQUENCE UINT("sequence_number", 32, .base = HEX, .when = "seqnum_present=1")

/* The field is there with routing, too, but says nothing then (RFC 1701). */
static bool gre_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const uint8_t *p = enc_header(e, layer);

	(void)f;
	if (!(p[0] & BIT_CHKSUM))
		return false;
	*out = cksum_finish(cksum_add(0, p, enc_total_len(e, layer)));
	return true;
}

static const struct field gre_fields[] = {
	PRESENT_BITS(0),
	UINT("flags", 5),
	UINT("version", 3),
	PROTOCOL(0),
	UINT("chksum", 16, .base = HEX, .when = "chksum_present=1 or routing_present=1", .compute = CHECKSUM_FN(gre_sum)),
	UINT("offset", 16, .base = HEX, .when = "chksum_present=1 or routing_present=1"),
	UINT("key", 32, .base = HEX, .when = "key_present=1"),
	SEQUENCE,
};

static const struct layout *gre_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= 2 && (p[1] & 7) == VERSION_PPTP ? layout_need("GRE_PPTP") : LAYOUT_SELF;
}

/* A mirrored frame has a header of its own (ERSPAN type II) where GRE is numbered, none (type I) where not. */
static const struct layout *gre_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	if (s->b[0] & BIT_ROUTING)
		return layout_need("GRErouting");
	if (get16(s->b + 2) != ERSPAN)
		return NULL;
	return s->b[0] & BIT_SEQUENCE ? layout_find("ERSPAN_II", 9) : layout_find("ERSPAN_I", 8);
}

static const struct proto gre = {
	.name = "GRE",
	.title = "Generic Routing Encapsulation (RFC 2784)",
	.example = "IP(dst=\"192.0.2.1\")/GRE()/IP(dst=\"198.51.100.1\")/ICMP()",
	TABLE(gre_fields),
	UNDER({ "ipproto", 47 }, { "udp.dport", 4754, BIND_DECODE }, { "udp.port", 4754, BIND_BUILD }),
	.choose = gre_choose,
	.next = gre_next,
	.text = "GRE[ key=%key%][ seq=%sequence_number:d%]",
};

static const struct field pptp_fields[] = {
	PRESENT_BITS(1),
	UINT("acknum_present", 1),
	UINT("flags", 4),
	UINT("version", 3, .init = VERSION_PPTP),
	PROTOCOL(0x880b),
	UINT("payload_len", 16, .compute = { .kind = C_PAYLOAD, .unbounded = true }),
	UINT("call_id", 16),
	SEQUENCE,
	UINT("ack_number", 32, .base = HEX, .when = "acknum_present=1"),
};

static const struct proto pptp = {
	.name = "GRE_PPTP",
	.title = "Enhanced GRE of the Point-to-Point Tunneling Protocol (RFC 2637)",
	TABLE(pptp_fields),
	UNDER({ "ipproto", 47, BIND_BUILD }, { "udp.port", 4754, BIND_BUILD }),
	.text = "GRE_PPTP call=%call_id%[ seq=%sequence_number:d%][ ack=%ack_number:d%]",
};

static const struct field routing_fields[] = {
	UINT("address_family", 16),
	UINT("SRE_offset", 8),
	UINT("SRE_len", 8, .compute = LENGTH_OF("routing_info", 1, 0)),
	BYTES("routing_info", .size = OF("SRE_len", 1, 0)),
};

/* A source route entry of family 0 and length 0 is the last one. */
static const struct layout *routing_next(const struct scope *s, const uint8_t *p, size_t n)
{
	(void)p;
	(void)n;
	return layout_need(get16(s->b) == 0 && s->b[3] == 0 ? "Raw" : "GRErouting");
}

static const struct proto routing = {
	.name = "GRErouting",
	.title = "Source route entry of GRE (RFC 1701)",
	TABLE(routing_fields),
	SETS({ "GRE", "routing_present", 1 }),
	.next = routing_next,
	.text = "route",
};

PROTO_UNIT(gre, &gre, &pptp, &routing);
