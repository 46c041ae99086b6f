/* pour.c - packets of a set one after another: the digits are turned, what changed is written over, the sums follow. */
#include <assert.h>
#include <string.h>

#include "forms.h"
#include "pkt/bits.h"
#include "pkt/cksum.h"
#include "pkt/diag.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"

#define NEVER UINT64_MAX

/* Where a counting digit stands: value `at` of its set, the j-th of run `run`. */
struct wheel {
	uint64_t at, j;
	uint32_t run;
};

/* A form's packet as this cursor left it, and what each place adds to the sums now. */
struct state {
	struct form *form;
	uint8_t *p;
	uint64_t *at;                     /* value of each digit that stands in p; NEVER: not known */
	uint64_t *part;                   /* of the digits, then of the derived, then of the sums */
	uint64_t *sum;
	uint64_t touched;                 /* sums that are to be written */
	bool moved, address;              /* since the last time: something, an address */
};

struct shape_cursor {
	struct shape *s;
	uint64_t k, draw;                 /* the packet that the wheels stand at (NEVER: none yet); random fields are drawn by k + draw */
	struct wheel *wheel;
	uint64_t *digit;                  /* what forms are asked for by */
	struct state **state;             /* by form; NULL: not met yet */
	struct state *now;
	unsigned turned;                  /* digits before this one may have moved */
	uint64_t told_from, told;         /* whose destinations ahead.c has told */
	size_t need;
	struct buf slow;
};

struct shape_cursor *shape_cursor(struct shape *s)
{
	struct shape_cursor *c = mem_zero(1, sizeof(*c));

	c->s = s;
	c->k = NEVER;
	c->wheel = mem_zero(s->ncount + 1, sizeof(*c->wheel));
	c->digit = mem_zero(s->ncount + 1, sizeof(*c->digit));
	c->state = mem_zero(s->nforms + 1, sizeof(struct state *));
	return c;
}

static void state_free(struct state *t)
{
	if (!t)
		return;
	mem_free(t->p);
	mem_free(t->at);
	mem_free(t->part);
	mem_free(t->sum);
	mem_free(t);
}

void shape_cursor_free(struct shape_cursor *c)
{
	if (!c)
		return;
	for (uint64_t i = 0; i < c->s->nforms; i++)
		state_free(c->state[i]);
	mem_free(c->state);
	mem_free(c->wheel);
	mem_free(c->digit);
	buf_free(&c->slow);
	mem_free(c);
}

void shape_draw(struct shape_cursor *c, uint64_t add)
{
	c->draw = add;
}

size_t shape_need(const struct shape_cursor *c)
{
	return c->need;
}

/* ---- turning ---- */

static void wheel_to(struct wheel *w, const struct set *s, uint64_t at)
{
	uint32_t lo = 0, hi = s->nruns;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (s->runs[mid].start <= at)
			lo = mid;
		else
			hi = mid;
	}
	*w = (struct wheel){ .at = at, .j = at - s->runs[lo].start, .run = lo };
}

static void seek(struct shape_cursor *c, uint64_t k)
{
	uint64_t rest = k;

	for (unsigned i = 0; i < c->s->ncount; i++) {
		const struct digit *g = &c->s->digit[i];
		uint64_t at = rest % g->count;

		rest /= g->count;
		if (c->k == NEVER || c->wheel[i].at != at)
			wheel_to(&c->wheel[i], g->set, at);
	}
	c->turned = c->s->ncount;
	c->k = k;
}

static inline void step(struct shape_cursor *c)
{
	unsigned i = 0;

	for (; i < c->s->ncount; i++) {
		const struct digit *g = &c->s->digit[i];
		struct wheel *w = &c->wheel[i];

		w->at++;
		w->j++;
		if (w->at == g->count) {
			*w = (struct wheel){ 0 };
			continue;
		}
		if (w->j == g->set->runs[w->run].count) {
			w->j = 0;
			w->run++;
		}
		break;
	}
	c->turned = i + 1 < c->s->ncount ? i + 1 : c->s->ncount;
	c->k++;
}

/* ---- a form's packet ---- */

static void reckon(struct state *t, const struct patch *at, uint64_t *part, uint64_t now)
{
	const struct add *a = t->form->add + at->first;
	uint64_t change = now - *part;

	*part = now;
	for (uint32_t i = 0; i < at->n; i++)
		t->sum[a[i].sum] += change << a[i].shift;
}

static struct state *state_new(const struct shape *s, struct form *m)
{
	struct state *t = mem_zero(1, sizeof(*t));
	uint64_t *part;

	*t = (struct state){ .form = m };
	if (m->slow)
		return t;
	t->p = mem_copy(m->image.p, m->image.n);
	t->at = mem_zero(s->ndigit + 1, sizeof(*t->at));
	t->part = mem_zero(s->ndigit + m->nderived + m->nsum + 1, sizeof(*t->part));
	t->sum = mem_zero(m->nsum + 1, sizeof(*t->sum));
	for (unsigned i = 0; i < m->nsum; i++)
		t->sum[i] = m->sum[i].base;
	part = t->part;
	for (unsigned i = 0; i < s->ndigit; i++, part++) {
		t->at[i] = NEVER;
		reckon(t, &m->digit[i], part, patch_value(t->p, &m->digit[i]));
	}
	for (unsigned i = 0; i < m->nderived; i++, part++)
		reckon(t, &m->derived[i].patch, part, patch_value(t->p, &m->derived[i].patch));
	for (unsigned i = 0; i < m->nsum; i++, part++)
		reckon(t, &m->sum[i].patch, part, patch_value(t->p, &m->sum[i].patch));
	return t;
}

/* The state of the digits as they are turned; NULL with a message. */
static struct state *state_of(struct shape_cursor *c, struct diag *d)
{
	const struct shape *s = c->s;
	uint64_t index = 0, times = 1;
	struct form *m;

	for (unsigned i = 0; i < s->ncount && s->nforms > 1; i++)
		if (!s->digit[i].plain) {
			index += c->wheel[i].at * times;
			times *= s->digit[i].count;
		}
	if (c->state[index])
		return c->state[index];
	for (unsigned i = 0; i < s->ncount; i++)
		c->digit[i] = c->wheel[i].at;
	m = shape_form(c->s, c->digit, &index, d);
	if (!m)
		return NULL;
	return c->state[index] = state_new(s, m);
}

/* ---- writing ---- */

/* A number at its place; what it adds to a sum. */
static inline uint64_t put_number(uint8_t *p, const struct patch *at, uint64_t v)
{
	uint8_t *to = p + at->bit / 8;

	if (at->bit % 8 == 0 && at->width == 16) {
		put16(to, (uint16_t)v);
		return (uint16_t)v;
	}
	if (at->bit % 8 == 0 && at->width == 32) {
		put32(to, (uint32_t)v);
		return (uint32_t)v;
	}
	bits_put(p, at->bit, at->width, v);
	return patch_value(p, at);
}

static bool put_val(struct state *t, const struct digit *g, const struct patch *at, const struct val *v, uint64_t *now, struct diag *d)
{
	if (!kind_put(g->field, v, t->p, at->bit, d))
		return false;
	*now = patch_value(t->p, at);
	return true;
}

/* Several threads may draw at once, and what is chosen is counted. */
static bool put_drawn(struct shape_cursor *c, struct state *t, const struct digit *g, const struct patch *at, uint64_t *now,
                      struct diag *d)
{
	bool shared = g->set->random == RANDOM_CHOICE, ok;
	struct val v;

	if (shared)
		pthread_mutex_lock(&c->s->lock);
	v = packet_drawn(c->s->p, g->l, g->f, c->k + c->draw, c->s->env.seed);
	ok = put_val(t, g, at, &v, now, d);
	val_drop(v);
	if (shared)
		pthread_mutex_unlock(&c->s->lock);
	return ok;
}

static inline bool put_digit(struct shape_cursor *c, struct state *t, unsigned i, struct diag *d)
{
	const struct digit *g = &c->s->digit[i];
	const struct patch *at = &t->form->digit[i];
	const struct run *r;
	uint64_t now;
	struct val v;

	if (!at->width)
		return true;
	if (g->random) {
		if (!put_drawn(c, t, g, at, &now, d))
			return false;
	} else {
		t->at[i] = c->wheel[i].at;
		r = &g->set->runs[c->wheel[i].run];
		if (g->is_number && !r->octets) {
			now = put_number(t->p, at, r->first.u + c->wheel[i].j * r->step);
		} else if (!r->octets && r->count == 1) {
			if (!put_val(t, g, at, &r->first, &now, d)) /* borrowed: other threads do so too */
				return false;
		} else {
			v = run_at(r, c->wheel[i].j);
			if (!put_val(t, g, at, &v, &now, d))
				return false;
		}
	}
	reckon(t, at, &t->part[i], now);
	t->moved = true;
	t->touched |= at->touches;
	t->address |= g->is_address;
	return true;
}

/* Into the packet at p. Inside out: a sum that changes may stand in another. */
static inline void put_sums(struct shape_cursor *c, struct state *t, uint8_t *p, uint64_t touched)
{
	struct form *m = t->form;
	uint64_t *part = t->part + c->s->ndigit + m->nderived;

	for (; touched; touched &= touched - 1) {
		unsigned i = (unsigned)__builtin_ctzll(touched);
		const struct sum *u = &m->sum[i];
		uint16_t v;

		if (!u->is_words) {
			form_resum(c->s, m, u, p);
			reckon(t, &u->patch, &part[i], patch_value(p, &u->patch));
			continue;
		}
		v = cksum_finish(t->sum[i]);
		if (v == 0 && u->kind == SUM_UDP)
			v = 0xffff; /* zero means none (RFC 768) */
		put16(p + u->byte, v);
		if (u->patch.n)
			reckon(t, &u->patch, &part[i], v);
	}
}

static void put_derived(struct shape_cursor *c, struct state *t)
{
	struct form *m = t->form;

	form_derive(c->s, m, t->p);
	for (unsigned i = 0; i < m->nderived; i++)
		t->touched |= m->derived[i].patch.touches;
	for (unsigned i = 0; i < m->nderived; i++)
		reckon(t, &m->derived[i].patch, &t->part[c->s->ndigit + i], patch_value(t->p, &m->derived[i].patch));
}

/* The packet that the wheels stand at becomes what is in the state. */
static inline bool patch(struct shape_cursor *c, struct state *t, struct diag *d)
{
	const struct shape *s = c->s;
	unsigned upto = t == c->now ? c->turned : s->ncount;

	for (unsigned i = 0; i < upto; i++)
		if (s->digit[i].plain && t->at[i] != c->wheel[i].at && !put_digit(c, t, i, d))
			return false;
	for (unsigned i = s->ncount; i < s->ndigit; i++)
		if (!put_digit(c, t, i, d))
			return false;
	c->now = t;
	if (!t->moved)
		return true;
	if (t->address && t->form->nderived)
		put_derived(c, t);
	put_sums(c, t, t->p, t->touched);
	t->moved = t->address = false;
	t->touched = 0;
	return true;
}

/* ---- into slots ---- */

enum fill { FILLED, FAILED, FULL };

static enum fill fill_slow(struct shape_cursor *c, struct shape_slot *to, struct diag *d)
{
	buf_clear(&c->slow);
	c->now = NULL; /* what it has is older than one step */
	if (!shape_encode(c->s, c->k, c->k + c->draw, &c->slow, d))
		return FAILED;
	to->holds = NULL;
	if (c->slow.n > to->cap) {
		c->need = c->slow.n;
		return FULL;
	}
	if (c->slow.n)
		memcpy(to->p, c->slow.p, c->slow.n);
	to->n = c->slow.n;
	return FILLED;
}

/* What is short is copied without a call. */
static inline void copy(uint8_t *to, const uint8_t *from, size_t n)
{
	if (n > 32 || n < 8) {
		memcpy(to, from, n);
	} else if (n >= 16) {
		memcpy(to, from, 16);
		memcpy(to + n - 16, from + n - 16, 16);
	} else {
		memcpy(to, from, 8);
		memcpy(to + n - 8, from + n - 8, 8);
	}
}

static inline void put_slot(struct shape_slot *to, const struct state *t)
{
	const struct form *m = t->form;

	if (to->holds == t) {
		copy(to->p + m->lo, t->p + m->lo, m->hi - m->lo);
		return;
	}
	memcpy(to->p, t->p, m->image.n);
	to->holds = t;
	to->n = m->image.n;
}

static inline enum fill fill(struct shape_cursor *c, struct shape_slot *to, struct diag *d)
{
	struct state *t = c->s->slow ? NULL : c->s->nforms == 1 && c->now ? c->now : state_of(c, d);
	const struct form *m;

	if (!c->s->slow && !t)
		return FAILED;
	if (!t || t->form->slow)
		return fill_slow(c, to, d);
	m = t->form;
	if (to->cap < m->image.n) {
		c->need = m->image.n;
		c->now = NULL;
		return FULL;
	}
	if (!patch(c, t, d))
		return FAILED;
	put_slot(to, t);
	return FILLED;
}

/* ---- many ---- */

/*
 * How many packets after this one differ from it only in the fastest digit, by a step: each is the packet in the state with that
 * digit and its sums written over, in the slot itself.
 */
static inline size_t stretch(const struct shape_cursor *c, const struct state *t)
{
	const struct digit *g = &c->s->digit[0];
	const struct wheel *w = &c->wheel[0];
	const struct run *r;

	if (!t || !c->s->ncount || c->s->ncount < c->s->ndigit || !g->is_number || !g->plain || t->form->resums ||
	    (g->is_address && t->form->nderived))
		return 0;
	r = &g->set->runs[w->run];
	return r->octets ? 0 : r->count - 1 - w->j;
}

static size_t fill_stretch(struct shape_cursor *c, struct state *t, size_t n, struct shape_slot *to)
{
	const struct form *m = t->form;
	const struct patch *at = &m->digit[0];
	struct wheel *w = &c->wheel[0];
	const struct run *r = &c->s->digit[0].set->runs[w->run];
	uint64_t v = r->first.u + w->j * r->step;
	size_t i;

	for (i = 0; i < n && to[i].cap >= m->image.n; i++) {
		put_slot(&to[i], t);
		v += r->step;
		if (!at->width)
			continue;
		reckon(t, at, &t->part[0], put_number(to[i].p, at, v));
		put_sums(c, t, to[i].p, at->touches);
	}
	if (i)
		memcpy(t->p + m->lo, to[i - 1].p + m->lo, m->hi - m->lo);
	w->at += i;
	w->j += i;
	t->at[0] = w->at;
	c->k += i;
	c->turned = 1;
	return i;
}

size_t shape_run(struct shape_cursor *c, uint64_t k, size_t n, struct shape_slot *slot, struct diag *d)
{
	size_t i = 0;

	assert(c->s->count == 1 || (k < c->s->count && n <= c->s->count - k));
	if (c->s->ahead && (k < c->told_from || k + n > c->told)) {
		c->told_from = k;
		c->told = ahead_run(c->s, k);
	}
	while (i < n) {
		size_t more;

		if (c->k != NEVER && k + i == c->k + 1)
			step(c);
		else if (k + i != c->k)
			seek(c, k + i);
		if (fill(c, &slot[i], d) != FILLED)
			return i;
		i++;
		more = stretch(c, c->now);
		if (more && i < n)
			i += fill_stretch(c, c->now, more < n - i ? more : n - i, &slot[i]);
	}
	return n;
}

size_t shape_pick(struct shape_cursor *c, const uint64_t *k, size_t n, struct shape_slot *slot, struct diag *d)
{
	if (c->s->ahead)
		ahead_pick(c->s, k, n);
	for (size_t i = 0; i < n; i++) {
		assert(c->s->count == 1 || k[i] < c->s->count);
		if (k[i] != c->k)
			seek(c, k[i]);
		if (fill(c, &slot[i], d) != FILLED)
			return i;
	}
	return n;
}
