/* flow.h - who speaks to whom: the two ends of a conversation, at any layer that names them. */
#ifndef PKT_FLOW_H
#define PKT_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/packet.h"

struct buf;

#define FLOW_END 24 /* bytes of an end at most: an address and a port */
#define FLOW_KEY (2 * sizeof(void *) + 2 * FLOW_END)

/*
 * A layer names two ends if its reply table exchanges a pair of fields, or if it has addresses in `src` and `dst`. Where the
 * pair are not addresses (ports), the ends have the addresses of the layer below as well.
 */
struct flow {
	const struct layout *lay;  /* whose conversation it is */
	const struct layout *below; /* whose addresses are before its ports; NULL: its own are addresses */
	uint8_t n;                 /* bytes of each end: the address and then the port, in wire order */
	uint8_t end[2][FLOW_END];  /* who sends, who is to get it */
};

/* The ends that layer l names. false: it names none, is cut, or is only quoted in an error. */
bool flow_at(const struct packet *p, unsigned l, struct flow *out);
/* Of the innermost layer that names any. */
bool flow_of(const struct packet *p, struct flow *out);

/* Puts the ends in an order that is the same for both directions. true: they changed places. */
bool flow_order(struct flow *f);

/* Bytes that are the same for the same ends in the same places, to be hashed; how many. */
unsigned flow_key(const struct flow *f, uint8_t key[FLOW_KEY]);

/* "192.0.2.1:80", "[2001:db8::1]:80", "02:00:00:00:00:01" */
void flow_text(const struct flow *f, unsigned end, struct buf *out);

/* ---- numbered conversations ---- */

struct flows;

struct flows *flows_new(void);
void flows_free(struct flows *t); /* NULL is allowed */
/* The number of the conversation, from 0 in order of appearance; the order of the ends counts (see flow_order). */
uint32_t flows_add(struct flows *t, const struct flow *f);
int64_t flows_find(const struct flows *t, const struct flow *f); /* -1: not there */
uint32_t flows_count(const struct flows *t);
const struct flow *flows_nth(const struct flows *t, uint32_t i); /* valid as long as t is */

#endif
