/* follow.c - one conversation as text; or all of them, a line each. */
#include "pkt/follow.h"

#include <inttypes.h>
#include <string.h>

#include "paint.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/reassemble.h"
#include "pkt/registry.h"
#include "pkt/stream.h"

/* What is known of a stream, for the list. */
struct heard {
	struct flow flow;    /* end[0] spoke first */
	uint64_t bytes[2], missing;
	int64_t begin, last;
};

struct follow {
	const char *word;       /* "tcp" or "udp" */
	const struct layout *lay;
	int64_t wanted;         /* -1: all are listed */
	enum follow_form form;
	const struct theme *theme;
	struct reassembler *joined;
	struct streams *streams; /* tcp */
	struct flows *flows;     /* udp */
	struct heard *heard;
	size_t n, cap;
	int turn;                /* who spoke last; -1: nobody has */
	bool line_open;
	struct clock_cache clock;
	struct buf *out;         /* during a call */
};

static void ends(const struct flow *f, unsigned from, struct buf *out)
{
	flow_text(f, from, out);
	buf_text(out, " > ");
	flow_text(f, !from, out);
}

/* ---- one stream --------------------------------------------------------------------------------------------- */

static void close_line(struct follow *f)
{
	if (f->line_open)
		buf_byte(f->out, '\n');
	f->line_open = false;
}

static void take_turn(struct follow *f, const struct stream_event *e)
{
	char time[32];

	if (f->turn == e->side || f->form == FOLLOW_RAW)
		return;
	close_line(f);
	if (f->turn >= 0)
		buf_byte(f->out, '\n');
	f->turn = e->side;
	buf_text(f->out, f->theme->on[e->side ? PAINT_FIELD : PAINT_LAYER]);
	if (e->time) {
		buf_add(f->out, time, clock_text(&f->clock, e->time, time));
		buf_text(f->out, "  ");
	}
	ends(e->flow, e->side, f->out);
	buf_text(f->out, f->theme->off);
	buf_byte(f->out, '\n');
}

/* What could move a terminal's cursor becomes a dot; lines may end in CR LF. */
static void put_text(struct follow *f, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool ends_line = p[i] == '\r' && i + 1 < n && p[i + 1] == '\n';
		bool shown = p[i] == '\n' || p[i] == '\t' || (p[i] >= 0x20 && p[i] < 0x7f);

		if (ends_line)
			continue;
		buf_byte(f->out, shown ? p[i] : '.');
		f->line_open = p[i] != '\n';
	}
}

static void put_hex(struct follow *f, const struct stream_event *e)
{
	for (size_t at = 0, n; at < e->n; at += n) {
		struct buf b = BUF_INIT;

		n = e->n - at < 16 ? e->n - at : 16;
		view_hexdump(e->data + at, n, &b);
		buf_hex(f->out, e->at + at, 8);
		buf_add(f->out, b.p + 4, b.n - 4); /* behind its own place, which is always 0 */
		buf_free(&b);
	}
}

static void put(struct follow *f, const struct stream_event *e)
{
	if (e->what == STREAM_END)
		return;
	take_turn(f, e);
	if (e->what == STREAM_GAP && f->form != FOLLOW_RAW) {
		close_line(f);
		buf_fmt(f->out, "%s[%zu bytes are missing]%s\n", f->theme->on[PAINT_BAD], e->n, f->theme->off);
	}
	if (e->what == STREAM_GAP)
		return;
	switch (f->form) {
	case FOLLOW_TEXT:
		put_text(f, e->data, e->n);
		break;
	case FOLLOW_HEX:
		put_hex(f, e);
		break;
	case FOLLOW_RAW:
		buf_add(f->out, e->data, e->n);
		break;
	}
}

/* ---- all ---------------------------------------------------------------------------------------------------- */

static bool told(void *arg, const struct stream_event *e)
{
	struct follow *f = arg;
	struct heard *h;

	while (f->n <= e->stream) {
		f->heard = mem_room(f->heard, &f->cap, f->n + 1, sizeof(*f->heard));
		f->heard[f->n++] = (struct heard){ .begin = e->time };
	}
	h = &f->heard[e->stream];
	h->flow = *e->flow;
	h->last = e->time;
	if (e->what == STREAM_DATA)
		h->bytes[e->side] += e->n;
	if (e->what == STREAM_GAP)
		h->missing += e->n;
	if (f->wanted == e->stream)
		put(f, e);
	return true;
}

static void list(const struct follow *f, struct buf *out)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < f->n; i++) {
		const struct heard *h = &f->heard[i];

		buf_clear(&b);
		buf_fmt(&b, "%s:%zu  ", f->word, i);
		ends(&h->flow, 0, &b);
		buf_fmt(out, "%-50s  %10" PRIu64 " bytes >  %10" PRIu64 " bytes <", buf_cstr(&b), h->bytes[0], h->bytes[1]);
		if (h->missing)
			buf_fmt(out, "  %" PRIu64 " missing", h->missing);
		buf_byte(out, '\n');
	}
	buf_free(&b);
}

/* ---- packets ------------------------------------------------------------------------------------------------ */

/* Datagrams are in order as they come. */
static void datagram(struct follow *f, const struct packet *p)
{
	int l = packet_find(p, 0, f->lay, 1);
	struct stream_event e = { .what = STREAM_DATA, .time = p->time };
	const struct layer *y;
	struct flow flow, ordered;

	if (l < 0 || !flow_at(p, (unsigned)l, &flow))
		return;
	ordered = flow;
	flow_order(&ordered);
	e.stream = flows_add(f->flows, &ordered);
	if (e.stream < f->n) {
		e.side = memcmp(f->heard[e.stream].flow.end[0], flow.end[0], flow.n) != 0;
		e.at = f->heard[e.stream].bytes[e.side];
		flow = f->heard[e.stream].flow;
	}
	e.flow = &flow;
	y = &p->layer[l];
	e.data = p->data + y->off + y->hlen;
	e.n = y->len - y->hlen;
	told(f, &e);
}

static bool whole(void *arg, const struct packet *p)
{
	struct follow *f = arg;
	bool taken;

	if (!f->streams)
		datagram(f, p);
	return !f->streams || streams_packet(f->streams, p, &taken);
}

struct follow *follow_new(struct str what, enum follow_form form, const struct theme *t, struct diag *d)
{
	const char *colon = memchr(what.p, ':', what.n);
	struct str word = { what.p, colon ? (size_t)(colon - what.p) : what.n };
	bool tcp = str_eq(word, "tcp");
	struct follow *f;
	uint64_t number = 0;

	if (!tcp && !str_eq(word, "udp")) {
		diag_set(d, "--follow: '%.*s' is no kind of stream; there are tcp and udp", STR(word));
		diag_hint(d, "--follow tcp lists the connections, --follow tcp:0 shows the first");
		return NULL;
	}
	if (colon && (!str_to_u64((struct str){ colon + 1, what.n - word.n - 1 }, &number) || number > UINT32_MAX)) {
		diag_set(d, "--follow: '%.*s' is not the number of a stream (0 is the first)", (int)(what.n - word.n - 1), colon + 1);
		return NULL;
	}
	f = mem_zero(1, sizeof(*f));
	*f = (struct follow){ .word = tcp ? "tcp" : "udp", .form = form, .theme = t, .turn = -1, .wanted = colon ? (int64_t)number : -1 };
	f->lay = layout_need(tcp ? "TCP" : "UDP");
	f->joined = reassembler_new(false, NULL, whole, f);
	if (tcp)
		f->streams = streams_new(NULL, told, f);
	else
		f->flows = flows_new();
	return f;
}

void follow_free(struct follow *f)
{
	if (!f)
		return;
	reassembler_free(f->joined);
	streams_free(f->streams);
	flows_free(f->flows);
	mem_free(f->heard);
	mem_free(f);
}

void follow_packet(struct follow *f, const struct packet *p, struct buf *out)
{
	f->out = out;
	reassembler_packet(f->joined, p);
}

bool follow_end(struct follow *f, struct buf *out, struct diag *d)
{
	f->out = out;
	reassembler_end(f->joined);
	if (f->streams)
		streams_end(f->streams);
	close_line(f);
	if (f->wanted < 0)
		list(f, out);
	if (f->wanted < (int64_t)f->n)
		return true;
	if (!f->n)
		return diag_set(d, "there is no %s here", f->word);
	diag_set(d, "there is no stream %s:%" PRId64 ": the last is %s:%zu", f->word, f->wanted, f->word, f->n - 1);
	return diag_hint(d, "--follow %s lists them", f->word);
}
