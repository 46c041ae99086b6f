/* guise.h - how a class looks where the numbers that its conditions ask have certain values: which fields are there, and where. Found when
 * such values first come. */
#ifndef PKT_GUISE_H
#define PKT_GUISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct field;
struct layout;
struct when;

enum { GUISES = 16 /* of a class, at most; what comes after these is asked field by field */ };

struct guise {
	uint64_t key; /* the numbers */
	unsigned nth; /* of the class's guises */
	unsigned n;   /* fields, from the first on, whose places are known */
	uint32_t min; /* bytes that they take */
	const struct field **as; /* what each of them is; NULL: it takes no bytes, and there is nothing to show */
	uint32_t bit[]; /* where each begins, and where the last ends */
};

/* Of a class some of whose conditions ask only for numbers in eight bytes of its fixed part, or only for the class below. */
struct guises {
	uint32_t byte; /* the first of the eight */
	uint64_t mask; /* of the numbers in them, in memory as on the wire */
	const struct when *under; /* the condition that asks for the class below, or NULL */
	unsigned upto; /* fields that ask for nothing else */
	struct guise *slot[GUISES]; /* by hash; written once */
};

void guises_compile(struct layout *l); /* after its places and conditions */
void guises_free(struct guises *g);

/* Of n bytes at b, which stand in a layer of class `below` (NULL: in none). They are at least the fixed part. NULL: it is not known, or they
 * are fewer than its fields take. Any number of threads may ask. */
const struct guise *guise_of(const struct layout *l, const uint8_t *b, size_t n, const struct layout *below);

#endif
