/* perm.c - a keyed permutation of [0, n): a Feistel network over the next even power of two, walked until below n. */
#include "pkt/perm.h"

#include <assert.h>

#include "pkt/bits.h"

enum { ROUNDS = 8 };

/* The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
static uint64_t mix(uint64_t v)
{
	v = (v ^ v >> 30) * 0xbf58476d1ce4e5b9;
	v = (v ^ v >> 27) * 0x94d049bb133111eb;
	return v ^ v >> 31;
}

static uint64_t scramble(const struct perm *p, unsigned round, uint64_t v)
{
	uint64_t key = mix(p->seed + (round + 1) * 0x9e3779b97f4a7c15);

	return mix(v + key) & bits_max(p->half);
}

static uint64_t forth(const struct perm *p, uint64_t v)
{
	uint64_t left = v >> p->half, right = v & bits_max(p->half);

	for (unsigned r = 0; r < ROUNDS; r++) {
		uint64_t t = left ^ scramble(p, r, right);

		left = right;
		right = t;
	}
	return left << p->half | right;
}

static uint64_t back(const struct perm *p, uint64_t v)
{
	uint64_t left = v >> p->half, right = v & bits_max(p->half);

	for (unsigned r = ROUNDS; r-- > 0;) {
		uint64_t t = right ^ scramble(p, r, left);

		right = left;
		left = t;
	}
	return left << p->half | right;
}

struct perm perm_make(uint64_t n, uint64_t seed)
{
	struct perm p = { .n = n, .seed = seed, .half = 1 };

	assert(n);
	while (p.half < 32 && bits_max(2 * p.half) < n - 1)
		p.half++;
	return p;
}

/* The cycle that leads out of [0, n) comes back into it; the domain is below 4n, so after a few steps. */
uint64_t perm_at(const struct perm *p, uint64_t i)
{
	assert(i < p->n);
	do {
		i = forth(p, i);
	} while (i >= p->n);
	return i;
}

uint64_t perm_inverse(const struct perm *p, uint64_t v)
{
	assert(v < p->n);
	do {
		v = back(p, v);
	} while (v >= p->n);
	return v;
}
