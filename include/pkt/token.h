/* token.h - a number in a probe's own field that its answer brings back: probes are told apart without being remembered. */
#ifndef PKT_TOKEN_H
#define PKT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/packet.h"

/* Where the number travels. lay NULL: nowhere, and every packet of the set may be meant. */
struct token {
	const struct layout *lay; /* of the question's layer */
	unsigned layer, field;
	unsigned back;            /* field of an answer of the class lay->answered_by */
	uint64_t after, payload;  /* the answer's is larger by `after`, and perhaps by the bytes of the payload; 0: it is the same */
	uint64_t lo, range;       /* numbers from lo on, so many */
	uint64_t stream;          /* of the random value */
};

/*
 * Gives the first field of p that can carry a number, is free (unset) and comes back in answers a random value by the packet's
 * number: packets k and k' have the same one only if k and k' differ by `range` at least. p is changed.
 */
void token_put(struct packet *p, struct token *t);

/*
 * The packets (below n, of a set with that token and seed) that `a` may answer, also where it is an error that quotes them:
 * *at, 0 at first, counts through them. false: no more.
 */
bool token_next(const struct token *t, const struct packet *a, uint64_t n, uint64_t seed, uint64_t *at, uint64_t *k);

/* What token_next would go through at most for one answer. */
uint64_t token_tries(const struct token *t, uint64_t n);

#endif
