/* key.c - what an answer must show, mixed into numbers: the fields of the reply rows, and what an error quotes. */
#include "key.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/registry.h"

/* Seeds: what kind of key it is. */
enum { KIND_REPLY = 1, KIND_BARE = 2 /* lists left out */, KIND_ANYONE = 4 /* addresses left out */, KIND_QUOTE = 8, KIND_PEER = 16, KIND_NEAR = 32 };

/* ---- keys ----------------------------------------------------------------------------------------------------- */

/* Twice: a multiplication alone leaves what differs in high bits (a port in the first bytes of a quotation) in a few places. */
static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
	return h ^ h >> 29;
}

static uint64_t mix_bytes(uint64_t h, const uint8_t *p, size_t n)
{
	h = mix(h, n);
	for (; n >= 8; p += 8, n -= 8)
		h = mix(h, (uint64_t)get32(p) << 32 | get32(p + 4));
	for (; n; n--)
		h = mix(h, *p++);
	return h;
}

static uint64_t mix_field(uint64_t h, const struct packet *p, unsigned l, unsigned f)
{
	size_t bit, bits;
	const uint8_t *b = p->data + p->layer[l].off;

	if (!layer_place(p, l, f, &bit, &bits))
		return mix(h, UINT64_MAX);
	if (p->layer[l].lay->field[f].low)
		return mix(h, bits_low_get(b, bit, (unsigned)bits));
	if (bits <= 64)
		return mix(h, bits ? bits_get(b, bit, (unsigned)bits) : 0);
	return bit % 8 ? h : mix_bytes(h, b + bit / 8, bits / 8);
}

static bool is_list(const struct layout *l, unsigned f)
{
	return l->field[f].kind == F_LIST;
}

static bool is_empty(const struct packet *p, unsigned l, unsigned f)
{
	size_t bit, bits;

	return !layer_place(p, l, f, &bit, &bits) || !bits;
}

static void key_add(struct keys *k, uint64_t h)
{
	if (k->n < KEYS)
		k->k[k->n++] = h ? h : 1;
}

/* A key in the making: with all fields, and without lists, which an answer may leave out. */
struct twin {
	uint64_t full, bare;
	bool apart;  /* they differ */
	bool leaves; /* an answer without its lists (or to such a question): the second counts, too */
};

static struct twin twin_begin(unsigned kind)
{
	uint64_t h = mix(kind, 0);

	return (struct twin){ h, h, false, false };
}

static void twin_add(struct twin *t, const struct packet *p, unsigned l, unsigned f, bool list)
{
	uint64_t h = mix_field(t->full, p, l, f);

	t->apart = t->apart || list;
	t->bare = !t->apart ? h : list ? t->bare : mix_field(t->bare, p, l, f);
	t->full = h;
}

static void twin_put(const struct twin *t, struct keys *out)
{
	if (t->leaves)
		key_add(out, mix(t->bare, KIND_BARE));
	key_add(out, t->full);
}

/* One layer of a question or of an answer. */
static void mix_layer(struct twin *t, const struct packet *p, unsigned l, bool question, unsigned kind)
{
	const struct layout *a = question ? p->layer[l].lay->answered_by : p->layer[l].lay, *q = a->asks;

	t->full = mix(t->full, q->group);
	t->bare = t->apart ? mix(t->bare, q->group) : t->full;
	for (unsigned r = 0; r < a->nreply && !q->answers_vary; r++) {
		const struct reply_rule *x = &a->reply[r];
		bool swap = x->kind == REPLY_SWAP, list = is_list(a, x->a);
		unsigned one = question ? x->qa : swap ? x->b : x->a, two = question ? x->qb : x->a;

		if (x->kind == REPLY_TURN || (swap && a->proto->ip && (kind & KIND_ANYONE)))
			continue;
		if (list)
			t->leaves = t->leaves || question || is_empty(p, l, one);
		twin_add(t, p, l, one, list);
		if (swap)
			twin_add(t, p, l, two, list);
	}
}

/* The key of the whole question, from layer j on; with lists, a second one without them. */
static void key_question(const struct packet *q, unsigned start, unsigned kind, struct keys *out)
{
	struct twin t = twin_begin(kind);
	bool any = false;

	for (unsigned j = start; j < q->n; j++) {
		const struct layout *by = q->layer[j].lay->answered_by;

		if (!by)
			continue;
		mix_layer(&t, q, j, true, kind);
		any = true;
		if (by->proto->reply_ends)
			break;
	}
	if (any)
		twin_put(&t, out);
}

void keys_errors(const struct packet *p, bool question, struct keys *out)
{
	uint8_t mark[8];

	registry_link();
	for (unsigned i = 0; i < p->n; i++) {
		const struct layout *by = question ? p->layer[i].lay->quoted_by : p->layer[i].lay;
		uint64_t h;
		bool short_mark;

		if (!by || !by->quotes)
			continue;
		h = mix(KIND_QUOTE, by->id);
		for (unsigned r = 0; r < by->nreply; r++)
			h = mix_field(h, p, i, question ? by->reply[r].qa : by->reply[r].a);
		short_mark = !quote_mark(p, i, mark);
		key_add(out, short_mark ? h : mix_bytes(h, mark, 8));
	}
}

void keys_question(const struct packet *q, unsigned start, bool anyone, struct keys *out)
{
	registry_link();
	key_question(q, start, KIND_REPLY | (anyone ? KIND_ANYONE : 0), out);
}

uint64_t key_peer(const struct packet *p, unsigned l, int f)
{
	size_t bit, bits;

	return f >= 0 && layer_place(p, l, (unsigned)f, &bit, &bits) ? mix_field(mix(KIND_PEER, 0), p, l, (unsigned)f) : 0;
}

/* ---- answers -------------------------------------------------------------------------------------------------- */

/* Raw bytes as what questions carried that decoding does not know by itself. */
static void key_raw(const struct inner *inner, const struct packet *a, unsigned i, unsigned kind, const struct twin *t, struct keys *out)
{
	for (unsigned x = 0; x < inner->n; x++) {
		struct twin u = *t;

		packet_reset(inner->scratch);
		packet_decode(inner->scratch, inner->lay[x]->answered_by, a->data + a->layer[i].off, a->layer[i].hlen);
		if (!inner->scratch->n || !layout_answers(inner->scratch->layer[0].lay, inner->lay[x]))
			continue;
		mix_layer(&u, inner->scratch, 0, false, kind);
		twin_put(&u, out);
	}
}

/* Keys of every depth from layer i on; the innermost is the last. */
static void key_answer(const struct inner *inner, const struct packet *a, unsigned i, unsigned kind, struct keys *out)
{
	struct twin t = twin_begin(kind);

	for (; i < a->n; i++) {
		const struct layout *lay = a->layer[i].lay;

		if (lay == layout_raw())
			key_raw(inner, a, i, kind, &t, out);
		if (!lay->asks)
			continue;
		mix_layer(&t, a, i, false, kind);
		twin_put(&t, out);
	}
}

void keys_answer(const struct packet *a, bool anyone, const struct inner *inner, struct keys *out)
{
	unsigned start = match_start(a, 0);

	registry_link();
	keys_errors(a, false, out);
	if (out->n)
		return;
	if (start == a->n)
		key_answer(inner, a, 0, KIND_REPLY, out);
	for (unsigned tries = 0; start < a->n && tries < STARTS; start = match_start(a, start + 1), tries++) {
		if (anyone)
			key_answer(inner, a, start, KIND_REPLY | KIND_ANYONE, out);
		key_answer(inner, a, start, KIND_REPLY, out);
	}
}

/* ---- near misses ---------------------------------------------------------------------------------------------- */

/* A key of the fields from one layer on, all but one of them. */
struct nearly {
	uint64_t h;
	unsigned at, skip; /* at: fields so far */
	bool question;
};

static void near_field(struct nearly *k, const struct packet *p, unsigned l, unsigned f)
{
	if (k->at++ != k->skip)
		k->h = mix_field(k->h, p, l, f);
}

static void near_layer(struct nearly *k, const struct packet *p, unsigned l)
{
	const struct layout *a = k->question ? p->layer[l].lay->answered_by : p->layer[l].lay;

	k->h = mix(k->h, a->asks->id);
	for (unsigned r = 0; r < a->nreply && !a->asks->answers_vary; r++) {
		const struct reply_rule *x = &a->reply[r];
		bool swap = x->kind == REPLY_SWAP;

		if (x->kind == REPLY_TURN || is_list(a, x->a))
			continue;
		near_field(k, p, l, k->question ? x->qa : swap ? x->b : x->a);
		if (swap)
			near_field(k, p, l, k->question ? x->qb : x->a);
	}
}

/* One key of a question; of an answer one for each depth. How many fields there are. */
static unsigned near_from(const struct packet *p, unsigned start, struct nearly k, struct keys *out)
{
	bool any = false;

	for (unsigned l = start; l < p->n; l++) {
		const struct layout *lay = p->layer[l].lay;

		if (k.question ? !lay->answered_by : !lay->asks)
			continue;
		near_layer(&k, p, l);
		any = true;
		if (!k.question)
			key_add(out, k.h);
		else if (lay->answered_by->proto->reply_ends)
			break;
	}
	if (k.question && any)
		key_add(out, k.h);
	return k.at;
}

static void near_quoted(const struct packet *p, bool question, struct keys *out)
{
	for (unsigned i = 0; i < p->n; i++) {
		const struct layout *by = question ? p->layer[i].lay->quoted_by : p->layer[i].lay;
		uint64_t h;

		if (!by || !by->quotes)
			continue;
		h = mix(KIND_NEAR | KIND_QUOTE, by->id);
		for (unsigned r = 0; r < by->nreply; r++)
			h = mix_field(h, p, i, question ? by->reply[r].qa : by->reply[r].a);
		key_add(out, h);
	}
}

unsigned match_near(const struct packet *p, bool question, uint64_t out[NEAR_KEYS])
{
	unsigned start = match_start(p, 0);
	struct keys keys = { .n = 0 };

	registry_link();
	near_quoted(p, question, &keys);
	if (!question && keys.n)
		start = p->n;
	for (unsigned tries = 0; start < p->n && tries < STARTS; start = match_start(p, start + 1), tries++)
		for (unsigned skip = 0, fields = 0; skip <= fields; skip++)
			fields = near_from(p, start, (struct nearly){ mix(KIND_NEAR, skip), 0, skip, question }, &keys);
	memcpy(out, keys.k, keys.n * sizeof(out[0]));
	return keys.n;
}
