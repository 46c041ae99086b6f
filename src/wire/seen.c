/* seen.c - which numbers were seen before: a bit for each, or a table in which the oldest of a group gives way. */
#include "seen.h"

#include "pkt/mem.h"

enum { WAYS = 8 };

struct seen {
	bool exact;
	uint64_t *v;     /* bits; or numbers + 1, the newest of a group first */
	uint64_t groups;
};

struct seen *seen_new(uint64_t n)
{
	struct seen *s = mem_zero(1, sizeof(*s));

	s->exact = n <= SEEN_EXACT;
	s->groups = SEEN_WINDOW / WAYS * 2; /* twice the room, as groups fill unevenly */
	s->v = mem_zero(s->exact ? n / 64 + 1 : s->groups * WAYS, sizeof(*s->v));
	return s;
}

void seen_free(struct seen *s)
{
	if (!s)
		return;
	mem_free(s->v);
	mem_free(s);
}

bool seen_is_exact(const struct seen *s)
{
	return s->exact;
}

static uint64_t *group(const struct seen *s, uint64_t k)
{
	uint64_t h = k * 0x9e3779b97f4a7c15u;

	return s->v + (h >> 32) % s->groups * WAYS;
}

bool seen_has(const struct seen *s, uint64_t k)
{
	const uint64_t *g = group(s, k);
	bool found = false;

	if (s->exact)
		return s->v[k / 64] >> (k % 64) & 1;
	for (unsigned i = 0; i < WAYS; i++)
		found = found || g[i] == k + 1;
	return found;
}

bool seen_add(struct seen *s, uint64_t k)
{
	uint64_t *g = group(s, k);

	if (seen_has(s, k))
		return false;
	if (s->exact) {
		s->v[k / 64] |= (uint64_t)1 << (k % 64);
		return true;
	}
	for (unsigned i = WAYS - 1; i; i--)
		g[i] = g[i - 1];
	g[0] = k + 1;
	return true;
}
