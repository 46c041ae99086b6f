/* bgp.h - what the files of BGP share. */
#ifndef PKT_PROTO_BGP_H
#define PKT_PROTO_BGP_H

#include "pkt/field.h"

enum { BGP_PORT = 179, BGP_HEADER = 19, BGP_IPV4 = 1, BGP_IPV6 = 2 };

/* Bytes of a field that takes the rest of its message. */
uint64_t bgp_body(const struct extent *x, const struct scope *s, size_t avail);
#define BGP_BODY SIZE_FN(bgp_body)
/* The next message in the same segment. */
const struct layout *bgp_next(const struct scope *s, const uint8_t *p, size_t n);
/* Whether something is left of the layer for the field, or was given for it. */
bool bgp_more(const struct field *f, const struct scope *s);

#define AFI(...) UINT("afi", 16, .names_of = "bgp.afi", .help = "address family", __VA_ARGS__)
#define SAFI(...) UINT("safi", 8, .names_of = "bgp.safi", .help = "subsequent address family", __VA_ARGS__)
/* What a message that is built without BGPHeader asks of TCP, as in Scapy. */
#define FROM_BGP_PORT SETS({ "TCP", "sport", BGP_PORT })

#endif
