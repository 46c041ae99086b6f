/* key.h - what a question's answer must show, and what an answer shows, as numbers to look up. Inside src/core. */
#ifndef CORE_KEY_H
#define CORE_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "pkt/match.h"

enum { KEYS = NEAR_KEYS, STARTS = 4, INNER = 64 };

struct keys {
	uint64_t k[KEYS];
	unsigned n;
};

/* Classes that questions carried and that decoding does not know by itself: Raw bytes of an answer are tried as these. */
struct inner {
	const struct layout *lay[INNER];
	unsigned n;
	struct packet *scratch;
};

/* Of a question that may be answered from layer `start` on. anyone: from any address. */
void keys_question(const struct packet *q, unsigned start, bool anyone, struct keys *out);
void keys_errors(const struct packet *p, bool question, struct keys *out); /* that quote it, or of one that quotes */
/* Of an answer, the likelier last. anyone: some questions may be answered from any address. */
void keys_answer(const struct packet *a, bool anyone, const struct inner *inner, struct keys *out);
/* Of an address: layer l's field f. 0: it is not there. */
uint64_t key_peer(const struct packet *p, unsigned l, int f);

#endif
