/* product.c - a packet whose fields are sets: how many packets it describes, and the k-th. */
#include "forms.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/set.h"

static struct set *set_of(const struct layer *l, unsigned f)
{
	return l->vals && l->vals[f].type == V_SET ? l->vals[f].set : NULL;
}

bool packet_count(const struct packet *p, unsigned from, uint64_t *n, struct diag *d)
{
	*n = 1;
	for (unsigned i = from; i < p->n; i++)
		for (unsigned f = 0; f < p->layer[i].lay->n; f++) {
			const struct set *s = set_of(&p->layer[i], f);

			if (s && !set_product(*n, s->count, n))
				return diag_set(d, "the set has more than 2^64-1 packets: the product passes it at %s.%s (%llu values)",
				                p->layer[i].lay->proto->name, p->layer[i].lay->field[f].name,
				                (unsigned long long)s->count);
		}
	return true;
}

bool packet_is_set(const struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++)
		for (unsigned f = 0; f < p->layer[i].lay->n; f++)
			if (set_of(&p->layer[i], f))
				return true;
	return packet_is_random(p);
}

/* ---- random values ---- */

static void draw_packet(struct packet *p, uint64_t k, uint64_t seed, uint64_t stream);

/* What a random set in the field (NULL: inside a list) becomes. A field that cannot take it keeps its default. */
static struct val drawn(const struct layout *lay, const struct field *f, struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	struct val v = set_at(s, k, seed, stream), fit;
	struct diag d = DIAG_INIT;
	bool ok;

	if (v.type == V_PACKET || v.type == V_LIST || v.type == V_TUPLE) { /* the set keeps its own */
		fit = val_deep(v);
		val_drop(v);
		v = fit;
	}
	if (!f || f->kind == F_ALT || v.type == V_SET)
		return v;
	ok = field_accept(lay, f, &v, &fit, &d);
	val_drop(v);
	return ok ? fit : VAL_UNSET;
}

static void draw_val(const struct layout *lay, const struct field *f, struct val *v, uint64_t k, uint64_t seed, uint64_t stream)
{
	while (v->type == V_SET && v->set->random) {
		struct val one = drawn(lay, f, v->set, k, seed, stream);

		val_drop(*v);
		*v = one;
	}
	if (v->type == V_PACKET)
		draw_packet(v->p, k, seed, stream);
	for (uint32_t i = 0; (v->type == V_LIST || v->type == V_TUPLE) && i < v->l->n; i++)
		draw_val(lay, f ? f->item : NULL, &v->l->v[i], k, seed, random_at(seed, i, stream));
}

struct val packet_drawn(const struct packet *p, unsigned l, unsigned f, uint64_t k, uint64_t seed)
{
	const struct layout *lay = p->layer[l].lay;

	return drawn(lay, &lay->field[f], p->layer[l].vals[f].set, k, seed, set_stream(l, lay->name_hash, f));
}

/* stream: 0 for a packet of its own, else of the field that it stands in. */
static void draw_packet(struct packet *p, uint64_t k, uint64_t seed, uint64_t stream)
{
	for (unsigned i = 0; i < p->n; i++) {
		struct layer *l = &p->layer[i];

		for (unsigned f = 0; l->vals && f < l->lay->n; f++)
			draw_val(l->lay, &l->lay->field[f], &l->vals[f], k, seed, stream ^ set_stream(i, l->lay->name_hash, f));
	}
}

struct packet *packet_draw(const struct packet *p, uint64_t k, uint64_t seed)
{
	struct packet *c = packet_copy(p, 0);

	draw_packet(c, k, seed, 0);
	return c;
}

bool val_is_random(const struct val *v)
{
	if (v->type == V_SET) {
		bool random = v->set->random != RANDOM_NO;

		for (uint32_t i = 0; !random && i < v->set->nruns; i++)
			random = val_is_random(&v->set->runs[i].first);
		return random;
	}
	if (v->type == V_PACKET)
		return packet_is_random(v->p);
	for (uint32_t i = 0; (v->type == V_LIST || v->type == V_TUPLE) && i < v->l->n; i++) {
		if (val_is_random(&v->l->v[i]))
			return true;
	}
	return false;
}

bool packet_is_random(const struct packet *p)
{
	for (unsigned i = 0; i < p->n; i++) {
		const struct layer *l = &p->layer[i];

		for (unsigned f = 0; l->vals && f < l->lay->n; f++) {
			if (val_is_random(&l->vals[f]))
				return true;
		}
	}
	return false;
}

/* ---- the k-th ---- */

/* Mixed radix: the innermost layer varies fastest, and in a layer the field declared first. */
struct packet *packet_at_drawn(const struct packet *p, unsigned from, uint64_t k, uint64_t draw, uint64_t seed)
{
	struct packet *c = packet_copy(p, from);

	for (unsigned i = c->n; i-- > 0;)
		for (unsigned f = 0; f < c->layer[i].lay->n; f++) {
			struct set *s = set_of(&c->layer[i], f);
			struct val one;

			if (!s || s->random)
				continue;
			one = set_at(s, k % s->count, seed, 0);
			k /= s->count;
			val_drop(c->layer[i].vals[f]);
			c->layer[i].vals[f] = one;
		}
	draw_packet(c, draw, seed, 0);
	return c;
}

struct packet *packet_at(const struct packet *p, unsigned from, uint64_t k, uint64_t seed)
{
	return packet_at_drawn(p, from, k, k, seed);
}
