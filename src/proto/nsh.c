/* nsh.c - Network Service Header (RFC 8300). */
#include "pkt/field.h"
#include "pkt/scope.h"

static const struct name_row type_rows[] = {
	{ 0, "Reserved MDType" },
	{ 1, "Fixed Length" },
	{ 2, "Variable Length" },
	{ 15, "Experimental MDType" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row next_rows[] = {
	{ 1, "IPv4" },
	{ 2, "IPv6" },
	{ 3, "Ethernet" },
	{ 4, "NSH" },
	{ 5, "MPLS" },
	{ 254, "Experiment 1" },
	{ 255, "Experiment 2" },
};
static const struct names nexts = { ROWS(next_rows) };

/* The length does not count what fills the last word up. */
static uint64_t metadata_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t n = 0;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	scope_named(s, "length", &n);
	return (n + 3) & ~3ull;
}

static const struct field tlv_fields[] = {
	UINT("class_", 16, .help = "who defines the type"),
	UINT("type", 8),
	UINT("reserved", 1),
	UINT("length", 7, .compute = LENGTH_OF("metadata", 1, 0), .help = "bytes of metadata"),
	BYTES("metadata", .size = SIZE_FN(metadata_size), .pad = 4),
};
static const struct proto tlv = {
	.name = "NSHTLV",
	.title = "Network Service Header: variable length context header (RFC 8300, 2.5.1)",
	TABLE(tlv_fields),
};
static const struct family tlvs = { .other = "NSHTLV" };

static const struct field nsh_fields[] = {
	UINT("ver", 2),
	UINT("oam", 1),
	UINT("unused1", 1),
	UINT("ttl", 6, .init = 63),
	UINT("length", 6, .compute = HEADER_LENGTH(4), .help = "words of this header"),
	UINT("unused2", 4),
	UINT("mdtype", 4, .init = 1, .names = &types, .help = "type of the metadata"),
	UINT("nextproto", 8, .init = 3, .names = &nexts, .compute = NEXT("nsh.next")),
	UINT("spi", 24, .base = HEX, .help = "service path identifier"),
	UINT("si", 8, .init = 255, .help = "service index"),
	BYTES("context_header", .size = FIXED(16), .filled = true, .when = "mdtype=1"),
	LIST("vlch", &tlvs, .size = REST, .when = "mdtype=2", .help = "variable length context headers"),
};
static const struct proto nsh = {
	.name = "NSH",
	.title = "Network Service Header (RFC 8300)",
	.example = "Ether()/NSH(spi=42, si=254)/IP()",
	TABLE(nsh_fields),
	UNDER({ "ethertype", 0x894f }, { "vxlan.next", 4 }, { "nsh.next", 4 }),
	.text = "nsh spi=%spi:d% si=%si%",
};

PROTO_UNIT(nsh, &nsh, &tlv);
