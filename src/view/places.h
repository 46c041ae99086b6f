/* places.h - which field each bit of a packet belongs to. Inside src/view. */
#ifndef VIEW_PLACES_H
#define VIEW_PLACES_H

#include "pkt/packet.h"

struct place {
	unsigned l, f;
	size_t bit, bits; /* counted from the packet's first */
	bool low;         /* from the lowest of each byte: see struct field */
};

/* Of its bits after the first `done` those that stand side by side: how many, and where they begin when each byte's highest is counted
 * first. */
size_t place_run(const struct place *x, size_t done, size_t *from);
/* Fields with bits, in order of layers and tables; the caller frees *out. p as decoded from bytes. */
size_t places_of(const struct packet *p, struct place **out);

#endif
