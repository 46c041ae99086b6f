/* set.c - value sets: how many values, and which is the k-th. */
#include "pkt/set.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/random.h"

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

static struct val run_at(const struct run *r, uint64_t k)
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

static struct val random_value(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	uint64_t r = random_at(seed, k, stream);
	struct val v = { .type = V_INT };

	switch (s->random) {
	case RANDOM_NO:
		break;
	case RANDOM_INT:
		return val_int(s->lo + random_below(seed, k, stream, s->hi - s->lo + 1));
	case RANDOM_IP4:
		return (struct val){ .type = V_IP4, .u = (uint32_t)((s->lo & s->hi) | (r & ~s->hi & 0xffffffff)) };
	case RANDOM_MAC:
		return (struct val){ .type = V_MAC, .u = r & 0xffffffffffff };
	case RANDOM_IP6:
		v.type = V_IP6;
		for (int i = 0; i < 16; i++)
			v.b[i] = (uint8_t)(random_at(seed, k, stream ^ (i < 8 ? 0 : 1ull << 63)) >> (8 * (i & 7)));
		if (s->nruns) { /* a network: its prefix, lo bits long */
			const uint8_t *net = s->runs[0].first.b;

			for (unsigned i = 0; i < s->lo; i++)
				if ((net[i / 8] >> (7 - i % 8)) & 1)
					v.b[i / 8] |= (uint8_t)(0x80 >> (i % 8));
				else
					v.b[i / 8] &= (uint8_t)~(0x80 >> (i % 8));
		}
		return v;
	case RANDOM_BYTES: {
		size_t n = (size_t)(s->lo + random_below(seed, k, stream, s->hi - s->lo + 1));
		uint8_t *p;

		v = (struct val){ .type = V_BYTES };
		p = mem_alloc(n + 1);
		for (size_t i = 0; i < n; i++)
			p[i] = (uint8_t)(random_at(seed, k, stream + 0x100000000ull * (i / 8 + 1)) >> (8 * (i % 8)));
		v = val_bytes(p, n);
		mem_free(p);
		return v;
	}
	case RANDOM_CHOICE: {
		uint64_t total = s->nruns ? s->runs[s->nruns - 1].start + s->runs[s->nruns - 1].count : 0;
		uint64_t at = random_below(seed, k, stream, total);

		for (uint32_t i = 0; i < s->nruns; i++)
			if (at - s->runs[i].start < s->runs[i].count)
				return run_at(&s->runs[i], at - s->runs[i].start);
		break;
	}
	}
	return VAL_NONE;
}

struct val set_at(const struct set *s, uint64_t k, uint64_t seed, uint64_t stream)
{
	uint32_t lo = 0, hi = s->nruns;

	if (s->random)
		return random_value(s, k, seed, stream);
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

static void random_print(struct buf *out, const struct set *s)
{
	char t[IP4_TEXT];

	switch (s->random) {
	case RANDOM_NO:
		return;
	case RANDOM_INT:
		if (s->lo == 0 && s->hi == 0xff)
			buf_text(out, "RandByte()");
		else if (s->lo == 0 && s->hi == 0xffff)
			buf_text(out, "RandShort()");
		else if (s->lo == 0 && s->hi == 0xffffffff)
			buf_text(out, "RandInt()");
		else if (s->lo == 0 && s->hi == UINT64_MAX)
			buf_text(out, "RandLong()");
		else
			buf_fmt(out, "RandNum(%" PRIu64 ", %" PRIu64 ")", s->lo, s->hi);
		return;
	case RANDOM_IP4:
		ip4_text((uint32_t)s->lo, t);
		if (s->hi == 0)
			buf_text(out, "RandIP()");
		else
			buf_fmt(out, "RandIP(\"%s/%d\")", t, __builtin_popcountll(s->hi));
		return;
	case RANDOM_IP6:
		buf_text(out, "RandIP6(");
		if (s->nruns) {
			char u[IP6_TEXT];

			ip6_text(s->runs[0].first.b, u);
			buf_fmt(out, "\"%s/%d\"", u, (int)s->lo);
		}
		buf_text(out, ")");
		return;
	case RANDOM_MAC:
		buf_text(out, "RandMAC()");
		return;
	case RANDOM_BYTES:
		if (s->lo == s->hi)
			buf_fmt(out, "RandBin(%" PRIu64 ")", s->lo);
		else
			buf_fmt(out, "RandBin(RandNum(%" PRIu64 ", %" PRIu64 "))", s->lo, s->hi);
		return;
	case RANDOM_CHOICE:
		buf_text(out, "RandChoice(");
		for (uint32_t i = 0; i < s->nruns; i++) {
			buf_text(out, i ? ", " : "");
			val_print(out, &s->runs[i].first);
		}
		buf_text(out, ")");
		return;
	}
}

static void run_print(struct buf *out, const struct run *r)
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
		random_print(out, s);
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
