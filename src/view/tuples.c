/* tuples.c - lists of names and values as show() prints them: [("NOP", None), ("Timestamp", (1, 2))]. */
#include "tuples.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/mem.h"
#include "pkt/str.h"
#include "pkt/tuple.h"
#include "placed.h"
#include "put.h"

/*
 * They come in few shapes: the same numbers and lengths one after another, and only the values differ. The first list of a shape is
 * put together item by item, and what was written between its values is kept; the others are recognised by the bytes that do not vary.
 */
enum { SHAPES = 16, SHAPE_LEAST = 8, SHAPE_MOST = 40 /* bytes of a list */, HOLES = 8 };

struct hole {
	const struct op *op; /* of the number that stands there */
	uint16_t item;       /* where its item begins in the list */
	uint16_t text;       /* bytes of text before it */
};

struct tuple_shape {
	uint8_t n; /* bytes of the list; 0: there is no such shape yet */
	uint8_t nholes;
	uint16_t last; /* bytes of text after all holes */
	uint32_t room;
	uint8_t want[SHAPE_MOST], mask[SHAPE_MOST];
	struct hole hole[HOLES];
	char *text;
};

struct tuple_shapes {
	struct tuple_shape v[SHAPES];
};

void tuple_shapes_free(struct tuple_shapes *x)
{
	for (unsigned i = 0; x && i < SHAPES; i++)
		mem_free(x->v[i].text);
	mem_free(x);
}

/* The n bytes at p, the last eight perhaps twice. */
static bool is_shape(const struct tuple_shape *x, const uint8_t *p, size_t n)
{
	uint64_t differ = 0;

	if (x->n != n)
		return false;
	for (size_t i = 0; i + 8 < n; i += 8)
		differ |= (eight_at(p + i) & eight_at(x->mask + i)) ^ eight_at(x->want + i);
	p += n - 8;
	differ |= (eight_at(p) & eight_at(x->mask + n - 8)) ^ eight_at(x->want + n - 8);
	return !differ;
}

/* b: where the item begins. */
static inline char *put_value(char *at, const struct op *op, const uint8_t *b)
{
	bool something;

	return op->kind == OP_U32 ? put_dec32(at, get32(b + op->bit / 8)) : put_fixed((enum op_kind)op->kind, op, b, at, &something);
}

static char *put_shape(const struct tuple_shape *x, const uint8_t *p, char *at)
{
	const char *text = x->text;

	for (const struct hole *h = x->hole; h < x->hole + x->nholes; h++) {
		at = put_value(put_text(at, text, h->text), h->op, p + h->item);
		text += h->text;
	}
	return put_text(at, text, x->last);
}

/* ---- the first of a shape -------------------------------------------------------------------------------------- */

/* A list that is put together; what is learned of its shape: `shape` is NULL if nothing is, or no more. */
struct maker {
	struct buf *out;
	size_t start; /* of the list, in out */
	const uint8_t *p;
	struct tuple_shape *shape;
	struct buf text; /* what was written up to `done`, without the values */
	size_t done;
};

static void keep_text(struct maker *m, size_t end)
{
	buf_add(&m->text, m->out->p + m->done, end - m->done);
}

/* Of a value that is written between from and to, and not always the same. */
static void make_hole(struct maker *m, const struct op *op, const uint8_t *b, const char *from, const char *to)
{
	struct tuple_shape *x = m->shape;
	size_t start = (size_t)((const uint8_t *)from - m->out->p);

	if (!x)
		return;
	if (x->nholes == HOLES) {
		m->shape = NULL;
		return;
	}
	x->hole[x->nholes++] = (struct hole){ .op = op, .item = (uint16_t)(b - m->p), .text = (uint16_t)(start - m->done) };
	keep_text(m, start);
	m->done = (size_t)((const uint8_t *)to - m->out->p);
}

/* 1460 or (71, 0): the numbers of an item that begins at b. */
static char *put_numbers(struct maker *m, char *at, const struct shown *g, const uint8_t *b)
{
	bool several = g->n > TUPLE_VALUE + 1;
	char *from;

	if (several)
		*at++ = '(';
	for (unsigned i = TUPLE_VALUE; i < g->n; i++) {
		if (i > TUPLE_VALUE)
			at = (char *)memcpy(at, ", ", 2) + 2;
		from = at;
		at = put_value(at, &g->v[i].op, b);
		make_hole(m, &g->v[i].op, b, from, at);
	}
	if (several)
		*at++ = ')';
	return at;
}

/* ("MSS", 1460), where the value is numbers, or bytes; ("NOP", None). */
static void put_tuple(struct maker *m, const struct shown *g, bool bare, const uint8_t *item, const uint8_t *value, size_t n)
{
	char *at = pen(m->out, g->nbare + TEXT_STEP + g->room);

	if (bare) {
		pen_stop(m->out, put_text(at, g->bare, g->nbare));
		return;
	}
	at = put_text(at, g->bare, g->nbare - NONE);
	if (g->numbers == n && n) {
		at = put_numbers(m, at, g, item);
		if (m->shape)
			memset(m->shape->mask + (value - m->p), 0, n);
	} else {
		pen_stop(m->out, at);
		quote_bytes(m->out, value, n);
		at = pen(m->out, 1);
		if (n)
			m->shape = NULL;
	}
	*at++ = ')';
	pen_stop(m->out, at);
}

static bool put_tuples(struct maker *m, struct shower *s, const struct op *op, const struct field *f, size_t n)
{
	const struct family *fam = f->family;
	const uint8_t *p = m->p, *end = p + n, *item = p, *value;
	size_t nvalue;
	uint64_t number;

	put_words(s, op);
	buf_byte(m->out, '[');
	for (; tuple_next(fam, &p, &n, &number, &value, &nvalue); item = p) {
		const struct layout *member = tuple_member(f, number);
		const struct shown *g = member ? shown_of(s->l, member) : NULL;
		bool bare = tuple_is_bare(fam, number);

		if (!g || !(bare || g->plain_tuple))
			return false;
		if (item > m->p)
			buf_add(m->out, ", ", 2);
		put_tuple(m, g, bare, item, value, nvalue);
		if (number == fam->last)
			break;
	}
	if (m->shape)
		memset(m->shape->mask + (p - m->p), 0, (size_t)(end - p));
	buf_byte(m->out, ']');
	return true;
}

static void keep_shape(struct maker *m, size_t n)
{
	struct tuple_shape *x = m->shape;

	x->last = (uint16_t)(m->out->n - m->done);
	keep_text(m, m->out->n);
	x->room = (uint32_t)m->text.n + TEXT_STEP + x->nholes * FIELD_ROOM;
	buf_zeros(&m->text, TEXT_STEP);
	x->text = mem_copy(m->text.p, m->text.n);
	for (size_t i = 0; i < n; i++)
		x->want[i] = m->p[i] & x->mask[i];
	x->n = (uint8_t)n;
}

/* shape: a free one, or NULL. */
static bool make(struct shower *s, const struct op *op, const struct field *f, const uint8_t *p, size_t n, struct tuple_shape *shape)
{
	struct maker m = { .out = s->out, .start = s->out->n, .p = p, .shape = shape, .text = BUF_INIT, .done = s->out->n };
	bool ok;

	if (shape) {
		shape->nholes = 0;
		memset(shape->mask, 0xff, sizeof(shape->mask));
	}
	ok = put_tuples(&m, s, op, f, n);
	if (!ok)
		s->out->n = m.start;
	else if (m.shape)
		keep_shape(&m, n);
	buf_free(&m.text);
	return ok;
}

bool tuples_put(struct shower *s, const struct op *op, const struct field *f, const uint8_t *p, size_t n)
{
	struct tuple_shape *x;

	/* A list that comes first follows the space of a label, and has none of its own. */
	if (n < SHAPE_LEAST || n > SHAPE_MOST || op->kind != OP_ITEMS || s->out->p[s->out->n - 1] == ' ')
		return make(s, op, f, p, n, NULL);
	if (!op->items->shapes)
		op->items->shapes = mem_zero(1, sizeof(*op->items->shapes));
	x = &op->items->shapes->v[(p[0] * 5 + n / 4) % SHAPES];
	if (!is_shape(x, p, n))
		return make(s, op, f, p, n, x->n ? NULL : x);
	pen_stop(s->out, put_shape(x, p, pen(s->out, x->room)));
	return true;
}
