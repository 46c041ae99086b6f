/* fragment.h - cutting IP packets into fragments, and joining them again. */
#ifndef PKT_FRAGMENT_H
#define PKT_FRAGMENT_H

#include <stddef.h>

#include "pkt/packet.h"

/*
 * IPv4 (RFC 791, 3.2): the payload of IP layer l in pieces of at most `most` bytes, as packets at the end of out; a payload
 * that fits stays in one. Pieces keep the layers below, id and what was set; lengths and sums are computed anew.
 */
bool packet_fragment(const struct packet *p, unsigned l, size_t most, const struct env *env, struct list *out, struct diag *d);

/*
 * IPv6 (RFC 8200, 4.5): packets of at most `most` bytes, all headers counted. The packet's own IPv6ExtHdrFragment is used;
 * without one it is put before what may be fragmented, with that id.
 */
bool packet_fragment6(const struct packet *p, unsigned l, size_t most, uint32_t id, const struct env *env, struct list *out,
                      struct diag *d);

/* What becomes of one packet of a list. */
enum fate {
	FATE_WHOLE,  /* no fragment */
	FATE_LEFT,   /* a fragment of a packet that is not complete, or that contradicts itself */
	FATE_JOINED, /* a fragment that is in a joined packet */
};
struct fate_of {
	enum fate fate;
	uint32_t group;        /* of FATE_LEFT: the same number, the same packet */
	struct packet *joined; /* FATE_JOINED: at the last fragment that it needed the packet, which the caller owns; else NULL */
};

/*
 * get gives the i-th of n packets; it must be valid until the next is asked for. Fragments may come in any order and twice.
 * Those that overlap with other bytes than the ones there begin anew. Never more than one packet is being joined at a time.
 */
void packets_join(const struct packet *(*get)(void *arg, size_t i), void *arg, size_t n, const struct env *env,
                  struct fate_of *out);

#endif
