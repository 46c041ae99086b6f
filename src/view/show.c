/* show.c - a packet as a tree: a line per layer, the items of its lists below. */
#include "pkt/view.h"

#include <string.h>

#include "format.h"
#include "paint.h"
#include "pkt/buf.h"
#include "pkt/kinds.h"
#include "pkt/scope.h"
#include "pkt/tuple.h"
#include "put.h"
#include "shown.h"
#include "table.h"
#include "verify.h"

enum {
	NAME_WIDTH = 11,
	DEEPEST = 40,
	INNER_MOST = 16, /* fields of one layer that hold packets; more are shown in its line */
};

struct shower {
	struct liner *l;   /* NULL: nothing is compiled */
	const struct theme *t;
	struct buf *out;
	unsigned depth;
};

static void spaces(struct buf *out, size_t n)
{
	while (n--)
		buf_byte(out, ' ');
}

/* The word that begins a line, padded so that what follows stands in a column. */
static void label(struct shower *s, const char *text, size_t n)
{
	size_t indent = s->depth * 2;

	spaces(s->out, indent);
	paint_on(s->out, s->t, PAINT_LAYER);
	buf_add(s->out, text, n);
	paint_off(s->out, s->t, PAINT_LAYER);
	spaces(s->out, indent + n < NAME_WIDTH ? NAME_WIDTH - indent - n : 1);
}

static void verdict(struct shower *s, const struct packet *p, unsigned l, unsigned f)
{
	const struct field *field = &p->layer[l].lay->field[f];
	uint64_t should;

	switch (sum_verify(p, l, f, &should)) {
	case SUM_GOOD:
		paint_text(s->out, s->t, PAINT_GOOD, " (ok)");
		return;
	case SUM_BAD:
		paint_on(s->out, s->t, PAINT_BAD);
		buf_text(s->out, " (bad, should be ");
		format_number(s->out, field, should, field->base == HEX);
		buf_byte(s->out, ')');
		paint_off(s->out, s->t, PAINT_BAD);
		return;
	case SUM_OFFLOAD:
		paint_text(s->out, s->t, PAINT_DIM, " (not filled in: offload)");
		return;
	case SUM_NONE:
		paint_text(s->out, s->t, PAINT_DIM, " (none)");
		return;
	case SUM_CUT:
		paint_text(s->out, s->t, PAINT_DIM, " (not verified: cut)");
		return;
	case SUM_FRAGMENT:
		paint_text(s->out, s->t, PAINT_DIM, " (not verified: fragment)");
		return;
	case SUM_UNKNOWN:
		return;
	}
}

/* Packets inside the value, which get lines of their own. */
static bool holds_packets(const struct val *v)
{
	return v->type == V_PACKET || (v->type == V_LIST && v->l->n && v->l->v[0].type == V_PACKET);
}

/* Left out: what takes no bytes, and single bits that are not set. */
static bool is_dull(const struct packet *p, unsigned l, const struct field *f, const struct val *v)
{
	struct str s = val_text(v);

	if (f->kind == F_VIRTUAL)
		return !layer_is_set(p, l, f->index);
	if (v->type == V_LIST)
		return !v->l->n;
	if (v->type == V_STR || v->type == V_BYTES)
		return !s.n && p->layer[l].lay->n > 1;
	if (v->type == V_NONE)
		return f->compute.kind == C_NONE;
	return f->kind == F_UINT && f->bits == 1 && v->type == V_INT && !v->u && !field_names(f);
}

static void field(struct shower *s, const struct packet *p, unsigned l, unsigned i, const struct val *v)
{
	const struct field *f = format_field(p, l, i);

	if (s->out->n && s->out->p[s->out->n - 1] != ' ')
		buf_byte(s->out, ' ');
	paint_text(s->out, s->t, PAINT_FIELD, f->name);
	buf_byte(s->out, '=');
	if (v->type == V_NONE) {
		paint_text(s->out, s->t, PAINT_DIM, "(computed)");
		return;
	}
	paint_on(s->out, s->t, PAINT_VALUE);
	format_val(s->out, f, v);
	paint_off(s->out, s->t, PAINT_VALUE);
	if (f->compute.kind == C_CHECKSUM)
		verdict(s, p, l, i);
}

static void end_line(struct shower *s)
{
	while (s->out->n && s->out->p[s->out->n - 1] == ' ')
		s->out->n--;
	buf_byte(s->out, '\n');
}

static void layer(struct shower *s, const struct packet *p, unsigned l);

/* A packet inside field `name`: its first layer beside the name, further ones below. */
static void inner(struct shower *s, const struct field *f, unsigned k, bool many, const struct packet *p, unsigned from)
{
	bool one_class = f->family && !f->family->space && !f->family->choose && f->other == p->layer[from].lay;
	struct buf text = BUF_INIT;

	buf_text(&text, f->name);
	if (many) {
		buf_byte(&text, '[');
		buf_u64(&text, k);
		buf_byte(&text, ']');
	}
	s->depth++;
	for (unsigned i = from; i < p->n && s->depth < DEEPEST; i++) {
		label(s, (const char *)text.p, i == from ? text.n : 0);
		if (i > from || !one_class)
			paint_text(s->out, s->t, PAINT_LAYER, p->layer[i].lay->proto->name);
		layer(s, p, i);
	}
	s->depth--;
	buf_free(&text);
}

static void inners(struct shower *s, const struct packet *p, unsigned l, unsigned f, const struct val *v)
{
	const struct field *field = format_field(p, l, f);

	if (v->type == V_PACKET && v->aux < v->p->n)
		inner(s, field, 0, false, v->p, v->aux);
	for (uint32_t k = 0; v->type == V_LIST && k < v->l->n; k++) {
		const struct val *item = &v->l->v[k];

		if (item->type == V_PACKET && item->aux < item->p->n)
			inner(s, field, k, true, item->p, item->aux);
	}
}

/* A field at a known place of what came whole, in plain text. */
static void fixed_field(struct shower *s, const struct packet *p, unsigned l, const uint8_t *b, const struct shown_field *x)
{
	const struct op *op = &x->op;
	char *at = pen(s->out, op->n + TEXT_STEP + op_room(op)), *begin = at;
	unsigned skip = s->out->n && s->out->p[s->out->n - 1] == ' ';
	bool something;

	at = put_text(at, op->text + skip, op->n - skip);
	if (op->kind == OP_FLAGS && !read_uint(op, b))
		at = op->hex ? put_hexadecimal(at, 0) : put_dec32(at, 0);
	else
		at = put_fixed((enum op_kind)op->kind, op, b, at, &something);
	if (x->bit && at[-1] == '0')
		at = begin;
	pen_stop(s->out, at);
	if (p->layer[l].lay->field[op->field].compute.kind == C_CHECKSUM)
		verdict(s, p, l, op->field);
}

/* A value of what came whole, by one walk for all fields of the layer. false: the field is not there. */
static bool walked_value(const struct scope *sc, const struct packet *p, unsigned l, unsigned f, struct val *v)
{
	const struct layout *lay = sc->lay;
	size_t bits;

	if (f >= lay->n - lay->ntrailer || sc->walked <= f) {
		if (!layer_present(p, l, f))
			return false;
		layer_get(p, l, f, v);
		return true;
	}
	bits = sc->at[f + 1] - sc->at[f];
	if (!bits && !field_present(sc, &lay->field[f]))
		return false;
	field_read(sc, &lay->field[f], sc->at[f], bits, v);
	return true;
}

static void name_of(struct shower *s, const char *name)
{
	if (s->out->n && s->out->p[s->out->n - 1] != ' ')
		buf_byte(s->out, ' ');
	buf_text(s->out, name);
	buf_byte(s->out, '=');
}

/* ("MSS", 1460), where the value is numbers that are all there. false: it is something else, and nothing was written. */
static bool plain_tuple(struct shower *s, const struct layout *m, const uint8_t *value, size_t n, bool bare)
{
	const struct shown *g = m ? shown_of(s->l, m) : NULL;
	uint32_t head = m && m->n > 2 ? m->bit[2] / 8 : 0;
	bool several = m && m->n > 3, something;
	char *at;

	if (!m || (!bare && m->n > 2 && (!m->fixed || m->min - head != n)) || (!bare && m->n == 2) || m->n > 8)
		return false;
	for (unsigned i = 2; !bare && i < m->n; i++)
		if (g->v[i].op.kind > OP_NUMBER)
			return false;
	buf_text(s->out, "(\"");
	buf_text(s->out, m->proto->name);
	buf_text(s->out, bare ? "\", None" : several ? "\", (" : "\", ");
	for (unsigned i = 2; !bare && i < m->n; i++) {
		const struct op *op = &g->v[i].op;

		at = pen(s->out, FIELD_ROOM + 2);
		if (i > 2)
			at = (char *)memcpy(at, ", ", 2) + 2;
		pen_stop(s->out, put_fixed((enum op_kind)op->kind, op, value - head, at, &something));
	}
	buf_text(s->out, several && !bare ? "))" : ")");
	return true;
}

/* A list of (name, value) in plain text. false: some of it is not so plain, and nothing was written. */
static bool plain_tuples(struct shower *s, const struct field *f, const uint8_t *p, size_t n)
{
	const struct family *fam = f->family;
	size_t start = s->out->n, nvalue;
	const uint8_t *val;
	uint64_t number;
	bool first = true;

	name_of(s, f->name);
	buf_byte(s->out, '[');
	while (tuple_next(fam, &p, &n, &number, &val, &nvalue)) {
		if (!first)
			buf_text(s->out, ", ");
		first = false;
		if (!plain_tuple(s, tuple_member(f, number), val, nvalue, number == fam->bare[0] || number == fam->bare[1])) {
			s->out->n = start;
			return false;
		}
		if (number == fam->last)
			break;
	}
	buf_byte(s->out, ']');
	return true;
}

/* What can be told of a walked field without making a value of it. */
static bool plain_field(struct shower *s, const struct scope *sc, unsigned f)
{
	const struct layout *lay = sc->lay;
	const struct field *field = &lay->field[f];
	const uint8_t *b;
	size_t n;

	if (!sc->b || f >= lay->n - lay->ntrailer || sc->walked <= f || (sc->at[f] & 7))
		return false;
	b = sc->b + sc->at[f] / 8;
	n = (sc->at[f + 1] - sc->at[f]) / 8;
	if (field->kind == F_LIST && field->family && field->family->tuples && field->space >= 0)
		return n ? plain_tuples(s, field, b, n) : field_present(sc, field);
	if (field->kind != F_BYTES || field->size.kind == X_NUL || !n)
		return false;
	name_of(s, field->name);
	quote_bytes(s->out, b, n);
	return true;
}

static bool value(const struct scope *sc, const struct packet *p, unsigned l, unsigned f, struct val *v)
{
	if (sc->b)
		return walked_value(sc, p, l, f, v);
	if (!layer_present(p, l, f))
		return false;
	layer_get(p, l, f, v);
	return true;
}

/* The fields of layer l, after the word that began its line; then its inner packets. */
static void layer(struct shower *s, const struct packet *p, unsigned l)
{
	const struct layout *lay = p->layer[l].lay;
	const uint8_t *b = s->l && !*s->t->off ? layer_bytes(p, l) : NULL;
	const struct shown *g = b ? shown_of(s->l, lay) : NULL;
	uint32_t at[FIELDS_MAX + 2];
	struct scope sc = { .lay = lay, .at = at };
	unsigned later[INNER_MOST], n = 0;
	struct val kept[INNER_MOST];

	if (b && lay->fixed_fields < lay->n) {
		scope_of(&sc, p, l);
		scope_walk(&sc, lay->n);
	}
	for (unsigned f = 0; f < lay->n; f++) {
		struct val v;

		if (g && g->v[f].fixed) {
			fixed_field(s, p, l, b, &g->v[f]);
			continue;
		}
		if ((g && plain_field(s, &sc, f)) || !value(&sc, p, l, f, &v))
			continue;
		if (holds_packets(&v) && n < INNER_MOST) {
			later[n] = f;
			kept[n++] = v;
			continue;
		}
		if (!is_dull(p, l, &lay->field[f], &v))
			field(s, p, l, f, &v);
		val_drop(v);
	}
	end_line(s);
	for (unsigned i = 0; i < n; i++) {
		inners(s, p, l, later[i], &kept[i]);
		val_drop(kept[i]);
	}
}

static void show(struct liner *liner, const struct packet *p, unsigned from, const struct theme *t, struct buf *out)
{
	struct shower s = { .l = liner, .t = t, .out = out };

	for (unsigned i = from; i < p->n; i++) {
		const char *name = p->layer[i].lay->proto->name;

		label(&s, name, strlen(name));
		layer(&s, p, i);
	}
}

void view_show(const struct packet *p, unsigned from, const struct theme *t, struct buf *out)
{
	show(NULL, p, from, t, out);
}

void view_show_again(struct liner *l, const struct packet *p, const struct theme *t, struct buf *out)
{
	show(l, p, 0, t, out);
}
