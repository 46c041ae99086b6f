/* ipv6.h - what the files of the IPv6 family share: where they may stand, and the rows that many of them begin with. */
#ifndef PKT_PROTO_IPV6_H
#define PKT_PROTO_IPV6_H

#include <string.h>

#include "pkt/field.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

/*
 * IPv4 and IPv6 share one number space, but extension headers and ICMPv6 mean something under IPv6 only: under IPv4 the same
 * numbers (0 is what an IPv4 packet says that carries nothing in particular) are left undecoded.
 */
static inline bool ip6_below(const struct scope *outer)
{
	const struct layout *l = outer ? outer->lay : NULL;

	return !l || l->src < 0 || l->field[l->src].kind != F_IPV4;
}

/* The first field of every extension header. */
#define NEXT_HEADER UINT("nh", 8, .init = 59, .compute = NEXT("ipproto"), .names_of = "ipv6.nh", .help = "Next Header")

/* An IPv6 protocol that no other class stands for: found and built under any next header field. */
#define UNDER_IP6(n) UNDER({ "ipproto", (n) }, { "ipproto.error6", (n) })
/* A class that another one chooses among several of the same number. */
#define BUILT_UNDER_IP6(n) { "ipproto", (n), BIND_BUILD }, { "ipproto.error6", (n), BIND_BUILD }

/* A sum with the pseudo header of the nearest IPv6, also with AH or the like between. */
#define SUM_OVER_IP6 { .kind = C_CHECKSUM, .sum = SUM_PSEUDO, .far = true }

/* ICMPv6 messages (RFC 4443, 2.1). */
#define ICMP6_TYPE(t) UINT("type", 8, .init = (t), .names_of = "icmpv6.type")
#define ICMP6_SUM UINT("cksum", 16, .base = HEX, .compute = SUM_OVER_IP6, .help = "Checksum")
#define UNDER_ICMP6(t) UNDER(BUILT_UNDER_IP6(58), { "icmpv6.type", (t), BIND_DECODE })

/* What the RFC of a message says of the IPv6 header that carries it. */
#define HOP_LIMIT(n) { "IPv6", "hlim", (n), NULL }
#define DESTINATION(a) { "IPv6", "dst", 0, (a) }

#endif
