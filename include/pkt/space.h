/* space.h - number spaces from inside the registry. Lookups are in registry.h. */
#ifndef PKT_SPACE_H
#define PKT_SPACE_H

#include <stddef.h>
#include <stdint.h>
#include <uthash.h>

#include "pkt/registry.h"

/* Open addressing; cap is a power of two and several times n. */
struct slot {
	uint64_t number;
	const struct layout *lay; /* NULL: free */
};

struct space {
	/* A bit for each of many places: most lookups are of ports that nobody has, and look no further. */
	uint64_t *taken;
	struct slot *slot;
	unsigned shift; /* of the hash, to the number of a bit; SPACE_BITS of them are a slot */
	uint64_t nobody; /* what `taken` is before there are slots */
	size_t n, cap;
	struct build {
		const struct layout *lay;
		uint64_t number;
	} *build;
	size_t nbuild, capbuild;
	char name[48];
	unsigned id;
	UT_hash_handle hh;
};

enum { SPACE_BITS = 16 /* of `taken`, a slot */ };

static inline uint64_t space_bit(const struct space *s, uint64_t number)
{
	return number * 0x9e3779b97f4a7c15u >> s->shift;
}

static inline size_t space_place(const struct space *s, uint64_t number)
{
	size_t i = space_bit(s, number) / SPACE_BITS;

	while (s->slot[i].lay && s->slot[i].number != number)
		i = (i + 1) & (s->cap - 1);
	return i;
}

static inline const struct layout *space_get(const struct space *s, uint64_t number)
{
	uint64_t bit = space_bit(s, number);
	const struct slot *at;
	const struct layout *lay;

	if (!(s->taken[bit / 64] >> bit % 64 & 1))
		return NULL;
	at = &s->slot[bit / SPACE_BITS];
	lay = at->number == number ? at->lay : s->slot[space_place(s, number)].lay;
	return lay ? layout_ready(lay) : NULL;
}

const struct space *space_at(unsigned space); /* stays where it is while the registry lives */
unsigned space_make(const char *name);       /* finds it or makes it */
const char *space_name(unsigned space); /* NULL: past the last */
void space_clear(void);
/* The i-th class that is built in this space; NULL past the last. */
const struct layout *space_member(unsigned space, size_t i, uint64_t *number);

#endif
