/* stats_svg.c - statistics as one SVG picture: totals, protocols, sizes, time. */
#include <inttypes.h>
#include <stdarg.h>

#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "stats.h"
#include "svg.h"

enum { WIDTH = 960, MARGIN = 24, ROW = 18, BAR_AT = 420, BAR_MOST = 480, CHART = 120 };

struct picture {
	struct buf *out;
	unsigned y;
};

static void heading(struct picture *g, const char *text)
{
	g->y += 2 * ROW;
	svg_text(g->out, MARGIN, g->y, "head", text);
	g->y += ROW / 2;
}

/* A name, a number, and a bar of so much of the room. */
static void row(struct picture *g, unsigned indent, const char *name, const char *value, double part)
{
	g->y += ROW;
	svg_text(g->out, MARGIN + indent, g->y, "name", name);
	svg_text(g->out, BAR_AT - 12, g->y, "value", value);
	svg_rect(g->out, BAR_AT, g->y - 12, part * BAR_MOST < 1 ? 1 : part * BAR_MOST, 14, "bar", NULL);
}

static double part_of(uint64_t n, uint64_t of)
{
	return of ? (double)n / (double)of : 0;
}

static void tree(struct picture *g, const struct stats *s, const struct node *n)
{
	struct buf value = BUF_INIT;

	for (; n; n = n->next) {
		buf_clear(&value);
		buf_fmt(&value, "%" PRIu64 " packets, %" PRIu64 " bytes", n->packets, n->bytes);
		row(g, (n->depth - 1) * 14, n->lay->proto->name, buf_cstr(&value), part_of(n->packets, s->packets));
		tree(g, s, n->first);
	}
	buf_free(&value);
}

static void talks(struct picture *g, const struct stats *s, const struct party *p, unsigned most)
{
	struct buf name = BUF_INIT, value = BUF_INIT;
	struct ranked *v;
	size_t n = stats_talks(s, p, most, &v);

	for (size_t i = 0; i < n; i++) {
		uint64_t bytes = v[i].talk.bytes[0] + v[i].talk.bytes[1], largest = v[0].talk.bytes[0] + v[0].talk.bytes[1];

		buf_clear(&name);
		buf_clear(&value);
		flow_text(v[i].flow, v[i].talk.back, &name);
		buf_text(&name, " - ");
		flow_text(v[i].flow, !v[i].talk.back, &name);
		buf_fmt(&value, "%" PRIu64 " bytes", bytes);
		row(g, 0, buf_cstr(&name), buf_cstr(&value), part_of(bytes, largest));
	}
	buf_free(&name);
	buf_free(&value);
	mem_free(v);
}

static void parties(struct picture *g, const struct stats *s, unsigned most)
{
	struct buf name = BUF_INIT, head = BUF_INIT;
	struct party *p;
	size_t n = stats_parties(s, &p);

	for (size_t i = 0; i < n; i++) {
		buf_clear(&head);
		buf_fmt(&head, "Conversations of %s: %u, by bytes", party_name(&p[i], &name), p[i].n);
		heading(g, buf_cstr(&head));
		talks(g, s, &p[i], most);
	}
	buf_free(&name);
	buf_free(&head);
	mem_free(p);
}

static void sizes(struct picture *g, const struct stats *s)
{
	struct buf name = BUF_INIT, value = BUF_INIT;

	heading(g, "Sizes in bytes");
	for (unsigned i = 0; i < SIZES; i++) {
		if (!s->size[i])
			continue;
		buf_clear(&name);
		buf_clear(&value);
		put_size_range(i, &name);
		buf_fmt(&value, "%" PRIu64 " packets", s->size[i]);
		row(g, 0, buf_cstr(&name), buf_cstr(&value), part_of(s->size[i], s->packets));
	}
	buf_free(&name);
	buf_free(&value);
}

static void times(struct picture *g, const struct stats *s)
{
	const double step = (double)(WIDTH - 2 * MARGIN) / BINS;
	struct buf text = BUF_INIT;
	uint64_t most = 0;

	for (unsigned i = 0; i < BINS; i++)
		most = s->bin[i] > most ? s->bin[i] : most;
	buf_text(&text, "Packets over time: a column is ");
	put_duration(s->width, &text);
	buf_fmt(&text, ", the highest %" PRIu64, most);
	heading(g, buf_cstr(&text));
	g->y += CHART + ROW / 2;
	for (unsigned i = 0; i < BINS && most; i++) {
		double h = part_of(s->bin[i], most) * CHART;

		if (s->bin[i])
			svg_rect(g->out, MARGIN + i * step, g->y - h, step - 1, h, "bar", NULL);
	}
	buf_free(&text);
}

void stats_svg(const struct stats *s, unsigned most, struct buf *out)
{
	struct buf body = BUF_INIT, totals = BUF_INIT;
	struct picture g = { &body, MARGIN };

	stats_totals(s, &totals);
	svg_text(&body, MARGIN, g.y + 4, "head", buf_cstr(&totals));
	if (s->packets) {
		heading(&g, "Protocols");
		tree(&g, s, s->top.first);
		parties(&g, s, most);
		sizes(&g, s);
		times(&g, s);
	}
	svg_begin(out, WIDTH, g.y + MARGIN);
	buf_add(out, body.p, body.n);
	svg_end(out);
	buf_free(&body);
	buf_free(&totals);
}
