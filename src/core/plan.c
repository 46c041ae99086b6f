/* plan.c - what decoding a class can know before its packets come: where headers end, and what follows them. */
#include "pkt/bits.h"
#include "pkt/compile.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/space.h"
#include "pkt/when.h"

/* ---- where the header ends ---- */

/* The only field behind the fixed part that takes bytes; NULL: there are several, or none. */
static const struct field *only_variable(const struct layout *l)
{
	const struct field *only = NULL;

	for (unsigned i = l->fixed_fields; i < l->n - l->ntrailer; i++) {
		if (field_is_nothing(&l->field[i]))
			continue;
		if (only)
			return NULL;
		only = &l->field[i];
	}
	return only;
}

/* The header ends where its length field says when the only variable field takes just what is left. */
static bool is_quick(const struct layout *l)
{
	const struct field *h, *v;

	if (l->header_field < 0 || (unsigned)l->header_field >= l->fixed_fields)
		return false;
	h = &l->field[l->header_field];
	v = only_variable(l);
	if (!v || (l->bit[l->fixed_fields] & 7) || field_is_conditional(v) || v->whole || v->count.kind || (v->kind != F_LIST && v->kind != F_BYTES))
		return false;
	if (v->size.kind == X_REST)
		return v->size.add == 0;
	return !h->compute.after && v->size.kind == X_FIELD && (int)v->size.index == l->header_field && v->size.mul == (int)h->compute.unit &&
	       v->size.add == -(int)l->min - h->compute.add * v->size.mul;
}

static bool takes_rest(const struct layout *l)
{
	const struct field *v = &l->field[l->fixed_fields];

	return l->header_field < 0 && l->fixed_fields + 1 == l->n && v->kind == F_BYTES && !field_is_conditional(v) &&
	       v->size.kind == X_REST && !v->size.add;
}

void plan_shape(struct layout *l)
{
	l->quick = is_quick(l);
	l->takes_rest = takes_rest(l);
}

/* ---- the short way ---- */

static bool in_fixed(const struct layout *l, int f)
{
	return f < 0 || ((unsigned)f < l->fixed_fields && !l->field[f].le && !l->field[f].is_signed);
}

enum { ABOVE_ALL = 4 /* so many times 2^31 bytes: more than any packet has */ };

/* The last four bytes of a header up to where the field ends, its first four if it ends before. false: the field begins before those. */
static bool spot_of(const struct layout *l, unsigned f, struct plan *p, struct spot *out)
{
	uint32_t end = l->bit[f + 1], after = (end + 7) / 8, from = after > 4 ? after - 4 : 0;

	if (l->bit[f] < from * 8 || from > UINT16_MAX)
		return false;
	*out = (struct spot){ (uint16_t)from, (uint8_t)(32 - (end - from * 8)), (uint32_t)bits_max(end - l->bit[f]) };
	if (from + 4 > p->need)
		p->need = from + 4;
	return true;
}

static unsigned unit_of(const struct field *f)
{
	return f->compute.unit ? f->compute.unit : 1;
}

static bool plan_header(struct layout *l, struct plan *p)
{
	const struct field *f;

	p->header_unit = 1;
	p->header_add = -(int64_t)l->min;
	if (l->header_field < 0)
		return true;
	f = &l->field[l->header_field];
	p->header_unit = unit_of(f);
	p->header_add = f->compute.add;
	return spot_of(l, f->index, p, &p->header);
}

static bool plan_total(struct layout *l, struct plan *p)
{
	const struct field *f;

	if (l->total_field < 0) {
		p->total_add = INT32_MIN;
		p->total_unit = ABOVE_ALL;
		return true;
	}
	f = &l->field[l->total_field];
	p->header_counts = f->compute.kind == C_PAYLOAD ? 0 : -1;
	p->total_unit = unit_of(f);
	p->total_add = f->compute.add;
	return spot_of(l, f->index, p, &p->total);
}

static bool plan_when(struct layout *l, struct plan *p)
{
	uint64_t number;
	unsigned f;

	if (!l->next_when)
		return true;
	if (!when_is_equal(l->next_when, &f, &number) || !in_fixed(l, (int)f) || number > UINT32_MAX)
		return false;
	p->guarded = true;
	p->when_number = (uint32_t)number;
	return spot_of(l, f, p, &p->when);
}

static bool plan_next(struct layout *l, struct plan *p)
{
	if (l->proto->next || l->nnext > PLAN_NEXT)
		return false;
	for (p->nnext = 0; p->nnext < l->nnext; p->nnext++) {
		const struct next_rule *rule = &l->next[p->nnext];

		if (!in_fixed(l, (int)rule->field) || !spot_of(l, rule->field, p, &p->next[p->nnext].spot))
			return false;
		p->next[p->nnext].space = space_at(rule->space);
		p->sure |= (uint8_t)(rule->sure << p->nnext);
	}
	return true;
}

/* Bounds that are stated are read whether both are there or not. */
static bool plan_bounds(struct layout *l, struct plan *p)
{
	p->takes_rest = l->takes_rest;
	p->stated = l->header_field >= 0 || l->total_field >= 0;
	if (p->stated && p->need < 4)
		p->need = 4;
	return plan_header(l, p) && plan_total(l, p);
}

/* Are bounds and payload told by the fixed part alone, without asking a hook that all its packets need? */
static bool is_swift(const struct layout *l)
{
	const struct proto *p = l->proto;
	bool even = l->fixed ? l->header_field < 0 : l->quick || (l->takes_rest && l->total_field < 0);

	if (!even || l->ntrailer || p->learn || (p->bound && l->total_field < 0))
		return false;
	if (l->header_field >= 0 && l->field[l->header_field].compute.after)
		return false;
	return in_fixed(l, l->header_field) && in_fixed(l, l->total_field);
}

void plan_compile(struct layout *l)
{
	const struct proto *p = l->proto;

	l->hook = (__typeof__(l->hook)){ p->choose, p->next, p->measure, p->bound };
	l->dispatch = p->choose || p->peek || p->abstract;
	l->learns = p->learn;
	l->plan = (struct plan){ .need = l->min, .min = l->min, .header_least = p->measure ? l->min : 0, .total_least = p->bound ? 1 : 0 };
	l->swift = is_swift(l) && plan_bounds(l, &l->plan) && plan_when(l, &l->plan) && plan_next(l, &l->plan);
}
