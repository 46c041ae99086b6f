/* icmpv6nd.h - what the files of Neighbor Discovery's messages and options share. */
#ifndef PKT_PROTO_ICMPV6ND_H
#define PKT_PROTO_ICMPV6ND_H

#include "ipv6.h"

/* What follows a message, and each option, is an option. */
#define THEN_OPTIONS .other = "ICMPv6NDOpt"
#define UNDER_ND(t) UNDER({ "icmpv6.nd.option", (t) })
#define ND_TYPE(t) UINT("type", 8, .init = (t))
#define ND_LENGTH(n) UINT("len", 8, .init = (n), .help = "Length, in units of 8 octets")
#define ND_COUNTS(f, k) UINT("len", 8, .compute = LENGTH_OF(f, 8, k), .help = "Length, in units of 8 octets")

/* An IPv6 address of which only the octets that the option has room for are written: as many as .size says when the option's
 * field "len" was given, else all 16; none when no address was given either. */
extern const struct kind_ops ip6_cut_ops;

#endif
