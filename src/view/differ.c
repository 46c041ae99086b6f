/* differ.c - two packets compared field by field. */
#include "pkt/differ.h"

#include <string.h>

#include "paint.h"
#include "pkt/bits.h"
#include "pkt/diag.h"
#include "pkt/flow.h"
#include "pkt/kinds.h"
#include "pkt/mem.h"
#include "pkt/pick.h"
#include "pkt/random.h"
#include "pkt/registry.h"

enum { VALUE_MOST = 70, NAME_WIDTH = 20 };

struct ignored {
	bool everywhere;  /* the field of that name of any class */
	struct str name;
	struct pick pick;
};

struct differ {
	struct ignored *v;
	size_t n, cap;
	struct buf bytes;
};

/* ---- what is not compared ----------------------------------------------------------------------------------- */

static bool has_field(struct str name, struct diag *d)
{
	struct near near = NEAR_INIT(name);

	for (size_t i = 0; i < layout_count(); i++) {
		if (field_find(layout_nth(i), name.p, name.n) >= 0)
			return true;
		field_near(layout_nth(i), &near);
	}
	diag_set(d, "no layer has a field '%.*s'", STR(name));
	return diag_mean(d, near.best);
}

static bool ignore_one(struct differ *f, const struct source *src, struct str name, struct diag *d)
{
	struct ignored x = { .everywhere = !memchr(name.p, '.', name.n), .name = name };
	uint32_t at = (uint32_t)(name.p - src->text);
	struct str part = name;
	bool ok = x.everywhere ? has_field(name, d) : pick_parse(name, &x.pick, &part, d);

	if (ok && !x.everywhere && (x.pick.what != PICK_FIELD || x.pick.mask || x.pick.inside.n))
		ok = diag_set(d, "'%.*s' is not a whole field of a layer", STR(name));
	if (!ok) {
		at += (uint32_t)(part.p - name.p);
		return diag_at(d, src, (struct span){ at, at + (uint32_t)part.n });
	}
	f->v = mem_room(f->v, &f->cap, f->n + 1, sizeof(*f->v));
	f->v[f->n++] = x;
	return true;
}

struct differ *differ_new(const struct source *ignore, struct diag *d)
{
	struct differ *f = mem_zero(1, sizeof(*f));
	const char *p = ignore ? ignore->text : NULL, *end = ignore ? p + ignore->n : NULL;

	while (p < end) {
		const char *comma = memchr(p, ',', (size_t)(end - p));
		struct str name = { p, (size_t)((comma ? comma : end) - p) };

		if (!ignore_one(f, ignore, name, d)) {
			differ_free(f);
			return NULL;
		}
		p = comma ? comma + 1 : end;
	}
	return f;
}

void differ_free(struct differ *f)
{
	if (!f)
		return;
	buf_free(&f->bytes);
	mem_free(f->v);
	mem_free(f);
}

static bool picks(const struct pick *k, const struct packet *p, unsigned l, unsigned f)
{
	return (k->field == f || k->other == (int)f) && pick_layer(k, p) == (int)l;
}

static bool is_ignored(const struct differ *d, const struct packet *p, unsigned l, unsigned f)
{
	const char *name = p->layer[l].lay->field[f].name;

	for (size_t i = 0; i < d->n; i++)
		if (d->v[i].everywhere ? str_eq(d->v[i].name, name) : picks(&d->v[i].pick, p, l, f))
			return true;
	return false;
}

/* Does a class name its ends by that field? */
static bool is_end(const struct layout *lay, unsigned f)
{
	registry_link();
	for (unsigned r = 0; r < lay->nreply; r++)
		if (lay->reply[r].kind == REPLY_SWAP && (lay->reply[r].a == f || lay->reply[r].b == f))
			return true;
	return (int)f == lay->src || (int)f == lay->dst;
}

static bool is_end_somewhere(struct str name)
{
	for (size_t i = 0; i < layout_count(); i++) {
		int f = field_find(layout_nth(i), name.p, name.n);

		if (f >= 0 && is_end(layout_nth(i), (unsigned)f))
			return true;
	}
	return false;
}

bool differ_ignores_ends(const struct differ *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct ignored *x = &d->v[i];

		if (x->everywhere ? is_end_somewhere(x->name) : is_end(x->pick.lay, x->pick.field))
			return true;
	}
	return false;
}

/* ---- comparing ---------------------------------------------------------------------------------------------- */

uint64_t differ_hash(struct differ *d, const struct packet *p)
{
	static const uint8_t key[16];

	buf_clear(&d->bytes);
	buf_add(&d->bytes, p->data, p->ndata);
	for (unsigned l = 0; d->n && l < p->n; l++) {
		for (unsigned f = 0; f < p->layer[l].lay->n; f++) {
			size_t bit, bits;

			if (!is_ignored(d, p, l, f) || !layer_place(p, l, f, &bit, &bits))
				continue;
			bit += (size_t)p->layer[l].off * 8;
			if (p->layer[l].lay->field[f].low) {
				bits_low_put(d->bytes.p, bit, (unsigned)bits, 0);
				continue;
			}
			for (size_t n; bits; bit += n, bits -= n) {
				n = bits < 64 ? bits : 64;
				bits_put(d->bytes.p, bit, (unsigned)n, 0);
			}
		}
	}
	return siphash24(key, d->bytes.p, d->bytes.n);
}

uint64_t differ_like(struct differ *d, const struct packet *p)
{
	static const uint8_t key[16];
	const struct layer *y = NULL;
	struct flow flow;
	unsigned l = p->n;
	bool found = false;

	while (!found && l-- > 0)
		found = flow_at(p, l, &flow);
	if (!found)
		return differ_hash(d, p);
	y = &p->layer[l];
	buf_clear(&d->bytes);
	buf_add(&d->bytes, p->data + y->off + y->hlen, y->len - y->hlen);
	for (unsigned f = 0; flow.below && f < y->lay->n; f++) {
		uint64_t v;

		if (is_end(y->lay, f) || y->lay->field[f].compute.kind == C_CHECKSUM || !layer_uint(p, l, f, &v))
			continue;
		buf_add(&d->bytes, &v, sizeof(v));
	}
	return siphash24(key, d->bytes.p, d->bytes.n);
}

/* Where the bits of a field begin to differ; SIZE_MAX: nowhere. */
static size_t first_difference(const struct packet *a, size_t at, size_t na, const struct packet *b, size_t bt, size_t nb)
{
	size_t n = na < nb ? na : nb;

	for (size_t i = 0; i < n; i += 8) {
		unsigned width = n - i < 8 ? (unsigned)(n - i) : 8;

		if (bits_get(a->data, at + i, width) != bits_get(b->data, bt + i, width))
			return i;
	}
	return na == nb ? SIZE_MAX : n;
}

static void put_value(const struct packet *p, unsigned l, unsigned f, struct buf *out)
{
	size_t from = out->n;

	view_field(p, l, f, out);
	if (out->n - from <= VALUE_MOST)
		return;
	out->n = from + VALUE_MOST - 3;
	buf_text(out, "...");
}

static void put_name(const struct layout *lay, const char *field, const struct theme *t, struct buf *out)
{
	size_t from;

	buf_text(out, "    ");
	paint_on(out, t, PAINT_FIELD);
	from = out->n;
	buf_fmt(out, "%s.%s", lay->proto->name, field);
	from = out->n - from;
	paint_off(out, t, PAINT_FIELD);
	do
		buf_byte(out, ' ');
	while (from++ < NAME_WIDTH);
}

static bool same_field(const struct differ *d, const struct packet *a, unsigned i, const struct packet *b, unsigned j, unsigned f,
                       const struct theme *t, struct buf *out)
{
	size_t at = 0, na = 0, bt = 0, nb = 0, from;
	bool ina = layer_place(a, i, f, &at, &na) && na, inb = layer_place(b, j, f, &bt, &nb) && nb;

	if ((!ina && !inb) || is_ignored(d, a, i, f) || is_ignored(d, b, j, f))
		return true;
	if (ina && inb && na == nb && a->layer[i].lay->field[f].low && field_bits(&a->layer[i].lay->field[f], a->data + a->layer[i].off, at,
	    (unsigned)na) == field_bits(&b->layer[j].lay->field[f], b->data + b->layer[j].off, bt, (unsigned)nb))
		return true;
	from = first_difference(a, a->layer[i].off * (size_t)8 + at, ina ? na : 0, b, b->layer[j].off * (size_t)8 + bt, inb ? nb : 0);
	if (from == SIZE_MAX)
		return true;
	put_name(a->layer[i].lay, a->layer[i].lay->field[f].name, t, out);
	if (ina)
		put_value(a, i, f, out);
	else
		buf_text(out, "(not there)");
	buf_text(out, " -> ");
	if (inb)
		put_value(b, j, f, out);
	else
		buf_text(out, "(not there)");
	if (na > 256 || nb > 256)
		buf_fmt(out, "  (from byte %zu on)", from / 8);
	buf_byte(out, '\n');
	return false;
}

/* Layers [from, to) that only one of them has. */
static void put_layers(const struct packet *p, unsigned from, unsigned to, const char *sign, enum paint paint, const struct theme *t,
                       struct buf *out)
{
	for (unsigned l = from; l < to; l++) {
		struct packet *one = packet_copy(p, l);
		struct diag d = DIAG_INIT;
		size_t mark;

		packet_cut(one, 1);
		buf_fmt(out, "    %s", t->on[paint]);
		buf_text(out, sign);
		mark = out->n;
		if (!view_expr(one, 0, out, &d))
			buf_text(out, p->layer[l].lay->proto->name);
		if (out->n - mark > 2 * VALUE_MOST) {
			out->n = mark + 2 * VALUE_MOST - 3;
			buf_text(out, "...");
		}
		buf_fmt(out, "%s\n", t->off);
		obj_drop(&one->obj);
	}
}

bool differ_text(struct differ *d, const struct packet *a, const struct packet *b, const struct theme *t, struct buf *out)
{
	unsigned first = 0, last = 0;
	bool same;

	while (first < a->n && first < b->n && a->layer[first].lay == b->layer[first].lay)
		first++;
	while (last < a->n - first && last < b->n - first && a->layer[a->n - 1 - last].lay == b->layer[b->n - 1 - last].lay)
		last++;
	same = first == a->n && first == b->n;
	for (unsigned l = 0; l < first; l++)
		for (unsigned f = 0; f < a->layer[l].lay->n; f++)
			same &= same_field(d, a, l, b, l, f, t, out);
	put_layers(a, first, a->n - last, "- ", PAINT_BAD, t, out);
	put_layers(b, first, b->n - last, "+ ", PAINT_GOOD, t, out);
	for (unsigned k = last; k-- > 0;) {
		unsigned i = a->n - 1 - k, j = b->n - 1 - k;

		for (unsigned f = 0; f < a->layer[i].lay->n; f++)
			same &= same_field(d, a, i, b, j, f, t, out);
	}
	return same;
}
