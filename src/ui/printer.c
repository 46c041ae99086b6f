/* printer.c - captured packets as text, or into a file. One packet is used again for all. */
#include "printer.h"

#include <inttypes.h>

#include "colour.h"
#include "pkt/cap.h"
#include "say.h"
#include "status.h"

void linktype_text(struct buf *out, int linktype)
{
	const char *name = cap_linktype_name(linktype);

	buf_fmt(out, "%d", linktype);
	if (name)
		buf_fmt(out, " (%s)", name);
}

bool printer_open(struct printer *r, int linktype, struct diag *d)
{
	if (!r->opt->write || r->to)
		return true;
	r->to = cap_create(r->opt->write, linktype, r->nano, false, d);
	r->to_linktype = linktype;
	return r->to != NULL;
}

static bool write_out(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	struct buf types = BUF_INIT;

	if (!printer_open(r, c->linktype, d))
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

int printer_start(struct printer *r, const struct options *opt, struct out *o, bool nano, struct session *s)
{
	struct diag d = DIAG_INIT;
	int status;

	*r = (struct printer){ .opt = opt, .out = o, .nano = nano };
	status = wanted_start(&r->wanted, opt->display, s, o);
	if (!render_start(&r->render, opt, o, colour_theme(o->fd), &d) && !status)
		status = say_diag(&d);
	if (!status && !report_start(&r->report, opt, o, colour_theme(o->fd), &d))
		status = say_diag(&d);
	if (!status)
		render_header(&r->render, &o->buf);
	return status;
}

bool printer_packet(struct printer *r, const struct cap_packet *c, struct diag *d)
{
	int wanted;

	render_decode(&r->render, c);
	wanted = wanted_is(&r->wanted, r->render.p, c->number, d);
	if (wanted <= 0)
		return wanted == 0;
	r->n++;
	if (report_wanted(&r->report) ? !report_packet(&r->report, r->render.p, d)
	                              : !render_print(&r->render, c, r->n > 1, &r->out->buf, d))
		return false;
	return !r->opt->write || write_out(r, c, d);
}

/* A file is made also when no packet matched. */
int printer_end(struct printer *r, int status, int linktype)
{
	struct diag d = DIAG_INIT;

	status = report_end(&r->report, status);
	render_free(&r->render);
	wanted_end(&r->wanted);
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
