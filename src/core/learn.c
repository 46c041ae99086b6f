/* learn.c - what packets say about those that follow, kept by key; the oldest goes first. */
#include "pkt/learn.h"

#include <assert.h>
#include <string.h>
#include <uthash.h>

#include "pkt/mem.h"
#include "pkt/packet.h"

struct lesson {
	unsigned char key[LEARN_KEY];
	size_t nkey, n;
	unsigned char *data;
	UT_hash_handle hh;
};

struct learner {
	struct lesson *all; /* in the order of learning */
	size_t bytes;
};

struct learner *learner_new(void)
{
	return mem_zero(1, sizeof(struct learner));
}

static void forget(struct learner *l, struct lesson *x)
{
	l->bytes -= x->n + sizeof(*x);
	HASH_DEL(l->all, x);
	mem_free(x->data);
	mem_free(x);
}

void learner_free(struct learner *l)
{
	while (l && l->all)
		forget(l, l->all);
	mem_free(l);
}

void learner_put(struct learner *l, const void *key, size_t nkey, const void *p, size_t n)
{
	struct lesson *x = NULL;

	assert(nkey <= LEARN_KEY);
	HASH_FIND(hh, l->all, key, nkey, x);
	if (x)
		forget(l, x);
	if (!n)
		return;
	x = mem_zero(1, sizeof(*x));
	memcpy(x->key, key, nkey);
	x->nkey = nkey;
	x->n = n;
	x->data = mem_copy(p, n);
	HASH_ADD_KEYPTR(hh, l->all, x->key, nkey, x);
	l->bytes += n + sizeof(*x);
	while (l->bytes > LEARN_MOST)
		forget(l, l->all);
}

const void *learner_get(const struct learner *l, const void *key, size_t nkey, size_t *n)
{
	struct lesson *x = NULL;

	HASH_FIND(hh, l->all, key, nkey, x);
	if (!x)
		return NULL;
	*n = x->n;
	return x->data;
}

void learner_packet(struct learner *l, struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		if (p->layer[i].lay->proto->learn && p->layer[i].view)
			p->layer[i].lay->proto->learn(l, p, i);
}

/* ---- what one packet was told ---- */

struct told {
	struct obj obj;
	struct lesson *v;
	size_t n, cap;
};

static void told_free(struct obj *o)
{
	struct told *t = (struct told *)o;

	for (size_t i = 0; i < t->n; i++)
		mem_free(t->v[i].data);
	mem_free(t->v);
	mem_free(t);
}

static const struct obj_type told_type = { "told", told_free };

const void *packet_told(const struct packet *p, const void *key, size_t nkey, size_t *n)
{
	const struct told *t = p ? (const struct told *)p->told : NULL;

	for (size_t i = 0; t && i < t->n; i++)
		if (t->v[i].nkey == nkey && memcmp(t->v[i].key, key, nkey) == 0) {
			*n = t->v[i].n;
			return t->v[i].data;
		}
	return NULL;
}

bool packet_tell(struct packet *p, const void *key, size_t nkey, const void *what, size_t n)
{
	struct told *t = (struct told *)p->told;
	size_t nold;
	const void *old = packet_told(p, key, nkey, &nold);

	assert(nkey <= LEARN_KEY);
	if (old)
		return nold == n && memcmp(old, what, n) == 0;
	if (!t) {
		t = mem_zero(1, sizeof(*t));
		t->obj = (struct obj){ &told_type, 1 };
		p->told = &t->obj;
	}
	t->v = mem_room(t->v, &t->cap, t->n + 1, sizeof(*t->v));
	t->v[t->n] = (struct lesson){ .nkey = nkey, .n = n, .data = mem_copy(what, n) };
	memcpy(t->v[t->n++].key, key, nkey);
	return true;
}
