/* show.c - a packet as a tree: a line per layer, the items of its lists below. */
#include "pkt/view.h"

#include <string.h>

#include "format.h"
#include "paint.h"
#include "pkt/buf.h"
#include "verify.h"

enum {
	NAME_WIDTH = 11,
	DEEPEST = 40,
	INNER_MOST = 16, /* fields of one layer that hold packets; more are shown in its line */
};

struct shower {
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

/* The fields of layer l, after the word that began its line; then its inner packets. */
static void layer(struct shower *s, const struct packet *p, unsigned l)
{
	const struct layout *lay = p->layer[l].lay;
	unsigned later[INNER_MOST], n = 0;
	struct val kept[INNER_MOST];

	for (unsigned f = 0; f < lay->n; f++) {
		struct val v;

		if (!layer_present(p, l, f))
			continue;
		layer_get(p, l, f, &v);
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

void view_show(const struct packet *p, unsigned from, const struct theme *t, struct buf *out)
{
	struct shower s = { .t = t, .out = out };

	for (unsigned i = from; i < p->n; i++) {
		const char *name = p->layer[i].lay->proto->name;

		label(&s, name, strlen(name));
		layer(&s, p, i);
	}
}
