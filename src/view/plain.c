/* plain.c - the fields of a layer as show() prints them, from its bytes, without making a value of what can be told at once. */
#include "show.h"

#include <string.h>

#include "format.h"
#include "pkt/guise.h"
#include "pkt/kinds.h"
#include "pkt/name.h"
#include "pkt/str.h"
#include "placed.h"
#include "put.h"
#include "shown.h"
#include "tuples.h"
#include "verify.h"

/* ---- fields at known places ---- */

/* In an item of a message it is computed again where it says what is there, for the names before it may grow. */
static bool is_natural(const struct shown_field *x, const struct scope *sc, unsigned f, size_t at, size_t bits)
{
	const struct field *field = &sc->lay->field[f];
	struct val v;

	if (!x->natural || sc->p || !message_scope(sc->outer))
		return false;
	v = val_int(field_bits(field, sc->b, at, (unsigned)bits));
	return field_is_natural(field, &v, sc->n - (at + bits) / 8);
}

/* As those, but after others that vary. op: of the field, or of what it is here. */
static void placed_field(struct shower *s, const struct shown_field *x, const struct op *op, const struct scope *sc, unsigned f, size_t bit)
{
	char *at;

	if (x->bit && !bits_near(sc->b, bit, 1))
		return;
	at = put_word(pen(s->out, op->room), op);
	pen_stop(s->out, put_flags_zero(at, op, (enum op_kind)op->scalar, sc->b, (uint32_t)bit));
	if (x->sum && sc->p)
		show_verdict(s, sc->p, sc->index, f);
}

/* ---- other fields ---- */

static inline void plain_bytes(struct shower *s, const struct op *op, const struct scope *sc, const uint8_t *b, size_t n)
{
	if (!n && sc->lay->n > 1)
		return;
	put_words(s, op);
	quote_bytes(s->out, b, n);
}

/* Those with zeros behind that do not count. */
static void plain_padded(struct shower *s, const struct op *op, const struct scope *sc, const struct field *f, const uint8_t *b, size_t n)
{
	if (f->size.kind == X_NUL && n && !b[n - 1])
		n--;
	if (!n && sc->lay->n > 1)
		return;
	if (f->filled)
		n = format_filled((struct str){ (const char *)b, n }).n;
	put_words(s, op);
	quote_bytes(s->out, b, n);
}

/* What a terminal must not see of a text that was just written is told otherwise. */
static void keep_plain(struct buf *out, size_t start)
{
	struct buf text = BUF_INIT;

	if (str_printable(out->p + start, out->n - start) == out->n - start)
		return;
	buf_add(&text, out->p + start, out->n - start);
	out->n = start;
	format_plain(out, text.p, text.n);
	buf_free(&text);
}

static void plain_name(struct shower *s, const struct op *op, const struct scope *sc, const uint8_t *b, size_t n)
{
	bool compressed;
	size_t start;

	put_words(s, op);
	start = s->out->n;
	if (!name_read_text(sc, b, n, &compressed, s->out))
		keep_plain(s->out, start);
}

/* b: see struct later. Returns whether there are any. */
static bool items_later(struct later *later, const struct field *f, const uint8_t *b, size_t n, uint64_t left)
{
	if (!left)
		return false;
	later->row[later->n].field = f;
	later->row[later->n].v = VAL_UNSET;
	later->row[later->n].b = b;
	later->row[later->n].nb = n;
	later->row[later->n++].left = left;
	return true;
}

/* Of a kind of its own that can print it. */
static bool plain_print(struct shower *s, const struct op *op, const struct scope *sc, const struct field *f, const uint8_t *b, size_t n)
{
	size_t start = s->out->n, mark;

	put_words(s, op);
	mark = s->out->n;
	if (f->ops->print(sc, f, b, n, s->out)) {
		if (s->out->n == mark)
			s->out->n = start;
		return true;
	}
	s->out->n = start;
	return false;
}

/* A field that varies, without making a value of it. false: that takes one, and nothing was written. */
static inline bool plain_field(struct shower *s, enum way way, const struct op *op, const struct scope *sc, const struct field *f, size_t at,
			       size_t bits, struct later *later)
{
	const uint8_t *b = sc->b + at / 8;
	size_t n = bits / 8;
	struct str t;

	if (at & 7)
		return false;
	switch (way) {
	case WAY_VALUE:
		return false;
	case WAY_TEXT:
		if (!f->ops->bytes(sc, f, b, n, &t))
			return f->ops->print && plain_print(s, op, sc, f, b, n);
		plain_bytes(s, op, sc, (const uint8_t *)t.p, t.n);
		return true;
	case WAY_PRINT:
		return plain_print(s, op, sc, f, b, n);
	case WAY_BYTES:
		plain_bytes(s, op, sc, b, n);
		return true;
	case WAY_PADDED:
		plain_padded(s, op, sc, f, b, n);
		return true;
	case WAY_NAME:
		plain_name(s, op, sc, b, n);
		return true;
	case WAY_PACKETS:
		if (later->n == INNER_MOST)
			return false;
		items_later(later, f, b, n, f->count.kind && n ? extent_of(&f->count, sc, n) : n);
		return true;
	case WAY_TUPLES:
		return !n || tuples_put(s, op, f, b, n);
	}
	return false;
}

static void value(struct shower *s, const struct shown_field *x, const struct scope *sc, const struct field *actual, struct val *v,
		  struct later *later)
{
	const struct field *f = &sc->lay->field[x->op.field];

	if (!show_later(later, actual, v) && !show_is_dull(sc->p, sc->index, sc->lay, f, v)) {
		put_words(s, &x->op);
		if (v->type == V_NONE)
			buf_text(s->out, "(computed)");
		else
			format_val(s->out, actual, v);
		if (v->type != V_NONE && x->sum && sc->p)
			show_verdict(s, sc->p, sc->index, x->op.field);
	}
	val_drop(*v);
}

/* Of a field that the walk did not come to: a trailer, or what is behind something malformed. */
static void far_field(struct shower *s, const struct shown_field *x, const struct scope *sc, struct later *later)
{
	unsigned f = x->op.field;
	struct val v;

	if ((shown_needs_trailer(&sc->lay->field[f]) && !sc->p->layer[sc->index].tlen) || !layer_present(sc->p, sc->index, f))
		return;
	layer_get(sc->p, sc->index, f, &v);
	value(s, x, sc, format_field(sc->p, sc->index, f), &v, later);
}

/* Fields from f on, up to end, of a kind that finds all of its fields at once. */
static void found_fields(struct shower *s, const struct shown *g, struct scope *sc, unsigned f, unsigned end)
{
	const struct layout *lay = sc->lay;
	const struct finds *x;

	if (!sc->walked)
		scope_walk(sc, lay->n);
	if (sc->walked < end) /* behind something malformed */
		return;
	x = scope_found(sc, lay->field[f].ops);
	for (unsigned w = f / 64; w <= (end - 1) / 64; w++)
		for (uint64_t left = x->has[w]; left; left &= left - 1) {
			unsigned k = w * 64 + (unsigned)__builtin_ctzll(left);

			if (k >= f && k < end)
				plain_bytes(s, &g->v[k].op, sc, (const uint8_t *)x->value[k].p, x->value[k].n);
		}
}

/* Of what the field is here. NULL: it must be looked at closer. */
static const struct op *placed_op(const struct shown_field *x, const struct field *f, const struct field *actual, size_t at, size_t bits)
{
	const struct op *op = x->placed ? &x->op : NULL;

	for (unsigned i = 0; i < x->nalts && !op; i++)
		if (f->alts[i].as == actual)
			op = x->alts[i].kind == OP_PLACED ? &x->alts[i] : NULL;
	return op && bits && (!(at & 7) || op->scalar < OP_MAC) ? op : NULL;
}

static void walk(const struct shown *g, struct scope *sc)
{
	if (sc->walked)
		return;
	if (g->as) {
		sc->walked = g->as->n;
		memcpy(sc->at, g->as->bit, (g->as->n + 1) * sizeof(sc->at[0]));
	}
	scope_walk(sc, g->nwalk - 1);
}

/* How many items a row says that it has. */
static uint64_t row_count(const struct shown *g, const struct shown_field *x, const struct scope *sc, size_t n)
{
	const struct extent *count = &sc->lay->field[x->op.field].count;
	const struct op *op = &g->v[count->index].op;

	return x->counted ? read_uint(op, sc->b, op->bit) : extent_of(count, sc, n);
}

/* Lists from f on to the last field: one begins where the items of the one before end, which is known when those were shown. false: it is
 * not known where the first begins. */
static bool rows_later(const struct shown *g, struct scope *sc, unsigned f, struct later *later)
{
	const uint8_t *b;
	size_t at;

	walk(g, sc);
	if (sc->walked < f || sc->broken || (sc->at[f] & 7) || later->n + (g->n - f) > INNER_MOST)
		return false;
	at = sc->at[f] / 8;
	b = sc->b + at;
	for (; f < g->n && at < sc->hdr; f++)
		if (items_later(later, &sc->lay->field[f], b, sc->hdr - at, row_count(g, &g->v[f], sc, sc->hdr - at)))
			b = NULL;
	return true;
}

/* What there is to say of a field whose place the walk has found. */
static inline void walked_field(struct shower *s, const struct shown_field *x, const struct scope *sc, unsigned f, struct later *later)
{
	const struct field *field = &sc->lay->field[f], *actual = field;
	size_t at = sc->at[f], bits = sc->at[f + 1] - at;
	const struct op *op;
	struct val v;

	if (!bits && (x->placed || !field_present(sc, field)))
		return;
	if (is_natural(x, sc, f, at, bits)) {
		put_words(s, &x->op);
		buf_text(s->out, "(computed)");
		return;
	}
	if (x->nalts)
		actual = field_actual(sc, field);
	op = placed_op(x, field, actual, at, bits);
	if (op) {
		placed_field(s, x, op, sc, f, at);
		return;
	}
	if (plain_field(s, x->nalts ? way_of(actual) : x->way, &x->op, sc, actual, at, bits, later))
		return;
	field_read(sc, actual, at, bits, &v);
	value(s, x, sc, actual, &v, later);
}

/* Of a field from a known place to the end of the header. false: it must be walked to. */
static bool rest_field(struct shower *s, const struct shown_field *x, const struct scope *sc, unsigned f, struct later *later)
{
	const struct field *field = &sc->lay->field[f];
	size_t at = sc->lay->bit[f], bits = sc->hdr * 8 - at;

	if (!bits && field->kind == F_LIST)
		return true;
	return x->way != WAY_PACKETS && plain_field(s, x->way, &x->op, sc, field, at, bits, later);
}

/* What the places of a run count from. NULL: it does not begin at a whole byte, or the walk did not come to its end. */
static inline const uint8_t *run_base(const struct shown *g, const struct shown_field *x, struct scope *sc)
{
	if (!x->base)
		return sc->b;
	walk(g, sc);
	return sc->walked < x->run || (sc->at[x->base] & 7) ? NULL : sc->b + sc->at[x->base] / 8;
}

/* What a run, or several fields found at once, or rows begin with field f: all of them. Returns the field after them; f: they are to be
 * told one by one. */
static unsigned together(struct shower *s, const struct shown *g, const struct shown_field *x, struct scope *sc, unsigned f, struct later *later)
{
	const uint8_t *b;

	if (x->found) {
		found_fields(s, g, sc, f, x->found);
		return x->found;
	}
	b = x->run ? run_base(g, x, sc) : NULL;
	if (b) {
		if (x->steps)
			placed_run(s, g, f, b, sc->p, sc->index);
		return x->run;
	}
	return x->row && rows_later(g, sc, f, later) ? g->n : f;
}

void plain_fields(struct shower *s, const struct shown *g, struct scope *sc, struct later *later)
{
	for (unsigned f = 0; f < g->n;) {
		const struct shown_field *x = &g->v[f];

		if (x->together) {
			unsigned next = together(s, g, x, sc, f, later);

			if (next > f) {
				f = next;
				continue;
			}
		}
		if (!x->rest || !rest_field(s, x, sc, f, later)) {
			walk(g, sc);
			if (sc->walked > f)
				walked_field(s, x, sc, f, later);
			else
				far_field(s, x, sc, later);
		}
		f++;
	}
}

/* ---- items ---- */

/* How the lines of a list's items begin. */
struct item_mark {
	const char *name; /* with room after it, as op->text */
	size_t n;
	const struct layout *only; /* the class that all have, which is not told; or NULL */
};

static struct item_mark item_mark(struct shower *s, const struct scope *sc, const struct field *f)
{
	const struct op *op = &shown_of(s->l, sc->lay)->v[f->index].op;
	bool one_class = !f->family->space && !f->family->choose;

	return (struct item_mark){ op->text + 1, op->n - 2, one_class ? f->other : NULL };
}

/* In whole steps, as put_text. */
static inline char *put_spaces(char *at, size_t n)
{
	for (size_t i = 0; i < n; i += TEXT_STEP)
		memset(at + i, ' ', TEXT_STEP);
	return at + n;
}

/* "  name[k]  Class" */
static void item_label(struct shower *s, const struct item_mark *m, unsigned k, const struct layout *lay, const struct shown *g)
{
	size_t indent = s->depth * 2;
	char *begin = pen(s->out, indent + m->n + LABEL_WIDTH + DIGITS_MOST + 3 + g->nlabel + 2 * TEXT_STEP), *at = begin;

	at = put_spaces(at, indent);
	at = put_text(at, m->name, m->n);
	*at++ = '[';
	at = put_dec32(at, k);
	*at++ = ']';
	at = put_spaces(at, at - begin < LABEL_WIDTH ? (size_t)(LABEL_WIDTH - (at - begin)) : 1);
	if (lay != m->only)
		at = put_text(at, g->label, g->nname);
	pen_stop(s->out, at);
}

/* One whose fields are told from its bytes alone. false: it must be taken apart first, and nothing was written. */
static bool plain_item(struct shower *s, const struct item_mark *m, unsigned k, struct scope *sc, size_t n)
{
	const struct shown *g = shown_of(s->l, sc->lay);
	struct later later;
	struct finds found;

	sc->n = sc->hdr = n;
	if (!g->even || s->depth + 1 >= DEEPEST || (!sc->lay->takes_rest && sc->walked < g->n && !scope_walk(sc, g->n)))
		return false;
	s->depth++;
	item_label(s, m, k, sc->lay, g);
	later.n = 0;
	found.by = NULL;
	sc->found = &found;
	plain_fields(s, g, sc, &later);
	show_end_line(s);
	show_rest(s, sc, &later);
	s->depth--;
	return true;
}

const uint8_t *plain_items(struct shower *s, const struct scope *sc, const struct field *f, const uint8_t *p, size_t n, uint64_t left)
{
	struct item_mark mark = item_mark(s, sc, f);
	uint32_t at[FIELDS_MAX + 2];
	struct scope in;
	size_t used;

	in.at = at;
	for (unsigned k = 0; left && n; left--, k++, p += used, n -= used) {
		bool fits = item_scope(sc, f, p, n, &in, &used) && used;
		struct packet *item;

		if (!fits)
			used = n;
		if (fits && !f->family->stack && plain_item(s, &mark, k, &in, used))
			continue;
		item = decode_item(sc, fits ? in.lay : layout_raw(), p, used, fits && f->family->stack);
		show_inner(s, f, k, item, 0);
		obj_drop(&item->obj);
	}
	return p;
}
