/* lane.h - handing frames to an interface many at a time: sendmmsg, a TX ring, AF_XDP. They are written where they leave from. */
#ifndef PKT_LANE_H
#define PKT_LANE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pkt/inject.h"
#include "pkt/route.h"

struct diag;
struct lane;
struct shape_slot;

#define LANE_BATCH 64 /* frames of one system call: more gain nothing */

enum lane_kind {
	LANE_AUTO,     /* a wish only: the fastest that opens */
	LANE_SENDMMSG, /* any frame, any interface, by the queueing discipline unless bypassed */
	LANE_RING,     /* PACKET_TX_RING, likewise */
	LANE_XDP,      /* AF_XDP in copy mode, no XDP program: always past the queueing discipline, frames up to 4096 bytes */
};

struct lane_wish {
	enum lane_kind kind;
	bool bypass;       /* PACKET_QDISC_BYPASS: past the queueing discipline, and unseen by captures on this machine */
	unsigned queue;    /* LANE_XDP: of the interface, from 0; each lane needs one of its own */
	size_t frame;      /* bytes that a slot must have room for */
};

/*
 * One lane belongs to one thread. LANE_AUTO tries AF_XDP, then sendmmsg with the bypass. NULL with a message: the kind is not
 * there (built without libxdp, refused by the kernel), a right is missing.
 */
struct lane *lane_open(const struct iface *i, const struct lane_wish *w, struct diag *d);
void lane_close(struct lane *l);                  /* what was not handed over is lost; NULL is allowed */
void lane_text(const struct lane *l, char out[64]); /* "AF_XDP (copy mode)" */

/* Room for a slot of n bytes from now on; no slot is in use then. false with a message: more than the kind can send. */
bool lane_room(struct lane *l, size_t n, struct diag *d);
/* Up to `most` free slots one after another, waiting for at least one; they belong to the lane. 0 with a message. */
size_t lane_slots(struct lane *l, size_t most, struct shape_slot **slot, struct diag *d);
/* The first n of the slots just given leave. A full queue is waited for. false with a message: the kernel refused one. */
bool lane_push(struct lane *l, size_t n, struct diag *d);
bool lane_finish(struct lane *l, struct diag *d); /* waits until the kernel has taken all of them */
struct inject_counts lane_counts(const struct lane *l);

#endif
