/* scanset.h - the sets that a scan sends: the k-th probe, and the probe that a packet answers. Inside src/wire. */
#ifndef WIRE_SCANSET_H
#define WIRE_SCANSET_H

#include "pkt/scanner.h"
#include "pkt/shape.h"
#include "pkt/token.h"

struct scanset {
	struct packet *p;            /* with a token, once prepared */
	const struct layout *first;
	uint8_t family;              /* of the first layer: 4, 6 or 0 */
	struct token token;
	struct shape *shape;
	struct shape_cursor *send, *look;
	struct shape_slot slot;      /* of look */
	struct packet *q;            /* the last probe that was compared */
	uint64_t start, n;           /* packets before it, and of it */
};

bool scanset_init(struct scanset *s, const struct packet *p, unsigned from, uint64_t start, struct diag *d);
/* The bytes of its packet k, before it is prepared. */
bool scanset_sample(const struct scanset *s, uint64_t k, const struct env *env, struct buf *out, struct diag *d);
/* Which packets stand for all of them: the i-th of SAMPLES. */
enum { SAMPLES = 64 };
uint64_t scanset_sampled(const struct scanset *s, unsigned i);
/* Sources that are the same in all samples become values: then they need not be asked for with each packet. */
bool scanset_settle(struct scanset *s, const struct env *env, struct diag *d);
/* Token and shape. */
bool scanset_prepare(struct scanset *s, const struct env *env, struct diag *d);
/* Which of its packets `a` answers: 1, and s->q is it; 0: none; -1 with a message. */
int scanset_find(struct scanset *s, const struct packet *a, uint64_t seed, uint64_t *k, struct diag *d);
void scanset_free(struct scanset *s);

#endif
