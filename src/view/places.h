/* places.h - which field each bit of a packet belongs to. Inside src/view. */
#ifndef VIEW_PLACES_H
#define VIEW_PLACES_H

#include "pkt/packet.h"

struct place {
	unsigned l, f;
	size_t bit, bits; /* counted from the packet's first */
};

/* Fields with bits, in order of layers and tables; the caller frees *out. p as decoded from bytes. */
size_t places_of(const struct packet *p, struct place **out);

#endif
