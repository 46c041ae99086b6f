/* places.c - which field each bit of a packet belongs to. */
#include "places.h"

#include "pkt/mem.h"
#include "pkt/registry.h"

size_t place_run(const struct place *x, size_t done, size_t *from)
{
	size_t at = x->bit + done, n = x->bits - done, off = at % 8;

	*from = at;
	if (!x->low)
		return n;
	n = n < 8 - off ? n : 8 - off;
	*from = at - off + 8 - off - n;
	return n;
}

size_t places_of(const struct packet *p, struct place **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (unsigned l = 0; l < p->n; l++) {
		for (unsigned f = 0; f < p->layer[l].lay->n; f++) {
			struct place x = { .l = l, .f = f, .low = p->layer[l].lay->field[f].low };

			if (!layer_place(p, l, f, &x.bit, &x.bits) || !x.bits)
				continue;
			x.bit += (size_t)p->layer[l].off * 8;
			*out = mem_room(*out, &cap, n + 1, sizeof(**out));
			(*out)[n++] = x;
		}
	}
	return n;
}
