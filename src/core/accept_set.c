/* accept_set.c - sets that the user gives to a field: ranges, lists of values, random values. */
#include <inttypes.h>
#include <string.h>

#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/registry.h"
#include "pkt/set.h"

static struct val set_value(struct set *s)
{
	return (struct val){ .type = V_SET, .set = s };
}

static bool is_ordered(const struct val *v)
{
	return v->type == V_INT || v->type == V_IP4 || v->type == V_IP6 || v->type == V_MAC;
}

static bool accept_range6(const struct layout *lay, const struct field *f, struct val lo, struct val hi, uint64_t step,
                          struct val *out, struct diag *d)
{
	uint64_t low[2] = { bits_get(lo.b, 0, 64), bits_get(lo.b, 64, 64) }, high[2] = { bits_get(hi.b, 0, 64), bits_get(hi.b, 64, 64) };
	uint64_t span = high[1] - low[1];
	struct set *s;

	if (memcmp(lo.b, hi.b, 16) > 0)
		return diag_set(d, "the range of %s.%s is empty: its first value is above its last", layout_name(lay), f->name);
	if (high[0] - low[0] - (high[1] < low[1]) || span / step == UINT64_MAX)
		return diag_set(d, "the range of %s.%s has more than 2^64-1 values", layout_name(lay), f->name);
	s = set_new();
	set_add_range(s, lo, span / step + 1, step, d);
	*out = set_value(s);
	return true;
}

/* (low, high) or (low, high, step), both ends included. */
bool accept_range(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct val lo, hi;
	uint64_t step = 1, span;
	struct set *s;

	if (in->l->n < 2 || in->l->n > 3 || (in->l->n == 3 && (in->l->v[2].type != V_INT || in->l->v[2].neg || !in->l->v[2].u)))
		return diag_set(d, "a tuple for %s.%s is a range: (low, high) or (low, high, step)", layout_name(lay), f->name);
	if (in->l->n == 3)
		step = in->l->v[2].u;
	if (!field_accept(lay, f, &in->l->v[0], &lo, d))
		return false;
	if (!field_accept(lay, f, &in->l->v[1], &hi, d)) {
		val_drop(lo);
		return false;
	}
	if (!is_ordered(&lo) || lo.type != hi.type) {
		val_drop(lo);
		val_drop(hi);
		return diag_set(d, "a range of %s.%s goes from one number or address to another", layout_name(lay), f->name);
	}
	if (lo.type == V_IP6)
		return accept_range6(lay, f, lo, hi, step, out, d);
	if (lo.neg || hi.neg ? lo.i > hi.i || (!lo.neg && hi.neg) : lo.u > hi.u)
		return diag_set(d, "the range of %s.%s is empty: its first value is above its last", layout_name(lay), f->name);
	span = (hi.u - lo.u) / step;
	if (span == UINT64_MAX)
		return diag_set(d, "the range of %s.%s has more than 2^64-1 values", layout_name(lay), f->name);
	s = set_new();
	set_add_range(s, lo, span + 1, step, d);
	*out = set_value(s);
	return true;
}

bool accept_many(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct set *s = set_new();
	struct val v;
	bool ok = true;

	if (!in->l->n)
		ok = diag_set(d, "the list for %s.%s is empty: it describes no packet", layout_name(lay), f->name);
	for (uint32_t i = 0; ok && i < in->l->n; i++) {
		ok = field_accept(lay, f, &in->l->v[i], &v, d);
		if (ok && v.type == V_SET && !v.set->random) {
			ok = set_add_set(s, v.set, d);
			val_drop(v);
		} else if (ok) {
			ok = set_add_value(s, v, d);
		}
	}
	*out = set_value(s);
	if (!ok)
		val_drop(*out);
	return ok;
}

/* Ranges of addresses hold what the field stores already. */
static bool choice_of_ranges(const struct set *s)
{
	for (uint32_t i = 0; i < s->nruns; i++) {
		if (s->runs[i].count > 1)
			return true;
	}
	return false;
}

static bool add_choice(const struct layout *lay, const struct field *f, struct set *s, const struct run *r, struct diag *d)
{
	struct val one = run_at(r, 0), got;
	bool ok = field_accept(lay, f, &one, &got, d);

	val_drop(one);
	if (!ok)
		return false;
	if (got.type != V_SET || got.set->random)
		return set_add_value(s, got, d);
	ok = set_add_set(s, got.set, d);
	val_drop(got);
	return ok;
}

/* What is chosen from becomes what the field stores. */
static bool accept_choice(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct set *s;
	bool ok = true;

	if (choice_of_ranges(in->set)) {
		struct val one = run_at(&in->set->runs[0], 0), got;

		if (!field_accept(lay, f, &one, &got, d))
			return false;
		val_drop(got);
		*out = val_hold(*in);
		return true;
	}
	s = set_random(RANDOM_CHOICE, 0, 0);
	s->count = 0;
	for (uint32_t i = 0; ok && i < in->set->nruns; i++)
		ok = add_choice(lay, f, s, &in->set->runs[i], d);
	s->count = 1;
	*out = set_value(s);
	if (!ok)
		val_drop(*out);
	return ok;
}

/* Both ends of random numbers, one value of any other kind. */
static bool accept_random(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct set *s = in->set;
	struct val end[2], got;
	struct diag none = DIAG_INIT;
	bool ok;

	if (s->random == RANDOM_CHOICE)
		return accept_choice(lay, f, in, out, d);
	if (!set_ends(s, end)) {
		end[0] = set_at(s, 0, 0, 0);
		ok = field_accept(lay, f, &end[0], &got, &none);
		val_drop(end[0]);
		if (!ok)
			return value_error(lay, f, in, d);
		val_drop(got);
		*out = val_hold(*in);
		return true;
	}
	for (int i = 0; i < 2; i++) {
		if (!field_accept(lay, f, &end[i], &got, d))
			return f->kind <= F_FLAGS && !f->is_signed && diag_hint(d, "RandNum(0, %" PRIu64 ")", bits_max(f->bits));
		val_drop(got);
	}
	*out = val_hold(*in);
	return true;
}

/* Is every value of the set one that the field takes? The ends of each run tell. */
bool accept_set(const struct layout *lay, const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	const struct set *s = in->set;
	struct val v, got;

	if (s->random)
		return accept_random(lay, f, in, out, d);
	for (uint32_t i = 0; i < s->nruns; i++)
		for (int end = 0; end < 2; end++) {
			bool ok;

			v = set_at(s, end ? s->runs[i].start + s->runs[i].count - 1 : s->runs[i].start, 0, 0);
			ok = field_accept(lay, f, &v, &got, d);
			val_drop(v);
			if (!ok)
				return false;
			val_drop(got);
		}
	*out = val_hold(*in);
	return true;
}
