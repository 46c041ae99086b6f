/* encode.h - from tree to bytes: place, resolve, assemble, finish (design, section 5). */
#ifndef PKT_ENCODE_H
#define PKT_ENCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/packet.h"
#include "pkt/scope.h"

/* A layer while its packet is being encoded. Offsets are in e->out. */
struct enc_layer {
	uint32_t off, hlen;   /* header */
	uint32_t end;         /* where header, payload and trailer end, Padding not counted */
	uint32_t tpos, tlen;  /* trailer */
	uint32_t pos;         /* its field places in e->at: header fields + 1 bits from off, then trailer fields + 1 bits from tpos;
	                       * UINT32_MAX: the layout's own (no trailer) */
};

struct enc {
	const struct packet *p;
	const struct env *env;
	const struct enc *outer;   /* a nested packet: the one that holds it */
	unsigned outer_layer;
	const struct scope *outer_scope;
	struct buf *out;
	uint32_t base;             /* where this packet begins in out */
	struct enc_layer *l;       /* p->n of them */
	uint32_t *at;
	size_t nat, capat;
	unsigned depth;
	unsigned summed;           /* layers from here on have their sums */
	bool bare;                 /* one layer alone: nothing is computed */
	struct diag *d;
};

/* For computing hooks: bytes of a layer as they stand now. Lengths are resolved, inner sums are done. */
const uint8_t *enc_header(const struct enc *e, unsigned l);
size_t enc_header_len(const struct enc *e, unsigned l);
size_t enc_total_len(const struct enc *e, unsigned l);   /* header, payload, trailer; no Padding */
/* Bytes of field f in layer l: place and length in bits from enc_header. */
void enc_field(const struct enc *e, unsigned l, unsigned f, size_t *bit, size_t *bits);
/* Sum of the pseudo header of the nearest IP below layer l (RFC 793, 768, 8200) for `len` bytes and protocol `proto`; final
 * destination after source routing. false: no IP below. */
bool enc_pseudo(const struct enc *e, unsigned l, uint8_t proto, uint32_t len, uint64_t *sum);

/*
 * An encoded packet that is kept as it was while it was encoded, its bytes in *out: p has values of its own in every layer and
 * is borrowed, as is env. NULL: d says why.
 */
struct enc *enc_keep(const struct packet *p, const struct env *env, struct buf *out, struct diag *d);
void enc_drop(struct enc *e); /* not the bytes; NULL is allowed */

/* The steps after placing: lengths, counts and next numbers inside out; then the sums. */
bool encode_resolve(struct enc *e);
bool encode_sums(struct enc *e);
/* Sums of layer l and those behind it, by our own means. */
bool encode_sums_from(struct enc *e, unsigned l);
/* Header and payload of layer l become these n bytes. */
void enc_replace(struct enc *e, unsigned l, const void *p, size_t n);
/* Writes a computed number into field f of layer l; false when it does not fit. */
bool enc_put(struct enc *e, unsigned l, const struct field *f, uint64_t v);
/* Computes field f of layer l (not a sum) and writes it. */
bool enc_resolve(struct enc *e, unsigned l, const struct field *f);
/* Sums field f of layer l by our own means and writes it. */
bool enc_sum(struct enc *e, unsigned l, const struct field *f);
/*
 * The words that an Internet checksum of layer l covers, added up (see cksum.h), its own field counted as it stands. false: the
 * checksum is left 0.
 */
bool enc_words(const struct enc *e, unsigned l, const struct compute *c, uint64_t *sum);
/* Does a header between layer ip and layer l put an address of its own in the pseudo header? */
bool enc_elsewhere(const struct enc *e, unsigned ip, unsigned l);
/* Layer of the IP header whose addresses that sum covers beside layer l; -1: none. */
int enc_pseudo_ip(const struct enc *e, unsigned l, const struct compute *c);
/* Was the field left to be computed, and is it on the wire? */
bool enc_wants(const struct enc *e, unsigned l, const struct field *f);
/* A layer's fields as a decoding hook sees them, read from the bytes placed. at: room for FIELDS_MAX + 2. */
void enc_scope(const struct enc *e, unsigned l, struct scope *s, uint32_t *at);

/*
 * Who is asked for a source address when a crafted packet is only looked at (p.src, show, summary). Set once by the program;
 * NULL: nobody, and such a field reads None. The env outlives its use.
 */
void source_provider(const struct env *env);
/* The address of a host name, by the same provider; family 4 or 6. NULL, or why there is none, as a hint. */
const char *source_host(struct str name, int family, uint8_t out[16]);
/* The source that field f of layer l would be given, f computed by C_SOURCE; V_NONE if nobody knows. */
void source_value(const struct packet *p, unsigned l, const struct field *f, struct val *out);

/* Header and trailer of one layer from its values alone, nothing computed: what layer_own compares. */
bool encode_layer(const struct packet *p, unsigned l, struct buf *header, struct buf *trailer, struct diag *d);

/*
 * The assembler: lays each header as a block of its own and computes the sums asked for. wire/lnet.c gives one on libnet.
 * Blocks are in wire order and together are the whole packet; a block with sum != ASSEMBLE_NONE has its checksum field zeroed.
 */
enum assemble_sum {
	ASSEMBLE_NONE,
	ASSEMBLE_IPV4,   /* header checksum */
	ASSEMBLE_TCP,
	ASSEMBLE_UDP,
	ASSEMBLE_ICMP,
	ASSEMBLE_ICMPV6,
	ASSEMBLE_IGMP,
};

enum assemble_type { /* which kind of libnet block; decides how sums find their IP header */
	BLOCK_DATA, BLOCK_ETHERNET, BLOCK_VLAN, BLOCK_ARP, BLOCK_IPV4, BLOCK_IPV6, BLOCK_TCP, BLOCK_UDP, BLOCK_ICMPV4,
	BLOCK_ICMPV6, BLOCK_IGMP, BLOCK_GRE, BLOCK_MPLS,
};

struct block {
	enum assemble_type type;
	uint32_t off, len;       /* in the bytes given */
	enum assemble_sum sum;
	int ip;                  /* index of the IP block the sum's pseudo header comes from, or -1 */
};

struct assembler {
	/* Sums are written into bytes[0..n) in place. false with a message: nothing was changed. */
	bool (*assemble)(void *arg, uint8_t *bytes, size_t n, const struct block *b, size_t nb, struct diag *d);
	void *arg;
};

#endif
