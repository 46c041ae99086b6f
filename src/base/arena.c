/* arena.c - memory that lives as long as a script, in a list of blocks. */
#include "pkt/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "pkt/mem.h"

enum {
	BLOCK = 16384, /* bytes of an ordinary block */
	LARGE = 4096,  /* a request above this gets a block of its own */
};

struct arena_block {
	struct arena_block *next;
	size_t used, cap;
	alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *block_new(size_t cap)
{
	struct arena_block *b;

	if (cap > SIZE_MAX - sizeof(*b))
		cap = SIZE_MAX - sizeof(*b);
	b = mem_zero(1, sizeof(*b) + cap);
	b->cap = cap;
	return b;
}

/* A block for one large request goes below the top, whose remaining room stays in use. */
static void *alloc_large(struct arena *a, size_t n)
{
	struct arena_block *b = block_new(n);

	b->used = n;
	if (a->top) {
		b->next = a->top->next;
		a->top->next = b;
	} else {
		a->top = b;
	}
	return b->bytes;
}

void arena_init(struct arena *a)
{
	a->top = NULL;
	a->used = 0;
}

void *arena_alloc(struct arena *a, size_t n)
{
	const size_t mask = alignof(max_align_t) - 1;
	struct arena_block *b = a->top;
	void *p;

	a->used += n;
	if (n > LARGE)
		return alloc_large(a, n);
	n = n ? (n + mask) & ~mask : mask + 1;
	if (!b || n > b->cap - b->used) {
		b = block_new(BLOCK);
		b->next = a->top;
		a->top = b;
	}
	p = b->bytes + b->used;
	b->used += n;
	return p;
}

char *arena_text(struct arena *a, const char *p, size_t n)
{
	char *q = arena_alloc(a, n < SIZE_MAX ? n + 1 : n);

	if (n)
		memcpy(q, p, n);
	q[n] = '\0';
	return q;
}

void arena_free(struct arena *a)
{
	while (a->top) {
		struct arena_block *b = a->top;

		a->top = b->next;
		mem_free(b);
	}
	a->used = 0;
}
