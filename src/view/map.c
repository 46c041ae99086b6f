/* map.c - the bytes of packets as a picture: a grid, and beside it what each colour is. */
#include "pkt/map.h"

#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "places.h"
#include "svg.h"

enum { MARGIN = 20, COLUMNS = 16, CELL = 26, LINE = 17, OFFSET = 44, LEGEND = MARGIN + OFFSET + COLUMNS * CELL + 28, WIDTH = 1100,
       LETTER = 8, NAME_LETTERS = 12, VALUE_MOST = 72, PACKETS_MOST = 1000 };

struct map {
	struct buf body;
	double y;      /* where the next packet begins */
	unsigned n;
};

/* Soft enough for black letters; neighbours differ. */
static const char *const palette[] = { "#a6cee3", "#fdbf6f", "#b2df8a", "#cab2d6", "#fb9a99", "#e0d8a0", "#9ad8cf", "#e8b4d8" };
enum { COLOURS = sizeof(palette) / sizeof(palette[0]) };

struct map *map_new(void)
{
	struct map *m = mem_zero(1, sizeof(*m));

	m->y = MARGIN;
	return m;
}

void map_free(struct map *m)
{
	if (!m)
		return;
	buf_free(&m->body);
	mem_free(m);
}

/* The part of a field that is in one row: bits [from, to) counted from the row's first. */
static void cell(struct map *m, double y, size_t from, size_t to, const char *fill)
{
	svg_rect(&m->body, MARGIN + OFFSET + (double)from * CELL / 8, y, (double)(to - from) * CELL / 8, CELL, "cell", fill);
}

static void cells(struct map *m, const struct place *x, const char *fill)
{
	const size_t row = (size_t)COLUMNS * 8;

	for (size_t done = 0; done < x->bits;) {
		size_t bit, n = place_run(x, done, &bit), from = bit % row, to = n < row - from ? from + n : row;

		cell(m, m->y + (double)(bit / row) * CELL, from, to, fill);
		done += to - from;
	}
}

static void digits(struct map *m, const struct packet *p)
{
	char text[8];

	for (size_t i = 0; i < p->ndata; i++) {
		double y = m->y + (double)(i / COLUMNS) * CELL + CELL * 0.65;
		struct buf b = BUF_INIT;

		if (i % COLUMNS == 0) {
			buf_hex(&b, i, 4);
			svg_text(&m->body, MARGIN, y, "note", buf_cstr(&b));
			buf_clear(&b);
		}
		buf_hex(&b, p->data[i], 2);
		memcpy(text, b.p, 2);
		text[2] = 0;
		svg_text(&m->body, MARGIN + OFFSET + (double)(i % COLUMNS) * CELL + CELL / 2.0, y, "byte", text);
		buf_free(&b);
	}
}

static void put_field(struct map *m, double y, const struct packet *p, const struct place *x)
{
	const char *name = p->layer[x->l].lay->field[x->f].name;
	double at = LEGEND + 20 + (strlen(name) < NAME_LETTERS ? NAME_LETTERS : strlen(name) + 1) * LETTER;
	struct buf text = BUF_INIT;

	svg_text(&m->body, LEGEND + 20, y, "name", name);
	view_field(p, x->l, x->f, &text);
	if (text.n > VALUE_MOST) {
		text.n = VALUE_MOST - 3;
		buf_text(&text, "...");
	}
	svg_text(&m->body, at, y, "name", buf_cstr(&text));
	buf_free(&text);
}

static double legend(struct map *m, const struct packet *p, const struct place *v, size_t n)
{
	double y = m->y;
	unsigned layer = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		if (v[i].l != layer) {
			layer = v[i].l;
			svg_text(&m->body, LEGEND, y + 12, "head", p->layer[layer].lay->proto->name);
			y += LINE;
		}
		svg_rect(&m->body, LEGEND, y + 2, 12, 12, "cell", palette[i % COLOURS]);
		put_field(m, y + 12, p, &v[i]);
		y += LINE;
	}
	return y;
}

bool map_packet(struct map *m, const struct packet *p, struct diag *d)
{
	struct place *v;
	size_t n = places_of(p, &v), rows = (p->ndata + COLUMNS - 1) / COLUMNS;
	double bottom, grid = m->y + (double)rows * CELL;

	if (m->n == PACKETS_MOST) {
		mem_free(v);
		return diag_set(d, "a picture has at most %d packets", PACKETS_MOST) || diag_hint(d, "-c %d", PACKETS_MOST);
	}
	m->n++;
	for (size_t i = 0; i < n; i++)
		cells(m, &v[i], palette[i % COLOURS]);
	digits(m, p);
	bottom = legend(m, p, v, n);
	mem_free(v);
	m->y = (bottom > grid ? bottom : grid) + 2 * MARGIN;
	return true;
}

void map_svg(const struct map *m, struct buf *out)
{
	svg_begin(out, WIDTH, (unsigned)m->y);
	buf_add(out, m->body.p, m->body.n);
	svg_end(out);
}
