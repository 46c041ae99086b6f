/* set.c - value sets: how many values, and which is the k-th. */
#include "pkt/set.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"

static void set_free(struct obj *o)
{
	struct set *s = (struct set *)o;

	for (uint32_t i = 0; i < s->nruns; i++)
		val_drop(s->runs[i].first);
	mem_free(s->runs);
	mem_free((void *)(uintptr_t)s->text);
	mem_free(s);
}

static const struct obj_type set_type = { "set", set_free };

struct set *set_new(void)
{
	struct set *s = mem_zero(1, sizeof(*s));

	s->obj.type = &set_type;
	s->obj.refs = 1;
	return s;
}

struct set *set_random(enum random_kind kind, uint64_t lo, uint64_t hi)
{
	struct set *s = set_new();

	s->random = kind;
	s->lo = lo;
	s->hi = hi;
	s->count = 1;
	return s;
}

static struct run *add_run(struct set *s, uint64_t count, struct diag *d)
{
	struct run *r;

	if (UINT64_MAX - s->count < count) {
		diag_set(d, "the set has more than 2^64-1 values");
		return NULL;
	}
	if (s->nruns == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 4;
		s->runs = mem_grow(s->runs, s->cap, sizeof(*s->runs));
	}
	r = &s->runs[s->nruns++];
	*r = (struct run){ .step = 1, .count = count, .start = s->count };
	s->count += count;
	return r;
}

bool set_add_value(struct set *s, struct val v, struct diag *d)
{
	struct run *r = add_run(s, 1, d);

	if (!r)
		return false;
	r->first = v;
	return true;
}

bool set_add_range(struct set *s, struct val first, uint64_t count, uint64_t step, struct diag *d)
{
	struct run *r = count ? add_run(s, count, d) : NULL;

	if (!count)
		return diag_set(d, "the range is empty");
	if (!r)
		return false;
	r->first = first;
	r->step = step;
	return true;
}

bool set_add_octets(struct set *s, const uint8_t lo[4], const uint8_t hi[4], struct diag *d)
{
	uint64_t count = 1;
	struct run *r;

	for (int i = 0; i < 4; i++)
		count *= (uint64_t)(hi[i] - lo[i]) + 1;
	r = add_run(s, count, d);
	if (!r)
		return false;
	r->octets = true;
	memcpy(r->lo, lo, 4);
	memcpy(r->hi, hi, 4);
	return true;
}

bool set_add_set(struct set *s, const struct set *other, struct diag *d)
{
	for (uint32_t i = 0; i < other->nruns; i++) {
		struct run *r = add_run(s, other->runs[i].count, d);
		uint64_t start;

		if (!r)
			return false;
		start = r->start;
		*r = other->runs[i];
		r->start = start;
		val_hold(r->first);
	}
	return true;
}

bool set_product(uint64_t a, uint64_t b, uint64_t *out)
{
	return !__builtin_mul_overflow(a, b, out);
}

static struct val octets_at(const struct run *r, uint64_t k)
{
	uint32_t a = 0;

	for (int i = 3; i >= 0; i--) {
		uint64_t n = (uint64_t)(r->hi[i] - r->lo[i]) + 1;

		a |= (uint32_t)(r->lo[i] + k % n) << (8 * (3 - i));
		k /= n;
	}
	return (struct val){ .type = V_IP4, .u = a };
}

struct val run_at(const struct run *r, uint64_t k)
{
	struct val v = r->first;

	if (r->octets)
		return octets_at(r, k);
	if (r->count == 1)
		return val_hold(v);
	if (v.type == V_IP6)
		ip6_add(v.b, k * r->step);
	else if (v.type == V_INT && v.neg) {
		v.i += (int64_t)(k * r->step);
		v.neg = v.i < 0;
	} else
		v.u += k * r->step;
	return v;
}

struct val set_at(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	uint32_t lo = 0, hi = s->nruns;

	if (s->random)
		return set_draw(s, k, seed, stream);
	assert(k < s->count);
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (s->runs[mid].start <= k)
			lo = mid;
		else
			hi = mid;
	}
	return run_at(&s->runs[lo], k - s->runs[lo].start);
}

bool set_same(const struct set *a, const struct set *b)
{
	if (a == b)
		return true;
	if (a->count != b->count || a->nruns != b->nruns || a->random != b->random || a->lo != b->lo || a->hi != b->hi)
		return false;
	for (uint32_t i = 0; i < a->nruns; i++) {
		const struct run *x = &a->runs[i], *y = &b->runs[i];

		if (x->count != y->count || x->octets != y->octets || (x->count > 1 && x->step != y->step))
			return false;
		if (x->octets ? memcmp(x->lo, y->lo, 4) || memcmp(x->hi, y->hi, 4) : !val_same(&x->first, &y->first))
			return false;
	}
	return true;
}

void run_print(struct buf *out, const struct run *r)
{
	struct val last;

	if (r->octets) {
		buf_byte(out, '"');
		for (int i = 0; i < 4; i++) {
			buf_text(out, i ? "." : "");
			if (r->lo[i] == 0 && r->hi[i] == 255)
				buf_byte(out, '*');
			else if (r->lo[i] == r->hi[i])
				buf_u64(out, r->lo[i]);
			else
				buf_fmt(out, "%u-%u", r->lo[i], r->hi[i]);
		}
		buf_byte(out, '"');
		return;
	}
	if (r->count == 1) {
		val_print(out, &r->first);
		return;
	}
	last = run_at(r, r->count - 1);
	buf_byte(out, '(');
	val_print(out, &r->first);
	buf_text(out, ", ");
	val_print(out, &last);
	if (r->step != 1)
		buf_fmt(out, ", %" PRIu64, r->step);
	buf_byte(out, ')');
}

void set_print(struct buf *out, const struct set *s)
{
	if (s->text) {
		quote_text(out, s->text, strlen(s->text));
		return;
	}
	if (s->random) {
		set_draw_print(out, s);
		return;
	}
	if (s->nruns == 1) {
		run_print(out, &s->runs[0]);
		return;
	}
	buf_byte(out, '[');
	for (uint32_t i = 0; i < s->nruns; i++) {
		buf_text(out, i ? ", " : "");
		run_print(out, &s->runs[i]);
	}
	buf_byte(out, ']');
}
