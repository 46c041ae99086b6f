/* bytes.c - a packet's bytes in characters, each field's beside its name and value. */
#include <string.h>

#include "paint.h"
#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/map.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "places.h"

enum { ROW = 8, BYTES_WIDTH = ROW * 3 + 1, NAME_WIDTH = 13, BITS_MOST = 20 };

static const enum paint turns[] = { PAINT_FIELD, PAINT_GOOD };

static void pad(struct buf *out, size_t from, size_t width)
{
	do
		buf_byte(out, ' ');
	while (out->n - from < width);
}

/* "...0 0000 0000 0000": the bits of the bytes that the field touches. */
static void put_bits(const struct packet *p, const struct place *x, struct buf *out)
{
	size_t from = x->bit / 8 * 8, to = (x->bit + x->bits + 7) / 8 * 8;

	for (size_t bit = from; bit < to; bit++) {
		size_t at = x->low ? bit ^ 7 : bit;
		bool own = at >= x->bit && at < x->bit + x->bits;

		if (bit > from && bit % 4 == 0)
			buf_byte(out, ' ');
		buf_byte(out, own ? (uint8_t)('0' + bits_get(p->data, bit, 1)) : '.');
	}
}

static bool is_in_bits(const struct place *x)
{
	return (x->bit % 8 || x->bits % 8) && x->bits <= BITS_MOST;
}

static void put_hex(const struct packet *p, size_t at, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_byte(out, ' ');
		buf_hex(out, p->data[at + i], 2);
	}
}

static void put_offset(size_t at, const struct theme *t, struct buf *out)
{
	buf_fmt(out, "  %s%04zx%s  ", t->on[PAINT_DIM], at, t->off);
}

static void field(const struct packet *p, const struct place *x, const struct theme *t, enum paint turn, struct buf *out)
{
	size_t at = x->bit / 8, end = (x->bit + x->bits + 7) / 8, n = end - at < ROW ? end - at : ROW, from;
	const char *name = p->layer[x->l].lay->field[x->f].name;
	struct buf cells = BUF_INIT;

	put_offset(at, t, out);
	if (is_in_bits(x))
		put_bits(p, x, &cells);
	else
		put_hex(p, at, n, &cells);
	from = cells.n;
	paint_on(out, t, turn);
	buf_add(out, cells.p, cells.n);
	paint_off(out, t, turn);
	buf_free(&cells);
	pad(out, out->n - from, BYTES_WIDTH);
	paint_text(out, t, PAINT_FIELD, name);
	pad(out, out->n - strlen(name), NAME_WIDTH);
	view_field(p, x->l, x->f, out);
	buf_byte(out, '\n');
	for (at += n; !is_in_bits(x) && at < end; at += n) {
		n = end - at < ROW ? end - at : ROW;
		put_offset(at, t, out);
		paint_on(out, t, turn);
		put_hex(p, at, n, out);
		paint_off(out, t, turn);
		buf_byte(out, '\n');
	}
}

void view_bytes(const struct packet *p, const struct theme *t, struct buf *out)
{
	struct place *v;
	size_t n = places_of(p, &v);
	unsigned layer = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		if (v[i].l != layer) {
			layer = v[i].l;
			paint_text(out, t, PAINT_LAYER, p->layer[layer].lay->proto->name);
			buf_byte(out, '\n');
		}
		field(p, &v[i], t, turns[i % 2], out);
	}
	mem_free(v);
}
