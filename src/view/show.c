/* show.c - a packet as a tree: a line per layer, the items of its lists below. */
#include "show.h"

#include <string.h>

#include "format.h"
#include "paint.h"
#include "placed.h"
#include "pkt/kinds.h"
#include "put.h"
#include "shown.h"
#include "table.h"
#include "verify.h"

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
	spaces(s->out, indent + n < LABEL_WIDTH ? LABEL_WIDTH - indent - n : 1);
}

void show_verdict(struct shower *s, const struct packet *p, unsigned l, unsigned f)
{
	const struct field *field = &p->layer[l].lay->field[f];
	uint64_t should;

	switch (sum_verify(s->l, p, l, f, &should)) {
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

bool show_is_dull(const struct packet *p, unsigned l, const struct layout *lay, const struct field *f, const struct val *v)
{
	struct str s = val_text(v);

	if (f->kind == F_VIRTUAL)
		return !layer_is_set(p, l, f->index);
	if (v->type == V_LIST)
		return !v->l->n;
	if (v->type == V_STR || v->type == V_BYTES)
		return !s.n && lay->n > 1;
	if (v->type == V_NONE)
		return !p || f->compute.kind == C_NONE || p->layer[l].view || (p->layer[l].vals && p->layer[l].vals[f->index].decoded);
	return f->kind == F_UINT && f->bits == 1 && v->type == V_INT && !v->u && !field_names(f);
}

static void value(struct shower *s, const struct field *f, const struct val *v)
{
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
}

bool show_later(struct later *later, const struct field *f, const struct val *v)
{
	bool packets = v->type == V_PACKET || (v->type == V_LIST && v->l->n && v->l->v[0].type == V_PACKET);

	if (!packets || later->n == INNER_MOST)
		return false;
	later->row[later->n].field = f;
	later->row[later->n++].v = val_hold(*v);
	return true;
}

void show_end_line(struct shower *s)
{
	while (s->out->n && s->out->p[s->out->n - 1] == ' ')
		s->out->n--;
	buf_byte(s->out, '\n');
}

static void layer(struct shower *s, const struct packet *p, unsigned l, const struct shown *g);

void show_inner(struct shower *s, const struct field *f, int64_t k, const struct packet *p, unsigned from)
{
	bool one_class = f->family && !f->family->space && !f->family->choose && f->other == p->layer[from].lay;
	struct buf text = BUF_INIT;

	buf_text(&text, f->name);
	if (k >= 0) {
		buf_byte(&text, '[');
		buf_u64(&text, (uint64_t)k);
		buf_byte(&text, ']');
	}
	s->depth++;
	for (unsigned i = from; i < p->n && s->depth < DEEPEST; i++) {
		label(s, (const char *)text.p, i == from ? text.n : 0);
		if (i > from || !one_class)
			paint_text(s->out, s->t, PAINT_LAYER, p->layer[i].lay->proto->name);
		layer(s, p, i, !*s->t->off && layer_bytes(p, i) ? shown_in(s->l, p, i) : NULL);
	}
	s->depth--;
	buf_free(&text);
}

static void inners(struct shower *s, const struct field *f, const struct val *v)
{
	if (v->type == V_PACKET && v->aux < v->p->n)
		show_inner(s, f, -1, v->p, v->aux);
	for (uint32_t k = 0; v->type == V_LIST && k < v->l->n; k++) {
		const struct val *item = &v->l->v[k];

		if (item->type == V_PACKET && item->aux < item->p->n)
			show_inner(s, f, k, item->p, item->aux);
	}
}

void show_rest(struct shower *s, const struct scope *sc, struct later *later)
{
	const uint8_t *b = NULL, *end = NULL;

	for (unsigned i = 0; i < later->n; i++) {
		if (later->row[i].v.type != V_UNSET) {
			inners(s, later->row[i].field, &later->row[i].v);
			val_drop(later->row[i].v);
			continue;
		}
		if (later->row[i].b) {
			b = later->row[i].b;
			end = b + later->row[i].nb;
		}
		b = plain_items(s, sc, later->row[i].field, b, (size_t)(end - b), later->row[i].left);
	}
}

/* Fields of any layer, in any theme. */
static void fields(struct shower *s, const struct packet *p, unsigned l, struct later *later)
{
	const struct layout *lay = p->layer[l].lay;

	for (unsigned f = 0; f < lay->n; f++) {
		const struct field *actual;
		struct val v;

		if (!layer_present(p, l, f))
			continue;
		actual = format_field(p, l, f);
		layer_get(p, l, f, &v);
		if (!show_later(later, actual, &v) && !show_is_dull(p, l, lay, &lay->field[f], &v)) {
			value(s, actual, &v);
			if (v.type != V_NONE && actual->compute.kind == C_CHECKSUM)
				show_verdict(s, p, l, f);
		}
		val_drop(v);
	}
}

/* The fields of layer l, after the word that began its line; then its inner packets. g: what is shown of its bytes, as plain text; or NULL. */
static void layer(struct shower *s, const struct packet *p, unsigned l, const struct shown *g)
{
	uint32_t at[FIELDS_MAX + 2];
	struct later later;
	struct finds found;
	struct scope sc;

	later.n = 0;
	if (g) {
		found.by = NULL;
		sc.at = at;
		scope_of(&sc, p, l);
		sc.found = &found;
		plain_fields(s, g, &sc, &later);
	} else {
		fields(s, p, l, &later);
	}
	show_end_line(s);
	show_rest(s, &sc, &later);
}

void view_show(struct liner *l, const struct packet *p, unsigned from, const struct theme *t, struct buf *out)
{
	struct shower s = { .l = l, .t = t, .out = out };

	for (unsigned i = from; i < p->n; i++) {
		const struct shown *g, *plain = NULL;

		if (!*t->off)
			i = placed_layers(&s, p, i, &plain);
		if (i == p->n)
			break;
		g = plain ? plain : shown_of(l, p->layer[i].lay);
		if (*t->off)
			label(&s, g->label, strlen(p->layer[i].lay->proto->name));
		else
			pen_stop(out, put_text(pen(out, g->nlabel + TEXT_STEP), g->label, g->nlabel));
		layer(&s, p, i, plain);
	}
}
