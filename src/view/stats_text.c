/* stats_text.c - statistics as tables and charts in characters. */
#include <inttypes.h>

#include "paint.h"
#include "pkt/buf.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "stats.h"

enum { BAR = 30, NAME = 44, NS_PER_S = 1000000000 };

/* ---- numbers ------------------------------------------------------------------------------------------------ */

static void put_scaled(double v, const char *const *units, unsigned n, double step, struct buf *out)
{
	unsigned i = 0;

	for (; i + 1 < n && v >= step; i++)
		v /= step;
	buf_fmt(out, v < 10 && (i || v != (int)v) ? "%.2f %s" : v < 100 && (i || v != (int)v) ? "%.1f %s" : "%.0f %s", v, units[i]);
}

void put_duration(int64_t ns, struct buf *out)
{
	static const char *const units[] = { "ns", "us", "ms", "s" };

	put_scaled((double)ns, units, 4, 1000, out);
}

void put_bit_rate(uint64_t bytes, int64_t ns, struct buf *out)
{
	static const char *const units[] = { "bit/s", "kbit/s", "Mbit/s", "Gbit/s" };

	put_scaled((double)bytes * 8 * NS_PER_S / (double)(ns > 0 ? ns : 1), units, 4, 1000, out);
}

void put_size_range(unsigned i, struct buf *out)
{
	if (i + 1 == SIZES)
		buf_fmt(out, "from %u", size_limit[i - 1] + 1);
	else
		buf_fmt(out, "%u-%u", i ? size_limit[i - 1] + 1 : 0, size_limit[i]);
}

static void put_time(int64_t time, struct buf *out)
{
	struct clock_cache clock = { .second = -1 };
	char text[32];

	buf_add(out, text, clock_text(&clock, time, text));
}

void stats_totals(const struct stats *s, struct buf *out)
{
	int64_t ns = s->end - s->begin;

	buf_fmt(out, "%" PRIu64 " packet%s, %" PRIu64 " bytes", s->packets, s->packets == 1 ? "" : "s", s->bytes);
	if (!s->timed)
		return;
	buf_text(out, ", ");
	put_time(s->begin, out);
	buf_text(out, " to ");
	put_time(s->end, out);
	if (ns <= 0)
		return;
	buf_text(out, ", ");
	put_duration(ns, out);
	buf_fmt(out, ": %.4g packets/s, ", (double)s->packets * NS_PER_S / (double)ns);
	put_bit_rate(s->bytes, ns, out);
}

/* ---- tables ------------------------------------------------------------------------------------------------- */

static void title(const char *text, const struct theme *t, struct buf *out)
{
	buf_fmt(out, "\n%s%s%s\n", t->on[PAINT_LAYER], text, t->off);
}

/* Pads what was written since `from` to so many columns; names here are ASCII. */
static void pad(struct buf *out, size_t from, unsigned width)
{
	while (out->n - from < width)
		buf_byte(out, ' ');
}

static double share(uint64_t n, uint64_t of)
{
	return of ? 100.0 * (double)n / (double)of : 0;
}

static void put_bar(uint64_t n, uint64_t of, const struct theme *t, struct buf *out)
{
	/* Eighths of a character: U+2588 is the full block, U+258F an eighth. */
	unsigned eighths = of ? (unsigned)((double)n / (double)of * BAR * 8 + 0.5) : 0;

	buf_text(out, t->on[PAINT_FIELD]);
	for (; eighths >= 8; eighths -= 8)
		buf_text(out, "\xe2\x96\x88");
	if (eighths) {
		const uint8_t part[] = { 0xe2, 0x96, (uint8_t)(0x90 - eighths) };

		buf_add(out, part, sizeof(part));
	}
	buf_text(out, t->off);
}

static void put_tree(const struct stats *s, const struct node *n, const struct theme *t, struct buf *out)
{
	for (; n; n = n->next) {
		size_t from = out->n;

		for (unsigned i = 0; i < n->depth; i++)
			buf_text(out, "  ");
		buf_text(out, n->lay->proto->name);
		pad(out, from, NAME);
		buf_fmt(out, "%10" PRIu64 " %14" PRIu64 " %5.1f %%  ", n->packets, n->bytes, share(n->packets, s->packets));
		put_bar(n->packets, s->packets, t, out);
		buf_byte(out, '\n');
		put_tree(s, n->first, t, out);
	}
}

static void put_more(size_t n, size_t shown, struct buf *out)
{
	if (n > shown)
		buf_fmt(out, "  and %zu more\n", n - shown);
}

static void put_ends(const struct stats *s, const struct party *p, unsigned most, struct buf *out)
{
	struct flows *flows;
	struct ranked *v;
	size_t n = stats_ends(s, p, most, &flows, &v);

	for (size_t i = 0; i < n && i < most; i++) {
		size_t from = out->n;

		buf_text(out, "  ");
		flow_text(v[i].flow, 0, out);
		pad(out, from, NAME);
		buf_fmt(out, "%10" PRIu64 " %14" PRIu64 "  %10" PRIu64 " %14" PRIu64 "\n", v[i].talk.packets[0], v[i].talk.bytes[0],
		        v[i].talk.packets[1], v[i].talk.bytes[1]);
	}
	put_more(n, most, out);
	flows_free(flows);
	mem_free(v);
}

static void put_talks(const struct stats *s, const struct party *p, unsigned most, struct buf *out)
{
	struct ranked *v;
	size_t n = stats_talks(s, p, most, &v);

	for (size_t i = 0; i < n; i++) {
		const struct talk *k = &v[i].talk;
		size_t from = out->n;

		buf_text(out, "  ");
		flow_text(v[i].flow, k->back, out);
		buf_text(out, " - ");
		flow_text(v[i].flow, !k->back, out);
		pad(out, from, NAME);
		buf_fmt(out, "%10" PRIu64 " %14" PRIu64 "  %10" PRIu64 " %14" PRIu64 "  ", k->packets[k->back], k->bytes[k->back],
		        k->packets[!k->back], k->bytes[!k->back]);
		put_duration(k->end > k->begin ? k->end - k->begin : 0, out);
		buf_byte(out, '\n');
	}
	put_more(p->n, n, out);
	mem_free(v);
}

static void put_parties(const struct stats *s, unsigned most, const struct theme *t, struct buf *out)
{
	struct party *p;
	size_t n = stats_parties(s, &p);
	struct buf name = BUF_INIT, head = BUF_INIT;

	for (size_t i = 0; i < 2 * n; i++) {
		bool ends = i < n;

		if (ends && p[i % n].below) /* ports alone say little */
			continue;
		buf_clear(&head);
		buf_fmt(&head, "%s of %s", ends ? "Ends" : "Conversations", party_name(&p[i % n], &name));
		if (!ends)
			buf_fmt(&head, " (%u)", p[i % n].n);
		pad(&head, 0, NAME + 3);
		buf_text(&head, ends ? "   sent          bytes    received          bytes" : "      >          bytes           <          bytes");
		title(buf_cstr(&head), t, out);
		if (ends)
			put_ends(s, &p[i % n], most, out);
		else
			put_talks(s, &p[i % n], most, out);
	}
	if (s->others)
		buf_fmt(out, "\n%" PRIu64 " packets were of further conversations: only %d are told apart\n", s->others, FLOWS_MOST);
	buf_free(&name);
	buf_free(&head);
	mem_free(p);
}

static void put_sizes(const struct stats *s, const struct theme *t, struct buf *out)
{
	struct buf head = BUF_INIT;

	buf_fmt(&head, "Sizes: %u to %u bytes, %.1f on average", s->least, s->most, (double)s->bytes / (double)s->packets);
	title(buf_cstr(&head), t, out);
	buf_free(&head);
	for (unsigned i = 0; i < SIZES; i++) {
		size_t from = out->n;

		if (!s->size[i])
			continue;
		buf_text(out, "  ");
		put_size_range(i, out);
		pad(out, from, NAME);
		buf_fmt(out, "%10" PRIu64 " %20.1f %%  ", s->size[i], share(s->size[i], s->packets));
		put_bar(s->size[i], s->packets, t, out);
		buf_byte(out, '\n');
	}
}

static void put_rate(const struct stats *s, const struct theme *t, struct buf *out)
{
	struct buf head = BUF_INIT;
	uint64_t most = 0;
	unsigned used = 0;

	for (unsigned i = 0; i < BINS; i++) {
		most = s->bin[i] > most ? s->bin[i] : most;
		used = s->bin[i] ? i + 1 : used;
	}
	if (used < 2)
		return;
	buf_text(&head, "Packets over time: a column is ");
	put_duration(s->width, &head);
	buf_fmt(&head, ", the highest %" PRIu64, most);
	title(buf_cstr(&head), t, out);
	buf_free(&head);
	buf_fmt(out, "  %s", t->on[PAINT_FIELD]);
	for (unsigned i = 0; i < used; i++) {
		/* U+2581 is an eighth of the height. What is not nothing is seen. */
		unsigned eighths = (unsigned)((s->bin[i] * 8 + most - 1) / most);
		const uint8_t part[] = { 0xe2, 0x96, (uint8_t)(0x80 + eighths) };

		if (eighths)
			buf_add(out, part, sizeof(part));
		else
			buf_byte(out, ' ');
	}
	buf_fmt(out, "%s\n", t->off);
}

void stats_text(const struct stats *s, unsigned most, const struct theme *t, struct buf *out)
{
	stats_totals(s, out);
	buf_byte(out, '\n');
	if (!s->packets)
		return;
	title("Protocols                                        packets          bytes   share", t, out);
	put_tree(s, s->top.first, t, out);
	put_parties(s, most, t, out);
	put_sizes(s, t, out);
	put_rate(s, t, out);
}
