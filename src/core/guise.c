/* guise.c - the places of fields that are there by condition, remembered by the numbers that decide it. */
#include "pkt/guise.h"

#include <string.h>

#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "pkt/when.h"

enum { WINDOW = 8, HASH_SHIFT = 60 };

/* ---- what is asked ---- */

/* A bit for each that is asked of the first bytes of the fixed part. */
struct asked {
	uint8_t bits[64];
	const struct when *under;
};

static bool add_condition(struct asked *a, const struct when *w)
{
	if (!w)
		return true;
	if (!when_is_under(w))
		return when_numbers(w, a->bits, sizeof(a->bits));
	if (a->under)
		return false;
	a->under = w;
	return true;
}

static bool has_width(const struct field *f)
{
	return f->kind != F_VIRTUAL && (field_fixed_bits(f) || field_is_nothing(f));
}

static bool add_field(struct asked *a, const struct field *f)
{
	if (f->present || !add_condition(a, f->cond))
		return false;
	if (f->kind != F_ALT)
		return has_width(f);
	for (unsigned i = 0; i < f->nalts; i++)
		if (!add_condition(a, f->alts[i].as->cond))
			return false;
	return true;
}

/* The eight bytes that hold all that is asked. false: it takes more, or the class below as well. */
static bool window(const struct asked *a, const struct layout *l, struct guises *g)
{
	size_t first = 0, end = sizeof(a->bits);

	while (end && !a->bits[end - 1])
		end--;
	while (first < end && !a->bits[first])
		first++;
	if (end - first > WINDOW || (end && a->under))
		return false;
	if (first + WINDOW > l->min) /* better within the fixed part, which is there */
		first = l->min > WINDOW ? l->min - WINDOW : 0;
	if (end > first + WINDOW || first + WINDOW > sizeof(a->bits))
		return false;
	g->byte = (uint32_t)first;
	memcpy(&g->mask, a->bits + first, WINDOW);
	g->under = a->under;
	return true;
}

void guises_compile(struct layout *l)
{
	unsigned header = l->n - l->ntrailer;
	struct asked a = { .under = NULL };
	struct guises g = { .upto = l->fixed_fields };

	if (l->n < 2)
		return;
	for (unsigned i = l->fixed_fields; i < header && (int)i != l->header_field; i++) {
		if (!add_field(&a, &l->field[i]) || !window(&a, l, &g))
			break;
		g.upto = i + 1;
	}
	if (g.upto == l->fixed_fields)
		return;
	l->guises = mem_zero(1, sizeof(g));
	*l->guises = g;
}

void guises_free(struct guises *g)
{
	for (unsigned i = 0; g && i < GUISES; i++) {
		if (g->slot[i])
			mem_free(g->slot[i]->as);
		mem_free(g->slot[i]);
	}
	mem_free(g);
}

/* ---- what is found ---- */

static struct guise *make(const struct layout *l, uint64_t key, const uint8_t *b, size_t n, const struct layout *below)
{
	const unsigned upto = l->guises->upto;
	struct guise *x = mem_zero(1, sizeof(*x) + (upto + 1) * sizeof(x->bit[0]));
	struct scope s, outer;

	scope_begin(&outer, NULL, below, b, n);
	scope_begin(&s, NULL, l, b, n);
	s.outer = below ? &outer : NULL;
	x->key = key;
	x->as = mem_zero(upto + 1, sizeof(*x->as));
	x->n = l->fixed_fields;
	memcpy(x->bit, l->bit, (x->n + 1) * sizeof(x->bit[0]));
	for (unsigned i = 0; i < x->n; i++)
		x->as[i] = &l->field[i];
	for (; x->n < upto; x->n++) {
		const struct field *f = field_present(&s, &l->field[x->n]) ? field_actual(&s, &l->field[x->n]) : NULL;

		if (f && !has_width(f))
			break;
		x->as[x->n] = f && field_fixed_bits(f) ? f : NULL;
		x->bit[x->n + 1] = x->bit[x->n] + (x->as[x->n] ? field_fixed_bits(f) : 0);
	}
	x->min = (x->bit[x->n] + 7) / 8;
	return x;
}

/* In an empty slot, unless another thread was faster. */
static const struct guise *settle(struct guise **slot, struct guise *x)
{
	struct guise *was = NULL;

	if (__atomic_compare_exchange_n(slot, &was, x, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		return x;
	mem_free(x->as);
	mem_free(x);
	return was;
}

const struct guise *guise_of(const struct layout *l, const uint8_t *b, size_t n, const struct layout *below)
{
	struct guises *g = l->guises;
	const struct guise *x;
	uint64_t key = 0;
	unsigned slot;

	if (g->mask) {
		if (g->byte + WINDOW > n)
			return NULL;
		memcpy(&key, b + g->byte, WINDOW);
		key &= g->mask;
	}
	if (g->under)
		key = when_under(g->under, below);
	slot = (unsigned)((key * 0x9e3779b97f4a7c15u) >> HASH_SHIFT);
	x = __atomic_load_n(&g->slot[slot], __ATOMIC_ACQUIRE);
	if (!x) {
		struct guise *made = make(l, key, b, n, below);

		made->nth = slot;
		x = settle(&g->slot[slot], made);
	}
	return x->key == key && x->min <= n ? x : NULL;
}
