/* perm.h - a keyed permutation of [0, n): each index once, in an order that a seed decides, without memory. */
#ifndef PKT_PERM_H
#define PKT_PERM_H

#include <stdint.h>

struct perm {
	uint64_t n, seed;
	unsigned half; /* bits of each Feistel half */
};

struct perm perm_make(uint64_t n, uint64_t seed);
uint64_t perm_at(const struct perm *p, uint64_t i);      /* i < n; a value < n */
uint64_t perm_inverse(const struct perm *p, uint64_t v); /* perm_at(p, perm_inverse(p, v)) == v */

#endif
