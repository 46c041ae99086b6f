/* part.h - a part of a set in an order of its own: permute(s), shard(s, i, n), s[a:b], sample(s, n). Nothing is expanded. */
#ifndef PKT_PART_H
#define PKT_PART_H

#include "pkt/interp.h"
#include "pkt/perm.h"

enum { PART_STEPS = 64 };

/* The set that a part is of: a copy, so that what is changed later does not change the part. */
struct whole {
	struct obj obj;
	struct val of;       /* V_PACKET, V_SET, V_RANGE or a list of packets, parts and other values */
	uint64_t n, rounds;  /* values in a round; how often it is gone through */
	uint32_t nstart;
	uint64_t *start;     /* of a list: how many values come before each item; NULL: one each */
};

/* What is done to indices, from the whole to the part. */
struct part_step {
	bool permuted;
	struct perm perm;
	uint64_t from, stride; /* not permuted: from + k * stride, modulo 2^64 */
	uint64_t n;            /* indices that are left */
};

struct part {
	struct obj obj;
	struct whole *whole;
	uint64_t n;
	uint32_t nsteps;
	struct part_step step[];
};

/* All of x, `rounds` times; x is a packet, a network, a range, a list or a part (then rounds is 1). Pooled. false with a
 * message: another value, or more than 2^64-1 of them. */
bool part_of(struct interp *in, const struct val *x, uint64_t rounds, struct val *out);
/* Of a part: in the order that a seed decides; the indices from, from + stride … (n of them, below its size). Pooled. */
bool part_permute(struct interp *in, const struct val *part, uint64_t seed, struct val *out);
bool part_take(struct interp *in, const struct val *part, uint64_t from, uint64_t stride, uint64_t n, struct val *out);
bool part_shard(struct interp *in, const struct val *part, uint64_t i, uint64_t n, struct val *out);

/* The index in the whole (over all rounds) of the k-th value; random fields are drawn by it. k < p->n. */
uint64_t part_index(const struct part *p, uint64_t k);
bool part_value(struct interp *in, const struct part *p, uint64_t k, struct val *out); /* pooled */
void part_repr(struct interp *in, const struct part *p, struct buf *out);              /* as an expression */

/* A part of packets becomes a packet list, for a method; other values stay. *v is pooled. */
bool part_list(struct interp *in, struct val *v);

/* How many packets or values x describes: a packet, a set, a list of them, a part. false with a message. */
bool value_count(struct interp *in, const struct val *x, uint64_t *n);

#endif
