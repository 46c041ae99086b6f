/* places.c - which field each bit of a packet belongs to. */
#include "places.h"

#include "pkt/mem.h"
#include "pkt/registry.h"

size_t places_of(const struct packet *p, struct place **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (unsigned l = 0; l < p->n; l++) {
		for (unsigned f = 0; f < p->layer[l].lay->n; f++) {
			struct place x = { .l = l, .f = f };

			if (!layer_place(p, l, f, &x.bit, &x.bits) || !x.bits)
				continue;
			x.bit += (size_t)p->layer[l].off * 8;
			*out = mem_room(*out, &cap, n + 1, sizeof(**out));
			(*out)[n++] = x;
		}
	}
	return n;
}
