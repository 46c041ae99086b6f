/* ospf.h - what the files of OSPF share: lists bounded by the header's length, names, and the rows that every LSA begins with. */
#ifndef PKT_PROTO_OSPF_H
#define PKT_PROTO_OSPF_H

#include "pkt/field.h"

enum { OSPF_PROTOCOL = 89, OSPF_LENGTH = 2, OSPF_LSA_HEADER = 20 };

/* Bytes of a list that ends where the length in the OSPF header says; n: what stands before it, that header included. */
uint64_t ospf_body(const struct extent *x, const struct scope *s, size_t avail);
#define OSPF_BODY(before) { .kind = X_FN, .fn = ospf_body, .add = (before) }

/* Fletcher's checksum of an LSA, its age left out (RFC 2328, 12.1.7). */
bool ospf_lsa_sum(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);
/* OSPF packet and header without link-local signalling, which is not counted (RFC 5613, 2.1). */
bool ospf_length(const struct enc *e, unsigned layer, const struct field *f, uint64_t *out);
/* Scapy knows these fields, but writes and reads none of them. */
bool ospf_never(const struct field *f, const struct scope *s);

/* Options of version 2 (RFC 2328, A.2; RFC 4576, RFC 5250). */
#define OSPF_OPTIONS FLAGS("options", 8, .letters = "MT E MC NP L DC O DN")
#define OSPF_TYPE(n) UINT("type", 8, .init = (n), .names_of = "ospf.type")
#define OSPF_LENGTH_FIELD UINT("len", 16, .compute = { .kind = C_TOTAL, .unit = 1, .unbounded = true, .fn = ospf_length }, \
	.help = "bytes of the packet, without link-local signalling")
#define ROUTER_ID(n) IPV4(n, .init = 0x01010101)
#define LSA_SEQUENCE UINT("seq", 32, .base = HEX, .init = 0x80000001, .help = "LS sequence number")
#define LSA_SUM UINT("chksum", 16, .base = HEX, .compute = CHECKSUM_FN(ospf_lsa_sum), .help = "LS checksum (Fletcher)")
#define LSA_LENGTH UINT("len", 16, .compute = HEADER_LENGTH(1), .help = "bytes of the LSA")
#define LSA_AGE UINT("age", 16, .init = 1, .help = "LS age, in seconds")

#endif
