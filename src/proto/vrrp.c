/* vrrp.c - Virtual Router Redundancy Protocol, versions 2 (RFC 3768) and 3 (RFC 9568), and CARP, which has its number. */
#include "ipv6.h"
#include "pkt/encode.h"

enum { VRRP = 112, CARP_WORDS = 7, CARP_SIZE = 36, CARP_VERSION = 4, VRRP3_HEADER = 8 };

#define GROUP 0xe0000012 /* 224.0.0.18 */

static const struct name_row type_rows[] = {
	{ 1, "Advertisement" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row auth_rows[] = {
	{ 0, "none" },
	{ 1, "simple" },
	{ 2, "ip-auth-header" },
};
static const struct names auths = { ROWS(auth_rows) };

static const struct field address = IPV4("address");
static const struct field address6 = IPV6("address", .text = "::1");

#define FIRST(v) \
	UINT("version", 4, .init = (v)), \
	UINT("type", 4, .init = 1, .names = &types), \
	UINT("vrid", 8, .init = 1, .help = "virtual router identifier"), \
	UINT("priority", 8, .init = 100, .help = "255: owns the addresses; 0: gives up")

static const struct field vrrp_fields[] = {
	FIRST(2),
	UINT("ipcount", 8, .compute = COUNT_OF("addrlist", 0)),
	UINT("authtype", 8, .names = &auths, .help = "authentication type"),
	UINT("adv", 8, .init = 1, .help = "advertisement interval, in seconds"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN),
	SCALARS("addrlist", &address, .whole = true, .count = OF("ipcount", 1, 0), .help = "virtual addresses"),
	UINT("auth1", 32, .help = "authentication data"),
	UINT("auth2", 32),
};

static bool to_group(const struct scope *ip)
{
	uint64_t dst;

	return ip && scope_named(ip, "dst", &dst) && dst == GROUP;
}

/*
 * Under IPv6 there is version 3 only. CARP says that it is version 2, too; its fourth octet is the length of what follows in words of 32
 * bits. Scapy's says that it is version 4: where it was not sent to the routers' group it is nobody's, as is an advertisement of version 3
 * that ends before the first of its addresses (RFC 9568, 5.2.5: one or more).
 */
static const struct layout *choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	if (outer && ip6_below(outer))
		return layout_need("VRRPv3");
	if (n >= CARP_SIZE && p[0] >> 4 >= CARP_VERSION)
		return !outer || to_group(outer) ? layout_need("CARP") : NULL;
	if (n == CARP_SIZE && p[0] == 0x21 && p[3] == CARP_WORDS)
		return layout_need("CARP");
	if (n && p[0] >> 4 == 3)
		return n > VRRP3_HEADER || !outer ? layout_need("VRRPv3") : NULL;
	return LAYOUT_SELF;
}

static const struct proto vrrp = {
	.name = "VRRP",
	.title = "Virtual Router Redundancy Protocol, version 2 (RFC 3768)",
	.example = "IP(dst=\"224.0.0.18\", ttl=255)/VRRP(vrid=7, addrlist=[\"192.0.2.1\"])",
	TABLE(vrrp_fields),
	UNDER({ "ipproto", VRRP }),
	.choose = choose,
	.text = "VRRPv2 vrid=%vrid% prio=%priority% %addrlist%[ auth=%authtype%]",
};

static const struct alt addresses[] = {
	{ "under=IP", &(const struct field)SCALARS("addrlist", &address, .whole = true, .count = OF("ipcount", 1, 0)) },
	{ "under=IPv6", &(const struct field)SCALARS("addrlist", &address6, .whole = true, .count = OF("ipcount", 1, 0)) },
	{ NULL, &(const struct field)BYTES("addrlist", .size = REST) },
};

/* One as long as no addresses are given, as the smallest advertisement has. */
static bool count(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out)
{
	if (!layer_is_set(e->p, layer, f->compute.index))
		*out = 1;
	return true;
}

static const struct field vrrp3_fields[] = {
	FIRST(3),
	UINT("ipcount", 8, .compute = { .kind = C_COUNT, .name = "addrlist", .unit = 1, .fn = count }),
	UINT("res", 4, .help = "reserved"),
	UINT("adv", 12, .init = 100, .help = "maximum advertisement interval, in hundredths of a second"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PSEUDO),
	ALT("addrlist", addresses, .help = "virtual addresses"),
};
static const struct proto vrrp3 = {
	.name = "VRRPv3",
	.title = "Virtual Router Redundancy Protocol, version 3 (RFC 9568)",
	.example = "IPv6(dst=\"ff02::12\", hlim=255)/VRRPv3(vrid=7, addrlist=[\"fe80::1\"])",
	TABLE(vrrp3_fields),
	UNDER({ "ipproto", VRRP, BIND_BUILD }),
	.text = "VRRPv3 vrid=%vrid% prio=%priority% %addrlist%",
};

/* ---- Common Address Redundancy Protocol ---- */

#define WORD(n) UINT(n, 32, .base = HEX)
static const struct field carp_fields[] = {
	UINT("version", 4, .init = 4),
	UINT("type", 4, .init = 4),
	UINT("vhid", 8, .init = 1, .help = "virtual host identifier"),
	UINT("advskew", 8, .help = "in 1/256 seconds"),
	UINT("authlen", 8, .help = "words of counter and digest"),
	UINT("demotion", 8),
	UINT("advbase", 8, .help = "advertisement interval, in seconds"),
	UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_PLAIN),
	WORD("counter1"),
	WORD("counter2"),
	WORD("hmac1"),
	WORD("hmac2"),
	WORD("hmac3"),
	WORD("hmac4"),
	WORD("hmac5"),
};
static const struct proto carp = {
	.name = "CARP",
	.title = "Common Address Redundancy Protocol (OpenBSD carp(4))",
	TABLE(carp_fields),
	UNDER({ "ipproto", VRRP, BIND_BUILD }),
	SETS({ "IP", "dst", 0, "224.0.0.18" }),
	.text = "CARP vhid=%vhid% advbase=%advbase% advskew=%advskew%[ demotion=%demotion%]",
};

PROTO_UNIT(vrrp, &vrrp, &vrrp3, &carp);
