/* when.h - conditions of the tables, compiled. */
#ifndef PKT_WHEN_H
#define PKT_WHEN_H

#include <stdbool.h>
#include <stdint.h>

struct diag;
struct layout;
struct term;

/* What says all where a condition looks at one number of at most 8 bits that stands at the same place in every packet. */
struct gate {
	uint16_t byte;       /* of the layer */
	uint8_t shift, mask; /* of the number in it; mask 0: it is no such condition */
	uint64_t map[4];     /* a bit for each value: it holds */
};

struct when {
	struct gate gate;
	unsigned n;
	struct term *term;
};

/* Compiles the text of field.h's conditions for fields of lay; names are checked. The result lives as long as the registry. */
bool when_compile(const struct layout *lay, const char *text, struct when **out, struct diag *d);
/* Once it is known where the fields of lay stand: makes the gate, if it can be one. */
void when_place(struct when *w, const struct layout *lay);
/* Is the condition just "field=number"? */
bool when_is_equal(const struct when *w, unsigned *field, uint64_t *number);
/* Does the condition look at field f of its layer? */
bool when_looks(const struct when *w, unsigned field);
void when_free(struct when *w);

#endif
