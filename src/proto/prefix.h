/* prefix.h - network prefixes of which only the octets that count are on the wire: a field kind of the routing protocols. */
#ifndef PKT_PROTO_PREFIX_H
#define PKT_PROTO_PREFIX_H

#include "pkt/field.h"

/*
 * How a prefix stands there. Its value is text, "192.0.2.0/24" or "2001:db8::/32"; host bits that are on the wire stay in it.
 * What cannot be an address of the family is bytes.
 */
struct prefix_form {
	bool six;           /* IPv6 */
	uint8_t unit;       /* octets come in multiples of this many */
	const char *length; /* the field before it with the length in bits; NULL: one octet with it begins the prefix */
};

/* HOOK("prefix", &prefix_ops, .arg = &form, .text = "::/0") */
extern const struct kind_ops prefix_ops;

/* The length in bits of the prefix in the field that .arg names: UINT("prefixlen", 8, .compute = PREFIX_BITS, .arg = "prefix") */
bool prefix_bits(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);
#define PREFIX_BITS COMPUTE_LOOKS(prefix_bits, LOOKS_LAYER)

#endif
