/* learn.h - what earlier packets of a capture say about later ones: templates that describe records. */
#ifndef PKT_LEARN_H
#define PKT_LEARN_H

#include <stdbool.h>
#include <stddef.h>

#include "pkt/packet.h"
#include "pkt/registry.h"

struct learner;

#define LEARN_KEY 32             /* bytes of a key, at most */
#define LEARN_MOST (8u << 20)    /* bytes that are kept; what was learnt first is forgotten for more */

/* One for each capture; its packets are given to it in their order, those that learner_wants. */
struct learner *learner_new(void);
void learner_free(struct learner *l); /* NULL is allowed */
/* Does a layer of p teach, or may it be explained? p as decoded from bytes. */
static inline bool learner_wants(const struct packet *p)
{
	return p->learns;
}
/*
 * What p says is kept, and p is told what earlier ones said of it: its layers stay views, and reading them asks packet_told. That goes
 * with its copies. Results depend on nothing but the packets given before.
 */
void learner_packet(struct learner *l, struct packet *p);

/* ---- for the hooks of the tables (proto.learn) ---- */

/* Keeps a copy of n bytes by a key of nkey bytes, instead of what it had; n 0: forgets it. */
void learner_put(struct learner *l, const void *key, size_t nkey, const void *p, size_t n);
const void *learner_get(const struct learner *l, const void *key, size_t nkey, size_t *n); /* NULL: nothing is known; until the next put */
/* From now on p knows these n bytes (they are copied) by a key of nkey bytes. false: it knows others by that key. */
bool packet_tell(struct packet *p, const void *key, size_t nkey, const void *what, size_t n);
const void *packet_told(const struct packet *p, const void *key, size_t nkey, size_t *n); /* NULL: nothing by that key, or p is NULL */

#endif
