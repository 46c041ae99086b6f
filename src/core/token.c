/* token.c - numbers in the probes' own fields, chosen by the tables of replies, and the way back from an answer. */
#include "pkt/token.h"

#include "pkt/bits.h"
#include "pkt/perm.h"
#include "pkt/random.h"
#include "pkt/registry.h"
#include "pkt/set.h"

enum { BITS_LEAST = 16 };

/* ---- which field ---------------------------------------------------------------------------------------------- */

static bool is_free(const struct packet *p, unsigned l, unsigned f)
{
	const struct field *x = &p->layer[l].lay->field[f];

	return x->kind == F_UINT && !x->le && x->bits >= BITS_LEAST && x->bits <= 32 && x->compute.kind == C_NONE &&
	       p->layer[l].vals && p->layer[l].vals[f].type == V_UNSET;
}

/* A field that the class itself names: TCP's sequence number. */
static bool own_token(const struct packet *p, unsigned l, struct token *t)
{
	const struct layout *lay = p->layer[l].lay;
	struct echo e = { .field = NULL };
	int f, back;

	if (!lay->proto->echo || !lay->answered_by || !lay->proto->echo(p, l, &e))
		return false;
	f = field_find(lay, e.field, strlen(e.field));
	back = field_find(lay->answered_by, e.back, strlen(e.back));
	if (f < 0 || back < 0 || !is_free(p, l, (unsigned)f))
		return false;
	t->field = (unsigned)f;
	t->back = (unsigned)back;
	t->after = e.after;
	return true;
}

/* A field that must be the same in the answer, or that changes its place there. Half of the ports are left to services. */
static bool row_token(const struct packet *p, unsigned l, struct token *t)
{
	const struct layout *by = p->layer[l].lay->answered_by;

	for (unsigned r = 0; by && r < by->nreply; r++) {
		const struct reply_rule *x = &by->reply[r];
		bool swap = x->kind == REPLY_SWAP;

		if (x->kind == REPLY_TURN || !is_free(p, l, x->qa))
			continue;
		t->field = x->qa;
		t->back = swap ? x->b : x->a;
		t->lo = swap ? (uint64_t)1 << (p->layer[l].lay->field[x->qa].bits - 1) : 0;
		return true;
	}
	return false;
}

void token_put(struct packet *p, struct token *t)
{
	registry_link();
	*t = (struct token){ .lay = NULL };
	for (unsigned l = 0; l < p->n; l++) {
		const struct layout *lay = p->layer[l].lay;
		uint64_t most;

		layer_own(p, l);
		if (!own_token(p, l, t) && !row_token(p, l, t))
			continue;
		most = bits_max(lay->field[t->field].bits);
		t->lay = lay;
		t->layer = l;
		t->range = most - t->lo + 1;
		t->stream = set_stream(l, lay->name_hash, t->field);
		p->layer[l].vals[t->field] = (struct val){ .type = V_SET, .set = set_random(RANDOM_ONCE, t->lo, most) };
		return;
	}
}

/* ---- from an answer ------------------------------------------------------------------------------------------- */

/* The numbers that the answer may bring back: in its own field, in that of a quotation. */
enum { VALUES = 8 };

static void add_value(uint64_t v[VALUES], unsigned *n, uint64_t value)
{
	for (unsigned i = 0; i < *n; i++)
		if (v[i] == value)
			return;
	if (*n < VALUES)
		v[(*n)++] = value;
}

static unsigned values_of(const struct token *t, const struct packet *a, uint64_t v[VALUES])
{
	const struct layout *by = t->lay->answered_by;
	uint64_t mask = bits_max(t->lay->field[t->field].bits), x;
	unsigned n = 0;

	for (unsigned i = 0; i < a->n; i++) {
		const struct layout *lay = a->layer[i].lay;

		if (lay->asks == t->lay && by && layer_uint(a, i, t->back, &x)) {
			add_value(v, &n, (x - t->after) & mask);
			if (t->after)
				add_value(v, &n, (x - t->after - t->payload) & mask);
			if (t->after)
				add_value(v, &n, x);
		}
		if (lay != t->lay && lay->proto->like == t->lay->proto && layer_uint(a, i, t->field, &x))
			add_value(v, &n, x);
	}
	return n;
}

uint64_t token_tries(const struct token *t, uint64_t n)
{
	return t->lay ? n / t->range + (n % t->range != 0) : n;
}

bool token_next(const struct token *t, const struct packet *a, uint64_t n, uint64_t seed, uint64_t *at, uint64_t *k)
{
	uint64_t v[VALUES], rounds = token_tries(t, n);
	unsigned nvalues;

	if (!t->lay) {
		*k = (*at)++;
		return *k < n;
	}
	nvalues = values_of(t, a, v);
	while (*at < nvalues * rounds) {
		uint64_t value = v[*at / rounds], round = *at % rounds;
		struct perm p;

		++*at;
		if (value < t->lo || value - t->lo >= t->range)
			continue;
		p = perm_make(t->range, random_at(seed, round, t->stream)); /* as the random set draws it */
		*k = round * t->range + perm_inverse(&p, value - t->lo);
		if (*k < n)
			return true;
	}
	return false;
}
