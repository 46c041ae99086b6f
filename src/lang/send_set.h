/* send_set.h - what send() gives to the engine. */
#ifndef LANG_SEND_SET_H
#define LANG_SEND_SET_H

#include "pkt/interp.h"
#include "pkt/part.h"
#include "pkt/shape.h"
#include "pkt/send.h"
#include "pkt/volley.h"

/* Positions first … first + n - 1 of a packet set, in an order of their own if there is one; see struct volley. */
struct send_set {
	const struct val *of;
	uint64_t first, n;
	uint64_t (*order)(const void *arg, uint64_t i);
	const void *arg;
	bool draws;              /* the program's next random values: first is how many there were */
};

/* What is sent, so many rounds, as a set for the engine; false: packet by packet, by the interpreter. */
bool send_set_of(struct interp *in, const struct val *what, uint64_t rounds, struct send_set *out);

/* Its packets one by one, each made by the engine. */
struct send_source;
struct send_source *send_source(const struct send_set *set, struct shape *shape);
void send_source_free(struct send_source *s);                                     /* NULL is allowed */
/* `ahead` (or NULL) is told the packets that come next, when they are made. */
int send_source_next(struct send_source *s, struct sender *ahead, struct buf *out, struct diag *d); /* 1: *out is borrowed until the next; 0: no more; -1 */

/* via="xdp": the kind, and whether past the queueing discipline. false with a message. */
bool send_via(struct interp *in, struct str text, struct volley *out);

#endif
