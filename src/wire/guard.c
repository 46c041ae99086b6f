/* guard.c - a table of nf_tables that lives as long as its socket: which resets of the kernel's own are dropped. */
#include "pkt/guard.h"

#include <string.h>

#include "nft.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/str.h"

enum { PORT = 2, SLOTS_FIRST = 1024 };

/* As a set of nf_tables holds it: each part filled up to four bytes. */
struct tuple {
	uint8_t n;                /* NFT_KEY4 or NFT_KEY6 */
	uint8_t key[NFT_KEY6];
};

struct guard {
	struct nft nft;
	struct tuple *v;          /* all, in the order that they came */
	size_t n, cap, told;      /* told: the kernel knows the first ones */
	uint32_t *slot;           /* index + 1 into v, 0 free; twice as many as there are tuples at least */
	size_t nslot;
	bool is_full;
};

struct guard *guard_open(struct diag *d)
{
	struct guard *g = mem_zero(1, sizeof(*g));

	if (nft_open(&g->nft, d))
		return g;
	guard_close(g);
	return NULL;
}

void guard_close(struct guard *g)
{
	if (!g)
		return;
	nft_close(&g->nft);
	mem_free(g->v);
	mem_free(g->slot);
	mem_free(g);
}

size_t guard_count(const struct guard *g)
{
	return g->n;
}

/* ---- tuples, each once ---------------------------------------------------------------------------------------- */

static uint32_t *slot_of(struct guard *g, const struct tuple *t)
{
	size_t at = str_hash((const char *)t, sizeof(*t)) & (g->nslot - 1);

	while (g->slot[at] && memcmp(&g->v[g->slot[at] - 1], t, sizeof(*t)))
		at = (at + 1) & (g->nslot - 1);
	return &g->slot[at];
}

static void grow(struct guard *g)
{
	mem_free(g->slot);
	g->nslot = g->nslot ? g->nslot * 2 : SLOTS_FIRST;
	g->slot = mem_zero(g->nslot, sizeof(*g->slot));
	for (size_t i = 0; i < g->n; i++)
		*slot_of(g, &g->v[i]) = (uint32_t)i + 1;
}

static void note(struct guard *g, const struct tuple *t)
{
	uint32_t *slot;

	if (g->nslot < (g->n + 1) * 2)
		grow(g);
	slot = slot_of(g, t);
	if (*slot)
		return;
	if (g->n == GUARD_MOST) {
		g->is_full = true;
		return;
	}
	g->v = mem_room(g->v, &g->cap, g->n + 1, sizeof(*g->v));
	g->v[g->n++] = *t;
	*slot = (uint32_t)g->n;
}

/* ---- from a packet -------------------------------------------------------------------------------------------- */

/* The bytes of a field that has whole bytes: n of them are added to the key. */
static bool put_field(struct tuple *t, const struct packet *p, unsigned l, int f, size_t n)
{
	size_t bit, bits;

	if (f < 0 || !layer_place(p, l, (unsigned)f, &bit, &bits) || bit % 8 || bits != n * 8)
		return false;
	memcpy(t->key + t->n, p->data + p->layer[l].off + bit / 8, n);
	t->n = (uint8_t)(t->n + (n + 3) / 4 * 4);
	return true;
}

static void note_layers(struct guard *g, const struct packet *p, unsigned ip, unsigned tcp)
{
	const struct layout *i = p->layer[ip].lay, *t = p->layer[tcp].lay;
	size_t bit, bits, n;
	struct tuple key = { 0 };

	if (i->src < 0 || !layer_place(p, ip, (unsigned)i->src, &bit, &bits))
		return;
	n = bits / 8;
	if (put_field(&key, p, ip, i->src, n) && put_field(&key, p, tcp, field_find(t, "sport", 5), PORT) &&
	    put_field(&key, p, ip, i->dst, n) && put_field(&key, p, tcp, field_find(t, "dport", 5), PORT) &&
	    (key.n == NFT_KEY4 || key.n == NFT_KEY6))
		note(g, &key);
}

void guard_note(struct guard *g, const struct packet *p)
{
	unsigned ip = p->n;

	for (unsigned i = 0; i < p->n; i++) {
		const struct proto *is = p->layer[i].lay->proto;

		if (is->ip)
			ip = i;
		else if (ip < p->n && !strcmp(is->name, "TCP"))
			note_layers(g, p, ip, i);
	}
}

/* ---- telling the kernel --------------------------------------------------------------------------------------- */

static bool tell(struct guard *g, struct diag *d)
{
	while (g->told < g->n) {
		const struct tuple *first = &g->v[g->told];
		size_t n = 1;

		/* Those of one length are one message. */
		while (n < NFT_MOST && g->told + n < g->n && first[n].n == first->n)
			n++;
		if (!nft_add(&g->nft, first->n, first->key, sizeof(*first), n, d))
			return false;
		g->told += n;
	}
	return true;
}

bool guard_flush(struct guard *g, struct diag *d)
{
	bool ok = tell(g, d);

	g->told = g->n;
	if (ok && g->is_full) {
		g->is_full = false;
		return diag_refuse(d, "the guard holds %u connections, and what goes beyond is reset by the kernel", GUARD_MOST);
	}
	return ok;
}
