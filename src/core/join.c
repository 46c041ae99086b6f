/* join.c - fragments joined to the packets they came from, in memory for one packet. */
#include <stdlib.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/fragment.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "piece.h"

enum {
	PACKET_MOST = 65535, BLOCK = 8, BLOCKS = (PACKET_MOST + BLOCK) / BLOCK,
};

/* The packet that is being joined. */
struct joining {
	uint8_t *data;          /* PACKET_MOST + BLOCK */
	uint8_t have[BLOCKS];
	uint32_t blocks, total; /* blocks there; 0: the end is not known */
	uint32_t end;           /* of the data that came */
	size_t begin;           /* its first piece */
	const struct env *env;
};

static int field(const struct packet *p, unsigned l, const char *name)
{
	return field_find(p->layer[l].lay, name, strlen(name));
}

static int by_key(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	int c = memcmp(x->key, y->key, PIECE_KEY);

	return c ? c : x->index < y->index ? -1 : x->index > y->index;
}

/* ---- joining ---- */

static void begin(struct joining *j, size_t first)
{
	memset(j->have, 0, sizeof(j->have));
	j->blocks = j->total = j->end = 0;
	j->begin = first;
}

/* Says it something else than what came before? */
static bool contradicts(const struct joining *j, const struct piece *x, const uint8_t *b)
{
	uint32_t end = x->off + x->n;

	if (j->total ? end > j->total || (!x->more && end != j->total) : !x->more && end < j->end)
		return true;
	for (uint32_t at = 0; at < x->n; at += BLOCK) {
		uint32_t n = x->n - at < BLOCK ? x->n - at : BLOCK;

		if (j->have[(x->off + at) / BLOCK] && memcmp(j->data + x->off + at, b + at, n) != 0)
			return true;
	}
	return false;
}

static void put(struct joining *j, const struct piece *x, const uint8_t *b)
{
	uint32_t end = x->off + x->n;

	memcpy(j->data + x->off, b, x->n);
	for (uint32_t i = x->off / BLOCK; i < (end + BLOCK - 1) / BLOCK; i++) {
		j->blocks += !j->have[i];
		j->have[i] = 1;
	}
	if (!x->more)
		j->total = end;
	if (end > j->end)
		j->end = end;
}

static bool is_complete(const struct joining *j)
{
	return j->total && j->blocks == (j->total + BLOCK - 1) / BLOCK;
}

/* The header of a packet that is whole: in c, of which only the layers below the data are left. */
static bool make_whole(struct packet *c, const struct piece *first)
{
	struct diag d = DIAG_INIT;
	uint64_t flags = 0;

	if (first->key[0] == 6) {
		packet_cut(c, first->at);
		layer_unset(c, first->ip, (unsigned)field(c, first->ip, "plen"));
		return layer_set_number(c, first->at - 1, "nh", first->proto, &d);
	}
	packet_cut(c, first->ip + 1);
	layer_unset(c, first->ip, (unsigned)field(c, first->ip, "len"));
	layer_unset(c, first->ip, (unsigned)field(c, first->ip, "chksum"));
	layer_uint(c, first->ip, (unsigned)field(c, first->ip, "flags"), &flags);
	return layer_set_number(c, first->ip, "flags", flags & ~(uint64_t)1, &d) && layer_set_number(c, first->ip, "frag", 0, &d) &&
	       layer_set_number(c, first->ip, "proto", first->proto, &d);
}

static struct packet *joined(const struct joining *j, const struct packet *p, const struct piece *first)
{
	struct packet *c = packet_copy(p, 0), *out = NULL;
	struct val load = val_bytes(j->data, j->total);
	struct diag d = DIAG_INIT;
	struct buf b = BUF_INIT;

	if (make_whole(c, first)) {
		packet_push(c, layout_raw());
		if (layer_set(c, c->n - 1, 0, &load, &d) && packet_encode(c, 0, j->env, &b, &d)) {
			out = packet_new();
			packet_decode(out, c->layer[0].lay, b.p, b.n);
			packet_keep(out);
			out->linktype = p->linktype;
			out->iface = p->iface;
			out->wire_len = p->wire_len ? (uint32_t)b.n : 0;
		}
	}
	val_drop(load);
	buf_free(&b);
	obj_drop(&c->obj);
	return out;
}

struct source_of {
	const struct packet *(*get)(void *arg, size_t i);
	void *arg;
};

/* Pieces [from, to] are all there: the packet stands where the last of them stood. */
static void finish(struct joining *j, struct source_of *src, const struct piece *v, size_t to, struct fate_of *out)
{
	size_t from = j->begin, first = from;
	int64_t time = src->get(src->arg, v[to].index)->time;
	struct packet *p;

	while (first < to && v[first].off)
		first++;
	p = joined(j, src->get(src->arg, v[first].index), &v[first]);
	if (!p)
		return;
	p->time = time;
	for (size_t i = from; i <= to; i++) {
		if (out[v[i].index].fate == FATE_LEFT && out[v[i].index].group == UINT32_MAX)
			out[v[i].index].fate = FATE_JOINED;
	}
	out[v[to].index].joined = p;
}

static bool is_sound(const struct piece *x)
{
	return x->n && x->off + x->n <= PACKET_MOST && (!x->more || x->n % BLOCK == 0);
}

/* Pieces [from, to) have the same key. Until they are settled their group is UINT32_MAX. */
static void join_group(struct joining *j, struct source_of *src, const struct piece *v, size_t from, size_t to, uint32_t group,
                       struct fate_of *out)
{
	struct buf bytes = BUF_INIT;
	struct diag d = DIAG_INIT;

	begin(j, from);
	for (size_t i = from; i < to; i++) {
		struct fate_of *f = &out[v[i].index];

		f->group = UINT32_MAX;
		buf_clear(&bytes);
		if (!is_sound(&v[i]) || !packet_encode(src->get(src->arg, v[i].index), v[i].ip, j->env, &bytes, &d) ||
		    v[i].from + v[i].n > bytes.n) {
			f->group = group;
			continue;
		}
		if (contradicts(j, &v[i], bytes.p + v[i].from))
			begin(j, i);
		put(j, &v[i], bytes.p + v[i].from);
		if (!is_complete(j))
			continue;
		finish(j, src, v, i, out);
		begin(j, i + 1);
	}
	for (size_t i = from; i < to; i++) {
		if (out[v[i].index].fate == FATE_LEFT)
			out[v[i].index].group = group;
	}
	buf_free(&bytes);
}

void packets_join(const struct packet *(*get)(void *arg, size_t i), void *arg, size_t n, const struct env *env,
                  struct fate_of *out)
{
	struct joining *j = mem_zero(1, sizeof(*j));
	struct source_of src = { get, arg };
	struct piece *v = NULL;
	struct buf bytes = BUF_INIT;
	size_t nv = 0, cap = 0;
	uint32_t group = 0;

	for (size_t i = 0; i < n; i++) {
		struct piece x = { .index = i };

		out[i] = (struct fate_of){ .fate = FATE_WHOLE };
		if (!piece_of(get(arg, i), env, &bytes, &x))
			continue;
		out[i].fate = FATE_LEFT;
		v = mem_room(v, &cap, nv + 1, sizeof(*v));
		v[nv++] = x;
	}
	if (nv)
		qsort(v, nv, sizeof(*v), by_key);
	j->env = env;
	j->data = nv ? mem_alloc(PACKET_MOST + BLOCK) : NULL;
	for (size_t from = 0, to; from < nv; from = to) {
		for (to = from + 1; to < nv && !memcmp(v[from].key, v[to].key, PIECE_KEY);)
			to++;
		join_group(j, &src, v, from, to, group++, out);
	}
	mem_free(j->data);
	mem_free(j);
	mem_free(v);
	buf_free(&bytes);
}
