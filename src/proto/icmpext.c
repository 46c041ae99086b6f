/* icmpext.c - extension structure of ICMP errors (RFC 4884) and its objects (RFC 4950, RFC 5837). */
#include "icmpext.h"

#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/encode.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { HEADER = 4, VERSION = 2, CHKSUM_AT = 2 };
enum { AFI = 9, IP4 = 11, IP6 = 12 }; /* fields of interface information */

bool icmpext_is(const uint8_t *p, size_t n)
{
	if (n < HEADER || p[0] >> 4 != VERSION)
		return false;
	return get16(p + CHKSUM_AT) == 0 || cksum_fold(cksum_add(0, p, n)) == 0xffff;
}

const struct family icmpext_family = { .other = "ICMPExtension_Header", .stack = true };

static const struct name_row class_rows[] = {
	{ 1, "MPLS" },
	{ 2, "Interface Information" },
	{ 3, "Interface Identification" },
	{ 4, "Extended Information" },
	{ 5, "Node Identification" },
};
static const struct names classes = { ROWS(class_rows) };

static const struct field header_fields[] = {
	UINT("version", 4, .init = VERSION),
	UINT("reserved", 12),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN, .help = "checksum"),
};

static const struct proto header = {
	.name = "ICMPExtension_Header",
	.title = "ICMP extension structure (RFC 4884, 7)",
	TABLE(header_fields),
	.other = "ICMPExtension",
	.text = "ext",
};

/* Whichever object the class number names. */
static const struct proto any_object = {
	.name = "ICMPExtension",
	.title = "ICMP extension object",
	.abstract = true,
	.peek = "icmp.extension",
	.peek_at = 16,
	.peek_bits = 8,
	.other = "ICMPExtension_Object",
};

/* An object's length takes in its payload, but not the objects after it. */
static bool object_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct packet *p = e->p;
	bool object = layer + 1 < p->n && strncmp(p->layer[layer + 1].lay->proto->name, "ICMPExtension_", 14) == 0;

	(void)f;
	*out = object ? enc_header_len(e, layer) : enc_total_len(e, layer);
	return true;
}

#define OBJECT(class) \
	UINT("len", 16, .compute = COMPUTE_FN(object_length), .help = "length of the object in bytes"), \
	UINT("classnum", 8, .init = (class), .names = &classes)

static const struct field object_fields[] = {
	OBJECT(0),
	UINT("classtype", 8),
};

static const struct proto object = {
	.name = "ICMPExtension_Object",
	.title = "ICMP extension object of a class without a class of its own (RFC 4884, 8)",
	TABLE(object_fields),
	.text = "ext-%classnum%",
};

/* ---- MPLS label stack ---------------------------------------------------------------------------------------- */

static const struct family labels = { .other = "MPLS" };

static const struct field mpls_fields[] = {
	OBJECT(1),
	UINT("classtype", 8, .init = 1),
	LIST("stack", &labels, .size = OF("len", 1, -4), .help = "incoming label stack"),
};

static const struct proto mpls = {
	.name = "ICMPExtension_MPLS",
	.title = "ICMP extension object: MPLS label stack (RFC 4950)",
	TABLE(mpls_fields),
	UNDER({ "icmp.extension", 1 }),
	.other = "ICMPExtension",
	.text = "%stack%",
};

/* ---- interface information ----------------------------------------------------------------------------------- */

/* Without an address family the address that was given tells it. */
static bool has_address(const struct scope *s, unsigned address, uint64_t family)
{
	uint64_t afi;

	if (scope_uint(s, AFI, &afi))
		return afi == family;
	return !scope_decoding(s) && s->vals && s->vals[AFI].type == V_UNSET && s->vals[address].type != V_UNSET;
}

static bool has_ip4(const struct field *f, const struct scope *s)
{
	(void)f;
	return has_address(s, IP4, 1);
}

static bool has_ip6(const struct field *f, const struct scope *s)
{
	(void)f;
	return has_address(s, IP6, 2);
}

static bool afi_of_address(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	const struct val *v = e->p->layer[layer].vals;

	(void)f;
	if (!v || (v[IP4].type == V_UNSET && v[IP6].type == V_UNSET))
		return false;
	*out = v[IP4].type != V_UNSET ? 1 : 2;
	return true;
}

static const struct field interface_fields[] = {
	OBJECT(2),
	UINT("classtype", 2, .help = "interface role"),
	UINT("reserved", 2),
	UINT("has_ifindex", 1),
	UINT("has_ipaddr", 1),
	UINT("has_ifname", 1),
	UINT("has_mtu", 1),
	UINT("ifindex", 32, .when = "has_ifindex=1", .help = "interface index"),
	UINT("afi", 16, .when = "has_ipaddr=1", .compute = COMPUTE_FN(afi_of_address), .help = "address family identifier"),
	UINT("reserved2", 16, .when = "has_ipaddr=1"),
	IPV4("ip4", .present = has_ip4),
	IPV6("ip6", .present = has_ip6),
	UINT("ifname_len", 8, .when = "has_ifname=1", .compute = LENGTH_OF("ifname", 1, 0)),
	BYTES("ifname", .when = "has_ifname=1", .size = OF("ifname_len", 1, 0), .help = "interface name"),
	UINT("mtu", 32, .when = "has_mtu=1"),
};

static const struct proto interface = {
	.name = "ICMPExtension_InterfaceInformation",
	.title = "ICMP extension object: interface information (RFC 5837)",
	TABLE(interface_fields),
	UNDER({ "icmp.extension", 2 }),
	.other = "ICMPExtension",
	.text = "interface[ %ifname%][ index=%ifindex%][ mtu=%mtu%]",
};

PROTO_UNIT(icmpext, &header, &any_object, &object, &mpls, &interface);
