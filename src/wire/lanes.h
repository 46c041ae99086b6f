/* lanes.h - inside of lane.c, lane_ring.c and lane_xdp.c. */
#ifndef WIRE_LANES_H
#define WIRE_LANES_H

#include <linux/if_packet.h>

#include "lnetsend.h"
#include "pkt/lane.h"
#include "pkt/shape.h"

/* What a kind does. Slots [at, at + n) of lane->slot are meant, which never wrap. false or 0: d says why. */
struct lane_ops {
	const char *text;
	unsigned slots;
	size_t most; /* bytes of a frame */
	/* Makes lane->slot's memory, each slot with room for `frame` bytes. Called again after `drop` when more room is needed. */
	bool (*make)(struct lane *l, size_t frame, struct diag *d);
	void (*drop)(struct lane *l);
	size_t (*free)(struct lane *l, size_t most, struct diag *d); /* how many from l->at on may be written; waits for one */
	bool (*push)(struct lane *l, size_t n, struct diag *d);
	bool (*finish)(struct lane *l, struct diag *d);
};

struct lane {
	const struct lane_ops *ops;
	struct iface iface;
	struct lane_wish wish;
	struct sockaddr_ll link;
	struct lnet_handle *h;  /* libnet's: sendmmsg and the TX ring use its socket */
	struct shape_slot *slot;
	unsigned at;            /* the next free one */
	struct inject_counts counts;
	void *own;              /* of the kind */
};

extern const struct lane_ops lane_mmsg, lane_ring, lane_xdp;

bool lane_full(struct lane *l, int fd, unsigned *turns, int error); /* waits for room; false: that was no full queue, or too long */
bool lane_failed(const struct lane *l, size_t n, int error, struct diag *d);
void lane_sent(struct lane *l, unsigned slot);

#endif
