/* ether.c - Ethernet II and IEEE 802.3 frames (RFC 894, RFC 1042), and the preamble of IEEE 802.3br. */
#include <string.h>

#include "pkt/bits.h"
#include "pkt/encode.h"
#include "pkt/field.h"
#include "pkt/packet.h"
#include "pkt/registry.h"

enum { HEADER = 14, LENGTH_MOST = 1500 };

#define BROADCAST 0xffffffffffffu
#define GROUP_IP4 0x01005e000000u /* and the low 23 bits of the group (RFC 1112, 6.4) */
#define GROUP_IP6 0x333300000000u /* and the low 32 bits (RFC 2464, 7) */

/* What may stand between a frame's addresses and the IP header they serve. */
static bool is_tag(const struct layout *lay)
{
	static const char *const tags[] = { "Dot1Q", "Dot1AD", "LLC", "SNAP" };

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (strcmp(lay->proto->name, tags[i]) == 0)
			return true;
	return false;
}

/* Groups have addresses of their own; who has any other is asked when the packet is sent. */
static bool group_address(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	size_t bit, bits;
	unsigned i = layer + 1;
	const uint8_t *dst;

	(void)f;
	while (i < e->p->n && !e->p->layer[i].lay->proto->ip && is_tag(e->p->layer[i].lay))
		i++;
	if (i >= e->p->n || !e->p->layer[i].lay->proto->ip)
		return false;
	enc_field(e, i, (unsigned)e->p->layer[i].lay->dst, &bit, &bits);
	dst = enc_header(e, i) + bit / 8;
	if (bits == 32 && dst[0] >> 4 == 0xe)
		*out = GROUP_IP4 | (get32(dst) & 0x7fffff);
	else if (bits == 128 && dst[0] == 0xff)
		*out = GROUP_IP6 | get32(dst + 12);
	else
		return false;
	return true;
}

static const struct field ether_fields[] = {
	MAC("dst", .init = BROADCAST, .compute = COMPUTE_LOOKS(group_address, LOOKS_ADDRESS)),
	MAC("src", .compute = ROUTE_SOURCE),
	UINT("type", 16, .base = HEX, .init = 0x9000, .names_of = "ethertype", .compute = NEXT("ethertype")),
};

/* A number up to 1500 there is a length, above it a type (IEEE 802.3, 3.2.6). */
static const struct layout *ether_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return n >= HEADER && get16(p + 12) <= LENGTH_MOST ? layout_need("Dot3") : LAYOUT_SELF;
}

static const struct proto ether = {
	.name = "Ether",
	.title = "Ethernet II (RFC 894)",
	.example = "Ether(dst=\"02:00:00:00:00:01\")/IP()/UDP()",
	TABLE(ether_fields),
	UNDER({ "dlt", 1 }, { "ethertype", 1 }, { "ethertype", 0x6558, BIND_DECODE }, { "vxlan.next", 3 }, { "nsh.next", 3 },
	      { "vxlan.next", 0, BIND_DECODE }),
	SETS({ "GRE", "proto", 0x6558 }, { "GENEVE", "proto", 0x6558 }),
	.choose = ether_choose,
	.reply = { SAME("type") },
	.summary = "%Ether.src% > %Ether.dst% (%Ether.type%)",
	.text = "Ether type=%type%[ len=%payload:d%]",
};

static const struct field dot3_fields[] = {
	MAC("dst", .init = BROADCAST, .compute = COMPUTE_LOOKS(group_address, LOOKS_ADDRESS)),
	MAC("src", .compute = ROUTE_SOURCE),
	UINT("len", 16, .compute = PAYLOAD_LENGTH(1), .help = "length of the MAC client data"),
};

static const struct proto dot3 = {
	.name = "Dot3",
	.title = "IEEE 802.3 frame with a length (RFC 1042)",
	TABLE(dot3_fields),
	UNDER({ "dlt", 1, BIND_BUILD }),
	.other = "LLC",
	.summary = "802.3 %Dot3.src% > %Dot3.dst%",
	.text = "802.3 len=%len%",
};

static const struct field preamble_fields[] = {
	BYTES("preamble", .size = FIXED(8)),
	UINT("fcs", 32, .base = HEX, .trailer = true, .help = "frame check sequence"),
};

static const struct proto preamble = {
	.name = "MPacketPreamble",
	.title = "Preamble of an mPacket (IEEE 802.3br, 99.3)",
	TABLE(preamble_fields),
	UNDER({ "dlt", 274 }),
	.other = "Ether",
	.trailer_last = true,
};

PROTO_UNIT(ether, &ether, &dot3, &preamble);
