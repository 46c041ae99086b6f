/* cmd_read.c - pkt read: a capture as text, as other captures, or only decoded. One packet is used again for all. */
#include "cmd.h"

#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkt/cap.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/view.h"
#include "say.h"
#include "signals.h"
#include "status.h"

#define LINKTYPES 512 /* numbers that are asked for when the known ones are told */

struct reading {
	const struct options *opt;
	struct out *out;
	struct cap_reader *in;
	struct cap_writer *to;
	int to_linktype;
	bool live;                  /* input is a pipe that may pause */
	struct packet *p;
	struct liner liner;
	const struct theme *theme;
	int linktype;               /* of the packet before; -1: none */
	const struct layout *first; /* its outermost class */
	uint64_t n;
};

static void linktype_text(struct buf *out, int linktype)
{
	const char *name = cap_linktype_name(linktype);

	buf_fmt(out, "%d", linktype);
	if (name)
		buf_fmt(out, " (%s)", name);
}

/* An unknown link type is told once each time it begins; its packets are shown as Raw. */
static void linktype_changed(struct reading *r, int linktype)
{
	struct buf b = BUF_INIT;
	const char *between = "";

	r->linktype = linktype;
	r->first = linktype_layout(linktype);
	if (r->first)
		return;
	r->first = layout_need("Raw");
	buf_text(&b, "link type ");
	linktype_text(&b, linktype);
	buf_text(&b, " is not known, its packets are shown as Raw; known are ");
	for (int i = 0; i < LINKTYPES; i++) {
		if (linktype_layout(i)) {
			buf_text(&b, between);
			linktype_text(&b, i);
			between = ", ";
		}
	}
	out_flush(r->out);
	say("%s: packet %" PRIu64 ": %s", r->opt->path, r->n + 1, buf_cstr(&b));
	buf_free(&b);
}

static void decode(struct reading *r, const struct cap_packet *c)
{
	if (c->linktype != r->linktype)
		linktype_changed(r, c->linktype);
	packet_decode(r->p, r->first, c->data, c->caplen);
	r->p->wire_len = c->wirelen;
	r->p->linktype = c->linktype;
	r->p->iface = c->iface;
	r->p->time = c->time;
}

static bool print(struct reading *r, const struct cap_packet *c, struct diag *d)
{
	struct buf *b = &r->out->buf;

	switch (r->opt->form) {
	case FORM_TEXT:
		view_line(&r->liner, r->p, b);
		buf_byte(b, '\n');
		break;
	case FORM_SHOW:
		if (r->n > 1)
			buf_byte(b, '\n');
		view_show(r->p, 0, r->theme, b);
		break;
	case FORM_EXPR:
		if (!view_expr(r->p, 0, b, d))
			return false;
		buf_byte(b, '\n');
		break;
	case FORM_HEX:
		if (r->n > 1)
			buf_byte(b, '\n');
		view_hexdump(c->data, c->caplen, b);
		break;
	case FORM_NONE:
		break;
	}
	return true;
}

static bool write_out(struct reading *r, const struct cap_packet *c, struct diag *d)
{
	struct buf types = BUF_INIT;

	if (!r->to) {
		r->to = cap_create(r->opt->write, c->linktype, cap_nano(r->in), false, d);
		r->to_linktype = c->linktype;
	}
	if (!r->to)
		return false;
	if (c->linktype == r->to_linktype)
		return cap_write(r->to, c->data, c->caplen, c->wirelen, c->time, d);
	buf_text(&types, "link type ");
	linktype_text(&types, c->linktype);
	buf_text(&types, ", and a pcap file holds one; it began with ");
	linktype_text(&types, r->to_linktype);
	diag_set(d, "%s: packet %" PRIu64 " has %s", r->opt->write, r->n, buf_cstr(&types));
	buf_free(&types);
	return false;
}

/* Before waiting for more, what is there is shown. */
static void before_wait(struct reading *r)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	if (r->live && r->out->buf.n && poll(&in, 1, 0) == 0)
		out_flush(r->out);
}

/* Reads to the end, the count, Ctrl-C or an error; returns the exit status. */
static int loop(struct reading *r)
{
	struct diag d = DIAG_INIT;
	struct cap_packet c;

	while ((!r->opt->count || r->n < r->opt->count) && !*signals_flag()) {
		int got;

		before_wait(r);
		got = cap_next(r->in, &c, &d);
		if (got == 0 || *signals_flag())
			return STATUS_DONE;
		if (got < 0) {
			out_flush(r->out);
			say_diag(&d);
			return STATUS_REFUSED;
		}
		decode(r, &c);
		r->n++;
		if (!print(r, &c, &d) || (r->opt->write && !write_out(r, &c, &d))) {
			out_flush(r->out);
			return say_diag(&d);
		}
		if (!out_step(r->out))
			return STATUS_DONE;
	}
	return STATUS_DONE;
}

/* A file is made also when no packet matched. */
static int finish(struct reading *r, int status)
{
	struct diag d = DIAG_INIT;
	int linktype = cap_linktype(r->in);

	if (!r->opt->write)
		return status;
	if (!r->to && status == STATUS_DONE)
		r->to = cap_create(r->opt->write, linktype < 0 ? 1 : linktype, cap_nano(r->in), false, &d);
	if (r->to)
		cap_finish(r->to, &d);
	if (d.set && status == STATUS_DONE)
		return say_diag(&d);
	return status;
}

static char *join(char **words, int n)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < n; i++)
		buf_fmt(&b, "%s%s", i ? " " : "", words[i]);
	return buf_cstr(&b);
}

static bool filter(struct reading *r, const struct source *text, int *status)
{
	struct diag d = DIAG_INIT;

	if (cap_filter(r->in, text, &d))
		return true;
	*status = say_diag(&d);
	return false;
}

static const struct theme *pick_theme(const struct out *o)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (!isatty(o->fd) || (no && *no) || !term || !strcmp(term, "dumb"))
		return theme_plain();
	return theme_colour();
}

int cmd_read(const struct options *opt, struct out *o)
{
	struct diag d = DIAG_INIT;
	struct reading r = { .opt = opt, .out = o, .linktype = -1, .theme = pick_theme(o), .live = !strcmp(opt->path, "-") };
	char *words = opt->nwords ? join(opt->words, opt->nwords) : NULL;
	struct source text = { NULL, words, words ? strlen(words) : 0 };
	int status = STATUS_DONE;

	signals_catch();
	r.in = cap_open(opt->path, &d);
	if (!r.in) {
		status = say_diag(&d);
	} else if (!words || filter(&r, &text, &status)) {
		r.p = packet_new();
		liner_init(&r.liner);
		status = finish(&r, loop(&r));
		liner_free(&r.liner);
		obj_drop(&r.p->obj);
	}
	cap_close(r.in);
	free(words);
	return status;
}
