/* gather.c - fragments kept until their packet is complete. */
#include "gather.h"

#include <string.h>
#include <uthash.h>

#include "pkt/buf.h"
#include "pkt/fragment.h"
#include "pkt/mem.h"
#include "pkt/random.h"
#include "piece.h"

#define BYTES_MOST (16 << 20)       /* of all fragments that wait */
#define AGE_MOST 30000000000        /* ns: RFC 1122, 3.3.2 says 60 to 120 s, Linux waits 30 s */
enum { PIECES_MOST = 8200 };        /* of one packet: 65535 / 8, and some that came twice */

/* Fragments of one packet. */
struct group {
	uint8_t key[PIECE_KEY];
	struct packet **p;
	size_t n, cap;
	size_t bytes;     /* that they need */
	uint64_t sum;     /* bytes of data, those that came twice too */
	uint32_t total;   /* of the packet; 0: the last one is missing */
	int64_t time;     /* of the first */
	UT_hash_handle hh; /* in order of their first fragments */
};

struct gather {
	const struct env *env;
	bool (*give)(void *arg, const struct packet *p);
	void *arg;
	struct group *groups;
	size_t bytes;
	struct buf buf;
	uint8_t secret[16];
};

struct gather *gather_new(const struct env *env, bool (*give)(void *arg, const struct packet *p), void *arg)
{
	struct gather *g = mem_zero(1, sizeof(*g));

	g->env = env;
	g->give = give;
	g->arg = arg;
	random_key(g->secret);
	return g;
}

static void group_drop(struct gather *g, struct group *x)
{
	HASH_DEL(g->groups, x);
	g->bytes -= x->bytes;
	for (size_t i = 0; i < x->n; i++)
		obj_drop(&x->p[i]->obj);
	mem_free(x->p);
	mem_free(x);
}

void gather_free(struct gather *g)
{
	if (!g)
		return;
	while (g->groups)
		group_drop(g, g->groups);
	buf_free(&g->buf);
	mem_free(g);
}

/* It is given up: what there is of it is given as it is. */
static bool group_end(struct gather *g, struct group *x)
{
	bool ok = true;

	for (size_t i = 0; ok && i < x->n; i++)
		ok = g->give(g->arg, x->p[i]);
	group_drop(g, x);
	return ok;
}

static const struct packet *nth(void *arg, size_t i)
{
	const struct group *x = arg;

	return x->p[i];
}

/* As many bytes are there as it has: is it complete? Fragments that do not belong to it wait on. */
static bool join(struct gather *g, struct group *x)
{
	struct fate_of *fate = mem_zero(x->n, sizeof(*fate));
	struct packet *whole = NULL;
	size_t kept = 0;
	bool ok = true;

	packets_join(nth, x, x->n, g->env, fate);
	for (size_t i = 0; i < x->n; i++) {
		if (fate[i].fate == FATE_JOINED)
			obj_drop(&x->p[i]->obj);
		else
			x->p[kept++] = x->p[i];
		if (!fate[i].joined)
			continue;
		if (whole)
			obj_drop(&whole->obj);
		whole = fate[i].joined;
	}
	mem_free(fate);
	x->n = kept;
	if (!whole)
		return true;
	ok = g->give(g->arg, whole);
	obj_drop(&whole->obj);
	return group_end(g, x) && ok;
}

static struct group *group_of(struct gather *g, const struct piece *piece, int64_t time)
{
	unsigned h = (unsigned)siphash24(g->secret, piece->key, PIECE_KEY);
	struct group *x;

	HASH_FIND_BYHASHVALUE(hh, g->groups, piece->key, PIECE_KEY, h, x);
	if (x)
		return x;
	x = mem_zero(1, sizeof(*x));
	memcpy(x->key, piece->key, PIECE_KEY);
	x->time = time;
	HASH_ADD_BYHASHVALUE(hh, g->groups, key, PIECE_KEY, h, x);
	return x;
}

static size_t cost(const struct packet *p)
{
	return sizeof(*p) + p->n * sizeof(p->layer[0]) + p->ndata;
}

bool gather_packet(struct gather *g, const struct packet *p)
{
	struct piece piece = { .index = 0 };
	struct group *x;

	while (g->groups && (g->bytes > BYTES_MOST || p->time - g->groups->time > AGE_MOST))
		if (!group_end(g, g->groups))
			return false;
	if (!piece_of(p, g->env, &g->buf, &piece))
		return g->give(g->arg, p);
	x = group_of(g, &piece, p->time);
	x->p = mem_room(x->p, &x->cap, x->n + 1, sizeof(*x->p));
	x->p[x->n] = packet_copy(p, 0);
	packet_keep(x->p[x->n]);
	x->bytes += cost(p);
	g->bytes += cost(p);
	x->n++;
	x->sum += piece.n;
	if (!piece.more)
		x->total = piece.off + piece.n;
	if (x->total && x->sum >= x->total)
		return join(g, x);
	return x->n < PIECES_MOST || group_end(g, x);
}

bool gather_end(struct gather *g)
{
	while (g->groups)
		if (!group_end(g, g->groups))
			return false;
	return true;
}
