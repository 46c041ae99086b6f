/* space.c - number spaces: which class stands for a number, and which number for a class. */
#include "pkt/space.h"

#include <string.h>

#include "pkt/mem.h"
#include "pkt/registry.h"

enum {
	SPARSE = 4,    /* slots a number */
	FIRST_CAP = 16,
	FIRST_SHIFT = 64 - 8, /* 2^8 bits for the first slots */
};

/* Written while tables are registered (at start, or by a script's bind_layers), read everywhere. */
static struct space **spaces;
static size_t nspaces, capspaces;
static struct space *by_name;

const struct space *space_at(unsigned space)
{
	return spaces[space];
}

int space_find(const char *name)
{
	struct space *s;

	HASH_FIND_STR(by_name, name, s);
	return s ? (int)s->id : -1;
}

unsigned space_make(const char *name)
{
	int i = space_find(name);
	struct space *s;

	if (i >= 0)
		return (unsigned)i;
	spaces = mem_room(spaces, &capspaces, nspaces + 1, sizeof(*spaces));
	s = mem_zero(1, sizeof(*s));
	s->id = (unsigned)nspaces;
	s->taken = &s->nobody;
	s->shift = 63;
	spaces[nspaces++] = s;
	strncpy(s->name, name, sizeof(s->name) - 1);
	HASH_ADD_STR(by_name, name, s);
	return (unsigned)nspaces - 1;
}

const char *space_name(unsigned space)
{
	return space < nspaces ? spaces[space]->name : NULL;
}

void space_clear(void)
{
	HASH_CLEAR(hh, by_name);
	for (size_t i = 0; i < nspaces; i++) {
		mem_free(spaces[i]->slot);
		if (spaces[i]->cap)
			mem_free(spaces[i]->taken);
		mem_free(spaces[i]->build);
		mem_free(spaces[i]);
	}
	mem_free(spaces);
	spaces = NULL;
	nspaces = capspaces = 0;
}

static void put(struct space *s, size_t i, struct slot slot)
{
	uint64_t bit = space_bit(s, slot.number);

	s->slot[i] = slot;
	s->taken[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void grow(struct space *s)
{
	struct slot *old = s->slot;
	size_t cap = s->cap;

	s->cap = cap ? cap * 2 : FIRST_CAP;
	s->shift = cap ? s->shift - 1 : FIRST_SHIFT;
	s->slot = mem_zero(s->cap, sizeof(*s->slot));
	if (cap)
		mem_free(s->taken);
	s->taken = mem_zero(s->cap * SPACE_BITS / 64, sizeof(*s->taken));
	for (size_t i = 0; i < cap; i++)
		if (old[i].lay)
			put(s, space_place(s, old[i].number), old[i]);
	mem_free(old);
}

const struct layout *space_lookup(unsigned space, uint64_t number)
{
	return space_get(spaces[space], number);
}

bool space_number(unsigned space, const struct layout *lay, uint64_t *number)
{
	const struct space *s = spaces[space];

	for (size_t i = 0; i < s->nbuild; i++)
		if (s->build[i].lay == lay) {
			*number = s->build[i].number;
			return true;
		}
	return false;
}

void space_bind(unsigned space, uint64_t number, const struct layout *lay, unsigned flags)
{
	struct space *s = spaces[space];

	if (!(flags & BIND_BUILD)) {
		size_t i;

		while ((s->n + 1) * SPARSE > s->cap)
			grow(s);
		i = space_place(s, number);
		if (!s->slot[i].lay) { /* the first one bound to a number keeps it */
			put(s, i, (struct slot){ number, lay });
			s->n++;
		}
	}
	if (!(flags & BIND_DECODE)) {
		s->build = mem_room(s->build, &s->capbuild, s->nbuild + 1, sizeof(*s->build));
		s->build[s->nbuild++] = (struct build){ lay, number };
	}
}

const struct layout *space_member(unsigned space, size_t i, uint64_t *number)
{
	const struct space *s = spaces[space];

	if (i >= s->nbuild)
		return NULL;
	*number = s->build[i].number;
	return layout_ready(s->build[i].lay);
}
