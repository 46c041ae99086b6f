/* sender.h - what way.c and send.c share. */
#ifndef WIRE_SENDER_H
#define WIRE_SENDER_H

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/send.h"

#define WAYS_KEPT 256   /* a power of two */
#define QUEUE 64        /* packets of one batch */

struct way_kept {
	int64_t until;  /* 0: nothing here */
	struct way way;
};

struct sender {
	struct router *router;
	struct injector *injector;
	struct way_kept *kept;   /* WAYS_KEPT, by destination; made when it is needed */
	struct way hop;          /* the last next hop whose MAC the kernel knew, for many destinations behind one gateway */
	int64_t hop_until;
	struct inject *queued_on;
	struct buf queue;
	size_t end[QUEUE];       /* of each packet in the queue */
	size_t nqueue;
	const struct carrier *carrier; /* NULL: none, it is sent here */
	struct buf frame;
	struct inject_counts lanes;    /* by lanes that are closed again */
	struct guard *guard;     /* NULL: none was asked for */
	struct packet *guarded;  /* room for the packet that is noted */
	bool is_guarded;
	bool asks;               /* sender_asks */
	struct diag guard_trouble;
};

bool sender_iface(struct sender *s, const char *iface, struct iface *out, struct diag *d);
void sender_keep(struct sender *s, const struct way *w);
void sender_guard_end(struct sender *s);
const struct way_kept *sender_kept(const struct sender *s, uint8_t family, const uint8_t *dst);

#endif
