/* when.h - conditions of the tables, compiled. */
#ifndef PKT_WHEN_H
#define PKT_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct alt;
struct diag;
struct layout;
struct scope;
struct term;

/* What says all where a condition looks at one number of at most 8 bits that stands at the same place in every packet. */
struct gate {
	uint16_t byte;       /* of the layer */
	uint8_t shift, mask; /* of the number in it; mask 0: it is no such condition */
	uint64_t map[4];     /* a bit for each value: it holds */
};

/* Where it wants one value each of numbers that stand at the same places near each other: what it wants of eight bytes. */
struct sample {
	uint32_t byte;       /* the first of them in the layer */
	uint64_t mask, want; /* in memory as on the wire; mask 0: it is no such condition */
};

struct when {
	struct gate gate;
	struct sample sample;
	unsigned n;
	struct term *term;
};

#define CHOOSER_VALUES 256

/* Which alternative a low value of a number is for, where the conditions of all look at that number alone. */
struct chooser {
	const struct term *number;
	uint8_t of[CHOOSER_VALUES]; /* by value: the first that holds, else the last */
};

/* Compiles the text of field.h's conditions for fields of lay; names are checked. The result lives as long as the registry. */
bool when_compile(const struct layout *lay, const char *text, struct when **out, struct diag *d);
/* Once it is known where the fields of lay stand: makes the gate, if it can be one. */
void when_place(struct when *w, const struct layout *lay);
/* Is the condition just "field=number"? */
bool when_is_equal(const struct when *w, unsigned *field, uint64_t *number);
/* Does the condition look at field f of its layer? */
bool when_looks(const struct when *w, unsigned field);
/* Sets a bit in bits[n], the first bytes of a layer, for each that the condition asks for. false: it asks for others, too, or for a number
 * of very many values. Placed before. */
bool when_numbers(const struct when *w, uint8_t *bits, size_t n);
/* Does it ask just for the class below? Then: does it hold over that class (NULL: none)? */
bool when_is_under(const struct when *w);
bool when_under(const struct when *w, const struct layout *below);
/* Of n alternatives whose conditions were placed; the caller frees it with mem_free, before those. NULL: it takes more to choose. */
struct chooser *when_chooser(const struct alt *alt, unsigned n);
/* The alternative that holds. false: the number is not there, is too high, or nothing is decoded: each must be asked. */
bool when_chosen(const struct chooser *c, const struct scope *s, unsigned *alt);
void when_free(struct when *w);

#endif
