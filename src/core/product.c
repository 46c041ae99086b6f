/* product.c - a packet whose fields are sets: how many packets it describes, and the k-th. */
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
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
	return false;
}

/* Mixed radix: the innermost layer varies fastest, and in a layer the field declared first. */
struct packet *packet_at(const struct packet *p, unsigned from, uint64_t k, uint64_t seed)
{
	struct packet *c = packet_copy(p, from);
	uint64_t whole = k;

	for (unsigned i = c->n; i-- > 0;)
		for (unsigned f = 0; f < c->layer[i].lay->n; f++) {
			struct set *s = set_of(&c->layer[i], f);
			struct val *v = s ? &c->layer[i].vals[f] : NULL;
			struct val one;

			if (!s)
				continue;
			one = set_at(s, s->random ? whole : k % s->count, seed, c->layer[i].lay->id * 256u + f);
			if (!s->random)
				k /= s->count;
			val_drop(*v);
			*v = one;
			if (v->type == V_SET) /* a random value inside a list */
				f--;
		}
	return c;
}
