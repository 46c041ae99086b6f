/* set.h - value sets: how many values, and which is the k-th, in constant time and memory. */
#ifndef PKT_SET_H
#define PKT_SET_H

#include "pkt/val.h"

struct diag;

/* A run of values. Inclusive range with a step for integers and addresses; or one value of any type. */
struct run {
	struct val first;  /* V_INT, V_IP4, V_MAC, V_IP6, or anything when count is 1 */
	uint64_t step;     /* 1 unless a third number was given */
	uint64_t count;
	uint64_t start;    /* how many values come before this run */
	/* Octet ranges ("10.0.1-3.*"): lo and hi inclusive per octet, last octet fastest; octets true then. */
	bool octets;
	uint8_t lo[4], hi[4];
};

enum random_kind { RANDOM_NO, RANDOM_INT, RANDOM_IP4, RANDOM_IP6, RANDOM_MAC, RANDOM_BYTES, RANDOM_CHOICE };

struct set {
	struct obj obj;
	uint64_t count;         /* values; 1 for a random one */
	enum random_kind random;
	uint64_t lo, hi;        /* RANDOM_INT: inclusive; RANDOM_IP4: network and mask; RANDOM_BYTES: lengths, inclusive */
	uint32_t nruns, cap;
	struct run *runs;
	const char *text;       /* how it was written, when that is shorter ("10.0.0.0/24"); owned, may be NULL */
};

struct set *set_new(void);
/* Append; false (with a message) when the count would pass 2^64-1. Takes over counts in v. */
bool set_add_value(struct set *s, struct val v, struct diag *d);
bool set_add_range(struct set *s, struct val first, uint64_t count, uint64_t step, struct diag *d);
bool set_add_octets(struct set *s, const uint8_t lo[4], const uint8_t hi[4], struct diag *d);
bool set_add_set(struct set *s, const struct set *other, struct diag *d);
struct set *set_random(enum random_kind kind, uint64_t lo, uint64_t hi);

bool set_same(const struct set *a, const struct set *b);

/* The k-th value (k < count); the caller owns it. Random: a function of seed, k and stream (which field asks). */
struct val set_at(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream);

/* a * b, false when it passes 2^64-1. */
bool set_product(uint64_t a, uint64_t b, uint64_t *out);

void set_print(struct buf *out, const struct set *s); /* as it is written: (1, 1024), [22, (80, 90)], "10.0.0.0/24" */

#endif
