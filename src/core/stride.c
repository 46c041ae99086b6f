/* stride.c - what a walk over a class's fields needs to know of each, and which of its lines a name belongs to: made once per class. */
#include "pkt/compile.h"

#include <string.h>
#include <strings.h>

#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/registry.h"

/* A hook that never takes bytes. */
static bool is_still(const struct field *f)
{
	return f->kind == F_HOOK && !f->ops->measure;
}

/* Alternatives may all be equally wide. */
static unsigned width_of(const struct field *f)
{
	unsigned bits = f->kind == F_ALT ? width_of(f->alts[0].as) : field_fixed_bits(f);

	for (unsigned i = 1; f->kind == F_ALT && i < f->nalts; i++)
		if (width_of(f->alts[i].as) != bits)
			return 0;
	return bits;
}

static uint16_t bits_of(const struct layout *l, unsigned i)
{
	const struct field *f = &l->field[i];
	unsigned bits;

	if (is_still(f))
		return 0;
	bits = width_of(f);
	if (!bits || bits >= STRIDE_VARIES || f->present)
		return STRIDE_VARIES;
	return (uint16_t)bits;
}

/* Where one of them begins, so do all up to the last. */
static void find_even(struct layout *l)
{
	for (unsigned i = l->n; i--;) {
		struct stride *s = &l->stride[i];

		if (s->bits != STRIDE_VARIES && !s->cond && !s->still)
			s->even = (uint16_t)(s[1].even + 1);
	}
	for (unsigned i = 0; i < l->n; i++)
		l->stride[i + 1].sum = l->stride[i].sum + (l->stride[i].even ? l->stride[i].bits : 0);
}

static const struct kind_ops *measured_by(const struct field *f)
{
	const struct kind_ops *ops = field_fixed_bits(f) ? NULL : field_ops(f);

	return ops && ops->measure && !f->present && !f->trailer ? ops : NULL;
}

static bool is_asked(const struct layout *l, unsigned i)
{
	return l->stride[i].ops && !l->stride[i].cond && (int)i != l->header_field;
}

static void place_conditions(struct layout *l, struct field *f)
{
	if (f->cond)
		when_place((struct when *)(uintptr_t)f->cond, l);
	if (f->kind != F_ALT)
		return;
	for (unsigned i = 0; i < f->nalts; i++)
		place_conditions(l, (struct field *)(uintptr_t)f->alts[i].as);
	f->chooser = when_chooser(f->alts, f->nalts);
}

void stride_compile(struct layout *l)
{
	l->stride = mem_zero(l->n + 1, sizeof(*l->stride));
	for (unsigned i = l->n; i--;) {
		place_conditions(l, &l->field[i]);
		l->stride[i].bits = bits_of(l, i);
		if ((int)i == l->header_field) { /* it says where the header ends */
			l->stride[i].told = l->field[i].cond || l->stride[i].bits == STRIDE_VARIES ? 0 : l->stride[i].bits;
			l->stride[i].bits = STRIDE_VARIES;
		}
		l->stride[i].cond = l->field[i].cond;
		l->stride[i].ops = measured_by(&l->field[i]);
		l->stride[i].asked = is_asked(l, i) ? (uint16_t)(l->stride[i + 1].asked + 1) : 0;
		l->stride[i].still = is_still(&l->field[i]) ? (uint16_t)(l->stride[i + 1].still + 1) : 0;
	}
	find_even(l);
}

/* ---- fields by the text of their .arg ---- */

struct labels {
	const struct kind_ops *ops;
	unsigned shift, mask;
	struct label {
		uint64_t head, tail; /* its first and its last eight bytes: see ends_of */
		const char *text;
		uint32_t n;
		uint8_t field; /* 0: free */
	} slot[]; /* open addressing */
};

/* The first and the last eight bytes of a name, of which there are n, not 0, and `room` to read. A shorter one is all in the first. */
static inline void ends_of(const char *p, size_t n, size_t room, uint64_t *head, uint64_t *tail)
{
	const uint8_t *b = (const uint8_t *)p;

	*tail = n < 8 ? 0 : get64(b + n - 8);
	if (room >= 8) {
		*head = n < 8 ? get64(b) >> (64 - 8 * n) : get64(b);
		return;
	}
	*head = 0;
	for (size_t i = 0; i < n; i++)
		*head = *head << 8 | b[i];
}

/* Without regard to case: letters of both differ in one bit. */
static inline unsigned label_place(const struct labels *x, uint64_t head, uint64_t tail)
{
	const uint64_t small = UINT64_C(0x2020202020202020);

	return (unsigned)(((head | small) + (tail | small)) * UINT64_C(0x9e3779b97f4a7c15) >> x->shift);
}

static void label_add(struct labels *x, const char *text, unsigned field)
{
	struct label l = { .text = text, .n = (uint32_t)strlen(text), .field = (uint8_t)field };
	unsigned at;

	ends_of(text, l.n, l.n, &l.head, &l.tail);
	for (at = label_place(x, l.head, l.tail); x->slot[at].field;)
		at = (at + 1) & x->mask;
	x->slot[at] = l;
}

static struct labels *labels_new(const struct layout *l, const struct kind_ops *ops)
{
	unsigned bits = 1;
	struct labels *x;

	while (1u << bits < 4 * l->n)
		bits++;
	x = mem_zero(1, sizeof(*x) + (sizeof(x->slot[0]) << bits));
	x->ops = ops;
	x->shift = 64 - bits;
	x->mask = (1u << bits) - 1;
	for (unsigned i = 1; i < l->n; i++) {
		const char *text = l->field[i].kind == F_HOOK && l->field[i].ops == ops ? l->field[i].arg : "";

		if (*text)
			label_add(x, text, i);
	}
	return x;
}

void labels_compile(struct layout *l)
{
	for (unsigned i = 1; i < l->n && !l->labels; i++)
		if (is_still(&l->field[i]) && l->field[i].ops->find)
			l->labels = labels_new(l, l->field[i].ops);
}

/* Any name in any case. */
static __attribute__((noinline)) struct labelled labelled_long(const struct labels *x, const char *p, size_t n, size_t room)
{
	uint64_t head, tail;

	ends_of(p, n, room, &head, &tail);
	for (unsigned at = label_place(x, head, tail); x->slot[at].field; at = (at + 1) & x->mask) {
		const struct label *l = &x->slot[at];

		if (l->n == n && !strncasecmp(l->text, p, n))
			return (struct labelled){ l->field, !memcmp(l->text, p, n) };
	}
	return (struct labelled){ 0, false };
}

/* Most are in their usual case, and told by their ends. */
struct labelled field_labelled(const struct layout *lay, const struct kind_ops *ops, const char *p, size_t n, size_t room)
{
	const struct labels *x = lay->labels;
	uint64_t head, tail;

	if (!n || !x || x->ops != ops)
		return (struct labelled){ 0, false };
	if (n > 16 || room < 8)
		return labelled_long(x, p, n, room);
	ends_of(p, n, 8, &head, &tail);
	for (unsigned at = label_place(x, head, tail); x->slot[at].field; at = (at + 1) & x->mask) {
		const struct label *l = &x->slot[at];

		if (l->head == head && l->tail == tail && l->n == n)
			return (struct labelled){ l->field, true };
	}
	return labelled_long(x, p, n, room);
}
