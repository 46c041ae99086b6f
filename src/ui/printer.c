/* printer.c - captured packets as text, or into a file. One packet is used again for all. */
#include "printer.h"

#include <inttypes.h>

#include "colour.h"
#include "pkt/cap.h"
#include "pkt/registry.h"
#include "say.h"
#include "status.h"

#define LINKTYPES 512 /* numbers that are asked for when the known ones are told */

static void linktype_text(struct buf *out, int linktype)
{
	const char *name = cap_linktype_name(linktype);

	buf_fmt(out, "%d", linktype);
	if (name)
		buf_fmt(out, " (%s)", name);
}

/* An unknown link type is told once each time it begins; its packets are shown as Raw. */
static void linktype_changed(struct printer *r, int linktype)
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
	say("%s: packet %" PRIu64 ": %s", r->opt->path ? r->opt->path : "capture", r->n + 1, buf_cstr(&b));
	buf_free(&b);
}

static void decode(struct printer *r, const struct cap_packet *c)
{
	if (c->linktype != r->linktype)
		linktype_changed(r, c->linktype);
	packet_decode(r->p, r->first, c->data, c->caplen);
	r->p->wire_len = c->wirelen;
	r->p->linktype = c->linktype;
	r->p->iface = c->iface;
	r->p->time = c->time;
}

static bool print(struct printer *r, const struct cap_packet *c, struct diag *d)
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
	case FORM_JSON:
		view_json(&r->tables, r->p, 0, c->number, b);
		buf_byte(b, '\n');
		break;
	case FORM_NONE:
		break;
	}
	return true;
}

static bool write_out(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	struct buf types = BUF_INIT;

	if (!r->to) {
		r->to = cap_create(r->opt->write, c->linktype, r->nano, false, d);
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

char *words_join(char **words, int n)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < n; i++)
		buf_fmt(&b, "%s%s", i ? " " : "", words[i]);
	return buf_cstr(&b);
}

void printer_start(struct printer *r, const struct options *opt, struct out *o, bool nano)
{
	*r = (struct printer){
		.opt = opt,
		.out = o,
		.linktype = -1,
		.theme = colour_theme(o->fd),
		.nano = nano,
		.p = packet_new(),
	};
	liner_init(&r->liner);
}

bool printer_packet(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	decode(r, c);
	r->n++;
	return print(r, c, d) && (!r->opt->write || write_out(r, c, d));
}

/* A file is made also when no packet matched. */
int printer_end(struct printer *r, int status, int linktype)
{
	struct diag d = DIAG_INIT;

	liner_free(&r->liner);
	tables_free(&r->tables);
	obj_drop(&r->p->obj);
	if (!r->opt->write)
		return status;
	if (!r->to && status == STATUS_DONE)
		r->to = cap_create(r->opt->write, linktype < 0 ? 1 : linktype, r->nano, false, &d);
	if (r->to)
		cap_finish(r->to, &d);
	if (d.set && status == STATUS_DONE)
		return say_diag(&d);
	return status;
}
