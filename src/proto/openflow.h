/* openflow.h - what the files of OpenFlow 1.0 and 1.3 share. Only they include it. */
#ifndef PKT_PROTO_OPENFLOW_H
#define PKT_PROTO_OPENFLOW_H

#include "pkt/field.h"
#include "sctp.h"

/* Zero bytes up to a multiple of eight, not counted in the length. */
#define OFP_FILL HOOK("fill", &sctp_pad_ops, .bits = 64, .quiet = true, .help = "up to a multiple of eight bytes, where they are not zero")

enum { OPENFLOW_PORT = 6653, OPENFLOW_1 = 1, OPENFLOW_4 = 4 };

#define OFP_ZERO(n, width) UINT(n, width, .base = HEX)
#define OFP_PADDING(n, bytes) BYTES(n, .size = FIXED(bytes), .filled = true)
#define OFP_TEXT(n, bytes, ...) BYTES(n, .size = FIXED(bytes), .filled = true, __VA_ARGS__)
#define OFP_BUFFER UINT("buffer_id", 32, .init = 0xffffffff, .names_of = "openflow.buffer")
#define OFP_XID UINT("xid", 32, .help = "transaction")

/* Messages stand one behind the other; what a class does not know of belongs to no message. */
#define OFP_LENGTH UINT("len", 16, .compute = HEADER_LENGTH(1), .help = "bytes of the message")
#define OFP_HEADER(v, kind, kinds) \
	UINT("version", 8, .init = (v), .names_of = "openflow.version"), \
	UINT("type", 8, .init = (kind), .names_of = kinds), \
	OFP_LENGTH, \
	OFP_XID
/* Type and what tells messages of it apart: of an error its type, of statistics theirs. */
#define OFP_KEY(kind, sub) ((uint64_t)(kind) << 16 | (sub))
#define OFP_CLASS(var, class, space, kind, sub, what, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = what, \
		TABLE(var##_fields), \
		UNDER({ space, OFP_KEY(kind, sub) }, { "tcp.port", OPENFLOW_PORT, BIND_BUILD }), \
		SETS({ "TCP", "sport", OPENFLOW_PORT }), \
		.is = "OpenFlow", \
		.other = "OpenFlow", \
		.framed = { .at = 16, .bits = 16 }, \
		.text = class " xid=%xid%", \
		__VA_ARGS__ \
	}
/* A class whose messages answer those of another. */
#define OFP_ANSWERS(asked) .answers = (asked), .reply = { SAME("xid") }
#define OFP_PART(var, class, what, ...) static const struct proto var = { .name = class, .title = "OpenFlow: " what, TABLE(var##_fields), __VA_ARGS__ }

extern const struct family openflow_frames, openflow_messages; /* what a packet message, and what an error message carries */
extern const struct family openflow_actions, openflow_matches, openflow_ports, openflow_queues;
/* Bytes of the match that stands here, with what fills it up. */
uint64_t openflow3_match_size(const struct extent *x, const struct scope *s, size_t avail);
#define OFP_MATCH LAYER("match", &openflow3_matches, .text = "OFPMatch3", .size = SIZE_FN(openflow3_match_size))
extern const struct family openflow_elements; /* of a hello message of version 1.3 */
extern const struct family openflow3_actions, openflow3_instructions, openflow3_matches, openflow3_ports, openflow3_buckets, openflow3_bands,
	openflow3_queues, openflow3_oxms, openflow3_oxm_ids;

#endif
