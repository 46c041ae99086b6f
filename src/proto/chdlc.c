/* chdlc.c - Cisco HDLC with the Serial Line Address Resolution Protocol (Cisco; see RFC 1547, 4.3.1). */
#include "last.h"

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/field.h"
#include "pkt/scope.h"

enum { PROTOCOL_AT = 2, SLARP_PROTOCOL = 0x8035, OSI = 0xfefe, ISIS = 0x83, KEEPALIVE = 2 };

static const struct name_row address_rows[] = {
	{ 0x0f, "unicast" },
	{ 0x8f, "multicast" },
};
static const struct names addresses = { ROWS(address_rows) };

static const struct field chdlc_fields[] = {
	UINT("address", 8, .init = 0x0f, .names = &addresses),
	UINT("control", 8),
	UINT("proto", 16, .base = HEX, .init = 0x0800, .names_of = "ethertype", .compute = NEXT("ethertype")),
};
/* What has another number here than on Ethernet, or has only one here: RARP's is SLARP's. */
static const struct layout *chdlc_next(const struct scope *s, const uint8_t *p, size_t n)
{
	int space = space_find("chdlc");

	if (get16(s->b + PROTOCOL_AT) == OSI && n > 1)
		return p[0] == ISIS ? layout_find("ISIS_CommonHdr", 14) : p[1] == ISIS ? layout_need("CHDLCPad") : NULL;
	return space >= 0 ? space_lookup((unsigned)space, get16(s->b + PROTOCOL_AT)) : NULL;
}

static void chdlc_text(const struct packet *p, unsigned layer, struct buf *out)
{
	uint64_t proto = 0;

	if (!nothing_follows(p, layer))
		return;
	layer_uint(p, layer, 2, &proto);
	buf_text(out, "CHDLC proto=0x");
	buf_hex(out, proto, 1);
}

static const struct proto chdlc = {
	.name = "CHDLC",
	.title = "Cisco HDLC (RFC 1547, 4.3.1)",
	.example = "CHDLC()/SLARP(mysequence=7)",
	TABLE(chdlc_fields),
	UNDER({ "dlt", 104 }),
	.next = chdlc_next,
	.text_fn = chdlc_text,
};

static const struct field pad_fields[] = { UINT("pad", 8) };
static const struct proto pad = {
	.name = "CHDLCPad",
	.title = "Cisco HDLC: filler before a protocol of OSI (Cisco)",
	TABLE(pad_fields),
	SETS({ "CHDLC", "proto", OSI }),
	.other = "ISIS_CommonHdr",
	.text = "",
};

static const struct name_row type_rows[] = {
	{ 0, "request" },
	{ 1, "reply" },
	{ KEEPALIVE, "line keepalive" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field slarp_fields[] = {
	UINT("type", 32, .init = KEEPALIVE, .names = &types),
	IPV4("address", .init = 0xc0a80001, .when = "type=0,1"),
	IPV4("mask", .init = 0xffffff00, .when = "type=0,1"),
	UINT("unused", 16, .base = HEX, .when = "type=0,1"),
	UINT("mysequence", 32, .when = "type=2"),
	UINT("yoursequence", 32, .when = "type=2"),
	UINT("reliability", 16, .base = HEX, .init = 0xffff, .when = "type=2"),
};
static const struct proto slarp = {
	.name = "SLARP",
	.title = "Serial Line Address Resolution Protocol (Cisco)",
	TABLE(slarp_fields),
	UNDER({ "chdlc", SLARP_PROTOCOL }),
	SETS({ "CHDLC", "proto", SLARP_PROTOCOL }),
	.reply = { TURN("type", 0, 1) },
	.text = "SLARP %type%",
};

PROTO_UNIT(chdlc, &chdlc, &pad, &slarp);
