/* bier.c - Bit Index Explicit Replication (RFC 8296) and its label in UDP. */
#include "pkt/field.h"
#include "pkt/scope.h"

enum { PORT = 8138, LENGTH = 2 /* field */ };

static const struct name_row proto_rows[] = {
	{ 1, "MPLS downstream" },
	{ 2, "MPLS" },
	{ 4, "IPv4" },
	{ 5, "IPv6" },
};
static const struct names protos = { ROWS(proto_rows) };

static const struct field bift_fields[] = {
	UINT("bsl", 4, .init = 2, .help = "bit string length: 64 * 2^(bsl - 1) bits"),
	UINT("sd", 8, .help = "sub-domain"),
	UINT("set", 8, .help = "set identifier"),
	UINT("cos", 3),
	UINT("s", 1, .init = 1),
	UINT("ttl", 8),
};
static const struct proto bift = {
	.name = "BIFT",
	.title = "Identifier of a bit index forwarding table (RFC 8296, 2.1.1)",
	TABLE(bift_fields),
	UNDER({ "udp.dport", PORT, BIND_DECODE }, { "udp.port", PORT, BIND_BUILD }),
	.other = "BIER",
	.text = "bift sd=%sd% set=%set%",
};

/* A bit string of 2^(length + 5) bits; of a length that nobody has, none. */
static uint64_t string_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint64_t length = 0;

	(void)x;
	if (!scope_decoding(s))
		return avail;
	scope_uint(s, LENGTH, &length);
	return length >= 1 && length <= 7 ? 4u << length : 0;
}

static const struct field bier_fields[] = {
	UINT("id", 4, .init = 5, .help = "first nibble: neither IPv4 nor IPv6"),
	UINT("version", 4),
	UINT("length", 4, .init = 2, .help = "bits of the bit string: 2^(length + 5)"),
	UINT("entropy", 20),
	UINT("OAM", 2),
	UINT("RSV", 2),
	UINT("DSCP", 6),
	UINT("Proto", 6, .init = 2, .names = &protos, .compute = NEXT("bier.next")),
	UINT("BFRID", 16, .help = "identifier of the router where it entered"),
	BYTES("BitString", .size = SIZE_FN(string_size), .help = "a bit for each router where it leaves"),
};
static const struct proto bier = {
	.name = "BIER",
	.title = "Bit Index Explicit Replication (RFC 8296)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/BIFT(sd=1)/BIER(length=1, BitString=b\"\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x05\")/IP()",
	TABLE(bier_fields),
	UNDER({ "ethertype", 0xab37, BIND_DECODE }),
	.text = "bier bfr=%BFRID%",
};

PROTO_UNIT(bier, &bift, &bier);
