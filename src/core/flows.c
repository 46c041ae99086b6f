/* flows.c - conversations, numbered. */
#include "pkt/flow.h"

#include <string.h>
#include <uthash.h>

#include "pkt/mem.h"
#include "pkt/random.h"

struct numbered {
	struct flow flow;
	uint32_t nth;
	unsigned nkey;
	uint8_t key[FLOW_KEY];
	UT_hash_handle hh;
};

struct flows {
	struct numbered *by_key;
	struct numbered **nth;
	size_t n, cap;
	uint8_t secret[16]; /* nobody can choose addresses that all fall on one place */
};

struct flows *flows_new(void)
{
	struct flows *t = mem_zero(1, sizeof(*t));

	random_key(t->secret);
	return t;
}

void flows_free(struct flows *t)
{
	if (!t)
		return;
	HASH_CLEAR(hh, t->by_key);
	for (size_t i = 0; i < t->n; i++)
		mem_free(t->nth[i]);
	mem_free(t->nth);
	mem_free(t);
}

static struct numbered *find(const struct flows *t, const uint8_t *key, unsigned n, unsigned h)
{
	struct numbered *e;

	HASH_FIND_BYHASHVALUE(hh, t->by_key, key, n, h, e);
	return e;
}

int64_t flows_find(const struct flows *t, const struct flow *f)
{
	uint8_t key[FLOW_KEY];
	unsigned n = flow_key(f, key);
	const struct numbered *e = find(t, key, n, (unsigned)siphash24(t->secret, key, n));

	return e ? (int64_t)e->nth : -1;
}

uint32_t flows_add(struct flows *t, const struct flow *f)
{
	uint8_t key[FLOW_KEY];
	unsigned n = flow_key(f, key), h = (unsigned)siphash24(t->secret, key, n);
	struct numbered *e = find(t, key, n, h);

	if (e)
		return e->nth;
	e = mem_zero(1, sizeof(*e));
	e->flow = *f;
	e->nth = (uint32_t)t->n;
	e->nkey = n;
	memcpy(e->key, key, n);
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, t->by_key, e->key, e->nkey, h, e);
	t->nth = mem_room(t->nth, &t->cap, t->n + 1, sizeof(*t->nth));
	t->nth[t->n++] = e;
	return e->nth;
}

uint32_t flows_count(const struct flows *t)
{
	return (uint32_t)t->n;
}

const struct flow *flows_nth(const struct flows *t, uint32_t i)
{
	return &t->nth[i]->flow;
}
