/* piece.h - a fragment of an IP packet: where it belongs. */
#ifndef CORE_PIECE_H
#define CORE_PIECE_H

#include "pkt/packet.h"

enum { PIECE_KEY = 38 };

/* Where a fragment belongs. */
struct piece {
	uint8_t key[PIECE_KEY];    /* version, proto, id, src, dst */
	uint8_t proto;       /* of what was fragmented */
	bool more;
	size_t index;        /* the caller's */
	unsigned ip, at;     /* layers: IP; IPv6: the fragment header */
	uint32_t off, n;     /* its place in the packet */
	uint32_t from;       /* where its data begins in the bytes from layer ip on */
};

/* Of the outermost IP layer that says it is one. false: none does. bytes: gets those of that layer and what is in it. */
bool piece_of(const struct packet *p, const struct env *env, struct buf *bytes, struct piece *out);

#endif
