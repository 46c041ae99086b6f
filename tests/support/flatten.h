/* flatten.h - a packet as a list of (layer, field, text): the form in which the dissection vectors hold theirs. */
#ifndef TEST_FLATTEN_H
#define TEST_FLATTEN_H

#include "pkt/buf.h"
#include "pkt/packet.h"

struct flat {
	unsigned layer;  /* position in the packet */
	char *name;      /* "ttl", "options[0].copy_flag", "ext/1.len" */
	char *value;     /* "64", "hex:0a0b", "192.0.2.1", "[('NOP', None)]", "None" */
	const char *class; /* whose field it is: of the layer, or of the item in it */
	bool seen;       /* for the caller */
};

struct flats {
	struct flat *v;
	size_t n, cap;
};

void flatten(const struct packet *p, struct flats *out);
struct flat *flats_find(struct flats *f, unsigned layer, const char *name);
void flats_free(struct flats *f);

#endif
