/* arena.h - memory that lives as long as a script: given out in pieces, freed at once. */
#ifndef PKT_ARENA_H
#define PKT_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *top;
	size_t used; /* bytes given out, for limits */
};

void arena_init(struct arena *a);
void *arena_alloc(struct arena *a, size_t n); /* zeroed, aligned for any type; never NULL */
char *arena_text(struct arena *a, const char *p, size_t n); /* copy with a NUL after it */
void arena_free(struct arena *a);

#endif
