/* isis.h - what the files of IS-IS share: identifiers, and the rows that every TLV begins with. */
#ifndef PKT_PROTO_ISIS_H
#define PKT_PROTO_ISIS_H

#include "pkt/field.h"

/* Systems ("0102.0304.0506"), nodes ("0102.0304.0506.07"), LSPs ("0102.0304.0506.07-08") and areas ("49.1000"): octets as text. */
extern const struct kind_ops isis_id_ops;
#define SYSTEM_ID(n, ...) HOOK(n, &isis_id_ops, .size = FIXED(6), __VA_ARGS__)
#define NODE_ID(n, ...) HOOK(n, &isis_id_ops, .size = FIXED(7), __VA_ARGS__)
#define LSP_ID(n, ...) HOOK(n, &isis_id_ops, .size = FIXED(8), __VA_ARGS__)

extern const struct family isis_tlvs, isis_link_tlvs, isis_prefix_tlvs, isis_router_tlvs;

#define TLV_TYPE(n, ...) UINT("type", 8, .init = (n), __VA_ARGS__)
#define TLV_LENGTH UINT("len", 8, .compute = HEADER_AFTER(1, 0), .help = "bytes of the value")
#define TLV_FIXED(n) UINT("len", 8, .init = (n))
#define TLV(var, class, space, number, words, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "IS-IS " words, \
		TABLE(var##_fields), \
		UNDER({ space, (number) }), \
		.text = what, \
	}

#endif
