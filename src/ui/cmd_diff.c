/* cmd_diff.c - pkt diff: two captures compared packet by packet, field by field. */
#include "cmd.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "colour.h"
#include "pkt/align.h"
#include "pkt/cap.h"
#include "pkt/differ.h"
#include "pkt/flow.h"
#include "pkt/mem.h"
#include "pkt/registry.h"
#include "printer.h"
#include "say.h"
#include "signals.h"
#include "status.h"

struct record {
	uint8_t *data;
	uint32_t n, wirelen;
	uint16_t linktype;
	int64_t time;
	uint64_t number;
};

struct capture {
	const char *path;
	struct record *v;
	struct aligned *place;
	size_t n, cap;
};

struct diff {
	const struct options *opt;
	struct out *out;
	const struct theme *theme;
	struct differ *differ;
	struct flows *flows;
	struct capture file[2];
	struct packet *p[2];
	struct liner liner;
	uint64_t same, changed, only[2];
};

static void capture_free(struct capture *c)
{
	for (size_t i = 0; i < c->n; i++)
		mem_free(c->v[i].data);
	mem_free(c->v);
	mem_free(c->place);
}

static bool capture_read(struct capture *c, const char *path, const struct source *filter, struct diag *d)
{
	struct cap_reader *r = cap_open(path, d);
	struct cap_packet p;
	int got = r && (!filter || cap_filter(r, filter, d)) ? 1 : -1;

	c->path = path;
	while (got > 0 && !*signals_flag()) {
		got = cap_next(r, &p, d);
		if (got <= 0)
			break;
		c->v = mem_room(c->v, &c->cap, c->n + 1, sizeof(*c->v));
		c->v[c->n++] = (struct record){ mem_copy(p.data, p.caplen), p.caplen, p.wirelen, p.linktype, p.time, p.number };
	}
	cap_close(r);
	return got == 0;
}

static const struct packet *decode(struct diff *x, unsigned side, size_t i)
{
	const struct record *r = &x->file[side].v[i];
	const struct layout *first = linktype_layout(r->linktype);
	struct packet *p = x->p[side];

	packet_decode(p, first ? first : layout_raw(), r->data, r->n);
	p->wire_len = r->wirelen;
	p->linktype = r->linktype;
	p->time = r->time;
	return p;
}

/* Number 0 is of packets in which nobody speaks; of all, if ends are not compared. */
static uint32_t flow_number(struct diff *x, const struct packet *p)
{
	struct flow f;

	return differ_ignores_ends(x->differ) || !flow_of(p, &f) ? 0 : flows_add(x->flows, &f) + 1;
}

static void prepare(struct diff *x, unsigned side)
{
	struct capture *c = &x->file[side];

	c->place = mem_zero(c->n, sizeof(*c->place));
	for (size_t i = 0; i < c->n; i++) {
		const struct packet *p = decode(x, side, i);

		c->place[i].flow = flow_number(x, p);
		c->place[i].hash = differ_hash(x->differ, p);
		c->place[i].like = differ_like(x->differ, p);
	}
}

/* A line on a packet that only one capture has. */
static void put_single(struct diff *x, unsigned side, size_t i)
{
	struct buf *b = &x->out->buf;

	x->only[side]++;
	buf_fmt(b, "%s%c %s %" PRIu64 "  ", x->theme->on[side ? PAINT_GOOD : PAINT_BAD], side ? '+' : '-', x->file[side].path,
	        x->file[side].v[i].number);
	view_line(&x->liner, decode(x, side, i), b);
	buf_fmt(b, "%s\n", x->theme->off);
}

static void put_pair(struct diff *x, size_t i, size_t j)
{
	const struct packet *a = decode(x, 0, i), *b = decode(x, 1, j);
	struct buf text = BUF_INIT;

	if (a->ndata == b->ndata && x->file[0].v[i].linktype == x->file[1].v[j].linktype && !memcmp(a->data, b->data, a->ndata)) {
		x->same++;
	} else if (differ_text(x->differ, a, b, x->theme, &text)) {
		x->same++;
	} else {
		x->changed++;
		buf_fmt(&x->out->buf, "%s %" PRIu64 " -> %s %" PRIu64 "  ", x->file[0].path, x->file[0].v[i].number, x->file[1].path,
		        x->file[1].v[j].number);
		view_line(&x->liner, a, &x->out->buf);
		buf_byte(&x->out->buf, '\n');
		buf_add(&x->out->buf, text.p, text.n);
	}
	buf_free(&text);
}

/* In the order of the first capture; what only the second has stands where it has it. */
static void put_all(struct diff *x)
{
	const struct aligned *a = x->file[0].place, *b = x->file[1].place;
	size_t j = 0;

	for (size_t i = 0; i < x->file[0].n && !*signals_flag(); i++) {
		if (a[i].other < 0) {
			put_single(x, 0, i);
		} else {
			for (; j < (size_t)a[i].other; j++)
				if (b[j].other < 0)
					put_single(x, 1, j);
			put_pair(x, i, (size_t)a[i].other);
		}
		if (!out_step(x->out))
			return;
	}
	for (; j < x->file[1].n; j++)
		if (b[j].other < 0)
			put_single(x, 1, j);
}

static void put_summary(struct diff *x)
{
	buf_fmt(&x->out->buf, "%" PRIu64 " the same, %" PRIu64 " changed, %" PRIu64 " only in %s, %" PRIu64 " only in %s\n", x->same,
	        x->changed, x->only[0], x->file[0].path, x->only[1], x->file[1].path);
}

static int compare(struct diff *x)
{
	prepare(x, 0);
	prepare(x, 1);
	align(x->file[0].place, x->file[0].n, x->file[1].place, x->file[1].n, flows_count(x->flows) + 1);
	put_all(x);
	put_summary(x);
	return x->changed || x->only[0] || x->only[1] ? STATUS_NO : STATUS_DONE;
}

int cmd_diff(const struct options *opt, struct out *o)
{
	struct source ignore = { NULL, opt->ignore, opt->ignore ? strlen(opt->ignore) : 0 };
	char *words = opt->nwords > 2 ? words_join(opt->words + 2, opt->nwords - 2) : NULL;
	struct source filter = { NULL, words, words ? strlen(words) : 0 };
	struct diff x = { .opt = opt, .out = o, .theme = colour_theme(o->fd), .flows = flows_new() };
	struct diag d = DIAG_INIT;
	int status;

	signals_catch();
	ignore.name = "--ignore";
	x.p[0] = packet_new();
	x.p[1] = packet_new();
	liner_init(&x.liner);
	x.differ = differ_new(opt->ignore ? &ignore : NULL, &d);
	if (x.differ && capture_read(&x.file[0], opt->words[0], words ? &filter : NULL, &d) &&
	    capture_read(&x.file[1], opt->words[1], words ? &filter : NULL, &d))
		status = compare(&x);
	else
		status = d.set ? say_diag(&d) : STATUS_NO;
	for (unsigned i = 0; i < 2; i++) {
		capture_free(&x.file[i]);
		obj_drop(&x.p[i]->obj);
	}
	liner_free(&x.liner);
	differ_free(x.differ);
	flows_free(x.flows);
	free(words);
	return status;
}
