/* set.h - value sets: how many values, and which is the k-th, in constant time and memory. */
#ifndef PKT_SET_H
#define PKT_SET_H

#include "pkt/val.h"

struct buf;
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

enum random_kind {
	RANDOM_NO,
	RANDOM_INT,    /* from lo to hi; lo of 2^63 and more stands for a number below zero */
	RANDOM_ONCE,   /* the same, each number once before any comes again: a permutation of them, by k */
	RANDOM_IP4,    /* network lo, mask hi */
	RANDOM_IP6,    /* runs[0]: the network, its first lo bits; no run: any */
	RANDOM_MAC,    /* the bits of lo where hi has ones */
	RANDOM_BYTES,  /* lo to hi bytes */
	RANDOM_TEXT,   /* lo to hi characters of runs[0], a text; no run: letters and digits */
	RANDOM_CHOICE, /* a value of the runs */
};

struct set {
	struct obj obj;
	uint64_t count;         /* values; 1 for a random one */
	enum random_kind random;
	uint64_t lo, hi;        /* of a random one */
	uint64_t drawn, cycle;  /* RANDOM_ONCE, drawn alone: how often, and which permutation it is in */
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
struct val run_at(const struct run *r, uint64_t k);
void run_print(struct buf *out, const struct run *r);

/* The stream of field f of a layer: its place in the packet and its class's name tell it from all others. */
static inline uint64_t set_stream(unsigned layer, uint32_t name_hash, unsigned f)
{
	return (uint64_t)layer << 48 | (uint64_t)name_hash << 8 | f;
}

/* A random set's value and text; set_at and set_print come here. */
struct val set_draw(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream);
void set_draw_print(struct buf *out, const struct set *s);
bool set_ends(const struct set *s, struct val end[2]); /* RANDOM_INT, RANDOM_ONCE: lowest and highest; false: another kind */

/* a * b, false when it passes 2^64-1. */
bool set_product(uint64_t a, uint64_t b, uint64_t *out);

void set_print(struct buf *out, const struct set *s); /* as it is written: (1, 1024), [22, (80, 90)], "10.0.0.0/24" */

#endif
